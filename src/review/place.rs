//! Where words of a record stand: which section, which paragraph, and what is around them.

use crate::grammar::amount::amounts;
use crate::model::decision::{Item, Paragraph, Section};
use crate::model::words::Role;
use crate::model::{Pence, Record};
use crate::text::Span;

/// Where a span stands in its document.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place<'a> {
    /// Its section; `None` in the summary and outside of sections.
    pub section: Option<&'a Section>,
    /// Its paragraph.
    pub whole: Option<&'a Paragraph>,
    /// The number of its paragraph.
    pub paragraph: Option<u32>,
    /// Whether it stands in the summary.
    pub summary: bool,
}

impl<'a> Place<'a> {
    /// The heading that it stands under.
    #[must_use]
    pub fn heading(&self) -> Option<&'a str> {
        if self.summary {
            return Some("Summary");
        }
        self.section.map(|section| section.heading.as_str()).filter(|heading| !heading.is_empty())
    }

    /// What its section does.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        self.section.map(|section| section.role)
    }
}

/// Where `span` stands in the record.
#[must_use]
pub fn place(record: &Record, span: Span) -> Place<'_> {
    let summary = record.decision().and_then(|decision| decision.summary_span);
    if summary.is_some_and(|summary| summary.covers(span)) {
        return Place { summary: true, ..Place::default() };
    }
    for section in record.sections() {
        for paragraph in &section.paragraphs {
            if extent(paragraph).covers(span) {
                return Place {
                    section: Some(section),
                    whole: Some(paragraph),
                    paragraph: paragraph.number,
                    summary: false,
                };
            }
        }
    }
    Place::default()
}

/// A paragraph from its first word to the last of its items.
fn extent(paragraph: &Paragraph) -> Span {
    pieces(paragraph).fold(paragraph.span, |whole, (_, span)| whole.join(span))
}

/// The paragraph's own words and those of its items, however deep.
fn pieces(paragraph: &Paragraph) -> impl Iterator<Item = (&str, Span)> {
    let mut waiting: Vec<&Item> = paragraph.items.iter().rev().collect();
    let items = std::iter::from_fn(move || {
        let item = waiting.pop()?;
        waiting.extend(item.items.iter().rev());
        Some((item.text.as_str(), item.span))
    });
    std::iter::once((paragraph.text.as_str(), paragraph.span)).chain(items)
}

/// Every stretch of words that the record has, with its place: summary, paragraphs, items.
pub(super) fn stretches(record: &Record) -> impl Iterator<Item = (&str, Span)> {
    let summary = record.decision().and_then(|it| Some((it.summary.as_deref()?, it.summary_span?)));
    let paragraphs = record.sections().iter().flat_map(|section| &section.paragraphs);
    summary.into_iter().chain(paragraphs.flat_map(pieces))
}

/// The words at `span`, where they stand in one stretch.
#[must_use]
pub fn words_at(record: &Record, span: Span) -> Option<&str> {
    let (words, whole) = stretches(record).find(|(_, whole)| whole.covers(span))?;
    let start = span.start().checked_sub(whole.start())?;
    words.get(start..start + span.len())
}

/// The name of a document in the names of its facts: its case reference, or its key.
#[must_use]
pub fn document_name(record: &Record) -> String {
    let reference = record.decision().and_then(|decision| decision.reference.as_ref());
    reference.map_or_else(|| record.key(), ToString::to_string)
}

/// The quotation with each printing of `sum` between ‹ ›.
///
/// ```
/// use casebook::{Pence, review::marked};
/// assert_eq!(marked("pay £50 and £350.", Some(Pence::pounds(350))), "pay £50 and ‹£350›.");
/// ```
#[must_use]
pub fn marked(quote: &str, sum: Option<Pence>) -> String {
    let mut marked = String::with_capacity(quote.len() + 8);
    let mut rest = 0;
    for (_, span) in amounts(quote).iter().filter(|(found, _)| Some(*found) == sum) {
        marked.push_str(quote.get(rest..span.start()).unwrap_or_default());
        marked.extend(["‹", span.slice(quote), "›"]);
        rest = span.end();
    }
    marked.push_str(quote.get(rest..).unwrap_or_default());
    marked
}

/// The letters and digits of a text: equal for equal words, however they are broken or quoted.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || *c == '£').flat_map(char::to_lowercase).collect()
}
