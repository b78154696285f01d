//! Search results, category pages and archives: rows of decisions.
//!
//! A row is a title line with body and reference, a line with type, outcome, sub-category and date,
//! and a summary. Saved pages lose titles: such a row has no body, and never its neighbour's.

use jiff::civil::Date;

use super::{address, figures};
use crate::grammar::case_ref::references;
use crate::grammar::date::date;
use crate::layout::headings::fold;
use crate::layout::lines::{Line, lines};
use crate::layout::outline::outline;
use crate::model::note::Diagnostic;
use crate::model::papers::{Listing, ListingRow, Period};
use crate::model::words::{DocumentType, Outcome};
use crate::model::{Body, CaseRef};
use crate::text::{Page, Span};

/// The outcomes of rows, longest first where one begins another.
const OUTCOMES: &[(&str, Outcome)] = &[
    ("closed after initial enquiries", Outcome::ClosedAfterInitialEnquiries),
    ("not upheld", Outcome::NotUpheld),
    ("upheld", Outcome::Upheld),
];

const TYPES: &[(&str, DocumentType)] =
    &[("statement", DocumentType::Statement), ("report", DocumentType::Report)];

/// Lines that only lists have.
const CUES: &[&str] = &[
    "in this category are shown below",
    "archive has",
    "your search has",
    "weekly update on",
    "results found",
];

/// The numbers of categories in archive addresses, as far as they are known.
const ARCHIVE_CATEGORIES: &[(&str, &str)] = &[
    ("2", "Benefits and tax"),
    ("3", "Children's care services"),
    ("4", "Education"),
    ("7", "Other Categories"),
];

/// How well a page fits, 0 to 100.
#[must_use]
pub fn recognise(page: &Page) -> u32 {
    let lines = lines(page.text(), Span::new(0, page.text().len()));
    let words = || lines.iter().map(|line| page.slice(line.body));
    let rows = words().filter(|line| meta(line).is_some_and(|meta| meta.date.is_some())).count();
    let summaries = words().filter(|line| is_summary(line)).count();
    let cues = words()
        .filter(|line| line.len() < 120)
        .map(fold)
        .filter(|line| CUES.iter().any(|cue| line.contains(cue)));
    let cues = cues.count();
    let decided = words().any(|line| {
        let folded = fold(line);
        folded == "the ombudsman's final decision" || folded.starts_with("decision date")
    });
    let fit = match (rows, cues) {
        (2.., _) => 90,
        (1, 1..) => 95,
        (1, 0) => 30,
        (_, 1..) if summaries > 1 => 75,
        (_, 1..) => 40,
        _ => 0,
    };
    if decided { fit / 3 } else { fit }
}

/// Reads a listing.
#[must_use]
pub fn parse(page: &Page) -> (Body, Vec<Diagnostic>) {
    let text = page.text();
    let lines = lines(text, Span::new(0, text.len()));
    let place = Place::of(page, &lines);
    let body = Listing {
        organisation: None,
        result_count: result_count(text),
        period: page.url().and_then(period),
        rows: rows(page, &lines, &place),
        category: place.category,
        subcategory: place.subcategory,
        sections: outline(page),
    };
    (Body::Listing(body), Vec::new())
}

/// The category that the whole page is about.
#[derive(Debug, Default)]
struct Place {
    category: Option<String>,
    subcategory: Option<String>,
}

impl Place {
    /// From the address; else from the page's heading, where that names a category.
    fn of(page: &Page, lines: &[Line]) -> Self {
        let named = page.url().and_then(Self::from_address);
        named.unwrap_or_else(|| {
            let heading = lines.first().map(|line| fold(page.slice(line.body))).unwrap_or_default();
            let slug = heading.replace(['\'', ' '], "-");
            Self { category: address::category(&slug), subcategory: None }
        })
    }

    fn from_address(url: &str) -> Option<Self> {
        if let Some(coded) = query(url, "c") {
            let (number, name) = coded.split_once('+').unwrap_or((coded.as_str(), ""));
            let known = ARCHIVE_CATEGORIES.iter().find(|(known, _)| *known == number);
            return Some(Self {
                category: known.map(|(_, category)| (*category).to_owned()),
                subcategory: (!name.is_empty()).then(|| name.replace('+', " ")),
            });
        }
        let path = url.split(['?', '#']).next()?.to_lowercase();
        let mut parts = path.split('/').skip_while(|part| *part != "decisions").skip(1);
        let category = address::category(parts.next()?)?;
        let subcategory = parts.next().filter(|slug| !slug.is_empty()).map(address::subcategory);
        Some(Self { category: Some(category), subcategory })
    }
}

