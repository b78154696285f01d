//! One council over the years, and one case over the papers: facts of several records side by side.
//!
//! Nothing is worked out here that a reader could not count: what was awarded adds up the decisions
//! that are held, and says how many those are; every rate and total is the one that is printed, with
//! the paper that prints it. A year or a figure that no paper states is absent, and never zero.

mod bodies;
mod case;
mod promises;
mod years;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::words::Kind;
use crate::model::{Body, Record};

pub use bodies::{Bodies, bodies, near, telling};
pub use case::{ListedForCase, NamedInReport, PaperFacts};
pub use promises::{Promise, Repeated, Sameness};
pub use years::{Awarded, Held, Published, Reported, Year, financial_year};

/// A council over the years.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct Council {
    /// Its name, as most documents print it.
    pub organisation: String,
    /// Every way in which the documents print it.
    pub spellings: Vec<String>,
    /// How many decisions about it are held. There may be more that are not.
    pub decisions_held: usize,
    /// How many of them give no date, and so belong to no year.
    pub decisions_undated: usize,
    /// Its financial years, the newest first.
    pub years: Vec<Year>,
    /// Every service improvement that a decision or a performance page names, the newest first.
    pub promises: Vec<Promise>,
    /// What was promised again: in two cases or more, of one sort and on one subject.
    pub repeated: Vec<Repeated>,
    /// The papers that were read for this.
    pub papers: Vec<Paper>,
}

/// A paper about the council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Paper {
    /// The key of its record.
    pub key: String,
    /// What it is.
    pub kind: Kind,
    /// The financial year that it is about.
    pub year: Option<String>,
}

impl Council {
    /// Puts the records of one council side by side; listings and other pages tell nothing here.
    ///
    /// ```
    /// use casebook::{Page, council::Council, schemes};
    /// let page = Page::of_text("Ashby Council\nBetween 1 April 2023 to 31 March 2024, we dealt with \
    ///     40 complaints. Of these, 12 were not for us.\nWe investigated 10 complaints and upheld 7.\n\
    ///     70% of complaints we investigated were upheld. This compares to an average of 66% in similar \
    ///     authorities.\nThe Ombudsman has published the following reports against Ashby Council\n");
    /// let council = Council::of("Ashby Council", &[schemes::read(&page)]);
    /// let year = &council.years[0];
    /// assert_eq!((year.year.as_str(), year.held.decisions), ("2023-24", 0));
    /// let rate = year.published[0].rates.upheld.unwrap();
    /// assert_eq!((rate.value, rate.peer_average), (Some(70.0), Some(66.0)));
    /// assert_eq!(year.awarded, None, "no decision is held: that is no award of nothing");
    /// ```
    #[must_use]
    pub fn of(organisation: &str, records: &[Record]) -> Self {
        let decisions = records.iter().filter_map(Record::decision);
        let mut spellings: Vec<String> =
            records.iter().filter_map(Record::organisation).map(str::to_owned).collect();
        spellings.sort_unstable();
        spellings.dedup();
        let promises = promises::promises(records);
        Self {
            organisation: organisation.to_owned(),
            spellings,
            decisions_held: decisions.clone().count(),
            decisions_undated: decisions.filter(|it| it.decision_date.is_none()).count(),
            years: years::years(records, &promises),
            repeated: promises::repeated(&promises),
            promises,
            papers: papers(records),
        }
    }
}

fn papers(records: &[Record]) -> Vec<Paper> {
    let paper = |record: &Record| Paper {
        key: record.key(),
        kind: record.kind(),
        year: year_of_paper(record),
    };
    let mut papers: Vec<Paper> = records.iter().filter(|it| tells(it)).map(paper).collect();
    papers.sort_by(|a, b| b.year.cmp(&a.year).then_with(|| a.key.cmp(&b.key)));
    papers
}

fn tells(record: &Record) -> bool {
    matches!(record.kind(), Kind::PerformancePage | Kind::AnnualLetter | Kind::FeedbackReport)
}

/// The financial year that a paper is about: what it says itself, else that of its period.
fn year_of_paper(record: &Record) -> Option<String> {
    let said = match &record.body {
        Body::AnnualLetter(letter) => letter.year.clone(),
        Body::FeedbackReport(report) => report.year.clone(),
        _ => None,
    };
    said.or_else(|| record.period().map(|period| financial_year(period.from)))
}

#[cfg(test)]
mod tests;
