//! What a complete crawl of the site tells: which decisions are no longer published.
//!
//! Decisions leave the site after five years. Nothing is deleted for that: they are marked, with the
//! day as of which they were gone. Since a mark on thousands of decisions would be the usual sign of
//! a crawl that failed, not of a site that shrank, a crawl that lost something, or that lacks too
//! many, marks nothing and says why.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::ingest::Run;
use crate::error::{Error, ErrorKind, Result};
use crate::intake::SetAside;
use crate::store::{Batch, Store};

/// A crawl may lack so many decisions more than the last one without anything being wrong: of few, a
/// share says little.
const FEW: usize = 5;

/// Of a hundred published decisions, at most so many go from one complete crawl to the next: a year's
/// are a fifth of what is published.
const SHARE: usize = 20;

/// What is known of an input beside its paths, and how an ingest watches over itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IngestOptions {
    /// The input holds every decision that was published on this day.
    pub complete_as_of: Option<Date>,
    /// Mark as gone what a complete input lacks, however much that is.
    pub anyway: bool,
    /// Say what would happen, and write nothing.
    pub dry_run: bool,
    /// Stop before anything is written where a smaller share of the new pages than this gave a
    /// reference, a date and an outcome.
    pub yield_below: Option<f64>,
    /// Stop before anything is written where the new pages give so much less than those before that
    /// the site must have changed.
    pub canary: bool,
}

impl IngestOptions {
    /// Refuses a day that cannot be meant.
    pub(super) fn check(&self, store: &Store) -> Result<()> {
        let Some(day) = self.complete_as_of else { return Ok(()) };
        let odd = |what: String, advice: &'static str| {
            Err(Error::new(ErrorKind::Usage, what).advise(advice))
        };
        if day > today() {
            return odd(format!("{day} is still to come"), "give the day of the crawl");
        }
        match store.last_complete_crawl()? {
            Some(last) if last > day => odd(
                format!(
                    "a complete crawl of {last} is already taken in, which is later than {day}"
                ),
                "take this one in without --complete-as-of",
            ),
            _ => Ok(()),
        }
    }
}

/// Today in UTC, and an hour more: somewhere the day has begun.
fn today() -> Date {
    let now = jiff::Timestamp::now().as_second() + 14 * 3600;
    let moment = jiff::Timestamp::from_second(now).map(|it| it.to_string()).unwrap_or_default();
    moment.get(..10).and_then(|day| day.parse().ok()).unwrap_or(Date::MAX)
}

/// The documents that an ingest has met.
#[derive(Debug, Default)]
pub(super) struct Seen {
    documents: BTreeSet<i64>,
    /// Documents whose page was in the input, or was asked for, and could not be read.
    unread: BTreeSet<i64>,
    /// The first thing because of which documents may be missing.
    lost: Option<String>,
}

impl Seen {
    pub(super) fn add(&mut self, document: i64) {
        self.documents.insert(document);
    }

    /// A page that is there and cannot be read, or that the site did not give, is no decision that has
    /// gone. Which one it is its place, its address or its name may tell; where nothing does, nobody
    /// knows what the input lacks.
    pub(super) fn set_aside(&mut self, aside: &SetAside, batch: &Batch<'_>) -> Result<()> {
        let known = batch.document_at(&aside.path, aside.member.as_deref())?;
        let reference = aside.reference();
        self.unread.extend(known);
        if let Some(reference) = &reference {
            self.unread.extend(batch.decisions_named(reference)?);
        }
        let unknown = known.is_none() && reference.is_none() && aside.may_be_decision();
        if aside.loses || unknown {
            self.lost.get_or_insert_with(|| aside.to_string());
        }
        Ok(())
    }

    /// Whether the input has the document, if only in a form that cannot be read.
    fn has(&self, document: i64) -> bool {
        self.documents.contains(&document) || self.unread.contains(&document)
    }
}

impl Run {
    /// Marks what a complete input lacks.
    pub(super) fn complete(
        &mut self,
        options: &super::IngestOptions,
        store: &mut Store,
    ) -> Result<()> {
        let (Some(as_of), Some(seen)) = (options.complete_as_of, self.seen.take()) else {
            return Ok(());
        };
        self.report.complete_as_of = Some(as_of);
        let (_, published) = store.published()?;
        let mut batch = store.batch()?;
        let met = |document| seen.documents.contains(&document);
        let missing = batch.missing(as_of, &|document| seen.has(document))?;
        let many = FEW.max(usize::try_from(published).unwrap_or(usize::MAX) * SHARE / 100);
        self.report.not_marked = match seen.lost {
            Some(lost) => Some(format!("the input is not complete: {lost}")),
            None if missing.len() > many && !options.anyway => Some(format!(
                "{} of {published} published decisions are not in it, more than leave the site; if \
                 that is right, run it again with --anyway",
                missing.len()
            )),
            None => None,
        };
        if self.report.not_marked.is_some() {
            return Ok(());
        }
        self.report.unread = seen.unread.difference(&seen.documents).count() as u64;
        let done = batch.complete(as_of, &missing, &met)?;
        self.index_again(&done.gone, &batch)?;
        self.index_again(&done.reappeared, &batch)?;
        batch.remember_crawl(as_of, seen.documents.len() as u64, &done)?;
        batch.commit()?;
        self.report.gone = done.gone.len() as u64;
        self.report.reappeared += done.reappeared.len() as u64;
        Ok(())
    }
}
