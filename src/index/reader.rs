//! Opening the index, and seeing what is in it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use tantivy::schema::IndexRecordOption;
use tantivy::store::Compressor;
use tantivy::{DocSet as _, IndexReader, ReloadPolicy, Searcher, SegmentReader, TERMINATED};

use super::crew;
use super::directory::Shared;
use super::fields::Column;
use super::names::OwnNames;
use super::opened::LastOpened;
use super::repeated::Repeated;
use super::writer::{Payload, Writer};
use super::{ADVICE, analyzer, failure, fields, stale};
use crate::error::{Error, ErrorKind, Result};

/// The file that names the segments of the last commit.
const META: &str = "meta.json";

/// An index in a folder. Cloning it is cheap.
#[derive(Clone)]
pub struct Index {
    dir: PathBuf,
    pub(super) inner: tantivy::Index,
    reader: IndexReader,
    seen: Arc<Mutex<Option<Stamp>>>,
    own_names: Arc<OwnNames>,
    /// The commit that is looked at, whatever is written meanwhile; none where it is the last one.
    still: Option<Still>,
    /// What the commit that was last looked at so says about itself: it is long, and read once.
    looked: Arc<Mutex<Looked>>,
    pub(super) last_opened: LastOpened,
}

/// A commit and what it says about itself.
#[derive(Clone)]
struct Still {
    searcher: Searcher,
    payload: Option<Arc<Payload>>,
    stamp: Option<Stamp>,
}

/// A commit that was looked at, and what it says about itself.
type Looked = Option<(Stamp, Option<Arc<Payload>>)>;

/// When a commit was written, as far as the file system tells.
pub type Stamp = (SystemTime, u64);

impl Index {
    /// Opens the index in `dir`, or begins an empty one where there is none.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Index`] where the index there is of another version or damaged.
    pub fn open_or_create(dir: &Path) -> Result<Self> {
        if dir.join(META).exists() {
            return Self::open(dir);
        }
        std::fs::create_dir_all(dir).map_err(|error| Error::io(dir, error))?;
        let directory = Shared::open(dir).map_err(|error| failure(dir, error.into()))?;
        let settings = tantivy::IndexSettings {
            // What is stored is packed already.
            docstore_compression: Compressor::None,
            ..tantivy::IndexSettings::default()
        };
        let inner = tantivy::Index::create(directory, fields::schema(), settings)
            .map_err(|error| failure(dir, error))?;
        Self::of(dir, inner)
    }

    /// Opens the index in `dir`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Index`] where there is none, or one of another version, or a damaged one; the
    /// advice is always to rebuild it from the store.
    pub fn open(dir: &Path) -> Result<Self> {
        if !dir.join(META).exists() {
            return Err(Error::new(ErrorKind::Index, "there is no index").at(dir).advise(ADVICE));
        }
        let directory = Shared::open(dir).map_err(|error| failure(dir, error.into()))?;
        let inner = undamaged(dir, || tantivy::Index::open(directory))?;
        if inner.schema() != fields::schema() {
            return Err(stale(dir));
        }
        let index = Self::of(dir, inner)?;
        match index.payload()? {
            Some(payload) if payload.schema_version != fields::SCHEMA_VERSION => Err(stale(dir)),
            _ => Ok(index),
        }
    }

    /// The same index as a writer reads it.
    pub(super) fn opened_to_write(&self) -> Result<tantivy::Index> {
        let failed = |error| failure(&self.dir, error);
        let directory = Shared::open_to_write(&self.dir).map_err(|error| failed(error.into()))?;
        let inner = undamaged(&self.dir, || tantivy::Index::open(directory))?;
        analyzer::register(inner.tokenizers());
        Ok(inner)
    }

    fn of(dir: &Path, mut inner: tantivy::Index) -> Result<Self> {
        analyzer::register(inner.tokenizers());
        inner.set_executor(crew::executor());
        let builder = inner.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = undamaged(dir, || builder.try_into())?;
        let seen = Arc::new(Mutex::new(stamp(dir)));
        let (own_names, looked, last_opened) =
            (Arc::default(), Arc::default(), LastOpened::default());
        Ok(Self {
            dir: dir.to_owned(),
            inner,
            reader,
            seen,
            own_names,
            still: None,
            looked,
            last_opened,
        })
    }

