//! One decision: what was found, paid and promised, its own words with their numbers, and what
//! stands beside it.

pub(in crate::serve) mod beside;
mod places;
pub(super) mod remedy;
pub(super) mod text;
mod told;

use askama::Template;

use crate::council::PaperFacts;
use crate::export::{ACKNOWLEDGEMENT, TERMS};
use crate::model::decision::Decision;
use crate::model::words::DocumentType;
use crate::model::{CaseRef, Record};
use crate::search::{Highlighter, Question};
use crate::serve::view::frame::Frame;
use crate::serve::view::link;
use crate::serve::view::packed::Packed;
use crate::serve::view::pieces::Stretch;
use crate::serve::view::source::{Source, source};
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::words::decision::{finding, name, outcome, same_text, subject};
use crate::words::remedy::reviewed;
use crate::words::{NOT_STATED, day, money, sentence};
use beside::{Like, Linked, Said};
pub(super) use places::Places;
use remedy::{Ledger, Promise};
use text::{Part, Writer};
use told::{Dated, Theme};

#[derive(Template)]
#[template(path = "decision.html")]
struct Page {
    frame: Frame,
    reference: String,
    organisation: Option<String>,
    /// The address without a question.
    own: String,
    /// The pack, and whether this is in it.
    packed: Option<Packed>,
    /// The results that were come from.
    back: Option<String>,
    words: String,
    facts: Vec<(&'static str, String)>,
    summary: Option<Vec<Stretch>>,
    /// Whether the page is cut off before its end.
    cut: bool,
    ledger: Ledger,
    improvements: Vec<Promise>,
    actions: Vec<Promise>,
    events: Vec<Dated>,
    themes: Vec<Theme>,
    parts: Vec<Part>,
    cases: Vec<Linked>,
    papers: Vec<Said>,
    naming: Vec<Linked>,
    similar: Vec<Like>,
    source: Source,
    remarks: Vec<String>,
    acknowledgement: &'static str,
    terms: &'static str,
}

#[derive(Template)]
#[template(path = "several.html")]
struct Several {
    frame: Frame,
    reference: String,
    rows: Vec<Row>,
}

/// A body's page of a joint case.
struct Row {
    reference: String,
    link: String,
    organisation: String,
    outcome: String,
    decided: String,
    awarded: String,
}

#[derive(Template)]
#[template(path = "named.html")]
struct Named {
    frame: Frame,
    reference: String,
    others: Vec<Linked>,
    papers: Vec<Said>,
    naming: Vec<Linked>,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let asked = Asked::of(visit)?;
    let reference = visit.reference()?;
    let mut found = reader.casebook.by_reference(&reference)?;
    match found.len() {
        0 => missing(reader, visit, &reference),
        1 => one(reader, visit, &asked, &found.swap_remove(0)),
        _ => several(reader, visit, &asked, &reference, &found),
    }
}

fn one(reader: &Reader, visit: &Visit, asked: &Asked, record: &Record) -> Outcome {
    let Some((decision, reference)) =
        record.decision().and_then(|it| Some((it, it.reference.as_ref()?)))
    else {
        return Err(Problem::missing("This document is no decision."));
    };
    let places = Places::of(decision);
    let question = Question::parse(&asked.words);
    let marks = question.has_words().then(|| Highlighter::new(&question, &reader.synonyms));
    let writer = Writer { places: &places, marks: marks.as_ref() };
    let papers = reader.casebook.papers_on(reference)?;
    let page = Page {
        frame: Frame::of(reader, visit, name(record)),
        reference: reference.to_string(),
        organisation: decision.organisation.clone(),
        own: link::decision(reference, &Asked { pack: asked.pack.clone(), ..Asked::default() }),
        packed: Some(packed(reference, asked)),
        back: (!asked.is_empty()).then(|| asked.at("/search")),
        words: asked.words.clone(),
        facts: header(record, decision),
        summary: decision.summary.as_ref().map(|summary| writer.line(summary)),
        cut: record.diagnostics.iter().any(|remark| remark.code == "text/truncated"),
        ledger: Ledger::of(decision, &places),
        improvements: remedy::improvements(decision, &places),
        actions: remedy::actions(decision, &places),
        events: told::events(decision, &places),
        themes: told::themes(decision, reader.themes.file(), &places),
        parts: writer.parts(&decision.sections),
        cases: beside::cases(reader, &decision.related_references)?,
        naming: beside::naming(reader.casebook.naming(reference), &papers),
        papers: beside::papers(&papers),
        similar: beside::similar(reader, record)?,
        source: source(record),
        remarks: record.diagnostics.iter().map(|it| sentence(&it.message)).collect(),
        acknowledgement: ACKNOWLEDGEMENT,
        terms: TERMS,
    };
    Answer::page(&page)
}

/// The way into the pack, or out of it.
fn packed(reference: &CaseRef, asked: &Asked) -> Packed {
    Packed::of(reference, asked, &format!("/decision/{}", reference.slug()))
}

/// Names and what they are.
fn header(record: &Record, decision: &Decision) -> Vec<(&'static str, String)> {
    let stated = |text: Option<String>| text.unwrap_or_else(|| NOT_STATED.to_owned());
    let mut facts = vec![
        ("Organisation", stated(decision.organisation.clone())),
        ("Decided", stated(decision.decision_date.map(day))),
        ("Outcome", outcome(decision)),
    ];
    facts.extend(decision.finding_review.as_ref().map(|it| {
        ("Finding", format!("{}; {}", sentence(finding(decision.finding)), reviewed(it)))
    }));
    facts.extend(subject(decision).map(|subject| ("Subject", subject)));
    facts.push(("Awarded", awarded(decision)));
    if decision.document_type == DocumentType::Report {
        facts.push(("Form", "Public report".to_owned()));
    }
    facts.extend(decision.compliance.as_ref().map(|it| {
        ("Ombudsman", format!("Satisfied with the response on {}", day(it.satisfied_on)))
    }));
    let standing = &record.source.standing;
    facts.extend(
        standing.gone_as_of.map(|it| ("Site", format!("No longer published as of {}", day(it)))),
    );
    facts.extend(same_text(standing).map(|words| ("Same text", sentence(&words))));
    facts
}

fn awarded(decision: &Decision) -> String {
    match (decision.awarded_total, decision.awarded_total_complete) {
        (Some(sum), true) => money(sum),
        (Some(sum), false) => format!("{}, and more that is not stated", money(sum)),
        (None, false) => "A sum that is not stated".to_owned(),
        (None, true) => "Nothing".to_owned(),
    }
}

/// The pages of a joint case.
fn several(
    reader: &Reader,
    visit: &Visit,
    asked: &Asked,
    reference: &CaseRef,
    found: &[Record],
) -> Outcome {
    let row = |record: &Record| {
        let decision = record.decision()?;
        let own = decision.reference.as_ref()?;
        Some(Row {
            reference: own.to_string(),
            link: link::decision(own, asked),
            organisation: decision.organisation.clone().unwrap_or_default(),
            outcome: outcome(decision),
            decided: decision.decision_date.map(day).unwrap_or_default(),
            awarded: awarded(decision),
        })
    };
    let page = Several {
        frame: Frame::of(reader, visit, format!("{reference}: {} decisions", found.len())),
        reference: reference.to_string(),
        rows: found.iter().filter_map(row).collect(),
    };
    Answer::page(&page)
}

/// A case that is not held: what there is in its place.
fn missing(reader: &Reader, visit: &Visit, reference: &CaseRef) -> Outcome {
    let others = reader.casebook.by_reference(&reference.base())?;
    let others = others.iter().filter_map(|record| record.decision()?.reference.clone());
    let papers: PaperFacts = reader.casebook.papers_on(reference)?;
    let page = Named {
        frame: Frame::of(reader, visit, format!("{reference} is not here")),
        reference: reference.to_string(),
        others: others
            .map(|it| Linked {
                says: it.to_string(),
                link: Some(link::decision(&it, &Asked::default())),
            })
            .collect(),
        naming: beside::naming(reader.casebook.naming(reference), &papers),
        papers: beside::papers(&papers),
    };
    Answer::page(&page).map(|answer| answer.status(404))
}
