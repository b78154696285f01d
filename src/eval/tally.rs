//! Counting what is right, too much, and missed.

use serde::Serialize;

use super::interval::Share;
use super::item::Item;

/// What was found beside what was wanted, counted.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Found and wanted.
    pub right: usize,
    /// Found and not wanted.
    pub extra: usize,
    /// Wanted and not found.
    pub missing: usize,
}

impl Tally {
    /// How much of what was found is right; `None` where nothing was found.
    #[must_use]
    pub fn precision(self) -> Option<Share> {
        Share::of(self.right, self.right + self.extra)
    }

    /// How much of what was wanted is found; `None` where nothing was wanted.
    #[must_use]
    pub fn recall(self) -> Option<Share> {
        Share::of(self.right, self.wanted())
    }

    /// How many are wanted.
    #[must_use]
    pub fn wanted(self) -> usize {
        self.right + self.missing
    }

    /// Whether there was nothing to find and nothing was found.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// What can be kept as a floor: the lower of precision and recall, rounded down to three digits.
    #[must_use]
    pub fn floor(self) -> f64 {
        let value = |share: Option<Share>| share.map_or(1.0, |share| share.value);
        (value(self.precision()).min(value(self.recall())) * 1000.0).floor() / 1000.0
    }

    pub(super) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.extra += other.extra;
        self.missing += other.missing;
    }
}

/// A tally with the shares that follow from it, as JSON has it.
#[derive(Debug, Serialize)]
pub struct Counted {
    /// Found and wanted.
    pub right: usize,
    /// Found and not wanted.
    pub extra: usize,
    /// Wanted and not found.
    pub missing: usize,
    /// Null where nothing was found.
    pub precision: Option<Share>,
    /// Null where nothing was wanted.
    pub recall: Option<Share>,
}

impl From<Tally> for Counted {
    fn from(tally: Tally) -> Self {
        let Tally { right, extra, missing } = tally;
        Self { right, extra, missing, precision: tally.precision(), recall: tally.recall() }
    }
}

/// What is left where two lists are held side by side, order aside.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) tally: Tally,
    /// What was found and not wanted.
    pub(super) extra: Vec<Item>,
    /// What was wanted and not found.
    pub(super) missing: Vec<Item>,
}

/// Holds what was found beside what was wanted; both may hold a value more than once.
pub(super) fn held(found: Vec<Item>, wanted: Vec<Item>) -> Held {
    let (mut extra, mut missing, mut right) = (found, Vec::new(), 0);
    for item in wanted {
        match extra.iter().position(|other| *other == item) {
            Some(at) => {
                extra.remove(at);
                right += 1;
            }
            None => missing.push(item),
        }
    }
    let tally = Tally { right, extra: extra.len(), missing: missing.len() };
    Held { tally, extra, missing }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_compared_with_repeats_and_without_order() {
        let list = |words: &[&str]| words.iter().map(Item::new).collect::<Vec<_>>();
        let held = held(list(&["b", "a", "c"]), list(&["a", "a", "b"]));
        assert_eq!(held.tally, Tally { right: 2, extra: 1, missing: 1 });
        assert_eq!((held.extra, held.missing), (list(&["c"]), list(&["a"])));
    }

    #[test]
    fn nothing_has_no_share_and_is_whole_as_a_floor() {
        let none = Tally::default();
        assert!(none.precision().is_none() && none.recall().is_none());
        assert!((none.floor() - 1.0).abs() < f64::EPSILON);
        let some = Tally { right: 2, extra: 1, missing: 4 };
        assert!((some.floor() - 0.333).abs() < f64::EPSILON, "{}", some.floor());
    }
}
