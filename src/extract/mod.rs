//! Facts from a structured decision: each extractor reads the same [`Reading`] and gives facts with spans.

pub mod actions;
pub mod chronology;
pub mod citations;
pub mod compliance;
pub mod cross_refs;
pub mod deadline;
pub mod events;
pub mod finding;
#[cfg(test)]
mod fixture;
pub mod improvements;
mod nearby;
mod parts;
pub mod payments;
pub mod promises;
pub mod reading;
pub mod standing;

pub use reading::{Reading, Unit, Zone};
