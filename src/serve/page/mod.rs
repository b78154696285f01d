//! The pages, one file each: `page` makes what is at an address, from plain functions that can be
//! tested without it.

pub(super) mod about;
pub(super) mod accessibility;
pub(super) mod briefing;
pub(super) mod decision;
pub(super) mod document;
pub(super) mod feed;
pub(super) mod health;
pub(super) mod pack;
pub(super) mod search;
pub(super) mod start;
pub(super) mod style;
pub(super) mod take;
