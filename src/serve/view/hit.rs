//! Documents found, as lists show them.

use super::link;
use super::named;
use super::packed::Packed;
use super::pieces::{Piece, pieces};
use crate::error::Result;
use crate::index::Card;
use crate::model::CaseRef;
use crate::search::{Hit, Passage};
use crate::serve::{Asked, Reader};
use crate::stats::Case;
use crate::words::card::{awards, facts, name, place};

/// A document found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Shown {
    /// Its case reference, where it has one.
    pub(in crate::serve) reference: Option<String>,
    pub(in crate::serve) name: String,
    pub(in crate::serve) link: String,
    pub(in crate::serve) facts: String,
    /// What was awarded, where there is more to say of it than the total.
    pub(in crate::serve) awards: Option<String>,
    pub(in crate::serve) themes: Vec<Theme>,
    pub(in crate::serve) passage: Option<ShownPassage>,
    /// The way into the pack; decisions have one.
    pub(in crate::serve) packed: Option<Packed>,
    /// Words of the question that it has not.
    pub(in crate::serve) missing: Option<String>,
}

/// A theme, with the address that adds it to the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Theme {
    pub(in crate::serve) title: String,
    pub(in crate::serve) link: String,
}

/// The paragraph that answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct ShownPassage {
    pub(in crate::serve) place: String,
    pub(in crate::serve) link: String,
    pub(in crate::serve) pieces: Vec<Piece>,
}

/// The hits of a question.
///
/// # Errors
///
/// Where the store cannot be read.
pub(in crate::serve) fn shown(reader: &Reader, hits: &[Hit], asked: &Asked) -> Result<Vec<Shown>> {
    let keys: Vec<String> = hits.iter().map(|hit| hit.key.clone()).collect();
    // What a decision is about stands in columns: no record is read for it.
    let cases = reader.casebook.store().cases(Some(&keys), false)?;
    Ok(hits.iter().map(|hit| one(reader, hit, &cases, asked)).collect())
}

fn one(reader: &Reader, hit: &Hit, cases: &[Case], asked: &Asked) -> Shown {
    let card = &hit.card;
    let link = link::document(card, asked);
    let case = cases.iter().find(|case| case.key == hit.key);
    let themes = case.into_iter().flat_map(|case| &case.themes).map(|theme| Theme {
        title: named::value("theme", theme, reader.themes.file()),
        link: asked.with("theme", theme).at("/search"),
    });
    let packed = card.reference.as_deref().and_then(CaseRef::parse);
    Shown {
        packed: packed.map(|reference| Packed::of(&reference, asked, "/search")),
        reference: card.reference.clone(),
        name: name(card),
        facts: facts(card),
        awards: told(card),
        themes: themes.collect(),
        passage: hit.passage.as_ref().map(|passage| shown_passage(passage, &link)),
        missing: (!hit.missing.is_empty()).then(|| hit.missing.join(", ")),
        link,
    }
}

/// Each award, where the line of facts has only their total.
fn told(card: &Card) -> Option<String> {
    let awards = awards(card);
    (!awards.is_empty()).then(|| awards.join("; "))
}

fn shown_passage(passage: &Passage, page: &str) -> ShownPassage {
    ShownPassage {
        place: place(passage),
        link: link::paragraph(page, passage.paragraph),
        pieces: pieces(&passage.text, &passage.marks),
    }
}
