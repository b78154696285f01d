//! The table of confidences: what was counted on labelled pages, and what follows from it.
//!
//! For each rule, facts are counted by how many doubts they have. A rule with few cases leans on
//! its family, and a family on what is [`expected`]. More doubts never make a fact surer.
//!
//! Rules are written beside the tuned pages, which therefore flatter them: what is counted there
//! tells rules and doubts apart rather than how good all of them are. That is a judgement, and so a
//! tuned fact counts for no more than [`WORTH`].

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use super::{Case, Family};

/// Facts with no doubt, one, two, and three or more are counted apart.
pub const LEVELS: usize = 4;

/// What is expected at each level before anything is counted. Set by hand, beside what the rules of
/// the time made of some sixty further labelled pages, and rounded: not a measurement.
const fn expected(family: Family) -> [f64; LEVELS] {
    match family {
        Family::Award => [0.96, 0.92, 0.75, 0.6],
        Family::Told => [0.85, 0.75, 0.5, 0.35],
        Family::OtherAmount => [0.92, 0.78, 0.5, 0.4],
        Family::Improvement => [0.88, 0.75, 0.6, 0.5],
        Family::Action => [0.85, 0.6, 0.45, 0.35],
        Family::Finding => [0.96, 0.88, 0.6, 0.5],
    }
}

/// As how many facts the expectation counts in a family.
const OF_FAMILY: f64 = 25.0;

/// As how many facts the family counts in a rule.
const OF_RULE: f64 = 5.0;

/// As how many facts one fact of a tuned page counts.
const WORTH: f64 = 0.15;

/// What a level weighs of which nothing was counted: as good as nothing.
const UNSEEN: f64 = 0.01;

/// No rule is surer than this, and none more desperate than the least.
const BOUNDS: (f64, f64) = (0.05, 0.99);

/// The rule that stands for all of its family.
const ANY: &str = "*";

/// One line of the table: how often a rule was right with this many doubts.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The family.
    pub family: Family,
    /// The rule, or `*` for all of the family.
    pub rule: String,
    /// How many doubts: 3 stands for three and more.
    pub doubts: usize,
    /// How many facts were right.
    pub right: u32,
    /// How many facts there were.
    pub of: u32,
    /// What follows.
    pub confidence: f32,
}

/// The confidences by family, rule and doubts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    lines: BTreeMap<(Family, String, usize), Line>,
}

impl Table {
    /// The table that is part of the program, made from the tuned pages of the corpus.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Table> =
            LazyLock::new(|| Table::parse(include_str!("../../corpus/confidence.tsv")));
        &BUILTIN
    }

    /// The table of a file. A line that is none is passed over: the tests hold the file to what the
    /// labels give.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().filter_map(line);
        let keyed = lines.map(|line| ((line.family, line.rule.clone(), line.doubts), line));
        Self { lines: keyed.collect() }
    }

    /// Its lines in order.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.values()
    }

    /// How sure a fact is: as its rule with so many doubts, or as its family where the rule was
    /// never met.
    #[must_use]
    pub fn confidence(&self, case: &Case) -> f32 {
        let level = case.doubts.len().min(LEVELS - 1);
        let of = |rule: &str| self.lines.get(&(case.family, rule.to_owned(), level));
        of(&case.rule).or_else(|| of(ANY)).map_or(0.5, |line| line.confidence)
    }

    /// The table that follows from counted cases: each fact, and whether it was right.
    #[must_use]
    pub fn of_cases<'a>(cases: impl IntoIterator<Item = (&'a Case, bool)>) -> Self {
        let mut counts: BTreeMap<(Family, &str), Counts> = BTreeMap::new();
        for &family in Family::ALL {
            counts.insert((family, ANY), Counts::default());
        }
        for (case, right) in cases {
            for rule in [ANY, case.rule.as_str()] {
                counts.entry((case.family, rule)).or_default().add(case.doubts.len(), right);
            }
        }
        let mut lines = BTreeMap::new();
        for (&(family, rule), own) in &counts {
            let expected = expected(family);
            let all = counts.get(&(family, ANY));
            let whole = all.map_or(expected, |all| all.shares(expected, OF_FAMILY));
            let shares = if rule == ANY { whole } else { own.shares(whole, OF_RULE) };
            for (doubts, share) in shares.into_iter().enumerate() {
                let (right, of) = own.0[doubts];
                let confidence = rounded(share);
                let line = Line { family, rule: rule.to_owned(), doubts, right, of, confidence };
                lines.insert((family, rule.to_owned(), doubts), line);
            }
        }
        Self { lines }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Line { family, rule, doubts, right, of, confidence } in self.lines() {
            let family = family.as_str();
            writeln!(f, "{family}\t{rule}\t{doubts}\t{right}\t{of}\t{confidence:.2}")?;
        }
        Ok(())
    }
}

fn line(text: &str) -> Option<Line> {
    let mut cells = text.split('\t');
    let family = cells.next()?;
    Some(Line {
        family: *Family::ALL.iter().find(|known| known.as_str() == family)?,
        rule: cells.next()?.to_owned(),
        doubts: cells.next()?.parse().ok()?,
        right: cells.next()?.parse().ok()?,
        of: cells.next()?.parse().ok()?,
        confidence: cells.next()?.parse().ok()?,
    })
}

