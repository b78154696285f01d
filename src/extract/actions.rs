//! placeholder
use super::Reading;
use crate::model::decision::OtherAction;
/// Placeholder.
#[must_use]
pub fn actions(_: &Reading<'_>) -> Vec<OtherAction> {
    Vec::new()
}
