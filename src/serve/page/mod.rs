//! The pages, one file each: `page` makes what is at an address, from plain functions that can be
//! tested without it.

pub(super) mod about;
pub(super) mod accessibility;
pub(super) mod decision;
pub(super) mod health;
pub(super) mod search;
pub(super) mod start;
pub(super) mod style;
