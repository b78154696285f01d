//! Limits that name a day, a month, or a time of the year.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::grammar::date::loose::yearless;
use crate::grammar::date::{date, date_range};

crate::pattern!(
    /// What may stand between "by" and the day.
    BEFORE_THE_DAY,
    r"(?i)^(?:(?:noon|midday|midnight|close of (?:business|play)|[0-9]{1,2}(?:[.:][0-9]{2})? ?[ap]m),? on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[ \u{a0}](?:the )?)?");
crate::pattern!(
    /// The end of a stretch of the calendar: "the end of this month", "the end of 2025".
    ENDS,
    r"(?i)^(?:(?:the )?end of )?(?:the )?(?P<next>next )?(?:this |calendar |current )*(?:(?P<month>month)|(?P<year>(?:year )?20[0-9]{2}|year))(?-u:\b)");
crate::pattern!(
    /// A time that is known without its day: "the start of the autumn term", "the next admission round".
    VAGUE,
    concat!(
        r"(?i)^(?:(?:start|end|beginning|middle) of (?:the )?)?(?:(?:next|this|current|coming|new|autumn|spring|summer|winter|school|academic|financial|[0-9]{4}[/-][0-9]{2,4}) )+(?:[a-z]+ )?(?:term|year|holidays?|round|meeting|intake|panel|quarter)(?-u:\b)(?: (?:of )?20[0-9]{2})?",
        r"|^(?:[a-z]+ )?(?:admissions? round|appeals? round|round of [a-z]+|intake|panel meeting|school term|half[- ]term)(?-u:\b)|^(?:start|end|beginning) of (?:term|the term|the month|the year)(?-u:\b)|^(?:the )?(?:end of )?(?:Easter|Christmas|summer|autumn|spring|winter|year[- ]end)(?-u:\b)(?: (?:20[0-9]{2}|holidays?|break))?",
        r"|^(?:the )?(?:date|time|deadline|day) (?:it |they |we |which )?(?:has |have |was |is )?(?:been )?(?:agreed|set|given|shown)(?-u:\b)"
    )
);

/// The day that the words behind "by" or "by the end of the" name, and their length. The day is
/// unknown of a time of the year that no calendar here knows.
pub(super) fn named_day(
    rest: &str,
    end_of: bool,
    decided: Option<Date>,
) -> Option<(usize, Option<Date>)> {
    let skipped = BEFORE_THE_DAY.find(rest).map_or(0, |skipped| skipped.end());
    let words = rest.get(skipped..).unwrap_or_default();
    let upto = |after: &str| rest.len() - after.len();
    if let Ok((after, day)) = date(words) {
        return Some((upto(after), Some(day)));
    }
    if let Ok((after, (_, latest))) = date_range(words) {
        // "by March 2025" and "by the end of March 2025" are both kept on the month's last day.
        return Some((upto(after), Some(latest)));
    }
    if let Some((length, day)) = end_of_stretch(words, end_of, decided) {
        return Some((skipped + length, day));
    }
    if let Some(vague) = VAGUE.find(words) {
        return Some((skipped + vague.end(), None));
    }
    let decided = decided?;
    let (after, day) = yearless(words).ok()?;
    let latest = |year| day.of_year(year).map(|(_, latest)| latest);
    let mut days = [decided.year(), decided.year() + 1].into_iter().filter_map(latest);
    days.find(|day| *day >= decided).map(|day| (upto(after), Some(day)))
}

/// "the end of next month", "the end of 2025": reckoned from the day of the decision.
fn end_of_stretch(
    words: &str,
    end_of: bool,
    decided: Option<Date>,
) -> Option<(usize, Option<Date>)> {
    let ends = ENDS.captures(words)?;
    let whole = ends.get(0)?;
    if !end_of && !whole.as_str().to_lowercase().contains("end of") && ends.name("next").is_none() {
        return None;
    }
    let next = i64::from(ends.name("next").is_some());
    let day = decided.and_then(|decided| match ends.name("year") {
        None => decided.checked_add(next.months()).ok().map(Date::last_of_month),
        Some(year) => {
            let digits = year.as_str().trim_start_matches(|c: char| !c.is_ascii_digit());
            let number = digits.parse().ok().unwrap_or(decided.year());
            Date::new(number, 12, 31).ok()?.checked_add(next.years()).ok()
        }
    });
    Some((whole.end(), day))
}
