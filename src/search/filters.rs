//! Filters in words: `outcome:upheld category:"Adult care services" year:2024..2026 award:>500`.
//!
//! One table names every filter; the question language, the flags of the command line and the help
//! all come from it.

use std::fmt;

use jiff::civil::Date;

use crate::model::Pence;
use crate::model::words::{DocumentType, Finding, Kind, OrganisationType, Outcome, Role, Scheme};

/// What a document has to be, beside having the words.
///
/// Several values of one filter are alternatives; different filters all have to hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Kind of document.
    pub kinds: Vec<Kind>,
    /// Ombudsman scheme.
    pub schemes: Vec<Scheme>,
    /// Statement or report.
    pub document_types: Vec<DocumentType>,
    /// Outcome on the header.
    pub outcomes: Vec<Outcome>,
    /// What the text decides.
    pub findings: Vec<Finding>,
    /// The body complained about, or words of its name.
    pub organisations: Vec<String>,
    /// What sort of body.
    pub organisation_types: Vec<OrganisationType>,
    /// Category, or words of it.
    pub categories: Vec<String>,
    /// Subcategory, or words of it.
    pub subcategories: Vec<String>,
    /// Theme.
    pub themes: Vec<String>,
    /// Where the words have to stand.
    pub places: Vec<Place>,
    /// The number of a paragraph that the document has; the passage is cut from it.
    pub paragraph: Option<u32>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// A single award, or all of them together, within these bounds.
    pub award: Sums,
    /// All awards together within these bounds.
    pub total: Sums,
}

/// Bounds of a sum of money, both included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// At least.
    pub min: Option<Pence>,
    /// At most.
    pub max: Option<Pence>,
}

impl Sums {
    /// Whether there is no bound at all.
    #[must_use]
    pub fn is_open(self) -> bool {
        self == Self::default()
    }
}

/// Where words have to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the summary.
    Summary,
    /// In a section of this role.
    Section(Role),
    /// In the Ombudsman's standard wording, which is not searched otherwise.
    Standing,
}

/// Words for a section that people use beside its role.
const PLACE_NAMES: &[(&str, Place)] = &[
    ("summary", Place::Summary),
    ("remedy", Place::Section(Role::Action)),
    ("recommendations", Place::Section(Role::Action)),
    ("findings", Place::Section(Role::Analysis)),
    ("facts", Place::Section(Role::Events)),
    ("standing", Place::Standing),
    ("standard", Place::Standing),
];

