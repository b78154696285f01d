//! What a person has decided about a fact: the only part of a record that its text does not say.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::words::vocabulary;

vocabulary! {
    /// What kind of fact a decision of a person is about; it stands in the fact's name.
    FactKind {
        /// A payment of the remedy ledger.
        Payment = "payment",
        /// A service improvement.
        Improvement = "improvement",
        /// An action for the person, beside money.
        Action = "action",
        /// A sum that is no payment.
        Amount = "amount",
        /// What the text decides.
        Finding = "finding",
        /// A remark on the reading.
        Remark = "remark",
    }
}

vocabulary! {
    /// What a person has decided.
    Decided {
        /// The fact is as it was read.
        Accepted = "accepted",
        /// The fact is there, and something about it is otherwise.
        Corrected = "corrected",
        /// There is no such fact.
        Rejected = "rejected",
        /// The fact was not read; the person has put it there.
        Added = "added",
    }
}

/// Fields of a fact by name, as `casebook review correct` takes them; null where the text does not
/// say.
pub type Values = BTreeMap<String, Option<String>>;

/// A person's decision about a fact, where it stands in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Review {
    /// What was decided.
    pub decision: Decided,
    /// The name that the fact had when it was decided.
    pub fact: String,
    /// Who decided.
    pub by: String,
    /// When, in UTC.
    pub at: String,
    /// Why.
    pub note: Option<String>,
    /// What the rules read, for each field where the person says otherwise.
    pub was: Values,
}

impl Review {
    /// Whether the person says that there is no such fact.
    #[must_use]
    pub fn rejects(review: Option<&Self>) -> bool {
        review.is_some_and(|review| review.decision == Decided::Rejected)
    }
}
