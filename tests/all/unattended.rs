//! Jobs that nobody watches: logs, exit codes, figures for a monitor, what was set aside, folders
//! that are followed.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::binary::{Casebook, Ended, corpus_casebook};
use super::corpus;

const PAGE: &str = "24-112-307.txt";

fn page(name: &str) -> Vec<u8> {
    corpus::sheet(&format!("lgsco/decision/{name}")).bytes.clone()
}

/// A casebook with a page in its folder `in`.
fn desk() -> Casebook {
    let casebook = Casebook::new();
    casebook.write("in/a.txt", page(PAGE));
    casebook
}

/// A page that has lost its template: words of the Ombudsman, and nothing in its place.
fn shell(n: usize) -> String {
    format!(
        "Page {n}\n\nThis content needs a newer browser. Please switch on scripts and reload.\n"
    )
}

/// The objects of a log; anything else on standard error fails the test.
#[track_caller]
fn log(ended: &Ended) -> Vec<Value> {
    let lines = ended.stderr.lines();
    lines.map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"))).collect()
}

fn events(log: &[Value]) -> Vec<&str> {
    log.iter().map(|line| line["event"].as_str().unwrap()).collect()
}

/// Everything in a folder, with its bytes; the lock's file is no content.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = corpus::files(folder).into_iter().filter(|name| !name.contains(".lock"));
    files.map(|name| (name.clone(), std::fs::read(folder.join(&name)).unwrap())).collect()
}

#[test]
fn a_job_logs_objects_and_sums_up_in_one() {
    let casebook = desk();
    casebook.write("in/empty.txt", "");
    let ended = casebook.run(&["ingest", "in", "--json-log"]).ends(3);
    let log = log(&ended);
    assert_eq!(events(&log), ["found", "set_aside", "progress", "indexing", "finished"]);
    assert_eq!(log[0]["files"], 2);
    assert_eq!(log[1]["level"], "warning");
    assert!(log[1]["path"].as_str().unwrap().ends_with("empty.txt"));
    assert_eq!((&log[4]["new"], &log[4]["set_aside"]), (&1.into(), &1.into()));
    let summary = ended.ndjson();
    assert_eq!(summary.len(), 1);
    assert_eq!(summary[0]["kinds"]["decision"]["new"], 1);
    // An error is an object too.
    let ended = casebook.run(&["ingest", "nowhere", "--json-log"]).ends(2);
    let log = self::log(&ended);
    assert_eq!(events(&log), ["failed"]);
    assert_eq!((&log[0]["exit"], &log[0]["level"]), (&2.into(), &"error".into()));
    let ended = casebook.run(&["search", "nothing-of-this-kind", "--json-log"]);
    assert_eq!(ended.code, Some(1));
    self::log(&ended);
}

#[test]
fn a_dry_run_says_what_would_happen_and_writes_nothing() {
    let casebook = desk();
    let ended = casebook.run(&["ingest", "in", "--dry-run"]).ends(0).says("1 new");
    assert!(ended.says("nothing was written").stderr.is_empty());
    assert!(!casebook.data().exists(), "there was no casebook, and there is none");
    casebook.run(&["ingest", "in"]).ends(0);
    casebook.write("in/b.txt", page("23-109-214.txt"));
    let changed = String::from_utf8(page(PAGE)).unwrap().replace("delay", "long delay");
    casebook.write("in/a.txt", changed);
    casebook.write("in/empty.txt", "");
    let before = bytes(&casebook.data());
    let dry = casebook.run(&["ingest", "in", "--dry-run", "--format", "json"]).ends(3).json();
    assert!(bytes(&casebook.data()) == before, "a dry run has written");
    let real = casebook.run(&["ingest", "in", "--format", "json"]).ends(3).json();
    for field in ["kinds", "set_aside", "generation", "files", "bytes"] {
        assert_eq!(dry[field], real[field], "{field}");
    }
    assert_eq!((&dry["dry_run"], &real["dry_run"]), (&true.into(), &false.into()));
}

