//! What has to hold of the spans of any record. The fuzz targets hold it too.

use casebook::text::Page;
use serde_json::{Map, Value};

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
        let said = |name| fields.get(name).filter(|words: &&Value| !words.is_null());
        (fields.get("span")?, said("quote").or_else(|| said("text"))?)
    };
    let (start, end) = (offset(span.get("start")?)?, offset(span.get("end")?)?);
    let slice = text.get(start..end).unwrap_or_default();
    (Some(slice) != words.as_str())
        .then(|| format!("{place}: {start}..{end} slices to {slice:?}, the record says {words}"))
}

fn offset(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}
