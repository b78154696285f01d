//! The sentences as the cues expect them: single blanks, one kind of apostrophe.
//!
//! Saved pages are full of no-break spaces, stray line breaks and straight apostrophes. Facts quote
//! whole sentences, so only the places of sentences matter, and those stay as they are.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use crate::extract::{Reading, Unit, Zone};
use crate::model::words::Role;

/// The sentences and lead-ins of a reading in plain spelling. Most are plain as they stand; the
/// others stand one after the other in a text of their own.
pub(super) struct Plain {
    text: String,
    /// For each sentence, and for each of its lead-ins, its place in the text.
    places: Vec<(Place, Vec<Place>)>,
}

/// Where a sentence stands in the text of those spelt anew; `None` where it is plain already.
type Place = Option<Range<usize>>;

impl Plain {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let mut plain = Self { text: String::new(), places: Vec::new() };
        for unit in &reading.units {
            let place = plain.spell(unit.text);
            let leads = unit.lead.iter().map(|lead| plain.spell(lead)).collect();
            plain.places.push((place, leads));
        }
        plain
    }

    /// The text of the sentences that had to be spelt anew.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The place of a sentence in plain spelling; `None` where it is plain already.
    fn spell(&mut self, sentence: &str) -> Place {
        if is_plain(sentence) {
            return None;
        }
        let from = self.text.len();
        spell(sentence, &mut self.text);
        Some(from..self.text.len())
    }

    /// The same reading over the plain sentences.
    pub(super) fn reading<'p>(&'p self, reading: &Reading<'p>) -> Reading<'p> {
        let spelt = |sentence: &'p str, place: &Place| {
            place.clone().and_then(|place| self.text.get(place)).unwrap_or(sentence)
        };
        let told = sections_that_tell(reading);
        let units = reading.units.iter().zip(&self.places);
        let units = units
            .map(|(unit, (place, leads))| Unit {
                zone: if unit.section.is_some_and(|section| told.contains(&section)) {
                    Zone::Section(Role::Events)
                } else {
                    unit.zone
                },
                text: spelt(unit.text, place),
                lead: unit.lead.iter().zip(leads).map(|(lead, place)| spelt(lead, place)).collect(),
                dated: OnceLock::new(),
                ..unit.clone()
            })
            .collect();
        Reading {
            page: reading.page,
            organisation: reading.organisation,
            decided: reading.decided,
            summary: reading.summary,
            sections: reading.sections,
            units,
        }
    }
}

crate::pattern!(
    /// What nobody writes who only quotes the law.
    NAMES_A_PARTY, r"(?-u:\b)(?:Mr|Mrs|Miss|Ms|Mx)[ \u{a0}][A-Z]"
);

/// The sections on law or procedure that tell what came of it for the people of this decision.
fn sections_that_tell(reading: &Reading<'_>) -> BTreeSet<usize> {
    let of_law = reading.units.iter().filter(|unit| unit.zone == Zone::Section(Role::Law));
    of_law
        .filter(|unit| !unit.boilerplate && NAMES_A_PARTY.is_match(unit.text))
        .filter_map(|unit| unit.section)
        .collect()
}

/// Whether a sentence is spelt as the cues expect it. Nearly every one is, so that the single bytes
/// are asked all together, without a way out that would keep the processor from taking many at once.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let odd = |byte: u8| matches!(byte, b'\n' | b'\t' | b'\r' | b'\'' | b'`');
    let double = |[one, next]: [u8; 2]| one == b' ' && next == b' ';
    let pairs = bytes.iter().zip(bytes.iter().skip(1)).map(|(one, next)| [*one, *next]);
    let plain = !bytes.iter().fold(false, |found, byte| found | odd(*byte))
        && !pairs.fold(false, |found, pair| found | double(pair));
    plain && !memchr::memchr2_iter(0xc2, 0xe2, bytes).any(|at| begins_oddly(bytes, at))
}

/// Whether a character that is spelt otherwise begins here.
fn begins_oddly(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at..).unwrap_or_default() {
        [0xc2, second, ..] => matches!(second, 0xa0 | 0xad),
        [0xe2, 0x80, third, ..] => matches!(third, 0x89 | 0x8b | 0x91 | 0x98 | 0xaf),
        _ => false,
    }
}

/// How a character is spelt; `None` where it is left out.
fn spelling(c: char) -> Option<char> {
    match c {
        '\n' | '\t' | '\r' | '\u{a0}' | '\u{2009}' | '\u{202f}' => Some(' '),
        '\'' | '‘' | '`' => Some('’'),
        '\u{ad}' | '\u{200b}' => None,
        '\u{2011}' => Some('-'),
        _ => Some(c),
    }
}

/// Adds a sentence in plain spelling to a text.
fn spell(sentence: &str, text: &mut String) {
    let from = text.len();
    text.reserve(sentence.len());
    for c in sentence.chars().filter_map(spelling) {
        let double = c == ' ' && text.len() > from && text.ends_with(' ');
        if !double {
            text.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saved_pages_are_read_as_they_were_meant() {
        let plain = |sentence: &str| {
            let mut text = "before ".to_owned();
            spell(sentence, &mut text);
            assert_eq!(is_plain(sentence), text == format!("before {sentence}"));
            text.strip_prefix("before ").unwrap().to_owned()
        };
        assert_eq!(plain("pay Mr\u{a0}X’s  estate\n£50"), "pay Mr X’s estate £50");
        assert_eq!(plain("it's"), "it’s");
        assert_eq!(plain(" it is plain"), " it is plain");
        for odd in "\n\t\r\u{a0}\u{2009}\u{202f}'‘`\u{ad}\u{200b}\u{2011}".chars() {
            assert!(!is_plain(&format!("it{odd}is")), "{odd:?}");
        }
        for usual in "’–—£é“”…√\u{2010}\u{a9}".chars() {
            assert!(is_plain(&format!("it{usual}is")), "{usual:?}");
        }
    }
}
