//! What can be typed after `casebook stats`.

// The comments on fields are the help that people read, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::path::PathBuf;

use super::Filters;

/// What to count.
#[derive(Debug, clap::Args)]
pub struct Stats {
    /// What to count.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to count.
#[derive(Debug, clap::Subcommand)]
pub enum Verb {
    /// What was awarded: how many payments, their total, median, quartiles and range
    Payments(Payments),
    /// How decisions ended: outcomes, findings, and the share that was upheld
    Outcomes(Outcomes),
}

/// Which awards to count.
#[derive(Debug, clap::Args)]
pub struct Payments {
    /// Of the decisions that this finds; "distress, EHC plan delay, 2024 on" is understood too
    #[arg(value_name = "QUESTION")]
    pub question: Vec<String>,
    /// Only payments for this: distress, delay, loss_of_education and so on
    #[arg(long, value_name = "PURPOSE", value_delimiter = ',')]
    pub purpose: Vec<String>,
    /// Only payments of this form: payment, refund, reimbursement, waiver, write_off,
    /// backdated_benefit or other
    #[arg(long, value_name = "FORM", value_delimiter = ',')]
    pub form: Vec<String>,
    /// List every payment with its sentence, however many there are
    #[arg(long)]
    pub benchmark: bool,
    /// How to group and print.
    #[command(flatten)]
    pub shape: Shape,
    /// What to keep.
    #[command(flatten)]
    pub filters: Filters,
}

/// Which decisions to count.
#[derive(Debug, clap::Args)]
pub struct Outcomes {
    /// The decisions that this finds
    #[arg(value_name = "QUESTION")]
    pub question: Vec<String>,
    /// How to group and print.
    #[command(flatten)]
    pub shape: Shape,
    /// What to keep.
    #[command(flatten)]
    pub filters: Filters,
}

/// How to group and print.
#[derive(Debug, Default, clap::Args)]
pub struct Shape {
    /// Group by category, subcategory, theme, purpose, organisation, organisation-type, year,
    /// quarter, financial-year, outcome, finding, form or status; several with commas
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    pub per: Vec<String>,
    /// The most groups of a kind to print as text [default: 10; all with --per]
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Also draw the bars into this file, as SVG
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
    /// How to print: text, json or ndjson
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
}
