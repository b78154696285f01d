//! The filters by name, and how their values are read.

use jiff::civil::Date;

use super::super::parse::is_quote;
use super::{Filters, Place, Sums};
use crate::model::Pence;
use crate::model::words::{
    DocumentType, Finding, Kind, OrganisationType, Outcome, Published, Role, Scheme,
};

/// A filter of the question language.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    /// Its name before the colon, and the name of its flag.
    pub name: &'static str,
    /// Other names that people type.
    pub also: &'static [&'static str],
    /// A value, for the help.
    pub example: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// Reads a value; `None` where it cannot be meant.
    set: fn(&mut Filters, &str) -> Option<()>,
    /// The words that it takes, where they are a closed list.
    words: fn() -> Vec<&'static str>,
}

/// A filter over a closed vocabulary.
macro_rules! vocabulary_filter {
    ($name:literal, $also:expr, $type:ident, $field:ident, $example:literal, $meaning:literal) => {
        Filter {
            name: $name,
            also: $also,
            example: $example,
            meaning: $meaning,
            set: |filters, value| {
                let value = $type::parse(value)?;
                if !filters.$field.contains(&value) {
                    filters.$field.push(value);
                }
                Some(())
            },
            words: || $type::ALL.iter().map(|word| word.as_str()).collect(),
        }
    };
}

/// A filter over names that are not known beforehand.
macro_rules! name_filter {
    ($name:literal, $also:expr, $field:ident, $example:literal, $meaning:literal) => {
        open_filter!($name, $also, $example, $meaning, |filters, value| {
            // A quotation mark is in no name, and would end the value where the filter is written.
            let words = value.split(|c: char| c.is_whitespace() || is_quote(c));
            let value = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            if !value.chars().any(char::is_alphanumeric) {
                return None;
            }
            if !filters.$field.contains(&value) {
                filters.$field.push(value);
            }
            Some(())
        })
    };
}

macro_rules! open_filter {
    ($name:literal, $also:expr, $example:literal, $meaning:literal, $set:expr) => {
        Filter {
            name: $name,
            also: $also,
            example: $example,
            meaning: $meaning,
            set: $set,
            words: Vec::new,
        }
    };
}

/// Every filter, in the order in which a question prints them.
pub const FILTERS: &[Filter] = &[
    vocabulary_filter!("kind", &[], Kind, kinds, "decision", "kind of document"),
    vocabulary_filter!("scheme", &[], Scheme, schemes, "lgsco", "ombudsman scheme"),
    vocabulary_filter!(
        "document_type",
        &["type"],
        DocumentType,
        document_types,
        "report",
        "statement or public report"
    ),
    vocabulary_filter!("outcome", &[], Outcome, outcomes, "upheld", "outcome on the header"),
    vocabulary_filter!("finding", &[], Finding, findings, "no_fault", "what the text decides"),
    name_filter!(
        "organisation",
        &["council", "body", "organization"],
        organisations,
        "kent",
        "the body complained about, or words of its name"
    ),
    vocabulary_filter!(
        "organisation_type",
        &["body_type"],
        OrganisationType,
        organisation_types,
        "london_borough",
        "what sort of body"
    ),
    name_filter!("category", &[], categories, "Housing", "category, or words of it"),
    name_filter!(
        "subcategory",
        &["sub_category"],
        subcategories,
        "Homelessness",
        "subcategory, or words of it"
    ),
    vocabulary_filter!(
        "published",
        &[],
        Published,
        published,
        "no",
        "still on the Ombudsman's site, as far as is known"
    ),
    name_filter!("theme", &[], themes, "delay", "a theme that applies"),
    Filter {
        name: "section",
        also: &["in"],
        example: "action",
        meaning: "where the words have to stand",
        set: |filters, value| {
            let place = Place::parse(value)?;
            if !filters.places.contains(&place) {
                filters.places.push(place);
            }
            Some(())
        },
        words: || {
            let roles = Role::ALL.iter().map(|role| role.as_str());
            roles.chain(["summary", "standing"]).collect()
        },
    },
    open_filter!(
        "para",
        &["paragraph"],
        "52",
        "a paragraph that the document has; it is the one shown",
        |filters, value| {
            filters.paragraph = Some(value.parse().ok().filter(|number| *number > 0)?);
            Some(())
        }
    ),
    open_filter!("year", &[], "2024..2026", "the year of the decision", |filters, value| {
        let (from, to) = range(value);
        let first = from.map(|from| days(from).ok_or(())).transpose().ok()?;
        let last = to.map(|to| days(to).ok_or(())).transpose().ok()?;
        filters.narrow_days(first.map(|(first, _)| first), last.map(|(_, last)| last));
        Some(())
    }),
    open_filter!(
        "from",
        &["since"],
        "2024-01-01",
        "decided on this day or later",
        |filters, value| {
            filters.narrow_days(Some(days(value)?.0), None);
            Some(())
        }
    ),
    open_filter!(
        "to",
        &["until"],
        "2024-12-31",
        "decided on this day or earlier",
        |filters, value| {
            filters.narrow_days(None, Some(days(value)?.1));
            Some(())
        }
    ),
    open_filter!(
        "award",
        &[],
        ">500",
        "an award, or all together, of this size",
        |filters, value| {
            filters.award = filters.award.and(sums(value)?);
            Some(())
        }
    ),
    open_filter!("total", &[], "1000..5000", "all awards together", |filters, value| {
        filters.total = filters.total.and(sums(value)?);
        Some(())
    }),
    Filter {
        name: "match",
        also: &[],
        example: "loose",
        meaning: "loose also lists what has only some of the words of a sentence",
        set: |filters, value| {
            let at = MATCHES.iter().position(|word| *word == value.to_lowercase())?;
            filters.loose = at > 0;
            Some(())
        },
        words: || MATCHES.to_vec(),
    },
];

