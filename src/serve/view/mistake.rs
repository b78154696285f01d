//! Filters that cannot be read, in a person's words, each with the way to where it is corrected.

use super::filters::Form;
use super::named;
use crate::search::Misread;

/// How values are written, by the filters that take them.
const WRITTEN: &[(&[&str], &str)] = &[
    (&["from", "to"], "Write a date like 2024, 2024-03 or 2024-03-15."),
    (&["min_award", "max_award"], "Write pounds, such as 250 or 1,250.50."),
    (&["outcome", "finding", "kind"], "Choose from the list."),
    (&["sort"], "Choose an order from the list."),
];

/// A filter that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Mistake {
    /// "Decided on or after: “soon” cannot be read."
    pub(in crate::serve) says: String,
    /// What would be read.
    pub(in crate::serve) expects: String,
    /// Where it is corrected.
    pub(in crate::serve) place: String,
}

/// The mistakes of a question, and where a form corrects them.
pub(in crate::serve) fn mistakes(misread: &[Misread], form: &Form) -> Vec<Mistake> {
    let mistake = |it: &Misread| Mistake {
        says: format!("{}: “{}” cannot be read.", named::filter(&it.name), it.value),
        expects: expects(it),
        place: if form.has(&it.name) { format!("f-{}", it.name) } else { "narrow".to_owned() },
    };
    misread.iter().map(mistake).collect()
}

/// What a filter takes, in a sentence.
pub(in crate::serve) fn expects(misread: &Misread) -> String {
    let written = WRITTEN.iter().find(|(names, _)| names.contains(&misread.name.as_str()));
    written.map_or_else(
        || format!("{}.", crate::words::sentence(&misread.expects)),
        |(_, how)| (*how).to_owned(),
    )
}
