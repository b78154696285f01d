//! The text by section, with the numbers of its paragraphs, facts and references in place.

use std::collections::BTreeSet;

use super::places::Places;
use crate::model::decision::{Item, Paragraph, Section};
use crate::search::Highlighter;
use crate::serve::view::pieces::{Stretch, woven};
use crate::text::Span;

/// Lists are set in no deeper than this.
const DEEPEST: usize = 4;

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Part {
    pub(in crate::serve) heading: String,
    /// Whether it is a part of the section before.
    pub(in crate::serve) below: bool,
    /// Its place.
    pub(in crate::serve) id: String,
    pub(in crate::serve) runs: Vec<Run>,
}

/// Paragraphs that belong together: told ones, or standard wording, which is folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Run {
    /// "Standard wording, paragraphs 4 to 9"; none where the paragraphs are the decision's own.
    pub(in crate::serve) standing: Option<String>,
    /// Whether words of the question stand in it, so that it is unfolded.
    pub(in crate::serve) open: bool,
    pub(in crate::serve) paragraphs: Vec<Shown>,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Shown {
    pub(in crate::serve) number: Option<u32>,
    /// Its place; none where another paragraph has the number already.
    pub(in crate::serve) id: Option<String>,
    pub(in crate::serve) text: Vec<Stretch>,
    pub(in crate::serve) items: Vec<ShownItem>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct ShownItem {
    pub(in crate::serve) label: String,
    /// How deep it is set in: 1 for a list of the paragraph.
    pub(in crate::serve) depth: usize,
    pub(in crate::serve) text: Vec<Stretch>,
}

/// The words of a question in the text of a decision.
pub(in crate::serve) struct Writer<'a> {
    pub(in crate::serve) places: &'a Places,
    pub(in crate::serve) marks: Option<&'a Highlighter>,
}

impl Writer<'_> {
    /// All sections.
    pub(in crate::serve) fn parts(&self, sections: &[Section]) -> Vec<Part> {
        let mut seen = BTreeSet::new();
        // A heading is never below one that is not there.
        let first = sections.iter().position(|it| it.level <= 1 && !it.heading.is_empty());
        let part = |(at, section): (usize, &Section)| Part {
            heading: section.heading.clone(),
            below: section.level > 1 && first.is_some_and(|first| first < at),
            id: format!("s{}", at + 1),
            runs: self.runs(section, &mut seen),
        };
        sections.iter().enumerate().map(part).collect()
    }

    /// A text of one line: the summary.
    pub(in crate::serve) fn line(&self, text: &str) -> Vec<Stretch> {
        woven(text, &[], &[], &self.marked(text))
    }

    fn runs(&self, section: &Section, seen: &mut BTreeSet<u32>) -> Vec<Run> {
        let mut runs: Vec<(bool, Vec<Shown>)> = Vec::new();
        for paragraph in &section.paragraphs {
            let shown = self.paragraph(paragraph, seen);
            match runs.last_mut() {
                Some((standing, run)) if *standing == paragraph.boilerplate => run.push(shown),
                _ => runs.push((paragraph.boilerplate, vec![shown])),
            }
        }
        let run = |(standing, paragraphs): (bool, Vec<Shown>)| Run {
            standing: standing.then(|| named(&paragraphs)),
            open: paragraphs.iter().any(is_marked),
            paragraphs,
        };
        runs.into_iter().map(run).collect()
    }

    fn paragraph(&self, paragraph: &Paragraph, seen: &mut BTreeSet<u32>) -> Shown {
        let first = paragraph.number.filter(|number| seen.insert(*number));
        Shown {
            number: paragraph.number,
            id: first.map(|number| format!("p{number}")),
            text: self.woven(&paragraph.text, paragraph.span),
            items: self.items(&paragraph.items),
        }
    }

    /// All items of a list and of the lists in it, in reading order.
    fn items(&self, items: &[Item]) -> Vec<ShownItem> {
        let mut shown = Vec::new();
        // A stack and no recursion: how deep the lists go is up to the page.
        let mut waiting: Vec<(usize, &Item)> = items.iter().rev().map(|item| (1, item)).collect();
        while let Some((depth, item)) = waiting.pop() {
            shown.push(ShownItem {
                label: item.label.as_ref().map_or_else(|| "•".to_owned(), |it| format!("{it})")),
                depth: depth.min(DEEPEST),
                text: self.woven(&item.text, item.span),
            });
            waiting.extend(item.items.iter().rev().map(|item| (depth + 1, item)));
        }
        shown
    }

    fn woven(&self, text: &str, span: Span) -> Vec<Stretch> {
        let (places, links) = (self.places.sentences_in(span), self.places.references_in(span));
        woven(text, &places, &links, &self.marked(text))
    }

    fn marked(&self, text: &str) -> Vec<Span> {
        self.marks.map(|marks| marks.marks(text)).unwrap_or_default()
    }
}

fn is_marked(shown: &Shown) -> bool {
    let texts = std::iter::once(&shown.text).chain(shown.items.iter().map(|item| &item.text));
    texts.flatten().flat_map(|stretch| &stretch.pieces).any(|piece| piece.marked)
}

fn named(paragraphs: &[Shown]) -> String {
    let numbers: Vec<u32> = paragraphs.iter().filter_map(|shown| shown.number).collect();
    match (numbers.first(), numbers.last()) {
        (Some(first), Some(last)) if first == last => {
            format!("Standard wording: paragraph {first}")
        }
        (Some(first), Some(last)) => format!("Standard wording: paragraphs {first} to {last}"),
        _ => "Standard wording".to_owned(),
    }
}
