//! Records kept small.
//!
//! The record of a decision says again what its page says, word for word. So its JSON is compressed
//! against the bytes of the page, which are kept beside it anyway: what is left is an eighth. Papers
//! are few, and people query them by SQL, so their records stay plain JSON.

use std::cell::RefCell;
use std::io;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension as _, Row, ToSql};
use zstd::bulk::{Compressor, Decompressor};

use super::parcel::LEVEL;
use super::read::{read_record, unpack};
use crate::error::{Error, ErrorKind, Result};
use crate::model::Record;
use crate::model::words::Kind;

/// The columns that a record is read from, wherever [`TABLES`] are selected from.
pub(super) const COLUMNS: &str =
    "records.record, originals.sha256, originals.bytes, originals.zstd";

/// The tables that those stand in; a document without its record has a row all the same.
pub(super) const TABLES: &str = "documents LEFT JOIN records ON records.document = documents.id
     LEFT JOIN originals ON originals.sha256 = documents.sha256
       AND typeof(records.record) = 'blob'";

/// More than the JSON of the largest page: what claims to be larger is damaged.
const LARGEST: usize = 1 << 30;

/// What a compressed dictionary begins with: a page that begins so is not taken for one.
const DICTIONARY_MAGIC: &[u8] = &[0x37, 0xa4, 0x30, 0xec];

/// A record as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Packed {
    /// As JSON, which SQL can look into.
    Plain(String),
    /// As JSON compressed against the original.
    Small(Vec<u8>),
}

impl Packed {
    /// Packs the JSON of a record with the bytes of the page that it was read from.
    pub(super) fn new(kind: Kind, json: String, original: &[u8]) -> io::Result<Self> {
        if kind != Kind::Decision {
            return Ok(Self::Plain(json));
        }
        compressed(json.as_bytes(), dictionary(original)).map(Self::Small)
    }
}

impl Packed {
    /// Whether this is what is stored.
    pub(super) fn is(&self, stored: ValueRef<'_>) -> bool {
        match self {
            Self::Plain(json) => stored == ValueRef::Text(json.as_bytes()),
            Self::Small(bytes) => stored == ValueRef::Blob(bytes),
        }
    }
}

