//! What a sheet could not hold as it is.

use std::ops::AddAssign;

/// How often something had to be left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Texts that were cut.
    pub(super) cut: usize,
    /// Addresses that are text and no link.
    pub(super) unlinked: usize,
}

impl AddAssign for Told {
    fn add_assign(&mut self, other: Self) {
        self.cut += other.cut;
        self.unlinked += other.unlinked;
    }
}
