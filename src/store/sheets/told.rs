//! Rows of what a document tells and nobody decides about: events, citations, themes, checks.

use std::collections::BTreeMap;

use rusqlite::types::Value;

use super::{Rows, of_decision, severity};
use crate::model::check::Check;
use crate::model::decision::{Citation, CitationKind, Event, Paragraph, ThemeMark};
use crate::model::{Body, Record};
use crate::review::{document_name, place_in_name, words_at};
use crate::store::columns::{count, day, ends, list, maybe, maybe_text, number, text};
use crate::text::Span;

/// Names facts of a kind within their places: `24 014 093/event/12.1`.
struct Names<'a> {
    record: &'a Record,
    document: String,
    seen: BTreeMap<String, u32>,
}

impl<'a> Names<'a> {
    fn of(record: &'a Record) -> Self {
        Self { record, document: document_name(record), seen: BTreeMap::new() }
    }

    /// The name of the next fact of a paragraph.
    fn at(&mut self, kind: &str, paragraph: Option<u32>, span: Span) -> Value {
        let place = place_in_name(self.record, paragraph, Some(span));
        self.next(kind, &place)
    }

    fn next(&mut self, kind: &str, place: &str) -> Value {
        let nth = self.seen.entry(place.to_owned()).or_default();
        *nth += 1;
        format!("{}/{kind}/{place}.{nth}", self.document).into()
    }
}

pub(super) fn events(record: &Record) -> Rows {
    let mut names = Names::of(record);
    let row = |it: &Event| {
        let [start, end] = ends(it.span);
        vec![
            text(&it.date.text),
            day(Some(it.date.earliest)),
            day(Some(it.date.latest)),
            text(&it.text),
            number(it.paragraph),
            start,
            end,
            names.at("event", it.paragraph, it.span),
        ]
    };
    of_decision(record, |decision| decision.events.iter().map(row).collect())
}

pub(super) fn citations(record: &Record) -> Rows {
    let mut names = Names::of(record);
    let row = |it: &Citation| {
        let [start, end] = ends(it.span);
        let kind = match it.kind {
            CitationKind::Statute => "statute",
            CitationKind::Guidance => "guidance",
        };
        vec![
            text(&it.act),
            text(kind),
            list(it.provisions.iter().map(String::as_str)),
            maybe(words_at(record, it.span), str::to_owned),
            number(it.paragraph),
            start,
            end,
            names.at("citation", it.paragraph, it.span),
        ]
    };
    of_decision(record, |decision| decision.citations.iter().map(row).collect())
}

pub(super) fn themes(record: &Record) -> Rows {
    let document = document_name(record);
    let row = |it: &ThemeMark| {
        let first = it.paragraphs.first().copied();
        let paragraph = first.and_then(|wanted| numbered(record, wanted));
        vec![
            text(&it.theme),
            text(&it.rule),
            serde_json::Value::from(it.paragraphs.clone()).to_string().into(),
            number(first),
            maybe(paragraph, |it| it.text.clone()),
            maybe(paragraph, |it| count(it.span.start())),
            maybe(paragraph, |it| count(it.span.end())),
            format!("{document}/theme/{}", it.theme).into(),
        ]
    };
    of_decision(record, |decision| decision.themes.iter().map(row).collect())
}

fn numbered(record: &Record, wanted: u32) -> Option<&Paragraph> {
    let mut paragraphs = record.sections().iter().flat_map(|section| &section.paragraphs);
    paragraphs.find(|paragraph| paragraph.number == Some(wanted))
}

pub(super) fn checks(record: &Record) -> Rows {
    let checks: &[Check] = match &record.body {
        Body::PerformancePage(page) => &page.checks,
        Body::AnnualLetter(page) => &page.checks,
        Body::FeedbackReport(page) => &page.checks,
        _ => &[],
    };
    if checks.is_empty() {
        return Vec::new();
    }
    let mut names = Names::of(record);
    let row = |it: &Check| {
        vec![
            text(&it.check),
            i64::from(it.passed).into(),
            maybe(it.severity, |of| severity(of).to_owned()),
            text(&it.expected),
            text(&it.found),
            text(&it.place),
            maybe_text(it.quote.as_ref()),
            maybe(it.span, |span| count(span.start())),
            maybe(it.span, |span| count(span.end())),
            text(&it.arithmetic),
            names.next("check", &it.check),
        ]
    };
    checks.iter().map(row).collect()
}
