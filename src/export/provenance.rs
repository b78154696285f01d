//! How a file came to be: what it needs to be trusted, and to be made again.

use serde::{Deserialize, Serialize};

use super::sheets::Sheet;

/// What the Ombudsman's re-use terms ask of whoever passes the words on.
pub const ACKNOWLEDGEMENT: &str = "Contains information from decisions published by the Local Government and Social Care \
     Ombudsman, © Commission for Local Administration in England. It may be re-used with this acknowledgement, \
     accurately and unamended: quotations are the Ombudsman's own words, everything else was read from them by casebook.";

/// Where the Ombudsman's terms stand.
pub const TERMS: &str = "https://www.lgo.org.uk/copyright";

/// What asks for awards in the written form of a question.
const AWARD: &str = "award:";

/// How a file came to be.
///
/// ```
/// use casebook::export::Provenance;
/// let made = Provenance { sheet: "payments".into(), question: "delay".into(), ..Provenance::default() };
/// assert!(made.statements().contains(&("Question", "delay".to_owned())));
/// let paid = Provenance { question: "award:>=500".into(), ..made };
/// let rows = paid.statements().into_iter().find(|(name, _)| *name == "Rows");
/// assert!(rows.unwrap().1.ends_with("whose other payments are here too"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The sheet that was asked for, or `all`.
    pub sheet: String,
    /// The question with its filters in its written form; empty where everything was asked for.
    pub question: String,
    /// Whether also rows that do not count were asked for.
    pub all_statuses: bool,
    /// The form of the files.
    pub format: String,
    /// The casebook: the random name of its store.
    pub casebook: String,
    /// The generation of the casebook: one more with each change of its documents.
    pub generation: u64,
    /// How many documents the question found.
    pub documents: u64,
    /// The version of casebook that wrote the file.
    pub program: String,
    /// When, in UTC; or the time that was given to be written here.
    pub written_at: String,
    /// The tables in the file, or in the folder.
    #[serde(default)]
    pub tables: Vec<Table>,
}

/// A table that was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its sheet.
    pub sheet: String,
    /// Its columns, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// How many rows it has.
    pub rows: u64,
    /// From how many documents these are.
    pub documents: u64,
    /// Of payments: the sum of what can be added up, in pence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub awarded_pence: Option<i64>,
    /// Of payments: how many awards have no definite amount, so that they are not in the sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub awards_without_sum: Option<u64>,
    /// Of payments: how many awards stand in a text that is counted under another reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub awards_elsewhere: Option<u64>,
    /// SHA-256 of all cells, the same in every form of file: see `docs/exports.md`.
    pub rows_sha256: String,
}

impl Provenance {
    /// Every statement with its name, for people.
    #[must_use]
    pub fn statements(&self) -> Vec<(&'static str, String)> {
        let question =
            if self.question.is_empty() { "everything".to_owned() } else { self.question.clone() };
        let rows = if self.all_statuses {
            "all, also what does not count (--all-statuses)"
        } else {
            "those that count: of payments what is awarded, nothing that a person has rejected"
        };
        // Who asks for awards of £500 may take it that no smaller payment is there.
        let rows = if self.question.contains(AWARD) {
            format!(
                "{rows}; the award that was asked for picks decisions, whose other payments are here too"
            )
        } else {
            rows.to_owned()
        };
        vec![
            ("Sheet", self.sheet.clone()),
            ("Question", question),
            ("Rows", rows),
            ("Documents found", self.documents.to_string()),
            ("Written at", self.written_at.clone()),
            ("Written by", self.program.clone()),
            ("Casebook", self.casebook.clone()),
            ("Generation", self.generation.to_string()),
            ("Acknowledgement", ACKNOWLEDGEMENT.to_owned()),
            ("Terms", TERMS.to_owned()),
        ]
    }
}

impl Table {
    /// A table of a sheet without rows as yet.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let adds_up = sheet.name == "payments";
        Self {
            sheet: sheet.name.to_owned(),
            columns: sheet.columns.iter().map(|column| column.header.to_owned()).collect(),
            awarded_pence: adds_up.then_some(0),
            awards_without_sum: adds_up.then_some(0),
            awards_elsewhere: adds_up.then_some(0),
            ..Self::default()
        }
    }
}
