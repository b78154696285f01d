//! PDF to text: councils publish their papers as PDF, and the Ombudsman its letters.
//!
//! Where `pdftotext` of poppler-utils is installed it reads the file: it is the best there is at
//! keeping columns under each other, which is what makes a table readable again. Elsewhere a
//! library does, and its glyphs are laid out here ([`layout`]). Either way the text that was
//! extracted is the canonical text.

mod bomb;
mod layout;
mod library;
mod tool;

use super::page::Unreadable;

/// The thread that a library reads PDFs in: its panics are told as a line about the file.
pub(crate) const THREAD: &str = "casebook-pdf";

/// How every PDF begins.
const MAGIC: &[u8] = b"%PDF-";

/// A text with fewer letters than this is page numbers around pictures.
const LETTERS: usize = 40;

/// Locked with a password.
const LOCKED: Unreadable =
    Unreadable::Pdf("a PDF that is locked with a password", "save it again without the password");
/// Pictures of pages.
const SCANNED: Unreadable = Unreadable::Pdf(
    "a PDF without text, only pictures of pages",
    "run text recognition over it first, for example ocrmypdf",
);
/// No PDF that anything can read.
const DAMAGED: Unreadable = Unreadable::Pdf("a damaged PDF", "fetch it again");
/// Small on disk, endless when unpacked.
const BOMB: Unreadable = Unreadable::Pdf(
    "a PDF that unpacks to far more than any paper holds",
    "save what is wanted of it as text or HTML",
);
/// Longer than any paper takes.
const SLOW: Unreadable =
    Unreadable::Pdf("a PDF that takes too long to read", "save it again, or as text or HTML");

/// Others before it were, and may still be at work.
const BUSY: Unreadable = Unreadable::Pdf(
    "a PDF after others that took too long to read",
    "install pdftotext (poppler-utils), or run again without the others",
);

/// Whether bytes are meant to be a PDF.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(MAGIC)
}

/// The text of a PDF.
pub(super) fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    bomb::refuse(bytes)?;
    // Where the program cannot be run (no folder, a full disk), the library is asked instead.
    let text = match tool::text(bytes) {
        Some(Ok(read)) => read?,
        Some(Err(_)) | None => library::text(bytes)?,
    };
    plain(&text)
}

/// Page breaks are line breaks, and the marks of ligatures are letters.
fn plain(text: &str) -> Result<String, Unreadable> {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{c}' => plain.push('\n'),
            '\r' | '\u{ad}' | '\u{feff}' => {}
            'ﬁ' => plain.push_str("fi"),
            'ﬂ' => plain.push_str("fl"),
            'ﬀ' => plain.push_str("ff"),
            'ﬃ' => plain.push_str("ffi"),
            'ﬄ' => plain.push_str("ffl"),
            c if c.is_control() && c != '\n' && c != '\t' => {}
            c => plain.push(c),
        }
    }
    let letters = plain.chars().filter(|c| c.is_alphabetic()).take(LETTERS).count();
    if letters < LETTERS { Err(SCANNED) } else { Ok(plain) }
}

#[cfg(test)]
mod tests;
