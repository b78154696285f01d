//! Proof that the store is whole: the file, the originals, the records, and the tables made of them.

use std::fmt;
use std::sync::LazyLock;

use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use sha2::{Digest as _, Sha256};

use super::Store;
use super::facts::FACTS;
use super::packed::{COLUMNS, TABLES, record_of};
use super::read::{read_record, unpack};
use super::reviews::settled;
use super::sheets::SHEETS;
use super::{schema, seals};
use crate::error::Result;
use crate::model::Record;
use crate::text::page::hex;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where: a key, a digest, a table.
    pub place: String,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub advice: &'static str,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.place, self.what, self.advice)
    }
}

/// What was looked at, and what was found wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Documents whose record and tables were compared.
    pub documents: u64,
    /// Originals whose digest was computed again.
    pub originals: u64,
    /// What is wrong; empty where all is well.
    pub problems: Vec<Problem>,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// Adds a problem.
    pub(crate) fn add(
        &mut self,
        place: impl Into<String>,
        what: impl Into<String>,
        advice: &'static str,
    ) {
        self.problems.push(Problem { place: place.into(), what: what.into(), advice });
    }
}

const REBUILD: &str = "`casebook rebuild` makes it anew from the record";
const RESTORE: &str = "put a backup in its place with `casebook restore`, or ingest the documents into another folder";
const REREAD: &str = "`casebook rebuild` reads them again from the originals";

impl Store {
    /// Reads everything and compares it: SQLite's own checks, the digest of every original, every
    /// table made from a record with the record, and the rows of every table with its seal.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read at all. What is damaged in it is no error but in the report.
    pub fn verify(&self) -> Result<Report> {
        // One transaction, so that a writer meanwhile cannot make it look out of step.
        let snapshot = self.connection.unchecked_transaction()?;
        let mut report = Report::default();
        whole_file(&snapshot, &mut report)?;
        originals(&snapshot, &mut report)?;
        documents(&snapshot, &mut report)?;
        versions(&snapshot, &mut report)?;
        reviews(&snapshot, &mut report)?;
        sealed(&snapshot, &mut report)?;
        Ok(report)
    }
}

fn whole_file(connection: &Connection, report: &mut Report) -> Result<()> {
    let mut check = connection.prepare("PRAGMA integrity_check(20)")?;
    let mut rows = check.query([])?;
    while let Some(row) = rows.next()? {
        let found: String = row.get(0)?;
        if found != "ok" {
            report.add(super::FILE, found, RESTORE);
        }
    }
    let mut check = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = check.query([])?;
    while let Some(row) = rows.next()? {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        report.add(table, format!("a row refers to nothing in {parent}"), RESTORE);
    }
    Ok(())
}

fn originals(connection: &Connection, report: &mut Report) -> Result<()> {
    let mut select =
        connection.prepare("SELECT sha256, bytes, zstd FROM originals ORDER BY rowid")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (sha256, bytes): (String, i64) = (row.get(0)?, row.get(1)?);
        let zstd = row.get_ref(2)?.as_blob().unwrap_or_default();
        report.originals += 1;
        let whole = unpack(&sha256, bytes, zstd).is_ok_and(|original| {
            i64::try_from(original.len()) == Ok(bytes) && hex(&Sha256::digest(&original)) == sha256
        });
        if !whole {
            report.add(sha256, "the original is not the bytes that were read", RESTORE);
        }
    }
    Ok(())
}

fn documents(connection: &Connection, report: &mut Report) -> Result<()> {
    let mut select =
        connection.prepare(&format!("SELECT id, key, {COLUMNS} FROM {TABLES} ORDER BY id"))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (id, key): (i64, String) = (row.get(0)?, row.get(1)?);
        report.documents += 1;
        let Ok(record) = record_of(&key, row, 2) else {
            report.add(key, "its record does not read", RESTORE);
            continue;
        };
        let Ok(record) = settled(connection, &key, record) else {
            report.add(key, "a decision about it does not read", RESTORE);
            continue;
        };
        for place in differing(connection, id, &record)? {
            report.add(&key, format!("{place} is not what its record says"), REBUILD);
        }
    }
    Ok(())
}

/// The tables and columns that do not say what the document's record says.
pub(super) fn differing(
    connection: &Connection,
    document: i64,
    record: &Record,
) -> Result<Vec<String>> {
    let mut places = Vec::new();
    let same = |row: &Row<'_>, at: usize, expected: &Value| {
        row.get::<_, Value>(at).is_ok_and(|found| found == *expected)
    };
    connection.prepare_cached(&SELECT_FACTS)?.query_row([document], |row| {
        for (at, (column, fact)) in FACTS.iter().enumerate() {
            if !same(row, at, &fact(record)) {
                places.push(format!("documents.{column}"));
            }
        }
        Ok(())
    })?;
    for sheet in SHEETS {
        let mut select = connection.prepare_cached(&sheet.select())?;
        let mut rows = select.query([document])?;
        let mut expected = (sheet.rows)(record).into_iter();
        let mut agrees = true;
        while let Some(row) = rows.next()? {
            let values = expected.next().unwrap_or_default();
            agrees &= !values.is_empty()
                && values.iter().enumerate().all(|(at, value)| same(row, at, value));
        }
        if !agrees || expected.next().is_some() {
            places.push(sheet.table.to_owned());
        }
    }
    Ok(places)
}

static SELECT_FACTS: LazyLock<String> = LazyLock::new(|| {
    let columns: Vec<&str> = FACTS.iter().map(|(column, _)| *column).collect();
    format!("SELECT {} FROM documents WHERE id = ?", columns.join(", "))
});

fn versions(connection: &Connection, report: &mut Report) -> Result<()> {
    let mut select = connection.prepare("SELECT key, version, record FROM versions ORDER BY id")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (key, version): (String, i64) = (row.get(0)?, row.get(1)?);
        let json = row.get_ref(2)?.as_str().unwrap_or_default();
        if read_record(&key, json).is_err() {
            report.add(key, format!("its version {version} does not read"), RESTORE);
        }
    }
    Ok(())
}

fn reviews(connection: &Connection, report: &mut Report) -> Result<()> {
    let mut select = connection.prepare(
        "SELECT DISTINCT key FROM reviews
         WHERE withdrawn_at IS NULL AND key NOT IN (SELECT key FROM documents) ORDER BY key",
    )?;
    for key in select.query_map([], |row| row.get::<_, String>(0))? {
        report.add(key?, "decisions are kept about a document that is not there", RESTORE);
    }
    Ok(())
}

fn sealed(connection: &Connection, report: &mut Report) -> Result<()> {
    for name in schema::differing(connection)? {
        report.add(name, "it is not defined as this version of casebook defines it", RESTORE);
    }
    for table in seals::broken(connection)? {
        let advice = match table.as_str() {
            "records" => REREAD,
            made if SHEETS.iter().any(|sheet| sheet.table == made) => REBUILD,
            _ => RESTORE,
        };
        report.add(table, "its rows are not those that were written", advice);
    }
    Ok(())
}
