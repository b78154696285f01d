//! What is kept beside each document so that a hit is shown without asking the store: its card, and
//! the leaves that passages are cut from.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::decision::{Decision, Item, Paragraph, Payment, Section};
use crate::model::papers::Period;
use crate::model::words::{
    AmountStatus, DocumentType, Finding, Kind, Outcome, PaymentForm, PaymentStatus, Role, Scheme,
};
use crate::model::{Body, Pence, Record, Review};

/// What a hit shows of its document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Card {
    /// The record's key.
    pub key: String,
    /// What kind of document it is.
    pub kind: Kind,
    /// The ombudsman scheme.
    pub scheme: Scheme,
    /// The case reference as people write it.
    pub reference: Option<String>,
    /// The title of a paper.
    pub title: Option<String>,
    /// The body that the document is about, as printed.
    pub organisation: Option<String>,
    /// The document's own date.
    pub date: Option<Date>,
    /// The days that a paper is about.
    pub period: Option<Period>,
    /// Statement or report.
    pub document_type: Option<DocumentType>,
    /// The outcome on the header.
    pub outcome: Option<Outcome>,
    /// What the text decides.
    pub finding: Option<Finding>,
    /// As printed.
    pub category: Option<String>,
    /// As printed.
    pub subcategory: Option<String>,
    /// The sum of stated awards; null where none is stated.
    pub awarded_total: Option<Pence>,
    /// False where an award has no stated amount, so that the total is not all.
    pub complete: bool,
    /// The remedy ledger in brief.
    pub payments: Vec<PaymentBrief>,
    /// How many service improvements.
    pub improvements: u32,
    /// Where the document was published.
    pub url: Option<String>,
    /// The day as of which it was no longer published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone_as_of: Option<Date>,
}

/// One line of the remedy ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentBrief {
    /// The sum; null where not stated.
    pub amount: Option<Pence>,
    /// How definite the sum is.
    pub amount_status: AmountStatus,
    /// Where the payment stands.
    pub status: PaymentStatus,
    /// What form it takes.
    pub form: PaymentForm,
    /// Who gets it.
    pub payee: Option<String>,
    /// The number of its paragraph.
    pub paragraph: Option<u32>,
}

/// A section as passages need it: only paragraphs that say something about the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leaf<'a> {
    /// The heading as printed.
    pub(crate) heading: String,
    /// What the section does; `None` for the summary.
    pub(crate) role: Option<Role>,
    /// Number and text of each paragraph.
    pub(crate) paragraphs: Vec<(Option<u32>, Cow<'a, str>)>,
}

impl Leaf<'_> {
    /// The same with words of its own.
    pub(crate) fn into_owned(self) -> Leaf<'static> {
        let owned = |(number, text): (_, Cow<'_, str>)| (number, Cow::Owned(text.into_owned()));
        let paragraphs = self.paragraphs.into_iter().map(owned).collect();
        Leaf { heading: self.heading, role: self.role, paragraphs }
    }
}

impl Card {
    /// The card of a record that is kept under `key`.
    #[must_use]
    pub fn of(key: &str, record: &Record) -> Self {
        let decision = record.decision();
        Self {
            key: key.to_owned(),
            kind: record.kind(),
            scheme: record.scheme,
            reference: reference(record),
            title: title(record).map(str::to_owned),
            organisation: record.organisation().map(str::to_owned),
            date: record.date(),
            period: record.period(),
            document_type: decision.map(|decision| decision.document_type),
            outcome: decision.and_then(|decision| decision.outcome),
            finding: decision.map(|decision| decision.finding),
            category: categories(record).0.map(str::to_owned),
            subcategory: categories(record).1.map(str::to_owned),
            awarded_total: decision.and_then(|decision| decision.awarded_total),
            complete: decision.is_none_or(|decision| decision.awarded_total_complete),
            payments: decision.map(briefs).unwrap_or_default(),
            improvements: improvements(record),
            url: record.source.url.clone(),
            gone_as_of: record.source.standing.gone_as_of,
        }
    }
}

fn briefs(decision: &Decision) -> Vec<PaymentBrief> {
    let brief = |payment: &Payment| PaymentBrief {
        amount: payment.amount,
        amount_status: payment.amount_status,
        status: payment.status,
        form: payment.form,
        payee: payment.payee.clone(),
        paragraph: payment.paragraph,
    };
    let counted = decision.payments.iter().filter(|it| !Review::rejects(it.review.as_ref()));
    counted.map(brief).collect()
}

