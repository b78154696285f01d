//! TOML read with places, so that every remark on a theme file names its line.

use std::ops::Range;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use crate::error::{Error, ErrorKind};

/// The most remarks on one file: a file of another kind would fill the screen.
const MOST_REMARKS: usize = 50;

/// A string of the file and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) at: usize,
}

/// What is wrong with a file, in the order in which it was noticed.
pub(super) struct Remarks<'t> {
    name: &'t str,
    text: &'t str,
    all: Vec<(usize, Error)>,
}

impl<'t> Remarks<'t> {
    pub(super) fn on(name: &'t str, text: &'t str) -> Self {
        Self { name, text, all: Vec::new() }
    }

    /// Notes what is wrong at the byte `at`.
    pub(super) fn note(&mut self, at: usize, what: impl Into<String>, advice: impl Into<String>) {
        if self.all.len() >= MOST_REMARKS {
            return;
        }
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        let line = memchr::memchr_iter(b'\n', before).count() + 1;
        let place = format!("{}:{line}", self.name);
        self.all.push((at, Error::new(ErrorKind::Usage, what).at(place).advise(advice)));
    }

    /// All remarks in the order of the file.
    pub(super) fn finish(mut self) -> Vec<Error> {
        self.all.sort_by_key(|(at, _)| *at);
        self.all.into_iter().map(|(_, error)| error).collect()
    }
}

/// Reads the file's TOML; what cannot be read is noted and left out.
pub(super) fn read<'t>(text: &'t str, remarks: &mut Remarks<'_>) -> Spanned<DeTable<'t>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        let what = error.message().trim().to_owned();
        remarks.note(at, what, "the file is TOML: texts stand in quotes, lists in [ ]");
    }
    table
}

/// A table of the file.
pub(super) struct Table<'v, 't> {
    pub(super) at: usize,
    table: &'v DeTable<'t>,
}

impl<'v, 't> Table<'v, 't> {
    pub(super) fn new(at: Range<usize>, table: &'v DeTable<'t>) -> Self {
        Self { at: at.start, table }
    }

    /// Notes every key that is not one of `known`.
    pub(super) fn check(&self, known: &[&str], what: &str, remarks: &mut Remarks<'_>) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let advice = match nearest(name, known) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("it may have: {}", known.join(", ")),
                };
                remarks.note(key.span().start, format!("{what} has no `{name}`"), advice);
            }
        }
    }

    pub(super) fn text(&self, key: &str, remarks: &mut Remarks<'_>) -> Option<Said> {
        let value = self.table.get(key)?;
        let said = said(value);
        if said.is_none() {
            let advice = format!("write {key} = \"...\"");
            remarks.note(value.span().start, format!("`{key}` is a text in quotes"), advice);
        }
        said
    }

    pub(super) fn texts(&self, key: &str, remarks: &mut Remarks<'_>) -> Option<Vec<Said>> {
        let value = self.table.get(key)?;
        let all = value.get_ref().as_array().map(|all| all.iter().map(said).collect());
        if let Some(Some(texts)) = all {
            return Some(texts);
        }
        let advice = format!("write {key} = [\"...\", \"...\"]");
        let what = format!("`{key}` is a list of texts in quotes");
        remarks.note(value.span().start, what, advice);
        None
    }

    pub(super) fn count(&self, key: &str, remarks: &mut Remarks<'_>) -> Option<usize> {
        let value = self.table.get(key)?;
        let number = value.get_ref().as_integer().and_then(|number| number.as_str().parse().ok());
        let number = number.filter(|number: &usize| *number > 0);
        if number.is_none() {
            let what = format!("`{key}` is a whole number from 1");
            remarks.note(value.span().start, what, format!("write {key} = 2"));
        }
        number
    }

    /// The tables of `[[key]]`.
    pub(super) fn tables(&self, key: &str, remarks: &mut Remarks<'_>) -> Vec<Table<'v, 't>> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let array = value.get_ref().as_array().into_iter().flat_map(|all| all.iter());
        let tables: Vec<_> = array.filter_map(table).collect();
        if tables.is_empty() {
            let what = format!("`{key}` is written as a table of a list");
            remarks.note(value.span().start, what, format!("begin each with [[{key}]]"));
        }
        tables
    }

    /// The tables of `[key.NAME]`, with their names.
    pub(super) fn named(&self, key: &str, remarks: &mut Remarks<'_>) -> Vec<(Said, Table<'v, 't>)> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let Some(inner) = table(value) else {
            remarks.note(
                value.span().start,
                format!("`{key}` holds tables"),
                format!("write [{key}.name]"),
            );
            return Vec::new();
        };
        inner
            .table
            .iter()
            .filter_map(|(name, value)| {
                let name = Said { text: name.get_ref().to_string(), at: name.span().start };
                Some((name, table(value)?))
            })
            .collect()
    }
}

fn said(value: &Spanned<DeValue<'_>>) -> Option<Said> {
    let text = value.get_ref().as_str()?.to_owned();
    Some(Said { text, at: value.span().start })
}

fn table<'v, 't>(value: &'v Spanned<DeValue<'t>>) -> Option<Table<'v, 't>> {
    Some(Table::new(value.span(), value.get_ref().as_table()?))
}

/// The known word that `word` is most likely a slip for.
pub(super) fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let ranked = known.iter().map(|known| (distance(word, known), *known));
    ranked.min().filter(|(distance, known)| *distance <= 2.max(known.len() / 3)).map(|best| best.1)
}

/// How many letters must be put in, taken out or changed to get from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (at, letter) in from.chars().take(64).enumerate() {
        let mut corner = std::mem::replace(&mut row[0], at + 1);
        for (column, other) in to.iter().enumerate() {
            let change = corner + usize::from(letter != *other);
            corner = row[column + 1];
            row[column + 1] = change.min(corner + 1).min(row[column] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
