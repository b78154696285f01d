//! The statements around the rows, all made from the one table of columns.

use std::fmt::Write as _;

use super::SCHEMA;
use crate::export::columns::{Column, ColumnType};
use crate::export::provenance::Provenance;
use crate::export::sheets::Sheet;

/// What the script begins with.
pub(super) const BEGIN: &str = "\
-- Made by `casebook export`, for PostgreSQL: psql -f FILE DATABASE
\\set ON_ERROR_STOP on
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET client_min_messages = warning;
SET datestyle = 'ISO, YMD';
BEGIN;
CREATE SCHEMA IF NOT EXISTS casebook;
";

/// The table of a sheet, emptied and ready for its rows. One that another version of casebook made
/// gains the columns that it lacks.
pub(super) fn table(sheet: &Sheet) -> String {
    let name = name(sheet);
    let defined: Vec<String> = sheet.columns.iter().map(|column| defined(column)).collect();
    let mut script = format!("\nCREATE TABLE IF NOT EXISTS {name} (\n");
    _ = writeln!(script, "  {}\n);", defined.join(",\n  "));
    let added: Vec<String> = sheet
        .columns
        .iter()
        .filter(|column| column.header != KEY)
        .map(|column| format!("ADD COLUMN IF NOT EXISTS {}", defined_as(column)))
        .collect();
    _ = writeln!(script, "ALTER TABLE {name}\n  {};", added.join(",\n  "));
    // TRUNCATE would empty the table also for those who began to read before.
    _ = writeln!(script, "DELETE FROM {name};");
    _ = writeln!(script, "COMMENT ON TABLE {name} IS {};", quoted(sheet.about));
    for column in sheet.columns {
        let about = quoted(column.about);
        _ = writeln!(script, "COMMENT ON COLUMN {name}.\"{}\" IS {about};", column.header);
    }
    let headers: Vec<String> =
        sheet.columns.iter().map(|it| format!("\"{}\"", it.header)).collect();
    _ = writeln!(script, "COPY {name} ({}) FROM stdin;", headers.join(", "));
    script
}

/// What follows the rows: the column that joins the tables is looked up by.
pub(super) fn index(sheet: &Sheet) -> String {
    let mut script = String::new();
    if sheet.columns.iter().any(|column| column.header == REFERENCE) {
        let index = format!("{}_{REFERENCE}", sheet.name);
        _ = writeln!(
            script,
            "CREATE INDEX IF NOT EXISTS {index} ON {} ({REFERENCE});",
            name(sheet)
        );
    }
    _ = writeln!(script, "ANALYZE {};", name(sheet));
    script
}

/// Begins the line that says, for programs, how the script came to be.
pub(super) const RECORD: &str = "-- casebook: ";

/// How the rows came to be, and the end of the transaction.
pub(super) fn end(made: &Provenance) -> String {
    let statements = made.statements();
    let lines: Vec<String> =
        statements.iter().map(|(name, said)| format!("{name}: {said}")).collect();
    // JSON has no line breaks, by which the comment would end.
    let record = serde_json::to_string(made).unwrap_or_default();
    let said = quoted(&lines.join("\n"));
    format!("\nCOMMENT ON SCHEMA {SCHEMA} IS {said};\nCOMMIT;\n{RECORD}{record}\n")
}

/// The name of every row.
const KEY: &str = "id";

/// What the tables are joined by.
const REFERENCE: &str = "reference";

fn name(sheet: &Sheet) -> String {
    format!("{SCHEMA}.{}", sheet.name)
}

fn defined(column: &Column) -> String {
    let key = if column.header == KEY { " PRIMARY KEY" } else { "" };
    format!("{}{key}", defined_as(column))
}

fn defined_as(column: &Column) -> String {
    format!("\"{}\" {}", column.header, held_as(column.holds))
}

/// The type of a column.
const fn held_as(holds: ColumnType) -> &'static str {
    match holds {
        ColumnType::Text | ColumnType::Word | ColumnType::Link => "text",
        ColumnType::Texts | ColumnType::Words => "text[]",
        ColumnType::Integers => "bigint[]",
        // Wide enough for whatever a page may print: one absurd sum must not stop a load.
        ColumnType::Money => "numeric(20,2)",
        ColumnType::Integer => "bigint",
        ColumnType::Number => "double precision",
        ColumnType::Date => "date",
        ColumnType::Boolean => "boolean",
    }
}

/// Words as a literal.
fn quoted(words: &str) -> String {
    format!("'{}'", words.replace('\'', "''").replace('\0', "\u{fffd}"))
}
