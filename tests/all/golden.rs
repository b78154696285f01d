//! The exact record of every corpus page, in `corpus/golden` under the page's own path: not beside
//! the page, since `casebook ingest corpus/pages` is to find pages there and nothing else.

use std::path::PathBuf;

use serde_json::Value;

use super::corpus::{self, Sheet};

/// How the golden records are written again; the difference is to be read before it is committed.
const REWRITE: &str = "UPDATE=1 cargo test golden && git diff corpus";

/// What a golden record's name adds to that of its page.
const SUFFIX: &str = ".json";

fn folder() -> PathBuf {
    corpus::folder().join("golden")
}

fn golden(sheet: &Sheet) -> PathBuf {
    folder().join(sheet.name.clone() + SUFFIX)
}

/// The record without what changes although nothing was read differently: the version.
fn printed(sheet: &Sheet) -> String {
    let mut record = sheet.json();
    record["source"]["parser"] = Value::Null;
    serde_json::to_string_pretty(&record).unwrap() + "\n"
}

#[test]
fn golden_records_are_what_the_pages_give() {
    let update = std::env::var_os("UPDATE").is_some_and(|value| value == "1");
    let mut differences = Vec::new();
    for sheet in corpus::sheets() {
        let (path, now) = (golden(sheet), printed(sheet));
        let before = std::fs::read_to_string(&path).unwrap_or_default();
        if before == now {
            continue;
        }
        if update {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, now).unwrap();
        } else {
            differences.push(format!("{}: {}", sheet.name, difference(&before, &now)));
        }
    }
    assert!(
        differences.is_empty(),
        "{} of {} pages differ from their golden record:\n\n{}\n\nIf this is what you meant: {REWRITE}",
        differences.len(),
        corpus::sheets().len(),
        differences.join("\n"),
    );
}

#[test]
fn golden_records_have_their_page() {
    for name in corpus::files(&folder()) {
        let page = name.strip_suffix(SUFFIX).unwrap_or_else(|| panic!("{name} is no record"));
        assert!(corpus::sheets().iter().any(|sheet| sheet.name == page), "{name} has no page");
    }
}

/// The first place where two records part, with the path that leads there.
fn difference(before: &str, now: &str) -> String {
    match (serde_json::from_str(before), serde_json::from_str(now)) {
        (Ok(before), Ok(now)) => first_difference(&before, &now, "record")
            .unwrap_or_else(|| "the same facts in another order or layout".to_owned()),
        _ => "there is no golden record yet".to_owned(),
    }
}

fn first_difference(before: &Value, now: &Value, place: &str) -> Option<String> {
    match (before, now) {
        (Value::Object(old), Value::Object(new)) => {
            let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
            names.sort_unstable();
            names.dedup();
            names.into_iter().find_map(|name| {
                let (old, new) = (before.get(name), now.get(name));
                let place = format!("{place}.{name}");
                match (old, new) {
                    (Some(old), Some(new)) => first_difference(old, new, &place),
                    (old, new) => Some(parting(&place, old, new)),
                }
            })
        }
        (Value::Array(old), Value::Array(new)) => {
            let both = old.iter().zip(new).enumerate();
            both.into_iter()
                .find_map(|(at, (old, new))| first_difference(old, new, &format!("{place}[{at}]")))
                .or_else(|| {
                    let at = old.len().min(new.len());
                    (old.len() != new.len())
                        .then(|| parting(&format!("{place}[{at}]"), old.get(at), new.get(at)))
                })
        }
        _ => (before != now).then(|| parting(place, Some(before), Some(now))),
    }
}

fn parting(place: &str, before: Option<&Value>, now: Option<&Value>) -> String {
    let words = |value: Option<&Value>| {
        let words = value.map_or_else(|| "nothing".to_owned(), Value::to_string);
        if words.chars().count() > 300 {
            words.chars().take(300).chain("…".chars()).collect()
        } else {
            words
        }
    };
    format!("{place}\n    was {}\n    now {}", words(before), words(now))
}

#[test]
fn the_first_difference_is_named() {
    let before = serde_json::json!({"a": [{"b": 1}, {"b": 2}], "c": null});
    for (now, said) in [
        (serde_json::json!({"a": [{"b": 1}, {"b": 3}], "c": null}), "record.a[1].b"),
        (serde_json::json!({"a": [{"b": 1}], "c": null}), "record.a[1]\n"),
        (serde_json::json!({"a": [{"b": 1}, {"b": 2}]}), "record.c\n    was null\n    now nothing"),
    ] {
        let difference = first_difference(&before, &now, "record").unwrap();
        assert!(difference.starts_with(said), "{difference}");
    }
    assert_eq!(first_difference(&before, &before, "record"), None);
}
