//! A payment that was not read, put there by a person with the words that say so.

use super::facts::Fact;
use super::fields::{Changing, change, field};
use super::id::FactId;
use super::judgement::Judgement;
use super::place::{document_name, letters, place, stretches};
use crate::grammar::amount::amounts;
use crate::model::decision::{Currency, Payment};
use crate::model::review::{Decided, FactKind, Values};
use crate::model::words::{AmountStatus, PaymentForm, PaymentStatus};
use crate::model::{Body, Pence, Record};
use crate::text::Span;

/// The rule of what a person has added.
pub(super) const RULE: &str = "added_in_review";

/// Words of a record that an added payment can stand on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// The words, as the document prints them.
    pub quote: String,
    /// The sums that stand in them.
    pub sums: Vec<Pence>,
}

/// Finds the words that a person quotes, however they are spaced and whatever their quotation marks.
#[must_use]
pub fn addition(record: &Record, quote: &str) -> Option<Addition> {
    let (quote, _) = stands_at(record, quote)?;
    let sums = amounts(quote).into_iter().map(|(sum, _)| sum).collect();
    Some(Addition { quote: quote.to_owned(), sums })
}

/// A name for an addition to the words `quote`: `57.a1`, or the next number that is free.
#[must_use]
pub fn name_for(record: &Record, quote: &str, judgements: &[Judgement]) -> FactId {
    let spot = stands_at(record, quote).map(|(_, span)| place(record, span)).unwrap_or_default();
    let spot = match spot.paragraph {
        Some(number) => number.to_string(),
        None if spot.summary => "s".to_owned(),
        None => "u".to_owned(),
    };
    let mut id =
        FactId { document: document_name(record), kind: FactKind::Payment, place: String::new() };
    let mut number = 0;
    loop {
        number += 1;
        id.place = format!("{spot}.a{number}");
        let name = id.to_string();
        if judgements.iter().all(|taken| taken.fact != name) {
            return id;
        }
    }
}

/// Whether the words of an addition still stand in the document.
pub(super) fn stands(facts: &[Fact<'_>], judgement: &Judgement) -> bool {
    facts.first().is_some_and(|fact| stands_at(fact.record(), &judgement.quote).is_some())
}

/// The stretch of words with these letters, and its place.
fn stands_at<'a>(record: &'a Record, quote: &str) -> Option<(&'a str, Span)> {
    let wanted = letters(quote);
    if wanted.is_empty() {
        return None;
    }
    stretches(record).find_map(|(words, span)| {
        let (from, to) = within(words, &wanted)?;
        Some((words.get(from..to)?, Span::new(span.start() + from, span.start() + to)))
    })
}

/// Where the letters `wanted` stand in `words`, with the marks that close the sentence.
fn within(words: &str, wanted: &str) -> Option<(usize, usize)> {
    let mut all = String::with_capacity(words.len());
    let mut places = Vec::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        let mut utf8 = [0; 4];
        let letters = letters(c.encode_utf8(&mut utf8));
        places.extend(std::iter::repeat_n((at, at + c.len_utf8()), letters.len()));
        all.push_str(&letters);
    }
    let found = all.find(wanted)?;
    let (from, _) = *places.get(found)?;
    let (_, mut to) = *places.get(found + wanted.len() - 1)?;
    let rest = words.get(to..).unwrap_or_default();
    to += rest.len() - rest.trim_start_matches(['.', ')', '”']).len();
    Some((from, to))
}

/// Puts an added payment into the record. The other amount that it is made of stays where it is, so
/// that those after it keep their names, and is marked with the addition.
pub(super) fn put(record: &mut Record, judgement: &Judgement) {
    let Some((quote, span)) = stands_at(record, &judgement.quote) else { return };
    let (quote, paragraph) = (quote.to_owned(), place(record, span).paragraph);
    let Body::Decision(decision) = &mut record.body else { return };
    let mut payment = blank(quote, span, paragraph);
    // In the order of their names: the sum says how definite it is before the person may.
    let mut changing = Changing::Payment(&mut payment);
    for (name, value) in judgement.decided_values() {
        if field(FactKind::Payment, name).is_some() {
            change(&mut changing, name, value);
        }
    }
    let review = judgement.review(Decided::Added, Values::new());
    let same = decision.other_amounts.iter_mut().find(|other| {
        !other.is_added()
            && Some(other.amount) == payment.amount
            && (other.span.touches(span) || span.covers(other.span))
    });
    if let Some(same) = same {
        same.review = Some(review.clone());
    }
    payment.review = Some(review);
    decision.payments.push(payment);
}

fn blank(quote: String, span: Span, paragraph: Option<u32>) -> Payment {
    Payment {
        amount: None,
        amount_min: None,
        currency: Currency::Gbp,
        amount_status: AmountStatus::NotStated,
        status: PaymentStatus::Agreed,
        awarded: true,
        form: PaymentForm::Payment,
        payer: None,
        payee: None,
        beneficiary: None,
        purposes: Vec::new(),
        basis: None,
        due: None,
        paragraph,
        quote,
        span,
        also_at: Vec::new(),
        rule: RULE.to_owned(),
        confidence: 1.0,
        review: None,
    }
}
