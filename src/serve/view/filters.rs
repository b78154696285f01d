//! The filters of a page: choices with their counts, boxes for dates and sums.

use super::mistake::expects;
use super::named;
use crate::error::Result;
use crate::model::words::{Finding, Kind, Outcome};
use crate::search::{Facets, Misread, Question};
use crate::serve::{Asked, Reader};
use crate::words::number;

/// How many values of an open list are offered; the rest can be typed.
const OFFERED: usize = 12;

/// A list of choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Group {
    pub(in crate::serve) name: &'static str,
    pub(in crate::serve) called: &'static str,
    /// Whether something in it is chosen or wrong.
    pub(in crate::serve) open: bool,
    pub(in crate::serve) choices: Vec<Choice>,
    /// Whether other values can be typed.
    pub(in crate::serve) other: Option<&'static str>,
    /// Why a value cannot be read.
    pub(in crate::serve) wrong: Option<String>,
}

/// A value to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Choice {
    pub(in crate::serve) value: String,
    pub(in crate::serve) says: String,
    /// How many documents it would keep.
    pub(in crate::serve) count: Option<String>,
    pub(in crate::serve) chosen: bool,
}

/// A box to type into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Field {
    pub(in crate::serve) name: &'static str,
    pub(in crate::serve) called: &'static str,
    pub(in crate::serve) value: String,
    /// Why the value cannot be read.
    pub(in crate::serve) wrong: Option<String>,
}

/// Two boxes that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Bounds {
    pub(in crate::serve) called: &'static str,
    pub(in crate::serve) hint: &'static str,
    pub(in crate::serve) open: bool,
    pub(in crate::serve) fields: Vec<Field>,
}

/// A year, with the address that asks for it alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Year {
    pub(in crate::serve) says: String,
    pub(in crate::serve) count: String,
    pub(in crate::serve) link: String,
}

/// All filters of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::serve) struct Form {
    pub(in crate::serve) groups: Vec<Group>,
    pub(in crate::serve) bounds: Vec<Bounds>,
    /// The years that there are.
    pub(in crate::serve) years: Vec<Year>,
    /// Filters that were set in another way and are kept: name and value.
    pub(in crate::serve) kept: Vec<(&'static str, String)>,
}

/// A list of choices: its filter, and what other values that can be typed are called.
struct Offer {
    name: &'static str,
    other: Option<&'static str>,
}

const OFFERS: &[Offer] = &[
    Offer { name: "category", other: None },
    Offer { name: "subcategory", other: Some("Another subcategory") },
    Offer { name: "organisation", other: Some("Another name, or words of it") },
    Offer { name: "outcome", other: None },
    Offer { name: "finding", other: None },
    Offer { name: "theme", other: None },
    Offer { name: "kind", other: None },
];

type Boxes = (&'static str, &'static str, [(&'static str, &'static str); 2]);

const BOUNDS: &[Boxes] = &[
    ("Decision date", "For example 2024, 2024-03 or 2024-03-15", [("from", "From"), ("to", "To")]),
    (
        "Amount awarded",
        "In pounds, for example 250",
        [("min_award", "At least"), ("max_award", "At most")],
    ),
];

impl Form {
    /// The filters beside what a question found.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read.
    pub(in crate::serve) fn of(reader: &Reader, asked: &Asked, found: &Facets) -> Result<Self> {
        let mut groups = Vec::new();
        for offer in OFFERS {
            let chosen = asked.value(offer.name).is_some();
            // Values of one filter are alternatives: what another would keep is counted without it.
            let counted = if chosen && offer.name != "theme" {
                let open = without(asked, offer.name);
                let answer = reader.casebook.search(&open)?;
                values(offer.name, &answer.facets)
            } else if offer.name == "theme" {
                themes(reader, &without(asked, "theme"))?
            } else {
                values(offer.name, found)
            };
            groups.push(offer.group(asked, &counted, reader));
        }
        let years = years(asked, found);
        Ok(Self { groups, bounds: bounds(asked, &[]), years, kept: kept(asked) })
    }

    /// The filters where some of them cannot be read, and so nothing is counted.
    pub(in crate::serve) fn wrong(reader: &Reader, asked: &Asked, misread: &[Misread]) -> Self {
        let groups = OFFERS.iter().map(|offer| {
            let mut group = offer.group(asked, &[], reader);
            group.wrong = why(misread, offer.name);
            group.open |= group.wrong.is_some();
            group
        });
        let (groups, bounds) = (groups.collect(), bounds(asked, misread));
        Self { groups, bounds, years: Vec::new(), kept: kept(asked) }
    }
}

impl Bounds {
    /// Whether it is about days.
    pub(in crate::serve) fn dated(&self) -> bool {
        self.fields.iter().any(|field| field.name == "from")
    }
}

impl Form {
    /// Whether a filter has a place here where it can be corrected.
    pub(in crate::serve) fn has(&self, name: &str) -> bool {
        let listed = self.groups.iter().any(|group| group.name == name);
        listed || self.bounds.iter().flat_map(|it| &it.fields).any(|field| field.name == name)
    }
}

