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

use std::io::Write;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::job::Selection;
use crate::error::{Error, Result};
use crate::store::Snapshot;
pub use analysis::Names;
pub use fields::{Kept, PARTS, Part};
pub use mapping::{Engine, definition};

/// So many decisions are put together at once.
const TOGETHER: usize = 128;

/// Writes the decisions among the documents of a selection, each as a line that says what to do and a
/// line that holds it; gives how many there were.
///
/// # Errors
///
/// Where the store cannot be read or the lines not be written.
pub fn bulk(
    snapshot: &Snapshot<'_>,
    selection: Selection<'_>,
    to: &mut dyn Write,
    place: &Path,
) -> Result<u64> {
    let mut written = 0;
    for some in selection.documents.chunks(TOGETHER) {
        let some = Selection { documents: some, ..selection };
        document::each(snapshot, some, &mut |key, document| {
            written += 1;
            put(key, document, to).map_err(|error| Error::io(place, error))
        })?;
    }
    Ok(written)
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
