//! Every date of a text, with those that share the year of the date after them.

use jiff::civil::Date;
use nom::Parser;

use super::loose::{Yearless, date_range, yearless};
use crate::grammar::words::{is_blank, word};
use crate::model::decision::DateRange;
use crate::text::Span;

/// Words between two dates of which the first borrows the year of the second.
const BETWEEN: &[&str] =
    &["and", "to", "or", "until", "till", "through", "-", "–", "—", "/", "&", ","];

/// Words that can follow the joining word: "and again on", "to the".
const AGAIN: &[&str] = &["again", "then", "and", "on", "in", "from", "the"];

/// Words before a bare number that make it the day of a date to come: "between 3 and 9 May 2023".
const BEFORE_DAYS: &[&str] =
    &["on", "between", "from", "of", "for", "the", "dates", "dated", "both", "over"];

/// How many dates can share one year.
const LONGEST_LIST: usize = 8;

/// Every date in `text` in order, with where it stands. "Between April and June 2022" gives two:
/// a month or day before "and" or "to" borrows the year of the date after it, and the 3 of "on 3
/// and 9 May 2023" its month too.
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
    let mut rest = text;
    let mut before = None;
    // Once some dates share a year, "/" and "–" between them do not hide the next.
    let mut listed = false;
    // Every date has its year in figures, so what follows the last figure is none.
    let last = text.bytes().rposition(|byte| byte.is_ascii_digit()).map_or(0, |at| at + 1);
    while text.len() - rest.len() < last
        && let Some(c) = rest.chars().next()
    {
        let bound = |b: char| b.is_alphanumeric() || matches!(b, '.' | '£') || b == '/' && !listed;
        let starts_a_word = c.is_ascii_alphanumeric() && !before.is_some_and(bound);
        let after = match starts_a_word.then(|| read(text, rest)).flatten() {
            Some((after, (earliest, latest), borrowed)) => {
                let printed = rest.get(..rest.len() - after.len()).unwrap_or_default();
                let date = DateRange { text: printed.to_owned(), earliest, latest };
                found.push((date, Span::of(text, printed)));
                listed = borrowed;
                after
            }
            None => past_word(rest, c),
        };
        before = text.get(..text.len() - after.len()).and_then(|read| read.chars().next_back());
        rest = after;
    }
    found
}

/// The date at the start of `rest`, what follows it, and whether it borrowed its year.
fn read<'a>(text: &str, rest: &'a str) -> Option<(&'a str, (Date, Date), bool)> {
    if !can_begin(rest) {
        return None;
    }
    if let Ok((after, range)) = date_range(rest) {
        return Some((after, range, false));
    }
    let before = text.get(..text.len() - rest.len()).unwrap_or_default();
    let (after, range) = without_year(rest, follows_a_cue(before), LONGEST_LIST)?;
    (after.len() < rest.len()).then_some((after, range, true))
}

/// Whether a number here can be the day of a month that comes later in the sentence.
fn follows_a_cue(before: &str) -> bool {
    let near = before.trim_end_matches([' ', '\u{a0}']);
    let last = near.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let listed = near.ends_with([',', '/', '-', '–']) || last == "and";
    BEFORE_DAYS.iter().any(|cue| cue.eq_ignore_ascii_case(last))
        || listed && last_number_is_a_day(near)
}

/// Whether a list of days has begun: "3, " or "3 and " right before the number.
fn last_number_is_a_day(near: &str) -> bool {
    let past = near.trim_end_matches([' ', '\u{a0}', ',', '/', '-', '–']);
    let past = past.strip_suffix("and").unwrap_or(past).trim_end_matches([' ', '\u{a0}', ',']);
    let past = ["st", "nd", "rd", "th"].iter().find_map(|th| past.strip_suffix(th)).unwrap_or(past);
    let digits = past.len() - past.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let lead = past.get(..past.len() - digits).unwrap_or_default();
    (1..=2).contains(&digits) && !lead.ends_with(['£', '.', '/', '-'])
}

/// A day or month that borrows its year from the date after "and" or "to"; only itself is read.
fn without_year(input: &str, bare_days: bool, depth: usize) -> Option<(&str, (Date, Date))> {
    let depth = depth.checked_sub(1)?;
    if let Ok((after, found)) = yearless(input)
        && let Some(next) = joined(after)
    {
        let end = date_range(next).ok().map(|(_, (from, _))| from);
        let end = end.or_else(|| Some(without_year(next, true, depth)?.1.0))?;
        // "between November and January 2022" begins in the year before.
        let year = if found.month() > end.month() { end.year() - 1 } else { end.year() };
        return found.of_year(year).map(|range| (after, range));
    }
    if !bare_days {
        return None;
    }
    let (after, day) = super::day.parse(input).ok()?;
    let close =
        after.starts_with(['-', '–', '/']) || after.starts_with(is_blank) || after.starts_with(',');
    let next =
        joined(after).filter(|next| close && next.starts_with(|c: char| c.is_ascii_digit()))?;
    let end = date_range(next).ok().map(|(_, range)| range);
    let (first, last) = end.or_else(|| Some(without_year(next, true, depth)?.1))?;
    // A day of the same month, and before the one it is listed with.
    (first == last && day < first.day())
        .then(|| Yearless::day(day, first.month()).of_year(first.year()))
        .flatten()
        .map(|range| (after, range))
}

