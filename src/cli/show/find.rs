//! From what a person types to the documents that are meant.

use super::super::prose::Prose;
use super::super::table::{Align, Table};
use super::super::words::card as found;
use super::super::words::decision::{name, outcome};
use super::super::words::{day, money};
use crate::Casebook;
use crate::error::Result;
use crate::grammar::case_ref::references;
use crate::index::Card;
use crate::model::{CaseRef, Record};

/// What was found.
pub(in crate::cli) enum Found {
    /// The document.
    One(Box<Record>),
    /// Several of one reference: the bodies of a joint case.
    Several(Vec<Record>),
    /// No document of this reference, but others that name the case.
    Named(CaseRef, Vec<Card>),
    /// Nothing; with the line that says so.
    Nothing(String),
}

/// Finds what `asked` names: a case reference in any spelling, alone or in a web address, or the
/// key of a document.
pub(in crate::cli) fn find(asked: &str, casebook: &Casebook) -> Result<Found> {
    if let Some(record) = casebook.get(asked.trim())? {
        return Ok(Found::One(Box::new(record)));
    }
    let Some(reference) = reference(asked) else {
        return Ok(Found::Nothing(format!(
            "{asked:?} is no case reference (write it like 24 014 093; `casebook search` finds by words)"
        )));
    };
    let mut found = casebook.by_reference(&reference)?;
    Ok(match found.len() {
        0 => match casebook.naming(&reference) {
            // The index finds the words of a paper; its tables and lists are asked beside it.
            papers if papers.is_empty() && casebook.papers_on(&reference)?.is_empty() => {
                Found::Nothing(missing(&reference, casebook)?)
            }
            papers => Found::Named(reference, papers),
        },
        1 => Found::One(Box::new(found.remove(0))),
        _ => Found::Several(found),
    })
}

fn reference(asked: &str) -> Option<CaseRef> {
    CaseRef::parse(asked)
        .or_else(|| references(asked).into_iter().next().map(|(reference, _)| reference))
}

/// Says that there is no such case, and what there is in its place.
fn missing(reference: &CaseRef, casebook: &Casebook) -> Result<String> {
    let others = casebook.by_reference(&reference.base())?;
    let own = others.iter().filter_map(|record| record.decision()?.reference.as_ref());
    let own: Vec<String> = own.map(ToString::to_string).collect();
    let advice = if own.is_empty() {
        "no document here names it; is its page among those taken in?".to_owned()
    } else {
        format!("there is {}", own.join(", "))
    };
    Ok(format!("{reference} is not in {} ({advice})", casebook.dir().display()))
}

/// Lists documents, with what to type for each.
pub(super) fn papers(cards: &[Card], prose: &mut Prose) {
    for card in cards {
        let date = card.date.map_or_else(String::new, |date| format!(", {}", day(date)));
        prose.hanging("  - ", &format!("{}{date}", found::name(card)));
        let own = card.reference.clone().unwrap_or_else(|| format!("\"{}\"", card.key));
        prose.line(prose.paint().quiet(format!("    casebook show {own}")));
    }
}

/// Lists documents that share a reference.
pub(super) fn list(found: &[Record], prose: &mut Prose) {
    prose.line(format!("{} decisions share this reference:", found.len()));
    prose.gap();
    let mut table = Table::new(&[
        ("Reference", Align::Whole),
        ("Body", Align::Left),
        ("Outcome", Align::Left),
        ("Decided", Align::Whole),
        ("Awarded", Align::Right),
    ]);
    for record in found {
        let it = record.decision();
        let reference = it.and_then(|it| it.reference.as_ref()).map(ToString::to_string);
        table.row([
            reference.unwrap_or_else(|| name(record)),
            record.organisation().unwrap_or_default().to_owned(),
            it.map(outcome).unwrap_or_default(),
            record.date().map(day).unwrap_or_default(),
            it.and_then(|it| it.awarded_total).map(money).unwrap_or_default(),
        ]);
    }
    prose.table(&table);
    let first = found.iter().find_map(|record| record.decision()?.reference.as_ref());
    if let Some(reference) = first {
        prose.gap();
        prose.line(format!("Show one with its letter: casebook show {reference}"));
    }
}
