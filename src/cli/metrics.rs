//! How a run went, for Prometheus: a file that the `node_exporter`'s textfile collector reads.
//!
//! It is written by rename, so that no half of it is ever read. A run that fails keeps the time of
//! the last one that did not, which it finds in the file of before.

use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use super::args::unattended::Metrics;
use super::exit::Exit;
use crate::Casebook;
use crate::casebook::{IngestReport, Status};
use crate::error::{Error, Result};
use crate::gauges::{Gauges, seconds, whole};

/// When a job began.
#[derive(Debug, Clone, Copy)]
pub struct Began(Instant);

/// The time of the last success, which outlives a run that fails.
const LAST_SUCCESS: &str = "casebook_job_last_success_timestamp_seconds";

/// The job whose file also tells how the casebook stands.
const STANDING: &str = "ingest";

impl Began {
    /// A job that begins now.
    #[must_use]
    pub fn now() -> Self {
        Self(Instant::now())
    }

    /// The job has ended: notes how, where that was asked for, and gives the exit.
    ///
    /// # Errors
    ///
    /// That of the job; or where the figures cannot be written.
    pub fn ended(
        self,
        job: &str,
        to: &Metrics,
        data: &Path,
        done: Result<(Exit, Option<IngestReport>)>,
    ) -> Result<Exit> {
        let Some(file) = &to.metrics else { return done.map(|(exit, _)| exit) };
        let exit = done.as_ref().map_or_else(Exit::of, |(exit, _)| *exit);
        let report = done.as_ref().ok().and_then(|(_, report)| report.as_ref());
        // Two files must not give the same figure, so only one job tells how the casebook stands;
        // and monitoring has to hear of one that cannot be read, too.
        let status = (job == STANDING).then(|| Casebook::open(data)?.status());
        let status = status.and_then(Result::ok);
        let before = std::fs::read_to_string(file).unwrap_or_default();
        let run = Run {
            job,
            exit,
            seconds: self.0.elapsed().as_secs_f64(),
            now: jiff::Timestamp::now().as_second(),
            last_success: last_success(&before, job),
        };
        let written = text(&run, report, status.as_ref()).and_then(|text| write(file, &text));
        let (exit, _) = done?;
        written.map(|()| exit)
    }
}

struct Run<'a> {
    job: &'a str,
    exit: Exit,
    seconds: f64,
    now: i64,
    last_success: Option<f64>,
}

impl Run<'_> {
    /// Whether the work was done; what was set aside is counted by itself.
    fn succeeded(&self) -> bool {
        matches!(self.exit, Exit::Done | Exit::NothingFound | Exit::SetAside)
    }
}

fn text(run: &Run<'_>, report: Option<&IngestReport>, status: Option<&Status>) -> Result<String> {
    let gauges = Gauges::default();
    tell_run(run, &gauges)?;
    if let Some(report) = report {
        tell_report(report, &gauges)?;
    }
    if let Some(status) = status {
        gauges.standing(status)?;
    }
    gauges.text()
}

fn tell_run(run: &Run<'_>, to: &Gauges) -> Result<()> {
    let one = |name, help, value| to.each(name, help, "job", [(run.job, value)]);
    one("casebook_job_last_run_timestamp_seconds", "When the job last ended.", seconds(run.now))?;
    one("casebook_job_duration_seconds", "How long the last run of the job took.", run.seconds)?;
    one(
        "casebook_job_exit_code",
        "What the last run of the job ended with: 0 done, 1 nothing found, 2 failed, 3 some input was set aside, 4 the site has changed, 75 busy.",
        f64::from(run.exit.code()),
    )?;
    let success = if run.succeeded() { Some(seconds(run.now)) } else { run.last_success };
    success.map_or(Ok(()), |success| {
        one(LAST_SUCCESS, "When the job last ended with its work done.", success)
    })
}

fn tell_report(report: &IngestReport, to: &Gauges) -> Result<()> {
    let total = report.total();
    let fates = [
        ("new", total.new),
        ("changed", total.changed),
        ("unchanged", total.unchanged),
        ("duplicate", total.duplicate),
        ("reread", total.reread),
        ("reappeared", report.reappeared),
        ("gone", report.gone),
        ("set_aside", report.set_aside.len() as u64),
    ];
    to.each(
        "casebook_ingest_documents",
        "What became of the documents of the last ingest.",
        "result",
        fates.map(|(fate, number)| (fate, whole(number))),
    )
}

fn last_success(before: &str, job: &str) -> Option<f64> {
    let figure = format!("{LAST_SUCCESS}{{job=\"{job}\"}} ");
    before.lines().find_map(|line| line.strip_prefix(&figure))?.trim().parse().ok()
}

fn write(file: &Path, text: &str) -> Result<()> {
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let written = || -> std::io::Result<()> {
        let mut new = tempfile::Builder::new().prefix(".casebook-").tempfile_in(folder)?;
        new.write_all(text.as_bytes())?;
        readable(new.as_file())?;
        new.persist(file).map_err(|error| error.error)?;
        Ok(())
    };
    written().map_err(|error| Error::io(file, error))
}

/// The collector is another user.
#[cfg(unix)]
fn readable(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(exit: Exit, last_success: Option<f64>) -> String {
        let run = Run { job: "ingest", exit, seconds: 1.5, now: 1_900_000_000, last_success };
        text(&run, Some(&IngestReport::default()), Some(&Status::default())).unwrap()
    }

    #[test]
    fn a_failure_keeps_the_time_of_the_last_success() {
        let first = run(Exit::SetAside, None);
        assert_eq!(last_success(&first, "ingest"), Some(1_900_000_000.0));
        assert_eq!(last_success(&first, "backup"), None);
        let failed = run(Exit::Failed, Some(1_800_000_000.0));
        assert_eq!(last_success(&failed, "ingest"), Some(1_800_000_000.0));
        assert!(failed.contains("casebook_job_exit_code{job=\"ingest\"} 2\n"), "{failed}");
        assert_eq!(last_success(&run(Exit::SiteChanged, None), "ingest"), None);
    }

    /// The text format as Prometheus describes it: help and type before the figures of a name,
    /// names of letters and digits, one number a line.
    #[test]
    fn the_text_is_in_the_exposition_format() {
        let text = run(Exit::Done, None);
        assert!(text.ends_with('\n'));
        let mut told = String::new();
        let mut seen = std::collections::BTreeSet::new();
        for line in text.lines() {
            if let Some(help) = line.strip_prefix("# HELP ") {
                let (name, words) = help.split_once(' ').unwrap();
                assert!(seen.insert(name.to_owned()), "{name} twice");
                assert!(!words.contains('\\'));
                told = name.to_owned();
            } else if let Some(kind) = line.strip_prefix("# TYPE ") {
                assert_eq!(kind, format!("{told} gauge"));
            } else {
                let (figure, value) = line.rsplit_once(' ').unwrap();
                let (name, labels) = figure.split_once('{').unwrap_or((figure, ""));
                assert_eq!(name, told, "{line}");
                assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{line}");
                assert!(labels.is_empty() || labels.ends_with("\"}"), "{line}");
                assert!(value.parse::<f64>().unwrap().is_finite(), "{line}");
            }
        }
        assert!(seen.len() > 10, "{seen:?}");
    }
}
