//! The files of folders, sorted, each once.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::aside::SetAside;
use crate::error::Result;

/// A folder that holds this file is a casebook, not input.
const STORE: &str = "casebook.db";

/// The path that means standard input.
pub(super) const STDIN: &str = "-";

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The file as it was named, or as it follows from the folder that was named.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
}

/// A file, or a line about something that is none.
pub type Found = Result<File, SetAside>;

/// Finds the files under `paths`: folders in depth and in the order of their names, hidden files
/// and folders left out, links inside folders not followed. Where two paths lead to the same file
/// it is found once. `-` is standard input.
#[must_use]
pub fn walk(paths: &[impl AsRef<Path>]) -> Vec<Found> {
    let mut seen: BTreeSet<OsString> = BTreeSet::new();
    let mut found = Vec::new();
    for root in paths {
        if root.as_ref().as_os_str() == STDIN {
            let once = seen.insert(STDIN.into());
            found.extend(once.then(|| Ok(File { path: STDIN.into(), bytes: 0 })));
            continue;
        }
        if root.as_ref().join(STORE).is_file() {
            found.push(Err(SetAside::new(
                root,
                "a casebook's own folder, which is no input",
                "name the folder with the saved pages",
            )));
            continue;
        }
        let entries = WalkDir::new(root.as_ref()).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|entry| entry.depth() == 0 || is_input(entry)) {
            let one = match entry {
                Ok(entry) => match look_at(&entry) {
                    Some(one) => one,
                    None => continue,
                },
                Err(error) => Err(unwalkable(root.as_ref(), error)),
            };
            let path = one.as_ref().map_or_else(|aside| &aside.path, |file| &file.path);
            let absolute = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            // As bytes, which compare many times as fast as paths do.
            if seen.insert(absolute.into_os_string()) {
                found.push(one);
            }
        }
    }
    found
}

fn is_input(entry: &DirEntry) -> bool {
    let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
    let casebook = entry.file_type().is_dir() && entry.path().join(STORE).is_file();
    !(hidden || casebook)
}

/// What an entry is: a file, something to report, or a folder that the walk goes into.
fn look_at(entry: &DirEntry) -> Option<Found> {
    let path = entry.path();
    // What was named by hand may be a link; what only lies in a folder may not.
    let metadata =
        if entry.depth() == 0 { std::fs::metadata(path) } else { std::fs::symlink_metadata(path) };
    match metadata {
        Err(error) => Some(Err(SetAside::io(path, error))),
        Ok(it) if it.is_file() => Some(Ok(File { path: path.to_owned(), bytes: it.len() })),
        Ok(it) if it.is_dir() => None,
        Ok(it) if it.is_symlink() => Some(Err(SetAside::new(
            path,
            "a link, and links in folders are not followed",
            "name what it points to",
        ))),
        Ok(_) => Some(Err(SetAside::new(path, "not an ordinary file", "save the page as a file"))),
    }
}

fn unwalkable(root: &Path, error: walkdir::Error) -> SetAside {
    let path = error.path().unwrap_or(root).to_owned();
    match error.into_io_error() {
        Some(io) => SetAside::io(path, io),
        None => SetAside::new(path, "it cannot be walked", "name the folders in it one by one"),
    }
}
