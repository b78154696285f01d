//! The chart of a performance page, saved as lines of a number and what it counts.

use super::figure::number;
use super::published::count;
use super::quote::Quotes;
use crate::model::check::{Check, Place};
use crate::model::papers::Counts;
use crate::text::Span;

/// The words of the chart, and the counts that they are.
const LABELS: &[(&str, &str)] = &[
    ("complaints dealt with", "dealt with"),
    ("dealt with", "dealt with"),
    ("not for us", "not for the Ombudsman"),
    ("assessed and closed", "assessed and closed"),
    ("investigated", "investigated"),
    ("complaints investigated", "investigated"),
    ("complaints upheld", "upheld"),
    ("upheld", "upheld"),
];

/// A number of the chart.
struct Bar {
    name: &'static str,
    number: u32,
    span: Span,
}

/// Checks the chart against the sentences.
pub(super) fn check(counts: &Counts, quotes: &Quotes<'_>, checks: &mut Vec<Check>) {
    let lines: Vec<(&str, Span)> =
        quotes.lines().iter().map(|(text, span)| (bare(text), *span)).collect();
    let pair = |at: usize, number_first: bool| {
        let ((one, first), (other, second)) = (*lines.get(at)?, *lines.get(at + 1)?);
        let (digits, label) = if number_first { (one, other) } else { (other, one) };
        Some(Bar { name: named(label)?, number: number(digits)?, span: first.join(second) })
    };
    let single = |(text, span): &(&str, Span)| {
        let (digits, label) = text.split_once(' ')?;
        Some(Bar { name: named(label.trim())?, number: number(digits)?, span: *span })
    };
    let at = || 0..lines.len();
    // The order of number and label is the one in which more of them agree with the sentences.
    let ways: [Vec<Bar>; 3] = [
        lines.iter().filter_map(single).collect(),
        at().filter_map(|at| pair(at, true)).collect(),
        at().filter_map(|at| pair(at, false)).collect(),
    ];
    let agreed = |bars: &Vec<Bar>| bars.iter().filter(|bar| agrees(bar, counts)).count();
    let Some(bars) = ways.into_iter().max_by_key(agreed) else { return };
    if agreed(&bars) < 2 {
        return;
    }
    for bar in &bars {
        checks.extend(checked(bar, counts, quotes));
    }
}

fn bare(text: &str) -> &str {
    text.trim_matches([' ', '•', '-', ':', '–'])
}

fn named(label: &str) -> Option<&'static str> {
    LABELS.iter().find(|(known, _)| *known == label).map(|(_, name)| *name)
}

fn agrees(bar: &Bar, counts: &Counts) -> bool {
    count(counts, bar.name).is_some_and(|(told, _)| told == bar.number)
}

fn checked(bar: &Bar, counts: &Counts, quotes: &Quotes<'_>) -> Option<Check> {
    let (told, known) = count(counts, bar.name)?;
    let check = Check::new("two_figures")
        .expecting(told.to_string(), bar.number.to_string())
        .at(format!("{}, in the chart", bar.name), Some(bar.span))
        .because(format!("{told} in the text, {} in the chart", bar.number));
    if told == bar.number {
        return Some(check);
    }
    let mut check = check.failed();
    check.quote = Some(quotes.words(bar.span));
    if let Some(span) = quotes.find(&told.to_string(), known.beside) {
        check = check.beside(Place {
            document: None,
            place: format!("{}, in the text", bar.name),
            quote: quotes.words(span),
            span: Some(span),
        });
    }
    Some(check)
}
