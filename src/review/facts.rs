//! The facts of a record, each with its name.

use std::collections::BTreeMap;

use super::id::FactId;
use super::place::{document_name, place, words_at};
use crate::model::decision::{Decision, OtherAction, OtherAmount, Payment, ServiceImprovement};
use crate::model::note::Diagnostic;
use crate::model::papers::ListedImprovement;
use crate::model::review::{Decided, FactKind, Review};
use crate::model::{Body, Pence, Record};
use crate::text::Span;

/// What tables say of a fact that nobody has decided about.
pub const UNREVIEWED: &str = "unreviewed";

/// A fact with its name.
#[derive(Debug, Clone)]
pub struct Fact<'a> {
    /// Its name.
    pub id: FactId,
    /// The fact.
    pub body: FactBody<'a>,
    /// Which of its kind it is in the record, counted from 0.
    pub(super) at: usize,
    record: &'a Record,
}

/// What a fact is.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each holds what it is named for")]
pub enum FactBody<'a> {
    Payment(&'a Payment),
    Improvement(&'a ServiceImprovement),
    /// An improvement that a performance page lists.
    Listed(&'a ListedImprovement),
    Action(&'a OtherAction),
    Amount(&'a OtherAmount),
    Finding(&'a Decision),
    Remark(&'a Diagnostic),
}

impl<'a> Fact<'a> {
    /// The document that it is a fact of.
    #[must_use]
    pub fn record(&self) -> &'a Record {
        self.record
    }

    /// Where its words stand.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self.body {
            FactBody::Payment(it) => Some(it.span),
            FactBody::Improvement(it) => Some(it.span),
            FactBody::Listed(it) => Some(it.span),
            FactBody::Action(it) => Some(it.span),
            FactBody::Amount(it) => Some(it.span),
            FactBody::Finding(_) => None,
            FactBody::Remark(it) => it.span,
        }
    }

    /// The words that say so; of a remark without a place, the remark.
    #[must_use]
    pub fn quote(&self) -> &'a str {
        match self.body {
            FactBody::Payment(it) => &it.quote,
            FactBody::Improvement(it) => &it.text,
            FactBody::Listed(it) => &it.text,
            FactBody::Action(it) => &it.text,
            FactBody::Amount(it) => &it.quote,
            FactBody::Finding(_) => "",
            FactBody::Remark(it) => {
                it.span.and_then(|span| words_at(self.record, span)).unwrap_or(&it.message)
            }
        }
    }

    /// The number of its paragraph.
    #[must_use]
    pub fn paragraph(&self) -> Option<u32> {
        match self.body {
            FactBody::Payment(it) => it.paragraph,
            FactBody::Improvement(it) => it.paragraph,
            FactBody::Action(it) => it.paragraph,
            FactBody::Amount(it) => it.paragraph,
            FactBody::Remark(it) => it.span.and_then(|span| place(self.record, span).paragraph),
            FactBody::Listed(_) | FactBody::Finding(_) => None,
        }
    }

    /// The sum that it is about.
    #[must_use]
    pub fn amount(&self) -> Option<Pence> {
        match self.body {
            FactBody::Payment(it) => it.amount,
            FactBody::Amount(it) => Some(it.amount),
            _ => None,
        }
    }

    /// Which rule read it.
    #[must_use]
    pub fn rule(&self) -> Option<&'a str> {
        match self.body {
            FactBody::Payment(it) => Some(&it.rule),
            FactBody::Improvement(it) => Some(&it.rule),
            FactBody::Action(it) => named(&it.rule),
            FactBody::Amount(it) => named(&it.rule),
            FactBody::Finding(it) => named(&it.finding_rule),
            FactBody::Listed(_) => Some("listed"),
            FactBody::Remark(it) => Some(&it.code),
        }
    }

    /// How sure the rule is.
    #[must_use]
    pub fn confidence(&self) -> Option<f32> {
        match self.body {
            FactBody::Payment(it) => Some(it.confidence),
            FactBody::Improvement(it) => Some(it.confidence),
            FactBody::Action(it) => named(&it.rule).map(|_| it.confidence),
            FactBody::Amount(it) => named(&it.rule).map(|_| it.confidence),
            FactBody::Finding(it) => named(&it.finding_rule).map(|_| it.finding_confidence),
            FactBody::Listed(_) => Some(1.0),
            FactBody::Remark(_) => None,
        }
    }

    /// What a person has decided about it.
    #[must_use]
    pub fn review(&self) -> Option<&'a Review> {
        match self.body {
            FactBody::Payment(it) => it.review.as_ref(),
            FactBody::Improvement(it) => it.review.as_ref(),
            FactBody::Listed(_) => None,
            FactBody::Action(it) => it.review.as_ref(),
            FactBody::Amount(it) => it.review.as_ref(),
            FactBody::Finding(it) => it.finding_review.as_ref(),
            FactBody::Remark(it) => it.review.as_ref(),
        }
    }

    /// What has to be the same, beside the words, for a decision about it to hold: the sum, the
    /// kind of action, the finding, the code of a remark.
    #[must_use]
    pub fn stake(&self) -> String {
        match self.body {
            FactBody::Payment(it) => it.amount.map_or_else(String::new, |sum| sum.to_string()),
            FactBody::Amount(it) => it.amount.to_string(),
            FactBody::Action(it) => it.action.as_str().to_owned(),
            FactBody::Finding(it) => it.finding.as_str().to_owned(),
            FactBody::Remark(it) => it.code.clone(),
            FactBody::Improvement(_) | FactBody::Listed(_) => String::new(),
        }
    }
}

