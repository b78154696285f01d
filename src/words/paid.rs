//! What was paid, in words.

use super::{count, list, money, thousands};
use crate::stats::{FEW, Open, PaymentTable, Payments, Spread};

/// "268 decisions answer; in 120 of them 150 payments are awarded."; `such` payments where not all
/// count.
#[must_use]
pub fn answer(report: &Payments, such: bool) -> String {
    let all = &report.all;
    let decisions = count(report.decisions, "decision answers", "decisions answer");
    let such = if such { "such " } else { "" };
    let awards = match all.awards {
        0 => format!("no {such}payment is awarded in any of them"),
        1 => format!("in 1 of them 1 {such}payment is awarded"),
        some => format!(
            "in {} of them {} {such}payments are awarded",
            thousands(all.decisions),
            thousands(some)
        ),
    };
    format!("{decisions}; {awards}.")
}

/// Total, median, spread and what is in none of them, each with its name.
#[must_use]
pub fn figures(report: &Payments) -> Vec<(&'static str, String)> {
    let all = &report.all;
    let mut figures = Vec::new();
    if let Some(sums) = all.sums {
        figures.extend([
            ("Definite sums", thousands(sums.count)),
            ("Total", money(sums.total)),
            ("Median", money(sums.median)),
            (
                "Middle half",
                format!("{} to {}", money(sums.lower_quartile), money(sums.upper_quartile)),
            ),
            ("Range", format!("{} to {}", money(sums.lowest), money(sums.highest))),
        ]);
    }
    figures.extend(report.per_decision.map(|each| ("Per decision", per_decision(each))));
    if all.no_definite_sum.count() > 0 {
        figures.push(("No definite sum", open(all.no_definite_sum)));
    }
    figures
}

fn per_decision(each: Spread) -> String {
    format!(
        "median {}, middle half {} to {}, over {} whose awards are all definite",
        money(each.median),
        money(each.lower_quartile),
        money(each.upper_quartile),
        count(each.count, "decision", "decisions")
    )
}

/// "12: 3 up to a sum, 9 to be worked out; in none of these figures".
fn open(open: Open) -> String {
    let parts = [
        (open.up_to, "up to a sum"),
        (open.range, "within a range"),
        (open.to_be_calculated, "to be worked out"),
        (open.not_stated, "not stated"),
    ];
    let parts = parts.iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> =
        parts.map(|(number, what)| format!("{} {what}", thousands(*number))).collect();
    format!("{}: {}", thousands(open.count()), parts.join(", "))
}

/// Says so where there are too few payments to compare another with.
#[must_use]
pub fn few(report: &Payments) -> Option<String> {
    let payments = report.all.sums.map_or(0, |sums| sums.count);
    (payments < FEW).then(|| {
        let payments =
            count(payments, "payment with a definite sum", "payments with a definite sum");
        format!("Only {payments}: too few for a benchmark. Read each before you quote a figure.")
    })
}

/// Says so where a payment counts in several groups.
#[must_use]
pub fn overlap(tables: &[PaymentTable]) -> Option<String> {
    let overlap = tables.iter().filter(|table| table.overlap).map(|table| table.by.as_str());
    let overlap: Vec<&str> = overlap.collect();
    (!overlap.is_empty()).then(|| {
        format!(
            "A payment that has several of one kind ({}) counts in each of these groups, and once in \
             the total.",
            list(overlap, "and")
        )
    })
}

/// Which payments count.
pub const COUNTED: &str = "Only awards count, as people have reviewed them; offers, refusals and what had been paid before do \
     not. What has no definite sum is counted, and in no figure.";

/// Says that some decisions count as one; none where there are none.
#[must_use]
pub fn same_words(same: &[Vec<String>]) -> Option<String> {
    /// More of them are only counted.
    const NAMED: usize = 5;
    if same.is_empty() {
        return None;
    }
    let named = same.iter().take(NAMED).map(|names| list(names.iter().map(String::as_str), "and"));
    let mut named = named.collect::<Vec<_>>().join("; ");
    if same.len() > NAMED {
        named = format!("{named}; and {} more", same.len() - NAMED);
    }
    Some(format!("The same words stand under several references, and count once: {named}."))
}

/// Says that a question was answered by some of its words.
pub const RELAXED: &str = "Not every word was asked for: counted are the decisions with the most telling of them. Put words \
     that have to stand together in \"quotes\", or leave some out.";
