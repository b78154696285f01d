//! What goes by several names: alternatives are added to the question, never to the index.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::index::analyzer::tokens;

/// Names of one thing. The spellings that the analyzer already makes one (`s117`, `section 117`;
/// singular and plural; upper and lower case) are not repeated here.
const GROUPS: &[&[&str]] = &[
    &["EHCP", "EHC plan", "Education, Health and Care plan", "Education Health Care plan", "EHC"],
    &["EHCNA", "EHC needs assessment", "Education, Health and Care needs assessment"],
    &["SEN", "SEND", "special educational needs"],
    &["SENCO", "SENDCO", "special educational needs coordinator"],
    &["EOTAS", "education otherwise than at school", "education other than at school"],
    &["TA", "temporary accommodation"],
    &["B&B", "bed and breakfast"],
    &["PCN", "penalty charge notice"],
    &["DFG", "disabled facilities grant"],
    &["OT", "occupational therapist", "occupational therapy"],
    &["SAR", "subject access request"],
    &["FOI", "freedom of information"],
    &["SGO", "special guardianship order"],
    &["LGSCO", "LGO", "Ombudsman"],
    &["CTS", "CTR", "council tax support", "council tax reduction"],
    &["ASB", "antisocial behaviour", "anti-social behaviour"],
    &["CIN", "child in need"],
    &["LAC", "looked after child", "looked after children"],
    &["DoLS", "deprivation of liberty safeguards"],
    &["CHC", "continuing healthcare", "continuing health care"],
    &["LADO", "local authority designated officer"],
    &["HMO", "house in multiple occupation"],
    &["DHP", "discretionary housing payment"],
    &["PHP", "personalised housing plan", "personal housing plan"],
];

/// A table of names that mean the same.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    /// By its first term: each name with the group it belongs to.
    names: BTreeMap<String, Vec<(Vec<String>, usize)>>,
    groups: Vec<Vec<Vec<String>>>,
}

static STANDARD: LazyLock<Synonyms> =
    LazyLock::new(|| Synonyms::of(GROUPS.iter().map(|group| group.iter().copied())));

impl Synonyms {
    /// The names that are used in the Ombudsman's decisions.
    #[must_use]
    pub fn standard() -> &'static Self {
        &STANDARD
    }

    /// A table of groups of names.
    ///
    /// ```
    /// use casebook::search::Synonyms;
    /// let synonyms = Synonyms::of([["LHA", "local housing allowance"]]);
    /// assert_eq!(synonyms.len(), 1);
    /// ```
    pub fn of<'a, G: IntoIterator<Item = &'a str>>(groups: impl IntoIterator<Item = G>) -> Self {
        let mut synonyms = Self::default();
        for group in groups {
            let names: Vec<Vec<String>> =
                group.into_iter().map(terms).filter(|name| !name.is_empty()).collect();
            for name in &names {
                let first = name.first().cloned().unwrap_or_default();
                let known = synonyms.names.entry(first).or_default();
                known.push((name.clone(), synonyms.groups.len()));
                // Longest first, so that the first that fits is the one that is meant.
                known.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
            }
            synonyms.groups.push(names);
        }
        synonyms
    }

    /// How many groups there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The longest name at the start of these terms: its length, and every name of the same thing.
    pub(super) fn find(&self, sequence: &[&str]) -> Option<(usize, &[Vec<String>])> {
        let known = self.names.get(*sequence.first()?)?;
        let (name, group) = known.iter().find(|(name, _)| {
            name.len() <= sequence.len() && name.iter().zip(sequence).all(|(a, b)| a == b)
        })?;
        Some((name.len(), self.groups.get(*group)?))
    }
}

/// The terms of a name, one a position.
fn terms(name: &str) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for token in tokens(name) {
        if token.position == terms.len() {
            terms.push(token.text);
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_is_the_one_that_is_meant() {
        let find = |text: &str| {
            let terms = terms(text);
            let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
            Synonyms::standard().find(&terms).map(|(len, names)| (len, names.len()))
        };
        assert_eq!(find("EHC plans were late"), Some((2, 5)));
        assert_eq!(find("Education, Health and Care Plan"), Some((5, 5)));
        assert_eq!(find("ehcps"), Some((1, 5)));
        assert_eq!(find("education was missed"), None);
    }

    #[test]
    fn no_name_stands_in_two_groups() {
        for (first, names) in &Synonyms::standard().names {
            for (place, (name, _)) in names.iter().enumerate() {
                assert!(names[place + 1..].iter().all(|(other, _)| other != name), "{first}");
            }
        }
    }
}
