//! What a decision says: header, sections, and the facts with the sentence behind each.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::review::Decided;
use super::words::{
    ActionKind, AmountRole, AmountStatus, DocumentType, Finding, ImprovementAction,
    OrganisationType, OtherAmountStatus, Outcome, PaymentForm, PaymentStatus, PromiseStatus,
    Purpose, Role,
};
use super::{CaseRef, Pence, Review};
use crate::text::Span;

/// A decision statement, or a public report's page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// Statement or report.
    pub document_type: DocumentType,
    /// The canonical case reference.
    pub reference: Option<CaseRef>,
    /// The body complained about, as printed, without the reference.
    pub organisation: Option<String>,
    /// What sort of body it is, where its name tells.
    pub organisation_type: Option<OrganisationType>,
    /// As printed on the header line, or from the web address.
    pub category: Option<String>,
    /// As printed on the header line, or from the web address.
    pub subcategory: Option<String>,
    /// From the header; null where the page has none.
    pub outcome: Option<Outcome>,
    /// The outcome as printed.
    pub outcome_label: Option<String>,
    /// What the text itself decides about the body of this page.
    pub finding: Finding,
    /// Which part of the text decided the finding.
    #[serde(default)]
    pub finding_rule: String,
    /// How sure the finding is, 0 to 1.
    #[serde(default)]
    pub finding_confidence: f32,
    /// What a person has decided about the finding; never in what `parse` prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding_review: Option<Review>,
    /// The date on the header.
    pub decision_date: Option<Date>,
    /// The summary paragraph without the word "Summary:".
    pub summary: Option<String>,
    /// Where the summary stands.
    pub summary_span: Option<Span>,
    /// Sections in reading order; a sub-heading is a section of its own.
    pub sections: Vec<Section>,
    /// Each "paragraph N" that points inside this decision.
    pub cross_references: Vec<CrossReference>,
    /// Other cases named in the text.
    pub related_references: Vec<CaseRef>,
    /// The remedy ledger.
    pub payments: Vec<Payment>,
    /// The sum of stated, awarded amounts; null where none is stated.
    pub awarded_total: Option<Pence>,
    /// False where an awarded payment has no stated amount.
    pub awarded_total_complete: bool,
    /// Every other sum of money in the text.
    pub other_amounts: Vec<OtherAmount>,
    /// What the body will do so that others do not suffer the same fault.
    pub service_improvements: Vec<ServiceImprovement>,
    /// What the body will do for the person, beside money.
    pub other_actions: Vec<OtherAction>,
    /// Dated events.
    pub events: Vec<Event>,
    /// Statutes and guidance.
    pub citations: Vec<Citation>,
    /// Where a report says the Ombudsman is satisfied with the response.
    pub compliance: Option<Compliance>,
    /// Which themes apply, where, and by which rule.
    pub themes: Vec<ThemeMark>,
}

impl Decision {
    /// Adds the awards up again, after something about them has changed.
    pub fn add_up(&mut self) {
        self.awarded_total = awarded_total(&self.payments);
        self.awarded_total_complete = is_complete(&self.payments);
    }

    /// The service improvements without those of which a person says that there are none such.
    pub fn counted_improvements(&self) -> impl Iterator<Item = &ServiceImprovement> {
        self.service_improvements.iter().filter(|it| !Review::rejects(it.review.as_ref()))
    }

    /// The sums that are no payment, without those of which a person has made one.
    pub fn counted_amounts(&self) -> impl Iterator<Item = &OtherAmount> {
        self.other_amounts.iter().filter(|it| !it.is_added())
    }
}

/// The sum of the stated, awarded amounts; `None` where none is stated.
#[must_use]
pub fn awarded_total(payments: &[Payment]) -> Option<Pence> {
    let stated = payments
        .iter()
        .filter(|payment| payment.awarded && payment.amount_status == AmountStatus::Stated)
        .filter_map(|payment| payment.amount);
    let stated: Vec<Pence> = stated.collect();
    (!stated.is_empty()).then(|| stated.into_iter().sum())
}