/// What stands after the word that joins two dates.
fn joined(after: &str) -> Option<&str> {
    let near = after.trim_start_matches(is_blank);
    let mut rest = BETWEEN.iter().find_map(|between| {
        if between.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return word(between)(near).ok().map(|(rest, _)| rest);
        }
        near.strip_prefix(between)
    })?;
    for _ in 0..3 {
        let next = rest.trim_start_matches(is_blank);
        rest = AGAIN.iter().find_map(|word_| word(word_)(next).ok()).map_or(next, |(rest, _)| rest);
    }
    Some(rest.trim_start_matches(is_blank))
}

/// How the words begin that a date can begin with, beside digits: months, "early", "mid", "late",
/// "the end of", "start of", "beginning of", "week commencing".
const BEGINNINGS: &[&[u8; 3]] = &[
    b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec",
    b"ear", b"mid", b"lat", b"the", b"end", b"sta", b"beg", b"fir", b"sec", b"thi", b"fou", b"las",
    b"fin", b"wee", b"w/c", b"w/e",
];

/// Whether a date can begin here at all: most words cannot, and parsers need not be asked.
fn can_begin(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    let first = |at: usize| bytes.get(at).map_or(0, u8::to_ascii_lowercase);
    if matches!(first(0), b'c' | b'g'..=b'i' | b'k' | b'p'..=b'r' | b'u' | b'v' | b'x'..=b'z') {
        return false;
    }
    let begins = [first(0), first(1), first(2)];
    begins[0].is_ascii_digit()
        || BEGINNINGS.contains(&&begins)
            // Of "the", only what a date goes on with: "the end", "the start", "the last week of".
            && (&begins != b"the"
                || first(3) == b' ' && BEGINNINGS.contains(&&[first(4), first(5), first(6)])
                || [first(4), first(5), first(6)] == *b"ver")
}

/// What follows the run of letters or digits at the start of `rest`, or its first character.
fn past_word(rest: &str, first: char) -> &str {
    let word = if first.is_ascii_digit() {
        rest.trim_start_matches(|c: char| c.is_ascii_digit())
    } else {
        rest.trim_start_matches(|c: char| c.is_alphabetic())
    };
    if word.len() < rest.len() { word } else { rest.get(first.len_utf8()..).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "text = first day" of each date.
    fn printed(text: &str) -> Vec<String> {
        dates(text)
            .into_iter()
            .map(|(date, _)| format!("{} = {}", date.text, date.earliest))
            .collect()
    }

    #[test]
    fn dates_that_share_a_year() {
        for (text, expected) in [
            (
                "between October 2015 and April 2016, and from 3 May to 9 June 2020",
                &[
                    "October 2015 = 2015-10-01",
                    "April 2016 = 2016-04-01",
                    "3 May = 2020-05-03",
                    "9 June 2020 = 2020-06-09",
                ][..],
            ),
            (
                "from November to January 2022",
                &["November = 2021-11-01", "January 2022 = 2022-01-01"],
            ),
            ("between 3 and 9 May 2023", &["3 = 2023-05-03", "9 May 2023 = 2023-05-09"]),
            (
                "on 3, 5 and 9 May 2023",
                &["3 = 2023-05-03", "5 = 2023-05-05", "9 May 2023 = 2023-05-09"],
            ),
            ("from 3-9 May 2023", &["3 = 2023-05-03", "9 May 2023 = 2023-05-09"]),
            (
                "on the 1st and 2nd of May 2023",
                &["1st = 2023-05-01", "2nd of May 2023 = 2023-05-02"],
            ),
            ("in July/August 2021", &["July = 2021-07-01", "August 2021 = 2021-08-01"]),
            (
                "in June, July and late August 2021",
                &["June = 2021-06-01", "July = 2021-07-01", "late August 2021 = 2021-08-21"],
            ),
            (
                "on 5 May and again on 9 June 2022",
                &["5 May = 2022-05-05", "9 June 2022 = 2022-06-09"],
            ),
            (
                "between the start of May and the end of June 2022",
                &["the start of May = 2022-05-01", "the end of June 2022 = 2022-06-21"],
            ),
            ("on Friday 3 and Monday 6 May 2024", &["6 May 2024 = 2024-05-06"]),
        ] {
            assert_eq!(printed(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_that_are_no_days() {
        for (text, expected) in [
            (
                "case 24 014 093 May 2024 and £5 June 2020 and 1.5 July 2021",
                &["May 2024 = 2024-05-01", "June 2020 = 2020-06-01", "July 2021 = 2021-07-01"][..],
            ),
            ("from stage 2 to 9 May 2023", &["9 May 2023 = 2023-05-09"]),
            ("paragraphs 3 and 9 May 2023", &["9 May 2023 = 2023-05-09"]),
            ("for 30 and 9 May 2023", &["9 May 2023 = 2023-05-09"]),
            ("stage 2 – 9 May 2023", &["9 May 2023 = 2023-05-09"]),
            ("It may and will; in March it did, and April too", &[]),
        ] {
            assert_eq!(printed(text), expected, "{text}");
        }
    }

    #[test]
    fn spans_are_those_of_the_words() {
        let text = "On 3 May 2020’s end – it said (late June 2021).";
        let words: Vec<&str> = dates(text).iter().map(|(_, span)| span.slice(text)).collect();
        assert_eq!(words, ["3 May 2020", "late June 2021"]);
    }
}
