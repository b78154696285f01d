//! Files of exports, read back: their rows, and how they came to be.

mod csv;
mod ndjson;

use std::borrow::Cow;
use std::path::Path;

use serde_json::Value as Json;

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

/// Opens the table of a sheet in a file.
///
/// # Errors
///
/// Where there is no such file, or it is none of ours.
pub fn open(path: &Path, sheet: &Sheet) -> Result<Box<dyn Reader>> {
    match format_of(path)? {
        Format::Csv => csv::open(path),
        Format::Ndjson => ndjson::open(path),
        Format::Parquet => super::parquet::open(path),
        Format::Xlsx => super::xlsx::open(path, sheet),
        Format::Sql => super::sql::open(path, sheet),
    }
}

/// How a file, or a folder of files, came to be.
///
/// # Errors
///
/// Where it does not say.
pub fn provenance_of(path: &Path) -> Result<Provenance> {
    let beside = if path.is_dir() {
        path.join(DATAPACKAGE)
    } else {
        format_of(path)?;
        std::fs::metadata(path).map_err(|error| Error::io(path, error))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.with_file_name(metadata_name(&name))
    };
    let unsaid = || {
        Error::new(ErrorKind::Usage, "nothing says how this was exported").at(path).advise(format!(
            "{} lies beside every export: bring it back, or export again",
            beside.file_name().unwrap_or_default().to_string_lossy()
        ))
    };
    let text = std::fs::read_to_string(&beside).map_err(|error| unsaid().because(error))?;
    let described: Json = serde_json::from_str(&text).map_err(|error| unsaid().because(error))?;
    provenance_in(&described).ok_or_else(unsaid)
}

/// The form of a file by its ending.
///
/// # Errors
///
/// Where it has the ending of no form.
pub fn format_of(path: &Path) -> Result<Format> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let known = Format::ALL.iter().find(|(name, _)| ending.as_deref() == Some(*name));
    known.map(|(_, format)| *format).ok_or_else(|| {
        let names: Vec<&str> = Format::ALL.iter().map(|(name, _)| *name).collect();
        Error::new(ErrorKind::Usage, "not the name of an export")
            .at(path)
            .advise(format!("exports end in {}", names.join(", ")))
    })
}

/// A file that is not as an export writes it.
pub(super) fn altered(path: &Path, what: &str) -> Error {
    Error::new(ErrorKind::Usage, format!("this is not as it was exported: {what}"))
        .at(path)
        .advise("export again, and keep what was exported apart from what is worked on")
}
