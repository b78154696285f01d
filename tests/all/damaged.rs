//! Damaged files: each flipped byte and each cut of store, index and backup is found and told, or
//! makes no difference to anything that casebook says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use casebook::Casebook;
use tempfile::TempDir;

use super::corpus;
use super::state::{copy, problems, said};

/// A casebook with a changed page, a page that is set aside, and a decision of a person.
struct Shelf {
    folder: TempDir,
    said: BTreeMap<String, String>,
}

impl Shelf {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let pages = folder.path().join("in");
        std::fs::create_dir(&pages).unwrap();
        let page = |name: &str| corpus::sheet(&format!("lgsco/decision/{name}")).bytes.clone();
        let first = String::from_utf8(page("24-112-307.txt")).unwrap();
        std::fs::write(pages.join("a.txt"), &first).unwrap();
        std::fs::write(pages.join("b.txt"), page("23-109-214.txt")).unwrap();
        std::fs::write(pages.join("empty.txt"), "").unwrap();
        let data = folder.path().join("whole");
        let ingest = || {
            let mut casebook = Casebook::open_to_write(&data).unwrap();
            casebook.ingest(&[&pages], &mut ()).unwrap();
        };
        ingest();
        std::fs::write(pages.join("a.txt"), first.replace("delay", "long delay")).unwrap();
        ingest();
        let said = said(&data).unwrap();
        assert_eq!(problems(&data), "");
        Self { folder, said }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A fresh copy, in which `harm` changes the bytes of one file.
    fn harmed(&self, file: &str, harm: &dyn Fn(&mut Vec<u8>)) -> PathBuf {
        let data = self.path("data");
        drop(std::fs::remove_dir_all(&data));
        copy(&self.path("whole"), &data);
        let mut bytes = std::fs::read(data.join(file)).unwrap();
        harm(&mut bytes);
        std::fs::write(data.join(file), bytes).unwrap();
        data
    }

    /// Found and told, or harmless; gives whether it was found.
    fn found_or_harmless(&self, data: &Path, what: &str) -> bool {
        let found = problems(data);
        if found.is_empty() {
            let now = said(data).unwrap_or_else(|error| panic!("{what}: {error}"));
            assert!(now == self.said, "{what} was not found");
        }
        !found.is_empty()
    }
}

/// So many places in a file of this length, from its first byte to its last.
fn places(length: usize, count: usize) -> impl Iterator<Item = usize> {
    // A step without a common divisor with pages and records.
    (0..count).map(move |at| (at * length / count + at * 7) % length)
}

/// So many places where something stands: a small database is mostly room that nothing fills.
fn filled(bytes: &[u8], count: usize) -> Vec<usize> {
    let full: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] != 0).collect();
    places(full.len(), count).map(|at| full[at]).collect()
}

fn files(folder: &Path) -> Vec<String> {
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.metadata().unwrap().len() > 0)
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    files.sort();
    files
}

fn flip_store(count: usize) {
    let shelf = Shelf::new();
    let whole = std::fs::read(shelf.path("whole").join("casebook.db")).unwrap();
    let mut found = 0;
    for place in filled(&whole, count) {
        let data = shelf.harmed("casebook.db", &|bytes| bytes[place] ^= 1 << (place % 8));
        found += usize::from(shelf.found_or_harmless(&data, &format!("byte {place} of the store")));
    }
    println!("{found} of {count} flipped bytes of the store were found, the others are harmless");
    // What was deleted stands in its page until something else does.
    assert!(found * 8 > count, "{found} of {count}");
}

#[test]
fn a_flipped_byte_of_the_store_is_found_or_harmless() {
    flip_store(60);
}

#[test]
#[ignore = "takes minutes; .ci/run runs it"]
fn damaged_at_many_places_the_store_is_found_out() {
    flip_store(1_000);
}

#[test]
fn a_store_that_was_cut_is_found() {
    let shelf = Shelf::new();
    let length = std::fs::read(shelf.path("whole").join("casebook.db")).unwrap().len();
    for left in [0, 1, 15, 16, 99, 100, 4_096, 8_192, length / 2, length - 8_192, length - 1] {
        let data = shelf.harmed("casebook.db", &|bytes| bytes.truncate(left));
        assert!(!problems(&data).is_empty(), "cut to {left} bytes");
    }
}

