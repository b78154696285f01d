//! A briefing pack: the chosen decisions as one file to print or send, with its style in it and
//! nothing to fetch. What the Ombudsman says is quoted with the number of its paragraph.

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

use super::decision::Places;
use super::decision::remedy::{Ledger, Promise, actions, improvements};
use super::pack;
use crate::export::{ACKNOWLEDGEMENT, TERMS};
use crate::model::decision::{Decision, Paragraph};
use crate::model::words::Role;
use crate::model::{CaseRef, Record};
use crate::serve::headers::CONTENT_SECURITY_POLICY;
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::words::decision::{name, outcome, subject};
use crate::words::{count, day};

/// The style of the file; its hash is what lets a browser use it.
const STYLE: &str = include_str!("../../../templates/briefing.css");

#[derive(Template)]
#[template(path = "briefing.html")]
struct Briefing {
    title: String,
    style: &'static str,
    cases: Vec<Case>,
    /// References that were chosen and of which nothing is held.
    missing: Vec<String>,
    acknowledgement: &'static str,
    terms: &'static str,
}

/// A decision as the pack tells it.
struct Case {
    id: String,
    name: String,
    facts: Vec<(&'static str, String)>,
    summary: Option<String>,
    fault: Vec<Quote>,
    ledger: Ledger,
    actions: Vec<Promise>,
    improvements: Vec<Promise>,
    remedy: Vec<Quote>,
    url: Option<String>,
    sha256: String,
}

/// The Ombudsman's own words.
struct Quote {
    /// "Paragraph 41, Findings".
    place: String,
    text: String,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let asked = Asked::of(visit)?;
    if asked.pack.is_empty() {
        return Err(Problem::unreadable("The pack is empty.")
            .advise("Choose “Add to pack” beside decisions first."));
    }
    let (records, missing) = pack::chosen(reader, &asked.pack)?;
    let cases: Vec<Case> =
        records.iter().filter_map(|record| Some(case(record, record.decision()?))).collect();
    let briefing = Briefing {
        title: format!("Briefing pack: {}", count(cases.len(), "decision", "decisions")),
        style: STYLE,
        cases,
        missing: missing.into_iter().map(ToString::to_string).collect(),
        acknowledgement: ACKNOWLEDGEMENT,
        terms: TERMS,
    };
    let html = Answer::page(&briefing)?;
    Ok(html.with("content-security-policy", policy()))
}

/// What every answer may do, and this one style.
fn policy() -> String {
    let hash = BASE64.encode(Sha256::digest(STYLE));
    CONTENT_SECURITY_POLICY.replace("style-src 'self'", &format!("style-src 'sha256-{hash}'"))
}

fn case(record: &Record, decision: &Decision) -> Case {
    let places = Places::default();
    let mut facts = vec![("Outcome", outcome(decision))];
    facts.extend(subject(decision).map(|subject| ("About", subject)));
    facts.extend(decision.decision_date.map(|date| ("Decided", day(date))));
    Case {
        id: decision.reference.as_ref().map(CaseRef::slug).unwrap_or_default(),
        name: name(record),
        facts,
        summary: decision.summary.clone(),
        fault: quotes(decision, FAULT, FEW),
        ledger: Ledger::of(decision, &places),
        actions: actions(decision, &places),
        improvements: improvements(decision, &places),
        remedy: remedy(decision),
        url: record.source.url.clone(),
        sha256: record.source.sha256.clone(),
    }
}

/// Where a decision says what was wrong, the last words first.
const FAULT: &[Role] = &[Role::Decision, Role::Analysis];

/// So many paragraphs of a kind are quoted.
const FEW: usize = 3;

/// Paragraphs that speak of fault, from the sections where that is decided.
fn quotes(decision: &Decision, roles: &[Role], most: usize) -> Vec<Quote> {
    let told = |paragraph: &Paragraph| {
        !paragraph.boilerplate && paragraph.text.to_lowercase().contains("fault")
    };
    let mut found: Vec<Quote> = Vec::new();
    for role in roles {
        let sections = decision.sections.iter().filter(|section| section.role == *role);
        for section in sections {
            for paragraph in section.paragraphs.iter().filter(|it| told(it)) {
                if found.len() < most {
                    found.push(quote(paragraph, &section.heading));
                }
            }
        }
    }
    found
}

/// The paragraphs in which payments are awarded, each once.
fn remedy(decision: &Decision) -> Vec<Quote> {
    let mut numbers: Vec<u32> =
        decision.payments.iter().filter(|it| it.awarded).filter_map(|it| it.paragraph).collect();
    numbers.dedup();
    let mut found = Vec::new();
    for section in &decision.sections {
        for paragraph in &section.paragraphs {
            if paragraph.number.is_some_and(|number| numbers.contains(&number)) {
                found.push(quote(paragraph, &section.heading));
            }
        }
    }
    found
}

fn quote(paragraph: &Paragraph, heading: &str) -> Quote {
    let place = match paragraph.number {
        Some(number) => format!("Paragraph {number}, {heading}"),
        None => heading.to_owned(),
    };
    let items = paragraph.items.iter().map(|item| {
        let label = item.label.as_deref().unwrap_or("–");
        format!("\n{label} {}", item.text)
    });
    Quote { place, text: std::iter::once(paragraph.text.clone()).chain(items).collect() }
}
