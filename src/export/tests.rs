//! Exports of a store with one decision that was made by hand.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::store::{Parcel, Store};
use crate::{Body, Record};

fn payment(amount: Option<&str>, status: &str, paragraph: u32) -> serde_json::Value {
    json!({
        "amount": amount, "amount_min": null, "currency": "GBP",
        "amount_status": if amount.is_some() { "stated" } else { "not_stated" },
        "status": status, "awarded": matches!(status, "agreed" | "recommended"),
        "form": "payment", "payer": null, "payee": "Mrs K", "beneficiary": null,
        "purposes": ["distress", "delay"], "due": {"text": "within a month", "date": "2025-07-29"},
        "basis": {"rate": "50.00", "per": "month", "count": 7.0}, "paragraph": paragraph,
        "quote": "pay Mrs K, “at once”,\nthe sum", "span": {"start": 10, "end": 20},
        "also_at": [], "rule": "payment/verb", "confidence": 0.9,
    })
}

/// What a spreadsheet might run, and what a table might break at.
const PAYLOAD: [&str; 12] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\tTab, \"quoted\"\r\nbreak",
    "\r=1+1",
    "\n=1+1",
    "'-1 with an apostrophe",
    "''=two of them",
    "＝full width",
    "Train staff 🙂, \"again\"; a, b | c",
    "  'plain'  ",
];

fn improvement(text: &str) -> serde_json::Value {
    json!({
        "text": text, "actions": ["training", "audit"], "status": "agreed", "due": null,
        "paragraph": 9, "span": {"start": 0, "end": 4}, "rule": "improvement/item",
        "confidence": 1.0,
    })
}

fn record(amounts: &[(Option<&str>, &str, u32)]) -> Record {
    let payments: Vec<_> =
        amounts.iter().map(|(amount, status, at)| payment(*amount, status, *at)).collect();
    let mut record: Record = serde_json::from_value(json!({
        "kind": "decision", "scheme": "lgsco", "diagnostics": [],
        "source": {
            "path": "a.txt", "url": "https://example.org/a", "media_type": "text/plain",
            "bytes": 1, "sha256": "", "text_sha256": "11", "parser": "casebook",
        },
        "document_type": "statement", "reference": "24 101 202",
        "organisation": "Ashby Council", "organisation_type": null, "category": "Education",
        "subcategory": null, "outcome": "upheld", "outcome_label": "Upheld",
        "finding": "fault_and_injustice", "decision_date": null, "summary": null,
        "summary_span": null, "sections": [], "cross_references": [], "related_references": [],
        "payments": payments, "awarded_total": null, "awarded_total_complete": false,
        "other_amounts": [], "service_improvements": PAYLOAD.map(improvement),
        "other_actions": [], "compliance": null,
        "events": [{
            "date": {"text": "in June", "earliest": "2024-06-01", "latest": "2024-06-30"},
            "text": "In June it wrote.", "paragraph": 4, "span": {"start": 1, "end": 5},
        }],
        "citations": [{
            "act": "Local Government Act 1974", "kind": "statute", "provisions": ["26(1)", "26A"],
            "paragraph": 4, "span": {"start": 1, "end": 5},
        }],
        "themes": [{"theme": "delay", "paragraphs": [4, 9], "rule": "phrase: late"}],
    }))
    .unwrap();
    if let crate::Body::Decision(decision) = &mut record.body {
        decision.add_up();
    }
    record
}

const AMOUNTS: &[(Option<&str>, &str, u32)] =
    &[(Some("350.00"), "agreed", 57), (Some("250.00"), "declined", 43), (None, "recommended", 57)];

/// A store that holds one record.
struct Held {
    store: Store,
    folder: TempDir,
}

