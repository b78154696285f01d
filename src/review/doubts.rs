//! What needs a person: facts the rules are not sure of, contradictions, sums without a place, and
//! decisions whose fact is no longer there.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::explain::says;
use super::facts::{Fact, FactBody, facts};
use super::place::place;
use super::rules::meaning;
use super::settle::{Lost, Settled};
use crate::grammar::amount::amounts;
use crate::model::Pence;
use crate::model::Record;
use crate::model::decision::OtherAmount;
use crate::model::review::FactKind;
use crate::model::words::AmountRole;

/// Facts whose rule is less sure than this are listed, unless `--below` says otherwise.
///
/// Rules that read a plain promise in the remedy section ("has agreed to pay", "will", "should")
/// give 0.85 or more; what stands below infers something: a sum that is not printed, an award told
/// outside the remedy, a sum held to be suitable.
pub const DOUBTFUL: f32 = 0.8;

/// Remarks that need a person, and why.
pub const REMARKS: &[(&str, Why)] = &[
    ("amount/unplaced", Why::Unplaced),
    ("finding/contradicts-outcome", Why::Contradiction),
    ("finding/remedy-without-fault", Why::Contradiction),
    ("payment/arithmetic", Why::Contradiction),
];

/// Why something needs a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// A decision's fact is gone, or reads otherwise.
    Lost,
    /// The text, or the figures in it, contradict each other.
    Contradiction,
    /// A sum stands in the remedy and no rule can tell what it is.
    Unplaced,
    /// The rule is not sure.
    LowConfidence,
}

impl Why {
    /// In words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Lost => "decided before, and changed since",
            Self::Contradiction => "contradiction",
            Self::Unplaced => "a sum without a place",
            Self::LowConfidence => "not sure",
        }
    }
}

/// How much hangs on it: what is listed first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Money that is or may be part of the remedy.
    Payment,
    /// What was found and what else was promised.
    Promise,
    /// Other sums of the text.
    Amount,
}

/// Something that needs a person.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Doubt {
    /// The name of the fact.
    pub id: String,
    /// The other printings of the same sum, which are not listed by themselves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// How much it matters.
    #[serde(skip)]
    rank: Rank,
    /// Why it is listed.
    pub why: Why,
    /// What was read, in a few words.
    pub says: String,
    /// What is doubtful, in one sentence.
    pub message: String,
    /// The sum that is at stake.
    pub amount: Option<Pence>,
    /// The body complained about.
    pub organisation: Option<String>,
    /// The date of the document.
    pub date: Option<Date>,
    /// The number of the paragraph.
    pub paragraph: Option<u32>,
    /// The heading that it stands under.
    pub section: Option<String>,
    /// The words that it stands in.
    pub quote: String,
    /// How sure the rule is.
    pub confidence: Option<f32>,
}

impl Doubt {
    /// What comes first: payments, then findings and promises, then other sums; of these the larger
    /// sum, then the later date, then the name.
    #[must_use]
    pub fn order(&self) -> impl Ord + use<> {
        (self.rank, Reverse(self.amount), Reverse(self.date), self.why, self.id.clone())
    }
}

/// What needs a person in a record with the decisions in it; what is decided does not.
#[must_use]
pub fn doubts(settled: &Settled, below: f32) -> Vec<Doubt> {
    let facts = facts(&settled.record);
    let undecided = facts.iter().filter(|fact| fact.review().is_none());
    let mut found: Vec<Doubt> = settled.lost.iter().map(|lost| of_lost(lost, &facts)).collect();
    found.extend(undecided.filter_map(|fact| {
        let (why, message) = doubt(fact, below)?;
        Some(of_fact(fact, why, message))
    }));
    one_for_each_sum(found)
}

/// A sum that the text prints more than once and that is no payment is one thing to decide about.
fn one_for_each_sum(all: Vec<Doubt>) -> Vec<Doubt> {
    let mut found: Vec<Doubt> = Vec::with_capacity(all.len());
    let mut sums: BTreeMap<String, usize> = BTreeMap::new();
    for doubt in all {
        if doubt.rank == Rank::Amount && doubt.why == Why::LowConfidence {
            let first = *sums.entry(doubt.says.clone()).or_insert(found.len());
            if let Some(first) = found.get_mut(first) {
                first.also.push(doubt.id);
                continue;
            }
        }
        found.push(doubt);
    }
    found
}

