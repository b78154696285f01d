//! The tables of a council's financial years.

use crate::council::Year;
use crate::model::Pence;
use crate::model::words::{Kind, Outcome};
use crate::search::filters::{Filters, filter};
use crate::serve::Asked;
use crate::serve::view::cases::between;
use crate::words::council::{awarded, own, peers, stated};
use crate::words::{NOT_STATED, list, money};

/// The decisions held of a year.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decided {
    pub(super) year: String,
    pub(super) held: usize,
    pub(super) link: Option<String>,
    /// How many ended so, and where these are; none where none did.
    pub(super) ended: Vec<Option<(usize, String)>>,
    pub(super) other: String,
    pub(super) awarded: String,
    pub(super) promises: String,
}

/// What the Ombudsman published of a year.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rated {
    pub(super) year: String,
    pub(super) from: &'static str,
    pub(super) link: String,
    pub(super) investigated: String,
    pub(super) upheld: String,
    pub(super) followed_up: String,
    /// Own and peers': upheld, upheld per 100,000, carried out, remedied before.
    pub(super) rates: [(String, String); 4],
}

/// What was paid in a year.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Paid {
    pub(super) year: String,
    pub(super) awarded: String,
    pub(super) says: String,
    pub(super) of_it: String,
    pub(super) named: String,
}

/// The outcomes that have a column.
const ENDED: [Outcome; 3] =
    [Outcome::Upheld, Outcome::NotUpheld, Outcome::ClosedAfterInitialEnquiries];

/// The decisions of a financial year.
pub(super) fn cases(asked: &Asked, year: &str) -> Option<String> {
    let mut days = Filters::default();
    filter("year")?.set(&mut days, year)?;
    Some(between(asked, days.from?, days.to?))
}

pub(super) fn decided(years: &[Year], asked: &Asked) -> Vec<Decided> {
    let some = |number: usize| if number == 0 { String::new() } else { number.to_string() };
    let held = years.iter().filter(|year| year.held.decisions > 0);
    let row = |year: &Year| {
        let held = year.held;
        let counts = [held.upheld, held.not_upheld, held.closed_after_initial_enquiries];
        let ended = ENDED.iter().zip(counts).map(|(outcome, number)| {
            let link = cases(&asked.with("outcome", outcome.as_str()), &year.year)?;
            (number > 0).then_some((number, link))
        });
        Decided {
            year: year.year.clone(),
            held: held.decisions,
            link: cases(asked, &year.year),
            ended: ended.collect(),
            other: some(held.other),
            awarded: year.awarded.map_or_else(String::new, awarded),
            promises: some(year.promises),
        }
    };
    held.map(row).collect()
}

/// A line for each paper: two that differ are both shown.
pub(super) fn rated(years: &[Year], along: &Asked) -> Vec<Rated> {
    let papers = years.iter().flat_map(|year| year.published.iter().map(move |it| (year, it)));
    let row = |(year, paper): (&Year, &crate::council::Published)| {
        let (counts, rates) = (&paper.counts, &paper.rates);
        let pair = |rate, unit| (own(rate, unit), peers(rate, unit));
        Rated {
            year: year.year.clone(),
            from: if paper.kind == Kind::AnnualLetter { "letter" } else { "page" },
            link: along.at(&crate::serve::view::link::key(&paper.paper)),
            investigated: stated(counts.investigated),
            upheld: stated(counts.upheld),
            followed_up: stated(counts.compliance_outcomes),
            rates: [
                pair(rates.upheld, "%"),
                pair(rates.upheld_per_100k, ""),
                pair(rates.compliance, "%"),
                pair(rates.satisfactory_remedy, "%"),
            ],
        }
    };
    papers.map(row).collect()
}

pub(super) fn paid(years: &[Year]) -> Vec<Paid> {
    let sum = |sum: Option<Pence>| sum.map_or_else(|| NOT_STATED.to_owned(), money);
    let mut rows = Vec::new();
    for year in years {
        let named: Vec<String> =
            year.published.iter().flat_map(|it| &it.payments).copied().map(money).collect();
        let row = |says: Option<Pence>, of_it: Option<Pence>| Paid {
            year: year.year.clone(),
            awarded: year.awarded.map_or_else(String::new, awarded),
            says: sum(says),
            of_it: sum(of_it),
            named: list(named.iter().map(String::as_str), "and"),
        };
        let told = |it: &&crate::council::Reported| {
            it.compensation.is_some() || it.through_ombudsman.is_some()
        };
        let reports: Vec<_> = year.reported.iter().filter(told).collect();
        if reports.is_empty() && (year.awarded.is_some() || !named.is_empty()) {
            rows.push(row(None, None));
        }
        rows.extend(reports.into_iter().map(|it| row(it.compensation, it.through_ombudsman)));
    }
    rows
}
