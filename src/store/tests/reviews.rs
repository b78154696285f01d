//! The decisions of people: kept, put into what leaves the store, and never lost.

use super::*;
use crate::model::review::{Decided, FactKind, Values};
use crate::review::{FactId, Judgement, find};

impl Shelf {
    /// Decides about a fact of the one decision as a person would.
    fn judge(&mut self, fact: &str, decided: Decided, changes: &[(&str, &str)]) {
        let kept = self.store.kept(KEY).unwrap().unwrap();
        let id = FactId::parse(&format!("{REFERENCE}/{fact}")).unwrap();
        let changes: Values = changes
            .iter()
            .map(|(name, value)| ((*name).to_owned(), Some((*value).to_owned())))
            .collect();
        let judgement = Judgement::of(&find(&kept.read, &id).unwrap(), decided, changes, "ann");
        let mut batch = self.store.batch().unwrap();
        batch.judge(&judgement, &[]).unwrap();
        batch.commit().unwrap();
    }

    fn total(&self) -> Option<Pence> {
        self.store.get(KEY).unwrap().unwrap().decision().unwrap().awarded_total
    }

    fn row(&self) -> String {
        self.sql(
            "SELECT fact || ' ' || review || ' ' || coalesce(amount_pence, '-') || ' ' || awarded
             FROM payments",
        )
    }
}

fn shelf() -> Shelf {
    let mut shelf = Shelf::new();
    shelf.ingest("a.txt", "- words");
    shelf
}

#[test]
fn a_decision_is_in_every_record_and_table_that_leaves_the_store() {
    let mut shelf = shelf();
    assert_eq!(shelf.row(), "30 001 002/payment/1.1 unreviewed 35050 1");
    let generation = shelf.store.generation().unwrap();
    shelf.judge("payment/1.1", Decided::Corrected, &[("amount", "400.00")]);
    assert_eq!(shelf.row(), "30 001 002/payment/1.1 corrected 40000 1");
    assert_eq!(shelf.total(), Some(Pence::pounds(400)));
    assert_eq!(shelf.store.generation().unwrap(), generation + 1, "the index has to learn");
    assert_eq!(shelf.sql::<i64>("SELECT awarded_total_pence FROM decisions"), 40_000);
    let reference = CaseRef::parse(REFERENCE).unwrap();
    let record = &shelf.store.by_reference(&reference).unwrap()[0];
    assert_eq!(record.decision().unwrap().awarded_total, Some(Pence::pounds(400)));
    let mut changed = Vec::new();
    let note = &mut |change| {
        changed.push(change);
        Ok(())
    };
    shelf.store.changed_since(generation, note).unwrap();
    let [Change::Put { record: told, .. }] = changed.as_slice() else { panic!("{changed:?}") };
    assert_eq!(told.as_ref(), record);
    assert!(shelf.store.verify().unwrap().is_clean());
    let read = shelf.store.kept(KEY).unwrap().unwrap().read;
    assert_eq!(read.decision().unwrap().awarded_total, Some(Pence(35_050)), "as it was read");
}

#[test]
fn a_rejected_payment_stays_in_its_table_and_out_of_the_total() {
    let mut shelf = shelf();
    shelf.judge("payment/1.1", Decided::Rejected, &[]);
    assert_eq!(
        (shelf.row().as_str(), shelf.total()),
        ("30 001 002/payment/1.1 rejected 35050 0", None)
    );
    let judgement = shelf.store.all_judgements().unwrap()[0].clone();
    let mut batch = shelf.store.batch().unwrap();
    batch.withdraw(KEY, &[judgement.id]).unwrap();
    batch.commit().unwrap();
    assert_eq!(
        (shelf.row().as_str(), shelf.total()),
        ("30 001 002/payment/1.1 unreviewed 35050 1", Some(Pence(35_050)))
    );
    assert_eq!(
        shelf.sql::<i64>("SELECT count(*) FROM reviews"),
        1,
        "what was decided is on record"
    );
    assert!(shelf.store.all_judgements().unwrap().is_empty());
}

