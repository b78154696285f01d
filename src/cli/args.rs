//! What can be typed.

use std::path::PathBuf;

/// Reads the decisions of the Local Government and Social Care Ombudsman.
#[derive(Debug, clap::Parser)]
#[command(version)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub enum Verb {
    /// Prints the record of each document.
    Parse(Parse),
}

/// Prints the record of each document.
#[derive(Debug, clap::Args)]
pub struct Parse {
    /// Files or folders.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// How to print.
    #[arg(long, default_value = "ndjson")]
    pub format: String,
}
