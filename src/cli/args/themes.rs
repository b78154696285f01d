//! What can be typed after `casebook themes`.

// The comments on fields are the help that people read, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::path::PathBuf;

use super::Filters;

/// What to do with themes.
#[derive(Debug, clap::Args)]
pub struct Themes {
    /// What to do; without it, the list.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// What to list.
    #[command(flatten)]
    pub list: List,
}

/// What to do with themes.
#[derive(Debug, clap::Subcommand)]
pub enum Verb {
    /// List the themes, with how many decisions have each
    List(List),
    /// Show which themes would apply to a page, and why: rule, paragraph, words
    Test(Test),
    /// Read a theme file of your own, and name every mistake with its line
    Check(Check),
    /// Show which themes rise and fall over the years, and whether that is more than chance
    Trend(Trend),
    /// Show words and phrases that some decisions have and the others have not
    Discover(Discover),
}

/// Of which decisions.
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
pub struct List {
    /// Also themes that no decision has
    #[arg(long)]
    pub all: bool,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
    /// What to keep.
    #[command(flatten)]
    pub filters: Filters,
}

/// Which page.
#[derive(Debug, clap::Args)]
pub struct Test {
    /// A page, or the reference of a decision in the casebook
    #[arg(value_name = "FILE", required = true)]
    pub page: Vec<PathBuf>,
    /// A theme file of your own, in place of the one in use
    #[arg(long, value_name = "FILE")]
    pub themes: Option<PathBuf>,
    /// Also themes that the page speaks of and that do not apply, with the reason
    #[arg(long)]
    pub all: bool,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// Which theme file.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The theme file; without it, the one that the casebook uses
    #[arg(long, value_name = "FILE")]
    pub themes: Option<PathBuf>,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}

/// Of which decisions, and how.
#[derive(Debug, clap::Args)]
pub struct Trend {
    /// Only the decisions that this question finds
    #[arg(value_name = "QUESTION")]
    pub question: Vec<String>,
    /// Periods: year (financial, April to March) or quarter
    #[arg(long, value_name = "PERIOD", default_value = "year")]
    pub by: String,
    /// Only this theme; may be given several times
    #[arg(long = "theme", value_name = "NAME")]
    pub themes: Vec<String>,
    /// Also themes that neither rise nor fall by more than chance
    #[arg(long)]
    pub all: bool,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
    /// What to keep.
    #[command(flatten)]
    pub filters: Filters,
}

/// Which decisions.
#[derive(Debug, clap::Args)]
pub struct Discover {
    /// The decisions to compare with all others
    #[arg(value_name = "QUESTION")]
    pub question: Vec<String>,
    /// How many words and phrases to show
    #[arg(long, value_name = "N", default_value_t = 25)]
    pub limit: usize,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
    /// What to keep.
    #[command(flatten)]
    pub filters: Filters,
}
