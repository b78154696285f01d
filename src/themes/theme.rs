//! A theme, and what it asks of a text before it applies.

use std::fmt;

use serde::Serialize;

use super::passages::Place;
use crate::model::words::Finding;

/// What sort of lesson a theme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeKind {
    /// What the case is about, whether or not anything went wrong.
    Subject,
    /// What went wrong: only where the text finds it, never where it is merely alleged.
    Fault,
    /// What must change.
    Remedy,
}

impl ThemeKind {
    /// Every kind.
    pub const ALL: &[Self] = &[Self::Subject, Self::Fault, Self::Remedy];

    /// Its word in a theme file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Fault => "fault",
            Self::Remedy => "remedy",
        }
    }
}

impl fmt::Display for ThemeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A theme of a theme file.
#[derive(Debug, Clone, Serialize)]
pub struct Theme {
    /// Its name in filters and records: `annual_reviews`.
    pub name: String,
    /// Its name for people: "Late annual reviews".
    pub title: String,
    /// What falls under it.
    pub description: String,
    /// What sort of lesson it is.
    pub kind: ThemeKind,
    /// The wider theme that applies wherever this one does.
    pub parent: Option<String>,
    #[serde(skip)]
    pub(super) settings: Settings,
    /// Categories that are enough by themselves.
    #[serde(skip)]
    pub(super) certain: Vec<String>,
    /// Categories in which one sentence is enough.
    #[serde(skip)]
    pub(super) likely: Vec<String>,
    /// The only categories in which it applies; empty for any.
    #[serde(skip)]
    pub(super) only: Vec<String>,
}

/// The number of a list of patterns that several rules share.
pub(super) type ListId = u16;

/// Where a theme looks and how much it needs.
#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    /// The parts it looks at.
    pub(super) sections: Vec<Place>,
    /// The parts in which one sentence is enough.
    pub(super) strong: Vec<Place>,
    /// How many sentences are enough elsewhere.
    pub(super) enough: usize,
    /// The findings it can go with; empty for any.
    pub(super) findings: Vec<Finding>,
    /// The list of which the same paragraph must have one.
    pub(super) beside: Option<ListId>,
    /// The lists of which the same clause must have none.
    pub(super) exclude: Vec<ListId>,
    /// How many of these come from its kind.
    pub(super) inherited: usize,
}

/// A phrase or pattern, and what meeting it means.
#[derive(Debug)]
pub(super) struct Rule {
    /// As a record names it: "phrase: annual review", or "pattern 2: delay* … plan*".
    pub(super) says: String,
    /// As the file has it.
    pub(super) text: String,
    /// Whether it is plain words.
    pub(super) phrase: bool,
    pub(super) target: Target,
}

/// What a rule speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The theme at this place of the file.
    Theme(usize),
    /// A list that themes refer to.
    List(ListId),
}

/// A category as it is compared: lower case, straight apostrophes, single blanks.
pub(super) fn fold(category: &str) -> String {
    let words: Vec<String> = category.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").replace('’', "'")
}
