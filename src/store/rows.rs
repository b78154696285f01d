//! Rows of the views, in a stream: what exports are made of.

use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension as _, Transaction};

use super::Store;
use crate::error::{Error, ErrorKind, Result};

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

    /// The rows of a view, document by document in the given order, each row with the number of its
    /// document: those that count, or all.
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
        let names: Vec<String> =
            columns.iter().map(|column| format!("\"{}\"", column.as_ref())).collect();
        let which = if all { "" } else { " AND counts" };
        let sql = format!(
            "SELECT {} FROM {view} WHERE document = ?1{which} ORDER BY position",
            names.join(", ")
        );
        let mut select = self.store.connection.prepare(&sql)?;
        for document in documents {
            let mut rows = select.query([document])?;
            while let Some(row) = rows.next()? {
                let mut cells = Vec::with_capacity(columns.len());
                for at in 0..columns.len() {
                    cells.push(cell(row.get_ref(at)?)?);
                }
                with(*document, &cells)?;
            }
        }
        Ok(())
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
