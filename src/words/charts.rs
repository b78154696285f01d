//! Figures as bars: what is drawn of them, and what is printed at their ends.

use super::{length, money, thousands};
use crate::chart::Bar;
use crate::council::Year;
use crate::stats::Spread;

/// What some payments come to, with how many they are.
#[must_use]
pub fn total(name: impl Into<String>, sums: Spread) -> Bar {
    Bar {
        name: name.into(),
        value: length(sums.total),
        label: format!("{} ({})", money(sums.total), thousands(sums.count)),
        ..Bar::default()
    }
}

/// The median of some payments, with their middle half and how many they are.
#[must_use]
pub fn median(name: impl Into<String>, sums: Spread) -> Bar {
    Bar {
        name: name.into(),
        value: length(sums.median),
        label: format!(
            "{} ({} to {}), {}",
            sums.median.sterling(),
            sums.lower_quartile.sterling(),
            sums.upper_quartile.sterling(),
            thousands(sums.count)
        ),
        mark: None,
        range: Some((length(sums.lower_quartile), length(sums.upper_quartile))),
    }
}

/// The upheld rate of each year that has one, the oldest first: from the page, else from the letter.
/// The mark is the average of similar bodies.
#[must_use]
pub fn upheld_rates(years: &[Year]) -> Vec<Bar> {
    let bars = years.iter().rev().filter_map(|year| {
        let mut rates = year.published.iter().filter_map(|paper| paper.rates.upheld);
        let (value, peers) = rates.find_map(|rate| Some((rate.value?, rate.peer_average)))?;
        let similar = peers.map_or_else(String::new, |peers| format!(" (similar: {peers}%)"));
        let label = format!("{value}%{similar}");
        Some(Bar { name: year.year.clone(), value, label, mark: peers, range: None })
    });
    bars.collect()
}

/// What the decisions that are held award in each year, the oldest first.
#[must_use]
pub fn awarded(years: &[Year]) -> Vec<Bar> {
    let bars = years.iter().rev().filter_map(|year| {
        let awarded = year.awarded?;
        let sum = awarded.total?;
        let more = if awarded.not_complete > 0 { " and more" } else { "" };
        let label = format!("{}{more}", money(sum));
        Some(Bar { name: year.year.clone(), value: length(sum), label, ..Bar::default() })
    });
    bars.collect()
}
