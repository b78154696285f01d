//! How sure a fact is: how often facts of its rule, with as many doubts, were right on the labelled
//! pages.
//!
//! Extractors name the rule that spoke. Here each fact gets its doubts (`doubts`: what stands in
//! the record that should make one look twice), and its confidence from a table that is made from
//! the labelled corpus ([`Table`]). A confidence of 0.9 is meant to say that nine of ten such facts
//! are right; `casebook eval` says how far that holds.

mod doubts;
mod scene;
mod table;
mod words;

use crate::model::decision::Decision;

pub use doubts::{Doubt, doubts_of};
pub use table::{LEVELS, Line, Table};

/// Facts that are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// A payment that is part of the remedy.
    Award,
    /// A payment that is not: offered, declined, paid before.
    Told,
    /// A sum that is no payment.
    OtherAmount,
    /// A service improvement.
    Improvement,
    /// An action for the person.
    Action,
    /// The finding.
    Finding,
}

impl Family {
    /// Every family, in the order of the table.
    pub const ALL: &'static [Self] = &[
        Self::Award,
        Self::Told,
        Self::OtherAmount,
        Self::Improvement,
        Self::Action,
        Self::Finding,
    ];

    /// As the table and the reports spell it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Award => "award",
            Self::Told => "told",
            Self::OtherAmount => "other_amount",
            Self::Improvement => "improvement",
            Self::Action => "action",
            Self::Finding => "finding",
        }
    }
}

/// A fact as the table sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The family.
    pub family: Family,
    /// The rule that spoke.
    pub rule: String,
    /// What should make one look twice.
    pub doubts: Vec<&'static str>,
}

/// The cases of one decision, each list in the order of the record's own.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Cases {
    pub payments: Vec<Case>,
    pub other_amounts: Vec<Case>,
    pub improvements: Vec<Case>,
    pub actions: Vec<Case>,
    pub finding: Case,
}

/// What the facts of a decision are, and what is doubtful about each.
#[must_use]
pub fn cases(decision: &Decision) -> Cases {
    let scene = scene::Scene::of(decision);
    let case = |family, rule: &str, doubts| Case { family, rule: rule.to_owned(), doubts };
    Cases {
        payments: decision
            .payments
            .iter()
            .map(|it| {
                let family = if it.awarded { Family::Award } else { Family::Told };
                case(family, &it.rule, doubts::payment(&scene, it))
            })
            .collect(),
        other_amounts: decision
            .other_amounts
            .iter()
            .map(|it| case(Family::OtherAmount, &it.rule, doubts::other_amount(&scene, it)))
            .collect(),
        improvements: decision
            .service_improvements
            .iter()
            .map(|it| case(Family::Improvement, &it.rule, doubts::improvement(&scene, it)))
            .collect(),
        actions: decision
            .other_actions
            .iter()
            .map(|it| case(Family::Action, &it.rule, doubts::action(&scene, it)))
            .collect(),
        finding: case(Family::Finding, &decision.finding_rule, doubts::finding(&scene)),
    }
}

/// Gives every fact of a decision its confidence.
///
/// ```
/// use casebook::confidence::{Table, weigh};
/// use casebook::{Page, schemes};
/// let page = Page::of_text("Ashby Council (24 101 202)\n\nDecision : Upheld\n\nDecision date : \
///     01 Jul 2025\n\nThe Ombudsman's final decision:\n\nSummary: There was fault.\n\n\
///     Agreed action\n\n  1. The Council has agreed to pay Mrs K £350 for her distress.\n");
/// let record = schemes::read(&page);
/// let mut decision = record.decision().unwrap().clone();
/// let sure = decision.payments[0].confidence;
/// assert!(sure > 0.8);
/// // The same award against a finding of no fault is more doubtful.
/// decision.finding = casebook::model::words::Finding::NoFault;
/// weigh(&mut decision, Table::builtin());
/// assert!(decision.payments[0].confidence < sure);
/// ```
pub fn weigh(decision: &mut Decision, table: &Table) {
    let cases = cases(decision);
    for (fact, case) in decision.payments.iter_mut().zip(&cases.payments) {
        fact.confidence = table.confidence(case);
    }
    for (fact, case) in decision.other_amounts.iter_mut().zip(&cases.other_amounts) {
        fact.confidence = table.confidence(case);
    }
    for (fact, case) in decision.service_improvements.iter_mut().zip(&cases.improvements) {
        fact.confidence = table.confidence(case);
    }
    for (fact, case) in decision.other_actions.iter_mut().zip(&cases.actions) {
        fact.confidence = table.confidence(case);
    }
    decision.finding_confidence = table.confidence(&cases.finding);
}
