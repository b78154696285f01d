//! Which of several texts of one document is shown, and that none is lost.

use super::*;

/// A decision with what its header and its summary say.
fn headed(path: &str, bytes: &str, change: impl FnOnce(&mut Decision)) -> Record {
    let mut record = decision(REFERENCE, path, bytes);
    let Body::Decision(page) = &mut record.body else { unreachable!() };
    change(page);
    record
}

#[test]
fn the_order_of_file_names_tells_nothing_about_which_text_is_later() {
    let mut shelf = Shelf::new();
    assert_eq!(shelf.ingest("2031-01/a.html", "<first words>"), Put::New);
    for _ in 0..3 {
        assert_eq!(shelf.ingest("2031-02/a.html", "<other words>"), Put::Duplicate);
        assert_eq!(shelf.ingest("2031-01/a.html", "<first words>"), Put::Unchanged);
    }
    assert_eq!(shelf.words(), "first words");
    assert_eq!(shelf.store.versions(KEY).unwrap().len(), 1, "the other text is kept");
    assert_eq!(shelf.store.generation().unwrap(), 1);
    assert_eq!(shelf.sql::<i64>("SELECT generation FROM versions"), 1, "of a commit that was");
}

#[test]
fn of_two_texts_in_one_form_the_one_of_a_later_run_is_the_later() {
    let mut shelf = Shelf::new();
    shelf.ingest("2031-01/a.html", "<first words>");
    shelf.store.finish_run().unwrap();
    assert_eq!(shelf.ingest("2031-02/a.html", "<later words>"), Put::Changed);
    assert_eq!((shelf.words().as_str(), shelf.store.generation().unwrap()), ("later words", 2));
    let versions = shelf.store.versions(KEY).unwrap();
    assert_eq!((versions.len(), &*versions[0].reason), (1, "changed"));
    shelf.store.finish_run().unwrap();
    // What was read before is no arrival, however often it is read.
    for _ in 0..2 {
        assert_eq!(shelf.ingest("2031-01/a.html", "<first words>"), Put::Duplicate);
        assert_eq!(shelf.ingest("2031-02/a.html", "<later words>"), Put::Unchanged);
        assert_eq!(shelf.ingest("copy/a.html", "<first words>"), Put::Duplicate);
    }
    assert_eq!(shelf.words(), "later words");
    // A run that was killed, and the one that finishes its work, are one.
    assert_eq!(shelf.ingest("2031-03/a.html", "<last words>"), Put::Changed);
    shelf.store.run = None;
    assert_eq!(shelf.ingest("2031-04/a.html", "<other words>"), Put::Duplicate);
    assert_eq!(shelf.words(), "last words");
}

#[test]
fn another_form_in_a_later_run_is_no_later_text() {
    let first = headed("a.txt", "first words", |_| ());
    let of = |path: &str, url: Option<&str>, change: fn(&mut Decision)| {
        let mut record = headed(path, "first words.", change);
        record.source.url = url.map(str::to_owned);
        record.source.text_sha256 = format!("of {path}");
        record
    };
    let words: fn(&mut Decision) = |it| it.sections[0].paragraphs[0].text = "other".to_owned();
    let bare: fn(&mut Decision) = |it| {
        it.sections[0].paragraphs[0].text = "other".to_owned();
        it.category = None;
    };
    let older: fn(&mut Decision) = |it| {
        it.sections[0].paragraphs[0].text = "other".to_owned();
        it.decision_date = Some(date(2030, 1, 1));
    };
    for (arrives, put) in [
        (of("b.txt", None, words), Put::Changed),
        (of("b.txt", Some("https://example.org/30-001-002"), words), Put::Changed),
        (of("b.txt", Some("https://elsewhere.example/30-001-002"), words), Put::Duplicate),
        (of("b.html", None, words), Put::Duplicate),
        (of("b.txt", None, bare), Put::Duplicate),
        (of("b.txt", None, older), Put::Duplicate),
        (of("b.txt", None, |_| ()), Put::Duplicate),
    ] {
        let mut shelf = Shelf::new();
        let mut first = first.clone();
        first.source.url = Some("http://www.example.org/30-001-002".to_owned());
        shelf.put(first, "first words");
        shelf.store.finish_run().unwrap();
        assert_eq!(shelf.put(arrives.clone(), "first words."), put, "{:?}", arrives.source);
    }
}

#[test]
fn a_text_of_which_the_day_is_known_takes_the_place_of_one_without() {
    let mut shelf = Shelf::new();
    shelf.put(headed("a.txt", "first words", |_| ()), "first words");
    let mut fetched = headed("b.txt", "later words", |_| ());
    fetched.source.retrieved = Some("2031-02-01".to_owned());
    assert_eq!(shelf.put(fetched.clone(), "later words"), Put::Changed);
    assert_eq!(shelf.words(), "later words");
    shelf.store.finish_run().unwrap();
    assert_eq!(shelf.ingest("c.txt", "words of a drawer"), Put::Duplicate);
    assert_eq!(shelf.words(), "later words");
    // The file itself changes; the old crawl, copied, is no news.
    shelf.store.finish_run().unwrap();
    let changed = headed("b.txt", "last words", |_| ());
    assert_eq!(shelf.put(changed, "last words"), Put::Changed);
    fetched.source.path = "d.txt".to_owned();
    fetched.source.retrieved = Some("2001-02-01".to_owned());
    assert_eq!(shelf.put(fetched, "later words"), Put::Duplicate);
    assert_eq!(shelf.words(), "last words");
}

