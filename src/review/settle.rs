//! Puts a person's decisions into a record: each into the fact that it was made about.
//!
//! A decision is held to the words of its fact and to what is at stake in them (the sum), not to a
//! place or to a rule: other rules, other numbers and another order of paragraphs leave it where it
//! belongs. One whose words are gone, or now give another sum, is applied to nothing and is said to
//! be lost: as a remark on the record, and in the list of what needs a person.

use super::add;
use super::basis;
use super::bind::{Binding, bind};
use super::facts::{Fact, FactBody, facts};
use super::fields::{Changing, change};
use super::follow;
use super::judgement::Judgement;
use crate::model::decision::Basis;
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

/// Puts decisions into a record as it was read: first those about facts, then those about the
/// remarks that are left.
#[must_use]
pub fn settle(read: Record, judgements: &[Judgement]) -> Settled {
    if judgements.is_empty() {
        return Settled { record: read, lost: Vec::new() };
    }
    let mut lost = Vec::new();
    let about_facts = of_facts(judgements);
    let decided = with_facts(read, &about_facts, &mut lost);
    let record = put(decided, &of_remarks(judgements), &mut lost);
    // A remark that decisions have taken away needs no decision of its own.
    lost.retain(|it| about_facts.is_empty() || !follow::follows(&it.judgement));
    let mut settled = Settled { record, lost };
    settled.record.diagnostics.extend(settled.lost.iter().map(Lost::remark));
    settled
}

/// The decision that holds about `fact`, among those of its document. One that is lost holds about
/// nothing.
#[must_use]
pub fn bound_to<'a>(
    fact: &str,
    read: &Record,
    judgements: &'a [Judgement],
) -> Option<&'a Judgement> {
    let (about_facts, about_remarks) = (of_facts(judgements), of_remarks(judgements));
    holding(fact, read, &about_facts).or_else(|| {
        let decided = with_facts(read.clone(), &about_facts, &mut Vec::new());
        holding(fact, &decided, &about_remarks)
    })
}

fn holding<'a>(fact: &str, record: &Record, judgements: &[&'a Judgement]) -> Option<&'a Judgement> {
    let facts = facts(record);
    let about = |binding: &Binding, judgement: &Judgement| match binding {
        Binding::Fact(at) => facts.get(*at).is_some_and(|found| found.id.to_string() == fact),
        Binding::Addition => judgement.fact == fact,
        Binding::Lost(_) => false,
    };
    let bindings = bind(&facts, judgements);
    judgements.iter().zip(&bindings).find(|(one, binding)| about(binding, one)).map(|(one, _)| *one)
}

fn of_facts(judgements: &[Judgement]) -> Vec<&Judgement> {
    judgements.iter().filter(|it| it.kind != FactKind::Remark).collect()
}

fn of_remarks(judgements: &[Judgement]) -> Vec<&Judgement> {
    judgements.iter().filter(|it| it.kind == FactKind::Remark).collect()
}

/// The record with the decisions about its facts, and with the sum and the remarks that follow.
fn with_facts(read: Record, judgements: &[&Judgement], lost: &mut Vec<Lost>) -> Record {
    let mut record = put(read, judgements, lost);
    if let Body::Decision(decision) = &mut record.body {
        decision.add_up();
    }
    follow::renew(&mut record);
    record
}

/// Puts each decision where it belongs.
fn put(read: Record, judgements: &[&Judgement], lost: &mut Vec<Lost>) -> Record {
    if judgements.is_empty() {
        return read;
    }
    let mut record = read.clone();
    let facts = facts(&read);
    let bindings = bind(&facts, judgements);
    let mut additions = Vec::new();
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
                lost.push(Lost { judgement: (*judgement).clone(), now });
            }
        }
    }
    // Last: what was read is spoken of by its place in the record as it was read.
    for judgement in additions {
        add::put(&mut record, judgement);
    }
    record
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
        was.extend(drop_basis(&mut changing, &was));
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

/// Arithmetic that gave another sum than the one that was decided goes with the sum that it gave.
fn drop_basis(changing: &mut Changing<'_>, was: &Values) -> Option<(String, Option<String>)> {
    let Changing::Payment(payment) = changing else { return None };
    was.get("amount")?;
    let gives_another =
        |it: &mut Basis| basis::makes(it).is_some_and(|sum| Some(sum) != payment.amount);
    let basis = payment.basis.take_if(gives_another)?;
    Some(("basis".to_owned(), Some(basis::in_words(&basis))))
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
    #[must_use]
    pub fn review(&self, decision: Decided, was: Values) -> Review {
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