#[test]
fn a_decision_outlives_a_changed_text_and_other_rules() {
    let mut shelf = shelf();
    shelf.judge("payment/1.1", Decided::Corrected, &[("amount", "400.00")]);
    assert_eq!(shelf.ingest("a.txt", "- other words"), Put::Changed);
    assert_eq!(shelf.row(), "30 001 002/payment/1.1 corrected 40000 1");
    let mut moved = decision(REFERENCE, "a.txt", "- other words");
    moved.source.parser = "casebook 9.9.9".to_owned();
    let Body::Decision(page) = &mut moved.body else { unreachable!() };
    page.payments[0].paragraph = Some(7);
    page.payments[0].rule = "another".to_owned();
    assert_eq!(shelf.put(moved, "- other words"), Put::Reread);
    assert_eq!(shelf.row(), "30 001 002/payment/7.1 corrected 40000 1");
    assert!(shelf.store.verify().unwrap().is_clean());
}

#[test]
fn a_decision_whose_fact_reads_otherwise_is_applied_to_nothing_and_listed() {
    let mut shelf = shelf();
    shelf.judge("payment/1.1", Decided::Rejected, &[]);
    let mut record = decision(REFERENCE, "a.txt", "- other words");
    let Body::Decision(page) = &mut record.body else { unreachable!() };
    page.payments[0].amount = Some(Pence::pounds(9));
    assert_eq!(shelf.put(record, "- other words"), Put::Changed);
    assert_eq!(shelf.row(), "30 001 002/payment/1.1 unreviewed 900 1");
    assert_eq!(shelf.store.all_judgements().unwrap().len(), 1);
    let settled = shelf.store.kept(KEY).unwrap().unwrap().settled();
    assert_eq!((settled.lost.len(), settled.lost[0].judgement.kind), (1, FactKind::Payment));
    assert_eq!(shelf.store.keys_to_review(0.0, &[]).unwrap(), [KEY]);
    let remarks = "SELECT count(*) FROM diagnostics WHERE code = 'review/changed'";
    assert_eq!(shelf.sql::<i64>(remarks), 1);
    // The text goes back to what it was, and the decision with it.
    shelf.ingest("a.txt", "- words");
    assert_eq!(shelf.row(), "30 001 002/payment/1.1 rejected 35050 0");
}

#[test]
fn a_decision_follows_a_document_that_gets_another_name() {
    let mut shelf = Shelf::new();
    let unnamed = decision("no reference", "a.txt", "- words");
    let key = unnamed.key();
    let judgement = {
        let id = FactId::parse(&format!("{key}/payment/1.1")).unwrap();
        Judgement::of(&find(&unnamed, &id).unwrap(), Decided::Rejected, Values::new(), "ann")
    };
    let mut old = unnamed;
    old.source.parser = "casebook 0.0.1".to_owned();
    shelf.put(old, "- words");
    let mut batch = shelf.store.batch().unwrap();
    batch.judge(&judgement, &[]).unwrap();
    batch.commit().unwrap();
    shelf.put(decision(REFERENCE, "a.txt", "- words"), "- words");
    assert_eq!(shelf.row(), "30 001 002/payment/1.1 rejected 35050 0");
    let problems = shelf.store.verify().unwrap().problems;
    assert!(problems.is_empty(), "{problems:?}");
}