#[test]
fn a_text_with_a_later_date_takes_the_place_in_either_order() {
    let old = headed("a.html", "<first words>", |_| ());
    let new = headed("b.html", "<later words>", |it| it.decision_date = Some(date(2031, 5, 6)));
    for (records, puts) in
        [([&old, &new], [Put::New, Put::Changed]), ([&new, &old], [Put::New, Put::Duplicate])]
    {
        let mut shelf = Shelf::new();
        for (record, put) in records.into_iter().zip(puts) {
            let bytes = if record == &old { "<first words>" } else { "<later words>" };
            assert_eq!(shelf.put(record.clone(), bytes), put);
        }
        assert_eq!(shelf.store.get(KEY).unwrap().as_ref(), Some(&new));
        assert_eq!(*shelf.store.versions(KEY).unwrap()[0].record, old);
        assert!(shelf.store.verify().unwrap().is_clean());
    }
}

#[test]
fn what_only_the_header_or_the_summary_says_otherwise_is_never_lost() {
    let changes: [fn(&mut Decision); 3] = [
        |it| it.outcome_label = Some("Not upheld".to_owned()),
        |it| it.summary = Some("The Council was not slow at all.".to_owned()),
        |it| it.decision_date = Some(date(2030, 1, 1)),
    ];
    for change in changes {
        let mut shelf = Shelf::new();
        shelf.put(headed("a.html", "<words>", |_| ()), "<words>");
        let other = headed("b.html", "<words>-", change);
        let mut other = other;
        other.source.text_sha256 = "another text".to_owned();
        assert_eq!(shelf.put(other.clone(), "<words>-"), Put::Duplicate);
        let versions = shelf.store.versions(KEY).unwrap();
        assert_eq!((versions.len(), &*versions[0].record), (1, &other));
        assert!(shelf.store.original(&other.source.sha256).unwrap().is_some());
    }
}

#[test]
fn the_form_that_is_not_shown_is_kept_with_its_bytes() {
    for order in [["a.html", "b.txt"], ["b.txt", "a.html"]] {
        let mut shelf = Shelf::new();
        for path in order {
            shelf.ingest(path, if path == "a.html" { "<words>" } else { "- words" });
        }
        let versions = shelf.store.versions(KEY).unwrap();
        assert_eq!((versions.len(), &*versions[0].reason), (1, "other_form"));
        assert_eq!(versions[0].record.source.path, "b.txt");
        assert_eq!(shelf.sql::<i64>("SELECT count(*) FROM originals"), 2);
    }
}

/// A record as older rules read it.
fn of_old_rules(mut record: Record) -> Record {
    "casebook 0.0.1".clone_into(&mut record.source.parser);
    record
}

#[test]
fn newer_rules_do_not_let_a_lesser_copy_take_the_place() {
    let mut shelf = Shelf::new();
    let with_url = |mut record: Record| {
        record.source.url = Some("https://example.org/30-001-002".to_owned());
        record
    };
    let full = with_url(decision(REFERENCE, "b.html", "words"));
    shelf.put(of_old_rules(full.clone()), "words");
    let bare = decision(REFERENCE, "a.txt", "words ");
    assert_eq!(shelf.put(bare, "words "), Put::Unchanged);
    assert!(shelf.sql::<Option<String>>("SELECT url FROM documents").is_some());
    assert!(shelf.store.original(&full.source.sha256).unwrap().is_some());
    assert_eq!(shelf.put(full, "words"), Put::Reread);
    assert_eq!(shelf.sql::<String>("SELECT path FROM documents"), "b.html");
}

#[test]
fn an_original_stays_for_as_long_as_a_file_has_it() {
    let mut shelf = Shelf::new();
    let first = decision(REFERENCE, "a.txt", "words");
    shelf.put(of_old_rules(first.clone()), "words");
    let page = decision(REFERENCE, "b.html", "words ");
    assert_eq!(shelf.put(page, "words "), Put::Reread);
    assert!(shelf.store.original(&first.source.sha256).unwrap().is_some());
}

#[test]
fn newer_rules_and_many_runs_settle_after_the_first() {
    let mut shelf = Shelf::new();
    let files = [("a.html", "<one text>"), ("b.html", "<two texts>"), ("c.txt", "- one text")];
    for (path, bytes) in files {
        let mut old = of_old_rules(decision(REFERENCE, path, bytes));
        old.source.text_sha256.insert(0, 'x');
        shelf.put(old, bytes);
    }
    shelf.store.connection.execute("UPDATE sources SET parser = 'casebook 0.0.1'", []).unwrap();
    let versions = shelf.store.versions(KEY).unwrap().len();
    for (path, bytes) in files {
        shelf.ingest(path, bytes);
    }
    let generation = shelf.store.generation().unwrap();
    assert_eq!(shelf.store.versions(KEY).unwrap().len(), versions);
    shelf.store.finish_run().unwrap();
    let written = shelf.store.connection.total_changes();
    for _ in 0..3 {
        for (path, bytes) in files {
            assert_ne!(shelf.ingest(path, bytes), Put::Changed, "{path}");
        }
    }
    assert_eq!(shelf.store.connection.total_changes(), written);
    assert_eq!(shelf.store.generation().unwrap(), generation);
}
