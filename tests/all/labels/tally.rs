//! Counting what is right, too much, and missed.

use std::fmt;

/// One comparison.
#[derive(Debug, Clone, Copy)]
pub(super) enum Counted {
    /// A field with one value: right or not.
    Single(bool),
    /// A list.
    List(Tally),
}

/// A list compared with the wanted one, order aside.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    right: usize,
    extra: usize,
    missing: usize,
}

impl Tally {
    /// Compares two lists that may hold a value more than once; the words tell the difference.
    pub(super) fn of(found: &[String], wanted: &[String]) -> (Self, String) {
        let mut extra: Vec<&String> = found.iter().collect();
        let mut missing = Vec::new();
        for value in wanted {
            match extra.iter().position(|other| *other == value) {
                Some(at) => drop(extra.swap_remove(at)),
                None => missing.push(value),
            }
        }
        let tally = Self {
            right: wanted.len() - missing.len(),
            extra: extra.len(),
            missing: missing.len(),
        };
        let words = if extra.is_empty() && missing.is_empty() {
            String::new()
        } else {
            format!("missing {missing:?}, extra {extra:?}")
        };
        (tally, words)
    }

    fn precision(self) -> f64 {
        share(self.right, self.right + self.extra)
    }

    fn recall(self) -> f64 {
        share(self.right, self.right + self.missing)
    }
}

/// All comparisons of a field on one set of pages.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Sum {
    list: Tally,
    single: bool,
}

impl Sum {
    /// What can be kept as a floor: the share that is right, or the lower of precision and recall,
    /// rounded down to three digits.
    pub(super) fn floor(&self) -> f64 {
        (self.list.precision().min(self.list.recall()) * 1000.0).floor() / 1000.0
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tally { right, extra, missing } = self.list;
        if self.single {
            write!(f, "{right} of {}", right + missing)
        } else {
            write!(
                f,
                "precision {:.3}, recall {:.3} ({right} right, {extra} extra, {missing} missed)",
                self.list.precision(),
                self.list.recall()
            )
        }
    }
}

/// A field's two scores.
#[derive(Debug, Default)]
pub(super) struct Score {
    pub(super) tuned: Sum,
    pub(super) held_out: Sum,
}

impl Score {
    pub(super) fn add(&mut self, tuned: bool, counted: Counted) {
        let sum = if tuned { &mut self.tuned } else { &mut self.held_out };
        let tally = match counted {
            Counted::Single(right) => {
                sum.single = true;
                let (right, wrong) = (usize::from(right), usize::from(!right));
                Tally { right, extra: wrong, missing: wrong }
            }
            Counted::List(tally) => tally,
        };
        sum.list.right += tally.right;
        sum.list.extra += tally.extra;
        sum.list.missing += tally.missing;
    }
}

/// A share; that of nothing is whole, since nothing of it is wrong.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(count(part)) / f64::from(count(whole)) }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap()
}

#[test]
fn lists_are_compared_with_repeats_and_without_order() {
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let (tally, words) = Tally::of(&list(&["b", "a", "c"]), &list(&["a", "a", "b"]));
    assert_eq!(tally, Tally { right: 2, extra: 1, missing: 1 });
    assert_eq!(words, r#"missing ["a"], extra ["c"]"#);
    assert_eq!(Tally::of(&[], &[]).1, "");
}
