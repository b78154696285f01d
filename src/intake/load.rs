//! One file into memory, never more of it than a document may have.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::archive::{HEAD, Shape, shape};
use super::aside::SetAside;
use super::walk::{File, STDIN};
use crate::error::Result;
use crate::text::page::{SIZE_LIMIT, hex};
use crate::text::{Origin, Unreadable};

/// A document's bytes and their digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// Where it came from.
    pub origin: Origin,
    /// All of it.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
}

/// A file that was opened.
#[derive(Debug)]
pub(super) enum Opened {
    /// One document.
    Document(Loaded),
    /// Something with documents in it, to be read as a stream.
    Archive(File),
}

/// Reads a file whose size is within the limit. An archive is only looked at; a document that is too
/// large is not read, and one that grows meanwhile is not read to its end.
pub(super) fn load(file: &File) -> Result<Opened, SetAside> {
    if file.path.as_os_str() == STDIN {
        return Ok(Opened::Archive(file.clone()));
    }
    let io = |error| SetAside::io(&file.path, error);
    let mut open = fs::File::open(&file.path).map_err(io)?;
    let mut bytes = Vec::with_capacity(usize::try_from(file.bytes.min(SIZE_LIMIT)).unwrap_or(0));
    (&mut open).take(HEAD as u64).read_to_end(&mut bytes).map_err(io)?;
    if shape(&bytes, &name(&file.path)) != Shape::Document {
        return Ok(Opened::Archive(file.clone()));
    }
    let too_large = |bytes| Err(SetAside::unreadable(&file.path, Unreadable::TooLarge(bytes)));
    if file.bytes > SIZE_LIMIT {
        return too_large(file.bytes);
    }
    open.take(SIZE_LIMIT + 1 - HEAD as u64).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > SIZE_LIMIT {
        return too_large(bytes.len() as u64);
    }
    let sha256 = hex(&Sha256::digest(&bytes));
    Ok(Opened::Document(Loaded { origin: Origin::file(&file.path), bytes, sha256 }))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
