//! Exports as a whole: the rows of a question, files that say how they came to be, and what is left
//! where they cannot be written.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::binary::{Casebook, corpus_casebook};

const SHEETS: [&str; 12] = [
    "decisions",
    "payments",
    "other_amounts",
    "improvements",
    "actions",
    "events",
    "citations",
    "themes",
    "performance",
    "letters",
    "report_tables",
    "checks",
];

fn lines(casebook: &Casebook, words: &[&str]) -> Vec<Value> {
    let all = [&["export"], words, &["--format", "ndjson"]].concat();
    casebook.run(&all).ndjson()
}

fn text<'a>(row: &'a Value, column: &str) -> &'a str {
    row[column].as_str().unwrap_or_default()
}

#[test]
fn every_sheet_has_rows_and_no_two_have_one_name() {
    let casebook = corpus_casebook();
    for sheet in SHEETS {
        let rows = lines(&casebook, &[sheet, "--all-statuses"]);
        assert!(!rows.is_empty(), "{sheet} is empty");
        let names: BTreeSet<&str> = rows.iter().map(|row| text(row, "id")).collect();
        assert_eq!(names.len(), rows.len(), "{sheet}: names are there twice");
        assert!(!names.contains(""), "{sheet}: a row has no name");
    }
}

#[test]
fn an_export_has_the_decisions_that_the_screen_shows() {
    let casebook = corpus_casebook();
    for question in [
        "outcome:upheld",
        "delay",
        "\"special educational needs\" -transport",
        "award:>500 year:2024",
    ] {
        let mut shown = BTreeSet::new();
        for page in 1.. {
            let page = page.to_string();
            let words = ["search", question, "--format", "json", "--limit", "7", "--page", &page];
            let hits = casebook.run(&words).json()["hits"].as_array().unwrap().clone();
            if hits.is_empty() {
                break;
            }
            let decisions = hits.iter().filter(|hit| hit["card"]["kind"] == "decision");
            shown.extend(decisions.map(|hit| text(&hit["card"], "reference").to_owned()));
        }
        let rows = lines(&casebook, &["decisions", question]);
        let found: BTreeSet<String> =
            rows.iter().map(|row| text(row, "reference").to_owned()).collect();
        assert_eq!(found, shown, "{question}");
        assert!(found.len() > 3, "{question} finds {}", found.len());
        let payments = lines(&casebook, &["payments", question]);
        assert!(payments.iter().all(|row| found.contains(text(row, "reference"))), "{question}");
    }
}

#[test]
fn sums_are_the_totals_of_the_decisions() {
    let casebook = corpus_casebook();
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for row in lines(&casebook, &["payments"]) {
        let pence = row["awarded_amount_pence"].as_i64();
        if let Some(pence) = pence {
            let pounds = format!("{}.{:02}", pence / 100, pence % 100);
            assert_eq!(row["awarded_amount"], pounds.as_str());
            *sums.entry(text(&row, "reference").to_owned()).or_default() += pence;
        }
    }
    let mut decisions = 0;
    for row in lines(&casebook, &["decisions"]) {
        // The sums of one text under several references are counted under the first.
        if !row["counted_under"].is_null() {
            continue;
        }
        let sum = sums.remove(text(&row, "reference"));
        assert_eq!(row["awarded_total_pence"].as_i64(), sum, "{}", row["reference"]);
        decisions += usize::from(sum.is_some());
    }
    assert!(sums.is_empty() && decisions > 40, "{sums:?}");
}

#[test]
fn a_quote_stands_where_its_span_says() {
    let casebook = corpus_casebook();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut seen = 0;
    for sheet in
        ["payments", "other_amounts", "improvements", "actions", "events", "citations", "themes"]
    {
        for row in lines(&casebook, &[sheet]) {
            let (Some(start), Some(end)) = (row["span_start"].as_u64(), row["span_end"].as_u64())
            else {
                continue;
            };
            let path = text(&row, "source_path").to_owned();
            let page = texts
                .entry(path.clone())
                .or_insert_with(|| casebook.run(&["text", &path]).ends(0).stdout);
            let (start, end) = (usize::try_from(start).unwrap(), usize::try_from(end).unwrap());
            assert_eq!(page[start..end], *text(&row, "quote"), "{}", row["id"]);
            seen += 1;
        }
    }
    assert!(seen > 1000, "{seen}");
}

