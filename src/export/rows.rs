//! Rows from a record.

use std::collections::BTreeMap;

use crate::model::decision::{Decision, Due, Payment, ServiceImprovement};
use crate::model::papers::{ListedImprovement, PerformancePage};
use crate::model::words::ImprovementAction;
use crate::model::{Body, CaseRef, Record};

/// Which facts become rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Selection {
    /// Also payments that are no part of the remedy: offers, refusals, what had been paid before.
    pub all_statuses: bool,
}

/// One row: what columns take their values from.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    pub(super) id: String,
    pub(super) record: &'a Record,
    pub(super) decision: Option<&'a Decision>,
    pub(super) reference: Option<&'a CaseRef>,
    pub(super) category: Option<&'a str>,
    pub(super) subcategory: Option<&'a str>,
    pub(super) payment: Option<&'a Payment>,
    pub(super) text: Option<&'a str>,
    pub(super) actions: &'a [ImprovementAction],
    pub(super) status: Option<&'static str>,
    pub(super) due: Option<&'a Due>,
    pub(super) paragraph: Option<u32>,
    pub(super) quote: Option<&'a str>,
    /// First byte of the quote, and one past its last.
    pub(super) place: Option<(usize, usize)>,
    pub(super) rule: Option<&'a str>,
    pub(super) confidence: Option<f32>,
}

impl<'a> Row<'a> {
    /// The payment that the row is about.
    #[must_use]
    pub fn payment(&self) -> Option<&'a Payment> {
        self.payment
    }

    /// A row about a record as a whole.
    fn of(record: &'a Record) -> Self {
        let decision = record.decision();
        Self {
            id: name(record),
            record,
            decision,
            reference: decision.and_then(|it| it.reference.as_ref()),
            category: decision.and_then(|it| it.category.as_deref()),
            subcategory: decision.and_then(|it| it.subcategory.as_deref()),
            payment: None,
            text: None,
            actions: &[],
            status: None,
            due: None,
            paragraph: None,
            quote: None,
            place: None,
            rule: None,
            confidence: None,
        }
    }

    fn of_payment(record: &'a Record, it: &'a Payment) -> Self {
        Self {
            payment: Some(it),
            status: Some(it.status.as_str()),
            due: it.due.as_ref(),
            paragraph: it.paragraph,
            quote: Some(&it.quote),
            place: Some((it.span.start(), it.span.end())),
            rule: Some(&it.rule),
            confidence: Some(it.confidence),
            ..Self::of(record)
        }
    }

    fn of_improvement(record: &'a Record, it: &'a ServiceImprovement) -> Self {
        Self {
            text: Some(&it.text),
            actions: &it.actions,
            status: Some(it.status.as_str()),
            due: it.due.as_ref(),
            paragraph: it.paragraph,
            quote: Some(&it.text),
            place: Some((it.span.start(), it.span.end())),
            rule: Some(&it.rule),
            confidence: Some(it.confidence),
            ..Self::of(record)
        }
    }

    fn of_listed(record: &'a Record, it: &'a ListedImprovement) -> Self {
        Self {
            reference: it.reference.as_ref(),
            category: it.category.as_deref(),
            subcategory: it.subcategory.as_deref(),
            text: Some(&it.text),
            actions: &it.actions,
            quote: Some(&it.text),
            place: Some((it.span.start(), it.span.end())),
            rule: Some(LISTED),
            confidence: Some(1.0),
            ..Self::of(record)
        }
    }
}

/// The rule of what a performance page lists as an improvement: the page says itself what it is.
const LISTED: &str = "listed";

/// The case reference where there is one, or the key.
fn name(record: &Record) -> String {
    let reference = record.decision().and_then(|decision| decision.reference.as_ref());
    reference.map_or_else(|| record.key(), ToString::to_string)
}

/// Gives each row a name of its own: `24 014 093/payment/57.1` is the first payment of paragraph 57.
fn number<'a>(rows: impl Iterator<Item = Row<'a>>, fact: &str) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = rows.collect();
    let mut seen: BTreeMap<Option<u32>, u32> = BTreeMap::new();
    for row in &mut rows {
        let count = seen.entry(row.paragraph).or_default();
        *count += 1;
        let paragraph = row.paragraph.map_or_else(|| "-".to_owned(), |it| it.to_string());
        row.id = format!("{}/{fact}/{paragraph}.{count}", row.id);
    }
    rows
}

/// The payments of a decision. All are numbered, whichever are chosen, so that a row has the same
/// name in every export.
pub(super) fn payments(record: &Record, selection: Selection) -> Vec<Row<'_>> {
    let payments = record.decision().map(|it| it.payments.as_slice()).unwrap_or_default();
    let mut rows = number(payments.iter().map(|it| Row::of_payment(record, it)), "payment");
    rows.retain(|row| selection.all_statuses || row.payment.is_some_and(|it| it.awarded));
    rows
}

/// The service improvements of a decision, or those that a performance page lists.
pub(super) fn improvements(record: &Record, _: Selection) -> Vec<Row<'_>> {
    match &record.body {
        Body::Decision(page) => {
            let all = page.service_improvements.iter();
            number(all.map(|it| Row::of_improvement(record, it)), "improvement")
        }
        Body::PerformancePage(PerformancePage { service_improvements, .. }) => {
            let all = service_improvements.iter();
            number(all.map(|it| Row::of_listed(record, it)), "improvement")
        }
        _ => Vec::new(),
    }
}

/// One row for a decision.
pub(super) fn decisions(record: &Record, _: Selection) -> Vec<Row<'_>> {
    record.decision().map(|_| Row::of(record)).into_iter().collect()
}
