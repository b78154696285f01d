//! The facts that are known of real documents, which are not in this repository.
//!
//! `CASEBOOK_SHARED` names a folder that holds them in `seeds/` and `samples/` (with `gold.jsonl`).
//! `cargo test -- --ignored shared` runs these tests; `.ci/run` does where the folder is there.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::binary::Casebook;
use super::corpus;
use super::{schema, spans};

/// The share of the samples' awards that are read with their amount, and of awards read that are
/// awards there. To be raised only.
const AWARDS_FOUND: f64 = 1.0;
const AWARDS_RIGHT: f64 = 1.0;

const LARGE: &str = "decision-24-014-093.txt";
const EARLY: &str = "decision-25-019-827.txt";

fn folder(name: &str) -> PathBuf {
    let shared = std::env::var_os("CASEBOOK_SHARED");
    let shared =
        PathBuf::from(shared.expect("CASEBOOK_SHARED names a folder with seeds/ and samples/"));
    let folder = shared.join(name);
    assert!(folder.is_dir(), "{} is no folder", folder.display());
    folder
}

fn path(folder_name: &str, file: &str) -> String {
    folder(folder_name).join(file).to_str().unwrap().to_owned()
}

/// The record of one document, as `casebook parse` prints it.
fn parse(path: &str) -> Value {
    Casebook::new().run(&["parse", path, "--format", "json"]).ends(0).json()
}

fn items<'a>(record: &'a Value, list: &str) -> &'a Vec<Value> {
    record[list].as_array().unwrap()
}

fn paragraphs(record: &Value) -> Vec<&Value> {
    items(record, "sections").iter().flat_map(|section| items(section, "paragraphs")).collect()
}

/// The straight-through numbers, in reading order.
fn numbers(record: &Value) -> Vec<u64> {
    paragraphs(record).iter().filter_map(|paragraph| paragraph["number"].as_u64()).collect()
}

fn assert_fields(record: &Value, wanted: &[(&str, Value)]) {
    for (name, wanted) in wanted {
        assert_eq!(record[*name], *wanted, "{name}");
    }
}

#[test]
#[ignore = "needs CASEBOOK_SHARED, a folder with seeds/ and samples/"]
fn shared_the_long_decision_gives_its_facts() {
    let record = parse(&path("seeds", LARGE));
    assert_fields(
        &record,
        &[
            ("kind", json!("decision")),
            ("document_type", json!("statement")),
            ("reference", json!("24 014 093")),
            ("organisation", json!("Kent County Council")),
            ("category", json!("Children's care services")),
            ("subcategory", json!("Other")),
            ("outcome", json!("upheld")),
            ("finding", json!("fault_and_injustice")),
            ("decision_date", json!("2025-07-01")),
            ("awarded_total", json!("450.00")),
            ("awarded_total_complete", json!(true)),
        ],
    );
    assert_eq!(numbers(&record), (1..=59).collect::<Vec<u64>>());
    let ends: Vec<u64> = items(&record, "cross_references")
        .iter()
        .map(|found| found["to"].as_u64().unwrap())
        .collect();
    assert_eq!(ends, [19, 52]);
    for (number, words) in
        [(19, "statutory children’s complaints procedure"), (52, "IO’s findings")]
    {
        let all = paragraphs(&record);
        let paragraph = all.iter().find(|paragraph| paragraph["number"] == number).unwrap();
        assert!(paragraph["text"].as_str().unwrap().contains(words), "paragraph {number}");
    }
    let brief = |payment: &Value| {
        json!([
            payment["amount"],
            payment["amount_status"],
            payment["payee"],
            payment["due"]["date"],
            payment["paragraph"]
        ])
    };
    let awarded = items(&record, "payments").iter().filter(|payment| payment["awarded"] == true);
    let awarded: Vec<&Value> = awarded.collect();
    assert_eq!(
        awarded.iter().map(|payment| brief(payment)).collect::<Vec<_>>(),
        [
            json!(["350.00", "stated", "Mrs B", "2025-07-29", 57]),
            json!(["100.00", "stated", "Mrs B", "2025-07-29", 57]),
        ]
    );
    assert_eq!(awarded[0]["purposes"], json!(["distress", "frustration"]));
    let basis = &awarded[0]["basis"];
    assert_eq!((&basis["rate"], &basis["per"]), (&json!("50.00"), &json!("month")));
    assert_eq!(basis["count"].as_f64(), Some(7.0));
    let rest: Vec<Value> = items(&record, "payments")
        .iter()
        .filter(|payment| payment["awarded"] == false)
        .map(|payment| json!([payment["amount"], payment["status"]]))
        .collect();
    assert_eq!(rest, [json!(["250.00", "declined"])], "the earlier offer, once");
    let improvements = items(&record, "service_improvements");
    assert!(improvements.iter().all(|found| found["status"] == "already_done"), "{improvements:?}");
    assert!(!improvements.is_empty());
}

