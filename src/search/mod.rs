//! Questions and what they find.
//!
//! [`Question`] is what is asked, [`search`] answers it: hits in a fixed order, each with its best
//! paragraph and the words marked in it, exact counts, and what to try where nothing was found.

mod among;
mod cut;
mod facets;
pub mod filters;
mod highlight;
mod hits;
mod narrow;
mod parse;
mod plan;
pub mod question;
mod ranking;
mod synonyms;
#[cfg(test)]
mod tests;
mod units;

pub use among::among;
pub use facets::Facets;
pub use highlight::Passage;
pub use hits::{Answer, Hint, Hit, keys, marks, search, search_with};
pub use question::{Question, Sort};
pub use synonyms::Synonyms;
