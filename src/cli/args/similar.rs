//! What can be typed after `casebook similar`.

// The comments on fields are the help that people read, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use super::Filters;

/// Like what.
#[derive(Debug, clap::Args)]
pub struct Similar {
    /// The reference of a decision, a file, or - for a draft on standard input
    #[arg(required = true, value_name = "REF|FILE|-", allow_hyphen_values = false)]
    pub like: Vec<String>,
    /// How many to show
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub limit: usize,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
    /// What to keep.
    #[command(flatten)]
    pub filters: Filters,
}
