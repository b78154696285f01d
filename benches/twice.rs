//! Nothing twice: `cargo bench --bench twice`.
//!
//! A casebook of generated decisions, and what is done with it day after day, each as a whole process
//! of the program: its folder once more with nothing new, beside walking, reading and hashing that
//! folder alone; a hundred new decisions until they are found; the first answer; one decision, beside
//! the bare start of the process.
//!
//! `-- --documents N` takes another number of decisions, `--keep FOLDER` leaves casebook and pages
//! there and takes them from there the next time; `-- --test` takes few, to see that it works.

// What a bench measures is for a person to read, and a bench that cannot go on has to stop.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss
)]

#[allow(dead_code, reason = "this bench reads text alone")]
mod generator;
#[allow(dead_code, reason = "this bench measures time alone")]
mod measured;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use casebook::casebook::Tally;
use casebook::{Casebook, intake};
use measured::{Asked, SEED, milliseconds, percentile};

/// A third of what is published.
const DOCUMENTS: u64 = 20_000;

/// Enough to see that everything runs.
const FEW: u64 = 120;

/// What a day brings.
const NEW: u64 = 100;

/// Long ways are gone so often, in turn, and the best counts: the machine is never quite idle.
const ROUNDS: usize = 5;

/// Short ones so often, in turn, and the middle time counts.
const ASKINGS: usize = 21;

fn main() {
    let asked = Asked::typed();
    if let Some(folder) = asked.value("--child") {
        return read_and_hash(Path::new(folder));
    }
    let documents = asked.documents(FEW, DOCUMENTS);
    let made = tempfile::tempdir().unwrap();
    let folder = asked.value("--keep").map_or(made.path(), Path::new);
    let held = Held::in_folder(&folder.join(documents.to_string()), documents);
    println!("{documents} generated decisions, each line whole processes of the program\n");
    unchanged(&held);
    new(&held);
    short(&held);
}

/// The casebook that is asked, and the folder it was made of.
struct Held {
    pages: PathBuf,
    data: PathBuf,
}

impl Held {
    /// Made now, unless it was kept.
    fn in_folder(folder: &Path, documents: u64) -> Self {
        let held = Self { pages: folder.join("pages"), data: folder.join("data") };
        if held.documents().is_some_and(|kept| kept >= documents) {
            return held;
        }
        write(&held.pages, 0..documents);
        let mut casebook = Casebook::open_to_write(&held.data).unwrap();
        let report = casebook.ingest(&[&held.pages], &mut ()).unwrap();
        assert_eq!(report.total(), Tally { new: documents, ..Tally::default() });
        held
    }

    fn documents(&self) -> Option<u64> {
        Casebook::open(&self.data).ok().map(|it| it.store().documents().unwrap())
    }

    fn casebook(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        command.args(words).arg("--data").arg(&self.data);
        command
    }

    fn ingest(&self, pages: &Path) -> Command {
        let mut command = self.casebook(&["ingest", "--format", "ndjson"]);
        command.arg(pages);
        command
    }
}

fn write(pages: &Path, numbers: std::ops::Range<u64>) {
    std::fs::create_dir_all(pages).unwrap();
    for n in numbers {
        let decision = generator::decision(SEED, n);
        std::fs::write(pages.join(format!("{}.txt", decision.slug)), &decision.text).unwrap();
    }
}

/// What an ingest of a known folder cannot do without.
fn read_and_hash(pages: &Path) {
    let mut documents = 0;
    intake::stream(&intake::walk(&[pages]), &mut |chunk| {
        documents += chunk.items.len();
        Ok(())
    })
    .unwrap();
    println!("{documents}");
}

