//! The definition of the index, for each engine, from the table of fields.

use serde_json::{Map, Value as Json, json};

use super::analysis::{FOLDED, Names, QUESTION, REFERENCE, WORDS, analysis};
use super::fields::{KEY, Kept, PARTS, Part};
use crate::export::provenance::ACKNOWLEDGEMENT;

/// A search engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Elasticsearch 7.10 and later.
    Elasticsearch,
    /// OpenSearch, of any version.
    Opensearch,
    /// Quickwit, with version 0.8 of its definitions.
    Quickwit,
}

impl Engine {
    /// Every engine with its name.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("elasticsearch", Self::Elasticsearch),
        ("opensearch", Self::Opensearch),
        ("quickwit", Self::Quickwit),
    ];
}

/// The definition of an index that takes what [`bulk`](super::bulk) writes.
///
/// ```
/// use casebook::export::{Engine, definition};
/// let index = definition(Engine::Opensearch, &[]);
/// assert_eq!(index["mappings"]["properties"]["payments"]["type"], "nested");
/// ```
#[must_use]
pub fn definition(engine: Engine, names: &[Names]) -> Json {
    match engine {
        // The two have gone apart in much, and in nothing that stands here.
        Engine::Elasticsearch | Engine::Opensearch => lucene(names),
        Engine::Quickwit => quickwit(),
    }
}

/// The longest value, in characters, that Lucene takes as one term whatever the characters.
const LONGEST: u32 = 8191;

/// More objects than any decision has paragraphs, so that a page of nonsense stops no load.
const OBJECTS: u32 = 100_000;

fn lucene(names: &[Names]) -> Json {
    let mut properties = Map::new();
    properties.insert(KEY.header.to_owned(), field(Kept::Keyword));
    for part in PARTS {
        let fields = part.fields().map(|(column, kept)| (column.header.to_owned(), field(kept)));
        if part.name.is_empty() {
            properties.extend(fields);
        } else {
            properties.insert(part.name.to_owned(), list(&fields.collect()));
        }
    }
    json!({
        "settings": {
            "index": { "mapping": { "nested_objects": { "limit": OBJECTS } } },
            "analysis": analysis(names),
        },
        "mappings": {
            // A field that is not defined here is a mistake, not something to guess at.
            "dynamic": "strict",
            "_meta": { "made_by": "casebook export mapping", "acknowledgement": ACKNOWLEDGEMENT },
            "properties": properties,
        },
    })
}

/// Objects that can be asked for one by one, and together: words that stand in different paragraphs
/// are words of one decision.
fn list(fields: &Map<String, Json>) -> Json {
    json!({ "type": "nested", "include_in_root": true, "properties": fields })
}

fn field(kept: Kept) -> Json {
    let words = || json!({ "type": "text", "analyzer": WORDS, "search_analyzer": QUESTION });
    let normal = |normalizer: &str| json!({ "type": "keyword", "normalizer": normalizer, "ignore_above": LONGEST });
    match kept {
        Kept::Keyword => json!({ "type": "keyword", "ignore_above": LONGEST }),
        Kept::Name => json!({
            "type": "keyword",
            "ignore_above": LONGEST,
            "fields": { "folded": normal(FOLDED), "words": words() },
        }),
        Kept::Reference => json!({
            "type": "keyword",
            "ignore_above": LONGEST,
            "fields": { "any": normal(REFERENCE) },
        }),
        Kept::Prose => words(),
        Kept::Shown => json!({ "type": "keyword", "index": false, "doc_values": false }),
        Kept::Date => json!({ "type": "date", "format": "strict_date" }),
        Kept::Moment => json!({ "type": "date", "format": "strict_date_optional_time" }),
        Kept::Money => json!({ "type": "scaled_float", "scaling_factor": 100 }),
        Kept::Whole => json!({ "type": "long" }),
        Kept::Number => json!({ "type": "double" }),
        Kept::Boolean => json!({ "type": "boolean" }),
    }
}

/// Quickwit knows one stemmer of English and no names of one thing; lists of objects are JSON to it,
/// with one way of taking words apart for all of a list.
fn quickwit() -> Json {
    let mut fields = vec![flat(KEY.header, Kept::Keyword, false)];
    for part in PARTS {
        if part.name.is_empty() {
            fields.extend(part.fields().map(|(column, kept)| {
                flat(column.header, kept, column.holds.separator().is_some())
            }));
        } else {
            fields.push(objects(part));
        }
    }
    json!({
        "version": "0.8",
        "index_id": "casebook",
        "doc_mapping": { "mode": "strict", "field_mappings": fields },
        "search_settings": { "default_search_fields": ["summary", "paragraphs.text"] },
    })
}

fn objects(part: &Part) -> Json {
    let prose = part.kept.contains(&Kept::Prose);
    let tokenizer = if prose { "en_stem" } else { "raw" };
    let record = if prose { "position" } else { "basic" };
    json!({ "name": part.name, "type": "json", "tokenizer": tokenizer, "record": record, "fast": !prose })
}

fn flat(name: &str, kept: Kept, several: bool) -> Json {
    let (kind, more) = match kept {
        Kept::Keyword | Kept::Name | Kept::Reference => {
            ("text", json!({ "tokenizer": "raw", "fast": true }))
        }
        Kept::Prose => ("text", json!({ "tokenizer": "en_stem", "record": "position" })),
        Kept::Shown => ("text", json!({ "indexed": false })),
        Kept::Date => ("datetime", json!({ "input_formats": ["%Y-%m-%d"], "fast": true })),
        Kept::Moment => {
            ("datetime", json!({ "input_formats": ["rfc3339", "%Y-%m-%d"], "fast": true }))
        }
        Kept::Money | Kept::Number => ("f64", json!({ "fast": true })),
        Kept::Whole => ("i64", json!({ "fast": true })),
        Kept::Boolean => ("bool", json!({ "fast": true })),
    };
    let kind = if several { format!("array<{kind}>") } else { kind.to_owned() };
    let mut field = json!({ "name": name, "type": kind });
    if let (Json::Object(field), Json::Object(more)) = (&mut field, more) {
        field.extend(more);
    }
    field
}
