//! The description of a folder of files as a Frictionless data package.

use serde_json::{Map, Value as Json, json};

use super::PROVENANCE;
use super::csvw::SHIELDED;
use crate::export::columns::{Column, ColumnType};
use crate::export::provenance::{ACKNOWLEDGEMENT, Provenance, TERMS, Table};
use crate::export::sheets::Sheet;
use crate::export::write::Format;

/// The description of the files, each with its sheet and what was written.
pub(super) fn datapackage(
    format: Format,
    all: &Provenance,
    files: &[(&Sheet, &Table, String)],
) -> Json {
    let resources: Vec<Json> =
        files.iter().map(|(sheet, table, file)| resource(format, sheet, table, file)).collect();
    let statements: Vec<String> =
        all.statements().iter().map(|(name, said)| format!("{name}: {said}")).collect();
    json!({
        "name": "casebook",
        "title": "Ombudsman decisions: what was found, what was paid, what must change",
        "description": format!("{}\n\n{ACKNOWLEDGEMENT}", statements.join("\n")),
        "profile": "data-package",
        "created": all.written_at,
        "licenses": [{
            "title": "The Ombudsman's terms of re-use: acknowledge, do not alter",
            "path": TERMS,
        }],
        "sources": [{
            "title": "Decisions of the Local Government and Social Care Ombudsman",
            "path": "https://www.lgo.org.uk/decisions",
        }],
        "resources": resources,
        PROVENANCE: all,
    })
}

fn resource(format: Format, sheet: &Sheet, table: &Table, file: &str) -> Json {
    let csv = format == Format::Csv;
    let mut described = Map::new();
    let mut say = |name: &str, what: Json| described.insert(name.to_owned(), what);
    say("name", sheet.name.into());
    say("path", file.into());
    say("title", sheet.plural.into());
    let notes = if csv { format!("{} {SHIELDED}", sheet.about) } else { sheet.about.to_owned() };
    say("description", notes.into());
    say("profile", if csv { "tabular-data-resource" } else { "data-resource" }.into());
    say("format", format.name().into());
    if csv {
        say("mediatype", "text/csv".into());
        say("encoding", "utf-8".into());
        say("dialect", json!({ "delimiter": ",", "doubleQuote": true, "header": true }));
    }
    let fields: Vec<Json> = sheet.columns.iter().map(|column| field(column, csv)).collect();
    say("schema", json!({ "fields": fields, "primaryKey": ["id"], "missingValues": [""] }));
    say("rows", table.rows.into());
    say("rows_sha256", table.rows_sha256.as_str().into());
    Json::Object(described)
}

fn field(column: &Column, csv: bool) -> Json {
    let kind = match column.holds {
        ColumnType::Integer => "integer",
        ColumnType::Money | ColumnType::Number => "number",
        ColumnType::Date => "date",
        ColumnType::Boolean => "boolean",
        // In CSV lists are strings: the first version of the standard knows none with separators.
        ColumnType::Texts | ColumnType::Words | ColumnType::Integers if !csv => "array",
        _ => "string",
    };
    let mut described = json!({
        "name": column.header,
        "type": kind,
        "description": column.about,
    });
    if let Json::Object(fields) = &mut described {
        if column.header == "id" {
            fields.insert("constraints".into(), json!({ "required": true, "unique": true }));
        }
        if let Some(separator) = column.holds.separator().filter(|_| csv) {
            fields.insert("separator".into(), separator.into());
        }
    }
    described
}
