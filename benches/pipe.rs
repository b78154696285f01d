//! casebook as a stage of a pipeline: `cargo bench --bench pipe`.
//!
//! Generated decisions go as lines of JSON, as text and as web pages, through `casebook parse --format
//! ndjson`: once with one thread, once with all, once by four processes of one thread each, as GNU
//! parallel, a job array or Spark run it. Told are decisions and bytes a second, CPU time, and the
//! peak of memory, which does not grow with the number of lines.
//!
//! `-- --documents N` takes another number of decisions; `-- --test` takes few, to see that it works.

// What a bench measures is for a person to read, and a bench that cannot go on has to stop.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::cast_precision_loss)]

#[allow(dead_code, reason = "this bench writes decision after decision")]
mod generator;
#[allow(dead_code, reason = "this bench measures other processes")]
mod measured;

use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use measured::{Asked, SEED, cpu_seconds_of, megabytes, peak_memory_of};
use serde_json::json;

/// Enough to see that everything runs, and enough to measure.
const FEW: u64 = 40;
const USUAL: u64 = 10_000;

/// How many processes the divided input is for.
const PARTS: u64 = 4;

fn main() {
    let documents = Asked::typed().documents(FEW, USUAL);
    let folder = tempfile::tempdir().unwrap();
    println!("{documents} decisions, {} cores", std::thread::available_parallelism().unwrap());
    println!("{:<28} {:>10} {:>8} {:>10} {:>8}", "", "docs/s", "MB/s", "docs/CPU s", "peak MB");
    for form in ["text", "html"] {
        let whole = folder.path().join(form);
        write(&whole, form, 0..documents);
        tell(&format!("{form}, one thread"), documents, &[&whole], "1");
        tell(&format!("{form}, all threads"), documents, &[&whole], "0");
        let parts: Vec<PathBuf> = (0..PARTS)
            .map(|part| {
                let path = folder.path().join(format!("{form}-{part}"));
                write(&path, form, documents * part / PARTS..documents * (part + 1) / PARTS);
                path
            })
            .collect();
        let parts: Vec<&Path> = parts.iter().map(PathBuf::as_path).collect();
        tell(&format!("{form}, {PARTS} processes"), documents, &parts, "1");
    }
}

fn write(path: &Path, form: &str, numbers: std::ops::Range<u64>) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    for n in numbers {
        let decision = generator::decision(SEED, n);
        let page = if form == "html" { generator::as_html(&decision) } else { decision.text };
        let url = format!("https://www.lgo.org.uk/decisions/a/b/{}", decision.slug);
        writeln!(file, "{}", json!({ form: page, "url": url, "id": n })).unwrap();
    }
    file.flush().unwrap();
}

/// Runs a process for each input, all at once, and tells what they cost together.
fn tell(name: &str, documents: u64, inputs: &[&Path], threads: &str) {
    let start = Instant::now();
    let mut running: Vec<Child> = inputs.iter().map(|input| spawn(input, threads)).collect();
    let (mut peak, mut cpu) = (0, 0.0);
    for child in &mut running {
        let process = child.id().to_string();
        // One that has ended keeps its times until it is waited for, but not its memory.
        while let Some(now) = peak_memory_of(&process) {
            peak = peak.max(now);
            std::thread::sleep(Duration::from_millis(5));
        }
        cpu += cpu_seconds_of(&process).unwrap_or(f64::NAN);
    }
    for mut child in running {
        assert!(child.wait().unwrap().success());
    }
    let seconds = start.elapsed().as_secs_f64();
    let bytes: u64 = inputs.iter().map(|input| std::fs::metadata(input).unwrap().len()).sum();
    let records: usize = inputs.iter().map(|input| lines(&input.with_extension("out"))).sum();
    assert_eq!(records as u64, documents);
    println!(
        "{name:<28} {:>10.0} {:>8.1} {:>10.0} {:>8.0}",
        documents as f64 / seconds,
        megabytes(bytes) / seconds,
        documents as f64 / cpu,
        megabytes(peak)
    );
}

fn spawn(input: &Path, threads: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["parse", "--format", "ndjson", "-"])
        .env("RAYON_NUM_THREADS", threads)
        .stdin(File::open(input).unwrap())
        .stdout(File::create(input.with_extension("out")).unwrap())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

fn lines(path: &Path) -> usize {
    let lines = BufReader::new(File::open(path).unwrap()).lines();
    let line = |line: std::io::Result<String>| {
        assert!(line.unwrap().contains("\"kind\":\"decision\""), "a line gave no record");
    };
    lines.map(line).count()
}
