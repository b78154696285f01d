//! The remedy in words: money with its total, what is done for the person, what is to change.

use super::super::prose::Prose;
use super::super::table::{Align, Table};
use super::super::words::amount;
use super::super::words::remedy::{due, facts, other_sums, payee, reason, reviewed, total};
use crate::model::Review;
use crate::model::decision::{Decision, Payment, ServiceImprovement};
use crate::model::words::ImprovementAction;

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

fn other_amounts(decision: &Decision, prose: &mut Prose) {
    if let Some(line) = other_sums(decision) {
        prose.gap();
        prose.paragraph(2, &line);
    }
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

fn item(text: &str, facts: &str, paragraph: Option<u32>, prose: &mut Prose) {
    prose.hanging("  - ", text);
    let place = paragraph.map_or_else(String::new, |number| format!("; paragraph {number}"));
    prose.hanging("    ", &prose.paint().quiet(format!("({facts}{place})")));
}
