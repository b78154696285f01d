//! Tables as a script that PostgreSQL's `psql` loads: definitions, comments and rows, in one
//! transaction.
//!
//! Loading again takes the place of what was loaded before: readers see the old rows or the new ones,
//! and views, grants and indexes that others have put on the tables stay.

mod cells;
mod definition;
mod read;

use std::io::{self, Write};

use super::provenance::Provenance;
use super::sheets::Sheet;
use super::value::Value;
use super::write::Writer;
pub(super) use read::{carried, open};

/// The schema that the tables are in.
const SCHEMA: &str = "casebook";

/// A script for `psql`.
pub struct Sql<W: Write> {
    to: W,
    /// The table whose rows are being written.
    sheet: Option<&'static Sheet>,
    begun: bool,
    row: Vec<u8>,
}

impl<W: Write> Sql<W> {
    /// Writes to `to`.
    pub fn new(to: W) -> Self {
        Self { to, sheet: None, begun: false, row: Vec::new() }
    }
}

impl<W: Write + Send> Writer for Sql<W> {
    fn begin(&mut self, sheet: &'static Sheet) -> io::Result<()> {
        if !self.begun {
            self.to.write_all(definition::BEGIN.as_bytes())?;
            self.begun = true;
        }
        self.to.write_all(definition::table(sheet).as_bytes())?;
        self.sheet = Some(sheet);
        Ok(())
    }

    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        self.row.clear();
        cells::row(values, &mut self.row);
        self.to.write_all(&self.row)
    }

    fn end(&mut self) -> io::Result<()> {
        self.to.write_all(b"\\.\n")?;
        let after = self.sheet.take().map(definition::index).unwrap_or_default();
        self.to.write_all(after.as_bytes())
    }

    fn finish(mut self: Box<Self>, provenance: &Provenance) -> io::Result<()> {
        self.to.write_all(definition::end(provenance).as_bytes())?;
        self.to.flush()
    }
}

#[cfg(test)]
mod tests;
