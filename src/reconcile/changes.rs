//! Differences between two lines of a table: their size, their sign, and what they are per cent.

use super::figure::{Figure, Seen, Unit, rounds_to, share};
use super::grid::{Grid, View};
use super::role::Role;
use crate::layout::headings::fold;
use crate::model::check::{Check, Place};
use crate::text::Span;

/// The most years that a table compares.
const MOST_YEARS: usize = 5;

/// How many lines before it a line may compare.
const REACH: usize = 24;

/// Words of a line that gives decreases as plain numbers.
const DECREASES: &[&str] = &["reduction", "decrease", "fall"];

/// Words of a line that is about the year before.
const BEFORE: &[&str] = &["last year", "previous", "prior", "year before"];

/// Two lines and the line that says how they differ.
struct Comparison {
    older: usize,
    newer: usize,
    line: usize,
    /// Whether the labels themselves say which is older.
    dated: bool,
}

/// How a printed difference stands to the two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Right,
    /// The right size with the wrong sign.
    Sign,
    Wrong,
}

/// One printed difference.
struct Told {
    place: usize,
    older: Figure,
    newer: Figure,
    printed: Figure,
    exact: i64,
    verdict: Verdict,
}

/// Checks the differences of a table, across and down.
pub(super) fn check(grid: &Grid<'_>, checks: &mut Vec<Check>) {
    for view in [grid.across(), grid.down()] {
        for (line, label) in view.lines.iter().enumerate() {
            if matches!(label.role, Role::Difference | Role::PercentChange) {
                compare(&view, line, checks);
            }
        }
    }
}

fn compare(view: &View<'_>, line: usize, checks: &mut Vec<Check>) {
    let operands = operands(view, line);
    let several = operands.len() > 2;
    let read = |(older, newer): (usize, usize), dated: bool| {
        let comparison = Comparison { older, newer, line, dated };
        let told = tell(view, &comparison);
        (comparison, told)
    };
    let pairs = operands.windows(2).rev().flat_map(|pair| match pair {
        &[first, second] => match order(view, first, second) {
            Some(pair) => vec![read(pair, true)],
            // Most tables have this year first; the figures decide.
            None => vec![read((second, first), false), read((first, second), false)],
        },
        _ => Vec::new(),
    });
    // Of several years before the line, the nearest two that it fits.
    let best = pairs.reduce(|one, other| if right(&other.1) > right(&one.1) { other } else { one });
    let Some((comparison, told)) = best else { return };
    if several && right(&told) == 0 {
        return;
    }
    let fits = told.iter().filter(|it| it.verdict != Verdict::Wrong).count();
    // Without years in the labels the figures have to show that this is what the line means.
    if !comparison.dated && (fits == 0 || fits * 2 <= told.len()) {
        return;
    }
    // Of several figures some have to come out, or the line means something else.
    if told.len() > 1 && fits * 2 < told.len() {
        return;
    }
    let turned_round = is_turned_round(&told);
    let label = view.lines.get(line).map(|label| fold(&label.words)).unwrap_or_default();
    let unsigned = DECREASES.iter().any(|word| label.contains(word)) && !label.contains("increase");
    for one in &told {
        let sign = one.verdict == Verdict::Sign && !turned_round && !unsigned;
        if one.verdict == Verdict::Sign && !sign {
            continue;
        }
        checks.push(checked(view, &comparison, one));
    }
}

fn right(told: &[Told]) -> usize {
    told.iter().filter(|it| it.verdict == Verdict::Right).count()
}

/// Whether the whole line counts the other way round: a decrease is positive, an increase negative.
fn is_turned_round(told: &[Told]) -> bool {
    let mut moved = told.iter().filter(|it| it.exact != 0);
    moved.clone().any(|it| it.printed.hundredths < 0) && moved.all(|it| it.verdict == Verdict::Sign)
}

/// The lines of figures before the line, in order.
fn operands(view: &View<'_>, line: usize) -> Vec<usize> {
    let figures = |at: &usize| {
        let role = view.lines.get(*at).map(|label| label.role);
        matches!(role, Some(Role::Year | Role::Total | Role::Plain))
    };
    let mut before: Vec<usize> =
        (line.saturating_sub(REACH)..line).rev().filter(figures).take(MOST_YEARS).collect();
    before.reverse();
    before
}

