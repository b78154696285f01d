//! The Local Government and Social Care Ombudsman's pages.

pub mod address;
pub mod bodies;
pub mod decision;
