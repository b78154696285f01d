//! A council's page of figures on the Ombudsman's site: what was dealt with, how it compares, which
//! reports were published and what the council has promised to change.

use super::figures;
use crate::extract::improvements;
use crate::grammar::case_ref::references;
use crate::grammar::date::date;
use crate::layout::chrome;
use crate::layout::headings::fold;
use crate::layout::lines::{Line, lines};
use crate::layout::outline::outline;
use crate::model::note::Diagnostic;
use crate::model::papers::{ListedImprovement, PerformancePage, PublishedReport};
use crate::model::{Body, CaseRef};
use crate::text::{Page, Span};

/// Words of the page and what they count for it.
const CUES: &[(&str, u32)] = &[
    ("complaint overview", 15),
    ("we dealt with", 20),
    ("were not for us", 15),
    ("we assessed and closed", 10),
    ("satisfactory remedies provided by the council", 15),
    ("satisfactory remedy rate", 10),
    ("compliance with ombudsman recommendations", 10),
    ("compliance rate with recommendations", 15),
    ("has published the following reports against", 10),
    ("has agreed to make the following improvements", 20),
    ("has agreed to make these improvements", 20),
    ("case reference:", 15),
    ("sub category:", 15),
];

/// The path of such pages on the site.
const PATH: &str = "/your-councils-performance/";

/// How well a page fits, 0 to 100.
#[must_use]
pub fn recognise(page: &Page) -> u32 {
    let flat = figures::flat(page.text());
    let cues: u32 = CUES.iter().filter(|(cue, _)| flat.contains(cue)).map(|(_, fit)| fit).sum();
    let placed = page.url().is_some_and(|url| url.contains(PATH));
    // A council's own report may quote two of these; none quotes many.
    let fit = if cues >= 40 { cues } else { cues / 3 };
    (fit + if placed { 50 } else { 0 }).min(100)
}

/// Reads a performance page.
#[must_use]
pub fn parse(page: &Page) -> (Body, Vec<Diagnostic>) {
    let flat = figures::flat(page.text());
    let lines = lines(page.text(), Span::new(0, page.text().len()));
    let organisation = organisation(page, &lines);
    let mut diagnostics = Vec::new();
    if organisation.is_none() {
        diagnostics.push(Diagnostic::new("header/no-organisation", None));
    }
    let body = PerformancePage {
        organisation,
        period: figures::period(&flat),
        counts: figures::counts(&flat),
        rates: figures::rates(&flat),
        reports: reports(page, &lines),
        service_improvements: improvements(page, &lines),
        last_updated: last_updated(page, &lines),
        checks: Vec::new(),
        sections: outline(page),
    };
    (Body::PerformancePage(body), diagnostics)
}

crate::pattern!(AGAINST, r"published the following reports? against ([^\n]+)");
crate::pattern!(ADJUSTED, r"Adjusted for (?:the )?([^\n]{3,80}?)['’]s?[ \u{a0}]+population");

/// The council: as the page's own sentences name it, else its first line, else its address.
fn organisation(page: &Page, lines: &[Line]) -> Option<String> {
    let said = [&AGAINST, &ADJUSTED].into_iter().find_map(|pattern| {
        let name = pattern.captures(page.text())?.get(1)?.as_str().trim();
        let name = name.trim_end_matches(['.', ':']);
        (!name.to_lowercase().contains("this council")).then(|| name.to_owned())
    });
    said.or_else(|| {
        let first = lines.first().map(|line| page.slice(line.body))?;
        // A page without a heading begins with the title of its window.
        let name = first.split(" - ").next().unwrap_or(first).trim();
        let generic = fold(name).contains("performance") || fold(name) == "complaint overview";
        (!generic && name.len() < 80 && !name.ends_with('.')).then(|| name.to_owned())
    })
    .or_else(|| {
        let (_, rest) = page.url()?.split_once(PATH)?;
        let slug = rest.split(['/', '?', '#']).next().filter(|slug| !slug.is_empty())?;
        Some(from_slug(slug))
    })
}

