//! Facts by name, why they were read so, what needs a person, and what a person has decided.
//!
//! A [`Fact`] has a [name](FactId) that says where it stands: `24 014 093/payment/57.1` is the first
//! payment of paragraph 57. A [`Judgement`] is what a person decided about one. [`settle`] puts the
//! judgements into a record: each is found again by the words of its fact and not by its name, so
//! that it outlives other rules and other numbers; one whose fact is gone or reads otherwise is
//! [lost](Lost), and said to be so. Nothing here reads or writes anything.

mod add;
mod basis;
mod bind;
mod doubts;
mod explain;
mod facts;
mod fields;
mod find;
mod follow;
mod id;
mod judgement;
mod place;
mod reasons;
mod rules;
mod settle;

#[cfg(test)]
mod tests;

pub use add::{Addition, addition, name_for};
pub use doubts::{DOUBTFUL, Doubt, REMARKS, Why, doubts};
pub use explain::{Explanation, explain};
pub use facts::{Fact, FactBody, UNREVIEWED, facts, place_in_name};
pub use fields::{FIELDS, Field, field, fields_of};
pub use find::{find, near};
pub use id::FactId;
pub use judgement::Judgement;
pub use place::{Place, document_name, marked, place, words_at};
pub use rules::{RULES, meaning};
pub use settle::{Lost, Settled, bound_to, settle};
