//! Sums of money: `£1,250.50`, `£4350`, `£1 250`, `£1.2m`, `250 pounds`, `two hundred pounds`, `45p`.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::character::complete::{char, digit1, satisfy};
use nom::combinator::{not, opt, peek, verify};
use nom::multi::many0;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::words::{blank, number, word};
use crate::model::Pence;
use crate::text::Span;

crate::pattern!(
    /// Where a sum may begin: a pound sign, or figures or number words before "pounds" or "pence".
    CANDIDATE,
    r"(?x)£|(?-u:\b)GBP
    | (?-u:\b)[0-9][0-9,]*(?:\.[0-9]+)?[\ \u{a0}]?(?i:pounds?|pence|p)(?-u:\b)
    | (?-u:\b)(?i:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen
        |fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|fou?rty|fifty|sixty
        |seventy|eighty|ninety|hundred|thousand|and)[\ \u{a0}-]+)+(?i:pounds?|pence)(?-u:\b)");

crate::pattern!(
    /// A word or sign that every sum has, but one in pence that are written "p".
    UNIT, r"(?i)£|GBP|pound|pence");

/// Whether a "p" stands behind a figure, as in "45p" and "45 p": a letter so frequent is soonest
/// found by itself.
fn has_bare_pence(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'p', b'P', bytes).any(|at| {
        let before = bytes.get(..at).unwrap_or_default();
        let blank: [&[u8]; 2] = [b" ", "\u{a0}".as_bytes()];
        let figure = blank.iter().find_map(|blank| before.strip_suffix(*blank)).unwrap_or(before);
        figure.last().is_some_and(u8::is_ascii_digit)
    })
}

/// Every sum of money in `text`, in order, each with its place.
///
/// ```
/// use casebook::grammar::amount::amounts;
/// let found = amounts("£4350, £1,250.50 and two hundred pounds, not 250 metres");
/// let sums: Vec<String> = found.iter().map(|(sum, _)| sum.to_string()).collect();
/// assert_eq!(sums, ["4350.00", "1250.50", "200.00"]);
/// ```
#[must_use]
pub fn amounts(text: &str) -> Vec<(Pence, Span)> {
    let mut found = Vec::new();
    // Most sentences speak of no money.
    if !UNIT.may_match(text) && !has_bare_pence(text) {
        return found;
    }
    let mut past = 0;
    for candidate in CANDIDATE.find_iter(text) {
        if candidate.start() < past || inside_a_number(text, candidate.start()) {
            continue;
        }
        let Some((start, input)) = lead_in(text, candidate.start()) else { continue };
        if let Ok((rest, sum)) = amount(input) {
            past = text.len() - rest.len();
            found.push((sum, Span::new(start, past)));
        }
    }
    found
}

/// One sum of money at the start of the input.
///
/// ```
/// use casebook::grammar::amount::amount;
/// use casebook::model::Pence;
/// assert_eq!(amount("£1 250 to Mr X"), Ok((" to Mr X", Pence::pounds(1250))));
/// assert!(amount("250 weeks").is_err());
/// ```
pub fn amount(input: &str) -> IResult<&str, Pence> {
    alt((sterling, figures_then_unit, words_then_unit)).parse(input)
}

/// Skips an "and" that belongs to the sentence and not to the number.
fn lead_in(text: &str, start: usize) -> Option<(usize, &str)> {
    let mut start = start;
    let mut input = text.get(start..)?;
    while let Ok((rest, _)) = terminated(word("and"), blank).parse(input) {
        start += input.len() - rest.len();
        input = rest;
    }
    Some((start, input))
}

fn inside_a_number(text: &str, start: usize) -> bool {
    let mut before = text.get(..start).unwrap_or_default().chars().rev();
    let starts_with_digit =
        text.get(start..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    match before.next() {
        Some('£') => starts_with_digit,
        Some('.' | ',') => starts_with_digit && before.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

fn sterling(input: &str) -> IResult<&str, Pence> {
    let sign = alt((tag("£"), tag_no_case("GBP")));
    let (rest, (_, _, sum)) = (sign, opt(blank), figure).parse(input)?;
    Ok((rest, sum))
}

fn figures_then_unit(input: &str) -> IResult<&str, Pence> {
    let (rest, sum) = figure(input)?;
    let (rest, pence) = preceded(opt(blank), unit).parse(rest)?;
    // "45 pence" was read as forty-five pounds.
    Ok((rest, if pence { Pence(sum.0 / 100) } else { sum }))
}

/// The unit of a number: whether it is pence.
fn unit(input: &str) -> IResult<&str, bool> {
    let pounds = alt((word("pounds"), word("pound"))).map(|_| false);
    let pence = alt((word("pence"), word("p"))).map(|_| true);
    alt((pounds, pence)).parse(input)
}

fn words_then_unit(input: &str) -> IResult<&str, Pence> {
    let none = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify));
    let (value, rest) = number(input).ok_or_else(none)?;
    let (after, pence) = preceded(blank, unit).parse(rest)?;
    let spelled = input.len() - rest.len();
    // "a pound" is a manner of speaking, "a hundred pounds" a sum.
    if value == 1 && spelled <= 2 {
        return Err(none());
    }
    let value = i64::from(value);
    Ok((after, if pence { Pence(value) } else { Pence::pounds(value) }))
}

/// Figures with groups of thousands (commas, stray blanks), pence and a multiplier, in pounds.
fn figure(input: &str) -> IResult<&str, Pence> {
    let (rest, first) = digit1(input)?;
    let (rest, groups) = many0(|input| group(input, first.len())).parse(rest)?;
    let (rest, pence) = opt(pence_of(first.len() <= 3 && groups.is_empty())).parse(rest)?;
    let (rest, times) = opt(multiplier).parse(rest)?;
    let mut digits = first.to_owned();
    for group in groups {
        digits.push_str(group);
    }
    let mut hundredths = "00".to_owned();
    match pence {
        Some(three) if three.len() == 3 && times.is_none() => digits.push_str(three),
        Some(some) => hundredths = format!("{some:0<2}"),
        None => {}
    }
    let none = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Digit));
    let scale = i64::try_from(hundredths.len()).unwrap_or(2);
    let whole: i64 = digits.parse().map_err(|_| none())?;
    let part: i64 = hundredths.parse().map_err(|_| none())?;
    let per = 10_i64.pow(u32::try_from(scale.min(3)).unwrap_or(2));
    let times = times.unwrap_or(1);
    let pounds = whole.checked_mul(100).and_then(|sum| sum.checked_mul(times)).ok_or_else(none)?;
    let fraction = part.checked_mul(times).and_then(|sum| sum.checked_mul(100)).ok_or_else(none)?;
    pounds.checked_add(fraction / per).map(|sum| (rest, Pence(sum))).ok_or_else(none)
}