/// Which of two lines is older and which newer, where their labels say so.
fn order(view: &View<'_>, first: usize, second: usize) -> Option<(usize, usize)> {
    let (one, other) = (view.lines.get(first)?, view.lines.get(second)?);
    if let (Some(one), Some(other)) = (one.year, other.year) {
        return match one.cmp(&other) {
            std::cmp::Ordering::Less => Some((first, second)),
            std::cmp::Ordering::Greater => Some((second, first)),
            std::cmp::Ordering::Equal => None,
        };
    }
    let before = |words: &str| BEFORE.iter().any(|word| fold(words).contains(word));
    match (before(&one.words), before(&other.words)) {
        (true, false) => Some((first, second)),
        (false, true) => Some((second, first)),
        _ => None,
    }
}

fn tell(view: &View<'_>, comparison: &Comparison) -> Vec<Told> {
    let per_cent =
        view.lines.get(comparison.line).is_some_and(|label| label.role == Role::PercentChange);
    let figure = |line: usize, place: usize| match view.seen(line, place) {
        Seen::Figure(figure) => Some(figure),
        _ => None,
    };
    let at = |place: usize| {
        let older = figure(comparison.older, place)?;
        let newer = figure(comparison.newer, place)?;
        let printed = figure(comparison.line, place)?;
        let verdict = |exact: i64, fits: &dyn Fn(i64) -> bool| {
            if fits(exact) {
                Verdict::Right
            } else if fits(-exact) {
                Verdict::Sign
            } else {
                Verdict::Wrong
            }
        };
        let gap = newer.hundredths - older.hundredths;
        let plain = |exact: i64| exact == printed.hundredths;
        let rounded = |exact: i64| rounds_to(exact, printed);
        let of_percent = older.unit == Unit::Percent || newer.unit == Unit::Percent;
        let per_cent = per_cent || (printed.unit == Unit::Percent && !of_percent);
        let (exact, verdict) = if of_percent {
            // Rounded percentages differ by rounded points, or it is a relative change.
            let points = |exact: i64| (exact - printed.hundredths).abs() <= printed.step();
            (gap, verdict(gap, &points))
        } else if per_cent {
            let exact = share(gap, older.hundredths)?;
            (exact, verdict(exact, &rounded))
        } else if printed.unit == newer.unit && older.unit == newer.unit {
            (gap, verdict(gap, &plain))
        } else {
            return None;
        };
        // Points and relative changes are both called a change of a percentage: say nothing.
        let unclear = of_percent && verdict != Verdict::Right;
        (!unclear).then_some(Told { place, older, newer, printed, exact, verdict })
    };
    (0..view.across.len()).filter_map(at).collect()
}

fn checked(view: &View<'_>, comparison: &Comparison, told: &Told) -> Check {
    let span = view.span(comparison.line, told.place);
    let id = if told.verdict == Verdict::Sign { "difference_sign" } else { "difference" };
    let (newer, older) = (told.newer.print(), told.older.print());
    let percent = told.printed.unit == Unit::Percent || told.exact_is_share();
    let exact = told.printed.with(told.exact);
    let arithmetic = if percent && told.older.unit != Unit::Percent {
        format!("({newer} - {older}) / {older} = {}", percent_of(told.exact))
    } else {
        format!("{newer} - {older} = {}", exact.print())
    };
    let expected = if percent { rounded(told) } else { exact.print() };
    let check = Check::new(id)
        .expecting(expected, told.printed.print())
        .at(view.place(comparison.line, told.place), Some(span));
    if told.verdict == Verdict::Right {
        return check.because(arithmetic);
    }
    let mut check =
        check.because(format!("{arithmetic}, printed {}", told.printed.print())).failed();
    check.quote = Some(view.grid.quote(span).to_owned());
    for line in [comparison.newer, comparison.older] {
        let span: Span = view.span(line, told.place);
        if check.span == Some(span) {
            continue;
        }
        check = check.beside(Place {
            document: None,
            place: view.place_of(line),
            quote: view.grid.quote(span).to_owned(),
            span: Some(span),
        });
    }
    check
}

impl Told {
    /// Whether the exact figure is a change per cent although the cell has no sign of it.
    fn exact_is_share(&self) -> bool {
        self.exact != self.newer.hundredths - self.older.hundredths
    }
}

fn percent_of(hundredths: i64) -> String {
    Figure { unit: Unit::Percent, hundredths }.print()
}

/// The exact percentage, rounded as the printed one is.
fn rounded(told: &Told) -> String {
    told.printed.nearest(told.exact).print()
}
