//! Where a sentence stands, as far as the remedy is concerned: its lead-in, and how far it is trusted.

use crate::extract::{Reading, Unit, Zone};
use crate::model::words::Role;

/// How far a zone is trusted to say what the remedy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// The remedy itself.
    Remedy,
    /// Findings with their reasons: says it where the remedy has no section of its own.
    Findings,
    /// The closing decision.
    Closing,
    /// The summary.
    Summary,
    /// What happened: offers and payments, no awards.
    Story,
    /// Complaint, powers, law, method, scope: never a remedy.
    Never,
}

/// No sentence of a decision is longer: what is has lost its stops, and its sums are only mentioned.
pub(super) const LONGEST: usize = 6000;

/// No sentence of a decision has more sums: what follows is a table that has lost its rows.
pub(super) const MOST: usize = 60;

/// The trust that a sentence's zone has.
pub(super) fn trust(unit: &Unit<'_>) -> Trust {
    if unit.boilerplate {
        return Trust::Never;
    }
    match unit.zone {
        Zone::Summary => Trust::Summary,
        Zone::Section(Role::Action) => Trust::Remedy,
        Zone::Section(Role::Decision) => Trust::Closing,
        Zone::Section(Role::Analysis | Role::Other) => Trust::Findings,
        Zone::Section(Role::Events) => Trust::Story,
        Zone::Section(_) => Trust::Never,
    }
}

crate::pattern!(
    /// How a list item begins that has become a paragraph of its own: in lower case, with a sum, or
    /// with a bare verb.
    ITEM_OPENS,
    r"^(?:[a-z£]|\(?[a-z0-9]{1,2}\) |(?:Pay|Make|Apologise|Refund|Reimburse|Repay|Waive|Write|Cancel|Offer|Provide|Send|Review|Remind|Give|Arrange|Consider|Backdate|Ensure|Issue|Share|Train|Carry|Complete|Remove|Return|Increase)(?-u:\b))");

/// The lead-ins of every unit: its own, or where the page has lost its nesting, the paragraph that
/// ends in a colon before a run of paragraphs that begin like list items.
pub(super) fn leads<'a>(reading: &Reading<'a>) -> Vec<Vec<&'a str>> {
    let mut opener: Option<&'a str> = None;
    let mut previous: Option<&Unit<'a>> = None;
    let mut found = Vec::with_capacity(reading.units.len());
    for unit in &reading.units {
        let last = previous.filter(|previous| previous.section == unit.section);
        let begins = unit.depth == 0 && last.is_none_or(|last| last.block != unit.block);
        if begins {
            opener = match last {
                Some(last) if ITEM_OPENS.is_match(unit.text) => {
                    if last.text.ends_with(':') {
                        Some(last.text)
                    } else {
                        opener
                    }
                }
                _ => None,
            };
        }
        found.push(if unit.lead.is_empty() {
            opener.into_iter().collect()
        } else {
            unit.lead.clone()
        });
        previous = Some(unit);
    }
    found
}
