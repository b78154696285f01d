//! What goes by several names: alternatives are added to the question, never to the index.

mod file;
mod table;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use self::table::{NAMES, NEAR};
use super::exact::is_abbreviation;
use super::units::Spelling;
use crate::error::Result;
use crate::index::analyzer::{form, tokens};
use crate::index::{Index, OwnNames};

/// Abbreviations that are words when they are not in capitals.
const ALSO_WORDS: &[&str] = &["send", "salt"];

/// The file of a user's own names in the folder of a casebook.
const FILE: &str = "synonyms.toml";

/// A table of names that mean the same, and of words that say much the same.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    names: Groups,
    near: Groups,
}

/// Groups of names, found by the first term of a name.
#[derive(Debug, Clone, Default)]
struct Groups {
    by_first: BTreeMap<String, Vec<(Vec<String>, usize)>>,
    groups: Vec<Vec<Name>>,
}

/// One name of a thing.
#[derive(Debug, Clone)]
pub(super) struct Name {
    terms: Vec<String>,
    /// Its letters, where it is an abbreviation.
    form: Option<String>,
    /// As the table has it.
    written: String,
}

/// Spellings of one name are one.
impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        (&self.terms, &self.form) == (&other.terms, &other.form)
    }
}

static STANDARD: LazyLock<Synonyms> = LazyLock::new(|| {
    let mut standard = Synonyms::of(NAMES.iter().map(|group| group.iter().copied()));
    for group in NEAR {
        standard.near.add(group.iter().copied());
    }
    standard
});

impl Synonyms {
    /// The file of a user's own names in the folder of a casebook.
    pub const FILE: &str = FILE;

    /// The names that are used in the Ombudsman's decisions.
    #[must_use]
    pub fn standard() -> &'static Self {
        &STANDARD
    }

    /// A table of groups of names.
    ///
    /// ```
    /// use casebook::search::Synonyms;
    /// let synonyms = Synonyms::of([["LHA", "local housing allowance"]]);
    /// assert_eq!(synonyms.len(), 1);
    /// ```
    pub fn of<'a, G: IntoIterator<Item = &'a str>>(groups: impl IntoIterator<Item = G>) -> Self {
        let mut synonyms = Self::default();
        for group in groups {
            synonyms.names.add(group);
        }
        synonyms
    }

    /// The standard table with what a file adds to it. `named` is what messages call the file.
    ///
    /// ```
    /// use casebook::search::Synonyms;
    /// let text = "names = [[\"LHA\", \"local housing allowance\"]]\nnear = [[\"kerb\", \"pavement\"]]";
    /// let own = Synonyms::parse("synonyms.toml", text).unwrap();
    /// assert_eq!(own.len(), Synonyms::standard().len() + 1);
    /// let wrong = Synonyms::parse("synonyms.toml", "\nname = []").unwrap_err();
    /// assert!(wrong.to_string().contains("synonyms.toml:2"), "{wrong}");
    /// ```
    ///
    /// # Errors
    ///
    /// [`crate::ErrorKind::Usage`] with the line of what cannot be read.
    pub fn parse(named: &str, text: &str) -> Result<Self> {
        file::read(named, text).map(|own| Self::with(&own))
    }

    /// The names that questions of the casebook in `folder` go by: those of the program, with those
    /// of the file `synonyms.toml` where the folder has one.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read, with the line of its mistake.
    pub fn of_casebook(folder: &Path) -> Result<Cow<'static, Self>> {
        Self::own(folder).map(|own| Self::beside(&own))
    }

    /// What the file `synonyms.toml` in the folder of a casebook adds, where there is one.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read, with the line of its mistake.
    pub fn own(folder: &Path) -> Result<OwnNames> {
        let own = folder.join(FILE);
        if own.is_file() { Self::read(&own) } else { Ok(OwnNames::default()) }
    }

    /// What the file at `path` adds to the standard table.
    ///
    /// # Errors
    ///
    /// Where the file cannot be opened, or as [`Synonyms::parse`].
    pub fn read(path: &Path) -> Result<OwnNames> {
        let text = std::fs::read_to_string(path).map_err(|e| crate::Error::io(path, e))?;
        file::read(&path.display().to_string(), &text)
    }

    /// The standard table with names of one's own.
    #[must_use]
    pub fn with(own: &OwnNames) -> Self {
        let mut all = Self::standard().clone();
        for group in &own.names {
            all.names.join(group.iter().map(String::as_str));
        }
        for group in &own.near {
            all.near.add(group.iter().map(String::as_str));
        }
        all
    }

    /// The names that an index is asked by: whatever answers from it takes them from here.
    #[must_use]
    pub fn of_index(index: &Index) -> Cow<'static, Self> {
        Self::beside(index.own_names())
    }

    fn beside(own: &OwnNames) -> Cow<'static, Self> {
        if own.is_empty() {
            return Cow::Borrowed(Self::standard());
        }
        Cow::Owned(Self::with(own))
    }

    /// How many groups of names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.groups.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.groups.is_empty()
    }

    /// The names of each thing, as they are written; apart from them those that are found by the
    /// others only, since in small letters they are words ("send a letter").
    ///
    /// ```
    /// use casebook::search::Synonyms;
    /// let synonyms = Synonyms::of([["SEND", "special needs"]]);
    /// let (names, also_words) = synonyms.groups().next().unwrap();
    /// assert_eq!((names[0].as_str(), also_words[0].as_str()), ("special needs", "SEND"));
    /// ```
    pub fn groups(&self) -> impl Iterator<Item = (Vec<String>, Vec<String>)> {
        self.names.groups.iter().map(|group| {
            let is_word = |name: &&Name| {
                matches!(name.terms.as_slice(), [term] if ALSO_WORDS.contains(&term.as_str()))
            };
            let (words, names): (Vec<&Name>, Vec<&Name>) = group.iter().partition(is_word);
            let written = |of: Vec<&Name>| of.into_iter().map(|it| it.written.clone()).collect();
            (written(names), written(words))
        })
    }

    /// The longest name at the start of these terms, each with the word as typed: its length, and
    /// every name of the same thing.
    pub(super) fn names(&self, sequence: &[(&str, &str)]) -> Option<(usize, Vec<&Name>)> {
        self.names.find(sequence)
    }

    /// The longest of the words at the start of these terms that say much the same as others.
    pub(super) fn near(&self, sequence: &[(&str, &str)]) -> Option<(usize, Vec<&Name>)> {
        self.near.find(sequence)
    }
}