impl Held {
    fn new(record: Record) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create_or_open(folder.path().join("data")).unwrap();
        let mut held = Self { store, folder };
        held.put(record);
        held
    }

    fn put(&mut self, mut record: Record) {
        // Another text each time, so that the later one takes the place of the earlier.
        let text = serde_json::to_vec(&record).unwrap();
        record.source.bytes = text.len() as u64;
        record.source.sha256 =
            crate::text::page::hex(&<sha2::Sha256 as sha2::Digest>::digest(&text));
        record.source.text_sha256.clone_from(&record.source.sha256);
        let mut batch = self.store.batch().unwrap();
        batch.put(&Parcel::new(record, &text).unwrap()).unwrap();
        batch.commit().unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn order<T>(
        &self,
        sheets: &[&str],
        (format, all_statuses): (Format, bool),
        with: impl FnOnce(&Order<'_>) -> T,
    ) -> T {
        let snapshot = self.store.snapshot().unwrap();
        let documents = snapshot.documents().unwrap();
        with(&Order {
            sheets: sheets.iter().map(|name| sheet(name).unwrap()).collect(),
            format,
            excel: false,
            selection: Selection { documents: &documents, all_statuses },
            snapshot: &snapshot,
            provenance: Provenance {
                sheet: sheets[0].to_owned(),
                all_statuses,
                format: format.name().to_owned(),
                ..Provenance::default()
            },
        })
    }

    fn written(&self, name: &str, format: Format, all: bool) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.order(&[name], (format, all), |order| {
            order.to_stream(&mut bytes).unwrap();
        });
        bytes
    }

    fn column(&self, name: &str, header: &str, all: bool) -> Vec<String> {
        let bytes = self.written(name, Format::Csv, all);
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let at = reader.headers().unwrap().iter().position(|known| known == header).unwrap();
        reader.records().map(|row| row.unwrap()[at].to_owned()).collect()
    }

    fn changes(&self, path: &Path) -> Changes {
        let made = provenance_of(path).unwrap();
        let snapshot = self.store.snapshot().unwrap();
        let documents = snapshot.documents().unwrap();
        let selection = Selection { documents: &documents, all_statuses: made.all_statuses };
        let table = &made.tables[0];
        let sheet = sheet(&table.sheet).unwrap();
        let format = Format::named(&made.format).unwrap();
        let again = || open(path, format, sheet);
        changes(sheet, table, &again, &snapshot, selection).unwrap()
    }
}

fn held() -> Held {
    Held::new(record(AMOUNTS))
}

#[test]
fn every_column_of_every_sheet_is_in_the_table_once() {
    let all: Vec<&str> = columns::ALL.iter().map(|column| column.header).collect();
    for (at, header) in all.iter().enumerate() {
        assert!(!all[..at].contains(header), "{header} stands twice in the table");
        let used = SHEETS.iter().any(|sheet| sheet.columns.iter().any(|it| it.header == *header));
        assert!(used, "no sheet has {header}");
    }
    for sheet in SHEETS {
        let mut headers: Vec<_> = sheet.columns.iter().map(|column| column.header).collect();
        let count = headers.len();
        headers.sort_unstable();
        headers.dedup();
        assert_eq!(headers.len(), count, "{}", sheet.name);
    }
}

#[test]
fn an_extracted_row_says_where_it_comes_from() {
    let source = "reference organisation decision_date paragraph quote span_start span_end rule \
                  confidence review source_path sha256 url parser";
    let extracted =
        ["payments", "other_amounts", "improvements", "actions", "events", "citations", "themes"];
    for name in extracted {
        let columns = sheet(name).unwrap().columns;
        for header in source.split_whitespace() {
            assert!(columns.iter().any(|column| column.header == header), "{name}: {header}");
        }
    }
}

#[test]
fn every_sheet_has_a_view_with_its_columns_and_no_sheet_is_without_a_dictionary() {
    let held = held();
    for sheet in SHEETS {
        let bytes = held.written(sheet.name, Format::Csv, true);
        let header: Vec<&str> = sheet.columns.iter().map(|column| column.header).collect();
        assert!(String::from_utf8(bytes).unwrap().starts_with(&header.join(",")), "{}", sheet.name);
        let text = dictionary(&[sheet]);
        assert!(header.iter().all(|name| text.contains(&format!("| `{name}` |"))), "{text}");
    }
}

