//! The paragraph that answers: chosen by the words it has, how close they stand, and what its
//! section does, with the words marked.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::units::{Spelling, Units};
use crate::index::Leaf;
use crate::index::analyzer::each_token;
use crate::model::words::Role;
use crate::text::Span;
use crate::text::sentence::sentences;

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

/// A passage is cut to about so many bytes, at the borders of sentences.
const LONGEST: usize = 700;

/// What stands for sentences that are left out.
const ELLIPSIS: &str = "…";

/// How much a paragraph counts by what its section does.
const fn weight(role: Option<Role>) -> f32 {
    match role {
        Some(Role::Analysis | Role::Action) => 1.3,
        None | Some(Role::Decision) => 1.15,
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
}

struct Needle {
    spellings: Vec<Vec<(usize, usize)>>,
    /// What finding it counts.
    worth: f32,
}

/// A needle found in a text.
#[derive(Debug, Clone, Copy)]
struct Match {
    needle: usize,
    position: usize,
    start: usize,
    end: usize,
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
    pub(super) fn new(units: &Units) -> Self {
        let mut marker = Self { terms: BTreeMap::new(), needles: Vec::new() };
        for unit in &units.required {
            marker.add(&unit.any, 1.0);
        }
        for run in &units.runs {
            marker.add(std::slice::from_ref(run), 0.75);
        }
        marker
    }

    fn add(&mut self, any: &[Spelling], worth: f32) {
        let mut spellings = Vec::new();
        for spelling in any {
            let numbered = spelling.iter().map(|(place, term)| {
                let next = self.terms.len();
                (*place, *self.terms.entry(term.clone()).or_insert(next))
            });
            spellings.push(numbered.collect());
        }
        self.needles.push(Needle { spellings, worth });
    }

    /// The best paragraph of a document, among those that `may_show` allows.
    pub(super) fn passage(
        &self,
        leaves: &[Leaf],
        may_show: impl Fn(Option<Role>, Option<u32>) -> bool,
    ) -> Option<Passage> {
        let mut best: Option<(f32, &Leaf, Option<u32>, &str, Vec<Match>)> = None;
        for leaf in leaves {
            for (number, text) in &leaf.paragraphs {
                if !may_show(leaf.role, *number) {
                    continue;
                }
                let matches = self.matches(text);
                let score = self.score(&matches) * weight(leaf.role);
                // The first of equals, in reading order.
                if best.as_ref().is_none_or(|(highest, ..)| score > *highest) {
                    best = Some((score, leaf, *number, text, matches));
                }
            }
        }
        let (score, leaf, number, text, matches) = best?;
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

    fn matches(&self, text: &str) -> Vec<Match> {
        let mut occurrences: Vec<Occurrence> = Vec::new();
        each_token(text, |token| {
            if let Some(&term) = self.terms.get(&token.text) {
                occurrences.push(Occurrence {
                    term,
                    position: token.position,
                    start: token.offset_from,
                    end: token.offset_to,
                });
            }
        });
        if occurrences.is_empty() {
            return Vec::new();
        }
        // By term, then by position: a phrase looks its next word up.
        let mut by_term = occurrences.clone();
        by_term.sort_unstable_by_key(|found| (found.term, found.position));
        let mut matches = Vec::new();
        for (needle, Needle { spellings, .. }) in self.needles.iter().enumerate() {
            for spelling in spellings {
                find(spelling, needle, &occurrences, &by_term, &mut matches);
            }
        }
        matches.sort_unstable_by_key(|found| (found.position, found.start, found.needle));
        matches
    }

    /// How well a paragraph with these matches answers.
    fn score(&self, matches: &[Match]) -> f32 {
        let mut found = vec![0_u16; self.needles.len()];
        for one in matches {
            if let Some(count) = found.get_mut(one.needle) {
                *count = count.saturating_add(1);
            }
        }
        let mut worth = 0.0;
        let mut repeats = 0.0;
        for (needle, count) in self.needles.iter().zip(&found) {
            if *count > 0 {
                worth += needle.worth;
                repeats += f32::from((*count - 1).min(4)) * 0.05;
            }
        }
        // Two of the words together tell far more than one of them twice.
        worth * worth + repeats + closeness(matches, &found)
    }
}

/// Adds every place where a spelling stands.
fn find(
    spelling: &[(usize, usize)],
    needle: usize,
    occurrences: &[Occurrence],
    by_term: &[Occurrence],
    matches: &mut Vec<Match>,
) {
    let Some(((first_place, first_term), rest)) = spelling.split_first() else { return };
    for first in occurrences.iter().filter(|found| found.term == *first_term) {
        let mut end = first.end;
        let complete = rest.iter().all(|(place, term)| {
            let wanted = (*term, first.position + place - first_place);
            let found = by_term.binary_search_by_key(&wanted, |found| (found.term, found.position));
            let found = found.ok().and_then(|at| by_term.get(at));
            end = end.max(found.map_or(0, |found| found.end));
            found.is_some()
        });
        if complete {
            matches.push(Match { needle, position: first.position, start: first.start, end });
        }
    }
}

/// More for the words of the question standing close together: the shortest stretch that has all
/// that were found.
fn closeness(matches: &[Match], found: &[u16]) -> f32 {
    let distinct = found.iter().filter(|count| **count > 0).count();
    if distinct < 2 {
        return 0.0;
    }
    let mut inside = vec![0_u16; found.len()];
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

fn merged(marks: Vec<Span>) -> Vec<Span> {
    let mut merged: Vec<Span> = Vec::with_capacity(marks.len());
    for mark in marks {
        match merged.last_mut() {
            Some(last) if last.touches(mark) => *last = last.join(mark),
            _ => merged.push(mark),
        }
    }
    merged
}

/// The text cut around the densest sentence, with its marks moved.
fn cut(text: &str, matches: &[Match]) -> (String, Vec<Span>) {
    let mut marks: Vec<Span> = matches.iter().map(|m| Span::new(m.start, m.end)).collect();
    marks.sort_unstable();
    let marks = merged(marks);
    let kept = window(text, matches);
    let mut cut = String::with_capacity(kept.len() + 8);
    if kept.start() > 0 {
        cut.push_str(ELLIPSIS);
        cut.push(' ');
    }
    let shift = cut.len();
    cut.push_str(kept.slice(text));
    if kept.end() < text.trim_end().len() {
        cut.push(' ');
        cut.push_str(ELLIPSIS);
    }
    let moved = |mark: &Span| {
        let (start, end) = (mark.start() - kept.start() + shift, mark.end() - kept.start() + shift);
        Span::new(start, end)
    };
    let marks = marks.iter().filter(|mark| kept.covers(**mark)).map(moved).collect();
    (cut, marks)
}

/// The sentences to keep.
fn window(text: &str, matches: &[Match]) -> Span {
    let whole = Span::new(0, text.len()).trim(text);
    if whole.len() <= LONGEST {
        return whole;
    }
    let all = sentences(text, whole);
    let needles = |sentence: Span| {
        let inside = |m: &&Match| sentence.covers(Span::new(m.start, m.end));
        let mut needles: Vec<usize> = matches.iter().filter(inside).map(|m| m.needle).collect();
        let marks = needles.len();
        needles.sort_unstable();
        needles.dedup();
        (needles.len(), marks)
    };
    let scores: Vec<(usize, usize)> = all.iter().map(|sentence| needles(*sentence)).collect();
    let best = (0..all.len()).rev().max_by_key(|at| scores.get(*at)).unwrap_or(0);
    let Some(&sentence) = all.get(best) else { return whole };
    if sentence.len() > LONGEST {
        return part_of_sentence(text, sentence, matches);
    }
    let (mut first, mut last, mut kept) = (best, best, sentence);
    loop {
        let before = first.checked_sub(1).filter(|at| fits(&all, *at, kept));
        let after = Some(last + 1).filter(|at| fits(&all, *at, kept));
        // The side with more of the words; where they are alike, the side with less so far.
        let score = |at: Option<usize>| at.and_then(|at| scores.get(at).copied());
        let next = match score(before).cmp(&score(after)) {
            Ordering::Greater => before,
            Ordering::Less => after,
            Ordering::Equal if best - first < last - best => before,
            Ordering::Equal => after,
        };
        let Some(sentence) = next.and_then(|at| all.get(at)) else { break };
        kept = kept.join(*sentence);
        first = first.min(next.unwrap_or(first));
        last = last.max(next.unwrap_or(last));
    }
    kept
}

fn fits(all: &[Span], at: usize, kept: Span) -> bool {
    all.get(at).is_some_and(|sentence| kept.join(*sentence).len() <= LONGEST)
}

/// A stretch of a very long sentence around its first match, cut between words.
fn part_of_sentence(text: &str, sentence: Span, matches: &[Match]) -> Span {
    let first = matches.iter().find(|m| sentence.covers(Span::new(m.start, m.end)));
    let from = first.map_or(sentence.start(), |m| m.start.saturating_sub(LONGEST / 4));
    let from = from.clamp(sentence.start(), sentence.end().saturating_sub(LONGEST));
    let to = (from + LONGEST).min(sentence.end());
    let start = if from == sentence.start() { from } else { next_blank(text, from) };
    let end = if to == sentence.end() { to } else { last_blank(text, to) };
    Span::new(start, end).trim(text)
}

/// The character border at `at` or just before it.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn next_blank(text: &str, from: usize) -> usize {
    let from = boundary(text, from);
    let rest = text.get(from..).unwrap_or_default();
    from + rest.find(char::is_whitespace).filter(|at| *at < LONGEST / 4).unwrap_or(0)
}

fn last_blank(text: &str, to: usize) -> usize {
    let to = boundary(text, to);
    let head = text.get(..to).unwrap_or_default();
    head.rfind(char::is_whitespace).filter(|at| to - at < LONGEST / 4).unwrap_or(to)
}

#[cfg(test)]
mod tests {
    use super::super::question::Question;
    use super::super::synonyms::Synonyms;
    use super::super::units::units;
    use super::*;

    fn marker(question: &str) -> Marker {
        Marker::new(&units(&Question::parse(question), Synonyms::standard()))
    }

    fn leaf(role: Option<Role>, paragraphs: &[&str]) -> Leaf {
        let numbered = paragraphs.iter().zip(1..).map(|(text, n)| (Some(n), (*text).to_owned()));
        Leaf { heading: "Any".to_owned(), role, paragraphs: numbered.collect() }
    }

    fn marked(passage: &Passage) -> Vec<&str> {
        passage.marks.iter().map(|mark| mark.slice(&passage.text)).collect()
    }

    fn best(question: &str, leaves: &[Leaf]) -> Passage {
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
        ] {
            let passage = best(question, &[leaf(Some(Role::Analysis), &[text])]);
            assert_eq!(marked(&passage), expected, "{question}");
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
    fn a_sentence_without_end_is_cut_between_words() {
        let text = format!("{} kerb {}", "é word ".repeat(400), "more ’ ".repeat(400));
        let passage = best("kerb", &[leaf(Some(Role::Events), &[&text])]);
        assert!(passage.text.len() <= LONGEST + 10);
        assert_eq!(marked(&passage), ["kerb"]);
    }
}
