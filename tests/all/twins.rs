//! One decision gives one set of facts, in whatever form its page was saved.

use std::collections::BTreeMap;

use casebook::model::words::DocumentType;
use casebook::{Record, schemes};
use serde_json::{Map, Value};

use super::corpus::{self, Sheet};

// A page is put together piece by piece, and readably; it is small.
#[allow(clippy::format_push_string)]
#[path = "forms.rs"]
mod forms;

/// The facts that do not depend on how a page is laid out. What one form does not carry is null
/// there and is not compared.
const FACTS: &[&str] = &[
    "reference",
    "organisation",
    "organisation_type",
    "category",
    "subcategory",
    "outcome",
    "outcome_label",
    "finding",
    "decision_date",
    "summary",
    "cross_references",
    "related_references",
    "payments",
    "awarded_total",
    "awarded_total_complete",
    "other_amounts",
    "service_improvements",
    "other_actions",
    "events",
    "citations",
    "compliance",
];

/// What says where a fact stands in one file, rather than what it is.
const PLACES: &[&str] = &["span", "also_at", "quote", "confidence", "rule"];

/// Sheets of one decision, all its forms together.
fn decisions() -> Vec<Vec<&'static Sheet>> {
    let mut forms: BTreeMap<String, Vec<&Sheet>> = BTreeMap::new();
    for sheet in corpus::sheets() {
        let reference = sheet.record.decision().and_then(|decision| decision.reference.as_ref());
        if let Some(reference) = reference {
            forms.entry(reference.to_string()).or_default().push(sheet);
        }
    }
    forms.into_values().filter(|forms| forms.len() > 1).collect()
}

/// A fact without its place, with single spaces between its words; a form without the decision's
/// date knows no days of its time limits either.
fn bare(fact: &Value, dated: bool) -> Value {
    match fact {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(name, _)| !PLACES.contains(&name.as_str()));
            let kept = kept.map(|(name, value)| {
                let value = if name == "due" && !dated { &Value::Null } else { value };
                (name.clone(), bare(value, dated))
            });
            Value::Object(kept.collect::<Map<_, _>>())
        }
        Value::Array(items) => items.iter().map(|item| bare(item, dated)).collect(),
        Value::String(words) => words.split_whitespace().collect::<Vec<_>>().join(" ").into(),
        other => other.clone(),
    }
}

