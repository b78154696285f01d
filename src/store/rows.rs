//! Rows of the views, in a stream: what exports are made of.

use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension as _, Transaction};

use super::Store;
use super::packed::{COLUMNS, TABLES};
use crate::error::{Error, ErrorKind, Result};
use crate::model::Record;

/// What stands in a cell of a view.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    /// NULL: not said.
    Empty,
    /// A whole number, pence, a yes or no.
    Integer(i64),
    /// A number.
    Real(f64),
    /// Words, a date, a JSON list.
    Text(&'a str),
}

/// Documents out of many. The plus keeps SQLite from beginning with the list: it would then have to
/// sort all rows.
const CHOSEN: &str = "+k.id IN (SELECT value FROM json_each(?1))";

/// In KiB, as SQLite wants it. Rows are looked up all over the index of equal texts, by a digest: of a
/// casebook of a hundred thousand documents that stays in memory.
const CACHE: i64 = -16 * 1024;

/// The documents that are counted under another reference *of those that are asked for*: sums of a text
/// are counted once, also where the first reference is none of them. They are few: looked up once they
/// cost nothing, looked up for each row, as the views do it for the whole store, a third of an export.
fn twins(which: &str) -> String {
    format!(
        "WITH alike (document, key, first, counted_under) AS MATERIALIZED (
            SELECT k.id, s.key, first_value(s.key) OVER same,
                   first_value(coalesce(s.reference, s.key)) OVER same
            FROM same_text s JOIN documents k ON k.key = s.key
            WHERE {which}
            WINDOW same AS (PARTITION BY s.words_sha256 ORDER BY s.key)),
         twins (document, counted_under) AS MATERIALIZED (
            SELECT document, counted_under FROM alike WHERE key <> first)"
    )
}

/// The columns of views that say so, from [`twins`]. Of the whole store a test holds what comes of it to
/// what the views say.
const ONCE: &[(&str, &str)] = &[
    ("counted_under", "t.counted_under"),
    (
        "awarded_amount_pence",
        "CASE WHEN v.awarded AND v.amount_status = 'stated' AND t.document IS NULL
              THEN v.amount_pence END",
    ),
];

/// One state of the store, whatever is written meanwhile.
#[derive(Debug)]
pub struct Snapshot<'a> {
    /// None where the store itself holds one state.
    _own: Option<Transaction<'a>>,
    store: &'a Store,
}

impl Store {
    /// The store as it is now.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub fn snapshot(&self) -> Result<Snapshot<'_>> {
        self.connection.pragma_update(None, "cache_size", CACHE)?;
        let own = self.one_state()?;
        // A transaction begins with its first read.
        self.connection.query_row("SELECT count(*) FROM meta", [], |_| Ok(()))?;
        Ok(Snapshot { _own: own, store: self })
    }
}

impl Snapshot<'_> {
    /// The generation of the store.
    ///
    /// # Errors
    ///
    /// Here and below: where the store cannot be read.
    pub fn generation(&self) -> Result<u64> {
        self.store.generation()
    }

    /// The numbers of all documents, in the order of their keys.
    pub fn documents(&self) -> Result<Vec<i64>> {
        let mut select = self.store.connection.prepare("SELECT id FROM documents ORDER BY key")?;
        let ids = select.query_map([], |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// The number of the document of each key, in their order. A key that is no longer there, since
    /// an ingest goes on meanwhile, has none.
    pub fn documents_of<'k>(&self, keys: impl IntoIterator<Item = &'k str>) -> Result<Vec<i64>> {
        let mut select =
            self.store.connection.prepare("SELECT id FROM documents WHERE key = ?1")?;
        let mut ids = Vec::new();
        for key in keys {
            ids.extend(select.query_row([key], |row| row.get::<_, i64>(0)).optional()?);
        }
        Ok(ids)
    }

    /// The rows of a view of these documents, in the order of the documents' keys and then of their
    /// text, each row with the number of its document: those that count, or all.
    ///
    /// One statement gives all rows, and SQLite keeps none of them: it goes through the index of keys,
    /// which is in order, and looks each document's rows up.
    ///
    /// ```
    /// # use casebook::store::Store;
    /// # let folder = tempfile::tempdir()?;
    /// let store = Store::create_or_open(folder.path())?;
    /// let snapshot = store.snapshot()?;
    /// let mut rows = 0;
    /// snapshot.rows("v_payments", &["id", "amount_pence"], true, &snapshot.documents()?, &mut |_, cells| {
    ///     assert_eq!(cells.len(), 2);
    ///     rows += 1;
    ///     Ok(())
    /// })?;
    /// assert_eq!(rows, 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rows<C: AsRef<str>>(
        &self,
        view: &str,
        columns: &[C],
        all: bool,
        documents: &[i64],
        with: &mut dyn FnMut(i64, &[Cell<'_>]) -> Result<()>,
    ) -> Result<()> {
        let once = |name: &str| ONCE.iter().find(|(column, _)| *column == name);
        let expression = |name: &str| match once(name) {
            Some((_, expression)) => format!(", {expression}"),
            None => format!(", v.\"{name}\""),
        };
        let columns_sql: String = columns.iter().map(|name| expression(name.as_ref())).collect();
        let many = self.many()?;
        let everything = i64::try_from(documents.len()).is_ok_and(|some| some == many);
        let which = if everything { "?1 IS NULL" } else { CHOSEN };
        let twins = twins(which);
        let which_rows = if all { "" } else { " AND v.counts" };
        let sql = format!(
            "{twins} SELECT v.document{columns_sql}
             FROM documents k CROSS JOIN {view} v ON v.document = k.id
                  LEFT JOIN twins t ON t.document = k.id
             WHERE {which}{which_rows} ORDER BY k.key, v.position"
        );
        let chosen = (!everything).then(|| serde_json::Value::from(documents).to_string());
        let mut select = self.store.connection.prepare(&sql)?;
        let mut rows = select.query([chosen])?;
        while let Some(row) = rows.next()? {
            let mut cells = Vec::with_capacity(columns.len());
            for at in 1..=columns.len() {
                cells.push(cell(row.get_ref(at)?)?);
            }
            with(row.get(0)?, &cells)?;
        }
        Ok(())
    }

    /// How many documents there are.
    fn many(&self) -> rusqlite::Result<i64> {
        self.store.connection.query_row("SELECT count(*) FROM documents", [], |row| row.get(0))
    }
}

impl Snapshot<'_> {
    /// The key and the record of a document, with what people have decided in it.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read, or the record is damaged.
    pub fn record(&self, document: i64) -> Result<Option<(String, Record)>> {
        let sql = format!("SELECT key, {COLUMNS} FROM {TABLES} WHERE id = ?1");
        let mut found = None;
        self.store.each_row(&sql, [document], &mut |key, record| {
            found = Some((key, record?));
            Ok(())
        })?;
        Ok(found)
    }
}

fn cell(value: ValueRef<'_>) -> Result<Cell<'_>> {
    Ok(match value {
        ValueRef::Null => Cell::Empty,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => Cell::Real(number),
        ValueRef::Text(bytes) => Cell::Text(std::str::from_utf8(bytes).map_err(damaged)?),
        ValueRef::Blob(_) => return Err(damaged("bytes stand where words should")),
    })
}

fn damaged(because: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::new(ErrorKind::Store, "a row does not read")
        .at(super::FILE)
        .advise("`casebook verify` tells what is damaged")
        .because(because)
}