#[test]
fn only_awards_unless_all_are_wanted_and_names_stay() {
    let held = held();
    assert_eq!(
        held.column("payments", "id", false),
        ["24 101 202/payment/57.1", "24 101 202/payment/57.2"]
    );
    assert_eq!(held.column("payments", "status", true), ["agreed", "declined", "recommended"]);
    assert_eq!(held.column("payments", "id", true)[2], "24 101 202/payment/57.2");
}

#[test]
fn what_is_not_stated_is_empty_and_not_zero() {
    let held = held();
    assert_eq!(held.column("payments", "amount", false), ["350.00", ""]);
    assert_eq!(held.column("payments", "amount_pence", false), ["35000", ""]);
    assert_eq!(held.column("payments", "awarded_amount", true), ["350.00", "", ""]);
    assert_eq!(held.column("payments", "confidence", false), ["0.9", "0.9"]);
    assert_eq!(held.column("payments", "purposes", false)[0], "distress; delay");
    assert_eq!(held.column("payments", "due_date", false)[0], "2025-07-29");
    assert_eq!(held.column("payments", "awarded", false)[0], "true");
}

#[test]
fn what_nobody_decides_about_has_names_too() {
    let held = held();
    assert_eq!(held.column("events", "id", false), ["24 101 202/event/4.1"]);
    assert_eq!(held.column("events", "latest", false), ["2024-06-30"]);
    assert_eq!(held.column("citations", "id", false), ["24 101 202/citation/4.1"]);
    assert_eq!(held.column("citations", "provisions", false), ["26(1) | 26A"]);
    assert_eq!(held.column("themes", "id", false), ["24 101 202/theme/delay"]);
    assert_eq!(held.column("themes", "paragraphs", false), ["4; 9"]);
}

