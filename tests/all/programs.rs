//! Exports in the hands of other people's programs: spreadsheets, databases, validators.
//!
//! `.ci/run` installs LibreOffice, sqlite3 and the packages of `tests/programs/requirements.txt` and runs
//! these tests; `CASEBOOK_PYTHON` names another Python that has the packages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use casebook::Record;
use casebook::store::{Parcel, Store};
use serde_json::{Value, json};

use super::binary::{Casebook, corpus_casebook};
use super::fetching::Site;

pub(crate) fn python() -> PathBuf {
    let installed = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/programs/bin/python");
    std::env::var_os("CASEBOOK_PYTHON").map_or(installed, PathBuf::from)
}

/// Runs a command in a folder, with the programs beside that Python on its path, and gives what it
/// printed.
fn printed(command: &mut Command, folder: &Path) -> String {
    let beside = python().parent().unwrap().to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::iter::once(beside).chain(std::env::split_paths(&path));
    let output = command
        .current_dir(folder)
        .env("PATH", std::env::join_paths(paths).unwrap())
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}; .ci/run installs what is needed"));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed:\n{stderr}");
    String::from_utf8(output.stdout).unwrap()
}

/// Runs a script of `tests/programs` and gives the JSON object that it prints.
fn script(name: &str, casebook: &Casebook, folder: &Path) -> BTreeMap<String, Value> {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let mut command = Command::new(python());
    command.arg(scripts.join(name)).arg(folder).arg(casebook.data().join("casebook.db"));
    serde_json::from_str(&printed(&mut command, casebook.folder())).unwrap()
}

/// Exports a sheet in every form into a folder of its own.
fn exported(casebook: &Casebook, sheet: &str, forms: &[&str]) -> PathBuf {
    let folder = casebook.folder().join(format!("in every form: {sheet}"));
    std::fs::create_dir_all(&folder).unwrap();
    for form in forms {
        let file = folder.join(format!("{sheet}.{form}"));
        let file = file.to_str().unwrap();
        casebook.run(&["export", sheet, "--format", form, "--output", file]).ends(0);
    }
    folder
}

#[test]
#[ignore = "needs LibreOffice, sqlite3 and tests/programs/requirements.txt; .ci/run installs and runs it"]
fn the_programs_read_one_sum_in_every_form() {
    let casebook = corpus_casebook();
    let rows = casebook.run(&["export", "payments", "--format", "ndjson"]).ends(0).ndjson();
    let pence = rows.iter().filter_map(|row| row["awarded_amount_pence"].as_i64()).sum::<i64>();
    assert!(rows.len() > 50 && pence > 0, "{} rows, {pence} pence", rows.len());
    let folder = exported(&casebook, "payments", &["csv", "xlsx", "parquet"]);
    let read = script("sums.py", &casebook, &folder);
    assert!(read.len() >= 11, "{read:?}");
    for (reader, sum) in &read {
        assert_eq!(sum, &json!([rows.len(), pence]), "{reader}");
    }
}

/// What a spreadsheet might run, and what a table might break at.
pub(crate) const PAYLOAD: &[&str] = &[
    "=1+1",
    "=HYPERLINK(\"https://example.org\",\"click\")",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\tTab, \"quoted\"\r\nbreak",
    "\r=1+1",
    "\n=1+1",
    "'-1 with an apostrophe",
    "''=two of them",
    "＝full width",
    "Train staff 🙂, \"again\"; a, b | c",
    "  'plain'  ",
    "_x000D_ is no line break",
    "2024-05-01",
    "00123",
    "1e5",
    "TRUE",
    "a\u{1}b",
];

/// A casebook whose one decision has these texts as improvements.
pub(crate) fn payload_casebook(texts: &[&str]) -> Casebook {
    let casebook = Casebook::new();
    let improvement = |(at, text): (usize, &&str)| {
        json!({
            "text": text, "actions": ["training"], "status": "agreed", "due": null, "paragraph": at,
            "span": {"start": at, "end": at + 4}, "rule": "improvement/item", "confidence": 1.0,
        })
    };
    let improvements: Vec<Value> = texts.iter().enumerate().map(improvement).collect();
    let record: Record = serde_json::from_value(json!({
        "kind": "decision", "scheme": "lgsco", "diagnostics": [],
        "source": {
            "path": "a.txt", "url": null, "media_type": "text/plain", "bytes": 1,
            "sha256": "9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0",
            "text_sha256": "11", "parser": "casebook",
        },
        "document_type": "statement", "reference": "24 101 202",
        "organisation": "Ashby Council", "organisation_type": null, "category": "Education",
        "subcategory": null, "outcome": "upheld", "outcome_label": "Upheld",
        "finding": "fault_and_injustice", "decision_date": "2025-07-01", "summary": null,
        "summary_span": null, "sections": [], "cross_references": [], "related_references": [],
        "payments": [], "awarded_total": null, "awarded_total_complete": true,
        "other_amounts": [], "service_improvements": improvements, "other_actions": [],
        "events": [], "citations": [], "compliance": null, "themes": [],
    }))
    .unwrap();
    let mut store = Store::create_or_open(casebook.data()).unwrap();
    let mut batch = store.batch().unwrap();
    batch.put(&Parcel::new(record, b"aaa").unwrap()).unwrap();
    batch.commit().unwrap();
    casebook
}

/// What a spreadsheet that opens CSV takes for numbers: they run nothing, but their zeros are lost. In
/// a workbook they are words.
const NUMBERS: &[&str] = &["00123", "1e5"];

