//! Decisions for a search engine with the API of Elasticsearch: the stream of `_bulk`, and the
//! definition of the index that it goes into.
//!
//! A decision is one document, and its paragraphs are in it: a person looks for decisions, the words
//! asked for stand in different paragraphs, and the engine replaces decision and paragraphs at once.
//! What a paragraph is asked for by itself, as every fact, is an object of its own in a list
//! (`nested`), so that "£500, for delay" is one payment and not two, and `inner_hits` gives the
//! paragraph that answers.

mod analysis;
mod document;
mod fields;
mod mapping;

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};

use super::file::Target;
use super::job::{Count, Selection};
use super::order::finish_all;
use super::package;
use super::provenance::{Provenance, Table};
use super::write::Format;
use crate::error::{Error, Result};
use crate::store::Snapshot;
pub use analysis::Names;
pub use fields::{Kept, PARTS, Part};
pub use mapping::{Engine, definition};

/// So many decisions are put together at once.
const TOGETHER: usize = 128;

/// What whole decisions are called where a sheet is named.
pub const BULK: &str = "bulk";

/// Writes the decisions among the documents of a selection, each as a line that says what to do and a
/// line that holds it. The digest of what was written is that of its bytes.
///
/// # Errors
///
/// Where the store cannot be read or the lines not be written.
pub fn bulk(
    snapshot: &Snapshot<'_>,
    selection: Selection<'_>,
    to: &mut dyn Write,
    place: &Path,
) -> Result<Table> {
    let mut table = Table { sheet: BULK.to_owned(), ..Table::default() };
    let mut to = Digested { to, digest: Sha256::new() };
    for some in selection.documents.chunks(TOGETHER) {
        let some = Selection { documents: some, ..selection };
        document::each(snapshot, some, &mut |key, document| {
            table.rows += 1;
            table.documents += 1;
            put(key, document, &mut to).map_err(|error| Error::io(place, error))
        })?;
    }
    table.rows_sha256 = Count::hex(to.digest);
    Ok(table)
}

/// Writes the decisions to a file, with its description beside it.
///
/// # Errors
///
/// As [`bulk`]; nothing is then left behind.
pub fn bulk_to_file(
    snapshot: &Snapshot<'_>,
    selection: Selection<'_>,
    provenance: Provenance,
    path: &Path,
) -> Result<Table> {
    let mut target = Target::new(path)?;
    let table = bulk(snapshot, selection, &mut target, path)?;
    let done = Provenance { tables: vec![table.clone()], ..provenance };
    let beside = package::metadata(Format::Ndjson, &done, path).filter(|_| target.is_file());
    let mut files = vec![target];
    if let Some(beside) = beside {
        files.push(beside.begun()?);
    }
    finish_all(files)?;
    Ok(table)
}

/// The digest of a file's bytes, to be held against that of what [`bulk`] writes.
///
/// # Errors
///
/// Where the file cannot be read.
pub fn bulk_digest(path: &Path) -> Result<String> {
    let mut to = Digested { to: &mut io::sink(), digest: Sha256::new() };
    let read = File::open(path).and_then(|mut file| io::copy(&mut file, &mut to));
    read.map_err(|error| Error::io(path, error))?;
    Ok(Count::hex(to.digest))
}

/// Hands bytes on and digests them.
struct Digested<'a> {
    to: &'a mut dyn Write,
    digest: Sha256,
}

impl Write for Digested<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.to.write(bytes)?;
        self.digest.update(bytes.get(..taken).unwrap_or(bytes));
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// The name is the record's key: loading again replaces.
fn put(key: &str, document: &Json, to: &mut dyn Write) -> std::io::Result<()> {
    serde_json::to_writer(&mut *to, &json!({ "index": { "_id": key } }))?;
    to.write_all(b"\n")?;
    serde_json::to_writer(&mut *to, document)?;
    to.write_all(b"\n")
}

#[cfg(test)]
mod tests;