#[test]
fn formulas_are_harmless_and_every_text_comes_back() {
    let held = held();
    let cells = held.column("improvements", "text", false);
    for cell in &cells {
        assert!(!cell.starts_with(FORMULA_SIGNS), "{cell:?} would run");
    }
    let restored: Vec<&str> = cells.iter().map(|cell| unshield(cell)).collect();
    assert_eq!(restored, PAYLOAD);
    let lines = held.written("improvements", Format::Ndjson, false);
    let texts: Vec<String> = lines
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice::<serde_json::Value>(line).unwrap())
        .map(|row| row["text"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(texts, PAYLOAD);
    for (form, format) in Format::ALL {
        let path = held.path(&format!("i.{form}"));
        held.order(&["improvements"], (*format, false), |order| order.to_file(&path).unwrap());
        let mut read = Vec::new();
        let mut file = open(&path, *format, sheet("improvements").unwrap()).unwrap();
        let at = file.header().iter().position(|name| name == "text").unwrap();
        file.each(&mut |row| {
            read.push(row[at].clone());
            Ok(())
        })
        .unwrap();
        assert_eq!(read, PAYLOAD, "{form}");
    }
}

#[test]
fn csv_keeps_to_rfc_4180() {
    let text = String::from_utf8(held().written("payments", Format::Csv, false)).unwrap();
    assert!(text.starts_with("id,reference,organisation,"));
    assert!(text.ends_with("\r\n"));
    assert!(text.contains("\"pay Mrs K, “at once”,\nthe sum\""), "{text}");
}

#[test]
fn json_lines_carry_types() {
    let bytes = held().written("payments", Format::Ndjson, false);
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap();
    let row: serde_json::Value = serde_json::from_slice(first).unwrap();
    assert_eq!(row["amount"], "350.00");
    assert_eq!(row["amount_pence"], 35000);
    assert_eq!(row["purposes"], json!(["distress", "delay"]));
    assert_eq!(row["basis_count"], 7.0);
    assert_eq!(row["awarded"], true);
    assert!(row["decision_date"].is_null());
}

#[test]
fn decisions_count_what_they_hold() {
    let held = held();
    assert_eq!(held.column("decisions", "awards", false), ["2"]);
    assert_eq!(held.column("decisions", "improvements", false), [PAYLOAD.len().to_string()]);
    assert_eq!(held.column("decisions", "awarded_total", false), ["350.00"]);
}

#[test]
fn a_table_tells_its_sum_and_a_digest_that_is_the_same_in_every_form() {
    let held = held();
    let tables = [Format::Csv, Format::Ndjson].map(|format| {
        held.order(&["payments"], (format, false), |order| {
            order.to_stream(&mut std::io::sink()).unwrap().tables.remove(0)
        })
    });
    let [csv, ndjson] = &tables;
    assert_eq!(csv, ndjson);
    assert_eq!((csv.rows, csv.documents), (2, 1));
    assert_eq!((csv.awarded_pence, csv.awards_without_sum), (Some(35_000), Some(1)));
    assert_eq!(csv.rows_sha256.len(), 64);
}

#[test]
fn a_file_is_the_same_as_long_as_its_rows_are() {
    let mut held = held();
    let files = Format::ALL.iter().map(|(name, format)| (format!("p.{name}"), *format));
    let files: Vec<(String, Format)> = files.collect();
    for (name, format) in &files {
        let path = held.path(name);
        held.order(&["payments"], (*format, true), |order| order.to_file(&path).unwrap());
        let found = held.changes(&path);
        assert!(found.is_none() && !found.altered && found.columns.is_empty(), "{found:?}");
        assert_eq!((found.before, found.now), (3, 3));
    }
    held.put(record(&[
        (Some("400.00"), "agreed", 57),
        (Some("250.00"), "declined", 43),
        (Some("10.00"), "agreed", 60),
    ]));
    for (name, _) in &files {
        let found = held.changes(&held.path(name));
        assert_eq!(found.added, ["24 101 202/payment/60.1"], "{name}");
        assert_eq!(found.gone, ["24 101 202/payment/57.2"], "{name}");
        let amount = found.changed.iter().find(|it| it.column == "amount").unwrap();
        assert_eq!((&*amount.id, &*amount.before), ("24 101 202/payment/57.1", "350.00"));
        assert_eq!(amount.now, "400.00");
        let odd = ["payee", "quote", "amount_status", "id"];
        assert!(found.changed.iter().all(|it| !odd.contains(&&*it.column)), "{found:?}");
        assert!(!found.altered, "the file is as it was written");
    }
}

#[test]
fn every_sheet_is_read_back_as_it_was_written() {
    let held = held();
    for sheet in SHEETS {
        for (_, format) in Format::ALL {
            let path = held.path(&format!("{}.{}", sheet.name, format.name()));
            held.order(&[sheet.name], (*format, true), |order| order.to_file(&path).unwrap());
            let found = held.changes(&path);
            assert!(found.is_none() && !found.altered, "{}: {found:?}", path.display());
        }
    }
}

#[test]
fn what_a_form_had_no_room_for_is_no_change() {
    let mut record = record(&[(Some("10000000000.00"), "agreed", 57)]);
    if let Body::Decision(decision) = &mut record.body {
        decision.payments[0].quote = "The Council will pay. ".repeat(2_000);
    }
    let held = Held::new(record);
    for (form, format) in Format::ALL {
        let path = held.path(&format!("p.{form}"));
        held.order(&["payments"], (*format, true), |order| order.to_file(&path).unwrap());
        let found = held.changes(&path);
        assert!(found.is_none() && !found.altered, "{form}: {found:?}");
    }
}

#[test]
fn a_file_that_was_worked_on_is_told() {
    let held = held();
    let path = held.path("p.csv");
    held.order(&["payments"], (Format::Csv, false), |order| order.to_file(&path).unwrap());
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("350.00", "999.00")).unwrap();
    let found = held.changes(&path);
    assert!(found.altered);
    assert_eq!(found.changed[0].before, "999.00");
    std::fs::remove_file(held.path("p.csv-metadata.json")).unwrap();
    let error = provenance_of(&path).unwrap_err().to_string();
    assert!(error.contains("p.csv-metadata.json lies beside"), "{error}");
}

