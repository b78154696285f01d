//! Work that is looked at before it counts: a whole ingest in one transaction, kept or let go.

use super::Store;
use crate::error::{Error, ErrorKind, Result};

/// How many pages gave the facts that a page of a decision has in its header.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Yield {
    /// Pages that were decisions, or could not be told to be anything.
    pub pages: u64,
    /// Of these, with a case reference.
    pub reference: u64,
    /// With the date of the decision.
    pub date: u64,
    /// With an outcome.
    pub outcome: u64,
}

impl Store {
    /// Holds back all that batches commit from now on until [`Store::release`] or
    /// [`Store::abandon`]. The batches see it, nobody else does.
    ///
    /// # Errors
    ///
    /// Where the store was opened to read, or cannot be written.
    pub fn hold(&mut self) -> Result<()> {
        if self.lock.is_none() {
            return Err(Error::new(ErrorKind::Usage, "this casebook was opened to read")
                .at(&self.dir)
                .advise("open it to write"));
        }
        Ok(self.connection.execute_batch("BEGIN IMMEDIATE")?)
    }

    /// Commits what was held back.
    ///
    /// # Errors
    ///
    /// Where the store cannot be written: then nothing of it is kept.
    pub fn release(&mut self) -> Result<()> {
        let committed = self.connection.execute_batch("COMMIT");
        if let Err(error) = committed {
            self.abandon()?;
            return Err(error.into());
        }
        Ok(())
    }

    /// Lets go what was held back, as if it had never been.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn abandon(&mut self) -> Result<()> {
        self.run = None;
        if self.connection.is_autocommit() {
            // A failed commit has undone everything by itself.
            return Ok(());
        }
        Ok(self.connection.execute_batch("ROLLBACK")?)
    }

    /// What the pages that came so far gave: the decisions that are held, and what was set aside.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn yielded(&self) -> Result<Yield> {
        let whole = |number: i64| u64::try_from(number).unwrap_or_default();
        let held = self.connection.query_row(
            "SELECT count(*) + (SELECT count(*) FROM set_aside),
                    count(reference), count(date), count(outcome)
             FROM documents WHERE kind = 'decision'",
            [],
            |row| {
                Ok(Yield {
                    pages: whole(row.get(0)?),
                    reference: whole(row.get(1)?),
                    date: whole(row.get(2)?),
                    outcome: whole(row.get(3)?),
                })
            },
        )?;
        Ok(held)
    }
}
