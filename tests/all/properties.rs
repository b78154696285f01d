//! What holds for every input, and not only for the pages that somebody thought of.

use casebook::model::{CaseRef, Pence};
use casebook::search::Question;
use casebook::text::Origin;
use casebook::{Page, Record, schemes};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use super::corpus::{self, Sheet};
use super::spans;

/// Reads bytes as far as they can be read, and holds the record against what is always true.
fn read_whole(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(page) = Page::read(Origin::file("any.txt"), bytes) else { return Ok(()) };
    let record = schemes::read(&page);
    let json = serde_json::to_string(&record).unwrap();
    let value: Value = serde_json::from_str(&json).unwrap();
    if let Some(wrong) = spans::first_wrong(&page, &value) {
        return Err(TestCaseError::fail(wrong));
    }
    let back: Record = serde_json::from_str(&json).unwrap();
    prop_assert_eq!(back, record, "the record does not come back from its JSON");
    Ok(())
}

/// A page of the corpus, spoilt: lines lost, doubled, moved, joined, turned round, cut inside, made
/// very long, or with odd text and odd bytes in them.
fn spoilt_page() -> impl Strategy<Value = Vec<u8>> {
    let damage = (0..10_u8, any::<prop::sample::Index>(), any::<prop::sample::Index>(), odd_text());
    let sheet = any::<prop::sample::Index>();
    (sheet, vec(damage, 1..8)).prop_map(|(sheet, damages)| {
        let mut lines: Vec<Vec<u8>> = sheet
            .get(corpus::sheets())
            .bytes
            .split(|byte| *byte == b'\n')
            .map(<[u8]>::to_vec)
            .collect();
        for (kind, one, two, odd) in damages {
            let (at, other) = (one.index(lines.len()), two.index(lines.len()));
            match kind {
                0 if lines.len() > 1 => drop(lines.remove(at)),
                1 => lines.insert(at, lines[other].clone()),
                2 => lines.swap(at, other),
                3 => lines.truncate(at.max(1)),
                4 => {
                    let cut = two.index(lines[at].len() + 1);
                    lines[at].truncate(cut);
                }
                5 if at + 1 < lines.len() => {
                    let next = lines.remove(at + 1);
                    lines[at].push(b' ');
                    lines[at].extend(next);
                }
                6 => lines[at.min(other)..=at.max(other)].reverse(),
                7 => lines[at] = lines[at].repeat(1 + 4_000 / (lines[at].len() + 1)),
                8 => {
                    let place = two.index(lines[at].len() + 1);
                    let bytes: Vec<u8> = odd.bytes().map(|byte| byte.wrapping_mul(151)).collect();
                    lines[at].splice(place..place, bytes);
                }
                _ => {
                    let place = two.index(lines[at].len() + 1);
                    lines[at].splice(place..place, odd.bytes());
                }
            }
        }
        lines.join(&b'\n')
    })
}

/// Pieces of what readers look for, in no order that makes sense.
fn odd_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        prop::sample::select(PIECES).prop_map(str::to_owned),
        any::<u32>().prop_map(|number| number.to_string()),
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Pieces of questions, in no order that makes sense.
fn odd_question() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(ASKED).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => any::<u16>().prop_map(|number| number.to_string()),
    ];
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

const ASKED: &[&str] = &[
    " ",
    " ",
    " ",
    "delay",
    "bed and breakfast",
    "\"",
    "“",
    "”",
    "'",
    "’",
    "-",
    " -",
    "(",
    ")",
    " OR ",
    " AND ",
    " NOT ",
    "outcome:",
    "upheld",
    "not_upheld",
    "finding:",
    "kind:decision",
    "category:",
    "\"Adult care services\"",
    "council:",
    "award:",
    ">=500",
    "500..1000",
    "£1,250.50",
    "year:",
    "2024",
    "2024..2026",
    "..",
    "from:2024-03",
    "to:2025",
    "sort:",
    "newest",
    "limit:",
    "20",
    "page:2",
    "section:",
    "standing",
    "24 112 307",
    "s.17",
    "§",
    "*",
    "~",
    ":",
    "::",
    "\\",
    "\n",
    "\t",
    "-\"",
    "-outcome:upheld",
];

