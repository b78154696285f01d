//! Rows as bytes.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::columns::Column;
use super::rows::Row;
use super::{Sheet, value::Value};

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180: a header line, commas, CRLF, UTF-8.
    Csv,
    /// One JSON object a line.
    Ndjson,
}

impl Format {
    /// Every form with its name.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("csv", Self::Csv), ("ndjson", Self::Ndjson)];
}

/// Writes rows one after the other.
pub struct Writer<W: Write> {
    columns: &'static [&'static Column],
    inner: Inner<W>,
}

enum Inner<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Ndjson(W),
}

impl<W: Write> Writer<W> {
    /// Begins a table; in CSV this writes the header.
    ///
    /// # Errors
    ///
    /// Here and below: where the bytes cannot be written.
    pub fn begin(sheet: &Sheet, format: Format, to: W) -> io::Result<Self> {
        let columns = sheet.columns;
        let inner = match format {
            Format::Ndjson => Inner::Ndjson(to),
            Format::Csv => {
                let mut writer =
                    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
                writer.write_record(columns.iter().map(|column| column.header)).map_err(unwrap)?;
                Inner::Csv(Box::new(writer))
            }
        };
        Ok(Self { columns, inner })
    }

    /// Writes a row.
    pub fn write(&mut self, row: &Row<'_>) -> io::Result<()> {
        match &mut self.inner {
            Inner::Csv(writer) => {
                for column in self.columns {
                    let value = (column.value)(row);
                    writer.write_field(value.cell().as_bytes()).map_err(unwrap)?;
                }
                writer.write_record(None::<&[u8]>).map_err(unwrap)
            }
            Inner::Ndjson(to) => {
                serde_json::to_writer(&mut *to, &Object { row, columns: self.columns })?;
                to.write_all(b"\n")
            }
        }
    }

    /// Ends the table.
    pub fn end(self) -> io::Result<()> {
        match self.inner {
            Inner::Csv(mut writer) => writer.flush(),
            Inner::Ndjson(mut to) => to.flush(),
        }
    }
}

/// The I/O error inside a CSV error: fields of any length and number are written here, so there is
/// no other.
fn unwrap(error: csv::Error) -> io::Error {
    error.into()
}

/// A row as a JSON object.
struct Object<'r, 'a> {
    row: &'r Row<'a>,
    columns: &'static [&'static Column],
}

impl Serialize for Object<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for column in self.columns {
            let value: Value<'_> = (column.value)(self.row);
            map.serialize_entry(column.header, &value)?;
        }
        map.end()
    }
}
