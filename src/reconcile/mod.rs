//! Figures held against each other: inside a document, and between the documents of one body.
//!
//! A check says what is printed, what the other figures give, and where both stand; it never corrects
//! anything. Every check has an id and a plain meaning in [`CHECKS`](crate::model::check::CHECKS).
//! Better no word than a false one: a check that is not sure what a figure means does not speak.

mod between;
mod changes;
mod chart;
mod figure;
mod grid;
mod parts;
mod passage;
mod prose;
mod published;
mod quote;
mod rates;
mod report;
mod role;
mod series;
mod shares;
mod sums;
mod told;

use crate::layout::tables::tables;
use crate::model::Body;
use crate::model::check::Check;
use crate::model::decision::Section;
use crate::model::papers::Table;
use crate::text::Page;
use grid::Grid;
use quote::Quotes;

pub use between::{Finding, Paper, between};
pub use report::{Document, Line, Report, is_paper};

/// The checks of one document, in the order of the text; none for kinds without figures.
///
/// ```
/// use casebook::{Page, schemes};
/// let page = Page::of_text("Report to: Audit Committee\n\nComplaints Report 2023/24\n\n\
///     1.1 Complaints to the Ombudsman by service.\n\nTable 1 - Decisions\n\n\
///     Service\tUpheld\tNot upheld\tTotal\nHousing\t4\t3\t7\nPlanning\t2\t2\t5\nTotal\t6\t5\t11\n");
/// let record = schemes::read(&page);
/// let casebook::Body::FeedbackReport(report) = &record.body else { panic!("{record:?}") };
/// let odd: Vec<_> = report.checks.iter().filter(|check| !check.passed).collect();
/// assert!(odd[0].arithmetic.starts_with("2 + 2 = 4, printed 5"));
/// ```
#[must_use]
pub fn inside(page: &Page, body: &Body) -> Vec<Check> {
    let mut checks = Vec::new();
    match body {
        Body::PerformancePage(it) => {
            let quotes = Quotes::of(page);
            published::check(&it.counts, &it.rates, &quotes, &mut checks);
            chart::check(&it.counts, &quotes, &mut checks);
            papers(page, &[], &it.sections, &mut checks);
        }
        Body::AnnualLetter(it) => {
            published::check(&it.counts, &it.rates, &Quotes::of(page), &mut checks);
            papers(page, &tables(page.text()), &it.sections, &mut checks);
        }
        Body::FeedbackReport(it) => {
            let grids = papers(page, &it.tables, &it.sections, &mut checks);
            parts::compensation(page, it, &mut checks);
            parts::directorates(it, &grids, &mut checks);
            let passages = passage::passages(page, &it.sections);
            let total = it.compensation.as_ref().and_then(|paid| paid.total);
            prose::check_sums(page, &passages, total, &mut checks);
        }
        Body::Decision(_) | Body::Listing(_) | Body::Other(_) => {}
    }
    checks.truncate(MOST_CHECKS);
    for check in &mut checks {
        check.quote = check.span.map(|span| page.slice(span).to_owned());
    }
    checks.sort_by_key(|check| check.span.map_or(usize::MAX, crate::text::Span::start));
    checks
}

/// Fills in the checks of a document.
pub fn fill(page: &Page, body: &mut Body) {
    let made = inside(page, body);
    match body {
        Body::PerformancePage(it) => it.checks = made,
        Body::AnnualLetter(it) => it.checks = made,
        Body::FeedbackReport(it) => it.checks = made,
        Body::Decision(_) | Body::Listing(_) | Body::Other(_) => {}
    }
}

/// The checks of tables and sentences; gives the tables as grids.
fn papers<'t>(
    page: &'t Page,
    tables: &'t [Table],
    sections: &[Section],
    checks: &mut Vec<Check>,
) -> Vec<Grid<'t>> {
    let text = page.text();
    let grids: Vec<Grid<'t>> = tables.iter().filter_map(|table| Grid::of(table, text)).collect();
    for grid in &grids {
        if checks.len() > MOST_CHECKS {
            break;
        }
        sums::check(grid, &around(grid.table, text), checks);
        changes::check(grid, checks);
        shares::check(grid, checks);
    }
    series::check(&grids, checks);
    let passages = passage::passages(page, sections);
    told::check(page, &passages, &grids, checks);
    rates::check(page, &passages, &grids, checks);
    prose::check(page, &passages, checks);
    grids
}

/// The most checks of one document: a long report of real life makes some hundreds.
const MOST_CHECKS: usize = 2_000;

/// How far below a table its footnotes are looked for, in bytes.
const NOTES: usize = 250;

/// The caption of a table and the words below it.
fn around(table: &Table, text: &str) -> String {
    let below = text.get(table.span.end()..).unwrap_or_default();
    let below = below.get(..below.floor_char_boundary(NOTES)).unwrap_or_default();
    format!("{} {below}", table.caption.as_deref().unwrap_or_default())
}

#[cfg(test)]
mod tests;