const PIECES: &[&str] = &[
    "£",
    "£1",
    "1,000",
    ".50",
    " a month",
    " per week for ",
    " pay ",
    " pays ",
    "agreed to ",
    "Mr X",
    "Mrs ",
    "paragraph ",
    "paragraphs 1 to 99999999999",
    "section ",
    "s.",
    "Act 1974",
    " 31 February 2024",
    "29 Feb ",
    "within ",
    " four weeks",
    "999999999 months",
    "late ",
    "00 000 000",
    "24 101 202a",
    "(",
    ")",
    "[",
    "‘",
    "’",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "  1. ",
    "- ",
    "    • ",
    "a) ",
    "# url: ",
    "<p>",
    "<ol start=\"9999999999\">",
    "</li>",
    "<li>",
    "&pound;",
    "&#x110000;",
    "<!--",
    "The complaint",
    "Agreed action",
    "Decision",
    "Summary:",
    "The Ombudsman's final decision:",
    "Category : ",
    " > ",
    "Decision date : ",
    "\u{feff}",
    "\u{a0}",
    "\u{2028}",
    "é",
    "e\u{301}",
    "İ",
    "ß",
    "\u{1f4b7}",
    "\0",
    "half of the ",
    "between £",
    " and £",
    "each",
    "a total of ",
];

proptest! {
    // A fixed seed: what fails here fails for everyone, and passes until something changes.
    #![proptest_config(ProptestConfig {
        cases: 384,
        rng_seed: RngSeed::Fixed(2026),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..2_000)) {
        read_whole(&bytes)?;
    }

    #[test]
    fn any_text_is_read(text in odd_text()) {
        read_whole(text.as_bytes())?;
    }

    #[test]
    fn any_spoilt_page_is_read(bytes in spoilt_page()) {
        read_whole(&bytes)?;
    }

    #[test]
    fn a_case_reference_prints_as_it_reads(digits in "[0-9]{8}", letter in "[a-z]?", gap in "[ -]?") {
        let spelling = [&digits[..2], &digits[2..5], &digits[5..]].join(&gap) + &letter;
        let reference = CaseRef::parse(&spelling).unwrap();
        prop_assert_eq!(CaseRef::parse(&reference.to_string()), Some(reference.clone()));
        prop_assert_eq!(CaseRef::parse(&reference.slug()), Some(reference.clone()));
        prop_assert_eq!(CaseRef::parse(&reference.squashed()), Some(reference.clone()));
        prop_assert_eq!(reference.squashed(), digits + &letter);
    }

    #[test]
    fn any_text_is_a_reference_or_none(text in odd_text()) {
        if let Some(reference) = CaseRef::parse(&text) {
            prop_assert_eq!(CaseRef::parse(&reference.to_string()), Some(reference));
        }
    }

    #[test]
    fn a_question_prints_as_it_reads(text in odd_question()) {
        let question = Question::parse(&text);
        let printed = question.to_string();
        prop_assert_eq!(Question::parse(&printed), question, "{}", printed);
    }

    #[test]
    fn money_prints_as_it_reads(pence in 0..=i64::MAX / 100) {
        let amount = Pence(pence);
        prop_assert_eq!(Pence::parse_decimal(&amount.to_string()), Some(amount));
        let json = serde_json::to_string(&Pence(-pence)).unwrap();
        prop_assert_eq!(serde_json::from_str::<Pence>(&json).unwrap(), Pence(-pence));
        prop_assert!(amount.sterling().starts_with('£'));
    }
}

/// The same page with these line ends.
fn with_line_ends(sheet: &Sheet, ends: &[u8]) -> Vec<u8> {
    let lines = sheet.bytes.split(|byte| *byte == b'\n');
    let lines: Vec<&[u8]> = lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line)).collect();
    lines.join(ends)
}

/// A record without what tells two files of the same text apart.
fn of_any_file(record: &Record) -> Record {
    let mut record = record.clone();
    record.source.bytes = 0;
    record.source.sha256 = String::new();
    record
}

#[test]
fn line_ends_change_no_fact() {
    for sheet in corpus::sheets() {
        for ends in ["\r\n", "\n", "\r"] {
            let page = corpus::page(&sheet.name, &with_line_ends(sheet, ends.as_bytes()));
            assert_eq!(page.text(), sheet.page.text(), "{}", sheet.name);
            let record = schemes::read(&page);
            assert!(of_any_file(&record) == of_any_file(&sheet.record), "{}", sheet.name);
        }
    }
}

