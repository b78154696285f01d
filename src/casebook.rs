//! One folder with a store and an index in step.
//!
//! The store commits first, chunk by chunk; the index follows with one commit that names the
//! store's generation. Where a run ends in between, for whatever reason, the next one that opens
//! the casebook to write sees the difference and brings the index up to date. What cannot be
//! brought up to date is made anew beside the old one and takes its place by rename.

mod ingest;
mod report;

use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind, Result};
use crate::index::Index;
use crate::model::{CaseRef, Record};
use crate::search::{self, Answer, Question};
use crate::store::{Change, Store};

pub use crate::store::{Problem, Report as VerifyReport};
pub use report::{IngestReport, Progress, Tally};

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
}

impl Casebook {
    /// Opens the casebook in `dir` to read it.
    ///
    /// # Errors
    ///
    /// Where there is none, or its store cannot be read.
    pub fn open(dir: impl AsRef<Path>) -> Result<Self> {
        let dir = dir.as_ref();
        Ok(Self { dir: dir.to_owned(), store: Store::open(dir)? })
    }

    /// Opens the casebook in `dir` to write, making one where there is none, and finishes what a
    /// run that was killed has left.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Busy`] at once where another process is writing.
    pub fn open_to_write(dir: impl AsRef<Path>) -> Result<Self> {
        let dir = dir.as_ref();
        let mut casebook = Self { dir: dir.to_owned(), store: Store::create_or_open(dir)? };
        casebook.bring_index_up()?;
        Ok(casebook)
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
        Ok(Self { dir: dir.to_owned(), store: Store::create_or_open(dir)? })
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

    /// The index, to search in.
    ///
    /// # Errors
    ///
    /// Where it is missing, damaged, or made by another version.
    pub fn index(&self) -> Result<Index> {
        Index::open(&self.dir.join(INDEX))
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

    /// The records of a case: of all its bodies where the reference has no letter.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn by_reference(&self, reference: &CaseRef) -> Result<Vec<Record>> {
        self.store.by_reference(reference)
    }

    /// Makes the index anew from the store, and the tables of facts wherever they do not say what
    /// the records say. Gives the number of documents in the index.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read or the index not be written; the old index then stays.
    pub fn rebuild(&mut self) -> Result<u64> {
        self.must_write()?;
        self.store.mend()?;
        self.remove_leftovers()?;
        let new = self.dir.join(INDEX_NEW);
        let index = Index::open_or_create(&new)?;
        let mut writer = index.writer()?;
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
        if let Err(error) = self.verify_index(&mut report) {
            report.add(INDEX, error.what(), REBUILD);
        }
        Ok(report)
    }

    fn verify_index(&self, report: &mut VerifyReport) -> Result<()> {
        let (generation, documents) = (self.store.generation()?, self.store.documents()?);
        let index = self.index()?;
        let (held, found) = (index.generation()?, index.documents()?);
        if held != generation {
            let what = format!("it holds generation {held}, the store {generation}");
            report.add(INDEX, what, INGEST_OR_REBUILD);
        } else if found != documents {
            let what = format!("it holds {found} documents, the store {documents}");
            report.add(INDEX, what, REBUILD);
        }
        index.check()
    }

    /// Brings the index to the store's generation: by what has changed since its own, or anew.
    fn bring_index_up(&mut self) -> Result<()> {
        self.remove_leftovers()?;
        let generation = self.store.generation()?;
        let usable = Index::open_or_create(&self.dir.join(INDEX))
            .and_then(|index| Ok((index.generation()?, index.documents()?, index)));
        match usable {
            Ok((held, found, _)) if held == generation && found == self.store.documents()? => {
                Ok(())
            }
            Ok((held, _, index)) if held < generation => self.catch_up(&index, held, generation),
            Err(error) if error.kind() != ErrorKind::Index => Err(error),
            // Damaged, of another version, or of another store than this one.
            _ => self.rebuild().map(drop),
        }
    }

    fn must_write(&self) -> Result<()> {
        if self.store.writes() {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Usage, "this casebook was opened to read")
            .at(&self.dir)
            .advise("open it to write"))
    }

    fn catch_up(&self, index: &Index, held: u64, generation: u64) -> Result<()> {
        let mut writer = index.writer()?;
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
        for name in [INDEX_NEW, INDEX_OLD] {
            let path = self.dir.join(name);
            if path.exists() {
                std::fs::remove_dir_all(&path).map_err(|error| Error::io(&path, error))?;
            }
        }
        Ok(())
    }
}

const REBUILD: &str = "run `casebook rebuild`";
const INGEST_OR_REBUILD: &str =
    "if no ingest is under way, run `casebook rebuild`, or any `casebook ingest`";

fn rename(from: &Path, to: &Path) -> Result<()> {
    std::fs::rename(from, to).map_err(|error| Error::io(from, error))
}

#[cfg(test)]
mod tests;