#[test]
fn every_form_of_a_decision_gives_the_same_facts() {
    let decisions = decisions();
    assert!(decisions.len() >= 4, "the corpus holds {} decisions in two forms", decisions.len());
    let mut differences = Vec::new();
    for forms in decisions {
        let records: Vec<Value> = forms.iter().map(|sheet| sheet.json()).collect();
        let dated = records.iter().all(|record| !record["decision_date"].is_null());
        for (other, sheet) in records.iter().zip(&forms).skip(1) {
            for name in FACTS {
                let (one, two) = (bare(&records[0][name], dated), bare(&other[name], dated));
                if one != two && !one.is_null() && !two.is_null() {
                    let (first, second) = (&forms[0].name, &sheet.name);
                    differences
                        .push(format!("{name}\n  {first}\n    {one}\n  {second}\n    {two}"));
                }
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// The headings with their roles, and the words of each numbered paragraph with its items.
fn outline(record: &Value) -> (Vec<String>, BTreeMap<u64, String>) {
    let (mut headings, mut paragraphs) = (Vec::new(), BTreeMap::new());
    for section in record["sections"].as_array().into_iter().flatten() {
        headings.push(format!("{} ({})", section["heading"], section["role"]));
        for paragraph in section["paragraphs"].as_array().into_iter().flatten() {
            if let Some(number) = paragraph["number"].as_u64() {
                let mut words = String::new();
                all_words(paragraph, &mut words);
                paragraphs.insert(number, words);
            }
        }
    }
    (headings, paragraphs)
}

fn all_words(item: &Value, words: &mut String) {
    for word in item["text"].as_str().unwrap_or_default().split_whitespace() {
        words.push_str(word);
        words.push(' ');
    }
    for item in item["items"].as_array().into_iter().flatten() {
        all_words(item, words);
    }
}

#[test]
fn every_form_of_a_decision_has_the_same_numbered_paragraphs() {
    for forms in decisions() {
        let first = outline(&forms[0].json());
        assert!(!first.1.is_empty(), "{} has no numbered paragraphs", forms[0].name);
        for sheet in &forms[1..] {
            let other = outline(&sheet.json());
            assert_eq!(first.0, other.0, "headings of {} and {}", forms[0].name, sheet.name);
            assert_eq!(first.1, other.1, "paragraphs of {} and {}", forms[0].name, sheet.name);
        }
    }
}

/// Every statement of the corpus whose paragraphs are numbered or dashed.
fn statements() -> impl Iterator<Item = &'static Sheet> {
    corpus::sheets().iter().filter(|sheet| {
        sheet.record.decision().is_some_and(|decision| {
            let paragraphs = decision.sections.iter().flat_map(|section| &section.paragraphs);
            decision.document_type == DocumentType::Statement
                && decision.organisation.is_some()
                && decision.reference.is_some()
                && paragraphs.filter(|paragraph| paragraph.number.is_some()).count() > 3
        })
    })
}

/// What the facts and the numbered paragraphs of a page say otherwise when it is saved in another form.
fn changed(form: fn(&Record) -> Option<String>, file: &str) -> Vec<String> {
    let mut changed = Vec::new();
    let mut compared = 0;
    for sheet in statements() {
        let saved = form(&sheet.record).unwrap();
        let again = schemes::read(&corpus::page(file, saved.as_bytes()));
        let again: Value = serde_json::from_str(&serde_json::to_string(&again).unwrap()).unwrap();
        let first = sheet.json();
        compared += 1;
        for name in FACTS {
            let (one, two) = (bare(&first[name], true), bare(&again[name], true));
            if one != two {
                changed.push(format!("{}: {name}\n    {one}\n    {two}", sheet.name));
            }
        }
        let (one, two) = (outline(&first), outline(&again));
        if one != two {
            let differs = |other: &BTreeMap<u64, String>| {
                one.1
                    .iter()
                    .find(|(number, words)| other.get(number) != Some(words))
                    .map(|(n, w)| format!("{n}: {w}"))
            };
            changed.push(format!(
                "{}: outline\n    {:?}\n    {:?}\n    {:?}",
                sheet.name,
                one.0,
                two.0,
                differs(&two.1)
            ));
        }
    }
    assert!(compared > 30, "{compared} statements are compared");
    changed
}

#[test]
fn every_statement_has_its_facts_on_the_page_of_the_site() {
    let changed = changed(forms::site, "site.html");
    assert!(changed.is_empty(), "{} changes:\n{}", changed.len(), changed.join("\n"));
}

#[test]
fn every_statement_has_its_facts_in_numbered_text() {
    let changed = changed(forms::numbered, "numbered.txt");
    assert!(changed.is_empty(), "{} changes:\n{}", changed.len(), changed.join("\n"));
}

/// Pages of which a list cannot be told from paragraphs once every line has the same dash: their
/// items are whole sentences, or end like any paragraph. To be shortened only.
const FLATTENED: &[&str] = &[
    "lgsco/decision/13-209-871.txt",
    "lgsco/decision/23-183-490.html",
    "lgsco/decision/24-455-010.html",
    // "so that" before a list within an item: told by its levels alone.
    "lgsco/decision/25-904-474.html",
];

#[test]
fn every_statement_has_its_facts_in_dashed_text() {
    let mut changed = changed(forms::dashed, "dashed.txt");
    for page in FLATTENED {
        assert!(changed.iter().any(|change| change.starts_with(page)), "{page} is the same now");
    }
    changed.retain(|change| !FLATTENED.iter().any(|page| change.starts_with(page)));
    assert!(changed.is_empty(), "{} changes:\n{}", changed.len(), changed.join("\n"));
}
