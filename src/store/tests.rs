use jiff::civil::date;
use sha2::{Digest as _, Sha256};

use super::*;
use crate::model::decision::{
    Basis, Citation, Currency, DateRange, Decision, Due, Event, Item, OtherAction, OtherAmount,
    Paragraph, Payment, Section, ServiceImprovement, ThemeMark,
};
use crate::model::note::Diagnostic;
use crate::model::papers::OtherPage;
use crate::model::record::{PARSER_VERSION, Source};
use crate::model::words::*;
use crate::model::{Body, CaseRef, Pence, Record};
use crate::text::page::hex;
use crate::text::{Origin, Span};

const REFERENCE: &str = "30 001 002";
const KEY: &str = "lgsco/decision:30 001 002";

fn source(path: &str, bytes: &str) -> Source {
    let mut text = Sha256::new();
    bytes.split_whitespace().for_each(|word| text.update(word));
    Source {
        path: path.to_owned(),
        media_type: if path.ends_with("html") { "text/html" } else { "text/plain" }.to_owned(),
        bytes: bytes.len() as u64,
        sha256: hex(&Sha256::digest(bytes)),
        text_sha256: hex(&text.finalize()),
        parser: PARSER_VERSION.to_owned(),
        ..Source::default()
    }
}

/// A decision that consists of one paragraph, what `bytes` say without their marks, and of one fact
/// for every table.
#[allow(clippy::too_many_lines)]
fn decision(reference: &str, path: &str, bytes: &str) -> Record {
    let words = bytes.replace(['-', '<', '>', '/'], "");
    let item = Item {
        letter: None,
        label: Some("a".to_owned()),
        text: "apologise".to_owned(),
        items: Vec::new(),
        span: Span::new(0, 9),
    };
    let paragraph = Paragraph {
        number: Some(1),
        printed: Some("1".to_owned()),
        text: words.trim().to_owned(),
        items: vec![item],
        span: Span::new(0, 5),
        boilerplate: false,
    };
    let due = Some(Due { text: "within a week".to_owned(), date: Some(date(2031, 2, 10)) });
    let span = Span::new(3, 9);
    let body = Decision {
        document_type: DocumentType::Statement,
        reference: CaseRef::parse(reference),
        organisation: Some("Borsetshire County Council".to_owned()),
        organisation_type: Some(OrganisationType::CountyCouncil),
        category: Some("Education".to_owned()),
        subcategory: None,
        outcome: Some(Outcome::Upheld),
        outcome_label: Some("Upheld".to_owned()),
        finding: Finding::FaultAndInjustice,
        finding_rule: "closing_decision".to_owned(),
        finding_confidence: 0.9,
        finding_review: None,
        decision_date: Some(date(2031, 2, 3)),
        summary: Some("The Council was slow.".to_owned()),
        summary_span: Some(span),
        sections: vec![Section {
            heading: "The complaint".to_owned(),
            level: 1,
            role: Role::Complaint,
            paragraphs: vec![paragraph],
        }],
        cross_references: Vec::new(),
        related_references: CaseRef::parse("30 009 009").into_iter().collect(),
        payments: vec![Payment {
            amount: Some(Pence(35_050)),
            amount_min: None,
            currency: Currency::Gbp,
            amount_status: AmountStatus::Stated,
            status: PaymentStatus::Agreed,
            awarded: true,
            form: PaymentForm::Payment,
            payer: None,
            payee: Some("Mrs Q".to_owned()),
            beneficiary: None,
            purposes: vec![Purpose::Distress, Purpose::Delay],
            basis: Some(Basis { rate: Pence(5_007), per: "month".to_owned(), count: Some(7.0) }),
            due: due.clone(),
            paragraph: Some(1),
            quote: "pay Mrs Q".to_owned(),
            span,
            also_at: vec![span],
            rule: "pay".to_owned(),
            confidence: 0.9,
            review: None,
        }],
        awarded_total: Some(Pence(35_050)),
        awarded_total_complete: true,
        other_amounts: vec![OtherAmount {
            amount: Pence(1),
            status: OtherAmountStatus::Mentioned,
            role: Some(AmountRole::Total),
            paragraph: None,
            quote: "a penny".to_owned(),
            span,
            rule: "mention".to_owned(),
            confidence: 0.8,
            review: None,
        }],
        service_improvements: vec![ServiceImprovement {
            text: "train".to_owned(),
            actions: vec![ImprovementAction::Training],
            status: PromiseStatus::Recommended,
            due: due.clone(),
            paragraph: Some(1),
            span,
            rule: "train".to_owned(),
            confidence: 0.35,
            review: None,
        }],
        other_actions: vec![OtherAction {
            action: ActionKind::Apology,
            text: "apologise".to_owned(),
            status: PromiseStatus::Agreed,
            due,
            paragraph: Some(1),
            span,
            rule: "apologise".to_owned(),
            confidence: 0.7,
            review: None,
        }],
        events: vec![Event {
            date: DateRange {
                text: "May".to_owned(),
                earliest: date(2030, 5, 1),
                latest: date(2030, 5, 31),
            },
            text: "It began in May.".to_owned(),
            paragraph: Some(1),
            span,
        }],
        citations: vec![Citation {
            act: "Local Government Act 1974".to_owned(),
            kind: crate::model::decision::CitationKind::Statute,
            provisions: vec!["26(1)".to_owned()],
            paragraph: Some(1),
            span,
        }],
        compliance: None,
        themes: vec![ThemeMark {
            theme: "delay".to_owned(),
            paragraphs: vec![1],
            rule: "phrase".to_owned(),
        }],
    };
    Record {
        scheme: Scheme::Lgsco,
        source: source(path, bytes),
        diagnostics: vec![Diagnostic::new("header/no-category", Some(span))],
        body: Body::Decision(Box::new(body)),
    }
}

