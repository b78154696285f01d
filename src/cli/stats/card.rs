//! Every payment with its place and its sentence.

use super::super::prose::Prose;
use super::super::words::{day, list, stated};
use crate::stats::Line;

/// Prints the payments, in their order.
pub(super) fn print(lines: &[Line], prose: &mut Prose) {
    prose.heading("Every payment, the largest first");
    for line in lines {
        prose.gap();
        prose.hanging("  ", &prose.paint().strong(head(line)));
        prose.paragraph(4, &place(line));
        prose.paragraph(4, &format!("“{}”", line.quote));
    }
}

/// "£300.00 · 24 112 307 · Suffolk County Council · 16 September 2025".
fn head(line: &Line) -> String {
    let mut parts = vec![stated(line.amount_status, line.amount_min, line.amount)];
    parts.push(line.reference.clone().unwrap_or_else(|| line.key.clone()));
    parts.extend(line.organisation.clone());
    parts.extend(line.date.map(day));
    parts.join(" · ")
}

/// "Paragraph 22 · to Mrs K · distress and delay · agreed".
fn place(line: &Line) -> String {
    let mut parts = Vec::new();
    parts.extend(line.paragraph.map(|number| format!("Paragraph {number}")));
    parts.extend(line.payee.as_ref().map(|payee| format!("to {payee}")));
    let purposes: Vec<String> = line.purposes.iter().map(|it| it.label()).collect();
    if !purposes.is_empty() {
        parts.push(format!("for {}", list(purposes.iter().map(String::as_str), "and")));
    }
    parts.push(line.status.label());
    if line.review != "unreviewed" {
        parts.push(format!("{} in review", line.review));
    }
    if !line.also.is_empty() {
        parts.push(format!("also under {}", list(line.also.iter().map(String::as_str), "and")));
    }
    parts.join(" · ")
}
