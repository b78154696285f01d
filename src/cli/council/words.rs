//! A council in words and tables. A figure that no paper states is "not stated", and never 0.

use super::super::prose::Prose;
use super::super::table::{Align, Table};
use super::super::words::council::{awarded, held, own, peers, stated};
use super::super::words::{NOT_STATED, count, list, money, sentence};
use super::chart;
use crate::council::{Council, Paper, Repeated, Sameness, Year};
use crate::model::words::Kind;
use crate::model::{CaseRef, Pence};

/// How many repeated promises are printed; JSON has them all.
const REPEATED: usize = 12;

/// How many cases of one repeated promise are named.
const CASES: usize = 6;

/// The whole page.
pub(super) fn council(council: &Council, prose: &mut Prose) {
    prose.line(prose.paint().strong(&council.organisation));
    prose.gap();
    prose.paragraph(2, &held(council));
    let others = council.spellings.iter().filter(|name| **name != council.organisation);
    let others: Vec<&str> = others.map(String::as_str).collect();
    if !others.is_empty() {
        prose.paragraph(2, &format!("Also printed as {}.", list(others, "and")));
    }
    decisions(&council.years, prose);
    published(&council.years, prose);
    payments(&council.years, prose);
    chart::print(&council.years, prose);
    promises(council, prose);
    concerns(&council.years, prose);
    papers(&council.papers, prose);
}

fn decisions(years: &[Year], prose: &mut Prose) {
    let mut table = Table::new(&[
        ("Year", Align::Whole),
        ("Held", Align::Right),
        ("Upheld", Align::Right),
        ("Not upheld", Align::Right),
        ("Closed", Align::Right),
        ("Other", Align::Right),
        ("Awarded by them", Align::Right),
        ("Promises", Align::Right),
    ]);
    for year in years.iter().filter(|year| year.held.decisions > 0) {
        let held = year.held;
        let some = |number: usize| if number == 0 { String::new() } else { number.to_string() };
        table.row([
            year.year.clone(),
            held.decisions.to_string(),
            some(held.upheld),
            some(held.not_upheld),
            some(held.closed_after_initial_enquiries),
            some(held.other),
            year.awarded.map_or_else(String::new, awarded),
            some(year.promises),
        ]);
    }
    if !table.is_empty() {
        prose.heading("Decisions held, by financial year");
        prose.table(&table);
        if years.iter().any(|year| year.awarded.is_some_and(|it| it.not_complete > 0)) {
            prose.paragraph(2, "\"and more\": some awards give no definite sum.");
        }
    }
}

/// What the Ombudsman published, a line for each paper: two that differ are both shown.
fn published(years: &[Year], prose: &mut Prose) {
    let mut upheld = Table::new(&[
        ("Year", Align::Whole),
        ("From", Align::Whole),
        ("Investigated", Align::Right),
        ("Upheld", Align::Right),
        ("Rate", Align::Right),
        ("Similar", Align::Right),
        ("Per 100,000", Align::Right),
        ("Similar", Align::Right),
    ]);
    let mut after = Table::new(&[
        ("Year", Align::Whole),
        ("From", Align::Whole),
        ("Followed up", Align::Right),
        ("Carried out", Align::Right),
        ("Similar", Align::Right),
        ("Remedied well before", Align::Right),
        ("Similar", Align::Right),
    ]);
    for (year, paper) in
        years.iter().flat_map(|year| year.published.iter().map(move |it| (year, it)))
    {
        let (counts, rates) = (&paper.counts, &paper.rates);
        let from = if paper.kind == Kind::AnnualLetter { "letter" } else { "page" };
        upheld.row([
            year.year.clone(),
            from.to_owned(),
            stated(counts.investigated),
            stated(counts.upheld),
            own(rates.upheld, "%"),
            peers(rates.upheld, "%"),
            own(rates.upheld_per_100k, ""),
            peers(rates.upheld_per_100k, ""),
        ]);
        after.row([
            year.year.clone(),
            from.to_owned(),
            stated(counts.compliance_outcomes),
            own(rates.compliance, "%"),
            peers(rates.compliance, "%"),
            own(rates.satisfactory_remedy, "%"),
            peers(rates.satisfactory_remedy, "%"),
        ]);
    }
    for (heading, table) in [
        ("Upheld, as the Ombudsman counts, beside similar bodies", upheld),
        ("Recommendations and early remedies, beside similar bodies", after),
    ] {
        if !table.is_empty() {
            prose.heading(heading);
            prose.table(&table);
        }
    }
}

