//! A decision as statistics count it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::Pence;
use crate::model::words::{
    AmountStatus, Finding, OrganisationType, Outcome, PaymentForm, PaymentStatus, Purpose,
};

/// A decision with what it awards.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Case {
    /// The key of its record.
    pub key: String,
    /// Its case reference.
    pub reference: Option<String>,
    /// The body complained about, as printed.
    pub organisation: Option<String>,
    /// What sort of body it is.
    pub organisation_type: Option<OrganisationType>,
    /// As printed.
    pub category: Option<String>,
    /// As printed.
    pub subcategory: Option<String>,
    /// The outcome on the header.
    pub outcome: Option<Outcome>,
    /// What the text decides.
    pub finding: Option<Finding>,
    /// The date of the decision.
    pub date: Option<Date>,
    /// Where it was published.
    pub url: Option<String>,
    /// A digest of its words without the header: equal for one text under two references.
    pub words: Option<String>,
    /// The themes that apply, by name.
    pub themes: Vec<String>,
    /// What is part of the remedy, with what people decided about it.
    pub awards: Vec<Award>,
    /// Decisions with the same words, which count as this one.
    pub twins: Vec<Case>,
}

/// A payment that is part of a remedy.
#[derive(Debug, Clone, PartialEq)]
pub struct Award {
    /// The name of the fact: `24 014 093/payment/57.1`.
    pub fact: String,
    /// The sum; of a range the upper end.
    pub amount: Option<Pence>,
    /// The lower end of a range.
    pub amount_min: Option<Pence>,
    /// How definite the sum is.
    pub amount_status: AmountStatus,
    /// Agreed or recommended.
    pub status: PaymentStatus,
    /// What form it takes.
    pub form: PaymentForm,
    /// Who gets it.
    pub payee: Option<String>,
    /// The injustice it recognises.
    pub purposes: Vec<Purpose>,
    /// The number of its paragraph.
    pub paragraph: Option<u32>,
    /// The sentence it stands in.
    pub quote: String,
    /// What a person decided about it: `unreviewed`, `accepted`, `corrected` or `added`.
    pub review: String,
}

impl Award {
    /// The sum that can be added up: none of a range, of "up to", of what is not stated.
    #[must_use]
    pub fn definite(&self) -> Option<Pence> {
        self.amount.filter(|_| self.amount_status == AmountStatus::Stated)
    }
}

impl Case {
    /// How people call it: its reference, or its key where it has none.
    #[must_use]
    pub fn name(&self) -> &str {
        self.reference.as_deref().unwrap_or(&self.key)
    }

    /// The decision itself, and those with the same words.
    pub fn all(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.twins)
    }
}

/// Lets decisions that have the same words, and are alike in what `also` tells, count as one: the
/// first of them, with the others as its twins. The order stays.
///
/// ```
/// use casebook::stats::{Case, once};
/// let case = |key: &str, words: &str| Case {
///     key: key.into(), words: Some(words.into()), ..Case::default()
/// };
/// let cases = once(vec![case("a", "x"), case("b", "y"), case("c", "x")], |_| ());
/// assert_eq!(cases.iter().map(|case| case.key.as_str()).collect::<Vec<_>>(), ["a", "b"]);
/// assert_eq!(cases[0].twins[0].key, "c");
/// ```
#[must_use]
pub fn once<T: Ord>(cases: Vec<Case>, also: impl Fn(&Case) -> T) -> Vec<Case> {
    let mut first: BTreeMap<(String, T), usize> = BTreeMap::new();
    let mut kept: Vec<Case> = Vec::with_capacity(cases.len());
    for case in cases {
        if let Some(words) = &case.words {
            let at = *first.entry((words.clone(), also(&case))).or_insert(kept.len());
            if let Some(twin) = kept.get_mut(at) {
                twin.twins.push(case);
                continue;
            }
        }
        kept.push(case);
    }
    kept
}
