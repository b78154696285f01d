//! Dates that cannot be right: told with what would fit, and never changed.
//!
//! Four remarks: a day that no month has, a decision older than its case reference, something told
//! as done after the decision, and a date that steps back (or ahead) by a year between neighbours
//! that are in order (`order`). A decision tells many things out of order with good reason, so
//! every remark needs the wording to speak for a slip, and one doubt is enough to say nothing.

mod late;
mod order;

use jiff::civil::Date;

use super::reading::{Reading, Unit, Zone};
use crate::grammar::date::calendar::no_such_days;
use crate::grammar::date::dates;
use crate::model::CaseRef;
use crate::model::decision::DateRange;
use crate::model::note::Diagnostic;
use crate::model::words::Role;
use crate::text::Span;

/// How far into a page its header reaches, in bytes.
const HEADER: usize = 1_500;

/// What is odd about the dates of a decision.
///
/// ```
/// use casebook::Page;
/// use casebook::extract::{Reading, chronology::remarks};
/// let page = Page::of_text("It met on 31 June 2024.");
/// let reading = Reading::new(&page, None, None, None, &[]);
/// let found = remarks(&reading, None);
/// assert_eq!(found[0].code, "dates/no-such-day");
/// assert_eq!(page.slice(found[0].span.unwrap()), "31 June 2024");
/// ```
#[must_use]
pub fn remarks(reading: &Reading<'_>, reference: Option<&CaseRef>) -> Vec<Diagnostic> {
    let told = told(reading);
    let mut found = impossible(reading);
    found.extend(reference.and_then(|reference| before_reference(reading, reference)));
    found.extend(late::after_decision(reading.decided, &told));
    found.extend(order::out_of_order(&told));
    found
}

/// A date of the text with the sentence around it.
struct Told<'a> {
    date: DateRange,
    span: Span,
    sentence: &'a str,
    /// Where the date stands in its sentence.
    at: Span,
    /// The part of the decision that tells it: dates are in order only within one.
    chapter: (Option<usize>, Zone),
    block: usize,
}

impl Told<'_> {
    fn before(&self) -> &str {
        self.sentence.get(..self.at.start()).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.sentence.get(self.at.end()..).unwrap_or_default()
    }

    /// Whether the sentence begins with the date: "On 3 May 2024, …", "In May 2024 …".
    fn opens(&self) -> bool {
        let lead = self.before().trim().to_ascii_lowercase();
        matches!(
            lead.as_str(),
            "" | "on" | "in" | "at" | "then on" | "then, on" | "then in" | "around"
        )
    }
}

/// Every date that a sentence of the case itself tells.
fn told<'a>(reading: &Reading<'a>) -> Vec<Told<'a>> {
    const WITHOUT: &[Role] = &[Role::Powers, Role::Law];
    const MOST: usize = 6;
    let of_the_case = |unit: &&Unit<'_>| {
        !unit.boilerplate && !matches!(unit.zone, Zone::Section(role) if WITHOUT.contains(&role))
    };
    let mut found = Vec::new();
    for unit in reading.units.iter().filter(of_the_case) {
        found.extend(unit.dates().iter().take(MOST).map(|&(ref date, at)| Told {
            date: date.clone(),
            span: Span::new(unit.span.start() + at.start(), unit.span.start() + at.end()),
            sentence: unit.text,
            at,
            chapter: (unit.section, unit.zone),
            block: unit.block,
        }));
    }
    found
}

/// Days that no month has, anywhere on the page.
fn impossible(reading: &Reading<'_>) -> Vec<Diagnostic> {
    no_such_days(reading.page.text())
        .into_iter()
        .map(|day| {
            let printed = reading.page.slice(day.span);
            Diagnostic::new("dates/no-such-day", Some(day.span))
                .saying(format!("there is no {printed}: {}", day.reason()))
        })
        .collect()
}

/// A decision cannot be older than the year in which the complaint came in.
fn before_reference(reading: &Reading<'_>, reference: &CaseRef) -> Option<Diagnostic> {
    let decided = reading.decided?;
    let received = 2000 + reference.squashed().get(..2)?.parse::<i16>().ok()?;
    // References of the last century, and of before the scheme's present numbers, are left alone.
    if !(2008..=2060).contains(&received) || decided.year() >= received {
        return None;
    }
    let header = reading.page.text();
    let header = header.get(..HEADER).unwrap_or(header);
    let place = dates(header).into_iter().find(|(date, _)| date.earliest == decided);
    Some(Diagnostic::new("dates/before-reference", place.map(|(_, span)| span)).saying(format!(
        "the decision is dated {decided}, and the reference {reference} is of {received}; a date in {received} or later would fit"
    )))
}

/// The same day of another year; the last of February for a leap day.
fn years_away(date: Date, years: i16) -> Option<Date> {
    let year = date.year().checked_add(years)?;
    Date::new(year, date.month(), date.day())
        .or_else(|_| Date::new(year, date.month(), date.day() - 1))
        .ok()
}

/// How a date would be printed with another year.
fn with_year(date: &DateRange, years: i16) -> String {
    let (old, new) = (date.earliest.year(), date.earliest.year() + years);
    let printed = date.text.split_whitespace().collect::<Vec<_>>().join(" ");
    match printed.rfind(&old.to_string()) {
        Some(_) => printed.replacen(&old.to_string(), &new.to_string(), 1),
        None => format!("{printed} {new}"),
    }
}

#[cfg(test)]
mod tests;
