//! Printed figures as whole hundredths, so that sums are exact and comparing them is too.

use crate::model::Pence;
use crate::model::papers::Cell;

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    /// Cases, people, days.
    Count,
    /// Per cent.
    Percent,
    /// Pounds.
    Money,
}

/// A printed figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Figure {
    pub(super) unit: Unit,
    /// The figure times a hundred.
    pub(super) hundredths: i64,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// A figure.
    Figure(Figure),
    /// Nothing, or a word for it: "-", "n/a".
    Nothing,
    /// Words, or a figure that is not told: "<5".
    Words,
}

/// Words of a cell in which there is nothing.
const NOTHING: &[&str] = &["", "-", "–", "—", "n/a", "na", "nil", "none", "not applicable"];

/// The largest figure that is taken for one; no council counts or pays more.
const LARGEST: f64 = 1e12;

/// The same for sums of money. All the cells that a table may have, added up and taken as a
/// percentage, stay far within the range of a figure.
const MOST_PENCE: u64 = 100_000_000_000_000;

impl Figure {
    pub(super) fn count(number: u32) -> Self {
        Self { unit: Unit::Count, hundredths: i64::from(number) * 100 }
    }

    pub(super) fn percent(value: f64) -> Option<Self> {
        Some(Self { unit: Unit::Percent, hundredths: hundredths(value)? })
    }

    /// A sum of money; `None` for more than anybody pays, which sums of sums could overflow with.
    pub(super) fn money(sum: Pence) -> Option<Self> {
        (sum.0.unsigned_abs() <= MOST_PENCE)
            .then_some(Self { unit: Unit::Money, hundredths: sum.0 })
    }

    /// The same number without a per cent sign.
    pub(super) fn as_count(self) -> Self {
        Self { unit: Unit::Count, ..self }
    }

    /// The same kind of figure with another size.
    pub(super) fn with(self, hundredths: i64) -> Self {
        Self { hundredths, ..self }
    }

    /// The figure as it is printed.
    pub(super) fn print(self) -> String {
        match self.unit {
            Unit::Money => Pence(self.hundredths).sterling(),
            Unit::Count => decimal(self.hundredths),
            Unit::Percent => format!("{}%", decimal(self.hundredths)),
        }
    }

    /// One unit of the last digit that is printed, in hundredths. A whole number may be printed
    /// without the decimals that it was rounded to.
    pub(super) fn step(self) -> i64 {
        match self.hundredths {
            whole if whole % 100 == 0 => 100,
            tenths if tenths % 10 == 0 => 10,
            _ => 1,
        }
    }
}

impl Figure {
    /// What is exact, rounded to the last digit that this figure prints; halves are rounded up.
    pub(super) fn nearest(self, exact: i64) -> Self {
        let step = self.step();
        let steps = exact.saturating_mul(2).saturating_add(step).div_euclid(step * 2);
        self.with(steps.saturating_mul(step))
    }
}

/// Hundredths as a decimal number without idle zeros.
fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    match (size / 100, size % 100) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, rest) if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        (whole, rest) => format!("{sign}{whole}.{rest:02}"),
    }
}

/// A number times a hundred, as a whole number.
pub(super) fn hundredths(value: f64) -> Option<i64> {
    (value.abs() <= LARGEST).then(|| format!("{:.0}", value * 100.0).parse().ok()).flatten()
}

/// What a cell holds.
pub(super) fn seen(cell: &Cell) -> Seen {
    let figure = |unit, value: &f64| {
        hundredths(*value)
            .map_or(Seen::Words, |hundredths| Seen::Figure(Figure { unit, hundredths }))
    };
    match cell {
        Cell::Number(value) => figure(Unit::Count, value),
        Cell::Percent(value) => figure(Unit::Percent, value),
        Cell::Money(sum) => Figure::money(*sum).map_or(Seen::Words, Seen::Figure),
        Cell::Text(text) if NOTHING.contains(&text.trim().to_lowercase().as_str()) => Seen::Nothing,
        Cell::Text(_) => Seen::Words,
    }
}

/// `part` as per cent of `whole`, in hundredths of a per cent, halves rounded up; `None` of nothing.
pub(super) fn share(part: i64, whole: i64) -> Option<i64> {
    if whole <= 0 {
        return None;
    }
    let (part, whole) = (i128::from(part), i128::from(whole));
    let share = (part * 20_000 + whole).div_euclid(whole * 2);
    i64::try_from(share).ok()
}

/// Whether a printed percentage is `exact` as people round: to the nearest, or cut off, or up.
pub(super) fn rounds_to(exact: i64, printed: Figure) -> bool {
    exact.abs_diff(printed.hundredths) < printed.step().unsigned_abs()
}

/// Whether a printed percentage is `exact` rounded to the nearest, as the Ombudsman rounds.
pub(super) fn is_nearest(exact: i64, printed: Figure) -> bool {
    exact.abs_diff(printed.hundredths).saturating_mul(2) <= printed.step().unsigned_abs()
}

/// The number in words of a sentence: "4", "1,204", "nine".
pub(super) fn number(words: &str) -> Option<u32> {
    let plain = words.replace(',', "");
    let (number, rest) = crate::grammar::words::number(&plain)?;
    rest.is_empty().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_print_as_documents_print_them() {
        for (unit, hundredths, printed) in [
            (Unit::Count, 2200, "22"),
            (Unit::Count, -14500, "-145"),
            (Unit::Percent, 390, "3.9%"),
            (Unit::Money, 19_361_844, "£193,618.44"),
        ] {
            assert_eq!(Figure { unit, hundredths }.print(), printed);
        }
    }

    #[test]
    fn rounding_is_understood() {
        let whole = Figure::percent(83.0).unwrap();
        assert!(rounds_to(share(63, 76).unwrap(), whole));
        assert!(is_nearest(share(63, 76).unwrap(), whole));
        assert!(rounds_to(8390, whole), "cut off");
        assert!(!is_nearest(8390, whole));
        assert!(!rounds_to(8420, whole));
        let tenths = Figure::percent(82.9).unwrap();
        assert!(rounds_to(share(63, 76).unwrap(), tenths));
        assert!(!rounds_to(8310, tenths));
        assert_eq!(share(5, 0), None);
    }

    #[test]
    fn nothing_is_told_from_what_is_not_told() {
        assert_eq!(seen(&Cell::Text("n/a".into())), Seen::Nothing);
        assert_eq!(seen(&Cell::Text("<5".into())), Seen::Words);
        assert_eq!(seen(&Cell::Number(f64::MAX)), Seen::Words);
        for sum in [i64::MAX, i64::MIN, 100_000_000_000_001] {
            assert_eq!(seen(&Cell::Money(Pence(sum))), Seen::Words);
        }
    }

    #[test]
    fn what_is_exact_is_rounded_as_the_figure_is_printed() {
        for (printed, exact, nearest) in
            [(83.0, 8289, 8300), (82.9, 8289, 8290), (82.5, 8285, 8290), (5.0, -1250, -1200)]
        {
            let printed = Figure::percent(printed).unwrap();
            assert_eq!(printed.nearest(exact).hundredths, nearest);
            assert!(!is_nearest(i64::MIN, printed) && !rounds_to(i64::MAX, printed));
        }
    }
}
