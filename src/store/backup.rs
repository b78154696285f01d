//! A copy of the store in one file, taken while others read and write, and put back.
//!
//! A backup is one zstd frame with a checksum around an SQLite file, so that any damage is found
//! before anything is replaced; `zstd -d` gives the file that every SQLite tool opens.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write as _};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::NamedTempFile;

use super::lock::WriterLock;
use super::{FILE, Report, Store, fault, schema};
use crate::error::{Error, ErrorKind, Result};

/// How hard a backup is compressed: records shrink to a fifth, and a gigabyte takes seconds.
const LEVEL: i32 = 3;

/// What every SQLite file begins with.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Where a backup is unpacked, in the folder of the casebook, until it takes the store's place.
pub(crate) const RESTORING: &str = "restore.new";

/// What a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backup {
    /// Documents.
    pub documents: u64,
    /// The store's generation.
    pub generation: u64,
    /// How large the file is.
    pub bytes: u64,
}

impl Store {
    /// Writes a copy of the store, as it is at this moment, into one file. The copy is verified
    /// before it takes the place of an earlier backup; until then that one stays.
    ///
    /// # Errors
    ///
    /// Where the store is damaged, or the file cannot be written or is something else than a backup.
    pub fn back_up(&self, file: &Path) -> Result<Backup> {
        if file.exists() && !is_backup(file) {
            return Err(Error::new(ErrorKind::Usage, "this file is no backup of a casebook")
                .at(file)
                .advise("name another file: only backups are replaced"));
        }
        let folder = folder_of(file);
        let place = tempfile::Builder::new().prefix(".backup-").tempdir_in(folder);
        let place = place.map_err(|error| Error::io(folder, error))?;
        self.copy_into(&place.path().join(FILE))?;
        let copy = Self::open(place.path())?;
        whole(&copy.verify()?, "the store is damaged, and no backup was made")?;
        let (documents, generation) = (copy.documents()?, copy.generation()?);
        drop(copy);
        let bytes = pack(&place.path().join(FILE), file, &self.dir.join(FILE))?;
        Ok(Backup { documents, generation, bytes })
    }

    /// One transaction of SQLite's own: writers meanwhile are not in it, and not kept waiting.
    fn copy_into(&self, copy: &Path) -> Result<()> {
        let reads_only = self.lock.is_none();
        if reads_only {
            self.connection.pragma_update(None, "query_only", false)?;
        }
        let copied = self.connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()]);
        if reads_only {
            self.connection.pragma_update(None, "query_only", true)?;
        }
        copied?;
        Ok(())
    }

    /// Puts a backup in the place of the store in `dir`, and opens it to write. It is verified
    /// first; a store that is there stays as it was unless `replace` is said and all is well.
    ///
    /// # Errors
    ///
    /// Where there is a store and `replace` is not said, where the backup is damaged, and
    /// [`ErrorKind::Busy`] where another process reads or writes the store.
    pub fn restore(file: &Path, dir: &Path, replace: bool) -> Result<Self> {
        let current = dir.join(FILE);
        if current.exists() && !replace {
            return Err(Error::new(ErrorKind::Usage, "there is a casebook in this folder")
                .at(dir)
                .advise("say --replace to put the backup in its place, or name another --data"));
        }
        if !file.is_file() {
            return Err(Error::io(file, io::ErrorKind::NotFound.into()));
        }
        let made = !dir.exists();
        fs::create_dir_all(dir).map_err(|error| Error::io(dir, error))?;
        let lock = WriterLock::take(dir)?;
        match put_back(file, dir, &current) {
            Ok(()) => Self::of_lock(dir, lock),
            Err(error) => {
                if made {
                    lock.undo(dir);
                }
                Err(error)
            }
        }
    }
}

/// Puts the store of a backup in the place of the current one.
fn put_back(file: &Path, dir: &Path, current: &Path) -> Result<()> {
    let place = dir.join(RESTORING);
    remove(&place)?;
    let new = unpacked(file, &place).inspect_err(|_| drop(remove(&place)))?;
    swap(&new, current).inspect_err(|_| drop(remove(&place)))?;
    remove(&place)
}

/// Whether a file is a backup that [`Store::back_up`] has written.
#[must_use]
pub fn is_backup(file: &Path) -> bool {
    let head = || -> io::Result<[u8; 100]> {
        let mut head = [0; 100];
        zstd::stream::Decoder::new(File::open(file)?)?.read_exact(&mut head)?;
        Ok(head)
    };
    head().is_ok_and(|head| head.starts_with(MAGIC))
}

