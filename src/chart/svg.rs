//! The same bars as a drawing, for a report: plain SVG without scripts, fonts or links.

use std::fmt::Write as _;

use super::places::{MARGIN, ROW, Row, THICK, left, rows, width};
use super::{Bar, Chart};

/// A drawing of charts below each other, with a title above and lines of words below.
///
/// ```
/// use casebook::chart::{Bar, Chart, svg::drawing};
/// let bar = Bar { name: "R&D <x>".into(), value: 1.0, ..Bar::default() };
/// let chart = Chart { title: "Awards".into(), most: None, bars: vec![bar] };
/// let svg = drawing("Ashby", &[chart], &["Made by casebook."]);
/// assert!(svg.starts_with("<svg ") && svg.contains("R&amp;D &lt;x&gt;"));
/// ```
#[must_use]
pub fn drawing(title: &str, charts: &[Chart], below: &[&str]) -> String {
    let charts: Vec<&Chart> = charts.iter().filter(|chart| !chart.bars.is_empty()).collect();
    let left = left(charts.iter().copied());
    let width = width(left);
    let mut body = String::new();
    let mut y = 34;
    let name = escaped(title);
    let _ = writeln!(body, "<text x=\"{MARGIN}\" y=\"{y}\" class=\"title\">{name}</text>");
    for chart in charts {
        y += 2 * ROW;
        let title = escaped(&chart.title);
        let _ = writeln!(body, "<text x=\"{MARGIN}\" y=\"{y}\" class=\"head\">{title}</text>");
        for (bar, row) in chart.bars.iter().zip(rows(chart, left, y)) {
            y = row.y;
            draw(bar, &row, left, &mut body);
        }
    }
    y += ROW;
    for line in below {
        y += ROW;
        let line = escaped(line);
        let _ = writeln!(body, "<text x=\"{MARGIN}\" y=\"{y}\">{line}</text>");
    }
    let height = y + ROW;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{name}\">\n\
         <style>text {{ font: 13px sans-serif }} .title {{ font-size: 18px; font-weight: bold }} \
         .head {{ font-weight: bold }}</style>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n{body}</svg>\n"
    )
}

fn draw(bar: &Bar, row: &Row, left: u32, body: &mut String) {
    let Row { y, top, length, .. } = row;
    let name = escaped(&row.name);
    let _ = writeln!(body, "<text x=\"{MARGIN}\" y=\"{y}\">{name}</text>");
    let _ = writeln!(
        body,
        "<rect x=\"{left}\" y=\"{top}\" width=\"{length:.1}\" height=\"{THICK}\" fill=\"#3b6ea5\"/>"
    );
    if let Some((from, to)) = row.range {
        let (above, middle, below) = (top + 4, top + 9, top + 14);
        let _ = writeln!(
            body,
            "<path d=\"M{from:.1} {above}V{below}M{from:.1} {middle}H{to:.1}M{to:.1} {above}V{below}\" \
             stroke=\"#1c1c1c\" stroke-width=\"1.5\" fill=\"none\"/>"
        );
    }
    if let Some(at) = row.mark {
        let (from, to) = (top - 2, top + 20);
        let _ = writeln!(
            body,
            "<line x1=\"{at:.1}\" y1=\"{from}\" x2=\"{at:.1}\" y2=\"{to}\" stroke=\"#c0392b\" \
             stroke-width=\"2\"/>"
        );
    }
    let at = row.label;
    let _ = writeln!(body, "<text x=\"{at:.1}\" y=\"{y}\">{}</text>", escaped(&bar.label));
}

/// Words as XML takes them: no sign of markup, and none of the signs that XML forbids.
#[must_use]
pub fn escaped(words: &str) -> String {
    let allowed = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let mut out = String::with_capacity(words.len());
    for c in words.chars().filter(allowed).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_holds_name_bar_range_mark_and_label_of_each_row() {
        let bar = Bar {
            name: "Ashby & Co".into(),
            value: 50.0,
            label: "50 <of 100>".into(),
            mark: Some(75.0),
            range: Some((25.0, 60.0)),
        };
        let chart = Chart { title: "Upheld".into(), most: Some(100.0), bars: vec![bar] };
        let left = left([&chart]);
        let svg = drawing("All", &[chart], &[]);
        for part in ["Ashby &amp; Co", "width=\"210.0\"", "50 &lt;of 100&gt;", "#c0392b"] {
            assert!(svg.contains(part), "{part} in {svg}");
        }
        // The range runs from a quarter to three fifths of the longest bar.
        let (from, to) = (f64::from(left) + 105.0, f64::from(left) + 252.0);
        assert!(svg.contains(&format!("M{from:.1} ")) && svg.contains(&format!("H{to:.1}M")));
    }

    #[test]
    fn a_chart_without_bars_leaves_no_heading() {
        let chart = Chart { title: "Nothing".into(), most: None, bars: Vec::new() };
        assert!(!drawing("All", &[chart], &[]).contains("Nothing"));
    }
}