#[test]
fn a_changed_site_stops_the_run_before_it_writes() {
    let casebook = Casebook::of_corpus();
    let before = bytes(&casebook.data());
    for n in 0..6 {
        casebook.write(&format!("in/{n}.txt"), shell(n));
    }
    for flags in [&["--canary"][..], &["--fail-on-yield-below", "80%"]] {
        let words: Vec<&str> = ["ingest", "in"].iter().chain(flags).copied().collect();
        let ended = casebook.run(&words).ends(4);
        assert!(ended.stderr.contains("the site seems to have changed"), "{ended:?}");
        assert!(ended.stderr.contains("of 6 new pages, 0 gave"), "{ended:?}");
        assert!(bytes(&casebook.data()) == before, "{flags:?} has written");
    }
    // Decisions as they were before are taken in, with one odd page among them.
    for n in 1..6 {
        std::fs::remove_file(casebook.folder().join(format!("in/{n}.txt"))).unwrap();
    }
    let text = String::from_utf8(page(PAGE)).unwrap();
    for n in 0..5 {
        let text = text.replace("24 112 307", &format!("24 912 30{n}"));
        casebook.write(&format!("in/new-{n}.txt"), text);
    }
    let ended = casebook.run(&["ingest", "in", "--canary", "--format", "json"]).ends(3).json();
    assert_eq!(ended["set_aside"].as_array().unwrap().len(), 1);
    casebook.run(&["verify"]).ends(0);
    casebook.run(&["show", "24 912 304"]).ends(0);
    // Without being asked, the run goes on.
    casebook.write("in/shell.txt", shell(9));
    casebook.run(&["ingest", "in"]).ends(3);
    for odd in ["1.5", "most", "-1"] {
        casebook.run(&["ingest", "in", &format!("--fail-on-yield-below={odd}")]).ends(2);
    }
}

#[test]
fn what_was_set_aside_is_listed_read_again_and_forgotten() {
    let casebook = desk();
    let (bad, gone) = (casebook.write("in/bad.txt", ""), casebook.write("in/gone.txt", ""));
    casebook.run(&["quarantine", "list"]).ends(2);
    casebook.run(&["ingest", "in"]).ends(3);
    let listed = casebook.run(&["quarantine", "list", "--format", "json"]).ends(0).json();
    let paths: Vec<&str> =
        listed.as_array().unwrap().iter().map(|it| it["path"].as_str().unwrap()).collect();
    assert_eq!(paths, [bad.as_str(), gone.as_str()]);
    assert!(listed[0]["since"].as_str().unwrap().ends_with('Z'));
    // A file that was mended is taken in; one that is gone is told.
    std::fs::write(&bad, page("23-109-214.txt")).unwrap();
    std::fs::remove_file(&gone).unwrap();
    let ended = casebook.run(&["quarantine", "retry"]).ends(0);
    assert!(ended.stderr.contains("gone.txt: the file is gone"), "{ended:?}");
    casebook.run(&["show", "23 109 214"]).ends(0);
    casebook.run(&["quarantine", "list"]).ends(0).says("1 file set aside");
    casebook.run(&["quarantine", "drop"]).ends(2);
    casebook.run(&["quarantine", "drop", "*.pdf"]).ends(1);
    casebook.run(&["quarantine", "drop", "in"]).ends(0).says("1 forgotten");
    casebook.run(&["quarantine", "list"]).ends(1);
    casebook.run(&["quarantine", "retry"]).ends(1);
    casebook.run(&["verify"]).ends(0);
}

/// The figures of a file for Prometheus, by name and labels.
fn figures(path: &str) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let figure = |line: &str| {
        let (name, value) = line.rsplit_once(' ').unwrap();
        (name.to_owned(), value.to_owned())
    };
    lines.map(figure).collect()
}

#[test]
fn figures_for_a_monitor_tell_a_failure_and_keep_the_last_success() {
    let casebook = desk();
    let file = casebook.folder().join("casebook.prom");
    let path = file.to_str().unwrap();
    casebook.run(&["ingest", "in", "--metrics", path]).ends(0);
    let first = figures(path);
    assert_eq!(first["casebook_ingest_documents{result=\"new\"}"], "1");
    assert_eq!(first["casebook_documents{kind=\"decision\"}"], "1");
    assert_eq!(first["casebook_job_exit_code{job=\"ingest\"}"], "0");
    assert_eq!(first["casebook_index_in_step"], "1");
    assert!(first["casebook_newest_decision_timestamp_seconds"].starts_with('1'));
    let success = "casebook_job_last_success_timestamp_seconds{job=\"ingest\"}";
    let at = &first[success];
    casebook.run(&["ingest", "nowhere", "--metrics", path]).ends(2);
    let failed = figures(path);
    assert_eq!(failed["casebook_job_exit_code{job=\"ingest\"}"], "2");
    assert_eq!(failed[success], *at);
    let left: Vec<_> = corpus::files(casebook.folder());
    assert!(left.iter().all(|name| !name.contains(".casebook-")), "{left:?}");
    // The figures of several jobs lie side by side, and none of them stands twice.
    let other = casebook.folder().join("backup.prom");
    let other = other.to_str().unwrap();
    casebook.run(&["backup", "a.backup", "--metrics", other]).ends(0);
    let backup = figures(other);
    assert_eq!(backup["casebook_job_exit_code{job=\"backup\"}"], "0");
    assert!(backup.keys().all(|name| !first.contains_key(name)));
    casebook.run(&["verify", "--metrics", other]).ends(0);
    let ended = casebook.run(&["ingest", "in", "--metrics", "no/such/folder/x.prom"]).ends(2);
    assert!(ended.stderr.contains("no/such/folder"), "{ended:?}");
}

