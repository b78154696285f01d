//! Saved questions: what is reported, when, and only once.

use serde_json::Value;

use super::binary::{Casebook, corpus_pages};

fn page(reference: &str, words: &str) -> String {
    format!(
        "Ashby Council ({reference})\n\nCategory : Housing > Homelessness\n\nDecision : Upheld\n\n\
         Decision date : 01 Jul 2025\n\nThe Ombudsman's final decision:\n\nSummary: {words}\n\n\
         The complaint\n\n  1. Mr X complains of a leaking roof.\n  2. {words}\n"
    )
}

/// References and changes that a run reports.
fn reported(json: &Value, watch: &str) -> Vec<(String, String)> {
    let watches = json["watches"].as_array().unwrap();
    let news = watches.iter().find(|news| news["name"] == watch).unwrap();
    let items = news["items"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut all: Vec<(String, String)> =
        items.map(|item| (text(&item["card"]["reference"]), text(&item["change"]))).collect();
    all.sort();
    all
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(one, two)| ((*one).to_owned(), (*two).to_owned())).collect()
}

const RUN: [&str; 4] = ["watch", "run", "--format", "json"];

#[test]
fn what_is_new_or_changed_is_reported_once() {
    let casebook = Casebook::new();
    casebook.write("in/a.txt", page("24 101 202", "The Council mended the roof late."));
    casebook.run(&["ingest", "in"]).ends(0);
    casebook.run(&["watch", "run"]).ends(1).says("no question is saved");
    casebook
        .run(&["watch", "add", "roofs", "roof", "--outcome", "upheld"])
        .ends(0)
        .says("1 document answers");
    casebook.run(&["watch", "add", "later", "roof", "--from-now"]).ends(0);
    casebook.run(&["watch", "add", "roofs", "rain"]).ends(2).says("already");
    casebook.run(&["watch"]).ends(0).says("roof outcome:upheld").says("never");

    // A peek moves nothing.
    for _ in 0..2 {
        let peek = casebook.run(&["watch", "run", "--peek", "--format", "json"]).ends(0).json();
        assert_eq!(reported(&peek, "roofs"), pairs(&[("24 101 202", "new")]));
    }
    let first = casebook.run(&RUN).ends(0).json();
    assert_eq!(reported(&first, "roofs"), pairs(&[("24 101 202", "new")]));
    assert_eq!(reported(&first, "later"), []);
    casebook.run(&RUN).ends(1);

    // Another document, a changed text, and one that answers no question.
    casebook.write("in/a.txt", page("24 101 202", "The Council mended the roof two years late."));
    casebook.write("in/b.txt", page("24 101 203", "The Council lost the keys of the roof."));
    casebook.write(
        "in/c.txt",
        page("24 101 204", "The Council lost the keys.").replace("roof", "door"),
    );
    casebook.run(&["ingest", "in"]).ends(0);
    let second = casebook.run(&["watch", "run", "roofs", "--format", "json"]).ends(0).json();
    let news = pairs(&[("24 101 202", "changed"), ("24 101 203", "new")]);
    assert_eq!(reported(&second, "roofs"), news);
    // The other question was not run, and still has its news.
    let other = casebook.run(&RUN).ends(0).json();
    assert_eq!(reported(&other, "later"), news);
    assert_eq!(reported(&other, "roofs"), []);

    // Taken in again, from elsewhere, or decided about: nothing is new.
    casebook.write("copy/a.txt", page("24 101 202", "The Council mended the roof two years late."));
    casebook.run(&["ingest", "in", "copy"]).ends(0);
    casebook
        .run(&["review", "correct", "24-101-202/finding", "--finding", "no_fault", "--by", "ann"])
        .ends(0);
    casebook.run(&["rebuild"]).ends(0);
    casebook.run(&RUN).ends(1);
    casebook.run(&["watch", "run", "--since", "2020-01-01"]).ends(0).says("24 101 203");
    casebook.run(&["watch", "remove", "Roofs"]).ends(0);
    casebook.run(&["watch", "run", "roofs"]).ends(2).says("there is \"later\"");
}

