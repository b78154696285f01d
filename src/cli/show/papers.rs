//! The papers around the decisions, in words.

use super::super::prose::Prose;
use super::super::table::{Align, Table};
use super::super::words::check::disagreement;
use super::super::words::{count, day, money, sentence, thousands};
use crate::model::papers::{
    AnnualLetter, Check, Counts, FeedbackReport, Listing, OtherPage, PerformancePage, Rate, Rates,
};
use crate::model::words::Outcome;

/// A page of a council's figures.
pub(super) fn performance_page(page: &PerformancePage, prose: &mut Prose) {
    figures(&page.counts, &page.rates, prose);
    if !page.reports.is_empty() {
        prose.heading("Public reports");
        for report in &page.reports {
            prose.hanging(
                "  - ",
                &format!("{}: {}", one_line(&report.title), one_line(&report.summary)),
            );
        }
    }
    if !page.service_improvements.is_empty() {
        prose.heading("Service improvements");
        for change in &page.service_improvements {
            let case = change.reference.as_ref().map_or_else(String::new, |it| format!("{it}: "));
            prose.hanging("  - ", &format!("{case}{}", one_line(&change.text)));
        }
    }
    checks(&page.checks, prose);
}

/// The Ombudsman's letter to a body.
pub(super) fn annual_letter(letter: &AnnualLetter, prose: &mut Prose) {
    figures(&letter.counts, &letter.rates, prose);
    if !letter.payments.is_empty() {
        prose.heading("Sums named in the letter");
        for named in &letter.payments {
            prose.hanging("  - ", &format!("{}: {}", money(named.amount), one_line(&named.text)));
        }
    }
    for (heading, remarks) in
        [("Public reports", &letter.public_reports), ("Concerns", &letter.concerns)]
    {
        if !remarks.is_empty() {
            prose.heading(heading);
            for remark in remarks {
                prose.hanging("  - ", &remark.text);
            }
        }
    }
    checks(&letter.checks, prose);
}

/// A council's own report.
pub(super) fn feedback_report(report: &FeedbackReport, prose: &mut Prose) {
    if let Some(paid) = &report.compensation {
        prose.heading("Compensation");
        let mut table = Table::new(&[("", Align::Left), ("", Align::Right)]);
        let totals = [
            ("Total", paid.total),
            ("Of it in Ombudsman cases", paid.ombudsman_total),
            ("The year before", paid.previous_total),
        ];
        for (name, sum) in totals {
            if let Some(sum) = sum {
                table.row([name.to_owned(), money(sum)]);
            }
        }
        for part in &paid.by_part {
            table.row([part.name.clone(), money(part.amount)]);
        }
        prose.table(&table);
    }
    if !report.cases.is_empty() {
        prose.heading("Cases named");
        for case in &report.cases {
            let sum = case.amount.map_or_else(String::new, |sum| format!(" ({})", money(sum)));
            prose.hanging("  - ", &format!("{}{sum}: {}", case.reference, case.text));
        }
    }
    if !report.tables.is_empty() {
        prose.heading("Tables");
        for table in &report.tables {
            let number = table.number.as_deref().map_or_else(String::new, |it| format!("{it}. "));
            let caption = table.caption.as_deref().unwrap_or("without a caption");
            let rows = count(table.rows.len(), "row", "rows");
            prose.hanging("  - ", &format!("{number}{caption} ({rows})"));
        }
    }
    checks(&report.checks, prose);
}

/// Search results, or a category page.
pub(super) fn listing(listing: &Listing, prose: &mut Prose) {
    let rows = count(listing.rows.len(), "row", "rows");
    let of = listing.result_count.map_or_else(String::new, |all| {
        format!(" of {} results", thousands(usize::try_from(all).unwrap_or(usize::MAX)))
    });
    prose.heading(&format!("{}{of}", sentence(&rows)));
    let mut table = Table::new(&[
        ("Reference", Align::Whole),
        ("Body", Align::Left),
        ("Outcome", Align::Left),
        ("Subject", Align::Left),
        ("Date", Align::Whole),
    ]);
    for row in &listing.rows {
        table.row([
            row.reference.as_ref().map(ToString::to_string).unwrap_or_default(),
            row.organisation.clone().unwrap_or_default(),
            row.outcome.map(Outcome::label).unwrap_or_default(),
            row.subcategory.clone().or_else(|| row.category.clone()).unwrap_or_default(),
            row.date.map(day).unwrap_or_default(),
        ]);
    }
    prose.table(&table);
}

/// Any other page: its first words.
pub(super) fn other(page: &OtherPage, prose: &mut Prose) {
    let paragraphs = page.sections.iter().flat_map(|section| &section.paragraphs);
    let first = paragraphs.map(|paragraph| &paragraph.text).find(|text| !text.is_empty());
    if let Some(first) = first {
        prose.heading("It begins");
        prose.paragraph(2, first);
    }
}

fn figures(counts: &Counts, rates: &Rates, prose: &mut Prose) {
    let counts = [
        ("Dealt with", counts.dealt_with),
        ("Not for the Ombudsman", counts.not_for_us),
        ("Assessed and closed", counts.assessed_and_closed),
        ("Investigated", counts.investigated),
        ("Upheld", counts.upheld),
        ("Remedied well before the Ombudsman came in", counts.satisfactory_remedies),
        ("Recommendations followed up", counts.compliance_outcomes),
        ("Recommendations carried out", counts.compliance_satisfied),
    ];
    let mut table = Table::new(&[("Complaints", Align::Left), ("Number", Align::Right)]);
    for (name, number) in counts {
        if let Some(number) = number {
            table.row([name.to_owned(), number.to_string()]);
        }
    }
    section("Numbers", &table, prose);
    let rates = [
        ("Upheld, of those investigated", rates.upheld, "%"),
        ("Upheld per 100,000 residents", rates.upheld_per_100k, ""),
        ("Remedied well before, of those upheld", rates.satisfactory_remedy, "%"),
        ("Recommendations carried out", rates.compliance, "%"),
    ];
    let mut table =
        Table::new(&[("Rate", Align::Left), ("Here", Align::Right), ("Similar", Align::Right)]);
    for (name, rate, unit) in rates {
        if let Some(Rate { value, peer_average }) = rate {
            let print = |figure: Option<f64>| {
                figure.map_or_else(String::new, |figure| format!("{figure}{unit}"))
            };
            table.row([name.to_owned(), print(value), print(peer_average)]);
        }
    }
    section("Rates, beside similar bodies", &table, prose);
}

fn section(heading: &str, table: &Table, prose: &mut Prose) {
    if !table.is_empty() {
        prose.heading(heading);
        prose.table(table);
    }
}

/// Words without the line breaks of their page.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Figures that do not agree with each other.
fn checks(checks: &[Check], prose: &mut Prose) {
    if checks.is_empty() {
        return;
    }
    prose.heading("Do the printed figures agree?");
    let odd: Vec<&Check> = checks.iter().filter(|check| !check.passed).collect();
    let agree = checks.len() - odd.len();
    prose.line(format!("  {} of {} checks agree.", agree, checks.len()));
    for check in odd {
        let line = format!(
            "{}: {} ({})",
            one_line(&check.place),
            disagreement(check),
            check.check.replace('_', " ")
        );
        prose.hanging("  - ", &line);
    }
}