#[test]
fn the_status_says_what_is_there_and_what_waits() {
    let casebook = corpus_casebook();
    let status = casebook.run(&["status", "--format", "json"]).ends(0).json();
    let decisions = status["documents"]["decision"].as_u64().unwrap();
    assert!(decisions > 20, "{status}");
    assert_eq!(status["in_step"], true);
    assert_eq!(status["stale"], 0);
    assert_eq!(status["index_generation"], status["generation"]);
    assert!(status["store_bytes"].as_u64().unwrap() > 100_000);
    assert!(status["last_run"]["finished_at"].as_str().unwrap().ends_with('Z'));
    casebook.run(&["status"]).ends(0).says("Newest decision").says("Last run");
    let other = desk();
    other.run(&["status"]).ends(2);
    other.write("in/empty.txt", "");
    other.run(&["ingest", "in"]).ends(3);
    other.run(&["status"]).ends(0).says("1 set aside: see `casebook quarantine list`");
    std::fs::remove_dir_all(other.data().join("index")).unwrap();
    other.run(&["status"]).ends(0).says("casebook rebuild");
}

#[test]
fn exit_codes_are_those_of_the_table_in_the_documents() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    for page in ["README.md", "docs/operator.md"] {
        let text = std::fs::read_to_string(home.join(page)).unwrap();
        let rows = text.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" |"));
        let codes: Vec<u8> = rows.filter_map(|(code, _)| code.trim().parse().ok()).collect();
        let mut own: Vec<u8> =
            casebook::cli::exit::Exit::ALL.map(casebook::cli::exit::Exit::code).to_vec();
        own.dedup();
        // A job of its own, such as a fetch, has a table of its own: what the codes mean to it.
        assert!(!codes.is_empty(), "{page}");
        for table in codes.chunks(own.len()) {
            assert_eq!(table, own, "{page}");
        }
    }
}

#[test]
#[cfg(unix)]
fn a_followed_folder_is_taken_in_as_it_fills_until_the_job_is_told_to_stop() {
    for signal in ["TERM", "INT"] {
        let casebook = desk();
        let mut process = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(["ingest", "in", "--follow", "--every", "0.1", "--settle", "0.3", "--json-log"])
            .args(["--metrics", "casebook.prom"])
            .current_dir(casebook.folder())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let documents = || {
            let store = casebook::store::Store::open(casebook.data()).ok()?;
            store.documents().ok()
        };
        let wait = |wanted: u64| {
            let began = Instant::now();
            while documents() != Some(wanted) {
                assert!(began.elapsed() < Duration::from_mins(1), "{wanted} never came");
                std::thread::sleep(Duration::from_millis(50));
            }
        };
        wait(1);
        casebook.write("in/b.txt", page("23-109-214.txt"));
        wait(2);
        let mut told = Command::new("kill");
        told.args([format!("-{signal}"), process.id().to_string()]);
        assert!(told.status().unwrap().success());
        let ended = process.wait().unwrap();
        assert_eq!(ended.code(), Some(0), "{signal}");
        let text = std::io::read_to_string(process.stderr.take().unwrap()).unwrap();
        assert!(text.lines().last().unwrap().contains("\"event\":\"stopped\""), "{text}");
        let summaries = std::io::read_to_string(process.stdout.take().unwrap()).unwrap();
        assert_eq!(summaries.lines().count(), 2, "{summaries}");
        casebook.run(&["verify"]).ends(0);
        casebook.run(&["show", "23 109 214"]).ends(0);
        assert!(casebook.folder().join("casebook.prom").is_file());
    }
}

/// The units of the operator's page are what a stranger copies.
#[test]
fn the_units_of_the_operators_page_may_write_what_they_write() {
    let page = std::fs::read_to_string("docs/operator.md").unwrap();
    let units: Vec<&str> =
        page.split("```ini\n").skip(1).filter_map(|it| it.split("```").next()).collect();
    let services = units.iter().filter(|it| it.contains("[Service]"));
    let mut strict = 0;
    for unit in services {
        let value =
            |name: &str| unit.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        let user = value("User").unwrap();
        let made = |line: &str| line.starts_with("useradd ") && line.ends_with(&format!(" {user}"));
        assert!(page.lines().any(made), "{user} is created nowhere");
        if value("ProtectSystem") != Some("strict") {
            continue;
        }
        strict += 1;
        assert_eq!(value("PrivateTmp"), Some("yes"), "{unit}");
        let may: Vec<&str> = value("ReadWritePaths").unwrap().split(' ').collect();
        let words: Vec<&str> = value("ExecStart").unwrap().split(' ').collect();
        for pair in words
            .windows(2)
            .filter(|it| ["--data", "--metrics", "--out", "backup"].contains(&it[0]))
        {
            assert!(may.iter().any(|it| pair[1].starts_with(it)), "{} in {unit}", pair[1]);
        }
    }
    assert_eq!(strict, 4);
}
