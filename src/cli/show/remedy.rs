//! The remedy in words: money with its total, what is done for the person, what is to change.

use super::super::prose::Prose;
use super::super::table::{Align, Table};
use super::super::words::{NOT_STATED, amount, count, day, list, money, sentence};
use crate::model::Review;
use crate::model::decision::{Basis, Decision, Due, Payment, ServiceImprovement};
use crate::model::words::{ImprovementAction, OtherAmountStatus, PaymentForm, PromiseStatus};

const COLUMNS: &[(&str, Align)] = &[
    ("Payment to", Align::Left),
    ("Amount", Align::Right),
    ("For", Align::Left),
    ("By", Align::Whole),
    ("Status", Align::Whole),
    ("Paragraph", Align::Right),
    ("Review", Align::Left),
];

/// Every payment, the total of the awards, and how many other sums stand in the text.
///
/// Where the page is cut off, the remedy may stand in the part that is missing: then nothing is
/// said about there being none.
pub(super) fn ledger(decision: &Decision, cut: bool, prose: &mut Prose) {
    let (rejected, counted): (Vec<_>, Vec<_>) =
        decision.payments.iter().partition(|it| Review::rejects(it.review.as_ref()));
    let (awarded, others): (Vec<_>, Vec<_>) =
        counted.into_iter().partition(|payment| payment.awarded);
    prose.heading("Remedy: money");
    if cut {
        prose.paragraph(2, "The page is cut off before its end: payments may be missing here.");
    }
    if awarded.is_empty() {
        let none = "No payment was agreed or recommended";
        let known = if cut { " in what there is of the text" } else { "" };
        prose.line(format!("  {none}{known}."));
    } else {
        prose.table(&table(&awarded));
        prose.paragraph(2, &total(decision, awarded.len()));
    }
    if !others.is_empty() {
        prose.gap();
        prose.line("  Offered, declined or paid before the decision, and no part of the remedy:");
        prose.table(&table(&others));
    }
    if !rejected.is_empty() {
        prose.gap();
        prose.line("  Read as payments, rejected by a person, and not counted:");
        prose.table(&table(&rejected));
    }
    other_amounts(decision, prose);
}

fn table(payments: &[&Payment]) -> Table {
    let mut table = Table::new(COLUMNS);
    for payment in payments {
        table.row([
            payee(payment),
            amount(payment),
            reason(payment),
            payment.due.as_ref().map_or_else(String::new, due),
            payment.status.label(),
            payment.paragraph.map_or_else(|| "-".to_owned(), |number| number.to_string()),
            payment.review.as_ref().map_or_else(String::new, reviewed),
        ]);
    }
    table
}

/// "accepted", "corrected (amount was 300.00)": what a person decided.
pub(super) fn reviewed(review: &Review) -> String {
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
fn payee(payment: &Payment) -> String {
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
fn reason(payment: &Payment) -> String {
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
fn due(due: &Due) -> String {
    due.date.map_or_else(|| due.text.clone(), day)
}

/// What the awards come to. A sum that is not stated is never taken for nothing.
fn total(decision: &Decision, awards: usize) -> String {
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

fn other_amounts(decision: &Decision, prose: &mut Prose) {
    let sums: Vec<_> = decision.counted_amounts().collect();
    if sums.is_empty() {
        return;
    }
    let claimed = sums.iter().filter(|sum| sum.status == OtherAmountStatus::Claimed).count();
    let what = match claimed {
        0 => "mentioned".to_owned(),
        all if all == sums.len() => "claimed by the person".to_owned(),
        some => format!("{some} claimed by the person"),
    };
    let (stand, are) = if sums.len() == 1 { ("stands", "is") } else { ("stand", "are") };
    prose.gap();
    let number = count(sums.len(), "other sum", "other sums");
    let line = format!("{number} {stand} in the text ({what}) and {are} no part of the remedy.");
    prose.paragraph(2, &sentence(&line));
}

/// What the body does for the person, beside money.
pub(super) fn actions(decision: &Decision, prose: &mut Prose) {
    if decision.other_actions.is_empty() {
        return;
    }
    prose.heading("Remedy: other actions");
    for action in &decision.other_actions {
        let mut facts = facts(&[action.action.label()], action.status, action.due.as_ref());
        facts.extend(action.review.as_ref().map(|it| format!("; {}", reviewed(it))));
        item(&action.text, &facts, action.paragraph, prose);
    }
}

/// What is to change for everybody.
pub(super) fn improvements(decision: &Decision, prose: &mut Prose) {
    prose.heading("Service improvements");
    let counted: Vec<_> = decision.counted_improvements().collect();
    if counted.is_empty() {
        prose.line("  None agreed or recommended.");
    }
    changes(&counted, prose);
    let all = decision.service_improvements.iter();
    let rejected: Vec<_> = all.filter(|it| Review::rejects(it.review.as_ref())).collect();
    if !rejected.is_empty() {
        prose.gap();
        prose.line("  Read as improvements, rejected by a person, and not counted:");
        changes(&rejected, prose);
    }
}

fn changes(improvements: &[&ServiceImprovement], prose: &mut Prose) {
    for change in improvements {
        let actions = change.actions.iter().copied().map(ImprovementAction::label);
        let actions: Vec<String> = actions.collect();
        let mut facts = facts(&actions, change.status, change.due.as_ref());
        facts.extend(change.review.as_ref().map(|it| format!("; {}", reviewed(it))));
        item(&change.text, &facts, change.paragraph, prose);
    }
}

/// "training, guidance; agreed; by 29 July 2025".
fn facts(actions: &[String], status: PromiseStatus, limit: Option<&Due>) -> String {
    let mut facts = vec![list(actions.iter().map(String::as_str), "and"), status.label()];
    facts.extend(limit.map(|limit| match limit.date {
        Some(date) => format!("by {}", day(date)),
        None => limit.text.clone(),
    }));
    facts.retain(|fact| !fact.is_empty());
    facts.join("; ")
}

fn item(text: &str, facts: &str, paragraph: Option<u32>, prose: &mut Prose) {
    prose.hanging("  - ", text);
    let place = paragraph.map_or_else(String::new, |number| format!("; paragraph {number}"));
    prose.hanging("    ", &prose.paint().quiet(format!("({facts}{place})")));
}
