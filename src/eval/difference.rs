//! What a page's record says otherwise than its label, with the sentence that it is about.

use serde::Serialize;

use super::item::{Item, folded};
use super::label::Label;
use super::tally::Held;
use crate::model::Record;
use crate::model::decision::{Item as ListItem, Paragraph};
use crate::text::Span;
use crate::text::sentence::sentences;

/// One thing that was found and is not wanted, wanted and not found, or found as something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The page, by its path below `pages/`.
    pub page: String,
    /// The set it belongs to.
    pub set: String,
    /// The field.
    pub field: &'static str,
    /// What the label has; null where it has nothing.
    pub expected: Option<String>,
    /// What the record has; null where it has nothing.
    pub found: Option<String>,
    /// The paragraph, by its straight-through number.
    pub paragraph: Option<u32>,
    /// The sentence that it stands in, where that can be told.
    pub sentence: Option<String>,
}

/// The differences of one field on one page.
pub(super) fn differences(
    label: &Label,
    record: &Record,
    field: &'static str,
    held: Held,
) -> Vec<Difference> {
    let (mut extra, mut all) = (held.extra, Vec::new());
    let lone = held.missing.len() == 1 && extra.len() == 1;
    let of = |wanted: Option<&Item>, found: Option<&Item>| Difference {
        page: label.page.clone(),
        set: label.set.clone(),
        field,
        expected: wanted.map(ToString::to_string),
        found: found.map(ToString::to_string),
        paragraph: found.or(wanted).and_then(|item| item.paragraph),
        sentence: found.and_then(|found| found.words.clone()).or_else(|| sentence(record, wanted?)),
    };
    for wanted in &held.missing {
        let same = |found: &Item| {
            found.about == wanted.about && (!found.about.is_empty() || lone && is_short(found))
        };
        match extra.iter().position(same) {
            Some(at) => all.push(of(Some(wanted), Some(&extra.remove(at)))),
            None => all.push(of(Some(wanted), None)),
        }
    }
    all.extend(extra.iter().map(|found| of(None, Some(found))));
    all
}

/// Whether an item is the value of a field rather than a text of its own, which is no other telling
/// of the text that was missed.
fn is_short(item: &Item) -> bool {
    item.words.as_ref().is_none_or(|words| folded(words) != item.says)
}

/// The sentence of a record's text that has the item's words, in its paragraph; where none has, the
/// paragraph's own words.
fn sentence(record: &Record, item: &Item) -> Option<String> {
    let clue = folded(item.words.as_deref()?);
    let paragraphs = record.sections().iter().flat_map(|section| &section.paragraphs);
    let here: Vec<&Paragraph> = match item.paragraph {
        Some(number) => paragraphs.filter(|paragraph| paragraph.number == Some(number)).collect(),
        None if clue.is_empty() => return None,
        None => paragraphs.collect(),
    };
    let summary = record.decision().and_then(|decision| decision.summary.as_deref());
    let mut texts: Vec<&str> = summary.filter(|_| item.paragraph.is_none()).into_iter().collect();
    for paragraph in &here {
        texts.push(&paragraph.text);
        add_items(&paragraph.items, &mut texts);
    }
    let with_clue = texts.iter().find_map(|text| {
        let all = sentences(text, Span::new(0, text.len()));
        let mut all = all.into_iter().map(|span| span.slice(text));
        all.find(|sentence| !clue.is_empty() && folded(sentence).contains(&clue))
    });
    with_clue.or_else(|| Some(here.first()?.text.as_str())).map(str::to_owned)
}

/// Items in reading order. A list that is nested deeper than any real one is cut off.
fn add_items<'a>(items: &'a [ListItem], texts: &mut Vec<&'a str>) {
    let mut waiting: Vec<&ListItem> = items.iter().rev().collect();
    while let Some(item) = waiting.pop() {
        texts.push(&item.text);
        waiting.extend(item.items.iter().rev());
    }
}
