//! Whether each fact of a decision is right, as its label tells.
//!
//! A payment is right where the label has one of the same sum, as definite, and of the same status;
//! who gets it and what for is scored apart. A sum beside the ledger is right by sum, status and
//! paragraph, a promise where the label has its words, its status and (for an action) its kind.

use super::fields::promises::{actions, improvements};
use super::label::{Body, DecisionLabel, Label};
use crate::confidence::{Case, cases};
use crate::model::Record;
use crate::model::decision::Decision;

/// A fact that a label can tell the truth about.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// What the table of confidences sees of it.
    pub case: Case,
    /// How sure casebook says it is.
    pub confidence: f32,
    /// Whether the label has it.
    pub right: bool,
}

/// Every fact of a page that its label speaks of.
pub(super) fn judged(label: &Label, record: &Record) -> Vec<Judged> {
    match (&label.body, record.decision()) {
        (Body::Decision(label), Some(decision)) => of_decision(label, decision),
        _ => Vec::new(),
    }
}

fn of_decision(label: &DecisionLabel, decision: &Decision) -> Vec<Judged> {
    let cases = cases(decision);
    let mut all = Vec::new();
    let mut add = |case: Case, confidence: f32, right: bool| {
        all.push(Judged { case, confidence, right });
    };
    if let Some(labels) = &label.payments {
        let definite = labels.iter().all(|it| it.amount_status.is_some());
        let mut left: Vec<_> = labels
            .iter()
            .map(|it| (it.amount, it.status, it.amount_status.filter(|_| definite)))
            .collect();
        for (case, it) in cases.payments.into_iter().zip(&decision.payments) {
            let found = (it.amount, it.status, Some(it.amount_status).filter(|_| definite));
            add(case, it.confidence, taken(&mut left, &found));
        }
    }
    if let Some(labels) = &label.other_amounts {
        let mut left: Vec<_> =
            labels.iter().map(|it| (it.amount, it.status, it.paragraph)).collect();
        for (case, it) in cases.other_amounts.into_iter().zip(&decision.other_amounts) {
            let found = (it.amount, it.status, it.paragraph);
            add(case, it.confidence, taken(&mut left, &found));
        }
    }
    if let Some(labels) = &label.service_improvements {
        let paired = improvements(labels, &decision.service_improvements);
        for (case, it) in cases.improvements.into_iter().zip(&decision.service_improvements) {
            let label = paired.label_of(it);
            let right = label.is_some_and(|label| label.status.is_none_or(|is| is == it.status));
            add(case, it.confidence, right);
        }
    }
    if let Some(labels) = &label.other_actions {
        let paired = actions(labels, &decision.other_actions);
        for (case, it) in cases.actions.into_iter().zip(&decision.other_actions) {
            let right = paired.label_of(it).is_some_and(|label| {
                label.status.is_none_or(|is| is == it.status)
                    && label.action.is_none_or(|is| is == it.action)
            });
            add(case, it.confidence, right);
        }
    }
    if let Some(Some(finding)) = label.finding {
        add(cases.finding, decision.finding_confidence, finding == decision.finding);
    }
    all
}

/// Whether a list has a thing, which is taken out of it.
fn taken<T: PartialEq>(left: &mut Vec<T>, thing: &T) -> bool {
    let at = left.iter().position(|other| other == thing);
    at.map(|at| left.swap_remove(at)).is_some()
}
