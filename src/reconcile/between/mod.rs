//! Figures held against each other between the documents of one body: its performance page, its
//! letters, its own reports, and the decisions that are held.

mod held;
mod stated;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::figure::Figure;
use super::quote::Quotes;
use crate::layout::headings::fold;
use crate::model::check::{Check, Place};
use crate::model::words::Kind;
use crate::model::{Body, Record};
use crate::text::Page;
use stated::Stated;

/// A document with its page, where that is at hand: without it there are no quotes.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The page that the record was read from.
    pub page: Option<Page>,
    /// What the document says.
    pub record: Record,
}

/// A check with the document that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The key of the document.
    pub document: String,
    /// The file it came from.
    pub path: String,
    /// What was checked.
    #[serde(flatten)]
    pub check: Check,
}

impl Finding {
    /// A check of a document.
    #[must_use]
    pub fn of(record: &Record, check: Check) -> Self {
        Self { document: record.key(), path: record.source.path.clone(), check }
    }
}

/// Words of names that are written or left out without naming another body.
const NAME_WORDS: &[&str] =
    &["council", "the", "of", "london", "royal", "borough", "metropolitan", "mbc", "and", "&"];

/// A body's name without the words that come and go: "Wandle London Borough Council" is "London
/// Borough of Wandle".
fn body_of(record: &Record) -> Option<String> {
    let folded = fold(record.organisation()?);
    let words = folded.split([' ', ',']).filter(|word| !word.is_empty());
    let own: Vec<&str> = words.filter(|word| !NAME_WORDS.contains(word)).collect();
    (!own.is_empty()).then(|| own.join(" "))
}

/// The checks between documents, body by body.
///
/// ```
/// use casebook::reconcile::{Paper, between};
/// use casebook::{Page, schemes};
/// let paper = |text: &str| {
///     let page = Page::of_text(text);
///     Paper { record: schemes::read(&page), page: Some(page) }
/// };
/// let page = "Ashby Borough Council\nComplaint overview\nBetween 1 April 2022 and 31 March 2023, \
///     we dealt with 40 complaints. Of these, 12 were not for us or came too soon. We assessed and \
///     closed 18 complaints. We investigated 10 complaints.\nWe investigated 10 complaints and \
///     upheld 7.\n";
/// let report = "Report to: Audit Committee\n\nAshby Borough Council Complaints Report 2022/23\n\n\
///     Table 1 - Decisions of the Ombudsman\n\nYear\tUpheld\tNot upheld\tAdvice given\tTotal\n\
///     2022/23\t8\t3\t1\t12\n2021/22\t5\t4\t0\t9\n";
/// let found = between(&[paper(page), paper(report)]);
/// let odd: Vec<_> = found.iter().filter(|found| !found.check.passed).collect();
/// assert!(odd.iter().any(|found| found.check.arithmetic.contains("8 + 3 = 11")), "{odd:?}");
/// ```
#[must_use]
pub fn between(papers: &[Paper]) -> Vec<Finding> {
    let mut bodies: BTreeMap<String, Vec<&Paper>> = BTreeMap::new();
    for paper in papers {
        if let Some(body) = body_of(&paper.record) {
            bodies.entry(body).or_default().push(paper);
        }
    }
    let mut found = Vec::new();
    for papers in bodies.values_mut() {
        // The Ombudsman's own documents come first: what others print is held against them.
        papers.sort_by_key(|paper| (rank(paper.record.kind()), paper.record.key()));
        let quotes: Vec<Option<Quotes<'_>>> = papers
            .iter()
            .map(|paper| {
                let told =
                    !matches!(paper.record.kind(), Kind::Decision | Kind::Listing | Kind::Other);
                paper.page.as_ref().filter(|_| told).map(Quotes::of)
            })
            .collect();
        let stated: Vec<Stated> = papers
            .iter()
            .zip(&quotes)
            .enumerate()
            .flat_map(|(at, (paper, quotes))| stated::stated(at, paper, quotes.as_ref()))
            .collect();
        stated::compare(papers, &stated, &mut found);
        held::check(papers, &quotes, &stated, &mut found);
    }
    found
}

/// Which document is believed first.
fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::PerformancePage => 0,
        Kind::AnnualLetter => 1,
        Kind::FeedbackReport => 2,
        _ => 3,
    }
}

/// The financial year of a document, "2024-25".
fn year_of(record: &Record) -> Option<String> {
    let told = match &record.body {
        Body::AnnualLetter(letter) => letter.year.clone(),
        Body::FeedbackReport(report) => report.year.clone(),
        _ => None,
    };
    told.or_else(|| {
        let period = record.period()?;
        let (from, to) = (period.from.year(), period.to.year());
        (from + 1 == to).then(|| format!("{from}-{:02}", to.rem_euclid(100)))
    })
}

/// What a document is, for a person.
fn title(record: &Record) -> &'static str {
    match record.kind() {
        Kind::PerformancePage => "the performance page",
        Kind::AnnualLetter => "the annual letter",
        Kind::FeedbackReport => "the council's report",
        Kind::Decision => "the decision",
        Kind::Listing => "the listing",
        Kind::Other => "the page",
    }
}

/// A place in a document.
fn place(
    record: &Record,
    quotes: Option<&Quotes<'_>>,
    figure: Figure,
    name: &str,
    words: &[&str],
) -> Place {
    let span = quotes.and_then(|quotes| quotes.find(&figure.print(), words));
    let quote = quotes.zip(span).map_or_else(String::new, |(quotes, span)| quotes.words(span));
    Place { document: Some(record.key()), place: format!("{}, {name}", title(record)), quote, span }
}
