//! What decisions cost and how they ended, counted: pure functions over rows that a store gives.
//!
//! A [`Case`] is a decision with its [`Award`]s. [`payments`] counts what was awarded, [`outcomes`]
//! how decisions ended, each in all and in groups ([`By`]). Money stays in whole pence
//! ([`Spread`]); only what has a definite sum is added up, and what has none is counted beside it
//! ([`Open`]). Decisions with the same words count once ([`once`]).

mod case;
mod group;
mod outcomes;
mod payments;
mod spread;
#[cfg(test)]
mod tests;

pub use case::{Award, Case, once};
pub use group::By;
pub use outcomes::{Ended, OutcomeGroup, OutcomeTable, Outcomes, outcomes};
pub use payments::{
    FEW, Line, Narrow, Open, PaymentGroup, PaymentTable, Payments, Tally, payments,
};
pub use spread::{QUARTILES, Spread};
