//! One file into memory, never more of it than a document may have.

use std::io::Read as _;
use std::path::PathBuf;

use sha2::{Digest as _, Sha256};

use super::aside::SetAside;
use super::walk::File;
use crate::error::Result;
use crate::text::Unreadable;
use crate::text::page::{SIZE_LIMIT, hex};

/// A file's bytes and their digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The file as it was named.
    pub path: PathBuf,
    /// All of it.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
}

/// Reads a file whose size is within the limit. One that is too large is not opened, and one that
/// grows meanwhile is not read to its end.
pub(super) fn load(file: &File) -> Result<Loaded, SetAside> {
    let too_large = |bytes| Err(SetAside::unreadable(&file.path, Unreadable::TooLarge(bytes)));
    if file.bytes > SIZE_LIMIT {
        return too_large(file.bytes);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(file.bytes).unwrap_or_default());
    std::fs::File::open(&file.path)
        .and_then(|open| open.take(SIZE_LIMIT + 1).read_to_end(&mut bytes))
        .map_err(|error| SetAside::io(&file.path, error))?;
    if bytes.len() as u64 > SIZE_LIMIT {
        return too_large(bytes.len() as u64);
    }
    let sha256 = hex(&Sha256::digest(&bytes));
    Ok(Loaded { path: file.path.clone(), bytes, sha256 })
}
