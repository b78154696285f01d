//! What stands beside a decision: papers that name it, other cases, similar ones, its source.

use crate::casebook::SimilarHit;
use crate::council::PaperFacts;
use crate::error::Result;
use crate::index::Card;
use crate::model::words::ImprovementAction;
use crate::model::{CaseRef, Record};
use crate::serve::view::{link, named};
use crate::serve::{Asked, Reader};
use crate::themes::ThemeFile;
use crate::words::card::{facts, name};
use crate::words::decision::finding;
use crate::words::{NOT_STATED, day, list, money};

/// The most other cases that are looked up.
const OTHERS: usize = 40;

/// What a paper says about the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Said {
    pub(in crate::serve) text: String,
    pub(in crate::serve) facts: String,
    pub(in crate::serve) paper: Linked,
}

/// Words that lead somewhere, where there is something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Linked {
    pub(in crate::serve) says: String,
    pub(in crate::serve) link: Option<String>,
}

/// A similar decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Like {
    pub(in crate::serve) name: String,
    pub(in crate::serve) link: String,
    pub(in crate::serve) facts: String,
    /// "72% alike; both about: …".
    pub(in crate::serve) shared: String,
}

/// What performance pages and councils' reports add.
pub(in crate::serve) fn papers(papers: &PaperFacts) -> Vec<Said> {
    let listed = papers.improvements.iter().map(|it| {
        let actions: Vec<String> =
            it.actions.iter().copied().map(ImprovementAction::label).collect();
        Said {
            text: it.text.clone(),
            facts: list(actions.iter().map(String::as_str), "and"),
            paper: paper("Listed on the performance page", it.organisation.as_ref(), &it.paper),
        }
    });
    let told = papers.reports.iter().map(|it| {
        let sum = it.amount.map_or_else(|| format!("amount {NOT_STATED}"), money);
        let year = it.year.as_ref().map_or_else(String::new, |year| format!(", {year}"));
        Said {
            text: it.text.clone(),
            facts: format!("{sum}{year}"),
            paper: paper("In the report", it.organisation.as_ref(), &it.paper),
        }
    });
    listed.chain(told).collect()
}

fn paper(what: &str, of: Option<&String>, key: &str) -> Linked {
    let says = of.map_or_else(|| what.to_owned(), |of| format!("{what} of {of}"));
    Linked { says, link: Some(link::key(key)) }
}

/// Documents that name the case and are not among `told`.
pub(in crate::serve) fn naming(cards: Vec<Card>, told: &PaperFacts) -> Vec<Linked> {
    let others = cards.into_iter().filter(|card| told.papers().all(|key| key != card.key));
    let linked = |card: Card| {
        let date = card.date.map_or_else(String::new, |date| format!(", {}", day(date)));
        let link = Some(link::document(&card, &Asked::default()));
        Linked { says: format!("{}{date}", name(&card)), link }
    };
    others.map(linked).collect()
}

/// Other cases that the decision names; those that are held lead to their pages.
pub(super) fn cases(reader: &Reader, named: &[CaseRef]) -> Result<Vec<Linked>> {
    let linked = |reference: &CaseRef| {
        let held = !reader.casebook.by_reference(reference)?.is_empty();
        let link = held.then(|| link::decision(reference, &Asked::default()));
        Ok(Linked { says: reference.to_string(), link })
    };
    named.iter().take(OTHERS).map(linked).collect()
}

/// Past decisions like this one.
pub(super) fn similar(reader: &Reader, record: &Record) -> Result<Vec<Like>> {
    Ok(reader.similar(record)?.hits.iter().map(|hit| like(hit, reader.themes.file())).collect())
}

fn like(hit: &SimilarHit, file: &ThemeFile) -> Like {
    let shared = &hit.shared;
    let titled = |names: &[String]| {
        let titles: Vec<String> =
            names.iter().map(|name| named::value("theme", name, file)).collect();
        titles.join(", ")
    };
    let parts = [
        ("both about", titled(&shared.subjects)),
        ("both found", titled(&shared.faults)),
        ("both have to change", titled(&shared.remedies)),
        ("shared words", shared.words.join(", ")),
        ("shared law", shared.law.join(", ")),
        ("same finding", shared.finding.map(finding).unwrap_or_default().to_owned()),
    ];
    let parts = parts.iter().filter(|(_, said)| !said.is_empty());
    let parts: Vec<String> = parts.map(|(what, said)| format!("{what}: {said}")).collect();
    Like {
        name: name(&hit.card),
        link: link::document(&hit.card, &Asked::default()),
        facts: facts(&hit.card),
        shared: format!("{:.0}% alike; {}", hit.score * 100.0, parts.join("; ")),
    }
}