/// Whether every awarded payment has a stated amount.
#[must_use]
pub fn is_complete(payments: &[Payment]) -> bool {
    payments
        .iter()
        .filter(|payment| payment.awarded)
        .all(|payment| payment.amount_status == AmountStatus::Stated)
}

/// A heading and what stands under it, up to the next heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// The heading as printed; empty where text stands before any heading.
    pub heading: String,
    /// 1 for a main heading, 2 for a sub-heading.
    pub level: u8,
    /// What the section does.
    pub role: Role,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph with its straight-through number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Paragraph {
    /// Counted straight through the decision; null where paragraphs carry no mark.
    pub number: Option<u32>,
    /// The mark as saved, such as "3".
    pub printed: Option<String>,
    /// The paragraph's own words, without its list items.
    pub text: String,
    /// Its list items.
    pub items: Vec<Item>,
    /// Where `text` stands.
    pub span: Span,
    /// Whether this is the Ombudsman's standard wording.
    pub boilerplate: bool,
}

/// A list item of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// Its label as printed, such as "a" or "1"; null for a bullet.
    pub label: Option<String>,
    /// The letter by which the text speaks of it ("part c)"): saved pages print lettered items as
    /// numbers and begin again after an interruption. Null for a bullet.
    #[serde(default)]
    pub letter: Option<String>,
    /// The item's own words.
    pub text: String,
    /// Items one level deeper.
    pub items: Vec<Item>,
    /// Where `text` stands.
    pub span: Span,
}

/// "paragraph 52", said in paragraph `from` of paragraph `to`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CrossReference {
    /// The paragraph that refers; null where it stands in the summary.
    pub from: Option<u32>,
    /// The paragraph referred to.
    pub to: u32,
    /// Where the words stand.
    pub span: Span,
}

/// One award, offer or payment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Payment {
    /// The sum; the upper end of a range; null where not stated.
    pub amount: Option<Pence>,
    /// The lower end of a range.
    pub amount_min: Option<Pence>,
    /// Always "GBP".
    pub currency: Currency,
    /// How definite the sum is.
    pub amount_status: AmountStatus,
    /// Where the payment stands.
    pub status: PaymentStatus,
    /// Whether it is part of the remedy: agreed or recommended.
    pub awarded: bool,
    /// What form it takes.
    pub form: PaymentForm,
    /// The body that pays, where several are named.
    pub payer: Option<String>,
    /// Who gets it, as the text names them.
    pub payee: Option<String>,
    /// For whom it is, where that is not the payee.
    pub beneficiary: Option<String>,
    /// The injustice it recognises.
    pub purposes: Vec<Purpose>,
    /// Arithmetic that the text gives.
    pub basis: Option<Basis>,
    /// By when.
    pub due: Option<Due>,
    /// The straight-through number of its paragraph.
    pub paragraph: Option<u32>,
    /// The sentence or list item it stands in.
    pub quote: String,
    /// Where `quote` stands.
    pub span: Span,
    /// Where the same award is repeated.
    pub also_at: Vec<Span>,
    /// Which extraction rule spoke.
    pub rule: String,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
    /// What a person has decided about it; never in what `parse` prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// The currency of every amount here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Currency {
    /// Pounds sterling.
    #[default]
    #[serde(rename = "GBP")]
    Gbp,
}

/// A rate and how often it applies: £50, `month`, 7.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Basis {
    /// The sum per unit.
    pub rate: Pence,
    /// The unit: `day`, `week`, `month`, `term`, `year`, or as printed.
    pub per: String,
    /// How many units, where the text gives or implies it; half a month is 0.5.
    #[serde(serialize_with = "whole_where_it_can")]
    pub count: Option<f64>,
}

/// Prints 7 units as `7`, half a unit as `0.5`.
#[allow(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
#[allow(clippy::ref_option, reason = "serde gives the field as it is")]
fn whole_where_it_can<S: serde::Serializer>(
    count: &Option<f64>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match count {
        Some(count) if count.fract() == 0.0 && count.abs() < 1e9 => {
            serializer.serialize_i64(*count as i64)
        }
        count => count.serialize(serializer),
    }
}

