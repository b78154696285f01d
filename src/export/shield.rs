//! Words that a spreadsheet would run as a formula, made harmless so that they can be restored.
//!
//! An apostrophe is put before words that begin like a formula, and before words that look as if they
//! had got one already. So taking one apostrophe away from every cell of that look restores all.

use std::borrow::Cow;

/// Signs that make a spreadsheet take a cell for a formula, or that it skips before looking.
pub const FORMULA_SIGNS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Makes words harmless.
///
/// ```
/// use casebook::export::{shield, unshield};
/// for (words, cell) in [("=1+1", "'=1+1"), ("'-1", "''-1"), ("'late'", "'late'"), ("£5", "£5")] {
///     assert_eq!(shield(words), cell);
///     assert_eq!(unshield(cell), words);
/// }
/// ```
#[must_use]
pub fn shield(words: &str) -> Cow<'_, str> {
    if looks_shielded_or_runs(words) {
        Cow::Owned(format!("'{words}"))
    } else {
        Cow::Borrowed(words)
    }
}

/// Restores the words of a cell that [`shield`] has written.
#[must_use]
pub fn unshield(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(words) if looks_shielded_or_runs(words) => words,
        _ => cell,
    }
}

fn looks_shielded_or_runs(words: &str) -> bool {
    words.trim_start_matches('\'').starts_with(FORMULA_SIGNS)
}
