//! A document found, as lists show it.

use super::link;
use super::pieces::{Piece, pieces};
use crate::search::{Hit, Passage};
use crate::serve::Asked;
use crate::words::card::{facts, name, place};

/// A document found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Shown {
    pub(in crate::serve) name: String,
    pub(in crate::serve) link: String,
    pub(in crate::serve) facts: String,
    pub(in crate::serve) passage: Option<ShownPassage>,
}

/// The paragraph that answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct ShownPassage {
    pub(in crate::serve) place: String,
    pub(in crate::serve) link: String,
    pub(in crate::serve) pieces: Vec<Piece>,
}

/// A hit of a question.
pub(in crate::serve) fn shown(hit: &Hit, asked: &Asked) -> Shown {
    let link = link::document(&hit.card, asked);
    let passage = hit.passage.as_ref().map(|passage| shown_passage(passage, &link));
    Shown { name: name(&hit.card), facts: facts(&hit.card), link, passage }
}

fn shown_passage(passage: &Passage, page: &str) -> ShownPassage {
    ShownPassage {
        place: place(passage),
        link: link::paragraph(page, passage.paragraph),
        pieces: pieces(&passage.text, &passage.marks),
    }
}