    /// The index as it is now, whatever is committed to it meanwhile.
    ///
    /// # Errors
    ///
    /// Where the index cannot be read.
    pub fn still(&self) -> Result<Self> {
        loop {
            let searcher = self.searcher()?;
            let seen = *self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
            let known = looked.as_ref().filter(|(of, _)| Some(*of) == seen);
            let payload = match known {
                Some((_, payload)) => payload.clone(),
                None => self.payload()?,
            };
            // Nothing was committed between the two looks: they saw one commit.
            if stamp(&self.dir) == seen {
                *looked = seen.map(|seen| (seen, payload.clone()));
                return Ok(Self {
                    still: Some(Still { searcher, payload, stamp: seen }),
                    ..self.clone()
                });
            }
        }
    }

    /// When the commit that is looked at was written; none where it is the last one, whichever that is.
    #[must_use]
    pub fn committed(&self) -> Option<Stamp> {
        self.still.as_ref().and_then(|still| still.stamp)
    }

    /// The folder of the index.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The index, asked from now on by these names too.
    #[must_use]
    pub fn with_names(mut self, own: OwnNames) -> Self {
        self.own_names = Arc::new(own);
        self
    }

    /// The names that its users have added to those of the program.
    #[must_use]
    pub fn own_names(&self) -> &OwnNames {
        &self.own_names
    }

    /// The generation of the store that the index holds; 0 where nothing was committed yet.
    pub fn generation(&self) -> Result<u64> {
        Ok(self.payload()?.map_or(0, |payload| payload.generation))
    }

    /// Which store the index is of; `None` where nothing was committed yet.
    pub fn store(&self) -> Result<Option<String>> {
        Ok(self.payload()?.map(|payload| payload.store.clone()))
    }

    /// The wording that the index keeps apart because it recurs across the store, as it was when the
    /// index was last made anew.
    ///
    /// # Errors
    ///
    /// Where the index cannot be read.
    pub fn repeated(&self) -> Result<Repeated> {
        Ok(self.payload()?.map(|payload| payload.repeated.clone()).unwrap_or_default())
    }

    /// The key of every document that can be found, in order.
    pub fn keys(&self) -> Result<Vec<String>> {
        let mut keys = Vec::new();
        for segment in self.searcher()?.segment_readers() {
            undamaged(&self.dir, || keys_of(segment, &mut keys))?;
        }
        keys.sort_unstable();
        Ok(keys)
    }

    /// How many documents can be found.
    pub fn documents(&self) -> Result<u64> {
        Ok(self.searcher()?.num_docs())
    }

    /// A writer. There is one at a time: where another process has it, the error is
    /// [`ErrorKind::Busy`].
    pub fn writer(&self) -> Result<Writer> {
        Writer::new(self)
    }

    /// Reads every file of the index against its checksum.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Index`] naming the first damaged file.
    pub fn check(&self) -> Result<()> {
        let damaged = self.inner.validate_checksum().map_err(|error| failure(&self.dir, error))?;
        match damaged.into_iter().min() {
            None => Ok(()),
            Some(file) => Err(Error::new(ErrorKind::Index, "a file of the index is damaged")
                .at(self.dir.join(file))
                .advise(ADVICE)),
        }
    }

    /// A view of the last commit, also where another process made it since.
    pub(crate) fn searcher(&self) -> Result<Searcher> {
        if let Some(still) = &self.still {
            return Ok(still.searcher.clone());
        }
        let now = stamp(&self.dir);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if *seen != now {
            undamaged(&self.dir, || self.reader.reload())?;
            *seen = now;
        }
        Ok(self.reader.searcher())
    }

    /// Sees the last commit from now on.
    pub(super) fn refresh(&self) -> Result<()> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        *seen = stamp(&self.dir);
        undamaged(&self.dir, || self.reader.reload())
    }

    fn payload(&self) -> Result<Option<Arc<Payload>>> {
        if let Some(still) = &self.still {
            return Ok(still.payload.clone());
        }
        let metas = self.inner.load_metas().map_err(|error| failure(&self.dir, error))?;
        let Some(payload) = metas.payload else { return Ok(None) };
        serde_json::from_str(&payload).map(Arc::new).map(Some).map_err(|_| stale(&self.dir))
    }
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("dir", &self.dir).finish_non_exhaustive()
    }
}

