//! The way through the pages of one search, which may be taken up where it was left.
//!
//! What is published meanwhile moves results from page to page: one may be passed over, another met
//! twice. So a walk only counts where the number of results stayed the same and so many different
//! ones were met; otherwise the pages are walked again, and what was met before counts too.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::report::Disagreement;
use super::results::Results;

/// How many days are searched for at once, so that a page that is published meanwhile moves few.
const DAYS: i64 = 120;

/// How often the pages of one search are walked before they are taken as they are.
const WALKS: u32 = 3;

/// A walk through the results of one search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Walk {
    pub(super) from: Date,
    pub(super) to: Date,
    /// The page to ask for next.
    pub(super) page: u64,
    /// Every result that was met, in whichever walk.
    pub(super) found: BTreeSet<String>,
    /// Which walk it is.
    nth: u32,
    said: Option<u64>,
    steady: bool,
    met: BTreeSet<String>,
    unlinked: u64,
    /// What the walk before came to.
    before: Option<(u64, u64)>,
}

/// How a walk stands after a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// There are more pages, or the same ones again.
    On,
    /// All results were met.
    Agrees,
    /// They were not.
    Disagrees,
}

/// The parts in which a time is searched through.
pub(super) fn parts(from: Date, to: Date) -> Vec<(Date, Date)> {
    let (mut parts, mut from) = (Vec::new(), from);
    while from <= to {
        let last = from.saturating_add((DAYS - 1).days()).min(to);
        parts.push((from, last));
        match last.tomorrow() {
            Ok(next) => from = next,
            Err(_) => break,
        }
    }
    parts
}

impl Walk {
    pub(super) fn new((from, to): (Date, Date)) -> Self {
        Self {
            from,
            to,
            page: 1,
            found: BTreeSet::new(),
            nth: 1,
            said: None,
            steady: true,
            met: BTreeSet::new(),
            unlinked: 0,
            before: None,
        }
    }

    /// Takes in the page that was asked for.
    pub(super) fn take(&mut self, results: Results) -> Step {
        self.steady &= self.said.is_none_or(|said| said == results.said);
        self.said = Some(results.said);
        self.unlinked += results.unlinked;
        let mut news = results.unlinked > 0;
        for link in results.links {
            self.found.insert(link.clone());
            news |= self.met.insert(link);
        }
        self.page += 1;
        if news && self.seen() < results.said {
            return Step::On;
        }
        if self.steady && self.unlinked == 0 && self.met.len() as u64 == results.said {
            return Step::Agrees;
        }
        let outcome = (results.said, self.seen());
        let same = self.steady && self.before == Some(outcome);
        if self.nth >= WALKS || same {
            return Step::Disagrees;
        }
        let found = std::mem::take(&mut self.found);
        let nth = self.nth + 1;
        *self = Self { found, nth, before: Some(outcome), ..Self::new((self.from, self.to)) };
        Step::On
    }

    /// How many results the search says there are.
    pub(super) fn said(&self) -> u64 {
        self.said.unwrap_or(0)
    }

    /// How many results the pages of this walk had.
    fn seen(&self) -> u64 {
        self.met.len() as u64 + self.unlinked
    }

    /// What to tell where the walk does not agree with what the search says.
    pub(super) fn disagreement(&self) -> Disagreement {
        let (from, to) = (self.from, self.to);
        Disagreement { from, to, said: self.said(), seen: self.met.len() as u64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: &str) -> Date {
        day.parse().unwrap()
    }

    /// Walks through pages as a site would give them: each with its number of results, its links, and
    /// how many results have none.
    fn walk(pages: &[(u64, &str, u64)]) -> (Vec<Step>, Walk) {
        let mut walk = Walk::new((day("2025-01-01"), day("2025-01-31")));
        let steps = pages.iter().map(|(said, links, unlinked)| {
            let links = links.chars().map(String::from).collect();
            walk.take(Results { said: *said, links, unlinked: *unlinked })
        });
        (steps.collect(), walk)
    }

    #[test]
    fn a_walk_agrees_where_a_steady_number_of_results_was_met() {
        use Step::{Agrees, Disagrees, On};
        for (pages, wanted) in [
            (vec![(0, "", 0)], vec![Agrees]),
            (vec![(3, "abc", 0)], vec![Agrees]),
            (vec![(5, "abc", 0), (5, "de", 0)], vec![On, Agrees]),
            // A page too few, twice alike: there is nothing to wait for.
            (
                vec![(5, "abc", 0), (5, "", 0), (5, "abc", 0), (5, "", 0)],
                vec![On, On, On, Disagrees],
            ),
            // A site that gives its first page for every page.
            (
                vec![(5, "abc", 0), (5, "abc", 0), (5, "abc", 0), (5, "abc", 0)],
                vec![On, On, On, Disagrees],
            ),
            // More than was said, three times.
            (vec![(2, "abc", 0), (2, "abd", 0)], vec![On, Disagrees]),
            // One was published meanwhile: "c" moved to the second page, and all is walked again.
            (
                vec![(5, "abc", 0), (6, "cde", 0), (6, "", 0), (6, "xab", 0), (6, "cde", 0)],
                vec![On, On, On, On, Agrees],
            ),
            // One was taken down: "d" moved to the first page and was not met.
            (
                vec![(6, "abc", 0), (5, "ef", 0), (5, "bcd", 0), (5, "ef", 0)],
                vec![On, On, On, Agrees],
            ),
            // A result without a link cannot be fetched.
            (vec![(3, "ab", 1), (3, "ab", 1)], vec![On, Disagrees]),
        ] {
            assert_eq!(walk(&pages).0, wanted, "{pages:?}");
        }
    }

    #[test]
    fn what_an_earlier_walk_met_is_fetched_too() {
        let (_, walk) = walk(&[(6, "abc", 0), (5, "ef", 0), (5, "bcd", 0), (5, "ef", 0)]);
        assert_eq!(walk.found.into_iter().collect::<String>(), "abcdef");
    }

    #[test]
    fn a_walk_that_was_left_is_taken_up() {
        let (_, left) = walk(&[(5, "abc", 0)]);
        let kept = serde_json::to_string(&left).unwrap();
        let mut again: Walk = serde_json::from_str(&kept).unwrap();
        assert_eq!(again, left);
        let links = vec!["d".to_owned(), "e".to_owned()];
        assert_eq!(again.page, 2);
        assert_eq!(again.take(Results { said: 5, links, unlinked: 0 }), Step::Agrees);
    }

    #[test]
    fn a_time_is_searched_through_without_gaps() {
        let all = parts(day("2024-01-01"), day("2025-03-10"));
        assert_eq!(all.len(), 4);
        assert_eq!((all[0].0, all[3].1), (day("2024-01-01"), day("2025-03-10")));
        for pair in all.windows(2) {
            assert_eq!(pair[0].1.tomorrow().unwrap(), pair[1].0);
        }
        assert_eq!(parts(day("2025-01-01"), day("2025-01-01")).len(), 1);
        assert_eq!(parts(day("2025-01-02"), day("2025-01-01")), []);
        assert_eq!(parts(Date::MAX, Date::MAX).len(), 1);
    }
}
