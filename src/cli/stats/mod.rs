//! `casebook stats`: what decisions cost, and how they ended.

mod asked;
mod card;
mod charts;
mod outcomes;
mod payments;

use std::path::Path;

use super::args::stats::{Shape, Stats, Verb};
use super::exit::Exit;
use super::prose::Prose;
use super::screen::Screen;
use super::table::Table;
use super::words::card::hinted;
use super::words::group::{self as words, heading};
use super::words::{list, paid, thousands};
use crate::casebook::Selected;
use crate::chart::{Chart, bars};
use crate::error::{Error, ErrorKind, Result};
use crate::stats::By;
use crate::themes::ThemeFile;

/// How many groups of a kind are printed where none was asked for.
const GROUPS: usize = 10;

/// Counts.
///
/// # Errors
///
/// Where the casebook cannot be read, or what was typed cannot be meant.
pub fn run(args: &Stats, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    match &args.verb {
        Verb::Payments(typed) => payments::run(typed, data, screen),
        Verb::Outcomes(typed) => outcomes::run(typed, data, screen),
    }
}

/// What to group by: what was typed or, where nothing was, what is usual.
fn grouping(shape: &Shape, usual: &[By], of_payments: bool) -> Result<Vec<By>> {
    let mut chosen = Vec::new();
    for typed in &shape.per {
        let by = By::parse(typed).filter(|by| of_payments || !by.is_of_payments());
        let by = by.ok_or_else(|| {
            let known = By::ALL.iter().filter(|(_, by)| of_payments || !by.is_of_payments());
            Error::new(ErrorKind::Usage, format!("--per cannot be {typed:?}"))
                .advise(format!("say {}", list(known.map(|(name, _)| *name), "or")))
        })?;
        if !chosen.contains(&by) {
            chosen.push(by);
        }
    }
    Ok(if chosen.is_empty() { usual.to_vec() } else { chosen })
}

/// Prints a table of groups under its heading, and how many groups more there are.
fn groups(by: By, table: &Table, more: usize, prose: &mut Prose) {
    if table.is_empty() {
        return;
    }
    prose.heading(&heading(by));
    prose.table(table);
    if more > 0 {
        prose.line(format!("  and {} more: --per {}", thousands(more), by.as_str()));
    }
}

/// How many groups of a kind are printed: years have no lesser ones to leave out.
fn most_groups(shape: &Shape, by: By) -> usize {
    let usual = if shape.per.is_empty() && !by.is_time() { GROUPS } else { usize::MAX };
    shape.limit.unwrap_or(usual)
}

/// A group as people call it.
fn called(by: By, name: Option<&str>) -> String {
    words::called(by, name, ThemeFile::builtin())
}

/// Says so where a question was answered by some of its words.
fn some_words(selected: &Selected, prose: &mut Prose) {
    if selected.relaxed {
        prose.paragraph(2, paid::RELAXED);
    }
}

/// Says that nothing was found, and what keeps the question from finding something.
fn nothing(selected: &Selected, prose: &mut Prose) {
    prose.line("No decision answers.");
    for hint in &selected.hints {
        prose.hanging("  - ", &hinted(hint));
    }
}

/// Prints a chart that has something to compare.
fn print_bars(chart: &Chart, prose: &mut Prose) {
    if chart.bars.len() < 2 {
        return;
    }
    prose.gap();
    prose.line(format!("  {}", chart.title));
    for line in bars::lines(chart) {
        prose.line(format!("  {line}"));
    }
}

/// Says that some decisions count as one.
fn same_words(same: &[Vec<String>], prose: &mut Prose) {
    if let Some(line) = paid::same_words(same) {
        prose.paragraph(2, &line);
    }
}
