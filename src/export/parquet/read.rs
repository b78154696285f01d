//! Parquet read back, row by row.

use std::borrow::Cow;
use std::fs::File;
use std::path::{Path, PathBuf};

use ::parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use arrow_array::Array;
use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Decimal128Type, Float64Type, Int64Type};
use arrow_schema::DataType;
use jiff::civil::date;

use super::builder::TOO_LARGE;
use crate::error::{Error, Result};
use crate::export::columns::{ColumnType, column};
use crate::export::read::{Reader, altered};
use crate::model::Pence;

struct Rows {
    path: PathBuf,
    header: Vec<String>,
    batches: ParquetRecordBatchReader,
    /// Whether there were sums that have no place in their column.
    too_large: bool,
}

/// Opens a file from its first row.
pub(in crate::export) fn open(path: &Path) -> Result<Box<dyn Reader>> {
    let file = File::open(path).map_err(|error| Error::io(path, error))?;
    let odd = |error: ::parquet::errors::ParquetError| altered(path, "no Parquet").because(error);
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(odd)?;
    let header = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    let told = builder.metadata().file_metadata().key_value_metadata();
    let too_large = told.is_some_and(|all| all.iter().any(|it| it.key == super::TOO_LARGE));
    let batches = builder.build().map_err(odd)?;
    Ok(Box::new(Rows { path: path.to_owned(), header, batches, too_large }))
}

/// How a file came to be, as it says itself.
pub(in crate::export) fn carried(path: &Path) -> Option<String> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path).ok()?).ok()?;
    let told = builder.metadata().file_metadata().key_value_metadata()?;
    told.iter().find(|it| it.key == super::PROVENANCE)?.value.clone()
}

impl Reader for Rows {
    fn header(&self) -> &[String] {
        &self.header
    }

    fn each(&mut self, with: &mut dyn FnMut(Vec<String>) -> Result<()>) -> Result<()> {
        for batch in &mut self.batches {
            let odd = |error| altered(&self.path, "a row does not read").because(error);
            let batch = batch.map_err(odd)?;
            for at in 0..batch.num_rows() {
                let columns = batch.columns().iter().zip(&self.header);
                with(columns.map(|(cells, name)| plain(cells.as_ref(), at, name)).collect())?;
            }
        }
        Ok(())
    }

    fn keeps<'c>(&self, name: &str, cell: &'c str) -> Cow<'c, str> {
        let money = column(name).is_some_and(|it| it.holds == ColumnType::Money);
        let pence = || Pence::parse_decimal(cell.trim_start_matches('-'));
        let too_large = money && pence().is_none_or(|Pence(pence)| pence >= TOO_LARGE);
        Cow::Borrowed(if too_large { "" } else { cell })
    }

    fn lost_some(&self) -> bool {
        self.too_large
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
