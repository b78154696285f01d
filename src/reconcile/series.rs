//! One thing counted in two tables: the total of a breakdown and the overview above it.
//!
//! Two series are taken for the same thing where their names share a word that counts something and
//! their figures agree in two years at least; what differs in another year is then a slip.

use std::collections::BTreeMap;

use super::figure::{Figure, Seen, Unit};
use super::grid::{Grid, Label, View};
use super::role::Role;
use crate::layout::headings::fold;
use crate::model::check::{Check, Place};

/// How many tables further down a series is looked for.
const REACH: usize = 3;

/// What series may count.
const NOUNS: &[&str] =
    &["complaint", "comment", "compliment", "enquir", "upheld", "received", "payment", "stage"];

/// The smallest figure, in hundredths, whose repetition tells something.
const TELLING: i64 = 2_000;

/// The most series of one table.
const MOST: usize = 60;

/// The figures of one thing by year.
struct Series<'g> {
    view: &'g View<'g>,
    line: usize,
    name: String,
    years: BTreeMap<u32, (usize, Figure)>,
}

/// Checks each table against the tables that follow it.
pub(super) fn check(grids: &[Grid<'_>], checks: &mut Vec<Check>) {
    let views: Vec<_> = grids.iter().map(|grid| [grid.across(), grid.down()]).collect();
    let all: Vec<Vec<Series<'_>>> =
        views.iter().map(|views| views.iter().flat_map(series).collect()).collect();
    for (at, ones) in all.iter().enumerate() {
        for others in all.iter().skip(at + 1).take(REACH) {
            for one in ones {
                for other in others {
                    compare(one, other, checks);
                }
            }
        }
    }
}

fn series<'g>(view: &'g View<'g>) -> Vec<Series<'g>> {
    if view.across.iter().filter(|label| label.year.is_some()).count() < 3 {
        return Vec::new();
    }
    let series = |(line, label): (usize, &Label)| {
        let name = fold(&label.words);
        let named = NOUNS.iter().any(|noun| name.contains(noun))
            && matches!(label.role, Role::Plain | Role::Total);
        let of_year = |(place, label): (usize, &Label)| {
            let year = label.year.filter(|_| label.role == Role::Year)?;
            match view.seen(line, place) {
                Seen::Figure(figure) if figure.unit == Unit::Count => Some((year, (place, figure))),
                _ => None,
            }
        };
        let years: BTreeMap<_, _> = if named {
            view.across.iter().enumerate().filter_map(of_year).collect()
        } else {
            BTreeMap::new()
        };
        (years.len() > 2).then_some(Series { view, line, name, years })
    };
    view.lines.iter().enumerate().take(MOST).filter_map(series).collect()
}

fn compare(one: &Series<'_>, other: &Series<'_>, checks: &mut Vec<Check>) {
    let shared = NOUNS.iter().any(|noun| one.name.contains(noun) && other.name.contains(noun));
    // "Complaints upheld" is not "complaints".
    let same_outcome = one.name.contains("upheld") == other.name.contains("upheld")
        && one.name.contains("ombudsman") == other.name.contains("ombudsman");
    if !shared || !same_outcome {
        return;
    }
    let pairs: Vec<_> = one
        .years
        .iter()
        .filter_map(|(year, first)| Some((*year, *first, *other.years.get(year)?)))
        .collect();
    let agreed =
        pairs.iter().filter(|(_, one, other)| one.1 == other.1 && one.1.hundredths >= TELLING);
    let (agreed, off) =
        (agreed.count(), pairs.iter().filter(|(_, one, other)| one.1 != other.1).count());
    if agreed < 2 || off * 2 > agreed {
        return;
    }
    for (year, (place, figure), (other_place, other_figure)) in pairs {
        let span = other.view.span(other.line, other_place);
        let check = Check::new("two_figures")
            .expecting(figure.print(), other_figure.print())
            .at(other.view.place(other.line, other_place), Some(span))
            .because(format!(
                "for {}: {} in {}, {} in {}",
                period(year),
                figure.print(),
                one.view.place(one.line, place),
                other_figure.print(),
                other.view.place(other.line, other_place)
            ));
        if figure == other_figure {
            checks.push(check);
            continue;
        }
        let beside = one.view.span(one.line, place);
        let mut check = check.failed();
        check.quote = Some(other.view.grid.quote(span).to_owned());
        checks.push(check.beside(Place {
            document: None,
            place: one.view.place(one.line, place),
            quote: one.view.grid.quote(beside).to_owned(),
            span: Some(beside),
        }));
    }
}

fn period(year: u32) -> String {
    format!("{year}-{:02}", (year + 1) % 100)
}
