//! One folder with a store and an index in step.
//!
//! The store commits first, chunk by chunk; the index follows with one commit that names the
//! store's generation. Where a run ends in between, for whatever reason, the next one that opens
//! the casebook to write sees the difference and brings the index up to date. What cannot be
//! brought up to date is made anew beside the old one and takes its place by rename.

mod benchmark;
mod canary;
mod checked;
mod complete;
mod counted;
mod exporting;
mod history;
mod ingest;
mod linked;
pub mod listed;
mod reparse;
mod report;
mod safe;
mod similar;
mod still;
mod themes;
mod watching;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind, Result};
use crate::index::{Census, Index};
use crate::intake;
use crate::model::words::Kind;
use crate::model::{CaseRef, Record};
use crate::review::Judgement;
use crate::search::{self, Answer, Question, Synonyms};
use crate::store::{Batch, Change, Parcel, RESTORING, Store};
use crate::text::Page;

pub use crate::store::{
    Aside, Backup, FILE as STORE, Kept, LastRun, Problem, Report as VerifyReport, Saved,
};
pub use benchmark::Benchmark;
pub(crate) use canary::{gives, too_few};
pub use checked::CheckedBody;
pub use complete::IngestOptions;
pub use counted::Selected;
pub use exporting::{ALL, Wanted};
pub use history::{Changes, Edition, History, Line};
pub use linked::Meant;
pub use report::{IngestReport, Progress, Tally};
pub use safe::Status;
pub use similar::{Case, SetApart, Similar, SimilarHit};
pub use still::Held;
pub use themes::{ThemeCounts, Themes};

/// Where a casebook lies unless `--data` or `CASEBOOK_DATA` says otherwise.
pub const DEFAULT_FOLDER: &str = "casebook-data";

/// The folder of the index, in the folder of the casebook.
const INDEX: &str = "index";

/// Where an index is made anew, and where the old one waits to be removed.
const INDEX_NEW: &str = "index.new";
const INDEX_OLD: &str = "index.old";

/// A casebook: records, originals, and the index over them.
///
/// ```
/// use casebook::{CaseRef, Casebook};
///
/// let folder = tempfile::tempdir()?;
/// let page = folder.path().join("a.txt");
/// std::fs::write(&page, "Ashby Council (24 101 202)\n\nDecision : Upheld\n\n\
///     Decision date : 01 Jul 2025\n\nThe Ombudsman's final decision:\n\n\
///     Summary: The Council was late.\n\nThe complaint\n\n  1. Mr X complains of delay.\n")?;
/// let mut casebook = Casebook::open_to_write(folder.path().join("data"))?;
/// let report = casebook.ingest(&[&page], &mut ())?;
/// assert_eq!((report.total().new, report.set_aside.len()), (1, 0));
/// assert_eq!(casebook.ingest(&[&page], &mut ())?.total().unchanged, 1);
/// let found = casebook.by_reference(&CaseRef::parse("24-101-202").unwrap())?;
/// assert_eq!(found[0].organisation(), Some("Ashby Council"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Casebook {
    dir: PathBuf,
    store: Store,
    /// The index of the state that is looked at; see [`Casebook::hold_still`].
    still: Option<Index>,
}

impl Casebook {
    /// Opens the casebook in `dir` to read it.
    ///
    /// # Errors
    ///
    /// Where there is none, or its store cannot be read.
    pub fn open(dir: impl AsRef<Path>) -> Result<Self> {
        let dir = dir.as_ref();
        Ok(Self::of(dir, Store::open(dir)?))
    }

    /// Opens the casebook in `dir` to write, making one where there is none, and finishes what a
    /// run that was killed has left.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Busy`] at once where another process is writing.
    pub fn open_to_write(dir: impl AsRef<Path>) -> Result<Self> {
        let dir = dir.as_ref();
        let mut casebook = Self::of(dir, Store::create_or_open(dir)?);
        casebook.bring_index_up()?;
        Ok(casebook)
    }

    /// Opens the casebook that is in `dir` to write, as [`Casebook::open_to_write`] does, and makes
    /// none.
    ///
    /// # Errors
    ///
    /// Where there is no casebook, and [`ErrorKind::Busy`] where another process is writing.
    pub fn open_again(dir: impl AsRef<Path>) -> Result<Self> {
        Store::expect_in(dir.as_ref())?;
        Self::open_to_write(dir)
    }

    /// Opens the casebook in `dir` to write without looking at its index: what follows makes the
    /// index anew.
    ///
    /// # Errors
    ///
    /// Where there is no casebook, and [`ErrorKind::Busy`] where another process is writing.
    pub fn open_to_rebuild(dir: impl AsRef<Path>) -> Result<Self> {
        let dir = dir.as_ref();
        drop(Store::open(dir)?);
        Ok(Self::of(dir, Store::create_or_open(dir)?))
    }

    fn of(dir: &Path, store: Store) -> Self {
        Self { dir: dir.to_owned(), store, still: None }
    }

