//! What a person decided about a fact, with enough of the fact to find it again.

use super::facts::Fact;
use super::fields::values;
use crate::model::review::{Decided, FactKind, Values};

/// A person's decision, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Its number in the store; 0 where it is not there yet.
    pub id: i64,
    /// The key of the document.
    pub key: String,
    /// The name that the fact had.
    pub fact: String,
    /// What kind of fact it is.
    pub kind: FactKind,
    /// What was decided.
    pub decided: Decided,
    /// The words of the fact; its decision holds where these stand.
    pub quote: String,
    /// What else has to be the same: see [`Fact::stake`].
    pub stake: String,
    /// Every field as it was read when the person decided.
    pub seen: Values,
    /// The fields that the person says are otherwise.
    pub changes: Values,
    /// Who decided.
    pub by: String,
    /// When, in UTC.
    pub at: String,
    /// Why.
    pub note: Option<String>,
}

impl Judgement {
    /// A decision about a fact as it was read.
    #[must_use]
    pub fn of(fact: &Fact<'_>, decided: Decided, changes: Values, by: &str) -> Self {
        Self {
            id: 0,
            key: fact.record().key(),
            fact: fact.id.to_string(),
            kind: fact.id.kind,
            decided,
            quote: fact.quote().to_owned(),
            stake: fact.stake(),
            seen: values(fact.body),
            changes,
            by: by.to_owned(),
            at: String::new(),
            note: None,
        }
    }

    /// Each field as the person decided it.
    pub fn decided_values(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let seen = self.seen.iter().filter(|(name, _)| !self.changes.contains_key(*name));
        seen.chain(&self.changes).map(|(name, value)| (name.as_str(), value.as_deref()))
    }
}
