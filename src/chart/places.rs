//! Where the bars of a drawing stand, in pixels: the same for a file and for a page.

use super::bars::shortened;
use super::{Bar, Chart};

/// How far one row is below another.
pub const ROW: u32 = 26;
/// What is left free at the edge.
pub const MARGIN: u32 = 10;
/// How high a bar is.
pub const THICK: u32 = 18;
/// The room behind the longest bar, for its label.
pub const LABEL: u32 = 220;

const NARROWEST: u32 = 80;
const LONGEST: f64 = 420.0;

/// What a character of a name takes at most, and the longest name.
const CHARACTER: u32 = 8;
const NAME: usize = 40;

/// Where a bar stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name, as far as there is room.
    pub name: String,
    /// The line on which its words stand.
    pub y: u32,
    /// The upper edge of the bar.
    pub top: u32,
    /// The length of the bar.
    pub length: f64,
    /// From where to where its range goes.
    pub range: Option<(f64, f64)>,
    /// Where its mark is.
    pub mark: Option<f64>,
    /// Where its label begins.
    pub label: f64,
}

/// Where the bars of charts begin: behind the longest name.
#[must_use]
pub fn left<'a>(charts: impl IntoIterator<Item = &'a Chart>) -> u32 {
    let bars = charts.into_iter().flat_map(|chart| &chart.bars);
    let longest = bars.map(|bar| bar.name.chars().count()).max().unwrap_or_default().min(NAME);
    let longest = u32::try_from(longest).unwrap_or_default();
    (2 * MARGIN + longest * CHARACTER).max(NARROWEST)
}

/// How wide a drawing is whose bars begin at `left`.
#[must_use]
pub const fn width(left: u32) -> u32 {
    left + whole(LONGEST) + LABEL
}

/// The rows of a chart whose bars begin at `left`, below the line `y`.
///
/// ```
/// use casebook::chart::{Bar, Chart, places};
/// let bar = |value| Bar { name: "Ashby".into(), value, ..Bar::default() };
/// let chart = Chart { title: "Awards".into(), most: None, bars: vec![bar(10.0), bar(5.0)] };
/// let rows = places::rows(&chart, places::left([&chart]), 0);
/// assert_eq!(rows[0].length, 2.0 * rows[1].length);
/// ```
#[must_use]
pub fn rows(chart: &Chart, left: u32, y: u32) -> Vec<Row> {
    let most = chart.scale();
    let lines = (1_u32..).map(|at| y + at * ROW);
    chart.bars.iter().zip(lines).map(|(bar, y)| row(bar, most, left, y)).collect()
}

fn row(bar: &Bar, most: f64, left: u32, y: u32) -> Row {
    let long = |value: f64| if most > 0.0 { (value / most).clamp(0.0, 1.0) * LONGEST } else { 0.0 };
    let x = |value: f64| f64::from(left) + long(value);
    let ends = [bar.range.map(|(_, high)| high), bar.mark];
    let end = ends.into_iter().flatten().fold(bar.value, f64::max);
    Row {
        name: shortened(&bar.name, NAME),
        y,
        top: y.saturating_sub(14),
        length: long(bar.value),
        range: bar.range.map(|(low, high)| (x(low), x(high))),
        mark: bar.mark.map(x),
        label: x(end) + 8.0,
    }
}

/// The whole pixels of a length that is a constant of this file.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
const fn whole(length: f64) -> u32 {
    length as u32
}
