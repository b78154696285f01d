//! The description of a CSV file after the W3C's "CSV on the Web", as it lies beside the file.

use serde_json::{Map, Value as Json, json};

use super::PROVENANCE;
use crate::export::columns::{Column, ColumnType};
use crate::export::provenance::{ACKNOWLEDGEMENT, Provenance, TERMS};
use crate::export::sheets::Sheet;

/// The address under which a property of casebook's own has a meaning: common properties of CSVW are
/// named by addresses.
const OWN: &str = "https://casebook.invalid/terms#";

/// What a reader of CSV has to know to restore words.
pub(super) const SHIELDED: &str = "Words that a spreadsheet would run as a formula (they begin with = + - @, a tab or a \
     line break) have an apostrophe before them; to restore the words, take one apostrophe away where such a sign follows.";

/// The description of `file`, which holds `sheet`.
pub(super) fn metadata(sheet: &Sheet, done: &Provenance, file: &str) -> Json {
    let columns: Vec<Json> = sheet.columns.iter().map(|it| column(it)).collect();
    let statements: Vec<String> =
        done.statements().iter().map(|(name, said)| format!("{name}: {said}")).collect();
    let mut described = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "url": file,
        "dc:title": format!("casebook {}", sheet.name),
        "dc:description": format!("{} {SHIELDED}", sheet.about),
        "dc:license": { "@id": TERMS },
        "dc:rights": ACKNOWLEDGEMENT,
        "dc:created": done.written_at,
        "dc:creator": done.program,
        "dc:provenance": statements.join("\n"),
        "dialect": {
            "delimiter": ",",
            "encoding": "utf-8",
            "header": true,
            "lineTerminators": ["\r\n"],
            "quoteChar": "\"",
            "doubleQuote": true,
        },
        "tableSchema": { "columns": columns, "primaryKey": "id" },
    });
    if let Json::Object(fields) = &mut described {
        fields.insert(format!("{OWN}{PROVENANCE}"), own(done).into());
    }
    described
}

/// What `casebook export --check` reads: JSON in a string, since a CSVW processor knows only its own
/// vocabulary.
fn own(done: &Provenance) -> String {
    serde_json::to_string(done).unwrap_or_default()
}

/// The provenance in a description that [`metadata`] has written.
pub(super) fn provenance(described: &Json) -> Option<Provenance> {
    let text = described.get(format!("{OWN}{PROVENANCE}"))?.as_str()?;
    serde_json::from_str(text).ok()
}

fn column(column: &Column) -> Json {
    let mut described = Map::new();
    described.insert("name".into(), column.header.into());
    described.insert("titles".into(), column.header.into());
    described.insert("dc:description".into(), column.about.into());
    described.insert("datatype".into(), datatype(column.holds));
    if let Some(separator) = column.holds.separator() {
        described.insert("separator".into(), separator.into());
    }
    if column.header == "id" {
        described.insert("required".into(), true.into());
    }
    Json::Object(described)
}

fn datatype(holds: ColumnType) -> Json {
    match holds {
        ColumnType::Text | ColumnType::Texts | ColumnType::Word | ColumnType::Words => {
            "string".into()
        }
        ColumnType::Integer | ColumnType::Integers => "integer".into(),
        ColumnType::Money => json!({ "base": "decimal", "format": "0.00" }),
        ColumnType::Number => "number".into(),
        ColumnType::Date => json!({ "base": "date", "format": "yyyy-MM-dd" }),
        ColumnType::Boolean => json!({ "base": "boolean", "format": "true|false" }),
        ColumnType::Link => "anyURI".into(),
    }
}
