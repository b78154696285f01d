//! What is in a cell.

use crate::model::Pence;
use crate::model::papers::Cell;

/// Reads a cell: money, a percentage, a number, or words.
///
/// ```
/// use casebook::layout::tables::cell;
/// use casebook::model::{Pence, papers::Cell};
/// assert_eq!(cell("£1,204.50"), Cell::Money(Pence(120_450)));
/// assert_eq!(cell("-13"), Cell::Number(-13.0));
/// assert_eq!(cell("2024/25"), Cell::Text("2024/25".into()));
/// ```
#[must_use]
pub fn cell(text: &str) -> Cell {
    let text = text.trim().trim_matches('*').trim();
    let (negative, size) = match text.strip_prefix(['-', '−', '–', '+']) {
        Some(size) => (!text.starts_with('+'), size.trim_start()),
        None => (false, text),
    };
    let signed = |value: f64| if negative && value != 0.0 { -value } else { value };
    if let Some(sum) = size.strip_prefix('£') {
        let sum = sum.trim_start();
        if let Some(Pence(pence)) = plain_number(sum).and_then(|sum| Pence::parse_decimal(&sum)) {
            return Cell::Money(Pence(if negative { -pence } else { pence }));
        }
    }
    if let Some(value) = size.strip_suffix('%').and_then(|value| number(value.trim_end())) {
        return Cell::Percent(signed(value));
    }
    match number(size) {
        Some(value) => Cell::Number(signed(value)),
        None => Cell::Text(text.to_owned()),
    }
}

/// Digits with thousands separators taken out; `None` where the commas do not part thousands.
fn plain_number(text: &str) -> Option<String> {
    let whole = text.split('.').next().unwrap_or(text);
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let grouped = whole.contains(',');
    if !digits(first) || (grouped && first.len() > 3) {
        return None;
    }
    groups.all(|group| group.len() == 3 && digits(group)).then(|| text.replace(',', ""))
}

fn number(text: &str) -> Option<f64> {
    let plain = plain_number(text)?;
    let shaped = plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (shaped && plain.len() <= 15 && !plain.ends_with('.')).then(|| plain.parse().ok()).flatten()
}

/// Whether a cell holds a figure.
pub(super) fn is_figure(text: &str) -> bool {
    !matches!(cell(text), Cell::Text(_))
}

/// Whether a cell holds a figure that is a year, as column heads do.
pub(super) fn is_year(text: &str) -> bool {
    matches!(cell(text), Cell::Number(value) if (1990.0..=2100.0).contains(&value))
        && !text.contains(',')
}
