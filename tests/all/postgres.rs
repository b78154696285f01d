//! `casebook export sql` in a PostgreSQL server that runs for the test alone.

use std::path::{Path, PathBuf};
use std::process::Command;

use casebook::export::SHEETS;
use serde_json::Value;
use tempfile::TempDir;

use super::binary::{Casebook, corpus_casebook};
use super::programs::{PAYLOAD, payload_casebook};

/// A server in a folder of its own, which is asked through a socket in it.
struct Server {
    folder: TempDir,
    bin: PathBuf,
}

/// Where Debian and others put what is not for everyone's path: the newest version.
fn bin() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let newest = versions.map(|entry| entry.unwrap().path().join("bin")).max();
    newest.filter(|bin| bin.join("initdb").exists()).unwrap_or_default()
}

impl Server {
    fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("cb").tempdir_in("/tmp").unwrap();
        let server = Self { folder, bin: bin() };
        if server.is_root() {
            let own = Command::new("chown").arg("postgres").arg(server.folder.path()).status();
            assert!(own.unwrap().success());
        }
        let place = server.folder.path().display().to_string();
        let data = format!("{place}/data");
        server.run(
            "initdb",
            &["-D", &data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C"],
        );
        let options =
            format!("-c listen_addresses= -c unix_socket_directories={place} -c fsync=off");
        let log = format!("{place}/log");
        server.run("pg_ctl", &["-D", &data, "-w", "-s", "-l", &log, "-o", &options, "start"]);
        server
    }

    /// The server refuses to run as root.
    fn is_root(&self) -> bool {
        let id = Command::new("id").arg("-u").output().unwrap().stdout;
        id.trim_ascii() == b"0" && self.folder.path().exists()
    }

    fn run(&self, program: &str, words: &[&str]) {
        let program = self.bin.join(program);
        let mut command = if self.is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        let status =
            command.args(words).current_dir("/tmp").stdout(std::process::Stdio::null()).status();
        assert!(status.unwrap().success(), "{command:?}; .ci/run installs postgresql");
    }

    fn psql(&self, words: &[&str]) -> Result<String, String> {
        let mut command = Command::new("psql");
        command.args(["-X", "-q", "-A", "-t", "-U", "postgres", "-h"]).arg(self.folder.path());
        let output = command.args(words).arg("postgres").output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
    }

    #[track_caller]
    fn load(&self, script: &Path) {
        let said = self.psql(&["-f", script.to_str().unwrap()]);
        assert_eq!(said, Ok(String::new()));
    }

    #[track_caller]
    fn ask(&self, sql: &str) -> Value {
        let answer =
            self.psql(&["-c", &format!("SELECT to_json(x) FROM ({sql}) AS x(x)")]).unwrap();
        serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{sql}: {error}: {answer}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
        self.run("pg_ctl", &["-D", data.to_str().unwrap(), "-s", "-m", "immediate", "stop"]);
    }
}

fn script(casebook: &Casebook, words: &[&str]) -> PathBuf {
    let file = casebook.folder().join("load.sql");
    let words = [&["export"], words, &["--output", file.to_str().unwrap()]].concat();
    casebook.run(&words).ends(0);
    file
}

