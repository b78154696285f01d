//! One writer at a time: a lock that the operating system gives back when its holder dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::time::Duration;

use crate::error::{Error, ErrorKind, Result};

/// The file that is locked. It stays behind when the writer is done; only the lock on it counts.
const FILE: &str = "casebook.lock";

/// How often, and how long apart, a writer asks before it gives up: `holder` has the lock for a
/// moment while it looks.
const GLANCES: u32 = 4;
const GLANCE: Duration = Duration::from_millis(10);

/// The right to write to one casebook, given back on drop or with the process.
#[derive(Debug)]
pub(super) struct WriterLock {
    _file: File,
}

impl WriterLock {
    /// Takes the lock of `dir`, or says at once who holds it.
    pub(super) fn take(dir: &Path) -> Result<Self> {
        let path = dir.join(FILE);
        let io = |error| Error::io(&path, error);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(io)?;
        let mut glances = GLANCES;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if glances == 0 => return Err(busy(dir, &mut file)),
                Err(TryLockError::WouldBlock) => {
                    glances -= 1;
                    std::thread::sleep(GLANCE);
                }
                Err(TryLockError::Error(error)) => return Err(io(error)),
            }
        }
        // The number is only for the message above: a lock without it is still a lock.
        let noted = file
            .set_len(0)
            .and_then(|()| file.seek(SeekFrom::Start(0)))
            .and_then(|_| writeln!(file, "{}", std::process::id()));
        noted.map_err(io)?;
        Ok(Self { _file: file })
    }

    /// Gives the lock back and leaves nothing behind in `dir`, if nothing else is there: a folder that
    /// was made for what came to nothing goes with it.
    pub(super) fn undo(self, dir: &Path) {
        let only = std::fs::read_dir(dir).is_ok_and(|mut entries| {
            entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == FILE))
        });
        if only && std::fs::remove_file(dir.join(FILE)).is_ok() {
            drop(std::fs::remove_dir(dir));
        }
        // Until here nobody else could have it.
        drop(self);
    }
}

/// Who is writing to the casebook in `dir`, as "process 4711"; `None` where nobody is.
pub(super) fn holder(dir: &Path) -> Option<String> {
    let mut file = File::open(dir.join(FILE)).ok()?;
    match file.try_lock_shared() {
        Err(TryLockError::WouldBlock) => Some(name(&mut file)),
        // Nobody; what was just taken goes with the file.
        _ => None,
    }
}

fn name(file: &mut File) -> String {
    let mut holder = String::new();
    let read = file.take(20).read_to_string(&mut holder);
    match holder.trim() {
        pid if read.is_ok() && !pid.is_empty() => format!("process {pid}"),
        _ => "another process".to_owned(),
    }
}

fn busy(dir: &Path, file: &mut File) -> Error {
    let what = format!("{} is writing to this casebook", name(file));
    Error::new(ErrorKind::Busy, what).at(dir).advise("run again when it is done")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_writer_is_told_who_holds_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let held = WriterLock::take(folder.path()).unwrap();
        let refused = WriterLock::take(folder.path()).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Busy);
        assert!(refused.what().contains(&std::process::id().to_string()), "{refused}");
        drop(held);
        WriterLock::take(folder.path()).unwrap();
    }

    #[test]
    fn who_holds_the_lock_can_be_seen_without_taking_it() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(holder(folder.path()), None, "there is no lock file");
        let held = WriterLock::take(folder.path()).unwrap();
        assert_eq!(holder(folder.path()), Some(format!("process {}", std::process::id())));
        drop(held);
        assert_eq!(holder(folder.path()), None);
        WriterLock::take(folder.path()).unwrap();
    }

    #[test]
    fn a_lock_file_without_a_holder_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "4194304999\n").unwrap();
        WriterLock::take(folder.path()).unwrap();
    }
}
