//! Dates as decisions and council papers print them.
//!
//! This file reads a day with its month and year. [`loose`] reads "late April 2023" and weeks,
//! [`scan`] finds every date of a text, and [`calendar`] tells days that no month has. A year alone
//! is no date here: "2019" in these texts is nearly always part of a law's name, a policy's title
//! or a financial year.

pub mod calendar;
pub mod loose;
pub mod scan;

use jiff::civil::Date;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{map_opt, not, opt, peek, value};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::words::{blank, is_blank, word};

pub use loose::date_range;
pub use scan::dates;

/// Month names with their numbers; the long spelling first, so that "Sept" is not read as "Sep".
const MONTHS: &[(&str, i8)] = &[
    ("January", 1),
    ("February", 2),
    ("March", 3),
    ("April", 4),
    ("June", 6),
    ("July", 7),
    ("August", 8),
    ("September", 9),
    ("October", 10),
    ("November", 11),
    ("December", 12),
    ("Jan", 1),
    ("Feb", 2),
    ("Mar", 3),
    ("Apr", 4),
    ("Jun", 6),
    ("Jul", 7),
    ("Aug", 8),
    ("Sept", 9),
    ("Sep", 9),
    ("Oct", 10),
    ("Nov", 11),
    ("Dec", 12),
];

/// A day with month and year: "01 Jul 2025", "1st April 2021", "19-Aug-2025", "12/03/2019".
///
/// ```
/// use casebook::grammar::date::date;
/// let (rest, found) = date("1st of April 2021, when").unwrap();
/// assert_eq!((found.to_string().as_str(), rest), ("2021-04-01", ", when"));
/// assert!(date("April 2021").is_err());
/// ```
pub fn date(input: &str) -> IResult<&str, Date> {
    alt((day_first, month_first, numeric, iso)).parse(input)
}

/// The full name of a month by its number.
#[must_use]
pub fn month_name(number: i8) -> &'static str {
    MONTHS.iter().find(|(_, of)| *of == number).map_or("May", |(name, _)| name)
}

fn month(input: &str) -> IResult<&str, i8> {
    // "may" is a verb unless it has its capital.
    if let Ok((rest, _)) = terminated(tag("May"), word_end).parse(input) {
        return Ok((rest, 5));
    }
    let months = if may_be_a_month(input) { MONTHS } else { &[] };
    for (name, number) in months.iter().filter(|(name, _)| begins_alike(name, input)) {
        if let Ok((rest, _)) = word(name)(input) {
            return Ok((rest.strip_prefix('.').unwrap_or(rest), *number));
        }
    }
    value(5, terminated(tag("MAY"), word_end)).parse(input)
}

/// Whether a text begins with the first three letters of a word, in any case: a cheap test before a
/// parser is asked.
fn begins_alike(word: &str, text: &str) -> bool {
    let first = |text: &str| text.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let letters = || word.get(..3).zip(text.get(..3));
    first(word) == first(text)
        && letters().is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
}

/// Whether a text begins with the letter of a month, in any case.
fn may_be_a_month(text: &str) -> bool {
    text.bytes().next().is_some_and(|first| b"jfmasond".contains(&first.to_ascii_lowercase()))
}

fn word_end(input: &str) -> IResult<&str, ()> {
    not(peek(satisfy(char::is_alphanumeric))).parse(input)
}

fn digits(from: usize, to: usize) -> impl Fn(&str) -> IResult<&str, &str> {
    move |input| {
        terminated(
            take_while_m_n(from, to, |c: char| c.is_ascii_digit()),
            not(peek(satisfy(|c| c.is_ascii_digit()))),
        )
        .parse(input)
    }
}

/// The day of a month: "1", "01", "1st", "1st of"; the blank after it is left.
fn day(input: &str) -> IResult<&str, i8> {
    let ordinal = alt((
        tag_no_case::<_, _, nom::error::Error<&str>>("st"),
        tag_no_case("nd"),
        tag_no_case("rd"),
        tag_no_case("th"),
    ));
    let (rest, number) = map_opt(digits(1, 2), |day| day.parse::<i8>().ok()).parse(input)?;
    // Most numbers are followed by neither, as their next letter tells.
    let next = |rest: &str| rest.trim_start_matches(is_blank).bytes().next().unwrap_or_default();
    let (rest, _) = if b"snrt".contains(&next(rest).to_ascii_lowercase()) {
        opt(preceded(opt(blank), terminated(ordinal, word_end))).parse(rest)?
    } else {
        (rest, None)
    };
    let (rest, _) = if next(rest).eq_ignore_ascii_case(&b'o') {
        opt(preceded(blank, word("of"))).parse(rest)?
    } else {
        (rest, None)
    };
    Ok((rest, number))
}

