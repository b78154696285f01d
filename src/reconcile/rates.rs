//! Rates per head that are called percentages.

use super::grid::Grid;
use super::passage::{Passage, level};
use crate::model::check::Check;
use crate::model::papers::Cell;
use crate::text::{Page, Span};

crate::pattern!(
    /// A figure, a per cent sign if it has one, and "per 100,000" in the same clause.
    PER_HEAD,
    r"(?:^|[^0-9.,])([0-9]+(?:\.[0-9]+)?) ?(%|per ?cent)?([^0-9%£.;]{0,80}?)(per (?:head|[0-9]{1,3},?000|(?:hundred )?thousand))"
);

/// The most rates that are looked at in one sentence.
const MOST_RATES: usize = 12;

/// Words that make a percentage beside a rate right: the rate rose by it.
const CHANGES: &[&str] = &[
    "increase", "decrease", "rise", "fall", "reduc", "drop", "higher", "lower", "more", "fewer",
    "less", "above", "below", "growth", "change", "up ", "down ",
];

/// Checks sentences and the heads of tables.
pub(super) fn check(
    page: &Page,
    passages: &[Passage<'_>],
    grids: &[Grid<'_>],
    checks: &mut Vec<Check>,
) {
    for passage in passages {
        for sentence in passage.sentences(page) {
            in_sentence(page, passage, sentence, checks);
        }
    }
    for grid in grids {
        in_table(grid, checks);
    }
}

fn in_sentence(page: &Page, passage: &Passage<'_>, sentence: Span, checks: &mut Vec<Check>) {
    let words = level(page.slice(sentence));
    for found in PER_HEAD.captures_iter(&words).take(MOST_RATES) {
        let (Some(figure), Some(between), Some(head)) = (found.get(1), found.get(3), found.get(4))
        else {
            continue;
        };
        let before = words.get(..figure.start()).unwrap_or_default();
        let clause = before.rsplit([',', ';']).next().unwrap_or_default();
        let changed = |words: &str| CHANGES.iter().any(|change| words.contains(change));
        // "5 of the 8 rates per 100,000" counts something else.
        if changed(between.as_str()) || changed(clause) || between.as_str().contains(" of ") {
            continue;
        }
        let (figure, head) = (figure.as_str(), head.as_str());
        let check = Check::new("rate_unit").at(passage.place.clone(), Some(sentence));
        if found.get(2).is_none() {
            checks.push(check.expecting(figure, figure).because(format!("{figure} {head}")));
            continue;
        }
        let mut check = check
            .expecting(figure, format!("{figure}%"))
            .because(format!("a rate \"{head}\" is {figure}, not {figure}%"))
            .failed();
        check.quote = Some(page.slice(sentence).to_owned());
        checks.push(check);
    }
}

/// A column or row "per 100,000" whose cells carry a per cent sign.
fn in_table(grid: &Grid<'_>, checks: &mut Vec<Check>) {
    for (at, row) in grid.table.rows.iter().enumerate() {
        let label = row.iter().find_map(|cell| match cell {
            Cell::Text(text) if !text.is_empty() => Some(text.as_str()),
            _ => None,
        });
        let of_row = label.is_some_and(is_per_head);
        for (cell, head) in row.iter().zip(&grid.table.columns) {
            let Cell::Percent(value) = cell else { continue };
            if !of_row && !is_per_head(head) {
                continue;
            }
            let span = grid.row(at);
            let name = if of_row { label.unwrap_or_default() } else { head };
            let mut check = Check::new("rate_unit")
                .expecting(value.to_string(), format!("{value}%"))
                .at(format!("{}, \"{name}\"", grid.name()), Some(span))
                .because(format!("a rate \"{name}\" is {value}, not {value}%"))
                .failed();
            check.quote = Some(grid.quote(span).to_owned());
            checks.push(check);
        }
    }
}

fn is_per_head(label: &str) -> bool {
    let words = level(label);
    let changed = CHANGES.iter().any(|change| words.contains(change)) || words.contains('%');
    !changed
        && ["per 100,000", "per 100000", "per 10,000", "per 1,000"]
            .iter()
            .any(|it| words.contains(it))
}
