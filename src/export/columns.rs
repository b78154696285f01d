//! The one table of columns: header, type, meaning.
//!
//! A column is what the views of the store call it too: the cells of `amount`, as of every column of
//! [`ColumnType::Money`], are read from `amount_pence`.

/// What stands in the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// Words.
    Text,
    /// Several texts; in CSV with ` | ` between them.
    Texts,
    /// A word of a closed vocabulary.
    Word,
    /// Several words of a closed vocabulary; in CSV with `; ` between them.
    Words,
    /// Several whole numbers; in CSV with `; ` between them.
    Integers,
    /// Pounds with two decimals.
    Money,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// An ISO date.
    Date,
    /// `true` or `false`.
    Boolean,
    /// A web address.
    Link,
}

impl ColumnType {
    /// Its name in descriptions.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Texts => "list of texts",
            Self::Word => "word",
            Self::Words => "list of words",
            Self::Integers => "list of whole numbers",
            Self::Money => "pounds",
            Self::Integer => "whole number",
            Self::Number => "number",
            Self::Date => "date",
            Self::Boolean => "true or false",
            Self::Link => "web address",
        }
    }

    /// Whether its cells hold words of a document or of a person, which may begin like a formula.
    #[must_use]
    pub const fn holds_words(self) -> bool {
        matches!(self, Self::Text | Self::Texts | Self::Link)
    }

    /// What stands between the members of a list in CSV; `None` where a cell holds one value.
    #[must_use]
    pub const fn separator(self) -> Option<&'static str> {
        match self {
            Self::Words | Self::Integers => Some("; "),
            Self::Texts => Some(" | "),
            _ => None,
        }
    }
}

/// A column of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its header, and its key in JSON.
    pub header: &'static str,
    /// What stands in its cells.
    pub holds: ColumnType,
    /// What it means. An empty cell means that the text does not say.
    pub about: &'static str,
}

impl Column {
    /// The column of a view of the store that its cells are read from.
    #[must_use]
    pub fn kept_as(&self) -> String {
        match self.holds {
            ColumnType::Money => format!("{}_pence", self.header),
            _ => self.header.to_owned(),
        }
    }
}

/// The column of this header.
#[must_use]
pub fn column(header: &str) -> Option<&'static Column> {
    ALL.iter().copied().find(|column| column.header == header)
}

/// Declares the columns and the list of all of them.
macro_rules! columns {
    ($($name:ident $header:literal $holds:ident $about:literal;)+) => {
        $(
            #[doc = $about]
            // What a column means is read by people in spreadsheets, where backticks are noise.
            #[allow(clippy::doc_markdown)]
            pub const $name: Column =
                Column { header: $header, holds: ColumnType::$holds, about: $about };
        )+

        /// Every column there is.
        pub const ALL: &[&Column] = &[$(&$name,)+];
    };
}

