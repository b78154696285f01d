//! The paragraph that answers: chosen by the words it has, how close they stand, and what its
//! section does, with the words marked.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::cut::{cut, merged};
use super::exact::accepted;
use super::units::{Spelling, Units};
use crate::index::Leaf;
use crate::index::analyzer::{each_token_of, form};
use crate::model::words::Role;
use crate::text::Span;

/// A paragraph of a hit, or the sentences of it that matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Passage {
    /// The straight-through number of the paragraph; null in the summary and in papers without numbers.
    pub paragraph: Option<u32>,
    /// The heading that it stands under.
    pub heading: String,
    /// What its section does; null for the summary.
    pub role: Option<Role>,
    /// Its words; an ellipsis stands where sentences before or after are left out.
    pub text: String,
    /// The words of the question, as byte offsets into `text`.
    pub marks: Vec<Span>,
}

/// How much a paragraph counts by what its section does.
pub(super) const fn weight(role: Option<Role>) -> f32 {
    match role {
        Some(Role::Analysis | Role::Action) => 1.3,
        Some(Role::Decision) => 1.15,
        // The summary has no number to point at: a paragraph that says as much is better.
        None => 0.85,
        Some(Role::Complaint) => 0.8,
        Some(Role::Scope | Role::Law) => 0.6,
        Some(Role::Method) => 0.5,
        Some(Role::Powers) => 0.4,
        Some(_) => 1.0,
    }
}

/// Finds the words of one question in texts.
pub(super) struct Marker {
    /// Every term of the question with a number.
    terms: BTreeMap<String, usize>,
    /// For each thing to find its spellings: place and number of each term.
    needles: Vec<Needle>,
    /// What the words begin with that can be one of the terms.
    beginnings: Beginnings,
    /// No paragraph scores more, before what its section counts.
    most: f32,
}

/// Which first two letters a word can have to be one of some terms. Stemming cuts and changes
/// endings: a word begins as its stem does, so that most words of a text need not be stemmed to know
/// that they are none of the terms.
struct Beginnings([u128; 128]);

impl Beginnings {
    fn of<'a>(terms: impl Iterator<Item = &'a String>) -> Self {
        let mut beginnings = Self([0; 128]);
        for term in terms {
            let mut letters = term.bytes();
            let (first, second) = (letters.next(), letters.next());
            let seconds = match second {
                // "dying" is "die": the few stems that change so early are as short as this.
                Some(letter) if letter.is_ascii() && term.len() > 3 => 1 << letter,
                _ => u128::MAX,
            };
            if let Some(known) = first.and_then(|first| beginnings.0.get_mut(usize::from(first))) {
                *known |= seconds;
            }
        }
        beginnings
    }

    /// Whether a word may be one of the terms.
    fn may_be(&self, word: &str) -> bool {
        let mut letters = word.bytes().map(|letter| letter.to_ascii_lowercase());
        let seconds = letters.next().and_then(|first| self.0.get(usize::from(first)));
        match (seconds, letters.next()) {
            (Some(seconds), Some(second)) if second.is_ascii() => seconds & (1 << second) != 0,
            (Some(seconds), _) => *seconds != 0,
            // Other alphabets have capitals of their own.
            (None, _) => true,
        }
    }
}

struct Needle {
    spellings: Vec<Sought>,
    /// What finding it counts.
    worth: f32,
}

/// A spelling to look for.
struct Sought {
    /// Place and number of each term.
    terms: Vec<(usize, usize)>,
    /// The forms that count; where there are none, every form does.
    forms: Vec<String>,
    /// Whether it only says much the same as what was asked for.
    near: bool,
}

/// A paragraph that may be the passage.
struct Candidate<'a> {
    score: f32,
    /// Which leaf it is in.
    place: usize,
    leaf: &'a Leaf<'a>,
    number: Option<u32>,
    text: &'a str,
    matches: Vec<Match>,
}

