//! `casebook ingest`: files into the casebook.

use std::path::Path;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::Ingest;
use super::exit::Exit;
use super::form::Form;
use super::prose::Prose;
use super::screen::Screen;
use super::table::{Align, Table};
use super::themes::meant;
use super::words::{count, list, sentence, thousands};
use crate::Casebook;
use crate::casebook::{IngestReport, Progress, Tally};
use crate::error::Result;
use crate::intake;
use crate::model::words::Kind;

/// Takes in files and folders, and sums up what became of them.
///
/// # Errors
///
/// Where the casebook cannot be written.
pub fn run(args: &Ingest, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    intake::expect_some(&args.paths)?;
    let themes = args.themes.as_deref().map(|path| meant(path, screen)).transpose()?;
    let mut casebook = Casebook::open_to_write(data)?;
    if let Some(themes) = &themes {
        themes.assign(&mut casebook)?;
    }
    let mut bar = Bar::new(screen.is_terminal());
    let report = casebook.ingest(&args.paths, &mut bar)?;
    bar.clear();
    for aside in &report.set_aside {
        screen.complain(format_args!("set aside: {aside}"));
    }
    match form {
        Form::Json => screen.json(&report)?,
        Form::Ndjson => screen.json_line(&report)?,
        Form::Text => {
            let mut prose = screen.prose();
            summary(&report, data, &mut prose);
            screen.show(prose)?;
        }
    }
    Ok(match (report.set_aside.is_empty(), report.total().files()) {
        (false, _) => Exit::SetAside,
        (true, documents) => Exit::found(documents > 0),
    })
}

fn summary(report: &IngestReport, data: &Path, prose: &mut Prose) {
    let total = report.total();
    prose.paragraph(0, &format!("{}.", kinds(report)));
    if total.files() > 0 {
        prose.paragraph(0, &format!("{}; the casebook is in {}.", became(total), data.display()));
        prose.gap();
        let mut table = Table::new(&[
            ("Kind", Align::Whole),
            ("Files", Align::Right),
            ("New", Align::Right),
            ("Changed", Align::Right),
            ("Unchanged", Align::Right),
            ("Duplicate", Align::Right),
            ("Read again", Align::Right),
        ]);
        for (kind, tally) in &report.kinds {
            table.row(row(&sentence(&name(*kind)), *tally));
        }
        if report.kinds.len() > 1 {
            table.row(row("All", total));
        }
        prose.table(&table);
    }
    if !report.set_aside.is_empty() {
        prose.gap();
        let number = thousands(report.set_aside.len());
        prose.line(format!("{number} set aside; each is named above, with what to do about it."));
    }
}

/// "5 documents: 2 decisions, 1 performance page, 1 annual letter and 1 feedback report".
fn kinds(report: &IngestReport) -> String {
    let all = count(size(report.total().files()), "document", "documents");
    let kinds: Vec<String> = report
        .kinds
        .iter()
        .map(|(kind, tally)| {
            let one = name(*kind);
            count(size(tally.files()), &one, &format!("{one}s"))
        })
        .collect();
    if kinds.is_empty() {
        return sentence(&all);
    }
    format!("{all}: {}", list(kinds.iter().map(String::as_str), "and"))
}

/// "decision", "other page".
fn name(kind: Kind) -> String {
    if kind == Kind::Other { "other page".to_owned() } else { kind.label() }
}

/// "3 new, 2 unchanged".
fn became(total: Tally) -> String {
    let parts = [
        (total.new, "new"),
        (total.changed, "changed"),
        (total.unchanged, "unchanged"),
        (total.duplicate, "duplicate"),
        (total.reread, "read again by newer rules"),
    ];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    parts
        .map(|(number, what)| format!("{} {what}", thousands(size(number))))
        .collect::<Vec<_>>()
        .join(", ")
}

fn size(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The counts of one kind; nothing is printed for none, so that what there is stands out.
fn row(name: &str, tally: Tally) -> [String; 7] {
    let some = |number: u64| match number {
        0 => String::new(),
        some => thousands(size(some)),
    };
    [
        name.to_owned(),
        some(tally.files()),
        some(tally.new),
        some(tally.changed),
        some(tally.unchanged),
        some(tally.duplicate),
        some(tally.reread),
    ]
}

/// How the bar looks.
const LOOK: &str = "{bar:30} {human_pos} of {human_len} files, {eta} left {msg}";

/// A bar on a terminal, and nothing anywhere else.
struct Bar {
    bar: ProgressBar,
}

impl Bar {
    fn new(terminal: bool) -> Self {
        let target =
            if terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template(LOOK) {
            bar.set_style(style);
        }
        Self { bar }
    }

    fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn found(&mut self, files: u64, _: u64) {
        self.bar.set_length(files);
    }

    fn done(&mut self, files: u64, _: u64) {
        self.bar.inc(files);
    }

    fn indexing(&mut self) {
        self.bar.set_message("finishing the index");
    }
}
