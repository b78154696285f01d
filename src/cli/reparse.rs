//! `casebook reparse`: what earlier rules read, read again.

use std::path::Path;

use super::args::reparse::Reparse;
use super::exit::Exit;
use super::form::Form;
use super::heard::Heard;
use super::screen::Screen;
use super::words::{count, list, thousands};
use crate::Casebook;
use crate::casebook::IngestReport;
use crate::error::Result;

/// Reads stored originals again wherever other rules have read them.
///
/// # Errors
///
/// Where the casebook cannot be read or written.
pub fn run(args: &Reparse, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let mut casebook = Casebook::open_again(data)?;
    let mut heard = Heard::new(screen);
    let report = casebook.reparse(&mut heard)?;
    heard.clear();
    for aside in &report.set_aside {
        screen.complain(format_args!("left as it was: {aside}"));
    }
    match form {
        Form::Json => screen.json(&report)?,
        Form::Ndjson => screen.json_line(&report)?,
        Form::Text => {
            let mut prose = screen.prose();
            prose.paragraph(0, &told(&report));
            screen.show(prose)?;
        }
    }
    Ok(if report.set_aside.is_empty() { Exit::Done } else { Exit::SetAside })
}

/// "12 documents read again: 10 decisions and 2 annual letters."
fn told(report: &IngestReport) -> String {
    if report.files == 0 {
        return "Nothing to do: all documents were read by the rules of this version.".to_owned();
    }
    let size = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let kinds: Vec<String> = report
        .kinds
        .iter()
        .map(|(kind, tally)| format!("{} {}", thousands(size(tally.files())), kind.label()))
        .collect();
    let all = count(size(report.total().files()), "document", "documents");
    format!("{all} read again ({}).", list(kinds.iter().map(String::as_str), "and"))
}
