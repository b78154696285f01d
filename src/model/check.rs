//! Checks of printed figures: what was compared, with both places and the arithmetic.
//!
//! Nothing is corrected: a record keeps what the document prints, and a check says beside it what
//! the document's other figures give.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::note::{Code, Severity};
use crate::text::Span;

/// A check of the figures printed in a paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Check {
    /// What was checked, an id of [`CHECKS`]: `row_sum`, `percentage`, `difference`, ...
    pub check: String,
    /// Whether the figures agree.
    pub passed: bool,
    /// How much it matters; null where the figures agree.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// What the other figures give.
    pub expected: String,
    /// What is printed.
    pub found: String,
    /// Where: a table, a paragraph.
    #[serde(rename = "where")]
    pub place: String,
    /// The printed words of `span`.
    #[serde(default)]
    pub quote: Option<String>,
    /// Where in the canonical text.
    pub span: Option<Span>,
    /// How the one follows from the other: `0 + 0 + 2 + 29 = 31, printed 22`.
    #[serde(default)]
    pub arithmetic: String,
    /// The other places that the figures were held against.
    #[serde(default)]
    pub beside: Vec<Place>,
}

/// A place that a figure was held against.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The key of the document, where it is another one.
    pub document: Option<String>,
    /// Where: a table, a paragraph.
    #[serde(rename = "where")]
    pub place: String,
    /// The printed words.
    pub quote: String,
    /// Where in the canonical text of its document.
    pub span: Option<Span>,
}

impl Check {
    /// A check under an id of [`CHECKS`]: the figures agree.
    ///
    /// ```
    /// use casebook::model::check::Check;
    /// use casebook::model::note::Severity;
    /// let odd = Check::new("row_sum").expecting("31", "22").at("Table 19", None).failed();
    /// assert_eq!((odd.passed, odd.severity), (false, Some(Severity::Error)));
    /// ```
    #[must_use]
    pub fn new(check: &str) -> Self {
        debug_assert!(meaning(check).is_some(), "{check} is not in CHECKS");
        Self { check: check.to_owned(), passed: true, ..Self::default() }
    }

    /// What the other figures give, and what is printed.
    #[must_use]
    pub fn expecting(mut self, expected: impl Into<String>, found: impl Into<String>) -> Self {
        self.expected = expected.into();
        self.found = found.into();
        self
    }

    /// Where the figure stands.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>, span: Option<Span>) -> Self {
        self.place = place.into();
        self.span = span;
        self
    }

    /// How the one follows from the other.
    #[must_use]
    pub fn because(mut self, arithmetic: impl Into<String>) -> Self {
        self.arithmetic = arithmetic.into();
        self
    }

    /// One more place that the figure was held against.
    #[must_use]
    pub fn beside(mut self, place: Place) -> Self {
        self.beside.push(place);
        self
    }

    /// The same check where the figures do not agree, with the severity of its kind.
    #[must_use]
    pub fn failed(mut self) -> Self {
        self.passed = false;
        self.severity = known(&self.check).map(|known| known.severity);
        self
    }
}

/// Every check, sorted, with how much it matters and what it means.
pub const CHECKS: &[Code] = &[
    check(
        "awards_held",
        Severity::Note,
        "The awards of the decisions held, for the year of a council's report, beside the sum that the report gives for the Ombudsman's cases. They agree as long as the awards do not come to more: payments follow decisions, and only published decisions can be held.",
    ),
    check(
        "case_amount",
        Severity::Warning,
        "The sum that a report gives for a case is awarded in the decision of that case.",
    ),
    check(
        "category_match",
        Severity::Error,
        "The Ombudsman's older decision categories in a council's report add up to the newer ones on the performance page: advice given, incomplete or invalid and referred back are \"not for us\"; closed after initial enquiries is \"assessed and closed\".",
    ),
    check("column_sum", Severity::Error, "The figures of a column add up to its printed total."),
    check(
        "counts_add_up",
        Severity::Error,
        "The complaints dealt with are those not for the Ombudsman, those assessed and closed, and those investigated.",
    ),
    check(
        "decisions_held",
        Severity::Warning,
        "No more upheld decisions of a body and year are held than the Ombudsman counts.",
    ),
    check(
        "difference",
        Severity::Error,
        "A printed difference or change follows from the two figures that it compares.",
    ),
    check(
        "difference_base",
        Severity::Error,
        "An increase or decrease told in a sentence follows from the total that it stands beside, not from another sum of the text.",
    ),
    check(
        "difference_sign",
        Severity::Warning,
        "A difference has the right sign: a decrease is printed with a minus.",
    ),
    check(
        "investigated",
        Severity::Error,
        "The complaints investigated are those upheld and those not upheld.",
    ),
    check("part_of_whole", Severity::Error, "A part is not larger than its whole."),
    check(
        "parts_sum",
        Severity::Error,
        "The parts that a text lists add up to the total that it gives.",
    ),
    check(
        "percentage",
        Severity::Error,
        "A printed percentage follows from its part and its whole.",
    ),
    check(
        "possible_percentage",
        Severity::Error,
        "A printed percentage is possible: some whole number of the cases that it is based on gives it.",
    ),
    check(
        "rate_unit",
        Severity::Warning,
        "A rate per head is not called a percentage: \"3.9 per 100,000\" has no % sign.",
    ),
    check("row_sum", Severity::Error, "The figures of a row add up to its printed total."),
    check(
        "sentence_and_table",
        Severity::Error,
        "A sentence repeats the figures of a table as the table has them.",
    ),
    check(
        "two_figures",
        Severity::Error,
        "One thing has one figure: in two documents, in two tables of one, in a page's text and in its chart.",
    ),
];

const fn check(code: &'static str, severity: Severity, meaning: &'static str) -> Code {
    Code { code, severity, meaning }
}

fn known(check: &str) -> Option<&'static Code> {
    CHECKS.iter().find(|known| known.code == check)
}

/// What a check means, in one sentence.
#[must_use]
pub fn meaning(check: &str) -> Option<&'static str> {
    known(check).map(|known| known.meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_are_sorted_and_unique() {
        assert!(CHECKS.windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn a_record_of_before_still_reads() {
        let old = r#"{"check":"row_sum","passed":true,"expected":"3","found":"3","where":"Table 1","span":null}"#;
        let check: Check = serde_json::from_str(old).unwrap();
        assert_eq!((check.severity, check.beside.len()), (None, 0));
    }
}
