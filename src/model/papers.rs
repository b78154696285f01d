//! The papers around the decisions: performance pages, annual letters, councils' own reports, listings.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::decision::Section;
use super::words::{DocumentType, ImprovementAction, Outcome};
use super::{CaseRef, Pence};
use crate::text::Span;

pub use super::check::Check;

/// The days that a paper is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// The numbers of complaints on a performance page or in a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Counts {
    pub dealt_with: Option<u32>,
    pub not_for_us: Option<u32>,
    pub assessed_and_closed: Option<u32>,
    pub investigated: Option<u32>,
    pub upheld: Option<u32>,
    pub satisfactory_remedies: Option<u32>,
    pub compliance_outcomes: Option<u32>,
    pub compliance_satisfied: Option<u32>,
}

/// A body's rate beside the average of similar bodies; percentages as numbers (83).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rate {
    /// This body's.
    pub value: Option<f64>,
    /// The average of similar bodies.
    pub peer_average: Option<f64>,
}

/// The rates on a performance page or in a letter.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rates {
    /// Upheld, per cent of investigations.
    pub upheld: Option<Rate>,
    /// Upheld decisions per 100,000 residents.
    pub upheld_per_100k: Option<Rate>,
    /// Upheld cases already remedied by the body, per cent.
    pub satisfactory_remedy: Option<Rate>,
    /// Recommendations carried out, per cent.
    pub compliance: Option<Rate>,
}

/// A council's page of figures on the Ombudsman's site.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PerformancePage {
    pub organisation: Option<String>,
    pub period: Option<Period>,
    pub counts: Counts,
    pub rates: Rates,
    pub reports: Vec<PublishedReport>,
    pub service_improvements: Vec<ListedImprovement>,
    pub last_updated: Option<Date>,
    pub checks: Vec<Check>,
    /// The whole text, by heading.
    pub sections: Vec<Section>,
}

/// A public report as a performance page lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct PublishedReport {
    pub title: String,
    pub summary: String,
}

/// A service improvement as a performance page lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ListedImprovement {
    pub reference: Option<CaseRef>,
    pub category: Option<String>,
    pub subcategory: Option<String>,
    pub text: String,
    pub actions: Vec<ImprovementAction>,
    pub span: Span,
}

/// The Ombudsman's annual review letter to a body.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct AnnualLetter {
    pub organisation: Option<String>,
    pub date: Option<Date>,
    /// "2023-24".
    pub year: Option<String>,
    pub period: Option<Period>,
    pub recipient: Option<Recipient>,
    pub ombudsman: Option<String>,
    pub counts: Counts,
    pub rates: Rates,
    pub payments: Vec<NamedSum>,
    pub public_reports: Vec<Remark>,
    pub concerns: Vec<Remark>,
    pub checks: Vec<Check>,
    /// The whole text, by heading.
    pub sections: Vec<Section>,
}

/// To whom a letter is addressed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Recipient {
    pub name: Option<String>,
    pub post: Option<String>,
}

/// A sum named in a letter, with its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct NamedSum {
    pub amount: Pence,
    pub text: String,
    pub span: Span,
}

/// A sentence worth pointing at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Remark {
    pub text: String,
    pub span: Span,
}

/// A council's own annual report on complaints and compliments.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct FeedbackReport {
    pub organisation: Option<String>,
    pub title: Option<String>,
    /// "2024-25".
    pub year: Option<String>,
    pub period: Option<Period>,
    pub date: Option<Date>,
    pub tables: Vec<Table>,
    pub compensation: Option<Compensation>,
    pub ombudsman: Option<OmbudsmanFigures>,
    pub cases: Vec<NamedCase>,
    pub remedy_actions: Vec<RemedyAction>,
    pub checks: Vec<Check>,
    /// The whole text, by heading.
    pub sections: Vec<Section>,
}

/// A printed table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Table {
    pub number: Option<String>,
    pub caption: Option<String>,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
    pub span: Span,
}

/// A typed table cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Cell {
    Number(f64),
    Percent(f64),
    Money(Pence),
    Text(String),
}

/// What a council paid out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Compensation {
    pub total: Option<Pence>,
    pub ombudsman_total: Option<Pence>,
    pub previous_total: Option<Pence>,
    pub by_part: Vec<CompensationPart>,
    pub reasons: Vec<CompensationReason>,
}

/// One part of the compensation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct CompensationPart {
    pub name: String,
    pub amount: Pence,
}

/// Why compensation was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct CompensationReason {
    pub reason: String,
    pub volume: u32,
    pub percent: Option<u32>,
}

/// A council's own figures about the Ombudsman's cases.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct OmbudsmanFigures {
    pub received: Vec<YearFigure>,
    pub upheld: Vec<YearFigure>,
    pub not_upheld: Vec<YearFigure>,
    pub by_category: Vec<YearFigure>,
    pub decisions: Vec<YearFigure>,
    pub by_directorate: Vec<YearFigure>,
}

/// A figure of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct YearFigure {
    pub year: String,
    pub name: Option<String>,
    pub count: u32,
}

/// A case that a council's report names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct NamedCase {
    pub reference: CaseRef,
    pub amount: Option<Pence>,
    pub text: String,
    pub span: Span,
}

/// How often a kind of remedy was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct RemedyAction {
    pub action: String,
    pub total: u32,
    pub percent: Option<u32>,
}

/// Search results, or a category page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Listing {
    pub organisation: Option<String>,
    pub category: Option<String>,
    pub subcategory: Option<String>,
    /// How many results the page says there are.
    pub result_count: Option<u32>,
    pub period: Option<Period>,
    pub rows: Vec<ListingRow>,
    /// The whole text, by heading.
    pub sections: Vec<Section>,
}

/// One row of a listing; what it does not show is null, never the neighbour's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct ListingRow {
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

/// Any other page: kept whole and searchable.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)]
pub struct OtherPage {
    pub title: Option<String>,
    pub organisation: Option<String>,
    /// The case number of another scheme, as printed.
    pub reference: Option<String>,
    pub period: Option<Period>,
    pub date: Option<Date>,
    /// The whole text, by heading.
    pub sections: Vec<Section>,
}

/// The tables of which nothing but the caption was read: one for each number that has no rows
/// anywhere, since a list of tables names them too.
///
/// ```
/// use casebook::{layout::tables::tables, model::papers::unread};
/// let found = tables("Table 1 - Rows\n\nYear\tLate\n2024/25\t4\n\nTable 2 - Chart\n\nWords.\n");
/// let lost: Vec<_> = unread(&found).filter_map(|table| table.number.as_deref()).collect();
/// assert_eq!(lost, ["2"]);
/// ```
pub fn unread(tables: &[Table]) -> impl Iterator<Item = &Table> {
    let read: std::collections::BTreeSet<&str> = tables
        .iter()
        .filter(|table| !table.rows.is_empty())
        .filter_map(|table| table.number.as_deref())
        .collect();
    let mut told = std::collections::BTreeSet::new();
    tables.iter().filter(move |table| {
        let lost = |number: &&str| table.rows.is_empty() && !read.contains(number);
        table.number.as_deref().filter(lost).is_some_and(|number| told.insert(number))
    })
}