/// The terms of the key field that a document still has.
fn keys_of(segment: &SegmentReader, keys: &mut Vec<String>) -> tantivy::Result<()> {
    let inverted = segment.inverted_index(Column::Key.field())?;
    let mut terms = inverted.terms().stream()?;
    while terms.advance() {
        let mut postings =
            inverted.read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
        let key = String::from_utf8_lossy(terms.key()).into_owned();
        while postings.doc() != TERMINATED {
            if segment.alive_bitset().is_none_or(|alive| alive.is_alive(postings.doc())) {
                keys.push(key.clone());
            }
            postings.advance();
        }
    }
    Ok(())
}

fn stamp(dir: &Path) -> Option<Stamp> {
    let meta = std::fs::metadata(dir.join(META)).ok()?;
    Some((meta.modified().ok()?, meta.len()))
}

/// Opens files of the index: where one is damaged in a place that the library takes for granted, it
/// panics, and that is an error like any other here.
fn undamaged<T>(dir: &Path, open: impl FnOnce() -> tantivy::Result<T>) -> Result<T> {
    // What panicked while it was opened is dropped and never used.
    match catch_unwind(AssertUnwindSafe(open)) {
        Ok(opened) => opened.map_err(|error| failure(dir, error)),
        Err(_) => Err(Error::new(ErrorKind::Index, "a file of the index is damaged")
            .at(dir)
            .advise(ADVICE)),
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::super::sample::Sample;
    use super::*;

    fn small(dir: &Path) {
        let mut writer = Index::open_or_create(dir).unwrap().writer().unwrap();
        let record = Sample::new("21 001 002", "Marlow Borough Council", "2021-05-04").record();
        writer.put("a", &record).unwrap();
        writer.commit(1).unwrap();
    }

    fn refused(dir: &Path) {
        let error = Index::open(dir).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Index, "{error}");
        assert_eq!(error.advice(), Some("run `casebook rebuild`"), "{error}");
    }

    #[test]
    fn what_is_no_usable_index_is_to_be_rebuilt() {
        let dir = TempDir::new().unwrap();
        refused(dir.path());
        refused(&dir.path().join("nowhere"));
        small(dir.path());
        assert!(Index::open(dir.path()).is_ok());
        let meta = dir.path().join(META);
        let good = std::fs::read_to_string(&meta).unwrap();
        for broken in [
            "",
            "{",
            &good.replace("\"name\": \"summary\"", "\"name\": \"abstract\""),
            &good.replace(
                &format!("schema_version\\\":{}", fields::SCHEMA_VERSION),
                "schema_version\\\":999",
            ),
        ] {
            assert_ne!(broken, good);
            std::fs::write(&meta, broken).unwrap();
            refused(dir.path());
        }
    }

    #[test]
    fn a_missing_or_cut_file_is_noticed() {
        for cut in [false, true] {
            let dir = TempDir::new().unwrap();
            small(dir.path());
            let files = std::fs::read_dir(dir.path()).unwrap().map(|file| file.unwrap().path());
            let file = files.into_iter().find(|f| f.extension().is_some_and(|e| e == "idx"));
            let file = file.unwrap();
            if cut {
                let bytes = std::fs::read(&file).unwrap();
                std::fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
            } else {
                std::fs::remove_file(&file).unwrap();
            }
            refused(dir.path());
        }
    }

    #[test]
    fn a_changed_byte_is_found_by_the_check() {
        let dir = TempDir::new().unwrap();
        small(dir.path());
        let files = std::fs::read_dir(dir.path()).unwrap().map(|file| file.unwrap().path());
        let store = files.into_iter().find(|f| f.extension().is_some_and(|e| e == "store"));
        let mut bytes = std::fs::read(store.as_ref().unwrap()).unwrap();
        bytes[3] ^= 0x55;
        std::fs::write(store.unwrap(), bytes).unwrap();
        let error = Index::open(dir.path()).unwrap().check().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Index);
    }
}
