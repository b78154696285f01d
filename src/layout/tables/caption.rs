//! Captions, sub-headings and footnotes around a table.

use crate::layout::headings::could_be;
use crate::layout::outline::plain;

/// "Table 4 - Cases closed by directorate".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Caption {
    pub(super) number: String,
    pub(super) title: Option<String>,
    /// Whether it is called a figure: most figures are pictures, some are tables.
    pub(super) is_figure: bool,
}

crate::pattern!(
    CAPTION,
    r"^(?:[0-9]+(?:\.[0-9]+)*\.?[ \t]+)?[*_]?(?i:(table|figure|fig\.?))[ \t]+([0-9]{1,3}(?:\.[0-9]{1,2})?[A-Za-z]?|[A-Z])([ \t]*[-–—:.]*)[ \t]*(.*)$"
);

/// The caption on a line. "Table 7 below shows ..." is a sentence about one.
pub(super) fn caption(words: &str) -> Option<Caption> {
    if words.len() > 240 || words.contains('\t') {
        return None;
    }
    let bare = plain(words);
    let parts = CAPTION.captures(&bare)?;
    let is_figure = !parts.get(1)?.as_str().eq_ignore_ascii_case("table");
    let number = parts.get(2)?.as_str().to_owned();
    let parted = parts.get(3).is_some_and(|sign| !sign.as_str().trim().is_empty());
    let title = parts.get(4).map_or("", |title| title.as_str()).trim_matches(['*', '_', ' ']);
    let named = title.is_empty() || parted || title.starts_with(char::is_uppercase);
    // "Table A shows": a letter alone is a number only before a sign.
    let lettered = number.chars().all(|c| c.is_ascii_uppercase());
    let sentence = !parted && (title.ends_with('.') || lettered);
    let title = title.trim_start_matches(['-', '–', '—', ':', ' ']);
    let title = (!title.is_empty()).then(|| title.to_owned());
    (named && !sentence).then_some(Caption { number, title, is_figure })
}

/// Whether a line names the table under it.
pub(super) fn is_sub_heading(words: &str) -> bool {
    let bare = plain(words);
    (words.starts_with('#') || words.starts_with("**") || could_be(&bare))
        && bare.split_whitespace().count() <= 14
        && !bare.ends_with('.')
        && !words.contains('\t')
}

/// Whether a line is a footnote of the table above it.
pub(super) fn is_footnote(words: &str) -> bool {
    words.starts_with("<sup>")
        || words.starts_with('*') && !words.starts_with("**")
        || words.starts_with("Note:")
}
