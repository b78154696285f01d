//! What outlives the process, in a hidden folder beside the archives: the run under way, the pages
//! that are known, the last complete fetch.
//!
//! | file | what it is | how it is written |
//! | --- | --- | --- |
//! | `run.json` | where the run under way stands | anew by rename, after each page of results |
//! | `pages.jsonl` | a line for each page, the last one of an address counts | a line after each page |
//! | `part.warc.gz` | the archive under way | a record after each page, then its line |
//! | `last.json` | the last complete fetch | by rename |
//! | `lock` | who is fetching | held while the process lives |
//!
//! A line tells how far the archive was whole when it was written. What stands behind the last line
//! is cut off when a run is taken up, and asked for again.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::report::{Disagreement, Missed};
use super::site::Site;
use super::walk::Walk;
use crate::error::{Error, ErrorKind, Result};

/// The folder, which an ingest passes over.
const FOLDER: &str = ".casebook-fetch";

/// The run under way.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Run {
    pub(super) site: Site,
    pub(super) from: Date,
    pub(super) to: Date,
    /// When it began; its name, too.
    pub(super) began: String,
    /// The archive's name in the end. Its folder is the one that this was found in, however that was
    /// named.
    pub(super) name: String,
    /// How many parts of the time are done.
    pub(super) done: usize,
    /// The search of the part under way.
    pub(super) walk: Option<Walk>,
    /// Whether its results are all known, and the decisions are being fetched.
    pub(super) listed: bool,
    /// Results of the parts that are listed.
    pub(super) results: u64,
    pub(super) missed: Vec<Missed>,
    pub(super) disagreements: Vec<Disagreement>,
    /// How far the archive was whole.
    pub(super) end: u64,
}

/// The last complete fetch.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Last {
    pub(super) site: Site,
    pub(super) from: Date,
    pub(super) to: Date,
}

/// What is known of a page: how its site names this state of it, and where it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Known {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) etag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) modified: Option<String>,
    pub(super) sha256: String,
    /// When it came.
    pub(super) at: String,
}

/// What became of a decision that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Fate {
    Fetched,
    Unchanged,
    Gone,
}

/// A decision that is done, in the run that began then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Done {
    pub(super) run: String,
    pub(super) fate: Fate,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) moved: bool,
    /// How far the archive was whole then.
    pub(super) end: u64,
}

/// A line about a page. It is one line, since a page may not be known whose record was cut off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Line {
    pub(super) url: String,
    /// The address that the page had in the end, where it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) known: Option<Known>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) done: Option<Done>,
}

impl Line {
    fn take(self, known: &mut BTreeMap<String, Known>, done: &mut BTreeMap<String, Done>) {
        if let Some(it) = self.known {
            known.insert(self.at.unwrap_or_else(|| self.url.clone()), it);
        }
        if let Some(it) = self.done {
            done.insert(self.url, it);
        }
    }
}

/// The folder, held by this process.
#[derive(Debug)]
pub(super) struct State {
    folder: PathBuf,
    pages: File,
    pub(super) known: BTreeMap<String, Known>,
    /// What the run under way has done.
    pub(super) done: BTreeMap<String, Done>,
    _lock: File,
}

impl State {
    /// Takes the folder beside the archives, and reads what it knows.
    pub(super) fn take(beside: &Path) -> Result<(Self, Option<Run>)> {
        let folder = beside.join(FOLDER);
        std::fs::create_dir_all(&folder).map_err(|error| Error::io(&folder, error))?;
        let lock = lock(&folder)?;
        let run: Option<Run> = read(&folder.join("run.json"))?;
        let path = folder.join("pages.jsonl");
        let (known, done, whole) = lines(&path, run.as_ref())?;
        let io = |error| Error::io(&path, error);
        let pages = OpenOptions::new().create(true).append(true).open(&path).map_err(io)?;
        // A line that was under way when a process was killed is none.
        pages.set_len(whole).map_err(io)?;
        Ok((Self { folder, pages, known, done, _lock: lock }, run))
    }

    /// The archive under way.
    pub(super) fn part(&self) -> PathBuf {
        self.folder.join("part.warc.gz")
    }

    /// The last complete fetch from a site.
    pub(super) fn last(&self, site: &Site) -> Result<Option<Last>> {
        let last: Option<Last> = read(&self.folder.join("last.json"))?;
        Ok(last.filter(|last| last.site == *site))
    }

    /// Notes where the run stands.
    pub(super) fn note_run(&self, run: &Run) -> Result<()> {
        write(&self.folder.join("run.json"), run)
    }

    /// Notes that everything between two days was seen.
    pub(super) fn note_last(&self, last: &Last) -> Result<()> {
        write(&self.folder.join("last.json"), last)
    }

