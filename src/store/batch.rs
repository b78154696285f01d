//! One transaction: what is put in it is seen together or not at all.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, Row, Savepoint};

use super::parcel::place;
use super::put::Put;
use crate::error::Result;
use crate::model::CaseRef;
use crate::model::record::PARSER_VERSION;
use crate::model::words::Kind;
use crate::text::Origin;

/// Writes that are committed together.
#[derive(Debug)]
pub struct Batch<'store> {
    /// A transaction of its own, or a part of the one that [`Store::hold`](super::Store::hold) began.
    pub(super) transaction: Savepoint<'store>,
    run: &'store mut Option<i64>,
    /// The number that this batch gets if it changes documents.
    pub(super) generation: u64,
    /// Whether documents were changed, so that the index has something to learn.
    pub(super) documents_changed: bool,
    /// Rows written by this connection before the batch began.
    before: u64,
    pub(super) now: String,
}

impl<'store> Batch<'store> {
    pub(super) fn begin(
        connection: &'store mut Connection,
        run: &'store mut Option<i64>,
        generation: u64,
    ) -> Result<Self> {
        let before = connection.total_changes();
        let transaction = connection.savepoint()?;
        Ok(Self {
            transaction,
            run,
            generation: generation + 1,
            documents_changed: false,
            before,
            now: now(),
        })
    }

    /// What is known of a file whose bytes were read before, by the same reading rules; `None` where
    /// it has to be read: also where its container gives an address or a day that the document has not.
    /// The file is remembered under this path too.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read or written.
    pub fn known(&mut self, origin: &Origin, sha256: &str) -> Result<Option<Known>> {
        let place = place(&origin.path, origin.member.as_deref());
        let retrieved = origin.retrieved.as_deref();
        let last = self.last_seen(&place)?;
        if let Some(last) = &last {
            if last.sha256 != sha256 {
                // What the file now holds may have to take the place of what it held.
                return Ok(None);
            }
            let again = retrieved.is_none_or(|at| last.retrieved.as_deref() == Some(at));
            if last.parser == PARSER_VERSION && !last.set_aside && again {
                return Ok(Some(last.known));
            }
        }
        let known = self
            .transaction
            .prepare_cached(
                "SELECT s.text_sha256, s.document, d.kind, s.text_sha256 = d.text_sha256,
                   d.sha256 = s.sha256 AND (d.url IS NULL AND ?3 OR d.retrieved IS NULL AND ?4)
                 FROM sources s JOIN documents d ON d.id = s.document
                 WHERE s.sha256 = ?1 AND s.parser = ?2 ORDER BY s.path LIMIT 1",
            )?
            .query_row((sha256, PARSER_VERSION, origin.url.is_some(), retrieved.is_some()), |row| {
                Ok((row.get::<_, String>(0)?, Known::new(row, 1)?, row.get(4)?))
            })
            .optional()?;
        let Some((text_sha256, mut known, false)) = known else { return Ok(None) };
        if known.put == Put::Duplicate && retrieved.is_some() {
            // A text that has given way, fetched on a day of its own: it may be the latest again.
            return Ok(None);
        }
        self.remember(
            &Sighting { place, sha256, text_sha256: &text_sha256, retrieved },
            known.document,
        )?;
        known.reappeared = self.met_again(known.document, retrieved, last.is_none())?;
        Ok(Some(known))
    }

