//! The same input gives the same bytes, whatever the number of threads.

use casebook::schemes;

use super::binary::{Casebook, corpus_pages};
use super::corpus;

#[test]
fn reading_twice_gives_the_same_record() {
    for sheet in corpus::sheets() {
        let again = schemes::read(&corpus::page(&sheet.name, &sheet.bytes));
        let (one, two) = (serde_json::to_string(&sheet.record), serde_json::to_string(&again));
        assert_eq!(one.unwrap(), two.unwrap(), "{}", sheet.name);
    }
}

/// What an ingest with this many threads lets be seen.
fn outputs(threads: &str) -> Vec<(String, String)> {
    let casebook = Casebook::new().threads(threads);
    casebook.run(&["ingest", &corpus_pages()]).ends(0);
    [
        "parse CORPUS --format ndjson",
        "search repairs --format json --limit 50",
        "search delay --sort newest --format json --limit 50",
        "export payments --format csv",
        "export improvements --format csv",
        "export decisions --format ndjson",
    ]
    .into_iter()
    .map(|command| {
        let pages = corpus_pages();
        let words: Vec<&str> =
            command.split(' ').map(|word| if word == "CORPUS" { &pages } else { word }).collect();
        (command.to_owned(), casebook.run(&words).ends(0).stdout)
    })
    .collect()
}

#[test]
fn threads_change_no_byte() {
    let one = outputs("1");
    for ((command, one), (_, other)) in one.iter().zip(outputs("2")) {
        assert!(*one == other, "{command}: other bytes with two threads");
        assert!(!one.is_empty(), "{command} prints nothing");
    }
}

/// Twelve decisions about six councils, all with one line of their own that no table knows.
fn decisions_with_a_line() -> Vec<(String, String)> {
    (0..12)
        .map(|number| {
            let page = format!(
                "Ashby {} Council (24 101 2{number:02})\n\nDecision date : 01 Jul 2025\n\n\
                 The Ombudsman's final decision:\n\nSummary: The Council was late.\n\n\
                 The complaint\n\n  1. Mrs K complains of gutter {number}.\n\n\
                 How I considered this complaint\n\n  1. This statement goes into the archive of \
                 closed papers and stays there until the retention period has run.\n",
                number % 6
            );
            (format!("{number}.txt"), page)
        })
        .collect()
}

/// How many decisions a question finds.
fn hits(casebook: &casebook::Casebook, question: &str) -> usize {
    let question = format!("{question} limit:50");
    casebook.search(&casebook::search::Question::parse(&question)).unwrap().hits.len()
}

#[test]
fn what_recurs_is_standard_after_a_rebuild_in_whatever_order_it_came() {
    let mut pages = decisions_with_a_line();
    let last = pages.pop().unwrap();
    for reversed in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let mut data = casebook::Casebook::open_to_write(folder.path().join("data")).unwrap();
        pages.reverse();
        for batch in pages.chunks(if reversed { 3 } else { 11 }) {
            for (name, page) in batch {
                std::fs::write(folder.path().join(name), page).unwrap();
            }
            let paths: Vec<_> = batch.iter().map(|(name, _)| folder.path().join(name)).collect();
            data.ingest(&paths, &mut ()).unwrap();
        }
        assert_eq!(hits(&data, "retention"), 11, "one page tells nothing of the others");
        data.rebuild().unwrap();
        assert_eq!((hits(&data, "retention"), hits(&data, "gutter")), (0, 11));
        assert_eq!(hits(&data, "retention section:standing"), 11);
        // What comes later is held against the same wording.
        let path = folder.path().join(&last.0);
        std::fs::write(&path, &last.1).unwrap();
        data.ingest(&[path], &mut ()).unwrap();
        assert_eq!((hits(&data, "retention"), hits(&data, "gutter")), (0, 12));
        assert_eq!(data.index().unwrap().repeated().unwrap().len(), 1);
    }
}
