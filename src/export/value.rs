//! The value of a cell, and its written forms.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::model::Pence;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// The text does not say.
    Empty,
    /// Words of a document.
    Text(&'a str),
    /// Words put together here.
    Owned(String),
    /// A word of a closed vocabulary.
    Word(&'static str),
    /// Several words of a closed vocabulary.
    Words(Vec<&'a str>),
    /// A sum of money.
    Money(Pence),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// A day.
    Date(Date),
    /// Yes or no.
    Boolean(bool),
}

/// Signs that make a spreadsheet take a cell for a formula, or that it skips before looking.
const FORMULA_SIGNS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

impl<'a> Value<'a> {
    pub(super) fn maybe<T>(fact: Option<T>, value: impl FnOnce(T) -> Self) -> Self {
        fact.map_or(Self::Empty, value)
    }

    pub(super) fn text(words: Option<&'a str>) -> Self {
        Self::maybe(words, Self::Text)
    }

    pub(super) fn word<T>(fact: Option<T>, word: fn(T) -> &'static str) -> Self {
        Self::maybe(fact, |fact| Self::Word(word(fact)))
    }

    pub(super) fn pence(sum: Option<Pence>) -> Self {
        Self::maybe(sum, |Pence(pence)| Self::Integer(pence))
    }

    pub(super) fn count(of: usize) -> Self {
        Self::Integer(i64::try_from(of).unwrap_or(i64::MAX))
    }

    /// A share between 0 and 1 as the record prints it: 0.9 and not 0.8999999761581421.
    pub(super) fn share(of: f32) -> Self {
        of.to_string().parse().map_or(Self::Empty, Self::Number)
    }

    /// The cell in CSV. Words that a spreadsheet would run as a formula get an apostrophe before
    /// them, and so do words that look as if they had got one, so that taking one away from every
    /// cell of that look restores all.
    ///
    /// ```
    /// use casebook::export::Value;
    /// assert_eq!(Value::Text("=1+1").cell(), "'=1+1");
    /// assert_eq!(Value::Text("'-1").cell(), "''-1");
    /// assert_eq!(Value::Text("'late'").cell(), "'late'");
    /// assert_eq!(Value::Integer(-1).cell(), "-1");
    /// ```
    #[must_use]
    pub fn cell(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(words) => harmless(words),
            Self::Owned(words) => harmless(words),
            Self::Word(word) => Cow::Borrowed(word),
            Self::Words(words) => Cow::Owned(words.join("; ")),
            Self::Money(sum) => Cow::Owned(sum.to_string()),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::Boolean(is) => Cow::Borrowed(if *is { "true" } else { "false" }),
        }
    }
}

fn harmless(words: &str) -> Cow<'_, str> {
    if words.trim_start_matches('\'').starts_with(FORMULA_SIGNS) {
        Cow::Owned(format!("'{words}"))
    } else {
        Cow::Borrowed(words)
    }
}

/// The value in JSON: money as a decimal string, as in the record.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Text(words) => serializer.serialize_str(words),
            Self::Owned(words) => serializer.serialize_str(words),
            Self::Word(word) => serializer.serialize_str(word),
            Self::Words(words) => words.serialize(serializer),
            Self::Money(sum) => sum.serialize(serializer),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Date(date) => date.serialize(serializer),
            Self::Boolean(is) => serializer.serialize_bool(*is),
        }
    }
}
