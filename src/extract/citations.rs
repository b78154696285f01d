//! placeholder
use super::Reading;
use crate::model::decision::Citation;
/// Placeholder.
#[must_use]
pub fn citations(_: &Reading<'_>) -> Vec<Citation> {
    Vec::new()
}
