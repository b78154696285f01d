//! Facts as tables, for spreadsheets and programs.
//!
//! A [`Sheet`] turns records into rows. Every column stands once in [`columns`], with its header,
//! its type and what it means; sheets only choose from it, so a column named `amount` means the same
//! everywhere. A [`Writer`] writes the rows as CSV or NDJSON.

pub mod columns;
mod file;
mod rows;
mod value;
mod write;

pub use columns::{Column, ColumnType};
pub use file::Target;
pub use rows::{Row, Selection};
pub use value::Value;
pub use write::{Format, Writer};

use columns as c;

/// A table that can be written.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// What one of its rows is.
    pub row: &'static str,
    /// What several of its rows are.
    pub plural: &'static str,
    /// Its columns, in order.
    pub columns: &'static [&'static Column],
    /// The rows that a record gives, in the order of its text.
    pub rows: for<'a> fn(&'a crate::Record, Selection) -> Vec<Row<'a>>,
}

/// Every table there is.
pub const SHEETS: &[Sheet] = &[
    Sheet {
        name: "payments",
        row: "payment",
        plural: "payments",
        rows: rows::payments,
        columns: &[
            &c::ID,
            &c::REFERENCE,
            &c::ORGANISATION,
            &c::DECISION_DATE,
            &c::CATEGORY,
            &c::SUBCATEGORY,
            &c::OUTCOME,
            &c::FINDING,
            &c::AMOUNT,
            &c::AMOUNT_PENCE,
            &c::AMOUNT_MIN,
            &c::AMOUNT_MIN_PENCE,
            &c::CURRENCY,
            &c::AMOUNT_STATUS,
            &c::STATUS,
            &c::AWARDED,
            &c::FORM,
            &c::PAYER,
            &c::PAYEE,
            &c::BENEFICIARY,
            &c::PURPOSES,
            &c::BASIS_RATE,
            &c::BASIS_PER,
            &c::BASIS_COUNT,
            &c::DUE_TEXT,
            &c::DUE_DATE,
            &c::PARAGRAPH,
            &c::QUOTE,
            &c::SPAN_START,
            &c::SPAN_END,
            &c::RULE,
            &c::CONFIDENCE,
            &c::REVIEW,
            &c::REVIEWED_BY,
            &c::REVIEWED_AT,
            &c::REVIEW_NOTE,
            &c::REVIEW_WAS,
            &c::COUNTED_UNDER,
            &c::GONE_AS_OF,
            &c::RETRIEVED,
            &c::PATH,
            &c::SHA256,
            &c::URL,
            &c::PARSER,
        ],
    },
    Sheet {
        name: "improvements",
        row: "service improvement",
        plural: "service improvements",
        rows: rows::improvements,
        columns: &[
            &c::ID,
            &c::REFERENCE,
            &c::ORGANISATION,
            &c::KIND,
            &c::DECISION_DATE,
            &c::CATEGORY,
            &c::SUBCATEGORY,
            &c::OUTCOME,
            &c::FINDING,
            &c::TEXT,
            &c::ACTIONS,
            &c::STATUS,
            &c::DUE_TEXT,
            &c::DUE_DATE,
            &c::PARAGRAPH,
            &c::QUOTE,
            &c::SPAN_START,
            &c::SPAN_END,
            &c::RULE,
            &c::CONFIDENCE,
            &c::REVIEW,
            &c::REVIEWED_BY,
            &c::REVIEWED_AT,
            &c::REVIEW_NOTE,
            &c::REVIEW_WAS,
            &c::COUNTED_UNDER,
            &c::GONE_AS_OF,
            &c::RETRIEVED,
            &c::PATH,
            &c::SHA256,
            &c::URL,
            &c::PARSER,
        ],
    },
    Sheet {
        name: "decisions",
        row: "decision",
        plural: "decisions",
        rows: rows::decisions,
        columns: &[
            &c::ID,
            &c::REFERENCE,
            &c::ORGANISATION,
            &c::ORGANISATION_TYPE,
            &c::DOCUMENT_TYPE,
            &c::DECISION_DATE,
            &c::CATEGORY,
            &c::SUBCATEGORY,
            &c::OUTCOME,
            &c::OUTCOME_LABEL,
            &c::FINDING,
            &c::AWARDED_TOTAL,
            &c::AWARDED_TOTAL_PENCE,
            &c::AWARDED_TOTAL_COMPLETE,
            &c::AWARDS,
            &c::IMPROVEMENTS,
            &c::FINDING_REVIEW,
            &c::UNREVIEWED_FACTS,
            &c::ACCEPTED_FACTS,
            &c::CORRECTED_FACTS,
            &c::REJECTED_FACTS,
            &c::ADDED_FACTS,
            &c::SUMMARY,
            &c::REMARKS,
            &c::COUNTED_UNDER,
            &c::GONE_AS_OF,
            &c::RETRIEVED,
            &c::PATH,
            &c::SHA256,
            &c::URL,
            &c::PARSER,
        ],
    },
];

/// The table of this name.
#[must_use]
pub fn sheet(name: &str) -> Option<&'static Sheet> {
    SHEETS.iter().find(|sheet| sheet.name == name.trim().to_lowercase())
}

#[cfg(test)]
mod tests;
