//! `casebook export bulk` and `casebook export mapping`: documents that fit their definition, a
//! definition that the engines' published types take, and words that Lucene takes apart as casebook
//! does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use casebook::index::analyzer::tokens;
use serde_json::{Value, json};

use super::binary::{Casebook, corpus_casebook};

const ENGINES: [&str; 2] = ["elasticsearch", "opensearch"];

fn mapping(casebook: &Casebook, engine: &str) -> Value {
    casebook.run(&["export", "mapping", "--for", engine]).ends(0).json()
}

/// Names and documents of what was written.
fn documents(casebook: &Casebook, question: &[&str]) -> Vec<(String, Value)> {
    let lines = casebook.run(&[&["export", "bulk"], question].concat()).ends(0).ndjson();
    assert_eq!(lines.len() % 2, 0);
    let pair = |pair: &[Value]| {
        let action = pair[0].as_object().unwrap();
        assert_eq!(action.keys().collect::<Vec<_>>(), ["index"]);
        (action["index"]["_id"].as_str().unwrap().to_owned(), pair[1].clone())
    };
    lines.chunks(2).map(pair).collect()
}

/// Holds every value against the definition of its field; an engine would refuse what is not in it.
fn fits(place: &str, value: &Value, definition: &Value) {
    if let Value::Array(values) = value {
        assert!(!values.is_empty(), "{place} is an empty list");
        return values.iter().for_each(|value| fits(place, value, definition));
    }
    if let Some(properties) = definition["properties"].as_object() {
        for (name, value) in value.as_object().unwrap_or_else(|| panic!("{place} is no object")) {
            let place = format!("{place}.{name}");
            let definition =
                properties.get(name).unwrap_or_else(|| panic!("{place} is not defined"));
            fits(&place, value, definition);
        }
        return;
    }
    let is_day = |text: &str| text.parse::<jiff::civil::Date>().is_ok();
    let fit = match definition["type"].as_str().unwrap() {
        "keyword" | "text" => value.as_str().is_some_and(|text| !text.is_empty()),
        "date" if definition["format"] == "strict_date" => value.as_str().is_some_and(is_day),
        "date" => value.as_str().is_some_and(|text| is_day(text) || text.ends_with('Z')),
        "long" => value.is_i64(),
        "scaled_float" | "double" => value.is_number(),
        "boolean" => value.is_boolean(),
        other => panic!("{place}: what is {other}?"),
    };
    assert!(fit, "{place}: {value} is no {}", definition["type"]);
}

/// The fields that are anywhere in the documents.
fn used(place: &str, value: &Value, all: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| used(place, value, all)),
        Value::Object(fields) => {
            for (name, value) in fields {
                used(&format!("{place}.{name}"), value, all);
            }
        }
        _ => drop(all.insert(place.to_owned())),
    }
}

#[test]
fn every_document_fits_the_definition_and_nearly_every_field_is_met() {
    let casebook = corpus_casebook();
    let definition = &mapping(&casebook, "elasticsearch")["mappings"];
    assert_eq!(definition["dynamic"], "strict");
    let (mut names, mut met) = (BTreeSet::new(), BTreeSet::new());
    let documents = documents(&casebook, &[]);
    for (name, document) in &documents {
        fits(name, document, definition);
        used("", document, &mut met);
        assert_eq!(&document["key"], name);
        assert!(names.insert(name), "{name} twice");
    }
    let decisions = casebook.run(&["export", "decisions", "--format", "ndjson"]).ends(0).ndjson();
    assert_eq!(names.len(), decisions.len());
    for wanted in
        [".paragraphs.text", ".paragraphs.standard_text", ".payments.amount_min", ".summary"]
            .iter()
            .chain(&[
                ".themes.paragraphs",
                ".citations.provisions",
                ".events.earliest",
                ".awarded_total",
            ])
    {
        assert!(met.contains(*wanted), "no document has {wanted}");
    }
}

