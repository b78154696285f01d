//! What filters and their values are called on a page.

use crate::model::words::{Finding, Kind, Outcome};
use crate::themes::ThemeFile;
use crate::words::decision::finding;
use crate::words::{money, sentence};

/// Filters by name, with what they are called.
const FILTERS: &[(&str, &str)] = &[
    ("kind", "Kind of document"),
    ("document_type", "Form"),
    ("outcome", "Outcome"),
    ("finding", "Finding"),
    ("organisation", "Council or other body"),
    ("organisation_type", "Sort of body"),
    ("category", "Category"),
    ("subcategory", "Subcategory"),
    ("published", "Still on the Ombudsman’s site"),
    ("theme", "Theme"),
    ("section", "Words stand in"),
    ("para", "Has paragraph"),
    ("year", "Year"),
    ("from", "Decided on or after"),
    ("to", "Decided on or before"),
    ("min_award", "Awarded at least"),
    ("max_award", "Awarded at most"),
    ("award", "An award of"),
    ("total", "All awards together"),
    ("match", "Listed"),
    ("scheme", "Ombudsman scheme"),
    ("sort", "Order"),
];

/// What a filter is called.
pub(in crate::serve) fn filter(name: &str) -> &str {
    FILTERS.iter().find(|(known, _)| *known == name).map_or(name, |(_, called)| called)
}

/// What a value of a filter is called.
pub(in crate::serve) fn value(name: &str, value: &str, themes: &ThemeFile) -> String {
    let called = match name {
        "outcome" => Outcome::parse(value).map(|it| sentence(&it.label())),
        "finding" => Finding::parse(value).map(|it| sentence(finding(it))),
        "kind" => Kind::parse(value).map(|it| sentence(&it.label())),
        "match" if value == "loose" => Some("also what has only some of the words".to_owned()),
        "theme" => themes.theme(value).map(|theme| theme.title.clone()),
        "min_award" | "max_award" => {
            crate::Pence::parse_decimal(&value.replace(['£', ','], "")).map(money)
        }
        "organisation_type" | "document_type" | "section" => {
            Some(sentence(&value.replace('_', " ")))
        }
        _ => None,
    };
    called.unwrap_or_else(|| value.to_owned())
}
