//! What several pages show.

pub(super) mod frame;
pub(super) mod hit;
pub(super) mod link;
pub(super) mod pieces;
