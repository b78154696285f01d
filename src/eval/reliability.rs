//! Whether confidence says what it means: of facts that are sure to 0.9, nine of ten are right.

use serde::Serialize;

use super::interval::{Share, number};
use super::judged::Judged;
use crate::confidence::{Family, Table};

/// Where the bands of confidence begin.
const BANDS: [f32; 6] = [0.95, 0.9, 0.8, 0.7, 0.5, 0.0];

/// How far confidence can be trusted, on one set of pages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reliability {
    /// All facts together.
    pub all: Calibration,
    /// By how sure they are, the surest first.
    pub bands: Vec<Band>,
    /// By what they are.
    pub families: Vec<FamilyCalibration>,
}

/// How well confidence and truth agree.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Calibration {
    /// How many facts.
    pub facts: usize,
    /// The mean of their confidence.
    pub confidence: f64,
    /// The share that is right.
    pub right: Option<Share>,
    /// The Brier score: the mean square of what is missing to the truth. 0 is perfect; saying the
    /// overall share of every fact gives share × (1 − share).
    pub brier: f64,
    /// The expected calibration error: how far confidence and share are apart, band by band.
    pub error: f64,
}

/// Facts that are about as sure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Band {
    /// From this confidence,
    pub from: f32,
    /// to below this.
    pub below: f32,
    /// How many facts.
    pub facts: usize,
    /// The mean of their confidence.
    pub confidence: f64,
    /// The share that is right.
    pub right: Option<Share>,
}

/// The calibration of one family of facts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FamilyCalibration {
    /// The family, as the table of confidences spells it.
    pub family: &'static str,
    /// Its facts.
    #[serde(flatten)]
    pub calibration: Calibration,
}

impl Reliability {
    /// What these facts show.
    #[must_use]
    pub fn of(judged: &[&Judged]) -> Self {
        let families = Family::ALL.iter().filter_map(|family| {
            let own = judged.iter().copied().filter(|it| it.case.family == *family);
            let own: Vec<&Judged> = own.collect();
            let calibration = calibration(&own);
            (!own.is_empty()).then(|| FamilyCalibration { family: family.as_str(), calibration })
        });
        Self { all: calibration(judged), bands: bands(judged), families: families.collect() }
    }
}

/// The table of confidences that follows from facts.
#[must_use]
pub fn fitted<'a>(judged: impl IntoIterator<Item = &'a Judged>) -> Table {
    Table::of_cases(judged.into_iter().map(|it| (&it.case, it.right)))
}

fn bands(judged: &[&Judged]) -> Vec<Band> {
    let mut below = 1.01;
    let mut all = Vec::new();
    for from in BANDS {
        let own: Vec<&Judged> =
            judged.iter().copied().filter(|it| (from..below).contains(&it.confidence)).collect();
        let (facts, right) = (own.len(), share(&own));
        all.push(Band { from, below, facts, confidence: mean(&own), right });
        below = from;
    }
    all
}

fn calibration(judged: &[&Judged]) -> Calibration {
    let n = number(judged.len().max(1));
    let missing = |it: &&Judged| f64::from(it.confidence) - f64::from(u8::from(it.right));
    let apart = |band: &Band| {
        band.right.map_or(0.0, |right| number(band.facts) * (band.confidence - right.value).abs())
    };
    Calibration {
        facts: judged.len(),
        confidence: mean(judged),
        right: share(judged),
        brier: judged.iter().map(missing).map(|missing| missing * missing).sum::<f64>() / n,
        error: bands(judged).iter().map(apart).sum::<f64>() / n,
    }
}

fn share(judged: &[&Judged]) -> Option<Share> {
    Share::of(judged.iter().filter(|it| it.right).count(), judged.len())
}

fn mean(judged: &[&Judged]) -> f64 {
    let sum: f64 = judged.iter().map(|it| f64::from(it.confidence)).sum();
    sum / number(judged.len().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::confidence::Case;

    /// So many facts of one confidence, so many of them right.
    fn facts(confidence: f32, right: usize, of: usize) -> Vec<Judged> {
        let case = Case { family: Family::Award, rule: "r".to_owned(), doubts: Vec::new() };
        (0..of).map(|at| Judged { case: case.clone(), confidence, right: at < right }).collect()
    }

    #[test]
    fn what_is_as_sure_as_it_is_right_has_no_error() {
        let facts = [facts(0.9, 9, 10), facts(0.6, 3, 5)].concat();
        let all: Vec<&Judged> = facts.iter().collect();
        let reliability = Reliability::of(&all);
        assert!(reliability.all.error < 1e-6, "{reliability:?}");
        // 0.9 × 0.1 over ten facts and 0.6 × 0.4 over five.
        assert!((reliability.all.brier - (0.9 + 1.2) / 15.0).abs() < 1e-6, "{reliability:?}");
        assert_eq!(reliability.families[0].calibration.facts, 15);
    }

    #[test]
    fn boasting_shows_in_its_band() {
        let facts = [facts(0.99, 5, 10), facts(0.75, 6, 10)].concat();
        let all: Vec<&Judged> = facts.iter().collect();
        let reliability = Reliability::of(&all);
        assert!((reliability.all.error - (0.49 * 10.0 + 0.15 * 10.0) / 20.0).abs() < 1e-6);
        let counted: Vec<usize> = reliability.bands.iter().map(|band| band.facts).collect();
        assert_eq!(counted, [10, 0, 0, 10, 0, 0]);
    }

    #[test]
    fn nothing_is_no_error() {
        let reliability = Reliability::of(&[]);
        assert_eq!((reliability.all.facts, reliability.all.right), (0, None));
        assert!(reliability.families.is_empty());
    }
}
