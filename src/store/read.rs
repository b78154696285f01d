//! Reading the store: one record, the records of a case, all of them in a stream.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension as _, Params, Row};

use super::Store;
use super::packed::{COLUMNS, TABLES, record_of};
use super::reviews::settled;
use crate::error::{Error, ErrorKind, Result};
use crate::model::record::PARSER_VERSION;
use crate::model::words::Kind;
use crate::model::{CaseRef, Record};
use crate::review::settle;
use crate::text::Origin;
use crate::text::page::SIZE_LIMIT;

/// What happened to a key since a generation.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// It holds this record now.
    Put {
        /// The key.
        key: String,
        /// What it holds.
        record: Box<Record>,
    },
    /// It holds nothing any more: the document is now read under another key.
    Removed {
        /// The key.
        key: String,
    },
}

/// What a key held before, or another form of what it holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Its number; 0 for a form that was never the current one.
    pub version: u64,
    /// `changed`, `other_form` or `renamed`.
    pub reason: String,
    /// When it was retired, in UTC.
    pub retired_at: String,
    /// The record as it was.
    pub record: Box<Record>,
}

/// A file that could not be taken as a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Its absolute path.
    pub path: String,
    /// What is wrong with it.
    pub what: String,
    /// What to do about it.
    pub advice: String,
    /// Since when, in UTC.
    pub since: String,
}

/// A document whose record does not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// Its key.
    pub key: String,
    /// The digest of its original.
    pub sha256: String,
    /// Where it came from, as it was named.
    pub origin: Origin,
}

/// A document that other rules read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// Its key.
    pub key: String,
    /// The digest of its original.
    pub sha256: String,
    /// The size of its original.
    pub bytes: u64,
    /// Where it came from, as it was named.
    pub origin: Origin,
}

impl Store {
    /// The number of commits that changed documents.
    ///
    /// # Errors
    ///
    /// Here and below: where the store cannot be read, or a record in it is damaged.
    pub fn generation(&self) -> Result<u64> {
        let generation: i64 = self
            .connection
            .prepare_cached("SELECT value FROM meta WHERE name = 'generation'")?
            .query_row([], |row| row.get(0))?;
        Ok(u64::try_from(generation).unwrap_or_default())
    }

    /// The name of this store among all stores, which its index carries too; empty in a store that
    /// was made before there were names.
    pub fn id(&self) -> Result<String> {
        let id: Option<String> = self
            .connection
            .query_row("SELECT value FROM meta WHERE name = 'id'", [], |row| row.get(0))
            .optional()?;
        Ok(id.unwrap_or_default())
    }

    /// The keys whose record does not read, with the digest of the original they were read from.
    /// Every record is looked at.
    pub fn damaged(&self) -> Result<Vec<Damaged>> {
        let mut select = self.connection.prepare(&format!(
            "SELECT key, documents.sha256, {COLUMNS}, path, member, url, retrieved FROM {TABLES}
             ORDER BY id"
        ))?;
        let mut rows = select.query([])?;
        let mut damaged = Vec::new();
        while let Some(row) = rows.next()? {
            let key: String = row.get(0)?;
            if record_of(&key, row, 2).is_err() {
                damaged.push(Damaged { key, sha256: row.get(1)?, origin: origin(row, 6)? });
            }
        }
        Ok(damaged)
    }

    /// The documents that other rules than those of this version read, in the order in which they
    /// first came.
    pub fn stale(&self) -> Result<Vec<Stale>> {
        self.readings("parser <> ?1")
    }

    /// All documents, with what is needed to read them again, in the order in which they first came.
    pub fn everything(&self) -> Result<Vec<Stale>> {
        self.readings("?1 IS NOT NULL")
    }

