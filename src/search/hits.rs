//! Documents as they are shown: card, passage, marks.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tantivy::{DocAddress, Searcher};

use super::highlight::{Marker, Passage};
use super::plan::may_show;
use super::question::Question;
use super::synonyms::Synonyms;
use super::units::{Reach, units};
use crate::error::{Error, ErrorKind, Result};
use crate::index::{AllOpened, Card, Index, Keeper, Kept, Leaf, failure};
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
    /// Whether it only has some of the words, and is listed because the question says `match:loose`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub loose: bool,
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

/// What hits are made with.
pub(super) struct Shown<'a> {
    pub(super) index: &'a Index,
    pub(super) searcher: &'a Searcher,
    pub(super) question: &'a Question,
    pub(super) marker: &'a Marker,
}

impl Shown<'_> {
    /// The documents at these places, as they are shown.
    pub(super) fn hits(&self, found: &[(f32, DocAddress)]) -> Result<Vec<Hit>> {
        let shown = self.index.side_by_side(found, |part| {
            let mut rows = Shelf::new(self.index, self.searcher)?;
            part.iter().map(|(score, at)| self.hit(&mut rows, *score, *at)).collect()
        })?;
        Ok(shown.into_iter().flat_map(|hits: Vec<Hit>| hits).collect())
    }

    fn hit(&self, rows: &mut Shelf<'_>, score: f32, address: DocAddress) -> Result<Hit> {
        let kept = rows.take(address)?;
        let (card, leaves) = rows.parts(&kept)?;
        let may_show = |role, number| may_show(self.question, role, number);
        let passage = self.marker.passage(&leaves, may_show);
        Ok(Hit { key: card.key.clone(), score, card, passage, missing: Vec::new(), loose: false })
    }
}

/// What is kept of documents in an index, one after another.
pub(super) struct Shelf<'a> {
    index: &'a Index,
    opened: Arc<AllOpened>,
    keeper: Keeper,
}

impl<'a> Shelf<'a> {
    pub(super) fn new(index: &'a Index, searcher: &Searcher) -> Result<Self> {
        let opened = index.opened(searcher).map_err(|error| failure(index.dir(), error))?;
        let keeper = Keeper::new().map_err(|error| Error::io(index.dir(), error))?;
        Ok(Self { index, opened, keeper })
    }

    /// What is kept of the document at a place.
    pub(super) fn take(&mut self, address: DocAddress) -> Result<Kept> {
        let kept = self.keeper.read(&self.opened, address);
        kept.map_err(|error| failure(self.index.dir(), error))
    }

    /// Its card and its leaves.
    pub(super) fn parts<'k>(&self, kept: &'k Kept) -> Result<(Card, Vec<Leaf<'k>>)> {
        kept.parts().map_err(|error| {
            Error::new(ErrorKind::Index, "the index is damaged")
                .at(self.index.dir())
                .advise("run `casebook rebuild`")
                .because(error)
        })
    }
}
