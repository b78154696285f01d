//! The same bars as a drawing, for a report: plain SVG that any browser or word processor shows.

use std::fmt::Write as _;

use super::chart::{self, Bar};
use crate::council::Council;

/// Sizes in pixels.
const WIDTH: u32 = 720;
const ROW: u32 = 26;
const LEFT: u32 = 80;
const LONGEST: f64 = 420.0;

/// The whole drawing.
pub(super) fn drawing(council: &Council) -> String {
    let (rates, awards) = (chart::rates(&council.years), chart::awards(&council.years));
    let mut body = String::new();
    let mut y = 34;
    let name = escaped(&council.organisation);
    let _ = writeln!(body, "<text x=\"10\" y=\"{y}\" class=\"title\">{name}</text>");
    let held = council.decisions_held;
    let charts = [
        ("Complaints upheld, of those investigated (line: similar bodies)", rates, Some(100.0)),
        ("Awarded by the decisions held", awards, None),
    ];
    for (title, bars, most) in charts {
        let most = most.unwrap_or_else(|| bars.iter().map(|bar| bar.value).fold(0.0, f64::max));
        if bars.is_empty() {
            continue;
        }
        y += 2 * ROW;
        let _ = writeln!(body, "<text x=\"10\" y=\"{y}\" class=\"head\">{title}</text>");
        for bar in &bars {
            y += ROW;
            row(bar, most, y, &mut body);
        }
    }
    y += 2 * ROW;
    let _ = writeln!(
        body,
        "<text x=\"10\" y=\"{y}\">Decisions held: {held}. There may be more. Made by casebook.</text>"
    );
    let height = y + ROW;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{name}\">\n\
         <style>text {{ font: 13px sans-serif }} .title {{ font-size: 18px; font-weight: bold }} \
         .head {{ font-weight: bold }}</style>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n{body}</svg>\n"
    )
}

fn row(bar: &Bar, most: f64, y: u32, body: &mut String) {
    let long = |value: f64| if most > 0.0 { (value / most).clamp(0.0, 1.0) * LONGEST } else { 0.0 };
    let (top, width) = (y - 14, long(bar.value));
    let _ = writeln!(body, "<text x=\"10\" y=\"{y}\">{}</text>", escaped(&bar.year));
    let _ = writeln!(
        body,
        "<rect x=\"{LEFT}\" y=\"{top}\" width=\"{width:.1}\" height=\"18\" fill=\"#3b6ea5\"/>"
    );
    let mut end = width;
    if let Some(peers) = bar.peers {
        let at = long(peers);
        end = end.max(at);
        let x = f64::from(LEFT) + at;
        let (from, to) = (top - 2, top + 20);
        let _ = writeln!(
            body,
            "<line x1=\"{x:.1}\" y1=\"{from}\" x2=\"{x:.1}\" y2=\"{to}\" stroke=\"#c0392b\" \
             stroke-width=\"2\"/>"
        );
    }
    let x = f64::from(LEFT) + end + 8.0;
    let _ = writeln!(body, "<text x=\"{x:.1}\" y=\"{y}\">{}</text>", escaped(&bar.label));
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
