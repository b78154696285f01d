//! Money: whole pence, so that sums never drift.

use std::borrow::Cow;
use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An amount of pounds sterling in whole pence, printed and stored in JSON as `"350.00"`.
///
/// ```
/// use casebook::model::Pence;
/// let total: Pence = [Pence::pounds(350), Pence(10_050)].into_iter().sum();
/// assert_eq!(total.to_string(), "450.50");
/// assert_eq!(total.sterling(), "£450.50");
/// assert_eq!(Pence::pounds(114_721).sterling(), "£114,721");
/// assert_eq!(Pence::parse_decimal("450.50"), Some(total));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pence(pub i64);

impl Pence {
    /// Whole pounds.
    #[must_use]
    pub const fn pounds(pounds: i64) -> Self {
        Self(pounds * 100)
    }

    /// No sum that a person means is larger: ten thousand million pounds.
    pub const LARGEST: Self = Self::pounds(10_000_000_000);

    /// Reads `350`, `350.5` or `350.00`; no sign, no thousands separator.
    #[must_use]
    pub fn parse_decimal(text: &str) -> Option<Self> {
        let (pounds, pence) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if pounds.is_empty() || !digits(pounds) || !digits(pence) || pence.len() > 2 {
            return None;
        }
        let tens = if pence.len() == 1 { 10 } else { 1 };
        let pence: i64 = if pence.is_empty() { 0 } else { pence.parse().ok()? };
        pounds.parse::<i64>().ok()?.checked_mul(100)?.checked_add(pence * tens).map(Self)
    }

    /// Reads a sum as people type it: with or without a pound sign, and with commas or spaces between
    /// thousands and nowhere else. `350,50` is no sum here: some mean £350.50 by it.
    ///
    /// ```
    /// use casebook::Pence;
    /// assert_eq!(Pence::parse_typed("£1,350.50"), Some(Pence(135_050)));
    /// assert_eq!(Pence::parse_typed("12 000"), Some(Pence::pounds(12_000)));
    /// for none in ["350,50", "1,23", "1,2345", ",350", "1,,000", "1,000 000,", "-5"] {
    ///     assert_eq!(Pence::parse_typed(none), None, "{none}");
    /// }
    /// ```
    #[must_use]
    pub fn parse_typed(text: &str) -> Option<Self> {
        let sum = text.trim().trim_start_matches('£').trim_start();
        let (pounds, pence) =
            sum.split_once('.').map_or((sum, None), |(one, two)| (one, Some(two)));
        let mut groups = pounds.split([',', ' ']);
        let first = groups.next().unwrap_or_default();
        let mut figures = first.to_owned();
        for group in groups {
            if group.len() != 3 || !(1..=3).contains(&first.len()) {
                return None;
            }
            figures.push_str(group);
        }
        if let Some(pence) = pence {
            figures.push('.');
            figures.push_str(pence);
        }
        Self::parse_decimal(&figures)
    }

    /// For people: a pound sign, thousands separators, pence only where there are some.
    #[must_use]
    pub fn sterling(self) -> String {
        let pounds = (self.0 / 100).unsigned_abs().to_string();
        let mut grouped = String::new();
        for (place, digit) in pounds.chars().enumerate() {
            if place > 0 && (pounds.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        match (self.0 % 100).unsigned_abs() {
            0 => format!("{sign}£{grouped}"),
            pence => format!("{sign}£{grouped}.{pence:02}"),
        }
    }
}

impl Add for Pence {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Pence {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), Add::add)
    }
}

impl fmt::Display for Pence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", (self.0 / 100).unsigned_abs(), (self.0 % 100).unsigned_abs())
    }
}

impl Serialize for Pence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Pence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        let (sign, digits) = text.strip_prefix('-').map_or((1, &*text), |rest| (-1, rest));
        Self::parse_decimal(digits)
            .map(|Pence(pence)| Self(sign * pence))
            .ok_or_else(|| serde::de::Error::custom(format!("{text:?} is no amount of money")))
    }
}

impl JsonSchema for Pence {
    fn schema_name() -> Cow<'static, str> {
        "Money".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "Pounds sterling as a decimal string.",
            "pattern": "^-?[0-9]+\\.[0-9]{2}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_read_and_print_alike() {
        for (text, pence) in [("0.00", 0), ("159.58", 15_958), ("6179.00", 617_900)] {
            assert_eq!(Pence::parse_decimal(text), Some(Pence(pence)));
            assert_eq!(Pence(pence).to_string(), text);
        }
        assert_eq!(Pence::parse_decimal("7.5"), Some(Pence(750)));
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["", ".", "1.234", "1,250", "-3", "99999999999999999999"] {
            assert_eq!(Pence::parse_decimal(text), None, "{text}");
        }
    }
}