#[test]
fn a_document_says_what_the_record_says() {
    let casebook = corpus_casebook();
    let documents: BTreeMap<_, _> = documents(&casebook, &[]).into_iter().collect();
    let document = &documents["lgsco/decision:24 112 307"];
    let record = casebook.run(&["show", "24 112 307", "--format", "json"]).ends(0).json();
    assert_eq!(document["awarded_total"], json!(2750.0));
    assert_eq!(document["awarded_total_pence"], 275_000);
    let awarded: Vec<&Value> = record["payments"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["awarded"] == true)
        .map(|it| &it["quote"])
        .collect();
    let quotes: Vec<&Value> =
        document["payments"].as_array().unwrap().iter().map(|it| &it["quote"]).collect();
    assert_eq!(quotes, awarded);
    let paragraphs = |of: &Value| -> usize {
        of.as_array().unwrap().iter().map(|it| it["paragraphs"].as_array().unwrap().len()).sum()
    };
    let kept = document["paragraphs"].as_array().unwrap();
    assert_eq!(kept.len(), paragraphs(&record["sections"]));
    let remedy = kept.iter().find(|it| it["paragraph"] == 22).unwrap();
    assert!(remedy["text"].as_str().unwrap().contains("it will pay Mrs K £2,750"), "{remedy}");
}

#[test]
fn the_question_narrows_the_stream_and_names_stay() {
    let casebook = corpus_casebook();
    let all: BTreeMap<_, _> = documents(&casebook, &[]).into_iter().collect();
    let some = documents(&casebook, &["\"bed and breakfast\"", "--outcome", "upheld"]);
    assert!(!some.is_empty() && some.len() < all.len(), "{}", some.len());
    for (name, document) in some {
        assert_eq!(document, all[&name]);
        assert_eq!(document["outcome"], "upheld");
    }
    casebook.run(&["export", "bulk", "kind:annual_letter"]).ends(1).says("no decisions found");
    let file = casebook.folder().join("bulk.ndjson");
    let words = ["export", "bulk", "--output", file.to_str().unwrap()];
    casebook.run(&words).ends(0).says("bulk.ndjson: ");
    let written = std::fs::read_to_string(file).unwrap();
    assert_eq!(written.lines().count(), all.len() * 2);
    assert!(written.ends_with('\n'));
}

#[test]
fn an_engine_that_is_not_known_teaches_those_that_are() {
    let casebook = Casebook::new();
    casebook.run(&["export", "mapping"]).ends(2).says("--for quickwit");
    casebook.run(&["export", "mapping", "--for", "solr"]).ends(2).says("opensearch or quickwit");
    casebook.run(&["export", "bulk", "--format", "csv"]).ends(2).says("cannot be \"csv\"");
}

#[test]
fn names_of_ones_own_are_in_the_definition() {
    let casebook = Casebook::new();
    std::fs::create_dir_all(casebook.data()).unwrap();
    let own = "names = [[\"LHA\", \"local housing allowance\"]]";
    std::fs::write(casebook.data().join("synonyms.toml"), own).unwrap();
    let rules =
        &mapping(&casebook, "opensearch")["settings"]["analysis"]["filter"]["casebook_names"];
    let rules = rules["synonyms"].as_array().unwrap();
    for rule in ["LHA, local housing allowance", "bailiff, enforcement agent"] {
        assert!(rules.iter().any(|it| it == rule), "{rule}: {rules:?}");
    }
    assert!(rules.iter().any(|it| it.as_str().unwrap().ends_with(", SEND")), "{rules:?}");
}

/// What the definition must not be: the published types have to refuse each.
const SPOILT: &[(&str, &str)] = &[
    ("\"include_in_root\"", "\"include_in_rot\""),
    ("\"scaled_float\"", "\"scaled_flot\""),
    ("\"scaling_factor\"", "\"scaling\""),
    ("\"synonym_graph\"", "\"synonym_graf\""),
    ("\"search_analyzer\"", "\"search_analyser\""),
    ("\"strict\"", "\"stricter\""),
    ("\"pattern_replace\"", "\"pattern_replac\""),
    ("\"nested_objects\"", "\"nested_objets\""),
];

