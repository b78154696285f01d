//! The ledger on phrasings of all the years, one table for each kind.

mod awards;
mod beside;
mod deeds;
mod earlier;
mod narrative;
mod narrative_again;
mod offers;
mod overtaken;
mod payees;
mod people;
mod reasons;
mod remedies;
mod remedy_lists;
mod shapes;
mod sums;
mod told;
mod told_again;
mod unprinted;

use std::fmt::Write as _;

use super::{Ledger, ledger};
use crate::extract::fixture::Draft;
use crate::model::decision::Payment;
use crate::model::words::{AmountStatus, OtherAmountStatus, PaymentForm};

/// A payment in one line: sum, status, payee, then what is out of the ordinary.
fn line(payment: &Payment) -> String {
    let mut line = match (payment.amount, payment.amount_status) {
        (Some(amount), AmountStatus::Stated) => amount.sterling(),
        (Some(amount), AmountStatus::UpTo) => format!("up to {}", amount.sterling()),
        (Some(amount), _) => {
            format!(
                "{} to {}",
                payment.amount_min.unwrap_or_default().sterling(),
                amount.sterling()
            )
        }
        (None, status) => status.to_string(),
    };
    let payee = payment.payee.as_deref().unwrap_or("-");
    write!(line, " {} {payee}", payment.status).unwrap();
    if let Some(beneficiary) = &payment.beneficiary {
        write!(line, " for {beneficiary}").unwrap();
    }
    if let Some(payer) = &payment.payer {
        write!(line, " by {payer}").unwrap();
    }
    if payment.form != PaymentForm::Payment {
        write!(line, " ({})", payment.form).unwrap();
    }
    if let Some(basis) = &payment.basis {
        let count = basis.count.map_or("?".to_owned(), |count| count.to_string());
        write!(line, " [{}/{} x {count}]", basis.rate.sterling(), basis.per).unwrap();
    }
    line
}

fn read(text: &str) -> Ledger {
    let draft = Draft::of(text);
    let reading = draft.reading();
    let ledger = ledger(&reading);
    // Every sum of the text is accounted for, whatever else a test is about.
    accounted(&reading, &ledger);
    ledger
}

/// Every printed sum is a payment, its basis, a repeat, or one entry of the other amounts.
fn accounted(reading: &crate::extract::Reading<'_>, ledger: &Ledger) {
    for unit in &reading.units {
        for (amount, _) in crate::grammar::amount::amounts(unit.text) {
            let paid = ledger.payments.iter().any(|payment| {
                let here = payment.span == unit.span
                    || payment.also_at.contains(&unit.span)
                    || reading
                        .units
                        .iter()
                        .any(|other| other.part == unit.part && payment.span == other.span);
                let basis = payment.basis.as_ref().map(|basis| basis.rate);
                here && (payment.amount == Some(amount)
                    || payment.amount_min == Some(amount)
                    || basis == Some(amount))
            });
            let beside = ledger
                .other_amounts
                .iter()
                .any(|other| other.span == unit.span && other.amount == amount);
            assert!(paid || beside, "{amount} in {:?} is lost", unit.text);
        }
    }
}

fn lines(ledger: &Ledger) -> Vec<String> {
    ledger.payments.iter().map(line).collect()
}

fn beside(ledger: &Ledger) -> Vec<String> {
    ledger
        .other_amounts
        .iter()
        .map(|other| {
            let role = other.role.map(|role| format!(" {role}")).unwrap_or_default();
            let claimed = if other.status == OtherAmountStatus::Claimed { " claimed" } else { "" };
            format!("{}{claimed}{role}", other.amount.sterling())
        })
        .collect()
}

/// Checks the payments of many texts and reports every difference at once.
fn check(table: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (text, expected) in table {
        let found = lines(&read(text));
        if found != *expected {
            writeln!(wrong, "{text}\n   expected {expected:?}\n   found    {found:?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
