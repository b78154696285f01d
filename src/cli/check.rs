//! `casebook check`: whether printed figures agree, inside documents and between them.

use std::collections::BTreeMap;
use std::path::Path;

use super::args::Check as Typed;
use super::exit::Exit;
use super::form::Form;
use super::prose::Prose;
use super::screen::Screen;
use super::words::check::{disagreement as both, quoted};
use super::words::decision::name;
use super::words::{count, list, sentence};
use crate::Casebook;
use crate::error::{Error, ErrorKind, Result};
use crate::intake;
use crate::model::check::Place;
use crate::model::note::Severity;
use crate::reconcile::{Line, Paper, Report, is_paper};

/// Checks files, or what the casebook holds of a body.
///
/// # Errors
///
/// Where what was typed makes no sense, or the casebook cannot be read.
pub fn run(args: &Typed, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let (papers, aside) = if args.paths.is_empty() {
        (held(args, data)?, false)
    } else {
        intake::expect_some(&args.paths)?;
        read(args, screen)?
    };
    if papers.is_empty() && !args.organisation.is_empty() {
        let near = if args.paths.is_empty() {
            let casebook = Casebook::open(data)?;
            let names = args.organisation.iter().map(|name| casebook.near_names(name));
            names.collect::<Result<Vec<_>>>()?.concat()
        } else {
            Vec::new()
        };
        let asked: Vec<String> = args.organisation.iter().map(|it| format!("{it:?}")).collect();
        let asked = list(asked.iter().map(String::as_str), "or");
        screen.complain(format_args!("no document is about {asked}{}", super::words::meant(&near)));
        return Ok(if aside { Exit::SetAside } else { Exit::NothingFound });
    }
    let report = Report::of(&papers);
    if report.is_empty() {
        screen.complain(
            "nothing to check: no performance page, annual letter or council's report among them",
        );
        return Ok(if aside { Exit::SetAside } else { Exit::NothingFound });
    }
    match form {
        Form::Json => screen.json(&report)?,
        Form::Ndjson => {
            for line in report.findings.iter().chain(&report.agreeing) {
                screen.json_line(line)?;
            }
        }
        Form::Text => {
            let mut prose = screen.prose();
            in_words(&report, &names(&papers), args.all, &mut prose);
            screen.show(prose)?;
        }
    }
    Ok(match (report.disagree, aside) {
        (0, false) => Exit::Done,
        (0, true) => Exit::SetAside,
        _ => Exit::Disagrees,
    })
}

/// The documents in files and folders.
fn read(args: &Typed, screen: &mut Screen<'_>) -> Result<(Vec<Paper>, bool)> {
    let (mut papers, mut aside) = (Vec::new(), false);
    intake::each(&args.paths, &mut |read| {
        match read {
            Ok((page, record)) => {
                // A decision is only counted and added up.
                let page = is_paper(&record.body).then_some(page);
                papers.push(Paper { page, record });
            }
            Err(set_aside) => {
                aside = true;
                screen.complain(set_aside);
            }
        }
        Ok(())
    })?;
    let asked = args.organisation.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>();
    if !asked.is_empty() {
        papers.retain(|paper| {
            let body = paper.record.organisation().unwrap_or_default().to_lowercase();
            asked.iter().any(|name| name.split_whitespace().all(|word| body.contains(word)))
        });
    }
    Ok((papers, aside))
}

/// The documents that the casebook holds of a body.
fn held(args: &Typed, data: &Path) -> Result<Vec<Paper>> {
    if args.organisation.is_empty() {
        return Err(Error::new(ErrorKind::Usage, "nothing to check was named")
            .advise("name files or folders, or a body with --organisation"));
    }
    Casebook::open(data)?.papers_about(&args.organisation)
}

/// The names of the documents that a report tells of, in its order.
fn names(papers: &[Paper]) -> Vec<String> {
    let told = papers.iter().map(|paper| &paper.record).filter(|record| is_paper(&record.body));
    told.map(name).collect()
}

fn in_words(report: &Report, names: &[String], all: bool, prose: &mut Prose) {
    for (document, name) in report.documents.iter().zip(names) {
        prose.heading(name);
        prose.line(format!("  {}", document.path));
        let checks = document.agree + document.disagree;
        let verdict = match (checks, document.disagree) {
            (0, _) => "No figures that can be held against each other.".to_owned(),
            (_, 0) => format!(
                "{} made, and all figures agree.",
                sentence(&count(checks, "check", "checks"))
            ),
            (_, odd) => format!(
                "{} made: {} agree, {odd} do not.",
                sentence(&count(checks, "check", "checks")),
                document.agree
            ),
        };
        prose.line(format!("  {verdict}"));
        if !document.unread_tables.is_empty() {
            let names = list(document.unread_tables.iter().map(String::as_str), "and");
            prose.paragraph(2, &format!("{names} could not be read; no figure there was checked."));
        }
        let own = |line: &&Line| !line.between && line.finding.document == document.key;
        for line in report.findings.iter().filter(own) {
            disagreement(line, prose);
        }
        let agreeing: Vec<&Line> = report.agreeing.iter().filter(own).collect();
        agreement(&agreeing, all, prose);
    }
    let between = |lines: &[Line]| lines.iter().any(|line| line.between);
    if between(&report.findings) || between(&report.agreeing) {
        prose.heading("Between the documents");
        for line in report.findings.iter().filter(|line| line.between) {
            disagreement(line, prose);
        }
        // These are few, and that they agree is worth knowing.
        let agreeing = report.agreeing.iter().filter(|line| line.between);
        for line in agreeing {
            prose.hanging("  agrees   ", &line.finding.check.arithmetic);
        }
    }
    prose.gap();
    let verdict = match report.disagree {
        0 => match report.documents.iter().map(|it| it.unread_tables.len()).sum::<usize>() {
            0 => "No figures disagree.".to_owned(),
            some => format!(
                "No figures disagree, as far as they could be read: {} could not.",
                count(some, "table", "tables")
            ),
        },
        odd => format!("{} of {} checks do not agree.", odd, odd + report.agree),
    };
    prose.line(verdict);
}

