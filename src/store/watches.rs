//! Saved questions, their marks, and what came since.

use super::Store;
use super::batch::now;
use crate::error::Result;

/// A saved question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// What people call it.
    pub name: String,
    /// The question in its written form.
    pub question: String,
    /// The generation up to which its finds have been reported.
    pub mark: u64,
    /// When it was saved, in UTC.
    pub added_at: String,
    /// When the mark was last moved, in UTC; `None` where it never was.
    pub ran_at: Option<String>,
}

/// A document that came, or whose text did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Its key.
    pub key: String,
    /// Whether the document itself is new, and not only its text.
    pub is_new: bool,
    /// When it came, in UTC.
    pub at: String,
}

impl Store {
    /// Every saved question, by name.
    ///
    /// # Errors
    ///
    /// Here and below: where the store cannot be read, or cannot be written.
    pub fn watches(&self) -> Result<Vec<Saved>> {
        let mut select = self.connection.prepare_cached(
            "SELECT name, question, mark, added_at, ran_at FROM watches ORDER BY name",
        )?;
        let rows = select.query_map([], |row| {
            Ok(Saved {
                name: row.get(0)?,
                question: row.get(1)?,
                mark: u64::try_from(row.get::<_, i64>(2)?).unwrap_or_default(),
                added_at: row.get(3)?,
                ran_at: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Saves a question of which everything up to generation `mark` counts as reported; tells
    /// whether the name was free.
    pub fn add_watch(&mut self, name: &str, question: &str, mark: u64) -> Result<bool> {
        self.must_write()?;
        let added = self.connection.execute(
            "INSERT OR IGNORE INTO watches (name, question, mark, added_at) VALUES (?1, ?2, ?3, ?4)",
            (name, question, signed(mark), now()),
        )?;
        Ok(added > 0)
    }

    /// Forgets a saved question; tells whether there was one of this name.
    pub fn remove_watch(&mut self, name: &str) -> Result<bool> {
        self.must_write()?;
        Ok(self.connection.execute("DELETE FROM watches WHERE name = ?1", [name])? > 0)
    }

    /// Moves the marks of saved questions to `generation`: of all of them or, where that cannot be
    /// done, of none.
    pub fn mark_watches(&mut self, names: &[&str], generation: u64) -> Result<()> {
        self.must_write()?;
        let transaction = self.connection.transaction()?;
        for name in names {
            transaction.execute(
                "UPDATE watches SET mark = max(mark, ?1), ran_at = ?2 WHERE name = ?3",
                (signed(generation), now(), name),
            )?;
        }
        Ok(transaction.commit()?)
    }

    /// What came after one generation and no later than another, by key. A document that was only
    /// read again, or decided about, did not come.
    pub fn arrivals(&self, after: u64, until: u64) -> Result<Vec<Arrival>> {
        let mut select = self.connection.prepare_cached(
            "SELECT key, first_generation > ?1, text_at FROM documents
             WHERE text_generation > ?1 AND text_generation <= ?2 ORDER BY key",
        )?;
        let rows = select.query_map([signed(after), signed(until)], |row| {
            Ok(Arrival { key: row.get(0)?, is_new: row.get(1)?, at: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The generation after which everything came on `day` (in UTC) or later: 0 where all did.
    pub fn generation_before(&self, day: jiff::civil::Date) -> Result<u64> {
        let before: Option<i64> = self.connection.query_row(
            "SELECT max(text_generation) FROM documents WHERE text_at < ?1",
            [day.to_string()],
            |row| row.get(0),
        )?;
        Ok(before.and_then(|before| u64::try_from(before).ok()).unwrap_or_default())
    }
}

fn signed(generation: u64) -> i64 {
    i64::try_from(generation).unwrap_or(i64::MAX)
}
