//! Which of two texts of one document is the better to keep.
//!
//! One decision may lie in a folder twice: the saved page, and a copy as text with other list marks
//! or without its header. The texts differ, yet nothing has changed. And a page may be fetched again
//! after the Ombudsman has reworded it: then something has. The words, the outcome, the summary and the
//! date tell one from the other; whichever form is kept, the other one's text is kept beside it.

use std::cmp::Ordering;

use sha2::{Digest as _, Sha256};

use crate::model::Record;
use crate::model::decision::{Item, Paragraph};
use crate::text::page::hex;

/// How two records of one key compare that came from different files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    /// A better form of the document.
    Better,
    /// The same document in a form as good, or worse.
    AsGood,
    /// Another text that says itself that it is the later one.
    Later,
    /// Another text, and nothing tells that it is the later one.
    Lesser,
}

/// Compares the record that arrives with the one that is kept. The order in which files are read
/// is no evidence of which is the later: it is the order of their names.
pub(super) fn compare(arrives: &Record, kept: &Record) -> Comparison {
    let better = worth(arrives) > worth(kept);
    if says_the_same(arrives, kept) {
        return if better { Comparison::Better } else { Comparison::AsGood };
    }
    match by_their_dates(arrives, kept) {
        Ordering::Greater if whole(arrives) || !whole(kept) => Comparison::Later,
        Ordering::Equal if better => Comparison::Better,
        Ordering::Less if whole(arrives) && !whole(kept) => Comparison::Better,
        _ => Comparison::Lesser,
    }
}

/// Which of two texts is the later by the days that they give for themselves. A copy without a date
/// is neither the earlier nor the later: its header may only be missing.
fn by_their_dates(arrives: &Record, kept: &Record) -> Ordering {
    let satisfied =
        |record: &Record| record.decision()?.compliance.as_ref().map(|it| it.satisfied_on);
    match (arrives.date(), kept.date()) {
        (Some(one), Some(other)) => one.cmp(&other).then(satisfied(arrives).cmp(&satisfied(kept))),
        _ => Ordering::Equal,
    }
}

/// Whether the arriving text says itself that it is the older one.
pub(super) fn is_older(arrives: &Record, kept: &Record) -> bool {
    by_their_dates(arrives, kept) == Ordering::Less
}

/// Whether two records were saved in one form, so that other words are another text: the same sort of
/// file, with the same facts in its header, as whole, and not from two sites.
pub(super) fn is_of_one_form(one: &Record, other: &Record) -> bool {
    let host = |record: &Record| {
        let (_, rest) = record.source.url.as_deref()?.split_once("://")?;
        let host = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
        Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
    };
    let one_site = host(one).zip(host(other)).is_none_or(|(one, other)| one == other);
    // The first is the address, which a saved file may have lost.
    let [facts, others] = [one, other].map(|record| stated(record).into_iter().skip(1));
    one_site
        && one.source.media_type == other.source.media_type
        && whole(one) == whole(other)
        && facts.eq(others)
}

/// Whether two records have the same words and nothing in their headers that contradicts. What only
/// one of them states is a matter of form: the other is a copy without its header.
pub(super) fn says_the_same(one: &Record, other: &Record) -> bool {
    fn agree<T: PartialEq + Copy>(one: Option<T>, other: Option<T>) -> bool {
        one.is_none() || other.is_none() || one == other
    }
    let header = match (one.decision(), other.decision()) {
        (Some(one), Some(other)) => {
            let outcomes = [one, other].map(|page| letters(page.outcome_label.as_ref()));
            let summaries = [one, other].map(|page| letters(page.summary.as_ref()));
            [outcomes, summaries].iter().all(|[one, other]| agree(one.as_deref(), other.as_deref()))
        }
        _ => true,
    };
    header && agree(one.date(), other.date()) && words(one) == words(other)
}

fn letters(text: Option<&String>) -> Option<String> {
    let mut letters = String::new();
    add_words(text?, &mut letters);
    Some(letters)
}

/// What a form is worth: whole before cut, then the facts of its header, then a saved page before
/// text, because a page keeps its lists.
pub(super) fn worth(record: &Record) -> (bool, usize, bool) {
    (whole(record), header_facts(record), record.source.media_type == "text/html")
}

/// Whether the record that arrives is worth less than the kept one.
pub(super) fn is_worse(arrives: &Record, kept: &Record) -> bool {
    worth(arrives) < worth(kept)
}

/// Whether the document was not cut short.
pub(super) fn whole(record: &Record) -> bool {
    !record.diagnostics.iter().any(|it| it.code == "text/truncated")
}

/// How many facts of the header a record has.
pub(super) fn header_facts(record: &Record) -> usize {
    stated(record).iter().filter(|stated| **stated).count()
}

/// Which facts of the header a record has; the first is the address.
fn stated(record: &Record) -> [bool; 9] {
    let page = record.decision();
    [
        record.source.url.is_some(),
        record.organisation().is_some(),
        record.date().is_some(),
        record.period().is_some(),
        !record.sections().is_empty(),
        page.is_some_and(|page| page.category.is_some()),
        page.is_some_and(|page| page.subcategory.is_some()),
        page.is_some_and(|page| page.outcome.is_some()),
        page.is_some_and(|page| page.summary.is_some()),
    ]
}

/// Fewer letters than this are no text that can be told from another: a decision of two sentences is
/// worded like many.
const TELLING: usize = 400;

/// The digest of a decision's words, which stays the same where one text is published under several
/// references; none where there are too few of them.
pub(super) fn words_sha256(record: &Record) -> Option<String> {
    record.decision()?;
    let words = words(record);
    (words.len() >= TELLING).then(|| hex(&Sha256::digest(words.as_bytes())))
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
    text.split(|c: char| !c.is_alphanumeric()).for_each(|word| words.push_str(word));
}
