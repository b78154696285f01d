//! One value of a field, as a record or a label has it.

use std::fmt::{self, Display};

use super::label::Stated;

/// A value, and where to look for it. Two are equal where they are about the same thing and say the
/// same of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    /// What it is about, where a field has several: "£350" of its payee. Two items of the same thing
    /// that say different things are one difference.
    pub(super) about: String,
    /// What is said of it.
    pub(super) says: String,
    /// The paragraph it stands in.
    pub(super) paragraph: Option<u32>,
    /// The sentence it stands in, or words that the sentence has.
    pub(super) words: Option<String>,
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.about == other.about && self.says == other.says
    }
}

impl Item {
    /// A value by itself.
    pub(super) fn new(says: impl Display) -> Self {
        Self { says: says.to_string(), ..Self::default() }
    }

    /// A value of one of several things.
    pub(super) fn of(about: impl Display, says: impl Display) -> Self {
        Self { about: about.to_string(), says: says.to_string(), ..Self::default() }
    }

    /// Says where it stands.
    pub(super) fn at(mut self, paragraph: Option<u32>, words: impl Into<String>) -> Self {
        self.paragraph = paragraph;
        self.words = Some(words.into());
        self
    }
}

impl Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.about.as_str(), self.says.as_str()) {
            ("", says) => f.write_str(says),
            (about, "") => f.write_str(about),
            (about, says) => write!(f, "{about}: {says}"),
        }
    }
}

/// What a single field holds: one value, or none.
pub(super) fn one(value: Option<impl Display>) -> Vec<Item> {
    value.map(Item::new).into_iter().collect()
}

/// What a label says of a single field, if it was looked at.
#[allow(clippy::ref_option, reason = "a label gives the field as it is")]
pub(super) fn said(value: &Stated<impl Display>) -> Option<Vec<Item>> {
    value.as_ref().map(|value| one(value.as_ref()))
}

/// The word for what is not there.
pub(super) const NONE: &str = "none";

/// A value, or the word for none.
pub(super) fn or_none(value: Option<impl Display>) -> String {
    value.map_or_else(|| NONE.to_owned(), |value| value.to_string())
}

/// Words in a fixed order.
pub(super) fn words<T: Display>(of: &[T]) -> String {
    let mut words: Vec<String> = of.iter().map(ToString::to_string).collect();
    words.sort_unstable();
    if words.is_empty() { NONE.to_owned() } else { words.join(", ") }
}

/// Words without case, white space and the kinds of apostrophe, so that a label may be typed.
pub(super) fn folded(text: &str) -> String {
    let text = text.replace('’', "'").to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_end_matches(['.', ';', ',']).to_owned()
}
