//! The tables made from a record: for each, its columns and its rows.
//!
//! Writing and verifying both come from here, so a table cannot say something else than its record.

mod told;

use rusqlite::types::Value;

use super::columns::{
    count, day, ends, list, maybe, maybe_text, named, number, pence, share, sure, text,
};
use crate::model::decision::{Due, Payment, ServiceImprovement};
use crate::model::note::{Diagnostic, Severity};
use crate::model::review::{FactKind, Review};
use crate::model::words::{AmountRole, ImprovementAction, Purpose};
use crate::model::{Body, CaseRef, Record};
use crate::review::{UNREVIEWED, facts};

/// A table of rows that one record gives.
pub(super) struct Sheet {
    /// Its name.
    pub(super) table: &'static str,
    /// Its columns after `document` and `position`.
    columns: &'static [&'static str],
    /// Whether people decide about its rows: then [`REVIEW`] comes after the columns.
    reviewed: bool,
    /// The rows of a record, in the order of the text.
    pub(super) rows: fn(&Record) -> Vec<Vec<Value>>,
}

/// The columns of what people decided about a fact.
const REVIEW: &[&str] =
    &["fact", "review", "reviewed_by", "reviewed_at", "review_note", "review_was"];

/// Every table that is made from the record.
pub(super) const SHEETS: &[Sheet] = &[
    Sheet {
        table: "payments",
        columns: &[
            "amount_pence",
            "amount_min_pence",
            "amount_status",
            "status",
            "awarded",
            "form",
            "payer",
            "payee",
            "beneficiary",
            "purposes",
            "basis_rate_pence",
            "basis_per",
            "basis_count",
            "due_text",
            "due_date",
            "paragraph",
            "quote",
            "span_start",
            "span_end",
            "rule",
            "confidence",
        ],
        reviewed: true,
        rows: |record| reviewed(record, FactKind::Payment, payments(record)),
    },
    Sheet {
        table: "other_amounts",
        columns: &[
            "amount_pence",
            "status",
            "role",
            "paragraph",
            "quote",
            "span_start",
            "span_end",
            "rule",
            "confidence",
        ],
        reviewed: true,
        rows: |record| reviewed(record, FactKind::Amount, other_amounts(record)),
    },
    Sheet {
        table: "improvements",
        columns: &[
            "reference",
            "listed_category",
            "listed_subcategory",
            "text",
            "actions",
            "status",
            "due_text",
            "due_date",
            "paragraph",
            "span_start",
            "span_end",
            "rule",
            "confidence",
        ],
        reviewed: true,
        rows: |record| reviewed(record, FactKind::Improvement, improvements(record)),
    },
    Sheet {
        table: "actions",
        columns: &[
            "action",
            "text",
            "status",
            "due_text",
            "due_date",
            "paragraph",
            "span_start",
            "span_end",
            "rule",
            "confidence",
        ],
        reviewed: true,
        rows: |record| reviewed(record, FactKind::Action, actions(record)),
    },
    Sheet {
        table: "events",
        columns: &[
            "date_text",
            "earliest",
            "latest",
            "text",
            "paragraph",
            "span_start",
            "span_end",
            "fact",
        ],
        reviewed: false,
        rows: told::events,
    },
    Sheet {
        table: "citations",
        columns: &[
            "act",
            "kind",
            "provisions",
            "quote",
            "paragraph",
            "span_start",
            "span_end",
            "fact",
        ],
        reviewed: false,
        rows: told::citations,
    },
    Sheet {
        table: "themes",
        columns: &[
            "theme",
            "rule",
            "paragraphs",
            "paragraph",
            "quote",
            "span_start",
            "span_end",
            "fact",
        ],
        reviewed: false,
        rows: told::themes,
    },
    Sheet {
        table: "checks",
        columns: &[
            "name",
            "passed",
            "severity",
            "expected",
            "found",
            "place",
            "quote",
            "span_start",
            "span_end",
            "arithmetic",
            "fact",
        ],
        reviewed: false,
        rows: told::checks,
    },
    Sheet { table: "related", columns: &["reference"], reviewed: false, rows: related },
    Sheet {
        table: "diagnostics",
        columns: &["severity", "code", "message", "span_start", "span_end"],
        reviewed: false,
        rows: |record| record.diagnostics.iter().map(diagnostic).collect(),
    },
];

impl Sheet {
    fn columns(&self) -> Vec<&'static str> {
        let review = if self.reviewed { REVIEW } else { &[] };
        [self.columns, review].concat()
    }

    /// The statement that inserts a row.
    pub(super) fn insert(&self) -> String {
        let (table, columns) = (self.table, self.columns());
        let marks = vec!["?"; columns.len() + 2].join(", ");
        let columns = columns.join(", ");
        format!("INSERT INTO {table} (document, position, {columns}) VALUES ({marks})")
    }

    /// The statement that reads the rows of a document back.
    pub(super) fn select(&self) -> String {
        let (table, columns) = (self.table, self.columns().join(", "));
        format!("SELECT {columns} FROM {table} WHERE document = ? ORDER BY position")
    }

    /// The statement that empties a document's rows.
    pub(super) fn delete(&self) -> String {
        format!("DELETE FROM {} WHERE document = ?", self.table)
    }
}

type Rows = Vec<Vec<Value>>;

fn of_decision(
    record: &Record,
    rows: impl FnOnce(&crate::model::decision::Decision) -> Rows,
) -> Rows {
    record.decision().map(rows).unwrap_or_default()
}