fn pack(copy: &Path, file: &Path, like: &Path) -> Result<u64> {
    let packed = || -> io::Result<u64> {
        let new = NamedTempFile::new_in(folder_of(file))?;
        let mut packer = zstd::stream::Encoder::new(BufWriter::new(new), LEVEL)?;
        packer.include_checksum(true)?;
        io::copy(&mut File::open(copy)?, &mut packer)?;
        let mut out = packer.finish()?;
        out.flush()?;
        let new = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        // Whoever may read the store may read its backup.
        new.as_file().set_permissions(fs::metadata(like)?.permissions())?;
        new.as_file().sync_all()?;
        let bytes = new.as_file().metadata()?.len();
        new.persist(file).map_err(|error| error.error)?;
        File::open(folder_of(file))?.sync_all()?;
        Ok(bytes)
    };
    packed().map_err(|error| Error::io(file, error))
}

/// The store in a backup, verified and brought up to this version, in the folder `place`.
fn unpacked(file: &Path, place: &Path) -> Result<PathBuf> {
    fs::create_dir(place).map_err(|error| Error::io(place, error))?;
    let new = place.join(FILE);
    unpack(file, &new)?;
    let damaged = |error: Error| {
        Error::new(error.kind(), format!("this backup cannot be used: {}", error.what()))
            .at(file)
            .advise("take another backup: nothing was changed")
            .because(error)
    };
    ready(&new, place).map_err(damaged)?;
    Ok(new)
}

fn unpack(file: &Path, new: &Path) -> Result<()> {
    let mut packed = BufReader::new(File::open(file).map_err(|error| Error::io(file, error))?);
    let mut out = File::create(new).map_err(|error| Error::io(new, error))?;
    let mut bare = [0; MAGIC.len()];
    let head = File::open(file).and_then(|mut file| file.read_exact(&mut bare));
    let copied = if head.is_ok() && bare == *MAGIC {
        // What `zstd -d` gave, or a copy of the file of a casebook.
        io::copy(&mut packed, &mut out)
    } else {
        zstd::stream::Decoder::with_buffer(packed).and_then(|mut it| io::copy(&mut it, &mut out))
    };
    copied.and_then(|_| out.sync_all()).map_err(|error| match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::PermissionDenied => Error::io(new, error),
        _ => Error::new(ErrorKind::Store, "this file is no backup of a casebook, or a damaged one")
            .at(file)
            .advise("take another backup: nothing was changed")
            .because(error),
    })
}

/// Verifies the unpacked store, and makes it one that no index is of yet.
fn ready(new: &Path, place: &Path) -> Result<()> {
    let mut connection = Connection::open(new)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    schema::check_grown(&connection)?;
    schema::prepare_to_write(&mut connection)?;
    let store = Store { connection, dir: place.to_owned(), lock: None, run: None };
    whole(&store.verify()?, "it is damaged")?;
    // Generations count from here on in another way than in the store that the backup was of.
    store
        .connection
        .execute("UPDATE meta SET value = lower(hex(randomblob(16))) WHERE name = 'id'", [])?;
    store.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    store.connection.close().map_err(|(_, error)| Error::from(error))?;
    File::open(new).and_then(|file| file.sync_all()).map_err(|error| Error::io(new, error))
}

/// Puts the new store in the place of the current one, of which nothing may stay behind: a log of
/// one store beside another would damage it.
fn swap(new: &Path, current: &Path) -> Result<()> {
    let alone = if current.exists() { alone(current)? } else { None };
    let replaced = fs::rename(new, current)
        .and_then(|()| File::open(folder_of(current))?.sync_all())
        .map_err(|error| Error::io(current, error));
    drop(alone);
    replaced
}

/// The current store, locked against everyone, its log written back and removed. A store that is
/// too damaged for that gives nothing, and its log is removed.
fn alone(current: &Path) -> Result<Option<Connection>> {
    let opened = Connection::open(current).and_then(|connection| {
        // Only a store that nobody else has open can be taken out of its log.
        connection.pragma_update(None, "journal_mode", "delete")?;
        connection.execute_batch("BEGIN EXCLUSIVE")?;
        Ok(connection)
    });
    match opened {
        Ok(connection) => Ok(Some(connection)),
        Err(error) if fault::is_busy(&error) => {
            Err(Error::new(ErrorKind::Busy, "another process reads this casebook")
                .at(current)
                .advise("stop it, and run again")
                .because(error))
        }
        Err(_) => {
            for log in ["-wal", "-shm"] {
                let mut name = current.as_os_str().to_owned();
                name.push(log);
                let log = PathBuf::from(name);
                if log.exists() {
                    fs::remove_file(&log).map_err(|error| Error::io(&log, error))?;
                }
            }
            Ok(None)
        }
    }
}

fn whole(report: &Report, what: &str) -> Result<()> {
    let Some(first) = report.problems.first() else { return Ok(()) };
    let more = match report.problems.len() {
        1 => String::new(),
        all => format!(", and {} more", all - 1),
    };
    Err(Error::new(ErrorKind::Store, format!("{what}: {}: {}{more}", first.place, first.what))
        .advise("`casebook verify` tells more"))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Error::io(folder, error))?;
    }
    Ok(())
}

fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