    /// A page that a crawler saw again, unchanged, at the address of a document, or at one that names
    /// the decision `reference`: what was taken in without its address is the same page.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read or written.
    pub fn revisited(
        &mut self,
        origin: &Origin,
        reference: Option<&CaseRef>,
    ) -> Result<Option<Known>> {
        let mut known = self
            .transaction
            .prepare_cached(
                "SELECT id, kind, 1 FROM documents WHERE url = ?1 ORDER BY generation DESC LIMIT 1",
            )?
            .query_row([&origin.url], |row| Known::new(row, 0))
            .optional()?;
        if let (None, Some(reference)) = (known, reference) {
            known = self
                .transaction
                .prepare_cached(
                    "SELECT id, kind, 1 FROM documents
                     WHERE case_number = ?1 AND reference = ?2 AND kind = ?3
                     ORDER BY generation DESC LIMIT 1",
                )?
                .query_row(
                    (reference.base().to_string(), reference.to_string(), Kind::Decision.as_str()),
                    |row| Known::new(row, 0),
                )
                .optional()?;
        }
        let Some(mut known) = known else { return Ok(None) };
        known.reappeared = self.met_again(known.document, origin.retrieved.as_deref(), false)?;
        Ok(Some(known))
    }

    /// The key of a document.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read, or has no such document.
    pub fn key_of(&self, document: i64) -> Result<String> {
        Ok(self
            .transaction
            .prepare_cached("SELECT key FROM documents WHERE id = ?1")?
            .query_row([document], |row| row.get(0))?)
    }

    /// The document that a file, or a member of an archive, held when it was last read.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn document_at(&self, path: &Path, member: Option<&str>) -> Result<Option<i64>> {
        Ok(self
            .transaction
            .prepare_cached("SELECT document FROM sources WHERE path = ?1")?
            .query_row([place(path, member)], |row| row.get(0))
            .optional()?)
    }

    /// The decisions that a reference may name: each body's of a joint case, where it has no letter.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn decisions_named(&self, reference: &CaseRef) -> Result<Vec<i64>> {
        let mut select = self.transaction.prepare_cached(
            "SELECT id, coalesce(reference, '') FROM documents
             WHERE case_number = ?1 AND kind = ?2 ORDER BY id",
        )?;
        let rows = select
            .query_map((reference.base().to_string(), Kind::Decision.as_str()), |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let may_be = |held: &str| CaseRef::parse(held).is_some_and(|it| it.may_be(reference));
        Ok(rows.into_iter().filter(|(_, held)| may_be(held)).map(|(id, _)| id).collect())
    }

    fn last_seen(&self, place: &str) -> Result<Option<Seen>> {
        Ok(self
            .transaction
            .prepare_cached(
                "SELECT s.sha256, s.parser, EXISTS (SELECT 1 FROM set_aside a WHERE a.path = s.path),
                   s.retrieved, s.document, d.kind, s.text_sha256 = d.text_sha256
                 FROM sources s JOIN documents d ON d.id = s.document WHERE s.path = ?1",
            )?
            .query_row([place], |row| {
                Ok(Seen {
                    sha256: row.get(0)?,
                    parser: row.get(1)?,
                    set_aside: row.get(2)?,
                    retrieved: row.get(3)?,
                    known: Known::new(row, 4)?,
                })
            })
            .optional()?)
    }

    /// Remembers which document a file holds, and that it is no longer set aside.
    pub(super) fn remember(&self, seen: &Sighting<'_>, document: i64) -> Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO sources (path, sha256, text_sha256, parser, document, seen_at, retrieved)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256,
                   text_sha256 = excluded.text_sha256, parser = excluded.parser,
                   document = excluded.document, seen_at = excluded.seen_at,
                   retrieved = excluded.retrieved
                 WHERE (sha256, text_sha256, parser, document, retrieved) IS NOT
                   (excluded.sha256, excluded.text_sha256, excluded.parser, excluded.document,
                    excluded.retrieved)",
            )?
            .execute((
                &seen.place,
                seen.sha256,
                seen.text_sha256,
                PARSER_VERSION,
                document,
                &self.now,
                seen.retrieved,
            ))?;
        self.transaction
            .prepare_cached("DELETE FROM set_aside WHERE path = ?1")?
            .execute([&seen.place])?;
        Ok(())
    }

    /// Records that a file could not be taken as a document, and tells whether that is news. Saying
    /// the same again writes nothing.
    ///
    /// # Errors
    ///
    /// Where the store cannot be written.
    pub fn set_aside(
        &mut self,
        path: &Path,
        member: Option<&str>,
        what: &str,
        advice: &str,
    ) -> Result<bool> {
        let written = self
            .transaction
            .prepare_cached(
                "INSERT INTO set_aside (path, what, advice, since) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (path) DO UPDATE SET what = excluded.what, advice = excluded.advice,
                   since = excluded.since
                 WHERE (what, advice) IS NOT (excluded.what, excluded.advice)",
            )?
            .execute((place(path, member), what, advice, &self.now))?;
        Ok(written > 0)
    }

    /// Forgets that a file was set aside.
    ///
    /// # Errors
    ///
    /// Where the store cannot be written.
    pub fn forget_aside(&mut self, place: &str) -> Result<()> {
        self.transaction
            .prepare_cached("DELETE FROM set_aside WHERE path = ?1")?
            .execute([place])?;
        Ok(())
    }

    /// Commits, and gives the generation that the store then has. A batch that changed nothing
    /// writes nothing.
    ///
    /// # Errors
    ///
    /// Where the store cannot be written: then nothing of the batch is in it.
    pub fn commit(self) -> Result<u64> {
        if self.transaction.total_changes() == self.before {
            self.transaction.commit()?;
            return Ok(self.generation - 1);
        }
        let reached = if self.documents_changed { self.generation } else { self.generation - 1 };
        let generation = i64::try_from(reached).unwrap_or(i64::MAX);
        self.transaction
            .execute("UPDATE meta SET value = ?1 WHERE name = 'generation'", [generation])?;
        if !self.documents_changed {
            // Other forms that were kept beside their document: the index has nothing to learn.
            self.transaction.execute(
                "UPDATE versions SET generation = ?1 WHERE generation > ?1",
                [generation],
            )?;
        }
        if let Some(run) = *self.run {
            self.transaction
                .execute("UPDATE runs SET generation = ?1 WHERE id = ?2", (generation, run))?;
            self.transaction.commit()?;
        } else {
            self.transaction.execute(
                "INSERT INTO runs (started_at, parser, generation) VALUES (?1, ?2, ?3)",
                (&self.now, PARSER_VERSION, generation),
            )?;
            let run = self.transaction.last_insert_rowid();
            self.transaction.commit()?;
            *self.run = Some(run);
        }
        Ok(reached)
    }
}

