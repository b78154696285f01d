//! The decisions of people: kept apart from what was read, and put into every record that leaves
//! the store.

use std::borrow::Cow;

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::Store;
use super::batch::Batch;
use super::packed::{COLUMNS as RECORD, TABLES, record_of};
use super::standing::standing;
use crate::error::{Error, ErrorKind, Result};
use crate::model::review::{Decided, FactKind, Values};
use crate::model::{CaseRef, Record};
use crate::review::{FactId, Judgement, Settled, document_name, settle};

/// A record as it was read, and the decisions about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// What the rules read.
    pub read: Record,
    /// What people decided, in the order in which they did.
    pub judgements: Vec<Judgement>,
}

impl Kept {
    /// The record with the decisions in it.
    #[must_use]
    pub fn settled(&self) -> Settled {
        settle(self.read.clone(), &self.judgements)
    }
}

const COLUMNS: &str = "id, key, fact, kind, decision, quote, stake, seen, changes, by, at, note";

impl Store {
    /// What is kept under a key: the record as it was read, and the decisions about it.
    ///
    /// # Errors
    ///
    /// Here and below: where the store cannot be read, or what is in it is damaged.
    pub fn kept(&self, key: &str) -> Result<Option<Kept>> {
        let Some(read) = self.as_read(key)? else { return Ok(None) };
        Ok(Some(Kept { read, judgements: judgements(&self.connection, key)? }))
    }

    /// What is kept of a case: see [`Store::by_reference`].
    pub fn kept_by_reference(&self, reference: &CaseRef) -> Result<Vec<Kept>> {
        let keys = self.by_reference(reference)?.iter().map(Record::key).collect::<Vec<_>>();
        keys.iter().filter_map(|key| self.kept(key).transpose()).collect()
    }

    /// Keys of documents in which something may need a person: a fact less sure than `below`, one
    /// of the remarks `codes`, a total, or a decision.
    pub fn keys_to_review(&self, below: f32, codes: &[&str]) -> Result<Vec<String>> {
        let codes = serde_json::Value::from(codes).to_string();
        let mut select = self.connection.prepare(
            "SELECT DISTINCT key FROM (
               SELECT key FROM documents JOIN payments ON document = id WHERE confidence < ?1
               UNION ALL
               SELECT key FROM documents JOIN improvements ON document = id WHERE confidence < ?1
               UNION ALL
               SELECT key FROM documents JOIN actions ON document = id WHERE confidence < ?1
               UNION ALL
               SELECT key FROM documents JOIN other_amounts ON document = id WHERE confidence < ?1
               UNION ALL
               SELECT key FROM documents WHERE finding_confidence < ?1
               UNION ALL
               SELECT key FROM documents JOIN diagnostics ON document = id
               WHERE code IN (SELECT value FROM json_each(?2))
               UNION ALL
               SELECT key FROM documents JOIN other_amounts ON document = id WHERE role = 'total'
               UNION ALL
               SELECT key FROM reviews WHERE withdrawn_at IS NULL
             ) ORDER BY key",
        )?;
        let keys = select.query_map((f64::from(below), codes), |row| row.get(0))?;
        Ok(keys.collect::<rusqlite::Result<_>>()?)
    }

    /// The decisions that hold, about all documents, in the order in which they were made.
    pub fn all_judgements(&self) -> Result<Vec<Judgement>> {
        let sql = format!("SELECT {COLUMNS} FROM reviews WHERE withdrawn_at IS NULL ORDER BY id");
        read_all(&self.connection, &sql, [])
    }

    fn as_read(&self, key: &str) -> Result<Option<Record>> {
        let read = self
            .connection
            .prepare_cached(&format!("SELECT {RECORD} FROM {TABLES} WHERE key = ?1"))?
            .query_row([key], |row| Ok(record_of(key, row, 0)))
            .optional()?;
        let Some(mut record) = read.transpose()? else { return Ok(None) };
        record.source.standing = standing(&self.connection, key)?;
        Ok(Some(record))
    }
}