#[test]
fn a_file_says_how_it_came_to_be_and_the_same_order_gives_the_same_bytes() {
    let casebook = Casebook::of_corpus();
    let order = |folder: &str| {
        let words = ["export", "all", "outcome:upheld", "--time", "2026-01-31", "-o", folder];
        casebook.run(&words).ends(0);
        let mut files = BTreeMap::new();
        for entry in std::fs::read_dir(casebook.folder().join(folder)).unwrap() {
            let entry = entry.unwrap();
            files.insert(
                entry.file_name().into_string().unwrap(),
                std::fs::read(entry.path()).unwrap(),
            );
        }
        files
    };
    let (first, second) = (order("one"), order("two"));
    assert_eq!(first.len(), 2 * SHEETS.len() + 2);
    assert_eq!(first, second);
    let package: Value = serde_json::from_slice(&first["datapackage.json"]).unwrap();
    let made = &package["casebook"];
    assert_eq!(made["question"], "outcome:upheld");
    assert_eq!(made["written_at"], "2026-01-31T00:00:00Z");
    assert_eq!(made["generation"], 1);
    assert!(
        text(&package, "description").contains("Commission for Local Administration in England")
    );
    casebook.run(&["export", "--check", "one"]).ends(0).says("payments.csv (payments): the same");
}

#[test]
fn a_check_shows_what_a_person_has_changed() {
    let casebook = Casebook::of_corpus();
    casebook.run(&["export", "payments", "24 112 307", "-o", "p.csv"]).ends(0);
    let checked = casebook.run(&["export", "--check", "p.csv"]).ends(0);
    assert!(checked.stdout.contains("the same, "), "{}", checked.stdout);
    let fact = "24-112-307/payment/22.1";
    casebook.run(&["review", "correct", fact, "--amount", "770", "--by", "ann"]).ends(0);
    casebook.run(&["review", "reject", "24-112-307/payment/22.2", "--by", "ann"]).ends(0);
    let checked = casebook.run(&["export", "--check", "p.csv"]).ends(3).stdout;
    for line in [
        "not the same: 0 added, 1 gone, 1 changed",
        "gone: 24 112 307/payment/22.2",
        "changed: 24 112 307/payment/22.1, amount: 700.00 → 770.00",
        "changed: 24 112 307/payment/22.1, reviewed_by: (empty) → ann",
        "generation 1, now 3",
    ] {
        assert!(checked.contains(line), "no {line:?} in\n{checked}");
    }
    casebook.run(&["export", "--check", "no.csv"]).ends(2).says("no such file");
    casebook.write("odd.csv", "a,b\r\n");
    casebook
        .run(&["export", "--check", "odd.csv"])
        .ends(2)
        .says("nothing says how this was exported");
}

#[test]
fn names_survive_reading_again() {
    let casebook = Casebook::of_corpus();
    let names = |casebook: &Casebook| {
        SHEETS.map(|sheet| {
            lines(casebook, &[sheet]).iter().map(|row| row["id"].clone()).collect::<Vec<_>>()
        })
    };
    let before = names(&casebook);
    // A store of its own, read in another order by another number of threads.
    let again = Casebook::new().threads("1");
    for part in ["decision", "feedback", "letter", "listing", "performance"] {
        let folder = super::corpus::folder().join("pages/lgsco").join(part);
        again.run(&["ingest", folder.to_str().unwrap()]);
    }
    again.run(&["ingest", super::corpus::folder().join("pages").to_str().unwrap()]).ends(0);
    assert_eq!(names(&again), before);
}

#[test]
fn excel_gets_its_mark_and_programs_do_not() {
    let casebook = corpus_casebook();
    let out = |words: &[&str]| casebook.run(words).ends(0).stdout;
    let marked = out(&["export", "payments", "--excel"]);
    assert_eq!(marked.strip_prefix('\u{feff}').unwrap(), out(&["export", "payments"]));
}

