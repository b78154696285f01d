//! The arithmetic behind a payment: what it makes, and how it is said.

use crate::model::Pence;
use crate::model::decision::Basis;

/// The sum that the rate and the count make, where both are known.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "pounds of a remedy"
)]
pub(super) fn makes(basis: &Basis) -> Option<Pence> {
    basis.count.map(|count| Pence((basis.rate.0 as f64 * count).round() as i64))
}

/// "50.00 a month, 7 times".
pub(super) fn in_words(basis: &Basis) -> String {
    let Basis { rate, per, count } = basis;
    let times = count.map_or_else(String::new, |count| format!(", {count} times"));
    format!("{rate} a {per}{times}")
}
