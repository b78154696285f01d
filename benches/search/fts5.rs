//! The same answers from SQLite's own full text search.
//!
//! One row is one decision, since decisions are what is counted: a row a paragraph would have it
//! group its matches by decision before it could rank, count or facet them, and be slower still.
//! What it shows of a hit is `snippet()`, the best sixty-four words of the whole decision.

use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, ToSql};

use super::generator::Generated;
use super::questions::Asked;

/// What is counted, as casebook counts it.
const FACETS: &[&str] =
    &["kind", "category", "subcategory", "organisation", "outcome", "finding", "year"];

pub(crate) struct Fts5(Connection);

/// What was found: how many, and how much there is to show, so that nothing is optimised away.
pub(crate) struct Found {
    pub(crate) total: u64,
    pub(crate) shown: usize,
}

impl Fts5 {
    /// Indexes the decisions in a file; what is counted is taken from the casebook's own store, so
    /// that both count the same.
    pub(crate) fn build(
        file: &Path,
        store: &Path,
        decisions: &mut dyn Iterator<Item = Generated>,
    ) -> Self {
        let mut connection = Connection::open(file).unwrap();
        connection
            .execute_batch(
                "PRAGMA page_size = 8192; PRAGMA journal_mode = off; PRAGMA synchronous = off;
                 CREATE VIRTUAL TABLE f USING fts5(text, tokenize = 'porter unicode61');
                 CREATE TABLE facts (id INTEGER PRIMARY KEY, slug TEXT, kind TEXT, category TEXT,
                   subcategory TEXT, organisation TEXT, outcome TEXT, finding TEXT, year TEXT);",
            )
            .unwrap();
        connection.execute("ATTACH ?1 AS casebook", [store.to_string_lossy()]).unwrap();
        let transaction = connection.transaction().unwrap();
        transaction
            .execute_batch(
                "INSERT INTO facts SELECT id, replace(reference, ' ', '-'), kind, category,
                   subcategory, organisation, outcome, finding, substr(date, 1, 4)
                 FROM casebook.documents;
                 CREATE INDEX by_slug ON facts (slug);",
            )
            .unwrap();
        for decision in decisions {
            transaction
                .prepare_cached(
                    "INSERT INTO f (rowid, text) SELECT id, ?2 FROM facts WHERE slug = ?1",
                )
                .unwrap()
                .execute((&decision.slug, &decision.text))
                .unwrap();
        }
        transaction.execute("INSERT INTO f (f) VALUES ('optimize')", []).unwrap();
        for facet in FACETS {
            transaction
                .execute_batch(&format!("CREATE INDEX by_{facet} ON facts ({facet})"))
                .unwrap();
        }
        transaction.commit().unwrap();
        connection.execute_batch("ANALYZE; DETACH casebook").unwrap();
        drop(connection);
        Self::open(file)
    }

    pub(crate) fn open(file: &Path) -> Self {
        let connection = Connection::open(file).unwrap();
        connection
            .execute_batch("PRAGMA mmap_size = 4294967296; PRAGMA cache_size = -262144;")
            .unwrap();
        connection.set_prepared_statement_cache_capacity(64);
        Self(connection)
    }

    /// A whole answer: the ten best with their snippets, the exact count and all facets.
    pub(crate) fn answer(&self, asked: &Asked) -> Found {
        let column = asked.filter.as_ref().map(|(column, _)| *column);
        let mut values: Vec<Value> = Vec::new();
        if !asked.matching.is_empty() {
            values.push(asked.matching.clone().into());
        }
        values.extend(asked.filter.iter().map(|(_, value)| Value::from(value.clone())));
        let values: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
        let shown = self.top(&top(!asked.matching.is_empty(), column), &values);
        let total = self.counted(&counted(!asked.matching.is_empty(), column), &values);
        Found { total, shown }
    }

    fn top(&self, sql: &str, values: &[&dyn ToSql]) -> usize {
        let mut select = self.0.prepare_cached(sql).unwrap();
        let mut rows = select.query(values).unwrap();
        let mut shown = 0;
        while let Some(row) = rows.next().unwrap() {
            shown += row.get::<_, String>(1).unwrap().len();
        }
        shown
    }

    fn counted(&self, sql: &str, values: &[&dyn ToSql]) -> u64 {
        let mut select = self.0.prepare_cached(sql).unwrap();
        let mut rows = select.query(values).unwrap();
        let mut total = 0;
        while let Some(row) = rows.next().unwrap() {
            if row.get_ref(0).unwrap().as_str().unwrap() == "kind" {
                total += u64::try_from(row.get::<_, i64>(2).unwrap()).unwrap();
            }
        }
        total
    }
}

/// The ten best, or the ten newest where there are no words.
///
/// Matches come first and in order of rank, and the facts of each are looked up by its number until
/// ten have passed the filter: `rowid IN (SELECT ...)` would ask the index again for every row that
/// passes, and take thirty times as long.
fn top(words: bool, filter: Option<&str>) -> String {
    let shown = "SELECT f.rowid, snippet(f, 0, '[', ']', '…', 64)";
    match (words, filter) {
        (true, None) => format!("{shown} FROM f WHERE f MATCH ?1 ORDER BY rank LIMIT 10"),
        (true, Some(column)) => format!(
            "{shown} FROM f CROSS JOIN facts ON facts.id = f.rowid
             WHERE f MATCH ?1 AND +facts.{column} = ?2 ORDER BY f.rank LIMIT 10"
        ),
        (false, column) => format!(
            "SELECT rowid, substr(text, 1, 700) FROM f WHERE rowid IN (
             SELECT id FROM facts WHERE {} = ?1 ORDER BY year DESC, id LIMIT 10)",
            column.unwrap_or("kind")
        ),
    }
}

/// What was found, once, and then every facet of it. The count is that of the kinds.
fn counted(words: bool, filter: Option<&str>) -> String {
    let facets = FACETS.join(", ");
    let matches =
        format!("SELECT {facets} FROM f CROSS JOIN facts ON id = f.rowid WHERE f MATCH ?1");
    let found = match (words, filter) {
        (true, None) => matches,
        (true, Some(column)) => format!("{matches} AND +{column} = ?2"),
        (false, column) => {
            format!("SELECT {facets} FROM facts WHERE {} = ?1", column.unwrap_or("kind"))
        }
    };
    let counts: Vec<String> = FACETS
        .iter()
        .map(|facet| format!("SELECT '{facet}', {facet}, count(*) FROM found GROUP BY 2"))
        .collect();
    format!("WITH found AS MATERIALIZED ({found}) {}", counts.join(" UNION ALL "))
}