fn other(path: &str, bytes: &str) -> Record {
    Record {
        scheme: Scheme::Unknown,
        source: source(path, bytes),
        diagnostics: Vec::new(),
        body: Body::Other(OtherPage::default()),
    }
}

impl Store {
    /// Does what no part of casebook would, and tells how many rows it concerned.
    pub(crate) fn harm(&self, sql: &str) -> usize {
        self.connection.execute(sql, []).unwrap()
    }
}

mod counted;
mod forms;
mod reviews;

struct Shelf {
    folder: tempfile::TempDir,
    store: Store,
}

impl Shelf {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create_or_open(folder.path().join("data")).unwrap();
        Self { folder, store }
    }

    fn put(&mut self, record: Record, bytes: &str) -> Put {
        let parcel = Parcel::new(record, bytes.as_bytes()).unwrap();
        let before = self.store.generation().unwrap();
        let mut batch = self.store.batch().unwrap();
        let placed = batch.put(&parcel).unwrap();
        let generation = batch.commit().unwrap();
        let learns = placed.tells_index();
        assert_eq!(generation > before, learns, "{placed:?}");
        placed.put
    }

    /// What an ingest does with a file: nothing where its bytes are known.
    fn ingest(&mut self, path: &str, bytes: &str) -> Put {
        let sha256 = hex(&Sha256::digest(bytes));
        let mut batch = self.store.batch().unwrap();
        let known = batch.known(&Origin::file(path), &sha256).unwrap();
        batch.commit().unwrap();
        match known {
            Some(known) => known.put,
            None => self.put(decision(REFERENCE, path, bytes), bytes),
        }
    }

    fn sql<T: rusqlite::types::FromSql>(&self, sql: &str) -> T {
        self.store.connection.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// The first paragraph of the only document.
    fn words(&self) -> String {
        let key = self.sql::<String>("SELECT key FROM documents");
        let record = self.store.get(&key).unwrap().unwrap();
        record.sections()[0].paragraphs[0].text.clone()
    }

    fn damage(&self, sql: &str) -> String {
        assert!(self.store.verify().unwrap().is_clean());
        self.store.connection.execute_batch("PRAGMA foreign_keys = off").unwrap();
        assert_eq!(self.store.connection.execute(sql, []).unwrap(), 1, "{sql}");
        let report = self.store.verify().unwrap();
        report.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    fn size_of_file(&self) -> (u64, Vec<u8>) {
        let bytes = std::fs::read(self.folder.path().join("data").join(FILE)).unwrap();
        (bytes.len() as u64, Sha256::digest(&bytes).to_vec())
    }
}

#[test]
fn a_record_comes_back_as_it_was_put_with_its_original() {
    let mut shelf = Shelf::new();
    let record = decision(REFERENCE, "a.txt", "- words");
    assert_eq!(shelf.put(record.clone(), "- words"), Put::New);
    assert_eq!(shelf.store.get(KEY).unwrap(), Some(record.clone()));
    let original = shelf.store.original(&record.source.sha256).unwrap();
    assert_eq!(original.as_deref(), Some("- words".as_bytes()));
    assert_eq!(shelf.store.get("lgsco/decision:99 999 999").unwrap(), None);
    assert_eq!(shelf.store.counts().unwrap().get(&Kind::Decision), Some(&1));
}

#[test]
fn the_facts_stand_in_ordinary_tables() {
    let mut shelf = Shelf::new();
    shelf.put(decision(REFERENCE, "a.txt", "- words"), "- words");
    for (sql, expected) in [
        (
            "SELECT amount_pence || payee || confidence || purposes FROM ledger",
            "35050Mrs Q0.9[\"distress\",\"delay\"]",
        ),
        ("SELECT decision_date || awarded_total_pence FROM decisions", "2031-02-0335050"),
        (
            "SELECT organisation || due_date || actions FROM improvements_agreed",
            "Borsetshire County Council2031-02-10[\"training\"]",
        ),
        ("SELECT provisions ->> 0 FROM citations", "26(1)"),
        ("SELECT earliest || latest FROM events", "2030-05-012030-05-31"),
        ("SELECT action || status FROM actions", "apologyagreed"),
        ("SELECT role FROM other_amounts", "total"),
        ("SELECT code FROM diagnostics", "header/no-category"),
        ("SELECT reference FROM related", "30 009 009"),
    ] {
        assert_eq!(shelf.sql::<String>(sql), expected, "{sql}");
    }
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let mut shelf = Shelf::new();
    assert_eq!(shelf.ingest("a.txt", "- words"), Put::New);
    let before = (shelf.store.generation().unwrap(), shelf.sql::<i64>("SELECT count(*) FROM runs"));
    shelf.store.finish_run().unwrap();
    shelf.store.connection.execute_batch("PRAGMA wal_checkpoint(truncate)").unwrap();
    let file = shelf.size_of_file();
    assert_eq!(shelf.ingest("a.txt", "- words"), Put::Unchanged);
    shelf.store.finish_run().unwrap();
    let after = (shelf.store.generation().unwrap(), shelf.sql::<i64>("SELECT count(*) FROM runs"));
    shelf.store.connection.execute_batch("PRAGMA wal_checkpoint(truncate)").unwrap();
    assert_eq!((before, file), (after, shelf.size_of_file()));
}

#[test]
fn the_same_document_under_another_path_is_unchanged_and_both_paths_are_known() {
    let mut shelf = Shelf::new();
    shelf.ingest("a.txt", "- words");
    assert_eq!(shelf.ingest("b/a.txt", "- words"), Put::Unchanged);
    assert_eq!(shelf.ingest("crlf.txt", "- words\r\n"), Put::Unchanged);
    assert_eq!(shelf.sql::<i64>("SELECT count(*) FROM sources"), 3);
    assert_eq!(shelf.sql::<i64>("SELECT count(*) FROM documents"), 1);
    assert_eq!(shelf.store.generation().unwrap(), 1, "the index has nothing to learn");
}

#[test]
fn a_changed_file_replaces_its_record_and_keeps_the_old_version() {
    let mut shelf = Shelf::new();
    let old = decision(REFERENCE, "a.txt", "the first words");
    shelf.ingest("a.txt", "the first words");
    assert_eq!(shelf.ingest("a.txt", "the later words"), Put::Changed);
    assert_eq!(shelf.ingest("a.txt", "the later words"), Put::Unchanged);
    let kept = shelf.store.get(KEY).unwrap().unwrap();
    assert_eq!(kept, decision(REFERENCE, "a.txt", "the later words"));
    let versions = shelf.store.versions(KEY).unwrap();
    assert_eq!(versions.len(), 1);
    assert_eq!((versions[0].version, &*versions[0].record), (1, &old));
    assert!(shelf.store.original(&old.source.sha256).unwrap().is_some(), "its bytes too");
    assert_eq!(shelf.sql::<i64>("SELECT version FROM documents"), 2);
    assert!(shelf.store.verify().unwrap().is_clean());
}

#[test]
fn a_text_that_goes_back_to_what_it_was_is_a_change_too() {
    let mut shelf = Shelf::new();
    for (text, put) in [
        ("first words", Put::New),
        ("later words", Put::Changed),
        ("first words", Put::Changed),
        ("first words", Put::Unchanged),
    ] {
        assert_eq!(shelf.ingest("a.txt", text), put);
    }
    assert_eq!(shelf.words(), "first words");
    assert_eq!(shelf.store.versions(KEY).unwrap().len(), 2);
}

#[test]
fn html_and_text_of_one_decision_settle_in_the_first_run() {
    for order in [["a.html", "b.txt"], ["b.txt", "a.html"]] {
        let mut shelf = Shelf::new();
        let bytes = |path: &str| if path == "a.html" { "<words>" } else { "- words" };
        assert_eq!(shelf.ingest(order[0], bytes(order[0])), Put::New);
        assert_eq!(shelf.ingest(order[1], bytes(order[1])), Put::Duplicate);
        let generation = shelf.store.generation().unwrap();
        for path in order.into_iter().chain(order) {
            let put = shelf.ingest(path, bytes(path));
            let expected = if path == "a.html" { Put::Unchanged } else { Put::Duplicate };
            assert_eq!(put, expected, "{path}");
        }
        assert_eq!(shelf.store.generation().unwrap(), generation);
        assert_eq!(shelf.sql::<String>("SELECT path FROM documents"), "a.html", "the page is kept");
        assert!(shelf.store.verify().unwrap().is_clean());
    }
}

#[test]
fn a_cut_copy_never_takes_the_place_of_the_whole_and_is_kept_beside_it() {
    let mut shelf = Shelf::new();
    shelf.ingest("whole.txt", "all the words");
    let mut cut = decision(REFERENCE, "cut.txt", "all the");
    cut.diagnostics.push(Diagnostic::new("text/truncated", None));
    assert_eq!(shelf.put(cut.clone(), "all the"), Put::Duplicate);
    assert_eq!(shelf.put(cut.clone(), "all the"), Put::Duplicate);
    assert_eq!(shelf.sql::<String>("SELECT path FROM documents"), "whole.txt");
    let versions = shelf.store.versions(KEY).unwrap();
    assert_eq!(versions.len(), 1);
    assert_eq!((versions[0].version, &*versions[0].reason), (0, "other_form"));
    assert!(shelf.store.original(&cut.source.sha256).unwrap().is_some());
}

#[test]
fn other_rules_read_the_same_text_again_without_a_version() {
    let mut shelf = Shelf::new();
    let mut old = decision(REFERENCE, "a.txt", "words");
    "casebook 0.0.1".clone_into(&mut old.source.parser);
    "an old rendering".clone_into(&mut old.source.text_sha256);
    shelf.put(old, "words");
    assert_eq!(shelf.put(decision(REFERENCE, "a.txt", "words"), "words"), Put::Reread);
    assert_eq!(shelf.store.versions(KEY).unwrap(), []);
    assert_eq!(shelf.store.generation().unwrap(), 2);
}

#[test]
fn a_file_read_under_another_key_withdraws_the_old_one() {
    let mut shelf = Shelf::new();
    let page = other("a.txt", "words");
    assert_eq!(shelf.put(page.clone(), "words"), Put::New);
    assert_eq!(shelf.put(decision(REFERENCE, "a.txt", "words"), "words"), Put::Reread);
    let mut changes = Vec::new();
    shelf
        .store
        .changed_since(1, &mut |change| {
            changes.push(change);
            Ok(())
        })
        .unwrap();
    let removed = Change::Removed { key: page.key() };
    assert!(changes.len() == 2 && changes[0] == removed, "{changes:?}");
    assert_eq!(shelf.store.get(&page.key()).unwrap(), None);
    assert_eq!(shelf.store.versions(&page.key()).unwrap().len(), 1);
    assert_eq!(shelf.store.documents().unwrap(), 1);
}

#[test]
fn a_page_without_a_name_is_replaced_when_its_file_changes() {
    let mut shelf = Shelf::new();
    shelf.put(other("a.txt", "first words"), "first words");
    assert_eq!(shelf.put(other("a.txt", "later words"), "later words"), Put::Changed);
    assert_eq!(shelf.store.documents().unwrap(), 1);
    shelf.put(other("b.txt", "later words"), "later words");
    assert_eq!(shelf.put(other("a.txt", "last words"), "last words"), Put::New);
    assert_eq!(shelf.store.documents().unwrap(), 2, "another file still holds the later words");
    assert!(shelf.store.verify().unwrap().is_clean());
}

#[test]
fn a_file_that_now_holds_another_case_leaves_the_first_case_alone() {
    let mut shelf = Shelf::new();
    shelf.ingest("latest.txt", "words");
    let next = decision("30 001 003", "latest.txt", "other words");
    assert_eq!(shelf.put(next, "other words"), Put::New);
    assert_eq!(shelf.store.documents().unwrap(), 2);
}

#[test]
fn one_text_under_two_references_is_added_up_once_in_sql() {
    let mut shelf = Shelf::new();
    let words = "the very same words of a report ".repeat(20);
    for reference in ["30 001 003", "30 001 002", "30 001 004"] {
        let bytes =
            if reference.ends_with('4') { "other words ".repeat(60) } else { words.clone() };
        shelf.put(decision(reference, reference, &format!("{reference} {bytes}")), &bytes);
    }
    // The reference stands in no paragraph of a real page; here it does.
    let same = "UPDATE documents SET words_sha256 = 'x' WHERE key NOT LIKE '%004'";
    shelf.store.connection.execute(same, []).unwrap();
    for (sql, expected) in [
        (
            "SELECT group_concat(reference ORDER BY reference) FROM ledger WHERE awarded_pence",
            "30 001 002,30 001 004",
        ),
        ("SELECT sum(awarded_pence) || '' FROM ledger", "70100"),
        ("SELECT counted_under FROM decisions WHERE reference = '30 001 003'", "30 001 002"),
        ("SELECT group_concat(DISTINCT counted_under) || count(*) FROM same_text", "30 001 0022"),
    ] {
        assert_eq!(shelf.sql::<String>(sql), expected, "{sql}");
    }
}

#[test]
fn a_text_is_added_up_once_whichever_of_its_references_are_asked_for() {
    let mut shelf = Shelf::new();
    for reference in ["30 001 002", "30 001 003", "30 001 004"] {
        shelf.put(decision(reference, reference, reference), reference);
    }
    let same = "UPDATE documents SET words_sha256 = 'x'";
    shelf.store.connection.execute(same, []).unwrap();
    let snapshot = shelf.store.snapshot().unwrap();
    let every = snapshot.documents().unwrap();
    for (asked, expected) in [
        (&every[..], "30 001 002 counts; 30 001 003 under 30 001 002; 30 001 004 under 30 001 002"),
        (&every[1..], "30 001 003 counts; 30 001 004 under 30 001 003"),
        (&every[2..], "30 001 004 counts"),
    ] {
        let mut told = Vec::new();
        let columns = ["reference", "awarded_amount_pence", "counted_under"];
        let mut note = |_, cells: &[Cell<'_>]| {
            told.push(match cells {
                [Cell::Text(one), Cell::Empty, Cell::Text(other)] => format!("{one} under {other}"),
                [Cell::Text(one), Cell::Integer(_), Cell::Empty] => format!("{one} counts"),
                cells => format!("{cells:?}"),
            });
            Ok(())
        };
        snapshot.rows("v_payments", &columns, false, asked, &mut note).unwrap();
        told.dedup();
        assert_eq!(told.join("; "), expected);
    }
}

#[test]
fn a_case_is_found_with_and_without_its_letter() {
    let mut shelf = Shelf::new();
    for reference in ["30 001 002a", "30 001 002b", "30 001 003"] {
        shelf.put(decision(reference, reference, reference), reference);
    }
    for (asked, found) in [("30-001-002", 2), ("30001002B", 1), ("30001002c", 0), ("30 001 003", 1)]
    {
        let records = shelf.store.by_reference(&CaseRef::parse(asked).unwrap()).unwrap();
        assert_eq!(records.len(), found, "{asked}");
    }
}

#[test]
fn a_batch_that_is_dropped_leaves_no_trace() {
    let mut shelf = Shelf::new();
    let parcel = Parcel::new(decision(REFERENCE, "a.txt", "words"), b"words").unwrap();
    let mut batch = shelf.store.batch().unwrap();
    batch.put(&parcel).unwrap();
    drop(batch);
    assert_eq!((shelf.store.documents().unwrap(), shelf.store.generation().unwrap()), (0, 0));
}

#[test]
fn what_was_set_aside_is_forgotten_once_it_reads() {
    let mut shelf = Shelf::new();
    let aside = |shelf: &mut Shelf| {
        let mut batch = shelf.store.batch().unwrap();
        batch.set_aside(Path::new("a.txt"), None, "empty", "save it again").unwrap();
        batch.commit().unwrap();
    };
    shelf.ingest("a.txt", "words");
    aside(&mut shelf);
    assert_eq!(shelf.store.asides().unwrap()[0].advice, "save it again");
    assert_eq!(shelf.ingest("a.txt", "words"), Put::Unchanged);
    assert_eq!(shelf.store.asides().unwrap(), []);
    aside(&mut shelf);
    assert_eq!(shelf.ingest("a.txt", "words once more"), Put::Changed);
    assert_eq!(shelf.store.asides().unwrap(), []);
}

#[test]
fn a_reader_sees_the_last_commit_and_cannot_write() {
    let mut shelf = Shelf::new();
    let mut reader = Store::open(shelf.store.dir()).unwrap();
    shelf.ingest("a.txt", "words");
    assert_eq!(reader.documents().unwrap(), 1);
    assert_eq!(reader.batch().unwrap_err().kind(), ErrorKind::Usage);
    assert!(reader.connection.execute("DELETE FROM documents", []).is_err());
    let second = Store::create_or_open(shelf.store.dir()).unwrap_err();
    assert_eq!(second.kind(), ErrorKind::Busy);
}

#[test]
fn verify_names_what_is_damaged() {
    for (sql, found) in [
        ("UPDATE originals SET zstd = x'00'", "not the bytes"),
        ("UPDATE originals SET bytes = 3", "not the bytes"),
        ("UPDATE documents SET finding = 'no_fault'", "documents.finding"),
        ("UPDATE documents SET date = NULL", "documents.date"),
        ("UPDATE payments SET amount_pence = 1", "payments is not what its record says"),
        ("DELETE FROM improvements", "improvements is not what its record says"),
        ("UPDATE records SET record = '{}'", "does not read"),
        ("DELETE FROM records", "does not read"),
        ("DELETE FROM originals", "refers to nothing in originals"),
        (
            "INSERT INTO related (document, position, reference) VALUES (1, 1, '30 000 000')",
            "related is not what its record says",
        ),
    ] {
        let mut shelf = Shelf::new();
        shelf.put(decision(REFERENCE, "a.txt", "words"), "words");
        let problems = shelf.damage(sql);
        assert!(problems.contains(found), "{sql}: {problems}");
    }
}

#[test]
fn tables_that_disagree_are_made_anew_from_the_record() {
    let mut shelf = Shelf::new();
    shelf.put(decision(REFERENCE, "a.txt", "words"), "words");
    shelf.damage("UPDATE payments SET amount_pence = 1");
    shelf.store.connection.execute("UPDATE documents SET finding = 'no_fault'", []).unwrap();
    assert_eq!(shelf.store.mend().unwrap(), 1);
    assert!(shelf.store.verify().unwrap().is_clean());
    assert_eq!((shelf.store.mend().unwrap(), shelf.store.generation().unwrap()), (0, 1));
}

#[test]
fn a_store_in_a_folder_that_cannot_be_written_still_reads() {
    let mut shelf = Shelf::new();
    shelf.ingest("a.txt", "words");
    let dir = shelf.store.dir().to_owned();
    drop(shelf.store);
    let connection = as_it_lies(&dir.join(FILE)).unwrap();
    let count: i64 =
        connection.query_row("SELECT count(*) FROM documents", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 1);
}

#[test]
fn commits_beside_a_store_that_cannot_be_written_are_never_left_out_silently() {
    let mut shelf = Shelf::new();
    shelf.ingest("a.txt", "words");
    assert_eq!(shelf.store.documents().unwrap(), 1, "and the log of the writer still lies there");
    let refused = as_it_lies(&shelf.store.dir().join(FILE)).unwrap_err();
    assert!(refused.advice().unwrap().contains("allow writing"), "{refused}");
}