fn payments(years: &[Year], prose: &mut Prose) {
    let mut table = Table::new(&[
        ("Year", Align::Whole),
        ("Decisions held award", Align::Right),
        ("Council says it paid", Align::Right),
        ("of it through the Ombudsman", Align::Right),
        ("Letter names", Align::Right),
    ]);
    let sum = |sum: Option<Pence>| sum.map_or_else(|| NOT_STATED.to_owned(), money);
    for year in years {
        let reports: Vec<_> = year
            .reported
            .iter()
            .filter(|it| it.compensation.is_some() || it.through_ombudsman.is_some())
            .collect();
        let named: Vec<String> =
            year.published.iter().flat_map(|it| &it.payments).copied().map(money).collect();
        let named = list(named.iter().map(String::as_str), "and");
        let own = year.awarded.map_or_else(String::new, awarded);
        if reports.is_empty() && !(own.is_empty() && named.is_empty()) {
            table.row([
                year.year.clone(),
                own,
                NOT_STATED.to_owned(),
                NOT_STATED.to_owned(),
                named,
            ]);
            continue;
        }
        for report in reports {
            table.row([
                year.year.clone(),
                own.clone(),
                sum(report.compensation),
                sum(report.through_ombudsman),
                named.clone(),
            ]);
        }
    }
    if !table.is_empty() {
        prose.heading("Payments");
        prose.table(&table);
        let held: usize = years.iter().filter_map(|it| it.awarded).map(|it| it.decisions).sum();
        let decisions =
            count(held, "decision that is held awards", "decisions that are held award");
        prose.paragraph(
            2,
            &format!(
                "{} money. The council's own figures are of what it paid in the year, also in \
                 cases that are not held or were decided earlier.",
                sentence(&decisions)
            ),
        );
    }
}

fn promises(council: &Council, prose: &mut Prose) {
    if council.promises.is_empty() {
        return;
    }
    prose.heading("Service improvements");
    let cases: std::collections::BTreeSet<&CaseRef> =
        council.promises.iter().filter_map(|it| it.reference.as_ref()).collect();
    prose.paragraph(
        2,
        &sentence(&format!(
            "{} promised in {}.",
            count(council.promises.len(), "improvement", "improvements"),
            count(cases.len(), "case", "cases")
        )),
    );
    for year in council.years.iter().filter(|year| year.promises_listed > 0) {
        let listed = count(year.promises_listed, "of them is listed", "of them are listed");
        let words = format!(
            "{listed} on the page of {}; the decisions are not held, so their dates are not known.",
            year.year
        );
        prose.paragraph(2, &words);
    }
    if council.repeated.is_empty() {
        return;
    }
    prose.gap();
    prose.line("  Promised again, on one subject or theme:");
    for sort in council.repeated.iter().take(REPEATED) {
        prose.hanging("  - ", &repeated(sort));
    }
    let more = council.repeated.len().saturating_sub(REPEATED);
    if more > 0 {
        prose.paragraph(4, &format!("and {more} more (--format json has them all)"));
    }
}

/// "Education > Special educational needs: staff reminder, in 4 cases of 2023-24 and 2024-25 (...)".
fn repeated(sort: &Repeated) -> String {
    let name = match sort.by {
        Sameness::Subject => sort.name.clone(),
        Sameness::Theme => format!("theme \"{}\"", sort.name),
    };
    let mut cases: Vec<String> = sort.cases.iter().take(CASES).map(ToString::to_string).collect();
    if sort.cases.len() > CASES {
        cases.push("…".to_owned());
    }
    let years = list(sort.years.iter().map(String::as_str), "and");
    let mut of = if years.is_empty() { String::new() } else { format!(" of {years}") };
    if !sort.listed_years.is_empty() {
        let pages = list(sort.listed_years.iter().map(String::as_str), "and");
        let and = if years.is_empty() { "," } else { " and" };
        of = format!("{of}{and} listed on the page of {pages}");
    }
    let number = count(sort.cases.len(), "case", "cases");
    format!("{name}: {}, in {number}{of} ({})", sort.action.label(), cases.join(", "))
}

fn concerns(years: &[Year], prose: &mut Prose) {
    let told = years.iter().flat_map(|year| {
        let concerns = year.published.iter().flat_map(|paper| &paper.concerns);
        concerns.map(move |concern| (year.year.as_str(), concern))
    });
    for (at, (year, concern)) in told.enumerate() {
        if at == 0 {
            prose.heading("What worried the Ombudsman, in letters");
        }
        // A page break may stand in it.
        let concern = concern.split_whitespace().collect::<Vec<_>>().join(" ");
        prose.hanging("  - ", &format!("{year}: {concern}"));
    }
}

fn papers(papers: &[Paper], prose: &mut Prose) {
    if papers.is_empty() {
        return;
    }
    prose.heading("Papers held");
    for paper in papers {
        let year = paper.year.as_ref().map_or_else(String::new, |year| format!(", {year}"));
        prose.hanging("  - ", &format!("{}{year}", sentence(&paper.kind.label())));
        prose.line(prose.paint().quiet(format!("    casebook show \"{}\"", paper.key)));
    }
}
