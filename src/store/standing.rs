//! What is known of a document beside its text: where else the text is published, and whether it
//! still is. Put into every record that leaves the store, and never stored in one.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _};

use super::Store;
use super::batch::Batch;
use crate::error::Result;
use crate::model::record::Standing;
use crate::model::words::Kind;

/// What a complete crawl has shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completed {
    /// Keys of decisions that it no longer has.
    pub gone: Vec<String>,
    /// Keys of decisions that had been gone and are in it.
    pub reappeared: Vec<String>,
}

/// The standing of the document of `key`.
pub(super) fn standing(connection: &Connection, key: &str) -> Result<Standing> {
    let row: Option<(Option<String>, Option<String>)> = connection
        .prepare_cached("SELECT gone_as_of, words_sha256 FROM documents WHERE key = ?1")?
        .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((gone, words)) = row else { return Ok(Standing::default()) };
    let mut standing =
        Standing { gone_as_of: gone.and_then(|day| day.parse().ok()), ..Standing::default() };
    let Some(words) = words else { return Ok(standing) };
    let mut select = connection.prepare_cached(
        "SELECT key, coalesce(reference, key) FROM documents
         WHERE words_sha256 = ?1 AND key <> ?2 ORDER BY key",
    )?;
    let others: Vec<(String, String)> = select
        .query_map((words, key), |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let first = others.first().filter(|(first, _)| first.as_str() < key);
    standing.counted_under = first.map(|(_, name)| name.clone());
    standing.same_text_as = others.into_iter().map(|(_, name)| name).collect();
    Ok(standing)
}

impl Store {
    /// The day of the last complete crawl.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn last_complete_crawl(&self) -> Result<Option<Date>> {
        let day: Option<String> =
            self.connection
                .query_row("SELECT max(as_of) FROM complete_crawls", [], |row| row.get(0))?;
        Ok(day.and_then(|day| day.parse().ok()))
    }

    /// How many decisions are no longer published, and how many are, as far as is known.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn published(&self) -> Result<(u64, u64)> {
        let counts: (i64, i64) = self.connection.query_row(
            "SELECT count(gone_as_of), count(*) - count(gone_as_of) FROM documents WHERE kind = ?1",
            [Kind::Decision.as_str()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok((counts.0.unsigned_abs(), counts.1.unsigned_abs()))
    }
}

impl Batch<'_> {
    /// Decisions that a complete crawl of a day would have had and did not: they are not among `there`,
    /// and neither decided nor fetched after that day. Gives their numbers and keys.
    ///
    /// # Errors
    ///
    /// Here and below: where the store cannot be read or written.
    pub fn missing(&self, as_of: Date, there: &dyn Fn(i64) -> bool) -> Result<Vec<(i64, String)>> {
        let mut select = self.transaction.prepare(
            "SELECT id, key FROM documents d
             WHERE kind = ?1 AND gone_as_of IS NULL AND coalesce(date, '') <= ?2
               AND substr(coalesce(retrieved, ''), 1, 10) <= ?2
               AND NOT EXISTS (SELECT 1 FROM sources s
                               WHERE s.document = d.id AND substr(s.retrieved, 1, 10) > ?2)
             ORDER BY id",
        )?;
        let rows = select.query_map((Kind::Decision.as_str(), as_of.to_string()), |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?;
        let missing = rows.filter(|row| row.as_ref().map_or(true, |(id, _)| !there(*id)));
        Ok(missing.collect::<rusqlite::Result<_>>()?)
    }

    /// Marks what a complete crawl no longer has, and unmarks what it has again. Nothing is deleted.
    pub fn complete(
        &mut self,
        as_of: Date,
        missing: &[(i64, String)],
        seen: &dyn Fn(i64) -> bool,
    ) -> Result<Completed> {
        let back: Vec<(i64, String)> = self
            .transaction
            .prepare("SELECT id, key FROM documents WHERE gone_as_of < ?1 ORDER BY id")?
            .query_map([as_of.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?
            .filter(|row| row.as_ref().map_or(true, |(id, _)| seen(*id)))
            .collect::<rusqlite::Result<_>>()?;
        for (id, _) in missing {
            self.set_gone(*id, Some(as_of))?;
        }
        for (id, _) in &back {
            self.set_gone(*id, None)?;
        }
        let key = |(_, key): &(i64, String)| key.clone();
        Ok(Completed {
            gone: missing.iter().map(key).collect(),
            reappeared: back.iter().map(key).collect(),
        })
    }

    /// Remembers that the whole site had been read on a day. Saying the same again writes nothing.
    pub fn remember_crawl(&mut self, as_of: Date, documents: u64, done: &Completed) -> Result<()> {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        self.transaction.execute(
            "INSERT INTO complete_crawls (as_of, taken_in, documents, gone, reappeared)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (as_of) DO UPDATE SET taken_in = excluded.taken_in,
               documents = excluded.documents, gone = gone + excluded.gone,
               reappeared = reappeared + excluded.reappeared
             WHERE (documents, excluded.gone, excluded.reappeared) IS NOT (excluded.documents, 0, 0)",
            (
                as_of.to_string(),
                &self.now,
                i64::try_from(documents).unwrap_or(i64::MAX),
                count(done.gone.len()),
                count(done.reappeared.len()),
            ),
        )?;
        Ok(())
    }

    /// A document that had gone was met again. Where it was fetched after it had gone, or from a file
    /// that was not known before (`fresh`), it is published again; an old file that is read once more
    /// says nothing. Gives whether it has reappeared.
    pub(super) fn met_again(
        &mut self,
        document: i64,
        retrieved: Option<&str>,
        fresh: bool,
    ) -> Result<bool> {
        let gone: Option<String> = self
            .transaction
            .prepare_cached("SELECT gone_as_of FROM documents WHERE id = ?1")?
            .query_row([document], |row| row.get(0))
            .optional()?
            .flatten();
        let back = gone.is_some_and(|gone| {
            retrieved.map_or(fresh, |at| at.get(..gone.len()).is_some_and(|day| *day > *gone))
        });
        if back {
            self.set_gone(document, None)?;
        }
        Ok(back)
    }

    fn set_gone(&mut self, document: i64, day: Option<Date>) -> Result<()> {
        self.transaction
            .prepare_cached("UPDATE documents SET gone_as_of = ?2 WHERE id = ?1")?
            .execute((document, day.map(|day| day.to_string())))?;
        self.tell_index(document)
    }

    /// Has the index take in the record of a document again: what is beside its text has changed.
    pub(super) fn tell_index(&mut self, document: i64) -> Result<()> {
        let generation = i64::try_from(self.generation).unwrap_or(i64::MAX);
        self.transaction
            .prepare_cached("UPDATE documents SET generation = ?2 WHERE id = ?1")?
            .execute((document, generation))?;
        self.documents_changed = true;
        Ok(())
    }

    /// Other documents with these words, which now stand otherwise to each other; the index is told.
    /// Gives their keys.
    pub(super) fn relink(
        &mut self,
        document: i64,
        words: [Option<&str>; 2],
    ) -> Result<Vec<String>> {
        if words[0] == words[1] {
            return Ok(Vec::new());
        }
        let linked: Vec<(i64, String)> = self
            .transaction
            .prepare_cached(
                "SELECT id, key FROM documents WHERE words_sha256 IN (?1, ?2) AND id <> ?3 ORDER BY key",
            )?
            .query_map((words[0], words[1], document), |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (id, _) in &linked {
            self.tell_index(*id)?;
        }
        Ok(linked.into_iter().map(|(_, key)| key).collect())
    }
}
