//! The one table of columns: header, type, meaning, and where the value comes from.

use super::rows::Row;
use super::value::Value;
use crate::model::decision::{Basis, Due};
use crate::model::review::{Decided, Review};
use crate::model::words::{AmountStatus, ImprovementAction, OrganisationType, Outcome, Purpose};
use crate::review::UNREVIEWED;

/// What stands in the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// Words.
    Text,
    /// A word of a closed vocabulary.
    Word,
    /// Several words of a closed vocabulary; in CSV with `; ` between them.
    Words,
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
}

/// A column of an export.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its header, and its key in JSON.
    pub header: &'static str,
    /// What stands in its cells.
    pub holds: ColumnType,
    /// What it means. An empty cell means that the text does not say.
    pub about: &'static str,
    /// The value of a row.
    pub value: for<'a> fn(&Row<'a>) -> Value<'a>,
}

/// Declares the columns and the list of all of them.
macro_rules! columns {
    ($($name:ident $header:literal $holds:ident $about:literal $value:expr;)+) => {
        $(
            #[doc = $about]
            pub const $name: Column = Column {
                header: $header,
                holds: ColumnType::$holds,
                about: $about,
                value: $value,
            };
        )+

        /// Every column there is.
        pub const ALL: &[&Column] = &[$(&$name,)+];
    };
}

