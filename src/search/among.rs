//! What a question finds among documents that are named: what a saved question reports.

use std::collections::BTreeSet;

use tantivy::query::BooleanQuery;

use super::answer::order;
use super::highlight::Marker;
use super::hits::{Hit, Shown};
use super::plan::Planner;
use super::question::Question;
use super::ranking::ranked;
use super::relevance::Weighed;
use super::selected::{Selected, keyed, selected};
use super::synonyms::Synonyms;
use crate::error::Result;
use crate::index::{Index, failure};

/// The hits of a question among the documents of these keys, in the order of the question. As
/// [`search`](super::search) does at first, it asks for all of the words of a few, and of a sentence
/// for what answers best of all documents: what answers worse is not found among few either. Limit and
/// offset do not matter.
///
/// # Errors
///
/// Where the index cannot be read.
pub fn among(index: &Index, question: &Question, keys: &[String]) -> Result<Vec<Hit>> {
    let searcher = index.searcher()?;
    let planner = Planner { searcher: &searcher, synonyms: &Synonyms::of_index(index) };
    let failed = |error| failure(index.dir(), error);
    // Understood as for a search, whatever of it is among the named.
    let Selected { question, plan, weighed, .. } = selected(&planner, index, question, keys)?;
    let shown = |places: &[_], marker: &Marker| {
        Shown { index, searcher: &searcher, question: &question, marker }.hits(places)
    };
    let Some(Weighed { answers, worth, .. }) = weighed else {
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let query = BooleanQuery::intersection(vec![plan.query, keyed(&keys)]);
        let found =
            ranked(index, &searcher, &query, order(&question), keys.len(), 0).map_err(failed)?;
        return shown(&found.0, &Marker::new(&plan.units));
    };
    let named: BTreeSet<&String> = keys.iter().collect();
    let some = answers.into_iter().filter(|answer| named.contains(&answer.key));
    let places: Vec<_> = some.map(|answer| (answer.score, answer.address)).collect();
    shown(&places, &Marker::weighed(&plan.units, &worth))
}
