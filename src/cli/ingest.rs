//! `casebook ingest`: files into the casebook.

use std::path::Path;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::civil::Date;

use super::args::Ingest;
use super::exit::Exit;
use super::form::Form;
use super::prose::Prose;
use super::screen::Screen;
use super::table::{Align, Table};
use super::words::{count, day, list, sentence, thousands};
use crate::Casebook;
use crate::casebook::{IngestOptions, IngestReport, Progress, Tally};
use crate::error::{Error, ErrorKind, Result};
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
    let options = IngestOptions {
        complete_as_of: args.complete_as_of.as_deref().map(typed_day).transpose()?,
        anyway: args.anyway,
    };
    let mut casebook = Casebook::open_to_write(data)?;
    let mut bar = Bar::new(screen.is_terminal());
    let report = casebook.ingest_with(&args.paths, &options, &mut bar)?;
    bar.clear();
    for aside in &report.set_aside {
        screen.complain(format_args!("set aside: {aside}"));
    }
    if let Some(why) = &report.not_marked {
        screen.complain(format_args!("nothing was marked as no longer published: {why}"));
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
    let whole = report.set_aside.is_empty() && report.not_marked.is_none();
    Ok(match (whole, report.total().files()) {
        (false, _) => Exit::SetAside,
        (true, documents) => Exit::found(documents > 0),
    })
}

/// The day that was typed.
fn typed_day(words: &str) -> Result<Date> {
    words.trim().parse().map_err(|_| {
        Error::new(ErrorKind::Usage, format!("{words:?} is no day"))
            .advise("write it like 2026-03-01")
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
            ("Documents", Align::Right),
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
    for line in beside(report) {
        prose.gap();
        prose.paragraph(0, &line);
    }
    if !report.set_aside.is_empty() {
        prose.gap();
        let number = thousands(report.set_aside.len());
        prose.line(format!("{number} set aside; each is named above, with what to do about it."));
    }
}

/// What is told of an ingest beside what became of its documents.
fn beside(report: &IngestReport) -> Vec<String> {
    let number = |number: u64| thousands(size(number));
    let some = |count: u64, words: String| (count > 0).then_some(words);
    let gone = report.complete_as_of.filter(|_| report.not_marked.is_none()).map(|as_of| {
        let gone = match report.gone {
            0 => "nothing is gone".to_owned(),
            1 => "1 decision is no longer published; it is kept".to_owned(),
            more => format!("{} decisions are no longer published; they are kept", number(more)),
        };
        format!("Complete as of {}: {gone}.", day(as_of))
    });
    let back = count(size(report.reappeared), "decision", "decisions");
    let parts = count(size(report.passed_over), "part of an archive", "parts of archives");
    [
        gone,
        some(
            report.reappeared,
            format!("{back} had gone from the site and can be read there again."),
        ),
        some(report.passed_over, format!("{parts} passed over: no page can be in them.")),
    ]
    .into_iter()
    .flatten()
    .collect()
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
const LOOK: &str = "{bar:30} {bytes} of {total_bytes}, {eta} left {msg}";

/// A bar on a terminal, and nothing anywhere else.
pub(super) struct Bar {
    bar: ProgressBar,
    files: u64,
}

impl Bar {
    pub(super) fn new(terminal: bool) -> Self {
        let target =
            if terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template(LOOK) {
            bar.set_style(style);
        }
        Self { bar, files: 0 }
    }

    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn found(&mut self, _: u64, bytes: u64) {
        self.bar.set_length(bytes);
    }

    fn done(&mut self, files: u64, bytes: u64) {
        self.files += files;
        self.bar.inc(bytes);
        self.bar.set_message(count(size(self.files), "file", "files"));
    }

    fn indexing(&mut self) {
        self.bar.set_message("finishing the index");
    }
}
