//! Documents that came, as an Atom feed (RFC 4287): what saved questions report, in a feed that keeps
//! what it had, or what any question finds.
//!
//! An entry is a document: its id is made of the store and the key, so that it is the same in every
//! feed and after every run, and `updated` is when its text came. A run that is stopped and run again
//! puts the same entry in the place of itself.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use atom_syndication::{
    Category, Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text,
};
use sha2::{Digest as _, Sha256};

use super::marked::{is_web, marked};
use super::{Change, Item, Report};
use crate::chart::svg::escaped;
use crate::error::{Error, ErrorKind, Result};
use crate::words::card::{facts, name, place};

/// A feed keeps so many entries; readers have long seen the others.
const KEPT: usize = 500;

/// What any question finds, the latest first, as a feed whose own address is `at`.
///
/// # Errors
///
/// Where the feed cannot be written down.
pub fn found(store: &str, question: &str, at: &str, items: &[Item]) -> Result<Vec<u8>> {
    let asked = if question.is_empty() { "everything" } else { question };
    let link = Link { href: at.to_owned(), rel: "self".to_owned(), ..Link::default() };
    let mut feed = Feed {
        title: Text::plain(printable(&format!("casebook: {asked}"))),
        subtitle: None,
        id: id(store, &format!("question\n{question}")),
        links: vec![link],
        entries: items.iter().map(|item| entry(store, asked, item)).collect(),
        ..empty(store)
    };
    if let Some(newest) = feed.entries.iter().map(|entry| entry.updated).max() {
        feed.updated = newest;
    }
    feed.write_to(Vec::new()).map_err(|error| damaged(Path::new(at), error))
}

/// The feed that `path` shall hold: what it holds, and the report.
///
/// # Errors
///
/// Where the file cannot be read, or is no feed.
pub fn feed(path: &Path, report: &Report) -> Result<Vec<u8>> {
    let mut feed = before(path)?.unwrap_or_else(|| empty(&report.store));
    for news in &report.watches {
        for item in &news.items {
            put(entry(&report.store, &news.name, item), &mut feed.entries);
        }
    }
    feed.entries
        .sort_by(|one, other| other.updated.cmp(&one.updated).then_with(|| one.id.cmp(&other.id)));
    feed.entries.truncate(KEPT);
    if let Some(newest) = feed.entries.first() {
        feed.updated = feed.updated.max(newest.updated);
    }
    let written = feed.write_to(Vec::new()).map_err(|error| damaged(path, error))?;
    Ok(written)
}

/// What the file holds; nothing where there is none.
fn before(path: &Path) -> Result<Option<Feed>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io(path, error)),
    };
    Feed::read_from(BufReader::new(file)).map(Some).map_err(|error| damaged(path, error))
}

fn damaged(path: &Path, error: atom_syndication::Error) -> Error {
    Error::new(ErrorKind::Input, "there is a file that is no Atom feed")
        .at(path)
        .advise("name another file, or remove it")
        .because(error)
}

fn empty(store: &str) -> Feed {
    Feed {
        title: Text::plain("New in the casebook"),
        subtitle: Some(Text::plain("Decisions that answer saved questions")),
        id: id(store, "feed"),
        lang: Some("en-GB".to_owned()),
        authors: vec![Person { name: "casebook".to_owned(), ..Person::default() }],
        generator: Some(Generator { value: "casebook".to_owned(), ..Generator::default() }),
        ..Feed::default()
    }
}

/// Puts an entry in the place of the same document's, with the names of all questions it is new to.
fn put(mut entry: Entry, entries: &mut Vec<Entry>) {
    let Some(same) = entries.iter_mut().find(|same| same.id == entry.id) else {
        entries.push(entry);
        return;
    };
    for category in same.categories.drain(..) {
        if entry.categories.iter().all(|own| own.term != category.term) {
            entry.categories.push(category);
        }
    }
    entry.categories.sort_by(|one, other| one.term.cmp(&other.term));
    entry.published = same.published.or(entry.published);
    *same = entry;
}

fn entry(store: &str, watch: &str, item: &Item) -> Entry {
    let card = &item.hit.card;
    let at: FixedDateTime = item.at.parse().unwrap_or_default();
    let title = match item.change {
        Change::New => name(card),
        Change::Changed => format!("Changed: {}", name(card)),
    };
    let link =
        |href: &String| Link { href: href.clone(), rel: "alternate".to_owned(), ..Link::default() };
    Entry {
        id: id(store, &item.hit.key),
        title: Text::plain(printable(&title)),
        updated: at,
        published: Some(at),
        links: card.url.iter().filter(|url| is_web(url)).map(link).collect(),
        categories: vec![Category { term: printable(watch), ..Category::default() }],
        summary: Some(Text::plain(printable(&facts(card)))),
        content: Some(content(item)),
        ..Entry::default()
    }
}

/// Readers take HTML; without an address the content has to be there (RFC 4287, 4.1.1).
fn content(item: &Item) -> Content {
    let facts = escaped(&facts(&item.hit.card));
    let passage = item.hit.passage.as_ref().map_or_else(String::new, |passage| {
        format!("<p>{}</p><blockquote>{}</blockquote>", escaped(&place(passage)), marked(passage))
    });
    Content {
        value: Some(format!("<p>{facts}</p>{passage}")),
        content_type: Some("html".to_owned()),
        ..Content::default()
    }
}

/// Words without the signs that XML forbids.
fn printable(words: &str) -> String {
    words.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

/// A name for ever: a UUID of the form that RFC 9562 leaves to applications (version 8), made from a
/// digest.
fn id(store: &str, key: &str) -> String {
    let mut digest = Sha256::new();
    digest.update(store);
    digest.update("\n");
    digest.update(key);
    let digest = digest.finalize();
    let mut number =
        digest.iter().take(16).fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
    number = (number & !(0xf << 76)) | (0x8 << 76);
    number = (number & !(0x3 << 62)) | (0x2 << 62);
    let mut id = "urn:uuid:".to_owned();
    for (place, digit) in format!("{number:032x}").chars().enumerate() {
        if matches!(place, 8 | 12 | 16 | 20) {
            id.push('-');
        }
        id.push(digit);
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_uuids_that_stay() {
        let one = id("store", "lgsco/decision:24 101 202");
        assert_eq!(one, id("store", "lgsco/decision:24 101 202"));
        assert_ne!(one, id("other", "lgsco/decision:24 101 202"));
        let parts: Vec<&str> = one.trim_start_matches("urn:uuid:").split('-').collect();
        assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert!(parts[2].starts_with('8') && parts[3].starts_with(['8', '9', 'a', 'b']), "{one}");
    }

    #[test]
    fn a_document_has_one_entry_with_all_its_questions() {
        let entry = |term: &str| Entry {
            id: "urn:x".to_owned(),
            categories: vec![Category { term: term.to_owned(), ..Category::default() }],
            ..Entry::default()
        };
        let mut entries = Vec::new();
        for term in ["b", "a", "b"] {
            put(entry(term), &mut entries);
        }
        let terms: Vec<&str> = entries[0].categories.iter().map(|it| it.term.as_str()).collect();
        assert_eq!((entries.len(), terms), (1, vec!["a", "b"]));
    }
}
