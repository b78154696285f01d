//! Chosen filters, each with the address without it.

use super::named;
use crate::serve::Asked;
use crate::themes::ThemeFile;

/// A chosen filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Tag {
    /// "Outcome: Upheld".
    pub(in crate::serve) says: String,
    /// The same question without it.
    pub(in crate::serve) without: String,
}

/// The chosen filters of a question that is asked at `path`.
pub(in crate::serve) fn tags(asked: &Asked, path: &str, themes: &ThemeFile) -> Vec<Tag> {
    let tag = |(name, value): &(&'static str, String)| Tag {
        says: format!("{}: {}", named::filter(name), named::value(name, value, themes)),
        without: asked.without(name, value).at(path),
    };
    asked.filters.iter().map(tag).collect()
}
