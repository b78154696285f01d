//! Whole ingest beside others that index the same text: `cargo bench --bench ingest`.
//!
//! Generated decisions of about 15 KB each are written to a folder, and each way of taking them in
//! reads them from there, in a process of its own: bare tantivy with casebook's own analyzer (the
//! least that search over these words can cost), bare tantivy with its stock English stemmer, SQLite
//! FTS5 with porter stems, casebook's reading and parsing alone, and casebook's whole ingest with
//! extraction, store and index. All of it once on one core and once on all, where `taskset` is there
//! to bind a process to a core.
//!
//! `-- --documents N` takes another number of decisions; `-- --test` takes few, to see that it works;
//! `-- --way NAME` takes one way alone (`whole`, `parse`, `bare`, `stock`, `fts5`), `-- --keep FOLDER`
//! leaves what it made there.

// What a bench measures is for a person to read, and a bench that cannot go on has to stop.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss
)]

#[allow(dead_code, reason = "this bench reads text alone")]
mod generator;
#[allow(dead_code, reason = "this bench measures work, not answers")]
mod measured;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use casebook::index::analyzer::{WORDS, Words};
use casebook::search::{self, Question};
use casebook::{Casebook, intake};
use measured::{SEED, cpu_seconds, megabytes, peak_memory, size};
use tantivy::schema::{IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::{IndexWriter, TantivyDocument};

/// The allocator of the command, for every way alike.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// As many as issue after issue speaks of.
const DOCUMENTS: u64 = 20_000;

/// Enough to see that everything runs.
const FEW: u64 = 40;

/// Memory for each of tantivy's threads: more makes no difference at this size.
const BUDGET: usize = 128 * 1024 * 1024;

/// A way of taking a folder of decisions in.
struct Way {
    /// What `--way` calls it.
    name: &'static str,
    /// What the table calls it.
    title: &'static str,
    run: fn(pages: &Path, into: &Path),
}

const WAYS: &[Way] = &[
    Way { name: "bare", title: "tantivy, casebook's words", run: bare },
    Way { name: "stock", title: "tantivy, stock stemmer", run: stock },
    Way { name: "fts5", title: "SQLite FTS5, porter", run: fts5 },
    Way { name: "parse", title: "casebook, parsing alone", run: parse },
    Way { name: "whole", title: "casebook, whole ingest", run: whole },
];

fn main() {
    let asked = measured::Asked::typed();
    if let Some(name) = asked.value("--child") {
        let path = |name| PathBuf::from(asked.value(name).expect("a folder"));
        let way = WAYS.iter().find(|way| way.name == name).expect("a way");
        return child(way, &path("--pages"), &path("--into"));
    }
    let documents = asked.documents(FEW, DOCUMENTS);
    let made = tempfile::tempdir().unwrap();
    let folder = asked.value("--keep").map_or(made.path(), Path::new);
    let pages = folder.join(format!("pages-{documents}"));
    let text = write(&pages, documents);
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    println!("{documents} generated decisions, {:.1} MB of text", megabytes(text));
    let bound = cores > 1 && Command::new("taskset").arg("-V").output().is_ok();
    let mut tables = Vec::new();
    for bound in [true, false].into_iter().filter(|one| !*one || bound) {
        println!("\n{}", if bound { "on one core" } else { "on all cores" });
        tables.push(table(&asked, folder, &pages, text, bound));
    }
    if let [one, all] = &tables[..] {
        println!("\nall cores against one, by wall time");
        for ((name, one), (_, all)) in one.iter().zip(all) {
            println!("{name:<28}{:>9.2}", one.wall / all.wall);
        }
    }
}

/// Writes the pages, unless they were kept, and gives their size.
fn write(pages: &Path, documents: u64) -> u64 {
    if !pages.exists() {
        std::fs::create_dir_all(pages).unwrap();
        for n in 0..documents {
            let decision = generator::decision(SEED, n);
            std::fs::write(pages.join(format!("{}.txt", decision.slug)), &decision.text).unwrap();
        }
    }
    size(pages)
}

/// What one way has cost.
#[derive(Clone, Copy)]
struct Cost {
    wall: f64,
    cpu: f64,
    peak: f64,
    disk: f64,
}

fn table(
    asked: &measured::Asked,
    folder: &Path,
    pages: &Path,
    text: u64,
    bound: bool,
) -> Vec<(&'static str, Cost)> {
    println!(
        "{:<28}{:>9}{:>9}{:>8}{:>10}{:>10}{:>8}",
        "", "wall s", "CPU s", "MB/s", "peak MB", "disk MB", "/ text"
    );
    let mut costs: Vec<(&'static str, Cost)> = Vec::new();
    for way in WAYS.iter().filter(|way| asked.value("--way").is_none_or(|one| one == way.name)) {
        let into = folder.join(format!("{}-{}", way.name, if bound { "one" } else { "all" }));
        let cost = spawn(way, pages, &into, bound);
        let text = megabytes(text);
        println!(
            "{:<28}{:>9.2}{:>9.2}{:>8.1}{:>10.0}{:>10.1}{:>8.2}",
            way.title,
            cost.wall,
            cost.cpu,
            text / cost.wall,
            cost.peak,
            cost.disk,
            cost.disk / text
        );
        if asked.value("--keep").is_none() {
            std::fs::remove_dir_all(&into).unwrap();
        }
        costs.push((way.name, cost));
    }
    ratios(&costs);
    costs
}

/// What casebook costs against the others, and what it costs without its parsing.
fn ratios(costs: &[(&str, Cost)]) {
    let of = |name: &str| costs.iter().find(|(way, _)| *way == name).map(|(_, cost)| *cost);
    let (Some(whole), Some(bare)) = (of("whole"), of("bare")) else { return };
    let line = |title: &str, over: f64, under: Cost, wall: f64| {
        println!("{title:<28}{:>9.2}{:>9.2}", wall / under.wall, over / under.cpu);
    };
    println!("ratios");
    for (title, name) in
        [("whole / casebook's words", "bare"), ("whole / stock", "stock"), ("whole / FTS5", "fts5")]
    {
        if let Some(other) = of(name) {
            line(title, whole.cpu, other, whole.wall);
        }
    }
    if let Some(parse) = of("parse") {
        line("without parsing / words", whole.cpu - parse.cpu, bare, whole.wall - parse.wall);
    }
}

/// Runs a way in a process of its own, so that its memory and CPU time are its own.
fn spawn(way: &Way, pages: &Path, into: &Path, bound: bool) -> Cost {
    let _ = std::fs::remove_dir_all(into);
    std::fs::create_dir_all(into).unwrap();
    let program = std::env::current_exe().unwrap();
    let mut command = if bound {
        let mut command = Command::new("taskset");
        command.args(["-c", "0"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.args(["--child", way.name, "--pages"]).arg(pages).arg("--into").arg(into);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8_lossy(&output.stdout);
    let figures: Vec<f64> =
        printed.split_whitespace().map(|figure| figure.parse().unwrap_or(f64::NAN)).collect();
    let [wall, cpu, peak] = figures[..] else { panic!("{printed}") };
    Cost { wall, cpu, peak, disk: megabytes(size(into)) }
}

fn child(way: &Way, pages: &Path, into: &Path) {
    let begun = Instant::now();
    (way.run)(pages, into);
    let wall = begun.elapsed().as_secs_f64();
    let peak = peak_memory().map_or(f64::NAN, megabytes);
    println!("{wall} {} {peak}", cpu_seconds().unwrap_or(f64::NAN));
}

/// Every page with its name, in order.
fn each(pages: &Path, mut with: impl FnMut(&str, String)) {
    for file in walkdir::WalkDir::new(pages).sort_by_file_name() {
        let file = file.unwrap();
        if file.file_type().is_file() {
            let text = std::fs::read_to_string(file.path()).unwrap();
            with(&file.file_name().to_string_lossy(), text);
        }
    }
}

fn bare(pages: &Path, into: &Path) {
    tantivy_alone(pages, into, WORDS);
}

fn stock(pages: &Path, into: &Path) {
    tantivy_alone(pages, into, "en_stem");
}

/// The least that full text search over the same words costs: their postings with positions, and
/// the text itself to show.
fn tantivy_alone(pages: &Path, into: &Path, words: &str) {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(words)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let mut schema = Schema::builder();
    let key = schema.add_text_field("key", STRING | STORED);
    let text = schema
        .add_text_field("text", TextOptions::default().set_indexing_options(indexing).set_stored());
    let index = tantivy::Index::create_in_dir(into, schema.build()).unwrap();
    index.tokenizers().register(WORDS, Words);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut writer: IndexWriter = index.writer_with_num_threads(threads, BUDGET * threads).unwrap();
    each(pages, |name, page| {
        let mut document = TantivyDocument::default();
        document.add_text(key, name);
        document.add_text(text, page);
        writer.add_document(document).unwrap();
    });
    writer.commit().unwrap();
    writer.wait_merging_threads().unwrap();
}

fn fts5(pages: &Path, into: &Path) {
    let mut connection = rusqlite::Connection::open(into.join("fts5.db")).unwrap();
    connection
        .execute_batch(
            "PRAGMA page_size = 8192; PRAGMA journal_mode = wal; PRAGMA cache_size = -131072;
             CREATE VIRTUAL TABLE f USING fts5(key UNINDEXED, text, tokenize = 'porter unicode61');",
        )
        .unwrap();
    let transaction = connection.transaction().unwrap();
    each(pages, |name, page| {
        let mut insert =
            transaction.prepare_cached("INSERT INTO f (key, text) VALUES (?1, ?2)").unwrap();
        insert.execute((name, page)).unwrap();
    });
    transaction.commit().unwrap();
}

/// Reading, recognising, parsing and extracting, and nothing kept.
fn parse(pages: &Path, _: &Path) {
    let mut read = 0;
    intake::each(&[pages], &mut |page| {
        read += usize::from(page.is_ok());
        Ok(())
    })
    .unwrap();
    assert!(read > 0);
}

/// All that casebook does with a folder of pages, and a look that they are there.
fn whole(pages: &Path, into: &Path) {
    let mut casebook = Casebook::open_to_write(into).unwrap();
    let report = casebook.ingest(&[pages], &mut ()).unwrap();
    assert_eq!(report.total().new, report.files, "{:?}", report.set_aside);
    let answer = search::search(&casebook.index().unwrap(), &Question::parse("delay")).unwrap();
    assert!(answer.total > 0, "nothing is found");
}
