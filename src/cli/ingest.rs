//! `casebook ingest`: files into the casebook.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::Ingest;
use super::args::unattended::Unattended;
use super::exit::Exit;
use super::follow;
use super::form::Form;
use super::log::{Event, Level};
use super::metrics::Began;
use super::prose::Prose;
use super::screen::Screen;
use super::table::{Align, Table};
use super::words::{count, list, sentence, thousands};
use crate::Casebook;
use crate::casebook::{IngestOptions, IngestReport, Progress, Tally};
use crate::error::{Error, ErrorKind, Result};
use crate::intake::{self, SetAside};
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
    let options = options(&args.unattended)?;
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
    let scratch;
    let mut casebook = match options.dry_run {
        false => Casebook::open_to_write(data)?,
        true if data.join(crate::casebook::STORE).exists() => Casebook::open_to_rebuild(data)?,
        true => {
            scratch =
                tempfile::tempdir().map_err(|error| Error::io(std::env::temp_dir(), error))?;
            Casebook::open_to_write(scratch.path())?
        }
    };
    let report = one(&mut casebook, &args.paths, options, &mut Heard::new(screen))?;
    show(&report, form, data, screen)?;
    let exit = match (report.set_aside.is_empty(), report.total().files()) {
        (false, _) => Exit::SetAside,
        (true, documents) => Exit::found(documents > 0),
    };
    Ok((exit, Some(report)))
}

/// How the run is to go about its work, checked.
fn options(typed: &Unattended) -> Result<IngestOptions> {
    let share = typed.fail_on_yield_below.as_deref().map(share).transpose()?;
    Ok(IngestOptions {
        dry_run: typed.dry_run,
        yield_below: share,
        canary: typed.canary,
        ..IngestOptions::default()
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
    heard.bar.finish_and_clear();
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
        let end = match report.dry_run {
            true => "it was a dry run, and nothing was written".to_owned(),
            false => format!("the casebook is in {}", data.display()),
        };
        prose.paragraph(0, &format!("{}; {end}.", became(total)));
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

/// A bar on a terminal, lines in a log, and nothing anywhere else.
pub(super) struct Heard<'s, 'screen> {
    bar: ProgressBar,
    screen: &'s mut Screen<'screen>,
    files: (u64, u64),
    stop: Option<Arc<AtomicBool>>,
}

impl<'s, 'screen> Heard<'s, 'screen> {
    pub(super) fn new(screen: &'s mut Screen<'screen>) -> Self {
        let shown = screen.is_terminal() && !screen.logs_json();
        let target =
            if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template(LOOK) {
            bar.set_style(style);
        }
        Self { bar, screen, files: (0, 0), stop: None }
    }

    /// Ends the work early, and in order, once this says so.
    pub(super) fn until(mut self, stop: &Arc<AtomicBool>) -> Self {
        self.stop = Some(Arc::clone(stop));
        self
    }
}

impl Progress for Heard<'_, '_> {
    fn found(&mut self, files: u64, bytes: u64) {
        self.bar.set_length(files);
        self.files.1 = files;
        self.screen
            .log(&Event::new(Level::Info, "found").with("files", files).with("bytes", bytes));
    }

    fn done(&mut self, files: u64, _: u64) {
        self.bar.inc(files);
        self.files.0 += files;
        let (done, all) = self.files;
        self.screen.log(&Event::new(Level::Info, "progress").with("done", done).with("of", all));
    }

    fn set_aside(&mut self, aside: &SetAside) {
        self.screen.log(&Event::set_aside(aside));
    }

    fn indexing(&mut self) {
        self.bar.set_message("finishing the index");
        self.screen.log(&Event::new(Level::Info, "indexing"));
    }

    fn stop(&self) -> bool {
        self.stop.as_ref().is_some_and(|stop| stop.load(Ordering::Relaxed))
    }
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
