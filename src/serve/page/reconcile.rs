//! Whether the figures that papers print agree: in one document, and between the documents of a body.

use askama::Template;

use crate::casebook::CheckedBody;
use crate::model::check::{Check, Place};
use crate::model::note::Severity;
use crate::reconcile::{Line, Paper, Report, is_paper};
use crate::search::Misread;
use crate::serve::limits::VALUE;
use crate::serve::view::frame::Frame;
use crate::serve::view::link;
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::words::check::{disagreement, quoted};
use crate::words::decision::name;
use crate::words::{count, list, number, sentence, size};

/// Where this page is.
const PATH: &str = "/reconcile";

/// What may be shown: by its name in an address, and what it is called.
const VERDICTS: &[(&str, &str)] =
    &[("all", "Both"), ("disagree", "What does not agree"), ("agree", "What agrees")];

/// The most places that a check is shown with.
const PLACES: usize = 6;

#[derive(Template)]
#[template(path = "reconcile.html")]
struct Page {
    frame: Frame,
    path: &'static str,
    along: Asked,
    bodies: Vec<Choice>,
    verdicts: Vec<Choice>,
    misread: Vec<Misread>,
    overview: Option<Vec<Body>>,
    found: Option<Found>,
}

/// A value to choose.
#[derive(Debug, PartialEq, Eq)]
struct Choice {
    value: String,
    says: String,
    chosen: bool,
}

/// A body with papers.
#[derive(Debug, PartialEq, Eq)]
struct Body {
    name: String,
    link: String,
    papers: String,
    agree: String,
    disagree: String,
    verdict: &'static str,
}

/// What the checks of a body's papers come to.
#[derive(Debug, PartialEq)]
struct Found {
    body: String,
    council: String,
    verdict: String,
    documents: Vec<Document>,
    /// What is between documents.
    between: Vec<Shown>,
}

/// A document and the checks inside it.
#[derive(Debug, PartialEq)]
struct Document {
    name: String,
    link: String,
    verdict: String,
    unread: Option<String>,
    odd: Vec<Shown>,
    agreeing: Vec<Shown>,
}

/// A check.
#[derive(Debug, PartialEq)]
struct Shown {
    passed: bool,
    /// "Error", "Warning", "Note"; "Agrees".
    severity: &'static str,
    place: String,
    /// What was checked and what that means.
    check: String,
    meaning: &'static str,
    both: String,
    arithmetic: String,
    quote: Option<String>,
    /// Where else a figure stands: place, words, the document.
    beside: Vec<(String, Option<String>, Option<String>)>,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let body = visit.value("organisation").unwrap_or_default();
    if body.chars().count() > VALUE {
        return Err(Problem::unreadable(format!("A name can have up to {VALUE} characters.")));
    }
    let typed = visit.value("verdict").unwrap_or("all");
    let verdict = VERDICTS.iter().find(|(name, _)| *name == typed);
    let misread: Vec<Misread> = match verdict {
        Some(_) => Vec::new(),
        None => vec![unknown(typed)],
    };
    let (verdict, _) = verdict.unwrap_or(&VERDICTS[0]);
    let bodies = reader.casebook.checked_bodies()?;
    let along = link::along(visit)?;
    let found = match body {
        "" => None,
        _ if !misread.is_empty() => None,
        name => Some(found(reader, name, verdict, &along)?),
    };
    let title = match &found {
        Some(found) => format!("Reconcile: {}", found.body),
        None => "Reconcile: which figures agree".to_owned(),
    };
    let page = Page {
        frame: Frame::of(
            reader,
            visit,
            if misread.is_empty() { title } else { format!("Problem: {title}") },
        ),
        path: PATH,
        bodies: choices(&bodies, found.as_ref().map_or(body, |it| &it.body)),
        verdicts: verdicts(verdict),
        overview: (found.is_none() && misread.is_empty())
            .then(|| overview(&bodies, verdict, &along)),
        found,
        misread,
        along,
    };
    let status = if page.misread.is_empty() { 200 } else { 400 };
    Answer::page(&page).map(|answer| answer.status(status))
}

fn unknown(typed: &str) -> Misread {
    let known: Vec<&str> = VERDICTS.iter().map(|(name, _)| *name).collect();
    let expects = format!("verdict is one of {}", known.join(", "));
    Misread { name: "verdict".to_owned(), value: typed.to_owned(), expects }
}

fn verdicts(chosen: &str) -> Vec<Choice> {
    let choice = |(name, says): &(&'static str, &'static str)| Choice {
        value: (*name).to_owned(),
        says: (*says).to_owned(),
        chosen: *name == chosen,
    };
    VERDICTS.iter().map(choice).collect()
}

/// The bodies in the order of their names.
fn choices(bodies: &[CheckedBody], chosen: &str) -> Vec<Choice> {
    let mut names: Vec<&str> = bodies.iter().map(|body| body.organisation.as_str()).collect();
    names.sort_unstable();
    let known = names.contains(&chosen);
    let typed = (!known && !chosen.is_empty()).then_some(chosen);
    let choice = |name: &str| Choice {
        value: name.to_owned(),
        says: name.to_owned(),
        chosen: name == chosen,
    };
    typed.into_iter().chain(names).map(choice).collect()
}

