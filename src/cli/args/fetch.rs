//! What can be typed to fetch.

// The comments on fields are the help that people read, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::path::PathBuf;

use super::unattended::Metrics;

/// What to fetch.
#[derive(Debug, clap::Args)]
pub struct Fetch {
    /// Decided on this day (2026-03-01) or later [default: the last day of the last complete fetch
    /// into the same folder, less the overlap]
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Decided on this day or earlier [default: today]
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Where the site can reach you: a mail address or a web address, sent with every request
    #[arg(long, value_name = "EMAIL_OR_URL", env = "CASEBOOK_CONTACT")]
    pub contact: Option<String>,
    /// Where the archive goes: FILE.warc.gz, or a folder in which each fetch gets a file of its own
    #[arg(long, short, value_name = "PATH")]
    pub out: PathBuf,
    /// The site
    #[arg(long, value_name = "URL", default_value = crate::fetch::site::LGSCO)]
    pub base: String,
    /// How long to wait between two requests; the site's own rules may ask for more
    #[arg(long, value_name = "TIME", default_value = "2s")]
    pub pause: String,
    /// Without --from: how much to look at again, since decisions are published weeks later
    #[arg(long, value_name = "TIME", default_value = "90d")]
    pub overlap: String,
    /// How long an answer may take
    #[arg(long, value_name = "TIME", default_value = "60s")]
    pub timeout: String,
    /// How often to ask for a page before it counts as missed
    #[arg(long, value_name = "N", default_value_t = 6)]
    pub attempts: u32,
    /// Ask for whole pages, not only for those that have changed since they were fetched
    #[arg(long)]
    pub anew: bool,
    /// How to print the summary: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
    /// What became of the run.
    #[command(flatten)]
    pub metrics: Metrics,
}
