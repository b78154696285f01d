//! Dates as decisions and council papers print them, and the looser "late April 2023".
//!
//! A year alone is no date here: "2019" in these texts is nearly always part of a law's name, a
//! policy's title or a financial year.

use jiff::civil::Date;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{map_opt, not, opt, peek, value};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::words::{blank, is_blank, word};
use crate::model::decision::DateRange;
use crate::text::Span;

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

/// Which days of its month a loose date can mean; a last day of 31 stands for the month's own end.
const PARTS: &[(&str, (i8, i8))] = &[
    ("early to mid", (1, 20)),
    ("mid to late", (11, 31)),
    ("early", (1, 10)),
    ("mid", (11, 20)),
    ("late", (21, 31)),
    ("the end of", (21, 31)),
    ("end of", (21, 31)),
    ("the start of", (1, 10)),
    ("start of", (1, 10)),
    ("the beginning of", (1, 10)),
    ("beginning of", (1, 10)),
    ("the middle of", (11, 20)),
    ("middle of", (11, 20)),
];

/// Words between two dates of which the first borrows the year of the second.
const BETWEEN: &[&str] = &["and", "to", "or", "until", "-", "–"];

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

/// A full date, or a month with or without a part of it: "late April 2023", "the end of July 2024".
/// Gives the first and the last day that it can mean.
///
/// ```
/// use casebook::grammar::date::date_range;
/// let (_, (earliest, latest)) = date_range("mid-March 2024").unwrap();
/// assert_eq!((earliest.day(), latest.day()), (11, 20));
/// ```
pub fn date_range(input: &str) -> IResult<&str, (Date, Date)> {
    alt((date.map(|day| (day, day)), part_of_month)).parse(input)
}

/// Every date in `text` in order, with where it stands. "Between April and June 2022" gives two:
/// a month or day before "and" or "to" borrows the year of the date after it.
///
/// ```
/// use casebook::grammar::date::dates;
/// let found = dates("Between late 2019 and 3 May 2020 it wrote twice in June 2020.");
/// let printed: Vec<&str> = found.iter().map(|(date, _)| date.text.as_str()).collect();
/// assert_eq!(printed, ["3 May 2020", "June 2020"]);
/// ```
#[must_use]
pub fn dates(text: &str) -> Vec<(DateRange, Span)> {
    let mut found = Vec::new();
    // Every date has its year in figures: what follows the last figure is none.
    let last = text.bytes().rposition(|byte| byte.is_ascii_digit());
    let mut at = 0;
    while let Some(here) = last.and_then(|last| next_beginning(text, at, last)) {
        let rest = text.get(here..).unwrap_or_default();
        let read = date_range(rest).or_else(|_| without_year(rest)).ok();
        at = match read.filter(|(after, _)| after.len() < rest.len()) {
            Some((after, (earliest, latest))) => {
                let printed = rest.get(..rest.len() - after.len()).unwrap_or_default();
                let date = DateRange { text: printed.to_owned(), earliest, latest };
                found.push((date, Span::of(text, printed)));
                here + printed.len()
            }
            None => text.len() - past_word(rest).len(),
        };
    }
    found
}

/// The next place from `at` on, and not after `last`, where a word or number begins that a date can
/// begin with.
fn next_beginning(text: &str, at: usize, last: usize) -> Option<usize> {
    let mut at = at;
    while at <= last {
        let rest = text.get(at..)?;
        let first = *rest.as_bytes().first()?;
        if !first.is_ascii_alphanumeric() {
            at += rest.chars().next().map_or(1, char::len_utf8);
        } else if may_begin(first) && can_begin(rest) && is_free(text, at) {
            return Some(at);
        } else {
            at = text.len() - past_word(rest).len();
        }
    }
    None
}

/// Whether neither a word nor a number goes on at `at`.
fn is_free(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|read| read.chars().next_back());
    !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '£'))
}

/// Whether a date can begin with this letter or figure.
fn may_begin(first: u8) -> bool {
    matches!(
        first.to_ascii_lowercase(),
        b'0'..=b'9'
            | b'a'
            | b'b'
            | b'd'
            | b'e'
            | b'f'
            | b'j'
            | b'l'
            | b'm'
            | b'n'
            | b'o'
            | b's'
            | b't'
    )
}

/// How the words begin that a date can begin with, beside digits: months, "early", "mid", "late",
/// "the end of", "start of", "beginning of".
const BEGINNINGS: &[&[u8; 3]] = &[
    b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec",
    b"ear", b"mid", b"lat", b"the", b"end", b"sta", b"beg",
];

/// Whether a date can begin here at all: most words cannot, and parsers need not be asked.
fn can_begin(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    let first = |at: usize| bytes.get(at).map_or(0, u8::to_ascii_lowercase);
    let begins = [first(0), first(1), first(2)];
    begins[0].is_ascii_digit()
        || BEGINNINGS.contains(&&begins)
            // Of "the", only what a date goes on with: "the end", "the start".
            && (&begins != b"the" || first(3) == b' ' && matches!(first(4), b'e' | b's' | b'b' | b'm'))
}

/// What follows the run of letters, or of figures, at the start of `rest`.
fn past_word(rest: &str) -> &str {
    let figures = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    if figures.len() < rest.len() {
        figures
    } else {
        rest.trim_start_matches(|c: char| c.is_alphabetic())
    }
}

