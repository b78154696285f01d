//! Workbooks, some with small limits, as their XML says it.

use std::io::Read as _;

use jiff::civil::date;

use super::*;
use crate::export::sample::{Full, row};
use crate::export::sheets::sheet;
use crate::model::Pence;

const SMALL: Limits = Limits { rows: 3, links: 2, text: 60 };

fn written(limits: Limits, name: &str, rows: &[Vec<(&str, Value<'_>)>]) -> Vec<u8> {
    let (folder, sheet) = (tempfile::tempdir().unwrap(), sheet(name).unwrap());
    let mut bytes = Vec::new();
    let mut book = Box::new(Xlsx::within(limits, &mut bytes, folder.path()).unwrap());
    book.begin(sheet).unwrap();
    for cells in rows {
        book.row(&row(sheet, cells)).unwrap();
    }
    book.end().unwrap();
    let mut table = crate::export::Table::of(sheet);
    table.rows = rows.len() as u64;
    let provenance = Provenance {
        sheet: name.to_owned(),
        question: "council:Ashby".to_owned(),
        written_at: "2026-01-31T09:00:00Z".to_owned(),
        tables: vec![table],
        ..Provenance::default()
    };
    book.finish(&provenance).unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "no scratch file stays");
    bytes
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn payment<'a>(text: &'a str, url: &'a str) -> Vec<(&'static str, Value<'a>)> {
    vec![
        ("amount", Value::Money(Pence(35_005))),
        ("decision_date", Value::Date(date(2025, 7, 1))),
        ("awarded", Value::Boolean(true)),
        ("amount_pence", Value::Integer(35_005)),
        ("confidence", Value::Number(0.9)),
        ("quote", Value::Text(text)),
        ("url", Value::Link(url)),
    ]
}

#[test]
fn numbers_days_and_truths_are_what_they_are() {
    let bytes = written(EXCEL, "payments", &[payment("pay £350.05", "https://example.org/1")]);
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    for value in ["<v>350.05</v>", "<v>45839</v>", "<v>35005</v>", "<v>0.9</v>", "t=\"b\"><v>1</v>"]
    {
        assert!(sheet.contains(value), "{value} in {sheet}");
    }
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("yyyy-mm-dd") && styles.contains("£"), "{styles}");
}

#[test]
fn the_header_stays_and_filters_and_the_address_is_a_link() {
    let bytes = written(EXCEL, "payments", &[payment("words", "https://example.org/1")]);
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(sheet.contains("<pane ySplit=\"1\"") && sheet.contains("state=\"frozen\""), "{sheet}");
    assert!(sheet.contains("<autoFilter ref=\"A1:"), "{sheet}");
    assert!(sheet.contains("<cols>"), "{sheet}");
    let links = part(&bytes, "xl/worksheets/_rels/sheet2.xml.rels");
    assert!(links.contains("Target=\"https://example.org/1\""), "{links}");
}

#[test]
fn words_that_look_like_a_formula_stay_words() {
    let bytes = written(EXCEL, "payments", &[payment("=1+1", "javascript:alert(1)")]);
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(sheet.contains("t=\"inlineStr\"><is><t>=1+1</t></is>"), "{sheet}");
    assert!(!sheet.contains("<f>"), "no formula: {sheet}");
    assert!(!sheet.contains("<hyperlink "), "only pages are linked: {sheet}");
    assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
}

#[test]
fn what_a_sheet_cannot_hold_is_told_on_the_first() {
    let long = "a".repeat(61);
    let rows = vec![payment(&long, "https://example.org/1"); 3];
    let bytes = written(SMALL, "payments", &rows);
    let book = part(&bytes, "xl/workbook.xml");
    for name in ["name=\"About\"", "name=\"payments\"", "name=\"payments (2)\""] {
        assert!(book.contains(name), "{name} in {book}");
    }
    assert_eq!(part(&bytes, "xl/worksheets/sheet2.xml").matches("<row ").count(), 3);
    assert_eq!(part(&bytes, "xl/worksheets/sheet3.xml").matches("<row ").count(), 2);
    let words = part(&bytes, "xl/sharedStrings.xml");
    for told in [
        "payments has more rows than a sheet can hold (3); they go on in payments (2).",
        "(60 characters) are cut (3)",
        "What can be added up",
        "council:Ashby",
        "Ombudsman",
    ] {
        assert!(words.contains(told), "{told} in {words}");
    }
    let cells = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(cells.contains(limits::CUT), "{cells}");
}

#[test]
fn links_beyond_the_limit_are_text() {
    let limits = Limits { rows: 100, ..SMALL };
    let bytes = written(limits, "payments", &vec![payment("words", "https://example.org/1"); 5]);
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    assert_eq!(sheet.matches("<hyperlink ").count(), 2);
    assert_eq!(sheet.matches("https://example.org/1").count(), 5);
    let told =
        "addresses after the first 2 are text and no links, since a sheet can hold no more (3)";
    assert!(part(&bytes, "xl/sharedStrings.xml").contains(told));
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let book = || written(EXCEL, "payments", &[payment("words", "https://example.org/1")]);
    let bytes = book();
    assert_eq!(bytes, book());
    assert!(part(&bytes, "docProps/core.xml").contains("2026-01-31T09:00:00Z"));
}

#[test]
fn a_target_that_is_full_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let book = Box::new(Xlsx::new(Full, folder.path()).unwrap());
    let error = book.finish(&Provenance::default()).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
}
