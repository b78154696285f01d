//! A council's financial years: the decisions that are held, what the Ombudsman published about it,
//! and what it reported itself.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::promises::Promise;
use super::year_of_paper;
use crate::model::papers::{Counts, FeedbackReport, Rates, YearFigure};
use crate::model::words::{Kind, Outcome};
use crate::model::{Body, Pence, Record};

/// One financial year.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct Year {
    /// "2023-24".
    pub year: String,
    /// The decisions that are held.
    pub held: Held,
    /// What they award; null where none of them awards money.
    pub awarded: Option<Awarded>,
    /// What the Ombudsman published: a performance page first, then a letter.
    pub published: Vec<Published>,
    /// What the council reported about itself.
    pub reported: Vec<Reported>,
    /// How many service improvements the decisions that are held promise.
    pub promises: usize,
    /// How many others the performance page of the year lists, for cases that are not held.
    pub promises_listed: usize,
}

/// How many decisions are held, by the outcome on their header.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Held {
    pub decisions: usize,
    pub upheld: usize,
    pub not_upheld: usize,
    pub closed_after_initial_enquiries: usize,
    /// Another outcome, or none on the page.
    pub other: usize,
}

/// What the decisions that are held award.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Awarded {
    /// The sum of the stated awards; null where no sum is stated.
    pub total: Option<Pence>,
    /// How many decisions award money.
    pub decisions: usize,
    /// How many of them have an award without a definite sum: the total is not all of it.
    pub not_complete: usize,
}

/// What a performance page or an annual letter says of the year.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Published {
    /// The key of the paper.
    pub paper: String,
    /// What it is.
    pub kind: Kind,
    /// Its counts.
    pub counts: Counts,
    /// Its rates, beside those of similar bodies.
    pub rates: Rates,
    /// The sums that a letter names.
    pub payments: Vec<Pence>,
    /// How many public reports a letter tells of.
    pub public_reports: usize,
    /// What worries the Ombudsman, in a letter.
    pub concerns: Vec<String>,
}

/// What a council's report says of a year: its own, or an earlier one that it looks back to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reported {
    /// The key of the report.
    pub paper: String,
    /// Whether it is the report of a later year.
    pub looks_back: bool,
    /// All that was paid after complaints.
    pub compensation: Option<Pence>,
    /// What of it followed the Ombudsman.
    pub through_ombudsman: Option<Pence>,
    /// Complaints that the Ombudsman received.
    pub received: Option<u32>,
    /// Those it upheld.
    pub upheld: Option<u32>,
    /// Those it did not uphold.
    pub not_upheld: Option<u32>,
}

impl Reported {
    fn says_nothing(&self) -> bool {
        self.compensation.is_none()
            && self.through_ombudsman.is_none()
            && self.received.is_none()
            && self.upheld.is_none()
            && self.not_upheld.is_none()
    }
}

/// The financial year of a day, from April to March.
///
/// ```
/// use casebook::council::financial_year;
/// use jiff::civil::date;
/// assert_eq!(financial_year(date(2025, 3, 31)), "2024-25");
/// assert_eq!(financial_year(date(2025, 4, 1)), "2025-26");
/// assert_eq!(financial_year(date(1999, 12, 1)), "1999-00");
/// ```
#[must_use]
pub fn financial_year(day: Date) -> String {
    let first = if day.month() < 4 { day.year() - 1 } else { day.year() };
    format!("{first}-{:02}", (first + 1).rem_euclid(100))
}

/// The year before "2023-24".
fn year_before(year: &str) -> Option<String> {
    let first: i16 = year.get(..4)?.parse().ok()?;
    Some(format!("{}-{:02}", first - 1, first.rem_euclid(100)))
}

/// Every year that a decision, a promise or a paper is of, the newest first.
pub(super) fn years(records: &[Record], promises: &[Promise]) -> Vec<Year> {
    let mut years: BTreeMap<String, Year> = BTreeMap::new();
    let mut counted = BTreeSet::new();
    for record in records {
        if let Some(decision) = record.decision() {
            let Some(day) = decision.decision_date else { continue };
            // One text that is published under several references is paid once.
            let again = record.counted_as().is_some_and(|name| !counted.insert(name));
            add_decision(of(&mut years, financial_year(day)), record, again);
        }
        let Some(name) = year_of_paper(record) else { continue };
        match &record.body {
            Body::PerformancePage(_) | Body::AnnualLetter(_) => {
                of(&mut years, name).published.extend(published(record));
            }
            Body::FeedbackReport(report) => {
                for (name, reported) in reported(&record.key(), &name, report) {
                    of(&mut years, name).reported.push(reported);
                }
            }
            _ => {}
        }
    }
    for promise in promises {
        if let Some(name) = &promise.year {
            of(&mut years, name.clone()).promises += 1;
        } else if let Some(name) = &promise.listed_year {
            of(&mut years, name.clone()).promises_listed += 1;
        }
    }
    let mut years: Vec<Year> = years.into_values().rev().collect();
    for year in &mut years {
        year.published.sort_by_key(|it| (it.kind != Kind::PerformancePage, it.paper.clone()));
        year.reported.sort_by_key(|it| (it.looks_back, it.paper.clone()));
    }
    years
}

