//! Writing rows: a document with its record, its original and the tables made from it.

use std::sync::LazyLock;

use rusqlite::{Connection, OptionalExtension as _, params_from_iter};

use super::Store;
use super::batch::Batch;
use super::columns::count;
use super::facts::FACTS;
use super::packed::{COLUMNS, TABLES, json_of, record_of};
use super::parcel::Parcel;
use super::put::Held;
use super::reviews::settled;
use super::seals;
use super::sheets::SHEETS;
use super::verify::differing;
use crate::error::Result;
use crate::model::Record;

/// The table of the records.
const RECORDS: &str = "records";

impl Batch<'_> {
    pub(super) fn insert(&mut self, parcel: &Parcel) -> Result<i64> {
        self.keep_original(parcel)?;
        let record = self.settled(&parcel.record)?;
        let values = FACTS.iter().map(|(_, fact)| fact(&record));
        self.transaction
            .prepare_cached(&INSERT)?
            .execute(params_from_iter(values.chain(self.stamp()).chain(self.arrival())))?;
        let document = self.transaction.last_insert_rowid();
        self.fill(document, parcel, &record)?;
        self.documents_changed = true;
        Ok(document)
    }

    pub(super) fn replace(&mut self, held: &Held, parcel: &Parcel, versions: i64) -> Result<()> {
        self.keep_original(parcel)?;
        let record = self.settled(&parcel.record)?;
        let values = FACTS.iter().map(|(_, fact)| fact(&record)).chain(self.stamp());
        self.transaction
            .prepare_cached(&UPDATE)?
            .execute(params_from_iter(values.chain([versions.into(), held.id.into()])))?;
        if versions > 0 {
            let [generation, _, now] = self.arrival();
            self.transaction
                .prepare_cached(
                    "UPDATE documents SET text_generation = ?1, text_at = ?2 WHERE id = ?3",
                )?
                .execute((generation, now, held.id))?;
        }
        empty_sheets(&self.transaction, held.id)?;
        self.fill(held.id, parcel, &record)?;
        self.documents_changed = true;
        Ok(())
    }

    /// Puts a record that was read again from its original in the place of a damaged one.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read or written.
    pub fn heal(&mut self, parcel: &Parcel) -> Result<()> {
        let Some(held) = self.held(&parcel.key)? else { return Ok(()) };
        let kept: Option<bool> = self
            .transaction
            .prepare_cached("SELECT record FROM records WHERE document = ?1")?
            .query_row([held.id], |row| Ok(parcel.packed.is(row.get_ref(0)?)))
            .optional()?;
        if kept == Some(true) {
            return Ok(());
        }
        self.replace(&held, parcel, 0)
    }

    /// Makes what is made from a record anew: its facts are now others, its words are not.
    pub(super) fn refill(&mut self, document: i64, record: &Record) -> Result<()> {
        let values = FACTS.iter().map(|(_, fact)| fact(record)).chain(self.stamp());
        self.transaction
            .prepare_cached(&UPDATE)?
            .execute(params_from_iter(values.chain([0.into(), document.into()])))?;
        empty_sheets(&self.transaction, document)?;
        fill_sheets(&self.transaction, document, record)?;
        self.documents_changed = true;
        Ok(())
    }

    /// What every written row of `documents` carries beside its facts.
    fn stamp(&self) -> [rusqlite::types::Value; 2] {
        let generation = i64::try_from(self.generation).unwrap_or(i64::MAX);
        [generation.into(), self.now.clone().into()]
    }

    /// When a document or a new text of it came: `first_generation`, `text_generation`, `text_at`.
    fn arrival(&self) -> [rusqlite::types::Value; 3] {
        let [generation, now] = self.stamp();
        [generation.clone(), generation, now]
    }

    /// A document that is now under another key came when it came under the old one; so did its text,
    /// where it was read from the same bytes.
    pub(super) fn carry_arrival(&self, from: i64, to: i64) -> Result<()> {
        self.transaction
            .prepare_cached(
                "UPDATE documents SET
                   first_generation = min(documents.first_generation, old.first_generation),
                   text_generation = iif(documents.sha256 = old.sha256,
                     min(documents.text_generation, old.text_generation), documents.text_generation),
                   text_at = iif(documents.sha256 = old.sha256,
                     min(documents.text_at, old.text_at), documents.text_at)
                 FROM documents AS old WHERE documents.id = ?1 AND old.id = ?2",
            )?
            .execute((to, from))?;
        Ok(())
    }

    /// Writes the record as it was read, and the tables of the record as it counts.
    fn fill(&self, document: i64, parcel: &Parcel, record: &Record) -> Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO records (document, record) VALUES (?1, ?2)
                 ON CONFLICT DO UPDATE SET record = excluded.record",
            )?
            .execute((document, &parcel.packed))?;
        fill_sheets(&self.transaction, document, record)
    }

    fn keep_original(&self, parcel: &Parcel) -> Result<()> {
        let source = &parcel.record.source;
        let bytes = i64::try_from(source.bytes).unwrap_or(i64::MAX);
        self.transaction
            .prepare_cached(
                "INSERT OR IGNORE INTO originals (sha256, bytes, zstd) VALUES (?1, ?2, ?3)",
            )?
            .execute((&source.sha256, bytes, &parcel.zstd))?;
        Ok(())
    }

    /// Lets an original go that nothing refers to any more, no file either.
    pub(super) fn drop_original(&self, sha256: &str) -> Result<()> {
        self.transaction
            .prepare_cached(
                "DELETE FROM originals WHERE sha256 = ?1
                   AND NOT EXISTS (SELECT 1 FROM documents WHERE sha256 = ?1)
                   AND NOT EXISTS (SELECT 1 FROM versions WHERE sha256 = ?1)
                   AND NOT EXISTS (SELECT 1 FROM sources WHERE sha256 = ?1)",
            )?
            .execute([sha256])?;
        Ok(())
    }

    /// Keeps what a document holds as a version, before something else takes its place.
    pub(super) fn keep_version(&self, document: i64, reason: &str, superseded: &str) -> Result<()> {
        let generation = i64::try_from(self.generation).unwrap_or(i64::MAX);
        let json = self
            .transaction
            .prepare_cached(&format!("SELECT key, {COLUMNS} FROM {TABLES} WHERE id = ?1"))?
            .query_row([document], |row| Ok(json_of(&row.get::<_, String>(0)?, row, 1)))?;
        // A record that does not unpack has nothing to keep but its original.
        let json = json.unwrap_or_default();
        self.transaction
            .prepare_cached(
                "INSERT INTO versions (key, version, reason, superseded, date, path, sha256,
                   text_sha256, parser, generation, retired_at, record)
                 SELECT key, version, ?2, ?3, date, path, sha256, text_sha256, parser, ?4, ?5, ?6
                 FROM documents WHERE id = ?1",
            )?
            .execute((document, reason, superseded, generation, &self.now, json))?;
        Ok(())
    }

    /// Whether the arriving text, or its bytes as other rules read them, is among the versions.
    pub(super) fn is_kept_beside(&self, parcel: &Parcel) -> Result<bool> {
        let source = &parcel.record.source;
        Ok(self
            .transaction
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM versions
                   WHERE key = ?1 AND (text_sha256 = ?2 OR sha256 = ?3))",
            )?
            .query_row((&parcel.key, &source.text_sha256, &source.sha256), |row| row.get(0))?)
    }

    /// Keeps an arriving text beside the one that its key has.
    pub(super) fn keep_other_form(&self, parcel: &Parcel) -> Result<()> {
        if self.is_kept_beside(parcel)? {
            return Ok(());
        }
        let source = &parcel.record.source;
        self.keep_original(parcel)?;
        let generation = i64::try_from(self.generation).unwrap_or(i64::MAX);
        self.transaction
            .prepare_cached(
                "INSERT INTO versions (key, version, reason, superseded, date, path, sha256,
                   text_sha256, parser, generation, retired_at, record)
                 VALUES (?1, 0, 'other_form', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute((
                &parcel.key,
                parcel.record.date().map(|date| date.to_string()),
                &source.path,
                &source.sha256,
                &source.text_sha256,
                &source.parser,
                generation,
                &self.now,
                parcel.json()?,
            ))?;
        Ok(())
    }
}

