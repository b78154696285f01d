//! What a question finds among documents that are named: what a saved question reports.

use tantivy::Term;
use tantivy::query::{BooleanQuery, Occur, Query, TermSetQuery};

use super::answer::order;
use super::highlight::Marker;
use super::hits::{Hit, Shown};
use super::plan::Planner;
use super::question::Question;
use super::ranking::ranked;
use super::synonyms::Synonyms;
use crate::error::Result;
use crate::index::{Column, Index, failure};

/// The hits of a question among the documents of these keys, in the order of the question. All of
/// its words are asked for, as [`search`](super::search) asks for them at first: where nothing has
/// them all, nothing is found. Limit and offset do not matter.
///
/// # Errors
///
/// Where the index cannot be read.
pub fn among(index: &Index, question: &Question, keys: &[String]) -> Result<Vec<Hit>> {
    let searcher = index.searcher()?;
    let planner = Planner { searcher: &searcher, synonyms: &Synonyms::of_index(index) };
    let failed = |error| failure(index.dir(), error);
    let plan = planner.plan(question).map_err(failed)?;
    let terms = keys.iter().map(|key| Term::from_field_text(Column::Key.field(), key));
    let named: Box<dyn Query> = Box::new(TermSetQuery::new(terms));
    let query = BooleanQuery::new(vec![(Occur::Must, plan.query), (Occur::Must, named)]);
    let found = ranked(&searcher, &query, order(question), keys.len(), 0).map_err(failed)?;
    let marker = &Marker::new(&plan.units);
    Shown { index, searcher: &searcher, question, marker }.hits(found.0)
}
