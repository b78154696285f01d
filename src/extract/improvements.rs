//! placeholder
use super::Reading;
use crate::model::decision::ServiceImprovement;
/// Placeholder.
#[must_use]
pub fn improvements(_: &Reading<'_>) -> Vec<ServiceImprovement> {
    Vec::new()
}
