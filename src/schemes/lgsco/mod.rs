//! The Local Government and Social Care Ombudsman's pages.

pub mod address;
pub mod bodies;
pub mod decision;
pub mod feedback;
pub mod figures;
pub mod letter;
pub mod listing;
pub mod performance;
