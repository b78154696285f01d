//! The papers that name a case.

use super::Store;
use super::packed::{COLUMNS, TABLES};
use crate::error::Result;
use crate::model::words::{Kind, Scheme};
use crate::model::{CaseRef, Record};

impl Store {
    /// The performance pages and councils' reports that name a case, or the joint case that it is
    /// part of, in the order in which they first came.
    ///
    /// A record prints every reference in its canonical form, and those of papers are stored plainly, so a search for
    /// these digits in them finds all of them, and only the records that have them are read.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn papers_naming(&self, reference: &CaseRef) -> Result<Vec<Record>> {
        let sql = naming();
        let printed = format!("\"{}", reference.base());
        let mut found = Vec::new();
        self.each_row(&sql, [printed], &mut |_, record| {
            // One that does not read is named by `verify`.
            found.extend(record.ok());
            Ok(())
        })?;
        Ok(found)
    }
}

/// Papers are found first and their records looked into then: asked for in one, in the order of documents, SQLite goes
/// through all of these.
fn naming() -> String {
    format!(
        "SELECT key, {COLUMNS} FROM {TABLES}
         WHERE documents.id IN (SELECT id FROM documents WHERE {}) AND instr(record, ?1) > 0
         ORDER BY id",
        papers()
    )
}

/// The papers by their keys, which are in an index, as kinds are not: papers are few among many
/// decisions.
fn papers() -> String {
    let kinds = [Kind::PerformancePage, Kind::FeedbackReport];
    let ranges = Scheme::ALL.iter().flat_map(|scheme| {
        // What begins with the name and a colon stands before the name and a semicolon.
        kinds.map(|kind| format!("key >= '{scheme}/{kind}:' AND key < '{scheme}/{kind};'"))
    });
    ranges.collect::<Vec<_>>().join(" OR ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_found_without_going_through_all_documents() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create_or_open(folder.path()).unwrap();
        let sql = format!("EXPLAIN QUERY PLAN {}", naming());
        let mut plan = store.connection.prepare(&sql).unwrap();
        let steps: Vec<String> =
            plan.query_map([""], |row| row.get(3)).unwrap().collect::<Result<_, _>>().unwrap();
        assert!(steps.iter().any(|step| step.contains("SEARCH documents")), "{steps:?}");
        assert!(!steps.iter().any(|step| step.contains("SCAN")), "{steps:?}");
    }
}
