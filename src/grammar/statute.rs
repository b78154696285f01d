//! Provisions of statutes: "26(1)", "24A(6)", "34(B)", "26(6)c", "Schedule 5, paragraph 1".
//!
//! The name of the statute is found by the extractor, which knows where names begin in prose; this
//! is the grammar of what stands beside it.

use nom::branch::alt;
use nom::bytes::complete::{tag_no_case, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{not, opt, peek, recognize, value, verify};
use nom::multi::many;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::words::{blank, is_blank, word};

/// What a number beside a statute counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Division {
    /// Sections of an Act, which are printed without their word.
    Section,
    /// Schedules, parts, paragraphs, regulations and articles, which keep theirs.
    Named,
}

/// Words for sections; longer spellings first.
const SECTION_WORDS: &[&str] = &["subsections", "subsection", "sections", "section", "ss", "s"];

/// Words for the other divisions; longer spellings first.
const NAMED_WORDS: &[&str] = &[
    "schedules",
    "schedule",
    "sch",
    "chapters",
    "chapter",
    "annexe",
    "annex",
    "parts",
    "part",
    "paragraphs",
    "paragraph",
    "paras",
    "para",
    "regulations",
    "regulation",
    "regs",
    "reg",
    "articles",
    "article",
    "rules",
    "rule",
];

/// Words between two provisions of one statute.
const LINKS: &[&str] = &["and", "or", "to", "with", "of"];

/// The provisions at the start of `input`, as printed without "section" or "s", and the rest.
///
/// "As amended" is read and dropped; "Schedule 5, paragraph 1" stays one provision. Nothing is read
/// where no provision stands.
///
/// ```
/// use casebook::grammar::statute::provisions;
/// let (rest, found) = provisions(", section 24A(6), as amended, section 34(B))").unwrap();
/// assert_eq!(found, ["24A(6)", "34(B)"]);
/// assert_eq!(rest, ")");
/// assert_eq!(provisions("sections 9 and 10 of").unwrap().1, ["9", "10"]);
/// assert_eq!(provisions(" paragraph 5A schedule 5").unwrap().1, ["paragraph 5A schedule 5"]);
/// ```
pub fn provisions(input: &str) -> IResult<&str, Vec<String>> {
    let mut found = Vec::new();
    let mut rest = input;
    let mut in_force = None;
    while let Ok((from, ())) = between(rest) {
        let linked = from.len() < rest.len();
        let Ok((after, (division, printed))) = provision(from, in_force.filter(|_| linked)) else {
            break;
        };
        found.push(printed.to_owned());
        in_force = Some(division);
        rest = after;
    }
    if found.is_empty() {
        return Err(nothing(input));
    }
    let (rest, _) = opt(as_amended).parse(rest)?;
    Ok((rest, found))
}

fn nothing(input: &str) -> nom::Err<nom::error::Error<&str>> {
    nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))
}

/// Punctuation, "as amended" and joining words before a provision.
fn between(input: &str) -> IResult<&str, ()> {
    let punctuation = value((), one_of(",;:([&)]"));
    let blanks = value((), blank);
    let link = value((), link);
    let amended = value((), as_amended);
    many(0..12, alt((amended, punctuation, blanks, link))).map(|(): ()| ()).parse(input)
}

fn link(input: &str) -> IResult<&str, &str> {
    LINKS.iter().find_map(|link| word(link)(input).ok()).ok_or_else(|| nothing(input))
}

/// "as amended", "(as amended)", with the comma before it.
fn as_amended(input: &str) -> IResult<&str, &str> {
    let lead = many(0..4, value((), one_of(",([ \u{a0}\n"))).map(|(): ()| ());
    recognize((lead, word("as"), blank, word("amended"), opt(one_of(")]")))).parse(input)
}

/// One provision; without its own word only where `in_force` says what is being counted.
fn provision(input: &str, in_force: Option<Division>) -> IResult<&str, (Division, &str)> {
    if let Ok((rest, printed)) = named(input) {
        return Ok((rest, (Division::Named, printed)));
    }
    if let Ok((rest, ())) = section_word(input) {
        let (rest, printed) = label(rest)?;
        return Ok((rest, (Division::Section, printed)));
    }
    match in_force {
        Some(division) => {
            let (rest, printed) = verify(label, |label: &str| !is_year(label)).parse(input)?;
            Ok((rest, (division, printed)))
        }
        None => Err(nothing(input)),
    }
}

