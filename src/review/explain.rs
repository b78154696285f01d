//! One fact with everything that speaks for it and against it.

use schemars::JsonSchema;
use serde::Serialize;

use super::facts::{Fact, FactBody};
use super::fields::values;
use super::reasons::{CHECKS, DOUBTS, REASONS, Scene};
use super::rules::meaning;
use crate::model::Pence;
use crate::model::decision::Payment;
use crate::model::review::{FactKind, Review, Values};
use crate::model::words::{AmountRole, AmountStatus};

/// Why a fact was read as it was.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Explanation {
    /// Its name.
    pub id: String,
    /// What kind of fact it is.
    pub kind: FactKind,
    /// The fact in a few words.
    pub says: String,
    /// The sum in it.
    pub amount: Option<Pence>,
    /// The words that say so.
    pub quote: String,
    /// The number of the paragraph.
    pub paragraph: Option<u32>,
    /// The heading that it stands under.
    pub section: Option<String>,
    /// The rule that read it.
    pub rule: Option<String>,
    /// What the rule goes by.
    pub rule_says: Option<&'static str>,
    /// How sure the rule is, 0 to 1.
    pub confidence: Option<f32>,
    /// What speaks for it.
    pub reasons: Vec<String>,
    /// What speaks against it, or is not known.
    pub doubts: Vec<String>,
    /// What it was checked against.
    pub checked: Vec<String>,
    /// Its fields, as they can be corrected.
    pub values: Values,
    /// What a person has decided.
    pub review: Option<Review>,
}

/// Explains a fact.
///
/// ```
/// use casebook::review::{explain, facts};
/// use casebook::{Page, schemes};
/// let page = Page::of_text("Ashby Council (24 101 202)\n\nDecision date : 01 Jul 2025\n\n\
///     Agreed action\n\n  1. The Council has agreed to pay Mrs K £350 for her distress.\n");
/// let record = schemes::read(&page);
/// let facts = facts(&record);
/// let payment = facts.iter().find(|it| it.id.to_string() == "24 101 202/payment/1.1").unwrap();
/// let explained = explain(payment);
/// assert_eq!(explained.says, "£350 to Mrs K, agreed");
/// assert!(explained.reasons.contains(&"The sentence names Mrs K.".to_owned()));
/// ```
#[must_use]
pub fn explain(fact: &Fact<'_>) -> Explanation {
    let scene = Scene::of(fact);
    let all = |remarks: &[fn(&Scene<'_>) -> Option<String>]| {
        remarks.iter().filter_map(|remark| remark(&scene)).collect()
    };
    Explanation {
        id: fact.id.to_string(),
        kind: fact.id.kind,
        says: says(fact),
        amount: fact.amount(),
        quote: fact.quote().to_owned(),
        paragraph: fact.paragraph(),
        section: scene.place.heading().map(str::to_owned),
        rule: fact.rule().map(str::to_owned),
        rule_says: fact.rule().and_then(meaning),
        confidence: fact.confidence(),
        reasons: all(REASONS),
        doubts: all(DOUBTS),
        checked: all(CHECKS),
        values: values(fact.body),
        review: fact.review().cloned(),
    }
}

/// A fact in a few words: "£350 to Mrs B, agreed".
pub(super) fn says(fact: &Fact<'_>) -> String {
    match fact.body {
        FactBody::Payment(it) => payment(it),
        FactBody::Improvement(it) => {
            let actions: Vec<String> = it.actions.iter().map(|action| action.label()).collect();
            format!("{}, {}", actions.join(", "), it.status.label())
        }
        FactBody::Listed(it) => {
            let actions: Vec<String> = it.actions.iter().map(|action| action.label()).collect();
            actions.join(", ")
        }
        FactBody::Action(it) => format!("{}, {}", it.action.label(), it.status.label()),
        FactBody::Amount(it) => {
            let role = it.role.map_or_else(|| it.status.label(), AmountRole::label);
            format!("{}, {role}, no payment", it.amount.sterling())
        }
        FactBody::Finding(it) => it.finding.label(),
        FactBody::Remark(it) => it.message.clone(),
    }
}

fn payment(it: &Payment) -> String {
    let sum = match (it.amount_status, it.amount_min, it.amount) {
        (AmountStatus::Range, Some(least), Some(most)) => {
            format!("{} to {}", least.sterling(), most.sterling())
        }
        (AmountStatus::UpTo, _, Some(most)) => format!("up to {}", most.sterling()),
        (_, _, Some(sum)) => sum.sterling(),
        (status, ..) => format!("a sum {}", status.label()),
    };
    let payee = it.payee.as_ref().map_or_else(String::new, |payee| format!(" to {payee}"));
    format!("{sum}{payee}, {}", it.status.label())
}
