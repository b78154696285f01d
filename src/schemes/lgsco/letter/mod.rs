//! The Ombudsman's annual review letter to a body: who wrote to whom, the year's statistics, and
//! what the letter singles out.
//!
//! Wordings of 2014 to 2026: tables of complaints received and decided (to 2019), three headline
//! rates with their bases (from 2019), and letters only where there is something to say (2025).

mod head;
mod remarks;
mod tables;

use super::figures;
use crate::layout::outline::outline;
use crate::model::Body;
use crate::model::note::Diagnostic;
use crate::model::papers::AnnualLetter;
use crate::text::Page;

/// Words of a letter and what they count for it.
const CUES: &[(&str, u32)] = &[
    ("annual review letter", 20),
    ("annual review", 5),
    ("annual letter", 10),
    ("yours sincerely", 20),
    ("chair, commission for local administration in england", 20),
    ("annual summary of complaint", 15),
    ("yearly summary", 10),
    ("complaint statistics", 10),
    ("your organisation's performance", 10),
    ("your authority", 5),
    ("your council", 5),
];

/// How far into the text the salutation of a letter may stand, in bytes.
const HEAD: usize = 1_500;

/// How well a page fits, 0 to 100. A report that has the letter as an appendix has a head of its own.
#[must_use]
pub fn recognise(page: &Page) -> u32 {
    let flat = figures::flat(page.text());
    let cues: u32 = CUES.iter().filter(|(cue, _)| flat.contains(cue)).map(|(_, fit)| fit).sum();
    if !flat.contains("ombudsman") {
        return 0;
    }
    match flat.find("dear ") {
        Some(at) if at < HEAD && cues >= 25 => (cues + 40).min(100),
        Some(at) if at < HEAD => cues,
        // A letter saved without its head.
        _ if flat.contains("yours sincerely")
            && flat.contains("commission for local administration") =>
        {
            (cues / 2).min(60)
        }
        _ => cues / 5,
    }
}

/// Reads an annual letter.
#[must_use]
pub fn parse(page: &Page) -> (Body, Vec<Diagnostic>) {
    let flat = figures::flat(page.text());
    let head = head::head(page.text());
    let mut counts = figures::counts(&flat);
    let mut rates = figures::rates(&flat);
    tables::fill(page.text(), &mut counts, &mut rates);
    let period = figures::period(&flat);
    let year = period.map(figures::year_of).or_else(|| head::year(page.text()));
    let mut diagnostics = Vec::new();
    if head.organisation.is_none() {
        diagnostics.push(Diagnostic::new("header/no-organisation", None));
    }
    if head.date.is_none() {
        diagnostics.push(Diagnostic::new("header/no-date", None));
    }
    let told = remarks::remarks(page.text());
    let body = AnnualLetter {
        organisation: head.organisation,
        date: head.date,
        year,
        period,
        recipient: head.recipient,
        ombudsman: head.ombudsman,
        counts,
        rates,
        payments: told.payments,
        public_reports: told.public_reports,
        concerns: told.concerns,
        checks: Vec::new(),
        sections: outline(page),
    };
    (Body::AnnualLetter(body), diagnostics)
}

#[cfg(test)]
mod tests;