impl ToSql for Packed {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Plain(json) => ValueRef::Text(json.as_bytes()),
            Self::Small(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// The record in a row whose columns from `at` on are [`COLUMNS`].
pub(super) fn record_of(key: &str, row: &Row<'_>, at: usize) -> Result<Record> {
    read_record(key, &json_of(key, row, at)?)
}

/// Its JSON.
pub(super) fn json_of(key: &str, row: &Row<'_>, at: usize) -> Result<String> {
    let blob = match row.get_ref(at)? {
        ValueRef::Blob(blob) => blob,
        other => return Ok(other.as_str().unwrap_or_default().to_owned()),
    };
    let sha256: Option<String> = row.get(at + 1)?;
    let damaged = |why: &str| {
        let what = format!("the record of {key} does not read: {why}");
        Error::new(ErrorKind::Store, what)
            .at(super::FILE)
            .advise("`casebook verify` tells what else is damaged")
    };
    let Some(sha256) = sha256 else { return Err(damaged("its original is not there")) };
    let zstd = row.get_ref(at + 3)?.as_blob().unwrap_or_default();
    let original = unpack(&sha256, row.get(at + 2)?, zstd)?;
    let json = decompressed(blob, dictionary(&original));
    json.and_then(|json| String::from_utf8(json).map_err(io::Error::other))
        .map_err(|error| damaged("it does not unpack").because(error))
}

/// Packs the records that an earlier version kept as JSON.
pub(super) fn pack_all(connection: &Connection) -> Result<()> {
    let mut select = connection
        .prepare("SELECT document FROM records WHERE typeof(record) = 'text' ORDER BY 1")?;
    let plain: Vec<i64> =
        select.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for document in plain {
        let (kind, json): (String, String) = connection
            .prepare_cached(
                "SELECT kind, record FROM records JOIN documents ON id = document WHERE id = ?1",
            )?
            .query_row([document], |row| row.try_into())?;
        replace(connection, document, Kind::parse(&kind).unwrap_or(Kind::Other), json)?;
    }
    Ok(())
}

/// Puts this JSON in the place of the record of a document.
pub(super) fn replace(
    connection: &Connection,
    document: i64,
    kind: Kind,
    json: String,
) -> Result<()> {
    let original = connection
        .prepare_cached(
            "SELECT o.sha256, o.bytes, zstd FROM documents d JOIN originals o USING (sha256)
             WHERE d.id = ?1",
        )?
        .query_row([document], |row| row.try_into())
        .optional()?;
    let original = original.and_then(|(sha256, bytes, zstd): (String, i64, Vec<u8>)| {
        unpack(&sha256, bytes, &zstd).ok()
    });
    let packed = match original {
        Some(original) => Packed::new(kind, json, &original).map_err(|error| {
            Error::new(ErrorKind::Store, "a record cannot be packed").because(error)
        })?,
        // What has no original that reads stays as it is.
        None => Packed::Plain(json),
    };
    connection
        .prepare_cached("UPDATE records SET record = ?2 WHERE document = ?1")?
        .execute((document, packed))?;
    Ok(())
}

/// The bytes that a record is compressed against.
fn dictionary(original: &[u8]) -> &[u8] {
    if original.starts_with(DICTIONARY_MAGIC) { &[] } else { original }
}

thread_local! {
    /// Each costs a megabyte to make, and a few microseconds to use again.
    static COMPRESSOR: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
    static DECOMPRESSOR: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

/// Compresses as everything in the store is, against a dictionary that may be empty.
pub(super) fn compressed(bytes: &[u8], dictionary: &[u8]) -> io::Result<Vec<u8>> {
    COMPRESSOR.with_borrow_mut(|kept| {
        let compressor = match kept {
            Some(compressor) => compressor,
            none => none.insert(Compressor::new(LEVEL)?),
        };
        compressor.set_dictionary(LEVEL, dictionary)?;
        compressor.compress(bytes)
    })
}

fn decompressed(bytes: &[u8], dictionary: &[u8]) -> io::Result<Vec<u8>> {
    let length = Decompressor::upper_bound(bytes).filter(|length| *length <= LARGEST);
    let length = length.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
    DECOMPRESSOR.with_borrow_mut(|kept| {
        let decompressor = match kept {
            Some(decompressor) => decompressor,
            none => none.insert(Decompressor::new()?),
        };
        decompressor.set_dictionary(dictionary)?;
        decompressor.decompress(bytes, length)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(packed: &Packed, original: &[u8]) -> Option<String> {
        match packed {
            Packed::Plain(json) => Some(json.clone()),
            Packed::Small(bytes) => decompressed(bytes, dictionary(original))
                .ok()
                .and_then(|json| String::from_utf8(json).ok()),
        }
    }

    #[test]
    fn a_decision_is_small_beside_its_page_and_comes_back_whole() {
        let page = (0..300)
            .map(|n| format!("Sentence {n} says {}. ", n * 7919))
            .collect::<Vec<_>>()
            .concat();
        let json = format!("{{\"text\":\"{page}\"}}");
        let packed = Packed::new(Kind::Decision, json.clone(), page.as_bytes()).unwrap();
        let Packed::Small(bytes) = &packed else { panic!("{packed:?}") };
        assert!(bytes.len() * 20 < json.len(), "{}", bytes.len());
        assert_eq!(back(&packed, page.as_bytes()).unwrap(), json);
        assert_ne!(back(&packed, b"another page").as_deref(), Some(json.as_str()));
    }

    #[test]
    fn any_original_will_do() {
        for original in [&b""[..], b"a", DICTIONARY_MAGIC, b"\x37\xa4\x30\xec and more of it"] {
            for json in ["{}", "{\"a\":\"a page of few words\"}"] {
                let packed = Packed::new(Kind::Decision, json.to_owned(), original).unwrap();
                assert_eq!(back(&packed, original).as_deref(), Some(json), "{original:?}");
            }
        }
    }

    #[test]
    fn a_paper_stays_plain() {
        let packed = Packed::new(Kind::AnnualLetter, "{}".to_owned(), b"a letter").unwrap();
        assert_eq!(packed, Packed::Plain("{}".to_owned()));
    }

    #[test]
    fn what_claims_to_be_huge_is_damaged() {
        assert!(decompressed(b"no frame", b"").is_err());
        assert!(
            decompressed(&[0x28, 0xb5, 0x2f, 0xfd, 0xe0, 255, 255, 255, 255, 255, 255, 0, 0], b"")
                .is_err()
        );
    }
}
