//! Questions and what they find.
//!
//! [`Question`] is what is asked, [`search`] answers it: hits in a fixed order, each with its best
//! paragraph and the words marked in it, exact counts, and what to try where nothing was found.

mod among;
mod answer;
mod asked;
mod bound;
mod by_key;
mod cut;
mod exact;
mod facets;
pub mod filters;
mod forms;
mod highlight;
mod hits;
mod little;
mod narrow;
pub(crate) mod near;
mod parse;
mod plan;
pub mod question;
mod ranking;
mod relevance;
mod respelled;
mod said;
mod selected;
mod spelling;
mod survey;
mod synonyms;
#[cfg(test)]
mod tests;
mod units;
mod why;

pub use among::among;
pub use answer::{Answer, keys, search, search_with};
pub use asked::{Misread, asked};
pub use facets::Facets;
pub use highlight::Passage;
pub use hits::{Highlighter, Hit};
pub use question::{Question, Sort};
pub use said::Reading;
pub use survey::{Survey, survey};
pub use synonyms::Synonyms;
pub use why::{Hint, Suggestion, WordCount};