/// A further group of digits: after a comma, or after the stray blank of a saved page.
fn group(input: &str, first: usize) -> IResult<&str, &str> {
    let after_comma = preceded(char(','), verify(digit1, |digits: &str| digits.len() >= 2));
    let bounded = |wanted: fn(&str, usize) -> bool| {
        let digits = verify(digit1, move |digits: &str| wanted(digits, first));
        terminated(digits, not(peek(satisfy(|c: char| c.is_alphanumeric() || c == '-'))))
    };
    let after_blank = preceded(
        blank,
        bounded(|digits, first| match digits.len() {
            3 => first <= 3,
            2 => first <= 2 && digits.starts_with('0'),
            _ => false,
        }),
    );
    // "£1, 250" is one sum; "£500, 200 people" is not.
    let after_both =
        preceded((char(','), blank), bounded(|digits, first| digits.len() == 3 && first <= 2));
    alt((after_comma, after_blank, after_both)).parse(input)
}

/// Pence after the point; three digits are thousands with a mistyped comma where `thousands` allows.
fn pence_of(thousands: bool) -> impl Fn(&str) -> IResult<&str, &str> {
    move |input| {
        let digits =
            verify(digit1, |digits: &str| digits.len() <= 2 || (thousands && digits.len() == 3));
        preceded(char('.'), digits).parse(input)
    }
}

fn multiplier(input: &str) -> IResult<&str, i64> {
    let thousand = alt((word("k"), word("thousand"))).map(|_| 1_000);
    let million = alt((word("million"), word("m"))).map(|_| 1_000_000);
    let billion = alt((word("billion"), word("bn"))).map(|_| 1_000_000_000);
    preceded(opt(blank), alt((thousand, million, billion))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(text: &str) -> Vec<i64> {
        amounts(text).into_iter().map(|(sum, _)| sum.0).collect()
    }

    #[test]
    fn sums_in_figures() {
        for (text, pence) in [
            ("£350", 35_000),
            ("£1,250.", 125_000),
            ("£4350,", 435_000),
            ("£159.58", 15_958),
            ("£7.5", 750),
            ("£ 500", 50_000),
            ("£1 250 to", 125_000),
            ("£1 00 for", 10_000),
            ("£1, 250 to", 125_000),
            ("£1.250 to", 125_000),
            ("£12,345,678.90", 1_234_567_890),
            ("£1.2m", 120_000_000),
            ("£1.25 million", 125_000_000),
            ("£3k", 300_000),
            ("£0.45 a mile", 45),
            ("GBP 200", 20_000),
            ("250 pounds", 25_000),
            ("45 pence", 45),
            ("at 45p a mile", 45),
        ] {
            assert_eq!(sums(text), [pence], "{text}");
        }
    }

    #[test]
    fn sums_in_words() {
        for (text, pence) in [
            ("two hundred pounds", 20_000),
            ("One hundred and fifty pounds", 15_000),
            ("a hundred pounds", 10_000),
            ("and fifty pence", 50),
            ("one thousand two hundred pounds", 120_000),
        ] {
            assert_eq!(sums(text), [pence], "{text}");
        }
    }

    #[test]
    fn what_is_no_sum() {
        for text in ["£", "£X", "250 metres", "a pound", "pounds", "12 months", "£-", "paragraph 4"]
        {
            assert!(amounts(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn neighbours_stay_apart() {
        assert_eq!(sums("£500, 200 people"), [50_000]);
        assert_eq!(sums("£150-£350, or £100 24 times"), [15_000, 35_000, 10_000]);
        assert_eq!(sums("£300, £100 and £600"), [30_000, 10_000, 60_000]);
        assert_eq!(sums("£250 pounds"), [25_000]);
        assert_eq!(sums("£350.00."), [35_000]);
    }

    #[test]
    fn a_sum_knows_its_place() {
        let text = "pay “£1,000” – now";
        let (_, span) = amounts(text)[0];
        assert_eq!(span.slice(text), "£1,000");
    }
}
