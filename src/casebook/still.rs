//! One state of store and index for a reader that answers question after question while others
//! write.

use super::{Casebook, INDEX, REBUILD, Step};
use crate::error::{Error, ErrorKind, Result};
use crate::index::Index;

/// What a state that is held looks like beside the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The generation of the store.
    pub store: u64,
    /// The generation that can be searched: an older one while a job is writing, whose index follows
    /// when it is done.
    pub index: u64,
}

impl Casebook {
    /// From now on everything is read from the store and the index as they are now. Nothing is
    /// written to, also where the index is behind: its last commit is then what is searched.
    ///
    /// `opened` is the index as the same casebook gave it before, which saves opening it again.
    ///
    /// # Errors
    ///
    /// Where the store or the index cannot be read, or the index is of another store.
    pub fn hold_still(&mut self, opened: &mut Option<Index>) -> Result<Held> {
        self.let_go()?;
        let index = match opened.take() {
            Some(index) => index,
            None => self.open_index()?,
        };
        let still = index.still()?;
        *opened = Some(index);
        // The store is asked after the index, which therefore is never ahead of it.
        let generation = still.generation()?;
        self.store.hold_still()?;
        if self.step_of(&still)? == Step::Foreign {
            self.let_go()?;
            return Err(Error::new(ErrorKind::Index, "the index is of another casebook")
                .at(self.dir.join(INDEX))
                .advise(REBUILD));
        }
        self.still = Some(still);
        Ok(Held { store: self.store.generation()?, index: generation })
    }

    /// Sees again what is written.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn let_go(&mut self) -> Result<()> {
        self.still = None;
        self.store.let_go()
    }
}
