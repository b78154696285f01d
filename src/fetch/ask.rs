//! What is asked of a fetch.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Span;
use jiff::civil::Date;

use super::site::Site;
use crate::error::{Error, ErrorKind, Result};

/// How an archive's name ends.
const ARCHIVE: &str = ".warc.gz";

/// What to fetch, how, and for whom.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The site.
    pub site: Site,
    /// Decided on this day or later; none for what may be new since the last complete fetch.
    pub from: Option<Date>,
    /// Decided on this day or earlier; none for today.
    pub to: Option<Date>,
    /// How much of what was fetched before is looked at again, since publication lags.
    pub overlap: Span,
    /// Who asks.
    pub contact: Contact,
    /// Where the archive goes.
    pub out: Out,
    /// How long to wait between two requests.
    pub pause: Duration,
    /// How long an answer may take.
    pub timeout: Duration,
    /// How often a page is asked for before it counts as missed.
    pub attempts: u32,
    /// Whether to ask for whole pages, not only for those that have changed.
    pub anew: bool,
}

/// Whom the site can turn to: a mail address or a web address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact(String);

impl Contact {
    /// Reads an address.
    ///
    /// ```
    /// use casebook::fetch::Contact;
    /// let contact = Contact::parse("panel@example.org").unwrap();
    /// assert_eq!(contact.user_agent(), concat!("casebook/", env!("CARGO_PKG_VERSION"), " (+panel@example.org)"));
    /// assert!(Contact::parse("me").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// Where nobody could be reached there.
    pub fn parse(typed: &str) -> Result<Self> {
        let typed = typed.trim();
        let plain = typed.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '(' | ')'));
        let has_dot = |host: &str| host.contains('.') && !host.starts_with('.');
        let reachable = match (typed.split_once("://"), typed.split_once('@')) {
            (Some(("http" | "https", rest)), _) => has_dot(rest),
            (None, Some((name, host))) => !name.is_empty() && has_dot(host),
            _ => false,
        };
        if plain && reachable && !typed.ends_with('.') {
            return Ok(Self(typed.to_owned()));
        }
        let what = format!("--contact cannot be {typed:?}");
        Err(Error::new(ErrorKind::Usage, what)
            .advise("say where the site can reach you: a mail address, or a web address"))
    }

    /// What casebook calls itself.
    #[must_use]
    pub fn user_agent(&self) -> String {
        format!("{}/{} (+{})", super::robots::NAME, env!("CARGO_PKG_VERSION"), self.0)
    }

    /// The mail address, if it is one.
    pub(super) fn mail(&self) -> Option<&str> {
        (!self.0.contains("://")).then_some(self.0.as_str())
    }
}

/// Where the archive goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Out {
    /// Into a folder, under a name of its own each time.
    Folder(PathBuf),
    /// Into this file, which is not there yet.
    File(PathBuf),
}

impl Out {
    /// A path whose name ends like an archive's is a file, any other a folder.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if name.ends_with(ARCHIVE) && !path.is_dir() {
            Self::File(path.to_owned())
        } else {
            Self::Folder(path.to_owned())
        }
    }

    /// The folder that the archive will be in.
    pub(super) fn folder(&self) -> &Path {
        match self {
            Self::Folder(folder) => folder,
            Self::File(file) => match file.parent() {
                Some(folder) if !folder.as_os_str().is_empty() => folder,
                _ => Path::new("."),
            },
        }
    }

    /// The file of a run that began at this moment.
    pub(super) fn file(&self, began: &str) -> PathBuf {
        match self {
            Self::File(file) => file.clone(),
            Self::Folder(folder) => folder.join(self.name(began)),
        }
    }

    /// The name of that file.
    pub(super) fn name(&self, began: &str) -> String {
        match self {
            Self::File(file) => file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            Self::Folder(_) => {
                let moment: String = began.chars().filter(char::is_ascii_alphanumeric).collect();
                format!("decisions-{moment}{ARCHIVE}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_somewhere_people_can_be_reached() {
        for (typed, good) in [
            ("a@b.uk", true),
            (" https://example.org/about ", true),
            ("", false),
            ("a@b", false),
            ("@b.uk", false),
            ("https://localhost", false),
            ("ftp://a.uk", false),
            ("a b@c.uk", false),
            ("a@b.uk\r\nX: y", false),
            ("a@b.uk)", false),
        ] {
            assert_eq!(Contact::parse(typed).is_ok(), good, "{typed}");
        }
        assert_eq!(Contact::parse("https://a.uk").unwrap().mail(), None);
    }

    #[test]
    fn a_path_is_a_file_or_a_folder_by_its_name() {
        assert_eq!(Out::of(Path::new("a/b.WARC.gz")).folder(), Path::new("a"));
        assert_eq!(Out::of(Path::new("b.warc.gz")).folder(), Path::new("."));
        let folder = Out::of(Path::new("in"));
        let file = folder.file("2026-03-01T02:03:04Z");
        assert_eq!(file, Path::new("in/decisions-20260301T020304Z.warc.gz"));
    }
}
