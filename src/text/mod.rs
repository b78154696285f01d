//! Bytes to canonical text: one text, one coordinate system.
//!
//! [`Page::read`] decodes a file once (UTF-8, UTF-16, Windows-1252; CRLF to LF; HTML rendered to
//! plain text). From then on nothing rewrites the text: every fact is a [`Span`] into it, and
//! `page.slice(span)` is the only way from a span to words.

pub mod decode;
pub mod html;
pub mod page;
pub mod pattern;
pub mod sentence;
pub mod span;

pub use page::{Origin, Page, Unreadable};
pub use span::Span;
