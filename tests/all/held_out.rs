//! Decisions that no rule was written from: how they are read is how unseen decisions are.
//!
//! Whoever writes rules does not look at them. Only figures of fields are asked for here, never
//! differences; the floors are what issues of reading have been settled at, and are not lowered for a rule.

use std::path::Path;

use super::binary::Casebook;

/// The least precision and recall of a field, in hundredths.
const FLOORS: &[(&str, f64, f64)] = &[
    ("reference", 1.0, 1.0),
    ("organisation", 1.0, 1.0),
    ("category", 1.0, 1.0),
    ("outcome", 1.0, 1.0),
    ("decision_date", 1.0, 1.0),
    ("finding", 0.95, 0.95),
    ("awarded amounts", 0.97, 0.98),
    ("awards: payee", 0.95, 0.95),
    ("awards: paragraph", 0.97, 0.98),
    ("awards: due", 0.97, 0.98),
    ("offers, declined and paid", 0.9, 0.9),
    ("other amounts", 0.94, 0.94),
    ("service improvements", 0.97, 0.97),
    ("cross references", 1.0, 1.0),
];

#[test]
fn decisions_that_no_rule_was_written_from_are_read_as_well() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/held_out");
    let casebook = Casebook::new();
    let scores = casebook
        .run(&["eval", folder.to_str().unwrap(), "--set", "held_out", "--format", "json"])
        .ends(0)
        .json();
    assert!(scores["sets"][0]["pages"].as_u64() >= Some(30), "{}", scores["sets"]);
    let mut below = Vec::new();
    for (field, precision, recall) in FLOORS {
        let line = scores["fields"].as_array().unwrap().iter().find(|it| it["field"] == *field);
        let set = &line.unwrap_or_else(|| panic!("no field {field}"))["sets"][0];
        let [found, told] =
            ["precision", "recall"].map(|what| set[what]["value"].as_f64().unwrap());
        println!("{field}: precision {found:.3}, recall {told:.3}");
        if found < *precision || told < *recall {
            below.push(format!("{field}: {found:.3} and {told:.3}, not {precision} and {recall}"));
        }
    }
    assert!(below.is_empty(), "{below:#?}");
}
