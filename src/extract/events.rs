//! placeholder
use super::Reading;
use crate::model::decision::Event;
/// Placeholder.
#[must_use]
pub fn events(_: &Reading<'_>) -> Vec<Event> {
    Vec::new()
}
