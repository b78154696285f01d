//! "In June, Mrs B chased the Council": the year that a story has come to.
//!
//! Only a sentence of the events that begins with its day or month is dated so, and only where
//! exactly one year puts it between the dated sentence before it and the one after it (or the
//! decision). "In June" between May 2022 and September 2023 may be either June, and stays undated.

use jiff::civil::Date;

use crate::extract::nearby::first_of;
use crate::extract::reading::{Reading, Unit, Zone};
use crate::grammar::date::loose::{Yearless, yearless};
use crate::grammar::words::is_blank;
use crate::model::decision::DateRange;
use crate::model::words::Role;

crate::pattern!(
    /// The words before a day or month at the start of a sentence.
    OPENING, r"^(?:Then,? )?(?:In|On|At|Around|By|Later in|During|in|on|at)[ \u{a0}]+(?:around[ \u{a0}]|about[ \u{a0}])?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[ \u{a0}]+)?(?:the[ \u{a0}]+(?P<day>[0-9]))?");
crate::pattern!(
    /// Words of a sentence that looks back or ahead, or tells what is so in every year.
    NOT_NOW,
    r"(?i)(?-u:\b)(?:had|has been|have been|each|every|following|next|previous|last|same|future|annual\w*|usually|normally|would|will|should|year|years|term)(?-u:\b)");

/// How much of a sentence can hold its opening date and the words that speak against it.
const HEAD: usize = 240;

/// The dates of sentences, by the place of their unit, with those added that the story dates.
pub(super) fn with_undated(
    reading: &Reading<'_>,
    told: Vec<(usize, DateRange)>,
) -> Vec<(usize, DateRange)> {
    let mut found: Vec<(usize, DateRange)> = Vec::new();
    let mut coming = told.into_iter().peekable();
    for (at, unit) in reading.units.iter().enumerate() {
        if coming.peek().is_some_and(|(next, _)| *next == at) {
            while let Some(dated) = coming.next_if(|(next, _)| *next == at) {
                found.push(dated);
            }
            continue;
        }
        let Some((words, undated)) = opening(unit) else { continue };
        let of_this_story = |other: usize| {
            reading.units.get(other).is_some_and(|other| other.section == unit.section)
        };
        let Some((_, since)) = found.last().filter(|(last, _)| of_this_story(*last)) else {
            continue;
        };
        let until =
            coming.peek().filter(|(next, _)| of_this_story(*next)).map(|(_, date)| date.latest);
        let Some(until) = until.or(reading.decided) else { continue };
        if let Some((earliest, latest)) = only_year(undated, since.earliest, until) {
            found.push((at, DateRange { text: words.to_owned(), earliest, latest }));
        }
    }
    found
}

/// The day or month that a sentence of the events begins with.
fn opening<'a>(unit: &Unit<'a>) -> Option<(&'a str, Yearless)> {
    if unit.boilerplate || unit.zone != Zone::Section(Role::Events) {
        return None;
    }
    let opened = OPENING.captures(unit.text)?;
    let start = opened
        .name("day")
        .map_or_else(|| opened.get(0).map(|m| m.end()), |day| Some(day.start()))?;
    let rest = unit.text.get(start..)?;
    let (after, found) = yearless(rest).ok()?;
    let words = rest.get(..rest.len() - after.len())?;
    // "May" alone is a verb, and a name; "In May, …" is a month.
    let bounded = after.starts_with(is_blank) || after.starts_with(',');
    (bounded && !NOT_NOW.is_match(first_of(unit.text, HEAD))).then_some((words, found))
}

/// The days in the one year that puts them between these two.
fn only_year(undated: Yearless, since: Date, until: Date) -> Option<(Date, Date)> {
    let mut fitting = (since.year()..=until.year())
        .take(20)
        .filter_map(|year| undated.of_year(year))
        .filter(|(earliest, latest)| *latest >= since && *earliest <= until);
    let found = fitting.next()?;
    fitting.next().is_none().then_some(found)
}
