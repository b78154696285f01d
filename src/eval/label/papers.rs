//! What a label says of the papers around the decisions.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

use super::{Stated, stated};
use crate::model::papers::{Period, Rate};
use crate::model::words::{
    DocumentType, ImprovementAction, Outcome, PaymentForm, PaymentStatus, Scheme,
};
use crate::model::{CaseRef, Pence};

/// Figures of a year by their names in the record, and `UNPLACED` ones.
pub type CountsLabel = BTreeMap<String, Option<u32>>;

/// Rates by their names in the record.
pub type RatesLabel = BTreeMap<String, Option<Rate>>;

/// Figures that letters print and that a record has no place for: a label may have them, and they
/// are not scored.
const UNPLACED: &[&str] = &[
    "received",
    "not_upheld",
    "advice_given",
    "closed_after_initial_enquiries",
    "incomplete_invalid",
    "referred_back",
    "compliance_late",
    "compliance_on_time",
];

fn counts<'de, D: Deserializer<'de>>(from: D) -> Result<Option<CountsLabel>, D::Error> {
    known(from, &[&COUNT_NAMES, UNPLACED].concat())
}

fn rates<'de, D: Deserializer<'de>>(from: D) -> Result<Option<RatesLabel>, D::Error> {
    known(from, &RATE_NAMES)
}

/// Figures by name, where every name is known.
fn known<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
    names: &[&str],
) -> Result<Option<BTreeMap<String, T>>, D::Error> {
    let figures = BTreeMap::<String, T>::deserialize(from)?;
    match figures.keys().find(|name| !names.contains(&name.as_str())) {
        Some(name) => Err(serde::de::Error::custom(format!("unknown figure `{name}`"))),
        None => Ok(Some(figures)),
    }
}

/// The names of counts in a record, in its order.
pub(in crate::eval) const COUNT_NAMES: [&str; 8] = [
    "dealt_with",
    "not_for_us",
    "assessed_and_closed",
    "investigated",
    "upheld",
    "satisfactory_remedies",
    "compliance_outcomes",
    "compliance_satisfied",
];

/// The names of rates in a record, in its order.
pub(in crate::eval) const RATE_NAMES: [&str; 4] =
    ["upheld", "upheld_per_100k", "satisfactory_remedy", "compliance"];

/// A council's page of figures.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct PerformanceLabel {
    #[serde(deserialize_with = "stated")]
    pub organisation: Stated<String>,
    #[serde(deserialize_with = "stated")]
    pub period: Stated<Period>,
    #[serde(deserialize_with = "counts")]
    pub counts: Option<CountsLabel>,
    #[serde(deserialize_with = "rates")]
    pub rates: Option<RatesLabel>,
    pub reports: Option<Vec<ReportLabel>>,
    pub service_improvements: Option<Vec<ListedLabel>>,
    #[serde(deserialize_with = "stated")]
    pub last_updated: Stated<Date>,
    /// Those that fail; none where all figures agree.
    pub checks: Option<Vec<CheckLabel>>,
    /// The same with their places, as a reader notes them.
    pub slips: Option<Vec<SlipLabel>>,
}

/// A public report that a performance page names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ReportLabel {
    pub title: String,
    #[serde(default)]
    pub summary: Option<String>,
}

/// A service improvement that a performance page lists.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ListedLabel {
    pub starts: String,
    #[serde(default, deserialize_with = "stated")]
    pub reference: Stated<CaseRef>,
    #[serde(default, deserialize_with = "stated")]
    pub category: Stated<String>,
    #[serde(default, deserialize_with = "stated")]
    pub subcategory: Stated<String>,
    #[serde(default)]
    pub actions: Option<Vec<ImprovementAction>>,
}

/// Figures that do not agree with each other: the check, what the other figures give, and what is
/// printed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct CheckLabel {
    pub check: String,
    pub expected: String,
    pub found: String,
}

/// Figures that do not agree, as a reader notes them: `expected` may go on with the reason. It is
/// scored by the check and by the first figure of what follows and of what is printed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct SlipLabel {
    pub check: String,
    #[serde(rename = "where")]
    pub place: String,
    pub expected: String,
    pub found: String,
}

/// The Ombudsman's annual review letter.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct LetterLabel {
    #[serde(deserialize_with = "stated")]
    pub organisation: Stated<String>,
    #[serde(deserialize_with = "stated")]
    pub date: Stated<Date>,
    #[serde(deserialize_with = "stated")]
    pub year: Stated<String>,
    #[serde(deserialize_with = "stated")]
    pub period: Stated<Period>,
    #[serde(deserialize_with = "stated")]
    pub recipient: Stated<RecipientLabel>,
    #[serde(deserialize_with = "stated")]
    pub ombudsman: Stated<String>,
    #[serde(deserialize_with = "counts")]
    pub counts: Option<CountsLabel>,
    #[serde(deserialize_with = "rates")]
    pub rates: Option<RatesLabel>,
    pub payments: Option<Vec<PaidLabel>>,
    pub public_reports: Option<Vec<StartsLabel>>,
    pub concerns: Option<Vec<StartsLabel>>,
    /// Those that fail; none where all figures agree.
    pub checks: Option<Vec<CheckLabel>>,
    /// The same with their places, as a reader notes them.
    pub slips: Option<Vec<SlipLabel>>,
}

