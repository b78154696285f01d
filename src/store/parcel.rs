//! A record made ready to be stored: the part of the work that needs no database.

use std::path::Path;

use super::packed::{Packed, compressed};
use crate::error::{Error, ErrorKind, Result};
use crate::model::Record;

/// How hard is compressed: on pages of this kind level 3 is twice as fast as 6 and a
/// twentieth larger.
pub(super) const LEVEL: i32 = 3;

/// A record as it is stored, with its compressed original. Making one is pure work, so many can be made
/// at once while only one thread writes.
#[derive(Debug, Clone)]
pub struct Parcel {
    pub(super) record: Record,
    pub(super) key: String,
    pub(super) packed: Packed,
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
        let json = json(&record)?;
        let failed = |error| Error::io(&record.source.path, error);
        let packed = Packed::new(record.kind(), json, original).map_err(failed)?;
        let zstd = compressed(original, &[]).map_err(failed)?;
        Ok(Self { record, key, packed, zstd })
    }

    /// The record as JSON.
    pub(super) fn json(&self) -> Result<String> {
        json(&self.record)
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

fn json(record: &Record) -> Result<String> {
    serde_json::to_string(record).map_err(|error| {
        let what = format!("the record of {} cannot be written: {error}", record.key());
        Error::new(ErrorKind::Store, what).at(&record.source.path)
    })
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
