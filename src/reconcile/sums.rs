//! Totals: rows and columns of a table that add up.
//!
//! That a line is called a total does not make it the sum of the lines before it: tables list the
//! "top five" of more, count a case under several heads, or print a total of something else. So a
//! total that does not come out is only spoken of where the table shows that it means one: other
//! totals of the same line come out, or the figures miss it narrowly.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::figure::{Figure, Seen, Unit};
use super::grid::{Grid, View};
use super::role::Role;
use crate::layout::headings::fold;
use crate::model::check::{Check, Place};

/// One total with what it should be the sum of.
#[derive(Debug, Clone)]
struct Sum {
    /// The line of the total, and the place on it.
    line: usize,
    place: usize,
    addends: Vec<(usize, i64)>,
    printed: Figure,
    /// Whether a cell among the addends is empty.
    holes: bool,
}

impl Sum {
    fn sum(&self) -> i64 {
        self.addends.iter().fold(0_i64, |sum, (_, addend)| sum.saturating_add(*addend))
    }

    fn holds(&self) -> bool {
        self.sum() == self.printed.hundredths
    }

    /// A total of nothing proves nothing.
    fn tells(&self) -> bool {
        self.printed.hundredths != 0 && self.addends.iter().filter(|(_, it)| *it != 0).count() > 1
    }

    /// How much a cell would have to change for the total to come out, if the cell is part of it.
    fn needs(&self, line: usize) -> Option<i64> {
        let gap = self.printed.hundredths.saturating_sub(self.sum());
        if line == self.line {
            return Some(-gap);
        }
        self.addends.iter().any(|(addend, _)| *addend == line).then_some(gap)
    }

    /// Whether the sum is off by no more than this part of the printed total.
    fn misses_by_at_most(&self, part: i64) -> bool {
        let gap = self.printed.hundredths.saturating_sub(self.sum()).saturating_abs();
        self.addends.iter().all(|(_, addend)| *addend >= 0)
            && gap.saturating_mul(part) <= self.printed.hundredths.saturating_abs()
    }

    fn arithmetic(&self) -> String {
        let printed = |hundredths: i64| self.printed.with(hundredths).print();
        let parts: Vec<String> = self.addends.iter().map(|(_, addend)| printed(*addend)).collect();
        let sum = printed(self.sum());
        let parts = match parts.as_slice() {
            [first, .., last] if parts.len() > MOST_SHOWN => {
                format!("{first} + … + {last} ({} figures)", parts.len())
            }
            _ => parts.join(" + "),
        };
        if self.holds() {
            format!("{parts} = {sum}")
        } else {
            format!("{parts} = {sum}, printed {}", self.printed.print())
        }
    }
}

/// The longest quotation of rows that are added up, in bytes.
const LONGEST_QUOTE: usize = 4_000;

/// The most figures that an arithmetic shows one by one.
const MOST_SHOWN: usize = 14;

/// Labels of totals of whatever stands beside them.
const BARE: &[&str] = &["total", "totals", "grand total", "overall total"];

/// The most totals of one table.
const MOST_TOTALS: usize = 40;

/// Words around a table whose lines do not list everything, or list something twice.
const NOT_ALL: &[&str] = &[
    "top ",
    "main ",
    "most common",
    "sample",
    "example",
    "selected",
    "including",
    "more than one",
    "multiple",
    "will not equal",
    "may not sum",
    "may not add",
    "do not sum",
    "do not add",
    "not add up",
    "rounding",
    "rounded",
    "includes others",
    "not shown",
];

/// Checks the totals of a table, across and down.
pub(super) fn check(grid: &Grid<'_>, around: &str, checks: &mut Vec<Check>) {
    let (across, down) = (grid.across(), grid.down());
    let around = fold(around);
    let partial = NOT_ALL.iter().any(|words| around.contains(words));
    let columns = believed(&across, partial);
    let rows = believed(&down, partial);
    let mut folded = BTreeSet::new();
    for row in &rows {
        let mut made = checked("row_sum", &down, row);
        for (at, column) in columns.iter().enumerate().filter(|_| !row.holds()) {
            if column.holds() || folded.contains(&at) || !same_slip(row, column) {
                continue;
            }
            folded.insert(at);
            let _ = write!(made.arithmetic, "; in its column {}", column.arithmetic());
            let span = across.span(column.line, column.place);
            if made.span != Some(span) {
                made = made.beside(Place {
                    document: None,
                    place: across.place(column.line, column.place),
                    quote: grid.quote(span).to_owned(),
                    span: Some(span),
                });
            }
        }
        checks.push(made);
    }
    for (at, column) in columns.iter().enumerate() {
        if !folded.contains(&at) {
            checks.push(checked("column_sum", &across, column));
        }
    }
}

/// Whether one wrong cell would explain that a row and a column do not come out.
fn same_slip(row: &Sum, column: &Sum) -> bool {
    // The row's place is its row, its lines are columns; the other way round for the column.
    match (row.needs(column.place), column.needs(row.place)) {
        (Some(by_row), Some(by_column)) => by_row == by_column,
        _ => false,
    }
}

