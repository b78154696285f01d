//! All that a question finds: the same documents for whoever shows, counts or takes them away.

use tantivy::Term;
use tantivy::collector::Count;
use tantivy::query::{Query, TermSetQuery};

use super::plan::{Plan, Planner, Wanted};
use super::question::Question;
use super::relevance::{Weighed, weighed};
use super::said::Reading;
use crate::error::Result;
use crate::index::{Column, Index, failure};

/// Tries the ways in which a question may be understood, one after the other, until one finds
/// something: with the years and bodies that its words name as filters, with fewer of its words, and
/// as it was typed. `find` tells how many documents a plan finds.
///
/// A name is a mere word only where a document has all of the words as typed ("moved from Dorset"):
/// what is found with some of them is about other bodies and other years, and nobody who counts it
/// would see that. Gives the question as it was understood, what was read as filters in it, and its
/// plan.
pub(super) fn understood(
    planner: &Planner<'_>,
    index: &Index,
    question: &Question,
    mut find: impl FnMut(&Question, &Plan) -> Result<u64>,
) -> Result<(Question, Vec<Reading>, Plan)> {
    let failed = |error| failure(index.dir(), error);
    let mut tried = |question: &Question| -> Result<(bool, Plan)> {
        let plan = planner.plan(question).map_err(failed)?;
        if find(question, &plan)? > 0 {
            return Ok((true, plan));
        }
        let Some(fewer) = planner.relaxed(question, &plan).map_err(failed)? else {
            return Ok((false, plan));
        };
        Ok((find(question, &fewer)? > 0, fewer))
    };
    let (read, readings) = planner.read(question).map_err(failed)?;
    if readings.is_empty() {
        let (_, plan) = tried(question)?;
        return Ok((question.clone(), readings, plan));
    }
    let (found, plan) = tried(&read)?;
    if !found {
        let typed = planner.all(question).map_err(failed)?;
        if find(question, &typed)? > 0 {
            return Ok((question.clone(), Vec::new(), typed));
        }
        // What was found last is what is told: nothing, with these filters.
        find(&read, &plan)?;
    }
    Ok((read.into_owned(), readings, plan))
}

/// All that a question finds.
pub(super) struct Selected {
    pub(super) query: Box<dyn Query>,
    /// The question as it was understood, and its plan.
    pub(super) question: Question,
    pub(super) plan: Plan,
    /// What was weighed, where not every word was asked for.
    pub(super) weighed: Option<Weighed>,
}

/// All that a question finds; the documents of the keys `named` are weighed however many there are.
pub(super) fn selected(
    planner: &Planner<'_>,
    index: &Index,
    question: &Question,
    named: &[String],
) -> Result<Selected> {
    let mut last: Option<(Box<dyn Query>, Option<Weighed>)> = None;
    let (question, _, plan) = understood(planner, index, question, |question, plan| {
        let (query, weighed) = documents(planner, index, question, plan, named)?;
        let found = planner.searcher.search(query.as_ref(), &Count);
        last = Some((query, weighed));
        Ok(found.map_err(|error| failure(index.dir(), error))? as u64)
    })?;
    let (query, weighed) = last.unwrap_or_else(|| (keyed(&[]), None));
    Ok(Selected { query, question, plan, weighed })
}

/// How many documents a plan finds.
pub(super) fn number(
    planner: &Planner<'_>,
    index: &Index,
    question: &Question,
    plan: &Plan,
) -> Result<u64> {
    let (query, _) = documents(planner, index, question, plan, &[])?;
    let found = planner.searcher.search(query.as_ref(), &Count);
    Ok(found.map_err(|error| failure(index.dir(), error))? as u64)
}

/// A query for the documents that a plan finds, in the end: those that are weighed are named.
fn documents(
    planner: &Planner<'_>,
    index: &Index,
    question: &Question,
    plan: &Plan,
    named: &[String],
) -> Result<(Box<dyn Query>, Option<Weighed>)> {
    if plan.wanted == Wanted::All {
        return Ok((plan.query.box_clone(), None));
    }
    let weighed = weighed(planner, index, question, plan, named)?;
    let keys: Vec<&str> = weighed.answers.iter().map(|answer| answer.key.as_str()).collect();
    Ok((keyed(&keys), Some(weighed)))
}

/// A query for the documents of these keys.
pub(super) fn keyed(keys: &[&str]) -> Box<dyn Query> {
    let terms = keys.iter().map(|key| Term::from_field_text(Column::Key.field(), key));
    Box::new(TermSetQuery::new(terms))
}
