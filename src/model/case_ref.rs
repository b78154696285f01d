//! The name of a case: `24 014 093`, or `19 018 519c` on one body's page of a joint case.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A canonical case reference: two digits of the year of receipt, two groups of three digits, and
/// for a joint case the letter of the body.
///
/// ```
/// use casebook::model::CaseRef;
/// for spelling in ["24014093", "24-014-093", "24 014 093", " 24 014093 "] {
///     assert_eq!(CaseRef::parse(spelling).unwrap().to_string(), "24 014 093");
/// }
/// assert_eq!(CaseRef::parse("19 018 519C").unwrap().slug(), "19-018-519c");
/// assert_eq!(CaseRef::parse("202009340"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseRef {
    digits: String,
    letter: Option<char>,
}

impl CaseRef {
    /// Reads a whole string that is a reference in any spelling, and nothing else.
    #[must_use]
    pub fn parse(spelling: &str) -> Option<Self> {
        let mut digits = String::with_capacity(8);
        let mut letter = None;
        for c in spelling.trim().chars() {
            match c {
                '0'..='9' if letter.is_none() => digits.push(c),
                ' ' | '-' | '\u{2011}' | '\u{2013}' | '\u{a0}' | '/' if letter.is_none() => {}
                'a'..='z' | 'A'..='Z' if digits.len() == 8 && letter.is_none() => {
                    letter = Some(c.to_ascii_lowercase());
                }
                _ => return None,
            }
        }
        (digits.len() == 8).then_some(Self { digits, letter })
    }

    /// The eight digits, with the letter of a joint case: `24014093`, `19018519c`.
    #[must_use]
    pub fn squashed(&self) -> String {
        let mut squashed = self.digits.clone();
        squashed.extend(self.letter);
        squashed
    }

    /// The form used in web addresses: `24-014-093`.
    #[must_use]
    pub fn slug(&self) -> String {
        self.to_string().replace(' ', "-")
    }

    /// The reference shared by all bodies of a joint case: without the letter.
    #[must_use]
    pub fn base(&self) -> Self {
        Self { digits: self.digits.clone(), letter: None }
    }

    /// Whether both name one case: a joint case named without its letter may be each body's.
    ///
    /// ```
    /// use casebook::model::CaseRef;
    /// let named = |spelling| CaseRef::parse(spelling).unwrap();
    /// assert!(named("19 018 519c").may_be(&named("19 018 519")));
    /// assert!(!named("19 018 519c").may_be(&named("19 018 519b")));
    /// ```
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        let either = self.letter.is_none() || other.letter.is_none();
        self.digits == other.digits && (either || self.letter == other.letter)
    }

    /// The letter of this body's page in a joint case.
    #[must_use]
    pub fn letter(&self) -> Option<char> {
        self.letter
    }
}

impl fmt::Display for CaseRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, digit) in self.digits.chars().enumerate() {
            if place == 2 || place == 5 {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        self.letter.map_or(Ok(()), |letter| write!(f, "{letter}"))
    }
}

impl Serialize for CaseRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CaseRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spelling = String::deserialize(deserializer)?;
        Self::parse(&spelling)
            .ok_or_else(|| serde::de::Error::custom(format!("{spelling:?} is no case reference")))
    }
}

impl JsonSchema for CaseRef {
    fn schema_name() -> Cow<'static, str> {
        "CaseRef".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "Canonical case reference, with the letter of a joint case.",
            "pattern": "^[0-9]{2} [0-9]{3} [0-9]{3}[a-z]?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_and_parse_are_inverse() {
        for text in ["24 014 093", "19 018 519c", "00 000 000"] {
            assert_eq!(CaseRef::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_reference_is_refused() {
        for text in ["", "24 014 09", "24 014 0933", "£24 014 093", "24 014 093cd", "c24014093"] {
            assert_eq!(CaseRef::parse(text), None, "{text}");
        }
    }
}