#[test]
#[ignore = "needs CASEBOOK_SHARED, a folder with seeds/ and samples/"]
fn shared_the_early_resolution_gives_its_facts() {
    let record = parse(&path("seeds", EARLY));
    assert_fields(
        &record,
        &[
            ("reference", json!("25 019 827")),
            ("outcome", json!("upheld")),
            ("finding", json!("early_resolution")),
            ("decision_date", json!("2026-05-14")),
            ("awarded_total", Value::Null),
            ("awarded_total_complete", json!(false)),
        ],
    );
    assert_eq!(numbers(&record), (1..=12).collect::<Vec<u64>>());
    let awarded: Vec<&Value> =
        items(&record, "payments").iter().filter(|payment| payment["awarded"] == true).collect();
    assert_eq!(awarded.len(), 1, "{awarded:?}");
    assert_eq!(
        (&awarded[0]["amount"], &awarded[0]["amount_status"]),
        (&Value::Null, &json!("not_stated"))
    );
}

#[test]
#[ignore = "needs CASEBOOK_SHARED, a folder with seeds/ and samples/"]
fn shared_every_record_is_valid_and_every_span_slices() {
    let validator = schema::validator();
    let casebook = Casebook::new();
    for name in ["seeds", "samples"] {
        for file in corpus::files(&folder(name)) {
            if file == "gold.jsonl" {
                continue;
            }
            let path = path(name, &file);
            let record = parse(&path);
            schema::validates(&validator, &record);
            let bytes = std::fs::read(&path).unwrap();
            let page = corpus::page(&path, &bytes);
            assert_eq!(casebook.run(&["text", &path]).ends(0).stdout, page.text(), "{file}");
            if let Some(wrong) = spans::first_wrong(&page, &record) {
                panic!("{file}: {wrong}");
            }
        }
    }
}

#[test]
#[ignore = "needs CASEBOOK_SHARED, a folder with seeds/ and samples/"]
fn shared_seeds_are_kept_and_found() {
    let casebook = Casebook::new();
    let seeds = folder("seeds").to_str().unwrap().to_owned();
    let kinds = |wanted: &str| {
        let ended = casebook.run(&["ingest", &seeds, "--format", "json"]).ends(0).json();
        let kinds = ended["kinds"].as_object().unwrap();
        kinds
            .iter()
            .map(|(kind, tally)| (kind.clone(), tally[wanted].as_u64().unwrap()))
            .collect::<Vec<(String, u64)>>()
    };
    let five = |kinds: Vec<(String, u64)>| {
        let mut kinds = kinds;
        kinds.sort_unstable();
        let wanted = [
            ("annual_letter", 1),
            ("decision", 2),
            ("feedback_report", 1),
            ("performance_page", 1),
        ];
        assert_eq!(kinds, wanted.map(|(kind, count)| (kind.to_owned(), count)));
    };
    five(kinds("new"));
    five(kinds("unchanged"));
    casebook.run(&["verify"]).ends(0);
    let ask = |form: &str| casebook.run(&["search", "direct payments", "--format", form]).ends(0);
    let before = (ask("json"), ask("text"));
    let first = &before.0.json()["hits"][0];
    assert_eq!(first["card"]["reference"], "24 014 093");
    let passage = &first["passage"];
    assert!(passage["paragraph"].is_u64(), "{passage}");
    let record = parse(&path("seeds", LARGE));
    let all = paragraphs(&record);
    let paragraph = all.iter().find(|found| found["number"] == passage["paragraph"]).unwrap();
    assert_eq!(paragraph["boilerplate"], false, "standard wording is shown: {passage}");
    std::fs::remove_dir_all(casebook.data().join("index")).unwrap();
    casebook.run(&["rebuild"]).ends(0);
    casebook.run(&["verify"]).ends(0);
    assert_eq!((ask("json").stdout, ask("text").stdout), (before.0.stdout, before.1.stdout));
}