/// Makes a store of version 1 of this one: whatever later steps have added is taken away.
fn age(connection: &Connection) {
    let names = |of: &Connection, sql: &str| -> Vec<String> {
        let mut select = of.prepare(sql).unwrap();
        let names = select.query_map([], |row| row.get(0)).unwrap();
        names.collect::<rusqlite::Result<_>>().unwrap()
    };
    let first = Connection::open_in_memory().unwrap();
    first.execute_batch(include_str!("../schema.sql")).unwrap();
    for trigger in names(connection, "SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'") {
        connection.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    for view in names(connection, "SELECT name FROM sqlite_schema WHERE type = 'view'") {
        connection.execute_batch(&format!("DROP VIEW {view}")).unwrap();
    }
    for sort in ["index", "table"] {
        let sql = format!(
            "SELECT name FROM sqlite_schema WHERE type = '{sort}' AND name NOT LIKE 'sqlite%'"
        );
        let kept = names(&first, &sql);
        for name in names(connection, &sql).iter().filter(|name| !kept.contains(name)) {
            connection.execute_batch(&format!("DROP {sort} {name}")).unwrap();
        }
    }
    for table in names(&first, "SELECT name FROM sqlite_schema WHERE type = 'table'") {
        let sql = format!("SELECT name FROM pragma_table_info('{table}')");
        let kept = names(&first, &sql);
        for column in names(connection, &sql).iter().filter(|column| !kept.contains(column)) {
            connection.execute_batch(&format!("ALTER TABLE {table} DROP COLUMN {column}")).unwrap();
        }
    }
    for view in names(&first, "SELECT sql FROM sqlite_schema WHERE type = 'view'") {
        connection.execute_batch(&view).unwrap();
    }
    // Records were plain JSON then.
    let sql = format!("SELECT key, id, {} FROM {}", packed::COLUMNS, packed::TABLES);
    let mut select = connection.prepare(&sql).unwrap();
    let mut rows = select.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let json = packed::json_of(&row.get::<_, String>(0).unwrap(), row, 2).unwrap();
        let document: i64 = row.get(1).unwrap();
        let update = "UPDATE records SET record = ?1 WHERE document = ?2";
        connection.execute(update, (json, document)).unwrap();
    }
    connection.execute_batch("PRAGMA user_version = 1").unwrap();
}

#[test]
fn tables_grow_and_are_filled_in_one_step() {
    let shelf = shelf();
    age(&shelf.store.connection);
    let Shelf { folder, store } = shelf;
    drop(store);
    // What the file holds once the new version is committed, and nothing has been done after that.
    let path = folder.path().join("data").join(FILE);
    let mut connection = Connection::open(&path).unwrap();
    schema::prepare_to_write(&mut connection).unwrap();
    drop(connection);
    let store = Store::open(folder.path().join("data")).unwrap();
    assert!(store.verify().unwrap().is_clean(), "{:?}", store.verify().unwrap());
    let shelf = Shelf { folder, store };
    assert_eq!(shelf.row(), "30 001 002/payment/1.1 unreviewed 35050 1");
}

#[test]
fn a_store_of_the_version_before_is_brought_up() {
    let mut shelf = shelf();
    age(&shelf.store.connection);
    let data = shelf.folder.path().join("data");
    let earlier = Store::open(&data).unwrap_err();
    assert!(earlier.to_string().contains("earlier version"), "{earlier}");
    let Shelf { folder, store } = shelf;
    drop(store);
    let store = Store::create_or_open(&data).unwrap();
    assert!(store.verify().unwrap().is_clean(), "{:?}", store.verify().unwrap());
    shelf = Shelf { folder, store };
    assert_eq!(shelf.row(), "30 001 002/payment/1.1 unreviewed 35050 1");
    shelf.judge("payment/1.1", Decided::Accepted, &[]);
    assert_eq!(shelf.row(), "30 001 002/payment/1.1 accepted 35050 1");
}

fn added(record: &Record, quote: &str, sum: &str) -> Judgement {
    Judgement {
        id: 0,
        key: record.key(),
        fact: crate::review::name_for(record, quote, &[]).to_string(),
        kind: FactKind::Payment,
        decided: Decided::Added,
        quote: quote.to_owned(),
        stake: sum.to_owned(),
        seen: Values::new(),
        changes: [("amount".to_owned(), Some(sum.to_owned()))].into(),
        by: "ann".to_owned(),
        at: String::new(),
        note: None,
    }
}

