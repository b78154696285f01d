//! A chart on a page: bars at their places, each with the address of what it is of. It is a picture
//! of a table that stands beside it, and says nothing that the table does not.

use crate::chart::places::{self, MARGIN, ROW, THICK};
use crate::chart::{Bar, Chart};

/// A chart, placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Drawn {
    pub(in crate::serve) title: String,
    /// What its signs mean.
    pub(in crate::serve) signs: &'static str,
    pub(in crate::serve) width: u32,
    pub(in crate::serve) height: u32,
    /// Where names and where bars begin.
    pub(in crate::serve) margin: u32,
    pub(in crate::serve) left: u32,
    pub(in crate::serve) thick: u32,
    pub(in crate::serve) rows: Vec<Row>,
}

/// A bar, placed; lengths are written as SVG writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Row {
    pub(in crate::serve) name: String,
    pub(in crate::serve) label: String,
    pub(in crate::serve) link: Option<String>,
    pub(in crate::serve) y: u32,
    pub(in crate::serve) top: u32,
    pub(in crate::serve) length: String,
    /// A line with a stroke at both ends.
    pub(in crate::serve) range: Option<String>,
    pub(in crate::serve) mark: Option<String>,
    pub(in crate::serve) label_at: String,
}

/// Bars with what they lead to; none where there is nothing to compare.
pub(in crate::serve) fn drawn(
    title: impl Into<String>,
    signs: &'static str,
    most: Option<f64>,
    bars: Vec<(Bar, Option<String>)>,
) -> Option<Drawn> {
    if bars.len() < 2 {
        return None;
    }
    let (bars, links): (Vec<Bar>, Vec<Option<String>>) = bars.into_iter().unzip();
    let chart = Chart { title: title.into(), most, bars };
    let left = places::left([&chart]);
    let placed = places::rows(&chart, left, 0);
    let height = placed.last().map_or(0, |row| row.y) + ROW / 2;
    let rows = placed.into_iter().zip(&chart.bars).zip(links).map(|((at, bar), link)| Row {
        label: bar.label.clone(),
        link,
        y: at.y,
        top: at.top,
        length: format!("{:.1}", at.length),
        range: at.range.map(|(from, to)| stroke(from, to, at.top)),
        mark: at.mark.map(|mark| format!("{mark:.1}")),
        label_at: format!("{:.1}", at.label),
        name: at.name,
    });
    let rows = rows.collect();
    Some(Drawn {
        title: chart.title,
        signs,
        width: places::width(left),
        height,
        margin: MARGIN,
        left,
        thick: THICK,
        rows,
    })
}

fn stroke(from: f64, to: f64, top: u32) -> String {
    let (above, middle, below) = (top + 4, top + 9, top + 14);
    format!("M{from:.1} {above}V{below}M{from:.1} {middle}H{to:.1}M{to:.1} {above}V{below}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stand_where_a_drawing_has_them_and_lead_on() {
        let bar = |name: &str, value| Bar { name: name.into(), value, ..Bar::default() };
        let bars = vec![(bar("a", 4.0), Some("/a".to_owned())), (bar("b", 1.0), None)];
        let drawn = drawn("Awards", "", None, bars).unwrap();
        assert_eq!(
            (drawn.rows[0].length.as_str(), drawn.rows[1].length.as_str()),
            ("420.0", "105.0")
        );
        assert_eq!(drawn.rows[0].link.as_deref(), Some("/a"));
        assert!(drawn.rows[1].y < drawn.height);
    }

    #[test]
    fn one_bar_is_no_comparison() {
        assert_eq!(drawn("Awards", "", None, vec![(Bar::default(), None)]), None);
    }
}
