//! What statistics count, and what saved questions call new.

use super::*;

/// What came after a generation: key and whether the document itself is new.
fn came(shelf: &Shelf, after: u64) -> Vec<(String, bool)> {
    let arrivals = shelf.store.arrivals(after, u64::MAX).unwrap();
    assert!(arrivals.iter().all(|it| it.at.ends_with('Z')), "{arrivals:?}");
    arrivals.into_iter().map(|it| (it.key, it.is_new)).collect()
}

#[test]
fn a_text_comes_once_however_often_it_is_read() {
    let mut shelf = Shelf::new();
    let mut old = decision(REFERENCE, "a.txt", "words");
    "casebook 0.0.1".clone_into(&mut old.source.parser);
    "an old rendering".clone_into(&mut old.source.text_sha256);
    shelf.put(old, "words");
    assert_eq!(came(&shelf, 0), [(KEY.to_owned(), true)]);
    let mark = shelf.store.generation().unwrap();
    assert_eq!(shelf.put(decision(REFERENCE, "a.txt", "words"), "words"), Put::Reread);
    assert_eq!(shelf.ingest("b.txt", "words"), Put::Unchanged);
    assert!(shelf.store.generation().unwrap() > mark);
    assert_eq!(came(&shelf, mark), []);
    // A better form of the same decision is no other text of it.
    assert_eq!(came(&shelf, 0), [(KEY.to_owned(), true)]);
}

#[test]
fn a_changed_text_comes_again_and_its_document_does_not() {
    let mut shelf = Shelf::new();
    shelf.ingest("a.txt", "words");
    let mark = shelf.store.generation().unwrap();
    assert_eq!(shelf.ingest("a.txt", "the later words"), Put::Changed);
    assert_eq!(came(&shelf, mark), [(KEY.to_owned(), false)]);
    assert_eq!(came(&shelf, 0), [(KEY.to_owned(), true)], "to one who has seen neither it is new");
    assert!(shelf.store.arrivals(mark, mark).unwrap().is_empty(), "not yet");
}

#[test]
fn another_key_for_the_same_file_is_nothing_new() {
    let mut shelf = Shelf::new();
    shelf.put(other("a.txt", "words"), "words");
    let mark = shelf.store.generation().unwrap();
    assert_eq!(shelf.put(decision(REFERENCE, "a.txt", "words"), "words"), Put::Reread);
    assert_eq!(came(&shelf, mark), []);
    // A page without a name that says something else is the same page, changed.
    shelf.put(other("b.txt", "first words"), "first words");
    let mark = shelf.store.generation().unwrap();
    let page = other("b.txt", "later words");
    shelf.put(page.clone(), "later words");
    assert_eq!(came(&shelf, mark), [(page.key(), false)]);
}

#[test]
fn a_decision_gives_its_case_and_equal_words_are_told() {
    let mut shelf = Shelf::new();
    // Enough words to tell a text by.
    let (words, others) = ("words ".repeat(100), "others ".repeat(100));
    for (reference, path, bytes) in [
        ("30 001 002a", "a.txt", &words),
        ("30 001 002b", "b.txt", &format!("- {words}")),
        (REFERENCE, "c.txt", &others),
    ] {
        shelf.put(decision(reference, path, bytes), bytes);
    }
    shelf.put(other("d.txt", "a paper"), "a paper");
    let cases = shelf.store.cases(None, true).unwrap();
    let references: Vec<&str> = cases.iter().map(crate::stats::Case::name).collect();
    assert_eq!(references, [REFERENCE, "30 001 002a", "30 001 002b"]);
    assert_eq!(cases[1].words, cases[2].words);
    assert!(cases[1].words.is_some());
    assert_ne!(cases[0].words, cases[1].words);
    assert_eq!(shelf.sql::<i64>("SELECT count(*) FROM same_text"), 2);
    let case = &cases[0];
    assert_eq!((case.date, case.outcome), (Some(date(2031, 2, 3)), Some(Outcome::Upheld)));
    assert_eq!(case.themes, ["delay"]);
    let record = decision(REFERENCE, "c.txt", &others);
    let awarded: Vec<_> =
        record.decision().unwrap().payments.iter().filter(|it| it.awarded).collect();
    assert_eq!(case.awards.len(), awarded.len());
    assert_eq!(case.awards[0].amount, awarded[0].amount);
    assert_eq!(case.awards[0].purposes, awarded[0].purposes);
    assert_eq!(case.awards[0].quote, awarded[0].quote);
    assert!(case.awards[0].amount > Some(Pence(0)));
    // By key: those that are named, each once; a paper, and a key that holds nothing, are passed over.
    let named = [KEY, KEY, "lgsco/decision:30 001 009"].map(str::to_owned);
    assert_eq!(shelf.store.cases(Some(&named), true).unwrap(), [cases[0].clone()]);
}

#[test]
fn saved_questions_keep_their_marks() {
    let mut shelf = Shelf::new();
    assert!(shelf.store.add_watch("late plans", "plan", 3).unwrap());
    assert!(!shelf.store.add_watch("late plans", "other", 4).unwrap(), "the name is taken");
    shelf.store.mark_watches(&["late plans"], 7).unwrap();
    shelf.store.mark_watches(&["late plans"], 5).unwrap();
    let saved = shelf.store.watches().unwrap();
    assert_eq!((saved[0].question.as_str(), saved[0].mark), ("plan", 7), "a mark never goes back");
    assert!(saved[0].ran_at.is_some());
    let mut reader = Store::open(shelf.store.dir()).unwrap();
    assert_eq!(reader.watches().unwrap(), saved);
    assert_eq!(reader.add_watch("x", "y", 0).unwrap_err().kind(), ErrorKind::Usage);
    assert!(shelf.store.remove_watch("late plans").unwrap());
    assert!(!shelf.store.remove_watch("late plans").unwrap());
    assert_eq!(shelf.store.generation().unwrap(), 0, "no document has changed");
}