#[test]
#[cfg(unix)]
fn a_reader_that_goes_away_is_no_error() {
    let casebook = corpus_casebook();
    for format in ["csv", "ndjson"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        command.args(["export", "citations", "--format", format]).current_dir(casebook.folder());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut first = [0; 10];
        child.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(0), "{format}");
        assert!(ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_written_leaves_nothing() {
    let casebook = corpus_casebook();
    // /dev/full takes no byte, and a folder of /proc no file.
    let full = Command::new("sh")
        .args(["-c", &format!("{} export payments > /dev/full", env!("CARGO_BIN_EXE_casebook"))])
        .current_dir(casebook.folder())
        .output()
        .unwrap();
    assert_eq!(full.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&full.stderr).contains("standard output"), "{full:?}");
    for place in ["/proc/no/p.csv", "no-such-folder/p.csv", "/proc/all"] {
        let sheet = if place.ends_with("all") { "all" } else { "payments" };
        casebook.run(&["export", sheet, "-o", place]).ends(2);
        assert!(!Path::new(place).exists() && !casebook.folder().join(place).exists());
    }
    let left = std::fs::read_dir(casebook.folder()).unwrap();
    let odd: Vec<String> = left
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(".casebook-export"))
        .collect();
    assert!(odd.is_empty(), "{odd:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn what_is_no_file_is_written_to_and_stays() {
    use std::os::unix::fs::{FileTypeExt as _, symlink};
    let casebook = Casebook::of_corpus();
    // A node of a device takes root; the way to one that is there does as well.
    symlink("/dev/null", casebook.folder().join("null.csv")).unwrap();
    for form in ["csv", "xlsx", "parquet"] {
        casebook.run(&["export", "payments", "--format", form, "-o", "/dev/null"]).ends(0);
        assert!(Path::new("/dev/null").metadata().unwrap().file_type().is_char_device());
        assert!(!Path::new("/dev/null-metadata.json").exists());
    }
    casebook.run(&["export", "payments", "-o", "null.csv"]).ends(0);
    assert!(casebook.folder().join("null.csv").is_symlink());
    assert!(!casebook.folder().join("null.csv-metadata.json").exists());
    let out = casebook.run(&["export", "payments", "-o", "/dev/stdout"]).ends(0).stdout;
    assert!(out.starts_with("id,reference,"), "{out}");
    casebook.write("kept/p.csv", "old");
    symlink("kept/p.csv", casebook.folder().join("p.csv")).unwrap();
    casebook.run(&["export", "payments", "-o", "p.csv"]).ends(0);
    assert!(casebook.folder().join("p.csv").is_symlink());
    casebook.run(&["export", "--check", "p.csv"]).ends(0).says("the same");
}

/// What is under way in a folder.
fn under_way(folder: &Path) -> usize {
    let left = std::fs::read_dir(folder).unwrap();
    let names = left.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(".casebook-export")).count()
}

#[test]
#[cfg(unix)]
fn an_export_that_is_told_to_stop_leaves_nothing() {
    let casebook = Casebook::of_corpus();
    let folder = casebook.folder().join("all");
    for signal in ["-TERM", "-INT"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        command.args(["export", "all", "-o", "all"]).current_dir(casebook.folder());
        let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        while !folder.is_dir() || under_way(&folder) == 0 {
            assert!(child.try_wait().unwrap().is_none(), "it ended before it was told to");
            std::thread::yield_now();
        }
        let told = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        assert!(told.success());
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(2), "{signal}: {said}");
        assert!(said.contains("stopped before all was written"), "{said}");
        assert!(!folder.exists(), "{signal} leaves a folder");
    }
}

#[test]
fn a_name_that_says_another_form_is_refused() {
    let casebook = corpus_casebook();
    for name in ["x.tsv", "x.xls", "x.json", "x"] {
        casebook
            .run(&["export", "payments", "-o", name])
            .ends(2)
            .says("exports end in csv, xlsx, parquet, ndjson, sql");
        assert!(!casebook.folder().join(name).exists());
    }
    let ends = |words: &[&str], code| casebook.run(&[&["export"], words].concat()).ends(code);
    ends(&["payments", "--format", "xlsx", "-o", "x.csv"], 2).says("end it in .xlsx");
    ends(&["payments", "--format", "csv", "-o", "x.tsv"], 2).says("exports end in csv");
    ends(&["all", "-o", "alls.csv"], 2).says("name a folder");
    ends(&["bulk", "-o", "x.csv"], 2).says("end it in .ndjson");
    assert!(!casebook.folder().join("alls.csv").exists());
    // A name that no other program claims is taken where the form is said.
    ends(&["payments", "--format", "ndjson", "-o", "x.20260131"], 0);
    ends(&["--check", "x.20260131"], 0).says("the same, ");
}

