//! Rows from a record.

use crate::model::decision::{Decision, Due, Payment, ServiceImprovement};
use crate::model::papers::ListedImprovement;
use crate::model::review::Review;
use crate::model::words::ImprovementAction;
use crate::model::{CaseRef, Record};
use crate::review::{Fact, FactBody, document_name, facts};

/// Which facts become rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Selection {
    /// Also payments that are no part of the remedy: offers, refusals, what had been paid before;
    /// and whatever a person has rejected.
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
    pub(super) review: Option<&'a Review>,
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
            id: document_name(record),
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
            review: None,
        }
    }

    /// A row about a fact; `None` where it is of a kind that has no sheet.
    fn of_fact(fact: &Fact<'a>) -> Option<Self> {
        let record = fact.record();
        let row = match fact.body {
            FactBody::Payment(it) => Self::of_payment(record, it),
            FactBody::Improvement(it) => Self::of_improvement(record, it),
            FactBody::Listed(it) => Self::of_listed(record, it),
            _ => return None,
        };
        Some(Self { id: fact.id.to_string(), review: fact.review(), ..row })
    }

    /// Whether a person says that there is no such fact.
    fn is_rejected(&self) -> bool {
        Review::rejects(self.review)
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

/// The payments of a decision.
pub(super) fn payments(record: &Record, selection: Selection) -> Vec<Row<'_>> {
    let mut rows = rows(record);
    rows.retain(|row| {
        row.payment.is_some_and(|it| selection.all_statuses || it.awarded && !row.is_rejected())
    });
    rows
}

/// The service improvements of a decision, or those that a performance page lists.
pub(super) fn improvements(record: &Record, selection: Selection) -> Vec<Row<'_>> {
    let mut rows = rows(record);
    rows.retain(|row| row.text.is_some() && (selection.all_statuses || !row.is_rejected()));
    rows
}

fn rows(record: &Record) -> Vec<Row<'_>> {
    facts(record).iter().filter_map(Row::of_fact).collect()
}

/// One row for a decision.
pub(super) fn decisions(record: &Record, _: Selection) -> Vec<Row<'_>> {
    record.decision().map(|_| Row::of(record)).into_iter().collect()
}