fn is_year(label: &str) -> bool {
    label.len() == 4 && label.bytes().all(|b| b.is_ascii_digit())
}

/// "section ", "s.", "ss ", with the blank after it, before a number.
fn section_word(input: &str) -> IResult<&str, ()> {
    for keyword in SECTION_WORDS {
        let word = terminated(
            (
                tag_no_case::<_, _, nom::error::Error<&str>>(*keyword),
                opt(char('.')),
                nom::bytes::complete::take_while(is_blank),
            ),
            peek(satisfy(|c| c.is_ascii_digit())),
        )
        .parse(input);
        if let Ok((rest, _)) = word {
            return Ok((rest, ()));
        }
    }
    Err(nothing(input))
}

/// "Schedule 5", "paragraph 5A schedule 5", "Part III", "Schedule 5, paragraph 1": one provision.
fn named(input: &str) -> IResult<&str, &str> {
    let glue = recognize((opt(char(',')), blank, opt((alt((word("of"), word("to"))), blank))));
    recognize((named_number, many(0..3, preceded(glue, named_number)).map(|_: Vec<&str>| ())))
        .parse(input)
}

fn named_number(input: &str) -> IResult<&str, &str> {
    for keyword in NAMED_WORDS {
        let number = alt((label, roman));
        let read: IResult<&str, &str> =
            recognize((word(keyword), opt(char('.')), blank, number)).parse(input);
        if read.is_ok() {
            return read;
        }
    }
    Err(nothing(input))
}

/// "III", "IV".
fn roman(input: &str) -> IResult<&str, &str> {
    let letters = |c| matches!(c, 'I' | 'V' | 'X');
    terminated(take_while_m_n(1, 5, letters), not(peek(satisfy(char::is_alphanumeric))))
        .parse(input)
}

/// "17", "26A(1)", "34(B)", "26(6)c", "5.5", "117ZA(2)(b)(ii)"; with an unclosed bracket "26(1".
fn label(input: &str) -> IResult<&str, &str> {
    let digits = |input| take_while_m_n(1, 4, |c: char| c.is_ascii_digit()).parse(input);
    let capitals = take_while_m_n(0, 3, |c: char| c.is_ascii_uppercase());
    let short = |input| take_while_m_n(1, 4, |c: char| c.is_ascii_alphanumeric()).parse(input);
    let bracket = recognize(delimited(char('('), short, opt(char(')'))));
    let decimal = recognize((char('.'), digits));
    let small = terminated(
        recognize(satisfy(|c: char| c.is_ascii_lowercase())),
        not(peek(satisfy(char::is_alphanumeric))),
    );
    let tail = many(0..6, alt((bracket, decimal, small))).map(|_: Vec<&str>| ());
    terminated(recognize((digits, capitals, tail)), not(peek(satisfy(char::is_alphanumeric))))
        .parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        provisions(text).map(|(_, found)| found).unwrap_or_default()
    }

    #[test]
    fn sections_in_every_spelling() {
        for (text, expected) in [
            (", sections 26(1) and 26A(1), as amended)", &["26(1)", "26A(1)"][..]),
            (", section 30(1B) and 34H(i), as amended)", &["30(1B)", "34H(i)"]),
            (", sections 26B and 34D, as amended", &["26B", "34D"]),
            (", section 26(6)c", &["26(6)c"]),
            (" s117(2)(b)", &["117(2)(b)"]),
            (" (sections 9 and 10)", &["9", "10"]),
            (" ss. 17, 20 & 47", &["17", "20", "47"]),
            (" (as amended), s.33ZA", &["33ZA"]),
            (", section 26(1", &["26(1"]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn schedules_keep_their_words() {
        for (text, expected) in [
            (", Schedule 5.5 (as amended)]", &["Schedule 5.5"][..]),
            (", Schedule 5, paragraph 1", &["Schedule 5, paragraph 1"]),
            (", paragraph 5A schedule 5, as amended", &["paragraph 5A schedule 5"]),
            (" paragraph 1 of Schedule 5", &["paragraph 1 of Schedule 5"]),
            (", Part III, section 25", &["Part III", "25"]),
            (" regulations 12 and 13", &["regulations 12", "13"]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_provision_is_left() {
        for text in [" says that 3 people", ", 26(1)", " stays 3", " section", " (2014)", ""] {
            assert!(read(text).is_empty(), "{text}");
        }
        let (rest, found) = provisions(", section 17 and 2019").unwrap();
        assert_eq!((found, rest), (vec!["17".to_owned()], " and 2019"));
    }
}
