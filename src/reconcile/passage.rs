//! The sentences of a paper, each with its paragraph.

use crate::model::decision::{Item, Section};
use crate::text::sentence::sentences;
use crate::text::{Page, Span};

/// A paragraph or list item: its sentences belong together.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    /// The words as printed.
    pub(super) text: &'a str,
    pub(super) span: Span,
    /// "paragraph 8.9", or the heading above.
    pub(super) place: String,
    /// A number for its section, from 0.
    pub(super) section: usize,
}

/// The paragraphs and items that are no tables.
pub(super) fn passages<'a>(page: &'a Page, sections: &[Section]) -> Vec<Passage<'a>> {
    let mut found = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        let mut spans = Vec::new();
        for paragraph in &section.paragraphs {
            spans.push(paragraph.span);
            item_spans(&paragraph.items, &mut spans);
        }
        for span in spans {
            let text = page.slice(span);
            if !text.contains('\t') && text.len() > 1 {
                let place = place(page, span, &section.heading);
                found.push(Passage { text, span, place, section: at });
            }
        }
    }
    found
}

fn item_spans(items: &[Item], spans: &mut Vec<Span>) {
    for item in items {
        spans.push(item.span);
        // Items of an outline nest one level deep.
        spans.extend(item.items.iter().map(|inner| inner.span));
    }
}

crate::pattern!(
    NUMBERED,
    r"^[ \t]*(?:[-•*][ \t]*)?([0-9]{1,2}(?:\.[0-9]{1,3}){1,2})\.?[ \t\u{a0}]"
);

/// The printed number of a paragraph, else the heading it stands under.
fn place(page: &Page, span: Span, heading: &str) -> String {
    let before = page.text().get(..span.start()).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let from = page.text().get(line..span.end()).unwrap_or_default();
    if let Some(number) = NUMBERED.captures(from).and_then(|found| found.get(1)) {
        return format!("paragraph {}", number.as_str());
    }
    let heading = heading.trim_matches(['#', '*', ' ']);
    let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
    // A row of a table that was taken for a heading names no place.
    let figures = heading.split(' ').filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    if heading.is_empty() || figures.count() > 2 {
        "the text".to_owned()
    } else {
        format!("under \"{heading}\"")
    }
}

impl Passage<'_> {
    /// The spans of its sentences.
    pub(super) fn sentences(&self, page: &Page) -> Vec<Span> {
        sentences(page.text(), self.span)
    }
}

/// A text in lower case with straight apostrophes and without stars, of the same length in bytes as
/// the text, so that places in it are places in the text.
pub(super) fn level(text: &str) -> String {
    text.to_ascii_lowercase().replace('*', " ").replace('\u{a0}', "  ").replace('\n', " ")
}
