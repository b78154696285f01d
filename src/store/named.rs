//! The papers that name a case.

use super::Store;
use super::packed::{COLUMNS, TABLES};
use crate::error::Result;
use crate::model::words::Kind;
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
        let sql = format!(
            "SELECT key, {COLUMNS} FROM {TABLES}
             WHERE kind IN (?1, ?2) AND instr(record, ?3) > 0 ORDER BY id"
        );
        let printed = format!("\"{}", reference.base());
        let of = (Kind::PerformancePage.as_str(), Kind::FeedbackReport.as_str(), printed);
        let mut found = Vec::new();
        self.each_row(&sql, of, &mut |_, record| {
            // One that does not read is named by `verify`.
            found.extend(record.ok());
            Ok(())
        })?;
        Ok(found)
    }
}
