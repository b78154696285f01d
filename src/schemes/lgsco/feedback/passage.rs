//! The sentences of a report with the heading they stand under, and the sums and years in them.

use crate::layout::headings::fold;
use crate::model::Pence;
use crate::model::decision::{Item, Section};
use crate::model::papers::Cell;
use crate::text::sentence::sentences;
use crate::text::{Page, Span};

/// One sentence of a paragraph or a list item.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    /// The sentence as printed.
    pub(super) text: &'a str,
    /// The sentence in lower case with single blanks, without stars.
    pub(super) folded: String,
    /// The folded heading above it.
    pub(super) heading: String,
    /// Whether it opens its paragraph or item.
    pub(super) opens: bool,
    /// A number for its section, from 0.
    pub(super) section: usize,
}

/// The sentences of all paragraphs that are no tables.
pub(super) fn passages<'a>(page: &'a Page, sections: &[Section]) -> Vec<Passage<'a>> {
    let mut found = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        let heading = fold(&section.heading);
        let mut spans = Vec::new();
        for paragraph in &section.paragraphs {
            spans.push(paragraph.span);
            item_spans(&paragraph.items, &mut spans);
        }
        for span in spans.into_iter().filter(|span| !page.slice(*span).contains('\t')) {
            for (place, sentence) in sentences(page.text(), span).into_iter().enumerate() {
                let text = page.slice(sentence);
                let folded = super::figures::flat(text);
                let heading = heading.clone();
                found.push(Passage { text, folded, heading, opens: place == 0, section: at });
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

impl Passage<'_> {
    pub(super) fn has(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.folded.contains(word))
    }
}

crate::pattern!(SUM, r"£[ \u{a0}]?([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{2})?|[0-9]+(?:\.[0-9]{2})?)");

/// The sums in a text with where they begin.
pub(super) fn sums(text: &str) -> Vec<(usize, Pence)> {
    let found = SUM.captures_iter(text).filter_map(|sum| {
        let digits = sum.get(1)?.as_str().replace(',', "");
        Some((sum.get(0)?.start(), Pence::parse_decimal(&digits)?))
    });
    found.collect()
}

crate::pattern!(YEARS, r"(20[0-9]{2})[ \u{a0}]?[/–-][ \u{a0}]?(?:20)?([0-9]{2})(?-u:\b)");

/// The financial years in a text, as "2024-25".
pub(super) fn years(text: &str) -> Vec<String> {
    let found = YEARS.captures_iter(text).filter_map(|found| {
        let from: u32 = found.get(1)?.as_str().parse().ok()?;
        let to: u32 = found.get(2)?.as_str().parse().ok()?;
        ((from + 1) % 100 == to).then(|| format!("{from}-{to:02}"))
    });
    found.collect()
}

/// The words of a cell.
pub(super) fn words(cell: &Cell) -> &str {
    match cell {
        Cell::Text(text) => text,
        _ => "",
    }
}

/// The financial year that a cell or a column head names.
pub(super) fn year_in(text: &str) -> Option<String> {
    (text.len() < 24).then(|| years(text).into_iter().next()).flatten()
}

/// Whether a row adds up the others.
pub(super) fn is_total(row: &[Cell]) -> bool {
    row.first().is_some_and(|cell| fold(words(cell)).starts_with("total"))
}
