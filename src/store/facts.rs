//! The columns of `documents` that a record gives: one table of names and where each comes from.

use rusqlite::types::Value;

use super::columns::{count, day, maybe, maybe_text, maybe_word, named, pence, sure, text};
use crate::model::decision::Decision;
use crate::model::review::Decided;
use crate::model::words::{DocumentType, Finding, OrganisationType, Outcome};
use crate::model::{Body, Record};

/// A column and the fact that stands in it.
pub(super) type Column = (&'static str, fn(&Record) -> Value);

/// Every column of `documents` that is made from the record.
pub(super) const FACTS: &[Column] = &[
    ("key", |record| record.key().into()),
    ("kind", |record| text(record.kind().as_str())),
    ("scheme", |record| text(record.scheme.as_str())),
    ("document_type", |record| {
        maybe_word(record.decision().map(|it| it.document_type), DocumentType::as_str)
    }),
    ("reference", reference),
    ("case_number", |record| {
        maybe(record.decision().and_then(|it| it.reference.as_ref()), |it| it.base().to_string())
    }),
    ("organisation", |record| maybe(record.organisation(), str::to_owned)),
    ("organisation_type", |record| {
        let sort = record.decision().and_then(|it| it.organisation_type);
        maybe_word(sort, OrganisationType::as_str)
    }),
    ("category", |record| match &record.body {
        Body::Decision(page) => maybe_text(page.category.as_ref()),
        Body::Listing(page) => maybe_text(page.category.as_ref()),
        _ => Value::Null,
    }),
    ("subcategory", |record| match &record.body {
        Body::Decision(page) => maybe_text(page.subcategory.as_ref()),
        Body::Listing(page) => maybe_text(page.subcategory.as_ref()),
        _ => Value::Null,
    }),
    ("outcome", |record| maybe_word(record.decision().and_then(|it| it.outcome), Outcome::as_str)),
    ("outcome_label", |record| of_decision(record, |it| maybe_text(it.outcome_label.as_ref()))),
    ("finding", |record| maybe_word(record.decision().map(|it| it.finding), Finding::as_str)),
    ("finding_rule", |record| of_decision(record, |it| named(&it.finding_rule))),
    ("finding_confidence", |record| {
        of_decision(record, |it| sure(&it.finding_rule, it.finding_confidence))
    }),
    ("finding_review", |record| {
        let review = record.decision().and_then(|it| it.finding_review.as_ref());
        maybe_word(review.map(|it| it.decision), Decided::as_str)
    }),
    ("date", |record| day(record.date())),
    ("period_from", |record| day(record.period().map(|period| period.from))),
    ("period_to", |record| day(record.period().map(|period| period.to))),
    ("summary", |record| of_decision(record, |it| maybe_text(it.summary.as_ref()))),
    ("awarded_total_pence", |record| of_decision(record, |it| pence(it.awarded_total))),
    ("awarded_total_complete", |record| {
        of_decision(record, |it| i64::from(it.awarded_total_complete).into())
    }),
    ("satisfied_on", |record| {
        of_decision(record, |it| day(it.compliance.as_ref().map(|it| it.satisfied_on)))
    }),
    ("url", |record| maybe_text(record.source.url.as_ref())),
    ("path", |record| text(&record.source.path)),
    ("member", |record| maybe_text(record.source.member.as_ref())),
    ("media_type", |record| text(&record.source.media_type)),
    ("bytes", |record| count(usize::try_from(record.source.bytes).unwrap_or(usize::MAX))),
    ("retrieved", |record| maybe_text(record.source.retrieved.as_ref())),
    ("words_sha256", |record| maybe(super::form::words_sha256(record), |it| it)),
    ("sha256", |record| text(&record.source.sha256)),
    ("text_sha256", |record| text(&record.source.text_sha256)),
    ("parser", |record| text(&record.source.parser)),
];

fn of_decision(record: &Record, fact: impl FnOnce(&Decision) -> Value) -> Value {
    record.decision().map_or(Value::Null, fact)
}

/// The reference of a decision; of a page of another scheme, its case number as printed.
fn reference(record: &Record) -> Value {
    match &record.body {
        Body::Decision(page) => maybe(page.reference.as_ref(), ToString::to_string),
        Body::Other(page) => maybe_text(page.reference.as_ref()),
        _ => Value::Null,
    }
}
