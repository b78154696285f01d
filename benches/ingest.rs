//! Whole ingest beside bare tantivy: `cargo bench --bench ingest`.
//!
//! At least 2,000 generated decisions of about 15 KB each are written to a folder, and casebook takes
//! them in: reading, parsing with all extraction, storing, indexing, commit. In the same run the same
//! text is indexed by tantivy alone with the same analyzer. The ratio of the two is what casebook
//! costs above the least that a search over these words can cost.
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

use std::path::Path;
use std::time::Instant;

use casebook::Casebook;
use casebook::index::analyzer::{WORDS, Words};
use casebook::search::{self, Question};
use generator::Generated;
use tantivy::schema::{IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::{IndexWriter, TantivyDocument};

/// Any number: the same decisions on every machine.
const SEED: u64 = 2026;

/// As many decisions as a middling council's neighbours have in a few years.
const DOCUMENTS: u64 = 2_000;

/// Enough to see that everything runs.
const FEW: u64 = 40;

/// Memory for each of tantivy's threads: more makes no difference at this size.
const BUDGET: usize = 128 * 1024 * 1024;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    // `cargo bench` says `--bench`; `cargo test --benches` does not.
    let few =
        words.iter().any(|word| word == "--test") || !words.iter().any(|word| word == "--bench");
    let asked = words.windows(2).find(|pair| pair[0] == "--documents");
    let documents =
        asked.map_or(if few { FEW } else { DOCUMENTS }, |pair| pair[1].parse().unwrap());
    compare(&generator::decisions(SEED, documents));
}

/// What one way of taking decisions in has cost.
struct Cost {
    wall: f64,
    cpu: Option<f64>,
    disk: u64,
}

impl Cost {
    /// Runs something that fills a folder.
    fn of(fill: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (wall, cpu) = (Instant::now(), cpu_seconds());
        fill(folder.path());
        Self {
            wall: wall.elapsed().as_secs_f64(),
            cpu: cpu_seconds().zip(cpu).map(|(after, before)| after - before),
            disk: size(folder.path()),
        }
    }

    fn print(&self, name: &str, documents: usize, bytes: usize) {
        let rate = |amount: f64| amount / self.wall;
        let cpu = self.cpu.map_or_else(|| "-".to_owned(), |cpu| format!("{cpu:.2} s"));
        println!(
            "{name:<28} {:>8.2} s {cpu:>9} {:>10.0} {:>8.1} {:>9.1} MB",
            self.wall,
            rate(documents as f64),
            rate(megabytes(bytes as u64)),
            megabytes(self.disk)
        );
    }
}

fn compare(decisions: &[Generated]) {
    let bytes: usize = decisions.iter().map(|decision| decision.text.len()).sum();
    let pages = tempfile::tempdir().unwrap();
    for decision in decisions {
        std::fs::write(pages.path().join(format!("{}.txt", decision.slug)), &decision.text)
            .unwrap();
    }
    println!(
        "{} generated decisions, {:.1} MB of text, {} threads\n",
        decisions.len(),
        megabytes(bytes as u64),
        std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
    );
    println!(
        "{:<28} {:>10} {:>9} {:>10} {:>8} {:>12}",
        "", "wall", "CPU", "decisions/s", "MB/s", "on disk"
    );
    let bare = Cost::of(|folder| index_bare(folder, decisions));
    bare.print("bare tantivy", decisions.len(), bytes);
    let whole = Cost::of(|folder| ingest(folder, pages.path(), decisions.len()));
    whole.print("casebook, whole ingest", decisions.len(), bytes);
    let cpu = whole.cpu.zip(bare.cpu).filter(|(_, bare)| *bare > 0.0);
    let cpu = cpu.map_or_else(|| "-".to_owned(), |(whole, bare)| format!("{:.2}", whole / bare));
    println!(
        "{:<28} {:>10.2} {cpu:>9} {:>10} {:>8} {:>12.2}",
        "ratio",
        whole.wall / bare.wall,
        "",
        "",
        whole.disk as f64 / bare.disk as f64
    );
}

/// The least that full text search over the same words costs: their postings with positions, and
/// the text itself to show.
fn index_bare(folder: &Path, decisions: &[Generated]) {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(WORDS)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let mut schema = Schema::builder();
    let key = schema.add_text_field("key", STRING | STORED);
    let text = schema
        .add_text_field("text", TextOptions::default().set_indexing_options(indexing).set_stored());
    let index = tantivy::Index::create_in_dir(folder, schema.build()).unwrap();
    index.tokenizers().register(WORDS, Words);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut writer: IndexWriter = index.writer_with_num_threads(threads, BUDGET * threads).unwrap();
    for decision in decisions {
        let mut document = TantivyDocument::default();
        document.add_text(key, &decision.slug);
        document.add_text(text, &decision.text);
        writer.add_document(document).unwrap();
    }
    writer.commit().unwrap();
    writer.wait_merging_threads().unwrap();
}

/// All that casebook does with a folder of pages, and a look that they are there.
fn ingest(folder: &Path, pages: &Path, documents: usize) {
    let mut casebook = Casebook::open_to_write(folder).unwrap();
    let report = casebook.ingest(&[pages], &mut ()).unwrap();
    assert_eq!(report.total().new, documents as u64, "{:?}", report.set_aside);
    let answer = search::search(&casebook.index().unwrap(), &Question::parse("delay")).unwrap();
    assert!(answer.total > 0, "nothing is found");
}

/// The CPU time of this process, all threads, where the system tells.
fn cpu_seconds() -> Option<f64> {
    /// Linux counts in hundredths of a second whatever the machine.
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / TICKS)
}

fn size(folder: &Path) -> u64 {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap());
    entries
        .filter_map(|entry| entry.metadata().ok().filter(std::fs::Metadata::is_file))
        .map(|file| file.len())
        .sum()
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