    /// The folder of the casebook.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The index, to search in: one that holds what the store holds. Where it is behind, because
    /// an ingest was stopped, it is brought up first.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Index`] where it is missing, damaged, made by another version, or behind the
    /// store and cannot be brought up now.
    pub fn index(&self) -> Result<Index> {
        if let Some(still) = &self.still {
            return Ok(still.clone());
        }
        Ok(self.index_in_step()?.with_names(Synonyms::own(&self.dir)?))
    }

    fn index_in_step(&self) -> Result<Index> {
        let index = self.open_index()?;
        // The store is asked after the index, which therefore is never ahead of it.
        match self.step_of(&index)? {
            Step::Same => Ok(index),
            Step::Behind if self.store.writes() => {
                self.catch_up(&index)?;
                Ok(index)
            }
            // Another process is writing: until it has committed its index, the one before is the
            // last consistent picture, and readers go on with it.
            Step::Behind => match Self::open_to_write(&self.dir) {
                Ok(_) => self.open_index(),
                Err(error) if error.kind() == ErrorKind::Busy => Ok(index),
                Err(error) => Err(Self::behind(&self.dir, error)),
            },
            Step::Foreign => Err(Error::new(ErrorKind::Index, "the index is of another casebook")
                .at(self.dir.join(INDEX))
                .advise(REBUILD)),
        }
    }

    fn open_index(&self) -> Result<Index> {
        Index::open(&self.dir.join(INDEX))
    }

    /// How the index stands to the store.
    fn step_of(&self, index: &Index) -> Result<Step> {
        let (of, held) = (index.store()?, index.generation()?);
        let generation = self.store.generation()?;
        Ok(match of {
            Some(id) if id != self.store.id()? => Step::Foreign,
            _ if held > generation => Step::Foreign,
            _ if held < generation => Step::Behind,
            _ => Step::Same,
        })
    }

    fn behind(dir: &Path, error: Error) -> Error {
        Error::new(ErrorKind::Index, "the index is behind the store")
            .at(dir.join(INDEX))
            .advise("run `casebook ingest` or `casebook rebuild`")
            .because(error)
    }

    /// What a question finds.
    ///
    /// # Errors
    ///
    /// Where the index cannot be read; never because of the words of the question.
    pub fn search(&self, question: &Question) -> Result<Answer> {
        search::search(&self.index()?, question)
    }

