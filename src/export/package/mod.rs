//! What goes beside the files of an export: descriptions that programs and people read, all made
//! from the one table of columns.

mod csvw;
mod datapackage;
mod dictionary;

use std::path::Path;

use serde_json::{Value as Json, json};

use super::order::Beside;
use super::provenance::{ACKNOWLEDGEMENT, Provenance, TERMS, Table};
use super::sheets::{Sheet, sheet};
use super::write::Format;

pub use dictionary::dictionary;

/// The field of every description that holds the [`Provenance`] of its files.
pub(super) const PROVENANCE: &str = "casebook";

/// The name of the description that lies beside a file.
#[must_use]
pub(super) fn metadata_name(file: &str) -> String {
    format!("{file}-metadata.json")
}

/// The name of the description of a folder of files.
pub(super) const DATAPACKAGE: &str = "datapackage.json";

/// The description of one file: what its columns mean, and how it came to be.
pub(super) fn metadata(format: Format, done: &Provenance, path: &Path) -> Option<Beside> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let sheets: Vec<&Sheet> = done.tables.iter().filter_map(|it| sheet(&it.sheet)).collect();
    let described = match (format, sheets.as_slice()) {
        (Format::Csv, [only]) => csvw::metadata(only, done, &name),
        _ => json!({
            "url": name,
            "acknowledgement": ACKNOWLEDGEMENT,
            "terms": TERMS,
            "tables": sheets.iter().map(|sheet| table(sheet)).collect::<Vec<_>>(),
            PROVENANCE: done,
        }),
    };
    Some(Beside { path: path.with_file_name(metadata_name(&name)), text: pretty(&described) })
}

/// The descriptions of a folder of files.
pub(super) fn of_folder(format: Format, all: &Provenance, folder: &Path) -> Vec<Beside> {
    let files: Vec<(&Sheet, &Table, String)> = all
        .tables
        .iter()
        .filter_map(|table| {
            let sheet = sheet(&table.sheet)?;
            Some((sheet, table, format!("{}.{}", sheet.name, format.name())))
        })
        .collect();
    let described = datapackage::datapackage(format, all, &files);
    let sheets: Vec<&Sheet> = files.iter().map(|(sheet, _, _)| *sheet).collect();
    vec![
        Beside { path: folder.join(DATAPACKAGE), text: pretty(&described) },
        Beside { path: folder.join("dictionary.md"), text: dictionary(&sheets) },
    ]
}

/// A sheet with name, type and meaning of each column, for forms without a vocabulary of their own.
fn table(sheet: &Sheet) -> Json {
    let column = |column: &&super::columns::Column| {
        json!({
            "name": column.header,
            "type": column.holds.name(),
            "description": column.about,
        })
    };
    json!({
        "name": sheet.name,
        "description": sheet.about,
        "columns": sheet.columns.iter().map(column).collect::<Vec<_>>(),
    })
}

/// How the files came to be that a description is of; `None` where it is none of ours.
#[must_use]
pub(super) fn provenance_in(described: &Json) -> Option<Provenance> {
    let own = described.get(PROVENANCE).cloned();
    own.and_then(|own| serde_json::from_value(own).ok()).or_else(|| csvw::provenance(described))
}

fn pretty(described: &Json) -> String {
    format!("{described:#}\n")
}