/// The folder once more.
fn unchanged(held: &Held) {
    let mut reading = Command::new(std::env::current_exe().unwrap());
    reading.arg("--child").arg(&held.pages);
    let mut ingest = held.ingest(&held.pages);
    let (mut read, mut again) = (Cost::NONE, Cost::NONE);
    for _ in 0..ROUNDS {
        read = read.or_better(&Cost::of(&mut reading));
        let cost = Cost::of(&mut ingest);
        assert!(cost.said.contains("\"new\":0"), "{}", cost.said);
        again = again.or_better(&cost);
    }
    read.tell("walking, reading and hashing");
    again.tell("ingest, nothing new");
    println!(
        "{:<32} {:>9.2}   CPU {:>9.2}   (wanted: 1.3)\n",
        "  of reading and hashing",
        again.wall.as_secs_f64() / read.wall.as_secs_f64(),
        again.cpu / read.cpu
    );
}

/// New decisions until one of them is found.
fn new(held: &Held) {
    let pages = held.pages.with_file_name("new");
    let mut best = Cost::NONE;
    for _ in 0..ROUNDS {
        let known = held.documents().unwrap();
        write(&pages, known..known + NEW);
        let ingest = Cost::of(&mut held.ingest(&pages));
        assert!(ingest.said.contains(&format!("\"new\":{NEW}")), "{}", ingest.said);
        let found = Cost::of(&mut held.casebook(&["search", &reference(known)]));
        assert!(found.said.contains(&reference(known)), "{}", found.said);
        let both = ingest.wall + found.wall;
        best = best.or_better(&Cost { wall: both, cpu: ingest.cpu + found.cpu, ..found });
        std::fs::remove_dir_all(&pages).unwrap();
    }
    best.tell(&format!("{NEW} new until they are found"));
    println!("{:<32} {:>9}", "", "(wanted: 1000 ms)\n");
}

/// How the `n`th decision is asked for.
fn reference(n: u64) -> String {
    generator::decision(SEED, n).slug.replace('-', " ")
}

/// What takes a moment, beside the bare start of the process.
fn short(held: &Held) {
    let shown = reference(held.documents().unwrap() / 2);
    let words: [&[&str]; 6] = [
        &["--version"],
        &["show", &shown],
        &["show", &shown, "--format", "json"],
        &["search", "school transport"],
        &["status"],
        &["themes"],
    ];
    let mut times = words.map(|_| Vec::new());
    for _ in 0..ASKINGS {
        for (words, times) in words.iter().zip(&mut times) {
            times.push(Cost::of(&mut held.casebook(words)).wall);
        }
    }
    let middle = times.map(|mut times| percentile(&mut times, 50));
    for (words, time) in words.iter().zip(middle) {
        let beyond = milliseconds(time.saturating_sub(middle[0]));
        let line = words.join(" ");
        println!("{line:<32} {:>9.1} ms   {beyond:>6.1} beyond the start", milliseconds(time));
    }
    println!("{:<32} {:>9}", "", "(wanted beyond the start: show 10, search 60)");
}

/// What a process took.
#[derive(Debug, Clone)]
struct Cost {
    wall: Duration,
    cpu: f64,
    said: String,
}

impl Cost {
    /// More than any.
    const NONE: Self = Self { wall: Duration::MAX, cpu: f64::MAX, said: String::new() };

    fn of(command: &mut Command) -> Self {
        let (cpu, start) = (children(), Instant::now());
        let output = command.output().unwrap();
        let (wall, cpu) = (start.elapsed(), children() - cpu);
        assert!(output.status.success(), "{command:?}: {output:?}");
        Self { wall, cpu, said: String::from_utf8(output.stdout).unwrap() }
    }

    fn or_better(&self, other: &Self) -> Self {
        let (wall, cpu) = (self.wall.min(other.wall), self.cpu.min(other.cpu));
        Self { wall, cpu, said: String::new() }
    }

    fn tell(&self, what: &str) {
        println!("{what:<32} {:>9.1} ms CPU {:>6.0} ms", milliseconds(self.wall), self.cpu * 1e3);
    }
}

/// Nothing where the system does not tell.
fn children() -> f64 {
    measured::cpu_seconds_of_children().unwrap_or_default()
}
