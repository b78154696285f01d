//! The same figures as bars.

use super::super::words::charts::{median, total};
use super::super::words::length;
use super::{called, heading};
use crate::chart::{Bar, Chart};
use crate::eval::Share;
use crate::model::Pence;
use crate::stats::{By, Ended, Line, OutcomeTable, PaymentTable, Spread};

/// What each group was awarded in all.
pub(super) fn totals(table: &PaymentTable, most: usize) -> Chart {
    let bars = spreads(table, most).map(|(name, sums)| total(called(table.by, name), sums));
    chart(table.by, "awarded in all (number of payments)", bars.collect())
}

/// The median of each group with its middle half.
pub(super) fn medians(table: &PaymentTable, most: usize) -> Chart {
    let bars = spreads(table, most).map(|(name, sums)| median(called(table.by, name), sums));
    chart(table.by, "median payment (line: middle half), number of payments", bars.collect())
}

fn spreads(table: &PaymentTable, most: usize) -> impl Iterator<Item = (Option<&str>, Spread)> {
    let groups = table.groups.iter().take(most);
    groups.filter_map(|group| Some((group.name.as_deref(), group.tally.sums?)))
}

/// Every definite sum, with the median marked.
pub(super) fn cases(lines: &[Line], median: Pence) -> Chart {
    let bar = |line: &Line| {
        let sum = line.amount.filter(|_| line.amount_status.as_str() == "stated")?;
        Some(Bar {
            name: line.reference.clone().unwrap_or_else(|| line.key.clone()),
            value: length(sum),
            label: sum.sterling(),
            mark: Some(length(median)),
            range: None,
        })
    };
    Chart {
        title: format!("The payments (line: the median, {})", median.sterling()),
        most: None,
        bars: lines.iter().filter_map(bar).collect(),
    }
}

/// The upheld share of each group with its interval, beside that of all.
pub(super) fn upheld(table: &OutcomeTable, all: &Ended, most: usize) -> Chart {
    let groups = table.groups.iter().take(most);
    let bars = groups.filter_map(|group| {
        let share = group.ended.upheld_share?;
        Some(Bar {
            name: called(table.by, group.name.as_deref()),
            value: share.value,
            label: format!(
                "{} of {}: {}",
                group.ended.upheld,
                group.ended.investigated,
                per_cent(share)
            ),
            mark: all.upheld_share.map(|share| share.value),
            range: Some((share.low, share.high)),
        })
    });
    let title = "upheld, of those investigated (line: all; in brackets the 95 % interval)";
    Chart { most: Some(1.0), ..chart(table.by, title, bars.collect()) }
}

fn chart(by: By, what: &str, bars: Vec<Bar>) -> Chart {
    Chart { title: format!("{}: {what}", heading(by)), most: None, bars }
}

/// "67 % (55–78)".
pub(super) fn per_cent(share: Share) -> String {
    let hundred = |share: f64| (share * 100.0).round();
    format!("{}% ({}–{})", hundred(share.value), hundred(share.low), hundred(share.high))
}
