//! Exports of a record made by hand.

use super::*;
use serde_json::json;

use crate::Record;

fn payment(amount: Option<&str>, status: &str, paragraph: u32) -> serde_json::Value {
    json!({
        "amount": amount, "amount_min": null, "currency": "GBP",
        "amount_status": if amount.is_some() { "stated" } else { "not_stated" },
        "status": status, "awarded": matches!(status, "agreed" | "recommended"),
        "form": "payment", "payer": null, "payee": "Mrs K", "beneficiary": null,
        "purposes": ["distress", "delay"], "due": {"text": "within a month", "date": null},
        "basis": {"rate": "50.00", "per": "month", "count": 7.0}, "paragraph": paragraph,
        "quote": "pay Mrs K, “at once”,\nthe sum", "span": {"start": 10, "end": 20},
        "also_at": [], "rule": "payment/verb", "confidence": 0.9,
    })
}

const IMPROVEMENTS: [&str; 4] = ["=cmd()", "'-1", "Train staff 🙂", "\tTab, \"quoted\"\r\nbreak"];

fn improvement(text: &str) -> serde_json::Value {
    json!({
        "text": text, "actions": ["training"], "status": "agreed", "due": null, "paragraph": 9,
        "span": {"start": 0, "end": 4}, "rule": "improvement/item", "confidence": 1.0,
    })
}

fn sample() -> Record {
    let payments = [
        payment(Some("350.00"), "agreed", 57),
        payment(Some("250.00"), "declined", 43),
        payment(None, "recommended", 57),
    ];
    serde_json::from_value(json!({
        "kind": "decision", "scheme": "lgsco", "diagnostics": [],
        "source": {
            "path": "a.txt", "url": null, "media_type": "text/plain", "bytes": 1, "sha256": "00",
            "text_sha256": "11", "parser": "casebook",
        },
        "document_type": "statement", "reference": "24 101 202",
        "organisation": "Ashby Council", "organisation_type": null, "category": "Education",
        "subcategory": null, "outcome": "upheld", "outcome_label": "Upheld",
        "finding": "fault_and_injustice", "decision_date": null, "summary": null,
        "summary_span": null, "sections": [], "cross_references": [], "related_references": [],
        "payments": payments, "awarded_total": "350.00", "awarded_total_complete": false,
        "other_amounts": [], "service_improvements": IMPROVEMENTS.map(improvement),
        "other_actions": [], "events": [], "citations": [], "compliance": null, "themes": [],
    }))
    .unwrap()
}

fn written(name: &str, format: Format, selection: Selection) -> Vec<u8> {
    let (record, sheet) = (sample(), sheet(name).unwrap());
    let mut bytes = Vec::new();
    let mut writer = Writer::begin(sheet, format, &mut bytes).unwrap();
    for row in (sheet.rows)(&record, selection) {
        writer.write(&row).unwrap();
    }
    writer.end().unwrap();
    bytes
}

fn column(name: &str, header: &str, selection: Selection) -> Vec<String> {
    let bytes = written(name, Format::Csv, selection);
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let at = reader.headers().unwrap().iter().position(|known| known == header).unwrap();
    reader.records().map(|row| row.unwrap()[at].to_owned()).collect()
}

const AWARDED: Selection = Selection { all_statuses: false };

#[test]
fn every_column_of_every_sheet_is_in_the_table_once() {
    for sheet in SHEETS {
        let mut headers: Vec<_> = sheet.columns.iter().map(|column| column.header).collect();
        assert!(headers.iter().all(|header| c::ALL.iter().any(|known| known.header == *header)));
        let all = headers.len();
        headers.sort_unstable();
        headers.dedup();
        assert_eq!(headers.len(), all, "{}", sheet.name);
    }
}

#[test]
fn an_extracted_row_says_where_it_comes_from() {
    let source = [
        "reference",
        "organisation",
        "decision_date",
        "paragraph",
        "quote",
        "span_start",
        "span_end",
        "rule",
        "confidence",
        "source_path",
        "sha256",
        "url",
        "parser",
    ];
    for name in ["payments", "improvements"] {
        let columns = sheet(name).unwrap().columns;
        for header in source {
            assert!(columns.iter().any(|column| column.header == header), "{name}: {header}");
        }
    }
}

#[test]
fn only_awards_unless_all_are_wanted_and_names_stay() {
    let all = Selection { all_statuses: true };
    assert_eq!(
        column("payments", "id", AWARDED),
        ["24 101 202/payment/57.1", "24 101 202/payment/57.2"]
    );
    assert_eq!(column("payments", "status", all), ["agreed", "declined", "recommended"]);
    assert_eq!(column("payments", "id", all)[2], "24 101 202/payment/57.2");
}

#[test]
fn what_is_not_stated_is_empty_and_not_zero() {
    assert_eq!(column("payments", "amount", AWARDED), ["350.00", ""]);
    assert_eq!(column("payments", "amount_pence", AWARDED), ["35000", ""]);
    assert_eq!(column("payments", "confidence", AWARDED), ["0.9", "0.9"]);
    assert_eq!(column("payments", "purposes", AWARDED)[0], "distress; delay");
}

#[test]
fn formulas_are_harmless_and_can_be_restored() {
    let cells = column("improvements", "text", AWARDED);
    assert_eq!(cells, ["'=cmd()", "''-1", "Train staff 🙂", "'\tTab, \"quoted\"\r\nbreak"]);
    let restored: Vec<&str> = cells
        .iter()
        .map(|cell| match cell.strip_prefix('\'') {
            Some(rest) if rest.trim_start_matches('\'').starts_with(['=', '-', '\t']) => rest,
            _ => cell,
        })
        .collect();
    assert_eq!(restored, IMPROVEMENTS);
}

#[test]
fn csv_keeps_to_rfc_4180() {
    let bytes = written("payments", Format::Csv, AWARDED);
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("id,reference,organisation,"));
    assert!(text.ends_with("\r\n"));
    assert!(text.contains("\"pay Mrs K, “at once”,\nthe sum\""), "{text}");
}

#[test]
fn json_lines_carry_types_and_the_words_unaltered() {
    let bytes = written("improvements", Format::Ndjson, AWARDED);
    let lines: Vec<serde_json::Value> =
        bytes.split(|b| *b == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["text"], "=cmd()");
    assert_eq!(lines[0]["actions"][0], "training");
    assert_eq!(lines[0]["paragraph"], 9);
    assert!(lines[0]["decision_date"].is_null());
}

#[test]
fn decisions_count_what_they_hold() {
    assert_eq!(column("decisions", "awards", AWARDED), ["2"]);
    assert_eq!(column("decisions", "improvements", AWARDED), ["4"]);
    assert_eq!(column("decisions", "reference", AWARDED), ["24 101 202"]);
}

#[test]
fn a_file_that_is_given_up_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    drop(Target::new(folder.path().join("a.csv")).unwrap());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    assert!(Target::new(folder.path()).unwrap_err().to_string().contains("folder"));
    assert!(Target::new(folder.path().join("no/such/a.csv")).is_err());
}
