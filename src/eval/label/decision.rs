//! What a label says of a decision.

use jiff::civil::Date;
use serde::Deserialize;

use super::{Stated, stated};
use crate::model::words::{
    ActionKind, AmountStatus, DocumentType, Finding, ImprovementAction, OrganisationType,
    OtherAmountStatus, Outcome, PaymentForm, PaymentStatus, PromiseStatus, Purpose, Role,
};
use crate::model::{CaseRef, Pence};

/// The facts of a decision. Each field is the record's own of that name, with these differences:
/// `paragraphs` is the number of the last numbered paragraph, `sections` are pairs of heading and
/// role, `compliance` is a date alone, and cross references are pairs of two numbers.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct DecisionLabel {
    #[serde(deserialize_with = "stated")]
    pub document_type: Stated<DocumentType>,
    #[serde(deserialize_with = "stated")]
    pub reference: Stated<CaseRef>,
    #[serde(deserialize_with = "stated")]
    pub organisation: Stated<String>,
    #[serde(deserialize_with = "stated")]
    pub organisation_type: Stated<OrganisationType>,
    #[serde(deserialize_with = "stated")]
    pub category: Stated<String>,
    #[serde(deserialize_with = "stated")]
    pub subcategory: Stated<String>,
    #[serde(deserialize_with = "stated")]
    pub outcome: Stated<Outcome>,
    #[serde(deserialize_with = "stated")]
    pub outcome_label: Stated<String>,
    #[serde(deserialize_with = "stated")]
    pub decision_date: Stated<Date>,
    #[serde(deserialize_with = "stated")]
    pub finding: Stated<Finding>,
    #[serde(deserialize_with = "stated")]
    pub paragraphs: Stated<u32>,
    pub sections: Option<Vec<(String, Role)>>,
    pub payments: Option<Vec<PaymentLabel>>,
    #[serde(deserialize_with = "stated")]
    pub awarded_total: Stated<Pence>,
    #[serde(deserialize_with = "stated")]
    pub awarded_total_complete: Stated<bool>,
    pub other_amounts: Option<Vec<AmountLabel>>,
    pub service_improvements: Option<Vec<ImprovementLabel>>,
    pub other_actions: Option<Vec<ActionLabel>>,
    pub cross_references: Option<Vec<(Option<u32>, u32)>>,
    pub related_references: Option<Vec<CaseRef>>,
    #[serde(deserialize_with = "stated")]
    pub compliance: Stated<Date>,
    /// For the person who reads the label.
    pub slips: Option<serde_json::Value>,
}

/// A payment. What is left out is not scored; `due` is the day alone.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PaymentLabel {
    pub amount: Option<Pence>,
    pub status: PaymentStatus,
    #[serde(default)]
    pub amount_min: Option<Pence>,
    #[serde(default)]
    pub amount_status: Option<AmountStatus>,
    #[serde(default)]
    pub awarded: Option<bool>,
    #[serde(default)]
    pub form: Option<PaymentForm>,
    #[serde(default, deserialize_with = "stated")]
    pub payer: Stated<String>,
    #[serde(default, deserialize_with = "stated")]
    pub payee: Stated<String>,
    #[serde(default, deserialize_with = "stated")]
    pub beneficiary: Stated<String>,
    #[serde(default)]
    pub purposes: Option<Vec<Purpose>>,
    #[serde(default, deserialize_with = "stated")]
    pub basis: Stated<BasisLabel>,
    #[serde(default, deserialize_with = "stated")]
    pub due: Stated<Date>,
    #[serde(default, deserialize_with = "stated")]
    pub paragraph: Stated<u32>,
}

impl PaymentLabel {
    /// Whether it is part of the remedy.
    #[must_use]
    pub fn is_awarded(&self) -> bool {
        self.awarded.unwrap_or(self.status.is_awarded())
    }
}

/// The arithmetic behind a payment.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct BasisLabel {
    pub rate: Pence,
    pub per: String,
    #[serde(default)]
    pub count: Option<f64>,
}

/// A sum that is no payment.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct AmountLabel {
    pub amount: Pence,
    pub status: OtherAmountStatus,
    pub paragraph: Option<u32>,
}

/// A service improvement, by the first words of its text.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ImprovementLabel {
    pub starts: String,
    pub paragraph: Option<u32>,
    #[serde(default)]
    pub status: Option<PromiseStatus>,
    #[serde(default)]
    pub actions: Option<Vec<ImprovementAction>>,
    #[serde(default, deserialize_with = "stated")]
    pub due: Stated<Date>,
}

/// An action for the person, by the first words of its text.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ActionLabel {
    pub starts: String,
    pub paragraph: Option<u32>,
    #[serde(default)]
    pub action: Option<ActionKind>,
    #[serde(default)]
    pub status: Option<PromiseStatus>,
    #[serde(default, deserialize_with = "stated")]
    pub due: Stated<Date>,
}
