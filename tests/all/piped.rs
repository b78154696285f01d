//! `casebook parse --format ndjson` as a stage of other people's pipelines: lines in, lines out.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use casebook::store::Store;
use serde_json::{Value, json};

use super::binary::{Casebook, Ended};
use super::corpus;

/// Runs the command with these bytes on standard input.
fn fed(words: &[&str], input: &[u8]) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("input");
    std::fs::write(&path, input).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.args(words).current_dir(folder.path()).stdin(File::open(path).unwrap());
    Ended::of(&mut command)
}

/// The pages of the corpus as lines: with an address, with a name, and with neither.
fn pages() -> String {
    let mut lines = String::new();
    for (at, sheet) in corpus::sheets().iter().enumerate() {
        let Ok(text) = std::str::from_utf8(&sheet.bytes) else { continue };
        let kind = if text.trim_start().starts_with('<') { "html" } else { "text" };
        let mut line = json!({ kind: text, "retrieved": "2026-03-01T02:00:00Z" });
        match at % 3 {
            0 => line["url"] = format!("https://www.lgo.org.uk/decisions/a/b/{at}").into(),
            1 => line["id"] = at.into(),
            _ => {}
        }
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    lines
}

#[test]
fn a_line_gives_the_record_that_ingest_keeps() {
    let pages = pages();
    let piped = fed(&["parse", "--format", "ndjson", "-"], pages.as_bytes()).ends(0);
    let piped = piped.ndjson();
    assert_eq!(piped.len(), pages.lines().count());
    assert!(piped.len() > 100, "{} lines", piped.len());

    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let ingested = fed(&["ingest", "-", "--data", data.to_str().unwrap()], pages.as_bytes());
    assert!(matches!(ingested.code, Some(0 | 3)), "{ingested:?}");
    let mut kept = BTreeMap::new();
    let store = Store::open(&data).unwrap();
    let put = &mut |_, record| {
        let mut record: Value =
            serde_json::from_str(&serde_json::to_string(&record).unwrap()).unwrap();
        // What the other documents of the casebook say about one is no part of the page.
        record["source"].as_object_mut().unwrap().shift_remove("standing");
        kept.insert(record["source"]["member"].to_string(), record);
        Ok(())
    };
    store.each(None, put).unwrap();
    assert!(kept.len() > 90, "{} kept", kept.len());
    let mut same = 0;
    for mut record in piped {
        record.as_object_mut().unwrap().shift_remove("id");
        if let Some(kept) = kept.get(&record["source"]["member"].to_string()) {
            assert!(&record == kept, "{record}\n{kept}");
            same += 1;
        }
    }
    assert_eq!(same, kept.len());
}

#[test]
fn bad_lines_are_answers_and_end_nothing() {
    let good =
        json!({"id": "a", "text": "Ashby Council (24 101 202)\n\nSummary: fault."}).to_string();
    let input = format!("garbage\n{good}\n{{\"id\": 7}}\n\n{good}\n{{\"text\": \"cut off");
    for words in [&["parse", "--format", "ndjson"][..], &["parse", "--format=NDJSON", "-"]] {
        let lines = fed(words, input.as_bytes()).ends(0).ndjson();
        let told: Vec<Value> =
            lines.iter().map(|it| json!([it["id"], it["line"], it["kind"]])).collect();
        let wanted = [
            json!([null, 1, null]),
            json!(["a", null, "decision"]),
            json!([7, 3, null]),
            json!(["a", null, "decision"]),
            json!([null, 6, null]),
        ];
        assert_eq!(told, wanted);
    }
}

#[test]
fn nothing_gives_nothing_and_garbage_is_told_to_a_person_too() {
    let nothing = fed(&["parse", "--format", "ndjson"], b"").ends(0);
    assert_eq!((nothing.stdout.as_str(), nothing.stderr.as_str()), ("", ""));
    fed(&["parse", "--format", "ndjson", "-"], b"a page of text\n").ends(0).says("one page");
}

#[test]
fn one_page_and_an_archive_are_read_as_before() {
    let html = b"<!DOCTYPE html><html><body><p>Ashby Council (24 101 202)</p></body></html>";
    for words in [&["parse", "-"][..], &["parse", "--format", "ndjson", "-"]] {
        let read = fed(words, html).ends(0).ndjson();
        assert_eq!(read[0]["source"]["media_type"], "text/html", "{words:?}");
    }
    let text = fed(&["parse", "-"], b"Ashby Council (24 101 202)\n\nSummary: fault.").ends(0);
    assert_eq!(text.ndjson().len(), 1);
}

#[test]
fn each_line_is_answered_while_the_writer_waits_and_a_reader_that_goes_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["parse", "--format", "ndjson", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(input, "{}", json!({"id": id, "text": "Ashby Council (24 101 202)"})).unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["id"], id);
    }
    drop(output);
    // Still open: nobody has said that the lines are over.
    writeln!(input, "{}", json!({"id": 3, "text": "Ashby Council (24 101 202)"})).unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert!(ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
    drop(input);
}

#[test]
fn the_answers_are_the_same_for_any_number_of_threads() {
    let casebook = Casebook::new();
    let input = casebook.write("pages.ndjson", pages());
    let run = |threads: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        command.args(["parse", "--format", "ndjson"]).env("RAYON_NUM_THREADS", threads);
        Ended::of(command.stdin(File::open(&input).unwrap())).ends(0).stdout
    };
    assert_eq!(run("1"), run("5"));
}