/// The decoded value of a parameter in an address; blanks are `+`.
fn query(url: &str, name: &str) -> Option<String> {
    let (_, query) = url.split_once('?')?;
    let pairs = query.split('#').next().unwrap_or_default().split('&');
    let value = pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name)?.1;
    let mut decoded = Vec::new();
    let mut bytes = value.bytes();
    while let Some(byte) = bytes.next() {
        let hex =
            |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        if byte == b'%' {
            let mut ahead = bytes.clone();
            if let (Some(high), Some(low)) =
                (ahead.next().and_then(hex), ahead.next().and_then(hex))
            {
                decoded.push(high * 16 + low);
                bytes = ahead;
                continue;
            }
        }
        decoded.push(byte);
    }
    Some(String::from_utf8_lossy(&decoded).trim_end_matches('+').to_owned())
}

/// The days that a search was for.
fn period(url: &str) -> Option<Period> {
    let day = |name: &str| query(url, name).and_then(|day| day.parse::<Date>().ok());
    let (from, to) = (day("fd")?, day("td")?);
    (from <= to).then_some(Period { from, to })
}

crate::pattern!(
    RESULTS,
    r"(?:archive has|search has|found|of|showing) ([0-9][0-9,]*) results?(?-u:\b)"
);

fn result_count(text: &str) -> Option<u32> {
    let flat = figures::flat(text);
    RESULTS.captures(&flat)?.get(1)?.as_str().replace(',', "").parse().ok()
}

/// What a row's line of facts says.
#[derive(Debug, PartialEq, Eq)]
struct Meta {
    document_type: DocumentType,
    outcome: Option<Outcome>,
    subcategory: Option<String>,
    date: Option<Date>,
}

/// Reads "Statement Not upheld School admissions 05-Feb-2021": type and outcome from closed lists,
/// the date from the end, the sub-category between them. A line cut short has no date, and what it
/// shows of a sub-category is not one.
fn meta(line: &str) -> Option<Meta> {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = line.to_lowercase();
    let (name, document_type) = TYPES.iter().find(|(name, _)| starts_with_word(&lower, name))?;
    let rest = line.get(name.len()..)?.trim_start();
    let lower = rest.to_lowercase();
    let outcome = OUTCOMES.iter().find(|(name, _)| starts_with_word(&lower, name));
    let rest = outcome.and_then(|(name, _)| rest.get(name.len()..)).unwrap_or(rest).trim();
    let (subcategory, date) = before_date(rest);
    // "Report to committee" is no row: without a date there must be an outcome.
    if date.is_none() && (outcome.is_none() || rest.len() > 60 || rest.ends_with('.')) {
        return None;
    }
    Some(Meta {
        document_type: *document_type,
        outcome: outcome.map(|(_, outcome)| *outcome),
        subcategory: (!subcategory.is_empty()).then(|| subcategory.to_owned()),
        date,
    })
}

