//! placeholder
use super::Reading;
use crate::model::decision::{OtherAmount, Payment};
use crate::model::note::Diagnostic;
/// Placeholder.
#[derive(Debug, Default)]
pub struct Ledger {
    /// Placeholder.
    pub payments: Vec<Payment>,
    /// Placeholder.
    pub other_amounts: Vec<OtherAmount>,
    /// Placeholder.
    pub diagnostics: Vec<Diagnostic>,
}
/// Placeholder.
#[must_use]
pub fn ledger(_: &Reading<'_>) -> Ledger {
    Ledger::default()
}
