//! How sums spread: total, median, quartiles and range, in whole pence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Pence;

/// Which quartiles these are, for people who check them.
pub const QUARTILES: &str = "Median and quartiles lie between the two sums nearest to them, in proportion, as \
     QUARTILE.INC of spreadsheets makes them, and are rounded to the whole penny, halves upwards.";

/// Some sums. Nothing here is a floating number: quarters of pence are exact before they are rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Spread {
    /// How many there are.
    pub count: usize,
    /// All together.
    pub total: Pence,
    /// The smallest.
    pub lowest: Pence,
    /// A quarter of them is not above it.
    pub lower_quartile: Pence,
    /// Half of them is not above it.
    pub median: Pence,
    /// Three quarters of them are not above it.
    pub upper_quartile: Pence,
    /// The largest.
    pub highest: Pence,
}

impl Spread {
    /// The spread of some sums; `None` where there are none.
    ///
    /// ```
    /// use casebook::{Pence, stats::Spread};
    /// let sums = [100, 200, 300, 1000].map(Pence::pounds);
    /// let spread = Spread::of(sums.to_vec()).unwrap();
    /// // The places of the quartiles among four sums are 0.75, 1.5 and 2.25, counted from 0.
    /// assert_eq!(spread.lower_quartile, Pence::pounds(175));
    /// assert_eq!(spread.median, Pence::pounds(250));
    /// assert_eq!(spread.upper_quartile, Pence::pounds(475));
    /// assert_eq!(Spread::of(Vec::new()), None);
    /// ```
    #[must_use]
    pub fn of(mut sums: Vec<Pence>) -> Option<Self> {
        sums.sort_unstable();
        let (lowest, highest) = (*sums.first()?, *sums.last()?);
        Some(Self {
            count: sums.len(),
            total: sums.iter().copied().sum(),
            lowest,
            lower_quartile: quarter(&sums, 1),
            median: quarter(&sums, 2),
            upper_quartile: quarter(&sums, 3),
            highest,
        })
    }
}

/// What lies at `quarters` quarters of the way through sorted sums.
fn quarter(sorted: &[Pence], quarters: usize) -> Pence {
    let place = sorted.len().saturating_sub(1) * quarters;
    let at = |place: usize| sorted.get(place).or(sorted.last()).map_or(0, |sum| i128::from(sum.0));
    let (below, above) = (at(place / 4), at(place / 4 + 1));
    let part = i128::try_from(place % 4).unwrap_or_default();
    let pence = (4 * below + (above - below) * part + 2).div_euclid(4);
    Pence(i64::try_from(pence).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quartiles_are_those_of_a_spreadsheet() {
        // QUARTILE.INC of the same pence, rounded.
        for (sums, lower, median, upper) in [
            (vec![500], 500, 500, 500),
            (vec![100, 201], 125, 151, 176),
            (vec![100, 200, 300], 150, 200, 250),
            (vec![5, 1, 4, 2, 3], 2, 3, 4),
            (vec![10_000, 15_000, 15_000, 30_000, 50_000, 180_000], 15_000, 22_500, 45_000),
        ] {
            let spread = Spread::of(sums.iter().copied().map(Pence).collect()).unwrap();
            let found = (spread.lower_quartile.0, spread.median.0, spread.upper_quartile.0);
            assert_eq!(found, (lower, median, upper), "{sums:?}");
        }
    }

    proptest! {
        #[test]
        fn the_five_numbers_are_in_order(sums in prop::collection::vec(0_i64..1_000_000_000, 1..60)) {
            let spread = Spread::of(sums.iter().copied().map(Pence).collect()).unwrap();
            let five = [
                spread.lowest, spread.lower_quartile, spread.median, spread.upper_quartile, spread.highest,
            ];
            prop_assert!(five.is_sorted(), "{:?}", five);
            prop_assert_eq!(spread.total.0, sums.iter().sum::<i64>());
            // At least a share of the sums lies on either side of each quartile, but for the rounding.
            for (quarters, value) in [(1, five[1]), (2, five[2]), (3, five[3])] {
                let below = sums.iter().filter(|sum| **sum <= value.0).count();
                let above = sums.iter().filter(|sum| **sum >= value.0 - 1).count();
                prop_assert!(4 * below >= quarters * (sums.len() - 1));
                prop_assert!(4 * above >= (4 - quarters) * (sums.len() - 1));
            }
        }

        #[test]
        fn the_order_of_the_sums_does_not_matter(mut sums in prop::collection::vec(0_i64..100_000, 1..40)) {
            let spread = Spread::of(sums.iter().copied().map(Pence).collect());
            sums.reverse();
            prop_assert_eq!(spread, Spread::of(sums.into_iter().map(Pence).collect()));
        }
    }
}
