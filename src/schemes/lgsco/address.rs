//! What a web address tells where the page itself does not: reference and category.
//!
//! A republisher's address also holds the body's name, but as a slug that lost its signs ("&",
//! apostrophes): the record keeps only names as printed.

use crate::grammar::case_ref::references;
use crate::model::CaseRef;

/// The categories of the site, by the slug in its addresses, as the header prints them.
const CATEGORIES: &[(&str, &str)] = &[
    ("adult-care-services", "Adult care services"),
    ("benefits-and-tax", "Benefits and tax"),
    ("children-s-care-services", "Children's care services"),
    ("education", "Education"),
    ("environment-and-regulation", "Environment and regulation"),
    ("health", "Health"),
    ("housing", "Housing"),
    ("other-categories", "Other Categories"),
    ("planning", "Planning"),
    ("transport-and-highways", "Transport and highways"),
];

/// Sub-categories that are not simply their slug with spaces and one capital.
const SUBCATEGORIES: &[(&str, &str)] = &[("covid-19", "COVID-19")];

/// What an address says about a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// The case reference.
    pub reference: Option<CaseRef>,
    /// The category, spelt as the header spells it.
    pub category: Option<String>,
    /// The sub-category, likewise.
    pub subcategory: Option<String>,
}

/// Reads an address.
///
/// ```
/// use casebook::schemes::lgsco::address::read;
/// let page = read("https://www.lgo.org.uk/decisions/other-categories/land/25-014-604?chapter=0");
/// assert_eq!(page.category.as_deref(), Some("Other Categories"));
/// assert_eq!(page.reference.unwrap().to_string(), "25 014 604");
/// ```
#[must_use]
pub fn read(url: &str) -> Address {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_lowercase();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let mut address = Address::default();
    let Some((at, reference)) = parts
        .iter()
        .enumerate()
        .rev()
        .find_map(|(at, part)| Some((at, references(part).into_iter().next()?)))
    else {
        return address;
    };
    address.reference = Some(reference.0);
    let before = |back: usize| at.checked_sub(back).and_then(|at| parts.get(at)).copied();
    let category = before(2).and_then(category);
    if before(3) == Some("decisions") && category.is_some() {
        address.category = category;
        address.subcategory = before(1).map(subcategory);
    }
    address
}

/// The category that a slug stands for.
#[must_use]
pub fn category(slug: &str) -> Option<String> {
    CATEGORIES.iter().find(|(known, _)| *known == slug).map(|(_, name)| (*name).to_owned())
}

/// The sub-category that a slug stands for.
#[must_use]
pub fn subcategory(slug: &str) -> String {
    let known = SUBCATEGORIES.iter().find(|(known, _)| *known == slug);
    known.map_or_else(|| capitalise(&slug.replace('-', " ")), |(_, name)| (*name).to_owned())
}

/// A category as the site's header spells it, where another site prints it with other capitals
/// ("Environment And Regulation"); any other name as it is.
#[must_use]
pub fn category_spelt(printed: &str) -> String {
    let known = CATEGORIES.iter().find(|(_, name)| name.eq_ignore_ascii_case(printed));
    known.map_or_else(|| printed.to_owned(), |(_, name)| (*name).to_owned())
}

/// A sub-category as the site's header spells it: one capital, but for words all in capitals.
#[must_use]
pub fn subcategory_spelt(printed: &str) -> String {
    let lower = |word: &str| {
        let shouted = word.len() > 1 && !word.chars().any(char::is_lowercase);
        if shouted { word.to_owned() } else { word.to_lowercase() }
    };
    capitalise(&printed.split(' ').map(lower).collect::<Vec<_>>().join(" "))
}

fn capitalise(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_s_addresses_give_category_and_reference() {
        let found = read(
            "http://lgo.org.uk/decisions/children-s-care-services/child-protection/19-018-519c?displaypref=2",
        );
        assert_eq!(found.category.as_deref(), Some("Children's care services"));
        assert_eq!(found.subcategory.as_deref(), Some("Child protection"));
        assert_eq!(found.reference.unwrap().to_string(), "19 018 519c");
    }

    #[test]
    fn a_republisher_s_address_gives_the_reference_alone() {
        let found = read(
            "https://example.org/lgo/decisions/lgo-24-000-289-kingston-upon-hull-city-council/",
        );
        assert_eq!(found.reference.unwrap().to_string(), "24 000 289");
        assert_eq!(found.category, None);
    }

    #[test]
    fn capitals_of_other_sites_are_put_right() {
        assert_eq!(category_spelt("Environment And Regulation"), "Environment and regulation");
        assert_eq!(category_spelt("Other categories"), "Other Categories");
        assert_eq!(category_spelt("Elections"), "Elections");
        assert_eq!(subcategory_spelt("Planning Advice"), "Planning advice");
        assert_eq!(subcategory_spelt("COVID-19"), "COVID-19");
    }

    #[test]
    fn other_addresses_give_nothing() {
        assert_eq!(read("https://example.org/about/2024-25"), Address::default());
        assert_eq!(read(""), Address::default());
    }
}
