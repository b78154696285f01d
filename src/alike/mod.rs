//! What decisions have in common, and what sets some apart.
//!
//! A case is seen as the words that say something about it ([`terms`]), its themes, the law it
//! cites, its category and its finding ([`profile`]). Two cases are alike by how much of that they
//! share ([`likeness`]), rare things counting more than common ones. The same words, counted over a
//! selection of decisions and over all others, show what the selection has that the others have not
//! ([`distinctive`]).
//!
//! Standard wording, law told at length and the Ombudsman's powers are not part of a case's own
//! words anywhere here; nor are names of people and of bodies, dates, sums and numbers.

pub mod distinctive;
pub mod likeness;
pub mod profile;
pub mod terms;
