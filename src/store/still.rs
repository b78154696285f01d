//! One state of the store for as long as somebody looks at it.

use rusqlite::Transaction;

use super::Store;
use crate::error::Result;

impl Store {
    /// From now on everything is read from the store as it is now, whatever is written meanwhile.
    ///
    /// ```
    /// # use casebook::store::Store;
    /// # let folder = tempfile::tempdir()?;
    /// # Store::create_or_open(folder.path())?;
    /// let store = Store::open(folder.path())?;
    /// store.hold_still()?;
    /// assert_eq!(store.generation()?, 0);
    /// assert!(store.cases(None, true)?.is_empty());
    /// store.let_go()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn hold_still(&self) -> Result<()> {
        self.let_go()?;
        self.connection.execute_batch("BEGIN")?;
        // A transaction begins with its first read.
        self.generation().map(drop)
    }

    /// What is another number, for this reader, once somebody else has written anything at all; what
    /// others see says nothing here.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn written(&self) -> Result<i64> {
        // https://www.sqlite.org/pragma.html#pragma_data_version
        Ok(self
            .connection
            .prepare_cached("PRAGMA data_version")?
            .query_row((), |row| row.get(0))?)
    }

    /// Sees again what is written. Without a state that is held, nothing happens.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn let_go(&self) -> Result<()> {
        if !self.connection.is_autocommit() {
            self.connection.execute_batch("ROLLBACK")?;
        }
        Ok(())
    }

    /// A transaction for several reads of one state; none where one is held anyway.
    pub(super) fn one_state(&self) -> Result<Option<Transaction<'_>>> {
        let held = !self.connection.is_autocommit();
        Ok(if held { None } else { Some(self.connection.unchecked_transaction()?) })
    }
}