#[test]
fn a_file_that_was_moved_says_itself_what_it_is() {
    let casebook = corpus_casebook();
    std::fs::create_dir_all(casebook.folder().join("elsewhere")).unwrap();
    for form in ["xlsx", "parquet", "sql"] {
        let (from, to) = (format!("moved.{form}"), format!("elsewhere/moved.{form}"));
        casebook.run(&["export", "payments", "outcome:upheld", "-o", &from]).ends(0);
        std::fs::rename(casebook.folder().join(from), casebook.folder().join(&to)).unwrap();
        casebook.run(&["export", "--check", &to]).ends(0).says("payments: outcome:upheld; ");
    }
}

#[test]
fn whole_decisions_have_a_description_and_can_be_checked() {
    let casebook = Casebook::of_corpus();
    casebook.run(&["export", "bulk", "outcome:upheld", "-o", "b.ndjson"]).ends(0);
    let beside = casebook.folder().join("b.ndjson-metadata.json");
    let described: Value = serde_json::from_slice(&std::fs::read(beside).unwrap()).unwrap();
    assert_eq!(described["acknowledgement"], casebook::export::ACKNOWLEDGEMENT);
    assert_eq!(described["casebook"]["question"], "outcome:upheld");
    let checked = casebook.run(&["export", "--check", "b.ndjson"]).ends(0).stdout;
    assert!(checked.contains("b.ndjson (bulk): the same, "), "{checked}");
    casebook.run(&["review", "reject", "24-112-307/payment/22.2", "--by", "ann"]).ends(0);
    casebook.run(&["export", "--check", "b.ndjson"]).ends(3).says("(bulk): not the same");
}

#[test]
fn an_award_that_is_asked_for_picks_decisions_and_the_export_says_so() {
    let casebook = corpus_casebook();
    let words = ["export", "payments", "--min-award", "500", "-o", "large.parquet"];
    casebook.run(&words).ends(0);
    let made = casebook::export::provenance_of(&casebook.folder().join("large.parquet")).unwrap();
    let said = made.statements().into_iter().find(|(name, _)| *name == "Rows").unwrap().1;
    assert!(said.ends_with("whose other payments are here too"), "{said}");
}

#[test]
fn a_file_that_lost_columns_is_not_the_same() {
    let casebook = corpus_casebook();
    casebook.run(&["export", "payments", "-o", "cut.csv"]).ends(0);
    let file = casebook.folder().join("cut.csv");
    let mut reader = csv::Reader::from_path(&file).unwrap();
    let header = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let mut writer = csv::Writer::from_path(&file).unwrap();
    for row in std::iter::once(&header).chain(&rows) {
        let kept = row.iter().zip(&header).filter(|(_, name)| !["amount", "payee"].contains(name));
        writer.write_record(kept.map(|(cell, _)| cell)).unwrap();
    }
    drop(writer);
    casebook
        .run(&["export", "--check", "cut.csv"])
        .ends(3)
        .says("Columns that it was written with are missing: amount, payee.");
}

#[test]
fn what_was_typed_wrongly_is_taught() {
    let casebook = corpus_casebook();
    casebook.run(&["export", "recipes"]).ends(2).says("report_tables");
    casebook.run(&["export", "all"]).ends(2).says("--output");
    casebook.run(&["export", "payments", "--time", "soon"]).ends(2).says("--time");
    casebook.run(&["export"]).ends(2);
}

/// What `docs/exports.md` says below this line is the dictionary.
const BELOW: &str = "<!-- dictionary: UPDATE=1 cargo test --test all -- exports writes what follows from the table of columns -->\n";

#[test]
fn the_documented_dictionary_is_that_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/exports.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, documented) = page.split_once(BELOW).expect("the line above the dictionary");
    let sheets: Vec<&casebook::export::Sheet> = casebook::export::SHEETS.iter().collect();
    let all = casebook::export::dictionary(&sheets);
    let wanted = format!("\n{}", &all[all.find("## ").unwrap()..]);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, format!("{before}{BELOW}{wanted}")).unwrap();
        return;
    }
    assert_eq!(documented, wanted, "UPDATE=1 writes it");
}