/// The document's own case reference, of this scheme or another.
pub(super) fn reference(record: &Record) -> Option<String> {
    match &record.body {
        Body::Decision(decision) => decision.reference.as_ref().map(ToString::to_string),
        Body::Other(page) => page.reference.clone(),
        _ => None,
    }
}

/// The title of a paper that has one.
pub(super) fn title(record: &Record) -> Option<&str> {
    match &record.body {
        Body::FeedbackReport(report) => report.title.as_deref(),
        Body::Other(page) => page.title.as_deref(),
        _ => None,
    }
}

/// Category and subcategory.
pub(super) fn categories(record: &Record) -> (Option<&str>, Option<&str>) {
    match &record.body {
        Body::Decision(page) => (page.category.as_deref(), page.subcategory.as_deref()),
        Body::Listing(page) => (page.category.as_deref(), page.subcategory.as_deref()),
        _ => (None, None),
    }
}

/// How many service improvements the document has.
pub(super) fn improvements(record: &Record) -> u32 {
    let count = match &record.body {
        Body::Decision(decision) => decision.counted_improvements().count(),
        Body::PerformancePage(page) => page.service_improvements.len(),
        _ => 0,
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The heading that a passage from the summary stands under.
pub(crate) const SUMMARY_HEADING: &str = "Summary";

/// The summary and the sections of a record without standard wording.
pub(crate) fn leaves(record: &Record) -> Vec<Leaf<'_>> {
    let summary = record.decision().and_then(|decision| decision.summary.as_deref());
    let mut leaves: Vec<Leaf<'_>> = summary
        .map(|text| Leaf {
            heading: SUMMARY_HEADING.to_owned(),
            role: None,
            paragraphs: vec![(None, Cow::Borrowed(text))],
        })
        .into_iter()
        .collect();
    leaves.extend(record.sections().iter().map(leaf).filter(|leaf| !leaf.paragraphs.is_empty()));
    leaves
}

fn leaf(section: &Section) -> Leaf<'_> {
    let telling = section.paragraphs.iter().filter(|paragraph| !paragraph.boilerplate);
    Leaf {
        heading: section.heading.clone(),
        role: Some(section.role),
        paragraphs: telling.map(|paragraph| (paragraph.number, text_of(paragraph))).collect(),
    }
}

/// A paragraph with its list items; most have none, and are not copied.
pub(super) fn text_of(paragraph: &Paragraph) -> Cow<'_, str> {
    match paragraph.items.as_slice() {
        [] => Cow::Borrowed(&paragraph.text),
        _ => Cow::Owned(whole_text(paragraph)),
    }
}

/// A paragraph with its list items, one a line.
///
/// ```
/// use casebook::index::card::whole_text;
/// use casebook::model::decision::{Item, Paragraph};
/// use casebook::text::Span;
/// let item = |label: Option<&str>, text: &str| Item {
///     letter: None,
///     label: label.map(str::to_owned), text: text.to_owned(), items: Vec::new(), span: Span::new(0, 0),
/// };
/// let paragraph = Paragraph {
///     number: Some(7), printed: None, text: "The Council will:".to_owned(), span: Span::new(0, 0),
///     items: vec![item(Some("a"), "apologise; and"), item(None, "pay £50.")], boilerplate: false,
/// };
/// assert_eq!(whole_text(&paragraph), "The Council will:\na) apologise; and\n• pay £50.");
/// ```
#[must_use]
pub fn whole_text(paragraph: &Paragraph) -> String {
    let mut text = paragraph.text.clone();
    // A stack and no recursion: how deep the lists go is up to the page.
    let mut waiting: Vec<(usize, &Item)> = paragraph.items.iter().rev().map(|i| (0, i)).collect();
    while let Some((depth, item)) = waiting.pop() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.extend(std::iter::repeat_n("  ", depth.min(8)));
        match &item.label {
            Some(label) => text.extend([label.as_str(), ") "]),
            None => text.push_str("• "),
        }
        text.push_str(&item.text);
        waiting.extend(item.items.iter().rev().map(|item| (depth + 1, item)));
    }
    text
}
