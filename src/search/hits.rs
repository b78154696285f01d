//! Questions answered.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tantivy::collector::Count;
use tantivy::{DocAddress, Searcher};

use super::facets::Facets;
use super::highlight::{Marker, Passage};
use super::plan::{Plan, Planner, may_show};
use super::question::{Question, Sort};
use super::ranking::{self, Ranked, ranked};
use super::synonyms::Synonyms;
use super::units::units;
use crate::error::{Error, ErrorKind, Result};
use crate::index::{Card, Index, Keeper, failure};
use crate::text::Span;

/// What a question found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// The question as it was understood.
    pub question: Question,
    /// How many documents were found, on all pages.
    pub total: u64,
    /// The documents of this page, in order.
    pub hits: Vec<Hit>,
    /// Exact counts over all that was found.
    pub facets: Facets,
    /// Where nothing was found: what would be found without one of the words or filters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<Hint>,
    /// Where not every word was asked for (the question is a sentence, or nothing has all of its
    /// words): how many of its words each document has at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_words: Option<usize>,
    /// What was not understood as it may have been meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
}

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
}

/// Something whose leaving out finds documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Hint {
    /// The word or filter; null for the standard wording, which is not searched unless asked for
    /// with `section:standing`.
    pub without: Option<String>,
    /// How many documents there then are.
    pub found: u64,
}

/// Answers a question.
///
/// # Errors
///
/// Only where the index cannot be read: every question has an answer.
pub fn search(index: &Index, question: &Question) -> Result<Answer> {
    search_with(index, question, Synonyms::standard())
}

/// Answers a question with a table of synonyms of one's own.
///
/// # Errors
///
/// As [`search`].
pub fn search_with(index: &Index, question: &Question, synonyms: &Synonyms) -> Result<Answer> {
    let searcher = index.searcher()?;
    let planner = Planner { searcher: &searcher, synonyms };
    let found = planned(
        &planner,
        question,
        |plan| list(&searcher, plan, question),
        |(_, counts)| counts.total == 0,
    );
    let (plan, (addresses, counts)) = found.map_err(|error| failure(index.dir(), error))?;
    let shown = Shown { index, searcher: &searcher, question, marker: &Marker::new(&plan.units) };
    let page = shown.hits(addresses)?;
    let hints = if counts.total == 0 { why_nothing(&planner, question, &plan) } else { Ok(vec![]) };
    let hints = hints.map_err(|error| failure(index.dir(), error))?;
    Ok(Answer {
        question: question.clone(),
        total: counts.total,
        hits: page,
        facets: counts.facets(),
        hints,
        least_words: plan.least,
        remarks: question.remarks(),
    })
}

/// The keys of all that a question finds, in their order; its limit and offset do not matter.
///
/// All are of one state of the index, also where an ingest goes on meanwhile.
///
/// # Errors
///
/// As [`search`].
pub fn keys(index: &Index, question: &Question) -> Result<Vec<String>> {
    let searcher = index.searcher()?;
    let planner = Planner { searcher: &searcher, synonyms: Synonyms::standard() };
    let find = |plan: &Plan| ranking::keys(&searcher, plan.query.as_ref());
    let found = planned(&planner, question, find, Vec::is_empty);
    found.map(|(_, keys)| keys).map_err(|error| failure(index.dir(), error))
}

/// What `find` finds by the plan of a question; where that is nothing, by the plan that asks for
/// half of its words.
fn planned<T>(
    planner: &Planner<'_>,
    question: &Question,
    find: impl Fn(&Plan) -> tantivy::Result<T>,
    is_nothing: impl Fn(&T) -> bool,
) -> tantivy::Result<(Plan, T)> {
    let plan = planner.plan(question)?;
    let found = find(&plan)?;
    if !is_nothing(&found) {
        return Ok((plan, found));
    }
    let Some(plan) = planner.relaxed(question, &plan)? else { return Ok((plan, found)) };
    let found = find(&plan)?;
    Ok((plan, found))
}

fn list(searcher: &Searcher, plan: &Plan, question: &Question) -> tantivy::Result<Ranked> {
    let query = plan.query.as_ref();
    ranked(searcher, query, order(question), question.limit, question.offset)
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
    Marker::new(&units(question, Synonyms::standard())).marks(text)
}

/// Without words there is nothing to be relevant to: then the newest come first.
pub(super) fn order(question: &Question) -> Sort {
    match question.sort {
        Sort::Relevance if !question.has_words() => Sort::Newest,
        sort => sort,
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
    pub(super) fn hits(&self, found: Vec<(f32, DocAddress)>) -> Result<Vec<Hit>> {
        let mut keeper = Keeper::new().map_err(|error| Error::io(self.index.dir(), error))?;
        found.into_iter().map(|(score, at)| self.hit(&mut keeper, score, at)).collect()
    }

    fn hit(&self, keeper: &mut Keeper, score: f32, address: DocAddress) -> Result<Hit> {
        let dir = self.index.dir();
        let kept = keeper.read(self.searcher, address).map_err(|error| failure(dir, error))?;
        let (card, leaves) = kept.parts().map_err(|error| {
            Error::new(ErrorKind::Index, "the index is damaged")
                .at(dir)
                .advise("run `casebook rebuild`")
                .because(error)
        })?;
        let paragraph = self.question.filters.paragraph;
        let passage = self.marker.passage(&leaves, |role, number| {
            may_show(self.question, role) && paragraph.is_none_or(|wanted| number == Some(wanted))
        });
        Ok(Hit { key: card.key.clone(), score, card, passage })
    }
}

/// Why nothing was found: each part of the question is left out in turn.
fn why_nothing(
    planner: &Planner<'_>,
    question: &Question,
    plan: &Plan,
) -> tantivy::Result<Vec<Hint>> {
    /// More parts than this are not tried one by one.
    const MOST: usize = 16;
    let parts = Planner::parts(question, &plan.units);
    let mut hints = Vec::new();
    if parts.len() > 1 {
        for part in parts.into_iter().take(MOST) {
            let query = planner.query(question, &plan.units, plan.least, Some(&part))?;
            let found = planner.searcher.search(query.as_ref(), &Count)?;
            hints.push(Hint { without: Some(part.source), found: found as u64 });
        }
    }
    if question.has_words() && question.filters.places.is_empty() {
        let mut standing = question.clone();
        standing.filters.places = vec![super::filters::Place::Standing];
        let query = planner.query(&standing, &plan.units, None, None)?;
        let found = planner.searcher.search(query.as_ref(), &Count)?;
        hints.push(Hint { without: None, found: found as u64 });
    }
    hints.retain(|hint| hint.found > 0);
    hints.sort_by_key(|hint| std::cmp::Reverse(hint.found));
    Ok(hints)
}