impl Offer {
    fn group(&self, asked: &Asked, counted: &[(String, u64)], reader: &Reader) -> Group {
        let name = self.name;
        let says = |value: &str| named::value(name, value, reader.themes.file());
        let mine = |value: &str| {
            let chosen = asked.filters.iter().filter(|(known, _)| *known == name);
            chosen.map(|(_, chosen)| chosen).any(|chosen| chosen.eq_ignore_ascii_case(value))
        };
        let known = vocabulary(name);
        let values = known.iter().map(|value| (value.clone(), None)).chain(
            counted
                .iter()
                .enumerate()
                .filter(|(at, (value, _))| known.is_empty() && (*at < OFFERED || mine(value)))
                .map(|(_, (value, count))| (value.clone(), Some(*count))),
        );
        let count_of = |value: &str| counted.iter().find(|it| it.0 == value).map(|it| it.1);
        let mut choices: Vec<Choice> = values
            .map(|(value, count)| Choice {
                says: says(&value),
                count: count.or_else(|| count_of(&value)).map(number),
                chosen: mine(&value),
                value,
            })
            .collect();
        // A value that was typed, and is no name of the list.
        for (_, value) in asked.filters.iter().filter(|(known, _)| *known == name) {
            // Of a closed list there are no others.
            if known.is_empty() && !choices.iter().any(|it| it.value.eq_ignore_ascii_case(value)) {
                let (says, value) = (says(value), value.clone());
                choices.push(Choice { says, value, count: None, chosen: true });
            }
        }
        let open = choices.iter().any(|choice| choice.chosen);
        let called = named::filter(name);
        Group { name, called, open, choices, other: self.other, wrong: None }
    }
}

/// The words of a closed list.
fn vocabulary(name: &str) -> Vec<String> {
    let words = |words: Vec<&'static str>| words.into_iter().map(str::to_owned).collect();
    match name {
        "outcome" => words(Outcome::ALL.iter().map(|it| it.as_str()).collect()),
        "finding" => words(Finding::ALL.iter().map(|it| it.as_str()).collect()),
        "kind" => words(Kind::ALL.iter().map(|it| it.as_str()).collect()),
        _ => Vec::new(),
    }
}

fn values(name: &str, facets: &Facets) -> Vec<(String, u64)> {
    match name {
        "category" => facets.category.clone(),
        "subcategory" => facets.subcategory.clone(),
        "organisation" => facets.organisation.clone(),
        "outcome" => facets.outcome.clone(),
        "finding" => facets.finding.clone(),
        "kind" => facets.kind.clone(),
        _ => Vec::new(),
    }
}

/// The question without one of its filters, to be counted only.
fn without(asked: &Asked, name: &str) -> Question {
    let mut asked = asked.clone();
    asked.filters.retain(|(known, _)| *known != name);
    let question = asked.whole().unwrap_or_default();
    Question { limit: 0, ..question }
}

fn themes(reader: &Reader, question: &Question) -> Result<Vec<(String, u64)>> {
    let mut counts: Vec<(String, u64)> =
        reader.casebook.theme_counts(question)?.with.into_iter().collect();
    counts.sort_by(|(a, most), (b, least)| least.cmp(most).then_with(|| a.cmp(b)));
    Ok(counts)
}

fn bounds(asked: &Asked, misread: &[Misread]) -> Vec<Bounds> {
    let pair = |(called, hint, fields): &Boxes| {
        let fields = fields.map(|(name, called)| Field {
            name,
            called,
            value: asked.value(name).unwrap_or_default().to_owned(),
            wrong: why(misread, name),
        });
        let open = fields.iter().any(|field| !field.value.is_empty());
        Bounds { called, hint, open, fields: fields.into() }
    };
    BOUNDS.iter().map(pair).collect()
}

/// The years of what was found; a single one leads nowhere.
fn years(asked: &Asked, found: &Facets) -> Vec<Year> {
    if found.year.len() < 2 {
        return Vec::new();
    }
    let mut open = asked.clone();
    open.filters.retain(|(name, _)| !matches!(*name, "year" | "from" | "to"));
    let year = |(year, count): &(String, u64)| Year {
        says: year.clone(),
        count: number(*count),
        link: open.with("year", year).at("/search"),
    };
    found.year.iter().map(year).collect()
}

fn why(misread: &[Misread], name: &str) -> Option<String> {
    let misread = misread.iter().find(|it| it.name == name)?;
    Some(format!("“{}” cannot be read. {}", misread.value, expects(misread)))
}

/// Filters that have no choice and no box here.
fn kept(asked: &Asked) -> Vec<(&'static str, String)> {
    let offered = |name: &str| {
        OFFERS.iter().any(|offer| offer.name == name)
            || BOUNDS.iter().any(|(_, _, fields)| fields.iter().any(|(known, _)| *known == name))
    };
    asked.filters.iter().filter(|(name, _)| !offered(name)).cloned().collect()
}
