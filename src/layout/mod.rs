//! Shapes shared by all pages: lines and their marks, headings, paragraphs with straight-through
//! numbers, and what surrounds a page without belonging to it.
//!
//! Saved pages differ in their marks (`  1. `, `- `, none), never in their order. [`lines`] reads
//! the marks, [`chrome`] drops what belongs to the site, [`headings`] tells headings from text,
//! [`paragraphs`] counts, and [`nesting`] finds the lists of pages that lost their levels. Papers that
//! are no decisions have an [`outline`] and [`tables`].

pub mod chrome;
pub mod headings;
pub mod lines;
pub mod nesting;
pub mod outline;
pub mod paragraphs;
pub mod tables;

pub use lines::{Line, Mark};
