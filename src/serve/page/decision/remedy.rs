//! The remedy ledger, what is done for the person, what is to change for everybody.

use super::places::Places;
use crate::model::Review;
use crate::model::decision::{Decision, OtherAction, Payment, ServiceImprovement};
use crate::model::words::ImprovementAction;
use crate::words::amount;
use crate::words::remedy::{due, facts, other_sums, payee, reason, reviewed, total};

/// The money of a remedy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::serve::page) struct Ledger {
    /// Payments by what they are to the remedy; empty tables are left out.
    pub(in crate::serve::page) tables: Vec<Table>,
    /// What the awards come to.
    pub(in crate::serve::page) total: Option<String>,
    /// Other sums that stand in the text.
    pub(in crate::serve::page) others: Option<String>,
}

/// Payments of one standing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve::page) struct Table {
    pub(in crate::serve::page) caption: &'static str,
    pub(in crate::serve::page) lines: Vec<Line>,
    /// Whether a person has decided about any of them.
    pub(in crate::serve::page) reviewed: bool,
}

/// A payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve::page) struct Line {
    pub(in crate::serve::page) payee: String,
    pub(in crate::serve::page) sum: String,
    /// Where its sentence stands.
    pub(in crate::serve::page) link: Option<String>,
    pub(in crate::serve::page) reason: String,
    pub(in crate::serve::page) due: String,
    pub(in crate::serve::page) status: String,
    pub(in crate::serve::page) paragraph: Option<u32>,
    pub(in crate::serve::page) review: Option<String>,
}

/// A promise: something that will be done, for one person or for everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve::page) struct Promise {
    pub(in crate::serve::page) text: String,
    /// "training; agreed; by 29 July 2025".
    pub(in crate::serve::page) facts: String,
    pub(in crate::serve::page) link: Option<String>,
    pub(in crate::serve::page) paragraph: Option<u32>,
}

impl Ledger {
    pub(in crate::serve::page) fn of(decision: &Decision, places: &Places) -> Self {
        let (rejected, counted): (Vec<_>, Vec<_>) =
            decision.payments.iter().partition(|it| Review::rejects(it.review.as_ref()));
        let (awarded, others): (Vec<_>, Vec<_>) = counted.into_iter().partition(|it| it.awarded);
        let awards = awarded.len();
        let tables = [
            ("Awarded: agreed or recommended", awarded),
            ("Offered, declined or paid before the decision, and no part of the remedy", others),
            ("Read as payments, rejected by a person, and not counted", rejected),
        ];
        let table = |(caption, payments): (&'static str, Vec<&Payment>)| Table {
            caption,
            reviewed: payments.iter().any(|it| it.review.is_some()),
            lines: payments.iter().map(|payment| line(payment, places)).collect(),
        };
        let tables = tables.into_iter().filter(|(_, payments)| !payments.is_empty());
        Self {
            tables: tables.map(table).collect(),
            total: (awards > 0).then(|| total(decision, awards)),
            others: other_sums(decision),
        }
    }
}

fn line(payment: &Payment, places: &Places) -> Line {
    Line {
        payee: payee(payment),
        sum: amount(payment),
        link: places.link(payment.span, payment.paragraph),
        reason: reason(payment),
        due: payment.due.as_ref().map(due).unwrap_or_default(),
        status: payment.status.label(),
        paragraph: payment.paragraph,
        review: payment.review.as_ref().map(reviewed),
    }
}

/// What is to change for everybody.
pub(in crate::serve::page) fn improvements(decision: &Decision, places: &Places) -> Vec<Promise> {
    decision.counted_improvements().map(|it| improvement(it, places)).collect()
}

fn improvement(it: &ServiceImprovement, places: &Places) -> Promise {
    let actions: Vec<String> = it.actions.iter().copied().map(ImprovementAction::label).collect();
    Promise {
        text: it.text.clone(),
        facts: with_review(facts(&actions, it.status, it.due.as_ref()), it.review.as_ref()),
        link: places.link(it.span, it.paragraph),
        paragraph: it.paragraph,
    }
}

/// What the body does for the person, beside money.
pub(in crate::serve::page) fn actions(decision: &Decision, places: &Places) -> Vec<Promise> {
    let promise = |it: &OtherAction| Promise {
        text: it.text.clone(),
        facts: with_review(
            facts(&[it.action.label()], it.status, it.due.as_ref()),
            it.review.as_ref(),
        ),
        link: places.link(it.span, it.paragraph),
        paragraph: it.paragraph,
    };
    decision.other_actions.iter().map(promise).collect()
}

fn with_review(mut facts: String, review: Option<&Review>) -> String {
    facts.extend(review.map(|review| format!("; {}", reviewed(review))));
    facts
}
