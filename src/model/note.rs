//! What is missing, contradictory or odd in a document: diagnostics with stable codes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Review;
use crate::text::Span;

/// How much a diagnostic matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The record is not usable for its main purpose.
    Error,
    /// A fact is doubtful or missing.
    Warning,
    /// Worth knowing.
    Note,
}

/// One remark about a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// A stable code from [`CODES`], such as `header/no-reference`.
    pub code: String,
    /// One sentence for a person.
    pub message: String,
    /// Where in the canonical text, if it has a place.
    pub span: Option<Span>,
    /// What a person has decided about it; never in what `parse` prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// A documented code: its severity and what it means.
#[derive(Debug, Clone, Copy)]
pub struct Code {
    /// The stable code.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it means and what a person can do.
    pub meaning: &'static str,
}

/// Every code that a record can carry, sorted by code.
pub const CODES: &[Code] = &[
    code(
        "amount/unplaced",
        Severity::Warning,
        "A sum stands in the remedy but no rule could tell what it is; read the sentence.",
    ),
    code(
        "dates/after-decision",
        Severity::Note,
        "The text tells as done what happened after the decision date; one of the two dates is wrong. The event is not in the list of events.",
    ),
    code(
        "dates/before-reference",
        Severity::Note,
        "The decision is dated before the year in which its case reference was given; one of the two is wrong.",
    ),
    code(
        "dates/no-such-day",
        Severity::Note,
        "A date that is in no calendar, such as 31 June; an event keeps the month alone.",
    ),
    code(
        "dates/out-of-order",
        Severity::Note,
        "A date steps back or ahead by about a year between dates that are in order, and would fit in another year. It is kept as printed; read the paragraphs around it.",
    ),
    code(
        "finding/contradicts-outcome",
        Severity::Note,
        "The text decides something else than the header says; in a joint case the header is about this page's body only.",
    ),
    code(
        "finding/remedy-without-fault",
        Severity::Warning,
        "The finding is that there was no fault, and yet money is awarded; read the decision before you count it.",
    ),
    code(
        "header/no-category",
        Severity::Note,
        "Neither the header nor the web address gives a category.",
    ),
    code("header/no-date", Severity::Warning, "The page has no decision date."),
    code(
        "header/no-organisation",
        Severity::Note,
        "The page does not name the body complained about.",
    ),
    code("header/no-outcome", Severity::Note, "The page has no outcome label."),
    code(
        "header/no-reference",
        Severity::Warning,
        "Neither the page nor its web address gives a case reference; the record is known by the digest of its text.",
    ),
    code(
        "header/organisation-from-text",
        Severity::Note,
        "The header names no body; this one is named in the text.",
    ),
    code(
        "paragraphs/reference-does-not-fit",
        Severity::Note,
        "The text refers to a paragraph that says something else here; the page may have lost or gained a paragraph, so its numbers may be off from there on.",
    ),
    code(
        "paragraphs/reference-out-of-range",
        Severity::Note,
        "The text refers to a paragraph number that this page does not have; the page may be cut, or numbered differently.",
    ),
    code(
        "payment/arithmetic",
        Severity::Note,
        "Rate times count is not the sum that the decision gives.",
    ),
    code(
        "review/changed",
        Severity::Warning,
        "A person decided about a fact of this document that now reads otherwise; `casebook review` shows both, decide again.",
    ),
    code(
        "review/not-found",
        Severity::Warning,
        "A person decided about a fact that is no longer found in this document; `casebook review` shows the decision.",
    ),
    code(
        "tables/unread",
        Severity::Warning,
        "A caption announces a table of which no rows could be read; it may be a picture. None of its figures were checked.",
    ),
    code("text/empty-sections", Severity::Note, "Headings without any text under them."),
    code(
        "text/no-sections",
        Severity::Warning,
        "No headings of a decision were found; the text may be cut.",
    ),
    code(
        "text/truncated",
        Severity::Warning,
        "The text stops in the middle of a sentence; the rest of the decision is missing.",
    ),
];

const fn code(code: &'static str, severity: Severity, meaning: &'static str) -> Code {
    Code { code, severity, meaning }
}

impl Diagnostic {
    /// A remark under a code of [`CODES`], with its severity and, where `message` is empty, its meaning.
    ///
    /// ```
    /// use casebook::model::note::{Diagnostic, Severity};
    /// let remark = Diagnostic::new("header/no-date", None);
    /// assert_eq!(remark.severity, Severity::Warning);
    /// ```
    #[must_use]
    pub fn new(code: &str, span: Option<Span>) -> Self {
        let known = CODES.iter().find(|known| known.code == code);
        debug_assert!(known.is_some(), "{code} is not in CODES");
        Self {
            severity: known.map_or(Severity::Warning, |known| known.severity),
            code: code.to_owned(),
            message: known.map_or_else(String::new, |known| known.meaning.to_owned()),
            span,
            review: None,
        }
    }

    /// The same remark with words of its own.
    #[must_use]
    pub fn saying(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_unique() {
        assert!(CODES.windows(2).all(|pair| pair[0].code < pair[1].code));
    }
}
