//! placeholder
use crate::model::words::Role;
/// Placeholder.
#[must_use]
pub fn is_standing(_: Role, _: &str) -> bool {
    false
}