/// The rule, where the record names one: what earlier rules read may not.
fn named(rule: &str) -> Option<&str> {
    (!rule.is_empty()).then_some(rule)
}

/// Every fact of a record, kind by kind in the order of the text.
#[must_use]
pub fn facts(record: &Record) -> Vec<Fact<'_>> {
    let mut list = List { record, name: document_name(record), found: Vec::new() };
    match &record.body {
        Body::Decision(it) => {
            list.add(FactKind::Finding, [FactBody::Finding(it)]);
            list.add(FactKind::Payment, it.payments.iter().map(FactBody::Payment));
            list.add(
                FactKind::Improvement,
                it.service_improvements.iter().map(FactBody::Improvement),
            );
            list.add(FactKind::Action, it.other_actions.iter().map(FactBody::Action));
            list.add(FactKind::Amount, it.other_amounts.iter().map(FactBody::Amount));
        }
        Body::PerformancePage(it) => {
            list.add(FactKind::Improvement, it.service_improvements.iter().map(FactBody::Listed));
        }
        _ => {}
    }
    list.add(FactKind::Remark, record.diagnostics.iter().map(FactBody::Remark));
    list.found
}

struct List<'a> {
    record: &'a Record,
    name: String,
    found: Vec<Fact<'a>>,
}

impl<'a> List<'a> {
    /// Adds the facts of a kind, numbered within their places.
    fn add(&mut self, kind: FactKind, bodies: impl IntoIterator<Item = FactBody<'a>>) {
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        for (at, body) in bodies.into_iter().enumerate() {
            let id = FactId { document: self.name.clone(), kind, place: String::new() };
            let mut fact = Fact { id, body, at, record: self.record };
            if let Some(name) = name_of_addition(&fact) {
                fact.id = name;
            } else if kind != FactKind::Finding {
                let spot = spot(&fact);
                let nth = seen.entry(spot.clone()).or_default();
                *nth += 1;
                fact.id.place = format!("{spot}{nth}");
            }
            self.found.push(fact);
        }
    }
}

/// What stands before the number in the place of a fact: `57.`, `s.`, `amount-unplaced.`.
fn spot(fact: &Fact<'_>) -> String {
    if let FactBody::Remark(remark) = fact.body {
        return format!("{}.", remark.code.replace('/', "-"));
    }
    format!("{}.", place_in_name(fact.record, fact.paragraph(), fact.span()))
}

/// How the name of a fact tells where it stands: the number of its paragraph, `s` in the summary, `u`
/// where paragraphs bear no number.
#[must_use]
pub fn place_in_name(record: &Record, paragraph: Option<u32>, span: Option<Span>) -> String {
    let summary = record.decision().and_then(|it| it.summary_span);
    let in_summary = summary.zip(span).is_some_and(|(all, span)| all.covers(span));
    match paragraph {
        Some(number) => number.to_string(),
        None if in_summary => "s".to_owned(),
        None => "u".to_owned(),
    }
}

/// What a person has added keeps the name that it was given.
fn name_of_addition(fact: &Fact<'_>) -> Option<FactId> {
    // The other amount that it was made of bears the same mark, and keeps its own name.
    let FactBody::Payment(payment) = fact.body else { return None };
    let review = payment.review.as_ref().filter(|review| review.decision == Decided::Added)?;
    FactId::parse(&review.fact)
}