/// One finding: what is odd, the arithmetic, and both places with their words.
fn disagreement(line: &Line, prose: &mut Prose) {
    let check = &line.finding.check;
    prose.gap();
    let severity = match check.severity {
        Some(Severity::Error) => prose.paint().alarm("error"),
        Some(Severity::Warning) => prose.paint().strong("warning"),
        _ => "note".to_owned(),
    };
    let what = format!(
        "{severity}: {} ({})\n{}\n{}",
        check.place,
        check.check.replace('_', " "),
        both(check),
        check.arithmetic
    );
    prose.hanging("  - ", &what);
    if let Some(quote) = check.quote.as_deref().filter(|quote| !quote.is_empty()) {
        prose.hanging("    printed: ", &quoted(quote));
    }
    for Place { place, quote, .. } in check.beside.iter().take(MOST_PLACES) {
        let quote = if quote.is_empty() { String::new() } else { format!(": {}", quoted(quote)) };
        prose.hanging("    beside:  ", &format!("{place}{quote}"));
    }
}

/// The most places that a finding shows on a screen.
const MOST_PLACES: usize = 6;

/// What agrees: how often by check, or every one.
fn agreement(lines: &[&Line], all: bool, prose: &mut Prose) {
    if lines.is_empty() {
        return;
    }
    prose.gap();
    if all {
        for line in lines {
            let check = &line.finding.check;
            prose.hanging("  agrees   ", &format!("{}: {}", check.place, check.arithmetic));
        }
        return;
    }
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *counted.entry(line.finding.check.check.as_str()).or_default() += 1;
    }
    let counted: Vec<String> =
        counted.iter().map(|(id, times)| format!("{} {times}", id.replace('_', " "))).collect();
    prose.hanging("  agree:   ", &counted.join(", "));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(files: &[(&str, &str)], format: Option<&str>) -> (Exit, String, String) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut screen = Screen::kept(&mut out, &mut err);
        let args = Typed {
            paths: vec![folder.path().to_owned()],
            organisation: Vec::new(),
            all: false,
            format: format.map(str::to_owned),
        };
        let exit = run(&args, folder.path(), &mut screen).unwrap();
        drop(screen);
        (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    const PAGE: &str = "Ashby Borough Council\nComplaint overview\nBetween 1 April 2022 and 31 March 2023, we dealt with 40 complaints. Of these, 12 were not for us or came too soon. We assessed and closed 18 complaints. We investigated 10 complaints.\nComplaints upheld\nWe investigated 10 complaints and upheld 7.\n70% of complaints we investigated were upheld.\nThis compares to an average of 66% in similar authorities.\n";

    #[test]
    fn figures_that_agree_end_well() {
        let (exit, out, _) = checked(&[("page.txt", PAGE)], None);
        assert_eq!(exit, Exit::Done, "{out}");
        assert!(out.contains("all figures agree"), "{out}");
        assert!(out.ends_with("No figures disagree.\n"), "{out}");
    }

    #[test]
    fn a_slip_is_shown_with_its_quote_and_ends_with_its_own_code() {
        let odd = PAGE.replace("70% of complaints", "77% of complaints");
        let (exit, out, _) = checked(&[("page.txt", &odd)], None);
        assert_eq!(exit, Exit::Disagrees);
        for part in
            ["7 of 10 is 70%, printed 77%", "“77% of complaints we investigated were upheld.”"]
        {
            assert!(out.contains(part), "{part} in {out}");
        }
        let (_, json, _) = checked(&[("page.txt", &odd)], Some("json"));
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["findings"][0]["check"], "percentage");
        assert_eq!(json["findings"][0]["found"], "77%");
        assert_eq!(json["disagree"], 1);
    }

    #[test]
    fn documents_without_figures_are_nothing_found() {
        let decision = "Ashby Council (24 101 202)\n\nDecision : Upheld\n\nDecision date : 01 Jul 2025\n\nThe Ombudsman's final decision:\n\nSummary: The Council was late.\n\nThe complaint\n\n  1. Mr X complains of delay.\n";
        let (exit, out, err) = checked(&[("a.txt", decision)], None);
        assert_eq!((exit, out.as_str()), (Exit::NothingFound, ""));
        assert!(err.contains("nothing to check"), "{err}");
    }
}
