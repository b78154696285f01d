//! `casebook ingest`: files into the casebook.

use std::path::Path;

use jiff::civil::Date;

use super::args::Ingest;
use super::exit::Exit;
use super::follow;
use super::form::Form;
use super::heard::Heard;
use super::log::{Event, Level};
use super::metrics::Began;
use super::prose::Prose;
use super::screen::Screen;
use super::table::{Align, Table};
use super::themes::meant;
use super::words::{count, day, list, sentence, size, thousands};
use crate::Casebook;
use crate::casebook::{IngestOptions, IngestReport, Tally};
use crate::error::{Error, ErrorKind, Result};
use crate::intake;
use crate::model::words::Kind;

/// Takes in files and folders, and sums up what became of them.
///
/// # Errors
///
/// Where the casebook cannot be written.
pub fn run(args: &Ingest, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    // A log goes with a summary that a program reads.
    let otherwise = if screen.logs_json() { Form::Ndjson } else { Form::Text };
    let form = Form::typed(args.format.as_deref(), otherwise)?;
    let options = options(args)?;
    if args.unattended.follow {
        return follow::run(args, &options, form, data, screen);
    }
    let began = Began::now();
    let done = take_in(args, &options, form, data, screen);
    began.ended("ingest", &args.unattended.metrics, data, done)
}

fn take_in(
    args: &Ingest,
    options: &IngestOptions,
    form: Form,
    data: &Path,
    screen: &mut Screen<'_>,
) -> Result<(Exit, Option<IngestReport>)> {
    intake::expect_some(&args.paths)?;
    let themes = args.themes.as_deref().map(|path| meant(path, screen)).transpose()?;
    let scratch;
    let is_there = data.join(crate::casebook::STORE).exists();
    let mut casebook = match (options.dry_run, is_there) {
        (false, _) => Casebook::open_to_write(data)?,
        // Without a look at the index, which would be brought up.
        (true, true) => Casebook::open_to_rebuild(data)?,
        (true, false) => {
            scratch =
                tempfile::tempdir().map_err(|error| Error::io(std::env::temp_dir(), error))?;
            Casebook::open_to_write(scratch.path())?
        }
    };
    if let Some(themes) = themes.filter(|_| !options.dry_run) {
        themes.assign(&mut casebook)?;
    }
    let report = one(&mut casebook, &args.paths, options, &mut Heard::new(screen))?;
    show(&report, form, data, screen)?;
    let whole = report.set_aside.is_empty() && report.not_marked.is_none();
    let exit = match (whole, report.total().files()) {
        (false, _) => Exit::SetAside,
        (true, documents) => Exit::found(documents > 0),
    };
    Ok((exit, Some(report)))
}

/// How the run is to go about its work, checked.
fn options(args: &Ingest) -> Result<IngestOptions> {
    let typed = &args.unattended;
    Ok(IngestOptions {
        complete_as_of: args.complete_as_of.as_deref().map(typed_day).transpose()?,
        anyway: args.anyway,
        dry_run: typed.dry_run,
        yield_below: typed.fail_on_yield_below.as_deref().map(share).transpose()?,
        canary: typed.canary,
    })
}

/// The day that was typed.
pub(super) fn typed_day(words: &str) -> Result<Date> {
    words.trim().parse().map_err(|_| {
        Error::new(ErrorKind::Usage, format!("{words:?} is no day"))
            .advise("write it like 2026-03-01")
    })
}

/// "0.9" or "90%".
fn share(typed: &str) -> Result<f64> {
    let (digits, whole) = match typed.trim().strip_suffix('%') {
        Some(percent) => (percent.trim(), 100.0),
        None => (typed.trim(), 1.0),
    };
    let share = digits.parse::<f64>().ok().map(|number| number / whole);
    share.filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| {
        let said = format!("--fail-on-yield-below cannot be {typed:?}");
        Error::new(ErrorKind::Usage, said).advise("say a share from 0 to 1, or 90%")
    })
}

/// One ingest, heard of as it goes.
pub(super) fn one(
    casebook: &mut Casebook,
    paths: &[impl AsRef<Path>],
    options: &IngestOptions,
    heard: &mut Heard<'_, '_>,
) -> Result<IngestReport> {
    let report = casebook.ingest_with(paths, options, heard);
    heard.clear();
    report
}

/// What became of the files: those that were set aside on standard error, the sums on standard
/// output.
pub(super) fn show(
    report: &IngestReport,
    form: Form,
    data: &Path,
    screen: &mut Screen<'_>,
) -> Result<()> {
    if screen.logs_json() {
        screen.log(&Event::new(Level::Info, "finished").with_all(&report.total()).with_all(
            &serde_json::json!({
                "reappeared": report.reappeared,
                "gone": report.gone,
                "set_aside": report.set_aside.len(),
                "generation": report.generation,
                "seconds": report.seconds,
            }),
        ));
    } else {
        for aside in &report.set_aside {
            screen.complain(format_args!("set aside: {aside}"));
        }
    }
    if let Some(why) = &report.not_marked {
        screen.complain(format_args!("nothing was marked as no longer published: {why}"));
    }
    match form {
        Form::Json => screen.json(report),
        Form::Ndjson => screen.json_line(report),
        Form::Text => {
            let mut prose = screen.prose();
            summary(report, data, &mut prose);
            screen.show(prose)
        }
    }
}

fn summary(report: &IngestReport, data: &Path, prose: &mut Prose) {
    let total = report.total();
    prose.paragraph(0, &format!("{}.", kinds(report)));
    if total.files() > 0 {
        let end = if report.dry_run {
            "it was a dry run, and nothing was written".to_owned()
        } else {
            format!("the casebook is in {}", data.display())
        };
        prose.paragraph(0, &format!("{}; {end}.", became(total)));
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
    let (unread, own) = match report.unread {
        1 => ("1 decision counts as published".to_owned(), "its page is"),
        more => (format!("{} decisions count as published", number(more)), "their pages are"),
    };
    let back = count(size(report.reappeared), "decision", "decisions");
    let parts = count(size(report.passed_over), "part of an archive", "parts of archives");
    [
        gone,
        some(report.unread, format!("{unread}: {own} in the input, and could not be read.")),
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
pub(super) fn name(kind: Kind) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_a_number_or_percent() {
        for (typed, wanted) in [
            ("0.9", Some(0.9)),
            ("90%", Some(0.9)),
            (" 90 % ", Some(0.9)),
            ("1", Some(1.0)),
            ("0", Some(0.0)),
            ("90", None),
            ("-0.1", None),
            ("NaN", None),
            ("most", None),
        ] {
            assert_eq!(share(typed).ok(), wanted, "{typed}");
        }
    }
}
