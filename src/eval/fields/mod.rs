//! What is compared of a page: one table of fields for each kind, and the order of the report.

mod decision;
mod feedback;
mod papers;
mod payments;
pub(super) mod promises;
mod starts;

use super::item::{Item, one};
use super::label::{Body as Labelled, Label};
use crate::model::{Body, Record};

/// A field of one page: what casebook found beside what the label has.
#[derive(Debug)]
pub(super) struct Compared {
    pub(super) field: &'static str,
    pub(super) found: Vec<Item>,
    pub(super) wanted: Vec<Item>,
}

/// A field: how it is read out of a label, where it may be left out, and out of a record.
pub(super) struct Field<L: 'static, R: 'static> {
    name: &'static str,
    wanted: fn(&L) -> Option<Vec<Item>>,
    found: fn(&R) -> Vec<Item>,
}

/// Compares the fields that the label has. A record of another kind has none of them.
fn each<L, R>(fields: &[Field<L, R>], label: &L, record: Option<&R>) -> Vec<Compared> {
    fields
        .iter()
        .filter_map(|field| {
            let wanted = (field.wanted)(label)?;
            let found = record.map(field.found).unwrap_or_default();
            Some(Compared { field: field.name, found, wanted })
        })
        .collect()
}

/// Everything that is compared of one page.
pub(super) fn compare(label: &Label, record: &Record) -> Vec<Compared> {
    let kind =
        Compared { field: "kind", found: one(Some(record.kind())), wanted: one(Some(label.kind)) };
    let mut all = vec![kind];
    all.extend(match &label.body {
        Labelled::Decision(label) => decision::compare(label, record.decision()),
        Labelled::PerformancePage(label) => papers::performance(
            label,
            match &record.body {
                Body::PerformancePage(page) => Some(page),
                _ => None,
            },
        ),
        Labelled::AnnualLetter(label) => papers::letter(
            label,
            match &record.body {
                Body::AnnualLetter(page) => Some(page),
                _ => None,
            },
        ),
        Labelled::FeedbackReport(label) => feedback::compare(
            label,
            match &record.body {
                Body::FeedbackReport(page) => Some(page),
                _ => None,
            },
        ),
        Labelled::Listing(label) => papers::listing(
            label,
            match &record.body {
                Body::Listing(page) => Some(page),
                _ => None,
            },
        ),
        Labelled::Other(label) => papers::other(label, record),
    });
    all
}

/// Every field by name, in the order of the report.
pub fn names() -> impl Iterator<Item = &'static str> {
    std::iter::once("kind").chain(decision::names()).chain(papers::names()).chain(feedback::names())
}
