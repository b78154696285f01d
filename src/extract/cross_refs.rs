//! placeholder
use super::Reading;
use crate::model::CaseRef;
use crate::model::decision::CrossReference;
use crate::model::note::Diagnostic;
/// Placeholder.
#[must_use]
pub fn cross_references(_: &Reading<'_>) -> (Vec<CrossReference>, Vec<Diagnostic>) {
    (Vec::new(), Vec::new())
}
/// Placeholder.
#[must_use]
pub fn related_references(_: &Reading<'_>, _: Option<&CaseRef>) -> Vec<CaseRef> {
    Vec::new()
}
