//! Records into the index: replaced by key, made visible by one commit.

use serde::{Deserialize, Serialize};
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy, UserOperation};
use tantivy::{IndexWriter, Term};

use super::document::document;
use super::fields::{Column, SCHEMA_VERSION};
use super::kept::Packer;
use super::pace::{Pace, Waiting};
use super::repeated::Repeated;
use super::{Index, failure};
use crate::error::{Error, ErrorKind, Result};
use crate::model::Record;
use crate::model::record::PARSER_VERSION;

/// Memory for each indexing thread. Smaller budgets cut the index into many small segments, and
/// merging them then costs more than indexing.
const BUDGET: usize = 128 * 1024 * 1024;

/// More indexing threads than this are never kept busy by reading and parsing.
const MOST_THREADS: usize = 4;

/// Segments with at most this many documents are rewritten as soon as one of theirs is replaced, so
/// that scores do not depend on what was deleted; larger ones when a fifth of them is. Of a large
/// segment a few deleted documents move no score that can be seen, and rewriting it for the ten that
/// change in a night would cost more than the rest of the night.
const SMALL_SEGMENT: u32 = 2_000;

/// Segments below this size are of one size to the merge policy: a few nights' additions are merged
/// with each other, and not each time with years.
const SMALLEST_LAYER: u32 = 500;

/// The share of deleted documents at which a segment is rewritten.
const DELETED_SHARE: f32 = 0.2;

/// What the index says about itself, kept in the commit so that the two cannot disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Payload {
    /// Which store it is of; empty where the writer was not told.
    #[serde(default)]
    pub(super) store: String,
    /// The generation of that store that the index holds.
    pub(super) generation: u64,
    /// The version of the schema it was written with.
    pub(super) schema_version: u32,
    /// The parser that read the records.
    pub(super) parser: String,
    /// The wording that recurred in the store when the index was last made anew.
    #[serde(default)]
    pub(super) repeated: Repeated,
}

/// Puts records into an index. Nothing is visible before [`Writer::commit`]; a writer that is
/// dropped leaves the index as it was.
pub struct Writer {
    index: Index,
    inner: IndexWriter<Waiting>,
    packer: Packer,
    pace: Pace,
    store: String,
    repeated: Repeated,
}

impl Writer {
    pub(super) fn new(index: &Index) -> Result<Self> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(BUDGET)
            .num_worker_threads((cores.saturating_sub(1)).clamp(1, MOST_THREADS))
            .num_merge_threads(1)
            .build();
        let opened = index.opened_to_write()?;
        let writer: IndexWriter<Waiting> =
            opened.writer_with_options(options).map_err(|error| failure(index.dir(), error))?;
        let mut policy = LogMergePolicy::default();
        policy.set_del_docs_ratio_before_merge(DELETED_SHARE);
        policy.set_min_layer_size(SMALLEST_LAYER);
        writer.set_merge_policy(Box::new(policy));
        let store = index.store()?.unwrap_or_default();
        let repeated = index.repeated()?;
        let packer = Packer::new().map_err(|error| Error::io(index.dir(), error))?;
        let pace = Pace::default();
        Ok(Self { index: index.clone(), inner: writer, packer, pace, store, repeated })
    }

    /// Says which wording recurs in the store; until then, what the last writer was told holds.
    #[must_use]
    pub fn with_repeated(mut self, repeated: Repeated) -> Self {
        self.repeated = repeated;
        self
    }

    /// Says which store the records come from, by its [id](crate::store::Store::id).
    #[must_use]
    pub fn of_store(mut self, id: impl Into<String>) -> Self {
        self.store = id.into();
        self
    }

    /// Puts a record under its key, in the place of the one that was there.
    pub fn put(&mut self, key: &str, record: &Record) -> Result<()> {
        let document = self.document(key, record)?;
        // One batch: a deletion only reaches documents that were added before it.
        self.inner
            .run([UserOperation::Delete(key_term(key)), UserOperation::Add(document)])
            .map_err(|error| failure(self.index.dir(), error))?;
        Ok(())
    }

    /// Puts a record under a key that the index does not have: nothing has to be looked for.
    pub fn add(&mut self, key: &str, record: &Record) -> Result<()> {
        let document = self.document(key, record)?;
        let added = self.inner.add_document(document);
        added.map(drop).map_err(|error| failure(self.index.dir(), error))
    }

    /// The document of a record, as soon as there is room for it.
    fn document(&mut self, key: &str, record: &Record) -> Result<Waiting> {
        let marked = self.repeated.marked(record);
        let record = marked.as_ref().unwrap_or(record);
        let (document, bytes) = document(key, record, &mut self.packer).map_err(|error| {
            Error::new(ErrorKind::Index, format!("the record {key} cannot be indexed"))
                .because(error)
        })?;
        Ok(self.pace.wait_for_room(document, bytes))
    }

    /// Takes the record of this key out of the index.
    pub fn remove(&mut self, key: &str) {
        self.inner.delete_term(key_term(key));
    }

    /// Takes every record out of the index.
    pub fn clear(&mut self) -> Result<()> {
        let cleared = self.inner.delete_all_documents();
        cleared.map(drop).map_err(|error| failure(self.index.dir(), error))
    }

    /// Makes everything since the last commit visible at once, and notes which generation of the
    /// store the index now holds.
    pub fn commit(mut self, generation: u64) -> Result<()> {
        let payload = Payload {
            store: self.store.clone(),
            generation,
            schema_version: SCHEMA_VERSION,
            parser: PARSER_VERSION.to_owned(),
            repeated: self.repeated.clone(),
        };
        let payload = serde_json::to_string(&payload).map_err(|error| {
            Error::new(ErrorKind::Index, "the commit cannot be described").because(error)
        })?;
        let dir = self.index.dir().to_owned();
        let commit = |writer: &mut IndexWriter<Waiting>| {
            let mut prepared = writer.prepare_commit()?;
            prepared.set_payload(&payload);
            prepared.commit()
        };
        commit(&mut self.inner).map_err(|error| failure(&dir, error))?;
        self.forget_deleted().map_err(|error| failure(&dir, error))?;
        self.inner.wait_merging_threads().map_err(|error| failure(&dir, error))?;
        self.index.refresh()
    }

    /// Rewrites small segments that hold deleted documents: those still count in the scores.
    fn forget_deleted(&mut self) -> tantivy::Result<()> {
        let segments = self.index.inner.searchable_segment_metas()?;
        let stale: Vec<_> = segments
            .iter()
            .filter(|segment| segment.has_deletes() && segment.max_doc() <= SMALL_SEGMENT)
            .map(tantivy::index::SegmentMeta::id)
            .collect();
        for segment in stale {
            // A merge that the policy began meanwhile may have taken the segment: then it is done.
            if let Err(error) = self.inner.merge(&[segment]).wait() {
                tracing::debug!(%error, "a segment was merged by another merge");
            }
        }
        Ok(())
    }
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("index", &self.index.dir()).finish_non_exhaustive()
    }
}

