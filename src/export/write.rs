//! Rows as bytes: the forms of a file, and what each has to do.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::columns::Column;
use super::provenance::Provenance;
use super::sheets::Sheet;
use super::shield::shield;
use super::value::Value;

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180: a header line, commas, CRLF, UTF-8.
    Csv,
    /// A workbook for Excel, LibreOffice and other spreadsheets.
    Xlsx,
    /// Columns for DuckDB, Polars, pandas and R.
    Parquet,
    /// One JSON object a line.
    Ndjson,
    /// A script that PostgreSQL's `psql` loads.
    Sql,
}

impl Format {
    /// Every form with its name.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("csv", Self::Csv),
        ("xlsx", Self::Xlsx),
        ("parquet", Self::Parquet),
        ("ndjson", Self::Ndjson),
        ("sql", Self::Sql),
    ];

    /// The form of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
    }

    /// Its name, which is also the ending of its files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, format)| *format == self).map_or("", |(name, _)| name)
    }

    /// Whether one file holds several sheets.
    #[must_use]
    pub const fn holds_several(self) -> bool {
        matches!(self, Self::Xlsx | Self::Sql)
    }

    /// Whether it can be written to a stream, byte after byte.
    #[must_use]
    pub const fn streams(self) -> bool {
        matches!(self, Self::Csv | Self::Ndjson | Self::Sql)
    }
}

/// What writes one form of file: for each sheet `begin`, its rows, `end`; at last `finish`.
///
/// It writes row by row and keeps none: memory does not grow with their number. Where it is dropped
/// before `finish`, the file is given up. It is [`Send`] since rows are written by a thread of their own.
pub trait Writer: Send {
    /// Begins the table of a sheet.
    ///
    /// # Errors
    ///
    /// Here and below: where the bytes cannot be written.
    fn begin(&mut self, sheet: &'static Sheet) -> io::Result<()>;

    /// Writes a row: a value for each column of the sheet.
    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()>;

    /// Ends the table.
    fn end(&mut self) -> io::Result<()>;

    /// Ends the file. How it came to be, with the tables as they were written, goes into the file
    /// where its form has a place for it.
    fn finish(self: Box<Self>, provenance: &Provenance) -> io::Result<()>;
}

/// CSV after RFC 4180.
pub struct Csv<W: Write> {
    rows: csv::Writer<W>,
    /// The cell that is being written.
    cell: Vec<u8>,
}

impl<W: Write> Csv<W> {
    /// Writes to `to`; for Excel with the mark that tells it that this is UTF-8.
    ///
    /// # Errors
    ///
    /// Where the mark cannot be written.
    pub fn new(mut to: W, excel: bool) -> io::Result<Self> {
        if excel {
            to.write_all("\u{feff}".as_bytes())?;
        }
        let rows = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .buffer_capacity(64 * 1024)
            .from_writer(to);
        Ok(Self { rows, cell: Vec::new() })
    }
}

impl<W: Write + Send> Writer for Csv<W> {
    fn begin(&mut self, sheet: &'static Sheet) -> io::Result<()> {
        self.rows.write_record(sheet.columns.iter().map(|column| column.header)).map_err(lost)
    }

    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        for value in values {
            self.cell.clear();
            match value {
                Value::Text(words) | Value::Link(words) => {
                    self.cell.extend_from_slice(shield(words).as_bytes());
                }
                Value::Texts(_) => self.cell.extend_from_slice(shield(&value.plain()).as_bytes()),
                other => other.spell(&mut self.cell),
            }
            self.rows.write_field(&self.cell).map_err(lost)?;
        }
        self.rows.write_record(None::<&[u8]>).map_err(lost)
    }

    fn end(&mut self) -> io::Result<()> {
        self.rows.flush()
    }

    fn finish(mut self: Box<Self>, _: &Provenance) -> io::Result<()> {
        self.rows.flush()
    }
}

/// The error underneath, as it is: a reader that has gone and a full disk have to be told apart.
fn lost(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// One JSON object a line.
pub struct Ndjson<W: Write> {
    to: W,
    /// The line that is being written: one call for all its values.
    line: Vec<u8>,
    columns: &'static [&'static Column],
}

impl<W: Write> Ndjson<W> {
    /// Writes to `to`.
    pub fn new(to: W) -> Self {
        Self { to, line: Vec::new(), columns: &[] }
    }
}

impl<W: Write + Send> Writer for Ndjson<W> {
    fn begin(&mut self, sheet: &'static Sheet) -> io::Result<()> {
        self.columns = sheet.columns;
        Ok(())
    }

    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, &Object { values, columns: self.columns })?;
        self.line.push(b'\n');
        self.to.write_all(&self.line)
    }

    fn end(&mut self) -> io::Result<()> {
        self.to.flush()
    }

    fn finish(mut self: Box<Self>, _: &Provenance) -> io::Result<()> {
        self.to.flush()
    }
}

/// A row as a JSON object.
struct Object<'r, 'a> {
    values: &'r [Value<'a>],
    columns: &'static [&'static Column],
}

impl Serialize for Object<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for (column, value) in self.columns.iter().zip(self.values) {
            map.serialize_entry(column.header, value)?;
        }
        map.end()
    }
}
