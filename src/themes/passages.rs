//! A decision as themes read it: blocks of sentences that know where they stand.

use std::fmt;

use crate::model::decision::{Decision, Item, Paragraph};
use crate::model::words::Role;
use crate::text::Span;
use crate::text::sentence::sentences;

/// A part of a decision that a theme may look at: a role, or the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The summary.
    Summary,
    /// A section of this role.
    Section(Role),
}

impl Place {
    /// The place named `word`: "summary", or a role as the record spells it.
    pub(super) fn parse(word: &str) -> Option<Self> {
        let known = Self::all().find(|place| place.as_str() == word);
        known.or_else(|| Role::parse(word).map(Self::Section))
    }

    /// Every place.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Summary).chain(Role::ALL.iter().copied().map(Self::Section))
    }

    /// The word of a theme file for it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Section(role) => role.as_str(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence<'d> {
    pub(super) text: &'d str,
    pub(super) span: Span,
}

/// A paragraph with all its list items, or the summary: what is said in one breath.
pub(super) struct Block<'d> {
    pub(super) place: Place,
    pub(super) paragraph: Option<u32>,
    pub(super) sentences: Vec<Sentence<'d>>,
}

/// The blocks of a decision in reading order, the summary first, without standard wording.
pub(super) fn blocks(decision: &Decision) -> impl Iterator<Item = Block<'_>> {
    let (summary, at) = (decision.summary.as_deref(), decision.summary_span);
    let first = summary.map(|text| {
        let mut block = Block { place: Place::Summary, paragraph: None, sentences: Vec::new() };
        let span = at.unwrap_or_else(|| Span::new(0, text.len()));
        block.cut(text, span);
        block
    });
    let paragraphs = decision.sections.iter().flat_map(|section| {
        section.paragraphs.iter().map(move |paragraph| (section.role, paragraph))
    });
    let rest = paragraphs
        // A report's summary is a section too; it is read once.
        .filter(move |(_, paragraph)| !at.is_some_and(|at| at.covers(paragraph.span)))
        .filter(|(_, paragraph)| !paragraph.boilerplate)
        .map(|(role, paragraph)| block(Place::Section(role), paragraph));
    first.into_iter().chain(rest)
}

/// A text that is no decision, as one block.
pub(super) fn plain(text: &str) -> Block<'_> {
    let mut block = Block { place: Place::Summary, paragraph: None, sentences: Vec::new() };
    block.cut(text, Span::new(0, text.len()));
    block
}

fn block(place: Place, paragraph: &Paragraph) -> Block<'_> {
    let mut block = Block { place, paragraph: paragraph.number, sentences: Vec::new() };
    block.cut(&paragraph.text, paragraph.span);
    // Items nest as deep as a page says, so they are walked without recursion.
    let mut waiting: Vec<&Item> = paragraph.items.iter().rev().collect();
    while let Some(item) = waiting.pop() {
        block.cut(&item.text, item.span);
        waiting.extend(item.items.iter().rev());
    }
    block
}

impl<'d> Block<'d> {
    /// Adds the sentences of `text`, which stands at `span`.
    fn cut(&mut self, text: &'d str, span: Span) {
        let whole = Span::new(0, text.len());
        self.sentences.extend(sentences(text, whole).into_iter().map(|at| Sentence {
            text: at.slice(text),
            span: Span::new(span.start() + at.start(), span.start() + at.end()),
        }));
    }
}
