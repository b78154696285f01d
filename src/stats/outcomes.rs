//! How decisions ended.

use std::collections::BTreeMap;

use serde::Serialize;

use super::case::{Case, once};
use super::group::{By, grouped};
use super::payments::same_words;
use crate::eval::Share;
use crate::model::words::{Finding, Outcome};

/// How some decisions ended.
#[derive(Debug, Clone, Default, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Ended {
    /// How many there are.
    pub decisions: usize,
    /// Upheld, by the header.
    pub upheld: usize,
    /// Not upheld.
    pub not_upheld: usize,
    /// Closed after initial enquiries.
    pub closed_after_initial_enquiries: usize,
    /// Another outcome.
    pub other: usize,
    /// Pages that print no outcome.
    pub not_stated: usize,
    /// Upheld and not upheld: those that were investigated.
    pub investigated: usize,
    /// The share of the investigated that were upheld, as the Ombudsman counts it, with the range of
    /// its 95 % interval; null where none was investigated.
    pub upheld_share: Option<Share>,
    /// By what the text decides.
    pub findings: BTreeMap<&'static str, usize>,
}

/// The decisions of a group.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct OutcomeGroup {
    /// What they have in common; null for those of which the text does not say.
    pub name: Option<String>,
    /// How they ended.
    #[serde(flatten)]
    pub ended: Ended,
}

/// All groups of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct OutcomeTable {
    /// What is grouped by.
    pub by: By,
    /// Whether some decisions are in several groups.
    pub overlap: bool,
    /// The groups: years from the newest, others from the most decisions.
    pub groups: Vec<OutcomeGroup>,
}

/// How decisions ended, in all and in groups.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Outcomes {
    /// References of decisions that have the same words and end alike, and count once.
    pub same_words: Vec<Vec<String>>,
    /// All decisions.
    pub all: Ended,
    /// The groups that were asked for.
    pub tables: Vec<OutcomeTable>,
}

/// Counts how decisions ended. One text under two references counts once, unless it ends otherwise
/// for another body.
///
/// ```
/// use casebook::model::words::Outcome;
/// use casebook::stats::{Case, outcomes};
/// let case = |outcome| Case { outcome: Some(outcome), ..Case::default() };
/// let ended = outcomes(vec![
///     case(Outcome::Upheld), case(Outcome::Upheld), case(Outcome::NotUpheld),
///     case(Outcome::ClosedAfterInitialEnquiries),
/// ], &[]).all;
/// assert_eq!((ended.decisions, ended.investigated), (4, 3));
/// assert!((ended.upheld_share.unwrap().value - 2.0 / 3.0).abs() < 1e-9);
/// ```
#[must_use]
pub fn outcomes(cases: Vec<Case>, by: &[By]) -> Outcomes {
    let cases =
        once(cases, |case| (case.outcome.map(Outcome::as_str), case.finding.map(Finding::as_str)));
    let all: Vec<&Case> = cases.iter().collect();
    Outcomes {
        same_words: same_words(&cases),
        all: ended(&all),
        tables: by.iter().map(|by| table(*by, &cases)).collect(),
    }
}

fn ended(cases: &[&Case]) -> Ended {
    let mut ended = Ended { decisions: cases.len(), ..Ended::default() };
    for case in cases {
        *match case.outcome {
            Some(Outcome::Upheld) => &mut ended.upheld,
            Some(Outcome::NotUpheld) => &mut ended.not_upheld,
            Some(Outcome::ClosedAfterInitialEnquiries) => &mut ended.closed_after_initial_enquiries,
            Some(Outcome::Other) => &mut ended.other,
            None => &mut ended.not_stated,
        } += 1;
        if let Some(finding) = case.finding {
            *ended.findings.entry(finding.as_str()).or_default() += 1;
        }
    }
    ended.investigated = ended.upheld + ended.not_upheld;
    ended.upheld_share = Share::of(ended.upheld, ended.investigated);
    ended
}

fn table(by: By, cases: &[Case]) -> OutcomeTable {
    let parted = grouped(by, cases.iter().map(|case| (case, by.values(case, None))));
    let mut groups: Vec<OutcomeGroup> = parted
        .groups
        .into_iter()
        .map(|(name, cases)| OutcomeGroup { name, ended: ended(&cases) })
        .collect();
    if by.is_time() {
        groups.sort_by(|one, other| other.name.cmp(&one.name));
    } else {
        groups.sort_by(|one, other| {
            (other.name.is_some(), other.ended.decisions)
                .cmp(&(one.name.is_some(), one.ended.decisions))
                .then_with(|| one.name.cmp(&other.name))
        });
    }
    OutcomeTable { by, overlap: parted.overlap, groups }
}
