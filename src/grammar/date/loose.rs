//! Dates that mean more than one day: a month, a part of it, a week.

use jiff::ToSpan;
use jiff::civil::Date;
use nom::branch::alt;
use nom::combinator::{map_opt, opt};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::{begins_alike, date, gap, month, no_date, year};
use crate::grammar::words::{blank, is_blank, word};

/// Which days of its month a loose date can mean, longer wordings first. A last day of 31 stands
/// for the month's own end; a negative first day counts from there.
const PARTS: &[(&str, (i8, i8))] = &[
    ("early to mid", (1, 20)),
    ("early-to-mid", (1, 20)),
    ("early/mid", (1, 20)),
    ("mid to late", (11, 31)),
    ("mid-to-late", (11, 31)),
    ("mid/late", (11, 31)),
    ("mid", (11, 20)),
    ("early in", (1, 10)),
    ("early", (1, 10)),
    ("late in", (21, 31)),
    ("late", (21, 31)),
    ("end of", (21, 31)),
    ("end", (21, 31)),
    ("start of", (1, 10)),
    ("beginning of", (1, 10)),
    ("middle of", (11, 20)),
    ("first half of", (1, 15)),
    ("second half of", (16, 31)),
    ("latter half of", (16, 31)),
    ("first week of", (1, 7)),
    ("second week of", (8, 14)),
    ("third week of", (15, 21)),
    ("fourth week of", (22, 28)),
    ("last week of", (-7, 31)),
    ("final week of", (-7, 31)),
    ("last day of", (-1, 31)),
    ("first day of", (1, 1)),
];

/// Words before the day on which a week begins or ends, with its first and last day from there.
const WEEKS: &[(&str, (i64, i64))] = &[
    ("week commencing", (0, 6)),
    ("week beginning", (0, 6)),
    ("week starting", (0, 6)),
    ("week of", (0, 6)),
    ("w/c", (0, 6)),
    ("week ending", (-6, 0)),
    ("w/e", (-6, 0)),
];

/// A full date, a week, or a month with or without a part of it: "late April 2023", "the end of
/// July 2024", "week commencing 3 May 2022". Gives the first and the last day that it can mean.
///
/// ```
/// use casebook::grammar::date::date_range;
/// let (_, (earliest, latest)) = date_range("mid-March 2024").unwrap();
/// assert_eq!((earliest.day(), latest.day()), (11, 20));
/// ```
pub fn date_range(input: &str) -> IResult<&str, (Date, Date)> {
    alt((date.map(|day| (day, day)), part_of_month, week)).parse(input)
}

/// A day or a month, or a part of one, that stands without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yearless {
    days: (i8, i8),
    month: i8,
}

impl Yearless {
    /// Its first and its last day in this year; `None` where the year has no such day.
    #[must_use]
    pub fn of_year(self, year: i16) -> Option<(Date, Date)> {
        days_of(self.days, self.month, year)
    }

    /// The number of its month.
    #[must_use]
    pub fn month(self) -> i8 {
        self.month
    }

    /// A day of this month.
    pub(super) fn day(day: i8, month: i8) -> Self {
        Self { days: (day, day), month }
    }
}

/// "3 May", "May 3rd", "late May", "May": what a date would be if it had its year.
///
/// ```
/// use casebook::grammar::date::loose::yearless;
/// let (rest, found) = yearless("early June, it wrote").unwrap();
/// assert_eq!(rest, ", it wrote");
/// assert_eq!(found.of_year(2022).unwrap().1.to_string(), "2022-06-10");
/// ```
pub fn yearless(input: &str) -> IResult<&str, Yearless> {
    let day_first = (super::day, preceded(gap, month));
    let month_first = (month, preceded(blank, super::day)).map(|(month, day)| (day, month));
    let of_month =
        (opt(part), month).map(|(days, month)| Yearless { days: days.unwrap_or((1, 31)), month });
    let of_day = alt((day_first, month_first)).map(|(day, month)| Yearless::day(day, month));
    alt((of_day, of_month)).parse(input)
}

