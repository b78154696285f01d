//! Which figures of a council's years are drawn as bars.

use super::super::prose::Prose;
use super::super::words::{length, money};
use crate::chart::{Bar, Chart, bars};
use crate::council::Year;

/// The upheld rate of each year that has one: from the page, else from the letter.
pub(super) fn rates(years: &[Year]) -> Vec<Bar> {
    let bars = years.iter().rev().filter_map(|year| {
        let mut rates = year.published.iter().filter_map(|paper| paper.rates.upheld);
        let (value, peers) = rates.find_map(|rate| Some((rate.value?, rate.peer_average)))?;
        let similar = peers.map_or_else(String::new, |peers| format!(" (similar: {peers}%)"));
        let label = format!("{value}%{similar}");
        Some(Bar { name: year.year.clone(), value, label, mark: peers, range: None })
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
        Some(Bar { name: year.year.clone(), value: length(sum), label, ..Bar::default() })
    });
    bars.collect()
}

/// Prints the charts that have something to show: one year alone is no course of years.
pub(super) fn print(years: &[Year], prose: &mut Prose) {
    let rates = rates(years);
    if !rates.is_empty() {
        draw("Upheld rate by year (│ similar bodies)", rates, Some(100.0), prose);
    }
    let awards = awards(years);
    if awards.len() > 1 {
        draw("Awarded by the decisions held, by year", awards, None, prose);
    }
}

fn draw(title: &str, own: Vec<Bar>, most: Option<f64>, prose: &mut Prose) {
    let chart = Chart { title: title.to_owned(), most, bars: own };
    prose.heading(&chart.title);
    for line in bars::lines(&chart) {
        prose.line(format!("  {line}"));
    }
}
