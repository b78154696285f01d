//! Files in, records out: walking folders, reading archives, in order and in bounded memory, and
//! saying in one line what could not be taken as a document.
//!
//! Work goes in chunks: the documents of a chunk are read and parsed by all cores, then handed on in
//! their order, so that the result is the same for any number of cores. An archive is a stream of
//! documents, in the place of the file that it is; it is never in memory as a whole.

mod archive;
mod aside;
mod guard;
mod load;
mod piped;
mod sink;
mod walk;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use rayon::prelude::*;

use crate::error::{Error, Result};
use crate::model::Record;
use crate::model::words::{Kind, Role, Scheme};
use crate::schemes;
use crate::text::{Origin, Page};
use load::Opened;
use sink::{CHUNK_BYTES, CHUNK_FILES, Sink};

pub use aside::{SetAside, named};
pub use load::Loaded;
pub use piped::{Answer, Failed, Wrong, pipe, stdin_has_lines};
pub use sink::{Chunk, Item};
pub use walk::{File, Found, walk};

/// Cuts what was found into the pieces that are opened together.
fn groups(found: &[Found]) -> impl Iterator<Item = &[Found]> {
    let mut rest = found;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = rest.iter().take(CHUNK_FILES).take_while(|found| {
            bytes += found.as_ref().map_or(0, |file| file.bytes);
            bytes <= CHUNK_BYTES
        });
        let (group, after) = rest.split_at_checked(fits.count().max(1))?;
        rest = after;
        Some(group)
    })
}

/// Reads files, and archives with documents in them, and does `with` with one chunk after the other.
///
/// # Errors
///
/// Only what `with` gives: what cannot be read is handed to it as [`Item::Aside`].
pub fn stream(found: &[Found], with: &mut dyn FnMut(Chunk) -> Result<()>) -> Result<()> {
    let mut sink = Sink::new(with);
    for group in groups(found) {
        let open = |found: &Found| load::load(found.as_ref().map_err(Clone::clone)?);
        let opened: Vec<_> = group.par_iter().map(open).collect();
        for (opened, found) in opened.into_iter().zip(group) {
            match opened {
                Ok(Opened::Document(loaded)) => sink.loaded(loaded)?,
                Ok(Opened::Archive(file)) => archive::open(&file, &mut sink)?,
                Err(aside) => sink.aside(aside)?,
            }
            sink.end_of_file(found.as_ref().map_or(0, |file| file.bytes));
        }
        sink.flush()?;
    }
    Ok(())
}

