//! The pages, one file each: `page` makes what is at an address, from plain functions that can be
//! tested without it.

pub(super) mod about;
pub(super) mod accessibility;
pub(super) mod briefing;
pub(super) mod council;
pub(super) mod councils;
pub(super) mod decision;
pub(super) mod document;
pub(super) mod feed;
pub(super) mod health;
pub(super) mod metrics;
pub(super) mod money;
pub(super) mod pack;
pub(super) mod payments;
pub(super) mod reconcile;
pub(super) mod search;
pub(super) mod start;
pub(super) mod style;
pub(super) mod take;
pub(super) mod theme;
pub(super) mod themes;