/// The samples' facts beside the record of each.
fn samples() -> Vec<(Value, Value)> {
    let gold = corpus::json_lines(&folder("samples").join("gold.jsonl"));
    let read = |fact: Value| {
        let record = parse(&path("samples", fact["file"].as_str().unwrap()));
        (fact, record)
    };
    gold.into_iter().map(read).collect()
}

#[test]
#[ignore = "needs CASEBOOK_SHARED, a folder with seeds/ and samples/"]
fn shared_samples_give_their_header_facts() {
    let kinds = [
        ("decision", "decision"),
        ("feedback-report", "feedback_report"),
        ("listing", "listing"),
        ("other-scheme", "other"),
    ];
    let mut wrong = Vec::new();
    for (gold, record) in samples() {
        let file = gold["file"].as_str().unwrap();
        let kind = kinds.iter().find(|(name, _)| gold["kind"] == *name).unwrap().1;
        let mut compare = |name: &str, found: &Value, wanted: &Value| {
            if !wanted.is_null() && found != wanted {
                wrong.push(format!("{file}: {name} is {found}, not {wanted}"));
            }
        };
        compare("kind", &record["kind"], &json!(kind));
        if kind != "decision" {
            continue;
        }
        for (name, field) in [
            ("reference", "reference"),
            ("organisation", "organisation"),
            ("category", "category"),
            ("subcategory", "subcategory"),
            ("decision", "outcome_label"),
            ("decision_date", "decision_date"),
        ] {
            compare(field, &record[field], &gold[name]);
        }
        let outcome = gold["decision"].as_str().map(|label| label.to_lowercase().replace(' ', "_"));
        compare("outcome", &record["outcome"], &json!(outcome));
        let document_type = gold["document_type"].as_str().map(str::to_lowercase);
        compare("document_type", &record["document_type"], &json!(document_type));
    }
    assert!(wrong.is_empty(), "{} facts are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
#[ignore = "needs CASEBOOK_SHARED, a folder with seeds/ and samples/"]
fn shared_samples_give_their_awards() {
    let (mut right, mut missed, mut extra) = (0_u32, Vec::new(), Vec::new());
    for (gold, record) in samples() {
        if gold["kind"] != "decision" {
            continue;
        }
        let mut found: Vec<String> = items(&record, "payments")
            .iter()
            .filter(|payment| payment["awarded"] == true)
            .filter_map(|payment| payment["amount"].as_str().map(str::to_owned))
            .collect();
        let awards = items(&gold, "payments")
            .iter()
            .filter(|payment| matches!(payment["status"].as_str(), Some("agreed" | "recommended")));
        for payment in awards {
            let wanted = format!("{:.2}", payment["amount_gbp"].as_f64().unwrap());
            if let Some(at) = found.iter().position(|amount| *amount == wanted) {
                found.swap_remove(at);
                right += 1;
            } else {
                missed.push(format!("{}: £{wanted} to {}", gold["file"], payment["payee"]));
            }
        }
        extra.extend(found.iter().map(|amount| format!("{}: £{amount}", gold["file"])));
    }
    let share = |wrong: usize| {
        f64::from(right) / (f64::from(right) + f64::from(u32::try_from(wrong).unwrap()))
    };
    let (recall, precision) = (share(missed.len()), share(extra.len()));
    println!(
        "| awards of the samples | recall {recall:.3} | precision {precision:.3} |\nmissed: {missed:#?}\nextra: {extra:#?}"
    );
    assert!(recall >= AWARDS_FOUND, "recall {recall:.3}: {missed:#?}");
    assert!(precision >= AWARDS_RIGHT, "precision {precision:.3}: {extra:#?}");
}

/// The export of the awards holds every awarded payment of the gold facts once, and no other; pounds
/// and pence agree, and the sum of the sheet is that of the facts.
#[test]
#[ignore = "needs CASEBOOK_SHARED, a folder with seeds/ and samples/"]
fn shared_exports_have_every_award_once() {
    let casebook = Casebook::new();
    let folders = ["seeds", "samples"].map(|name| folder(name).to_str().unwrap().to_owned());
    // The gold facts lie among the samples, are no document, and are set aside.
    casebook.run(&["ingest", &folders[0], &folders[1]]).ends(3);
    let mut wanted = vec![
        ("24 014 093".to_owned(), Some(35_000)),
        ("24 014 093".to_owned(), Some(10_000)),
        ("25 019 827".to_owned(), None),
    ];
    for gold in corpus::json_lines(&folder("samples").join("gold.jsonl")) {
        let awards = gold["payments"].as_array().into_iter().flatten();
        let awards = awards
            .filter(|payment| matches!(payment["status"].as_str(), Some("agreed" | "recommended")));
        for payment in awards.filter(|_| gold["kind"] == "decision") {
            let reference = gold["reference"].as_str().unwrap().to_owned();
            #[allow(clippy::cast_possible_truncation, reason = "sums of pence are small")]
            let pence = payment["amount_gbp"].as_f64().map(|sum| (sum * 100.0).round() as i64);
            wanted.push((reference, pence));
        }
    }
    let rows = casebook.run(&["export", "payments", "--format", "ndjson"]).ends(0).ndjson();
    let mut found = Vec::new();
    for row in &rows {
        let pence = row["amount_pence"].as_i64();
        let pounds = pence.map(|pence| format!("{}.{:02}", pence / 100, pence % 100));
        assert_eq!(row["amount"].as_str().map(str::to_owned), pounds, "{row}");
        found.push((row["reference"].as_str().unwrap().to_owned(), pence));
    }
    wanted.sort_unstable();
    found.sort_unstable();
    // Awards without a definite sum are not among the gold facts of the samples.
    let samples_known: Vec<_> = found
        .iter()
        .filter(|(reference, pence)| pence.is_some() || reference == "25 019 827")
        .cloned()
        .collect();
    assert_eq!(samples_known, wanted);
}

/// The first ten references that a question finds, and how many documents in all.
fn first_ten(casebook: &Casebook, question: &str) -> (Vec<String>, u64) {
    let ended = casebook.run(&["search", "--format", "json", "--", question]);
    assert!(matches!(ended.code, Some(0 | 1)), "{question}");
    let answer = ended.json();
    let names = items(&answer, "hits").iter().filter_map(|hit| hit["card"]["reference"].as_str());
    (names.map(str::to_owned).collect(), answer["total"].as_u64().unwrap())
}

#[test]
#[ignore = "needs CASEBOOK_SHARED, a folder with seeds/ and samples/"]
fn shared_questions_find_the_long_decision_and_never_all() {
    let casebook = Casebook::new();
    let folders = [folder("seeds"), folder("samples")];
    let folders: Vec<&str> = folders.iter().map(|folder| folder.to_str().unwrap()).collect();
    casebook.run(&["ingest", folders[0], folders[1]]).ends(3);
    for question in [
        "24014093",
        "£350",
        "council’s junk mailbox",
        "\"three months later\"",
        "not at fault",
        "SAR",
    ] {
        let (found, _) = first_ten(&casebook, question);
        assert!(found.iter().any(|it| it == "24 014 093"), "{question}: {found:?}");
    }
    let (_, decisions) = first_ten(&casebook, "kind:decision");
    let (_, found) = first_ten(&casebook, "maladministration and service failure");
    assert!(found * 4 < decisions, "{found} of {decisions} through their standard paragraph");
}
