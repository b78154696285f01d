//! The folder of the index, shared with people who may only read it.
//!
//! Two things keep them out of tantivy's own folder: the list of segments is written so that only
//! its owner may read it, and opening the index takes a lock that has to be written. Here new files
//! get the permissions that any new file gets, and a reader that may not write locks the file as it
//! lies, which holds off the removal of old segments just as well.
//!
//! Whoever searches has the files mapped into memory, where the system keeps what is asked for often.
//! A writer reads each file once, to merge it, and would have all of them in its memory at the end, the
//! more of it the more documents there are: it reads them piece by piece.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::Directory;
use tantivy::directory::error::{
    DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError,
};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};

/// A folder whose files anyone may read who may read the folder.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    inner: MmapDirectory,
    dir: PathBuf,
    /// Whether files are read piece by piece and not mapped, where the system lets many read one at once.
    by_pieces: bool,
}

impl Shared {
    pub(super) fn open(dir: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Self { inner: MmapDirectory::open(dir)?, dir: dir.to_owned(), by_pieces: false })
    }

    /// The same for a writer.
    pub(super) fn open_to_write(dir: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Self { by_pieces: true, ..Self::open(dir)? })
    }
}

impl Directory for Shared {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        #[cfg(unix)]
        if self.by_pieces {
            return super::pieces::Pieces::of(&self.dir, path);
        }
        self.inner.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.inner.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.inner.atomic_read(path)
    }

    /// One writer has the folder, so one name for what is being written will do; what a killed one
    /// has left is written over.
    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        let new = self.dir.join(format!(".new-{}", path.display()));
        let mut file = File::create(&new)?;
        file.write_all(data)?;
        file.sync_data()?;
        drop(file);
        std::fs::rename(&new, self.dir.join(path))
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.inner.acquire_lock(lock) {
            Err(LockError::IoError(error)) if lock.is_blocking && is_forbidden(&error) => {
                let locked = File::open(self.dir.join(&lock.filepath)).and_then(|file| {
                    file.lock()?;
                    Ok(file)
                });
                match locked {
                    Ok(file) => Ok(DirectoryLock::from(Box::new(file))),
                    Err(_) => Err(LockError::IoError(error)),
                }
            }
            other => other,
        }
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}

fn is_forbidden(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_is_written_can_be_read_by_others_as_any_new_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let shared = Shared::open(folder.path()).unwrap();
        std::fs::write(folder.path().join("any"), "").unwrap();
        let mode = |name: &str| {
            let metadata = std::fs::metadata(folder.path().join(name)).unwrap();
            metadata.permissions().mode()
        };
        for content in ["first", "second"] {
            shared.atomic_write(Path::new("meta.json"), content.as_bytes()).unwrap();
            assert_eq!(shared.atomic_read(Path::new("meta.json")).unwrap(), content.as_bytes());
            assert_eq!(mode("meta.json"), mode("any"));
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left over");
    }
}