/// Parses documents on all cores, does `then` with each record and its bytes there, and hands what
/// that gives to `with`, here and in the order of the documents. Each is handed on as soon as it and
/// all before it are ready: whoever keeps the first ones does so while the others are parsed.
///
/// # Errors
///
/// Only what `with` gives; then no further document is parsed.
pub fn parse<T: Send>(
    loaded: &[Loaded],
    then: &(dyn Fn(Page, Record, &[u8]) -> T + Sync),
    with: &mut dyn FnMut(Result<T, SetAside>) -> Result<()>,
) -> Result<()> {
    let next = AtomicUsize::new(0);
    let take = || {
        let at = next.fetch_add(1, Ordering::Relaxed);
        loaded.get(at).map(|document| (at, document))
    };
    rayon::in_place_scope(|scope| {
        let (send, ready) = mpsc::channel();
        for _ in 0..rayon::current_num_threads().min(loaded.len()) {
            let send = send.clone();
            scope.spawn(move |_| {
                while let Some((at, document)) = take() {
                    let record = read(&document.origin, &document.bytes);
                    let made = record.map(|(page, record)| then(page, record, &document.bytes));
                    if send.send((at, made)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        let (mut early, mut due) = (BTreeMap::new(), 0);
        for (at, made) in ready {
            early.insert(at, made);
            while let Some(made) = early.remove(&due) {
                with(made)?;
                due += 1;
            }
        }
        Ok(())
    })
}

/// Reads files, folders and archives, and does `with` with every document, in order.
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
    stream(&walk(paths), &mut |chunk| {
        let read: Vec<_> = chunk
            .items
            .into_par_iter()
            .filter_map(|item| match item {
                Item::Document(loaded) => Some(read(&loaded.origin, &loaded.bytes)),
                Item::Aside(aside) => Some(Err(aside)),
                Item::Revisit(_) | Item::Unanswered(_) => None,
            })
            .collect();
        read.into_iter().try_for_each(&mut *with)
    })
}

/// Reads one file as a page, without parsing it.
///
/// # Errors
///
/// [`SetAside`] where it cannot be read, is no text, or has several documents in it.
pub fn page(path: impl AsRef<Path>) -> Result<Page, SetAside> {
    let path = path.as_ref();
    let folder = || SetAside::new(path, "a folder, not a document", "name one file in it");
    if path.is_dir() {
        return Err(folder());
    }
    match load::load(&walk(&[path]).pop().ok_or_else(folder)??)? {
        Opened::Document(loaded) => page_again(&loaded.origin, &loaded.bytes),
        Opened::Archive(_) => only_page(path),
    }
}

/// The page of an archive that holds but one.
fn only_page(path: &Path) -> Result<Page, SetAside> {
    let mut read = None;
    let several = SetAside::new(path, "an archive with several documents", "unpack it first");
    let done = stream(&walk(&[path]), &mut |chunk| {
        for item in chunk.items {
            let one = match item {
                Item::Document(loaded) => page_again(&loaded.origin, &loaded.bytes),
                Item::Aside(aside) => Err(aside),
                Item::Revisit(_) | Item::Unanswered(_) => continue,
            };
            if read.replace(one).is_some() {
                return Err(Error::new(crate::error::ErrorKind::Input, "several"));
            }
        }
        Ok(())
    });
    match (done, read) {
        (Ok(()), Some(read)) => read,
        (Ok(()), None) => Err(SetAside::new(path, "an archive without documents", "name another")),
        (Err(_), _) => Err(several),
    }
}

fn read(origin: &Origin, bytes: &[u8]) -> Result<(Page, Record), SetAside> {
    guard::guarded(origin, || {
        let page = page_again(origin, bytes)?;
        let record = schemes::read(&page);
        Ok((page, record))
    })
}

/// Where a record came from, to read its stored original again.
#[must_use]
pub fn origin(record: &Record) -> Origin {
    let source = &record.source;
    // A file says its address itself, if it has one; of a member it is known only here.
    let of_archive = source.member.is_some();
    Origin {
        path: (&source.path).into(),
        member: source.member.clone(),
        url: source.url.clone().filter(|_| of_archive),
        retrieved: source.retrieved.clone().filter(|_| of_archive),
    }
}

/// Reads bytes that were stored, as an ingest of where they came from would.
///
/// # Errors
///
/// [`SetAside`] where they are no page.
pub fn again(origin: &Origin, bytes: &[u8]) -> Result<Record, SetAside> {
    read(origin, bytes).map(|(_, record)| record)
}

/// The page in bytes that were stored.
///
/// # Errors
///
/// [`SetAside`] where they are no page.
pub fn page_again(origin: &Origin, bytes: &[u8]) -> Result<Page, SetAside> {
    Page::read(origin.clone(), bytes)
        .map_err(|unreadable| SetAside::unreadable_of(origin, unreadable))
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
        path.as_os_str() != walk::STDIN
            && found.is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
    };
    match paths.first() {
        Some(first) if paths.iter().all(|path| missing(path.as_ref())) => {
            Err(Error::io(first, std::io::ErrorKind::NotFound.into()))
        }
        _ => Ok(()),
    }
}

/// Refuses a page that has nothing to do with any ombudsman, which would only be found by mistake, and
/// one that came in the place of a decision, which would take its place.
///
/// # Errors
///
/// [`SetAside`] for a page of no kind and no scheme that is known here, and for a shell.
pub fn belongs(record: &Record) -> Result<(), SetAside> {
    if record.kind() == Kind::Other && record.scheme == Scheme::Unknown {
        return Err(SetAside::of(
            &origin(record),
            "no page of an ombudsman that casebook knows",
            "check that the right page was saved, or take it out of the folder",
        ));
    }
    if is_shell(record) {
        let shell = SetAside::of(
            &origin(record),
            "the address of a decision, and no decision: an empty shell or another page",
            "look at the page in a browser, and fetch or save it again",
        );
        return Err(SetAside { url: record.source.url.as_deref().map(Into::into), ..shell });
    }
    Ok(())
}

/// Whether a page is only called a decision by its address: it has neither its header, nor its
/// summary, nor a heading of one.
fn is_shell(record: &Record) -> bool {
    let Some(decision) = record.decision() else { return false };
    let header = decision.organisation.is_some()
        || decision.decision_date.is_some()
        || decision.outcome_label.is_some();
    let unknown = decision.sections.iter().all(|section| section.role == Role::Other);
    !header && decision.summary.is_none() && unknown
}

#[cfg(test)]
mod tests;
