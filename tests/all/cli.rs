//! The command line as a whole: help, exit codes, reading without keeping, showing and exporting.

use std::process::{Command, Stdio};

use serde_json::Value;

use super::binary::{Casebook, corpus_casebook, corpus_pages};
use super::corpus;

/// A decision of the corpus with everything in it, and how its reference may be spelled.
const PAGE: &str = "lgsco/decision/24-112-307.txt";
const SPELLINGS: &[&str] = &[
    "24 112 307",
    "24-112-307",
    "24112307",
    "https://www.lgo.org.uk/decisions/education/special-educational-needs/24-112-307",
];

const VERBS: &[&str] = &[
    "ingest", "search", "show", "council", "check", "export", "parse", "text", "schema", "eval",
    "explain", "review", "verify", "rebuild", "history", "reparse", "similar", "themes",
];

fn page() -> String {
    format!("{}/{PAGE}", corpus_pages())
}

#[test]
fn every_verb_has_help_with_an_example() {
    let casebook = Casebook::new();
    let help = casebook.run(&["--help"]).ends(0);
    for verb in VERBS {
        assert!(help.stdout.contains(&format!("  {verb} ")), "--help does not name {verb}");
        let help = casebook.run(&[verb, "--help"]).ends(0);
        assert!(help.stdout.contains(&format!("  casebook {verb}")), "{verb} has no example");
    }
    casebook.run(&["--version"]).ends(0).says(env!("CARGO_PKG_VERSION"));
}

#[test]
fn exit_codes_are_those_of_the_contract() {
    let casebook = Casebook::new();
    casebook.write("in/a.txt", &corpus::sheet(PAGE).bytes);
    casebook.write("bad/empty.txt", "");
    for (words, code) in [
        // Nothing is there yet.
        (&["search", "delay"][..], 2),
        (&["show", "24 112 307"], 2),
        (&["export", "payments"], 2),
        (&["verify"], 2),
        (&["rebuild"], 2),
        // What cannot be typed.
        (&["fetch"], 2),
        (&["ingest"], 2),
        (&["search", "--outcome", "perhaps", "delay"], 2),
        (&["search", "--from", "the day before", "delay"], 2),
        (&["export", "recipes"], 2),
        (&["parse", "in/a.txt", "--format", "xml"], 2),
        // Done.
        (&["ingest", "in"], 0),
        (&["search", "tracker"], 0),
        (&["show", "24 112 307"], 0),
        (&["show", "24 112 307", "--paragraph", "22"], 0),
        (&["parse", "in"], 0),
        (&["verify"], 0),
        (&["rebuild"], 0),
        // Nothing found.
        (&["search", "hippopotamus"], 1),
        (&["show", "99 999 999"], 1),
        (&["show", "24 112 307", "--paragraph", "999"], 1),
        // Done, and something was set aside.
        (&["ingest", "in", "bad"], 3),
        (&["parse", "in", "bad"], 3),
    ] {
        casebook.run(words).ends(code);
    }
}

#[test]
fn a_casebook_that_is_being_written_to_is_busy() {
    let casebook = Casebook::new();
    casebook.write("in/a.txt", &corpus::sheet(PAGE).bytes);
    casebook.run(&["ingest", "in"]).ends(0);
    let writer = casebook::Casebook::open_to_write(casebook.data()).unwrap();
    for words in [&["ingest", "in"][..], &["rebuild"]] {
        let ended = casebook.run(words).ends(75);
        assert_eq!(ended.stderr.lines().count(), 1, "{ended:?}");
    }
    // Reading goes on meanwhile.
    casebook.run(&["search", "tracker"]).ends(0);
    casebook.run(&["show", "24 112 307"]).ends(0);
    drop(writer);
    casebook.run(&["ingest", "in"]).ends(0);
}

#[test]
fn the_folder_can_be_named_by_flag_and_by_environment() {
    let casebook = Casebook::new();
    casebook.run(&["ingest", &page(), "--data", "elsewhere"]).ends(0);
    assert!(casebook.folder().join("elsewhere/casebook.db").is_file());
    assert!(!casebook.data().exists());
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.args(["show", "24 112 307"]).env("CASEBOOK_DATA", "elsewhere");
    let status = command.current_dir(casebook.folder()).stdout(Stdio::null()).status().unwrap();
    assert!(status.success());
}

#[test]
fn parse_prints_the_record_of_each_document() {
    let casebook = Casebook::new();
    let record = casebook.run(&["parse", &page(), "--format", "json"]).ends(0).json();
    let mut wanted = corpus::sheet(PAGE).json();
    wanted["source"]["path"] = page().into();
    assert_eq!(record, wanted);
    let lines = casebook.run(&["parse", &corpus_pages(), "--format", "ndjson"]).ndjson();
    assert_eq!(lines.len(), corpus::sheets().len());
    // Without a terminal a program is reading.
    assert_eq!(casebook.run(&["parse", &page()]).ends(0).ndjson(), [wanted]);
    casebook.run(&["parse", &page(), "--format", "text"]).ends(0).says("£2,750");
}

