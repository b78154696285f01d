//! What several pages show.

pub(super) mod cases;
pub(super) mod drawn;
pub(super) mod filters;
pub(super) mod frame;
pub(super) mod hit;
pub(super) mod link;
pub(super) mod mistake;
pub(super) mod named;
pub(super) mod packed;
pub(super) mod pager;
pub(super) mod pieces;
pub(super) mod source;
pub(super) mod tags;
pub(super) mod take;
pub(super) mod why;
