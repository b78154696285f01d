//! What the body will do, beside paying money: the common ground of service improvements and of the
//! actions for one person.
//!
//! A *promise* is one list item of the remedy, or one sentence where it stands in running text. The
//! remedy section is read where there is one; else the findings, the decision or the summary, where
//! they say what was agreed. What the body had done before is looked for in the findings too.

mod aims;
mod clause;
mod cues;
mod kinds;
mod partly;
mod personal;
mod places;
mod status;
mod tags;
mod verbs;

use super::deadline::{due_at, evidence_due};
use super::reading::{Reading, Zone};
use crate::model::decision::{Due, OtherAction, ServiceImprovement};
use crate::model::words::{ActionKind, ImprovementAction, PromiseStatus, Role};
use crate::text::Span;
use places::{Place, Stretch};
use status::Standing;

/// What the words of an improvement say that it consists of.
pub(super) fn improvement_actions(text: &str) -> Vec<ImprovementAction> {
    tags::improvements(text)
}

/// Whether words begin with a verb of the remedy: "review its policy".
pub(super) fn begins_with_a_deed(words: &str) -> bool {
    clause::begins_with_a_verb(words)
}

/// Service improvements and other actions, from one reading of the promises.
#[must_use]
pub fn promised(reading: &Reading<'_>) -> (Vec<ServiceImprovement>, Vec<OtherAction>) {
    let promises = promises(reading);
    (super::improvements::among(&promises), super::actions::among(&promises))
}

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
    /// By when it does what it does for the person.
    pub(super) due: Option<Due>,
    /// What it improves; empty where it improves nothing.
    pub(super) improves: Vec<ImprovementAction>,
    /// By when it improves it.
    pub(super) improves_by: Option<Due>,
    /// What it does for the person.
    pub(super) does: Vec<ActionKind>,
    /// Which rule spoke, and how sure it is.
    pub(super) rule: &'static str,
    pub(super) confidence: f32,
}

/// Every promise of the decision, in reading order.
pub(super) fn promises<'a>(reading: &Reading<'a>) -> Vec<Promise<'a>> {
    let standing = Standing::of(reading);
    let stretches = places::stretches(reading);
    let home = stretches.iter().any(|stretch| matches!(stretch.place, Place::Item | Place::Remedy));
    let mut found: Vec<(Zone, Promise<'a>)> = stretches
        .iter()
        .filter_map(|stretch| {
            let promise = promise(reading, &standing, stretch)?;
            let here = matches!(stretch.place, Place::Item | Place::Remedy);
            let counts = here || !home || promise.status == PromiseStatus::AlreadyDone;
            counts.then_some((stretch.unit.zone, promise))
        })
        .collect();
    keep_best_zone(&mut found);
    found.dedup_by(|(_, later), (_, first)| {
        let evidence = [ActionKind::EvidenceOfCompliance];
        later.does == evidence && first.does == evidence && later.paragraph == first.paragraph
    });
    let mut found: Vec<Promise<'a>> = found.into_iter().map(|(_, promise)| promise).collect();
    evidence_follows_the_rest(&mut found);
    found
}

/// A remedy that is agreed is agreed with its evidence, even if the text says "should provide".
fn evidence_follows_the_rest(found: &mut [Promise<'_>]) {
    let evidence = [ActionKind::EvidenceOfCompliance];
    let open = |p: &&Promise<'_>| p.does != evidence && p.status != PromiseStatus::AlreadyDone;
    let agreed = found.iter().any(|promise| open(&promise))
        && found.iter().filter(open).all(|promise| promise.status == PromiseStatus::Agreed);
    for promise in found.iter_mut().filter(|promise| agreed && promise.does == evidence) {
        promise.status = PromiseStatus::Agreed;
    }
}

/// Keeps one telling of what is repeated: what is promised in the remedy or the findings, else in
/// the decision, else in the summary; what was done where the findings tell it, else the summary.
fn keep_best_zone(found: &mut Vec<(Zone, Promise<'_>)>) {
    for done in [false, true] {
        let of_kind =
            |promise: &Promise<'_>| (promise.status == PromiseStatus::AlreadyDone) == done;
        let best = found.iter().filter(|(_, p)| of_kind(p)).map(|(zone, _)| rank(*zone)).min();
        found.retain(|(zone, promise)| !of_kind(promise) || Some(rank(*zone)) == best);
    }
}

/// How well placed a promise is; equal places are kept together.
fn rank(zone: Zone) -> u8 {
    match zone {
        Zone::Section(Role::Decision) => 1,
        Zone::Summary => 2,
        Zone::Section(_) => 0,
    }
}

fn promise<'a>(
    reading: &Reading<'a>,
    standing: &Standing,
    stretch: &Stretch<'a, '_>,
) -> Option<Promise<'a>> {
    let status = standing.of_stretch(reading, stretch)?;
    let kinds = kinds::kinds(stretch, status);
    if kinds.improves.is_empty() && kinds.does.is_empty() {
        return None;
    }
    let (rule, confidence) = match (status, stretch.place) {
        (PromiseStatus::AlreadyDone, _) => ("told-as-done", 0.7),
        (_, Place::Item | Place::ItemElsewhere) => ("remedy-item", 0.95),
        (_, Place::Remedy) => ("remedy-sentence", 0.9),
        (_, Place::Elsewhere | Place::Story) => ("agreed-in-text", 0.75),
    };
    Some(Promise {
        text: stretch.text,
        span: stretch.span,
        paragraph: stretch.unit.paragraph,
        status,
        due: due(reading, stretch, status, &kinds, kinds.does_at),
        improves_by: due(reading, stretch, status, &kinds, kinds.improves_at),
        improves: kinds.improves,
        does: kinds.does,
        rule,
        confidence,
    })
}

/// By when the deed at the offset `at` of the stretch is to be done. Showing evidence has only a limit
/// of its own; what is done has none.
fn due(
    reading: &Reading<'_>,
    stretch: &Stretch<'_, '_>,
    status: PromiseStatus,
    kinds: &kinds::Kinds,
    at: usize,
) -> Option<Due> {
    let unit = stretch.unit;
    let at = Span::of(unit.text, stretch.head).start() + at;
    let evidence = kinds.does.contains(&ActionKind::EvidenceOfCompliance) && kinds.does.len() == 1;
    match status {
        PromiseStatus::AlreadyDone => None,
        _ if evidence && unit.depth == 0 => evidence_due(reading, unit),
        _ => due_at(reading, unit, at),
    }
}

#[cfg(test)]
mod tests;
