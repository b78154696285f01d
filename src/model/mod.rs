//! The nouns: what a page says, in types that have no lifetime and can be stored, indexed and printed.
//!
//! [`record::Record`] is the waist of the project. Everything left of it turns bytes into records,
//! everything right of it keeps, searches, exports and shows them.

pub mod case_ref;
pub mod check;
pub mod decision;
pub mod note;
pub mod papers;
pub mod pence;
pub mod record;
pub mod review;
mod verdict;
pub mod words;

pub use case_ref::CaseRef;
pub use pence::Pence;
pub use record::{Body, Record};
pub use review::Review;