impl Store {
    /// Makes the tables of facts anew wherever they do not say what their record says, and tells how
    /// many documents that concerned.
    ///
    /// # Errors
    ///
    /// Where the store cannot be written.
    pub fn mend(&mut self) -> Result<u64> {
        let transaction = self.connection.transaction()?;
        let mended = mend(&transaction)?;
        if seals::holds(&transaction, RECORDS)? {
            // These tables say what their records say, and these are as they were written.
            for sheet in SHEETS {
                seals::renew(&transaction, sheet.table)?;
            }
            if mended > 0 {
                seals::renew(&transaction, "documents")?;
            }
        }
        transaction.commit()?;
        Ok(mended)
    }

    /// Whether the records are those that were written.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn records_are_sealed(&self) -> Result<bool> {
        seals::holds(&self.connection, RECORDS)
    }

    /// Seals the records as they are: all of them have just been read from their originals.
    ///
    /// # Errors
    ///
    /// Where the store cannot be written.
    pub fn seal_records(&mut self) -> Result<()> {
        seals::renew(&self.connection, RECORDS)
    }
}

/// [`Store::mend`] within a transaction of the caller's.
pub(super) fn mend(connection: &Connection) -> Result<u64> {
    let ids: Vec<(i64, String)> = connection
        .prepare("SELECT id, key FROM documents ORDER BY id")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut mended = 0;
    for (id, key) in ids {
        let read = connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE id = ?1"))?
            .query_row([id], |row| Ok(record_of(&key, row, 0)))?;
        let Ok(record) = read else { continue };
        let record = settled(connection, &key, record)?;
        if record.key() != key || differing(connection, id, &record)?.is_empty() {
            continue;
        }
        let values = FACTS.iter().map(|(_, fact)| fact(&record));
        connection.prepare_cached(&MEND)?.execute(params_from_iter(values.chain([id.into()])))?;
        empty_sheets(connection, id)?;
        fill_sheets(connection, id, &record)?;
        mended += 1;
    }
    Ok(mended)
}

