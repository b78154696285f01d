//! casebook as a stage of Apache Spark: the records of a cluster are those of one process.

use std::fmt::Write as _;
use std::fs::File;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

#[path = "../../benches/generator/mod.rs"]
#[allow(dead_code, reason = "the benches use more of it")]
mod generator;

use super::programs::python;

/// So many decisions, and a bad line after every thousandth.
const DECISIONS: u64 = 5_200;
const BAD: u64 = 1_000;

/// Generated decisions as lines, as web pages and as text.
fn lines() -> String {
    let mut lines = String::new();
    for n in 0..DECISIONS {
        let decision = generator::decision(9, n);
        let page = match n % 4 {
            0 => json!({"id": n, "html": generator::as_html(&decision)}),
            1 => json!({"url": format!("https://example.org/{n}"), "text": decision.text}),
            _ => json!({"id": n, "text": decision.text}),
        };
        _ = writeln!(lines, "{page}");
        if n % BAD == BAD - 1 {
            _ = writeln!(lines, "{{\"id\": \"bad {n}\"}}");
        }
    }
    lines
}

/// The command: the one built with the tests, or the quicker one that `.ci/run` has built.
fn tool() -> String {
    std::env::var("CASEBOOK_TOOL").unwrap_or_else(|_| env!("CARGO_BIN_EXE_casebook").to_owned())
}

/// Answers without the number of the line, which every partition counts for itself.
fn answers(text: &str) -> Vec<Value> {
    let answer = |line: &str| {
        let mut answer: Value = serde_json::from_str(line).unwrap();
        answer.as_object_mut().unwrap().shift_remove("line");
        answer
    };
    text.lines().map(answer).collect()
}

/// What the workers of the cluster wrote, partition after partition.
fn written(folder: &Path) -> String {
    let mut parts: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("part-"))
        .collect();
    parts.sort();
    assert!(parts.len() >= 8, "{} partitions", parts.len());
    parts.iter().map(|part| std::fs::read_to_string(part).unwrap()).collect()
}

#[test]
#[ignore = "needs Java and tests/programs/requirements.txt; .ci/run installs and runs it"]
fn a_cluster_gives_the_records_of_one_process() {
    let folder = tempfile::tempdir().unwrap();
    let (pages, records) = (folder.path().join("pages.ndjson"), folder.path().join("records"));
    std::fs::write(&pages, lines()).unwrap();

    let mut one = Command::new(tool());
    one.args(["parse", "--format", "ndjson"]).stdin(File::open(&pages).unwrap());
    let one = one.output().unwrap();
    assert!(one.status.success(), "{}", String::from_utf8_lossy(&one.stderr));
    let one = answers(&String::from_utf8(one.stdout).unwrap());
    assert_eq!(one.len() as u64, DECISIONS + DECISIONS / BAD);
    let decisions = one.iter().filter(|it| it["kind"] == "decision").count() as u64;
    assert_eq!(decisions, DECISIONS);

    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs/spark.py");
    let mut cluster = Command::new(python());
    cluster.arg(script).args([&pages, &records]).current_dir(&folder);
    cluster.env("CASEBOOK", tool()).env("SPARK_LOCAL_IP", "127.0.0.1");
    cluster.env("SPARK_WORKER_DIR", folder.path().join("workers")).env("PYSPARK_PYTHON", python());
    let cluster = cluster.output().unwrap();
    let said = String::from_utf8_lossy(&cluster.stderr);
    assert!(cluster.status.success(), "{said}");
    let workers = String::from_utf8(cluster.stdout).unwrap();
    assert!(workers.trim().parse::<u32>().unwrap() >= 2, "{workers} processes at work");
    let all = answers(&written(&records));
    assert_eq!(all.len(), one.len());
    for (ours, theirs) in one.iter().zip(&all) {
        assert_eq!(ours, theirs);
    }
}
