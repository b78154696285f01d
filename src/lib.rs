//! casebook reads the published decisions of the Local Government and Social Care Ombudsman.

pub mod error;
pub mod extract;
pub mod grammar;
pub mod layout;
pub mod model;
pub mod schemes;
pub mod text;
pub mod themes;

pub mod cli;
pub mod export;
pub mod index;
pub mod intake;
pub mod search;
pub mod store;

pub use error::{Error, ErrorKind, Result};
pub use model::{Body, CaseRef, Pence, Record};
pub use text::Page;
