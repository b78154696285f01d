//! A council's own annual report on complaints: its tables, what was paid out, the Ombudsman's cases.

mod cases;
mod compensation;
mod head;
mod ombudsman;
mod passage;

use super::figures;
use crate::layout::outline::outline;
use crate::layout::tables::tables;
use crate::model::Body;
use crate::model::note::Diagnostic;
use crate::model::papers::{FeedbackReport, unread};
use crate::text::Page;

/// Words of such reports and what they count. A report is a paper to a committee, about complaints.
const CUES: &[(&str, u32)] = &[
    ("committee", 10),
    ("report to:", 15),
    ("agenda item", 15),
    ("ombudsman (lgo) cases", 15),
    ("complaints management", 10),
    ("local settlement", 10),
    ("cabinet", 5),
    ("scrutiny", 5),
    ("members", 5),
    ("asked to note", 15),
    ("recommendation", 5),
    ("this report", 10),
    ("annual report", 10),
    ("annual complaints", 15),
    ("complaints report", 15),
    ("feedback report", 20),
    ("compliments", 10),
    ("stage one", 5),
    ("stage 1", 5),
    ("stage two", 5),
    ("directorate", 10),
    ("table 1", 10),
    ("audit and governance", 10),
    ("audit & governance", 10),
    ("ombudsman report", 15),
    ("annual review letter", 10),
    ("final decision, item", 5),
];

crate::pattern!(NUMBERED, r"(?m)^[ \t]*(?:- )?[0-9]{1,2}\.[0-9]{1,2}\.?[ \t\u{a0}]+[A-Z£]");
crate::pattern!(SIGNED, r"(?i)yours (?:sincerely|faithfully)");

/// How well a page fits, 0 to 100.
#[must_use]
pub fn recognise(page: &Page) -> u32 {
    let flat = figures::flat(page.text());
    let about = flat.contains("ombudsman") || flat.contains("lgsco") || flat.contains("lgo");
    if !about
        || !flat.contains("complain")
            && !flat.contains("feedback")
            && !flat.contains("maladministration")
    {
        return 0;
    }
    let cues: u32 = CUES.iter().filter(|(cue, _)| flat.contains(cue)).map(|(_, fit)| fit).sum();
    let numbered = u32::try_from(NUMBERED.find_iter(page.text()).take(4).count()).unwrap_or(4) * 5;
    let fit = (cues + numbered).min(95);
    // A letter, a decision or a page of the site may use some of these words; none is a paper.
    let letter = flat.find("dear ").is_some_and(|at| at < 1_500) && SIGNED.is_match(page.text());
    let decision =
        flat.contains("ombudsman's final decision") && !flat.contains("committee") && cues < 60;
    if letter || decision { fit / 3 } else { fit }
}

/// Reads a council's report.
#[must_use]
pub fn parse(page: &Page) -> (Body, Vec<Diagnostic>) {
    let sections = outline(page);
    let tables = tables(page.text());
    let head = head::head(page);
    let passages = passage::passages(page, &sections);
    let year = head.year.clone();
    let mut diagnostics = Vec::new();
    if head.organisation.is_none() {
        diagnostics.push(Diagnostic::new("header/no-organisation", None));
    }
    if head.date.is_none() {
        diagnostics.push(Diagnostic::new("header/no-date", None));
    }
    for table in unread(&tables) {
        let number = table.number.as_deref().unwrap_or_default();
        let said = format!(
            "Table {number} is announced, and none of its rows could be read: it may be a picture."
        );
        diagnostics.push(Diagnostic::new("tables/unread", Some(table.span)).saying(said));
    }
    let body = FeedbackReport {
        organisation: head.organisation,
        title: head.title,
        year: head.year,
        period: head.period,
        date: head.date,
        compensation: compensation::compensation(&passages, &tables, year.as_deref()),
        ombudsman: ombudsman::figures(&passages, &tables, year.as_deref()),
        cases: cases::cases(page, &sections),
        remedy_actions: cases::remedy_actions(&passages, &tables),
        tables,
        checks: Vec::new(),
        sections,
    };
    (Body::FeedbackReport(body), diagnostics)
}

#[cfg(test)]
mod tests;
