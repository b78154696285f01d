//! Bars in the terminal, for years with figures.

use super::super::prose::Prose;
use super::super::words::money;
use crate::council::Year;
use crate::model::Pence;

/// The longest bar, in characters.
const LONGEST: usize = 40;

/// A value of one year.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bar {
    pub(super) year: String,
    pub(super) value: f64,
    /// What is printed at its end.
    pub(super) label: String,
    /// The average of similar bodies, to be marked.
    pub(super) peers: Option<f64>,
}

/// The upheld rate of each year that has one: from the page, else from the letter.
pub(super) fn rates(years: &[Year]) -> Vec<Bar> {
    let bars = years.iter().rev().filter_map(|year| {
        let mut rates = year.published.iter().filter_map(|paper| paper.rates.upheld);
        let (value, peers) = rates.find_map(|rate| Some((rate.value?, rate.peer_average)))?;
        let similar = peers.map_or_else(String::new, |peers| format!(" (similar: {peers}%)"));
        let label = format!("{value}%{similar}");
        Some(Bar { year: year.year.clone(), value, label, peers })
    });
    bars.collect()
}

/// What the decisions that are held award in each year.
pub(super) fn awards(years: &[Year]) -> Vec<Bar> {
    let bars = years.iter().rev().filter_map(|year| {
        let awarded = year.awarded?;
        let sum = awarded.total?;
        let more = if awarded.not_complete > 0 { " and more" } else { "" };
        let label = format!("{}{more}", money(sum));
        Some(Bar { year: year.year.clone(), value: pounds(sum), label, peers: None })
    });
    bars.collect()
}

fn pounds(sum: Pence) -> f64 {
    sum.to_string().parse().unwrap_or_default()
}

/// Prints the charts that have something to show: one year alone is no course of years.
pub(super) fn bars(years: &[Year], prose: &mut Prose) {
    let rates = rates(years);
    if !rates.is_empty() {
        prose.heading("Upheld rate by year (│ similar bodies)");
        draw(&rates, 100.0, prose);
    }
    let awards = awards(years);
    if awards.len() > 1 {
        prose.heading("Awarded by the decisions held, by year");
        let most = awards.iter().map(|bar| bar.value).fold(0.0, f64::max);
        draw(&awards, most, prose);
    }
}

fn draw(bars: &[Bar], most: f64, prose: &mut Prose) {
    for bar in bars {
        prose.line(format!("  {}  {} {}", bar.year, line(bar, most), bar.label));
    }
}

/// A bar of blocks, with a stroke where similar bodies stand.
fn line(bar: &Bar, most: f64) -> String {
    let (own, peers) = (cells(bar.value, most), bar.peers.map(|peers| cells(peers, most)));
    let cell = |at: usize| match () {
        () if peers == Some(at + 1) => '│',
        () if at < own => '█',
        () => ' ',
    };
    (0..LONGEST).map(cell).collect()
}

/// How many cells a value takes: at least one where it is not 0.
fn cells(value: f64, most: f64) -> usize {
    if most <= 0.0 || value <= 0.0 {
        return 0;
    }
    let share = value / most;
    (1..=LONGEST).rev().find(|&cells| share >= (threshold(cells))).unwrap_or(1)
}

/// The share from which a bar is so many cells long.
fn threshold(cells: usize) -> f64 {
    let scale = |cells: usize| f64::from(u8::try_from(cells).unwrap_or(u8::MAX));
    (scale(cells) - 0.5) / scale(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_values() {
        for (value, most, long) in
            [(0.0, 100.0, 0), (0.1, 100.0, 1), (50.0, 100.0, 20), (100.0, 100.0, 40), (5.0, 0.0, 0)]
        {
            assert_eq!(cells(value, most), long, "{value} of {most}");
        }
    }

    #[test]
    fn similar_bodies_are_marked_within_and_beyond_the_bar() {
        let bar = |value, peers| {
            line(&Bar { year: String::new(), value, label: String::new(), peers }, 100.0)
        };
        assert_eq!(bar(5.0, Some(10.0)).trim_end(), "██ │");
        assert_eq!(bar(10.0, Some(5.0)).trim_end(), "█│██");
        assert_eq!(bar(5.0, None).trim_end(), "██");
    }
}
