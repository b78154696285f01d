//! Which records are of one body, however its name is printed.

use std::collections::BTreeMap;

use crate::model::Record;

/// Words in the names of councils that tell no two of them apart: a borough that became a city
/// keeps its cases.
const TIERS: &[&str] = &[
    "council",
    "county",
    "city",
    "borough",
    "metropolitan",
    "district",
    "london",
    "royal",
    "unitary",
    "mbc",
    "corporation",
    "the",
    "of",
    "and",
];

/// The bodies of some records, each with its name as most of its documents print it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bodies {
    /// The bodies and their records, those with most documents first.
    pub bodies: Vec<(String, Vec<Record>)>,
}

/// Parts records by the body that they are about.
#[must_use]
pub fn bodies(records: Vec<Record>) -> Bodies {
    let mut parted: BTreeMap<Vec<String>, Vec<Record>> = BTreeMap::new();
    for record in records {
        if let Some(name) = record.organisation() {
            parted.entry(telling(name)).or_default().push(record);
        }
    }
    let mut bodies: Vec<(String, Vec<Record>)> =
        parted.into_values().map(|records| (usual_name(&records), records)).collect();
    bodies.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    Bodies { bodies }
}

/// The words of a name that tell it from others; all of them where none does. Names with the same
/// words are of one body.
#[must_use]
pub fn telling(name: &str) -> Vec<String> {
    let name = name.to_lowercase().replace(['’', '\''], "");
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_owned).collect();
    let telling: Vec<String> =
        words.iter().filter(|word| !TIERS.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { words } else { telling }
}

/// The names that may have been meant by one that fits none: each of its telling words is, but for a
/// letter or two, a word of theirs. At most five, the nearest first.
///
/// ```
/// use casebook::council::near;
/// let names = ["Kent County Council", "Northmoor Council", "Ashby Council"].map(str::to_owned);
/// assert_eq!(near("Knet", &names), ["Kent County Council"]);
/// assert_eq!(near("northmor council", &names), ["Northmoor Council"]);
/// assert!(near("Wexbury", &names).is_empty());
/// ```
#[must_use]
pub fn near(asked: &str, names: &[String]) -> Vec<String> {
    let asked = telling(asked);
    let mut found: Vec<(usize, &String)> = names
        .iter()
        .filter_map(|name| {
            let own = telling(name);
            let apart = |word: &String| {
                own.iter().map(|other| strsim::osa_distance(word, other)).min().filter(|apart| {
                    *apart <= 1 + word.chars().count() / 7 && word.chars().count() > 2
                })
            };
            let apart: Option<usize> = asked.iter().map(apart).sum();
            apart.filter(|_| !asked.is_empty()).map(|apart| (apart, name))
        })
        .collect();
    found.sort();
    found.into_iter().take(NEAR).map(|(_, name)| name.clone()).collect()
}

/// The most names that are offered.
const NEAR: usize = 5;

/// The name that most of the records print; the first of those printed equally often.
fn usual_name(records: &[Record]) -> String {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for name in records.iter().filter_map(Record::organisation) {
        *counted.entry(name).or_default() += 1;
    }
    let usual = counted.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)));
    usual.map(|(name, _)| name.to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_body_are_alike_and_of_two_are_not() {
        for (one, other, same) in [
            ("Southend-on-Sea Borough Council", "Southend-on-Sea City Council", true),
            ("London Borough of Camden", "Camden Council", true),
            ("City of York Council", "York City Council", true),
            ("Kent County Council", "The Kent County Council", true),
            ("Nottingham City Council", "Nottinghamshire County Council", false),
            ("Kent County Council", "Kent Community Care Limited", false),
            ("King's Lynn & West Norfolk Council", "King’s Lynn and West Norfolk", true),
        ] {
            assert_eq!(telling(one) == telling(other), same, "{one} / {other}");
        }
        assert_eq!(telling("The Council"), ["the", "council"]);
    }
}
