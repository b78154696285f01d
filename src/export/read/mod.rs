//! Files of exports, read back: their rows, and how they came to be.

mod csv;
mod ndjson;

use std::borrow::Cow;
use std::path::Path;

use serde_json::Value as Json;

use super::ending::format_of;
use super::package::{DATAPACKAGE, metadata_name, provenance_in};
use super::provenance::Provenance;
use super::sheets::Sheet;
use super::write::Format;
use crate::error::{Error, ErrorKind, Result};

/// The rows of a table in a file, one after the other, each cell as
/// [`Value::plain`](super::Value::plain) spells it.
pub trait Reader {
    /// The headers of the columns.
    fn header(&self) -> &[String];

    /// Every row that has not been read, in order.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read, or is no longer as it was written; and what `with` gives.
    fn each(&mut self, with: &mut dyn FnMut(Vec<String>) -> Result<()>) -> Result<()>;

    /// How a cell of a column stands in a file of this form, which may have no room for all of it.
    fn keeps<'c>(&self, column: &str, cell: &'c str) -> Cow<'c, str> {
        _ = column;
        Cow::Borrowed(cell)
    }

    /// Whether there was no room for a cell of the rows that were read.
    fn lost_some(&self) -> bool {
        false
    }
}

/// Opens the table of a sheet in a file of this form.
///
/// # Errors
///
/// Where there is no such file, or it is none of ours.
pub fn open(path: &Path, format: Format, sheet: &Sheet) -> Result<Box<dyn Reader>> {
    match format {
        Format::Csv => csv::open(path),
        Format::Ndjson => ndjson::open(path),
        Format::Parquet => super::parquet::open(path),
        Format::Xlsx => super::xlsx::open(path, sheet),
        Format::Sql => super::sql::open(path, sheet),
    }
}

/// How a file, or a folder of files, came to be: what is said beside it, else what the file says of
/// itself.
///
/// # Errors
///
/// Where nothing says so.
pub fn provenance_of(path: &Path) -> Result<Provenance> {
    let beside = if path.is_dir() {
        path.join(DATAPACKAGE)
    } else {
        std::fs::metadata(path).map_err(|error| Error::io(path, error))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.with_file_name(metadata_name(&name))
    };
    let said = said_in(&beside);
    if let Ok(Some(made)) = said {
        return Ok(made);
    }
    if let Some(made) = carried(path) {
        return Ok(made);
    }
    let unsaid = Error::new(ErrorKind::Usage, "nothing says how this was exported")
        .at(path)
        .advise(format!(
            "{} lies beside every export: bring it back, or export again",
            beside.file_name().unwrap_or_default().to_string_lossy()
        ));
    Err(match said {
        Err(error) => unsaid.because(error),
        Ok(_) => unsaid,
    })
}

fn said_in(beside: &Path) -> std::io::Result<Option<Provenance>> {
    let described: Json = serde_json::from_str(&std::fs::read_to_string(beside)?)?;
    Ok(provenance_in(&described))
}

/// What a file says of itself, where its form has a place for it.
fn carried(path: &Path) -> Option<Provenance> {
    let words = match format_of(path).ok()? {
        Format::Parquet => super::parquet::carried(path),
        Format::Xlsx => super::xlsx::carried(path),
        Format::Sql => super::sql::carried(path),
        Format::Csv | Format::Ndjson => None,
    }?;
    serde_json::from_str(&words).ok()
}

/// A file that is not as an export writes it.
pub(super) fn altered(path: &Path, what: &str) -> Error {
    Error::new(ErrorKind::Usage, format!("this is not as it was exported: {what}"))
        .at(path)
        .advise("export again, and keep what was exported apart from what is worked on")
}
