//! That documents and definition are of one table.

use std::collections::BTreeSet;

use super::fields::fits;
use super::*;
use crate::export::sheet;

#[test]
fn every_field_is_a_column_of_its_sheet_and_searched_as_its_type_can_be() {
    for part in PARTS {
        assert_eq!(part.columns.len(), part.kept.len());
        let mut names = BTreeSet::new();
        for (column, kept) in part.fields() {
            assert!(fits(column.holds, kept), "{}.{}: {kept:?}", part.name, column.header);
            assert!(names.insert(column.header), "{}.{} twice", part.name, column.header);
            let rows = part.sheet.map(|name| sheet(name).unwrap());
            let known = rows.is_none_or(|rows| rows.columns.contains(&column));
            assert!(known, "{} is no column of {:?}", column.header, part.sheet);
        }
    }
}

#[test]
fn no_list_has_the_name_of_a_field() {
    let own: BTreeSet<&str> = PARTS[0].columns.iter().map(|it| it.header).collect();
    for part in &PARTS[1..] {
        assert!(!own.contains(part.name), "{}", part.name);
    }
}

#[test]
fn the_engines_have_the_same_fields() {
    let lucene = definition(Engine::Elasticsearch, &[]);
    assert_eq!(lucene, definition(Engine::Opensearch, &[]));
    let ours: BTreeSet<&String> =
        lucene["mappings"]["properties"].as_object().unwrap().keys().collect();
    let quickwit = definition(Engine::Quickwit, &[]);
    let fields = quickwit["doc_mapping"]["field_mappings"].as_array().unwrap();
    let theirs: Vec<String> =
        fields.iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ours, theirs.iter().collect());
}

#[test]
fn analyzers_are_made_of_filters_that_are_defined() {
    let all = definition(Engine::Elasticsearch, &[]);
    let analysis = &all["settings"]["analysis"];
    for (kind, name) in [("analyzer", "casebook_words"), ("normalizer", "casebook_folded")] {
        let one = &analysis[kind][name];
        for (list, own) in [("char_filter", "char_filter"), ("filter", "filter")] {
            for used in one[list].as_array().unwrap() {
                let used = used.as_str().unwrap();
                assert!(used == "lowercase" || analysis[own][used].is_object(), "{used}");
            }
        }
    }
}

#[test]
fn names_that_are_also_words_are_found_and_find_nothing() {
    let strings = |of: &[&str]| of.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let names = [
        Names { names: strings(&["EHCP", "Education, Health plan"]), also_words: Vec::new() },
        Names { names: strings(&["SEN", "special needs"]), also_words: strings(&["SEND"]) },
        Names { names: strings(&["alone"]), also_words: Vec::new() },
    ];
    let all = definition(Engine::Elasticsearch, &names);
    let rules = &all["settings"]["analysis"]["filter"]["casebook_names"]["synonyms"];
    let wanted = ["EHCP, Education Health plan", "SEN, special needs => SEN, special needs, SEND"];
    assert_eq!(rules, &serde_json::json!(wanted));
}
