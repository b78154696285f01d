//! What the checks of printed figures come to, counted by the store: no record is read.

use super::Store;
use crate::error::Result;

/// What the checks inside the papers under one name come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The name, as these papers print it.
    pub organisation: String,
    /// How many papers there are.
    pub papers: u32,
    /// How many checks agree.
    pub agree: u32,
    /// How many do not.
    pub disagree: u32,
}

/// Papers are what prints figures that are checked; one that has none is counted too.
const CHECKED: &str = "SELECT d.organisation, count(*),
       sum((SELECT count(*) FROM checks c WHERE c.document = d.id AND c.passed)),
       sum((SELECT count(*) FROM checks c WHERE c.document = d.id AND NOT c.passed))
  FROM documents d
 WHERE d.kind IN ('performance_page', 'annual_letter', 'feedback_report')
   AND d.organisation IS NOT NULL
 GROUP BY d.organisation ORDER BY d.organisation";

impl Store {
    /// The papers and their checks, by the name of the body that they are about.
    ///
    /// ```
    /// # use casebook::store::Store;
    /// # let folder = tempfile::tempdir()?;
    /// assert!(Store::create_or_open(folder.path())?.checked()?.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn checked(&self) -> Result<Vec<Checked>> {
        let mut select = self.connection.prepare_cached(CHECKED)?;
        let rows = select.query_map([], |row| {
            Ok(Checked {
                organisation: row.get(0)?,
                papers: row.get(1)?,
                agree: row.get(2)?,
                disagree: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
