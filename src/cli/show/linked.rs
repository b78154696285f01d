//! What papers say about the case that is shown.

use serde::Serialize;

use super::super::prose::Prose;
use super::super::words::{NOT_STATED, list, money};
use crate::council::PaperFacts;
use crate::model::words::ImprovementAction;
use crate::model::{CaseRef, Record};

/// A decision with what papers say about its case, as programs get it: the record's own fields,
/// and `papers` beside them.
#[derive(Debug, Serialize)]
pub(super) struct Shown<'a> {
    #[serde(flatten)]
    pub(super) record: &'a Record,
    pub(super) papers: &'a PaperFacts,
}

/// A case whose decision is not held.
#[derive(Debug, Serialize)]
pub(super) struct OnlyPapers<'a> {
    pub(super) reference: &'a CaseRef,
    pub(super) held: bool,
    pub(super) papers: &'a PaperFacts,
}

/// A quotation without the line breaks of its page.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What performance pages list for the case, and what councils' reports say of it.
pub(super) fn papers(facts: &PaperFacts, asked: &CaseRef, prose: &mut Prose) {
    let as_printed =
        |own: &CaseRef| if own == asked { String::new() } else { format!(" (as {own})") };
    if !facts.improvements.is_empty() {
        prose.heading("Listed on performance pages");
        for it in &facts.improvements {
            prose.hanging("  - ", &one_line(&it.text));
            let actions: Vec<String> =
                it.actions.iter().copied().map(ImprovementAction::label).collect();
            let mut told = vec![list(actions.iter().map(String::as_str), "and")];
            told.extend(it.organisation.clone());
            let subject = [&it.category, &it.subcategory].into_iter().flatten();
            let subject: Vec<&str> = subject.map(String::as_str).collect();
            told.push(subject.join(" > "));
            told.push(format!("casebook show \"{}\"{}", it.paper, as_printed(&it.reference)));
            told.retain(|part| !part.is_empty());
            prose.hanging("    ", &prose.paint().quiet(format!("({})", told.join("; "))));
        }
    }
    if !facts.reports.is_empty() {
        prose.heading("In councils' own reports");
        for it in &facts.reports {
            let sum = it.amount.map_or_else(|| format!("amount {NOT_STATED}"), money);
            let year = it.year.as_ref().map_or_else(String::new, |year| format!(" {year}"));
            let who = it.organisation.as_deref().unwrap_or("a report");
            prose.hanging("  - ", &format!("{sum}, {who}{year}: {}", one_line(&it.text)));
            let place = format!("(casebook show \"{}\"{})", it.paper, as_printed(&it.reference));
            prose.hanging("    ", &prose.paint().quiet(place));
        }
    }
}
