//! The store: the records and the documents behind them, in one SQLite file that is the truth.
//!
//! `casebook.db` holds ordinary, commented tables (`schema.sql`) that any SQLite tool opens. What
//! an analyst counts (payments, improvements, events) stands in tables of its own, made from the
//! record by the functions of `sheets`; [`Store::verify`] makes them again and compares.
//!
//! One process writes at a time, behind a lock that dies with it. Each commit that changes
//! documents raises the [generation](Store::generation) by one, which is how the index knows what
//! it has missed.

mod backup;
mod batch;
mod cases;
mod checked;
mod columns;
mod facts;
mod fault;
mod form;
mod hold;
mod lock;
mod named;
mod packed;
mod parcel;
mod put;
mod read;
mod reviews;
mod rows;
mod schema;
mod seals;
mod sheets;
mod standing;
mod status;
mod still;
mod themes;
mod verify;
mod watches;
mod write;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, ErrorKind, Result};
use lock::WriterLock;

pub(crate) use backup::RESTORING;
pub use backup::{Backup, is_backup};
pub use batch::{Batch, Known};
pub use checked::Checked;
pub use hold::Yield;
pub use parcel::Parcel;
pub use put::{Placed, Put};
pub use read::{Aside, Change, Damaged, Stale, Version};
pub use reviews::Kept;
pub use rows::{Cell, Snapshot};
pub use standing::Completed;
pub use status::{LastRun, Status};
pub use themes::OwnThemes;
pub use verify::{Problem, Report};
pub use watches::{Arrival, Saved};

/// The file that holds a casebook's records.
pub const FILE: &str = "casebook.db";

/// The records of one casebook.
///
/// ```
/// use casebook::store::Store;
/// let folder = tempfile::tempdir()?;
/// assert!(Store::open(folder.path()).unwrap_err().to_string().contains("casebook ingest"));
/// Store::create_or_open(folder.path())?;
/// assert_eq!(Store::open(folder.path())?.generation()?, 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    dir: PathBuf,
    /// Held for as long as this store may write.
    lock: Option<WriterLock>,
    /// The row of `runs` for the ingest that is under way.
    run: Option<i64>,
}

impl Store {
    /// Opens the store in `dir` to read. Others may read and write meanwhile.
    ///
    /// # Errors
    ///
    /// Where `dir` holds no casebook, or one that this version cannot read.
    pub fn open(dir: impl AsRef<Path>) -> Result<Self> {
        let dir = dir.as_ref();
        let path = dir.join(FILE);
        if !path.is_file() {
            return Err(no_casebook(dir));
        }
        let connection = open_to_read(&path).map_err(|error| error.at(&path))?;
        schema::check(&connection)
            .and_then(|()| schema::plan_once(&connection))
            .map_err(|error| error.at(&path))?;
        Ok(Self { connection, dir: dir.to_owned(), lock: None, run: None })
    }

    /// Refuses a folder without a store.
    ///
    /// # Errors
    ///
    /// Where `dir` holds none.
    pub fn expect_in(dir: &Path) -> Result<()> {
        if dir.join(FILE).is_file() { Ok(()) } else { Err(no_casebook(dir)) }
    }

    /// Opens the store in `dir` to write, making folder and file where there are none.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Busy`] at once where another process is writing.
    pub fn create_or_open(dir: impl AsRef<Path>) -> Result<Self> {
        let dir = dir.as_ref();
        std::fs::create_dir_all(dir).map_err(|error| Error::io(dir, error))?;
        Self::of_lock(dir, WriterLock::take(dir)?)
    }

    fn of_lock(dir: &Path, lock: WriterLock) -> Result<Self> {
        let path = dir.join(FILE);
        let mut connection =
            Connection::open(&path).map_err(|error| Error::from(error).at(&path))?;
        schema::prepare_to_write(&mut connection).map_err(|error| error.at(&path))?;
        Ok(Self { connection, dir: dir.to_owned(), lock: Some(lock), run: None })
    }

    /// The folder that holds the store.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Whether this store was opened to write.
    #[must_use]
    pub fn writes(&self) -> bool {
        self.lock.is_some()
    }

    /// Who is writing to this store now, as "process 4711"; `None` where nobody is.
    #[must_use]
    pub fn writer(&self) -> Option<String> {
        lock::holder(&self.dir)
    }

    /// Begins a transaction. Nothing of it is seen by anyone before [`Batch::commit`]; a batch that
    /// is dropped leaves no trace.
    ///
    /// # Errors
    ///
    /// Where the store was opened to read.
    pub fn batch(&mut self) -> Result<Batch<'_>> {
        self.must_write()?;
        let generation = self.generation()?;
        Batch::begin(&mut self.connection, &mut self.run, generation)
    }

    fn must_write(&self) -> Result<()> {
        if self.writes() {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Usage, "this casebook was opened to read")
            .at(&self.dir)
            .advise("open it to write"))
    }

    /// Notes that the ingest under way is finished. An ingest that wrote nothing leaves no note.
    ///
    /// # Errors
    ///
    /// Where the store cannot be written.
    pub fn finish_run(&mut self) -> Result<()> {
        if let Some(run) = self.run.take() {
            self.connection
                .execute("UPDATE runs SET finished_at = ?1 WHERE id = ?2", (batch::now(), run))?;
        }
        Ok(())
    }
}

fn no_casebook(dir: &Path) -> Error {
    Error::new(ErrorKind::Store, "no casebook here").at(dir).advise(format!(
        "name its folder with --data, or make one: casebook ingest PATH --data {}",
        dir.display()
    ))
}

/// Opens the file so that it cannot be written through this connection. SQLite itself may have to
/// tidy up after a writer that was killed; where the folder is read-only it cannot, and the file is
/// read as it lies, unless the writer left commits beside it.
fn open_to_read(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(path, flags).and_then(|connection| {
        connection.pragma_update(None, "query_only", true)?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(connection)
    });
    match opened {
        Err(error) if fault::is_read_only(&error) => as_it_lies(path),
        other => Ok(other?),
    }
}

fn as_it_lies(path: &Path) -> Result<Connection> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if std::fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return Err(Error::new(
            ErrorKind::Store,
            "an ingest was stopped here, and what it committed last cannot be read in a folder that \
             cannot be written",
        )
        .advise("allow writing to the folder, or copy the whole folder to where you may write"));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    Ok(Connection::open_with_flags(immutable(path), flags)?)
}

/// The address under which SQLite opens a file of a read-only folder.
fn immutable(path: &Path) -> String {
    let mut address = "file:".to_owned();
    for c in path.to_string_lossy().chars() {
        match c {
            '%' => address.push_str("%25"),
            '?' => address.push_str("%3f"),
            '#' => address.push_str("%23"),
            other => address.push(other),
        }
    }
    address + "?immutable=1"
}

#[cfg(test)]
mod tests;
