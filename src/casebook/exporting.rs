//! What an export takes out of a casebook: the same rows for the command line and for the page.

use super::Casebook;
use crate::error::Result;
use crate::export::{Format, Order, Provenance, Selection, Sheet};
use crate::model::record::PARSER_VERSION;
use crate::search::{self, Question};
use crate::store::Snapshot;

/// The name for all sheets together.
pub const ALL: &str = "all";

/// What is to be exported.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// From which documents; a question that says nothing means all of them.
    pub question: &'a Question,
    /// The sheets, in their order.
    pub sheets: Vec<&'static Sheet>,
    /// The form of the files.
    pub format: Format,
    /// Whether CSV begins with the mark that tells Excel that it is UTF-8.
    pub excel: bool,
    /// Also rows that do not count.
    pub all_statuses: bool,
    /// The time to write into the files, as [`crate::export::written_at`] gives it.
    pub written_at: String,
}

impl Casebook {
    /// Lets `write` write what is wanted, out of one state of the store.
    ///
    /// ```
    /// use casebook::casebook::Wanted;
    /// use casebook::export::{Format, sheet};
    /// use casebook::Casebook;
    /// use casebook::search::Question;
    ///
    /// let folder = tempfile::tempdir().expect("a temporary folder");
    /// let casebook = Casebook::open_to_write(folder.path())?;
    /// let wanted = Wanted {
    ///     question: &Question::default(),
    ///     sheets: sheet("payments").into_iter().collect(),
    ///     format: Format::Csv,
    ///     excel: false,
    ///     all_statuses: false,
    ///     written_at: "2026-01-31T09:00:00Z".to_owned(),
    /// };
    /// let mut csv = Vec::new();
    /// let done = casebook.export(wanted, |order| order.to_stream(&mut csv))?;
    /// assert_eq!(done.tables[0].rows, 0);
    /// assert!(csv.starts_with(b"id,"));
    /// # Ok::<(), casebook::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read, and what `write` gives.
    pub fn export<T>(
        &self,
        wanted: Wanted<'_>,
        write: impl FnOnce(&Order<'_>) -> Result<T>,
    ) -> Result<T> {
        let (snapshot, documents) = self.found_in_store(wanted.question)?;
        let Wanted { question, sheets, format, excel, all_statuses, written_at } = wanted;
        let name = match sheets.as_slice() {
            [only] => only.name,
            _ => ALL,
        };
        write(&Order {
            format,
            excel,
            selection: Selection { documents: &documents, all_statuses },
            snapshot: &snapshot,
            provenance: Provenance {
                sheet: name.to_owned(),
                question: question.to_string(),
                all_statuses,
                format: format.name().to_owned(),
                casebook: self.store().id()?,
                generation: snapshot.generation()?,
                documents: documents.len() as u64,
                program: PARSER_VERSION.to_owned(),
                written_at,
                tables: Vec::new(),
            },
            sheets,
        })
    }

    /// A state of the store, and the documents in it that a question finds, in order; all of them
    /// where it says nothing.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read.
    pub fn found_in_store(&self, question: &Question) -> Result<(Snapshot<'_>, Vec<i64>)> {
        // The store is asked after the index: what was found is in it, unless it has just left.
        let everything = question.to_string().is_empty();
        let found = if everything { None } else { Some(search::keys(&self.index()?, question)?) };
        let snapshot = self.store().snapshot()?;
        let documents = match found {
            None => snapshot.documents(),
            Some(keys) => snapshot.documents_of(keys.iter().map(String::as_str)),
        }?;
        Ok((snapshot, documents))
    }
}
