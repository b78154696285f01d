//! Work that could not be done. Odd *content* is never an error: it becomes a
//! [`Diagnostic`](crate::model::note::Diagnostic) on the record.

use std::fmt;
use std::path::{Path, PathBuf};

/// What kind of work failed; it decides the exit code and what the message advises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or folder could not be read or written.
    Io,
    /// The input cannot be taken as a document (empty, too large, not text).
    Input,
    /// Another process is writing to this casebook.
    Busy,
    /// The store is damaged, or not a casebook store.
    Store,
    /// The index is missing, stale or damaged; `casebook rebuild` makes it anew.
    Index,
    /// New pages give so much less than those before that nothing was taken in.
    SiteChanged,
    /// A site does not answer; the same request can be made again later.
    Away,
    /// The request itself does not make sense (an unknown reference, a bad flag value).
    Usage,
}

/// An error of this crate: what happened, where, and what to do about it.
///
/// ```
/// use casebook::error::{Error, ErrorKind};
/// let error = Error::new(ErrorKind::Index, "the index is older than the store")
///     .at("casebook-data/index").advise("run `casebook rebuild`");
/// assert_eq!(error.to_string(),
///     "casebook-data/index: the index is older than the store (run `casebook rebuild`)");
/// ```
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    what: String,
    path: Option<PathBuf>,
    advice: Option<String>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The result of work that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An error of `kind`; `what` is a short clause without capital or full stop.
    pub fn new(kind: ErrorKind, what: impl Into<String>) -> Self {
        Self { kind, what: what.into(), path: None, advice: None, source: None }
    }

    /// An input or output error on `path`.
    pub fn io(path: impl AsRef<Path>, source: std::io::Error) -> Self {
        let advice = match source.kind() {
            std::io::ErrorKind::PermissionDenied => Some("check its permissions"),
            std::io::ErrorKind::NotFound => Some("check the spelling of the path"),
            std::io::ErrorKind::StorageFull => Some("make room on the disk and run again"),
            _ => None,
        };
        let what = match source.kind() {
            std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
            std::io::ErrorKind::PermissionDenied => "not allowed to open it".to_owned(),
            _ => source.to_string(),
        };
        let error = Self::new(ErrorKind::Io, what).at(path).because(source);
        match advice {
            Some(advice) => error.advise(advice),
            None => error,
        }
    }

    /// Says where it happened.
    #[must_use]
    pub fn at(mut self, path: impl AsRef<Path>) -> Self {
        self.path = Some(path.as_ref().to_owned());
        self
    }

    /// Says what to do about it.
    #[must_use]
    pub fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }

    /// Keeps the error underneath.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// What kind of work failed.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What happened, without the path and the advice.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What to do about it, where there is something to do.
    #[must_use]
    pub fn advice(&self) -> Option<&str> {
        self.advice.as_deref()
    }

    /// Where it happened.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}: ", path.display())?;
        }
        write!(f, "{}", self.what)?;
        if let Some(advice) = &self.advice {
            write!(f, " ({advice})")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
