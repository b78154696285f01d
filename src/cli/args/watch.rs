//! What can be typed after `casebook watch`.

// The comments on fields are the help that people read, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::path::PathBuf;

use super::Filters;

/// What to do with saved questions.
#[derive(Debug, clap::Args)]
pub struct Watch {
    /// What to do; without it, the list.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What to do with saved questions.
#[derive(Debug, clap::Subcommand)]
pub enum Verb {
    /// Save a question under a name
    Add(Add),
    /// List the saved questions
    List(List),
    /// Forget saved questions
    Remove(Remove),
    /// Report what is new, or has a new text, since the last run
    Run(Run),
}

/// What to save.
#[derive(Debug, clap::Args)]
pub struct Add {
    /// What to call it: one word, or several in quotes
    #[arg(value_name = "NAME")]
    pub name: String,
    /// The question, as for search; without words and filters, everything
    #[arg(value_name = "QUESTION")]
    pub question: Vec<String>,
    /// Let the first run report only what comes after this, not all that is there
    #[arg(long)]
    pub from_now: bool,
    /// What to keep.
    #[command(flatten)]
    pub filters: Filters,
}

/// How to list.
#[derive(Debug, Default, clap::Args)]
pub struct List {
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// What to forget.
#[derive(Debug, clap::Args)]
pub struct Remove {
    /// The names
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
}

/// What to report.
#[derive(Debug, clap::Args)]
pub struct Run {
    /// The names of saved questions; without any, all
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// Report without noting it: the next run reports the same again
    #[arg(long, visible_alias = "dry-run")]
    pub peek: bool,
    /// Report what came on this day (UTC) or later, whatever was reported before; notes nothing
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Also add it to this Atom feed, which keeps what it had
    #[arg(long, value_name = "FILE")]
    pub atom: Option<PathBuf>,
    /// Also write it into this file, as a page to read or print
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}
