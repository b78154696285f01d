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
