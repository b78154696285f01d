//! Exports beside SQLite's own shell: `cargo bench --bench export`.
//!
//! A store is filled with as many generated decisions as the Ombudsman has published. Then their
//! payments and service improvements are exported as CSV, and in the same run the `sqlite3` shell
//! writes the same rows and columns of the same views as CSV, and for information the rows of the bare
//! tables. `sqlite3` has to be installed for that. The other forms follow, and workbooks of ever
//! more rows, whose memory must not grow with them. Every way runs in a process of its own, start
//! included, and brings its file to the disk.
//!
//! `-- --documents N` takes another number of decisions, `--keep FOLDER` leaves the store there and
//! takes it from there the next time; `-- --test` takes few, to see that it works.

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

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use casebook::export::{Format, Order, Provenance, Selection, sheet};
use casebook::store::{FILE, Parcel, Store};
use casebook::{Page, Record, schemes};
use measured::{Asked, SEED, megabytes, peak_memory};

/// As many decisions as are published.
const DOCUMENTS: u64 = 57_500;

/// Enough to see that everything runs.
const FEW: u64 = 40;

/// What is exported.
const SHEETS: [&str; 2] = ["payments", "improvements"];

/// Each way is measured so often, in turn; the best counts, since the machine is never quite idle.
const ROUNDS: usize = 5;

/// So many decisions are read before they are stored together.
const BATCH: u64 = 500;

/// The sheet with the most rows, for workbooks of ever more of them, and how many documents' rows.
const LARGEST: &str = "other_amounts";
const SHARES: [u64; 3] = [16, 4, 1];

fn main() {
    let asked = Asked::typed();
    if let Some(form) = asked.value("--child") {
        return child(form, &asked);
    }
    let documents = asked.documents(FEW, DOCUMENTS);
    let made = tempfile::tempdir().unwrap();
    let kept = asked.value("--keep").map_or(made.path(), Path::new);
    let store = kept.join(format!("store-{documents}"));
    fill(&store, documents);
    let bench = Bench { store, out: made.path().join("out"), documents };
    std::fs::create_dir_all(&bench.out).unwrap();
    bench.beside_the_shell();
    bench.every_form();
    bench.workbooks();
}

/// Fills a store with decisions, unless it was kept.
fn fill(folder: &Path, documents: u64) {
    if Store::open(folder).is_ok_and(|store| store.documents().unwrap() == documents) {
        return;
    }
    let mut store = Store::create_or_open(folder).unwrap();
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    for begin in (0..documents).step_by(usize::try_from(BATCH).unwrap()) {
        let numbers: Vec<u64> = (begin..documents.min(begin + BATCH)).collect();
        let parcels: Vec<Parcel> = std::thread::scope(|scope| {
            let parts = numbers.chunks(numbers.len().div_ceil(cores));
            let read: Vec<_> = parts
                .map(|part| scope.spawn(|| part.iter().map(|n| parcel(*n)).collect::<Vec<_>>()))
                .collect();
            read.into_iter().flat_map(|part| part.join().unwrap()).collect()
        });
        let mut batch = store.batch().unwrap();
        for parcel in parcels {
            batch.put(&parcel).unwrap();
        }
        batch.commit().unwrap();
    }
}

/// The `n`th decision, read.
fn parcel(n: u64) -> Parcel {
    let decision = generator::decision(SEED, n);
    let mut record: Record = schemes::read(&Page::of_text(&decision.text));
    record.source.path = format!("pages/{}.txt", decision.slug);
    Parcel::new(record, decision.text.as_bytes()).unwrap()
}

/// What a way has cost.
#[derive(Clone, Copy)]
struct Cost {
    seconds: f64,
    megabytes: f64,
    peak: f64,
}

impl Cost {
    const WORST: Self = Self { seconds: f64::MAX, megabytes: 0.0, peak: 0.0 };

    fn best(self, other: Self) -> Self {
        if other.seconds < self.seconds { other } else { self }
    }

    fn tell(self, way: &str) {
        let Self { seconds, megabytes, peak } = self;
        let speed = megabytes / seconds;
        print!("{way:<42}{seconds:>8.2} s {megabytes:>9.1} MB {speed:>8.1} MB/s");
        println!("{}", if peak > 0.0 { format!("{peak:>7.0} MB peak") } else { String::new() });
    }
}

struct Bench {
    store: PathBuf,
    out: PathBuf,
    documents: u64,
}

