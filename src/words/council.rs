//! What a council's years hold, in words. A figure that no paper states is "not stated", and never 0.

use super::{NOT_STATED, count, list, money, sentence};
use crate::council::{Awarded, Council};
use crate::model::papers::Rate;
use crate::model::words::Kind;

/// "12 decisions are held, 1 of them without a date; 2 performance pages and 1 annual letter".
#[must_use]
pub fn held(council: &Council) -> String {
    let decisions = count(council.decisions_held, "decision is held", "decisions are held");
    let undated = match council.decisions_undated {
        0 => String::new(),
        some => format!(" ({some} without a date, and in no year below)"),
    };
    let kinds = [Kind::PerformancePage, Kind::AnnualLetter, Kind::FeedbackReport];
    let papers = kinds.iter().filter_map(|kind| {
        let number = council.papers.iter().filter(|paper| paper.kind == *kind).count();
        let label = kind.label();
        (number > 0).then(|| count(number, &label, &format!("{label}s")))
    });
    let papers: Vec<String> = papers.collect();
    let papers = if papers.is_empty() {
        "no papers".to_owned()
    } else {
        list(papers.iter().map(String::as_str), "and")
    };
    sentence(&format!(
        "{decisions}{undated}, beside {papers}. There may be more decisions that are not held."
    ))
}

/// A count that a paper may state.
#[must_use]
pub fn stated(number: Option<u32>) -> String {
    number.map_or_else(|| NOT_STATED.to_owned(), |number| number.to_string())
}

/// "£1,350.00", "£1,350.00 and more", "not stated".
#[must_use]
pub fn awarded(awarded: Awarded) -> String {
    let more = if awarded.not_complete > 0 { " and more" } else { "" };
    awarded.total.map_or_else(|| NOT_STATED.to_owned(), |sum| money(sum) + more)
}

/// The body's own rate.
#[must_use]
pub fn own(rate: Option<Rate>, unit: &str) -> String {
    figure(rate.and_then(|rate| rate.value), unit)
}

/// The average of similar bodies.
#[must_use]
pub fn peers(rate: Option<Rate>, unit: &str) -> String {
    figure(rate.and_then(|rate| rate.peer_average), unit)
}

fn figure(figure: Option<f64>, unit: &str) -> String {
    figure.map_or_else(|| NOT_STATED.to_owned(), |figure| format!("{figure}{unit}"))
}