fn flip_index(each: usize) {
    let shelf = Shelf::new();
    let index = shelf.path("whole").join("index");
    let (mut found, mut count) = (0, 0);
    for file in files(&index) {
        let length = std::fs::read(index.join(&file)).unwrap().len();
        for place in places(length, each.min(length)) {
            let file = format!("index/{file}");
            let data = shelf.harmed(&file, &|bytes| bytes[place] ^= 1 << (place % 8));
            found +=
                usize::from(shelf.found_or_harmless(&data, &format!("byte {place} of {file}")));
            count += 1;
        }
    }
    println!("{found} of {count} flipped bytes of the index were found, the others are harmless");
    // Segments that were merged into others lie there until the next commit.
    assert!(found * 5 > count, "{found} of {count}");
}

#[test]
fn a_flipped_byte_of_the_index_is_found_or_harmless() {
    flip_index(6);
}

#[test]
#[ignore = "takes minutes; .ci/run runs it"]
fn damaged_at_many_places_the_index_is_found_out() {
    flip_index(150);
}

#[test]
fn whatever_is_wrong_with_the_index_a_rebuild_mends() {
    let shelf = Shelf::new();
    for file in files(&shelf.path("whole").join("index")) {
        let data = shelf.harmed(&format!("index/{file}"), &|bytes| bytes.truncate(bytes.len() / 2));
        Casebook::open_to_rebuild(&data).unwrap().rebuild().unwrap();
        assert_eq!(problems(&data), "", "{file}");
        assert_eq!(said(&data).unwrap(), shelf.said, "{file}");
    }
}

#[test]
fn a_damaged_backup_is_refused_and_the_casebook_stays() {
    let shelf = Shelf::new();
    let (file, data) = (shelf.path("a.backup"), shelf.path("data"));
    Casebook::open(shelf.path("whole")).unwrap().back_up(&file).unwrap();
    let good = std::fs::read(&file).unwrap();
    copy(&shelf.path("whole"), &data);
    let mut refused = 0;
    let mut restore = |bytes: &[u8], what: &str| {
        std::fs::write(&file, bytes).unwrap();
        if let Err(error) = Casebook::restore(&file, &data, true) {
            assert!(error.to_string().contains("backup"), "{what}: {error}");
            refused += 1;
        }
        assert_eq!(said(&data).unwrap(), shelf.said, "{what}");
        assert_eq!(problems(&data), "", "{what}");
    };
    for place in places(good.len(), 80) {
        let mut bytes = good.clone();
        bytes[place] ^= 1 << (place % 8);
        restore(&bytes, &format!("byte {place}"));
    }
    for left in [0, 3, 4, 100, good.len() / 2, good.len() - 4, good.len() - 1] {
        restore(&good[..left], &format!("cut to {left} bytes"));
    }
    assert!(refused >= 80, "{refused} were refused");
}

#[test]
fn a_damaged_store_is_not_backed_up_and_the_last_backup_stays() {
    let shelf = Shelf::new();
    let file = shelf.path("a.backup");
    Casebook::open(shelf.path("whole")).unwrap().back_up(&file).unwrap();
    let good = std::fs::read(&file).unwrap();
    let whole = std::fs::read(shelf.path("whole").join("casebook.db")).unwrap();
    let mut refused = 0;
    for place in filled(&whole, 30) {
        let data = shelf.harmed("casebook.db", &|bytes| bytes[place] ^= 1 << (place % 8));
        let made = Casebook::open(&data).and_then(|casebook| casebook.back_up(&file));
        if made.is_ok() {
            let again = shelf.path("again");
            drop(std::fs::remove_dir_all(&again));
            Casebook::restore(&file, &again, false).unwrap();
            assert_eq!(said(&again).unwrap(), shelf.said, "byte {place}");
            std::fs::write(&file, &good).unwrap();
        } else {
            refused += 1;
            assert!(std::fs::read(&file).unwrap() == good, "byte {place}: the last backup stays");
        }
    }
    assert!(refused > 5, "{refused} were refused");
}

