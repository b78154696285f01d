//! Exports beside SQLite's own shell: `cargo bench --bench export`.
//!
//! A store is filled with as many decisions as the Ombudsman has published, made from generated ones
//! under references of their own. Then their payments and service improvements are exported as CSV,
//! and in the same run the `sqlite3` shell writes the same rows as CSV: those of the views that the
//! export reads, and those of the bare tables. `sqlite3` has to be installed for that.
//!
//! `-- --documents N` takes another number of decisions; `-- --test` takes few, to see that it works.

// What a bench measures is for a person to read, and a bench that cannot go on has to stop.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss
)]

#[allow(dead_code, reason = "this bench reads text alone")]
mod generator;

use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use casebook::export::{Format, Order, Provenance, Selection, sheet};
use casebook::store::{FILE, Parcel, Store};
use casebook::{Body, CaseRef, Page, Record, schemes};

/// Any number: the same decisions on every machine.
const SEED: u64 = 2026;

/// As many decisions as are published.
const DOCUMENTS: usize = 57_500;

/// So many of them are generated and read; the others repeat them under other references.
const READ: u64 = 300;

/// Enough to see that everything runs.
const FEW: usize = 40;

/// What is exported.
const SHEETS: [&str; 2] = ["payments", "improvements"];

/// Each way is measured so often, in turn; the best counts, since the machine is never quite idle.
const ROUNDS: usize = 5;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    // `cargo bench` says `--bench`; `cargo test --benches` does not.
    let few =
        words.iter().any(|word| word == "--test") || !words.iter().any(|word| word == "--bench");
    let asked = words.windows(2).find(|pair| pair[0] == "--documents");
    let documents =
        asked.map_or(if few { FEW } else { DOCUMENTS }, |pair| pair[1].parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), documents, if few { 10 } else { READ });
    compare(folder.path(), documents);
}

/// Fills a store with decisions.
fn fill(folder: &Path, documents: usize, read: u64) {
    let records: Vec<Record> = generator::decisions(SEED, read)
        .iter()
        .map(|decision| schemes::read(&Page::of_text(&decision.text)))
        .collect();
    let mut store = Store::create_or_open(folder).unwrap();
    for chunk in (0..documents).collect::<Vec<_>>().chunks(500) {
        let mut batch = store.batch().unwrap();
        for &number in chunk {
            let record = renamed(&records[number % records.len()], number);
            batch.put(&Parcel::new(record, number.to_string().as_bytes()).unwrap()).unwrap();
        }
        batch.commit().unwrap();
    }
}

/// The record as that of another decision.
fn renamed(record: &Record, number: usize) -> Record {
    let mut record = record.clone();
    let reference =
        format!("{:02} {:03} {:03}", 20 + number / 1_000_000, number / 1000 % 1000, number % 1000);
    if let Body::Decision(decision) = &mut record.body {
        decision.reference = CaseRef::parse(&reference);
    }
    record.source.path = format!("pages/{number}.txt");
    record.source.url = Some(format!("https://www.lgo.org.uk/decisions/{number}"));
    record.source.sha256 = format!("{number:064x}");
    record.source.text_sha256 = format!("{number:064x}");
    record
}

fn compare(folder: &Path, documents: usize) {
    let out = folder.join("out");
    std::fs::create_dir_all(&out).unwrap();
    let (mut ours, mut views, mut tables) = (f64::MAX, f64::MAX, f64::MAX);
    let mut shell = true;
    for _ in 0..ROUNDS {
        ours = ours.min(seconds(|| export(folder, &out)));
        shell &= sqlite(folder, &out, rows_of, &mut views);
        shell &= sqlite(folder, &out, |sheet| format!("SELECT * FROM {sheet}"), &mut tables);
    }
    let size = |ending: &str| -> f64 {
        let bytes = |sheet: &&str| std::fs::metadata(out.join(format!("{sheet}.{ending}")));
        SHEETS.iter().filter_map(|sheet| bytes(sheet).ok()).map(|it| it.len() as f64 / 1e6).sum()
    };
    let count = |sheet: &str| {
        let file = File::open(out.join(format!("{sheet}.csv"))).unwrap();
        csv::Reader::from_reader(file).into_records().count()
    };
    println!(
        "{documents} decisions, {} payments, {} service improvements; best of {ROUNDS}\n",
        count("payments"),
        count("improvements")
    );
    println!("{:<44} {ours:>8.2} s {:>9.1} MB", "casebook export, to the disk", size("csv"));
    if !shell {
        println!("sqlite3 is not installed: nothing to compare with");
        return;
    }
    println!("{:<44} {views:>8.2} s {:>9.1} MB", "sqlite3 -csv, the same rows", size("shell"));
    println!("{:<44} {tables:>8.2} s", "sqlite3 -csv, the bare tables");
    println!("{:<44} {:>8.2}", "ratio to the same rows", ours / views);
    println!("{:<44} {:>8.2}", "ratio to the bare tables", ours / tables);
    if let Some(peak) = peak() {
        println!("\npeak memory of export and filling: {peak:.0} MB");
    }
}

fn seconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

fn export(folder: &Path, out: &Path) {
    let store = Store::open(folder).unwrap();
    let snapshot = store.snapshot().unwrap();
    let documents = snapshot.documents().unwrap();
    for name in SHEETS {
        let order = Order {
            sheets: vec![sheet(name).unwrap()],
            format: Format::Csv,
            excel: false,
            selection: Selection { documents: &documents, all_statuses: false },
            snapshot: &snapshot,
            provenance: Provenance::default(),
        };
        order.to_file(&out.join(format!("{name}.csv"))).unwrap();
    }
}

/// The rows that the export writes, as SQL.
fn rows_of(name: &str) -> String {
    let columns: Vec<String> =
        sheet(name).unwrap().columns.iter().map(|it| format!("\"{}\"", it.header)).collect();
    format!("SELECT {} FROM v_{name} WHERE counts", columns.join(", "))
}

/// The same by SQLite's shell, brought to the disk as well; whether there is one.
fn sqlite(folder: &Path, out: &Path, rows: impl Fn(&str) -> String, best: &mut f64) -> bool {
    let start = Instant::now();
    for sheet in SHEETS {
        let file = File::create(out.join(format!("{sheet}.shell"))).unwrap();
        let mut command = Command::new("sqlite3");
        command.args(["-readonly", "-header", "-csv"]).arg(folder.join(FILE)).arg(rows(sheet));
        let Ok(ended) = command.stdout(file.try_clone().unwrap()).status() else { return false };
        assert!(ended.success(), "{ended}");
        file.sync_all().unwrap();
    }
    *best = best.min(start.elapsed().as_secs_f64());
    true
}

/// The most memory that this process has had, where the system tells.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}
