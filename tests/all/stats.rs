//! `casebook stats` over the corpus, its figures counted anew from what `export` writes.

use serde_json::Value;

use super::binary::{Casebook, corpus_casebook};

/// Pounds as whole pence: "1350.00".
fn pence(value: &Value) -> i64 {
    value.as_str().unwrap().replace('.', "").parse().unwrap()
}

/// The awarded payments as `export` writes them, of what a question finds.
fn exported(casebook: &Casebook, question: &[&str]) -> Vec<Value> {
    let words = [&["export", "payments", "--format", "ndjson"], question].concat();
    let rows = casebook.run(&words).ndjson();
    rows.into_iter().filter(|row| row["awarded"] == true).collect()
}

/// The same words under two references are in the export twice; the corpus has none.
#[test]
fn the_figures_are_those_of_the_exported_rows() {
    let casebook = corpus_casebook();
    for question in [&[][..], &["--category", "Education"], &["theme:delay", "-homelessness"]] {
        let words = [&["stats", "payments", "--format", "json", "--benchmark"], question].concat();
        let stats = casebook.run(&words).ends(0).json();
        let rows = exported(&casebook, question);
        let mut sums: Vec<i64> = rows
            .iter()
            .filter(|row| row["amount_status"] == "stated")
            .map(|row| row["amount_pence"].as_i64().unwrap())
            .collect();
        sums.sort_unstable();
        let all = &stats["all"];
        assert_eq!(all["awards"], rows.len(), "{question:?}");
        assert_eq!(all["sums"]["count"], sums.len());
        assert_eq!(pence(&all["sums"]["total"]), sums.iter().sum::<i64>());
        assert_eq!(pence(&all["sums"]["highest"]), *sums.last().unwrap());
        let open: i64 = all["no_definite_sum"]
            .as_object()
            .unwrap()
            .values()
            .map(|it| it.as_i64().unwrap())
            .sum();
        assert_eq!(open, i64::try_from(rows.len() - sums.len()).unwrap());
        // The median by its own rule: half of the two in the middle, halves of pence upwards.
        let middle = sums[(sums.len() - 1) / 2] + sums[sums.len() / 2];
        assert_eq!(pence(&all["sums"]["median"]), (middle + 1) / 2);
        let lines: Vec<&Value> = stats["lines"].as_array().unwrap().iter().collect();
        let mut ids: Vec<&str> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
        let mut known: Vec<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
        ids.sort_unstable();
        known.sort_unstable();
        assert_eq!(ids, known);
    }
}

#[test]
fn decisions_are_those_that_a_search_finds() {
    let casebook = corpus_casebook();
    for question in ["plan delay", "council:northmoor", "outcome:upheld year:2024"] {
        let decisions = format!("{question} kind:decision");
        let found =
            casebook.run(&["search", &decisions, "--format", "json", "--limit", "1"]).json();
        let ended =
            casebook.run(&["stats", "outcomes", question, "--format", "json"]).ends(0).json();
        assert_eq!(ended["all"]["decisions"], found["total"], "{question}");
        for (outcome, number) in
            found["facets"]["outcome"].as_array().unwrap().iter().map(|it| (&it[0], &it[1]))
        {
            assert_eq!(&ended["all"][outcome.as_str().unwrap()], number, "{question}");
        }
    }
}

#[test]
fn a_benchmark_in_plain_words_warns_under_ten() {
    let casebook = corpus_casebook();
    let words = "distress, special educational needs and EHC plans, 2024 on";
    let card = casebook.run(&["stats", "payments", words, "--format", "json"]).ends(0).json();
    assert_eq!(card["purposes"][0], "distress");
    assert!(
        card["question"].as_str().unwrap().contains("theme:special_educational_needs"),
        "{card}"
    );
    let lines = card["lines"].as_array().unwrap();
    assert!(!lines.is_empty() && lines.len() < 10);
    assert!(card["warning"].as_str().unwrap().contains("too few"));
    for line in lines {
        assert!(line["date"].as_str().unwrap() >= "2024");
        assert!(line["purposes"].as_array().unwrap().iter().any(|it| it == "distress"));
        assert!(!line["quote"].as_str().unwrap().is_empty());
    }
    let text = casebook.run(&["stats", "payments", words]).ends(0);
    let text = text.says("too few for a benchmark").says("Read as payments for distress");
    for line in lines {
        assert!(text.stdout.contains(line["reference"].as_str().unwrap()));
    }
}

#[test]
fn what_a_person_rejects_or_corrects_counts_so() {
    let casebook = Casebook::of_corpus();
    let total = || {
        let stats =
            casebook.run(&["stats", "payments", "24112307", "--format", "json"]).ends(0).json();
        pence(&stats["all"]["sums"]["total"])
    };
    assert_eq!(total(), 275_000);
    casebook.run(&["review", "reject", "24-112-307/payment/22.3", "--by", "ann"]).ends(0);
    assert_eq!(total(), 250_000);
    casebook
        .run(&["review", "correct", "24-112-307/payment/22.1", "--amount", "770", "--by", "ann"])
        .ends(0);
    assert_eq!(total(), 257_000);
}

#[test]
fn charts_are_written_and_groups_are_taught() {
    let casebook = corpus_casebook();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.svg");
    let svg = path.to_str().unwrap();
    casebook.run(&["stats", "payments", "--per", "category,year", "--svg", svg]).ends(0).says("█");
    let drawn = std::fs::read_to_string(&path).unwrap();
    assert!(drawn.starts_with("<svg ") && drawn.contains("By category: median payment"));
    casebook.run(&["stats", "outcomes", "--per", "council", "--svg", svg]).ends(0);
    assert!(std::fs::read_to_string(&path).unwrap().contains("Northmoor County Council"));
    casebook.run(&["stats", "outcomes", "--per", "purpose"]).ends(2).says("financial-year");
    casebook.run(&["stats", "payments", "--purpose", "joy"]).ends(2).says("time_and_trouble");
    casebook.run(&["stats", "payments", "xylophone"]).ends(1).says("No decision answers");
    let rows = casebook.run(&["stats", "payments", "--format", "ndjson"]).ends(0).ndjson();
    assert!(rows[0]["by"] == "all" && rows.len() > 20);
}
