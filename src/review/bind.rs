//! Which fact each decision is about, in a record as it is read now.

use super::add;
use super::facts::{Fact, FactBody};
use super::judgement::Judgement;
use super::place::letters;
use crate::model::review::{Decided, FactKind};

/// What a decision is about in a record as it is read now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Binding {
    /// This fact, by its place among the facts.
    Fact(usize),
    /// A fact that was not read, and whose words are there.
    Addition,
    /// Nothing; perhaps this fact, which reads otherwise.
    Lost(Option<usize>),
}

/// What each decision is about. A fact is spoken for once.
pub(super) fn bind(facts: &[Fact<'_>], judgements: &[&Judgement]) -> Vec<Binding> {
    let mut free = vec![true; facts.len()];
    let words: Vec<String> = facts.iter().map(|fact| letters(fact.quote())).collect();
    let mut bind_one = |judgement: &&Judgement| {
        let quote = letters(&judgement.quote);
        let same = |at: &usize| {
            facts.get(*at).is_some_and(|fact| {
                fact.id.kind == judgement.kind
                    && free.get(*at) == Some(&true)
                    && words.get(*at) == Some(&quote)
                    && holds(fact, judgement)
            })
        };
        let candidates: Vec<usize> = (0..facts.len()).filter(same).collect();
        let best = candidates.iter().copied().max_by_key(|at| {
            // Of equal ones: the same person, then the same name, then the first.
            let fact = facts.get(*at);
            let alike = fact.is_some_and(|fact| same_payee(fact, judgement));
            let named = fact.is_some_and(|fact| fact.id.to_string() == judgement.fact);
            (alike, named, std::cmp::Reverse(*at))
        });
        if let Some(slot) = best.and_then(|at| free.get_mut(at)) {
            *slot = false;
        }
        match (best, judgement.decided) {
            (Some(at), _) => Binding::Fact(at),
            (None, Decided::Added) if add::stands(facts, judgement) => Binding::Addition,
            _ => Binding::Lost(instead(facts, &words, &quote, judgement)),
        }
    };
    judgements.iter().map(&mut bind_one).collect()
}

/// Whether what was at stake is as it was read then, or as the person said that it is.
fn holds(fact: &Fact<'_>, judgement: &Judgement) -> bool {
    let stake = fact.stake();
    let corrected = match judgement.kind {
        FactKind::Payment => judgement.changes.get("amount"),
        FactKind::Action => judgement.changes.get("action"),
        FactKind::Finding => judgement.changes.get("finding"),
        _ => None,
    };
    stake == judgement.stake
        || corrected.is_some_and(|corrected| corrected.as_deref().unwrap_or_default() == stake)
}

fn same_payee(fact: &Fact<'_>, judgement: &Judgement) -> bool {
    let FactBody::Payment(payment) = fact.body else { return true };
    let said = [&judgement.seen, &judgement.changes].map(|values| values.get("payee"));
    said.into_iter().flatten().any(|payee| *payee == payment.payee)
}

/// The fact that stands in the place of a lost one: the same words, or the same name.
fn instead(
    facts: &[Fact<'_>],
    words: &[String],
    quote: &str,
    judgement: &Judgement,
) -> Option<usize> {
    let of_kind = |fact: &Fact<'_>| fact.id.kind == judgement.kind;
    let all = || facts.iter().zip(words).enumerate().filter(|(_, (fact, _))| of_kind(fact));
    all()
        .find(|(_, (_, words))| *words == quote)
        .or_else(|| all().find(|(_, (fact, _))| fact.id.to_string() == judgement.fact))
        .map(|(at, _)| at)
}
