//! The sheets: which columns each has, in their order.

use super::columns::{self as c, Column};

/// A table that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; `v_` and this name is its view in the store.
    pub name: &'static str,
    /// What one of its rows is.
    pub row: &'static str,
    /// What several of its rows are.
    pub plural: &'static str,
    /// What it is, in one sentence.
    pub about: &'static str,
    /// Its columns, in order.
    pub columns: &'static [&'static Column],
}

/// Declares the sheets: name, what one row and several are, what it is, its columns.
macro_rules! sheets {
    ($($name:literal [$row:literal, $plural:literal] $about:literal $($column:ident)+;)+) => {
        /// Every sheet there is, in the order in which they are written.
        pub const SHEETS: &[Sheet] = &[$(Sheet {
            name: $name,
            row: $row,
            plural: $plural,
            about: $about,
            columns: &[$(&c::$column,)+],
        },)+];
    };
}

sheets! {
    "decisions" ["decision", "decisions"]
        "One row a decision: its header, what was found, what was awarded."
        ID REFERENCE ORGANISATION ORGANISATION_TYPE DOCUMENT_TYPE DECISION_DATE CATEGORY
        SUBCATEGORY OUTCOME OUTCOME_LABEL FINDING AWARDED_TOTAL AWARDED_TOTAL_PENCE
        AWARDED_TOTAL_COMPLETE AWARDS IMPROVEMENTS SATISFIED_ON FINDING_RULE FINDING_CONFIDENCE
        FINDING_REVIEW FACTS_UNREVIEWED FACTS_ACCEPTED FACTS_CORRECTED FACTS_REJECTED
        FACTS_ADDED SUMMARY REMARKS COUNTED_UNDER GONE_AS_OF RETRIEVED
        SOURCE_PATH SHA256 URL PARSER;

    "payments" ["payment", "payments"]
        "One row a payment of the remedy; with --all-statuses also offers, refusals, what had been paid before, and what a person has rejected."
        ID REFERENCE ORGANISATION DECISION_DATE CATEGORY SUBCATEGORY OUTCOME FINDING AMOUNT
        AMOUNT_PENCE AMOUNT_MIN AMOUNT_MIN_PENCE AWARDED_AMOUNT AWARDED_AMOUNT_PENCE CURRENCY
        AMOUNT_STATUS STATUS AWARDED FORM PAYER PAYEE BENEFICIARY PURPOSES BASIS_RATE
        BASIS_RATE_PENCE BASIS_PER BASIS_COUNT DUE_TEXT DUE_DATE PARAGRAPH QUOTE SPAN_START
        SPAN_END RULE CONFIDENCE REVIEW REVIEWED_BY REVIEWED_AT REVIEW_NOTE REVIEW_WAS
        COUNTED_UNDER GONE_AS_OF RETRIEVED
        SOURCE_PATH SHA256 URL PARSER;

    "other_amounts" ["other amount", "other amounts"]
        "One row for every sum of money in a decision that is no payment: bills, claims, totals of payments."
        ID REFERENCE ORGANISATION DECISION_DATE CATEGORY SUBCATEGORY OUTCOME FINDING AMOUNT
        AMOUNT_PENCE CURRENCY STATUS AMOUNT_ROLE PARAGRAPH QUOTE SPAN_START SPAN_END RULE
        CONFIDENCE REVIEW REVIEWED_BY REVIEWED_AT REVIEW_NOTE REVIEW_WAS GONE_AS_OF RETRIEVED
        SOURCE_PATH SHA256 URL
        PARSER;

    "improvements" ["service improvement", "service improvements"]
        "One row for each thing that a body will do so that others do not suffer the same fault, from decisions and from performance pages."
        ID REFERENCE ORGANISATION KIND DECISION_DATE CATEGORY SUBCATEGORY OUTCOME FINDING TEXT
        ACTIONS STATUS DUE_TEXT DUE_DATE PARAGRAPH QUOTE SPAN_START SPAN_END RULE CONFIDENCE
        REVIEW REVIEWED_BY REVIEWED_AT REVIEW_NOTE REVIEW_WAS COUNTED_UNDER GONE_AS_OF RETRIEVED
        SOURCE_PATH SHA256 URL PARSER;

    "actions" ["action", "actions"]
        "One row for each thing that a body will do for the person, beside money: apologise, assess again."
        ID REFERENCE ORGANISATION DECISION_DATE CATEGORY SUBCATEGORY OUTCOME FINDING ACTION TEXT
        STATUS DUE_TEXT DUE_DATE PARAGRAPH QUOTE SPAN_START SPAN_END RULE CONFIDENCE REVIEW
        REVIEWED_BY REVIEWED_AT REVIEW_NOTE REVIEW_WAS GONE_AS_OF RETRIEVED
        SOURCE_PATH SHA256 URL PARSER;

    "events" ["event", "events"]
        "One row for each thing that a decision tells with its date."
        ID REFERENCE ORGANISATION DECISION_DATE CATEGORY SUBCATEGORY OUTCOME FINDING DATE_TEXT
        EARLIEST LATEST TEXT PARAGRAPH QUOTE SPAN_START SPAN_END RULE CONFIDENCE REVIEW
        GONE_AS_OF RETRIEVED
        SOURCE_PATH SHA256 URL PARSER;

    "citations" ["citation", "citations"]
        "One row for each place where a decision cites a statute or guidance."
        ID REFERENCE ORGANISATION DECISION_DATE CATEGORY SUBCATEGORY OUTCOME FINDING ACT
        CITATION_KIND PROVISIONS PARAGRAPH QUOTE SPAN_START SPAN_END RULE CONFIDENCE REVIEW
        GONE_AS_OF RETRIEVED
        SOURCE_PATH SHA256 URL PARSER;

    "themes" ["theme", "themes"]
        "One row for each theme of a decision; paragraph and quote are the first of those where it applies."
        ID REFERENCE ORGANISATION DECISION_DATE CATEGORY SUBCATEGORY OUTCOME FINDING THEME
        PARAGRAPHS PARAGRAPH QUOTE SPAN_START SPAN_END RULE CONFIDENCE REVIEW GONE_AS_OF RETRIEVED
        SOURCE_PATH SHA256
        URL PARSER;

    "performance" ["performance page", "performance pages"]
        "One row a performance page of the Ombudsman's site, with the figures that it prints."
        ID ORGANISATION DOCUMENT_DATE PERIOD_FROM PERIOD_TO LAST_UPDATED DEALT_WITH NOT_FOR_US
        ASSESSED_AND_CLOSED INVESTIGATED UPHELD SATISFACTORY_REMEDIES COMPLIANCE_OUTCOMES
        COMPLIANCE_SATISFIED UPHELD_RATE UPHELD_RATE_PEERS UPHELD_PER_100K UPHELD_PER_100K_PEERS
        SATISFACTORY_REMEDY_RATE SATISFACTORY_REMEDY_RATE_PEERS COMPLIANCE_RATE
        COMPLIANCE_RATE_PEERS PUBLIC_REPORTS IMPROVEMENTS CHECKS_FAILED GONE_AS_OF RETRIEVED
        SOURCE_PATH SHA256 URL
        PARSER;

    "letters" ["annual letter", "annual letters"]
        "One row an annual review letter of the Ombudsman, with the figures that it prints and what it is concerned about."
        ID ORGANISATION DOCUMENT_DATE YEAR PERIOD_FROM PERIOD_TO RECIPIENT_NAME RECIPIENT_POST
        OMBUDSMAN DEALT_WITH NOT_FOR_US ASSESSED_AND_CLOSED INVESTIGATED UPHELD
        SATISFACTORY_REMEDIES COMPLIANCE_OUTCOMES COMPLIANCE_SATISFIED UPHELD_RATE
        UPHELD_RATE_PEERS UPHELD_PER_100K UPHELD_PER_100K_PEERS SATISFACTORY_REMEDY_RATE
        SATISFACTORY_REMEDY_RATE_PEERS COMPLIANCE_RATE COMPLIANCE_RATE_PEERS PAYMENTS_NAMED
        REPORTS_NAMED CONCERNS CHECKS_FAILED GONE_AS_OF RETRIEVED
        SOURCE_PATH SHA256 URL PARSER;

    "report_tables" ["cell of a table", "cells of tables"]
        "One row for each cell of the tables in councils' own annual reports."
        ID ORGANISATION DOCUMENT_DATE YEAR PERIOD_FROM PERIOD_TO TITLE TABLE_NUMBER CAPTION
        TABLE_PLACE ROW_PLACE COLUMN_PLACE ROW_LABEL COLUMN_LABEL CELL_TYPE TEXT NUMBER AMOUNT
        AMOUNT_PENCE SPAN_START SPAN_END GONE_AS_OF RETRIEVED
        SOURCE_PATH SHA256 URL PARSER;

    "checks" ["check", "checks"]
        "One row for each check of the figures that a paper prints: performance pages, letters, councils' own reports."
        ID ORGANISATION KIND DOCUMENT_DATE PERIOD_FROM PERIOD_TO CHECK PASSED SEVERITY EXPECTED
        FOUND PLACE QUOTE SPAN_START SPAN_END ARITHMETIC GONE_AS_OF RETRIEVED
        SOURCE_PATH SHA256 URL PARSER;
}

/// The sheet of this name.
#[must_use]
pub fn sheet(name: &str) -> Option<&'static Sheet> {
    let name = name.trim().to_lowercase().replace('-', "_");
    SHEETS.iter().find(|sheet| sheet.name == name)
}
