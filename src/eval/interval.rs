//! How far a share that was counted can be trusted.

use serde::Serialize;

/// The 97.5th percentile of the normal distribution: two of them enclose 95 per cent.
const Z: f64 = 1.959_964;

/// A share of things counted, with the range in which the true share lies 19 times out of 20.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Share {
    /// The share that was counted, 0 to 1.
    pub value: f64,
    /// The lower end of the range.
    pub low: f64,
    /// The upper end of the range.
    pub high: f64,
}

impl Share {
    /// The share of `part` in `whole`, with its Wilson score interval, which stays between 0 and 1
    /// and is honest for a handful of things too; `None` where there is nothing to count.
    ///
    /// ```
    /// use casebook::eval::Share;
    /// let share = Share::of(44, 45).unwrap();
    /// assert_eq!((share.low * 100.0).round(), 88.0);
    /// assert_eq!((share.high * 100.0).round(), 100.0);
    /// assert!(Share::of(3, 3).unwrap().low < 0.5, "three of three prove little");
    /// assert!(Share::of(0, 0).is_none());
    /// ```
    #[must_use]
    pub fn of(part: usize, whole: usize) -> Option<Self> {
        if whole == 0 {
            return None;
        }
        let (part, n) = (number(part), number(whole));
        let value = part / n;
        let middle = (value + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let half =
            Z * (value * (1.0 - value) / n + Z * Z / (4.0 * n * n)).sqrt() / (1.0 + Z * Z / n);
        Some(Self { value, low: (middle - half).max(0.0), high: (middle + half).min(1.0) })
    }
}

/// A count as a number to reckon with.
pub(super) fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_wilsons() {
        // Worked by hand from the formula, to three digits.
        for (part, whole, low, high) in [
            (1, 2, 0.095, 0.905),
            (0, 10, 0.0, 0.278),
            (10, 10, 0.722, 1.0),
            (81, 100, 0.722, 0.875),
        ] {
            let share = Share::of(part, whole).unwrap();
            assert!(
                (share.low - low).abs() < 0.001 && (share.high - high).abs() < 0.001,
                "{share:?}"
            );
        }
    }

    #[test]
    fn more_of_the_same_is_surer() {
        let width =
            |n: usize| Share::of(n * 9, n * 10).map(|share| share.high - share.low).unwrap();
        assert!(width(100) < width(10) && width(10) < width(1));
    }
}
