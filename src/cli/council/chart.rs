//! Which figures of a council's years are drawn as bars.

use super::super::prose::Prose;
use super::super::words::charts::{awarded, upheld_rates};
use crate::chart::{Bar, Chart, bars};
use crate::council::Year;

/// Prints the charts that have something to show: one year alone is no course of years.
pub(super) fn print(years: &[Year], prose: &mut Prose) {
    let rates = upheld_rates(years);
    if !rates.is_empty() {
        draw("Upheld rate by year (│ similar bodies)", rates, Some(100.0), prose);
    }
    let awards = awarded(years);
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