/// How well a document has to answer a sentence: as usual, or only by some of its words.
const MATCHES: &[&str] = &["close", "loose"];

/// The filters that take sums of money.
const SUMS: &[&str] = &["award", "total"];

/// The filter of this name.
#[must_use]
pub fn filter(name: &str) -> Option<&'static Filter> {
    let folded = name.to_lowercase().replace('-', "_");
    FILTERS.iter().find(|known| known.name == folded || known.also.contains(&folded.as_str()))
}

impl Filter {
    /// Adds this filter with `value`; `None` where the value cannot be meant.
    #[must_use]
    pub fn set(&self, filters: &mut Filters, value: &str) -> Option<()> {
        (self.set)(filters, value.trim())
    }

    /// The words that it takes, where they are a closed list.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        (self.words)()
    }

    /// What a value has to be, for a person whose value was not understood.
    #[must_use]
    pub fn expects(&self) -> String {
        let words = (self.words)();
        if words.is_empty() {
            let least = if SUMS.contains(&self.name) { "; no sum is below 0" } else { "" };
            return format!("{} is written like {}:{}{least}", self.name, self.name, self.example);
        }
        format!("{} is one of {}", self.name, words.join(", "))
    }
}

/// `a..b`, `a..`, `..b`, or one value for both ends.
fn range(value: &str) -> (Option<&str>, Option<&str>) {
    let some = |part: &'_ str| !part.is_empty();
    match value.split_once("..") {
        Some((from, to)) => (Some(from).filter(|p| some(p)), Some(to).filter(|p| some(p))),
        None => (Some(value), Some(value)),
    }
}