fn due(limit: Option<&Due>) -> [Value; 2] {
    [maybe(limit, |limit| limit.text.clone()), day(limit.and_then(|limit| limit.date))]
}

/// Rows of facts with their names and what people decided about them.
fn reviewed(record: &Record, kind: FactKind, mut rows: Rows) -> Rows {
    if rows.is_empty() {
        return rows;
    }
    let facts = facts(record).into_iter().filter(|fact| fact.id.kind == kind);
    for (row, fact) in rows.iter_mut().zip(facts) {
        let review = fact.review();
        row.push(fact.id.to_string().into());
        row.push(text(review.map_or(UNREVIEWED, |it| it.decision.as_str())));
        row.push(maybe(review, |it| it.by.clone()));
        row.push(maybe(review, |it| it.at.clone()));
        row.push(maybe_text(review.and_then(|it| it.note.as_ref())));
        row.push(maybe(review.filter(|it| !it.was.is_empty()), was));
    }
    rows
}

/// "amount 300.00; payee not stated".
fn was(review: &Review) -> String {
    let field = |(name, value): (&String, &Option<String>)| {
        format!("{name} {}", value.as_deref().unwrap_or("not stated"))
    };
    review.was.iter().map(field).collect::<Vec<_>>().join("; ")
}

fn payments(record: &Record) -> Rows {
    of_decision(record, |it| it.payments.iter().map(payment).collect())
}

fn payment(it: &Payment) -> Vec<Value> {
    let basis = it.basis.as_ref();
    let mut row = vec![
        pence(it.amount),
        pence(it.amount_min),
        text(it.amount_status.as_str()),
        text(it.status.as_str()),
        i64::from(it.awarded).into(),
        text(it.form.as_str()),
        maybe_text(it.payer.as_ref()),
        maybe_text(it.payee.as_ref()),
        maybe_text(it.beneficiary.as_ref()),
        list(it.purposes.iter().copied().map(Purpose::as_str)),
        pence(basis.map(|basis| basis.rate)),
        maybe_text(basis.map(|basis| &basis.per)),
        maybe(basis.and_then(|basis| basis.count), Value::Real),
    ];
    row.extend(due(it.due.as_ref()));
    row.extend([number(it.paragraph), text(&it.quote)]);
    row.extend(ends(it.span));
    row.extend([text(&it.rule), share(it.confidence)]);
    row
}

fn other_amounts(record: &Record) -> Rows {
    let row = |it: &crate::model::decision::OtherAmount| {
        let [start, end] = ends(it.span);
        vec![
            pence(Some(it.amount)),
            text(it.status.as_str()),
            maybe(it.role, |role| AmountRole::as_str(role).to_owned()),
            number(it.paragraph),
            text(&it.quote),
            start,
            end,
            named(&it.rule),
            sure(&it.rule, it.confidence),
        ]
    };
    of_decision(record, |decision| decision.other_amounts.iter().map(row).collect())
}

fn improvements(record: &Record) -> Rows {
    match &record.body {
        Body::Decision(page) => {
            let row = |it| improvement(page.reference.as_ref(), it);
            page.service_improvements.iter().map(row).collect()
        }
        Body::PerformancePage(page) => page
            .service_improvements
            .iter()
            .map(|it| {
                let [start, end] = ends(it.span);
                vec![
                    maybe(it.reference.as_ref(), CaseRef::to_string),
                    maybe_text(it.category.as_ref()),
                    maybe_text(it.subcategory.as_ref()),
                    text(&it.text),
                    list(it.actions.iter().copied().map(ImprovementAction::as_str)),
                    Value::Null,
                    Value::Null,
                    Value::Null,
                    Value::Null,
                    start,
                    end,
                    text(LISTED),
                    share(1.0),
                ]
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The rule of what a performance page lists as an improvement: the page says itself what it is.
const LISTED: &str = "listed";

fn improvement(reference: Option<&CaseRef>, it: &ServiceImprovement) -> Vec<Value> {
    let mut row = vec![
        maybe(reference, CaseRef::to_string),
        Value::Null,
        Value::Null,
        text(&it.text),
        list(it.actions.iter().copied().map(ImprovementAction::as_str)),
        text(it.status.as_str()),
    ];
    row.extend(due(it.due.as_ref()));
    row.push(number(it.paragraph));
    row.extend(ends(it.span));
    row.extend([text(&it.rule), share(it.confidence)]);
    row
}

fn actions(record: &Record) -> Rows {
    let row = |it: &crate::model::decision::OtherAction| {
        let mut row = vec![text(it.action.as_str()), text(&it.text), text(it.status.as_str())];
        row.extend(due(it.due.as_ref()));
        row.push(number(it.paragraph));
        row.extend(ends(it.span));
        row.extend([named(&it.rule), sure(&it.rule, it.confidence)]);
        row
    };
    of_decision(record, |decision| decision.other_actions.iter().map(row).collect())
}

fn related(record: &Record) -> Rows {
    let row = |it: &CaseRef| vec![it.to_string().into()];
    of_decision(record, |decision| decision.related_references.iter().map(row).collect())
}

fn severity(of: Severity) -> &'static str {
    match of {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn diagnostic(it: &Diagnostic) -> Vec<Value> {
    vec![
        text(severity(it.severity)),
        text(&it.code),
        text(&it.message),
        maybe(it.span, |span| count(span.start())),
        maybe(it.span, |span| count(span.end())),
    ]
}