impl Batch<'_> {
    /// Keeps a decision, in the place of those that it replaces.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read or written, or holds no such document.
    pub fn judge(&mut self, judgement: &Judgement, replaces: &[i64]) -> Result<()> {
        self.mark_withdrawn(replaces)?;
        let json = |values: &Values| serde_json::json!(values).to_string();
        self.transaction.execute(
            "INSERT INTO reviews (key, fact, kind, decision, quote, stake, seen, changes, by, at, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            (
                &judgement.key,
                &judgement.fact,
                judgement.kind.as_str(),
                judgement.decided.as_str(),
                &judgement.quote,
                &judgement.stake,
                json(&judgement.seen),
                json(&judgement.changes),
                &judgement.by,
                &self.now,
                &judgement.note,
            ),
        )?;
        self.show_judgements(&judgement.key)
    }

    /// Takes decisions about a document back.
    ///
    /// # Errors
    ///
    /// As [`Batch::judge`].
    pub fn withdraw(&mut self, key: &str, judgements: &[i64]) -> Result<()> {
        self.mark_withdrawn(judgements)?;
        self.show_judgements(key)
    }

    fn mark_withdrawn(&self, judgements: &[i64]) -> Result<()> {
        for id in judgements {
            self.transaction.execute(
                "UPDATE reviews SET withdrawn_at = ?1 WHERE id = ?2 AND withdrawn_at IS NULL",
                (&self.now, id),
            )?;
        }
        Ok(())
    }

    /// The record that a key holds, as it counts.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn get(&self, key: &str) -> Result<Option<Record>> {
        let read = self
            .transaction
            .prepare_cached(&format!("SELECT {RECORD} FROM {TABLES} WHERE key = ?1"))?
            .query_row([key], |row| Ok(record_of(key, row, 0)))
            .optional()?;
        let Some(read) = read.transpose()? else { return Ok(None) };
        settled(&self.transaction, key, read).map(Some)
    }

    /// The record as it counts: with the decisions about its key in it.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn settled<'a>(&self, read: &'a Record) -> Result<Cow<'a, Record>> {
        let key = read.key();
        let judgements = judgements(&self.transaction, &key)?;
        let standing = standing(&self.transaction, &key)?;
        if judgements.is_empty() && standing == read.source.standing {
            // Nearly all: no copy is made of them.
            return Ok(Cow::Borrowed(read));
        }
        let mut record = settle(read.clone(), &judgements).record;
        record.source.standing = standing;
        Ok(Cow::Owned(record))
    }

    /// Decisions about a document follow it to its new key, and their names to its new name; tells
    /// whether there are any.
    pub(super) fn move_judgements(&self, from: &str, to: &Record) -> Result<bool> {
        let (key, name) = (to.key(), document_name(to));
        let decided: Vec<(i64, String)> = self
            .transaction
            .prepare_cached("SELECT id, fact FROM reviews WHERE key = ?1")?
            .query_map([from], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (id, fact) in &decided {
            let renamed = FactId::parse(fact).map(|id| FactId { document: name.clone(), ..id });
            let fact = renamed.map_or_else(|| fact.clone(), |id| id.to_string());
            self.transaction
                .prepare_cached("UPDATE reviews SET key = ?1, fact = ?2 WHERE id = ?3")?
                .execute((&key, fact, id))?;
        }
        Ok(!decided.is_empty())
    }

    /// Makes the tables of a document anew with the decisions about it, and tells the index.
    pub(super) fn show_judgements(&mut self, key: &str) -> Result<()> {
        let row: Option<(i64, Result<Record>)> = self
            .transaction
            .prepare_cached(&format!("SELECT id, {RECORD} FROM {TABLES} WHERE key = ?1"))?
            .query_row([key], |row| Ok((row.get(0)?, record_of(key, row, 1))))
            .optional()?;
        let Some((document, read)) = row else {
            return Err(Error::new(ErrorKind::Store, format!("there is no document {key}")));
        };
        let record = settled(&self.transaction, key, read?)?;
        self.refill(document, &record)
    }
}

/// A record of `key` with the decisions about it.
pub(super) fn settled(connection: &Connection, key: &str, read: Record) -> Result<Record> {
    let judgements = judgements(connection, key)?;
    let mut record = settle(read, &judgements).record;
    record.source.standing = standing(connection, key)?;
    Ok(record)
}

/// The decisions about a document that hold.
fn judgements(connection: &Connection, key: &str) -> Result<Vec<Judgement>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM reviews WHERE key = ?1 AND withdrawn_at IS NULL ORDER BY id"
    );
    read_all(connection, &sql, [key])
}

fn read_all(
    connection: &Connection,
    sql: &str,
    of: impl rusqlite::Params,
) -> Result<Vec<Judgement>> {
    let mut select = connection.prepare_cached(sql)?;
    let mut rows = select.query(of)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(judgement(row)?);
    }
    Ok(found)
}

fn judgement(row: &Row<'_>) -> Result<Judgement> {
    let id: i64 = row.get(0)?;
    let damaged = || {
        Error::new(ErrorKind::Store, format!("the review {id} does not read"))
            .at(super::FILE)
            .advise("put a backup in its place")
    };
    let (kind, decided): (String, String) = (row.get(3)?, row.get(4)?);
    let values = |at: usize| -> Result<Values> {
        serde_json::from_str(&row.get::<_, String>(at)?).map_err(|_| damaged())
    };
    Ok(Judgement {
        id,
        key: row.get(1)?,
        fact: row.get(2)?,
        kind: FactKind::parse(&kind).ok_or_else(damaged)?,
        decided: Decided::parse(&decided).ok_or_else(damaged)?,
        quote: row.get(5)?,
        stake: row.get(6)?,
        seen: values(7)?,
        changes: values(8)?,
        by: row.get(9)?,
        at: row.get(10)?,
        note: row.get(11)?,
    })
}