#[test]
#[ignore = "needs Node.js and tests/programs/package.json; .ci/run installs and runs it"]
fn the_published_types_of_both_engines_take_the_definition() {
    let casebook = corpus_casebook();
    let node = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/programs/node");
    let folder = tempfile::tempdir_in(&node).unwrap();
    let mut files = Vec::new();
    for engine in ENGINES {
        let index = mapping(&casebook, engine).to_string();
        let typed = |index: &str| match engine {
            "elasticsearch" => format!(
                "import {{ estypes }} from \"@elastic/elasticsearch\";\n\
                 export const index: estypes.IndicesCreateRequest = {{ index: \"casebook\", ...{index} }};\n\
                 export const mappings: estypes.MappingTypeMapping = {};\n\
                 export const settings: estypes.IndicesIndexSettings = {};\n\
                 export const question: estypes.SearchRequest = {};\n",
                part(index, "mappings"),
                part(index, "settings"),
                question(),
            ),
            _ => format!(
                "import {{ API }} from \"@opensearch-project/opensearch\";\n\
                 export const index: API.Indices_Create_RequestBody = {index};\n"
            ),
        };
        files.push((format!("{engine}.ts"), typed(&index), true));
        for (at, (good, bad)) in SPOILT.iter().enumerate() {
            assert!(index.contains(good), "{good} is not in the definition");
            files.push((format!("{engine}-{at}.ts"), typed(&index.replace(good, bad)), false));
        }
    }
    for (name, text, _) in &files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let flags = "--noEmit --strict --skipLibCheck --module nodenext --moduleResolution nodenext --target es2022";
    let mut checker = Command::new(node.join("node_modules/.bin/tsc"));
    checker.current_dir(&folder).args(flags.split(' ')).args(files.iter().map(|(name, ..)| name));
    let said = String::from_utf8(checker.output().unwrap().stdout).unwrap();
    for (name, text, good) in &files {
        let refused = said.lines().any(|line| line.starts_with(&format!("{name}(")));
        assert_eq!(refused, !good, "{name}:\n{said}\n{text}");
    }
}

/// The question that the page on scale shows.
fn question() -> &'static str {
    let page = include_str!("../../docs/scale.md");
    page.split("```json\n").nth(1).unwrap().split("```").next().unwrap()
}

/// A part of a definition, by itself.
fn part(index: &str, name: &str) -> String {
    serde_json::from_str::<Value>(index).unwrap()[name].to_string()
}