impl Place {
    /// Reads the name of a section, or of its role.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let folded = name.trim().to_lowercase();
        let named = PLACE_NAMES.iter().find(|(known, _)| *known == folded);
        named.map(|(_, place)| *place).or_else(|| Role::parse(&folded).map(Self::Section))
    }

    /// The name that [`Place::parse`] reads.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Section(role) => role.as_str(),
            Self::Standing => "standing",
        }
    }
}

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
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
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
        let first = from.map_or(Some(filters.from), |from| Some(Some(days(from)?.0)))?;
        let last = to.map_or(Some(filters.to), |to| Some(Some(days(to)?.1)))?;
        (filters.from, filters.to) = (first, last);
        Some(())
    }),
    open_filter!(
        "from",
        &["since"],
        "2024-01-01",
        "decided on this day or later",
        |filters, value| {
            filters.from = Some(days(value)?.0);
            Some(())
        }
    ),
    open_filter!(
        "to",
        &["until"],
        "2024-12-31",
        "decided on this day or earlier",
        |filters, value| {
            filters.to = Some(days(value)?.1);
            Some(())
        }
    ),
    open_filter!(
        "award",
        &[],
        ">500",
        "an award, or all together, of this size",
        |filters, value| {
            filters.award = sums(value)?;
            Some(())
        }
    ),
    open_filter!("total", &[], "1000..5000", "all awards together", |filters, value| {
        filters.total = sums(value)?;
        Some(())
    }),
];

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

    /// What a value has to be, for a person whose value was not understood.
    #[must_use]
    pub fn expects(&self) -> String {
        let words = (self.words)();
        if words.is_empty() {
            return format!("{} is written like {}:{}", self.name, self.name, self.example);
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

/// `500`, `>500`, `>=500`, `<500`, `100..300`; pound signs and thousands separators do not matter.
fn sums(value: &str) -> Option<Sums> {
    let plain = value.replace(['£', ','], "");
    let sum = |text: &str| Pence::parse_decimal(text.trim());
    let bounds = |min, max| Some(Sums { min, max });
    if let Some(least) = plain.strip_prefix(">=") {
        bounds(Some(sum(least)?), None)
    } else if let Some(most) = plain.strip_prefix("<=") {
        bounds(None, Some(sum(most)?))
    } else if let Some(below) = plain.strip_prefix('>') {
        bounds(Some(sum(below)? + Pence(1)), None)
    } else if let Some(above) = plain.strip_prefix('<') {
        bounds(None, Some(sum(above)? + Pence(-1)))
    } else {
        let (min, max) = range(&plain);
        let sums = Sums {
            min: min.map(|text| sum(text).ok_or(())).transpose().ok()?,
            max: max.map(|text| sum(text).ok_or(())).transpose().ok()?,
        };
        (!sums.is_open()).then_some(sums)
    }
}

impl Filters {
    /// Whether nothing is filtered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Each filter as the question language writes it: name and value.
    #[must_use]
    pub fn written(&self) -> Vec<(&'static str, String)> {
        let mut all: Vec<(&'static str, String)> = Vec::new();
        let mut words = |name, words: &mut dyn Iterator<Item = &'static str>| {
            all.extend(words.map(|word| (name, word.to_owned())));
        };
        words("kind", &mut self.kinds.iter().map(|word| word.as_str()));
        words("scheme", &mut self.schemes.iter().map(|word| word.as_str()));
        words("document_type", &mut self.document_types.iter().map(|word| word.as_str()));
        words("outcome", &mut self.outcomes.iter().map(|word| word.as_str()));
        words("finding", &mut self.findings.iter().map(|word| word.as_str()));
        words("organisation_type", &mut self.organisation_types.iter().map(|word| word.as_str()));
        words("section", &mut self.places.iter().map(|place| place.as_str()));
        let mut names = |name, names: &[String]| {
            all.extend(names.iter().map(|value| (name, value.clone())));
        };
        names("organisation", &self.organisations);
        names("category", &self.categories);
        names("subcategory", &self.subcategories);
        names("theme", &self.themes);
        all.extend(self.paragraph.map(|number| ("para", number.to_string())));
        all.extend(self.written_days());
        all.extend(written_sums(self.award).map(|value| ("award", value)));
        all.extend(written_sums(self.total).map(|value| ("total", value)));
        let place = |name: &str| FILTERS.iter().position(|known| known.name == name);
        all.sort_by_key(|(name, _)| place(name));
        all
    }

    fn written_days(&self) -> Vec<(&'static str, String)> {
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from == from.first_of_year()
            && to == to.last_of_year()
            && from.year() <= to.year()
        {
            let years = if from.year() == to.year() {
                format!("{:04}", from.year())
            } else {
                format!("{:04}..{:04}", from.year(), to.year())
            };
            return vec![("year", years)];
        }
        let from = self.from.map(|day| ("from", day.to_string()));
        from.into_iter().chain(self.to.map(|day| ("to", day.to_string()))).collect()
    }
}

fn written_sums(sums: Sums) -> Option<String> {
    let plain = |sum: Pence| {
        let text = sum.to_string();
        text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
    };
    match (sums.min, sums.max) {
        (None, None) => None,
        (Some(min), None) if min.0 % 100 == 1 => Some(format!(">{}", plain(Pence(min.0 - 1)))),
        (Some(min), None) => Some(format!(">={}", plain(min))),
        (None, Some(max)) if max.0 % 100 == 99 => Some(format!("<{}", plain(Pence(max.0 + 1)))),
        (None, Some(max)) => Some(format!("<={}", plain(max))),
        (Some(min), Some(max)) => Some(format!("{}..{}", plain(min), plain(max))),
    }
}

impl fmt::Display for Filters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (count, (name, value)) in self.written().into_iter().enumerate() {
            let gap = if count > 0 { " " } else { "" };
            write!(f, "{gap}{}", Written(name, &value))?;
        }
        Ok(())
    }
}

/// One filter with its value, in quotes where the value has blanks.
pub(super) struct Written<'a>(pub(super) &'a str, pub(super) &'a str);

impl fmt::Display for Written<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(name, value) = self;
        if value.contains(char::is_whitespace) {
            write!(f, "{name}:\"{value}\"")
        } else {
            write!(f, "{name}:{value}")
        }
    }
}

#[cfg(test)]
mod tests {
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
            ("para", "0"),
            ("organisation", "?"),
            ("section", "attic"),
        ] {
            assert_eq!(one(name, value), None, "{name}:{value}");
        }
        assert!(filter("outcome").unwrap().expects().contains("not_upheld"));
    }
}
