//! Periods of time: "four weeks", "a month", "20 working days".

mod holidays;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use nom::{IResult, Parser};

use super::words::{is_blank, number, word};
use holidays::is_bank_holiday;

/// The unit a period is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodUnit {
    /// Every day of the calendar.
    Day,
    /// Mondays to Fridays that are no bank holidays in England.
    WorkingDay,
    /// School days, which no calendar here knows.
    SchoolDay,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

/// A number of days, weeks, months or years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: PeriodUnit,
}

/// Spellings of the units; longer ones first, since the first that fits is taken.
const PERIOD_UNITS: &[(&str, PeriodUnit, u32)] = &[
    ("calendar months", PeriodUnit::Month, 1),
    ("calendar month", PeriodUnit::Month, 1),
    ("calendar days", PeriodUnit::Day, 1),
    ("working days", PeriodUnit::WorkingDay, 1),
    ("working day", PeriodUnit::WorkingDay, 1),
    ("business days", PeriodUnit::WorkingDay, 1),
    ("school days", PeriodUnit::SchoolDay, 1),
    ("school weeks", PeriodUnit::SchoolDay, 5),
    ("working weeks", PeriodUnit::Week, 1),
    ("fortnight", PeriodUnit::Week, 2),
    ("weeks", PeriodUnit::Week, 1),
    ("week", PeriodUnit::Week, 1),
    ("months", PeriodUnit::Month, 1),
    ("month", PeriodUnit::Month, 1),
    ("days", PeriodUnit::Day, 1),
    ("day", PeriodUnit::Day, 1),
    ("years", PeriodUnit::Year, 1),
    ("year", PeriodUnit::Year, 1),
];

/// The longest period that is one, in its own unit; more is a slip of the pen.
const LONGEST: u32 = 1_000;

/// A period at the start of `input`: "four weeks", "a month", "28 days", "six (6) weeks", "fortnight".
/// The apostrophe of "four weeks’" is left.
///
/// ```
/// use casebook::grammar::duration::{PeriodUnit, duration};
/// let (rest, period) = duration("20 working days of").unwrap();
/// assert_eq!((period.count, period.unit, rest), (20, PeriodUnit::WorkingDay, " of"));
/// ```
pub fn duration(input: &str) -> IResult<&str, Duration> {
    let failed = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify));
    let (count, rest) = number(past_article(input)).unwrap_or((1, input));
    let (count, rest) = upper_end(rest).unwrap_or((count, rest));
    let rest = past_figure_in_brackets(rest.trim_start_matches(is_join));
    let rest = past_a_further(rest);
    let bare = rest.len() == input.len();
    for (words, unit, times) in PERIOD_UNITS {
        // "week" alone is no period, "fortnight" is.
        if bare && *times == 1 {
            continue;
        }
        if let Ok((rest, _)) = word(words).parse(rest) {
            let count = count.saturating_mul(*times);
            return if count <= LONGEST {
                Ok((rest, Duration { count, unit: *unit }))
            } else {
                Err(failed())
            };
        }
    }
    Err(failed())
}

/// A unit that stands for one of itself, as behind "within the next": "month", "working day".
///
/// ```
/// use casebook::grammar::duration::one_unit;
/// assert_eq!(one_unit("month of").unwrap().1.count, 1);
/// assert!(one_unit("months").is_err());
/// ```
pub fn one_unit(input: &str) -> IResult<&str, Duration> {
    let single = PERIOD_UNITS.iter().filter(|(words, ..)| !words.ends_with('s'));
    for (words, unit, times) in single {
        if let Ok((rest, _)) = word(words).parse(input) {
            return Ok((rest, Duration { count: *times, unit: *unit }));
        }
    }
    Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)))
}

fn is_join(c: char) -> bool {
    is_blank(c) || matches!(c, '-' | '–' | '‑')
}

/// "a four-week period", "a further two months": the article counts nothing.
fn past_article(input: &str) -> &str {
    let Ok((rest, _)) = word("a")(input) else { return input };
    let rest = past_a_further(rest.trim_start_matches(is_blank));
    if number(rest).is_some() { rest } else { input }
}

/// "four to six weeks", "4-6 weeks": the upper end, and what stands behind it.
fn upper_end(rest: &str) -> Option<(u32, &str)> {
    let joined = rest.trim_start_matches(is_blank);
    let further = ["to ", "or ", "-", "–"].iter().find_map(|join| joined.strip_prefix(join))?;
    number(further.trim_start_matches(is_blank))
}

