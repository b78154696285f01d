//! The atoms of these documents as nom parsers: each reads one thing at the start of its input.
//!
//! Always the `complete` modules of nom: the others ask for more input at the end of a page.

pub mod amount;
pub mod case_ref;
pub mod date;
pub mod duration;
pub mod statute;
pub mod words;
