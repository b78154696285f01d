//! Where a quotation stands: two byte offsets into the canonical text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 byte offsets into the canonical text of a page.
///
/// Offsets always stand on character boundaries when they come from [`Span::of`] or from the
/// offsets of a search in the same text.
///
/// ```
/// use casebook::text::Span;
/// let text = "pay £350 to Mrs B";
/// let sum = Span::of(text, text.get(4..9).unwrap());
/// assert_eq!(sum.slice(text), "£350");
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` to `end`, both byte offsets; an `end` before `start` gives an empty span.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        Self { start, end: end.max(start) }
    }

    /// The span of `part`, which must be a sub-slice of `whole`.
    #[must_use]
    pub fn of(whole: &str, part: &str) -> Self {
        let start = (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
        Self::new(start, start + part.len())
    }

    /// First byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing is inside.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn touches(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The words of this span in `text`, empty where the span does not fit the text.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or_default()
    }

    /// The span without white space at either end of its words in `text`.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let words = self.slice(text);
        let start = self.start() + (words.len() - words.trim_start().len());
        Self::new(start, start + words.trim().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_slices_to_its_words() {
        let text = "‘fault’ and injustice";
        let part = text.get(11..15).unwrap();
        assert_eq!(Span::of(text, part).slice(text), " and");
        assert_eq!(Span::of(text, part).trim(text).slice(text), "and");
    }

    #[test]
    fn a_span_off_a_character_boundary_is_empty_not_a_panic() {
        assert_eq!(Span::new(1, 2).slice("‘"), "");
        assert_eq!(Span::new(5, 90).slice("abc"), "");
    }

    #[test]
    fn joining_and_covering() {
        let (a, b) = (Span::new(2, 5), Span::new(9, 12));
        assert_eq!(a.join(b), Span::new(2, 12));
        assert!(a.join(b).covers(a) && !a.touches(b));
    }
}