/// What stands before the date that ends a line: one word ("19-Aug-2025") or three of them.
fn before_date(line: &str) -> (&str, Option<Date>) {
    let starts = line.rmatch_indices(' ').map(|(at, _)| at + 1).chain([0]);
    for start in starts.take(3) {
        let (before, words) = line.split_at_checked(start).unwrap_or((line, ""));
        if let Some((_, day)) = date(words).ok().filter(|(after, _)| after.is_empty()) {
            return (before.trim_end(), Some(day));
        }
    }
    ("", None)
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The body and the reference of a title line.
fn title(line: &str) -> Option<(Option<String>, CaseRef)> {
    let line = line.trim();
    let inside = line.strip_suffix(')')?;
    let (name, reference) = inside.rsplit_once('(')?;
    let (reference, _) = references(reference).into_iter().next()?;
    let name = name.trim();
    (name.len() < 200).then(|| ((!name.is_empty()).then(|| name.to_owned()), reference))
}

fn is_summary(line: &str) -> bool {
    fold(line.split(':').next().unwrap_or_default()) == "summary" && line.contains(':')
}

/// The rows, each from its own lines only.
fn rows(page: &Page, lines: &[Line], place: &Place) -> Vec<ListingRow> {
    let mut rows: Vec<ListingRow> = Vec::new();
    // The title that waits for its line of facts, with the words it was read from.
    let mut waiting: Option<(Option<String>, CaseRef, &str)> = None;
    // Whether the summary of the last row may go on.
    let mut open = false;
    for line in lines {
        let words = page.slice(line.body);
        if let Some(found) = title(words) {
            waiting = Some((found.0, found.1, words));
            open = false;
        } else if let Some(meta) = meta(words) {
            let (organisation, reference, url) = match waiting.take() {
                Some((name, reference, title)) => {
                    (name, Some(reference), page.link(title).map(str::to_owned))
                }
                None => (None, None, None),
            };
            rows.push(ListingRow {
                document_type: Some(meta.document_type),
                outcome: meta.outcome,
                organisation,
                reference,
                category: place.category.clone(),
                subcategory: meta.subcategory,
                date: meta.date,
                url,
                summary: None,
            });
            open = false;
        } else if is_summary(words) {
            waiting = None;
            let summary = words.split_once(':').map(|(_, summary)| summary.trim().to_owned());
            match rows.last_mut() {
                Some(row) if row.summary.is_none() => row.summary = summary,
                // A bulletin that lost everything but its summaries.
                _ => rows.push(bare(place, summary)),
            }
            open = true;
        } else if open && !line.after_blank && line.mark.is_none() {
            if let Some(summary) = rows.last_mut().and_then(|row| row.summary.as_mut()) {
                summary.push(' ');
                summary.push_str(words);
            }
        } else {
            open = false;
        }
    }
    rows
}

/// A row of which only the summary is left.
fn bare(place: &Place, summary: Option<String>) -> ListingRow {
    ListingRow {
        document_type: None,
        outcome: None,
        organisation: None,
        reference: None,
        category: place.category.clone(),
        subcategory: None,
        date: None,
        url: None,
        summary,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Listing {
        match parse(&Page::read(crate::text::Origin::default(), text.as_bytes()).unwrap()).0 {
            Body::Listing(listing) => listing,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_line_of_facts_is_read_from_both_ends() {
        for (line, outcome, subcategory, day) in [
            (
                "Statement Not upheld School admissions 05-Feb-2021",
                Some(Outcome::NotUpheld),
                Some("School admissions"),
                true,
            ),
            ("Report Upheld Other 4 February 2026", Some(Outcome::Upheld), Some("Other"), true),
            (
                "Statement  Closed after initial enquiries Noise 22-Apr-2025",
                Some(Outcome::ClosedAfterInitialEnquiries),
                Some("Noise"),
                true,
            ),
            ("Statement Upheld School admi", Some(Outcome::Upheld), None, false),
        ] {
            let found = meta(line).unwrap();
            assert_eq!(
                (found.outcome, found.subcategory.as_deref(), found.date.is_some()),
                (outcome, subcategory, day),
                "{line}"
            );
        }
        for line in [
            "Report to committee",
            "Statements upheld",
            "Statement Upheld the claim that the Council was late.",
            "Upheld Noise 05-Feb-2021",
        ] {
            assert_eq!(meta(line), None, "{line}");
        }
    }

    #[test]
    fn a_row_without_a_title_inherits_nothing() {
        let listing = read(
            "# url: https://www.lgo.org.uk/decisions/housing/allocations?page=2\nRecent statements in this category are shown below:\n-\nAshby (West) Homes Limited (24 101 202)\nStatement Upheld Allocations 05-Feb-2025\nSummary: The Council was late\nand paid £40.\n-\nStatement Upheld Allocations 04-Feb-2025\nSummary: It was not late.\n",
        );
        assert_eq!(listing.rows.len(), 2);
        let [first, second] = &listing.rows[..] else { panic!() };
        assert_eq!(first.organisation.as_deref(), Some("Ashby (West) Homes Limited"));
        assert_eq!(first.summary.as_deref(), Some("The Council was late and paid £40."));
        assert_eq!((&second.organisation, &second.reference), (&None, &None));
        assert_eq!(second.summary.as_deref(), Some("It was not late."));
        assert_eq!(listing.category.as_deref(), Some("Housing"));
        assert_eq!(listing.subcategory.as_deref(), Some("Allocations"));
    }

    #[test]
    fn an_archive_s_address_tells_category_and_period() {
        let listing = read(
            "# url: https://www.lgo.org.uk/Decisions/Archive?t=both&fd=2021-07-01&td=2022-06-30&c=2%2BCouncil+tax&dc=u%2B\nArchive has 1,968 results\n\n  • Ashby Council (21 460 117a)\n\n    Statement Upheld Council tax 30-Jun-2022\n\n    Summary: Late.\n",
        );
        assert_eq!(
            (listing.category.as_deref(), listing.subcategory.as_deref()),
            (Some("Benefits and tax"), Some("Council tax"))
        );
        assert_eq!(listing.result_count, Some(1968));
        assert_eq!(listing.period.unwrap().to.to_string(), "2022-06-30");
        assert_eq!(listing.rows[0].reference.as_ref().unwrap().to_string(), "21 460 117a");
    }

    #[test]
    fn a_title_link_gives_the_row_s_address() {
        let listing = read(
            "<main><h1>Noise</h1><p>Recent statements in this category are shown below:</p><ul><li><h3><a href=\"/decisions/x/noise/24-101-202\">Ashby Council (24 101 202)</a></h3><p>Statement Upheld Noise 04-Feb-2025</p><p>Summary: Loud.</p></li></ul></main>",
        );
        assert_eq!(listing.rows[0].url.as_deref(), Some("/decisions/x/noise/24-101-202"));
    }

    #[test]
    fn a_decision_is_no_listing() {
        let decision = "Ashby Council (24 101 202)\n\nDecision : Upheld\n\nThe Ombudsman's final decision:\n\nSummary: Late.\n";
        assert!(recognise(&Page::of_text(decision)) < 20);
        assert!(
            recognise(&Page::of_text(
                "Archive has 1 results\nA (24 101 202)\nStatement Upheld Noise 04-Feb-2025\n"
            )) > 90
        );
    }
}
