//! `casebook schema` describes every record that casebook prints.

use serde_json::Value;

use super::binary::{Casebook, corpus_pages};
use super::corpus;

/// What `casebook schema` prints, ready to validate with.
pub(crate) fn validator() -> jsonschema::Validator {
    let schema = Casebook::new().run(&["schema"]).ends(0).json();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// Holds a record against the schema.
#[track_caller]
pub(crate) fn validates(validator: &jsonschema::Validator, record: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(record)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}:\n{}", record["source"]["path"], errors.join("\n"));
}

#[test]
fn the_schema_validates_every_record() {
    let validator = validator();
    let printed = Casebook::new().run(&["parse", &corpus_pages(), "--format", "ndjson"]);
    assert!(matches!(printed.code, Some(0 | 3)), "{printed:?}");
    let records = printed.ndjson();
    assert_eq!(records.len(), corpus::sheets().len());
    for record in &records {
        validates(&validator, record);
    }
}

/// Makes a record one that it must not be.
type Spoil = fn(&mut Value);

#[test]
fn the_schema_refuses_what_is_no_record() {
    let validator = validator();
    let good = corpus::sheet("lgsco/decision/24-112-307.txt").json();
    validates(&validator, &good);
    let spoilt: [(&str, Spoil); 6] = [
        ("an unknown kind", |record| record["kind"] = "verdict".into()),
        ("no source", |record| drop(record.as_object_mut().unwrap().shift_remove("source"))),
        ("money as a number", |record| record["awarded_total"] = 2_750.into()),
        ("money without pence", |record| record["awarded_total"] = "2750".into()),
        ("a date in words", |record| record["decision_date"] = "16 September 2025".into()),
        ("an unknown role", |record| record["sections"][0]["role"] = "chat".into()),
    ];
    for (what, spoil) in spoilt {
        let mut record = good.clone();
        spoil(&mut record);
        assert!(!validator.is_valid(&record), "{what} passes");
    }
}

/// The fields that the record promises to everyone who reads it.
const PROMISED: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "kind",
            "scheme",
            "source",
            "diagnostics",
            "document_type",
            "reference",
            "organisation",
            "organisation_type",
            "category",
            "subcategory",
            "outcome",
            "outcome_label",
            "finding",
            "finding_rule",
            "finding_confidence",
            "decision_date",
            "summary",
            "sections",
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
            "themes",
        ],
    ),
    ("source", &["path", "url", "media_type", "bytes", "sha256", "text_sha256", "parser"]),
    ("sections/0", &["heading", "level", "role", "paragraphs"]),
    ("sections/0/paragraphs/0", &["number", "printed", "text", "items", "span", "boilerplate"]),
    (
        "payments/0",
        &[
            "amount",
            "amount_min",
            "currency",
            "amount_status",
            "status",
            "awarded",
            "form",
            "payer",
            "payee",
            "beneficiary",
            "purposes",
            "basis",
            "due",
            "paragraph",
            "quote",
            "span",
            "also_at",
            "rule",
            "confidence",
        ],
    ),
    (
        "service_improvements/0",
        &["text", "actions", "status", "due", "paragraph", "span", "rule", "confidence"],
    ),
    (
        "other_actions/0",
        &["action", "text", "status", "due", "paragraph", "span", "rule", "confidence"],
    ),
    ("other_amounts/0", &["amount", "status", "paragraph", "quote", "span", "rule", "confidence"]),
    ("events/0", &["date", "text", "paragraph", "span"]),
    ("citations/0", &["act", "provisions", "paragraph", "span"]),
];

#[test]
fn a_decision_has_every_promised_field_under_its_name() {
    let record = corpus::sheet("lgsco/decision/24-112-307.txt").json();
    for (place, names) in PROMISED {
        let pointer = if place.is_empty() { String::new() } else { format!("/{place}") };
        let part = record.pointer(&pointer).unwrap_or_else(|| panic!("no {place}"));
        for name in *names {
            assert!(part.get(name).is_some(), "{place} has no {name}: {part}");
        }
    }
}