#[test]
#[ignore = "needs PostgreSQL; .ci/run installs and runs it"]
fn postgresql_holds_every_row_and_the_same_sum() {
    let (casebook, server) = (corpus_casebook(), Server::start());
    let all = script(&casebook, &["sql"]);
    server.load(&all);
    // A view of someone's own stays, and is of the rows that were loaded last.
    let view = "CREATE VIEW big AS SELECT * FROM casebook.payments WHERE awarded_amount > 1000";
    server.psql(&["-c", view]).unwrap();
    server.load(&all);
    for sheet in SHEETS {
        let rows = casebook.run(&["export", sheet.name, "--format", "ndjson"]).ends(0).ndjson();
        let count = server.ask(&format!("SELECT count(*) FROM casebook.{}", sheet.name));
        assert_eq!(count, rows.len(), "{}", sheet.name);
        for column in sheet.columns {
            let stated = rows.iter().filter(|row| !row[column.header].is_null()).count();
            let (table, name) = (sheet.name, column.header);
            let sql = format!("SELECT count(*) FROM casebook.{table} WHERE \"{name}\" IS NOT NULL");
            assert_eq!(server.ask(&sql), stated, "{table}.{name}");
        }
    }
    let rows = casebook.run(&["export", "payments", "--format", "ndjson"]).ends(0).ndjson();
    let pence: i64 = rows.iter().filter_map(|row| row["awarded_amount_pence"].as_i64()).sum();
    assert!(pence > 0);
    let sum = server
        .ask("SELECT sum(awarded_amount) * 100 = sum(awarded_amount_pence) FROM casebook.payments");
    assert_eq!(sum, true);
    assert_eq!(
        server.ask("SELECT sum(awarded_amount_pence)::bigint FROM casebook.payments"),
        pence
    );
    let purposes = "SELECT count(*) FROM casebook.payments WHERE 'distress' = ANY (purposes)";
    let distress = rows.iter().filter(|row| row["purposes"].to_string().contains("\"distress\""));
    assert_eq!(server.ask(purposes), distress.count());
    let comment = "SELECT col_description('casebook.payments'::regclass, 2)";
    assert_eq!(server.ask(comment), "Case reference");

    let few = script(&casebook, &["payments", "outcome:upheld", "--format", "sql"]);
    server.load(&few);
    let now = server.ask("SELECT count(*) FROM casebook.payments").as_u64().unwrap();
    assert!(now > 0 && now < rows.len() as u64, "{now} rows");
    let big = server.ask("SELECT count(*) FROM big").as_u64().unwrap();
    assert!(big > 0 && big < now, "{big} rows");
}

#[test]
#[ignore = "needs PostgreSQL; .ci/run installs and runs it"]
fn a_payload_comes_back_from_postgresql_and_runs_nothing() {
    let hostile = [
        "\\.",
        "\\N",
        "a\\tb\tc",
        "line\n\\.\nline",
        "'; DROP SCHEMA casebook CASCADE; --",
        "$$ \\! touch was-here",
        ":'variable' :variable",
        "{\"a\",\\\"b\"}",
        "nul\0inside",
        "vertical\u{b}tab\u{7f}",
    ];
    let texts: Vec<&str> = PAYLOAD.iter().chain(&hostile).copied().collect();
    let casebook = payload_casebook(&texts);
    let server = Server::start();
    server.load(&script(&casebook, &["sql"]));
    let read = server.ask("SELECT json_agg(text ORDER BY span_start) FROM casebook.improvements");
    let wanted: Vec<String> = texts.iter().map(|text| text.replace('\0', "\u{fffd}")).collect();
    assert_eq!(read, serde_json::json!(wanted));
    let actions = "SELECT count(*) FROM casebook.improvements WHERE actions = ARRAY['training']";
    assert_eq!(server.ask(actions), texts.len());
}

#[test]
#[ignore = "needs PostgreSQL; .ci/run installs and runs it"]
fn a_load_that_breaks_off_leaves_what_was_there() {
    let (casebook, server) = (corpus_casebook(), Server::start());
    let whole = script(&casebook, &["sql"]);
    server.load(&whole);
    let before = server.ask("SELECT count(*) FROM casebook.payments");
    let text = std::fs::read_to_string(&whole).unwrap();
    let cut = casebook.folder().join("cut.sql");
    std::fs::write(&cut, &text[..text.rfind("\\.").unwrap()]).unwrap();
    // Without its end nothing of it is there.
    _ = server.psql(&["-f", cut.to_str().unwrap()]);
    assert_eq!(server.ask("SELECT count(*) FROM casebook.payments"), before);
    let older = "ALTER TABLE casebook.payments DROP COLUMN quote";
    server.psql(&["-c", older]).unwrap();
    server.load(&whole);
    let quoted = server.ask("SELECT count(quote) FROM casebook.payments");
    assert_eq!(quoted, before);
}