#[test]
fn a_restored_casebook_is_the_one_that_was_backed_up() {
    let shelf = Shelf::new();
    let (file, data) = (shelf.path("a.backup"), shelf.path("data"));
    let made = Casebook::open(shelf.path("whole")).unwrap().back_up(&file).unwrap();
    assert_eq!(made.documents, 2);
    drop(Casebook::restore(&file, &data, false).unwrap());
    assert_eq!(said(&data).unwrap(), shelf.said);
    assert_eq!(problems(&data), "");
    // What is there is only replaced where that is said.
    let refused = Casebook::restore(&file, &data, false).unwrap_err();
    assert!(refused.to_string().contains("--replace"), "{refused}");
    std::fs::write(shelf.path("in").join("b.txt"), "").unwrap();
    Casebook::open_to_write(&data).unwrap().ingest(&[shelf.path("in")], &mut ()).unwrap();
    assert_ne!(said(&data).unwrap(), shelf.said);
    drop(Casebook::restore(&file, &data, true).unwrap());
    assert_eq!(said(&data).unwrap(), shelf.said);
    assert_eq!(problems(&data), "");
    // The damaged casebook is what a backup is for.
    std::fs::write(data.join("casebook.db"), "no database at all ".repeat(999)).unwrap();
    drop(Casebook::restore(&file, &data, true).unwrap());
    assert_eq!(said(&data).unwrap(), shelf.said);
    assert_eq!(problems(&data), "");
}

#[test]
fn a_restore_that_fails_leaves_no_new_folder() {
    let shelf = Shelf::new();
    let (file, data) = (shelf.path("a.backup"), shelf.path("nowhere"));
    Casebook::open(shelf.path("whole")).unwrap().back_up(&file).unwrap();
    let good = std::fs::read(&file).unwrap();
    for bytes in [&good[..good.len() / 2], b"no backup"] {
        std::fs::write(&file, bytes).unwrap();
        Casebook::restore(&file, &data, false).unwrap_err();
        assert!(!data.exists(), "it was made for this");
    }
    // A folder that was there stays, with what was in it.
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join("synonyms.toml"), "").unwrap();
    Casebook::restore(&file, &data, false).unwrap_err();
    assert!(data.join("synonyms.toml").exists());
    std::fs::write(&file, &good).unwrap();
    drop(Casebook::restore(&file, &data, false).unwrap());
    assert_eq!(said(&data).unwrap(), shelf.said);
}

#[test]
fn a_casebook_in_use_is_not_replaced() {
    let shelf = Shelf::new();
    let file = shelf.path("a.backup");
    let reader = Casebook::open(shelf.path("whole")).unwrap();
    reader.back_up(&file).unwrap();
    let refused = Casebook::restore(&file, &shelf.path("whole"), true).unwrap_err();
    assert_eq!(refused.kind(), casebook::ErrorKind::Busy, "{refused}");
    drop(reader);
    let writer = Casebook::open_to_write(shelf.path("whole")).unwrap();
    let refused = Casebook::restore(&file, &shelf.path("whole"), true).unwrap_err();
    assert_eq!(refused.kind(), casebook::ErrorKind::Busy, "{refused}");
    drop(writer);
    drop(Casebook::restore(&file, &shelf.path("whole"), true).unwrap());
    assert_eq!(said(&shelf.path("whole")).unwrap(), shelf.said);
}

#[test]
fn only_a_backup_is_written_over() {
    let shelf = Shelf::new();
    let casebook = Casebook::open(shelf.path("whole")).unwrap();
    for file in [shelf.path("in").join("a.txt"), shelf.path("whole").join("casebook.db")] {
        let before = std::fs::read(&file).unwrap();
        assert!(casebook.back_up(&file).is_err());
        assert!(std::fs::read(&file).unwrap() == before);
    }
    let file = shelf.path("a.backup");
    casebook.back_up(&file).unwrap();
    casebook.back_up(&file).unwrap();
    assert_eq!(files(shelf.folder.path()).iter().filter(|name| name.contains("backup")).count(), 1);
}
