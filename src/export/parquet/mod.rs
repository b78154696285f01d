//! Parquet, for programs that read by column.

mod builder;
mod read;

pub(super) use read::{carried, open};

use std::io::{self, Write};
use std::sync::Arc;

use ::parquet::arrow::ArrowWriter;
use ::parquet::basic::Compression;
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use arrow_array::RecordBatch;
use arrow_schema::{Schema, SchemaRef};

use super::columns::Column;
use super::provenance::Provenance;
use super::sheets::Sheet;
use super::value::Value;
use super::write::Writer;
use builder::{Cells, Put, field};

/// How many rows are gathered before they are encoded.
const GATHERED: usize = 1024;

/// How many bytes of words are, however few their rows.
const GATHERED_BYTES: usize = 4 << 20;

/// Rows of a group: what a reader takes at once, and what is held here until it is written.
const GROUP: usize = 65_536;

/// Bytes of a group.
const GROUP_BYTES: usize = 16 << 20;

/// Under this name a file says how it came to be, as JSON.
const PROVENANCE: &str = "casebook";

/// Under this name it says how many sums have more digits than `DECIMAL(12, 2)`, where some have.
const TOO_LARGE: &str = "casebook.too_large";

/// A file of columns: one table.
///
/// Sums are `DECIMAL(12, 2)`, days are `DATE`, lists are lists. Under `casebook` in its key-value
/// metadata the file says how it came to be.
pub struct Parquet<W: Write + Send> {
    state: State<W>,
}

enum State<W: Write + Send> {
    Waiting(W),
    Table(Box<Table<W>>),
    Given,
}

impl<W: Write + Send> Parquet<W> {
    /// Writes to `to`.
    #[must_use]
    pub fn new(to: W) -> Self {
        Self { state: State::Waiting(to) }
    }
}

impl<W: Write + Send> Writer for Parquet<W> {
    fn begin(&mut self, sheet: &'static Sheet) -> io::Result<()> {
        match std::mem::replace(&mut self.state, State::Given) {
            State::Waiting(to) => {
                self.state = State::Table(Box::new(Table::begin(sheet.columns, to)?));
                Ok(())
            }
            _ => Err(io::Error::other("a Parquet file holds one table")),
        }
    }

    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        match &mut self.state {
            State::Table(table) => table.row(values),
            _ => Err(io::Error::other("a row without its table")),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        match &mut self.state {
            State::Table(table) => table.encode(),
            _ => Ok(()),
        }
    }

    fn finish(self: Box<Self>, provenance: &Provenance) -> io::Result<()> {
        match self.state {
            State::Table(table) => table.end(provenance),
            _ => Ok(()),
        }
    }
}

/// A table under way. Memory holds one group of rows.
struct Table<W: Write + Send> {
    columns: &'static [&'static Column],
    schema: SchemaRef,
    cells: Vec<Cells>,
    rows: usize,
    bytes: usize,
    too_large: usize,
    writer: ArrowWriter<W>,
}

impl<W: Write + Send> Table<W> {
    fn begin(columns: &'static [&'static Column], to: W) -> io::Result<Self> {
        let fields: Vec<_> = columns.iter().map(|column| field(column)).collect();
        let schema = Arc::new(Schema::new(fields));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(GROUP))
            .set_max_row_group_bytes(Some(GROUP_BYTES))
            .set_created_by(concat!("casebook version ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let writer =
            ArrowWriter::try_new(to, Arc::clone(&schema), Some(properties)).map_err(as_io)?;
        let cells = columns.iter().map(|column| Cells::of(column.holds)).collect();
        Ok(Self { columns, schema, cells, rows: 0, bytes: 0, too_large: 0, writer })
    }

    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        for ((cells, column), value) in self.cells.iter_mut().zip(self.columns).zip(values) {
            match cells.put(value) {
                Put::Done => {}
                Put::TooLarge => self.too_large += 1,
                Put::Misfit => return Err(misfit(column)),
            }
            self.bytes += weight(value);
        }
        self.rows += 1;
        if self.rows >= GATHERED || self.bytes >= GATHERED_BYTES {
            self.encode()?;
        }
        Ok(())
    }

    fn encode(&mut self) -> io::Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let arrays = self.cells.iter_mut().map(Cells::take).collect();
        let batch =
            RecordBatch::try_new(Arc::clone(&self.schema), arrays).map_err(io::Error::other)?;
        (self.rows, self.bytes) = (0, 0);
        self.writer.write(&batch).map_err(as_io)
    }

    fn end(mut self, provenance: &Provenance) -> io::Result<()> {
        self.encode()?;
        let mut say = |name: &str, words: String| {
            self.writer.append_key_value_metadata(KeyValue::new(name.to_owned(), words));
        };
        say(PROVENANCE, serde_json::to_string(provenance)?);
        for (name, words) in provenance.statements() {
            say(name, words);
        }
        if self.too_large > 0 {
            say(TOO_LARGE, self.too_large.to_string());
        }
        let mut to = self.writer.into_inner().map_err(as_io)?;
        to.flush()
    }
}

/// About how much memory a cell takes.
fn weight(value: &Value<'_>) -> usize {
    match value {
        Value::Text(words) | Value::Word(words) | Value::Link(words) => words.len(),
        Value::Texts(words) | Value::Words(words) => words.iter().map(|word| word.len()).sum(),
        _ => 8,
    }
}

fn misfit(column: &Column) -> io::Error {
    io::Error::other(format!("a value of another type in the column {} (a bug)", column.header))
}

/// The I/O error inside, where there is one.
fn as_io(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests;
