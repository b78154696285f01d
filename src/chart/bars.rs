//! Bars of blocks, for a terminal.

use super::{Bar, Chart};

/// The longest bar, in characters.
const LONGEST: usize = 40;

/// The longest name, in characters.
const NAME: usize = 34;

/// The bars of a chart, a line each: name, blocks with a stroke at the mark, label.
///
/// ```
/// use casebook::chart::{Bar, Chart, bars::lines};
/// let bar = |name: &str, value, label: &str| Bar {
///     name: name.into(), value, label: label.into(), ..Bar::default()
/// };
/// let chart = Chart {
///     title: "Awards".into(), most: None, bars: vec![bar("2024", 10.0, "£10"), bar("2025", 5.0, "£5")],
/// };
/// assert_eq!(lines(&chart)[1], format!("2025  {}{} £5", "█".repeat(20), " ".repeat(20)));
/// ```
#[must_use]
pub fn lines(chart: &Chart) -> Vec<String> {
    let most = chart.scale();
    let names: Vec<String> = chart.bars.iter().map(|bar| shortened(&bar.name, NAME)).collect();
    let widest = names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
    let line = |(bar, name): (&Bar, &String)| {
        format!("{name:<widest$}  {} {}", blocks(bar, most), bar.label)
    };
    chart.bars.iter().zip(&names).map(line).collect()
}

/// A name cut to so many characters.
pub(super) fn shortened(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let kept: String = name.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// A bar of blocks, with a stroke where the mark stands.
fn blocks(bar: &Bar, most: f64) -> String {
    let (own, mark) = (cells(bar.value, most), bar.mark.map(|mark| cells(mark, most)));
    let cell = |at: usize| match () {
        () if mark == Some(at + 1) => '│',
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
    fn marks_stand_within_and_beyond_the_bar() {
        let bar = |value, mark| blocks(&Bar { value, mark, ..Bar::default() }, 100.0);
        assert_eq!(bar(5.0, Some(10.0)).trim_end(), "██ │");
        assert_eq!(bar(10.0, Some(5.0)).trim_end(), "█│██");
        assert_eq!(bar(5.0, None).trim_end(), "██");
    }

    #[test]
    fn names_line_up_and_long_ones_are_cut() {
        let bar = |name: String| Bar { name, value: 1.0, ..Bar::default() };
        let bars = vec![bar("a".to_owned()), bar("b".repeat(50))];
        let lines = lines(&Chart { title: String::new(), most: None, bars });
        let at = |line: &str| line.chars().position(|c| c == '█');
        assert_eq!(at(&lines[0]), at(&lines[1]));
        assert!(lines[1].starts_with(&format!("{}…", "b".repeat(NAME - 1))));
    }
}
