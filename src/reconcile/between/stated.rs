//! What documents state for a year: the same thing has one figure.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Paper, place, title, year_of};
use crate::layout::headings::fold;
use crate::model::check::{Check, Place};
use crate::model::papers::{Counts, FeedbackReport, OmbudsmanFigures, Rates};
use crate::model::{Body, Record};
use crate::reconcile::figure::{Figure, Seen};
use crate::reconcile::grid::{Grid, View};
use crate::reconcile::published::{COUNTS, RATES};
use crate::reconcile::quote::Quotes;
use crate::text::Span;

/// One figure of one document for one year.
pub(super) struct Stated {
    pub(super) paper: usize,
    pub(super) year: String,
    pub(super) what: &'static str,
    pub(super) figure: Figure,
    /// How it was added up, where it is not printed as one figure.
    added: Option<String>,
    /// Whether it is sure what the figure is: one told in a report's sentence may be of a part.
    sure: bool,
    pub(super) place: Place,
}

/// What a document states.
pub(super) fn stated(at: usize, paper: &Paper, quotes: Option<&Quotes<'_>>) -> Vec<Stated> {
    let record = &paper.record;
    match &record.body {
        Body::PerformancePage(page) => published(at, record, &page.counts, &page.rates, quotes),
        Body::AnnualLetter(letter) => published(at, record, &letter.counts, &letter.rates, quotes),
        Body::FeedbackReport(report) => reported(at, paper, report, quotes),
        _ => Vec::new(),
    }
}

fn published(
    paper: usize,
    record: &Record,
    counts: &Counts,
    rates: &Rates,
    quotes: Option<&Quotes<'_>>,
) -> Vec<Stated> {
    let Some(year) = year_of(record) else { return Vec::new() };
    let counts = COUNTS.iter().filter_map(|known| {
        let figure = Figure::count((known.of)(counts)?);
        Some((known.name, figure, known.beside))
    });
    let rates = RATES.iter().filter_map(|known| {
        let value = (known.of)(rates)?.value?;
        let figure = Figure::percent(value)?;
        let figure = if known.per_cent { figure } else { figure.as_count() };
        Some((known.name, figure, known.beside))
    });
    counts
        .chain(rates)
        .map(|(what, figure, beside)| Stated {
            paper,
            year: year.clone(),
            what,
            figure,
            added: None,
            sure: true,
            place: place(record, quotes, figure, what, beside),
        })
        .collect()
}

/// The Ombudsman's older decision categories: words of their names, and what they are called now.
const CATEGORIES: &[(&str, &str)] = &[
    ("advice given", "not for the Ombudsman"),
    ("incomplete", "not for the Ombudsman"),
    ("invalid", "not for the Ombudsman"),
    ("referred back", "not for the Ombudsman"),
    ("closed after initial", "assessed and closed"),
    ("not upheld", "investigated"),
    ("upheld", "investigated"),
];

fn reported(
    at: usize,
    paper: &Paper,
    report: &FeedbackReport,
    quotes: Option<&Quotes<'_>>,
) -> Vec<Stated> {
    let Some(ombudsman) = &report.ombudsman else { return Vec::new() };
    let text = paper.page.as_ref().map(crate::text::Page::text).unwrap_or_default();
    let grids: Vec<Grid<'_>> =
        report.tables.iter().filter_map(|table| Grid::of(table, text)).collect();
    let rows = Rows::of(&grids);
    let decided: BTreeSet<&str> =
        ombudsman.decisions.iter().map(|figure| figure.year.as_str()).collect();
    let record = &paper.record;
    let row = |year: &str, head: &str, figure: Figure| match rows.row(year, head, figure) {
        Some((name, span)) => Place {
            document: Some(record.key()),
            place: format!("{}, {name}", title(record)),
            quote: span.slice(text).to_owned(),
            span: Some(span),
        },
        None => place(record, quotes, figure, head, &[head]),
    };
    let mut found: Vec<Stated> = Vec::new();
    for figure in &ombudsman.upheld {
        let count = Figure::count(figure.count);
        found.push(Stated {
            paper: at,
            year: figure.year.clone(),
            what: "upheld",
            figure: count,
            added: None,
            sure: decided.contains(figure.year.as_str()),
            place: row(&figure.year, "upheld", count),
        });
    }
    for (year, decisions) in by_year(ombudsman) {
        for what in ["dealt with", "investigated", "not for the Ombudsman", "assessed and closed"] {
            let Some((figure, added, head)) = add(&decisions, what) else { continue };
            let anchor = decisions.iter().find(|(name, _)| fold(name) == head);
            let anchor = anchor.map_or(figure, |(_, count)| Figure::count(*count));
            let place = row(&year, &head, anchor);
            found.push(Stated {
                paper: at,
                year: year.clone(),
                what,
                figure,
                added,
                sure: true,
                place,
            });
        }
    }
    found
}

/// The decisions of each year by the names that the report gives them.
fn by_year(ombudsman: &OmbudsmanFigures) -> BTreeMap<String, Vec<(&str, u32)>> {
    let mut years: BTreeMap<String, Vec<(&str, u32)>> = BTreeMap::new();
    for figure in &ombudsman.decisions {
        let name = figure.name.as_deref().unwrap_or_default();
        years.entry(figure.year.clone()).or_default().push((name, figure.count));
    }
    years
}

