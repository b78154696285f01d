//! Sections, paragraphs and list items as they are being read.

use std::collections::BTreeSet;

use super::letters;
use crate::layout::headings::fold;
use crate::model::decision::{Item, Paragraph, Section};
use crate::model::words::Role;
use crate::text::{Page, Span};

/// How deep list items may nest. Decisions go to three levels; what claims to be deeper is an item
/// of the deepest level, so that a hostile page makes no tower.
const DEEPEST: usize = 6;

/// The sections read so far. Spans grow while lines are added; the words are taken at the end.
pub(super) struct Blocks<'a> {
    page: &'a Page,
    sections: Vec<Section>,
    number: u32,
    /// Indents of the open items, outermost first.
    open: Vec<usize>,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(page: &'a Page) -> Self {
        Self { page, sections: Vec::new(), number: 0, open: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// Whether the last line was a list item.
    pub(super) fn in_list(&self) -> bool {
        !self.open.is_empty()
    }

    /// The words of the last paragraph or list item.
    pub(super) fn last_text(&self) -> Option<&'a str> {
        let paragraph = self.sections.last()?.paragraphs.last()?;
        let span = deepest(&paragraph.items).map_or(paragraph.span, |item| item.span);
        Some(self.page.slice(span))
    }

    /// Begins a section.
    pub(super) fn head(&mut self, span: Span, level: u8) {
        let words = self.page.slice(span);
        let heading = words.trim_start_matches(['#', ' ']).trim_end_matches([':', ' ']).to_owned();
        self.sections.push(Section { heading, level, role: Role::Other, paragraphs: Vec::new() });
        self.open.clear();
    }

    /// Begins a paragraph; one that is counted gets the next number.
    pub(super) fn paragraph(&mut self, span: Span, counted: bool, printed: Option<String>) {
        self.open.clear();
        self.number += u32::from(counted);
        let number = counted.then_some(self.number);
        if self.sections.is_empty() {
            self.head(Span::new(span.start(), span.start()), 1);
        }
        if let Some(section) = self.sections.last_mut() {
            section.paragraphs.push(Paragraph {
                number,
                printed,
                text: String::new(),
                items: Vec::new(),
                span,
                boilerplate: false,
            });
        }
    }

    /// Adds a list item below the open items of smaller indent; without a paragraph to belong to,
    /// it is one.
    pub(super) fn item(&mut self, span: Span, indent: usize, label: Option<String>) {
        let indent = indent.max(1);
        while self.open.last().is_some_and(|open| *open >= indent) {
            self.open.pop();
        }
        self.open.truncate(DEEPEST - 1);
        let depth = self.open.len();
        let last = self.sections.last_mut().and_then(|section| section.paragraphs.last_mut());
        let Some(paragraph) = last else {
            self.paragraph(span, false, None);
            return;
        };
        let mut items = &mut paragraph.items;
        for _ in 0..depth {
            let Some(last) = items.len().checked_sub(1) else { break };
            items = &mut items[last].items;
        }
        items.push(Item { label, letter: None, text: String::new(), items: Vec::new(), span });
        self.open.push(indent);
    }

    /// Adds a line to the last paragraph or list item.
    pub(super) fn extend(&mut self, span: Span) {
        let last = self.sections.last_mut().and_then(|section| section.paragraphs.last_mut());
        let Some(paragraph) = last else { return };
        match deepest_mut(&mut paragraph.items) {
            Some(item) => item.span = item.span.join(span),
            None => paragraph.span = paragraph.span.join(span),
        }
    }

    /// The sections with their words, without the headings of a contents list: empty, and met
    /// again further down.
    pub(super) fn finish(self) -> Vec<Section> {
        let mut kept: Vec<Section> = Vec::with_capacity(self.sections.len());
        let mut met = BTreeSet::new();
        for mut section in self.sections.into_iter().rev() {
            let fresh = met.insert(fold(&section.heading));
            if fresh || !section.paragraphs.is_empty() {
                for paragraph in &mut section.paragraphs {
                    self.page.slice(paragraph.span).clone_into(&mut paragraph.text);
                    fill(self.page, &mut paragraph.items);
                }
                kept.push(section);
            }
        }
        kept.reverse();
        letters::assign(&mut kept);
        kept
    }
}

/// Gives list items their words; their depth is at most [`DEEPEST`].
fn fill(page: &Page, items: &mut [Item]) {
    for item in items {
        page.slice(item.span).clone_into(&mut item.text);
        fill(page, &mut item.items);
    }
}

fn deepest(items: &[Item]) -> Option<&Item> {
    let mut last = items.last()?;
    while let Some(deeper) = last.items.last() {
        last = deeper;
    }
    Some(last)
}

fn deepest_mut(items: &mut [Item]) -> Option<&mut Item> {
    let mut last = items.last_mut()?;
    while !last.items.is_empty() {
        last = last.items.last_mut()?;
    }
    Some(last)
}