    fn readings(&self, which: &str) -> Result<Vec<Stale>> {
        let mut select = self.connection.prepare(&format!(
            "SELECT key, sha256, bytes, path, member, url, retrieved FROM documents
             WHERE {which} ORDER BY id"
        ))?;
        let mut rows = select.query([PARSER_VERSION])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Stale {
                key: row.get(0)?,
                sha256: row.get(1)?,
                bytes: row.get::<_, i64>(2)?.unsigned_abs(),
                origin: origin(row, 3)?,
            });
        }
        Ok(found)
    }

    /// How many documents there are.
    pub fn documents(&self) -> Result<u64> {
        let count: i64 =
            self.connection.query_row("SELECT count(*) FROM documents", [], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// How many documents there are of each kind.
    pub fn counts(&self) -> Result<BTreeMap<Kind, u64>> {
        let mut select =
            self.connection.prepare("SELECT kind, count(*) FROM documents GROUP BY kind")?;
        let rows =
            select.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
        let mut counts = BTreeMap::new();
        for row in rows {
            let (kind, count) = row?;
            let kind = Kind::parse(&kind).unwrap_or(Kind::Other);
            *counts.entry(kind).or_default() += u64::try_from(count).unwrap_or_default();
        }
        Ok(counts)
    }

    /// Every key, of a kind or of all kinds, in order.
    pub fn keys(&self, kind: Option<Kind>) -> Result<Vec<String>> {
        let mut select = self.connection.prepare_cached(
            "SELECT key FROM documents WHERE ?1 IS NULL OR kind = ?1 ORDER BY key",
        )?;
        let keys = select.query_map([kind.map(Kind::as_str)], |row| row.get(0))?;
        Ok(keys.collect::<rusqlite::Result<_>>()?)
    }

    /// The record of a key, with what people have decided in it.
    pub fn get(&self, key: &str) -> Result<Option<Record>> {
        Ok(self.kept(key)?.map(|kept| settle(kept.read, &kept.judgements).record))
    }

    /// The records of a case: of one body where the reference has a letter, of all bodies of a
    /// joint case where it has none.
    pub fn by_reference(&self, reference: &CaseRef) -> Result<Vec<Record>> {
        let sql = format!(
            "SELECT key, {COLUMNS} FROM {TABLES}
             WHERE case_number = ?1 AND (?2 OR reference = ?3) ORDER BY reference, key"
        );
        let any = reference.letter().is_none();
        let mut found = Vec::new();
        let of = (reference.base().to_string(), any, reference.to_string());
        self.each_row(&sql, of, &mut |_, record| {
            found.push(record?);
            Ok(())
        })?;
        Ok(found)
    }

    /// Every record of a kind, or of all kinds, in the order in which the documents first came. One
    /// that does not read is left out: [`Store::damaged`] and [`Store::verify`] name it.
    pub fn each(
        &self,
        kind: Option<Kind>,
        with: &mut dyn FnMut(String, Record) -> Result<()>,
    ) -> Result<()> {
        let sql = format!(
            "SELECT key, {COLUMNS} FROM {TABLES} WHERE ?1 IS NULL OR kind = ?1 ORDER BY id"
        );
        self.each_row(&sql, [kind.map(Kind::as_str)], &mut |key, record| match record {
            Ok(record) => with(key, record),
            Err(_) => Ok(()),
        })
    }

    /// What happened after `generation`. A record that does not read is left out, as in
    /// [`Store::each`].
    ///
    /// ```
    /// # use casebook::store::Store;
    /// # let folder = tempfile::tempdir()?;
    /// let store = Store::create_or_open(folder.path())?;
    /// let mut changes = 0;
    /// store.changed_since(0, &mut |_| { changes += 1; Ok(()) })?;
    /// assert_eq!(changes, 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn changed_since(
        &self,
        generation: u64,
        with: &mut dyn FnMut(Change) -> Result<()>,
    ) -> Result<()> {
        let since = i64::try_from(generation).unwrap_or(i64::MAX);
        let mut removed = self.connection.prepare_cached(
            "SELECT DISTINCT key FROM versions WHERE generation > ?1 AND reason = 'renamed'
               AND key NOT IN (SELECT key FROM documents) ORDER BY key",
        )?;
        for key in removed.query_map([since], |row| row.get(0))? {
            with(Change::Removed { key: key? })?;
        }
        let sql = format!("SELECT key, {COLUMNS} FROM {TABLES} WHERE generation > ?1 ORDER BY id");
        self.each_row(&sql, [since], &mut |key, record| match record {
            Ok(record) => with(Change::Put { key, record: Box::new(record) }),
            Err(_) => with(Change::Removed { key }),
        })
    }

    /// The number of the text that a key holds, and when it was last written, in UTC.
    pub fn stamp(&self, key: &str) -> Result<(u64, String)> {
        let row: Option<(i64, String)> = self
            .connection
            .prepare_cached("SELECT version, ingested_at FROM documents WHERE key = ?1")?
            .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(row.map(|(version, at)| (version.unsigned_abs(), at)).unwrap_or_default())
    }

    /// What a key held before, and other forms of it, oldest first.
    pub fn versions(&self, key: &str) -> Result<Vec<Version>> {
        let mut select = self.connection.prepare_cached(
            "SELECT version, reason, retired_at, record FROM versions WHERE key = ?1 ORDER BY id",
        )?;
        let mut rows = select.query([key])?;
        let mut versions = Vec::new();
        while let Some(row) = rows.next()? {
            let version: i64 = row.get(0)?;
            versions.push(Version {
                version: u64::try_from(version).unwrap_or_default(),
                reason: row.get(1)?,
                retired_at: row.get(2)?,
                record: Box::new(read_record(key, &row.get::<_, String>(3)?)?),
            });
        }
        Ok(versions)
    }

    /// The document as it came, byte for byte, by the digest that its record gives.
    pub fn original(&self, sha256: &str) -> Result<Option<Vec<u8>>> {
        let row: Option<(i64, Vec<u8>)> = self
            .connection
            .prepare_cached("SELECT bytes, zstd FROM originals WHERE sha256 = ?1")?
            .query_row([sha256], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        row.map(|(bytes, zstd)| unpack(sha256, bytes, &zstd)).transpose()
    }

    /// The files that could not be taken as documents, by path.
    pub fn asides(&self) -> Result<Vec<Aside>> {
        let mut select = self
            .connection
            .prepare("SELECT path, what, advice, since FROM set_aside ORDER BY path")?;
        let asides = select.query_map([], |row| {
            Ok(Aside {
                path: row.get(0)?,
                what: row.get(1)?,
                advice: row.get(2)?,
                since: row.get(3)?,
            })
        })?;
        Ok(asides.collect::<rusqlite::Result<_>>()?)
    }

    /// Reads rows of a key and [`COLUMNS`].
    pub(super) fn each_row(
        &self,
        sql: &str,
        of: impl Params,
        with: &mut dyn FnMut(String, Result<Record>) -> Result<()>,
    ) -> Result<()> {
        let mut select = self.connection.prepare_cached(sql)?;
        let mut rows = select.query(of)?;
        while let Some(row) = rows.next()? {
            let key: String = row.get(0)?;
            let record =
                record_of(&key, row, 1).and_then(|read| settled(&self.connection, &key, read));
            with(key, record)?;
        }
        Ok(())
    }
}

/// The origin in the columns path, member, url and retrieved. What a file says of itself is in the
/// file; of a member it is known only here.
pub(super) fn origin(row: &Row<'_>, at: usize) -> Result<Origin> {
    let member: Option<String> = row.get(at + 1)?;
    let of_archive = member.is_some();
    Ok(Origin {
        path: row.get::<_, String>(at)?.into(),
        member,
        url: row.get::<_, Option<String>>(at + 2)?.filter(|_| of_archive),
        retrieved: row.get::<_, Option<String>>(at + 3)?.filter(|_| of_archive),
    })
}

/// Decompresses an original. The store may be damaged, so its own word on the size is not trusted.
pub(super) fn unpack(sha256: &str, bytes: i64, zstd: &[u8]) -> Result<Vec<u8>> {
    let limit = usize::try_from(SIZE_LIMIT).unwrap_or(usize::MAX);
    let bytes = usize::try_from(bytes).unwrap_or_default().min(limit);
    zstd::bulk::decompress(zstd, bytes).map_err(|error| {
        Error::new(ErrorKind::Store, format!("the original {sha256} is damaged"))
            .at(super::FILE)
            .advise("put a backup in its place")
            .because(error)
    })
}

/// A stored record, read back.
pub(super) fn read_record(key: &str, json: &str) -> Result<Record> {
    serde_json::from_str(json).map_err(|error| {
        Error::new(ErrorKind::Store, format!("the record of {key} does not read: {error}"))
            .at(super::FILE)
            .advise("`casebook verify` tells what else is damaged")
    })
}
