//! The full-text index: records in, documents found.
//!
//! It is a cache: everything in it can be made anew from the store, and its commit says which
//! generation of the store it holds. One document of the index is one document of the casebook;
//! [`fields::TABLE`] tells what is kept of it and why.

pub mod analyzer;
pub mod card;
mod counted;
mod crew;
mod directory;
mod document;
pub mod fields;
mod joined;
mod kept;
mod keys;
mod lexer;
mod names;
mod opened;
mod pace;
mod pairs;
#[cfg(unix)]
mod pieces;
mod reader;
mod repeated;
#[cfg(test)]
pub(crate) mod sample;
mod writer;

pub(crate) use card::Leaf;
pub use card::{Card, PaymentBrief};
pub(crate) use counted::COUNTED;
pub(crate) use document::{day_number, field_of};
pub use fields::{Column, SCHEMA_VERSION};
pub(crate) use kept::{Keeper, Kept};
pub use names::OwnNames;
pub(crate) use opened::{AllOpened, Opened, unknown};
pub(crate) use pairs::paired;
pub use reader::{Index, Stamp};
pub use repeated::{Census, Repeated};
pub use writer::Writer;

use std::path::Path;

use tantivy::TantivyError;
use tantivy::directory::error::LockError;

use crate::error::{Error, ErrorKind};

/// What is advised wherever the index cannot be used.
const ADVICE: &str = "run `casebook rebuild`";

/// An error of tantivy in the index at `dir`, in the words of this crate.
pub(crate) fn failure(dir: &Path, error: TantivyError) -> Error {
    match error {
        TantivyError::LockFailure(LockError::LockBusy, _) => {
            Error::new(ErrorKind::Busy, "another process is writing to the index")
                .at(dir)
                .advise("wait until it is done")
                .because(error)
        }
        TantivyError::IoError(ref io)
            if matches!(
                io.kind(),
                std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::StorageFull
            ) =>
        {
            Error::io(dir, std::io::Error::new(io.kind(), io.to_string()))
        }
        TantivyError::LockFailure(LockError::IoError(ref io), _)
            if io.kind() == std::io::ErrorKind::PermissionDenied =>
        {
            Error::io(dir, std::io::Error::new(io.kind(), io.to_string()))
        }
        TantivyError::SchemaError(_) | TantivyError::IncompatibleIndex(_) => stale(dir),
        _ => Error::new(ErrorKind::Index, "the index is damaged")
            .at(dir)
            .advise(ADVICE)
            .because(error),
    }
}

/// The index was written by another version of casebook.
fn stale(dir: &Path) -> Error {
    Error::new(ErrorKind::Index, "the index was made by another version of casebook")
        .at(dir)
        .advise(ADVICE)
}