/// A year in four figures.
fn year(input: &str) -> IResult<&str, i16> {
    map_opt(terminated(digits(4, 4), word_end), |year| {
        year.parse().ok().filter(|year| (1800..=2199).contains(year))
    })
    .parse(input)
}

/// A year in four or two figures; two figures are of this century.
fn any_year(input: &str) -> IResult<&str, i16> {
    let short = map_opt(terminated(digits(2, 2), word_end), |year| {
        year.parse::<i16>().ok().map(|year| 2000 + year)
    });
    alt((year, short)).parse(input)
}

/// What stands between the parts of a date in words: blanks, with a comma before the year.
fn gap(input: &str) -> IResult<&str, ()> {
    let (rest, _) = opt(char(',')).parse(input)?;
    blank(rest).map(|(rest, _)| (rest, ()))
}

fn day_first(input: &str) -> IResult<&str, Date> {
    let spaced = (day, preceded(gap, month), preceded(gap, year));
    let dashed = (day, preceded(dash, month), preceded(dash, any_year));
    map_opt(alt((spaced, dashed)), |(day, month, year)| Date::new(year, month, day).ok())
        .parse(input)
}

fn month_first(input: &str) -> IResult<&str, Date> {
    map_opt((month, preceded(gap, day), preceded(gap, year)), |(month, day, year)| {
        Date::new(year, month, day).ok()
    })
    .parse(input)
}

fn dash(input: &str) -> IResult<&str, char> {
    one_of("-/‑").parse(input)
}

/// "12/03/2019", "12.03.2019", "12/3/19".
fn numeric(input: &str) -> IResult<&str, Date> {
    let number = |input| map_opt(digits(1, 2), |number| number.parse::<i8>().ok()).parse(input);
    let (rest, day) = number(input)?;
    let (rest, mark) = one_of("/.").parse(rest)?;
    let (rest, month) = number(rest)?;
    let (rest, _) = char(mark).parse(rest)?;
    // A number like 5.12.19 counts paragraphs; with slashes it is a date.
    let (rest, year) = if mark == '/' { any_year(rest)? } else { year(rest)? };
    let date = Date::new(year, month, day).map_err(|_| no_date(input))?;
    Ok((rest, date))
}

/// "2025-07-01".
fn iso(input: &str) -> IResult<&str, Date> {
    let two = |input| map_opt(digits(2, 2), |number| number.parse::<i8>().ok()).parse(input);
    let (rest, year) = year(input)?;
    let (rest, month) = preceded(char('-'), two).parse(rest)?;
    let (rest, day) = preceded(char('-'), two).parse(rest)?;
    let date = Date::new(year, month, day).map_err(|_| no_date(input))?;
    Ok((rest, date))
}

fn no_date(input: &str) -> nom::Err<nom::error::Error<&str>> {
    nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_dates_in_every_spelling() {
        for (text, iso) in [
            ("01 Jul 2025", "2025-07-01"),
            ("1st April 2021", "2021-04-01"),
            ("22nd of May, 2019", "2019-05-22"),
            ("19-Aug-2025", "2025-08-19"),
            ("20 August 2024", "2024-08-20"),
            ("12 September 2017.", "2017-09-12"),
            ("3 Sept. 2018", "2018-09-03"),
            ("04/11/2019", "2019-11-04"),
            ("4/1/19", "2019-01-04"),
            ("04.11.2019", "2019-11-04"),
            ("April 4th, 2020", "2020-04-04"),
            ("2025-07-01", "2025-07-01"),
            ("29\u{a0}February 2024", "2024-02-29"),
        ] {
            assert_eq!(date(text).unwrap().1.to_string(), iso, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "31 February 2024",
            "32 May 2024",
            "4 may 2024",
            "5.12.19",
            "12 May",
            "12 May 20245",
            "1/2/3",
            "Act 1974",
            "0999-07-01",
            "9999-12-31",
            "2019",
            "2023/24",
        ] {
            assert!(date(text).is_err(), "{text}");
        }
    }
}
