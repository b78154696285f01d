//! Every span in a record slices the canonical text to its words.

use casebook::text::Page;

use super::corpus;

#[path = "span_check.rs"]
mod check;

pub(crate) use check::first_wrong;

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
