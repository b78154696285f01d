//! The one table of what a search engine gets of a decision: the documents and the definition of the
//! index are both made from it.
//!
//! A decision is one document. Its facts and its paragraphs are lists of objects in it, named as in
//! the record; their fields are columns of the sheets, so that `amount` means what it means in every
//! export.

use crate::export::columns::{self as c, Column, ColumnType};

/// How a field is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// A whole value, filtered and counted by as it is.
    Keyword,
    /// A whole value that people also look up without regard to case, and by its words.
    Name,
    /// A case reference, found in any spelling.
    Reference,
    /// Running text, found by its words.
    Prose,
    /// Only shown.
    Shown,
    /// A day.
    Date,
    /// A day, or a second in UTC.
    Moment,
    /// Pounds.
    Money,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// True or false.
    Boolean,
}

/// Fields that stand together: those of the decision itself, or of the objects of a list in it.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// The list's name in the document; empty where the fields are the decision's own.
    pub name: &'static str,
    /// The sheet whose rows they are; none of the paragraphs, which are in no sheet.
    pub sheet: Option<&'static str>,
    /// The columns.
    pub columns: &'static [&'static Column],
    /// How each of them is searched.
    pub kept: &'static [Kept],
}

impl Part {
    /// Each field: its column, and how it is searched.
    pub fn fields(&self) -> impl Iterator<Item = (&'static Column, Kept)> {
        self.columns.iter().copied().zip(self.kept.iter().copied())
    }
}

/// The key of the record, which is the document's name in the engine too.
pub(super) const KEY: Column = Column {
    header: "key",
    holds: ColumnType::Text,
    about: "Name of the document, the same in every export and after pages are read again",
};
/// The heading over a paragraph.
pub(super) const HEADING: Column = Column {
    header: "heading",
    holds: ColumnType::Text,
    about: "Heading of the section that the paragraph stands in",
};
/// What the section does.
pub(super) const ROLE: Column = Column {
    header: "role",
    holds: ColumnType::Word,
    about: "What the section does: complaint, law, events, analysis, action, decision, ...",
};
/// The Ombudsman's standard wording, kept apart: it says nothing about a case.
pub(super) const STANDARD_TEXT: Column = Column {
    header: "standard_text",
    holds: ColumnType::Text,
    about: "The words of a paragraph of standard wording, which is in every decision",
};

/// Declares the parts: name, sheet, and column by column how it is searched.
macro_rules! parts {
    ($($name:literal $sheet:expr => { $($column:path: $kept:ident,)+ })+) => {
        /// Every part, the decision's own fields first.
        pub const PARTS: &[Part] = &[$(Part {
            name: $name,
            sheet: $sheet,
            columns: &[$(&$column,)+],
            kept: &[$(Kept::$kept,)+],
        },)+];
    };
}

