//! The project's own pages, as the tests read them.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use casebook::text::Origin;
use casebook::{Page, Record, schemes};
use serde_json::Value;

/// The folder of the corpus.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// One page of the corpus, read.
pub(crate) struct Sheet {
    /// The path below `corpus/pages`, with forward slashes: `lgsco/decision/24-112-307.txt`.
    pub(crate) name: String,
    /// The bytes of the file.
    pub(crate) bytes: Vec<u8>,
    /// The page that they make.
    pub(crate) page: Page,
    /// The record that the page makes.
    pub(crate) record: Record,
}

impl Sheet {
    fn read(name: String) -> Self {
        let bytes = std::fs::read(folder().join("pages").join(&name)).unwrap();
        let page = page(&name, &bytes);
        let record = schemes::read(&page);
        Self { name, bytes, page, record }
    }

    /// The record as the golden files, the labels and the schema see it.
    pub(crate) fn json(&self) -> Value {
        // Through text: a confidence of 0.95 would otherwise become 0.949999988079071.
        serde_json::from_str(&serde_json::to_string(&self.record).unwrap()).unwrap()
    }
}

/// The page of these bytes; the path of its record is the name, wherever the corpus lies.
pub(crate) fn page(name: &str, bytes: &[u8]) -> Page {
    Page::read(Origin::file(name), bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every page of the corpus, by name.
pub(crate) fn sheets() -> &'static [Sheet] {
    static SHEETS: LazyLock<Vec<Sheet>> =
        LazyLock::new(|| files(&folder().join("pages")).into_iter().map(Sheet::read).collect());
    assert!(SHEETS.len() >= 24, "the corpus has {} pages", SHEETS.len());
    &SHEETS
}

/// The sheet of this name.
pub(crate) fn sheet(name: &str) -> &'static Sheet {
    let found = sheets().iter().find(|sheet| sheet.name == name);
    found.unwrap_or_else(|| panic!("corpus/pages/{name} does not exist"))
}

/// The files below `folder`, by their path below it.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name();
    entries
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned())
        .collect()
}

/// The lines of a file of JSON objects.
pub(crate) fn json_lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            serde_json::from_str(line)
                .unwrap_or_else(|error| panic!("{}:{}: {error}", path.display(), at + 1))
        })
        .collect()
}

/// The labels: what a careful reader finds in each page.
pub(crate) fn labels() -> Vec<Value> {
    json_lines(&folder().join("labels.jsonl"))
}
