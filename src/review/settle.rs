//! Puts a person's decisions into a record: each into the fact that it was made about.
//!
//! A decision is held to the words of its fact and to what is at stake in them (the sum), not to a
//! place or to a rule: other rules, other numbers and another order of paragraphs leave it where it
//! belongs. One whose words are gone, or now give another sum, is applied to nothing and is said to
//! be lost: as a remark on the record, and in the list of what needs a person.

use super::add;
use super::facts::{Fact, FactBody, facts};
use super::fields::{Changing, change};
use super::judgement::Judgement;
use super::place::letters;
use crate::model::note::Diagnostic;
use crate::model::review::{Decided, FactKind, Review, Values};
use crate::model::words::Finding;
use crate::model::{Body, Record};

/// A record with the decisions of people in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// The record as it now counts.
    pub record: Record,
    /// Decisions that could not be put in.
    pub lost: Vec<Lost>,
}

/// A decision whose fact is not there as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The decision.
    pub judgement: Judgement,
    /// The name of the fact that stands there now and reads otherwise; `None` where there is none.
    pub now: Option<String>,
}

/// What a decision is about in a record as it is read now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Binding {
    /// This fact, by its place among the facts.
    Fact(usize),
    /// A fact that was not read, and whose words are there.
    Addition,
    /// Nothing; perhaps this fact, which reads otherwise.
    Lost(Option<usize>),
}

/// Puts decisions into a record as it was read.
#[must_use]
pub fn settle(read: Record, judgements: &[Judgement]) -> Settled {
    if judgements.is_empty() {
        return Settled { record: read, lost: Vec::new() };
    }
    let facts = facts(&read);
    let bindings = bind(&facts, judgements);
    let mut record = read.clone();
    let (mut additions, mut lost) = (Vec::new(), Vec::new());
    for (judgement, binding) in judgements.iter().zip(bindings) {
        match binding {
            Binding::Fact(at) => {
                if let Some(fact) = facts.get(at) {
                    decide(&mut record, fact, judgement);
                }
            }
            Binding::Addition => additions.push(judgement),
            Binding::Lost(now) => {
                let now = now.and_then(|at| facts.get(at)).map(|fact| fact.id.to_string());
                lost.push(Lost { judgement: judgement.clone(), now });
            }
        }
    }
    // Last: what was read is spoken of by its place in the record as it was read.
    for judgement in additions {
        add::put(&mut record, judgement);
    }
    if let Body::Decision(decision) = &mut record.body {
        decision.add_up();
    }
    record.diagnostics.extend(lost.iter().map(Lost::remark));
    Settled { record, lost }
}

/// The decision that is about `fact`, among those of its document.
#[must_use]
pub fn bound_to<'a>(
    fact: &str,
    read: &Record,
    judgements: &'a [Judgement],
) -> Option<&'a Judgement> {
    let facts = facts(read);
    let about = |binding: &Binding, judgement: &Judgement| match binding {
        Binding::Fact(at) => facts.get(*at).is_some_and(|found| found.id.to_string() == fact),
        Binding::Addition | Binding::Lost(_) => judgement.fact == fact,
    };
    let bindings = bind(&facts, judgements);
    judgements.iter().zip(&bindings).find(|(one, binding)| about(binding, one)).map(|(one, _)| one)
}

/// What each decision is about. A fact is spoken for once.
fn bind(facts: &[Fact<'_>], judgements: &[Judgement]) -> Vec<Binding> {
    let mut free = vec![true; facts.len()];
    let words: Vec<String> = facts.iter().map(|fact| letters(fact.quote())).collect();
    let mut bind_one = |judgement: &Judgement| {
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

/// Puts one decision into the fact that it is about.
fn decide(record: &mut Record, fact: &Fact<'_>, judgement: &Judgement) {
    let Some(mut changing) = changing(record, fact) else {
        return settle_remark(record, fact, judgement);
    };
    let mut was = Values::new();
    if judgement.decided == Decided::Rejected {
        match &mut changing {
            Changing::Payment(payment) => payment.awarded = false,
            Changing::Finding(decision) => {
                was.insert("finding".to_owned(), Some(decision.finding.to_string()));
                decision.finding = Finding::Unclear;
            }
            _ => {}
        }
    } else {
        // A sum sets how definite it is, which the person may then say otherwise: in this order.
        for field in super::fields::fields_of(judgement.kind) {
            let decided = judgement.decided_values().find(|(name, _)| *name == field.name);
            let implied = field.name == "amount_status"
                && !judgement.changes.contains_key(field.name)
                && judgement.changes.contains_key("amount");
            if let Some((name, value)) = decided.filter(|_| !implied) {
                was.extend(change(&mut changing, name, value));
            }
        }
    }
    // An addition that the rules have come to read themselves is theirs, and the person's yes.
    let decision = match judgement.decided {
        Decided::Added if was.is_empty() => Decided::Accepted,
        Decided::Added => Decided::Corrected,
        other => other,
    };
    let review = judgement.review(decision, was);
    match changing {
        Changing::Payment(it) => it.review = Some(review),
        Changing::Improvement(it) => it.review = Some(review),
        Changing::Action(it) => it.review = Some(review),
        Changing::Amount(it) => it.review = Some(review),
        Changing::Finding(it) => it.finding_review = Some(review),
    }
}

fn settle_remark(record: &mut Record, fact: &Fact<'_>, judgement: &Judgement) {
    if let (FactBody::Remark(_), Some(remark)) = (fact.body, record.diagnostics.get_mut(fact.at)) {
        remark.review = Some(judgement.review(judgement.decided, Values::new()));
    }
}

/// The fact in the record that is being changed; `None` of what has no fields.
fn changing<'a>(record: &'a mut Record, fact: &Fact<'_>) -> Option<Changing<'a>> {
    let Body::Decision(decision) = &mut record.body else { return None };
    let at = fact.at;
    match fact.body {
        FactBody::Payment(_) => decision.payments.get_mut(at).map(Changing::Payment),
        FactBody::Improvement(_) => {
            decision.service_improvements.get_mut(at).map(Changing::Improvement)
        }
        FactBody::Action(_) => decision.other_actions.get_mut(at).map(Changing::Action),
        FactBody::Amount(_) => decision.other_amounts.get_mut(at).map(Changing::Amount),
        FactBody::Finding(_) => Some(Changing::Finding(decision)),
        FactBody::Listed(_) | FactBody::Remark(_) => None,
    }
}

impl Judgement {
    /// The decision as it stands in the record.
    pub(super) fn review(&self, decision: Decided, was: Values) -> Review {
        Review {
            decision,
            fact: self.fact.clone(),
            by: self.by.clone(),
            at: self.at.clone(),
            note: self.note.clone(),
            was,
        }
    }
}

impl Lost {
    /// The remark on the record that says so.
    fn remark(&self) -> Diagnostic {
        let Judgement { fact, decided, by, .. } = &self.judgement;
        let told = format!("{by} {decided} {fact}");
        match &self.now {
            Some(now) if now == fact => Diagnostic::new("review/changed", None).saying(format!(
                "{told}, which now reads otherwise; `casebook review` shows both."
            )),
            Some(now) => Diagnostic::new("review/changed", None).saying(format!(
                "{told}, which now reads otherwise as {now}; `casebook review` shows both."
            )),
            None => Diagnostic::new("review/not-found", None).saying(format!(
                "{told}, which is no longer found; `casebook review` shows what was decided."
            )),
        }
    }
}
