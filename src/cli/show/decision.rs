//! A decision in words.

use super::super::prose::Prose;
use super::super::words::decision::{outcome, subject};
use super::super::words::remedy::reviewed;
use super::super::words::{NOT_STATED, day, list};
use super::remedy;
use crate::model::CaseRef;
use crate::model::decision::Decision;
use crate::model::words::DocumentType;

/// The header lines that a decision has and papers have not.
pub(super) fn header(decision: &Decision) -> Vec<(&'static str, String)> {
    let mut lines = vec![
        ("Decided", decision.decision_date.map_or_else(|| NOT_STATED.to_owned(), day)),
        ("Outcome", outcome(decision)),
    ];
    lines.extend(decision.finding_review.as_ref().map(|it| ("Finding", reviewed(it))));
    lines.extend(subject(decision).map(|subject| ("Subject", subject)));
    if decision.document_type == DocumentType::Report {
        lines.push(("Form", "public report".to_owned()));
    }
    if let Some(compliance) = &decision.compliance {
        let satisfied = format!("satisfied with the response on {}", day(compliance.satisfied_on));
        lines.push(("Ombudsman", satisfied));
    }
    lines
}

/// Summary, remedy, improvements, other cases.
pub(super) fn body(decision: &Decision, cut: bool, prose: &mut Prose) {
    if let Some(summary) = &decision.summary {
        prose.heading("Summary");
        prose.paragraph(2, summary);
    }
    remedy::ledger(decision, cut, prose);
    remedy::actions(decision, prose);
    remedy::improvements(decision, prose);
    if !decision.related_references.is_empty() {
        let cases: Vec<String> =
            decision.related_references.iter().map(CaseRef::to_string).collect();
        prose.heading("Other cases named");
        prose.paragraph(2, &list(cases.iter().map(String::as_str), "and"));
    }
}
