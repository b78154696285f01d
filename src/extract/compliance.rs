//! placeholder
use super::Reading;
use crate::model::decision::Compliance;
/// Placeholder.
#[must_use]
pub fn compliance(_: &Reading<'_>) -> Option<Compliance> {
    None
}