/// The figure of `what` in decisions by the older categories, how it is added up, and the head of
/// one of its columns.
fn add(decisions: &[(&str, u32)], what: &str) -> Option<(Figure, Option<String>, String)> {
    let head = |name: &str| fold(name);
    if what == "dealt with" {
        let (name, count) = decisions.iter().find(|(name, _)| fold(name) == "total")?;
        return Some((Figure::count(*count), None, head(name)));
    }
    let now = |name: &str| {
        let folded = fold(name);
        CATEGORIES.iter().find(|(old, _)| folded.contains(old)).map(|(_, new)| *new)
    };
    // A column that is none of the known ones may belong to any of them.
    let known = |name: &str| fold(name) == "total" || name.contains('%') || now(name).is_some();
    if !decisions.iter().all(|(name, _)| known(name)) {
        return None;
    }
    let parts: Vec<&(&str, u32)> =
        decisions.iter().filter(|(name, _)| now(name) == Some(what)).collect();
    let (first, _) = parts.first()?;
    // Without the cases referred back, or without those not upheld, it is no whole.
    let whole = match what {
        "not for the Ombudsman" => parts.iter().any(|(name, _)| fold(name).contains("referred")),
        "investigated" => parts.len() == 2,
        _ => parts.len() == 1,
    };
    let sum = parts.iter().try_fold(0_u32, |sum, (_, count)| sum.checked_add(*count))?;
    let printed: Vec<String> = parts.iter().map(|(_, count)| count.to_string()).collect();
    let added = (parts.len() > 1).then(|| format!("{} = {sum}", printed.join(" + ")));
    whole.then(|| (Figure::count(sum), added, head(first)))
}

/// A place in the tables: the view, the line and the place in it.
type Cell = (usize, usize, usize);

/// The rows of a report's tables by what they state.
struct Rows<'g> {
    views: Vec<View<'g>>,
    /// By the head: the view, line and place that first print a figure for a year.
    places: BTreeMap<String, BTreeMap<(u32, Figure), Cell>>,
}

impl<'g> Rows<'g> {
    fn of(grids: &'g [Grid<'g>]) -> Self {
        let views: Vec<View<'g>> =
            grids.iter().flat_map(|grid| [grid.across(), grid.down()]).collect();
        let mut places: BTreeMap<String, BTreeMap<_, _>> = BTreeMap::new();
        for (at, view) in views.iter().enumerate() {
            let years: Vec<(usize, u32)> = view
                .lines
                .iter()
                .enumerate()
                .filter_map(|(line, label)| Some((line, label.year?)))
                .collect();
            let mut heads = BTreeSet::new();
            for (place, label) in view.across.iter().enumerate().filter(|_| !years.is_empty()) {
                let head = fold(&label.words);
                // Of columns with one head the first is meant.
                if !heads.insert(head.clone()) {
                    continue;
                }
                let known = places.entry(head).or_default();
                for &(line, year) in &years {
                    if let Seen::Figure(figure) = view.seen(line, place) {
                        known.entry((year, figure)).or_insert((at, line, place));
                    }
                }
            }
        }
        Self { views, places }
    }

    /// The row of a year that prints a figure under a head.
    fn row(&self, year: &str, head: &str, figure: Figure) -> Option<(String, Span)> {
        let begins: u32 = year.get(..4)?.parse().ok()?;
        let &(view, line, place) = self.places.get(head)?.get(&(begins, figure))?;
        let view = self.views.get(view)?;
        Some((view.place_of(line), view.span(line, place)))
    }
}

/// Holds every figure against the first document that states it.
pub(super) fn compare(papers: &[&Paper], stated: &[Stated], found: &mut Vec<Finding>) {
    let mut first: BTreeMap<(&str, &str), &Stated> = BTreeMap::new();
    for one in stated {
        let known = *first.entry((&one.year, one.what)).or_insert(one);
        let agree = known.figure == one.figure;
        if known.paper == one.paper || !(agree || known.sure && one.sure) {
            continue;
        }
        let (Some(paper), Some(other)) = (papers.get(one.paper), papers.get(known.paper)) else {
            continue;
        };
        let id = match (one.what, &one.added) {
            ("investigated", Some(_)) => "investigated",
            ("not for the Ombudsman" | "assessed and closed", _)
                if matches!(paper.record.body, Body::FeedbackReport(_)) =>
            {
                "category_match"
            }
            _ => "two_figures",
        };
        let printed =
            |stated: &Stated| stated.added.clone().unwrap_or_else(|| stated.figure.print());
        let arithmetic = format!(
            "{} {}: {} in {}, {} in {}",
            one.year,
            one.what,
            printed(known),
            title(&other.record),
            printed(one),
            title(&paper.record)
        );
        let mut check = Check::new(id)
            .expecting(known.figure.print(), one.figure.print())
            .at(one.place.place.clone(), one.place.span)
            .because(arithmetic)
            .beside(known.place.clone());
        check.quote = Some(one.place.quote.clone()).filter(|quote| !quote.is_empty());
        if !agree {
            check = check.failed();
        }
        found.push(Finding::of(&paper.record, check));
    }
}
