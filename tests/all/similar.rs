//! "Have we done this before?", held against what a person judged by reading.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use casebook::casebook::Case;
use casebook::search::Question;
use casebook::{CaseRef, Casebook};

use super::binary;
use super::corpus;

/// What is reached, to be raised only: the share of triples in which the decision that is alike
/// stands above the one that is not; and the share in which it stands among the first ten. (The first
/// five, until 32 more decisions came in: some cases have six that are as much alike now.)
const ABOVE: f64 = 0.95;
const AMONG_FIRST: f64 = 0.95;
const FIRST: usize = 10;

/// A line of `corpus/similar.tsv`.
struct Triple {
    like: String,
    alike: String,
    unlike: String,
}

fn triples() -> Vec<Triple> {
    let text = std::fs::read_to_string(corpus::folder().join("similar.tsv")).unwrap();
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let triples = lines.map(|line| {
        let mut cells = line.split('\t').map(|cell| cell.trim().to_owned());
        let mut cell = || cells.next().unwrap_or_else(|| panic!("three cells: {line}"));
        Triple { like: cell(), alike: cell(), unlike: cell() }
    });
    triples.collect()
}

fn held() -> (tempfile::TempDir, Casebook) {
    let folder = tempfile::tempdir().unwrap();
    let mut casebook = Casebook::open_to_write(folder.path()).unwrap();
    casebook.ingest(&[binary::corpus_pages()], &mut ()).unwrap();
    (folder, casebook)
}

fn case(casebook: &Casebook, like: &str) -> Case {
    match CaseRef::parse(like) {
        Some(reference) => {
            let record = casebook.by_reference(&reference).unwrap().swap_remove(0);
            Case::Decision(Box::new(record))
        }
        None => Case::Draft(like.to_owned()),
    }
}

fn found(casebook: &Casebook, case: &Case, limit: usize) -> Vec<String> {
    let similar = casebook.similar(case, &Question::default(), limit).unwrap();
    similar.hits.into_iter().filter_map(|hit| hit.card.reference).collect()
}

#[test]
fn what_is_alike_stands_above_what_is_not() {
    let (_folder, casebook) = held();
    let triples = triples();
    assert!(triples.len() >= 60, "{} triples", triples.len());
    let (mut above, mut among, mut report) = (0_u32, 0_u32, String::new());
    for Triple { like, alike, unlike } in &triples {
        let hits = found(&casebook, &case(&casebook, like), usize::MAX);
        if let Some(reference) = CaseRef::parse(like) {
            let is_same = |hit: &&String| {
                CaseRef::parse(hit).is_some_and(|hit| hit.base() == reference.base())
            };
            assert_eq!(hits.iter().find(is_same), None, "{like} is like itself");
        }
        let once: BTreeSet<&String> = hits.iter().collect();
        assert_eq!(once.len(), hits.len(), "{like}: each decision once");
        let place = |reference: &String| hits.iter().position(|hit| hit == reference);
        let (first, second) = (place(alike), place(unlike));
        let is_above = first.is_some_and(|first| second.is_none_or(|second| first < second));
        above += u32::from(is_above);
        among += u32::from(first.is_some_and(|first| first < FIRST));
        if !is_above || first.is_none_or(|first| first >= FIRST) {
            let told = |at: Option<usize>| at.map_or("-".to_owned(), |at| (at + 1).to_string());
            let (first, second) = (told(first), told(second));
            writeln!(report, "{like}: {alike} at {first}, {unlike} at {second}; {hits:?}").unwrap();
        }
    }
    let all = f64::from(u32::try_from(triples.len()).unwrap());
    let (above, among) = (f64::from(above) / all, f64::from(among) / all);
    println!("{all} triples: {above:.3} in order, {among:.3} among the first {FIRST}\n\n{report}");
    assert!(above >= ABOVE, "ABOVE: {above:.3}, the floor is {ABOVE}\n\n{report}");
    assert!(
        among >= AMONG_FIRST,
        "AMONG_FIRST: {among:.3}, the floor is {AMONG_FIRST}\n\n{report}"
    );
}

#[test]
fn neither_the_case_itself_nor_its_joint_page_nor_its_copy_is_alike() {
    let folder = tempfile::tempdir().unwrap();
    let plain = |name: &str| String::from_utf8(corpus::sheet(name).bytes.clone()).unwrap();
    let page = |reference: &str, letter: &str| {
        let text = plain("lgsco/decision/24-226-338.txt");
        let text = text.replace("24 226 338", &format!("{reference}{letter}"));
        text.replace("24-226-338", &format!("{}{letter}", reference.replace(' ', "-")))
    };
    for (name, text) in [
        ("itself", page("24 226 338", "")),
        ("joint", page("24 226 338", "a").replace("missed assisted waste", "late assisted waste")),
        ("copy", page("24 999 001", "")),
        ("like", plain("lgsco/decision/24-825-671.txt")),
    ] {
        std::fs::write(folder.path().join(format!("{name}.txt")), text).unwrap();
    }
    let mut casebook = Casebook::open_to_write(folder.path().join("data")).unwrap();
    casebook.ingest(&[folder.path()], &mut ()).unwrap();
    assert_eq!(casebook.store().documents().unwrap(), 4);
    let hits = found(&casebook, &case(&casebook, "24 226 338"), usize::MAX);
    assert_eq!(hits, ["24 825 671"]);
}

#[test]
fn what_is_like_nothing_here_finds_nothing() {
    let (_folder, casebook) = held();
    for draft in [
        "My quantum flux capacitor exploded over the volcano.",
        "Please book a table for two at eight.",
        "x",
        "The Ombudsman found fault and the Council has agreed to apologise and pay £100 for distress.",
        "Thank you for your letter of 3 May.",
        "",
    ] {
        let similar = casebook.similar(&Case::Draft(draft.to_owned()), &Question::default(), 5);
        let hits = similar.unwrap().hits;
        let told: Vec<_> =
            hits.iter().map(|hit| (&hit.card.reference, hit.score, &hit.shared)).collect();
        assert!(told.is_empty(), "{draft:?}: {told:?}");
    }
}