#[test]
fn a_feed_keeps_its_entries_and_a_digest_is_one_page() {
    let casebook = Casebook::new();
    casebook.write("in/a.txt", page("24 101 202", "The roof leaks & the <rain> comes in."));
    casebook.run(&["ingest", "in"]).ends(0);
    casebook.run(&["watch", "add", "roofs & <rain>", "roof"]).ends(0);
    let run = ["watch", "run", "--atom", "news.atom", "--html", "news.html"];
    casebook.run(&run).ends(0);
    let read = |name: &str| std::fs::read_to_string(casebook.folder().join(name)).unwrap();
    let (feed, html) = (read("news.atom"), read("news.html"));
    assert_eq!(feed.matches("<entry>").count(), 1);
    for part in [
        "http://www.w3.org/2005/Atom",
        "urn:uuid:",
        "<updated>20",
        "24 101 202",
        "&amp; &lt;rain&gt;",
    ] {
        assert!(feed.contains(part), "{part}: {feed}");
    }
    assert!(
        html.contains("<mark>")
            && html.contains("&amp; the &lt;rain&gt;")
            && html.contains("</html>")
    );
    assert!(!html.contains("<script") && !html.contains("<link") && !html.contains("src="));

    // Nothing new: the feed stays, byte for byte.
    casebook.run(&run).ends(1);
    assert_eq!(read("news.atom"), feed);
    assert!(read("news.html").contains("Nothing new"));

    casebook.write("in/b.txt", page("24 101 203", "Another roof."));
    casebook.run(&["ingest", "in"]).ends(0);
    casebook.run(&run).ends(0);
    let later = read("news.atom");
    assert_eq!(later.matches("<entry>").count(), 2);
    let id = |feed: &str| feed.split("<id>").nth(2).unwrap().split('<').next().unwrap().to_owned();
    assert!(later.contains(&id(&feed)), "an entry keeps its id");

    // A changed text is the same entry with another date.
    casebook.write("in/b.txt", page("24 101 203", "Another roof, higher up."));
    casebook.run(&["ingest", "in"]).ends(0);
    casebook.run(&run).ends(0);
    assert_eq!(read("news.atom").matches("<entry>").count(), 2);
    assert!(read("news.atom").contains("Changed: 24 101 203"));

    // What is no feed is not written over, and what could not be written is not noted.
    casebook.write("in/d.txt", page("24 101 205", "A third roof."));
    casebook.run(&["ingest", "in"]).ends(0);
    casebook.write("letter.txt", "Dear Sir");
    casebook.run(&["watch", "run", "--atom", "letter.txt"]).ends(2).says("no Atom feed");
    assert_eq!(read("letter.txt"), "Dear Sir");
    casebook.run(&["watch", "run"]).ends(0).says("24 101 205");
    casebook.run(&["watch", "run"]).ends(1);
}

#[test]
fn a_run_that_is_stopped_before_it_is_read_is_reported_again() {
    use std::process::{Command, Stdio};
    let casebook = Casebook::of_corpus();
    casebook.run(&["watch", "add", "all"]).ends(0);
    // A reader that is gone before it has read anything.
    let mut child = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["watch", "run", "--format", "json"])
        .current_dir(casebook.folder())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    child.wait().unwrap();
    let again = casebook.run(&["watch", "run", "--format", "json"]).ends(0).json();
    assert!(again["watches"][0]["items"].as_array().unwrap().len() > 90);
    casebook.run(&["watch", "run"]).ends(1);
    casebook.run(&["ingest", &corpus_pages()]).ends(0);
    casebook.run(&["watch", "run"]).ends(1);
}

#[test]
fn of_two_runs_at_once_one_waits_and_a_peek_does_not() {
    let casebook = Casebook::new();
    casebook.write("in/a.txt", page("24 101 202", "The Council mended the roof late."));
    casebook.run(&["ingest", "in"]).ends(0);
    casebook.run(&["watch", "add", "roofs", "roof"]).ends(0);
    let held = casebook::Casebook::open_to_write(casebook.data()).unwrap();
    casebook.run(&["watch", "run"]).ends(75);
    casebook.run(&["watch", "run", "--peek"]).ends(0).says("24 101 202");
    drop(held);
    casebook.run(&["watch", "run"]).ends(0).says("24 101 202");
}
