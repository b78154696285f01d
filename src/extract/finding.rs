//! placeholder
use super::Reading;
use crate::model::note::Diagnostic;
use crate::model::words::{DocumentType, Finding, Outcome};
/// Placeholder.
#[must_use]
pub fn finding(_: &Reading<'_>, _: Option<Outcome>, _: DocumentType) -> (Finding, Vec<Diagnostic>) {
    (Finding::Unclear, Vec::new())
}