/// Skips the figure that repeats a number in words: "six (6) weeks".
fn past_figure_in_brackets(input: &str) -> &str {
    input
        .strip_prefix('(')
        .and_then(|inside| inside.split_once(')'))
        .filter(|(figure, _)| figure.len() < 4 && figure.bytes().all(|b| b.is_ascii_digit()))
        .map_or(input, |(_, rest)| rest.trim_start_matches(is_blank))
}

fn past_a_further(input: &str) -> &str {
    ["further", "full", "more", "clear"]
        .iter()
        .find_map(|adjective| word(adjective)(input).ok())
        .map_or(input, |(rest, _)| rest.trim_start_matches(is_blank))
}

impl Duration {
    /// The last day of a period that begins with the day after `start`.
    ///
    /// Weeks are seven days each, months calendar months (31 January and a month is the last of
    /// February). Working days are Mondays to Fridays without the bank holidays of England, which
    /// are worked out by rule, with a short table of the years that moved or added one.
    /// `None` for school days, and past the calendar's end.
    ///
    /// ```
    /// use casebook::grammar::duration::duration;
    /// use jiff::civil::date;
    /// let (_, weeks) = duration("four weeks").unwrap();
    /// assert_eq!(weeks.after(date(2025, 7, 1)), Some(date(2025, 7, 29)));
    /// ```
    #[must_use]
    pub fn after(self, start: Date) -> Option<Date> {
        let count = i64::from(self.count);
        match self.unit {
            PeriodUnit::Day => start.checked_add(count.days()).ok(),
            PeriodUnit::Week => start.checked_add(count.weeks()).ok(),
            PeriodUnit::Month => start.checked_add(count.months()).ok(),
            PeriodUnit::Year => start.checked_add(count.years()).ok(),
            PeriodUnit::WorkingDay => working_days_after(start, self.count),
            PeriodUnit::SchoolDay => None,
        }
    }
}

fn working_days_after(start: Date, count: u32) -> Option<Date> {
    let mut day = start;
    for _ in 0..count {
        day = day.tomorrow().ok()?;
        while is_weekend(day) || is_bank_holiday(day) {
            day = day.tomorrow().ok()?;
        }
    }
    Some(day)
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn periods_in_words_and_figures() {
        use PeriodUnit::{Day, Month, SchoolDay, Week, WorkingDay, Year};
        for (text, count, unit) in [
            ("four weeks", 4, Week),
            ("a month", 1, Month),
            ("one calendar month", 1, Month),
            ("28 days", 28, Day),
            ("twenty-eight days", 28, Day),
            ("20 working days", 20, WorkingDay),
            ("a fortnight", 2, Week),
            ("fortnight", 2, Week),
            ("six (6) weeks", 6, Week),
            ("a further two months", 2, Month),
            ("a further month", 1, Month),
            ("a four-week period", 4, Week),
            ("4-6 weeks", 6, Week),
            ("two to three months", 3, Month),
            ("one or two weeks", 2, Week),
            ("15 school days", 15, SchoolDay),
            ("3-month", 3, Month),
            ("a year", 1, Year),
        ] {
            let read = duration(text).map(|(_, period)| (period.count, period.unit));
            assert_eq!(read.ok(), Some((count, unit)), "{text}");
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in ["weeks", "four", "monthly", "a monthly", "99999 days", "(4) of", ""] {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn periods_end_on_the_right_day() {
        for (text, start, end) in [
            ("four weeks", date(2025, 7, 1), date(2025, 7, 29)),
            ("one month", date(2025, 1, 31), date(2025, 2, 28)),
            ("three months", date(2024, 11, 30), date(2025, 2, 28)),
            ("28 days", date(2024, 2, 1), date(2024, 2, 29)),
            // From a Friday over a weekend.
            ("5 working days", date(2024, 6, 7), date(2024, 6, 14)),
            // Over Good Friday and Easter Monday of 2024.
            ("2 working days", date(2024, 3, 28), date(2024, 4, 3)),
            // Over Christmas 2021, whose holidays moved to Monday and Tuesday.
            ("3 working days", date(2021, 12, 23), date(2021, 12, 30)),
        ] {
            let (_, period) = duration(text).unwrap();
            assert_eq!(period.after(start), Some(end), "{text} from {start}");
        }
    }

    #[test]
    fn school_days_have_no_known_end() {
        assert_eq!(duration("15 school days").unwrap().1.after(date(2024, 1, 1)), None);
    }
}
