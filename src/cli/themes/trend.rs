//! `casebook themes trend`: what rises and falls.

use std::path::Path;

use super::super::args::themes::Trend;
use super::super::asked;
use super::super::exit::Exit;
use super::super::form::{Form, choose};
use super::super::prose::Prose;
use super::super::screen::Screen;
use super::super::table::{Align, Table};
use super::super::words::{chance, count, percent, points, thousands};
use crate::Casebook;
use crate::error::{Error, ErrorKind, Result};
use crate::themes::trend::{Direction, Step, ThemeTrend, Trends};

/// Every length of a period with the words for it.
const STEPS: &[(&str, Step)] = &[
    ("year", Step::FinancialYear),
    ("financial_year", Step::FinancialYear),
    ("quarter", Step::Quarter),
];

/// How many themes without a clear direction are shown where none has one.
const UNCLEAR: usize = 5;

/// Prints the trends.
///
/// # Errors
///
/// Where a flag has a value that it cannot have, or the casebook cannot be read.
pub(super) fn run(args: &Trend, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let step = choose("--by", &args.by, STEPS)?;
    let question = asked::question(&args.question, &args.filters)?;
    let casebook = Casebook::open(data)?;
    let mut trends = casebook.theme_trends(&question, step)?;
    let themes = casebook.themes()?;
    for name in &args.themes {
        if themes.file().theme(name).is_none() {
            return Err(Error::new(ErrorKind::Usage, format!("there is no theme {name:?}"))
                .advise("`casebook themes` lists them"));
        }
    }
    // Only now: what is more than chance depends on how many themes were looked at.
    trends.themes.retain(|it| args.themes.is_empty() || args.themes.contains(&it.theme));
    match form {
        Form::Json => screen.json(&trends)?,
        Form::Ndjson => trends.themes.iter().try_for_each(|it| screen.json_line(it))?,
        Form::Text => {
            let mut prose = screen.prose();
            print(&trends, args.all || !args.themes.is_empty(), &mut prose);
            screen.show(prose)?;
        }
    }
    Ok(Exit::found(!trends.themes.is_empty()))
}

fn print(trends: &Trends, all: bool, prose: &mut Prose) {
    let (Some(first), Some(last)) = (trends.periods.first(), trends.periods.last()) else {
        prose.line("No decisions with a date.");
        return;
    };
    let decisions: u64 = trends.periods.iter().map(|period| period.decisions).sum();
    let (unit, units) = match trends.step {
        Step::FinancialYear => ("financial year", "financial years"),
        Step::Quarter => ("quarter", "quarters"),
    };
    prose.line(prose.paint().strong(format!(
        "{}, {} to {}: {}",
        count(many(decisions), "decision", "decisions"),
        first.name,
        last.name,
        count(trends.periods.len(), unit, units)
    )));
    let of: Vec<Option<f64>> =
        trends.periods.iter().map(|period| Some(real(period.decisions))).collect();
    prose.line(format!("Decisions  {}", sparks(&of)));
    let unclear: Vec<&ThemeTrend> =
        trends.themes.iter().filter(|it| it.direction == Direction::Unclear).collect();
    for (direction, heading) in [(Direction::Rises, "Rises"), (Direction::Falls, "Falls")] {
        let going: Vec<&ThemeTrend> =
            trends.themes.iter().filter(|it| it.direction == direction).collect();
        table(heading, &going, prose);
    }
    let none = unclear.len() == trends.themes.len();
    let shown = if all {
        unclear.len()
    } else if none {
        UNCLEAR
    } else {
        0
    };
    let heading =
        if none { "No theme rises or falls by more than chance" } else { "No more than chance" };
    table(heading, unclear.get(..shown.min(unclear.len())).unwrap_or_default(), prose);
    prose.gap();
    if unclear.len() > shown {
        let more = count(unclear.len() - shown, "other theme", "other themes");
        prose.line(format!("{more} without a trend that is more than chance: add --all."));
    }
    if trends.undated > 0 {
        let undated = count(many(trends.undated), "decision", "decisions");
        prose.line(format!("Without a date, and not counted: {undated}."));
    }
    prose.paragraph(
        0,
        "Shares are of all decisions of the period that are held here. The test of each trend: \
         Cochran-Armitage, two-sided; for so many themes it is corrected (Benjamini-Hochberg): of what \
         is said to rise or fall, at most one in twenty is expected to be chance.",
    );
}

fn table(heading: &str, themes: &[&ThemeTrend], prose: &mut Prose) {
    if themes.is_empty() {
        return;
    }
    prose.heading(heading);
    let mut table = Table::new(&[
        ("Theme", Align::Whole),
        ("Shares", Align::Whole),
        ("First", Align::Right),
        ("Last", Align::Right),
        ("Decisions", Align::Right),
        ("A year", Align::Right),
        ("Chance", Align::Right),
    ]);
    for theme in themes {
        let known = || theme.shares.iter().flatten();
        let share = |share: Option<&f64>| share.map_or_else(String::new, |share| percent(*share));
        table.row([
            theme.title.clone(),
            sparks(&theme.shares),
            share(known().next()),
            share(known().last()),
            thousands(many(theme.decisions)),
            theme.change_per_year.map_or_else(String::new, points),
            theme.p_corrected.map_or_else(String::new, chance),
        ]);
    }
    prose.table(&table);
}

/// Bars from nothing to the largest value; a blank where there is none.
fn sparks(values: &[Option<f64>]) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let most = values.iter().flatten().copied().fold(0.0, f64::max);
    let bar = |value: f64| {
        let step = BARS
            .iter()
            .enumerate()
            .rev()
            .find(|(at, _)| most > 0.0 && value / most * 8.0 >= real(*at as u64) + 0.5);
        step.map_or('▁', |(_, bar)| *bar)
    };
    values.iter().map(|value| value.map_or('·', bar)).collect()
}

fn many(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[allow(clippy::cast_precision_loss)] // counts are far below 2⁵²
fn real(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_grow_with_the_values_and_nothing_is_no_value() {
        assert_eq!(sparks(&[Some(0.0), Some(0.5), Some(1.0), None]), "▁▄█·");
        assert_eq!(sparks(&[Some(0.0), None]), "▁·");
        assert_eq!(sparks(&[]), "");
    }
}
