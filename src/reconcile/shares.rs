//! Percentages of a table that follow from its counts.
//!
//! What a percentage is of is seldom said. A base is believed where the table prints it and most
//! percentages of the line follow from it; a percentage that does not, and that follows from no
//! other figure of the table either, is a slip.

use super::figure::{Figure, Seen, Unit, rounds_to, share};
use super::grid::{Grid, View};
use super::role::Role;
use crate::model::check::{Check, Place};

/// A percentage of this many hundredths of a per cent or more does not follow by chance.
const TELLING: i64 = 500;

/// The most lines of counts that a line of percentages is held against.
const MOST_LINES: usize = 12;

/// What percentages of a line are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    /// The figure at another place of the counts' own line: its total.
    Place(usize),
    /// The figures of another line, place by place.
    Line(usize),
    /// The counts and the figures of another line together.
    Both(usize),
}

/// A line of percentages read as shares.
struct Reading {
    counts: usize,
    base: Base,
    right: Vec<usize>,
    wrong: Vec<usize>,
    telling: bool,
}

impl Reading {
    /// Whether the line surely means this. There are many pairs of lines, and two percentages may
    /// follow from some pair by chance; of the total beside them they do not.
    fn is_believed(&self, view: &View<'_>, line: usize) -> bool {
        let counted = |at: usize| {
            view.lines
                .get(at)
                .is_some_and(|label| matches!(label.role, Role::Plain | Role::Year | Role::Total))
        };
        let between = self.counts.min(line) + 1..self.counts.max(line);
        let (right, wrong) = (self.right.len(), self.wrong.len());
        match self.base {
            Base::Place(_) => right >= wrong * 2 && !between.into_iter().any(counted),
            Base::Line(_) | Base::Both(_) => right > 2 && right >= wrong * 3,
        }
    }

    /// Whether a percentage follows here, and others too: one alone may follow by chance.
    fn explains(&self, place: usize) -> bool {
        self.right.contains(&place) && self.right.len() >= self.wrong.len()
    }
}

/// Checks the percentages of a table, across and down.
pub(super) fn check(grid: &Grid<'_>, checks: &mut Vec<Check>) {
    for view in [grid.across(), grid.down()] {
        for (line, label) in view.lines.iter().enumerate() {
            if label.role == Role::Share {
                shares(&view, line, checks);
            }
        }
    }
}

fn shares(view: &View<'_>, line: usize, checks: &mut Vec<Check>) {
    let readings = readings(view, line);
    let Some(best) = readings.iter().filter(|it| it.telling).max_by_key(|it| {
        (it.right.len(), std::cmp::Reverse(it.wrong.len()), std::cmp::Reverse(distance(it, line)))
    }) else {
        return;
    };
    if best.right.len() < 2 {
        return;
    }
    let believed = best.is_believed(view, line);
    for &place in &best.right {
        checks.extend(checked(view, line, best, place));
    }
    for &place in best.wrong.iter().filter(|_| believed) {
        if !readings.iter().any(|reading| reading.explains(place)) {
            checks.extend(
                checked(view, line, best, place).map(|check| failed(view, best, place, check)),
            );
        }
    }
}

/// Percentages stand beside their counts.
fn distance(reading: &Reading, line: usize) -> usize {
    reading.counts.abs_diff(line)
}

fn readings(view: &View<'_>, line: usize) -> Vec<Reading> {
    let mut counts: Vec<usize> = (0..view.lines.len())
        .filter(|&at| {
            let role = view.lines.get(at).map(|label| label.role);
            matches!(role, Some(Role::Plain | Role::Year | Role::Total))
        })
        .collect();
    counts.sort_by_key(|at| at.abs_diff(line));
    counts.truncate(MOST_LINES);
    let totals: Vec<usize> = (0..view.across.len())
        .filter(|&at| view.across.get(at).is_some_and(|label| label.role == Role::Total))
        .take(4)
        .collect();
    let mut found = Vec::new();
    for &of in &counts {
        let places = totals.iter().map(|&place| Base::Place(place));
        let others = counts.iter().filter(|&&other| other != of);
        let lines = others.flat_map(|&other| [Base::Line(other), Base::Both(other)]);
        found.extend(places.chain(lines).map(|base| read(view, line, of, base)));
    }
    found
}

fn count(view: &View<'_>, line: usize, place: usize) -> Option<Figure> {
    match view.seen(line, place) {
        Seen::Figure(figure) if figure.unit != Unit::Percent => Some(figure),
        _ => None,
    }
}

/// The part and the whole of a percentage under a reading.
fn pair(view: &View<'_>, of: usize, base: Base, place: usize) -> Option<(Figure, Figure)> {
    let part = count(view, of, place)?;
    let whole = match base {
        Base::Place(total) => count(view, of, total)?,
        Base::Line(line) => count(view, line, place)?,
        Base::Both(line) => {
            let other = count(view, line, place)?;
            part.with(part.hundredths.saturating_add(other.hundredths))
        }
    };
    (part.unit == whole.unit && whole.hundredths > 0).then_some((part, whole))
}

fn printed(view: &View<'_>, line: usize, place: usize) -> Option<Figure> {
    match view.seen(line, place) {
        Seen::Figure(figure) => Some(Figure { unit: Unit::Percent, ..figure }),
        _ => None,
    }
}

fn read(view: &View<'_>, line: usize, counts: usize, base: Base) -> Reading {
    let mut reading =
        Reading { counts, base, right: Vec::new(), wrong: Vec::new(), telling: false };
    for place in 0..view.across.len() {
        let (Some(printed), Some((part, whole))) =
            (printed(view, line, place), pair(view, counts, base, place))
        else {
            continue;
        };
        let Some(exact) = share(part.hundredths, whole.hundredths) else { continue };
        if rounds_to(exact, printed) {
            // 100% of the total tells nothing about the others.
            reading.telling |= printed.hundredths >= TELLING && base != Base::Place(place);
            reading.right.push(place);
        } else {
            reading.wrong.push(place);
        }
    }
    reading
}

fn checked(view: &View<'_>, line: usize, reading: &Reading, place: usize) -> Option<Check> {
    let printed = printed(view, line, place)?;
    let (part, whole) = pair(view, reading.counts, reading.base, place)?;
    let exact = share(part.hundredths, whole.hundredths)?;
    Some(
        Check::new("percentage")
            .expecting(printed.nearest(exact).print(), printed.print())
            .at(view.place(line, place), Some(view.span(line, place)))
            .because(format!(
                "{} of {} is {}",
                part.print(),
                whole.print(),
                printed.with(exact).print()
            )),
    )
}

fn failed(view: &View<'_>, reading: &Reading, place: usize, check: Check) -> Check {
    let mut check = check.failed();
    check.arithmetic = format!("{}, printed {}", check.arithmetic, check.found);
    check.quote = check.span.map(|span| view.grid.quote(span).to_owned());
    let (line, at) = match reading.base {
        Base::Place(total) => (reading.counts, total),
        Base::Line(line) | Base::Both(line) => (line, place),
    };
    for (line, at) in [(reading.counts, place), (line, at)] {
        let span = view.span(line, at);
        if check.span == Some(span) || check.beside.iter().any(|other| other.span == Some(span)) {
            continue;
        }
        let quote = view.grid.quote(span).to_owned();
        let place = view.place(line, at);
        check = check.beside(Place { document: None, place, quote, span: Some(span) });
    }
    check
}
