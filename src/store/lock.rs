//! One writer at a time: a lock that the operating system gives back when its holder dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use crate::error::{Error, ErrorKind, Result};

/// The file that is locked. It stays behind when the writer is done; only the lock on it counts.
const FILE: &str = "casebook.lock";

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
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(busy(dir, &mut file)),
            Err(TryLockError::Error(error)) => return Err(io(error)),
        }
        // The number is only for the message above: a lock without it is still a lock.
        let noted = file
            .set_len(0)
            .and_then(|()| file.seek(SeekFrom::Start(0)))
            .and_then(|_| writeln!(file, "{}", std::process::id()));
        noted.map_err(io)?;
        Ok(Self { _file: file })
    }
}

fn busy(dir: &Path, file: &mut File) -> Error {
    let mut holder = String::new();
    let read = file.take(20).read_to_string(&mut holder);
    let what = match holder.trim() {
        pid if read.is_ok() && !pid.is_empty() => {
            format!("process {pid} is writing to this casebook")
        }
        _ => "another process is writing to this casebook".to_owned(),
    };
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
    fn a_lock_file_without_a_holder_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "4194304999\n").unwrap();
        WriterLock::take(folder.path()).unwrap();
    }
}