#[test]
fn a_column_that_was_deleted_is_a_change_and_another_order_of_rows_is_none() {
    let held = held();
    let path = held.path("p.csv");
    held.order(&["payments"], (Format::Csv, false), |order| order.to_file(&path).unwrap());
    let mut reader = csv::Reader::from_path(&path).unwrap();
    let header = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let again = |without: &[&str], more: &str| {
        let mut file = csv::Writer::from_path(&path).unwrap();
        for row in std::iter::once(&header).chain(rows.iter().rev()) {
            let kept = row.iter().zip(&header).filter(|(_, name)| !without.contains(name));
            let more = Some(more).filter(|more| !more.is_empty());
            file.write_record(kept.map(|(cell, _)| cell).chain(more)).unwrap();
        }
        file.flush().unwrap();
        held.changes(&path)
    };
    let found = again(&[], "");
    assert!(found.is_none() && found.altered && found.missing.is_empty(), "{found:?}");
    let found = again(&[], "remark");
    assert!(found.is_none() && found.columns == ["remark"], "{found:?}");
    let found = again(&["amount", "payee"], "");
    assert!(!found.is_none(), "what was deleted cannot be shown to be the same");
    assert_eq!(found.missing, ["amount", "payee"]);
    assert_eq!(found.columns, [] as [String; 0]);
}

#[test]
fn a_folder_holds_every_sheet_with_its_description() {
    let held = held();
    let folder = held.path("all");
    let names: Vec<&str> = SHEETS.iter().map(|sheet| sheet.name).collect();
    let done = held.order(&names, (Format::Csv, false), |order| order.to_folder(&folder).unwrap());
    assert_eq!(done.tables.len(), SHEETS.len());
    let text = std::fs::read_to_string(folder.join("datapackage.json")).unwrap();
    let package: serde_json::Value = serde_json::from_str(&text).unwrap();
    for (sheet, resource) in SHEETS.iter().zip(package["resources"].as_array().unwrap()) {
        assert_eq!(resource["name"], sheet.name);
        assert!(folder.join(resource["path"].as_str().unwrap()).is_file());
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let found: Vec<_> = fields.iter().map(|it| it["name"].as_str().unwrap()).collect();
        let wanted: Vec<_> = sheet.columns.iter().map(|column| column.header).collect();
        assert_eq!(found, wanted);
        let beside = folder.join(format!("{}.csv-metadata.json", sheet.name));
        assert_eq!(
            provenance_of(&beside.with_file_name(format!("{}.csv", sheet.name)))
                .unwrap()
                .tables
                .len(),
            1
        );
    }
    assert_eq!(provenance_of(&folder).unwrap(), done);
    assert!(folder.join("dictionary.md").is_file());
}

#[test]
fn a_file_without_its_description_says_itself_how_it_came_to_be_where_it_can() {
    let held = held();
    for (form, format) in Format::ALL {
        let path = held.path(&format!("p.{form}"));
        let done =
            held.order(&["payments"], (*format, true), |order| order.to_file(&path).unwrap());
        let (far, beside) = (held.path("far"), held.path(&format!("p.{form}-metadata.json")));
        std::fs::create_dir_all(&far).unwrap();
        std::fs::remove_file(beside).unwrap();
        let moved = far.join(format!("moved.{form}"));
        std::fs::rename(&path, &moved).unwrap();
        if matches!(format, Format::Csv | Format::Ndjson) {
            assert!(provenance_of(&moved).is_err(), "{form} has no place for it");
        } else {
            assert_eq!(provenance_of(&moved).unwrap(), done, "{form}");
            assert!(held.changes(&moved).is_none());
        }
    }
}

