//! What an ingest tells: while it runs, and when it is done.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::intake::SetAside;
use crate::model::words::Kind;
use crate::store::Put;

/// Who wants to know how an ingest is going. Every method may be left out.
pub trait Progress {
    /// The paths were walked: so many files, of so many bytes.
    fn found(&mut self, files: u64, bytes: u64) {
        let _ = (files, bytes);
    }

    /// So many more files, of so many bytes, are done.
    fn done(&mut self, files: u64, bytes: u64) {
        let _ = (files, bytes);
    }

    /// A file was set aside.
    fn set_aside(&mut self, aside: &SetAside) {
        let _ = aside;
    }

    /// All is stored; the index is being finished.
    fn indexing(&mut self) {}

    /// Whether the ingest should stop: it then ends after the files it has begun with, and leaves
    /// everything in order.
    fn stop(&self) -> bool {
        false
    }
}

/// Nobody.
impl Progress for () {}

/// How many files became what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// The first of their document.
    pub new: u64,
    /// With nothing new in them.
    pub unchanged: u64,
    /// With a later text; the earlier one is kept.
    pub changed: u64,
    /// With the same text, read again by other rules.
    pub reread: u64,
    /// Another form of a document that is there from another file.
    pub duplicate: u64,
}

/// What an ingest did.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct IngestReport {
    /// By kind of document. A kind that was not met is not in it.
    pub kinds: BTreeMap<Kind, Tally>,
    /// Documents that had gone from the site and are there again, whatever else became of them.
    pub reappeared: u64,
    /// Decisions that a complete crawl no longer has; they are kept.
    pub gone: u64,
    /// Documents that count as published since their page is in a complete input, or was asked for,
    /// although it could not be read.
    pub unread: u64,
    /// The day as of which the input was complete, where that was said.
    pub complete_as_of: Option<Date>,
    /// Why nothing was marked as gone, although the input was said to be complete.
    pub not_marked: Option<String>,
    /// Parts of archives that are no documents: requests, redirects, pictures of a crawl.
    pub passed_over: u64,
    /// What could not be taken, by path.
    pub set_aside: Vec<SetAside>,
    /// Files and folders that were looked at.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// How long it took.
    pub seconds: f64,
    /// The store's generation now; after a dry run, what it would be.
    pub generation: u64,
    /// Whether nothing was written, since only what would happen was asked for.
    pub dry_run: bool,
    /// Whether it was stopped before it had seen all files.
    pub stopped: bool,
}

impl IngestReport {
    pub(super) fn count(&mut self, kind: Kind, put: Put) {
        let tally = self.kinds.entry(kind).or_default();
        let count = match put {
            Put::New => &mut tally.new,
            Put::Unchanged => &mut tally.unchanged,
            Put::Changed => &mut tally.changed,
            Put::Reread => &mut tally.reread,
            Put::Duplicate => &mut tally.duplicate,
        };
        *count += 1;
    }

    /// Over all kinds.
    #[must_use]
    pub fn total(&self) -> Tally {
        self.kinds.values().fold(Tally::default(), |sum, tally| Tally {
            new: sum.new + tally.new,
            unchanged: sum.unchanged + tally.unchanged,
            changed: sum.changed + tally.changed,
            reread: sum.reread + tally.reread,
            duplicate: sum.duplicate + tally.duplicate,
        })
    }
}

impl Tally {
    /// All of them.
    #[must_use]
    pub fn files(self) -> u64 {
        self.new + self.unchanged + self.changed + self.reread + self.duplicate
    }
}
