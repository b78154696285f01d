//! Wording that recurs across a casebook: standard, whatever any table says.
//!
//! `extract::standing` knows the Ombudsman's standard wording by its cues, page by page. What it
//! misses shows in the many: a paragraph that stands in the decisions about many bodies says
//! nothing about any of them. A [`Census`] of a whole store finds such paragraphs; the index keeps
//! them apart with the other standard wording. Records are not changed by it.
//!
//! Paragraphs are compared by their letters and digits without the people's names, so "Mrs K and the
//! Council commented on my draft" and "Mr B and the Council commented on my draft" are one. What a
//! decision tells of its own case (the complaint, events, remedy, conclusion), and the law that it
//! is about, is never standard wording however often it recurs.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::decision::{Paragraph, Section};
use crate::model::words::Role;
use crate::model::{Body, Record};

/// In the decisions about how many bodies a paragraph has to stand.
const BODIES: usize = 5;

/// In how many decisions it has to stand, whatever their share.
const DECISIONS: usize = 10;

/// The share of all decisions that it has to reach: one in so many.
const ONE_IN: usize = 100;

/// Fewer words than this are a phrase that anyone may need, and longer paragraphs are never standard.
const WORDS: std::ops::Range<usize> = 10..400;

/// The parts of a decision in which wording can be standard by repetition.
const ROLES: &[Role] = &[Role::Powers, Role::Method, Role::Scope, Role::Analysis, Role::Other];

/// Words that stand before the letter of a person.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "dr"];

/// The paragraphs of a casebook that are standard wording because they recur.
///
/// ```
/// use casebook::index::{Census, Repeated};
/// assert!(Census::default().finish().is_empty());
/// assert_eq!(Repeated::default(), Census::default().finish());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Repeated(BTreeSet<u64>);

impl Repeated {
    /// Whether nothing recurs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many paragraphs recur.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The record with its recurring paragraphs marked as standard; `None` where it has none.
    pub(super) fn marked(&self, record: &Record) -> Option<Record> {
        if self.0.is_empty() {
            return None;
        }
        let recurs = |section: &Section, paragraph: &Paragraph| {
            digest(section, paragraph).is_some_and(|digest| self.0.contains(&digest))
        };
        let any = |section: &Section| section.paragraphs.iter().any(|one| recurs(section, one));
        if !record.decision()?.sections.iter().any(any) {
            return None;
        }
        let mut marked = record.clone();
        let Body::Decision(decision) = &mut marked.body else { return None };
        for section in &mut decision.sections {
            let found: Vec<bool> =
                section.paragraphs.iter().map(|paragraph| recurs(section, paragraph)).collect();
            for (paragraph, recurs) in section.paragraphs.iter_mut().zip(found) {
                paragraph.boilerplate |= recurs;
            }
        }
        Some(marked)
    }
}

/// Counts the paragraphs of all decisions of a casebook. The order in which they are added makes no
/// difference.
#[derive(Debug, Default)]
pub struct Census {
    decisions: usize,
    /// The digest of a paragraph with that of the body and of the decision that it is about: twelve
    /// bytes and a paragraph, where its words would be hundreds.
    seen: Vec<(u64, u32, u32)>,
}

impl Census {
    /// Adds a record; only decisions count.
    pub fn add(&mut self, record: &Record) {
        let Some(decision) = record.decision() else { return };
        let number = u32::try_from(self.decisions).unwrap_or(u32::MAX);
        self.decisions += 1;
        let body = short(decision.organisation.as_deref().unwrap_or_default());
        for section in &decision.sections {
            let digests = section.paragraphs.iter().filter_map(|one| digest(section, one));
            self.seen.extend(digests.map(|digest| (digest, body, number)));
        }
    }

    /// The paragraphs that recur.
    #[must_use]
    pub fn finish(mut self) -> Repeated {
        self.seen.sort_unstable();
        self.seen.dedup();
        let enough = DECISIONS.max(self.decisions.div_ceil(ONE_IN));
        let recurring = self.seen.chunk_by(|one, other| one.0 == other.0).filter(|same| {
            let bodies = same.chunk_by(|one, other| one.1 == other.1).count();
            bodies >= BODIES && same.len() >= enough
        });
        Repeated(recurring.filter_map(|same| same.first().map(|first| first.0)).collect())
    }
}