columns! {
    ID "id" Text "Name of the row, made from the document and the place: the same in every export, and after pages are read again";
    REFERENCE "reference" Text "Case reference";
    ORGANISATION "organisation" Text "Council or other body that the document is about, as printed";
    ORGANISATION_TYPE "organisation_type" Word "What sort of body it is, where its name tells";
    KIND "kind" Word "Kind of document: a decision, a performance page, a letter, a council's report";
    DOCUMENT_TYPE "document_type" Word "Decision statement or public report";
    DECISION_DATE "decision_date" Date "Date of the decision";
    CATEGORY "category" Text "Subject of the complaint, as printed";
    SUBCATEGORY "subcategory" Text "Subject within the category, as printed";
    OUTCOME "outcome" Word "Outcome on the header";
    OUTCOME_LABEL "outcome_label" Text "Outcome as printed";
    FINDING "finding" Word "What the text itself decides";
    FINDING_RULE "finding_rule" Text "Which part of the text decided the finding";
    FINDING_CONFIDENCE "finding_confidence" Number "How sure the finding is, 0 to 1";
    SUMMARY "summary" Text "The summary paragraph, unaltered";
    AWARDED_TOTAL "awarded_total" Money "Sum of the awards whose amount is stated, in pounds; empty where none is; to be added up only where counted_under is empty";
    AWARDED_TOTAL_PENCE "awarded_total_pence" Integer "The awarded total in whole pence";
    AWARDED_TOTAL_COMPLETE "awarded_total_complete" Boolean "False where an award has no definite amount, so that the total is not all";
    AWARDS "awards" Integer "Number of payments that are part of the remedy";
    IMPROVEMENTS "improvements" Integer "Number of service improvements";
    SATISFIED_ON "satisfied_on" Date "Day on which the Ombudsman was satisfied with the response to a report";
    REMARKS "remarks" Words "Codes of what is odd about the document; `casebook explain` tells what they mean";

    AMOUNT "amount" Money "The sum in pounds; of a range the upper end; empty where no sum is stated, which is not zero";
    AMOUNT_PENCE "amount_pence" Integer "The amount in whole pence";
    AMOUNT_MIN "amount_min" Money "Lower end of a range, in pounds";
    AMOUNT_MIN_PENCE "amount_min_pence" Integer "Lower end of a range, in whole pence";
    AWARDED_AMOUNT "awarded_amount" Money "What can be added up, in pounds: the amount where it is awarded and stated; empty for offers, ranges, sums \"up to\", and where the same text is counted under another reference";
    AWARDED_AMOUNT_PENCE "awarded_amount_pence" Integer "What can be added up, in whole pence";
    CURRENCY "currency" Word "Always GBP";
    AMOUNT_STATUS "amount_status" Word "How definite the sum is: stated, up_to, range, to_be_calculated, not_stated";
    AMOUNT_ROLE "amount_role" Word "total: the sum of awards that stand in the sheet payments one by one";
    STATUS "status" Word "Where it stands: agreed, recommended, offered, declined, paid, already_done; of other amounts claimed or mentioned";
    AWARDED "awarded" Boolean "Whether the payment is part of the remedy";
    FORM "form" Word "Payment, refund, waiver or another form";
    PAYER "payer" Text "Who pays, where several bodies do";
    PAYEE "payee" Text "Who gets it, as the text names them";
    BENEFICIARY "beneficiary" Text "For whom it is, where that is not the payee";
    PURPOSES "purposes" Words "The injustice that the payment recognises";
    BASIS_RATE "basis_rate" Money "The rate that the sum was worked out from, in pounds";
    BASIS_RATE_PENCE "basis_rate_pence" Integer "The rate in whole pence";
    BASIS_PER "basis_per" Text "The unit of the rate: day, week, month, term, year";
    BASIS_COUNT "basis_count" Number "How many units";
    TEXT "text" Text "The words, unaltered: what is to be done, what happened, what a cell of a table says";
    ACTION "action" Word "What kind of action";
    ACTIONS "actions" Words "What the improvement consists of";
    DUE_TEXT "due_text" Text "Time limit as printed";
    DUE_DATE "due_date" Date "Last day of the time limit, where it can be known";
    DATE_TEXT "date_text" Text "The date as printed: \"late April 2023\"";
    EARLIEST "earliest" Date "First day that the printed date can mean";
    LATEST "latest" Date "Last day that the printed date can mean";
    ACT "act" Text "Statute or guidance, under one name whichever way the text spells it";
    CITATION_KIND "citation_kind" Word "statute or guidance";
    PROVISIONS "provisions" Texts "Its sections, as printed without \"section\"";
    THEME "theme" Text "Theme of the decision";
    PARAGRAPHS "paragraphs" Integers "Numbers of all paragraphs where it applies";

    PARAGRAPH "paragraph" Integer "Number of the paragraph, counted straight through the decision; empty in the summary";
    QUOTE "quote" Text "The words that say so, unaltered";
    SPAN_START "span_start" Integer "First byte of the quote in the text that `casebook text` prints";
    SPAN_END "span_end" Integer "One past the last byte of the quote";
    RULE "rule" Text "Which rule read it";
    CONFIDENCE "confidence" Number "How sure that is, 0 to 1: 0.9 means that about nine of ten such facts are right; empty where it has not been measured";
    REVIEW "review" Word "What a person decided about the row: unreviewed, accepted, corrected (the row has the corrected values), rejected or added";
    REVIEWED_BY "reviewed_by" Text "Who decided";
    REVIEWED_AT "reviewed_at" Text "When, in UTC";
    REVIEW_NOTE "review_note" Text "Why";
    REVIEW_WAS "review_was" Text "What the rules read where the person says otherwise";
    FINDING_REVIEW "finding_review" Word "What a person decided about the finding";
    FACTS_UNREVIEWED "facts_unreviewed" Integer "Number of payments and improvements that nobody has decided about";
    FACTS_ACCEPTED "facts_accepted" Integer "Number of payments and improvements that a person accepted";
    FACTS_CORRECTED "facts_corrected" Integer "Number of those that a person corrected";
    FACTS_REJECTED "facts_rejected" Integer "Number of those that a person rejected: they are not in the total";
    FACTS_ADDED "facts_added" Integer "Number of payments that a person added";

    DOCUMENT_DATE "document_date" Date "The paper's own date; of a performance page the last day of its period";
    YEAR "year" Text "Financial year that the paper is about, such as 2023-24";
    PERIOD_FROM "period_from" Date "First day that the paper is about";
    PERIOD_TO "period_to" Date "Last day that the paper is about";
    LAST_UPDATED "last_updated" Date "When the page says that it was last updated";
    RECIPIENT_NAME "recipient_name" Text "To whom the letter is addressed";
    RECIPIENT_POST "recipient_post" Text "Their post";
    OMBUDSMAN "ombudsman" Text "Who signed the letter";
    DEALT_WITH "dealt_with" Integer "Complaints that the Ombudsman dealt with";
    NOT_FOR_US "not_for_us" Integer "Of these not for the Ombudsman, or not yet";
    ASSESSED_AND_CLOSED "assessed_and_closed" Integer "Of these assessed and closed";
    INVESTIGATED "investigated" Integer "Of these investigated";
    UPHELD "upheld" Integer "Of those investigated, upheld";
    SATISFACTORY_REMEDIES "satisfactory_remedies" Integer "Upheld cases that the body had already remedied";
    COMPLIANCE_OUTCOMES "compliance_outcomes" Integer "Cases whose recommendations fell due";
    COMPLIANCE_SATISFIED "compliance_satisfied" Integer "Of these carried out";
    UPHELD_RATE "upheld_rate" Number "Upheld, per cent of those investigated, as printed";
    UPHELD_RATE_PEERS "upheld_rate_peers" Number "The same of similar bodies";
    UPHELD_PER_100K "upheld_per_100k" Number "Upheld decisions per 100,000 residents";
    UPHELD_PER_100K_PEERS "upheld_per_100k_peers" Number "The same of similar bodies";
    SATISFACTORY_REMEDY_RATE "satisfactory_remedy_rate" Number "Upheld cases that the body had already remedied, per cent";
    SATISFACTORY_REMEDY_RATE_PEERS "satisfactory_remedy_rate_peers" Number "The same of similar bodies";
    COMPLIANCE_RATE "compliance_rate" Number "Recommendations carried out, per cent";
    COMPLIANCE_RATE_PEERS "compliance_rate_peers" Number "The same of similar bodies";
    PUBLIC_REPORTS "public_reports" Integer "Number of public reports that the page lists";
    PAYMENTS_NAMED "payments_named" Texts "Sentences of the letter that name a payment, unaltered";
    REPORTS_NAMED "reports_named" Texts "Sentences of the letter about public reports, unaltered";
    CONCERNS "concerns" Texts "Sentences of the letter that say a concern, such as late answers, unaltered";
    CHECKS_FAILED "checks_failed" Integer "Number of printed figures that do not agree with others; the sheet checks has each";

    TITLE "title" Text "Title of the report";
    TABLE_NUMBER "table_number" Text "Number of the table, as printed";
    CAPTION "caption" Text "Caption of the table";
    TABLE_PLACE "table_place" Integer "Which table of the report, counted from 1";
    ROW_PLACE "row_place" Integer "Which row of the table, counted from 1";
    COLUMN_PLACE "column_place" Integer "Which column of the table, counted from 1";
    ROW_LABEL "row_label" Text "First cell of the row, where it is words";
    COLUMN_LABEL "column_label" Text "Head of the column";
    CELL_TYPE "cell_type" Word "What the cell holds: number, percent, money (in amount) or text";
    NUMBER "number" Number "The cell's number or percentage";

    CHECK "check" Word "What was checked: row_sum, percentage, ...; `casebook explain` tells what it means";
    PASSED "passed" Boolean "Whether the figures agree";
    SEVERITY "severity" Word "How much it matters: error, warning, note; empty where they agree";
    EXPECTED "expected" Text "What the other figures give";
    FOUND "found" Text "What is printed";
    PLACE "place" Text "Where: a table, a paragraph";
    ARITHMETIC "arithmetic" Text "How the one follows from the other";

    COUNTED_UNDER "counted_under" Text "The reference under which the sums of this text are to be counted, where it is published under several of those asked for; empty where they are counted here";
    GONE_AS_OF "gone_as_of" Date "The day as of which the document was no longer published; empty while it is, as far as is known";
    RETRIEVED "retrieved" Text "When it was fetched: a day, or a second in UTC";
    SOURCE_PATH "source_path" Text "File that it was read from; a member of an archive follows after !";
    SHA256 "sha256" Text "SHA-256 of that file";
    URL "url" Link "Where the document is published";
    PARSER "parser" Text "Version of casebook, and of its rules, that read it";
}