fn checked(id: &str, view: &View<'_>, sum: &Sum) -> Check {
    let span = view.span(sum.line, sum.place);
    let check = Check::new(id)
        .expecting(sum.printed.with(sum.sum()).print(), sum.printed.print())
        .at(view.place(sum.line, sum.place), Some(span))
        .because(sum.arithmetic());
    if sum.holds() {
        return check;
    }
    let mut check = check.failed();
    check.quote = Some(view.grid.quote(span).to_owned());
    if !view.turned {
        // The addends of a column stand on other rows.
        let rows = sum.addends.iter().map(|(line, _)| view.span(*line, sum.place));
        let rows = rows.reduce(crate::text::Span::join);
        if let Some(span) = rows.filter(|span| span.len() <= LONGEST_QUOTE) {
            check = check.beside(Place {
                document: None,
                place: format!("{}, the rows above", view.grid.name()),
                quote: view.grid.quote(span).to_owned(),
                span: Some(span),
            });
        }
    }
    check
}

/// The totals of a view that come out, and those of which the table shows that they should.
fn believed(view: &View<'_>, partial: bool) -> Vec<Sum> {
    let totals = view.lines.iter().enumerate().filter(|(_, label)| label.role == Role::Total);
    let mut found = Vec::new();
    for (line, label) in totals.take(MOST_TOTALS) {
        let sums = best(view, line);
        let told = |holds: bool| sums.iter().filter(|it| it.tells() && it.holds() == holds).count();
        let (held, off) = (told(true), told(false));
        // A column that comes out to a large total did not do so by chance.
        let large = sums
            .iter()
            .any(|it| it.tells() && it.holds() && it.printed.hundredths >= 10_000 && !view.turned);
        let bare = fold(&label.words);
        let named = bare.starts_with("total") || bare.starts_with("grand total");
        let near = sums.iter().all(|it| it.misses_by_at_most(4));
        // "Total received" may hold more than the columns beside it.
        let wider = view.turned && !BARE.contains(&bare.as_str());
        let most = if wider { held >= off.saturating_mul(3) } else { held >= off };
        let proved = held > 0 && (most || !wider && (large || named && near));
        for sum in sums {
            let narrow = off == 1
                && sum.addends.len() > 1
                && held == 0
                && named
                && !partial
                && sum.misses_by_at_most(10);
            // An empty cell may have held what is missing.
            let lost = sum.holes && sum.sum() < sum.printed.hundredths;
            if sum.holds() || (!lost && (proved || narrow)) {
                found.push(sum);
            }
        }
    }
    found
}

/// The totals of a line under the reading in which most of them come out: the sum of the lines since
/// the total before, of all lines before, of the totals before, or of all lines after.
fn best(view: &View<'_>, total: usize) -> Vec<Sum> {
    let is = |role: Role| move |at: &usize| view.lines.get(*at).is_some_and(|it| it.role == role);
    let plain = |at: &usize| is(Role::Plain)(at) || is(Role::Year)(at);
    let last = (0..total).rev().find(is(Role::Total));
    let since = last.map_or(0, |at| at + 1);
    let segment: Vec<usize> = (since..total).filter(plain).collect();
    let before: Vec<usize> = (0..total).filter(plain).collect();
    let totals: Vec<usize> = (0..total).filter(is(Role::Total)).collect();
    let after: Vec<usize> = if before.is_empty() && totals.is_empty() {
        (total + 1..view.lines.len()).filter(plain).collect()
    } else {
        Vec::new()
    };
    // "Total for last year" under "Total for this year" has no lines of its own.
    let comparison = segment.is_empty() && last.is_some();
    let readings = if comparison { vec![totals] } else { vec![segment, before, totals, after] };
    let mut best: (usize, Vec<Sum>) = (0, Vec::new());
    for (place, lines) in readings.into_iter().enumerate().filter(|(_, lines)| lines.len() > 1) {
        let sums = sums_of(view, total, &lines);
        let held = sums.iter().filter(|it| it.tells() && it.holds()).count();
        if held > best.0 || (best.1.is_empty() && place == 0 && !comparison) {
            best = (held, sums);
        }
    }
    best.1
}

/// The total at every place of its line, as the sum of `lines`.
fn sums_of(view: &View<'_>, total: usize, lines: &[usize]) -> Vec<Sum> {
    let of_place = |place: usize| {
        let role = view.across.get(place)?.role;
        // Differences have a check of their own.
        if !matches!(role, Role::Plain | Role::Year | Role::Total) {
            return None;
        }
        let Seen::Figure(printed) = view.seen(total, place) else { return None };
        let (mut addends, mut holes) = (Vec::new(), false);
        for &line in lines {
            match view.seen(line, place) {
                Seen::Figure(figure) if figure.unit == printed.unit => {
                    addends.push((line, figure.hundredths));
                }
                Seen::Nothing => holes = true,
                _ => return None,
            }
        }
        let fits = printed.unit != Unit::Percent && !addends.is_empty();
        fits.then_some(Sum { line: total, place, addends, printed, holes })
    };
    (0..view.across.len()).filter_map(of_place).collect()
}