fn rank(fact: &Fact<'_>, why: Why) -> Rank {
    match fact.body {
        FactBody::Remark(remark) if remark.code.starts_with("finding/") => Rank::Promise,
        FactBody::Payment(_) | FactBody::Remark(_) => Rank::Payment,
        // A total without its parts may be an award that was missed.
        FactBody::Amount(_) if why == Why::Contradiction => Rank::Payment,
        FactBody::Amount(_) => Rank::Amount,
        FactBody::Finding(_)
        | FactBody::Improvement(_)
        | FactBody::Action(_)
        | FactBody::Listed(_) => Rank::Promise,
    }
}

fn doubt(fact: &Fact<'_>, below: f32) -> Option<(Why, String)> {
    if let FactBody::Remark(remark) = fact.body {
        let (_, why) = REMARKS.iter().find(|(code, _)| *code == remark.code)?;
        return Some((*why, remark.message.clone()));
    }
    if let FactBody::Amount(it) = fact.body
        && let Some(message) = contradicts_its_parts(it, fact.record())
    {
        return Some((Why::Contradiction, message));
    }
    let confidence = fact.confidence().filter(|confidence| *confidence < below)?;
    let rule = fact.rule().map(|rule| meaning(rule).unwrap_or(rule)).unwrap_or_default();
    Some((Why::LowConfidence, format!("Sure to {confidence}: {rule}")))
}

/// More payments than this are no parts of one total, or too many to try.
const PARTS: usize = 12;

/// Where a sum that is called a total is not what any of the payments come to.
fn contradicts_its_parts(total: &OtherAmount, record: &Record) -> Option<String> {
    total.role.filter(|role| *role == AmountRole::Total)?;
    let payments = &record.decision()?.payments;
    let sums: Vec<Pence> = payments.iter().filter_map(|it| it.amount).collect();
    let adds_up = || {
        (0_u32..1 << sums.len()).any(|chosen| {
            let parts = sums.iter().enumerate().filter(|(at, _)| chosen & (1 << at) != 0);
            parts.map(|(_, sum)| *sum).sum::<Pence>() == total.amount
        })
    };
    (sums.len() <= PARTS && !adds_up()).then(|| {
        let printed = total.amount.sterling();
        format!("The text gives {printed} as a total, and no payments that were read make it.")
    })
}

fn of_fact(fact: &Fact<'_>, why: Why, message: String) -> Doubt {
    let place = fact.span().map(|span| place(fact.record(), span)).unwrap_or_default();
    // Of a remark, the largest sum of its sentence is what can be wrong.
    let remark = fact.id.kind == FactKind::Remark;
    let largest = || amounts(fact.quote()).into_iter().map(|(sum, _)| sum).max();
    Doubt {
        id: fact.id.to_string(),
        also: Vec::new(),
        rank: rank(fact, why),
        why,
        says: says(fact),
        message,
        amount: fact.amount().or_else(|| remark.then(largest).flatten()),
        organisation: fact.record().organisation().map(str::to_owned),
        date: fact.record().date(),
        paragraph: fact.paragraph(),
        section: place.heading().map(str::to_owned),
        quote: fact.quote().to_owned(),
        confidence: fact.confidence(),
    }
}

fn of_lost(lost: &Lost, facts: &[Fact<'_>]) -> Doubt {
    let judgement = &lost.judgement;
    let now = lost.now.as_ref().and_then(|now| facts.iter().find(|it| it.id.to_string() == *now));
    let record = facts.first().map(Fact::record);
    let (by, day) = (&judgement.by, judgement.at.split('T').next().unwrap_or_default());
    let told = format!("{by} {} this on {day}", judgement.decided);
    let message = match now {
        Some(now) => format!("{told}; it now reads: “{}”", now.quote()),
        None => format!("{told}; its words are no longer found."),
    };
    let seen = judgement.changes.get("amount").or_else(|| judgement.seen.get("amount"));
    Doubt {
        id: judgement.fact.clone(),
        also: Vec::new(),
        rank: match judgement.kind {
            FactKind::Payment => Rank::Payment,
            FactKind::Amount => Rank::Amount,
            _ => Rank::Promise,
        },
        why: Why::Lost,
        says: format!("{} {}", judgement.kind, judgement.decided),
        message,
        amount: seen.and_then(|sum| sum.as_deref()).and_then(Pence::parse_decimal),
        organisation: record.and_then(Record::organisation).map(str::to_owned),
        date: record.and_then(Record::date),
        paragraph: now.and_then(Fact::paragraph),
        section: None,
        quote: judgement.quote.clone(),
        confidence: None,
    }
}