columns! {
    ID "id" Text "Name of the row, made from what it says, so that it is the same in every export"
        |row| Value::Owned(row.id.clone());
    REFERENCE "reference" Text "Case reference"
        |row| Value::maybe(row.reference, |it| Value::Owned(it.to_string()));
    ORGANISATION "organisation" Text "Council or other body complained about, as printed"
        |row| Value::text(row.record.organisation());
    ORGANISATION_TYPE "organisation_type" Word "What sort of body it is, where its name tells"
        |row| Value::word(row.decision.and_then(|it| it.organisation_type), OrganisationType::as_str);
    KIND "kind" Word "Kind of document: a decision, or a performance page that lists what was agreed"
        |row| Value::Word(row.record.kind().as_str());
    DOCUMENT_TYPE "document_type" Word "Decision statement or public report"
        |row| Value::maybe(row.decision, |it| Value::Word(it.document_type.as_str()));
    DECISION_DATE "decision_date" Date "Date of the decision"
        |row| Value::maybe(row.decision.and_then(|it| it.decision_date), Value::Date);
    CATEGORY "category" Text "Subject of the complaint, as printed"
        |row| Value::text(row.category);
    SUBCATEGORY "subcategory" Text "Subject within the category, as printed"
        |row| Value::text(row.subcategory);
    OUTCOME "outcome" Word "Outcome on the header"
        |row| Value::word(row.decision.and_then(|it| it.outcome), Outcome::as_str);
    OUTCOME_LABEL "outcome_label" Text "Outcome as printed"
        |row| Value::text(row.decision.and_then(|it| it.outcome_label.as_deref()));
    FINDING "finding" Word "What the text itself decides"
        |row| Value::maybe(row.decision, |it| Value::Word(it.finding.as_str()));
    SUMMARY "summary" Text "The summary paragraph"
        |row| Value::text(row.decision.and_then(|it| it.summary.as_deref()));
    AWARDED_TOTAL "awarded_total" Money "Sum of the awards whose amount is stated, in pounds; empty where none is"
        |row| Value::maybe(row.decision.and_then(|it| it.awarded_total), Value::Money);
    AWARDED_TOTAL_PENCE "awarded_total_pence" Integer "The same in whole pence"
        |row| Value::pence(row.decision.and_then(|it| it.awarded_total));
    AWARDED_TOTAL_COMPLETE "awarded_total_complete" Boolean "False where an award has no definite amount, so that the total is not all"
        |row| Value::maybe(row.decision, |it| Value::Boolean(it.awarded_total_complete));
    AWARDS "awards" Integer "Number of payments that are part of the remedy"
        |row| Value::maybe(row.decision, |it| {
            Value::count(it.payments.iter().filter(|payment| payment.awarded).count())
        });
    IMPROVEMENTS "improvements" Integer "Number of service improvements"
        |row| Value::maybe(row.decision, |it| Value::count(it.counted_improvements().count()));
    REMARKS "remarks" Words "Codes of what is odd about the document; `casebook explain` tells what they mean"
        |row| Value::Words(row.record.diagnostics.iter().map(|it| it.code.as_str()).collect());
    AMOUNT "amount" Money "The sum in pounds; of a range the upper end; empty where no sum is stated, which is not zero"
        |row| Value::maybe(row.payment.and_then(|it| it.amount), Value::Money);
    AMOUNT_PENCE "amount_pence" Integer "The same in whole pence"
        |row| Value::pence(row.payment.and_then(|it| it.amount));
    AMOUNT_MIN "amount_min" Money "Lower end of a range, in pounds"
        |row| Value::maybe(row.payment.and_then(|it| it.amount_min), Value::Money);
    AMOUNT_MIN_PENCE "amount_min_pence" Integer "The same in whole pence"
        |row| Value::pence(row.payment.and_then(|it| it.amount_min));
    CURRENCY "currency" Word "Always GBP"
        |row| Value::maybe(row.payment, |_| Value::Word("GBP"));
    AMOUNT_STATUS "amount_status" Word "How definite the sum is"
        |row| Value::word(row.payment.map(|it| it.amount_status), AmountStatus::as_str);
    STATUS "status" Word "Agreed, recommended, or where it stands otherwise"
        |row| Value::maybe(row.status, Value::Word);
    AWARDED "awarded" Boolean "Whether the payment is part of the remedy"
        |row| Value::maybe(row.payment, |it| Value::Boolean(it.awarded));
    FORM "form" Word "Payment, refund, waiver or another form"
        |row| Value::maybe(row.payment, |it| Value::Word(it.form.as_str()));
    PAYER "payer" Text "Who pays, where several bodies do"
        |row| Value::text(row.payment.and_then(|it| it.payer.as_deref()));
    PAYEE "payee" Text "Who gets it, as the text names them"
        |row| Value::text(row.payment.and_then(|it| it.payee.as_deref()));
    BENEFICIARY "beneficiary" Text "For whom it is, where that is not the payee"
        |row| Value::text(row.payment.and_then(|it| it.beneficiary.as_deref()));
    PURPOSES "purposes" Words "The injustice that the payment recognises"
        |row| Value::maybe(row.payment, |it| {
            Value::Words(it.purposes.iter().copied().map(Purpose::as_str).collect())
        });
    BASIS_RATE "basis_rate" Money "The rate that the sum was worked out from, in pounds"
        |row| Value::maybe(basis(row), |it| Value::Money(it.rate));
    BASIS_PER "basis_per" Text "The unit of the rate: day, week, month, term, year"
        |row| Value::text(basis(row).map(|it| it.per.as_str()));
    BASIS_COUNT "basis_count" Number "How many units"
        |row| Value::maybe(basis(row).and_then(|it| it.count), Value::Number);
    TEXT "text" Text "What is to be done"
        |row| Value::text(row.text);
    ACTIONS "actions" Words "What it consists of"
        |row| Value::Words(row.actions.iter().copied().map(ImprovementAction::as_str).collect());
    DUE_TEXT "due_text" Text "Time limit as printed"
        |row| Value::text(row.due.map(|it: &Due| it.text.as_str()));
    DUE_DATE "due_date" Date "Last day of the time limit, where it can be known"
        |row| Value::maybe(row.due.and_then(|it| it.date), Value::Date);
    PARAGRAPH "paragraph" Integer "Number of the paragraph, counted straight through the decision"
        |row| Value::maybe(row.paragraph, |number| Value::Integer(i64::from(number)));
    QUOTE "quote" Text "The sentence or list item that says so, unaltered"
        |row| Value::text(row.quote);
    SPAN_START "span_start" Integer "First byte of the quote in the text that `casebook text` prints"
        |row| Value::maybe(row.place, |(start, _)| Value::count(start));
    SPAN_END "span_end" Integer "One past the last byte of the quote"
        |row| Value::maybe(row.place, |(_, end)| Value::count(end));
    RULE "rule" Text "Which rule read it"
        |row| Value::text(row.rule);
    CONFIDENCE "confidence" Number "How sure the rule is, 0 to 1"
        |row| Value::maybe(row.confidence, Value::share);
    REVIEW "review" Word "What a person decided about the row: unreviewed, accepted, corrected (the row has the corrected values), rejected or added"
        |row| Value::Word(row.review.map_or(UNREVIEWED, |it| it.decision.as_str()));
    REVIEWED_BY "reviewed_by" Text "Who decided"
        |row| Value::text(row.review.map(|it| it.by.as_str()));
    REVIEWED_AT "reviewed_at" Text "When, in UTC"
        |row| Value::text(row.review.map(|it| it.at.as_str()));
    REVIEW_NOTE "review_note" Text "Why"
        |row| Value::text(row.review.and_then(|it| it.note.as_deref()));
    REVIEW_WAS "review_was" Text "What the rules read where the person says otherwise"
        |row| Value::maybe(row.review.filter(|it| !it.was.is_empty()), |it| Value::Owned(was(it)));
    FINDING_REVIEW "finding_review" Word "What a person decided about the finding"
        |row| Value::maybe(row.decision, |it| {
            Value::Word(it.finding_review.as_ref().map_or(UNREVIEWED, |it| it.decision.as_str()))
        });
    UNREVIEWED_FACTS "facts_unreviewed" Integer "Number of payments and improvements that nobody has decided about"
        |row| count_reviews(row, None);
    ACCEPTED_FACTS "facts_accepted" Integer "Number of payments and improvements that a person accepted"
        |row| count_reviews(row, Some(Decided::Accepted));
    CORRECTED_FACTS "facts_corrected" Integer "Number of those that a person corrected"
        |row| count_reviews(row, Some(Decided::Corrected));
    REJECTED_FACTS "facts_rejected" Integer "Number of those that a person rejected: they are not in the total"
        |row| count_reviews(row, Some(Decided::Rejected));
    ADDED_FACTS "facts_added" Integer "Number of payments that a person added"
        |row| count_reviews(row, Some(Decided::Added));
    COUNTED_UNDER "counted_under" Text "The reference under which the sums of this text are to be counted, where it is published under several; empty where they are counted here"
        |row| Value::text(row.record.source.standing.counted_under.as_deref());
    GONE_AS_OF "gone_as_of" Date "The day as of which the document was no longer published; empty while it is, as far as is known"
        |row| Value::maybe(row.record.source.standing.gone_as_of, Value::Date);
    RETRIEVED "retrieved" Text "When it was fetched: a day, or a second in UTC"
        |row| Value::text(row.record.source.retrieved.as_deref());
    PATH "source_path" Text "File that it was read from"
        |row| Value::text(Some(&row.record.source.path));
    SHA256 "sha256" Text "SHA-256 of that file"
        |row| Value::text(Some(&row.record.source.sha256));
    URL "url" Text "Where the document is published"
        |row| Value::text(row.record.source.url.as_deref());
    PARSER "parser" Text "Version of casebook that read it"
        |row| Value::text(Some(&row.record.source.parser));
}

fn basis<'a>(row: &Row<'a>) -> Option<&'a Basis> {
    row.payment.and_then(|payment| payment.basis.as_ref())
}

/// "amount 300.00; payee not stated".
fn was(review: &Review) -> String {
    let field = |(name, value): (&String, &Option<String>)| {
        format!("{name} {}", value.as_deref().unwrap_or("not stated"))
    };
    review.was.iter().map(field).collect::<Vec<_>>().join("; ")
}

/// How many payments and improvements of a decision were decided so, or not at all.
fn count_reviews<'a>(row: &Row<'a>, decided: Option<Decided>) -> Value<'a> {
    Value::maybe(row.decision, |it| {
        let payments = it.payments.iter().map(|payment| payment.review.as_ref());
        let improvements = it.service_improvements.iter().map(|it| it.review.as_ref());
        let all = payments.chain(improvements).map(|review| review.map(|it| it.decision));
        Value::count(all.filter(|found| *found == decided).count())
    })
}
