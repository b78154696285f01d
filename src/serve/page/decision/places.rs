//! Where facts stand: each sentence that a fact was read from has a place in the page, and what lists
//! the fact links to it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::decision::Decision;
use crate::serve::view::pieces::Part;
use crate::text::Span;

/// The places of a decision.
#[derive(Debug, Default)]
pub(in crate::serve) struct Places {
    /// Sentences with a place, in order and without overlaps, by their spans in the whole text.
    sentences: Vec<Part>,
    /// The place of a fact, by where it begins and ends.
    of: BTreeMap<(usize, usize), String>,
    /// References to paragraphs that there are.
    references: Vec<Part>,
    /// The numbers of the paragraphs.
    numbers: BTreeSet<u32>,
}

impl Places {
    /// The places of the facts of a decision.
    pub(in crate::serve) fn of(decision: &Decision) -> Self {
        let paragraphs = decision.sections.iter().flat_map(|section| &section.paragraphs);
        let mut places = Self {
            numbers: paragraphs.filter_map(|paragraph| paragraph.number).collect(),
            ..Self::default()
        };
        places.take(spans(decision));
        let mut links: Vec<Part> = decision
            .cross_references
            .iter()
            .filter(|link| places.numbers.contains(&link.to))
            .map(|link| (link.span, format!("#p{}", link.to)))
            .collect();
        links.sort_by_key(|(span, _)| (span.start(), span.end()));
        let mut end = 0;
        links.retain(|(span, _)| {
            let apart = span.start() >= end;
            end = if apart { span.end() } else { end };
            apart
        });
        places.references = links;
        places
    }

    /// Gives each sentence a place; one that lies in another, or begins in it, shares its place.
    fn take(&mut self, mut spans: Vec<Span>) {
        spans.sort_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
        spans.dedup();
        for span in spans {
            if let Some((last, id)) = self.sentences.last()
                && span.start() < last.end()
            {
                self.of.insert((span.start(), span.end()), id.clone());
                continue;
            }
            let id = format!("f{}", span.start());
            self.of.insert((span.start(), span.end()), id.clone());
            self.sentences.push((span, id));
        }
    }

    /// The link to a fact: its sentence, or else its paragraph.
    pub(in crate::serve) fn link(&self, span: Span, paragraph: Option<u32>) -> Option<String> {
        let place = self.of.get(&(span.start(), span.end())).map(|id| format!("#{id}"));
        place.or_else(|| self.paragraph(paragraph?))
    }

    /// The link to a paragraph, where there is one of this number.
    pub(in crate::serve) fn paragraph(&self, number: u32) -> Option<String> {
        self.numbers.contains(&number).then(|| format!("#p{number}"))
    }

    /// The sentences with places in a part of the text, by their spans in that part.
    pub(in crate::serve) fn sentences_in(&self, part: Span) -> Vec<Part> {
        within(&self.sentences, part)
    }

    /// The references to paragraphs in a part of the text, by their spans in that part.
    pub(in crate::serve) fn references_in(&self, part: Span) -> Vec<Part> {
        within(&self.references, part)
    }
}

/// The sentences of all that is listed.
fn spans(decision: &Decision) -> Vec<Span> {
    let payments = decision.payments.iter().map(|it| it.span);
    let improvements = decision.service_improvements.iter().map(|it| it.span);
    let actions = decision.other_actions.iter().map(|it| it.span);
    let events = decision.events.iter().map(|it| it.span);
    payments.chain(improvements).chain(actions).chain(events).collect()
}

/// The parts that lie in `part`, moved to begin where it begins.
fn within(parts: &[Part], part: Span) -> Vec<Part> {
    let first = parts.partition_point(|(span, _)| span.start() < part.start());
    let inside = parts.get(first..).unwrap_or_default().iter();
    let inside = inside.take_while(|(span, _)| span.start() < part.end());
    let moved = inside.filter(|(span, _)| span.end() <= part.end()).map(|(span, what)| {
        let at = |place: usize| place - part.start();
        (Span::new(at(span.start()), at(span.end())), what.clone())
    });
    moved.collect()
}