/// To whom a letter is addressed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RecipientLabel {
    pub name: Option<String>,
    pub post: Option<String>,
}

/// A sum that a letter names. Only the amount is scored, the rest is for the person who reads.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PaidLabel {
    pub amount: Pence,
    #[serde(default)]
    pub payee: Option<String>,
    #[serde(default)]
    pub status: Option<PaymentStatus>,
    #[serde(default)]
    pub form: Option<PaymentForm>,
    #[serde(default)]
    pub count: Option<u32>,
    #[serde(default)]
    pub starts: Option<String>,
}

/// A sentence, by its first words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct StartsLabel {
    pub starts: String,
}

/// A council's own annual report.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct FeedbackLabel {
    #[serde(deserialize_with = "stated")]
    pub organisation: Stated<String>,
    #[serde(deserialize_with = "stated")]
    pub title: Stated<String>,
    #[serde(deserialize_with = "stated")]
    pub year: Stated<String>,
    #[serde(deserialize_with = "stated")]
    pub period: Stated<Period>,
    #[serde(deserialize_with = "stated")]
    pub date: Stated<Date>,
    pub tables: Option<Vec<TableLabel>>,
    pub compensation: Option<CompensationLabel>,
    pub ombudsman: Option<FiguresLabel>,
    pub cases: Option<Vec<CaseLabel>>,
    pub remedy_actions: Option<Vec<RemedyLabel>>,
    /// Those that fail; none where all figures agree.
    pub checks: Option<Vec<CheckLabel>>,
    /// The same with their places, as a reader notes them.
    pub slips: Option<Vec<SlipLabel>>,
}

/// A printed table with its cells as printed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TableLabel {
    #[serde(default)]
    pub number: Option<TableNumber>,
    #[serde(default)]
    pub caption: Option<String>,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The number of a table as a person types it: `3`, or the letter of an appendix, `"A"`.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum TableNumber {
    /// `3`
    Number(u32),
    /// `"A"`
    Letter(String),
}

impl std::fmt::Display for TableNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Letter(letter) => letter.fmt(f),
        }
    }
}

/// What a council paid out.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct CompensationLabel {
    pub total: Option<Pence>,
    pub ombudsman_total: Option<Pence>,
    pub previous_total: Option<Pence>,
    pub by_part: Vec<PartLabel>,
    pub reasons: Vec<ReasonLabel>,
}

/// One part of what was paid out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PartLabel {
    pub name: String,
    pub amount: Pence,
}

/// Why it was paid.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ReasonLabel {
    pub reason: String,
    pub volume: u32,
    #[serde(default)]
    pub percent: Option<u32>,
}

/// A figure of the report's own year, or one for each year.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Yearly {
    /// Of the report's year.
    One(u32),
    /// By year.
    Each(BTreeMap<String, u32>),
}

/// A council's figures about the Ombudsman's cases.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct FiguresLabel {
    pub received: Option<Yearly>,
    pub upheld: Option<Yearly>,
    pub not_upheld: Option<Yearly>,
    pub decisions: Option<Yearly>,
    pub by_category: Option<BTreeMap<String, Yearly>>,
    pub by_directorate: Option<BTreeMap<String, Yearly>>,
}

/// A case that the report names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct CaseLabel {
    pub reference: CaseRef,
    #[serde(default)]
    pub amounts: Vec<Pence>,
    #[serde(default)]
    pub starts: Option<String>,
}

/// How often a kind of remedy was given.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RemedyLabel {
    pub action: String,
    pub total: u32,
    #[serde(default)]
    pub percent: Option<u32>,
}

/// Search results or a category page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct ListingLabel {
    #[serde(deserialize_with = "stated")]
    pub result_count: Stated<u32>,
    pub rows: Option<Vec<RowLabel>>,
}

/// One row of a listing.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct RowLabel {
    pub document_type: Option<DocumentType>,
    pub outcome: Option<Outcome>,
    pub organisation: Option<String>,
    pub reference: Option<CaseRef>,
    pub category: Option<String>,
    pub subcategory: Option<String>,
    pub date: Option<Date>,
    pub url: Option<String>,
    pub summary: Option<String>,
}

/// A page of another ombudsman.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct OtherLabel {
    #[serde(deserialize_with = "stated")]
    pub scheme: Stated<Scheme>,
    #[serde(deserialize_with = "stated")]
    pub organisation: Stated<String>,
    #[serde(deserialize_with = "stated")]
    pub reference: Stated<String>,
    #[serde(deserialize_with = "stated")]
    pub decision_date: Stated<Date>,
}
