//! Files in, records out: walking folders, reading in order and in bounded memory, and saying in
//! one line what could not be taken as a document.
//!
//! Work goes in chunks: the files of a chunk are read and parsed by all cores, then handed on in
//! their order, so that the result is the same for any number of cores.

mod aside;
mod guard;
mod load;
mod walk;

use std::path::Path;

use rayon::prelude::*;

use crate::error::{Error, Result};
use crate::model::Record;
use crate::model::words::{Kind, Scheme};
use crate::schemes;
use crate::text::{Origin, Page};

pub use aside::SetAside;
pub use load::Loaded;
pub use walk::{File, Found, walk};

/// The most files that are in memory at once.
const CHUNK_FILES: usize = 256;

/// The most bytes of files that are in memory at once, but for a single file that is larger.
const CHUNK_BYTES: u64 = 32 * 1024 * 1024;

/// Cuts what was found into the pieces that are worked on together.
pub fn chunks(found: &[Found]) -> impl Iterator<Item = &[Found]> {
    let mut rest = found;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = rest.iter().take(CHUNK_FILES).take_while(|found| {
            bytes += found.as_ref().map_or(0, |file| file.bytes);
            bytes <= CHUNK_BYTES
        });
        let (chunk, after) = rest.split_at_checked(fits.count().max(1))?;
        rest = after;
        Some(chunk)
    })
}

/// Reads the bytes of a chunk's files, in their order.
#[must_use]
pub fn load(chunk: &[Found]) -> Vec<Result<Loaded, SetAside>> {
    chunk.par_iter().map(|found| load::load(found.as_ref().map_err(Clone::clone)?)).collect()
}

/// Parses the files that were read, and does `then` with each record and its bytes, on all cores;
/// gives the results in the order of the files.
pub fn parse<T: Send>(
    loaded: &[Loaded],
    then: &(dyn Fn(Page, Record, &[u8]) -> T + Sync),
) -> Vec<Result<T, SetAside>> {
    let read = |file: &Loaded| {
        let (page, record) = read(&file.path, &file.bytes)?;
        Ok(then(page, record, &file.bytes))
    };
    loaded.par_iter().map(read).collect()
}

/// Reads files and folders, and does `with` with every document, in order.
///
/// ```
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("empty.txt"), "")?;
/// let mut lines = Vec::new();
/// casebook::intake::each(&[folder.path()], &mut |read| {
///     lines.push(read.map_or_else(|aside| aside.what, |(_, record)| record.key()));
///     Ok(())
/// })?;
/// assert_eq!(lines, ["empty: no words in it"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Only what `with` gives: a file that cannot be read is handed to it as [`SetAside`].
pub fn each(
    paths: &[impl AsRef<Path>],
    with: &mut dyn FnMut(Result<(Page, Record), SetAside>) -> Result<()>,
) -> Result<()> {
    for chunk in chunks(&walk(paths)) {
        let read: Vec<_> = chunk
            .par_iter()
            .map(|found| {
                let loaded = load::load(found.as_ref().map_err(Clone::clone)?)?;
                read(&loaded.path, &loaded.bytes)
            })
            .collect();
        read.into_iter().try_for_each(&mut *with)?;
    }
    Ok(())
}

/// Reads one file as a page, without parsing it.
///
/// # Errors
///
/// [`SetAside`] where it cannot be read, or is no text.
pub fn page(path: impl AsRef<Path>) -> Result<Page, SetAside> {
    let path = path.as_ref();
    let folder = || SetAside::new(path, "a folder, not a document", "name one file in it");
    if path.is_dir() {
        return Err(folder());
    }
    let loaded = load::load(&walk(&[path]).pop().ok_or_else(folder)??)?;
    Page::read(Origin::file(&loaded.path), &loaded.bytes)
        .map_err(|unreadable| SetAside::unreadable(path, unreadable))
}

fn read(path: &Path, bytes: &[u8]) -> Result<(Page, Record), SetAside> {
    guard::guarded(path, || {
        let page = Page::read(Origin::file(path), bytes)
            .map_err(|unreadable| SetAside::unreadable(path, unreadable))?;
        let record = schemes::read(&page);
        Ok((page, record))
    })
}

/// Reads bytes that were stored from a file, as an ingest of that file would.
///
/// # Errors
///
/// [`SetAside`] where they are no page.
pub fn again(path: impl AsRef<Path>, bytes: &[u8]) -> Result<Record, SetAside> {
    read(path.as_ref(), bytes).map(|(_, record)| record)
}

/// The page in bytes that were stored from a file.
///
/// # Errors
///
/// [`SetAside`] where they are no page.
pub fn page_again(path: impl AsRef<Path>, bytes: &[u8]) -> Result<Page, SetAside> {
    let path = path.as_ref();
    Page::read(Origin::file(path), bytes)
        .map_err(|unreadable| SetAside::unreadable(path, unreadable))
}

/// Refuses paths of which none leads anywhere: there is nothing to take in, and the one who typed
/// them is to look at the spelling.
///
/// ```
/// assert!(casebook::intake::expect_some(&["no/such/folder"]).is_err());
/// assert!(casebook::intake::expect_some(&["no/such/folder", "."]).is_ok());
/// ```
///
/// # Errors
///
/// [`ErrorKind::Io`](crate::error::ErrorKind::Io), naming the first of them.
pub fn expect_some(paths: &[impl AsRef<Path>]) -> Result<()> {
    let missing = |path: &Path| {
        let found = std::fs::symlink_metadata(path);
        found.is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
    };
    match paths.first() {
        Some(first) if paths.iter().all(|path| missing(path.as_ref())) => {
            Err(Error::io(first, std::io::ErrorKind::NotFound.into()))
        }
        _ => Ok(()),
    }
}

/// Refuses a page that has nothing to do with any ombudsman: it would only be found by mistake.
///
/// # Errors
///
/// [`SetAside`] for a page of no kind and no scheme that is known here.
pub fn belongs(record: &Record) -> Result<(), SetAside> {
    if record.kind() == Kind::Other && record.scheme == Scheme::Unknown {
        return Err(SetAside::new(
            &record.source.path,
            "no page of an ombudsman that casebook knows",
            "check that the right page was saved, or take it out of the folder",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
