//! A night's job: `cargo bench --bench night`.
//!
//! A casebook of generated decisions gets its folder again, with a hundred new pages and ten changed
//! ones among the known. What that costs is held against walking, reading and hashing the folder
//! alone; then the folder comes a third time with nothing new, and nothing may be written. The peak
//! of memory is told after each step.
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
#[allow(dead_code, reason = "this bench measures time and memory")]
mod measured;

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use casebook::casebook::Tally;
use casebook::{Casebook, intake};
use measured::{Asked, SEED, megabytes, peak_memory};
use sha2::{Digest as _, Sha256};

/// A third of what is published.
const DOCUMENTS: u64 = 20_000;

/// Enough to see that everything runs.
const FEW: u64 = 120;

/// What a night brings.
const NEW: u64 = 100;
const CHANGED: u64 = 10;

fn main() {
    let documents = Asked::typed().documents(FEW, DOCUMENTS);
    let folder = tempfile::tempdir().unwrap();
    let (pages, data) = (folder.path().join("pages"), folder.path().join("data"));
    std::fs::create_dir(&pages).unwrap();
    // One after the other: the peak of memory is to be casebook's.
    (0..documents).for_each(|n| write(&pages, n, ""));

    let mut clock = Clock::default();
    let total = ingest(&data, &pages);
    assert_eq!(total, Tally { new: documents, ..Tally::default() });
    clock.tell(&format!("first ingest of {documents}"));

    (documents..documents + NEW).for_each(|n| write(&pages, n, ""));
    (0..CHANGED).for_each(|n| write(&pages, n * 11, "The Council has since paid."));
    clock = Clock::default();
    let mut bytes = 0;
    intake::stream(&intake::walk(&[&pages]), &mut |chunk| {
        bytes += chunk.bytes;
        Ok(())
    })
    .unwrap();
    let reading = clock.tell(&format!("reading and hashing {} MB", bytes / 1_000_000));

    let before = documents - CHANGED;
    for (name, expected) in [
        ("a night", Tally { new: NEW, changed: CHANGED, unchanged: before, ..Tally::default() }),
        ("nothing new", Tally { unchanged: documents + NEW, ..Tally::default() }),
    ] {
        let state = (name == "nothing new").then(|| digest(&data));
        clock = Clock::default();
        assert_eq!(ingest(&data, &pages), expected, "{name}");
        let cpu = clock.tell(name);
        println!("{:<32} {:>8.2} s", "  beyond reading and hashing", cpu - reading);
        assert!(state.is_none_or(|state| state == digest(&data)), "{name}: something was written");
    }
}

fn ingest(data: &Path, pages: &Path) -> Tally {
    let mut casebook = Casebook::open_to_write(data).unwrap();
    casebook.ingest(&[pages], &mut ()).unwrap().total()
}

/// Writes the `n`th decision, with a sentence more.
fn write(pages: &Path, n: u64, more: &str) {
    let decision = generator::decision(SEED, n);
    // Years of decisions lie in folders of their own.
    let folder = pages.join(format!("{:03}", n / 1000));
    std::fs::create_dir_all(&folder).unwrap();
    let more = if more.is_empty() { String::new() } else { format!("\n  1. {more}\n") };
    std::fs::write(folder.join(format!("{n:06}.txt")), decision.text + &more).unwrap();
}

/// All that lies in the casebook's folder, but for the lock.
fn digest(data: &Path) -> Vec<u8> {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(data)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.is_file() && path.extension().is_none_or(|it| it != "lock"))
        .collect();
    files.sort();
    let mut digest = Sha256::new();
    for file in files {
        digest.update(file.to_string_lossy().as_bytes());
        // Piece by piece: what this bench holds in memory would count as casebook's.
        let mut file = std::fs::File::open(file).unwrap();
        let mut piece = vec![0; 1 << 20];
        while let Some(read) = Some(file.read(&mut piece).unwrap()).filter(|read| *read > 0) {
            digest.update(&piece[..read]);
        }
    }
    digest.finalize().to_vec()
}

/// Time since it was made.
struct Clock {
    wall: Instant,
    cpu: f64,
}

impl Default for Clock {
    fn default() -> Self {
        // From here on the system counts the peak of memory anew.
        let _ = std::fs::write("/proc/self/clear_refs", "5");
        Self { wall: Instant::now(), cpu: cpu() }
    }
}

impl Clock {
    /// Prints wall and CPU time, and the peak of memory since then; gives the CPU time.
    fn tell(&self, what: &str) -> f64 {
        let cpu = cpu() - self.cpu;
        let wall = self.wall.elapsed().as_secs_f64();
        println!(
            "{what:<32} {cpu:>8.2} s CPU {wall:>8.2} s wall {:>6.0} MB at most",
            megabytes(peak_memory().unwrap_or_default())
        );
        cpu
    }
}

/// Nothing where the system does not tell.
fn cpu() -> f64 {
    measured::cpu_seconds().unwrap_or_default()
}
