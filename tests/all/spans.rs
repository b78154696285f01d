//! Every span in a record slices the canonical text to its words.

use casebook::text::Page;
use serde_json::{Map, Value};

use super::corpus;

/// The first thing wrong with the spans of a record.
pub(crate) fn first_wrong(page: &Page, record: &Value) -> Option<String> {
    wrong(page.text(), record, "record")
}

fn wrong(text: &str, value: &Value, place: &str) -> Option<String> {
    match value {
        Value::Object(fields) => wrong_object(text, fields, place).or_else(|| {
            fields.iter().find_map(|(name, value)| wrong(text, value, &format!("{place}.{name}")))
        }),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(at, item)| wrong(text, item, &format!("{place}[{at}]"))),
        _ => None,
    }
}

fn wrong_object(text: &str, fields: &Map<String, Value>, place: &str) -> Option<String> {
    if let (Some(start), Some(end)) = (fields.get("start"), fields.get("end")) {
        let (start, end) = (offset(start)?, offset(end)?);
        return text
            .get(start..end)
            .is_none()
            .then(|| format!("{place}: {start}..{end} is no part of the text"));
    }
    let (span, words) = if let Some(span) = fields.get("summary_span") {
        (span, fields.get("summary")?)
    } else {
        (fields.get("span")?, fields.get("quote").or_else(|| fields.get("text"))?)
    };
    let (start, end) = (offset(span.get("start")?)?, offset(span.get("end")?)?);
    let slice = text.get(start..end).unwrap_or_default();
    (Some(slice) != words.as_str())
        .then(|| format!("{place}: {start}..{end} slices to {slice:?}, the record says {words}"))
}

fn offset(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

#[test]
fn every_span_of_the_corpus_slices_to_its_words() {
    let mut spans = 0;
    for sheet in corpus::sheets() {
        let record = sheet.json();
        if let Some(wrong) = first_wrong(&sheet.page, &record) {
            panic!("{}: {wrong}", sheet.name);
        }
        spans += record.to_string().matches("\"start\":").count();
    }
    assert!(spans > 3_500, "the corpus has {spans} spans: are they still looked at?");
}

#[test]
fn a_wrong_span_is_noticed() {
    let page = Page::of_text("‘Pay £350 to Mrs B’");
    for (record, wrong) in [
        (serde_json::json!({"span": {"start": 3, "end": 6}, "quote": "Pay"}), false),
        (serde_json::json!({"span": {"start": 3, "end": 6}, "text": "pay"}), true),
        (serde_json::json!({"deep": [{"span": {"start": 4, "end": 6}, "quote": "Pay"}]}), true),
        (serde_json::json!({"also_at": [{"start": 1, "end": 6}]}), true),
        (serde_json::json!({"also_at": [{"start": 3, "end": 99}]}), true),
        (serde_json::json!({"due": {"text": "soon", "date": null}, "span": null}), false),
    ] {
        assert_eq!(first_wrong(&page, &record).is_some(), wrong, "{record}");
    }
}