/// How many were right of how many, by level.
#[derive(Debug, Clone, Copy, Default)]
struct Counts([(u32, u32); LEVELS]);

impl Counts {
    fn add(&mut self, doubts: usize, right: bool) {
        if let Some((rights, of)) = self.0.get_mut(doubts.min(LEVELS - 1)) {
            *rights += u32::from(right);
            *of += 1;
        }
    }

    /// The share of each level, drawn towards what is expected of it as if that had been seen
    /// `weight` times, and never rising with the doubts: where it would, what was counted decides.
    fn shares(&self, expected: [f64; LEVELS], weight: f64) -> [f64; LEVELS] {
        let mut drawn = [(0.0, 0.0); LEVELS];
        for ((drawn, (right, of)), expected) in drawn.iter_mut().zip(self.0).zip(expected) {
            let seen = WORTH * f64::from(of);
            let share = (WORTH * f64::from(right) + weight * expected) / (seen + weight);
            *drawn = (share, seen + UNSEEN);
        }
        falling(drawn)
    }
}

/// Shares that never rise, the nearest to these by their weights: neighbours in the wrong order are
/// pooled.
fn falling(shares: [(f64, f64); LEVELS]) -> [f64; LEVELS] {
    let mut pools: Vec<(f64, f64, usize)> = Vec::with_capacity(LEVELS);
    for (share, weight) in shares {
        let mut pool = (share, weight, 1);
        while let Some(&(before, weight, levels)) = pools.last() {
            if before >= pool.0 {
                break;
            }
            pools.pop();
            let both = weight + pool.1;
            pool = ((before * weight + pool.0 * pool.1) / both, both, levels + pool.2);
        }
        pools.push(pool);
    }
    let mut all = [0.0; LEVELS];
    let shares = pools.iter().flat_map(|(share, _, levels)| std::iter::repeat_n(*share, *levels));
    all.iter_mut().zip(shares).for_each(|(level, share)| *level = share);
    all
}

/// Two digits: more would pretend.
#[allow(clippy::cast_possible_truncation, reason = "a number between 0 and 1")]
fn rounded(share: f64) -> f32 {
    ((share.clamp(BOUNDS.0, BOUNDS.1) * 100.0).round() / 100.0) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOUBTS: [&str; 3] = ["a", "b", "c"];

    fn case(rule: &str, doubts: usize) -> Case {
        let doubts = DOUBTS[..doubts].to_vec();
        Case { family: Family::Award, rule: rule.to_owned(), doubts }
    }

    /// Rules with so many doubts, right so often of so many.
    fn table(counted: &[(&str, usize, usize, usize)]) -> Table {
        let cases: Vec<(Case, bool)> = counted
            .iter()
            .flat_map(|&(rule, doubts, right, of)| {
                (0..of).map(move |at| (case(rule, doubts), at < right))
            })
            .collect();
        Table::of_cases(cases.iter().map(|(case, right)| (case, *right)))
    }

    #[test]
    fn a_rule_with_few_cases_leans_on_its_family() {
        let table = table(&[("often", 0, 950, 1000), ("once", 0, 0, 1), ("wrong", 0, 10, 100)]);
        let sure = |rule: &str| table.confidence(&case(rule, 0));
        let any = sure("never met");
        assert!(sure("often") > any && any > sure("once"), "{any}");
        assert!(sure("once") > 0.8 && sure("wrong") < 0.4, "{} {}", sure("once"), sure("wrong"));
    }

    #[test]
    fn doubts_never_make_a_fact_surer() {
        let table = table(&[("odd", 0, 1, 30), ("odd", 1, 30, 30), ("odd", 3, 8, 9)]);
        for rule in ["odd", "never met"] {
            let sure: Vec<f32> = (0..4).map(|n| table.confidence(&case(rule, n.min(3)))).collect();
            assert!(sure.is_sorted_by(|a, b| a >= b), "{sure:?}");
        }
    }

    #[test]
    fn what_was_never_counted_is_as_expected() {
        let table = table(&[]);
        let sure = |doubts| table.confidence(&case("any", doubts));
        assert!((sure(0) - 0.96).abs() < 0.001 && (sure(3) - 0.6).abs() < 0.001);
        let many = super::tests::table(&[("sure", 0, 5_000, 5_000)]);
        assert!(many.confidence(&case("sure", 0)) < 1.0, "nothing is certain");
    }

    #[test]
    fn a_table_reads_back_from_its_file() {
        let table = table(&[("often", 0, 95, 100), ("often", 2, 3, 9)]);
        assert_eq!(Table::parse(&format!("# heading\n{table}\nodd line\n")), table);
    }

    #[test]
    fn pools_are_weighed() {
        let shares = falling([(0.5, 1.0), (0.9, 3.0), (0.2, 1.0), (0.1, 1.0)]);
        assert_eq!(shares.map(|share| format!("{share:.2}")), ["0.80", "0.80", "0.20", "0.10"]);
    }

    #[test]
    fn the_builtin_table_has_every_family_at_every_level() {
        for &family in Family::ALL {
            let any = Table::builtin().lines().filter(|it| it.family == family && it.rule == ANY);
            assert_eq!(any.count(), LEVELS, "{family:?}");
        }
    }
}