impl Candidate<'_> {
    /// Whether a paragraph with this score in the leaf at `place` is the better passage: of equals the
    /// first in reading order is. Within a leaf, they come in that order.
    fn gives_way_to(&self, score: f32, place: usize) -> bool {
        match score.total_cmp(&self.score) {
            Ordering::Greater => true,
            Ordering::Equal => place < self.place,
            Ordering::Less => false,
        }
    }
}

/// A needle found in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    pub(super) needle: usize,
    pub(super) position: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it only says much the same as what was asked for.
    pub(super) near: bool,
}

/// A term of the question in a text.
#[derive(Debug, Clone, Copy)]
struct Occurrence {
    term: usize,
    position: usize,
    start: usize,
    end: usize,
}

impl Marker {
    /// Every word counts alike.
    pub(super) fn new(units: &Units) -> Self {
        Self::weighed(units, &[])
    }

    /// Each of the required words counts its worth; what has none counts 1.
    pub(super) fn weighed(units: &Units, worth: &[f32]) -> Self {
        let beginnings = Beginnings([0; 128]);
        let mut marker =
            Self { terms: BTreeMap::new(), needles: Vec::new(), beginnings, most: 0.0 };
        for (at, unit) in units.required.iter().enumerate() {
            let near = unit.near.iter().map(|spelling| (spelling, true));
            let all = unit.any.iter().map(|spelling| (spelling, false)).chain(near);
            let spellings = all.map(|(spelling, near)| marker.sought(spelling, near)).collect();
            let worth = worth.get(at).copied().unwrap_or(1.0);
            marker.needles.push(Needle { spellings, worth });
        }
        for run in &units.runs {
            let run = Spelling { terms: run.clone(), form: None };
            let spellings = vec![marker.sought(&run, false)];
            marker.needles.push(Needle { spellings, worth: 0.75 });
        }
        marker.beginnings = Beginnings::of(marker.terms.keys());
        marker.most = most(&marker.needles);
        marker
    }

    fn sought(&mut self, spelling: &Spelling, near: bool) -> Sought {
        let numbered = spelling.terms.iter().map(|(place, term)| {
            let next = self.terms.len();
            (*place, *self.terms.entry(term.clone()).or_insert(next))
        });
        let terms = numbered.collect();
        let forms = spelling.form.as_deref().map(accepted).unwrap_or_default();
        Sought { terms, forms, near }
    }

