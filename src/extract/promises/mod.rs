//! What the body will do, beside paying money: the common ground of service improvements and of the
//! actions for one person.
//!
//! A *promise* is one list item of the remedy, or one sentence where it stands in running text. The
//! remedy section is read where there is one; else the findings, the decision or the summary, where
//! they say what was agreed. What the body had done before is looked for in the findings too.

mod clause;
mod kinds;
mod personal;
mod places;
mod status;
mod tags;

use super::deadline::{due_for, own_due};
use super::reading::{Reading, Unit};
use crate::model::decision::Due;
use crate::model::words::{ActionKind, ImprovementAction, PromiseStatus};
use crate::text::Span;
use places::{Place, Stretch};
use status::Standing;

/// One promise, with everything that it holds.
#[derive(Debug, Clone)]
pub(super) struct Promise<'a> {
    /// The list item or sentence.
    pub(super) text: &'a str,
    /// Where it stands.
    pub(super) span: Span,
    /// The straight-through paragraph number.
    pub(super) paragraph: Option<u32>,
    /// Agreed, recommended or already done.
    pub(super) status: PromiseStatus,
    /// By when.
    pub(super) due: Option<Due>,
    /// What it improves; empty where it improves nothing.
    pub(super) improves: Vec<ImprovementAction>,
    /// What it does for the person.
    pub(super) does: Vec<ActionKind>,
    /// Which rule spoke, and how sure it is.
    pub(super) rule: &'static str,
    pub(super) confidence: f32,
}

/// Every promise of the decision, in reading order.
pub(super) fn promises<'a>(reading: &Reading<'a>) -> Vec<Promise<'a>> {
    let standing = Standing::of(reading);
    let mut found: Vec<Promise<'a>> = places::stretches(reading)
        .into_iter()
        .filter_map(|stretch| promise(reading, &standing, &stretch))
        .collect();
    found.sort_by_key(|promise| promise.span);
    found.dedup_by_key(|promise| promise.span);
    found
}

fn promise<'a>(
    reading: &Reading<'a>,
    standing: &Standing,
    stretch: &Stretch<'a, '_>,
) -> Option<Promise<'a>> {
    let status = standing.of_stretch(stretch)?;
    let kinds = kinds::kinds(stretch, status);
    if kinds.improves.is_empty() && kinds.does.is_empty() {
        return None;
    }
    let (rule, confidence) = match (status, stretch.place) {
        (PromiseStatus::AlreadyDone, _) => ("told-as-done", 0.7),
        (_, Place::Item) => ("remedy-item", 0.95),
        (_, Place::Remedy) => ("remedy-sentence", 0.9),
        (_, Place::Elsewhere) => ("agreed-in-text", 0.75),
    };
    Some(Promise {
        text: stretch.text,
        span: stretch.span,
        paragraph: stretch.unit.paragraph,
        status,
        due: due(reading, stretch.unit, status, &kinds),
        improves: kinds.improves,
        does: kinds.does,
        rule,
        confidence,
    })
}

/// Showing evidence has only a limit of its own; what is done has none.
fn due(
    reading: &Reading<'_>,
    unit: &Unit<'_>,
    status: PromiseStatus,
    kinds: &kinds::Kinds,
) -> Option<Due> {
    let evidence = kinds.does.contains(&ActionKind::EvidenceOfCompliance) && kinds.does.len() == 1;
    match status {
        PromiseStatus::AlreadyDone => None,
        _ if evidence => own_due(reading, unit),
        _ => due_for(reading, unit),
    }
}
