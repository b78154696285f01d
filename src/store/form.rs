//! Which of two texts of one document is the better to keep.
//!
//! One decision may lie in a folder twice: the saved page, and a copy as text with other list marks
//! or without its header. The texts differ, yet nothing has changed. And a page may be fetched again
//! after the Ombudsman has reworded it: then something has. The words tell one from the other.

use crate::model::decision::{Item, Paragraph};
use crate::model::{Body, Record};

/// How two records of one key compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    /// The same words in a better form.
    Better,
    /// The same words in a form as good, or worse.
    AsGood,
    /// Other words, in a form at least as good.
    Later,
    /// Other words, in a worse form: cut, or with less of its header.
    Lesser,
}

/// Compares the record that arrives with the one that is kept.
pub(super) fn compare(arrives: &Record, kept: &Record) -> Comparison {
    let better = worth(arrives) > worth(kept);
    match (words(arrives) == words(kept), better) {
        (true, true) => Comparison::Better,
        (true, false) => Comparison::AsGood,
        (false, _) if worth(arrives) < worth(kept) => Comparison::Lesser,
        (false, _) => Comparison::Later,
    }
}

/// What a form is worth: whole before cut, then the facts of its header, then a saved page before
/// text, because a page keeps its lists.
fn worth(record: &Record) -> (bool, usize, bool) {
    let whole = !record.diagnostics.iter().any(|it| it.code == "text/truncated");
    (whole, header_facts(record), record.source.media_type == "text/html")
}

/// How many facts of the header a record has.
pub(super) fn header_facts(record: &Record) -> usize {
    let shared = [
        record.source.url.is_some(),
        record.organisation().is_some(),
        record.date().is_some(),
        record.period().is_some(),
        !record.sections().is_empty(),
    ];
    let own = match &record.body {
        Body::Decision(page) => [
            page.category.is_some(),
            page.subcategory.is_some(),
            page.outcome.is_some(),
            page.summary.is_some(),
        ],
        _ => [false; 4],
    };
    shared.iter().chain(&own).filter(|stated| **stated).count()
}

/// The letters and digits of a document's paragraphs, without the marks that the forms differ in.
fn words(record: &Record) -> String {
    let mut words = String::new();
    for paragraph in record.sections().iter().flat_map(|section| &section.paragraphs) {
        add(paragraph, &mut words);
    }
    words
}

fn add(paragraph: &Paragraph, words: &mut String) {
    add_words(&paragraph.text, words);
    // Lists nest in lists; a stack of our own does not mind how deep.
    let mut items: Vec<&Item> = paragraph.items.iter().rev().collect();
    while let Some(item) = items.pop() {
        add_words(&item.text, words);
        items.extend(item.items.iter().rev());
    }
}

fn add_words(text: &str, words: &mut String) {
    words.extend(text.chars().filter(|c| c.is_alphanumeric()));
}