    /// The best paragraph of a document, among those that `may_show` allows.
    pub(super) fn passage(
        &self,
        leaves: &[Leaf<'_>],
        may_show: impl Fn(Option<Role>, Option<u32>) -> bool,
    ) -> Option<Passage> {
        // Reading every word of a decision costs more than all else of an answer: what counts most is
        // read first, and then nothing that could not be better.
        let mut heaviest_first: Vec<(usize, &Leaf<'_>)> = leaves.iter().enumerate().collect();
        heaviest_first.sort_by(|(_, a), (_, b)| weight(b.role).total_cmp(&weight(a.role)));
        let mut best: Option<Candidate<'_>> = None;
        for (place, leaf) in heaviest_first {
            let weight = weight(leaf.role);
            let is_better = |best: &Option<Candidate<'_>>, score| {
                best.as_ref().is_none_or(|best| best.gives_way_to(score, place))
            };
            for (number, text) in &leaf.paragraphs {
                if !is_better(&best, self.most * weight) {
                    break;
                }
                if !may_show(leaf.role, *number) {
                    continue;
                }
                let matches = self.matches(text);
                let score = self.score(&matches) * weight;
                if is_better(&best, score) {
                    best = Some(Candidate { score, place, leaf, number: *number, text, matches });
                }
            }
        }
        let Candidate { score, leaf, number, text, matches, .. } = best?;
        // Nothing found: the summary tells what the document is about.
        if score <= 0.0 && leaf.role.is_some() && number.is_none() {
            return None;
        }
        let (text, marks) = cut(text, &matches);
        Some(Passage {
            paragraph: number,
            heading: leaf.heading.clone(),
            role: leaf.role,
            text,
            marks,
        })
    }

    /// Where the words of the question stand in `text`, in order and without overlaps.
    pub(super) fn marks(&self, text: &str) -> Vec<Span> {
        let mut marks: Vec<Span> =
            self.matches(text).iter().map(|found| Span::new(found.start, found.end)).collect();
        marks.sort_unstable();
        merged(marks)
    }

    /// Where the words of the question stand in `text`, by their places.
    pub(super) fn matches(&self, text: &str) -> Vec<Match> {
        if self.terms.is_empty() {
            return Vec::new();
        }
        let mut occurrences: Vec<Occurrence> = Vec::new();
        each_token_of(
            text,
            |word| self.beginnings.may_be(word),
            |token| {
                if let Some(&term) = self.terms.get(&token.text) {
                    occurrences.push(Occurrence {
                        term,
                        position: token.position,
                        start: token.offset_from,
                        end: token.offset_to,
                    });
                }
            },
        );
        if occurrences.is_empty() {
            return Vec::new();
        }
        // By term, then by position: a phrase looks its next word up.
        let mut by_term = occurrences;
        by_term.sort_unstable_by_key(|found| (found.term, found.position));
        let mut matches = Vec::new();
        for (needle, Needle { spellings, .. }) in self.needles.iter().enumerate() {
            for sought in spellings {
                let from = matches.len();
                find(sought, needle, &by_term, &mut matches);
                if !sought.forms.is_empty() {
                    let mut at = 0;
                    matches.retain(|found| {
                        at += 1;
                        at <= from || has_form(text, found, &sought.forms)
                    });
                }
            }
        }
        matches.sort_unstable_by_key(|found| (found.position, found.start, found.needle));
        matches
    }

    /// How well a paragraph with these matches answers.
    fn score(&self, matches: &[Match]) -> f32 {
        let mut found = vec![0_usize; self.needles.len()];
        for one in matches {
            if let Some(count) = found.get_mut(one.needle) {
                *count += 1;
            }
        }
        let mut worth = 0.0;
        let mut repeats = 0.0;
        for (needle, count) in self.needles.iter().zip(&found) {
            if *count > 0 {
                worth += needle.worth;
                repeats += as_f32((*count - 1).min(REPEATS)) * REPEATED;
            }
        }
        // Two of the words together tell far more than one of them twice.
        worth * worth + repeats + closeness(matches, &found)
    }
}

/// So many more of one needle count, and for how much each.
const REPEATS: usize = 4;
const REPEATED: f32 = 0.05;

/// What a paragraph would score that has every needle again and again and all in one place: summed
/// as [`Marker::score`] does, so that no score is higher by a last bit.
fn most(needles: &[Needle]) -> f32 {
    let (mut worth, mut repeats) = (0.0, 0.0);
    for needle in needles {
        worth += needle.worth;
        repeats += as_f32(REPEATS) * REPEATED;
    }
    let all = as_f32(needles.len());
    let closest = if needles.len() < 2 { 0.0 } else { all * all / (all + 1.0) };
    worth * worth + repeats + closest
}

/// Whether what was found is printed in one of these forms.
fn has_form(text: &str, found: &Match, forms: &[String]) -> bool {
    let printed = form(text.get(found.start..found.end).unwrap_or_default());
    forms.iter().any(|form| *form == printed)
}

/// Adds every place where a spelling stands.
fn find(sought: &Sought, needle: usize, by_term: &[Occurrence], matches: &mut Vec<Match>) {
    let Some(((first_place, first_term), rest)) = sought.terms.split_first() else { return };
    let from = by_term.partition_point(|found| found.term < *first_term);
    let of_term = by_term.get(from..).unwrap_or_default();
    for first in of_term.iter().take_while(|found| found.term == *first_term) {
        let mut end = first.end;
        let complete = rest.iter().all(|(place, term)| {
            let wanted = (*term, first.position + place - first_place);
            let found = by_term.binary_search_by_key(&wanted, |found| (found.term, found.position));
            let found = found.ok().and_then(|at| by_term.get(at));
            end = end.max(found.map_or(0, |found| found.end));
            found.is_some()
        });
        if complete {
            let (position, start) = (first.position, first.start);
            matches.push(Match { needle, position, start, end, near: sought.near });
        }
    }
}

/// More for the words of the question standing close together: the shortest stretch that has all
/// that were found.
fn closeness(matches: &[Match], found: &[usize]) -> f32 {
    let distinct = found.iter().filter(|count| **count > 0).count();
    if distinct < 2 {
        return 0.0;
    }
    let mut inside = vec![0_usize; found.len()];
    let (mut have, mut from, mut shortest) = (0, 0, usize::MAX);
    for last in matches {
        if let Some(count) = inside.get_mut(last.needle) {
            *count += 1;
            have += usize::from(*count == 1);
        }
        while have == distinct {
            let Some(first) = matches.get(from) else { break };
            shortest = shortest.min(last.position.saturating_sub(first.position) + 1);
            if let Some(count) = inside.get_mut(first.needle) {
                *count -= 1;
                have -= usize::from(*count == 0);
            }
            from += 1;
        }
    }
    let (distinct, shortest) = (as_f32(distinct), as_f32(shortest));
    distinct * distinct / (distinct + shortest)
}

fn as_f32(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::collections::BTreeSet;

    use super::super::cut::LONGEST;
    use super::super::question::Question;
    use super::super::synonyms::Synonyms;
    use super::super::units::{Reach, units};
    use super::*;
    use crate::index::analyzer::tokens;

    fn marker(question: &str) -> Marker {
        Marker::new(&units(&Question::parse(question), Synonyms::standard(), Reach::Names))
    }

    fn leaf(role: Option<Role>, paragraphs: &[&str]) -> Leaf<'static> {
        let numbered =
            paragraphs.iter().zip(1..).map(|(text, n)| (Some(n), Cow::Owned((*text).to_owned())));
        Leaf { heading: "Any".to_owned(), role, paragraphs: numbered.collect() }
    }

