//! What takes long to find out and stays as it is for as long as the casebook does.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::casebook::{Case, Held, Similar};
use crate::error::Result;
use crate::model::Record;
use crate::search::Question;
use crate::serve::Reader;

/// How many similar decisions are found of each.
pub const SIMILAR: usize = 5;

/// Of so many decisions it is remembered which are similar; then everything is forgotten.
const MOST: usize = 2_000;

/// What has been found out about one state of a casebook.
#[derive(Debug, Default)]
pub(super) struct Memory(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    of: Option<Held>,
    similar: BTreeMap<String, Arc<Similar>>,
}

impl Memory {
    fn similar(&self, of: Held, key: &str) -> Option<Arc<Similar>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.similar.get(key).filter(|_| known.of == Some(of)).cloned()
    }

    fn keep(&self, of: Held, key: &str, similar: &Arc<Similar>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.of != Some(of) || known.similar.len() >= MOST {
            *known = Known { of: Some(of), ..Known::default() };
        }
        known.similar.insert(key.to_owned(), Arc::clone(similar));
    }
}

impl Reader {
    /// Past decisions like this one, found once for each state of the casebook.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read.
    pub fn similar(&self, record: &Record) -> Result<Arc<Similar>> {
        let key = record.key();
        if let Some(known) = self.memory.similar(self.held, &key) {
            return Ok(known);
        }
        let case = Case::Decision(Box::new(record.clone()));
        let found = Arc::new(self.casebook.similar(&case, &Question::default(), SIMILAR)?);
        self.memory.keep(self.held, &key, &found);
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_state_of_the_casebook_knows_nothing_of_the_one_before() {
        let memory = Memory::default();
        let (old, new) = (Held { store: 1, index: 1 }, Held { store: 2, index: 1 });
        let similar = Arc::new(Similar {
            like: None,
            words: Vec::new(),
            themes: Vec::new(),
            hits: Vec::new(),
        });
        memory.keep(old, "a", &similar);
        assert!(memory.similar(old, "a").is_some());
        assert!(memory.similar(new, "a").is_none());
        memory.keep(new, "b", &similar);
        assert!(memory.similar(new, "a").is_none() && memory.similar(old, "a").is_none());
        for number in 0..=MOST {
            memory.keep(new, &number.to_string(), &similar);
        }
        assert!(memory.0.lock().unwrap().similar.len() <= MOST);
    }
}
