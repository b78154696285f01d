//! One candidate for the ledger while it is being worked out.

use std::collections::BTreeSet;

use super::clause::Governor;
use super::payee::Payees;
use super::people::each_of;
use super::verdict::Verdict;
use crate::model::Pence;
use crate::model::decision::Basis;
use crate::model::words::{AmountStatus, PaymentForm, Purpose};

/// A candidate payment.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    /// The place of its sentence in `Reading::units`.
    pub(super) unit: usize,
    /// The offset in the sentence, which orders candidates.
    pub(super) at: usize,
    /// The place of its sum among the printed sums; `None` where none is printed.
    pub(super) sum: Option<usize>,
    pub(super) amount: Option<Pence>,
    pub(super) lower: Option<Pence>,
    pub(super) amount_status: AmountStatus,
    pub(super) verdict: Verdict,
    pub(super) form: PaymentForm,
    pub(super) rule: &'static str,
    pub(super) confidence: f32,
    pub(super) governor: Option<Governor<'a>>,
    /// The printed sum that is its rate.
    pub(super) rate_of: Option<usize>,
    pub(super) basis: Option<Basis>,
    pub(super) payees: Payees,
    pub(super) payers: Vec<String>,
    pub(super) purposes: Vec<Purpose>,
    pub(super) further: bool,
    pub(super) definite: bool,
    pub(super) declined: bool,
    /// Sentences that repeat it, by their place in `Reading::units`.
    pub(super) also_at: BTreeSet<usize>,
}

impl Entry<'_> {
    pub(super) fn is_award(&self) -> bool {
        matches!(self.verdict, Verdict::Award(_))
    }

    /// Whether both can speak of one payment as far as the payee goes.
    pub(super) fn same_payee(&self, other: &Self) -> bool {
        let known = |entry: &Self| entry.payees.names.iter().flatten().cloned().collect::<Vec<_>>();
        let (mine, theirs) = (known(self), known(other));
        mine.is_empty()
            || theirs.is_empty()
            || mine.iter().flat_map(|name| each_of(name)).any(|name| {
                theirs.iter().flat_map(|other| each_of(other)).any(|other| other == name)
            })
    }

    /// How many payments the entry stands for: one for each payee or each payer.
    pub(super) fn copies(&self) -> usize {
        self.payees.names.len().max(1) * self.payers.len().max(1)
    }

    /// Notes that the sentence `unit` repeats this payment.
    pub(super) fn repeated_in(&mut self, unit: usize) {
        if unit != self.unit {
            self.also_at.insert(unit);
        }
    }
}
