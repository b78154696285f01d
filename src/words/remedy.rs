//! The lines of a remedy, in words.

use super::{NOT_STATED, count, day, list, money, sentence};
use crate::model::Review;
use crate::model::decision::{Basis, Decision, Due, Payment};
use crate::model::words::{OtherAmountStatus, PaymentForm, PromiseStatus};

/// "accepted", "corrected (amount was 300.00)": what a person decided.
#[must_use]
pub fn reviewed(review: &Review) -> String {
    let was = |(name, value): (&String, &Option<String>)| {
        format!("{} was {}", name.replace('_', " "), value.as_deref().unwrap_or(NOT_STATED))
    };
    let was: Vec<String> = review.was.iter().map(was).collect();
    let was = list(was.iter().map(String::as_str), "and");
    if was.is_empty() {
        format!("{} by {}", review.decision, review.by)
    } else {
        format!("{} by {} ({was})", review.decision, review.by)
    }
}

/// "Mrs B", "Mrs B, for C", "Mrs B, from Kent County Council".
#[must_use]
pub fn payee(payment: &Payment) -> String {
    let mut payee = payment.payee.clone().unwrap_or_else(|| NOT_STATED.to_owned());
    if let Some(beneficiary) = &payment.beneficiary {
        payee.extend([", for ", beneficiary]);
    }
    if let Some(payer) = &payment.payer {
        payee.extend([", from ", payer]);
    }
    payee
}

/// "refund; distress, frustration; £50.00 a month for 7".
#[must_use]
pub fn reason(payment: &Payment) -> String {
    let form = (payment.form != PaymentForm::Payment).then(|| payment.form.label());
    let purposes: Vec<String> = payment.purposes.iter().map(|purpose| purpose.label()).collect();
    let purposes = (!purposes.is_empty()).then(|| purposes.join(", "));
    let parts = [form, purposes, payment.basis.as_ref().map(basis)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// "£100 a month for 7 months".
fn basis(basis: &Basis) -> String {
    let plural = |count: f64| if (count - 1.0).abs() < f64::EPSILON { "" } else { "s" };
    let times = basis
        .count
        .map_or_else(String::new, |count| format!(" for {count} {}{}", basis.per, plural(count)));
    format!("{} a {}{times}", basis.rate.sterling(), basis.per)
}

/// The last day where it is known, or the limit as printed.
#[must_use]
pub fn due(due: &Due) -> String {
    due.date.map_or_else(|| due.text.clone(), day)
}

/// What the awards come to. A sum that is not stated is never taken for nothing.
#[must_use]
pub fn total(decision: &Decision, awards: usize) -> String {
    match (decision.awarded_total, decision.awarded_total_complete) {
        (Some(sum), true) => format!("Total awarded: {}", money(sum)),
        (Some(sum), false) => format!(
            "Total of the stated sums: {}. There is more: some awards give no definite sum.",
            money(sum)
        ),
        (None, _) => format!(
            "Total not stated: {} without a definite sum.",
            count(awards, "award", "awards")
        ),
    }
}

/// "training, guidance; agreed; by 29 July 2025".
#[must_use]
pub fn facts(actions: &[String], status: PromiseStatus, limit: Option<&Due>) -> String {
    let mut facts = vec![list(actions.iter().map(String::as_str), "and"), status.label()];
    facts.extend(limit.map(|limit| match limit.date {
        Some(date) => format!("by {}", day(date)),
        None => limit.text.clone(),
    }));
    facts.retain(|fact| !fact.is_empty());
    facts.join("; ")
}

/// "2 other sums stand in the text (mentioned) and are no part of the remedy."; none where there are
/// none.
#[must_use]
pub fn other_sums(decision: &Decision) -> Option<String> {
    let sums: Vec<_> = decision.counted_amounts().collect();
    if sums.is_empty() {
        return None;
    }
    let claimed = sums.iter().filter(|sum| sum.status == OtherAmountStatus::Claimed).count();
    let what = match claimed {
        0 => "mentioned".to_owned(),
        all if all == sums.len() => "claimed by the person".to_owned(),
        some => format!("{some} claimed by the person"),
    };
    let (stand, are) = if sums.len() == 1 { ("stands", "is") } else { ("stand", "are") };
    let number = count(sums.len(), "other sum", "other sums");
    let line = format!("{number} {stand} in the text ({what}) and {are} no part of the remedy.");
    Some(sentence(&line))
}