/// What tells a paragraph's wording from another's; `None` where it cannot be standard by
/// repetition, or is known to be standard already.
fn digest(section: &Section, paragraph: &Paragraph) -> Option<u64> {
    if paragraph.boilerplate || !ROLES.contains(&section.role) || !paragraph.items.is_empty() {
        return None;
    }
    // A sum or a long text is of the case.
    if paragraph.text.len() > 4_000 || paragraph.text.contains('£') {
        return None;
    }
    let lower = paragraph.text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut hasher = Sha256::new();
    let mut count = 0;
    for word in words.filter(|word| !is_a_person(word)) {
        hasher.update(word.as_bytes());
        hasher.update(b" ");
        count += 1;
    }
    WORDS.contains(&count).then(|| first_eight(&hasher.finalize()))
}

/// Titles and the letters that stand for people.
fn is_a_person(word: &str) -> bool {
    word.len() == 1 && !word.bytes().all(|b| b.is_ascii_digit()) || TITLES.contains(&word)
}

fn first_eight(digest: &[u8]) -> u64 {
    digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn short(name: &str) -> u32 {
    u32::try_from(first_eight(&Sha256::digest(name.as_bytes())) >> 32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Page, schemes};

    const LINE: &str = "our office keeps this statement for as long as its retention schedule says and then destroys it";

    /// A decision about the body of this number that says `line` in the section of this heading.
    fn decision(number: usize, body: usize, heading: &str, line: &str) -> Record {
        let text = format!(
            "Ashby {body} Council (24 {:03} {:03})\n\nThe Ombudsman's final decision:\n\nSummary: It was late.\n\n\
             The complaint\n\n  1. Mrs K complains of delay.\n\n{heading}\n\n  1. {line}\n  2. This is case {number}.\n",
            number / 1000,
            number % 1000
        );
        schemes::read(&Page::of_text(&text))
    }

    fn counted(records: &[Record]) -> Repeated {
        let mut census = Census::default();
        for record in records {
            census.add(record);
        }
        census.finish()
    }

    fn many(bodies: usize, decisions: usize, heading: &str, line: &str) -> Vec<Record> {
        (0..decisions).map(|number| decision(number, number % bodies, heading, line)).collect()
    }

    #[test]
    fn a_line_of_many_bodies_is_standard() {
        let mut records: Vec<Record> = (0..12)
            .map(|number| {
                let person = char::from(b'A' + u8::try_from(number).unwrap());
                let line = format!("I told Mr {person} that {LINE}.");
                decision(number, number % 6, "How I considered this complaint", &line)
            })
            .collect();
        let found = counted(&records);
        assert_eq!(found.len(), 1);
        let marked = found.marked(&records[3]).unwrap();
        let paragraphs = &marked.decision().unwrap().sections[1].paragraphs;
        assert!(paragraphs[0].boilerplate && !paragraphs[1].boilerplate);
        records.reverse();
        assert_eq!(counted(&records), found, "the order makes no difference");
        assert!(found.marked(&decision(99, 1, "Analysis", "Something else entirely.")).is_none());
    }

    #[test]
    fn what_recurs_without_being_standard() {
        for records in [
            // One body's own wording, and one that few decisions have.
            many(4, 40, "How I considered this complaint", LINE),
            many(9, 9, "How I considered this complaint", LINE),
            // What is told of the case, and the law that it is about.
            many(9, 20, "What happened", LINE),
            many(9, 20, "Agreed action", LINE),
            many(9, 20, "Relevant law", LINE),
            many(9, 20, "How I considered this complaint", "I read it."),
        ] {
            assert!(counted(&records).is_empty());
        }
    }

    #[test]
    fn a_share_of_one_in_a_hundred_is_needed() {
        let mut records = many(9, 10, "How I considered this complaint", LINE);
        for number in 10..1000 {
            let line = format!("{LINE} in case {number}");
            records.push(decision(number, number % 9, "How I considered this complaint", &line));
        }
        assert_eq!(counted(&records).len(), 1);
        records.push(decision(1000, 1, "Analysis", "One more decision."));
        assert!(counted(&records).is_empty());
    }
}
