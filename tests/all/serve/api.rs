//! The interface for programs: its answers are what its document says.

use serde_json::{Value, json};

use super::Served;
use crate::binary::corpus_casebook;

/// Holds a value to a schema of the document.
fn held(document: &Value, schema: &Value, value: &Value, what: &str) {
    let mut root = schema.clone();
    root["components"] = document["components"].clone();
    let validator = jsonschema::validator_for(&root).unwrap();
    let faults: Vec<String> = validator.iter_errors(value).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{what}: {faults:?}");
}

fn json(served: &Served, path: &str) -> (u16, Value) {
    let reply = served.get(path);
    let value = serde_json::from_str(&reply.body)
        .unwrap_or_else(|error| panic!("{path}: {error}: {}", reply.body));
    (reply.status, value)
}

/// An address of every operation that has an answer over the corpus.
const ASKED: &[(&str, &str)] = &[
    ("/api/v1/search", "?q=late+plan&outcome=upheld&limit=3&page=2"),
    ("/api/v1/search", "?q=zzzzz"),
    ("/api/v1/search", ""),
    ("/api/v1/decisions/{reference}", "24-112-307"),
    ("/api/v1/decisions/{reference}/similar", "24 112 307?limit=2"),
    ("/api/v1/themes", "?q=delay"),
    ("/api/v1/stats/payments", "?q=late+plan&by=year&by=purpose"),
    ("/api/v1/stats/payments", ""),
    ("/api/v1/stats/outcomes", ""),
    ("/api/v1/councils/{name}", "Midshire"),
];

fn address(path: &str, rest: &str) -> String {
    match path.split_once('{') {
        None => format!("{path}{rest}"),
        Some((before, after)) => {
            let tail = after.split_once('}').unwrap().1;
            let (name, query) = rest.split_once('?').unwrap_or((rest, ""));
            format!("{before}{}{tail}?{query}", name.replace(' ', "%20"))
        }
    }
}

#[test]
fn serve_answers_programs_as_its_document_says() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    let (status, document) = json(&served, "/api/v1/openapi.json");
    assert_eq!((status, &document["openapi"]), (200, &json!("3.1.0")));
    for (path, operation) in document["paths"].as_object().unwrap() {
        let schema = &operation["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        let asked: Vec<_> = ASKED.iter().filter(|(of, _)| of == path).collect();
        assert!(!asked.is_empty(), "nothing is asked of {path}");
        for (_, rest) in asked {
            let address = address(path, rest);
            let (status, answer) = json(&served, &address);
            assert_eq!(status, 200, "{address}: {answer}");
            held(&document, schema, &answer, &address);
        }
    }
}

#[test]
fn serve_tells_programs_what_is_wrong_in_the_form_of_the_standard() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    let (_, document) = json(&served, "/api/v1/openapi.json");
    let schema = json!({"$ref": "#/components/schemas/Problem"});
    for (path, wanted) in [
        ("/api/v1/search?outcome=won", 400),
        ("/api/v1/search?limit=0", 400),
        ("/api/v1/search?page=x", 400),
        ("/api/v1/search?outcomes=upheld", 400),
        ("/api/v1/councils/Kent?limit=3", 400),
        ("/api/v1/decisions/99-999-999", 404),
        ("/api/v1/decisions/%3Cscript%3E", 404),
        ("/api/v1/stats/payments?by=colour", 400),
        ("/api/v1/councils/Nowhere", 404),
        ("/api/v1/nothing", 404),
    ] {
        let (status, problem) = json(&served, path);
        assert_eq!((status, &problem["status"]), (wanted, &json!(wanted)), "{path}: {problem}");
        held(&document, &schema, &problem, path);
    }
}

#[test]
fn serve_finds_for_programs_what_the_command_line_finds() {
    let casebook = corpus_casebook();
    let served = Served::over(&casebook.data());
    let words = ["search", "late plan", "--outcome", "upheld", "--limit", "20", "--format", "json"];
    let typed = casebook.run(&words).ends(0).json();
    let (_, asked) = json(&served, "/api/v1/search?q=late+plan&outcome=upheld");
    assert_eq!(asked, typed);
    for (words, query) in [
        ("late plan", "late+plan"),
        ("distress, delay, 2020 on", "distress,+delay,+2020+on"),
        ("late plan, distress", "late+plan&purpose=distress"),
    ] {
        let typed = casebook.run(&["stats", "payments", words, "--format", "json"]).ends(0).json();
        let (_, asked) = json(&served, &format!("/api/v1/stats/payments?q={query}"));
        assert_eq!(asked["all"], typed["all"], "{words}");
    }
}
