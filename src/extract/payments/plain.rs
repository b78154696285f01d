//! The sentences as the cues expect them: single blanks, one kind of apostrophe.
//!
//! Saved pages are full of no-break spaces, stray line breaks and straight apostrophes. Facts quote
//! whole sentences, so only the places of sentences matter, and those stay as they are.

use std::collections::BTreeSet;

use crate::extract::{Reading, Unit, Zone};
use crate::model::words::Role;

/// The sentences and lead-ins of a reading in plain spelling.
pub(super) struct Plain {
    texts: Vec<String>,
    leads: Vec<Vec<String>>,
}

impl Plain {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let texts = reading.units.iter().map(|unit| plain(unit.text)).collect();
        let leads =
            reading.units.iter().map(|unit| unit.lead.iter().map(|lead| plain(lead)).collect());
        Self { texts, leads: leads.collect() }
    }

    /// The same reading over the plain sentences.
    pub(super) fn reading<'p>(&'p self, reading: &Reading<'p>) -> Reading<'p> {
        let told = sections_that_tell(reading);
        let units = reading.units.iter().zip(&self.texts).zip(&self.leads);
        let units = units
            .map(|((unit, text), lead)| Unit {
                zone: if unit.section.is_some_and(|section| told.contains(&section)) {
                    Zone::Section(Role::Events)
                } else {
                    unit.zone
                },
                text,
                lead: lead.iter().map(String::as_str).collect(),
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

fn plain(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '\n' | '\t' | '\r' | '\u{a0}' | '\u{2009}' | '\u{202f}' => {
                if !found.ends_with(' ') {
                    found.push(' ');
                }
            }
            '\'' | '‘' | '`' => found.push('’'),
            '\u{ad}' | '\u{200b}' => {}
            '\u{2011}' => found.push('-'),
            _ => found.push(c),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saved_pages_are_read_as_they_were_meant() {
        assert_eq!(plain("pay Mr\u{a0}X’s  estate\n£50"), "pay Mr X’s estate £50");
        assert_eq!(plain("it's"), "it’s");
    }
}
