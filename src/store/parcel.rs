//! A record made ready to be stored: the part of the work that needs no database.

use std::path::Path;

use crate::error::{Error, ErrorKind, Result};
use crate::model::Record;

/// How hard originals are compressed: on pages of this kind level 3 is twice as fast as 6 and a
/// twentieth larger.
const LEVEL: i32 = 3;

/// A record with its JSON and its compressed original. Making one is pure work, so many can be made
/// at once while only one thread writes.
#[derive(Debug, Clone)]
pub struct Parcel {
    pub(super) record: Record,
    pub(super) key: String,
    pub(super) json: String,
    pub(super) zstd: Vec<u8>,
}

impl Parcel {
    /// Packs a record with the bytes it was read from.
    ///
    /// # Errors
    ///
    /// Where the record cannot be written as JSON (a number that JSON has no form for).
    pub fn new(record: Record, original: &[u8]) -> Result<Self> {
        let key = record.key();
        let unwritable = |error: serde_json::Error| {
            Error::new(ErrorKind::Store, format!("the record of {key} cannot be written: {error}"))
                .at(&record.source.path)
        };
        let json = serde_json::to_string(&record).map_err(unwritable)?;
        let zstd = zstd::bulk::compress(original, LEVEL)
            .map_err(|error| Error::io(&record.source.path, error))?;
        Ok(Self { record, key, json, zstd })
    }

    /// The record inside.
    #[must_use]
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The key that the record is stored under.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Where the document lies, in the form that `sources` remembers.
    pub(super) fn place(&self) -> String {
        place(Path::new(&self.record.source.path), self.record.source.member.as_deref())
    }
}

/// A file's absolute path, and the member of an archive after it: the same however it was named.
pub(super) fn place(path: &Path, member: Option<&str>) -> String {
    // Standard input has no place; its lines are known by their addresses.
    let stdin = path.as_os_str() == "-";
    let absolute = std::path::absolute(path).ok().filter(|_| !stdin);
    let absolute = absolute.unwrap_or_else(|| path.to_owned());
    let mut place = absolute.to_string_lossy().into_owned();
    if let Some(member) = member {
        place.push('!');
        place.push_str(member);
    }
    place
}
