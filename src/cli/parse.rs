//! `casebook parse`.

use std::io::Write;
use std::process::ExitCode;

use super::args::Parse;
use crate::text::{Origin, Page};

/// Prints the record of each document, one JSON object a line.
#[must_use]
pub fn run(args: &Parse) -> ExitCode {
    let mut out = std::io::stdout().lock();
    for path in &args.paths {
        for entry in walkdir::WalkDir::new(path).sort_by_file_name().into_iter().flatten() {
            let Ok(bytes) = std::fs::read(entry.path()) else { continue };
            let Ok(page) = Page::read(Origin::file(entry.path()), &bytes) else { continue };
            let record = crate::schemes::read(&page);
            let Ok(json) = serde_json::to_string(&record) else { continue };
            if writeln!(out, "{json}").is_err() {
                return ExitCode::SUCCESS;
            }
        }
    }
    ExitCode::SUCCESS
}
