//! The Local Government and Social Care Ombudsman's pages.