/// Writes the rows that a record gives.
fn fill_sheets(connection: &Connection, document: i64, record: &Record) -> Result<()> {
    for sheet in SHEETS {
        let rows = (sheet.rows)(record);
        if rows.is_empty() {
            continue;
        }
        let mut insert = connection.prepare_cached(&sheet.insert())?;
        for (position, row) in rows.into_iter().enumerate() {
            let place = [document.into(), count(position)];
            insert.execute(params_from_iter(place.into_iter().chain(row)))?;
        }
    }
    Ok(())
}

/// Removes the rows that a record gave.
fn empty_sheets(connection: &Connection, document: i64) -> Result<()> {
    for sheet in SHEETS {
        connection.prepare_cached(&sheet.delete())?.execute([document])?;
    }
    Ok(())
}

static INSERT: LazyLock<String> = LazyLock::new(|| {
    let columns: Vec<&str> = FACTS.iter().map(|(column, _)| *column).collect();
    let marks = vec!["?"; columns.len() + 5].join(", ");
    let columns = columns.join(", ");
    format!(
        "INSERT INTO documents
           ({columns}, generation, ingested_at, first_generation, text_generation, text_at, version)
         VALUES ({marks}, 1)"
    )
});

static UPDATE: LazyLock<String> = LazyLock::new(|| {
    let columns: Vec<String> = FACTS.iter().map(|(column, _)| format!("{column} = ?")).collect();
    let columns = columns.join(", ");
    format!(
        "UPDATE documents SET {columns}, generation = ?, ingested_at = ?, version = version + ?
         WHERE id = ?"
    )
});

static MEND: LazyLock<String> = LazyLock::new(|| {
    let columns: Vec<String> = FACTS.iter().map(|(column, _)| format!("{column} = ?")).collect();
    format!("UPDATE documents SET {} WHERE id = ?", columns.join(", "))
});