    fn marked(passage: &Passage) -> Vec<&str> {
        passage.marks.iter().map(|mark| mark.slice(&passage.text)).collect()
    }

    fn best(question: &str, leaves: &[Leaf<'_>]) -> Passage {
        marker(question).passage(leaves, |_, _| true).unwrap()
    }

    #[test]
    fn the_words_are_marked_in_the_spelling_of_the_text() {
        for (question, text, expected) in [
            ("council’s delays", "A delay by Council's staff", vec!["delay", "Council's"]),
            ("£1,800", "It paid £1800.00 in May.", vec!["£1800.00"]),
            ("s117", "Under section 117 it must", vec!["section 117"]),
            (
                "EHCP",
                "The Education, Health and Care Plan",
                vec!["Education, Health and Care Plan"],
            ),
            ("\"no fault\"", "No fault, and no other fault", vec!["No fault"]),
            ("not at fault", "It was not at fault here", vec!["not at fault"]),
            ("24014093", "see 24-014-093.", vec!["24-014-093"]),
            ("coordinate", "they co-ordinated it", vec!["co-ordinated"]),
            ("SAR", "Her SARs, and a Sar in the sar", vec!["SARs"]),
            ("\"late\"", "Late is late, and later is not", vec!["Late", "late"]),
        ] {
            let passage = best(question, &[leaf(Some(Role::Analysis), &[text])]);
            assert_eq!(marked(&passage), expected, "{question}");
        }
    }

    #[test]
    fn the_best_paragraph_is_the_first_of_the_best_whatever_is_read_first() {
        let role = |at: usize| Role::ALL.get(at % (Role::ALL.len() + 1)).copied();
        let texts =
            ["A bin, a late bin.", "Late.", "bins late bins late bins bins bins", "None.", ""];
        for question in ["bin", "late bin", "\"late bin\"", "gravel", "outcome:upheld"] {
            let marker = marker(question);
            for turn in 0..60 {
                let leaves: Vec<Leaf<'_>> = (0..7)
                    .map(|at| {
                        let text =
                            |nth: usize| texts[(turn * 3 + at * nth + nth / 2) % texts.len()];
                        leaf(role(turn * 5 + at * 3), &[text(1), text(2), text(5)])
                    })
                    .collect();
                // Every paragraph in reading order, without leaving any out.
                let mut best: Option<(f32, String, &str)> = None;
                for leaf in &leaves {
                    for (_, text) in &leaf.paragraphs {
                        let score = marker.score(&marker.matches(text)) * weight(leaf.role);
                        assert!(score <= marker.most * weight(leaf.role));
                        if best.as_ref().is_none_or(|best| score > best.0) {
                            best = Some((score, format!("{:?}", leaf.role), text));
                        }
                    }
                }
                let (_, of, text) = best.unwrap();
                let passage = marker.passage(&leaves, |_, _| true).unwrap();
                let found = (format!("{:?}", passage.role), passage.text.as_str());
                assert_eq!(found, (of, text), "{question} {turn}");
            }
        }
    }

    #[test]
    fn a_stem_begins_as_its_word_does() {
        let mut words = String::from(
            "dying lying tying skies skis idly gently ugly early only singly using hoping cried \
             possibility GPs SARs İstanbul o’clock O'Brien naïvely y yes eyes dry bees 's",
        );
        let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/pages");
        for file in walkdir::WalkDir::new(pages).into_iter().flatten() {
            words += &std::fs::read_to_string(file.path()).unwrap_or_default();
        }
        let words: BTreeSet<&str> =
            words.split(|c: char| !c.is_alphanumeric() && c != '’').collect();
        assert!(words.len() > 1_000);
        for word in words {
            // What gives several tokens is no plain word, and always looked at.
            if let [token] = tokens(word).as_slice() {
                let beginnings = Beginnings::of([&token.text].into_iter());
                assert!(beginnings.may_be(word), "{word}");
            }
        }
    }

    #[test]
    fn the_deciding_paragraph_is_shown() {
        let law = leaf(Some(Role::Law), &["School transport appeals have two stages."]);
        let events = leaf(
            Some(Role::Events),
            &[
                "The school wrote. Nothing was heard of it for long. Transport came up.",
                "She asked about school transport.",
            ],
        );
        let analysis = leaf(Some(Role::Analysis), &["The refusal of school transport was fault."]);
        let all = [law, events, analysis];
        assert_eq!(best("school transport", &all).role, Some(Role::Analysis));
        // Closeness decides within a section, and having both words decides over the section.
        assert_eq!(best("school transport", &all[..2]).paragraph, Some(2));
        assert_eq!(best("transport appeals", &all).role, Some(Role::Law));
    }

    #[test]
    fn a_long_paragraph_is_cut_between_sentences() {
        let filler = "Nothing of any weight is said in this sentence. ".repeat(30);
        let text = format!("{filler}The dropped kerb was late. {filler}");
        let passage = best("dropped kerb", &[leaf(Some(Role::Events), &[&text])]);
        assert!(passage.text.len() <= LONGEST + 10, "{}", passage.text.len());
        assert!(passage.text.starts_with("… Nothing") && passage.text.ends_with("sentence. …"));
        assert_eq!(marked(&passage), ["dropped kerb"]);
    }

    #[test]
    fn a_word_repeated_without_end_takes_linear_time_and_overflows_nothing() {
        let text = "It was fault. ".repeat(70_000) + "That fault was an injustice.";
        let begun = std::time::Instant::now();
        let passage = best("fault injustice", &[leaf(Some(Role::Analysis), &[&text])]);
        assert!(
            passage.text.ends_with("It was fault. That fault was an injustice."),
            "{}",
            passage.text
        );
        assert!(begun.elapsed().as_secs() < 8, "{:?}", begun.elapsed());
    }

    #[test]
    fn a_sentence_without_end_is_cut_between_words() {
        let text = format!("{} kerb {}", "é word ".repeat(400), "more ’ ".repeat(400));
        let passage = best("kerb", &[leaf(Some(Role::Events), &[&text])]);
        assert!(passage.text.len() <= LONGEST + 10);
        assert_eq!(marked(&passage), ["kerb"]);
    }
}