impl Bench {
    fn beside_the_shell(&self) {
        println!("{} generated decisions; best of {ROUNDS}\n", self.documents);
        for name in SHEETS {
            let (mut ours, mut views, mut tables) = (Cost::WORST, Cost::WORST, Cost::WORST);
            for _ in 0..ROUNDS {
                ours = ours.best(self.export("csv", name, self.documents));
                let Some(view) = self.shell(&rows_of(name)) else {
                    println!("sqlite3 is not installed: nothing to compare with");
                    return;
                };
                views = views.best(view);
                let bare = self.shell(&format!("SELECT * FROM {name}"));
                tables = tables.best(bare.unwrap_or(Cost::WORST));
            }
            println!("{} {name}", self.rows(name));
            ours.tell("casebook export");
            views.tell("sqlite3 -csv, the same rows and columns");
            tables.tell("sqlite3 -csv, the bare table");
            println!("{:<42}{:>8.2}", "ratio to the same rows", ours.seconds / views.seconds);
            println!("{:<42}{:>8.2}\n", "ratio to the bare table", ours.seconds / tables.seconds);
        }
    }

    fn every_form(&self) {
        for (form, _) in Format::ALL {
            for name in SHEETS {
                self.export(form, name, self.documents).tell(&format!("{name}, {form}"));
            }
        }
        println!();
    }

    /// Workbooks of ever more rows.
    fn workbooks(&self) {
        for share in SHARES {
            let documents = self.documents / share;
            let cost = self.export("xlsx", LARGEST, documents);
            self.export("csv", LARGEST, documents);
            cost.tell(&format!("xlsx, {} {LARGEST}", self.rows(LARGEST)));
        }
    }

    /// How many rows the CSV of a sheet has.
    fn rows(&self, name: &str) -> usize {
        let file = File::open(self.out.join(format!("{name}.csv"))).unwrap();
        csv::Reader::from_reader(file).into_byte_records().count()
    }

    /// An export of the rows of so many documents, in a process of its own.
    fn export(&self, form: &str, name: &str, documents: u64) -> Cost {
        let file = self.out.join(format!("{name}.{form}"));
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--child", form, "--sheet", name, "--of", &documents.to_string()]);
        command.arg("--store").arg(&self.store).arg("--into").arg(&file);
        let begun = Instant::now();
        let ended = command.output().unwrap();
        let seconds = begun.elapsed().as_secs_f64();
        assert!(ended.status.success(), "{ended:?}");
        let peak: u64 = String::from_utf8(ended.stdout).unwrap().trim().parse().unwrap();
        let bytes = std::fs::metadata(&file).unwrap().len();
        Cost { seconds, megabytes: megabytes(bytes), peak: megabytes(peak) }
    }

    /// Rows by SQLite's shell, brought to the disk as well; `None` where there is no shell.
    fn shell(&self, rows: &str) -> Option<Cost> {
        let path = self.out.join("shell.csv");
        let begun = Instant::now();
        let file = File::create(&path).unwrap();
        let mut command = Command::new("sqlite3");
        command.args(["-readonly", "-header", "-csv"]).arg(self.store.join(FILE)).arg(rows);
        let ended = command.stdout(file.try_clone().unwrap()).status().ok()?;
        assert!(ended.success(), "{ended}");
        file.sync_all().unwrap();
        let seconds = begun.elapsed().as_secs_f64();
        let bytes = std::fs::metadata(&path).unwrap().len();
        Some(Cost { seconds, megabytes: megabytes(bytes), peak: 0.0 })
    }
}

/// One export in this process; prints the peak of memory in bytes.
fn child(form: &str, asked: &Asked) {
    let value = |name| asked.value(name).expect("what the bench gives");
    let store = Store::open(value("--store")).unwrap();
    let snapshot = store.snapshot().unwrap();
    let mut documents = snapshot.documents().unwrap();
    documents.truncate(value("--of").parse().unwrap());
    let (_, format) = Format::ALL.iter().find(|(name, _)| *name == form).expect("a form");
    let order = Order {
        sheets: vec![sheet(value("--sheet")).unwrap()],
        format: *format,
        excel: false,
        selection: Selection { documents: &documents, all_statuses: false },
        snapshot: &snapshot,
        provenance: Provenance::default(),
    };
    order.to_file(Path::new(value("--into"))).unwrap();
    println!("{}", peak_memory().unwrap_or_default());
}

/// The rows that the export writes, as SQL.
fn rows_of(name: &str) -> String {
    let columns: Vec<String> =
        sheet(name).unwrap().columns.iter().map(|it| format!("\"{}\"", it.header)).collect();
    format!("SELECT {} FROM v_{name} WHERE counts", columns.join(", "))
}