/// A file as it was when it was last read.
struct Seen {
    sha256: String,
    parser: String,
    set_aside: bool,
    retrieved: Option<String>,
    known: Known,
}

/// A file, or a member of an archive, that was read.
pub(super) struct Sighting<'a> {
    /// Where it lies, as [`place`] says it.
    pub(super) place: String,
    pub(super) sha256: &'a str,
    pub(super) text_sha256: &'a str,
    pub(super) retrieved: Option<&'a str>,
}

/// A file that was read before, by the same rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// What kind of document it holds.
    pub kind: Kind,
    /// [`Put::Unchanged`], or [`Put::Duplicate`] where another form of the document is kept.
    pub put: Put,
    /// The document's number.
    pub document: i64,
    /// Whether it had gone from the site and is there again.
    pub reappeared: bool,
}

impl Known {
    /// From a document's number, its kind, and whether it holds the text of the file.
    fn new(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        let kind: String = row.get(at + 1)?;
        Ok(Self {
            kind: Kind::parse(&kind).unwrap_or(Kind::Other),
            put: if row.get(at + 2)? { Put::Unchanged } else { Put::Duplicate },
            document: row.get(at)?,
            reappeared: false,
        })
    }
}

/// The present second, in UTC.
pub(super) fn now() -> String {
    let second = jiff::Timestamp::now().as_second();
    jiff::Timestamp::from_second(second).map_or_else(|_| String::new(), |now| now.to_string())
}