#[test]
fn every_description_has_the_acknowledgement_and_the_terms() {
    let held = held();
    for (form, format) in Format::ALL {
        let path = held.path(&format!("p.{form}"));
        held.order(&["payments"], (*format, true), |order| order.to_file(&path).unwrap());
        let beside = std::fs::read_to_string(held.path(&format!("p.{form}-metadata.json")));
        let described: serde_json::Value = serde_json::from_str(&beside.unwrap()).unwrap();
        let has = |words: &str| described.as_object().unwrap().values().any(|it| it == words);
        assert!(has(ACKNOWLEDGEMENT), "{form}");
        assert!(has(TERMS) || described["dc:license"]["@id"] == TERMS, "{form}");
    }
}

#[test]
fn a_list_is_an_array_where_the_form_has_lists() {
    let held = held();
    for (_, format) in Format::ALL {
        let folder = held.path(&format!("all as {}", format.name()));
        held.order(&["payments"], (*format, false), |order| order.to_folder(&folder).unwrap());
        let text = std::fs::read_to_string(folder.join("datapackage.json")).unwrap();
        let package: serde_json::Value = serde_json::from_str(&text).unwrap();
        let fields = package["resources"][0]["schema"]["fields"].as_array().unwrap();
        let purposes = fields.iter().find(|it| it["name"] == "purposes").unwrap();
        let csv = *format == Format::Csv;
        assert_eq!(purposes["type"], if csv { "string" } else { "array" }, "{format:?}");
        assert_eq!(purposes.get("separator").is_some(), csv, "{format:?}");
    }
}

#[test]
fn a_folder_that_was_made_for_nothing_is_removed() {
    let held = held();
    let folder = held.path("new/all");
    std::fs::create_dir_all(held.path("kept")).unwrap();
    std::fs::create_dir_all(held.path("kept/payments.csv")).unwrap();
    for place in [&folder, &held.path("kept")] {
        held.order(&["decisions", "payments"], (Format::Csv, false), |order| {
            // A sheet whose view is not there cannot be read.
            let odd = Sheet { name: "no_such_sheet", ..*sheet("payments").unwrap() };
            let odd: &'static Sheet = Box::leak(Box::new(odd));
            let sheets = vec![sheet("decisions").unwrap(), odd];
            let order = Order {
                sheets,
                format: order.format,
                excel: false,
                selection: order.selection,
                snapshot: order.snapshot,
                provenance: order.provenance.clone(),
            };
            order.to_folder(place).unwrap_err();
        });
    }
    assert!(!held.path("new").exists(), "it was not there before");
    assert_eq!(std::fs::read_dir(held.path("kept")).unwrap().count(), 1);
}

/// A stream that breaks after some bytes.
struct Breaks<'a>(&'a Mutex<usize>);

impl Write for Breaks<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut left = self.0.lock().unwrap();
        if *left == 0 {
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        let taken = bytes.len().min(*left);
        *left -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_an_error_wherever_it_strikes() {
    let held = held();
    for format in [Format::Csv, Format::Ndjson] {
        let whole = held.written("payments", format, true).len();
        for room in [0, 1, whole / 2, whole - 1] {
            let left = Mutex::new(room);
            let lost = held.order(&["payments"], (format, true), |order| {
                order.to_stream(&mut Breaks(&left)).unwrap_err()
            });
            assert_eq!(lost.kind(), crate::ErrorKind::Io, "{lost}");
            assert!(lost.to_string().contains("make room on the disk"), "{format:?}: {lost}");
        }
    }
}

#[test]
fn a_file_that_is_given_up_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    drop(Target::new(folder.path().join("a.csv")).unwrap());
    drop(Target::new(folder.path().join("a.csv")).unwrap().sync().unwrap());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    assert!(Target::new(folder.path()).unwrap_err().to_string().contains("folder"));
    assert!(Target::new(folder.path().join("no/such/a.csv")).is_err());
}
