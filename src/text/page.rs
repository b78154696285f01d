//! A document as it came: its origin, its canonical text, its digests.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::html::Rendered;
use super::span::Span;
use super::{decode, html, pdf};

/// The largest document that is read, in bytes. The longest published reports are under 1 MB; a
/// file of 16 MB and more is something else, and offsets have to fit their type.
pub const SIZE_LIMIT: u64 = 16 * 1024 * 1024;

/// Where a document came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The file as it was named to casebook.
    pub path: PathBuf,
    /// The member inside an archive.
    pub member: Option<String>,
    /// The web address, if the container gives one.
    pub url: Option<String>,
    /// When it was fetched, if the container says so: a day (`2026-03-01`) or a second in UTC
    /// (`2026-03-01T02:00:00Z`), which sort alike.
    pub retrieved: Option<String>,
}

impl Origin {
    /// A plain file.
    #[must_use]
    pub fn file(path: impl AsRef<Path>) -> Self {
        Self { path: path.as_ref().to_owned(), ..Self::default() }
    }
}

/// Why bytes cannot be taken as a document. Each says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unreadable {
    /// No words at all.
    Empty,
    /// More than [`SIZE_LIMIT`] bytes.
    TooLarge(u64),
    /// An image, an archive, or other bytes that are no text.
    NotText(&'static str),
    /// A PDF that gives no text: what is wrong with it, and what to do.
    Pdf(&'static str, &'static str),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty: no words in it (save the page again)"),
            Self::TooLarge(bytes) => {
                let [size, limit] = [*bytes, SIZE_LIMIT].map(|bytes| bytes / (1024 * 1024));
                // What is cut off at the limit, and what is a little over it, would seem to be at it.
                let size = if size > limit {
                    format!("{size} MB, the limit for one document is {limit} MB")
                } else {
                    format!("more than {limit} MB, the limit for one document")
                };
                write!(f, "too large: {size} (split it, or remove it from the folder)")
            }
            Self::NotText(what) => {
                write!(f, "not a text or HTML page: {what} (save the page as text or HTML)")
            }
            Self::Pdf(what, advice) => write!(f, "{what} ({advice})"),
        }
    }
}

/// One document: immutable, and the owner of its canonical text.
///
/// ```
/// use casebook::text::{Origin, Page};
/// let page = Page::read(Origin::file("a.txt"), b"# url: https://example.org/a\nSummary\r\nPaid \xA3250.").unwrap();
/// assert_eq!(page.text(), "Summary\nPaid £250.");
/// assert_eq!(page.url(), Some("https://example.org/a"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    origin: Origin,
    text: String,
    facts: Vec<(String, String)>,
    address: Option<String>,
    title: Option<String>,
    links: BTreeMap<String, String>,
    media_type: &'static str,
    bytes: u64,
    sha256: String,
}

impl Page {
    /// Decodes the bytes of one document.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] where the bytes are no text, hold no words, or are too many.
    pub fn read(origin: Origin, bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() as u64 > SIZE_LIMIT {
            return Err(Unreadable::TooLarge(bytes.len() as u64));
        }
        let (facts, media_type, rendered) = if pdf::is_pdf(bytes) {
            let rendered = Rendered { text: pdf::text(bytes)?, ..Rendered::default() };
            (Vec::new(), "application/pdf", rendered)
        } else {
            let decoded = decode::decode(bytes)?;
            let (facts, rest) = decode::leading_facts(&decoded);
            if html::looks_like_html(rest) {
                (facts, "text/html", html::read(rest))
            } else {
                let rendered = Rendered { text: rest.to_owned(), ..Rendered::default() };
                (facts, "text/plain", rendered)
            }
        };
        let Rendered { text, address, title, links } = rendered;
        if !text.chars().any(char::is_alphanumeric) {
            return Err(Unreadable::Empty);
        }
        Ok(Self {
            origin,
            text,
            facts,
            address,
            title,
            links,
            media_type,
            bytes: bytes.len() as u64,
            sha256: hex(&Sha256::digest(bytes)),
        })
    }

    /// A page made of text alone, for tests and examples.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        Self {
            origin: Origin::default(),
            text: text.to_owned(),
            facts: Vec::new(),
            address: None,
            title: None,
            links: BTreeMap::new(),
            media_type: "text/plain",
            bytes: text.len() as u64,
            sha256: hex(&Sha256::digest(text.as_bytes())),
        }
    }

    /// The canonical text, which every [`Span`] of the record points into.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }

    /// Where the document came from.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// A fact about the file from its leading `# key: value` lines.
    #[must_use]
    pub fn fact(&self, key: &str) -> Option<&str> {
        self.facts.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// The web address: from the file's own facts, its container, or the markup of a saved page.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.fact("url").or(self.origin.url.as_deref()).or(self.address.as_deref())
    }

    /// When the document was fetched: from the file's own facts, or its container.
    ///
    /// ```
    /// use casebook::text::{Origin, Page};
    /// let page = Page::read(Origin::file("a.txt"), b"# retrieved: 2026-03-01T02:00:00+01:00\nText").unwrap();
    /// assert_eq!(page.retrieved().as_deref(), Some("2026-03-01T01:00:00Z"));
    /// ```
    #[must_use]
    pub fn retrieved(&self) -> Option<String> {
        let fact = self.fact("retrieved").and_then(moment);
        fact.or_else(|| self.origin.retrieved.clone())
    }

    /// The title of a saved page's window, which is no part of its text: it often names the site.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Where the words of a saved page linked to, if they name a case.
    #[must_use]
    pub fn link(&self, words: &str) -> Option<&str> {
        self.links.get(words.trim()).map(String::as_str)
    }

    /// `text/plain`, `text/html` or `application/pdf`.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// Size of the original in bytes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// SHA-256 of the original bytes, in hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// SHA-256 of the canonical text with all white space removed, in hexadecimal: equal for the
    /// same words however they are laid out.
    #[must_use]
    pub fn text_sha256(&self) -> String {
        let mut words = String::with_capacity(self.text.len());
        for word in self.text.split_ascii_whitespace() {
            // A blank that is no usual one can only stand beside a byte beyond ASCII.
            if word.bytes().all(|byte| byte.is_ascii() && byte != 0x0b) {
                words.push_str(word);
            } else {
                words.extend(word.split_whitespace());
            }
        }
        hex(&Sha256::digest(words.as_bytes()))
    }
}

/// A day or an instant in one spelling, so that moments compare as text; `None` for anything else.
pub(crate) fn moment(words: &str) -> Option<String> {
    let words = words.trim();
    if let Ok(instant) = words.parse::<jiff::Timestamp>() {
        let second = jiff::Timestamp::from_second(instant.as_second()).ok()?;
        return Some(second.to_string());
    }
    words.parse::<jiff::civil::Date>().ok().map(|day| day.to_string())
}

/// Bytes in hexadecimal, as digests are printed.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .collect()
}
