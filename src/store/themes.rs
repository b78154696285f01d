//! The user's own theme file, and the themes of every decision made anew by another file.

use rusqlite::OptionalExtension as _;

use super::Store;
use super::batch::Batch;
use super::packed::{self, COLUMNS, TABLES, record_of};
use super::reviews::settled;
use crate::error::{Error, ErrorKind, Result};
use crate::model::Body;
use crate::model::decision::{Decision, ThemeMark};

/// A theme file of the user's, as it was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnThemes {
    /// The file, as it was named.
    pub path: String,
    /// SHA-256 of its text, in hexadecimal.
    pub sha256: String,
    /// All of it.
    pub text: String,
    /// SHA-256 of the program's own theme file at that time.
    pub program: String,
}

impl Store {
    /// The theme file by which the themes of all records here were assigned; none where that is the
    /// program's.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn own_themes(&self) -> Result<Option<OwnThemes>> {
        let mut select =
            self.connection.prepare("SELECT path, sha256, text, program FROM theme_file")?;
        let own = select.query_row([], |row| {
            let (path, sha256) = (row.get(0)?, row.get(1)?);
            Ok(OwnThemes { path, sha256, text: row.get(2)?, program: row.get(3)? })
        });
        Ok(own.optional()?)
    }
}

impl Batch<'_> {
    /// Assigns the themes of every decision anew, by `marks`, which are those of the theme file
    /// `own` (none: the program's). Gives how many decisions have other themes now.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read or written.
    pub fn assign_themes(
        &mut self,
        own: Option<&OwnThemes>,
        marks: &dyn Fn(&Decision) -> Vec<ThemeMark>,
    ) -> Result<u64> {
        self.transaction.execute("DELETE FROM theme_file", [])?;
        if let Some(own) = own {
            self.transaction.execute(
                "INSERT INTO theme_file (one, path, sha256, text, program, taken_at)
                 VALUES (1, ?1, ?2, ?3, ?4, ?5)",
                (&own.path, &own.sha256, &own.text, &own.program, &self.now),
            )?;
        }
        let decisions: Vec<(i64, String)> = self
            .transaction
            .prepare("SELECT id, key FROM documents WHERE kind = 'decision' ORDER BY id")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let mut changed = 0;
        for (document, key) in decisions {
            changed += u64::from(self.assign(document, &key, marks)?);
        }
        Ok(changed)
    }

    fn assign(
        &mut self,
        document: i64,
        key: &str,
        marks: &dyn Fn(&Decision) -> Vec<ThemeMark>,
    ) -> Result<bool> {
        let read = self
            .transaction
            .prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE id = ?1"))?
            .query_row([document], |row| Ok(record_of(key, row, 0)))?;
        // A record that does not read is for `verify` to name.
        let Ok(mut record) = read else { return Ok(false) };
        let Body::Decision(decision) = &mut record.body else { return Ok(false) };
        let marks = marks(decision);
        if decision.themes == marks {
            return Ok(false);
        }
        decision.themes = marks;
        let json = serde_json::to_string(&record).map_err(|error| {
            Error::new(ErrorKind::Store, format!("the record {key} cannot be written"))
                .because(error)
        })?;
        packed::replace(&self.transaction, document, record.kind(), json)?;
        let record = settled(&self.transaction, key, record)?;
        self.refill(document, &record)?;
        Ok(true)
    }
}