#[test]
fn an_addition_can_be_undone_under_the_new_key_of_its_document() {
    let mut shelf = Shelf::new();
    let mut page = decision("none", "a.txt", "paid £90 then");
    assert_eq!(page.decision().unwrap().reference, None);
    shelf.put(page.clone(), "paid £90 then");
    let judgement = added(&page, "paid £90 then", "90.00");
    let mut batch = shelf.store.batch().unwrap();
    batch.judge(&judgement, &[]).unwrap();
    batch.commit().unwrap();
    let old = page.key();
    page = decision("none", "a.txt", "paid £90 then, slowly");
    assert_ne!(page.key(), old);
    shelf.put(page.clone(), "paid £90 then, slowly");
    let kept = shelf.store.kept(&page.key()).unwrap().unwrap();
    let name = format!("{}/payment/u.a1", page.key());
    let named = FactId::parse(&name).unwrap();
    assert!(find(&kept.settled().record, &named).is_some(), "{:?}", kept.judgements);
    let bound = crate::review::bound_to(&name, &kept.read, &kept.judgements).unwrap();
    let (key, id) = (bound.key.clone(), bound.id);
    let mut batch = shelf.store.batch().unwrap();
    batch.withdraw(&key, &[id]).unwrap();
    batch.commit().unwrap();
    assert_eq!(shelf.sql::<i64>("SELECT count(*) FROM payments WHERE review = 'added'"), 0);
    // With a reference, the document is named by that.
    let mut batch = shelf.store.batch().unwrap();
    batch.judge(&Judgement { key, fact: name, ..judgement }, &[]).unwrap();
    batch.commit().unwrap();
    shelf.put(decision(REFERENCE, "a.txt", "paid £90 then, slowly"), "paid £90 then, slowly");
    let fact: String = shelf.sql("SELECT fact FROM payments WHERE review = 'added'");
    assert_eq!(fact, "30 001 002/payment/u.a1");
    assert!(shelf.store.verify().unwrap().is_clean());
}

#[test]
fn an_addition_leaves_the_other_sums_of_the_tables_their_names() {
    let words = "The taxi cost £40, the train £70, the meal £95 and the room £120.";
    let mut record = decision(REFERENCE, "a.txt", words);
    let Body::Decision(read) = &mut record.body else { panic!("a decision") };
    read.payments.clear();
    read.add_up();
    let one = read.other_amounts.remove(0);
    read.other_amounts = [4_000, 7_000, 9_500, 12_000]
        .map(|pence| OtherAmount {
            amount: Pence(pence),
            role: None,
            paragraph: Some(1),
            quote: words.to_owned(),
            span: Span::new(0, words.len()),
            ..one.clone()
        })
        .into();
    let mut shelf = Shelf::new();
    shelf.put(record.clone(), words);
    let rows = "SELECT group_concat(fact || ' ' || amount_pence || ' ' || review, '; ')
                FROM (SELECT * FROM other_amounts ORDER BY position)";
    let before: String = shelf.sql(rows);
    assert_eq!(before.matches("unreviewed").count(), 4, "{before}");
    let mut batch = shelf.store.batch().unwrap();
    batch.judge(&added(&record, words, "40.00"), &[]).unwrap();
    batch.commit().unwrap();
    shelf.judge("amount/1.3", Decided::Rejected, &[]);
    let named = |place, sum, review| format!("{REFERENCE}/amount/1.{place} {sum} {review}");
    let expected = [
        named(1, 4_000, "added"),
        named(2, 7_000, "unreviewed"),
        named(3, 9_500, "rejected"),
        named(4, 12_000, "unreviewed"),
    ];
    assert_eq!(shelf.sql::<String>(rows), expected.join("; "));
    assert_eq!(shelf.total(), Some(Pence::pounds(40)));
    assert!(shelf.store.verify().unwrap().is_clean());
}

#[test]
fn what_was_decided_about_nothing_is_named_by_verify() {
    let mut shelf = shelf();
    shelf.judge("payment/1.1", Decided::Accepted, &[]);
    let found = shelf.damage("UPDATE reviews SET key = 'lgsco/decision:99 999 999'");
    assert!(found.contains("a document that is not there"), "{found}");
    let mut shelf = self::shelf();
    shelf.judge("payment/1.1", Decided::Accepted, &[]);
    let found = shelf.damage("UPDATE payments SET review = 'rejected'");
    assert!(found.contains("payments is not what its record says"), "{found}");
}
