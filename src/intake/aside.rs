//! Files that are no documents: which, why, and what to do.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::error::Error;
use crate::model::CaseRef;
use crate::schemes::lgsco::address;
use crate::text::{Origin, Unreadable};

/// How the names of files end that decisions are saved in; a name without an end may be one of them.
const PAGES: &[&str] =
    &["htm", "html", "mht", "mhtml", "xhtml", "aspx", "txt", "text", "md", "pdf"];

/// The part of the site that decisions, and the lists that lead to them, stand in.
const DECISIONS: &str = "/decisions";

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
    /// The web address, where it is known.
    #[serde(skip)]
    pub url: Option<Box<str>>,
}

impl SetAside {
    /// A file or folder that could not be taken.
    pub fn new(path: impl AsRef<Path>, what: impl Into<String>, advice: impl Into<String>) -> Self {
        let path = path.as_ref().to_owned();
        Self {
            path,
            member: None,
            what: what.into(),
            advice: advice.into(),
            loses: false,
            url: None,
        }
    }

    /// A document, or an archive, that could not be taken.
    pub fn of(origin: &Origin, what: impl Into<String>, advice: impl Into<String>) -> Self {
        let (member, url) = (origin.member.clone(), origin.url.as_deref().map(Into::into));
        Self { member, url, ..Self::new(&origin.path, what, advice) }
    }

    /// A document whose bytes are no page.
    #[must_use]
    pub fn unreadable_of(origin: &Origin, why: Unreadable) -> Self {
        let (member, url) = (origin.member.clone(), origin.url.as_deref().map(Into::into));
        Self { member, url, ..Self::unreadable(&origin.path, why) }
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

    /// The decision that its address or its name tells of.
    ///
    /// ```
    /// use casebook::intake::SetAside;
    /// let aside = SetAside::new("in/decision__24-000-289-noise.html", "empty", "save it again");
    /// assert_eq!(aside.reference().unwrap().to_string(), "24 000 289");
    /// assert_eq!(SetAside::new("in/24-000-289/page.html", "empty", "").reference(), None);
    /// ```
    #[must_use]
    pub fn reference(&self) -> Option<CaseRef> {
        self.address().map_or_else(|| named(&self.name()), named)
    }

    /// Whether a decision may be in it that nothing names: it lies among the decisions of the site, or
    /// in a file of unknown content.
    ///
    /// ```
    /// use casebook::intake::SetAside;
    /// let may = |name| SetAside::new(name, "empty", "").may_be_decision();
    /// assert!(may("in/page17.html") && may("in/page17") && !may("in/crest.jpg"));
    /// ```
    #[must_use]
    pub fn may_be_decision(&self) -> bool {
        if let Some(url) = self.address() {
            return among_decisions(url);
        }
        let name = self.name();
        let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
        end.is_none_or(|end| PAGES.contains(&end.as_str()) || end.contains(' '))
    }

    /// Its web address; members of web archives are called by theirs.
    fn address(&self) -> Option<&str> {
        let member = self.member.as_deref().map(|it| it.rsplit('!').next().unwrap_or(it));
        let is_address = |name: &&str| name.starts_with("http://") || name.starts_with("https://");
        self.url.as_deref().or(member).filter(is_address)
    }

    /// The last part of its path, or of the member's.
    fn name(&self) -> String {
        let whole = match &self.member {
            Some(member) => member.into(),
            None => self.path.to_string_lossy(),
        };
        whole.rsplit(['/', '\\', '!']).next().unwrap_or_default().to_owned()
    }
}

/// The decision that an address, or the name of a file, tells of.
///
/// ```
/// use casebook::intake::named;
/// for name in ["https://example.org/decisions/noise/24-000-289?chapter=0", "24000289.html"] {
///     assert_eq!(named(name).unwrap().to_string(), "24 000 289");
/// }
/// assert_eq!(named("https://example.org/decisions/noise"), None);
/// ```
#[must_use]
pub fn named(name: &str) -> Option<CaseRef> {
    let last = name.split(['?', '#']).next().unwrap_or_default();
    let last = last.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let stem = last.split('.').next().unwrap_or_default();
    CaseRef::parse(stem).or_else(|| address::read(name).reference)
}

/// Whether an address is of the part of the site that decisions stand in, or are searched in.
pub(super) fn among_decisions(url: &str) -> bool {
    url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase().contains(DECISIONS)
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
