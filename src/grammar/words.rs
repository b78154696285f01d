//! What nom leaves out: blanks as saved pages have them, word boundaries, numbers in words.

use nom::IResult;
use nom::Parser;
use nom::bytes::complete::{tag_no_case, take_while1};
use nom::character::complete::satisfy;
use nom::combinator::{not, peek};
use nom::sequence::terminated;

/// Whether a character is a blank inside a line, or the stray line break of a saved page.
#[must_use]
pub fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// One or more blanks.
pub fn blank(input: &str) -> IResult<&str, &str> {
    take_while1(is_blank).parse(input)
}

/// A keyword in any case, not followed by a letter or digit.
///
/// ```
/// use casebook::grammar::words::word;
/// assert!(word("may")("May 2024").is_ok());
/// assert!(word("may")("maybe").is_err());
/// ```
pub fn word(keyword: &'static str) -> impl Fn(&str) -> IResult<&str, &str> {
    move |input| {
        terminated(tag_no_case(keyword), not(peek(satisfy(char::is_alphanumeric)))).parse(input)
    }
}

const UNITS: &[(&str, u32)] = &[
    ("zero", 0),
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
];

const TENS: &[(&str, u32)] = &[
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fourty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// A number below a million in words or digits: `four`, `twenty-eight`, `two hundred and fifty`, `12`.
/// Gives the number and the rest of the input.
///
/// ```
/// use casebook::grammar::words::number;
/// assert_eq!(number("two hundred and fifty pounds"), Some((250, " pounds")));
/// assert_eq!(number("28 days"), Some((28, " days")));
/// assert_eq!(number("tend to"), None);
/// ```
#[must_use]
pub fn number(input: &str) -> Option<(u32, &str)> {
    let digits = input.len() - input.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        let (number, rest) = input.split_at_checked(digits)?;
        let bounded = !rest.starts_with(|c: char| c.is_alphanumeric());
        return bounded.then(|| number.parse().ok()).flatten().map(|number| (number, rest));
    }
    let (mut total, mut group, mut rest, mut some) = (0_u32, 0_u32, input, false);
    loop {
        let (word, after) = take_word(rest, some);
        let folded = word.to_lowercase();
        let value = |table: &[(&str, u32)]| {
            table.iter().find(|(name, _)| *name == folded).map(|(_, value)| *value)
        };
        if let Some(unit) = value(UNITS) {
            if some && group % 10 != 0 {
                break;
            }
            group += unit;
        } else if let Some(tens) = value(TENS) {
            if some && group % 100 != 0 {
                break;
            }
            group += tens;
        } else if folded == "hundred" && some && group > 0 && group < 10 {
            group *= 100;
        } else if folded == "thousand" && some && group > 0 && total == 0 {
            total = group * 1000;
            group = 0;
        } else {
            break;
        }
        rest = after;
        some = true;
    }
    some.then_some((total + group, rest))
}

/// The next word of a number, past a blank, a hyphen or "and" where a number has begun.
fn take_word(input: &str, begun: bool) -> (&str, &str) {
    let mut from = input;
    if begun {
        let past = from.trim_start_matches(|c: char| is_blank(c) || c == '-' || c == '‑');
        if past.len() == from.len() {
            return ("", from);
        }
        from = past.strip_prefix("and ").unwrap_or(past);
    }
    let len = from.len() - from.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (word, after) = from.split_at_checked(len).unwrap_or((from, ""));
    if after.starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’') {
        return ("", from);
    }
    (word, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_and_digits() {
        for (text, value, rest) in [
            ("seven", 7, ""),
            ("twenty-eight days", 28, " days"),
            ("thirty five", 35, ""),
            ("One hundred pounds", 100, " pounds"),
            ("one thousand two hundred and fifty", 1250, ""),
            ("a month", 1, " month"),
            ("three and four", 3, " and four"),
        ] {
            assert_eq!(number(text), Some((value, rest)), "{text}");
        }
        for text in ["", "seventh", "and four", "hundred", "12th", "an’s"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