fn overview(bodies: &[CheckedBody], verdict: &str, along: &Asked) -> Vec<Body> {
    let wanted = |body: &&CheckedBody| match verdict {
        "disagree" => body.disagree > 0,
        "agree" => body.disagree == 0 && body.agree > 0,
        _ => true,
    };
    let row = |body: &CheckedBody| Body {
        name: body.organisation.clone(),
        link: address(&body.organisation, verdict, along),
        papers: number(body.papers.into()),
        agree: number(body.agree.into()),
        disagree: number(body.disagree.into()),
        verdict: match (body.agree, body.disagree) {
            (0, 0) => "Nothing to hold against each other",
            (_, 0) => "All agree",
            _ => "Some do not agree",
        },
    };
    bodies.iter().filter(wanted).map(row).collect()
}

/// This page for a body.
fn address(body: &str, verdict: &str, along: &Asked) -> String {
    let address = along.with("organisation", body).at(PATH);
    if verdict == "all" { address } else { format!("{address}&verdict={verdict}") }
}

fn found(reader: &Reader, body: &str, verdict: &str, along: &Asked) -> Result<Found, Problem> {
    let papers = reader.casebook.papers_about(&[body.to_owned()])?;
    if papers.iter().all(|paper| !is_paper(&paper.record.body)) {
        let what = format!("No performance page, letter or report about “{body}” is held here.");
        let near = reader.casebook.near_names(body)?;
        let advice = if near.is_empty() {
            "Choose one of the bodies that papers are held of.".to_owned()
        } else {
            format!("Is {} meant?", list(near.iter().map(String::as_str), "or"))
        };
        return Err(Problem::missing(what).advise(advice));
    }
    let report = Report::of(&papers);
    Ok(told(&report, &papers, (body, verdict), along))
}

fn told(report: &Report, papers: &[Paper], (body, verdict): (&str, &str), along: &Asked) -> Found {
    let (odd, fine) = (verdict != "agree", verdict != "disagree");
    let records = papers.iter().map(|paper| &paper.record).filter(|it| is_paper(&it.body));
    let documents = report.documents.iter().zip(records).map(|(document, record)| {
        let own = |line: &&Line| !line.between && line.finding.document == document.key;
        let lines = |lines: &[Line], wanted: bool| -> Vec<Shown> {
            lines.iter().filter(own).filter(|_| wanted).map(|line| shown(line, along)).collect()
        };
        let unread = &document.unread_tables;
        Document {
            name: name(record),
            link: along.at(&link::key(&document.key)),
            verdict: inside(document.agree, document.disagree),
            unread: (!unread.is_empty()).then(|| list(unread.iter().map(String::as_str), "and")),
            odd: lines(&report.findings, odd),
            agreeing: lines(&report.agreeing, fine),
        }
    });
    let between = |lines: &'_ [Line], wanted: bool| -> Vec<Shown> {
        lines.iter().filter(|line| line.between && wanted).map(|line| shown(line, along)).collect()
    };
    let mut all = between(&report.findings, odd);
    all.extend(between(&report.agreeing, fine));
    let printed = report.documents.iter().find_map(|it| it.organisation.clone());
    let body = printed.unwrap_or_else(|| body.to_owned());
    Found {
        council: link::council(&body, along),
        verdict: summed(report),
        documents: documents.collect(),
        between: all,
        body,
    }
}

/// "12 checks made: 10 agree, 2 do not."
fn inside(agree: usize, disagree: usize) -> String {
    let checks = sentence(&count(agree + disagree, "check", "checks"));
    match (agree + disagree, disagree) {
        (0, _) => "No figures that can be held against each other.".to_owned(),
        (_, 0) => format!("{checks} made, and all figures agree."),
        (_, odd) => format!("{checks} made: {agree} agree, {odd} do not."),
    }
}

fn summed(report: &Report) -> String {
    match report.disagree {
        0 => "No figures disagree.".to_owned(),
        odd => format!(
            "{} of {} do not agree.",
            number(odd as u64),
            count(size((odd + report.agree) as u64), "check", "checks")
        ),
    }
}

fn shown(line: &Line, along: &Asked) -> Shown {
    let check: &Check = &line.finding.check;
    let beside = |Place { document, place, quote, .. }: &Place| {
        let words = (!quote.is_empty()).then(|| quoted(quote));
        (sentence(place), words, document.as_deref().map(|key| along.at(&link::key(key))))
    };
    Shown {
        passed: check.passed,
        severity: match (check.passed, check.severity) {
            (true, _) => "Agrees",
            (_, Some(Severity::Error)) => "Error",
            (_, Some(Severity::Warning)) => "Warning",
            _ => "Note",
        },
        place: sentence(&check.place),
        check: check.check.replace('_', " "),
        meaning: line.meaning,
        both: sentence(&disagreement(check)),
        arithmetic: check.arithmetic.clone(),
        quote: check.quote.as_deref().filter(|quote| !quote.is_empty()).map(quoted),
        beside: check.beside.iter().take(PLACES).map(beside).collect(),
    }
}
