//! A long paragraph cut to the sentences that matter.

use std::cmp::Ordering;

use super::highlight::Match;
use crate::text::Span;
use crate::text::sentence::sentences;

/// A passage is cut to about so many bytes, at the borders of sentences.
pub(super) const LONGEST: usize = 700;

/// What stands for sentences that are left out.
const ELLIPSIS: &str = "…";

/// Marks in order, those that touch made one.
pub(super) fn merged(marks: Vec<Span>) -> Vec<Span> {
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
pub(super) fn cut(text: &str, matches: &[Match]) -> (String, Vec<Span>) {
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
    let scores = scores(&all, matches);
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
        let backwards = match score(before).cmp(&score(after)) {
            Ordering::Equal => best - first < last - best,
            better => better == Ordering::Greater,
        };
        let next = if backwards { before } else { after };
        let Some(sentence) = next.and_then(|at| all.get(at)) else { break };
        kept = kept.join(*sentence);
        first = first.min(next.unwrap_or(first));
        last = last.max(next.unwrap_or(last));
    }
    kept
}

/// For each sentence how many needles it has, and how many matches.
fn scores(sentences: &[Span], matches: &[Match]) -> Vec<(usize, usize)> {
    let mut in_order: Vec<&Match> = matches.iter().collect();
    in_order.sort_by_key(|found| found.start);
    let mut rest = in_order.into_iter().peekable();
    let mut score = |sentence: &Span| {
        while rest.next_if(|found| found.start < sentence.start()).is_some() {}
        let mut needles = Vec::new();
        while let Some(found) = rest.next_if(|found| found.start < sentence.end()) {
            // A phrase can run on into the next sentence; then it is in neither.
            needles.extend((found.end <= sentence.end()).then_some(found.needle));
        }
        let marks = needles.len();
        needles.sort_unstable();
        needles.dedup();
        (needles.len(), marks)
    };
    sentences.iter().map(&mut score).collect()
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
    use super::*;

    #[test]
    fn a_sentence_counts_what_stands_in_it_whole() {
        let found = |needle, start, end| Match { needle, position: start, start, end, near: false };
        let sentences = [Span::new(0, 10), Span::new(11, 20), Span::new(21, 30)];
        let matches = [
            found(0, 1, 3),
            found(1, 8, 12),
            found(0, 10, 11),
            found(2, 12, 20),
            found(0, 21, 23),
            found(0, 24, 26),
            found(1, 28, 30),
        ];
        assert_eq!(scores(&sentences, &matches), [(1, 1), (1, 1), (2, 3)]);
    }
}
