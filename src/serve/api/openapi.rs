//! The interface as an OpenAPI 3.1 document, made from the table of operations and the types of the
//! answers.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::{Field, OPERATIONS, Operation};
use crate::export::{ACKNOWLEDGEMENT, TERMS};
use crate::search::filters::FILTERS;
use crate::serve::{Answer, Outcome, Visit};

pub(in crate::serve) fn page(_: &Visit) -> Outcome {
    Answer::json(&document())
}

/// The document.
fn document() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let paths: Map<String, Value> = OPERATIONS
        .iter()
        .map(|operation| {
            (operation.path.to_owned(), json!({"get": get(operation, &mut generator)}))
        })
        .collect();
    let mut schemas = generator.take_definitions(true);
    schemas.insert("Problem".to_owned(), problem());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "casebook",
            "version": env!("CARGO_PKG_VERSION"),
            "description": format!("Decisions of the Local Government and Social Care Ombudsman: what was found, paid and \
                promised, with the sentence behind every fact. Only read. Sums are whole pence. {ACKNOWLEDGEMENT} {TERMS}"),
        },
        "paths": paths,
        "components": {"schemas": schemas},
    })
}

fn get(operation: &Operation, generator: &mut SchemaGenerator) -> Value {
    let answer = (operation.answer)(generator);
    json!({
        "operationId": operation.id,
        "summary": operation.what,
        "parameters": parameters(operation),
        "responses": {
            "200": {"description": "The answer.", "content": {"application/json": {"schema": answer}}},
            "default": {
                "description": "Why there is none (RFC 9457).",
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
        },
    })
}

fn parameters(operation: &Operation) -> Vec<Value> {
    let part = operation.part.iter().map(|(name, what)| {
        json!({"name": name, "in": "path", "required": true, "description": what, "schema": {"type": "string"}})
    });
    let words = "words of the question, in its language: phrases, -without, OR, filters";
    let words = operation.asked.then(|| query("q", words, &json!({"type": "string"})));
    let filters = operation.asked.then_some(FILTERS).into_iter().flatten().map(|filter| {
        let what = format!("{}; for example {}", filter.meaning, filter.example);
        query(filter.name, &what, &json!({"type": "array", "items": {"type": "string"}}))
    });
    let fields = operation.fields.iter().map(field);
    part.chain(words).chain(filters).chain(fields).collect()
}

fn field(field: &Field) -> Value {
    let kind = if field.number {
        json!({"type": "integer", "minimum": 1})
    } else {
        json!({"type": "string"})
    };
    query(field.name, field.what, &kind)
}

fn query(name: &str, what: &str, schema: &Value) -> Value {
    json!({"name": name, "in": "query", "required": false, "description": what, "schema": schema})
}

fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["title", "status", "detail"],
        "properties": {
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "advice": {"type": "string"},
            "fields": {"type": "array", "items": {
                "type": "object",
                "required": ["name", "value", "expects"],
                "properties": {"name": {"type": "string"}, "value": {"type": "string"}, "expects": {"type": "string"}},
            }},
        },
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_schema_that_is_named_is_there() {
        let document = document();
        let text = document.to_string();
        let named: BTreeSet<&str> = text
            .split("\"#/components/schemas/")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let schemas = document["components"]["schemas"].as_object().unwrap();
        assert!(named.len() > 20, "{named:?}");
        for name in named {
            assert!(schemas.contains_key(name), "{name}");
        }
        assert!(!text.contains("$defs"), "every schema is a component");
    }
}
