//! Bytes to canonical text: one text, one coordinate system.
//!
//! [`Page::read`] decodes a file once (UTF-8, UTF-16, Windows-1252; CRLF to LF; HTML rendered to
//! plain text; the text of a PDF extracted). From then on nothing rewrites the text: every fact is a [`Span`] into it, and
//! `page.slice(span)` is the only way from a span to words.

pub mod decode;
pub mod html;
pub mod page;
pub mod pattern;
mod pdf;
pub mod sentence;
pub mod span;

pub use page::{Origin, Page, Unreadable};
pub(crate) use pdf::THREAD as PDF_THREAD;
pub use span::Span;
