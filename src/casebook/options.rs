//! How an ingest is to go about its work.

/// How an ingest is to go about its work. The default is to take in what is there.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Options {
    /// Say what would happen, and write nothing.
    pub dry_run: bool,
    /// Stop before anything is written where a smaller share of the new pages than this gave a
    /// reference, a date and an outcome.
    pub yield_below: Option<f64>,
    /// Stop before anything is written where the new pages give so much less than those before that
    /// the site must have changed.
    pub canary: bool,
}

impl Options {
    /// Whether all has to be looked at before any of it is written.
    pub(super) fn holds(&self) -> bool {
        self.dry_run || self.canary || self.yield_below.is_some()
    }
}
