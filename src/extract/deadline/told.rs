//! Periods that run from something whose day the text has told: "within six weeks of the date of
//! that draft".

use jiff::civil::Date;

use super::limit::Limit;
use crate::extract::reading::{Reading, Unit};
use crate::grammar::duration::duration;

crate::pattern!(
    /// What such a period runs from: a thing pointed at, or the draft, of which there is one.
    POINTED_AT,
    r"(?i)(?-u:\b)(?:of|from|after|following)[ \u{a0}](?:the (?:date|issue|receipt) of[ \u{a0}])?(?:(?:that|this|the same)[ \u{a0}](?P<thing>[a-z]+)|(?:my|our|the)[ \u{a0}](?P<draft>draft|provisional))(?-u:\b)");
crate::pattern!(
    /// The period itself.
    PERIOD, r"(?i)^(?:within|no later than|not later than|by|in the next)[ \u{a0}](?:a period of )?");

/// How many sentences before are looked at for the day.
const MOST: usize = 40;

/// The last day of a period that runs from a thing of which a sentence before, or the words before it,
/// tell the one day.
pub(super) fn since_what_was_told(
    reading: &Reading<'_>,
    unit: &Unit<'_>,
    limit: &Limit,
) -> Option<Date> {
    let named = POINTED_AT.captures(&limit.text)?;
    let thing = named.name("thing").or_else(|| named.name("draft"))?.as_str().to_lowercase();
    let opening = PERIOD.find(&limit.text)?;
    let (_, period) = duration(limit.text.get(opening.end()..)?).ok()?;
    let any = matches!(thing.as_str(), "date" | "day");
    let near = |other: &&Unit<'_>| other.section == unit.section || named.name("draft").is_some();
    let at = reading
        .units
        .partition_point(|other| (other.part, other.span.start()) < (unit.part, unit.span.start()));
    let before = reading.units.get(..=at).unwrap_or_default().iter().rev().take(MOST);
    let day = before.filter(near).find_map(|other| {
        let words = other.text.to_lowercase();
        let days = || {
            let mut days = other
                .dates()
                .iter()
                .filter(|(_, place)| other.span != unit.span || place.end() <= limit.place.start());
            let (first, _) = days.next_back()?;
            (first.earliest == first.latest).then_some(first.earliest)
        };
        (any || words.contains(&thing)).then(days).flatten()
    })?;
    period.after(day)
}