impl Groups {
    fn add<'a>(&mut self, group: impl IntoIterator<Item = &'a str>) {
        let names: Vec<Name> = group.into_iter().filter_map(Name::of).collect();
        let at = self.groups.len();
        self.groups.push(Vec::new());
        for name in names {
            self.put(at, name);
        }
    }

    /// Adds names to the group that has one of them, or else as a group of their own.
    fn join<'a>(&mut self, group: impl IntoIterator<Item = &'a str>) {
        let names: Vec<Name> = group.into_iter().filter_map(Name::of).collect();
        let known = self.groups.iter().position(|own| names.iter().any(|it| own.contains(it)));
        let at = known.unwrap_or(self.groups.len());
        if known.is_none() {
            self.groups.push(Vec::new());
        }
        for name in names {
            self.put(at, name);
        }
    }

    fn put(&mut self, at: usize, name: Name) {
        let Some(group) = self.groups.get_mut(at).filter(|group| !group.contains(&name)) else {
            return;
        };
        let known = self.by_first.entry(name.terms.first().cloned().unwrap_or_default());
        let known = known.or_default();
        known.push((name.terms.clone(), at));
        // Longest first, so that the first that fits is the one that is meant.
        known.sort_by_key(|(terms, _)| std::cmp::Reverse(terms.len()));
        group.push(name);
    }

    fn find(&self, sequence: &[(&str, &str)]) -> Option<(usize, Vec<&Name>)> {
        let known = self.by_first.get(sequence.first()?.0)?;
        let fits = |terms: &[String]| {
            terms.len() <= sequence.len()
                && terms.iter().zip(sequence).all(|(term, (typed, _))| term == typed)
                && !is_mere_word(terms, sequence)
        };
        let len = known.iter().find(|(terms, _)| fits(terms))?.0.len();
        let of_len = known.iter().filter(|(terms, _)| terms.len() == len && fits(terms));
        let names = of_len.filter_map(|(_, group)| self.groups.get(*group)).flatten();
        Some((len, names.collect()))
    }
}

/// Whether an abbreviation was typed as the word that it also is: "send a letter".
fn is_mere_word(terms: &[String], sequence: &[(&str, &str)]) -> bool {
    let ([term], Some((_, typed))) = (terms, sequence.first()) else { return false };
    ALSO_WORDS.contains(&term.as_str()) && !is_abbreviation(typed)
}

impl Name {
    /// `None` where there is no word in it.
    fn of(name: &str) -> Option<Self> {
        let terms = terms(name);
        let form = is_abbreviation(name).then(|| form(name).into_owned());
        (!terms.is_empty()).then_some(Self { terms, form, written: name.to_owned() })
    }

    /// How it is found.
    pub(super) fn spelling(&self) -> Spelling {
        Spelling {
            terms: self.terms.iter().cloned().enumerate().collect(),
            form: self.form.clone(),
        }
    }
}

/// The terms of a name, one a position.
fn terms(name: &str) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for token in tokens(name) {
        if token.position == terms.len() {
            terms.push(token.text);
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(synonyms: &Synonyms, text: &str) -> Option<(usize, usize)> {
        let terms = terms(text);
        let words: Vec<&str> = text.split_whitespace().collect();
        let words: Vec<(&str, &str)> = terms.iter().map(String::as_str).zip(words).collect();
        synonyms.names(&words).map(|(len, names)| (len, names.len()))
    }

    #[test]
    fn the_longest_name_is_the_one_that_is_meant() {
        let standard = Synonyms::standard();
        assert_eq!(find(standard, "EHC plans were late"), Some((2, 5)));
        assert_eq!(find(standard, "Education, Health and Care Plan"), Some((5, 5)));
        assert_eq!(find(standard, "ehcps"), Some((1, 5)));
        assert_eq!(find(standard, "education was missed"), None);
        assert_eq!(find(standard, "send it"), None);
        assert_eq!(find(standard, "SEND"), Some((1, 3)));
    }

    #[test]
    fn no_name_stands_in_two_groups() {
        for (first, names) in &Synonyms::standard().names.by_first {
            for (place, (name, _)) in names.iter().enumerate() {
                assert!(names[place + 1..].iter().all(|(other, _)| other != name), "{first}");
            }
        }
    }

    #[test]
    fn a_file_adds_to_a_group_or_begins_one() {
        let text = "names = [[\"EHCP\", \"blue folder\"], [\"LHA\", \"local housing allowance\"]]";
        let own = Synonyms::parse("own.toml", text).unwrap();
        assert_eq!(own.len(), Synonyms::standard().len() + 1);
        assert_eq!(find(&own, "blue folder"), Some((2, 6)));
        assert_eq!(find(&own, "lha"), Some((1, 2)));
    }
}