    /// The record of a key.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn get(&self, key: &str) -> Result<Option<Record>> {
        self.store.get(key)
    }

    /// The page that a record was read from, out of its stored original; none where that no longer
    /// reads.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn page(&self, record: &Record) -> Result<Option<Page>> {
        let bytes = self.store.original(&record.source.sha256)?;
        Ok(bytes.and_then(|bytes| intake::page_again(&intake::origin(record), &bytes).ok()))
    }

    /// The records of a case: of all its bodies where the reference has no letter.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn by_reference(&self, reference: &CaseRef) -> Result<Vec<Record>> {
        self.store.by_reference(reference)
    }

    /// Keeps what a person decided about a fact, in the place of the decisions that it replaces.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be written, or holds no such document.
    pub fn judge(&mut self, judgement: &Judgement, replaces: &[i64]) -> Result<()> {
        self.decide(|batch| batch.judge(judgement, replaces))
    }

    /// Takes decisions about the document of `key` back.
    ///
    /// # Errors
    ///
    /// As [`Casebook::judge`].
    pub fn withdraw(&mut self, key: &str, judgements: &[i64]) -> Result<()> {
        self.decide(|batch| batch.withdraw(key, judgements))
    }

    fn decide(&mut self, decision: impl FnOnce(&mut Batch<'_>) -> Result<()>) -> Result<()> {
        self.must_write()?;
        let mut batch = self.store.batch()?;
        decision(&mut batch)?;
        batch.commit()?;
        self.store.finish_run()?;
        self.bring_index_up()
    }

    /// Makes the index anew from the store, with the wording that recurs across it kept apart, and
    /// the tables of facts wherever they do not say what the records say. Gives the number of
    /// documents in the index.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read or the index not be written; the old index then stays.
    pub fn rebuild(&mut self) -> Result<u64> {
        self.must_write()?;
        self.heal()?;
        self.heal_unsealed()?;
        self.store.mend()?;
        self.remove_leftovers()?;
        let new = self.dir.join(INDEX_NEW);
        let index = Index::open_or_create(&new)?;
        let mut census = Census::default();
        self.store.each(Some(Kind::Decision), &mut |_, record| {
            census.add(&record);
            Ok(())
        })?;
        let mut writer = index.writer()?.of_store(self.store.id()?).with_repeated(census.finish());
        let mut documents = 0;
        self.store.each(None, &mut |key, record| {
            documents += 1;
            writer.put(&key, &record)
        })?;
        writer.commit(self.store.generation()?)?;
        drop(index);
        let (current, old) = (self.dir.join(INDEX), self.dir.join(INDEX_OLD));
        if current.exists() {
            rename(&current, &old)?;
        }
        rename(&new, &current)?;
        self.remove_leftovers()?;
        Ok(documents)
    }

    /// Proves that the store is whole and that the index holds what the store holds.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read at all. What is damaged is no error but in the report.
    pub fn verify(&self) -> Result<VerifyReport> {
        let mut report = self.store.verify()?;
        self.verify_themes(&mut report)?;
        if let Err(error) = self.verify_index(&mut report) {
            report.add(INDEX, error.what(), REBUILD);
        }
        Ok(report)
    }

    fn verify_index(&self, report: &mut VerifyReport) -> Result<()> {
        let index = self.open_index()?;
        let (held, generation) = (index.generation()?, self.store.generation()?);
        match self.step_of(&index)? {
            // An ingest is under way: its index follows when it has stored everything.
            Step::Behind if self.store.writer().is_some() => {}
            Step::Behind => {
                let what = format!("it holds generation {held}, the store {generation}");
                report.add(INDEX, what, INGEST_OR_REBUILD);
            }
            Step::Foreign => report.add(INDEX, "it is of another casebook", REBUILD),
            Step::Same => self.verify_keys(&index, report)?,
        }
        index.check()
    }

    fn verify_keys(&self, index: &Index, report: &mut VerifyReport) -> Result<()> {
        let (found, mut kept) = (index.keys()?, self.store.keys(None)?);
        Self::index_is_counted(index, found.len())?;
        kept.sort_unstable();
        // What does not read is no fault of the index; the store's own report names it.
        let damaged = self.store.damaged()?;
        kept.retain(|key| damaged.iter().all(|it| it.key != *key));
        if found == kept {
            return Ok(());
        }
        let (found, kept): (BTreeSet<_>, BTreeSet<_>) =
            (found.into_iter().collect(), kept.into_iter().collect());
        let (missing, odd) = (kept.difference(&found).count(), found.difference(&kept).count());
        let what = format!(
            "it does not hold the documents of the store: {missing} missing, {odd} too many"
        );
        report.add(INDEX, what, REBUILD);
        Ok(())
    }

    /// Brings the index to the store's generation: by what has changed since its own, or anew.
    fn bring_index_up(&mut self) -> Result<()> {
        self.remove_leftovers()?;
        let usable = Index::open_or_create(&self.dir.join(INDEX))
            .and_then(|index| Ok((self.step_of(&index)?, index)));
        match usable {
            Ok((Step::Same, index)) if self.holds_all(&index)? => Ok(()),
            Ok((Step::Behind, index)) => {
                self.heal()?;
                self.catch_up(&index)
            }
            Err(error) if error.kind() != ErrorKind::Index => Err(error),
            // Damaged, of another version, or of another store than this one.
            _ => self.rebuild().map(drop),
        }
    }

    fn holds_all(&self, index: &Index) -> Result<bool> {
        let (found, kept) = (index.documents()?, self.store.documents()?);
        // Records that do not read are only looked for where something is missing.
        Ok(found == kept || found + self.store.damaged()?.len() as u64 == kept)
    }

    /// Reads documents whose record is damaged again from their stored original. Those that cannot
    /// be read so are left out of the index, and never stop the rest.
    fn heal(&mut self) -> Result<()> {
        let own = self.own_theme_file()?;
        for damaged in self.store.damaged()? {
            let Ok(Some(bytes)) = self.store.original(&damaged.sha256) else { continue };
            let Ok(mut record) = intake::again(&damaged.origin, &bytes) else { continue };
            themes::mark(&mut record, own.as_ref());
            let parcel = Parcel::new(record, &bytes)?;
            let mut batch = self.store.batch()?;
            batch.put(&parcel)?;
            batch.commit()?;
        }
        self.store.finish_run()
    }

    fn must_write(&self) -> Result<()> {
        if self.store.writes() {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Usage, "this casebook was opened to read")
            .at(&self.dir)
            .advise("open it to write"))
    }

    fn catch_up(&self, index: &Index) -> Result<()> {
        let (held, generation) = (index.generation()?, self.store.generation()?);
        let mut writer = index.writer()?.of_store(self.store.id()?);
        self.store.changed_since(held, &mut |change| match change {
            Change::Put { key, record } => writer.put(&key, &record),
            Change::Removed { key } => {
                writer.remove(&key);
                Ok(())
            }
        })?;
        writer.commit(generation)
    }

    /// Removes what a rebuild that was killed has left. An old index whose successor did not take
    /// its place is removed too: it may be behind.
    fn remove_leftovers(&self) -> Result<()> {
        for name in [INDEX_NEW, INDEX_OLD, RESTORING] {
            let path = self.dir.join(name);
            if path.exists() {
                std::fs::remove_dir_all(&path).map_err(|error| Error::io(&path, error))?;
            }
        }
        Ok(())
    }
}

/// How an index stands to the store beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It holds what the store holds.
    Same,
    /// It has missed the store's last commits.
    Behind,
    /// It is of another store, or of a later state of this one.
    Foreign,
}

const REBUILD: &str = "run `casebook rebuild`";
const INGEST_OR_REBUILD: &str =
    "if no ingest is under way, run `casebook rebuild`, or any `casebook ingest`";

fn rename(from: &Path, to: &Path) -> Result<()> {
    std::fs::rename(from, to).map_err(|error| Error::io(from, error))
}

#[cfg(test)]
mod tests;