/// A time limit as printed, and the day it ends where that can be known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Due {
    /// As printed: "within four weeks".
    pub text: String,
    /// The last day; null where the period runs from something other than a known date.
    pub date: Option<Date>,
}

/// A sum of money that is no payment of the ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OtherAmount {
    /// The sum.
    pub amount: Pence,
    /// Claimed by the person, or only mentioned.
    pub status: OtherAmountStatus,
    /// The part it plays beside the ledger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<AmountRole>,
    /// The straight-through number of its paragraph; null in the summary.
    pub paragraph: Option<u32>,
    /// The sentence or list item it stands in.
    pub quote: String,
    /// Where `quote` stands.
    pub span: Span,
    /// Which extraction rule spoke.
    #[serde(default)]
    pub rule: String,
    /// How sure it is, 0 to 1.
    #[serde(default)]
    pub confidence: f32,
    /// What a person has decided about it; never in what `parse` prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

impl OtherAmount {
    /// Whether a person has put a payment there that is this sum, so that it counts as that.
    #[must_use]
    pub fn is_added(&self) -> bool {
        self.review.as_ref().is_some_and(|review| review.decision == Decided::Added)
    }
}

/// What the body will do so that others do not suffer the same fault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ServiceImprovement {
    /// The list item or sentence.
    pub text: String,
    /// What it consists of.
    pub actions: Vec<ImprovementAction>,
    /// Agreed, recommended or already done.
    pub status: PromiseStatus,
    /// By when.
    pub due: Option<Due>,
    /// The straight-through number of its paragraph.
    pub paragraph: Option<u32>,
    /// Where `text` stands.
    pub span: Span,
    /// Which extraction rule spoke.
    pub rule: String,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
    /// What a person has decided about it; never in what `parse` prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// What the body will do for the person, beside money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OtherAction {
    /// What kind of action.
    pub action: ActionKind,
    /// The list item or sentence.
    pub text: String,
    /// Agreed, recommended or already done.
    pub status: PromiseStatus,
    /// By when.
    pub due: Option<Due>,
    /// The straight-through number of its paragraph.
    pub paragraph: Option<u32>,
    /// Where `text` stands.
    pub span: Span,
    /// Which extraction rule spoke.
    #[serde(default)]
    pub rule: String,
    /// How sure it is, 0 to 1.
    #[serde(default)]
    pub confidence: f32,
    /// What a person has decided about it; never in what `parse` prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// A date in the text with the precision it is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DateRange {
    /// As printed: "late April 2023".
    pub text: String,
    /// The first day it can mean.
    pub earliest: Date,
    /// The last day it can mean.
    pub latest: Date,
}

/// Something that happened on a stated day, or about then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// When.
    pub date: DateRange,
    /// The sentence that tells it.
    pub text: String,
    /// The straight-through number of its paragraph.
    pub paragraph: Option<u32>,
    /// Where `text` stands.
    pub span: Span,
}

/// What is cited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CitationKind {
    /// An Act, regulations, an order.
    #[default]
    Statute,
    /// Statutory guidance, a code of practice, the Ombudsman's own guidance.
    Guidance,
}

/// A statute or guidance document named in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Citation {
    /// Its name: "Local Government Act 1974"; one name, whichever way the text spells it.
    pub act: String,
    /// Whether it is law or guidance.
    #[serde(default)]
    pub kind: CitationKind,
    /// Its provisions, as printed without "section" or "s": "26(1)", "Schedule 5, paragraph 1".
    pub provisions: Vec<String>,
    /// The straight-through number of its paragraph.
    pub paragraph: Option<u32>,
    /// Where the citation stands.
    pub span: Span,
}

/// "Ombudsman satisfied with council's response: 24 July 2014".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Compliance {
    /// The day.
    pub satisfied_on: Date,
}

/// A theme that applies, where, and which rule of the theme file said so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ThemeMark {
    /// The theme's name.
    pub theme: String,
    /// The straight-through numbers of the paragraphs where it applies.
    pub paragraphs: Vec<u32>,
    /// The rule.
    pub rule: String,
}