fn key_term(key: &str) -> Term {
    Term::from_field_text(Column::Key.field(), key)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::super::sample::Sample;
    use super::*;

    fn put(index: &Index, keys: &[&str], generation: u64) {
        let mut writer = index.writer().unwrap();
        for key in keys {
            let record = Sample::new("21 001 002", "Marlow Borough Council", "2021-05-04").record();
            writer.put(key, &record).unwrap();
        }
        writer.commit(generation).unwrap();
    }

    #[test]
    fn a_record_is_replaced_by_its_key() {
        let dir = TempDir::new().unwrap();
        let index = Index::open_or_create(dir.path()).unwrap();
        assert_eq!((index.documents().unwrap(), index.generation().unwrap()), (0, 0));
        put(&index, &["lgsco/decision:a", "lgsco/decision:b"], 1);
        put(&index, &["lgsco/decision:a", "lgsco/decision:a"], 2);
        assert_eq!((index.documents().unwrap(), index.generation().unwrap()), (2, 2));
        let mut writer = index.writer().unwrap();
        writer.remove("lgsco/decision:b");
        writer.remove("lgsco/decision:never there");
        writer.commit(3).unwrap();
        let again = Index::open(dir.path()).unwrap();
        assert_eq!((again.documents().unwrap(), again.generation().unwrap()), (1, 3));
        let deleted = again.inner.searchable_segment_metas().unwrap();
        assert!(deleted.iter().all(|segment| !segment.has_deletes()));
        again.check().unwrap();
    }

    #[test]
    fn a_writer_that_is_dropped_changes_nothing() {
        let dir = TempDir::new().unwrap();
        let index = Index::open_or_create(dir.path()).unwrap();
        put(&index, &["a"], 7);
        let mut writer = index.writer().unwrap();
        writer.remove("a");
        drop(writer);
        assert_eq!((index.documents().unwrap(), index.generation().unwrap()), (1, 7));
    }

    #[test]
    fn a_second_writer_is_told_to_wait() {
        let dir = TempDir::new().unwrap();
        let index = Index::open_or_create(dir.path()).unwrap();
        let first = index.writer().unwrap();
        let error = Index::open(dir.path()).unwrap().writer().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Busy);
        drop(first);
        assert!(index.writer().is_ok());
    }

    #[test]
    fn a_commit_is_seen_by_every_open_index() {
        let dir = TempDir::new().unwrap();
        let index = Index::open_or_create(dir.path()).unwrap();
        let other = Index::open(dir.path()).unwrap();
        put(&index, &["a"], 1);
        assert_eq!(other.documents().unwrap(), 1);
    }
}
