//! By when: the time limit that applies to one sentence of the remedy.
//!
//! A limit is said in the sentence itself, in the words that introduce its list, in its heading, or
//! in a sentence before or after that speaks of "these actions". The nearest of them holds, and in a
//! sentence with several the one of the same deed.

mod around;
mod calendar;
mod limit;
mod pointing;
mod reach;
mod standard;
mod start;
mod told;

use around::{
    of_earlier_paragraph, of_evidence, of_heading, of_leads, of_neighbours, of_same_limit,
    of_siblings,
};
use reach::reaching;
use told::since_what_was_told;

use super::reading::{Reading, Unit};
use crate::model::decision::Due;
pub(in crate::extract) use limit::Limit;
use limit::limits;

crate::pattern!(
    /// What goes on for a while is not done by the limit of something else: "watch it for a month".
    RUNS_ON,
    r"(?i)(?-u:\b)(?:watch|monitor|continue|keep|hold|suspend)(?-u:\b)[^.;]{0,100}(?-u:\b)for (?:the next |a period of |at least )?[a-z0-9]+ (?:days|weeks|months|years?)(?-u:\b)|£[0-9][0-9,.]*(?: for)? (?:each|every|per|an?) (?:further |additional |extra )?(?:day|week|fortnight|month)(?-u:\b)[^.;£]{0,120}(?-u:\b)until(?-u:\b)");

crate::pattern!(
    /// What is to be done without a day: it takes none from others either.
    AT_ONCE,
    r"(?i)^(?P<said>without (?:further )?delay|immediately|straight ?away|at once|as soon as (?:possible|practicable|it can)|promptly)(?-u:\b)|(?-u:\b)(?:will|should|must|to)[ \u{a0}][^,.;:]*?[ \u{a0}](?P<then>without (?:further )?delay|immediately|straight ?away|at once|as soon as (?:possible|practicable|it can))\.?$");

/// The time limit of `unit`: its own, else that of its paragraph or item, of the words that
/// introduce its list, of its heading, of a paragraph before that does so, or of a sentence about
/// "these actions".
///
/// The date is the last day, counted from the decision where no other start is named. It is null
/// where the period runs from something that has no known date.
///
/// ```
/// use casebook::Page;
/// use casebook::extract::{Reading, deadline::due_for};
/// use casebook::text::Span;
/// use jiff::civil::date;
/// let page = Page::of_text("Within four weeks of this decision the Council will pay Mrs B £100.");
/// let summary = Some(Span::new(0, page.text().len()));
/// let reading = Reading::new(&page, None, Some(date(2025, 7, 1)), summary, &[]);
/// let due = due_for(&reading, &reading.units[0]).unwrap();
/// assert_eq!(due.text, "Within four weeks of this decision");
/// assert_eq!(due.date, Some(date(2025, 7, 29)));
/// ```
#[must_use]
pub fn due_for(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Due> {
    due_at(reading, unit, 0)
}

/// The time limit of what stands at the offset `at` of `unit`: of two limits in a sentence, the one
/// of that deed.
pub(super) fn due_at(reading: &Reading<'_>, unit: &Unit<'_>, at: usize) -> Option<Due> {
    if let Some(own) = own_due(reading, unit, at) {
        return Some(own);
    }
    if unit.depth == 0 && RUNS_ON.is_match(unit.text) {
        return None;
    }
    if let Some(urgent) = AT_ONCE.captures(unit.text).filter(|_| unit.depth == 0) {
        let said = urgent.name("said").or_else(|| urgent.name("then"));
        let text = said.map_or("", |said| said.as_str()).to_owned();
        return Some(Due { text, date: None });
    }
    of_same_limit(reading, unit)
        .or_else(|| of_siblings(reading, unit))
        .or_else(|| of_leads(reading, unit))
        .or_else(|| of_earlier_paragraph(reading, unit))
        .or_else(|| of_heading(reading, unit))
        .or_else(|| of_neighbours(reading, unit))
        .map(Limit::into_due)
}

/// The time limit that the sentence itself gives for what stands at `at`, without looking around it.
pub(super) fn own_due(reading: &Reading<'_>, unit: &Unit<'_>, at: usize) -> Option<Due> {
    reaching(unit.text, limits_of(reading, unit), at).cloned().map(Limit::into_due)
}

/// The time limit of showing that the remedy was carried out: only one of its own.
pub(super) fn evidence_due(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Due> {
    of_evidence(reading, unit).map(Limit::into_due)
}

/// The limits of a sentence; read once.
fn limits_of<'r>(reading: &Reading<'_>, unit: &'r Unit<'_>) -> &'r [Limit] {
    unit.limited.get_or_init(|| {
        let mut found = limits(unit.text, reading.decided);
        for limit in found.iter_mut().filter(|limit| limit.date.is_none()) {
            limit.date = since_what_was_told(reading, unit, limit);
        }
        found
    })
}

#[cfg(test)]
mod tests;
