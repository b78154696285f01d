//! What papers say about one case, beside its own decision.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::words::ImprovementAction;
use crate::model::{Body, CaseRef, Pence, Record};
use crate::text::Span;

/// What papers say about a case.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct PaperFacts {
    /// The service improvements that performance pages list for it.
    pub improvements: Vec<ListedForCase>,
    /// What councils' reports say of it, with the amounts they give.
    pub reports: Vec<NamedInReport>,
}

/// A service improvement that a performance page lists for the case.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ListedForCase {
    /// The key of the page.
    pub paper: String,
    /// Whose page it is.
    pub organisation: Option<String>,
    /// The reference as the page gives it: with or without the letter of a joint case.
    pub reference: CaseRef,
    /// As printed.
    pub category: Option<String>,
    /// As printed.
    pub subcategory: Option<String>,
    /// The promise.
    pub text: String,
    /// What it consists of.
    pub actions: Vec<ImprovementAction>,
    /// Where it stands in the page.
    pub span: Span,
}

/// A case that a council's report names.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NamedInReport {
    /// The key of the report.
    pub paper: String,
    /// Whose report it is.
    pub organisation: Option<String>,
    /// The financial year of the report.
    pub year: Option<String>,
    /// The reference as the report gives it.
    pub reference: CaseRef,
    /// The sum; null where the report gives none.
    pub amount: Option<Pence>,
    /// The words about the case.
    pub text: String,
    /// Where they stand in the report.
    pub span: Span,
}

impl PaperFacts {
    /// What these records say about the case.
    #[must_use]
    pub fn of(reference: &CaseRef, records: &[Record]) -> Self {
        let mut facts = Self::default();
        for record in records {
            let (paper, organisation) = (record.key(), record.organisation().map(str::to_owned));
            match &record.body {
                Body::PerformancePage(page) => {
                    let listed = page.service_improvements.iter().filter_map(|it| {
                        let own = it.reference.as_ref().filter(|it| it.may_be(reference))?;
                        Some(ListedForCase {
                            paper: paper.clone(),
                            organisation: organisation.clone(),
                            reference: own.clone(),
                            category: it.category.clone(),
                            subcategory: it.subcategory.clone(),
                            text: it.text.clone(),
                            actions: it.actions.clone(),
                            span: it.span,
                        })
                    });
                    facts.improvements.extend(listed);
                }
                Body::FeedbackReport(report) => {
                    let named = report.cases.iter().filter(|it| it.reference.may_be(reference));
                    facts.reports.extend(named.map(|it| NamedInReport {
                        paper: paper.clone(),
                        organisation: organisation.clone(),
                        year: report.year.clone(),
                        reference: it.reference.clone(),
                        amount: it.amount,
                        text: it.text.clone(),
                        span: it.span,
                    }));
                }
                _ => {}
            }
        }
        facts
    }

    /// Whether no paper says anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.improvements.is_empty() && self.reports.is_empty()
    }

    /// The keys of the papers that say something.
    pub fn papers(&self) -> impl Iterator<Item = &str> {
        let listed = self.improvements.iter().map(|it| it.paper.as_str());
        listed.chain(self.reports.iter().map(|it| it.paper.as_str()))
    }
}