fn month(input: &str) -> IResult<&str, i8> {
    // "may" is a verb unless it has its capital.
    if let Ok((rest, _)) = terminated(tag("May"), word_end).parse(input) {
        return Ok((rest, 5));
    }
    let begins = |name: &str| {
        input.bytes().next().is_some_and(|byte| {
            name.bytes().next().is_some_and(|first| first.eq_ignore_ascii_case(&byte))
        })
    };
    for (name, number) in MONTHS.iter().filter(|(name, _)| begins(name)) {
        if let Ok((rest, _)) = word(name)(input) {
            return Ok((rest.strip_prefix('.').unwrap_or(rest), *number));
        }
    }
    value(5, terminated(tag("MAY"), word_end)).parse(input)
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
    let (rest, _) = opt(preceded(opt(blank), terminated(ordinal, word_end))).parse(rest)?;
    let (rest, _) = opt(preceded(blank, word("of"))).parse(rest)?;
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

/// "early", "mid-", "the end of": the days, with the blank or hyphen that follows read too.
fn part(input: &str) -> IResult<&str, (i8, i8)> {
    for (words, days) in PARTS {
        let Ok((rest, _)) = word(words)(input) else { continue };
        let past = rest.trim_start_matches(|c: char| is_blank(c) || matches!(c, '-' | '–' | '‑'));
        if past.len() < rest.len() {
            return Ok((past, *days));
        }
    }
    Err(no_date(input))
}

fn part_of_month(input: &str) -> IResult<&str, (Date, Date)> {
    let of = |input| opt(preceded(blank, word("of"))).parse(input);
    map_opt((opt(part), terminated(month, of), preceded(gap, year)), |(days, month, year)| {
        days_of(days.unwrap_or((1, 31)), month, year)
    })
    .parse(input)
}

fn days_of((first, last): (i8, i8), month: i8, year: i16) -> Option<(Date, Date)> {
    let earliest = Date::new(year, month, first).ok()?;
    let end = earliest.last_of_month();
    Some((earliest, if last < end.day() { Date::new(year, month, last).ok()? } else { end }))
}

/// A day and month, or a month, that borrows its year from the date after "and" or "to". Only the
/// first is read.
fn without_year(input: &str) -> IResult<&str, (Date, Date)> {
    let (after, (days, month)) = alt((
        (day, preceded(gap, month)).map(|(day, month)| ((day, day), month)),
        (opt(part), month).map(|(days, month)| (days.unwrap_or((1, 31)), month)),
    ))
    .parse(input)?;
    let joined = after.trim_start_matches(is_blank);
    let other = BETWEEN
        .iter()
        .find_map(|between| joined.strip_prefix(between))
        .ok_or_else(|| no_date(input))?;
    let (_, (end, _)) = date_range(other.trim_start_matches(is_blank))?;
    // "between November and January 2022" begins in the year before.
    let year = if month > end.month() { end.year() - 1 } else { end.year() };
    days_of(days, month, year).map(|range| (after, range)).ok_or_else(|| no_date(input))
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

    #[test]
    fn loose_dates_have_a_first_and_a_last_day() {
        for (text, earliest, latest) in [
            ("late April 2023", "2023-04-21", "2023-04-30"),
            ("mid-March 2024", "2024-03-11", "2024-03-20"),
            ("mid March 2024", "2024-03-11", "2024-03-20"),
            ("early January 2024", "2024-01-01", "2024-01-10"),
            ("the end of July 2024", "2024-07-21", "2024-07-31"),
            ("end of February 2024", "2024-02-21", "2024-02-29"),
            ("the beginning of May 2022", "2022-05-01", "2022-05-10"),
            ("mid to late September 2024", "2024-09-11", "2024-09-30"),
            ("June 2019", "2019-06-01", "2019-06-30"),
        ] {
            let (earliest_read, latest_read) = date_range(text).unwrap().1;
            assert_eq!(
                (earliest_read.to_string().as_str(), latest_read.to_string().as_str()),
                (earliest, latest),
                "{text}"
            );
        }
    }

    fn printed(text: &str) -> Vec<(String, String)> {
        dates(text).into_iter().map(|(d, _)| (d.text, d.earliest.to_string())).collect()
    }

    #[test]
    fn a_range_is_two_dates() {
        let found = printed("between October 2015 and April 2016, and from 3 May to 9 June 2020");
        let starts: Vec<&str> = found.iter().map(|(_, iso)| iso.as_str()).collect();
        assert_eq!(starts, ["2015-10-01", "2016-04-01", "2020-05-03", "2020-06-09"]);
    }

    #[test]
    fn a_month_borrows_the_year_that_follows() {
        assert_eq!(
            printed("from November to January 2022"),
            [
                ("November".into(), "2021-11-01".into()),
                ("January 2022".into(), "2022-01-01".into())
            ]
        );
        assert!(printed("It may and will; in March it did, and April too").is_empty());
    }

    #[test]
    fn spans_are_those_of_the_words() {
        let text = "On 3 May 2020’s end – it said (late June 2021).";
        let words: Vec<&str> = dates(text).iter().map(|(_, span)| span.slice(text)).collect();
        assert_eq!(words, ["3 May 2020", "late June 2021"]);
    }

    #[test]
    fn numbers_beside_a_month_do_not_become_days() {
        let found = printed("case 24 014 093 May 2024 and £5 June 2020 and 1.5 July 2021");
        let starts: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(starts, ["May 2024", "June 2020", "July 2021"]);
    }
}
