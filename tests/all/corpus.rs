//! The project's own pages, as the tests read them.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use casebook::confidence::{self, Table};
use casebook::eval::label::{self, Label};
use casebook::eval::{self, Evaluation};
use casebook::text::Origin;
use casebook::{Body, Page, Record, schemes};
use serde_json::Value;

/// The set of pages that rules are written beside.
pub(crate) const TUNED: &str = "tuned";

/// Whether what follows from the pages and their labels is to be written anew.
pub(crate) fn update() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

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
    static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
        let mut sheets: Vec<Sheet> =
            files(&folder().join("pages")).into_iter().map(Sheet::read).collect();
        if update() {
            // The table that is compiled in is of before; what is written now has to be of now.
            let table = table(&score(&sheets));
            for sheet in &mut sheets {
                if let Body::Decision(decision) = &mut sheet.record.body {
                    confidence::weigh(decision, &table);
                }
            }
        }
        sheets
    });
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
pub(crate) fn labels() -> &'static [Label] {
    static LABELS: LazyLock<Vec<Label>> = LazyLock::new(|| {
        let path = folder().join("labels.jsonl");
        let text = std::fs::read_to_string(&path).unwrap();
        label::labels("corpus/labels.jsonl", &text).unwrap_or_else(|error| panic!("{error}"))
    });
    &LABELS
}

/// Every page beside its label, scored as `casebook eval corpus` does.
pub(crate) fn evaluation() -> &'static Evaluation {
    static EVALUATION: LazyLock<Evaluation> = LazyLock::new(|| score(sheets()));
    &EVALUATION
}

fn score(sheets: &[Sheet]) -> Evaluation {
    let of = |label: &Label| sheets.iter().find(|sheet| sheet.name == label.page);
    let pairs = labels().iter().filter_map(|label| Some((label, &of(label)?.record)));
    eval::of_pages(pairs)
}

/// The table of confidences that follows from the tuned pages.
pub(crate) fn table(evaluation: &Evaluation) -> Table {
    let tuned = evaluation.sets.iter().position(|set| set.name == TUNED).unwrap();
    eval::fitted(evaluation.judged_in(tuned))
}
