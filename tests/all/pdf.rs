//! A council's report as PDF gives the same facts as its text.

use std::path::Path;

use serde_json::Value;

use super::binary::Casebook;
use super::corpus;

/// The corpus page of this name, laid out on two pages of A4 in Helvetica, a cell at a time.
const PDF: &str = "tests/pdf/thornhithe-2023-24.pdf";
const TEXT: &str = "lgsco/feedback/thornhithe-2023-24.txt";

/// A record without what has to differ: where things stand, and the lines of the text.
fn facts(mut record: Value) -> Value {
    for name in ["source", "sections", "checks", "diagnostics"] {
        record.as_object_mut().unwrap().remove(name);
    }
    without_places(record)
}

fn without_places(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(name, _)| name != "span");
            kept.map(|(name, value)| (name, without_places(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(without_places).collect(),
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" ").into(),
        other => other,
    }
}

#[test]
fn a_pdf_gives_the_facts_of_its_text() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PDF);
    let casebook = Casebook::new();
    let record =
        casebook.run(&["parse", path.to_str().unwrap(), "--format", "json"]).ends(0).json();
    assert_eq!(record["source"]["media_type"], "application/pdf");
    // Every quotation stands in the text that was extracted.
    let text = casebook.run(&["text", path.to_str().unwrap()]).ends(0).stdout;
    for case in record["cases"].as_array().unwrap() {
        let end = |name: &str| usize::try_from(case["span"][name].as_u64().unwrap()).unwrap();
        assert_eq!(text[end("start")..end("end")], *case["text"].as_str().unwrap());
    }
    assert_eq!(facts(record), facts(corpus::sheet(TEXT).json()));
}
