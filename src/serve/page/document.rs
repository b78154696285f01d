//! A paper: a council's figures, a letter, a report, a listing. Its facts and its whole text.

use askama::Template;

use super::decision::text::{Part, Writer};
use crate::export::{ACKNOWLEDGEMENT, TERMS};
use crate::model::papers::{Counts, Rate, Rates};
use crate::model::{Body, Record};
use crate::search::{Highlighter, Question};
use crate::serve::view::frame::Frame;
use crate::serve::view::link;
use crate::serve::view::source::{Source, source};
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::words::decision::name;
use crate::words::{day, number, sentence};

#[derive(Template)]
#[template(path = "document.html")]
struct Page {
    frame: Frame,
    name: String,
    back: Option<String>,
    words: String,
    facts: Vec<(&'static str, String)>,
    counts: Vec<(&'static str, String)>,
    rates: Vec<RateRow>,
    parts: Vec<Part>,
    source: Source,
    remarks: Vec<String>,
    acknowledgement: &'static str,
    terms: &'static str,
}

/// A rate beside that of similar bodies.
struct RateRow {
    called: &'static str,
    own: String,
    peers: String,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let key = visit.name.as_deref().unwrap_or_default();
    let asked = Asked::of(visit)?;
    let Some(record) = reader.casebook.get(key)? else {
        return Err(Problem::missing("No document here goes by this name."));
    };
    if let Some(reference) = record.decision().and_then(|it| it.reference.as_ref()) {
        return Ok(Answer::elsewhere(link::decision(reference, &asked)));
    }
    let question = Question::parse(&asked.words);
    let marks = question.has_words().then(|| Highlighter::new(&question, &reader.synonyms));
    let writer = Writer { places: &super::decision::Places::default(), marks: marks.as_ref() };
    let (counts, rates) = figures(&record);
    let page = Page {
        frame: Frame::of(reader, visit, name(&record)),
        name: name(&record),
        back: (!asked.is_empty()).then(|| asked.at("/search")),
        words: asked.words.clone(),
        facts: facts(&record),
        counts,
        rates,
        parts: writer.parts(record.sections()),
        source: source(&record),
        remarks: record.diagnostics.iter().map(|it| sentence(&it.message)).collect(),
        acknowledgement: ACKNOWLEDGEMENT,
        terms: TERMS,
    };
    Answer::page(&page)
}

fn facts(record: &Record) -> Vec<(&'static str, String)> {
    let mut facts = vec![("Kind of document", sentence(&record.kind().label()))];
    facts.extend(record.organisation().map(|body| ("Organisation", body.to_owned())));
    facts.extend(record.date().map(|date| ("Date", day(date))));
    let period = record.period();
    facts.extend(period.map(|it| ("Period", format!("{} to {}", day(it.from), day(it.to)))));
    facts
}

fn figures(record: &Record) -> (Vec<(&'static str, String)>, Vec<RateRow>) {
    match &record.body {
        Body::PerformancePage(page) => (counts(&page.counts), rates(&page.rates)),
        Body::AnnualLetter(letter) => (counts(&letter.counts), rates(&letter.rates)),
        _ => (Vec::new(), Vec::new()),
    }
}

fn counts(counts: &Counts) -> Vec<(&'static str, String)> {
    let all = [
        ("Complaints dealt with", counts.dealt_with),
        ("Not for the Ombudsman", counts.not_for_us),
        ("Assessed and closed", counts.assessed_and_closed),
        ("Investigated", counts.investigated),
        ("Upheld", counts.upheld),
        ("Satisfactory remedies", counts.satisfactory_remedies),
        ("Compliance outcomes", counts.compliance_outcomes),
        ("Satisfied with compliance", counts.compliance_satisfied),
    ];
    all.into_iter().filter_map(|(name, it)| Some((name, number(u64::from(it?))))).collect()
}

fn rates(rates: &Rates) -> Vec<RateRow> {
    let all = [
        ("Upheld, per cent of investigations", rates.upheld),
        ("Upheld decisions for 100,000 residents", rates.upheld_per_100k),
        ("Upheld cases already remedied, per cent", rates.satisfactory_remedy),
        ("Recommendations carried out, per cent", rates.compliance),
    ];
    let figure = |of: Option<f64>| of.map_or_else(|| "not stated".to_owned(), |it| it.to_string());
    let row = |(called, rate): (&'static str, Option<Rate>)| {
        let rate = rate?;
        Some(RateRow { called, own: figure(rate.value), peers: figure(rate.peer_average) })
    };
    all.into_iter().filter_map(row).collect()
}
