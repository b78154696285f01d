//! Days that no month has, "31 June 2024": told, never mended.

use jiff::civil::Date;
use nom::Parser;
use nom::combinator::{opt, peek};
use nom::sequence::preceded;

use super::{any_year, dash, day, gap, month, month_name, year};
use crate::text::Span;

/// A day as printed that its month does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSuchDay {
    /// The day of the month as printed.
    pub day: i8,
    /// The number of the month.
    pub month: i8,
    /// The year, where one is given.
    pub year: Option<i16>,
    /// Where it stands.
    pub span: Span,
}

impl NoSuchDay {
    /// Why there is no such day: "June has 30 days", "2023 is no leap year".
    #[must_use]
    pub fn reason(&self) -> String {
        let leap_day = self.month == 2 && self.day == 29;
        match self.year {
            Some(year) if leap_day => format!("{year} is no leap year"),
            _ => format!("{} has {} days", month_name(self.month), most_days(self.month)),
        }
    }
}

/// How many days a month has in the longest case.
fn most_days(month: i8) -> i8 {
    Date::new(2024, month, 1).map_or(31, |first| first.last_of_month().day())
}

/// Every "31 June 2024", "30th February", "29 February 2023" of `text`. A number above 31 before a
/// month is no day at all, and is left alone: "paragraph 32 May".
///
/// ```
/// use casebook::grammar::date::calendar::no_such_days;
/// let found = no_such_days("It met on 31 June 2024 and on 30 June 2024.");
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].reason(), "June has 30 days");
/// ```
#[must_use]
pub fn no_such_days(text: &str) -> Vec<NoSuchDay> {
    let mut found = Vec::new();
    for at in memchr::memchr2_iter(b'2', b'3', text.as_bytes()) {
        let before = text.get(..at).and_then(|read| read.chars().next_back());
        let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '.' | '£' | '/' | '-' | ',');
        if !before.is_some_and(goes_on)
            && let Some(rest) = text.get(at..)
            && let Some(no_day) = read(rest, at)
        {
            found.push(no_day);
        }
    }
    found
}

fn read(input: &str, at: usize) -> Option<NoSuchDay> {
    let (rest, day) = day.parse(input).ok().filter(|(_, day)| (29..=31).contains(day))?;
    let (rest, month, year) = in_words(rest).or_else(|| in_figures(rest))?;
    let lacks = match year {
        Some(year) => Date::new(year, month, day).is_err(),
        None => day > most_days(month),
    };
    let span = Span::new(at, at + input.len() - rest.len());
    lacks.then_some(NoSuchDay { day, month, year, span })
}

fn in_words(input: &str) -> Option<(&str, i8, Option<i16>)> {
    let (rest, month) = preceded(gap, month).parse(input).ok()?;
    let (rest, year) = opt(preceded(gap, year)).parse(rest).ok()?;
    Some((rest, month, year))
}

/// "/06/2024", "-06-2024".
fn in_figures(input: &str) -> Option<(&str, i8, Option<i16>)> {
    let number = |input| super::digits(1, 2).parse(input);
    let (input, mark) = peek(dash).parse(input).ok()?;
    let (rest, month) = input.strip_prefix(mark).and_then(|rest| number(rest).ok())?;
    let month: i8 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let (rest, year) = rest.strip_prefix(mark).and_then(|rest| any_year(rest).ok())?;
    Some((rest, month, Some(year)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_no_month_has() {
        for (text, words, reason) in [
            ("on 31 April 2023.", "31 April 2023", "April has 30 days"),
            ("on the 31st of November", "31st of November", "November has 30 days"),
            ("by 30 February 2024", "30 February 2024", "February has 29 days"),
            ("by 29 Feb 2023", "29 Feb 2023", "2023 is no leap year"),
            ("dated 31/09/2019,", "31/09/2019", "September has 30 days"),
        ] {
            let found = no_such_days(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].span.slice(text), found[0].reason().as_str()), (words, reason));
        }
    }

    #[test]
    fn days_that_are_and_numbers_that_are_none() {
        for text in [
            "29 February 2024, 31 January 2023, 30/09/2019 and 29 February",
            "case 24 030 131 June 2024, £31 June, paragraph 32 May",
            "30-13-2020 and 31-6 and 1.31 June",
            "the 31 Junior staff",
        ] {
            assert!(no_such_days(text).is_empty(), "{text}: {:?}", no_such_days(text));
        }
    }
}
