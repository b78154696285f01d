//! How a store stands: what is in it, how new it is, and what waits for someone.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension as _;
use serde::Serialize;

use super::{FILE, Store};
use crate::error::Result;
use crate::model::record::PARSER_VERSION;
use crate::model::words::Kind;

/// What is in a store, and what waits for someone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Documents, by kind.
    pub documents: BTreeMap<Kind, u64>,
    /// Decisions that a complete crawl no longer had.
    pub gone: u64,
    /// The day of the last complete crawl.
    pub last_complete_crawl: Option<String>,
    /// The newest date of a decision.
    pub newest_decision: Option<String>,
    /// When the casebook was begun, in UTC.
    pub created_at: Option<String>,
    /// The last run that wrote something.
    pub last_run: Option<LastRun>,
    /// Commits that changed documents.
    pub generation: u64,
    /// Bytes of the store, with the log beside it.
    pub store_bytes: u64,
    /// The reading rules of this version of casebook.
    pub parser: &'static str,
    /// Documents that were read by other rules.
    pub stale: u64,
    /// Earlier texts and other forms that are kept.
    pub versions: u64,
    /// Decisions of people that hold.
    pub reviews: u64,
    /// Files that are set aside.
    pub set_aside: u64,
    /// Who is writing now.
    pub writer: Option<String>,
}

/// A run that wrote something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct LastRun {
    /// When it began, in UTC.
    pub started_at: String,
    /// When it ended; none where it is under way or was killed.
    pub finished_at: Option<String>,
}

/// What there is of one kind of document.
#[derive(Default)]
struct OfKind {
    documents: u64,
    gone: u64,
    stale: u64,
    newest: Option<String>,
}

impl Store {
    /// How the store stands.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub fn status(&self) -> Result<Status> {
        let count = |sql: &str| -> Result<u64> {
            let number: i64 = self.connection.query_row(sql, [], |row| row.get(0))?;
            Ok(u64::try_from(number).unwrap_or_default())
        };
        let looked = self.look_through()?;
        let decisions = looked.get(&Kind::Decision);
        Ok(Status {
            documents: looked.iter().map(|(kind, of)| (*kind, of.documents)).collect(),
            gone: decisions.map_or(0, |of| of.gone),
            last_complete_crawl: self.last_complete_crawl()?.map(|day| day.to_string()),
            newest_decision: decisions.and_then(|of| of.newest.clone()),
            created_at: self
                .connection
                .query_row("SELECT value FROM meta WHERE name = 'created_at'", [], |row| row.get(0))
                .optional()?,
            last_run: self.last_run()?,
            generation: self.generation()?,
            store_bytes: self.bytes(),
            parser: PARSER_VERSION,
            stale: looked.values().map(|of| of.stale).sum(),
            versions: count("SELECT count(*) FROM versions")?,
            reviews: count("SELECT count(*) FROM reviews WHERE withdrawn_at IS NULL")?,
            set_aside: count("SELECT count(*) FROM set_aside")?,
            writer: self.writer(),
        })
    }

    /// Each kind of document, in one pass over all: that pass is what takes the time.
    fn look_through(&self) -> Result<BTreeMap<Kind, OfKind>> {
        let mut select = self.connection.prepare(
            "SELECT kind, count(*), count(gone_as_of), sum(parser <> ?1), max(date)
             FROM documents GROUP BY kind",
        )?;
        let mut rows = select.query([PARSER_VERSION])?;
        let mut looked: BTreeMap<Kind, OfKind> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let number = |at| row.get(at).map(i64::unsigned_abs);
            let kind: String = row.get(0)?;
            // Kinds of a later version count as others.
            let of = looked.entry(Kind::parse(&kind).unwrap_or(Kind::Other)).or_default();
            of.documents += number(1)?;
            of.gone += number(2)?;
            of.stale += number(3)?;
            of.newest = of.newest.take().max(row.get(4)?);
        }
        Ok(looked)
    }

    fn last_run(&self) -> Result<Option<LastRun>> {
        Ok(self
            .connection
            .query_row(
                "SELECT started_at, finished_at FROM runs ORDER BY id DESC LIMIT 1",
                [],
                |row| Ok(LastRun { started_at: row.get(0)?, finished_at: row.get(1)? }),
            )
            .optional()?)
    }

    fn bytes(&self) -> u64 {
        let size = |name: String| {
            std::fs::metadata(self.dir.join(name)).map_or(0, |metadata| metadata.len())
        };
        size(FILE.to_owned()) + size(format!("{FILE}-wal"))
    }
}
