//! `casebook verify`: whether everything is whole and agrees.

use std::path::Path;

use serde::Serialize;

use super::args::unattended::Verify;
use super::exit::Exit;
use super::form::Form;
use super::metrics::Began;
use super::screen::Screen;
use super::words::thousands;
use crate::Casebook;
use crate::casebook::{Problem, VerifyReport};
use crate::error::Result;

/// What programs get.
#[derive(Debug, Serialize)]
struct Report<'a> {
    clean: bool,
    documents: u64,
    originals: u64,
    problems: Vec<Line<'a>>,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    place: &'a str,
    what: &'a str,
    advice: &'a str,
}

/// Checks the casebook; says what is wrong, one line each.
///
/// # Errors
///
/// Where it cannot be read at all.
pub fn run(args: &Verify, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let began = Began::now();
    let done = verify(args, data, screen).map(|exit| (exit, None));
    began.ended("verify", &args.metrics, data, done)
}

fn verify(args: &Verify, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let report = Casebook::open(data)?.verify()?;
    match form {
        Form::Json => screen.json(&for_programs(&report))?,
        Form::Ndjson => screen.json_line(&for_programs(&report))?,
        Form::Text => {
            for problem in &report.problems {
                screen.complain(problem);
            }
            let mut prose = screen.prose();
            prose.line(in_words(&report, data));
            screen.show(prose)?;
        }
    }
    Ok(if report.is_clean() { Exit::Done } else { Exit::Failed })
}

fn in_words(report: &VerifyReport, data: &Path) -> String {
    let number = |of: u64| thousands(usize::try_from(of).unwrap_or(usize::MAX));
    let verdict = match report.problems.len() {
        0 => "all well".to_owned(),
        1 => "1 problem".to_owned(),
        more => format!("{more} problems"),
    };
    format!(
        "{}: {verdict}. Looked at {} documents, {} originals and the index.",
        data.display(),
        number(report.documents),
        number(report.originals)
    )
}

fn for_programs(report: &VerifyReport) -> Report<'_> {
    Report {
        clean: report.is_clean(),
        documents: report.documents,
        originals: report.originals,
        problems: report.problems.iter().map(line).collect(),
    }
}

fn line(problem: &Problem) -> Line<'_> {
    Line { place: &problem.place, what: &problem.what, advice: problem.advice }
}
