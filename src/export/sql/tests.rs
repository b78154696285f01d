//! What a script looks like; that PostgreSQL takes it is shown by `tests/all/postgres.rs`.

use super::*;
use crate::export::{SHEETS, sheet};
use crate::model::Pence;

fn script(values: &[Value<'_>], question: &str) -> String {
    let mut bytes = Vec::new();
    let mut writer = Box::new(Sql::new(&mut bytes));
    writer.begin(sheet("payments").unwrap()).unwrap();
    writer.row(values).unwrap();
    writer.end().unwrap();
    let made = Provenance { question: question.to_owned(), ..Provenance::default() };
    writer.finish(&made).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn cells_are_as_copy_reads_them() {
    for (value, cell) in [
        (Value::Empty, "\\N"),
        (Value::Text(""), ""),
        (Value::Text("\\N"), "\\\\N"),
        (Value::Text("\\."), "\\\\."),
        (Value::Text("a\tb\r\nc\\d"), "a\\tb\\r\\nc\\\\d"),
        (Value::Text("a\0b 🙂"), "a\u{fffd}b 🙂"),
        (Value::Money(Pence(123_456)), "1234.56"),
        (Value::Boolean(true), "true"),
        (Value::Words(Vec::new()), "{}"),
        (Value::Words(vec!["distress".into(), "delay".into()]), "{\"distress\",\"delay\"}"),
        (
            Value::Texts(vec!["a \"b\", {c}".into(), "NULL".into()]),
            "{\"a \\\\\"b\\\\\", {c}\",\"NULL\"}",
        ),
        (Value::Texts(vec!["a\\b".into()]), "{\"a\\\\\\\\b\"}"),
        (Value::Integers(vec![3, 17]), "{3,17}"),
    ] {
        let mut line = Vec::new();
        cells::row(&[value.clone(), Value::Integer(1)], &mut line);
        assert_eq!(String::from_utf8(line).unwrap(), format!("{cell}\t1\n"), "{value:?}");
    }
}

#[test]
fn what_was_written_is_read_back() {
    let sheet = sheet("payments").unwrap();
    let values: Vec<Value<'_>> = sheet
        .columns
        .iter()
        .map(|column| match column.header {
            "id" => Value::Text("24 101 202/payment/1.1"),
            "quote" => Value::Text("a\tb\r\n\\. \"c\", \\N"),
            "purposes" => Value::Words(vec!["distress".into(), "a, \"b\"\\".into()]),
            "amount" => Value::Money(Pence(35_050)),
            _ => Value::Empty,
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sql");
    std::fs::write(&path, script(&values, "")).unwrap();
    let mut rows = open(&path, sheet).unwrap();
    let header: Vec<&str> = sheet.columns.iter().map(|column| column.header).collect();
    assert_eq!(rows.header(), header);
    let plain: Vec<String> = values.iter().map(|value| value.plain().into_owned()).collect();
    let mut read = Vec::new();
    rows.each(&mut |row| {
        read.push(row);
        Ok(())
    })
    .unwrap();
    assert_eq!(read, [plain]);
    assert!(open(&path, crate::export::sheet("events").unwrap()).is_err());
}

#[test]
fn no_words_of_a_person_end_a_comment_or_a_literal() {
    let question = "O'Brien\n\\! rm -rf\n'; DROP SCHEMA casebook; --";
    let script = script(&[Value::Text("x")], question);
    let (before, literal) = script.split_once("IS 'Sheet: ").unwrap();
    assert!(!before.contains("Brien"), "{before}");
    let (literal, record) = literal.split_once(definition::RECORD).unwrap();
    assert!(record.contains("Brien") && record.find(['\n', '\r']) == Some(record.len() - 1));
    let bare = literal.replace("''", "");
    assert_eq!(bare.matches('\'').count(), 1, "{literal}");
    assert!(bare.ends_with("';\nCOMMIT;\n"), "{literal}");
}

#[test]
fn every_column_of_every_sheet_is_defined_and_explained() {
    for sheet in SHEETS {
        let table = definition::table(sheet);
        for column in sheet.columns {
            for said in [
                format!("  \"{}\" ", column.header),
                format!("COMMENT ON COLUMN casebook.{}.\"{}\" IS '", sheet.name, column.header),
            ] {
                assert!(table.contains(&said), "{said} is not in\n{table}");
            }
        }
        assert_eq!(table.matches("PRIMARY KEY").count(), 1, "{table}");
    }
}
