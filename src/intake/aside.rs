//! Files that are no documents: which, why, and what to do.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::error::Error;
use crate::text::{Origin, Unreadable};

/// A file or folder that could not be taken, in one line.
///
/// ```
/// use casebook::intake::SetAside;
/// let aside = SetAside::new("in/a.txt", "empty: no words in it", "save the page again");
/// assert_eq!(aside.to_string(), "in/a.txt: empty: no words in it (save the page again)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetAside {
    /// Which file or folder, as it was named.
    pub path: PathBuf,
    /// Which member of it, where it is an archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// What is wrong with it.
    pub what: String,
    /// What to do about it.
    pub advice: String,
    /// Whether documents may be missing because of it: a folder that cannot be opened, an archive
    /// that breaks off.
    #[serde(skip)]
    pub loses: bool,
}

impl SetAside {
    /// A file or folder that could not be taken.
    pub fn new(path: impl AsRef<Path>, what: impl Into<String>, advice: impl Into<String>) -> Self {
        let path = path.as_ref().to_owned();
        Self { path, member: None, what: what.into(), advice: advice.into(), loses: false }
    }

    /// A document, or an archive, that could not be taken.
    pub fn of(origin: &Origin, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { member: origin.member.clone(), ..Self::new(&origin.path, what, advice) }
    }

    /// A document whose bytes are no page.
    #[must_use]
    pub fn unreadable_of(origin: &Origin, why: Unreadable) -> Self {
        Self { member: origin.member.clone(), ..Self::unreadable(&origin.path, why) }
    }

    /// A file whose bytes are no page.
    #[must_use]
    pub fn unreadable(path: impl AsRef<Path>, why: Unreadable) -> Self {
        // An `Unreadable` is printed as "what (advice)".
        let line = why.to_string();
        let (what, advice) = line.split_once(" (").unwrap_or((&line, ""));
        Self::new(path, what, advice.strip_suffix(')').unwrap_or(advice))
    }

    /// A file or folder that could not be opened or read.
    #[must_use]
    pub fn io(path: impl AsRef<Path>, error: std::io::Error) -> Self {
        let error = Error::io(&path, error);
        Self::new(path, error.what(), error.advice().unwrap_or("try again")).losing()
    }

    /// Says that documents may be missing because of it.
    #[must_use]
    pub(super) fn losing(self) -> Self {
        Self { loses: true, ..self }
    }
}

impl fmt::Display for SetAside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(member) = &self.member {
            write!(f, "!{member}")?;
        }
        write!(f, ": {} ({})", self.what, self.advice)
    }
}