    /// Notes what is now known of a page.
    pub(super) fn note(&mut self, line: Line) -> Result<()> {
        let io = |error| Error::io(self.folder.join("pages.jsonl"), error);
        let mut text = serde_json::to_vec(&line).map_err(|error| io(error.into()))?;
        text.push(b'\n');
        self.pages.write_all(&text).and_then(|()| self.pages.sync_data()).map_err(io)?;
        line.take(&mut self.known, &mut self.done);
        Ok(())
    }

    /// How far the archive under way is whole.
    pub(super) fn end_of(&self, run: &Run) -> u64 {
        self.done.values().map(|done| done.end).max().unwrap_or(0).max(run.end)
    }

    /// Whether a run has come to its end but for its last steps: its archive is in its place.
    pub(super) fn has_ended(&self, run: &Run) -> bool {
        !self.part().exists() && self.place(run).exists()
    }

    /// Where the archive of a run goes in the end.
    pub(super) fn place(&self, run: &Run) -> PathBuf {
        self.folder.parent().unwrap_or(Path::new(".")).join(&run.name)
    }

    /// Puts the archive in its place and forgets the run; of each page one line stays.
    pub(super) fn end(&mut self, run: &Run) -> Result<()> {
        let part = self.part();
        if !self.has_ended(run) {
            let place = self.place(run);
            std::fs::rename(&part, &place).map_err(|error| Error::io(&place, error))?;
        }
        let path = self.folder.join("pages.jsonl");
        let io = |error| Error::io(&path, error);
        let mut file = BufWriter::new(beside(&path)?);
        for (url, known) in &self.known {
            let line = Line { url: url.clone(), at: None, known: Some(known.clone()), done: None };
            serde_json::to_writer(&mut file, &line).map_err(|error| io(error.into()))?;
            file.write_all(b"\n").map_err(io)?;
        }
        let file = file.into_inner().map_err(|error| io(error.into_error()))?;
        file.as_file().sync_all().map_err(io)?;
        file.persist(&path).map_err(|error| io(error.error))?;
        self.pages = OpenOptions::new().append(true).open(&path).map_err(io)?;
        self.done.clear();
        let path = self.folder.join("run.json");
        std::fs::remove_file(&path).map_err(|error| Error::io(&path, error))
    }
}

/// The lock of a folder, which the system gives back when the process ends.
fn lock(folder: &Path) -> Result<File> {
    let path = folder.join("lock");
    let io = |error| Error::io(&path, error);
    let open = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
    let file = open.map_err(io)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            let what = "another process is fetching into this folder";
            Err(Error::new(ErrorKind::Busy, what)
                .at(folder.parent().unwrap_or(folder))
                .advise("run again when it is done"))
        }
        Err(TryLockError::Error(error)) => Err(io(error)),
    }
}

type Pages = (BTreeMap<String, Known>, BTreeMap<String, Done>, u64);

/// The lines about pages, what of them the run has done, and how far the file is whole.
fn lines(path: &Path, run: Option<&Run>) -> Result<Pages> {
    let (mut known, mut done, mut whole) = (BTreeMap::new(), BTreeMap::new(), 0);
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok((known, done, 0)),
        Err(error) => return Err(Error::io(path, error)),
    };
    let mut file = BufReader::new(file);
    let mut text = Vec::new();
    loop {
        text.clear();
        let read = file.read_until(b'\n', &mut text).map_err(|error| Error::io(path, error))?;
        let line =
            text.strip_suffix(b"\n").and_then(|line| serde_json::from_slice::<Line>(line).ok());
        let Some(mut line) = line.filter(|_| read > 0) else { return Ok((known, done, whole)) };
        whole += read as u64;
        line.done = line.done.filter(|it| run.is_some_and(|run| run.began == it.run));
        line.take(&mut known, &mut done);
    }
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>> {
    let text = match std::fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io(path, error)),
    };
    serde_json::from_slice(&text).map(Some).map_err(|error| {
        let what = format!("this is nothing that a fetch has left: {error}");
        Error::new(ErrorKind::Input, what).at(path).advise("remove it to begin anew")
    })
}

fn write(path: &Path, value: &impl Serialize) -> Result<()> {
    let io = |error| Error::io(path, error);
    let mut file = beside(path)?;
    let text = serde_json::to_vec(value).map_err(|error| io(error.into()))?;
    file.write_all(&text).and_then(|()| file.as_file().sync_all()).map_err(io)?;
    file.persist(path).map(drop).map_err(|error| io(error.error))
}

fn beside(path: &Path) -> Result<tempfile::NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    tempfile::Builder::new()
        .prefix(".new-")
        .tempfile_in(folder)
        .map_err(|error| Error::io(folder, error))
}
