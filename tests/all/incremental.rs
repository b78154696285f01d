//! Crawls night after night, as the command is run: archives and lines of JSON in, what changed, what
//! is gone, what counts once.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::binary::{Casebook, Ended};

/// A decision with enough words to tell it from another.
fn page(reference: &str, words: &str) -> String {
    let paragraph =
        |n: u8| format!("  {n}. {words} It was the {n}th letter about the same drain.\n");
    let paragraphs: Vec<String> = (1..19).map(paragraph).collect();
    let paragraphs = paragraphs.concat();
    format!(
        "Felsham District Council ({reference})\n\nCategory : Planning > Enforcement\n\n\
         Decision : Upheld\n\nDecision date : 04 Jan 2024\n\nThe Ombudsman's final decision:\n\n\
         Summary: The Council was at fault.\n\nThe complaint\n\n{paragraphs}\nAgreed action\n\n  \
         19. Within one month of this decision the Council will pay Mr T £150 for his distress.\n"
    )
}

fn line(reference: &str, words: &str, fetched: &str) -> String {
    let url = format!("https://www.example.org/decisions/{}", reference.replace(' ', "-"));
    json!({ "url": url, "text": page(reference, words), "retrieved": fetched }).to_string() + "\n"
}

/// Runs the command with words on its standard input.
fn pipe(casebook: &Casebook, words: &[&str], input: &str) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.args(words).current_dir(casebook.folder()).env_remove("CASEBOOK_DATA");
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ended {
        command: words.join(" "),
        code: output.status.code(),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

fn counts(report: &Value) -> [u64; 4] {
    ["new", "changed", "unchanged", "duplicate"]
        .map(|name| report["kinds"]["decision"][name].as_u64().unwrap_or_default())
}

#[test]
fn lines_on_standard_input_are_documents() {
    let casebook = Casebook::new();
    let night = ["ingest", "-", "--format", "json"];
    let first = line("24 101 202", "He waits.", "2024-04-01")
        + &line("24 101 203", "She waits.", "2024-04-01");
    assert_eq!(counts(&pipe(&casebook, &night, &first).ends(0).json()), [2, 0, 0, 0]);
    // The next night they come in another order, and one has changed.
    let next = line("24 101 203", "She waits.", "2024-04-02")
        + &line("24 101 202", "He left.", "2024-04-02");
    assert_eq!(counts(&pipe(&casebook, &night, &next).ends(0).json()), [0, 1, 1, 0]);
    let shown = casebook.run(&["show", "24 101 202", "--format", "json"]).ends(0).json();
    assert_eq!(shown["source"]["retrieved"], "2024-04-02");
    assert_eq!(shown["source"]["url"], "https://www.example.org/decisions/24-101-202");
    let told = casebook.run(&["history", "24-101-202"]).ends(0);
    let told = told.says("Version 2, current").says("‹left.›").says("Fetched   2 April 2024");
    assert!(told.stdout.contains("- 1. He ‹waits.› It was"), "{}", told.stdout);
    let history = casebook.run(&["history", "24-101-202", "--format", "json"]).ends(0).json();
    assert_eq!(history["versions"].as_array().unwrap().len(), 2);
    assert_eq!(history["versions"][1]["changes"]["added"], 18);
    casebook.run(&["history", "99 999 999"]).ends(1);
    casebook.run(&["reparse"]).ends(0).says("Nothing to do");
    casebook.run(&["verify"]).ends(0);
}

#[test]
fn a_folder_and_an_archive_of_it_hold_the_same_documents() {
    let casebook = Casebook::new();
    let mut bytes = Vec::new();
    {
        let mut archive = tar::Builder::new(&mut bytes);
        for n in 0..5 {
            let (name, text) =
                (format!("pages/{n}.txt"), page(&format!("24 101 20{n}"), "He waits."));
            casebook.write(&name, &text);
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            header.set_cksum();
            archive.append_data(&mut header, &name, text.as_bytes()).unwrap();
        }
        archive.finish().unwrap();
    }
    casebook.write("pages.tar.zst", zstd::encode_all(&*bytes, 3).unwrap());
    let report = casebook.run(&["ingest", "pages.tar.zst", "--format", "json"]).ends(0).json();
    assert_eq!((counts(&report), report["files"].as_u64()), ([5, 0, 0, 0], Some(1)));
    let shown = casebook.run(&["show", "24 101 203"]).ends(0);
    shown.says("pages.tar.zst (pages/3.txt)");
    let report = casebook.run(&["ingest", "pages", "--format", "json"]).ends(0).json();
    assert_eq!(counts(&report), [0, 0, 5, 0]);
    // An archive that is cut gives what was whole, and says so.
    casebook.write("cut.tar", &bytes[..bytes.len() / 2]);
    let ended = casebook.run(&["ingest", "cut.tar"]).ends(3);
    assert!(ended.stderr.contains("cut.tar!pages/2.txt: cut short"), "{ended:?}");
    let parsed = casebook.run(&["parse", "pages.tar.zst"]).ends(0).ndjson();
    assert_eq!((parsed.len(), parsed[4]["source"]["member"].as_str()), (5, Some("pages/4.txt")));
    casebook.run(&["verify"]).ends(0);
}

#[test]
fn what_is_gone_is_said_everywhere_and_nothing_is_deleted() {
    let casebook = Casebook::new();
    casebook.write("in/a.txt", page("24 101 202", "He waits."));
    casebook.write("in/b.txt", page("24 101 203", "She has been answered."));
    casebook.run(&["ingest", "in"]).ends(0);
    let ended = casebook.run(&["ingest", "in/a.txt", "--complete-as-of", "2024-06-01"]).ends(0);
    ended.says("Complete as of 1 June 2024: 1 decision is no longer published; it is kept.");
    let gone = "no longer published as of 1 June 2024";
    casebook.run(&["show", "24 101 203"]).ends(0).says(gone);
    casebook
        .run(&["search", "drain", "--published", "no"])
        .ends(0)
        .says("1 document found")
        .says("no longer published");
    casebook.run(&["history", "24 101 203"]).ends(0).says("No longer published");
    let rows = casebook.run(&["export", "payments", "--format", "ndjson"]).ends(0).ndjson();
    let gone: Vec<_> = rows.iter().map(|row| row["gone_as_of"].as_str()).collect();
    assert_eq!(gone, [None, Some("2024-06-01")]);
    for (day, words) in [("yesterday", "write it like"), ("2024-05-01", "later than")] {
        casebook.run(&["ingest", "in", "--complete-as-of", day]).ends(2).says(words);
    }
    casebook.run(&["verify"]).ends(0);
}

#[test]
fn a_changed_text_in_a_plain_file_of_another_name_becomes_the_current_one() {
    let casebook = Casebook::new();
    casebook.write("monday/p1.txt", page("24 101 202", "He waits."));
    casebook.write("tuesday/p1.txt", page("24 101 202", "He left."));
    casebook.run(&["ingest", "monday"]).ends(0);
    let report = casebook.run(&["ingest", "tuesday", "--format", "json"]).ends(0).json();
    assert_eq!(counts(&report), [0, 1, 0, 0]);
    let shown = ["show", "24 101 202", "--paragraph", "1"];
    casebook.run(&shown).ends(0).says("He left.");
    casebook.run(&["history", "24-101-202"]).ends(0).says("Version 2, current").says("‹left.›");
    let report = casebook.run(&["ingest", "monday", "tuesday", "--format", "json"]).ends(0).json();
    assert_eq!(counts(&report), [0, 0, 1, 1]);
    casebook.run(&shown).ends(0).says("He left.");
    casebook.run(&["verify"]).ends(0);
}

#[test]
fn one_text_under_two_references_is_paid_once() {
    let casebook = Casebook::new();
    for reference in ["24 101 202", "24 101 203"] {
        casebook.write(&format!("in/{reference}.txt"), page(reference, "He waits."));
    }
    casebook.run(&["ingest", "in"]).ends(0);
    let shown = casebook.run(&["show", "24 101 203"]).ends(0);
    shown.says("Same text").says("counted once, under 24 101 202");
    let shown = casebook.run(&["show", "24 101 202", "--format", "json"]).ends(0).json();
    assert_eq!(shown["source"]["standing"], json!({ "same_text_as": ["24 101 203"] }));
    let ended = casebook.run(&["export", "payments", "-o", "paid.csv"]).ends(0);
    ended
        .says("2 payments from 2 documents; awards of £150.00 in all")
        .says("1 award counted under another reference");
    // Of the second alone it is counted there: once among what was asked for.
    let ended = casebook.run(&["export", "payments", "24 101 203", "-o", "one.csv"]).ends(0);
    ended.says("1 payment from 1 document; awards of £150.00 in all");
}
