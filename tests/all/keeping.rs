//! What goes in stays in: nothing twice, nothing lost, store and index always in step.

use std::path::Path;

use super::binary::{Casebook, Ended, corpus_casebook, corpus_pages};
use super::corpus;

const PAGE: &str = "lgsco/decision/24-112-307.txt";

/// What searches show; two casebooks that hold the same show the same.
fn answers(casebook: &Casebook) -> Vec<String> {
    [
        "delay",
        "\"bed and breakfast\"",
        "education -appeal",
        "care charges top-up",
        "--outcome upheld --sort newest",
    ]
    .into_iter()
    .map(|question| {
        let words = question.split(' ').filter(|_| question.starts_with('-'));
        let mut words: Vec<&str> = words.collect();
        if words.is_empty() {
            words.push(question);
        }
        words.splice(0..0, ["search", "--format", "json", "--limit", "50"]);
        casebook.run(&words).ends(0).stdout
    })
    .collect()
}

/// How many of each fate a JSON summary of an ingest counts, over all kinds.
fn count(ended: &Ended, fate: &str) -> u64 {
    fn sum(value: &serde_json::Value, fate: &str) -> u64 {
        let kinds = value["kinds"].as_object().unwrap();
        kinds.values().map(|kind| kind[fate].as_u64().unwrap()).sum()
    }
    sum(&ended.json(), fate)
}

#[test]
fn the_same_files_again_change_nothing() {
    let casebook = Casebook::new();
    let first = casebook.run(&["ingest", &corpus_pages(), "--format", "json"]);
    assert!(matches!(first.code, Some(0 | 3)), "{first:?}");
    let before = (answers(&casebook), std::fs::read(casebook.data().join("casebook.db")).unwrap());
    let second = casebook.run(&["ingest", &corpus_pages(), "--format", "json"]);
    assert_eq!(count(&second, "new"), 0, "{}", second.stdout);
    assert_eq!(count(&second, "changed"), 0, "{}", second.stdout);
    let taken = count(&first, "new") + count(&first, "duplicate");
    let again = count(&second, "unchanged") + count(&second, "duplicate");
    assert_eq!(taken, again, "{}\n{}", first.stdout, second.stdout);
    let after = (answers(&casebook), std::fs::read(casebook.data().join("casebook.db")).unwrap());
    assert_eq!(before.0, after.0);
    assert!(before.1 == after.1, "the store's file has changed");
    casebook.run(&["verify"]).ends(0);
}

#[test]
fn a_changed_file_replaces_its_record_and_keeps_the_old_version() {
    let casebook = Casebook::new();
    let text = String::from_utf8(corpus::sheet(PAGE).bytes.clone()).unwrap();
    let path = casebook.write("in/a.txt", &text);
    casebook.run(&["ingest", &path]).ends(0);
    casebook.run(&["search", "hippopotamus"]).ends(1);
    casebook.write("in/a.txt", text.replace("tracker", "hippopotamus"));
    let ended = casebook.run(&["ingest", &path, "--format", "json"]).ends(0);
    assert_eq!((count(&ended, "new"), count(&ended, "changed")), (0, 1), "{}", ended.stdout);
    casebook.run(&["search", "hippopotamus"]).ends(0).says("24 112 307");
    casebook.run(&["search", "tracker"]).ends(1);
    casebook.run(&["verify"]).ends(0);
    let store = casebook::store::Store::open(casebook.data()).unwrap();
    let key = corpus::sheet(PAGE).record.key();
    assert_eq!(store.versions(&key).unwrap().len(), 1, "the old version is kept");
}

#[test]
fn an_index_that_was_deleted_is_rebuilt_with_the_same_answers() {
    let casebook = Casebook::of_corpus();
    let before = answers(&casebook);
    std::fs::remove_dir_all(casebook.data().join("index")).unwrap();
    assert_ne!(casebook.run(&["verify"]).code, Some(0));
    let ended = casebook.run(&["search", "delay"]);
    assert!(ended.code == Some(0) || ended.stderr.contains("casebook rebuild"), "{ended:?}");
    casebook.run(&["rebuild"]).ends(0);
    casebook.run(&["verify"]).ends(0);
    assert_eq!(answers(&casebook), before);
}

fn copy(from: &Path, to: &Path) {
    for name in corpus::files(from) {
        let copy = to.join(&name);
        std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
        std::fs::copy(from.join(&name), copy).unwrap();
    }
}

#[test]
fn a_run_that_was_killed_is_finished_by_the_next() {
    // The index as it was before the second half came in is what a kill between the two commits
    // leaves behind.
    let (casebook, whole) = (Casebook::new(), corpus_casebook());
    let (index, old) = (casebook.data().join("index"), casebook.folder().join("old"));
    let decisions = format!("{}/lgsco/decision", corpus_pages());
    casebook.run(&["ingest", &decisions]).ends(0);
    copy(&index, &old);
    casebook.run(&["ingest", &corpus_pages()]).ends(0);
    std::fs::remove_dir_all(&index).unwrap();
    copy(&old, &index);
    assert_ne!(casebook.run(&["verify"]).code, Some(0), "the two are out of step");
    let again = casebook.run(&["ingest", &format!("{}/{PAGE}", corpus_pages())]).ends(0);
    assert!(!again.stderr.contains("error"), "{again:?}");
    casebook.run(&["verify"]).ends(0);
    let found = |casebook: &Casebook| -> Vec<(u64, Vec<String>)> {
        answers(casebook)
            .iter()
            .map(|answer| {
                let answer: serde_json::Value = serde_json::from_str(answer).unwrap();
                let keys = answer["hits"].as_array().unwrap().iter();
                (
                    answer["total"].as_u64().unwrap(),
                    keys.map(|hit| hit["key"].to_string()).collect(),
                )
            })
            .collect()
    };
    assert_eq!(found(&casebook), found(&whole));
}

#[test]
#[cfg(unix)]
fn a_killed_process_leaves_a_casebook_that_works() {
    use std::process::{Command, Stdio};
    use std::time::Duration;

    let pages = format!("{}/lgsco/report", corpus_pages());
    for milliseconds in [5, 80, 250] {
        let casebook = Casebook::new();
        let mut process = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(["ingest", &pages])
            .current_dir(casebook.folder())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(milliseconds));
        // It may have come to its end meanwhile; that is fine too.
        drop(process.kill());
        process.wait().unwrap();
        casebook.run(&["ingest", &pages]).ends(0);
        casebook.run(&["verify"]).ends(0);
        casebook.run(&["search", "recommendations"]).ends(0);
    }
}

#[test]
fn the_store_opens_with_any_sqlite_tool() {
    let casebook = corpus_casebook();
    let head = std::fs::read(casebook.data().join("casebook.db")).unwrap();
    assert!(head.starts_with(b"SQLite format 3\0"));
    // Where there is one, an analyst's own query counts the same awards as the records do.
    let tool = std::process::Command::new("sqlite3")
        .arg(casebook.data().join("casebook.db"))
        .arg("SELECT count(*) FROM payments WHERE awarded")
        .output();
    let Ok(output) = tool else {
        println!("not asked with sqlite3: it is not installed here");
        return;
    };
    let exported = casebook.run(&["export", "payments", "--format", "ndjson"]).ends(0).ndjson();
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), exported.len().to_string());
}

#[test]
fn paths_that_lead_nowhere_make_no_casebook() {
    let casebook = Casebook::new();
    let ended = casebook.run(&["ingest", "no/such/folder"]).ends(2);
    assert!(ended.stderr.contains("no such file or folder"), "{ended:?}");
    assert!(!casebook.data().exists());
}
