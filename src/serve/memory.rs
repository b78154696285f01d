//! What takes long to find out and stays as it is for as long as the casebook does.

use std::num::NonZeroUsize;
use std::sync::Arc;

use lru::LruCache;

use super::answer::{Answer, Outcome};
use super::content::Content;
use super::visit::Visit;
use crate::casebook::{Case, Similar};
use crate::error::Result;
use crate::model::Record;
use crate::search::Question;
use crate::serve::Reader;

/// How many similar decisions are found of each.
pub const SIMILAR: usize = 5;

/// Of so many decisions it is remembered which are similar.
const SIMILAR_KEPT: NonZeroUsize = NonZeroUsize::new(2_000).unwrap();

/// Answers of so many bytes in all are kept, and none that is larger than a share of them.
const ANSWERS: usize = 16 * 1024 * 1024;
const ANSWER: usize = ANSWERS / 16;

/// What a reader has found out about one state of a casebook. What was not asked for longest is
/// forgotten first; with another state, everything.
#[derive(Debug)]
pub(super) struct Memory {
    answers: LruCache<String, Answer>,
    /// The bytes of those answers.
    bytes: usize,
    similar: LruCache<String, Arc<Similar>>,
}

impl Default for Memory {
    fn default() -> Self {
        let (answers, similar) = (LruCache::unbounded(), LruCache::new(SIMILAR_KEPT));
        Self { answers, bytes: 0, similar }
    }
}

impl Memory {
    /// The answer to an address, where it was given before.
    pub(super) fn answer(&mut self, address: &str) -> Option<Answer> {
        self.answers.get(address).cloned()
    }

    /// Keeps an answer, unless it is one that the next who asks may not get: it says so itself, it
    /// speaks of something gone wrong, or it is large.
    pub(super) fn keep(&mut self, address: &str, answer: &Answer) {
        let lasts = answer.status == 200
            && !answer.headers.iter().any(|(name, value)| (*name, value.as_str()) == FLEETING);
        let Content::Bytes(body) = &answer.body else { return };
        if !lasts || body.len() > ANSWER {
            return;
        }
        self.bytes += address.len() + body.len();
        if let Some(before) = self.answers.put(address.to_owned(), answer.clone()) {
            self.bytes -= address.len() + before.body.bytes().len();
        }
        while self.bytes > ANSWERS
            && let Some((address, answer)) = self.answers.pop_lru()
        {
            self.bytes -= address.len() + answer.body.bytes().len();
        }
    }
}

/// The header of an answer that is of this moment alone.
const FLEETING: (&str, &str) = ("cache-control", "no-store");

impl Reader {
    /// The answer to a visit: that of before, where the casebook has stayed as it was.
    pub(super) fn answer(
        &self,
        visit: &Visit,
        make: impl FnOnce(&Self, &Visit) -> Outcome,
    ) -> Outcome {
        let address = visit.address();
        if let Some(known) = self.memory.borrow_mut().answer(&address) {
            return Ok(known);
        }
        let answer = make(self, visit)?;
        self.memory.borrow_mut().keep(&address, &answer);
        Ok(answer)
    }

    /// Past decisions like this one, found once for each state of the casebook.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read.
    pub fn similar(&self, record: &Record) -> Result<Arc<Similar>> {
        let key = record.key();
        if let Some(known) = self.memory.borrow_mut().similar.get(&key) {
            return Ok(Arc::clone(known));
        }
        let case = Case::Decision(Box::new(record.clone()));
        let found = Arc::new(self.casebook.similar(&case, &Question::default(), SIMILAR)?);
        self.memory.borrow_mut().similar.put(key, Arc::clone(&found));
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: usize) -> Answer {
        Answer::of("text/plain", vec![b'.'; bytes])
    }

    #[test]
    fn what_was_not_asked_for_longest_is_forgotten_first() {
        let mut memory = Memory::default();
        for number in 0..16 {
            memory.keep(&number.to_string(), &of(ANSWER - 2));
        }
        assert!(memory.answer("0").is_some() && memory.bytes <= ANSWERS);
        memory.keep("next", &of(ANSWER - 2));
        assert!(memory.answer("0").is_some() && memory.answer("next").is_some());
        assert!(memory.answer("1").is_none() && memory.bytes <= ANSWERS);
    }

    #[test]
    fn an_answer_that_takes_the_place_of_another_counts_once() {
        let mut memory = Memory::default();
        for _ in 0..3 {
            memory.keep("/search", &of(100));
        }
        assert_eq!((memory.bytes, memory.answers.len()), (107, 1));
    }

    #[test]
    fn what_is_of_this_moment_or_large_or_a_problem_is_not_kept() {
        let mut memory = Memory::default();
        memory.keep("/readyz", &of(2).with(FLEETING.0, FLEETING.1));
        memory.keep("/large", &of(ANSWER + 1));
        memory.keep("/missing", &of(2).status(404));
        assert_eq!((memory.bytes, memory.answers.len()), (0, 0));
    }
}