/// A name from the path of an address: capitals but for small words.
fn from_slug(slug: &str) -> String {
    let words = slug.split('-').enumerate().map(|(at, word)| {
        let small = matches!(word, "of" | "and" | "the" | "upon" | "on" | "in" | "with") && at > 0;
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if !small => first.to_uppercase().chain(letters).collect(),
            _ => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The reports: after their heading, a title and then its summary, which ends like a sentence.
fn reports(page: &Page, lines: &[Line]) -> Vec<PublishedReport> {
    let words = |line: &Line| page.slice(line.body).to_owned();
    let announced = |line: &Line| {
        let folded = fold(page.slice(line.body));
        folded.contains("published the following report")
    };
    let Some(start) = lines.iter().position(announced) else { return Vec::new() };
    let mut reports: Vec<PublishedReport> = Vec::new();
    let mut explained = false;
    for line in lines.iter().skip(start + 1).map(words) {
        let folded = fold(&line);
        if folded == "service improvements"
            || is_end(&folded)
            || folded.starts_with("case reference")
        {
            break;
        }
        // A list of terms sets a title and its summary on one line.
        let pair = line.split_once(" : ").filter(|(title, _)| !title.contains(". "));
        if let (Some((title, summary)), true) = (pair, line.ends_with('.')) {
            explained = false;
            reports.push(PublishedReport { title: title.to_owned(), summary: summary.to_owned() });
            continue;
        }
        let sentence = line.ends_with(['.', '!']);
        if folded.starts_with("find out more") || folded.starts_with("view all") {
            explained = true;
        } else if !sentence {
            explained = false;
            reports.push(PublishedReport { title: line, summary: String::new() });
        } else if !explained && let Some(report) = reports.last_mut() {
            if !report.summary.is_empty() {
                report.summary.push(' ');
            }
            report.summary.push_str(&line);
        }
    }
    reports
}

/// A promise's case while its lines are read.
#[derive(Default, Clone)]
struct Case {
    reference: Option<CaseRef>,
    category: Option<String>,
    subcategory: Option<String>,
}

/// Labels of a case's lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Reference,
    Category,
    Subcategory,
}

const LABELS: &[(&str, Label)] = &[
    ("case reference", Label::Reference),
    ("case ref", Label::Reference),
    ("sub category", Label::Subcategory),
    ("sub-category", Label::Subcategory),
    ("subcategory", Label::Subcategory),
    ("category", Label::Category),
];

/// The label of a line and what follows it.
fn label(line: &str) -> Option<(Label, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = fold(name);
    LABELS.iter().find(|(known, _)| *known == name).map(|(_, label)| (*label, value.trim()))
}

/// Every improvement, with the case that it comes from.
fn improvements(page: &Page, lines: &[Line]) -> Vec<ListedImprovement> {
    let mut found: Vec<ListedImprovement> = Vec::new();
    let mut case: Option<Case> = None;
    // Whether the line before belongs to an improvement that this one may go on with.
    let mut open = false;
    for line in lines {
        let words = page.slice(line.body);
        if let Some((label, value)) = label(words) {
            open = false;
            let value_text = (!value.is_empty()).then(|| value.to_owned());
            let case = case.get_or_insert_default();
            match label {
                Label::Reference => {
                    let reference = references(value).into_iter().next().map(|(name, _)| name);
                    *case = Case { reference, ..Case::default() };
                }
                Label::Category => case.category = value_text,
                Label::Subcategory => case.subcategory = value_text,
            }
            continue;
        }
        let Some(case) = &case else { continue };
        let folded = fold(words);
        if is_end(&folded) || chrome::is_passing(words) {
            open = false;
            if is_end(&folded) {
                break;
            }
            continue;
        }
        if words.is_empty() || folded.starts_with("view all") {
            continue;
        }
        match found.last_mut() {
            Some(last) if open && line.mark.is_none() && !line.after_blank => {
                last.span = last.span.join(line.body);
            }
            _ => found.push(ListedImprovement {
                reference: case.reference.clone(),
                category: case.category.clone(),
                subcategory: case.subcategory.clone(),
                text: String::new(),
                actions: Vec::new(),
                span: line.body,
            }),
        }
        open = true;
    }
    for improvement in &mut found {
        page.slice(improvement.span).clone_into(&mut improvement.text);
        improvement.actions = improvements::actions(&improvement.text);
    }
    found
}

/// Whether a line ends the part of the page that is about the council.
fn is_end(folded: &str) -> bool {
    folded.starts_with("last updated") || chrome::is_end(folded)
}

fn last_updated(page: &Page, lines: &[Line]) -> Option<jiff::civil::Date> {
    lines.iter().rev().find_map(|line| {
        let words = page.slice(line.body);
        let (label, rest) = words.split_once(':')?;
        let day = date(rest.trim()).ok().map(|(_, day)| day)?;
        (fold(label) == "last updated").then_some(day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "Ashby Borough Council\nComplaint overview\nBetween 1 April 2022 and 31 March 2023, we dealt with 40 complaints. Of these, 12 were not for us or came too soon. We assessed and closed 18 complaints. We investigated 10 complaints.\n-\nComplaints upheld\nWe investigated 10 complaints and upheld 7.\n70% of complaints we investigated were upheld.\nThis compares to an average of 66% in similar authorities.\nReports\nThe Ombudsman has published the following reports against Ashby Borough Council\nFind out more about reports\nReports are kept for a while.\nFamily lived with rats\nA family in Ashby lived with rats for a year.\nService improvements\nThe Council has agreed to make these improvements to its services following an Ombudsman investigation.\nCase reference: 22 101 202\nCategory: Housing\nSub Category: Allocations\n- The Council will train its officers.\n- The Council will publish\nits waiting times.\nCase reference: 22 303 404\nCategory: Planning\nSub Category: Enforcement\n- The Council should remind staff of its policy.\nLast updated: 4 May 2023\n";

    fn read(text: &str) -> PerformancePage {
        match parse(&Page::of_text(text)).0 {
            Body::PerformancePage(page) => page,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_page_gives_its_figures_reports_and_promises() {
        let page = read(PAGE);
        assert_eq!(page.organisation.as_deref(), Some("Ashby Borough Council"));
        assert_eq!(
            (page.counts.dealt_with, page.counts.assessed_and_closed, page.counts.upheld),
            (Some(40), Some(18), Some(7))
        );
        assert_eq!(page.counts.compliance_outcomes, None);
        assert_eq!(page.reports.len(), 1);
        assert_eq!(page.reports[0].title, "Family lived with rats");
        let promises: Vec<(String, &str)> = page
            .service_improvements
            .iter()
            .map(|promise| (promise.reference.as_ref().unwrap().to_string(), promise.text.as_str()))
            .collect();
        assert_eq!(promises.len(), 3);
        assert_eq!(
            promises[1],
            ("22 101 202".into(), "The Council will publish\nits waiting times.")
        );
        assert_eq!(promises[2].0, "22 303 404");
        assert_eq!(page.service_improvements[2].subcategory.as_deref(), Some("Enforcement"));
        assert_eq!(page.last_updated.map(|day| day.to_string()).as_deref(), Some("2023-05-04"));
        for promise in &page.service_improvements {
            assert_eq!(promise.span.slice(PAGE), promise.text);
        }
    }

    #[test]
    fn blocks_may_be_missing_or_in_another_order() {
        let (overview, promises) = PAGE.split_once("Service improvements\n").unwrap();
        let page = read(&format!("Service improvements\n{promises}{overview}"));
        assert_eq!(page.service_improvements.len(), 3);
        assert_eq!(page.reports.len(), 1);
        let page = read("Ashby Borough Council\nWe investigated 10 complaints and upheld 7.\n");
        assert!(page.reports.is_empty() && page.service_improvements.is_empty());
        assert_eq!((page.period, page.counts.investigated), (None, Some(10)));
    }

    #[test]
    fn a_page_is_known_and_a_bin_page_is_not() {
        assert!(recognise(&Page::of_text(PAGE)) >= 90);
        assert!(recognise(&Page::of_text("Bins\nYou can complain to the Ombudsman.\n")) < 5);
    }
}
