//! The decisions that a question finds, as statistics count them.

use super::Casebook;
use crate::error::Result;
use crate::model::words::Kind;
use crate::search::{self, Hint, Question};
use crate::stats::Case;

/// The decisions that a question finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Selected {
    /// The question, of decisions only.
    pub question: Question,
    /// All of them, in the order of keys.
    pub cases: Vec<Case>,
    /// Whether not every word was asked for: these are then the decisions with the most telling of them.
    pub relaxed: bool,
    /// What was not understood as it may have been meant.
    pub remarks: Vec<String>,
    /// Where nothing was found: what would be found without one of the words or filters.
    pub hints: Vec<Hint>,
}

impl Casebook {
    /// The decisions that a question finds, as a search finds them, on all its pages; every decision
    /// where it asks for nothing. What they award is read where that is asked for.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read.
    pub fn cases(&self, asked: &Question, awards: bool) -> Result<Selected> {
        let mut question = Question { limit: 0, offset: 0, ..asked.clone() };
        let everything = Question { limit: 0, offset: 0, ..Question::default() } == question;
        if everything && !self.is_behind()? {
            let (cases, question) = (self.store.cases(None, awards)?, Question::default());
            let (remarks, hints) = (Vec::new(), Vec::new());
            return Ok(Selected { question, cases, relaxed: false, remarks, hints });
        }
        if question.filters.kinds.is_empty() {
            question.filters.kinds.push(Kind::Decision);
        }
        let index = self.index()?;
        let answer = search::search(&index, &question)?;
        let keys = search::keys(&index, &question)?;
        let limit = search::question::LIMIT;
        Ok(Selected {
            cases: self.store.cases(Some(&keys), awards)?,
            question: if everything { Question::default() } else { Question { limit, ..question } },
            relaxed: answer.relaxed,
            remarks: answer.remarks,
            hints: answer.hints,
        })
    }

    /// Whether an index is held that does not have all that the store has, since a job is writing: then
    /// it says which decisions there are, for figures as for searches.
    fn is_behind(&self) -> Result<bool> {
        let Some(index) = &self.still else { return Ok(false) };
        Ok(index.generation()? != self.store.generation()?)
    }
}
