//! The record: one document's facts, in the shape that `casebook parse` prints.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::decision::{Decision, Section};
use super::note::Diagnostic;
use super::papers::{AnnualLetter, FeedbackReport, Listing, OtherPage, PerformancePage, Period};
use super::words::{Kind, Scheme};

/// The version of the reading rules. It is stored with every record; a file whose record is of
/// another version is read again when it is ingested again. `corpus/golden.rules` ties the number to
/// what is read: a test fails where that changes and the number does not.
pub const PARSER_VERSION: &str = concat!("casebook ", env!("CARGO_PKG_VERSION"), ", rules 6");

/// One document: where it came from, what is odd about it, and what it says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// The ombudsman scheme.
    pub scheme: Scheme,
    /// Where the document came from.
    pub source: Source,
    /// What is missing, contradictory or odd.
    pub diagnostics: Vec<Diagnostic>,
    /// What the document says, by kind.
    #[serde(flatten)]
    pub body: Body,
}

/// Where a document came from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The file, as it was named to casebook.
    pub path: String,
    /// The member inside an archive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// The web address, if the document or its container gives one.
    pub url: Option<String>,
    /// When it was fetched, if the document or its container says so: a day, or a second in UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
    /// `text/plain`, `text/html` or `application/pdf`.
    pub media_type: String,
    /// Size of the original in bytes.
    pub bytes: u64,
    /// SHA-256 of the original bytes, in hexadecimal.
    pub sha256: String,
    /// SHA-256 of the canonical text with all white space removed, in hexadecimal.
    pub text_sha256: String,
    /// The parser that read it.
    pub parser: String,
    /// What the casebook knows of the document beside its text. `parse` never has it.
    #[serde(default, skip_serializing_if = "Standing::is_plain")]
    pub standing: Standing,
}

/// What a casebook knows of a document beside its text: put into every record that leaves it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Standing {
    /// The day as of which it was no longer published: a complete crawl of that day lacked it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone_as_of: Option<Date>,
    /// Other documents with the same words, by reference or key: one text that was published under
    /// several references.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub same_text_as: Vec<String>,
    /// Under which of them the sums of this text are counted; null where they are counted here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_under: Option<String>,
}

impl Standing {
    /// Whether there is nothing to know.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// What a document says. The JSON field `kind` tells which.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Body {
    Decision(Box<Decision>),
    PerformancePage(PerformancePage),
    AnnualLetter(AnnualLetter),
    FeedbackReport(FeedbackReport),
    Listing(Listing),
    Other(OtherPage),
}

impl Record {
    /// What kind of document it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.body {
            Body::Decision(_) => Kind::Decision,
            Body::PerformancePage(_) => Kind::PerformancePage,
            Body::AnnualLetter(_) => Kind::AnnualLetter,
            Body::FeedbackReport(_) => Kind::FeedbackReport,
            Body::Listing(_) => Kind::Listing,
            Body::Other(_) => Kind::Other,
        }
    }

    /// The decision, where it is one.
    #[must_use]
    pub fn decision(&self) -> Option<&Decision> {
        match &self.body {
            Body::Decision(decision) => Some(decision),
            _ => None,
        }
    }

    /// The body that the document is about.
    #[must_use]
    pub fn organisation(&self) -> Option<&str> {
        match &self.body {
            Body::Decision(page) => page.organisation.as_deref(),
            Body::PerformancePage(page) => page.organisation.as_deref(),
            Body::AnnualLetter(page) => page.organisation.as_deref(),
            Body::FeedbackReport(page) => page.organisation.as_deref(),
            Body::Listing(page) => page.organisation.as_deref(),
            Body::Other(page) => page.organisation.as_deref(),
        }
    }

    /// The document's own date: of the decision, the letter, the report. A performance page is as
    /// old as the last day of its period; its "last updated" line has been met ten years older
    /// than its figures.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        match &self.body {
            Body::Decision(page) => page.decision_date,
            Body::PerformancePage(page) => {
                page.period.map(|period| period.to).or(page.last_updated)
            }
            Body::AnnualLetter(page) => page.date,
            Body::FeedbackReport(page) => page.date,
            Body::Listing(_) => None,
            Body::Other(page) => page.date,
        }
    }

    /// The days that the document is about.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        match &self.body {
            Body::Decision(_) => None,
            Body::PerformancePage(page) => page.period,
            Body::AnnualLetter(page) => page.period,
            Body::FeedbackReport(page) => page.period,
            Body::Listing(page) => page.period,
            Body::Other(page) => page.period,
        }
    }

    /// The whole text by heading, in reading order.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        match &self.body {
            Body::Decision(page) => &page.sections,
            Body::PerformancePage(page) => &page.sections,
            Body::AnnualLetter(page) => &page.sections,
            Body::FeedbackReport(page) => &page.sections,
            Body::Listing(page) => &page.sections,
            Body::Other(page) => &page.sections,
        }
    }

    /// What the sums of this text are counted under where it is published under several references:
    /// equal for all of them. None where the text is the only one.
    #[must_use]
    pub fn counted_as(&self) -> Option<String> {
        let standing = &self.source.standing;
        let own = || {
            let reference = self.decision()?.reference.as_ref()?;
            Some(reference.to_string())
        };
        let alone = standing.same_text_as.is_empty();
        (!alone).then(|| standing.counted_under.clone().or_else(own).unwrap_or_else(|| self.key()))
    }

    /// The primary key everywhere: `lgsco/decision:24 014 093`, or kind, organisation and year of a
    /// paper, or the digest of the text where nothing names the document.
    #[must_use]
    pub fn key(&self) -> String {
        let name = match &self.body {
            Body::Decision(page) => page.reference.as_ref().map(ToString::to_string),
            Body::AnnualLetter(page) => named(page.organisation.as_ref(), page.year.as_ref()),
            Body::FeedbackReport(page) => named(page.organisation.as_ref(), page.year.as_ref()),
            Body::PerformancePage(page) => {
                let until = page.period.map(|period| period.to.to_string());
                named(page.organisation.as_ref(), until.as_ref())
            }
            Body::Listing(_) | Body::Other(_) => None,
        };
        let digest = self.source.text_sha256.get(..16).unwrap_or_default();
        format!("{}/{}:{}", self.scheme, self.kind(), name.as_deref().unwrap_or(digest))
    }
}

fn named(organisation: Option<&String>, year: Option<&String>) -> Option<String> {
    Some(format!("{}, {}", organisation?, year?))
}
