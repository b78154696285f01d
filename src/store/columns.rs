//! Facts of a record as SQL values: pence, ISO dates, JSON lists, NULL for what is not said.

use jiff::civil::Date;
use rusqlite::types::Value;

use crate::model::Pence;
use crate::text::Span;

/// Something said, or NULL.
pub(super) fn maybe<T, V: Into<Value>>(fact: Option<T>, value: impl FnOnce(T) -> V) -> Value {
    fact.map_or(Value::Null, |fact| value(fact).into())
}

/// Words.
pub(super) fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

/// Words, if any.
pub(super) fn maybe_text(words: Option<&String>) -> Value {
    maybe(words, Clone::clone)
}

/// A word of a closed vocabulary, if any.
pub(super) fn maybe_word<T>(fact: Option<T>, word: fn(T) -> &'static str) -> Value {
    maybe(fact, |fact| word(fact).to_owned())
}

/// A day, if any.
pub(super) fn day(date: Option<Date>) -> Value {
    maybe(date, |date| date.to_string())
}

/// A sum in pence, if any.
pub(super) fn pence(sum: Option<Pence>) -> Value {
    maybe(sum, |Pence(pence)| pence)
}

/// The number of a paragraph, if any.
pub(super) fn number(paragraph: Option<u32>) -> Value {
    maybe(paragraph, i64::from)
}

/// A count or an offset.
pub(super) fn count(of: usize) -> Value {
    Value::Integer(i64::try_from(of).unwrap_or(i64::MAX))
}

/// The two offsets of a span.
pub(super) fn ends(span: Span) -> [Value; 2] {
    [count(span.start()), count(span.end())]
}

/// A confidence as the record prints it: 0.9 and not 0.8999999761581421.
pub(super) fn share(confidence: f32) -> Value {
    confidence.to_string().parse().map_or(Value::Null, Value::Real)
}

/// The rule of a fact; what earlier rules read may name none.
pub(super) fn named(rule: &str) -> Value {
    if rule.is_empty() { Value::Null } else { text(rule) }
}

/// How sure a rule is, where it is named.
pub(super) fn sure(rule: &str, confidence: f32) -> Value {
    if rule.is_empty() { Value::Null } else { share(confidence) }
}

/// Words of a closed vocabulary as a JSON array.
pub(super) fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> Value {
    let words: Vec<&str> = words.into_iter().collect();
    serde_json::Value::from(words).to_string().into()
}