/// The days that `2024`, `2023-24`, `2024-03` or `2024-03-01` stand for.
fn days(value: &str) -> Option<(Date, Date)> {
    let number = |part: &str| -> Option<i16> {
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten()
    };
    let parts: Vec<&str> = value.split(['-', '/']).collect();
    match parts.as_slice() {
        [year] if year.len() == 4 => {
            let year = number(year)?;
            Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
        }
        [year, part] if year.len() == 4 && part.len() == 2 => {
            let (year, part) = (number(year)?, number(part)?);
            if part == (year + 1) % 100 && part > 12 {
                return Some((Date::new(year, 4, 1).ok()?, Date::new(year + 1, 3, 31).ok()?));
            }
            let first = Date::new(year, i8::try_from(part).ok()?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        [year, ..] if year.len() == 4 && parts.len() == 3 => {
            let day: Date = value.replace('/', "-").parse().ok()?;
            Some((day, day))
        }
        _ => None,
    }
}

/// `500`, `>500`, `>=500`, `<500`, `100..300`, each sum as people type it.
fn sums(plain: &str) -> Option<Sums> {
    let sum = Pence::parse_typed;
    let bounds = |min, max| Some(Sums { min, max });
    if let Some(least) = plain.strip_prefix(">=") {
        bounds(Some(sum(least)?), None)
    } else if let Some(most) = plain.strip_prefix("<=") {
        bounds(None, Some(sum(most)?))
    } else if let Some(below) = plain.strip_prefix('>') {
        bounds(Some(sum(below)? + Pence(1)), None)
    } else if let Some(above) = plain.strip_prefix('<') {
        let most = sum(above)? + Pence(-1);
        bounds(None, Some(most).filter(|most| *most >= Pence(0)).map(Some)?)
    } else {
        let (min, max) = range(plain);
        let sums = Sums {
            min: min.map(|text| sum(text).ok_or(())).transpose().ok()?,
            max: max.map(|text| sum(text).ok_or(())).transpose().ok()?,
        };
        (!sums.is_open()).then_some(sums)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::question::Question;
    use super::*;

    fn one(name: &str, value: &str) -> Option<String> {
        let mut filters = Filters::default();
        filter(name)?.set(&mut filters, value)?;
        Some(filters.to_string())
    }

    #[test]
    fn values_are_understood_as_people_write_them() {
        for (name, value, written) in [
            ("outcome", "Not upheld", "outcome:not_upheld"),
            ("council", "kent", "organisation:kent"),
            ("Category", "Adult  care services", "category:\"Adult care services\""),
            ("year", "2024", "year:2024"),
            ("year", "2024..2026", "year:2024..2026"),
            ("year", "2024..", "from:2024-01-01"),
            ("year", "2023-24", "from:2023-04-01 to:2024-03-31"),
            ("from", "2024-02", "from:2024-02-01"),
            ("until", "2024-02", "to:2024-02-29"),
            ("award", ">500", "award:>500"),
            ("award", "≥500", ""),
            ("award", "<£1,800", "award:<1800"),
            ("award", "100..300", "award:100..300"),
            ("award", "..99.50", "award:<=99.50"),
            ("award", "350", "award:350..350"),
            ("section", "remedy", "section:action"),
            ("paragraph", "52", "para:52"),
        ] {
            let expected = Some(written.to_owned()).filter(|text| !text.is_empty());
            assert_eq!(one(name, value), expected, "{name}:{value}");
        }
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for (name, value) in [
            ("outcome", "perhaps"),
            ("year", "last"),
            ("year", "2024..soon"),
            ("from", "2024-13"),
            ("award", ".."),
            ("award", "lots"),
            ("award", "<0"),
            ("total", "<£0.00"),
            ("award", "-5"),
            ("award", ">=-5"),
            ("award", "-5..5"),
            ("organisation", "\"”"),
            ("para", "0"),
            ("organisation", "?"),
            ("section", "attic"),
        ] {
            assert_eq!(one(name, value), None, "{name}:{value}");
        }
        assert!(filter("outcome").unwrap().expects().contains("not_upheld"));
        assert!(filter("award").unwrap().expects().contains("no sum is below 0"));
    }

    #[test]
    fn whatever_a_filter_takes_is_written_so_that_it_parses_back() {
        let values = [
            "a\"b c",
            "“Kent”",
            "x\"y",
            "-x",
            "a:b",
            "'q'",
            "kent  council",
            "é\u{a0}b",
            "decision",
            "lgsco",
            "report",
            "upheld",
            "no_fault",
            "action",
            "standing",
            "unitary",
            "0",
            "1",
            "2024",
            "2024..2026",
            "2026..2024",
            "2024..",
            "..2024",
            "2023-24",
            "2024-02",
            "9999",
            "0000",
            "2024-02-29",
            "<0",
            "<0.01",
            "<1",
            "<=0",
            ">0",
            ">0.99",
            ">99.98",
            ">=0.01",
            "<=0.99",
            "5..3",
            "0..0.99",
            "99.50",
            ">92233720368547758.07",
            "<92233720368547758.07",
            "£1,800",
        ];
        let mut taken = 0;
        for known in FILTERS {
            for value in values {
                let mut filters = Filters::default();
                if known.set(&mut filters, value).is_none() {
                    continue;
                }
                taken += 1;
                let written = filters.to_string();
                let read = Question::parse(&written);
                assert_eq!(read.filters, filters, "{}:{value} is written {written}", known.name);
                let all = Question { filters: read.filters, ..Question::default() };
                assert_eq!(read.clauses, all.clauses, "{written}");
            }
        }
        assert!(taken > 100, "{taken}");
    }
}
