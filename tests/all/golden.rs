//! The exact record of every corpus page, in `corpus/golden` under the page's own path: not beside
//! the page, since `casebook ingest corpus/pages` is to find pages there and nothing else.

use std::fmt::Write as _;
use std::path::PathBuf;

use casebook::model::record::PARSER_VERSION;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::corpus::{self, Sheet};

/// How the golden records are written again; the difference is to be read before it is committed.
const REWRITE: &str = "UPDATE=1 cargo test --test all -- golden labels && git diff corpus";

/// What to do where the same pages are read as something else.
const RAISE: &str = "If this is what you meant, raise the number of the rules in PARSER_VERSION \
    (src/model/record.rs), so that casebooks read their files again, and then: \
    UPDATE=1 cargo test --test all -- golden labels && git diff corpus";

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

/// The number of the reading rules in the last release, the number of now, and the digest of what
/// they read in the corpus.
///
/// Between two releases the rules take one new number, however often what they read changes; a
/// release notes its own as the released one.
fn rules_file() -> PathBuf {
    corpus::folder().join("golden.rules")
}

const RELEASED: &str = "released: ";

/// The reading rules without the version of the crate: `rules 1`.
fn rules() -> &'static str {
    PARSER_VERSION.split_once(", ").unwrap().1
}

/// The digest of every golden record with its name, in order.
fn digest() -> String {
    let mut digest = Sha256::new();
    for sheet in corpus::sheets() {
        digest.update(&sheet.name);
        digest.update(printed(sheet));
    }
    let mut printed = String::new();
    for byte in digest.finalize() {
        write!(printed, "{byte:02x}").unwrap();
    }
    printed
}

/// Whether the very same page is read as something else than before. Casebooks that hold such a
/// page only read it again where the rules have a new number. How sure a fact is follows from the
/// labels of other pages and is no reading.
fn is_read_otherwise(before: &str, now: &str) -> bool {
    let (Ok(mut before), Ok(mut now)) =
        (serde_json::from_str::<Value>(before), serde_json::from_str::<Value>(now))
    else {
        return false;
    };
    forget_confidence(&mut before);
    forget_confidence(&mut now);
    before["source"]["sha256"] == now["source"]["sha256"] && before != now
}

fn forget_confidence(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| !matches!(name.as_str(), "confidence" | "finding_confidence"));
            fields.values_mut().for_each(forget_confidence);
        }
        Value::Array(items) => items.iter_mut().for_each(forget_confidence),
        _ => {}
    }
}

#[test]
fn golden_records_are_what_the_pages_give() {
    let (mut differences, mut rewritten, mut otherwise) = (Vec::new(), Vec::new(), 0);
    for sheet in corpus::sheets() {
        let (path, now) = (golden(sheet), printed(sheet));
        let before = std::fs::read_to_string(&path).unwrap_or_default();
        if before != now {
            otherwise += usize::from(is_read_otherwise(&before, &now));
            differences.push(format!("{}: {}", sheet.name, difference(&before, &now)));
            rewritten.push((path, now));
        }
    }
    let noted = std::fs::read_to_string(rules_file()).unwrap_or_default();
    let released = noted.lines().find_map(|line| line.strip_prefix(RELEASED)).unwrap_or_default();
    let raised = released != rules();
    assert!(
        otherwise == 0 || raised,
        "{otherwise} pages are read otherwise than before, and the rules are still `{}`:\n\n{}\n\n\
         {RAISE}",
        rules(),
        differences.join("\n"),
    );
    let now = format!("{RELEASED}{released}\n{}\n{}\n", rules(), digest());
    if corpus::update() {
        for (path, now) in rewritten {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, now).unwrap();
        }
        std::fs::write(rules_file(), now).unwrap();
        return;
    }
    assert!(
        differences.is_empty(),
        "{} of {} pages differ from their golden record:\n\n{}\n\nIf this is what you meant: {REWRITE}",
        differences.len(),
        corpus::sheets().len(),
        differences.join("\n"),
    );
    assert!(
        noted == now,
        "corpus/golden.rules notes\n{noted}and the golden records are of\n{now}{RAISE}"
    );
}

#[test]
fn a_page_that_was_edited_or_added_needs_no_new_rules() {
    let record = |sha256: &str, fact: u32| {
        serde_json::json!({"source": {"sha256": sha256}, "fact": fact}).to_string()
    };
    let sure = |sha256: &str, confidence: f64| {
        let facts = serde_json::json!([{"fact": 1, "confidence": confidence}]);
        serde_json::json!({"source": {"sha256": sha256}, "facts": facts}).to_string()
    };
    for (before, now, otherwise) in [
        (record("a", 1), record("a", 2), true),
        (record("a", 1), record("b", 2), false),
        (sure("a", 0.9), sure("a", 0.8), false),
        (record("a", 1), record("a", 1), false),
        (String::new(), record("a", 1), false),
    ] {
        assert_eq!(is_read_otherwise(&before, &now), otherwise, "{before} {now}");
    }
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
