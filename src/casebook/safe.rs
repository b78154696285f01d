//! What keeps a casebook safe and in view: backups, restoring, what was set aside, how it stands.

use std::path::Path;

use serde::Serialize;

use super::{Casebook, INDEX};
use crate::error::{Error, ErrorKind, Result};
use crate::index::Index;
use crate::intake;
use crate::store::{self, Aside, Backup, Parcel, Store};

/// How a casebook stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The store.
    #[serde(flatten)]
    pub store: store::Status,
    /// The generation that the index holds; none where there is no usable index.
    pub index_generation: Option<u64>,
    /// Documents that can be found.
    pub index_documents: Option<u64>,
    /// Bytes of the index.
    pub index_bytes: u64,
    /// Why the index cannot be used.
    pub index_problem: Option<String>,
}

impl Status {
    /// Whether the index holds what the store holds, or will when the present run is done.
    #[must_use]
    pub fn in_step(&self) -> bool {
        self.index_generation == Some(self.store.generation)
            || (self.index_generation.is_some() && self.store.writer.is_some())
    }
}

impl Casebook {
    /// Writes all that cannot be made again into one file, while others read and write.
    ///
    /// # Errors
    ///
    /// Where the store is damaged or the file cannot be written; an earlier backup then stays.
    pub fn back_up(&self, file: &Path) -> Result<Backup> {
        self.store.back_up(file)
    }

    /// Makes a casebook in `dir` of a backup, and its index. Where there is one, it has to be said
    /// that it is replaced.
    ///
    /// # Errors
    ///
    /// Where the backup is damaged, or the casebook is there or in use: then nothing has changed.
    pub fn restore(file: &Path, dir: &Path, replace: bool) -> Result<Self> {
        let store = Store::restore(file, dir, replace)?;
        let mut casebook = Self::of(dir, store);
        casebook.bring_index_up()?;
        Ok(casebook)
    }

    /// How the casebook stands. An index that cannot be used is no error but said.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn status(&self) -> Result<Status> {
        let folder = self.dir.join(INDEX);
        let mut status = Status { index_bytes: bytes(&folder), ..Status::default() };
        // The index first: it can then only be behind the store.
        match Index::open(&folder).and_then(|index| Ok((index.generation()?, index.documents()?))) {
            Ok((generation, documents)) => {
                status.index_generation = Some(generation);
                status.index_documents = Some(documents);
            }
            Err(error) => status.index_problem = Some(error.to_string()),
        }
        status.store = self.store.status()?;
        Ok(status)
    }

    /// Forgets that these files were set aside.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be written.
    pub fn forget_asides(&mut self, asides: &[Aside]) -> Result<()> {
        self.must_write()?;
        let mut batch = self.store.batch()?;
        for aside in asides {
            batch.forget_aside(&aside.path)?;
        }
        batch.commit()?;
        self.store.finish_run()
    }

    /// Reads everything again from the originals where records read and are not those that were
    /// written. What cannot be read again stays as it is, and [`Casebook::verify`] says so.
    pub(super) fn heal_unsealed(&mut self) -> Result<()> {
        if self.store.records_are_sealed()? {
            return Ok(());
        }
        let mut all = true;
        let own = self.own_theme_file()?;
        for read in self.store.everything()? {
            let again = match self.store.original(&read.sha256) {
                Ok(Some(bytes)) => intake::again(&read.origin, &bytes)
                    .ok()
                    .map(|mut record| {
                        super::themes::mark(&mut record, own.as_ref());
                        Parcel::new(record, &bytes)
                    })
                    .transpose()?,
                _ => None,
            };
            let Some(parcel) = again.filter(|parcel| parcel.key() == read.key) else {
                all = false;
                continue;
            };
            let mut batch = self.store.batch()?;
            batch.heal(&parcel)?;
            batch.commit()?;
        }
        self.store.finish_run()?;
        if all { self.store.seal_records() } else { Ok(()) }
    }

    /// Refuses to go on where the index is damaged in a way that only shows when all of it is read.
    pub(super) fn index_is_counted(index: &Index, keys: usize) -> Result<()> {
        let documents = index.documents()?;
        if documents == keys as u64 {
            return Ok(());
        }
        let what = format!("it counts {documents} documents and holds {keys}");
        Err(Error::new(ErrorKind::Index, what).advise("run `casebook rebuild`"))
    }
}

fn bytes(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries.flatten().filter_map(|entry| entry.metadata().ok()).map(|it| it.len()).sum()
}
