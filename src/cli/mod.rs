//! The command line: one file a verb.

pub mod args;
pub mod parse;

use std::process::ExitCode;

use clap::Parser;

/// Runs the command line of this process.
#[must_use]
pub fn main() -> ExitCode {
    let args = args::Args::parse();
    match args.verb {
        args::Verb::Parse(parse) => parse::run(&parse),
    }
}
