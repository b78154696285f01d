//! Whole answers beside SQLite FTS5: `cargo bench --bench search`.
//!
//! Decisions are generated and taken in as `casebook ingest` does, and the same text is put into
//! SQLite's FTS5. Then both answer the same questions (words, two words, phrases, filtered): the top
//! ten, the exact count, the counts of seven facets, and the marked words of each hit. What is
//! measured is a whole answer in a process that has the index open, as the web page has it; opening
//! and the first question are measured apart.
//!
//! `-- --documents N` takes another number of decisions, `--keep FOLDER` leaves what was made there
//! and takes it from there the next time, `--slowest N` names the slowest questions, `--alone` leaves
//! SQLite out; `-- --test` takes few, to see that it works.

// What a bench measures is for a person to read, and a bench that cannot go on has to stop.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss
)]

mod fts5;
#[allow(dead_code, reason = "this bench reads text alone")]
#[path = "../generator/mod.rs"]
mod generator;
#[path = "../held/mod.rs"]
mod held;
#[allow(dead_code, reason = "this bench measures time alone")]
#[path = "../measured/mod.rs"]
mod measured;
mod questions;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use casebook::Casebook;
use casebook::index::Index;
use casebook::search::{self, Question};
use fts5::Fts5;
use held::casebook;
use measured::{SEED, milliseconds, percentile};
use questions::{Asked, Sort};

/// As many as issue after issue speaks of.
const DOCUMENTS: u64 = 20_000;

/// Enough to see that everything runs.
const FEW: u64 = 60;

/// Each question is asked so many times, and its middle time counts: other work on the machine hits
/// one asking and not the next.
const ASKINGS: usize = 5;

fn main() {
    let asked = measured::Asked::typed();
    let documents = asked.documents(FEW, DOCUMENTS);
    let made = tempfile::tempdir().unwrap();
    let folder = asked.value("--keep").map_or(made.path(), Path::new);
    let casebook = casebook(&folder.join(documents.to_string()), documents);
    let decision = |n| generator::decision(SEED, n);
    let questions = questions::questions(&decision, documents);
    println!(
        "{documents} generated decisions, {} questions: top ten, count, facets, marked passages\n",
        questions.len()
    );
    first_answer(casebook.dir());
    let index = casebook.index().unwrap();
    let own = Times::of(&questions, |one| ask(&index, one));
    let other = (!asked.has("--alone")).then(|| {
        let fts5 = fts5(&casebook, documents);
        Times::of(&questions, |one| {
            let found = fts5.answer(one);
            black_box(found.shown);
            found.total
        })
    });
    print(&questions, &own, other.as_ref());
    if let Some(many) = asked.value("--slowest") {
        slowest(&questions, &own, many.parse().unwrap());
    }
}

fn fts5(casebook: &Casebook, documents: u64) -> Fts5 {
    let file = casebook.dir().with_file_name("fts5.db");
    if file.exists() {
        return Fts5::open(&file);
    }
    let store = casebook.dir().join(casebook::store::FILE);
    let mut decisions = (0..documents).map(|n| generator::decision(SEED, n));
    Fts5::build(&file, &store, &mut decisions)
}

fn ask(index: &Index, one: &Asked) -> u64 {
    let answer = search::search(index, &Question::parse(&one.question)).unwrap();
    black_box(&answer.hits);
    answer.total
}

/// A casebook that nobody has open: the whole way to the first answer.
fn first_answer(folder: &Path) {
    let mut times: Vec<Duration> = (0..ASKINGS)
        .map(|_| {
            let begun = Instant::now();
            let casebook = Casebook::open(folder).unwrap();
            black_box(casebook.search(&Question::parse("delay in school transport")).unwrap());
            begun.elapsed()
        })
        .collect();
    println!("opening and the first answer: {:.1} ms\n", milliseconds(percentile(&mut times, 50)));
}

/// How long each question took, and how much it found.
struct Times(Vec<(Duration, u64)>);

impl Times {
    fn of(questions: &[Asked], mut answer: impl FnMut(&Asked) -> u64) -> Self {
        for one in questions {
            answer(one);
        }
        let timed = questions.iter().map(|one| {
            let mut total = 0;
            let mut times: Vec<Duration> = (0..ASKINGS)
                .map(|_| {
                    let begun = Instant::now();
                    total = answer(one);
                    begun.elapsed()
                })
                .collect();
            (percentile(&mut times, 50), total)
        });
        Self(timed.collect())
    }

    /// The median, the 95th percentile, and how many documents were found on average.
    fn over(&self, questions: &[Asked], sort: Option<Sort>) -> (f64, f64, u64) {
        let of_sort = questions.iter().zip(&self.0);
        let found: Vec<&(Duration, u64)> = of_sort
            .filter(|(one, _)| sort.is_none_or(|sort| one.sort == sort))
            .map(|(_, time)| time)
            .collect();
        let mut times: Vec<Duration> = found.iter().map(|(time, _)| *time).collect();
        let totals: u64 = found.iter().map(|(_, total)| total).sum();
        (
            milliseconds(percentile(&mut times, 50)),
            milliseconds(percentile(&mut times, 95)),
            totals / (found.len() as u64).max(1),
        )
    }
}

fn print(questions: &[Asked], own: &Times, other: Option<&Times>) {
    println!(
        "{:<12}{:>24}{:>26}{:>18}",
        "", "casebook p50 p95 found", "FTS5 p50 p95 found", "ratio p50 p95"
    );
    let sorts = Sort::ALL.iter().map(|sort| (sort.name(), Some(*sort)));
    for (name, sort) in sorts.chain([("all", None)]) {
        let (p50, p95, found) = own.over(questions, sort);
        print!("{name:<12}{p50:>8.2}{p95:>8.2}{found:>8}");
        if let Some(other) = other {
            let (slow50, slow95, rows) = other.over(questions, sort);
            print!(
                "{slow50:>10.2}{slow95:>8.2}{rows:>8}{:>10.1}{:>8.1}",
                slow50 / p50,
                slow95 / p95
            );
        }
        println!();
    }
}

fn slowest(questions: &[Asked], own: &Times, many: usize) {
    let mut timed: Vec<_> = questions.iter().zip(&own.0).collect();
    timed.sort_by_key(|(_, (time, _))| std::cmp::Reverse(*time));
    println!();
    for (one, (time, total)) in timed.into_iter().take(many) {
        println!("{:>8.2} ms {total:>7}  {}", milliseconds(*time), one.question);
    }
}
