//! What can be typed after `casebook export`.

// The comments on fields are the help that people read, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::path::PathBuf;

use super::Filters;

/// What to write.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// decisions, payments, other_amounts, improvements, actions, events, citations, themes,
    /// performance, letters, report_tables, checks, or all; sql: all as a script for PostgreSQL;
    /// bulk: whole decisions for a search engine, and mapping: the definition of its index
    #[arg(value_name = "SHEET", required_unless_present = "check")]
    pub sheet: Option<String>,
    /// Only from what this question finds
    #[arg(value_name = "QUESTION")]
    pub question: Vec<String>,
    /// csv, xlsx, parquet, ndjson or sql [default: as the file to write ends, else csv]
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
    /// The file to write, or of all sheets the folder, only once all rows are there; without it,
    /// standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Also payments that are no part of the remedy (offers, refusals, what had been paid before),
    /// and whatever a person has rejected in review
    #[arg(long)]
    pub all_statuses: bool,
    /// Begin a CSV file with the mark that tells Excel that it is UTF-8
    #[arg(long)]
    pub excel: bool,
    /// The time to write into the files, such as 2026-01-31T09:00:00Z, for files that are the same
    /// byte for byte [default: SOURCE_DATE_EPOCH where it is set, else now]
    #[arg(long, value_name = "TIME")]
    pub time: Option<String>,
    /// Tell whether the question of this file, or folder of files, still gives the same rows, and
    /// what has changed
    #[arg(long, value_name = "FILE", conflicts_with_all = ["sheet", "question", "output", "excel", "time", "all_statuses"])]
    pub check: Option<PathBuf>,
    /// With mapping: the search engine, elasticsearch, opensearch or quickwit
    #[arg(long = "for", value_name = "ENGINE")]
    pub engine: Option<String>,
    /// What to keep.
    #[command(flatten)]
    pub filters: Filters,
}
