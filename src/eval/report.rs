//! An evaluation as JSON has it.

use serde::Serialize;

use super::tally::Counted;
use super::{Difference, Evaluation, Reliability};

/// What `casebook eval --format json` prints.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    /// The labelled folder.
    pub folder: String,
    /// The sets of pages.
    pub sets: Vec<SetReport<'a>>,
    /// How far confidence can be trusted, on each set that has facts with one.
    pub reliability: Vec<ReliabilityReport<'a>>,
    /// The fields in the order of the table.
    pub fields: Vec<FieldReport<'a>>,
    /// What differs; only where fields were asked for by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differences: Option<Vec<&'a Difference>>,
}

/// A set of pages.
#[derive(Debug, Serialize)]
pub struct SetReport<'a> {
    /// Its name.
    pub set: &'a str,
    /// How many pages it has.
    pub pages: usize,
}

/// The reliability of confidence on a set.
#[derive(Debug, Serialize)]
pub struct ReliabilityReport<'a> {
    /// The set.
    pub set: &'a str,
    /// What its facts show.
    #[serde(flatten)]
    pub reliability: Reliability,
}

/// A field with its score in each set.
#[derive(Debug, Serialize)]
pub struct FieldReport<'a> {
    /// Its name.
    pub field: &'static str,
    /// The scores.
    pub sets: Vec<ScoreReport<'a>>,
}

/// The score of a field in a set.
#[derive(Debug, Serialize)]
pub struct ScoreReport<'a> {
    /// The set.
    pub set: &'a str,
    /// What was counted, and the shares that follow.
    #[serde(flatten)]
    pub counted: Counted,
}

impl<'a> Report<'a> {
    /// The report of an evaluation. Where `asked` names fields, it has these alone, with every
    /// difference.
    #[must_use]
    pub fn new(folder: String, evaluation: &'a Evaluation, asked: Option<&[&str]>) -> Self {
        let is_asked = |field: &str| asked.is_none_or(|asked| asked.contains(&field));
        let names = || evaluation.sets.iter().map(|set| set.name.as_str());
        let fields = evaluation.fields.iter().filter(|scored| is_asked(scored.field));
        let differences = evaluation.differences.iter().filter(|it| is_asked(it.field));
        Self {
            folder,
            sets: evaluation
                .sets
                .iter()
                .map(|set| SetReport { set: &set.name, pages: set.pages })
                .collect(),
            reliability: evaluation
                .sets
                .iter()
                .enumerate()
                .map(|(at, set)| {
                    let reliability = Reliability::of(&evaluation.judged_in(at));
                    ReliabilityReport { set: &set.name, reliability }
                })
                .filter(|it| it.reliability.all.facts > 0)
                .collect(),
            fields: fields
                .map(|scored| FieldReport {
                    field: scored.field,
                    sets: names()
                        .zip(&scored.tallies)
                        .map(|(set, tally)| ScoreReport { set, counted: (*tally).into() })
                        .collect(),
                })
                .collect(),
            differences: asked.map(|_| differences.collect()),
        }
    }
}