fn of(years: &mut BTreeMap<String, Year>, name: String) -> &mut Year {
    years.entry(name.clone()).or_insert_with(|| Year { year: name, ..Year::default() })
}

fn add_decision(year: &mut Year, record: &Record, again: bool) {
    let Some(decision) = record.decision() else { return };
    year.held.decisions += 1;
    match decision.outcome {
        Some(Outcome::Upheld) => year.held.upheld += 1,
        Some(Outcome::NotUpheld) => year.held.not_upheld += 1,
        Some(Outcome::ClosedAfterInitialEnquiries) => {
            year.held.closed_after_initial_enquiries += 1;
        }
        _ => year.held.other += 1,
    }
    if !again && decision.payments.iter().any(|payment| payment.awarded) {
        let awarded = year.awarded.get_or_insert_default();
        awarded.decisions += 1;
        awarded.not_complete += usize::from(!decision.awarded_total_complete);
        if let Some(sum) = decision.awarded_total {
            awarded.total = Some(awarded.total.unwrap_or_default() + sum);
        }
    }
}

fn published(record: &Record) -> Option<Published> {
    let (paper, kind) = (record.key(), record.kind());
    match &record.body {
        Body::PerformancePage(page) => Some(Published {
            paper,
            kind,
            counts: page.counts.clone(),
            rates: page.rates.clone(),
            payments: Vec::new(),
            public_reports: 0,
            concerns: Vec::new(),
        }),
        Body::AnnualLetter(letter) => Some(Published {
            paper,
            kind,
            counts: letter.counts.clone(),
            rates: letter.rates.clone(),
            payments: letter.payments.iter().map(|sum| sum.amount).collect(),
            public_reports: letter.public_reports.len(),
            concerns: letter.concerns.iter().map(|concern| concern.text.clone()).collect(),
        }),
        _ => None,
    }
}

/// Whether the sum of the year before is what followed the Ombudsman then: the printed difference
/// leads from it to that part of this year's total, and not to the total.
fn is_part_before(report: &FeedbackReport, before: Pence) -> bool {
    let part = report.compensation.as_ref().and_then(|paid| paid.ombudsman_total);
    let odd = report.checks.iter().filter(|it| !it.passed && it.check == "difference_base");
    let mut changes = odd
        .filter_map(|it| Pence::parse_decimal(&it.found.trim_start_matches('£').replace(',', "")));
    part.is_some_and(|part| {
        changes.any(|change| before + change == part || part + change == before)
    })
}

/// What a report says of its own year and of those it looks back to.
fn reported(paper: &str, own: &str, report: &FeedbackReport) -> Vec<(String, Reported)> {
    let mut said: BTreeMap<String, Reported> = BTreeMap::new();
    let mut of = |year: &str, tell: &dyn Fn(&mut Reported)| {
        tell(said.entry(year.to_owned()).or_insert_with(|| Reported {
            paper: paper.to_owned(),
            looks_back: year != own,
            ..Reported::default()
        }));
    };
    if let Some(paid) = &report.compensation {
        of(own, &|it| {
            it.compensation = paid.total;
            it.through_ombudsman = paid.ombudsman_total;
        });
        if let (Some(before), Some(sum)) = (year_before(own), paid.previous_total) {
            let part = is_part_before(report, sum);
            of(&before, &|it| {
                if part {
                    it.through_ombudsman = Some(sum);
                } else {
                    it.compensation = Some(sum);
                }
            });
        }
    }
    if let Some(figures) = &report.ombudsman {
        let whole = |figure: &&YearFigure| figure.name.is_none();
        for figure in figures.received.iter().filter(whole) {
            of(&figure.year, &|it| it.received = it.received.or(Some(figure.count)));
        }
        for figure in figures.upheld.iter().filter(whole) {
            of(&figure.year, &|it| it.upheld = it.upheld.or(Some(figure.count)));
        }
        for figure in figures.not_upheld.iter().filter(whole) {
            of(&figure.year, &|it| it.not_upheld = it.not_upheld.or(Some(figure.count)));
        }
    }
    said.into_iter().filter(|(_, it)| !it.says_nothing()).collect()
}
