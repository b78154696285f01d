//! The value of a cell, and its written forms.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::Write as _;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::columns::ColumnType;
use crate::model::Pence;
use crate::store::Cell;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// The text does not say.
    Empty,
    /// Words of a document.
    Text(&'a str),
    /// Several texts.
    Texts(Vec<Cow<'a, str>>),
    /// A word of a closed vocabulary.
    Word(&'a str),
    /// Several words of a closed vocabulary.
    Words(Vec<Cow<'a, str>>),
    /// Several whole numbers.
    Integers(Vec<i64>),
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
    /// A web address.
    Link(&'a str),
}

impl<'a> Value<'a> {
    /// The value of a column that the store keeps in this cell. What is not of the column's type is
    /// empty.
    #[must_use]
    pub fn kept(holds: ColumnType, cell: Cell<'a>) -> Self {
        let value = match (holds, cell) {
            (ColumnType::Text, Cell::Text(words)) => Some(Self::Text(words)),
            (ColumnType::Word, Cell::Text(word)) => Some(Self::Word(word)),
            (ColumnType::Link, Cell::Text(address)) => Some(Self::Link(address)),
            (ColumnType::Texts, Cell::Text(json)) => list(json).map(Self::Texts),
            (ColumnType::Words, Cell::Text(json)) => list(json).map(Self::Words),
            (ColumnType::Integers, Cell::Text(json)) => {
                serde_json::from_str(json).ok().map(Self::Integers)
            }
            (ColumnType::Date, Cell::Text(day)) => day.parse().ok().map(Self::Date),
            (ColumnType::Money, Cell::Integer(pence)) => Some(Self::Money(Pence(pence))),
            (ColumnType::Integer, Cell::Integer(number)) => Some(Self::Integer(number)),
            (ColumnType::Number, Cell::Real(number)) => Some(Self::Number(number)),
            #[allow(clippy::cast_precision_loss, reason = "rates and counts are small")]
            (ColumnType::Number, Cell::Integer(number)) => Some(Self::Number(number as f64)),
            (ColumnType::Boolean, Cell::Integer(number)) => Some(Self::Boolean(number != 0)),
            _ => None,
        };
        value.unwrap_or(Self::Empty)
    }

    /// The value in plain text, as it stands in CSV before formulas are made harmless.
    ///
    /// ```
    /// use casebook::{Pence, export::Value};
    /// assert_eq!(Value::Money(Pence::pounds(350)).plain(), "350.00");
    /// assert_eq!(Value::Words(vec!["distress".into(), "delay".into()]).plain(), "distress; delay");
    /// assert_eq!(Value::Empty.plain(), "");
    /// ```
    #[must_use]
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(words) | Self::Word(words) | Self::Link(words) => Cow::Borrowed(words),
            other => {
                let mut bytes = Vec::new();
                other.spell(&mut bytes);
                Cow::Owned(String::from_utf8(bytes).unwrap_or_default())
            }
        }
    }

    /// Adds the value in plain text: what [`Value::plain`] gives, where a million cells are written.
    pub fn spell(&self, to: &mut Vec<u8>) {
        match self {
            Self::Empty => {}
            Self::Text(words) | Self::Word(words) | Self::Link(words) => {
                to.extend_from_slice(words.as_bytes());
            }
            Self::Words(words) => joined(words, ColumnType::Words, to),
            Self::Texts(texts) => joined(texts, ColumnType::Texts, to),
            Self::Integers(numbers) => joined(numbers, ColumnType::Integers, to),
            Self::Money(sum) => add(sum, to),
            Self::Integer(number) => add(number, to),
            Self::Number(number) => add(number, to),
            Self::Date(date) => add(date, to),
            Self::Boolean(is) => to.extend_from_slice(if *is { b"true" } else { b"false" }),
        }
    }
}

fn list(json: &str) -> Option<Vec<Cow<'_, str>>> {
    // "[]" and plain words make up nearly all lists.
    if json == "[]" {
        return Some(Vec::new());
    }
    serde_json::from_str::<Vec<Borrowed<'_>>>(json)
        .ok()
        .map(|words| words.into_iter().map(|Borrowed(word)| word).collect())
}

/// A string that is borrowed from the JSON where it can be.
#[derive(serde::Deserialize)]
struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

fn joined<T: Display>(members: &[T], kind: ColumnType, to: &mut Vec<u8>) {
    for (at, member) in members.iter().enumerate() {
        if at > 0 {
            to.extend_from_slice(kind.separator().unwrap_or_default().as_bytes());
        }
        add(member, to);
    }
}

fn add(what: &impl Display, to: &mut Vec<u8>) {
    // Memory takes everything.
    _ = write!(to, "{what}");
}

/// The value in JSON: money as a decimal string, as in the record.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Text(words) | Self::Word(words) | Self::Link(words) => {
                serializer.serialize_str(words)
            }
            Self::Words(words) | Self::Texts(words) => words.serialize(serializer),
            Self::Integers(numbers) => numbers.serialize(serializer),
            Self::Money(sum) => sum.serialize(serializer),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Date(date) => date.serialize(serializer),
            Self::Boolean(is) => serializer.serialize_bool(*is),
        }
    }
}
