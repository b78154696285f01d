//! A decision as one JSON document. What is not stated is not there: null and zero are no values.

use std::collections::BTreeMap;

use serde_json::{Map, Number, Value as Json};

use super::fields::{HEADING, KEY, PARTS, Part, ROLE, STANDARD_TEXT};
use crate::error::Result;
use crate::export::columns::{self as c, Column};
use crate::export::job::{Selection, each_row};
use crate::export::sheets::{Sheet, sheet};
use crate::export::value::Value;
use crate::index::card::whole_text;
use crate::model::decision::{Decision, Paragraph, Section};
use crate::store::Snapshot;

type Object = Map<String, Json>;

/// Does `with` with the key and the document of each decision of a selection, in order.
///
/// # Errors
///
/// Where the store cannot be read, and what `with` gives.
pub(super) fn each(
    snapshot: &Snapshot<'_>,
    selection: Selection<'_>,
    with: &mut dyn FnMut(&str, &Json) -> Result<()>,
) -> Result<()> {
    let mut found: BTreeMap<i64, Object> = BTreeMap::new();
    for part in PARTS {
        let Some(rows) = part.sheet.and_then(sheet) else { continue };
        let rows = Sheet { columns: part.columns, ..*rows };
        each_row(&rows, snapshot, selection, &mut |document, values| {
            add(&mut found, document, part, object(part.columns, values));
            Ok(())
        })?;
    }
    for document in selection.documents {
        let Some(mut object) = found.remove(document) else { continue };
        let Some((key, record)) = snapshot.record(*document)? else { continue };
        let Some(decision) = record.decision() else { continue };
        object.insert(KEY.header.to_owned(), key.as_str().into());
        object.insert(PARAGRAPHS.to_owned(), paragraphs(decision));
        with(&key, &Json::Object(object))?;
    }
    Ok(())
}

/// The name of the list that is in no sheet.
const PARAGRAPHS: &str = "paragraphs";

/// Adds a row to its decision. Improvements that a performance page lists belong to none.
fn add(found: &mut BTreeMap<i64, Object>, document: i64, part: &Part, row: Object) {
    if part.name.is_empty() {
        found.insert(document, row);
    } else if let Some(decision) = found.get_mut(&document) {
        let list = decision.entry(part.name).or_insert_with(|| Json::Array(Vec::new()));
        if let Json::Array(list) = list {
            list.push(Json::Object(row));
        }
    }
}

fn object(columns: &[&Column], values: &[Value<'_>]) -> Object {
    let fields = columns.iter().zip(values);
    fields.filter_map(|(column, value)| Some((column.header.to_owned(), json(value)?))).collect()
}

/// A value as search engines take it: money is a number that they can compare; beside it stands the
/// whole number of pence.
fn json(value: &Value<'_>) -> Option<Json> {
    match value {
        Value::Empty => None,
        Value::Words(words) | Value::Texts(words) if words.is_empty() => None,
        Value::Integers(numbers) if numbers.is_empty() => None,
        #[allow(clippy::cast_precision_loss, reason = "exact far beyond any sum of a decision")]
        Value::Money(sum) => Number::from_f64(sum.0 as f64 / 100.0).map(Json::Number),
        other => serde_json::to_value(other).ok(),
    }
}

/// Every paragraph in the order of reading, under the number that the facts name it by.
fn paragraphs(decision: &Decision) -> Json {
    let of = |section: &Section| {
        section.paragraphs.iter().map(|it| paragraph(section, it)).collect::<Vec<_>>()
    };
    decision.sections.iter().flat_map(of).collect()
}

fn paragraph(section: &Section, it: &Paragraph) -> Json {
    let mut object = Object::new();
    if let Some(number) = it.number {
        object.insert(c::PARAGRAPH.header.to_owned(), number.into());
    }
    if !section.heading.is_empty() {
        object.insert(HEADING.header.to_owned(), section.heading.as_str().into());
    }
    object.insert(ROLE.header.to_owned(), section.role.as_str().into());
    let text = if it.boilerplate { STANDARD_TEXT } else { c::TEXT };
    object.insert(text.header.to_owned(), whole_text(it).into());
    Json::Object(object)
}