parts! {
    "" Some("decisions") => {
        c::ID: Keyword,
        c::REFERENCE: Reference,
        c::ORGANISATION: Name,
        c::ORGANISATION_TYPE: Keyword,
        c::DOCUMENT_TYPE: Keyword,
        c::DECISION_DATE: Date,
        c::CATEGORY: Name,
        c::SUBCATEGORY: Name,
        c::OUTCOME: Keyword,
        c::OUTCOME_LABEL: Keyword,
        c::FINDING: Keyword,
        c::FINDING_RULE: Keyword,
        c::FINDING_CONFIDENCE: Number,
        c::FINDING_REVIEW: Keyword,
        c::AWARDED_TOTAL: Money,
        c::AWARDED_TOTAL_PENCE: Whole,
        c::AWARDED_TOTAL_COMPLETE: Boolean,
        c::AWARDS: Whole,
        c::IMPROVEMENTS: Whole,
        c::SATISFIED_ON: Date,
        c::SUMMARY: Prose,
        c::REMARKS: Keyword,
        c::COUNTED_UNDER: Keyword,
        c::GONE_AS_OF: Date,
        c::RETRIEVED: Moment,
        c::SOURCE_PATH: Shown,
        c::SHA256: Keyword,
        c::URL: Shown,
        c::PARSER: Keyword,
    }
    "paragraphs" None => {
        c::PARAGRAPH: Whole,
        HEADING: Keyword,
        ROLE: Keyword,
        c::TEXT: Prose,
        STANDARD_TEXT: Prose,
    }
    "payments" Some("payments") => {
        c::ID: Keyword,
        c::AMOUNT: Money,
        c::AMOUNT_PENCE: Whole,
        c::AMOUNT_MIN: Money,
        c::AMOUNT_MIN_PENCE: Whole,
        c::AWARDED_AMOUNT: Money,
        c::AWARDED_AMOUNT_PENCE: Whole,
        c::AMOUNT_STATUS: Keyword,
        c::STATUS: Keyword,
        c::AWARDED: Boolean,
        c::FORM: Keyword,
        c::PAYER: Name,
        c::PAYEE: Name,
        c::BENEFICIARY: Name,
        c::PURPOSES: Keyword,
        c::BASIS_RATE: Money,
        c::BASIS_PER: Keyword,
        c::BASIS_COUNT: Number,
        c::DUE_TEXT: Shown,
        c::DUE_DATE: Date,
        c::PARAGRAPH: Whole,
        c::QUOTE: Prose,
        c::RULE: Keyword,
        c::CONFIDENCE: Number,
        c::REVIEW: Keyword,
    }
    "other_amounts" Some("other_amounts") => {
        c::ID: Keyword,
        c::AMOUNT: Money,
        c::AMOUNT_PENCE: Whole,
        c::STATUS: Keyword,
        c::AMOUNT_ROLE: Keyword,
        c::PARAGRAPH: Whole,
        c::QUOTE: Prose,
        c::CONFIDENCE: Number,
        c::REVIEW: Keyword,
    }
    "service_improvements" Some("improvements") => {
        c::ID: Keyword,
        c::TEXT: Prose,
        c::ACTIONS: Keyword,
        c::STATUS: Keyword,
        c::DUE_TEXT: Shown,
        c::DUE_DATE: Date,
        c::PARAGRAPH: Whole,
        c::RULE: Keyword,
        c::CONFIDENCE: Number,
        c::REVIEW: Keyword,
    }
    "other_actions" Some("actions") => {
        c::ID: Keyword,
        c::ACTION: Keyword,
        c::TEXT: Prose,
        c::STATUS: Keyword,
        c::DUE_TEXT: Shown,
        c::DUE_DATE: Date,
        c::PARAGRAPH: Whole,
        c::CONFIDENCE: Number,
        c::REVIEW: Keyword,
    }
    "events" Some("events") => {
        c::ID: Keyword,
        c::DATE_TEXT: Shown,
        c::EARLIEST: Date,
        c::LATEST: Date,
        c::TEXT: Prose,
        c::PARAGRAPH: Whole,
    }
    "citations" Some("citations") => {
        c::ID: Keyword,
        c::ACT: Name,
        c::CITATION_KIND: Keyword,
        c::PROVISIONS: Keyword,
        c::PARAGRAPH: Whole,
    }
    "themes" Some("themes") => {
        c::ID: Keyword,
        c::THEME: Keyword,
        c::PARAGRAPHS: Whole,
        c::RULE: Keyword,
    }
}

/// Whether a column's cells can be searched so.
#[cfg(test)]
pub(super) const fn fits(holds: ColumnType, kept: Kept) -> bool {
    use ColumnType as Type;
    match kept {
        Kept::Keyword => matches!(holds, Type::Text | Type::Texts | Type::Word | Type::Words),
        Kept::Name | Kept::Reference | Kept::Prose | Kept::Moment => matches!(holds, Type::Text),
        Kept::Shown => matches!(holds, Type::Text | Type::Link),
        Kept::Date => matches!(holds, Type::Date),
        Kept::Money => matches!(holds, Type::Money),
        Kept::Whole => matches!(holds, Type::Integer | Type::Integers),
        Kept::Number => matches!(holds, Type::Number),
        Kept::Boolean => matches!(holds, Type::Boolean),
    }
}