/// "early", "mid-", "the end of": the days, with the blank or hyphen that follows read too.
fn part(input: &str) -> IResult<&str, (i8, i8)> {
    let (input, _) = opt(article).parse(input)?;
    for (words, days) in PARTS.iter().filter(|(words, _)| begins_alike(words, input)) {
        let Ok((rest, _)) = word(words)(input) else { continue };
        let past = rest.trim_start_matches(|c: char| is_blank(c) || matches!(c, '-' | '–' | '‑'));
        if past.len() < rest.len() {
            return Ok((past, *days));
        }
    }
    Err(no_date(input))
}

fn article(input: &str) -> IResult<&str, ()> {
    let very = opt(terminated(word("very"), blank));
    (word("the"), blank, very).map(|_| ()).parse(input)
}

fn part_of_month(input: &str) -> IResult<&str, (Date, Date)> {
    let of = |input| opt(preceded(blank, word("of"))).parse(input);
    map_opt((opt(part), terminated(month, of), preceded(gap, year)), |(days, month, year)| {
        days_of(days.unwrap_or((1, 31)), month, year)
    })
    .parse(input)
}

fn week(input: &str) -> IResult<&str, (Date, Date)> {
    let (input, _) = opt(article).parse(input)?;
    for (words, (first, last)) in WEEKS {
        let Ok((rest, _)) = word(words)(input) else { continue };
        let (rest, day) =
            preceded((blank, opt(terminated(word("monday"), blank))), date).parse(rest)?;
        let from = day.checked_add(first.days()).map_err(|_| no_date(input))?;
        let to = day.checked_add(last.days()).map_err(|_| no_date(input))?;
        return Ok((rest, (from, to)));
    }
    Err(no_date(input))
}

fn days_of((first, last): (i8, i8), month: i8, year: i16) -> Option<(Date, Date)> {
    let end = Date::new(year, month, 1).ok()?.last_of_month();
    let first = if first < 0 { end.day() + 1 + first } else { first };
    let earliest = Date::new(year, month, first).ok()?;
    // A day of its own has to be in the month; the end of a part need not.
    let latest = if last < end.day() || first == last {
        Date::new(year, month, last.max(first)).ok()?
    } else {
        end
    };
    Some((earliest, latest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loose_dates_have_a_first_and_a_last_day() {
        for (text, earliest, latest) in [
            ("late April 2023", "2023-04-21", "2023-04-30"),
            ("mid-March 2024", "2024-03-11", "2024-03-20"),
            ("mid March 2024", "2024-03-11", "2024-03-20"),
            ("early January 2024", "2024-01-01", "2024-01-10"),
            ("the end of July 2024", "2024-07-21", "2024-07-31"),
            ("the very end of July 2024", "2024-07-21", "2024-07-31"),
            ("end of February 2024", "2024-02-21", "2024-02-29"),
            ("the beginning of May 2022", "2022-05-01", "2022-05-10"),
            ("mid to late September 2024", "2024-09-11", "2024-09-30"),
            ("mid-to-late September 2024", "2024-09-11", "2024-09-30"),
            ("June 2019", "2019-06-01", "2019-06-30"),
            ("June of 2019", "2019-06-01", "2019-06-30"),
            ("the first week of May 2023", "2023-05-01", "2023-05-07"),
            ("the last week of February 2023", "2023-02-22", "2023-02-28"),
            ("the last day of April 2023", "2023-04-30", "2023-04-30"),
            ("the second half of April 2023", "2023-04-16", "2023-04-30"),
            ("week commencing 28 March 2022", "2022-03-28", "2022-04-03"),
            ("w/c 28/03/2022", "2022-03-28", "2022-04-03"),
            ("the week ending 3 April 2022", "2022-03-28", "2022-04-03"),
        ] {
            let read = date_range(text).map(|(_, read)| read);
            let (from, to) = read.unwrap_or_else(|_| panic!("{text} is not read"));
            assert_eq!(
                (from.to_string(), to.to_string()),
                (earliest.into(), latest.into()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_day_that_its_month_lacks_is_none() {
        let (_, found) = yearless("29 February").unwrap();
        assert!(found.of_year(2023).is_none());
        assert_eq!(found.of_year(2024).unwrap().1.to_string(), "2024-02-29");
        assert!(yearless("31 June").unwrap().1.of_year(2024).is_none());
    }

    #[test]
    fn what_is_no_part_of_a_month() {
        for text in
            ["the end of the month", "early 2023", "the first week of term", "end May", "week"]
        {
            assert!(date_range(text).is_err(), "{text}");
        }
    }
}
