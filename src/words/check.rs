//! What a check of figures found, in words.

use crate::model::check::Check;

/// Both figures: the one printed, and what the others give. Where one figure is printed twice in
/// two ways, neither of them is the right one.
#[must_use]
pub fn disagreement(check: &Check) -> String {
    let (found, expected) = (&check.found, &check.expected);
    match check.check.as_str() {
        "two_figures" => format!("{found} in one place, {expected} in another"),
        "sentence_and_table" => format!("{found} in the sentence, {expected} in the table"),
        _ => format!("printed {found}, the other figures give {expected}"),
    }
}

/// Printed words on one line, the cells of a row parted by bars.
#[must_use]
pub fn quoted(words: &str) -> String {
    let rows = words.split('\n').map(|row| row.trim().replace('\t', " | "));
    format!("“{}”", rows.filter(|row| !row.is_empty()).collect::<Vec<_>>().join(" / "))
}