#[test]
fn text_prints_what_spans_point_into() {
    let casebook = Casebook::new();
    for name in [PAGE, "lgsco/decision/24-112-307-site.html"] {
        let sheet = corpus::sheet(name);
        let path = format!("{}/{name}", corpus_pages());
        assert_eq!(casebook.run(&["text", &path]).ends(0).stdout, sheet.page.text(), "{name}");
    }
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let line =
        format!("'{}' parse '{}' | head -n 1", env!("CARGO_BIN_EXE_casebook"), corpus_pages());
    let output = Command::new("sh").args(["-c", &line]).output().unwrap();
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert!(
        !complaints.contains("panicked") && !complaints.contains("Broken pipe"),
        "{complaints}"
    );
}

#[test]
fn show_knows_every_spelling_of_a_reference() {
    let casebook = corpus_casebook();
    let first = casebook.run(&["show", SPELLINGS[0]]).ends(0).stdout;
    for wanted in [
        "Suffolk County Council",
        "24 112 307",
        "£2,750",
        "£700",
        "£1,800",
        "£250",
        "Mrs K",
        "tracker",
    ] {
        assert!(first.contains(wanted), "show does not print {wanted:?}:\n{first}");
    }
    for spelling in &SPELLINGS[1..] {
        assert_eq!(casebook.run(&["show", spelling]).ends(0).stdout, first, "{spelling}");
    }
    let words: Vec<&str> = ["show"].into_iter().chain(SPELLINGS[0].split(' ')).collect();
    assert_eq!(casebook.run(&words).ends(0).stdout, first, "in three words");
    let record = casebook.run(&["show", SPELLINGS[1], "--format", "json"]).ends(0).json();
    assert!(record.to_string().contains("\"reference\":\"24 112 307\""));
}

#[test]
fn show_prints_a_paragraph_by_its_number_in_the_whole_decision() {
    let casebook = corpus_casebook();
    let record = corpus::sheet(PAGE).json();
    let all = record["sections"].as_array().unwrap().iter();
    let paragraphs = all.flat_map(|section| section["paragraphs"].as_array().unwrap());
    let mut seen = 0;
    for paragraph in paragraphs.filter(|paragraph| paragraph["number"].is_u64()) {
        let number = paragraph["number"].to_string();
        let shown = casebook.run(&["show", SPELLINGS[0], "--paragraph", &number]).ends(0).stdout;
        // The layout may break lines; the words have to be there in their order.
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = one_line(paragraph["text"].as_str().unwrap());
        assert!(one_line(&shown).contains(&words), "paragraph {number}:\n{shown}");
        seen += 1;
    }
    assert_eq!(seen, 25);
}

/// The rows of an export as CSV, each a list of cells below its header.
fn rows(csv: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    (header, reader.records().map(|found| row(found.unwrap())).collect())
}

#[test]
fn exports_have_a_row_for_every_award() {
    let casebook = corpus_casebook();
    let (header, csv) = rows(&casebook.run(&["export", "payments"]).ends(0).stdout);
    let at = |name: &str| {
        header
            .iter()
            .position(|cell| cell == name)
            .unwrap_or_else(|| panic!("no column {name}: {header:?}"))
    };
    let (reference, amount) = (at("reference"), at("amount"));
    let mut found: Vec<(String, String)> =
        csv.iter().map(|row| (row[reference].clone(), row[amount].clone())).collect();
    let mut wanted: Vec<(String, String)> = kept_decisions()
        .iter()
        .flat_map(|record| {
            let reference = record["reference"].as_str().unwrap();
            let payments = record["payments"].as_array().unwrap().iter();
            let awarded = payments.filter(|payment| payment["awarded"] == true);
            awarded.map(move |payment| {
                (reference.to_owned(), payment["amount"].as_str().unwrap_or_default().to_owned())
            })
        })
        .collect();
    found.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(found, wanted);
    let ndjson = casebook.run(&["export", "payments", "--format", "ndjson"]).ends(0).ndjson();
    assert_eq!(ndjson.len(), csv.len());
    for name in &header {
        assert!(ndjson[0].get(name).is_some(), "the columns are not the fields: {name}");
    }
}

/// The records of the decisions that a casebook keeps of the corpus: one for each reference.
fn kept_decisions() -> Vec<Value> {
    let mut kept = std::collections::BTreeMap::new();
    for sheet in corpus::sheets() {
        if sheet.record.decision().is_some() {
            kept.entry(sheet.record.key()).or_insert_with(|| sheet.json());
        }
    }
    kept.into_values().collect()
}

#[test]
fn every_sheet_can_be_exported_and_narrowed() {
    let casebook = corpus_casebook();
    for sheet in ["payments", "improvements", "decisions"] {
        let (header, all) = rows(&casebook.run(&["export", sheet]).ends(0).stdout);
        assert!(all.len() > 20, "{sheet}: {} rows", all.len());
        let council = ["export", sheet, "--organisation", "Suffolk County Council"];
        let (columns, found) = rows(&casebook.run(&council).ends(0).stdout);
        assert_eq!(header, columns, "{sheet}");
        assert!(!found.is_empty() && found.len() < all.len(), "{sheet}: {} rows", found.len());
        let body = header.iter().position(|cell| cell == "organisation").unwrap();
        assert!(found.iter().all(|row| row[body] == "Suffolk County Council"), "{sheet}");
        let file = format!("{sheet}.csv");
        casebook.run(&["export", sheet, "-o", &file]).ends(0);
        let written = std::fs::read_to_string(casebook.folder().join(&file)).unwrap();
        assert_eq!(rows(&written), (header, all), "{sheet}");
    }
}
