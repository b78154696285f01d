//! What SQLite reports, as errors that say what to do.

use rusqlite::ErrorCode;

use super::FILE;
use crate::error::{Error, ErrorKind};

/// How each of SQLite's failures is told: its kind, what happened, what to do.
const FAULTS: &[(ErrorCode, ErrorKind, &str, &str)] = &[
    (
        ErrorCode::DatabaseBusy,
        ErrorKind::Busy,
        "another program is writing to it",
        "wait until it is done, or close it",
    ),
    (
        ErrorCode::DatabaseLocked,
        ErrorKind::Busy,
        "another program is writing to it",
        "wait until it is done, or close it",
    ),
    (
        ErrorCode::DiskFull,
        ErrorKind::Io,
        "the disk is full",
        "make room and run again: what was committed is kept",
    ),
    (ErrorCode::ReadOnly, ErrorKind::Io, "it cannot be written", "check the permissions"),
    (ErrorCode::PermissionDenied, ErrorKind::Io, "not allowed", "check the permissions"),
    (ErrorCode::CannotOpen, ErrorKind::Io, "it cannot be opened", "check the permissions"),
    (
        ErrorCode::SystemIoFailure,
        ErrorKind::Io,
        "the disk reports an error",
        "check the disk and run again",
    ),
    (
        ErrorCode::NotADatabase,
        ErrorKind::Store,
        "no casebook store: the file is damaged or something else",
        "put a backup in its place with `casebook restore`, or ingest the documents into another folder",
    ),
    (
        ErrorCode::DatabaseCorrupt,
        ErrorKind::Store,
        "the store is damaged",
        "put a backup in its place with `casebook restore`, or ingest the documents into another folder",
    ),
];

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let known = error
            .sqlite_error_code()
            .and_then(|code| FAULTS.iter().find(|(fault, ..)| *fault == code));
        let told = match known {
            Some((_, kind, what, advice)) => Self::new(*kind, *what).advise(*advice),
            None => Self::new(ErrorKind::Store, error.to_string())
                .advise("`casebook verify` tells more"),
        };
        told.at(FILE).because(error)
    }
}

/// Whether SQLite wanted to write beside the file and could not.
pub(super) fn is_read_only(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen))
}

/// Whether another process has the file.
pub(super) fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::ffi;

    #[test]
    fn each_fault_says_what_to_do() {
        for (code, kind) in [
            (ffi::SQLITE_FULL, ErrorKind::Io),
            (ffi::SQLITE_BUSY, ErrorKind::Busy),
            (ffi::SQLITE_NOTADB, ErrorKind::Store),
            (ffi::SQLITE_CORRUPT, ErrorKind::Store),
            (ffi::SQLITE_SCHEMA, ErrorKind::Store),
        ] {
            let error: Error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None).into();
            assert_eq!(error.kind(), kind, "{error}");
            assert!(error.advice().is_some(), "{error}");
        }
    }
}
