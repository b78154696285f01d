//! Facts in words for a person: one wording for the command line, the pages of `serve` and files.
//!
//! Here are dates, money, lists and counts; [`card`] has what a hit says of its document, [`remedy`]
//! the lines of a ledger, [`decision`] how a case ended, [`check`] which figures do not agree, [`group`]
//! what is counted together and [`charts`] the bars of it, [`paid`] what was
//! awarded, [`council`] a council's years.

pub mod card;
pub mod charts;
pub mod check;
pub mod council;
pub mod decision;
pub mod group;
pub mod paid;
pub mod remedy;

use jiff::civil::Date;

use crate::model::Pence;
use crate::model::decision::Payment;
use crate::model::words::AmountStatus;

/// What is printed where the text does not say.
pub const NOT_STATED: &str = "not stated";

/// "1 July 2025".
#[must_use]
pub fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// "£1,350.00", always with pence so that columns line up.
#[must_use]
pub fn money(sum: Pence) -> String {
    let short = sum.sterling();
    if short.contains('.') { short } else { short + ".00" }
}

/// A sum as a length of a bar, and for nothing else.
#[must_use]
pub fn length(sum: Pence) -> f64 {
    sum.to_string().parse().unwrap_or_default()
}

/// The sum of a payment: "£350.00", "up to £500.00", "£100.00 to £300.00", "not stated".
#[must_use]
pub fn amount(payment: &Payment) -> String {
    stated(payment.amount_status, payment.amount_min, payment.amount)
}

/// The same, from its parts.
#[must_use]
pub fn stated(status: AmountStatus, least: Option<Pence>, most: Option<Pence>) -> String {
    match (status, least, most) {
        (AmountStatus::Range, Some(least), Some(most)) => {
            format!("{} to {}", money(least), money(most))
        }
        (AmountStatus::UpTo, _, Some(most)) => format!("up to {}", money(most)),
        (_, _, Some(sum)) => money(sum),
        (AmountStatus::ToBeCalculated, _, None) => "to be worked out".to_owned(),
        (_, _, None) => NOT_STATED.to_owned(),
    }
}

/// "1 decision", "2 decisions", "no decisions"; `plural` is the whole word.
#[must_use]
pub fn count(number: usize, one: &str, plural: &str) -> String {
    match number {
        0 => format!("no {plural}"),
        1 => format!("1 {one}"),
        more => format!("{} {plural}", thousands(more)),
    }
}

/// "57,500", of a count that a store keeps.
#[must_use]
pub fn number(of: u64) -> String {
    thousands(size(of))
}

/// A count that a store keeps, to be put into words.
#[must_use]
pub fn size(of: u64) -> usize {
    usize::try_from(of).unwrap_or(usize::MAX)
}

/// "820 bytes", "14 KB", "1.2 GB".
#[must_use]
#[allow(clippy::cast_precision_loss)] // a rounded figure
pub fn bytes(of: u64) -> String {
    const UNITS: &[&str] = &["KB", "MB", "GB", "TB"];
    let mut size = of as f64;
    let mut shown = format!("{of} bytes");
    for unit in UNITS {
        if size < 1000.0 {
            break;
        }
        size /= 1000.0;
        shown = if size < 10.0 { format!("{size:.1} {unit}") } else { format!("{size:.0} {unit}") };
    }
    shown
}

/// "12%"; a share that is not nothing is not printed as nothing.
#[must_use]
pub fn percent(share: f64) -> String {
    let whole = share * 100.0;
    if whole > 0.0 && whole < 1.0 { "<1%".to_owned() } else { format!("{whole:.0}%") }
}

/// "+3.2 points", of the change of a share.
#[must_use]
pub fn points(change: f64) -> String {
    format!("{:+.1} points", change * 100.0)
}

/// "p 0.03", of the corrected probability.
#[must_use]
pub fn chance(p: f64) -> String {
    if p < 0.001 { "p <0.001".to_owned() } else { format!("p {p:.3}") }
}

/// "57,500".
#[must_use]
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// " (is \"Kent County Council\" meant?)", after a name that is not known; nothing without a name
/// that is near.
#[must_use]
pub fn meant(near: &[String]) -> String {
    let quoted: Vec<String> = near.iter().map(|name| format!("{name:?}")).collect();
    if quoted.is_empty() {
        return String::new();
    }
    format!(" (is {} meant?)", list(quoted.iter().map(String::as_str), "or"))
}

/// "upheld", "upheld and delay", "a, b and c"; `last` joins the last two.
#[must_use]
pub fn list<'a>(words: impl IntoIterator<Item = &'a str>, last: &str) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((end, before)) => format!("{} {last} {end}", before.join(", ")),
    }
}

/// The first letter made large.
#[must_use]
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_line_up() {
        assert_eq!(money(Pence::pounds(1350)), "£1,350.00");
        assert_eq!(money(Pence(15_958)), "£159.58");
    }

    #[test]
    fn counts_read_as_people_say_them() {
        assert_eq!(count(1, "decision", "decisions"), "1 decision");
        assert_eq!(count(0, "reply", "replies"), "no replies");
        assert_eq!(count(57_500, "decision", "decisions"), "57,500 decisions");
    }

    #[test]
    fn lists_end_in_a_word() {
        assert_eq!(list(["a", "b", "c"], "and"), "a, b and c");
        assert_eq!(list(["a"], "or"), "a");
        assert_eq!(list([], "or"), "");
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(day(jiff::civil::date(2025, 7, 1)), "1 July 2025");
    }
}
