//! Filters in words: `outcome:upheld category:"Adult care services" year:2024..2026 award:>500`.
//!
//! One table names every filter; the question language, the flags of the command line and the help
//! all come from it.

mod table;

pub use table::{FILTERS, Filter, filter};

use std::fmt;

use jiff::civil::Date;

use crate::model::Pence;
use crate::model::words::{
    DocumentType, Finding, Kind, OrganisationType, Outcome, Published, Role, Scheme,
};

/// What a document has to be, beside having the words.
///
/// Several values of one filter are alternatives; different filters all have to hold. Days and sums
/// that are given several times have to lie between all of the ends.
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
    /// Whether it is still on the site.
    pub published: Vec<Published>,
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
    /// Whether documents are listed, too, that have only some of the words of a sentence and do not
    /// answer it.
    pub loose: bool,
}

/// Bounds of a sum of money, both included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// At least.
    pub min: Option<Pence>,
    /// At most.
    pub max: Option<Pence>,
}

impl Filters {
    /// Whether these, with something more, are no longer what they were and something more: an end of
    /// days or sums that was set is another, or no sum is between the ends.
    pub(super) fn give_way_to(&self, with_more: &Self) -> bool {
        fn other<T: PartialEq + Copy>(own: Option<T>, more: Option<T>) -> bool {
            own.is_some() && own != more
        }
        let sums = |own: Sums, more: Sums| {
            let ends = more.min.zip(more.max).filter(|_| own != more);
            other(own.min, more.min)
                || other(own.max, more.max)
                || ends.is_some_and(|(least, most)| least > most)
        };
        other(self.from, with_more.from)
            || other(self.to, with_more.to)
            || sums(self.award, with_more.award)
            || sums(self.total, with_more.total)
    }

    /// Leaves only the days of now that are not before `from` and not after `to`.
    fn narrow_days(&mut self, from: Option<Date>, to: Option<Date>) {
        self.from = self.from.max(from);
        self.to = least(self.to, to);
    }
}

impl Sums {
    /// Whether there is no bound at all.
    #[must_use]
    pub fn is_open(self) -> bool {
        self == Self::default()
    }

    /// The sums that are within these bounds and within others.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { min: self.min.max(other.min), max: least(self.max, other.max) }
    }
}

/// The lower of two ends; none is none.
fn least<T: Ord>(one: Option<T>, other: Option<T>) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
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
        words("published", &mut self.published.iter().map(|word| word.as_str()));
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
        all.extend(self.loose.then(|| ("match", "loose".to_owned())));
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
