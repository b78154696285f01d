//! Documents as they are shown: card, passage, marks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tantivy::schema::Value;
use tantivy::{DocAddress, Searcher, TantivyDocument};

use super::highlight::{Marker, Passage};
use super::plan::may_show;
use super::question::Question;
use super::synonyms::Synonyms;
use super::units::{Reach, units};
use crate::error::{Error, ErrorKind, Result};
use crate::index::{Card, Column, Index, Leaf, failure};
use crate::text::Span;

/// A document found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Hit {
    /// The key of its record.
    pub key: String,
    /// How well it answers; 0 where hits are not ordered by that.
    pub score: f32,
    /// What it is.
    pub card: Card,
    /// The paragraph that answers; the summary where only names or filters matched.
    pub passage: Option<Passage>,
    /// Where not every word was asked for: those of the question that are not in the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

/// Where the words of a question stand in any text: to mark them in a whole decision.
///
/// ```
/// use casebook::search::{Question, marks};
/// let text = "The Council's delay was fault.";
/// let found: Vec<&str> = marks(&Question::parse("delays"), text).iter().map(|m| m.slice(text)).collect();
/// assert_eq!(found, ["delay"]);
/// ```
#[must_use]
pub fn marks(question: &Question, text: &str) -> Vec<Span> {
    Highlighter::new(question, Synonyms::standard()).marks(text)
}

/// Marks the words of one question in many texts.
///
/// ```
/// use casebook::search::{Highlighter, Question, Synonyms};
/// let highlighter = Highlighter::new(&Question::parse("bailiffs"), Synonyms::standard());
/// let text = "It sent enforcement agents.";
/// assert_eq!(highlighter.marks(text)[0].slice(text), "enforcement agents");
/// ```
pub struct Highlighter(Marker);

impl Highlighter {
    /// Gets the words of a question ready.
    #[must_use]
    pub fn new(question: &Question, synonyms: &Synonyms) -> Self {
        Self(Marker::new(&units(question, synonyms, Reach::Names)))
    }

    /// Where they stand in `text`, in order and without overlaps.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<Span> {
        self.0.marks(text)
    }
}

impl std::fmt::Debug for Highlighter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Highlighter").finish_non_exhaustive()
    }
}

/// The card and the leaves of a document.
pub(super) fn stored(
    index: &Index,
    searcher: &Searcher,
    address: DocAddress,
) -> Result<(Card, Vec<Leaf>)> {
    let document: TantivyDocument =
        searcher.doc(address).map_err(|error| failure(index.dir(), error))?;
    let text = |column: Column| {
        document.get_first(column.field()).and_then(|value| value.as_str()).unwrap_or_default()
    };
    let damaged = |error: serde_json::Error| {
        Error::new(ErrorKind::Index, "the index is damaged")
            .at(index.dir())
            .advise("run `casebook rebuild`")
            .because(error)
    };
    let card: Card = serde_json::from_str(text(Column::Card)).map_err(damaged)?;
    let leaves: Vec<Leaf> = serde_json::from_str(text(Column::Leaves)).map_err(damaged)?;
    Ok((card, leaves))
}

/// A document as it is shown.
pub(super) fn hit(
    index: &Index,
    searcher: &Searcher,
    question: &Question,
    marker: &Marker,
    score: f32,
    address: DocAddress,
) -> Result<Hit> {
    let (card, leaves) = stored(index, searcher, address)?;
    let passage = marker.passage(&leaves, |role, number| may_show(question, role, number));
    Ok(Hit { key: card.key.clone(), score, card, passage, missing: Vec::new() })
}
