//! What is asked: words, phrases, exclusions, filters and an order.
//!
//! A question is one value with one written form. The command line, a web address and a saved search
//! are the same thing, because the written form parses back to the question.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::filters::{FILTERS, Filters, Written, filter};
use super::parse;
use super::spelling::near_names;
use crate::error::{Error, ErrorKind, Result};

/// How many hits are given where nothing else is asked for.
pub const LIMIT: usize = 10;

/// What is asked.
///
/// ```
/// use casebook::search::Question;
/// let question = Question::parse("direct payments -fostering outcome:upheld year:2024..2026");
/// assert_eq!(question.clauses.len(), 2);
/// assert_eq!(Question::parse(&question.to_string()), question);
/// // Prose is never an error.
/// assert_eq!(Question::parse("(the council's duty: s.17").clauses.len(), 4);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Each has to be found.
    pub clauses: Vec<Clause>,
    /// None of these may be found.
    pub without: Vec<Atom>,
    /// What the document has to be.
    pub filters: Filters,
    /// What the document must not be.
    pub excluded: Filters,
    /// The order of the hits.
    pub sort: Sort,
    /// At most so many hits.
    pub limit: usize,
    /// How many hits to pass over.
    pub offset: usize,
}

/// Alternatives: one of them has to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The alternatives.
    pub any: Vec<Atom>,
}

/// A word as typed, or the words of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Atom {
    /// One word; spellings, endings and synonyms do not matter.
    Word(String),
    /// Words in this order, side by side.
    Phrase(String),
}

/// The order of hits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Best first; where there are no words to go by, newest first.
    #[default]
    Relevance,
    /// Newest first, undated last.
    Newest,
    /// Oldest first, undated last.
    Oldest,
    /// Largest total award first, those without a stated award last.
    Award,
}

impl Sort {
    /// Every order with its name.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("relevance", Self::Relevance),
        ("newest", Self::Newest),
        ("oldest", Self::Oldest),
        ("award", Self::Award),
    ];

    /// Reads the name of an order.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let folded = name.trim().to_lowercase();
        Self::ALL.iter().find(|(known, _)| *known == folded).map(|(_, sort)| *sort)
    }

    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, sort)| *sort == self).map_or("relevance", |(name, _)| name)
    }
}

impl Default for Question {
    fn default() -> Self {
        Self {
            clauses: Vec::new(),
            without: Vec::new(),
            filters: Filters::default(),
            excluded: Filters::default(),
            sort: Sort::default(),
            limit: LIMIT,
            offset: 0,
        }
    }
}

impl Question {
    /// Reads a question. Every text is one.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        parse::question(text)
    }

    /// Adds a filter by its name, as a flag of the command line does.
    ///
    /// ```
    /// use casebook::search::Question;
    /// let mut question = Question::parse("delay");
    /// question.narrow("min_award", "500").unwrap();
    /// question.narrow("category", "Adult care services").unwrap();
    /// assert_eq!(question.to_string(), "delay category:\"Adult care services\" award:>=500");
    /// assert!(question.narrow("outcome", "perhaps").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Usage`] for a filter that there is not, or a value it cannot have.
    pub fn narrow(&mut self, name: &str, value: &str) -> Result<()> {
        let misread = |expects: String| {
            Error::new(ErrorKind::Usage, format!("{value:?} cannot be read")).advise(expects)
        };
        match name {
            "min_award" | "max_award" => {
                let bound = if name == "min_award" { ">=" } else { "<=" };
                let mut sums = Filters::default();
                let award = filter("award");
                award
                    .and_then(|award| award.set(&mut sums, &format!("{bound}{}", value.trim())))
                    .ok_or_else(|| misread(format!("{name} is a sum such as 500 or 1,250.50")))?;
                self.filters.award.min = sums.award.min.or(self.filters.award.min);
                self.filters.award.max = sums.award.max.or(self.filters.award.max);
                Ok(())
            }
            "sort" => {
                let names: Vec<&str> = Sort::ALL.iter().map(|(name, _)| *name).collect();
                self.sort = Sort::parse(value)
                    .ok_or_else(|| misread(format!("sort is one of {}", names.join(", "))))?;
                Ok(())
            }
            _ => {
                let known = filter(name).ok_or_else(|| {
                    Error::new(ErrorKind::Usage, format!("there is no filter {name:?}"))
                })?;
                known.set(&mut self.filters, value).ok_or_else(|| misread(known.expects()))
            }
        }
    }

    /// Whether there are words to look for.
    #[must_use]
    pub fn has_words(&self) -> bool {
        !self.clauses.is_empty()
    }

    /// What was typed like a filter and had to be read as words, with what would be understood.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let atoms = self.clauses.iter().flat_map(|clause| &clause.any).chain(&self.without);
        let misread = |atom: &Atom| {
            let Atom::Word(word) = atom else { return None };
            let (name, value) = word.split_once(':').filter(|(_, value)| !value.is_empty())?;
            if let Some(known) = filter(name) {
                let words = known.words();
                let meant = match near_names(value, words.iter().copied()).first() {
                    Some(near) => format!("did you mean {}:{near}? ", known.name),
                    None => String::new(),
                };
                return Some(format!("“{word}” was read as words: {meant}{}", known.expects()));
            }
            let names = FILTERS.iter().flat_map(|it| it.also.iter().copied().chain([it.name]));
            let near = near_names(name, names.chain(["sort", "limit", "offset"]));
            let near = near.first().filter(|_| name.len() > 3)?;
            Some(format!("“{word}” was read as words: did you mean {near}:{value}?"))
        };
        atoms.filter_map(misread).collect()
    }
}

impl Atom {
    /// The words as typed.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Word(text) | Self::Phrase(text) => text,
        }
    }
}

impl fmt::Display for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Phrase(words) => write!(f, "\"{words}\""),
        }
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (count, atom) in self.any.iter().enumerate() {
            let or = if count > 0 { " OR " } else { "" };
            write!(f, "{or}{atom}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = self.clauses.iter().map(ToString::to_string).collect();
        parts.extend(self.without.iter().map(|atom| format!("-{atom}")));
        let written = |filters: &Filters, sign: &str| -> Vec<String> {
            let all = filters.written();
            all.iter().map(|(name, value)| format!("{sign}{}", Written(name, value))).collect()
        };
        parts.extend(written(&self.filters, ""));
        parts.extend(written(&self.excluded, "-"));
        if self.sort != Sort::default() {
            parts.push(format!("sort:{}", self.sort.as_str()));
        }
        if self.limit != LIMIT {
            parts.push(format!("limit:{}", self.limit));
        }
        if self.offset != 0 {
            parts.push(format!("offset:{}", self.offset));
        }
        f.write_str(&parts.join(" "))
    }
}

impl Serialize for Question {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Question {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::parse(&String::deserialize(deserializer)?))
    }
}

impl JsonSchema for Question {
    fn schema_name() -> Cow<'static, str> {
        "Question".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "description": "A question in its written form." })
    }
}
