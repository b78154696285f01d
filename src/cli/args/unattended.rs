//! What can be typed for jobs that run by themselves: how an ingest watches over itself, what was
//! set aside, backups, and how the casebook stands.

// The comments on fields are the help that people read, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::path::PathBuf;

/// How an ingest watches over itself.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Unattended")]
pub struct Unattended {
    /// Say what would happen, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Stop before writing (exit code 4) where fewer of the new pages than this share, 0.9 or 90%,
    /// gave a reference, a date and an outcome
    #[arg(long, value_name = "SHARE")]
    pub fail_on_yield_below: Option<String>,
    /// Stop before writing (exit code 4) where the new pages give so much less than those before
    /// that the site must have changed
    #[arg(long)]
    pub canary: bool,
    /// Keep looking into the folders, and take in each file once it has stopped growing
    #[arg(long, conflicts_with = "dry_run")]
    pub follow: bool,
    /// With --follow: look again after so many seconds
    #[arg(long, value_name = "SECONDS", default_value = "30", requires = "follow")]
    pub every: f64,
    /// With --follow: a file is done when it has not changed for so many seconds
    #[arg(long, value_name = "SECONDS", default_value = "10", requires = "follow")]
    pub settle: f64,
    /// What became of the run.
    #[command(flatten)]
    pub metrics: Metrics,
}

/// Where figures for a monitor go.
#[derive(Debug, Default, clap::Args)]
pub struct Metrics {
    /// Write how the run went into this file for Prometheus, when it is done
    #[arg(long, value_name = "FILE", help_heading = "Unattended")]
    pub metrics: Option<PathBuf>,
}

/// How to report on the casebook.
#[derive(Debug, clap::Args)]
pub struct Status {
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// What to do with files that were set aside.
#[derive(Debug, clap::Args)]
pub struct Quarantine {
    /// What to do
    #[command(subcommand)]
    pub verb: QuarantineVerb,
}

/// What to do with files that were set aside.
#[derive(Debug, clap::Subcommand)]
pub enum QuarantineVerb {
    /// List what could not be taken in, why, and since when
    List(Listed),
    /// Read the files again
    Retry(Listed),
    /// Forget that files were set aside; the files themselves stay
    Drop(Dropped),
}

/// Which of the files that were set aside.
#[derive(Debug, clap::Args)]
pub struct Listed {
    /// Files, folders or patterns with *; without any, all of them
    #[arg(value_name = "PATTERN")]
    pub patterns: Vec<String>,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// Which files to forget.
#[derive(Debug, clap::Args)]
pub struct Dropped {
    /// Files, folders or patterns with *
    #[arg(value_name = "PATTERN", required_unless_present = "all")]
    pub patterns: Vec<String>,
    /// All of them
    #[arg(long, conflicts_with = "patterns")]
    pub all: bool,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// Where to put a backup.
#[derive(Debug, clap::Args)]
pub struct Backup {
    /// The file; an earlier backup in it is replaced once the new one is whole
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
    /// What became of the run.
    #[command(flatten)]
    pub metrics: Metrics,
}

/// Which backup to restore.
#[derive(Debug, clap::Args)]
pub struct Restore {
    /// A file that `casebook backup` has written
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Put it in the place of the casebook that is there
    #[arg(long)]
    pub replace: bool,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// How to report on a check.
#[derive(Debug, clap::Args)]
pub struct Verify {
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
    /// What became of the run.
    #[command(flatten)]
    pub metrics: Metrics,
}
