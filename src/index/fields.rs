//! The schema of the index as one table: the schema, the filters and the documentation come from it.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, STORED, Schema, SchemaBuilder,
    TextFieldIndexing, TextOptions,
};

use super::analyzer;

/// The version of the table below, of the analyzer and of the stored forms. An index of another
/// version is stale and is made anew from the store.
pub const SCHEMA_VERSION: u32 = 3;

/// How a field is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Words with positions and lengths, read by [`analyzer`]; one value a paragraph, so that no
    /// phrase runs from one paragraph into the next.
    Text,
    /// A whole value, looked up without regard to case and kept as printed for counting.
    Keyword,
    /// A whole value, looked up exactly as it is.
    Exact,
    /// Words as they are printed, each once a document; neither counted nor placed.
    Forms,
    /// A number that is filtered and sorted by.
    Number,
    /// Bytes beside the document, never searched.
    Stored,
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The field's name in the index.
    pub name: &'static str,
    /// How it is kept.
    pub kind: FieldKind,
    /// What it is for.
    pub reason: &'static str,
}

/// Declares the fields: an enum in the order of the schema, and the table beside it.
macro_rules! columns {
    ($($column:ident $name:literal $kind:ident $reason:literal)+) => {
        /// A field of the index.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Column { $(#[doc = $reason] $column,)+ }

        impl Column {
            /// The field's name in the index.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$column => $name,)+ }
            }
        }

        /// Every field with its reason, in the order of the schema.
        pub const TABLE: &[Row] =
            &[$(Row { name: $name, kind: FieldKind::$kind, reason: $reason },)+];
    };
}

columns! {
    Key "key" Exact "the record's key: a document is replaced by it, and equal scores are ordered by it"
    References "references" Exact "the document's own case reference without blanks, with and without the letter of a joint case"
    Title "title" Text "who and what: the body, the category, the title of a paper"
    Summary "summary" Text "the summary, where a decision says itself what it is about"
    Complaint "complaint" Text "what the person complains about"
    Scope "scope" Text "what is and is not investigated"
    Powers "powers" Text "role and powers, beyond the standard wording"
    Method "method" Text "how the complaint was considered"
    Law "law" Text "law, guidance and policy"
    Events "events" Text "what happened"
    Analysis "analysis" Text "findings and their reasons"
    Remedy "remedy" Text "the agreed action, and payments and improvements that stand elsewhere"
    Decision "decision" Text "the closing decision"
    Body "body" Text "text under any other heading, and the text of papers"
    Standing "standing" Text "the Ombudsman's standard wording, kept apart: it says nothing about a case"
    Forms "forms" Forms "every word in its own form, with capitals and ending: for exact words, and for help with spelling"
    Kind "kind" Keyword "kind of document"
    Scheme "scheme" Keyword "ombudsman scheme"
    DocumentType "document_type" Keyword "statement or report"
    Organisation "organisation" Keyword "the body complained about"
    OrganisationType "organisation_type" Keyword "what sort of body it is"
    Outcome "outcome" Keyword "the outcome on the header"
    Finding "finding" Keyword "what the text decides"
    Category "category" Keyword "category on the header"
    Subcategory "subcategory" Keyword "subcategory on the header"
    Theme "theme" Keyword "themes that apply"
    Published "published" Keyword "whether a decision is still on the site: yes or no"
    Year "year" Number "calendar year of the document's date, for counting"
    Decided "decided" Number "the document's date as yyyymmdd: one number keeps ranges inclusive and free of time zones"
    Payments "payment_pence" Number "each awarded sum in whole pence"
    Total "total_pence" Number "the sum of the awards in whole pence"
    Improvements "improvements" Number "how many service improvements"
    Paragraphs "paragraphs" Number "the highest paragraph number"
    Kept "kept" Stored "what a hit shows, and the paragraphs that passages are cut from"
}

impl Column {
    /// The field in the schema: fields are numbered in the order of the table.
    #[must_use]
    pub fn field(self) -> Field {
        Field::from_field_id(self as u32)
    }
}

/// The schema made from the table.
#[must_use]
pub fn schema() -> Schema {
    let mut builder = Schema::builder();
    for row in TABLE {
        add(&mut builder, row);
    }
    builder.build()
}

fn add(builder: &mut SchemaBuilder, row: &Row) -> Field {
    let keyword = |tokenizer| {
        // Lengths would cost a byte a document and say nothing about a single word.
        TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_index_option(IndexRecordOption::Basic)
            .set_fieldnorms(false)
    };
    match row.kind {
        FieldKind::Text => {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(analyzer::WORDS)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions);
            builder.add_text_field(row.name, TextOptions::default().set_indexing_options(indexing))
        }
        FieldKind::Keyword => builder.add_text_field(
            row.name,
            TextOptions::default().set_indexing_options(keyword(analyzer::FOLDED)).set_fast("raw"),
        ),
        FieldKind::Forms => builder
            .add_text_field(row.name, TextOptions::default().set_indexing_options(keyword("raw"))),
        FieldKind::Exact => builder.add_text_field(
            row.name,
            TextOptions::default().set_indexing_options(keyword("raw")).set_fast("raw"),
        ),
        FieldKind::Number => builder.add_i64_field(row.name, NumericOptions::from(INDEXED | FAST)),
        FieldKind::Stored => builder.add_bytes_field(row.name, STORED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_the_field_of_its_name() {
        let schema = schema();
        for (place, row) in TABLE.iter().enumerate() {
            assert_eq!(schema.get_field(row.name).unwrap().field_id() as usize, place);
        }
        assert_eq!(schema.get_field_name(Column::Kept.field()), Column::Kept.name());
    }
}
