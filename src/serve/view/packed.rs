//! Whether a decision is in the pack, and the address that changes it: the page that is shown, with
//! one decision more or less.

use crate::model::CaseRef;
use crate::serve::Asked;

/// A decision that can be put into the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Packed {
    /// Its reference.
    pub(in crate::serve) what: String,
    pub(in crate::serve) is_in: bool,
    /// The same page where it is added, or taken out.
    pub(in crate::serve) link: String,
}

impl Packed {
    /// On the page at `path` that is asked this.
    pub(in crate::serve) fn of(reference: &CaseRef, asked: &Asked, path: &str) -> Self {
        let is_in = asked.pack.contains(reference);
        let then = if is_in { asked.unpacking(reference) } else { asked.packing(reference) };
        Self { what: reference.to_string(), is_in, link: then.at(path) }
    }
}