#[test]
fn the_encoding_changes_no_fact() {
    for sheet in corpus::sheets() {
        let Ok(text) = std::str::from_utf8(&sheet.bytes) else { continue };
        let utf_16 = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes);
        for bytes in [format!("\u{feff}{text}").into_bytes(), utf_16.collect()] {
            let record = schemes::read(&corpus::page(&sheet.name, &bytes));
            assert!(of_any_file(&record) == of_any_file(&sheet.record), "{}", sheet.name);
        }
    }
}

#[test]
fn the_encoding_of_windows_changes_no_fact() {
    let mut compared = 0;
    for sheet in corpus::sheets().iter().filter(|sheet| sheet.name.ends_with(".txt")) {
        let Ok(text) = std::str::from_utf8(&sheet.bytes) else { continue };
        let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(text);
        if lost || bytes.is_ascii() {
            continue;
        }
        compared += 1;
        let record = schemes::read(&corpus::page(&sheet.name, &bytes));
        assert!(of_any_file(&record) == of_any_file(&sheet.record), "{}", sheet.name);
    }
    assert!(compared > 30, "{compared} pages have letters beyond ASCII that Windows knows");
}

/// The sums of money that the facts of a record hold, and where each may stand: in a quotation of
/// its fact, or anywhere for the rate that an award was worked out from.
fn sums(record: &Value) -> Vec<(String, Option<(usize, usize)>)> {
    let mut sums = Vec::new();
    let facts = ["payments", "other_amounts"].into_iter();
    for fact in facts.flat_map(|list| record[list].as_array().unwrap()) {
        let repeats = fact["also_at"].as_array().into_iter().flatten();
        for span in std::iter::once(&fact["span"]).chain(repeats) {
            let at = |end: &str| usize::try_from(span[end].as_u64().unwrap()).unwrap();
            for amount in ["amount", "amount_min"] {
                if let Some(amount) = fact[amount].as_str() {
                    sums.push((amount.to_owned(), Some((at("start"), at("end")))));
                }
            }
        }
        if let Some(rate) = fact["basis"]["rate"].as_str() {
            sums.push((rate.to_owned(), None));
        }
    }
    sums
}

/// The sum that stands after a pound sign, as the record spells sums; none for "£1.5 million".
fn sum_at(text: &str) -> Option<String> {
    // A blank may stand where a comma should: "£1 250".
    let blank = |at: usize| {
        let group =
            text.get(at + 1..at + 4).is_some_and(|group| group.bytes().all(|b| b.is_ascii_digit()));
        group && !text[at + 4..].starts_with(|c: char| c.is_ascii_digit())
    };
    let digits: String = text
        .char_indices()
        .take_while(|(at, c)| {
            c.is_ascii_digit() || matches!(c, ',' | '.') || *c == ' ' && blank(*at)
        })
        .map(|(_, c)| c)
        .collect();
    let rest = &text[digits.len()..];
    if rest.starts_with(" million") || rest.starts_with(['k', 'm']) {
        return None;
    }
    let digits = digits.trim_end_matches([',', '.']).replace([',', ' '], "");
    Pence::parse_decimal(&digits).map(|amount| amount.to_string())
}

/// How many sums of the corpus are known to be in no fact. To be lowered only.
const UNPLACED: usize = 1;

#[test]
fn every_pound_sign_of_a_decision_is_accounted_for() {
    let (mut signs, mut lost) = (0, Vec::new());
    for sheet in corpus::sheets().iter().filter(|sheet| sheet.record.decision().is_some()) {
        let (text, known) = (sheet.page.text(), sums(&sheet.json()));
        for (at, sign) in text.match_indices('£') {
            let Some(sum) = sum_at(&text[at + sign.len()..]) else { continue };
            signs += 1;
            let accounted = known.iter().any(|(amount, place)| {
                *amount == sum && place.is_none_or(|(start, end)| start <= at && at < end)
            });
            if !accounted {
                let words: String = text[at..].chars().take(40).collect();
                lost.push(format!("{} at {at}: {words:?}", sheet.name));
            }
        }
    }
    assert!(signs > 500, "the corpus has {signs} sums");
    assert!(
        lost.len() <= UNPLACED,
        "{} of {signs} sums are in no fact, {UNPLACED} are known:\n{}",
        lost.len(),
        lost.join("\n")
    );
}
