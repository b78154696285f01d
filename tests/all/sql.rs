//! The store's views, as people with SQL see them.

use std::collections::BTreeSet;

use casebook::export::SHEETS;
use rusqlite::{Connection, OpenFlags};

use super::binary::Casebook;
use super::corpus;

/// A decision with payments and improvements.
const PAGE: &str = "lgsco/decision/13-812-457.txt";

fn open(casebook: &Casebook) -> Connection {
    let path = casebook.data().join("casebook.db");
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

fn of_one_page() -> Casebook {
    let casebook = Casebook::new();
    let page = corpus::folder().join("pages").join(PAGE);
    casebook.run(&["ingest", page.to_str().unwrap()]).ends(0);
    casebook
}

fn numbers<const N: usize>(connection: &Connection, sql: &str) -> [i64; N] {
    connection
        .query_row(sql, [], |row| {
            let mut all = [0; N];
            for (at, number) in all.iter_mut().enumerate() {
                *number = row.get(at)?;
            }
            Ok(all)
        })
        .unwrap()
}

#[test]
fn views_have_the_columns_of_their_sheets() {
    let casebook = of_one_page();
    let connection = open(&casebook);
    for sheet in SHEETS {
        let view = format!("v_{}", sheet.name);
        let mut select = connection.prepare(&format!("SELECT * FROM {view}")).unwrap();
        let names: Vec<String> = select.column_names().map(str::to_owned).collect();
        let (first, rest) = names.split_at(3);
        assert_eq!(first, ["document", "position", "counts"], "{view}");
        let headers: Vec<&str> = sheet.columns.iter().map(|column| column.header).collect();
        let of_view: BTreeSet<&str> = rest.iter().map(String::as_str).collect();
        assert_eq!(of_view, headers.iter().copied().collect(), "{view}");
        assert_eq!(rest.len(), headers.len(), "{view} has a column twice");
        select.query([]).unwrap().next().unwrap();
    }
}

#[test]
fn every_sheet_has_its_view_and_its_line_in_the_documentation() {
    let documented = include_str!("../../docs/sql.md");
    for sheet in SHEETS {
        assert!(documented.contains(&format!("| `v_{}` |", sheet.name)), "{}", sheet.name);
    }
}

#[test]
fn what_a_person_rejects_counts_nowhere() {
    let casebook = of_one_page();
    let count = "SELECT (SELECT count(*) FROM v_improvements WHERE counts),
                        (SELECT count(*) FROM improvements_agreed),
                        (SELECT improvements FROM v_decisions),
                        (SELECT count(*) FROM v_payments WHERE counts),
                        (SELECT count(awarded_pence) FROM ledger),
                        (SELECT awards FROM v_decisions)";
    let before: [i64; 6] = numbers(&open(&casebook), count);
    assert!(before.iter().all(|number| *number > 0), "{before:?}");
    for fact in ["13-812-457/improvement/13.1", "13-812-457/payment/13.1"] {
        casebook.run(&["review", "reject", fact, "--by", "ann"]).ends(0);
    }
    assert_eq!(numbers(&open(&casebook), count), before.map(|number| number - 1));
    let sums: [i64; 2] = numbers(
        &open(&casebook),
        "SELECT (SELECT sum(awarded_amount_pence) FROM v_payments WHERE counts),
                (SELECT awarded_total_pence FROM v_decisions)",
    );
    assert_eq!(sums[0], sums[1]);
}

/// The corpus, and one of its decisions once more under another reference.
fn corpus_casebook_with_twins() -> Casebook {
    let casebook = Casebook::of_corpus();
    let page = std::fs::read_to_string(corpus::folder().join("pages").join(PAGE)).unwrap();
    let twin = casebook.folder().join("13-812-458.txt");
    std::fs::write(
        &twin,
        page.replace("13 812 457", "13 812 458").replace("13-812-457", "13-812-458"),
    )
    .unwrap();
    casebook.run(&["ingest", twin.to_str().unwrap()]).ends(0);
    casebook
}

/// One text under several references is the one thing that an export looks up otherwise than its view.
#[test]
fn an_export_has_the_rows_of_its_view() {
    let casebook = corpus_casebook_with_twins();
    let connection = open(&casebook);
    let twins: [i64; 1] = numbers(
        &connection,
        "SELECT count(*) FROM v_payments WHERE counts AND counted_under <> ''",
    );
    assert!(twins[0] > 0);
    for sheet in SHEETS {
        let named = ["id", "counted_under", "amount_pence", "awarded_amount_pence"];
        let columns: Vec<&str> = named
            .into_iter()
            .filter(|name| sheet.columns.iter().any(|column| column.header == *name))
            .collect();
        for (all, which) in [(None, "WHERE counts"), (Some("--all-statuses"), "")] {
            let mut words = vec!["export", sheet.name, "--format", "ndjson"];
            words.extend(all);
            let lines = casebook.run(&words).ndjson();
            let sql = format!(
                "SELECT json_array({}) FROM v_{} v JOIN documents d ON d.id = v.document
                 {which} ORDER BY d.key, v.position",
                columns.iter().map(|name| format!("v.{name}")).collect::<Vec<_>>().join(", "),
                sheet.name
            );
            let mut select = connection.prepare(&sql).unwrap();
            let rows = select.query_map([], |row| row.get::<_, String>(0)).unwrap();
            let of_view: Vec<String> = rows.map(Result::unwrap).collect();
            let exported: Vec<String> = lines
                .iter()
                .map(|row| columns.iter().map(|name| row[name].clone()).collect::<Vec<_>>())
                .map(|cells| serde_json::Value::from(cells).to_string())
                .collect();
            assert_eq!(exported, of_view, "{}", sheet.name);
        }
    }
}
