//! `casebook themes`: every theme with how many decisions have it.

use std::path::Path;

use serde::Serialize;

use super::super::args::themes::List;
use super::super::asked;
use super::super::exit::Exit;
use super::super::form::Form;
use super::super::prose::Prose;
use super::super::screen::Screen;
use super::super::table::{Align, Table};
use super::super::words::{count, thousands};
use crate::Casebook;
use crate::casebook::ThemeCounts;
use crate::error::Result;
use crate::themes::{Theme, ThemeFile, ThemeKind};

/// What programs get.
#[derive(Debug, Serialize)]
struct Listed<'a> {
    theme_file: &'a str,
    decisions: u64,
    without: u64,
    themes: Vec<Line<'a>>,
}

/// A theme and its count.
#[derive(Debug, Serialize)]
struct Line<'a> {
    theme: &'a str,
    title: &'a str,
    description: &'a str,
    kind: Option<ThemeKind>,
    parent: Option<&'a str>,
    children: Vec<&'a str>,
    decisions: u64,
    /// Of all decisions; null of none.
    share: Option<f64>,
}

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
    let listed = listed(themes.file(), &counts, args.all);
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

fn listed<'a>(file: &'a ThemeFile, counts: &'a ThemeCounts, all: bool) -> Listed<'a> {
    let mut themes: Vec<Line<'_>> = file
        .themes()
        .iter()
        .map(|theme| line(Some(theme), &theme.name, file, counts))
        .filter(|line| all || line.decisions > 0)
        .collect();
    // A theme of an earlier file, where that was taken in by another version.
    let unknown = counts.with.keys().filter(|name| file.theme(name).is_none());
    themes.extend(unknown.map(|name| line(None, name, file, counts)));
    let (decisions, without) = (counts.decisions, counts.without);
    Listed { theme_file: file.name(), decisions, without, themes }
}

fn line<'a>(
    theme: Option<&'a Theme>,
    name: &'a str,
    file: &'a ThemeFile,
    counts: &ThemeCounts,
) -> Line<'a> {
    let decisions = counts.with.get(name).copied().unwrap_or_default();
    let under = file.themes().iter().filter(|it| it.parent.as_deref() == Some(name));
    #[allow(clippy::cast_precision_loss)] // counts are far below 2⁵²
    let share = (counts.decisions > 0).then(|| decisions as f64 / counts.decisions as f64);
    Line {
        theme: name,
        title: theme.map_or(name, |theme| &theme.title),
        description: theme.map_or("", |theme| &theme.description),
        kind: theme.map(|theme| theme.kind),
        parent: theme.and_then(|theme| theme.parent.as_deref()),
        children: under.map(|theme| theme.name.as_str()).collect(),
        decisions,
        share,
    }
}

/// The headings of the list.
const KINDS: &[(Option<ThemeKind>, &str)] = &[
    (Some(ThemeKind::Subject), "What cases are about"),
    (Some(ThemeKind::Fault), "What went wrong, where the Ombudsman found it"),
    (Some(ThemeKind::Remedy), "What has to change"),
    (None, "In no theme file now"),
];

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
        for (depth, line) in in_families(listed, *kind) {
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

/// The themes of a kind, most frequent first, each followed by those below it, with how far down.
fn in_families<'l, 'a>(
    listed: &'l Listed<'a>,
    kind: Option<ThemeKind>,
) -> Vec<(usize, &'l Line<'a>)> {
    let mut of_kind: Vec<&Line<'_>> =
        listed.themes.iter().filter(|line| line.kind == kind).collect();
    of_kind.sort_by_key(|line| std::cmp::Reverse(line.decisions));
    let is_top = |line: &&&Line<'_>| {
        line.parent.is_none_or(|parent| of_kind.iter().all(|other| other.theme != parent))
    };
    let mut waiting: Vec<(usize, &Line<'_>)> =
        of_kind.iter().filter(is_top).rev().map(|line| (0, *line)).collect();
    let mut ordered = Vec::new();
    while let Some((depth, line)) = waiting.pop() {
        ordered.push((depth, line));
        let below = of_kind.iter().filter(|other| other.parent == Some(line.theme)).rev();
        waiting.extend(below.map(|other| (depth + 1, *other)));
    }
    ordered
}

/// "12%"; a share that is not nothing is not printed as nothing.
pub(super) fn percent(share: f64) -> String {
    let whole = share * 100.0;
    if whole > 0.0 && whole < 1.0 { "<1%".to_owned() } else { format!("{whole:.0}%") }
}
