//! Where an export goes: a stream, or a file that appears only when it is whole.

use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::{Error, ErrorKind, Result};

/// A file under way: written beside its place under another name, and renamed when all is there.
/// One that is dropped leaves nothing behind.
///
/// ```
/// use std::io::Write as _;
/// use casebook::export::Target;
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("a.csv");
/// let mut target = Target::new(&path)?;
/// target.write_all(b"id\r\n")?;
/// assert!(!path.exists());
/// target.finish()?;
/// assert_eq!(std::fs::read(&path)?, b"id\r\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Target {
    path: PathBuf,
    file: BufWriter<NamedTempFile>,
}

impl Target {
    /// Begins the file that will be `path`.
    ///
    /// # Errors
    ///
    /// Where nothing can be written there.
    pub fn new(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        if path.is_dir() {
            return Err(Error::new(ErrorKind::Io, "a folder, not a file")
                .at(path)
                .advise("name the file to write, such as payments.csv"));
        }
        let folder = folder_of(path);
        let file = begin(folder).map_err(|error| Error::io(folder, error))?;
        Ok(Self { path: path.to_owned(), file: BufWriter::with_capacity(256 * 1024, file) })
    }

    /// The folder that the file will be in, where there has to be room for it anyway.
    #[must_use]
    pub fn folder(&self) -> &Path {
        folder_of(&self.path)
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    ///
    /// Where the disk is full or the place cannot be written; nothing is then left behind, and what
    /// stood in the place stays.
    pub fn finish(self) -> Result<()> {
        self.sync()?.put()
    }

    /// Brings all bytes to the disk. Of a set of files each is brought there before the first is put
    /// in its place.
    ///
    /// # Errors
    ///
    /// As [`Target::finish`].
    pub fn sync(self) -> Result<Whole> {
        let Self { path, file } = self;
        let synced = || -> io::Result<NamedTempFile> {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.as_file().sync_all()?;
            Ok(file)
        };
        match synced() {
            Ok(file) => Ok(Whole { path, file }),
            Err(error) => Err(Error::io(&path, error)),
        }
    }
}

/// A file that is whole on the disk, and not yet in its place.
#[derive(Debug)]
pub struct Whole {
    path: PathBuf,
    file: NamedTempFile,
}

impl Whole {
    /// Puts the file in its place.
    ///
    /// # Errors
    ///
    /// Where the place cannot be written; what stood there stays.
    pub fn put(self) -> Result<()> {
        let Self { path, file } = self;
        file.persist(&path).map(drop).map_err(|lost| Error::io(&path, lost.error))
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Some forms of file come back to what they have written.
impl Seek for Target {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A new file with the permissions that any new file gets: an export is there to be shared.
fn begin(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".casebook-export-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
