//! Parquet read back, row by row.

use std::fs::File;
use std::path::{Path, PathBuf};

use ::parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Decimal128Type, Float64Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use jiff::civil::date;

use crate::error::{Error, Result};
use crate::export::columns::column;
use crate::export::read::{Reader, altered};
use crate::model::Pence;

struct Rows {
    path: PathBuf,
    header: Vec<String>,
    batches: ParquetRecordBatchReader,
    batch: Option<RecordBatch>,
    at: usize,
}

/// Opens a file from its first row.
pub(in crate::export) fn open(path: &Path) -> Result<Box<dyn Reader>> {
    let file = File::open(path).map_err(|error| Error::io(path, error))?;
    let odd = |error: ::parquet::errors::ParquetError| altered(path, "no Parquet").because(error);
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(odd)?;
    let header = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    let batches = builder.build().map_err(odd)?;
    Ok(Box::new(Rows { path: path.to_owned(), header, batches, batch: None, at: 0 }))
}

impl Reader for Rows {
    fn header(&self) -> &[String] {
        &self.header
    }

    fn next_row(&mut self) -> Result<Option<Vec<String>>> {
        while self.batch.as_ref().is_none_or(|batch| self.at >= batch.num_rows()) {
            let Some(batch) = self.batches.next() else { return Ok(None) };
            let odd = |error| altered(&self.path, "a row does not read").because(error);
            (self.batch, self.at) = (Some(batch.map_err(odd)?), 0);
        }
        let columns = self.batch.iter().flat_map(RecordBatch::columns).zip(&self.header);
        let row = columns.map(|(cells, name)| plain(cells.as_ref(), self.at, name)).collect();
        self.at += 1;
        Ok(Some(row))
    }
}

/// A cell as it stands in CSV.
fn plain(cells: &dyn Array, at: usize, name: &str) -> String {
    if cells.is_null(at) {
        return String::new();
    }
    match cells.data_type() {
        DataType::Utf8 => cells.as_string::<i32>().value(at).to_owned(),
        DataType::Int64 => cells.as_primitive::<Int64Type>().value(at).to_string(),
        DataType::Float64 => cells.as_primitive::<Float64Type>().value(at).to_string(),
        DataType::Boolean => cells.as_boolean().value(at).to_string(),
        DataType::Decimal128(..) => {
            let pence = cells.as_primitive::<Decimal128Type>().value(at);
            i64::try_from(pence).map_or_else(|_| String::new(), |pence| Pence(pence).to_string())
        }
        DataType::Date32 => {
            let days = cells.as_primitive::<Date32Type>().value(at);
            let day = date(1970, 1, 1).checked_add(jiff::Span::new().days(days));
            day.map_or_else(|_| String::new(), |day| day.to_string())
        }
        DataType::List(_) => {
            let members = cells.as_list::<i32>().value(at);
            let separator = column(name).and_then(|it| it.holds.separator()).unwrap_or_default();
            let members = (0..members.len()).map(|at| plain(members.as_ref(), at, name));
            members.collect::<Vec<_>>().join(separator)
        }
        _ => String::new(),
    }
}
