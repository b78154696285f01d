//! `casebook themes`: every theme with how many decisions have it.

use std::path::Path;

use super::super::args::themes::List;
use super::super::asked;
use super::super::exit::Exit;
use super::super::form::Form;
use super::super::prose::Prose;
use super::super::screen::Screen;
use super::super::table::{Align, Table};
use super::super::words::{count, percent, thousands};
use crate::Casebook;
use crate::casebook::listed::{KINDS, Listed};
use crate::error::Result;
use crate::themes::ThemeFile;

/// Prints the themes.
///
/// # Errors
///
/// Where the casebook cannot be read.
pub(super) fn run(args: &List, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let casebook = Casebook::open(data)?;
    let counts = casebook.theme_counts(&asked::question(&[], &args.filters)?)?;
    let themes = casebook.themes()?;
    let listed = Listed::of(themes.file(), &counts, args.all);
    if let Some(stale) = casebook.stale_themes()? {
        screen.complain(stale);
    }
    match form {
        Form::Json => screen.json(&listed)?,
        Form::Ndjson => listed.themes.iter().try_for_each(|line| screen.json_line(line))?,
        Form::Text => {
            let mut prose = screen.prose();
            print(&listed, themes.file(), &mut prose);
            screen.show(prose)?;
        }
    }
    Ok(Exit::found(counts.decisions > 0))
}

fn print(listed: &Listed<'_>, file: &ThemeFile, prose: &mut Prose) {
    let many = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let decisions = count(many(listed.decisions), "decision", "decisions");
    prose.line(prose.paint().strong(format!(
        "{} themes in {decisions}; {} {} none",
        listed.themes.len(),
        thousands(many(listed.without)),
        if listed.without == 1 { "has" } else { "have" },
    )));
    if listed.theme_file != ThemeFile::builtin().name() {
        prose.paragraph(0, &format!("By the themes of {}.", listed.theme_file));
    }
    for (kind, heading) in KINDS {
        let mut table = Table::new(&[
            ("", Align::Whole),
            ("Decisions", Align::Right),
            ("Share", Align::Right),
            ("In a question", Align::Whole),
        ]);
        for (depth, line) in listed.in_families(*kind) {
            table.row([
                format!("{}{}", "  ".repeat(depth), line.title),
                thousands(many(line.decisions)),
                line.share.map_or_else(String::new, percent),
                format!("theme:{}", line.theme),
            ]);
        }
        if !table.is_empty() {
            prose.heading(heading);
            prose.table(&table);
        }
    }
    prose.gap();
    let parents = file.themes().iter().any(|theme| theme.parent.is_some());
    if parents {
        prose.paragraph(0, "A theme set in below another counts for that one too.");
    }
    if let Some(first) = listed.themes.iter().find(|line| line.decisions > 0) {
        let paint = prose.paint();
        prose.line(paint.quiet(format!(
            "See them: casebook search theme:{}    Why: casebook themes test REF",
            first.theme
        )));
    }
}