/// LibreOffice keeps every kind of line break as one, and shows no control characters.
fn as_libreoffice_keeps(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\u{1}', "")
}

#[test]
#[ignore = "needs LibreOffice, sqlite3 and tests/programs/requirements.txt; .ci/run installs and runs it"]
fn a_payload_comes_back_from_every_form_and_runs_nowhere() {
    let casebook = payload_casebook(PAYLOAD);
    let folder = exported(&casebook, "improvements", &["csv", "xlsx", "parquet", "ndjson"]);
    let read = script("texts.py", &casebook, &folder);
    assert!(read.len() >= 9, "{:?}", read.keys());
    for (reader, texts) in &read {
        let texts: Vec<&str> =
            texts.as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        if reader.contains("LibreOffice") {
            let guesses = reader.starts_with("csv");
            assert_eq!(texts.len(), PAYLOAD.len(), "{reader}");
            for (text, kept) in texts.into_iter().zip(PAYLOAD) {
                if !(guesses && NUMBERS.contains(kept)) {
                    assert_eq!(as_libreoffice_keeps(text), as_libreoffice_keeps(kept), "{reader}");
                }
            }
        } else {
            assert_eq!(texts, PAYLOAD, "{reader}");
        }
    }
}

#[test]
#[ignore = "needs tests/programs/requirements.txt; .ci/run installs and runs it"]
fn a_public_validator_takes_the_description_of_json_lines() {
    let casebook = corpus_casebook();
    let [lines, csv] = ["ndjson", "csv"].map(|form| {
        let folder = casebook.folder().join(format!("all as {form}"));
        let words = ["export", "all", "--format", form, "--output", folder.to_str().unwrap()];
        casebook.run(&words).ends(0);
        script("validate.py", &casebook, &folder).remove("frictionless").unwrap()
    });
    assert_eq!(lines, csv);
    assert_eq!(lines[0], casebook::export::SHEETS.len());
}

#[test]
#[ignore = "needs LibreOffice, sqlite3 and tests/programs/requirements.txt; .ci/run installs and runs it"]
fn public_validators_take_the_descriptions_of_csv() {
    for casebook in [&*corpus_casebook(), &payload_casebook(PAYLOAD)] {
        let folder = casebook.folder().join("all of it");
        casebook.run(&["export", "all", "--output", folder.to_str().unwrap()]).ends(0);
        let read = script("validate.py", casebook, &folder);
        assert_eq!(read["frictionless"], read["csvw"]);
        assert_eq!(read["csvw"][0], casebook::export::SHEETS.len());
        assert!(read["csvw"][1].as_u64() >= Some(PAYLOAD.len() as u64), "{read:?}");
    }
}

/// The fenced blocks of a language in a page of the documentation.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    page.split(fence.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
#[ignore = "needs LibreOffice, sqlite3 and tests/programs/requirements.txt; .ci/run installs and runs it"]
fn the_examples_of_the_page_on_sql_run() {
    let page = include_str!("../../docs/sql.md");
    let casebook = corpus_casebook();
    let (shell, scripts) = (blocks(page, "console"), blocks(page, "python"));
    for program in ["$ sqlite3 ", "$ datasette ", "$ sqlite-utils "] {
        assert!(shell.iter().any(|block| block.starts_with(program)), "no example of {program}");
    }
    for block in shell {
        let line = block.strip_prefix("$ ").unwrap();
        let told = printed(Command::new("sh").args(["-c", line]), casebook.folder());
        assert!(told.lines().count() >= 1 && told.trim() != "[]", "{line} prints {told:?}");
    }
    assert!(scripts.iter().any(|block| block.contains("import duckdb")));
    // Where the network is, DuckDB fetches this by itself.
    let extension =
        "from duckdb_extensions import import_extension; import_extension('sqlite_scanner')";
    printed(Command::new(python()).args(["-c", extension]), casebook.folder());
    for block in scripts {
        let told = printed(Command::new(python()).args(["-c", block]), casebook.folder());
        assert!(told.contains("Council"), "{block} prints {told:?}");
    }
}

#[test]
#[ignore = "needs LibreOffice, sqlite3 and tests/programs/requirements.txt; .ci/run installs and runs it"]
fn a_public_reader_reads_what_was_fetched() {
    let site = Site::with(12, "2026-03-20");
    site.set(|scene| scene.packs = true);
    let casebook = Casebook::new();
    let fetch = |file: &str| {
        let words =
            ["fetch", "--base", &site.base, "--contact", "panel@example.org", "--pause", "0s"];
        let words = [&words[..], &["--from", "2026-01-01", "--to", "2026-03-31", "--out", file]];
        casebook.run(&words.concat()).ends(0);
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs/warc.py");
        let mut command = Command::new(python());
        command.arg(script).arg(casebook.folder().join(file));
        let read = printed(&mut command, casebook.folder());
        serde_json::from_str::<Value>(&read).unwrap()
    };
    let read = fetch("a.warc.gz");
    assert_eq!(read["wrong"], json!([]));
    assert_eq!(read["kinds"], json!({"warcinfo": 1, "response": 15, "request": 15}));
    assert_eq!(read["urls"][1][1], "200");
    let read = fetch("b.warc.gz");
    assert_eq!(read["wrong"], json!([]));
    let kinds = json!({"warcinfo": 1, "response": 3, "revisit": 12, "request": 15});
    assert_eq!((&read["kinds"], &read["urls"][3][1]), (&kinds, &json!("304")));
}
