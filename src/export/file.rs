//! Where an export goes: a stream, or a file that appears only when it is whole.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::stop::go_on;
use crate::error::{Error, ErrorKind, Result};

/// So many links are followed to the file that they lead to.
const LINKS: usize = 40;

/// What is held before it is written.
const HELD: usize = 256 * 1024;

/// Names of streams that the process was given: whatever they lead to, it is written on and not
/// replaced.
const STREAMS: [&str; 4] = ["/dev/stdout", "/dev/stderr", "/dev/fd", "/proc/self/fd"];

/// A file under way: written beside its place under another name, and renamed when all is there.
/// One that is dropped leaves nothing behind.
///
/// A link stays, and the file that it leads to is replaced. What is no file, as a device or a pipe,
/// is written to byte after byte.
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
    way: Way,
}

/// How bytes come to their place.
#[derive(Debug)]
enum Way {
    /// To another name beside it at first. What stood there gives its permissions to the new file.
    Beside { place: PathBuf, file: BufWriter<NamedTempFile>, before: Option<Box<Metadata>> },
    /// At once, since nothing there can be replaced.
    Straight(BufWriter<File>),
}

impl Target {
    /// Begins the file that will be `path`.
    ///
    /// # Errors
    ///
    /// Where nothing can be written there.
    pub fn new(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let lost = |error| Error::io(path, error);
        let before = fs::metadata(path).ok();
        if before.as_ref().is_some_and(Metadata::is_dir) {
            return Err(Error::new(ErrorKind::Io, "a folder, not a file")
                .at(path)
                .advise("name the file to write, such as payments.csv"));
        }
        let way = if is_stream(path) {
            // A file that standard output goes to may hold something already.
            let file = fs::OpenOptions::new().append(true).open(path).map_err(lost)?;
            Way::Straight(BufWriter::with_capacity(HELD, file))
        } else {
            let place = led_to(path).map_err(lost)?;
            let folder = folder_of(&place);
            let file = begin(folder).map_err(|error| Error::io(folder, error))?;
            Way::Beside {
                file: BufWriter::with_capacity(HELD, file),
                place,
                before: before.map(Box::new),
            }
        };
        Ok(Self { path: path.to_owned(), way })
    }

    /// The folder that the file will be in, where there has to be room for it anyway; of what is no
    /// file, the one for files that soon go.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        match &self.way {
            Way::Beside { place, .. } => folder_of(place).to_owned(),
            Way::Straight(_) => std::env::temp_dir(),
        }
    }

    /// Whether this will be a file, beside which others can lie.
    #[must_use]
    pub const fn is_file(&self) -> bool {
        matches!(self.way, Way::Beside { .. })
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
        let Self { path, way } = self;
        let synced = || -> io::Result<Option<(PathBuf, NamedTempFile)>> {
            match way {
                Way::Beside { place, file, before } => {
                    let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
                    if let Some(before) = before {
                        keep_permissions(file.as_file(), &before)?;
                    }
                    file.as_file().sync_all()?;
                    Ok(Some((place, file)))
                }
                Way::Straight(mut file) => file.flush().map(|()| None),
            }
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
    /// With its place; nothing where all has been written straight there.
    file: Option<(PathBuf, NamedTempFile)>,
}

impl Whole {
    /// Puts the file in its place.
    ///
    /// # Errors
    ///
    /// Where the place cannot be written; what stood there stays.
    pub fn put(self) -> Result<()> {
        let Self { path, file } = self;
        let Some((place, file)) = file else { return Ok(()) };
        file.persist(&place).map_err(|lost| Error::io(&path, lost.error))?;
        sync_folder(folder_of(&place));
        Ok(())
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        go_on()?;
        match &mut self.way {
            Way::Beside { file, .. } => file.write(bytes),
            Way::Straight(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.way {
            Way::Beside { file, .. } => file.flush(),
            Way::Straight(file) => file.flush(),
        }
    }
}

/// Whether something is there that is no file: a device, a pipe.
pub(super) fn is_stream(path: &Path) -> bool {
    let other = |there: Metadata| !there.is_file() && !there.is_dir();
    STREAMS.iter().any(|stream| path.starts_with(stream)) || fs::metadata(path).is_ok_and(other)
}

/// The file that links lead to, whether it is there or not.
fn led_to(path: &Path) -> io::Result<PathBuf> {
    let mut place = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&place) {
            Ok(to) => place = folder_of(&place).join(to),
            // No link, or nothing at all.
            Err(_) => return Ok(place),
        }
    }
    Err(io::Error::other("links that lead in a circle"))
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

/// Who may read and change a file stays as it was when it is replaced.
fn keep_permissions(file: &File, before: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let now = file.metadata()?;
        if (now.uid(), now.gid()) != (before.uid(), before.gid()) {
            // Only root may give files away; to others the new file belongs, as any that they write.
            _ = fchown(file, Some(before.uid()), Some(before.gid()));
        }
    }
    file.set_permissions(before.permissions())
}

/// Brings the new name to the disk too. Not every file system can be told to.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder) {
        _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};

    use super::*;

    fn written(path: &Path, words: &str) {
        let mut target = Target::new(path).unwrap();
        target.write_all(words.as_bytes()).unwrap();
        target.finish().unwrap();
    }

    #[test]
    fn a_link_stays_and_the_file_it_leads_to_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let [first, second, file] =
            ["first.csv", "second.csv", "far/file.csv"].map(|name| folder.path().join(name));
        fs::create_dir(folder.path().join("far")).unwrap();
        symlink("second.csv", &first).unwrap();
        symlink(&file, &second).unwrap();
        for words in ["nothing was there", "something was there"] {
            written(&first, words);
            assert_eq!(fs::read_to_string(&file).unwrap(), words);
            assert!([&first, &second].iter().all(|link| link.is_symlink()));
        }
        assert_eq!(fs::read_dir(folder.path().join("far")).unwrap().count(), 1);
        let circle = folder.path().join("circle.csv");
        symlink("circle.csv", &circle).unwrap();
        assert!(Target::new(&circle).unwrap_err().to_string().contains("circle"));
    }

    #[test]
    fn a_file_that_is_replaced_keeps_its_permissions() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.csv");
        for mode in [0o600, 0o640] {
            fs::write(&path, "old").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            written(&path, "new");
            assert_eq!(fs::read_to_string(&path).unwrap(), "new");
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, mode);
        }
    }

    #[test]
    fn a_pipe_is_written_to_and_stays_one() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.csv");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read_to_string(pipe).unwrap()
        });
        written(&pipe, "id\r\n");
        assert_eq!(reader.join().unwrap(), "id\r\n");
        assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
        assert!(!Target::new("/dev/null").unwrap().is_file());
    }
}