/// Texts and phrases for `tests/programs/Lucene.java`, and what it answers.
fn lucene(casebook: &Casebook, requests: &[Value]) -> Vec<Vec<String>> {
    let file = |name: &str, text: &str| casebook.write(&format!("lucene/{name}"), text);
    let definition = file("index.json", &mapping(casebook, "elasticsearch").to_string());
    let bulk = casebook.run(&["export", "bulk"]).ends(0).stdout;
    let bulk = file("bulk.ndjson", &bulk);
    let lines: Vec<String> = requests.iter().map(Value::to_string).collect();
    let requests = file("requests.ndjson", &lines.join("\n"));
    let jars = ["lucene-core", "lucene-analyzers-common", "gson"].map(jar);
    let classes = std::env::join_paths(jars).unwrap();
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs/Lucene.java");
    let mut java = Command::new("java");
    java.arg("-cp").arg(classes).arg(program).args([definition, bulk, requests]);
    let done = java.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let answers = String::from_utf8(done.stdout).unwrap();
    answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A jar where Debian puts it, of whatever version.
fn jar(name: &str) -> PathBuf {
    let jars = std::fs::read_dir("/usr/share/java").unwrap().map(|entry| entry.unwrap().path());
    let named = |path: &PathBuf| {
        let file = path.file_name().unwrap().to_string_lossy();
        let version = file.strip_prefix(name).and_then(|rest| rest.strip_suffix(".jar"));
        version.is_some_and(|version| {
            version.is_empty() || version.trim_start_matches('-').starts_with(char::is_numeric)
        })
    };
    jars.filter(named).max().unwrap_or_else(|| panic!("no {name}; .ci/run installs it"))
}

#[test]
#[ignore = "needs Java and Lucene; .ci/run installs and runs it"]
fn lucene_takes_words_apart_as_casebook_does() {
    let casebook = corpus_casebook();
    let own = |text: &str| -> Vec<String> { tokens(text).into_iter().map(|it| it.text).collect() };
    let alike = [
        "The Council’s and the councils' COUNCIL",
        "12.5% of 1,800 and 250.00 in 2023-24",
        "DFGs, GPs, NHS, Mrs, PCNs",
        "was not at fault; assessed, assessing, assessment",
    ];
    let mut requests: Vec<Value> =
        alike.iter().map(|text| json!({"analyzer": "casebook_words", "text": text})).collect();
    let spelt = ["s.117", "s117", "S 117", "section 117", "Section\u{a0}117"]
        .map(|text| json!({"analyzer": "casebook_words", "text": text}));
    let references = ["24 014 093", "24-014-093", "24014093", "24\u{a0}014\u{2011}093"]
        .map(|text| json!({"analyzer": "casebook_words", "text": text}));
    let joined = ["co-ordinate", "coordinate", "co\u{2011}ordinates"]
        .map(|text| json!({"analyzer": "casebook_words", "text": text}));
    let one_thing = [&spelt[..], &references, &joined];
    requests.extend(one_thing.iter().flat_map(|all| all.iter().cloned()));
    for text in ["19 018 519c", "19-018-519C"] {
        requests.push(json!({"analyzer": "casebook_reference", "text": text}));
    }
    requests.push(json!({"analyzer": "casebook_question", "text": "send it"}));
    for phrase in ["EHCP", "Education, Health and Care plan", "bailiffs", "enforcement agents"] {
        requests.push(json!({ "phrase": phrase }));
    }
    let texts: Vec<String> = documents(&casebook, &[])
        .iter()
        .flat_map(|(_, it)| it["paragraphs"].as_array().unwrap().clone())
        .filter_map(|it| it["text"].as_str().map(str::to_owned))
        .collect();
    requests.extend(texts.iter().map(|text| json!({"analyzer": "casebook_words", "text": text})));

    let answers = lucene(&casebook, &requests);
    assert_eq!(answers.len(), requests.len());
    let mut answers = answers.into_iter();
    for text in alike {
        assert_eq!(answers.next().unwrap(), own(text), "{text}");
    }
    for all in one_thing {
        let first = answers.next().unwrap();
        for spelling in &all[1..] {
            assert_eq!(answers.next().unwrap(), first, "{spelling}");
        }
    }
    assert_eq!(answers.next().unwrap(), ["19018519c"]);
    assert_eq!(answers.next().unwrap(), ["19018519c"]);
    assert_eq!(answers.next().unwrap(), ["send", "it"]);
    let mut found = || answers.next().unwrap().into_iter().collect::<BTreeSet<_>>();
    let (short, long) = (found(), found());
    assert!(short == long && short.contains("24 112 307"), "{short:?} {long:?}");
    let (bailiffs, agents) = (found(), found());
    assert!(bailiffs == agents && !agents.is_empty(), "{bailiffs:?} {agents:?}");

    // Over all paragraphs: Lucene has no second term for one place, so that its terms are some of
    // ours.
    let (mut theirs, mut unknown) = (0, BTreeMap::new());
    for (text, terms) in texts.iter().zip(answers) {
        let ours: BTreeSet<String> = own(text).into_iter().collect();
        theirs += terms.len();
        for term in terms.into_iter().filter(|term| !ours.contains(term)) {
            *unknown.entry(term).or_insert(0) += 1;
        }
    }
    let strange: usize = unknown.values().sum();
    println!("{theirs} terms, {strange} of them not ours: {unknown:?}");
    assert!(theirs > 50_000 && strange * 500 < theirs, "{strange} of {theirs}: {unknown:?}");
}
