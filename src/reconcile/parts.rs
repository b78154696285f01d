//! Totals told in a report's text and their parts: compensation by service, the Ombudsman's cases by
//! directorate.

use super::figure::Figure;
use super::grid::Grid;
use crate::grammar::amount::amounts;
use crate::layout::headings::fold;
use crate::model::Pence;
use crate::model::check::{Check, Place};
use crate::model::papers::{FeedbackReport, OmbudsmanFigures};
use crate::text::sentence::sentences;
use crate::text::{Page, Span};

/// Words before parts that are all the parts there are.
const COMPLETE: &[&str] = &[
    "made up of",
    "comprising",
    "comprises",
    "consisting of",
    "broken down as",
    "as follows",
    "split as",
];

/// Checks what was paid out.
pub(super) fn compensation(page: &Page, report: &FeedbackReport, checks: &mut Vec<Check>) {
    let Some(paid) = &report.compensation else { return };
    let Some(total) = paid.total else { return };
    let sums = amounts(page.text());
    let sentence_of = |sum: Pence| sentence_of(page, &sums, sum);
    let Some(stands) = sentence_of(total) else { return };
    let place = || "the compensation paid".to_owned();
    let beside = |span: Span, what: &str| Place {
        document: None,
        place: what.to_owned(),
        quote: page.slice(span).to_owned(),
        span: Some(span),
    };
    if paid.by_part.len() > 1 {
        let sum: Pence = paid.by_part.iter().map(|part| part.amount).sum();
        let parts: Vec<String> = paid.by_part.iter().map(|part| part.amount.sterling()).collect();
        let arithmetic = format!("{} = {}", parts.join(" + "), sum.sterling());
        let check = Check::new("parts_sum")
            .expecting(sum.sterling(), total.sterling())
            .at(place(), Some(stands));
        let said = page.slice(stands).to_lowercase();
        let complete = COMPLETE.iter().any(|words| said.contains(words));
        if sum == total {
            checks.push(check.because(arithmetic));
        } else if is_near(sum, total, 10) && sum > total || is_near(sum, total, 4) && complete {
            let mut check =
                check.because(format!("{arithmetic}, printed {}", total.sterling())).failed();
            check.quote = Some(page.slice(stands).to_owned());
            let places = paid
                .by_part
                .iter()
                .filter_map(|part| Some(beside(sentence_of(part.amount)?, &part.name)));
            check.beside.extend(places);
            checks.push(check);
        }
    }
    if let Some(part) = paid.ombudsman_total
        && let Some(span) = sentence_of(part)
    {
        let check = Check::new("part_of_whole")
            .expecting(format!("at most {}", total.sterling()), part.sterling())
            .at(place(), Some(span))
            .because(format!(
                "{} of {} followed the Ombudsman's decisions",
                part.sterling(),
                total.sterling()
            ));
        if part <= total {
            checks.push(check);
        } else {
            let mut check = check.failed().beside(beside(stands, "the total"));
            check.quote = Some(page.slice(span).to_owned());
            checks.push(check);
        }
    }
}

/// Whether two sums differ by no more than this part: parts that are parts of each other come to far
/// more than the total.
fn is_near(sum: Pence, total: Pence, part: i64) -> bool {
    sum.0.saturating_sub(total.0).saturating_abs().saturating_mul(part) <= total.0
}

/// The first sentence that prints a sum.
fn sentence_of(page: &Page, sums: &[(Pence, Span)], sum: Pence) -> Option<Span> {
    let text = page.text();
    let (_, span) = sums.iter().copied().find(|(found, _)| *found == sum)?;
    // The line it stands on, and of it the sentence.
    let before = text.get(..span.start())?;
    let from = before.rfind('\n').map_or(0, |at| at + 1);
    let to = text.get(span.end()..)?.find('\n').map_or(text.len(), |at| span.end() + at);
    sentences(text, Span::new(from, to)).into_iter().find(|sentence| sentence.covers(span))
}

/// Checks that the directorates' tables add up to the table of all decisions.
pub(super) fn directorates(report: &FeedbackReport, grids: &[Grid<'_>], checks: &mut Vec<Check>) {
    let (Some(ombudsman), Some(year)) = (&report.ombudsman, &report.year) else { return };
    let made: Vec<Check> = ["upheld", "not upheld", "total"]
        .into_iter()
        .filter_map(|measure| by_directorate(ombudsman, year, measure, grids))
        .collect();
    // Tables of some directorates only, or a table of which a part was not read, would fail in most.
    let told = |passed: bool| {
        made.iter().filter(|check| check.passed == passed && check.found != "0").count()
    };
    let proved = told(true) > told(false);
    checks.extend(made.into_iter().filter(|check| check.passed || proved));
}

fn by_directorate(
    ombudsman: &OmbudsmanFigures,
    year: &str,
    measure: &str,
    grids: &[Grid<'_>],
) -> Option<Check> {
    let overall = ombudsman.decisions.iter().find(|figure| {
        figure.year == year && figure.name.as_deref().is_some_and(|name| fold(name) == measure)
    })?;
    let parts: Vec<(&str, u32)> = ombudsman
        .by_directorate
        .iter()
        .filter(|figure| figure.year == year)
        .filter_map(|figure| {
            let (name, head) = figure.name.as_deref()?.rsplit_once(": ")?;
            (fold(head) == measure).then_some((name, figure.count))
        })
        .collect();
    let mut names: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    names.dedup();
    if parts.len() < 2 || names.len() < parts.len() {
        return None;
    }
    let sum = parts.iter().try_fold(0_u32, |sum, (_, count)| sum.checked_add(*count))?;
    let (sum, total) = (Figure::count(sum), Figure::count(overall.count));
    let counts: Vec<String> = parts.iter().map(|(_, count)| count.to_string()).collect();
    let arithmetic = format!("{} = {}", counts.join(" + "), sum.print());
    let stands = grids.iter().find_map(|grid| row_of(grid, year, measure, overall.count));
    let (place, span, quote) = stands?;
    let check = Check::new("parts_sum").expecting(sum.print(), total.print()).at(place, Some(span));
    if sum == total {
        return Some(check.because(arithmetic));
    }
    let mut check = check.because(format!("{arithmetic}, printed {}", total.print())).failed();
    check.quote = Some(quote);
    let tables = grids.iter().filter(|grid| {
        grid.table.caption.as_deref().is_some_and(|caption| names.contains(&caption))
    });
    check.beside.extend(tables.map(|grid| Place {
        document: None,
        place: grid.name(),
        quote: grid.quote(grid.table.span).to_owned(),
        span: Some(grid.table.span),
    }));
    Some(check)
}

/// The row of a year that has this count under the measure.
fn row_of(
    grid: &Grid<'_>,
    year: &str,
    measure: &str,
    count: u32,
) -> Option<(String, Span, String)> {
    let begins: u32 = year.get(..4)?.parse().ok()?;
    let view = grid.across();
    let line = view.lines.iter().position(|label| label.year == Some(begins))?;
    let place = view.across.iter().position(|label| fold(&label.words) == measure)?;
    let found = view.seen(line, place) == super::figure::Seen::Figure(Figure::count(count));
    let span = view.span(line, place);
    found.then(|| (view.place(line, place), span, grid.quote(span).to_owned()))
}
