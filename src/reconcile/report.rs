//! What the checks of some papers come to: inside each of them, and between them.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Finding, Paper, between};
use crate::model::check::{Check, meaning};
use crate::model::papers::unread;
use crate::model::words::Kind;
use crate::model::{Body, Record};

/// The checks of some papers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Report {
    /// How many checks agree.
    pub agree: usize,
    /// How many do not.
    pub disagree: usize,
    /// The documents whose figures were checked.
    pub documents: Vec<Document>,
    /// What does not agree.
    pub findings: Vec<Line>,
    /// What does.
    pub agreeing: Vec<Line>,
}

/// A document whose figures were checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Document {
    /// The key of its record.
    #[serde(rename = "document")]
    pub key: String,
    /// The file it came from.
    pub path: String,
    /// What it is.
    pub kind: Kind,
    /// The body that it is about.
    pub organisation: Option<String>,
    /// How many checks inside it agree.
    pub agree: usize,
    /// How many do not.
    pub disagree: usize,
    /// The tables that a caption announces and of which no rows could be read.
    pub unread_tables: Vec<String>,
}

/// A finding with the meaning of its check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Line {
    /// What was found.
    #[serde(flatten)]
    pub finding: Finding,
    /// What the check means.
    pub meaning: &'static str,
    /// Whether it is between documents.
    pub between: bool,
}

impl Report {
    /// The checks of papers: those that each brings, and those between them. Decisions among them are
    /// only counted and added up.
    ///
    /// ```
    /// use casebook::reconcile::{Paper, Report};
    /// use casebook::{Page, schemes};
    /// let page = Page::of_text("Ashby Borough Council\nComplaint overview\nBetween 1 April 2022 and \
    ///     31 March 2023, we dealt with 40 complaints. Of these, 12 were not for us or came too soon. \
    ///     We assessed and closed 18 complaints. We investigated 10 complaints.\nComplaints upheld\n\
    ///     We investigated 10 complaints and upheld 7.\n77% of complaints we investigated were upheld.\n");
    /// let report = Report::of(&[Paper { record: schemes::read(&page), page: Some(page) }]);
    /// assert_eq!((report.documents.len(), report.disagree), (1, 1));
    /// assert!(report.findings[0].finding.check.arithmetic.starts_with("7 of 10 is 70%"));
    /// ```
    #[must_use]
    pub fn of(papers: &[Paper]) -> Self {
        let mut report = Self::default();
        for Paper { record, .. } in papers.iter().filter(|paper| is_paper(&paper.record.body)) {
            let checks = checks(&record.body);
            report.documents.push(document(record, checks));
            for check in checks {
                report.add(Finding::of(record, check.clone()), false);
            }
        }
        for finding in between(papers) {
            report.add(finding, true);
        }
        report
    }

    /// Whether there is nothing that could be checked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.findings.is_empty() && self.agreeing.is_empty()
    }

    fn add(&mut self, finding: Finding, between: bool) {
        let passed = finding.check.passed;
        let line =
            Line { meaning: meaning(&finding.check.check).unwrap_or_default(), finding, between };
        if passed {
            self.agree += 1;
            self.agreeing.push(line);
        } else {
            self.disagree += 1;
            self.findings.push(line);
        }
    }
}

/// Whether a document prints figures that are checked; a decision has none.
#[must_use]
pub fn is_paper(body: &Body) -> bool {
    matches!(body, Body::PerformancePage(_) | Body::AnnualLetter(_) | Body::FeedbackReport(_))
}

fn document(record: &Record, checks: &[Check]) -> Document {
    let agree = checks.iter().filter(|check| check.passed).count();
    Document {
        key: record.key(),
        path: record.source.path.clone(),
        kind: record.kind(),
        organisation: record.organisation().map(str::to_owned),
        agree,
        disagree: checks.len() - agree,
        unread_tables: unread_tables(&record.body),
    }
}

fn checks(body: &Body) -> &[Check] {
    match body {
        Body::PerformancePage(it) => &it.checks,
        Body::AnnualLetter(it) => &it.checks,
        Body::FeedbackReport(it) => &it.checks,
        _ => &[],
    }
}

/// "Table 19", of which nothing but the caption was read.
fn unread_tables(body: &Body) -> Vec<String> {
    let Body::FeedbackReport(report) = body else { return Vec::new() };
    let numbers = unread(&report.tables).filter_map(|table| table.number.as_deref());
    numbers.map(|number| format!("Table {number}")).collect()
}
