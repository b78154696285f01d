//! The answers to programs: what the command line prints with `--format json`.

use schemars::JsonSchema;
use serde::Serialize;

use super::MOST;
use crate::casebook::{Case, Meant};
use crate::model::Record;
use crate::model::words::{PaymentForm, Purpose};
use crate::search::Question;
use crate::serve::limits::PER_PAGE;
use crate::serve::page::money;
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::stats::{self, By, QUARTILES};
use crate::words::list;

/// The records of a reference.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Decisions {
    /// One for each body of a joint case.
    records: Vec<Record>,
}

/// The themes of the decisions that a question finds.
#[derive(Debug, Serialize, JsonSchema)]
#[expect(clippy::struct_field_names, reason = "the answer's field is called what it holds")]
pub(super) struct Themes {
    /// The file of themes that decisions were held against.
    theme_file: String,
    /// How many decisions were asked about.
    decisions: u64,
    /// How many of them have no theme.
    without: u64,
    themes: Vec<Theme>,
}

/// A theme.
#[derive(Debug, Serialize, JsonSchema)]
struct Theme {
    name: String,
    title: String,
    description: String,
    /// How many of the decisions have it.
    decisions: u64,
}

/// What decisions award. Sums are whole pence.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Awarded {
    question: Question,
    /// What payments are for that count; all where there is none.
    purposes: Vec<Purpose>,
    /// The forms of payments that count; all where there is none.
    forms: Vec<PaymentForm>,
    /// Whether not every word was asked for: these are then the decisions with the most telling of them.
    relaxed: bool,
    /// How quartiles are taken.
    quartiles: &'static str,
    #[serde(flatten)]
    payments: stats::Payments,
}

/// How decisions ended.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Ended {
    question: Question,
    /// As for payments.
    relaxed: bool,
    #[serde(flatten)]
    outcomes: stats::Outcomes,
}

pub(in crate::serve) fn search(reader: &Reader, visit: &Visit) -> Outcome {
    let asked = Asked::of(visit)?;
    let mut question = asked.question().map_err(Problem::misread)?;
    question.limit = limit(visit)?;
    question.offset = (asked.page - 1).saturating_mul(question.limit);
    Answer::json(&reader.casebook.search(&question)?)
}

pub(in crate::serve) fn decision(reader: &Reader, visit: &Visit) -> Outcome {
    Answer::json(&Decisions { records: records(reader, visit)? })
}

pub(in crate::serve) fn similar(reader: &Reader, visit: &Visit) -> Outcome {
    let among = question(visit)?;
    let mut records = records(reader, visit)?;
    // The bodies of a joint case share its text: the first stands for all.
    let case = Case::Decision(Box::new(records.swap_remove(0)));
    Answer::json(&reader.casebook.similar(&case, &among, limit(visit)?)?)
}

pub(in crate::serve) fn themes(reader: &Reader, visit: &Visit) -> Outcome {
    let counts = reader.casebook.theme_counts(&question(visit)?)?;
    let file = reader.themes.file();
    let theme = |theme: &crate::themes::Theme| Theme {
        name: theme.name.clone(),
        title: theme.title.clone(),
        description: theme.description.clone(),
        decisions: counts.with.get(&theme.name).copied().unwrap_or_default(),
    };
    Answer::json(&Themes {
        theme_file: file.name().to_owned(),
        decisions: counts.decisions,
        without: counts.without,
        themes: file.themes().iter().map(theme).collect(),
    })
}

/// What outcomes are grouped by where nothing was asked for; payments are as on their page.
const OUTCOMES_BY: &[By] = &[By::Category, By::Theme, By::Year];

pub(in crate::serve) fn payments(reader: &Reader, visit: &Visit) -> Outcome {
    let by = grouping(visit, money::USUAL)?;
    let (wanted, misread) = money::Wanted::of(visit)?;
    if !misread.is_empty() {
        return Err(Problem::misread(misread));
    }
    let question = wanted.asked.whole().map_err(Problem::misread)?;
    let found = reader.casebook.cases(&question, true)?;
    Answer::json(&Awarded {
        question: found.question,
        relaxed: found.relaxed,
        quartiles: QUARTILES,
        payments: stats::payments(found.cases, &wanted.narrow, &by, 0),
        purposes: wanted.narrow.purposes,
        forms: wanted.narrow.forms,
    })
}

pub(in crate::serve) fn outcomes(reader: &Reader, visit: &Visit) -> Outcome {
    let by = grouping(visit, OUTCOMES_BY)?;
    let found = reader.casebook.cases(&question(visit)?, false)?;
    Answer::json(&Ended {
        question: found.question,
        relaxed: found.relaxed,
        outcomes: stats::outcomes(found.cases, &by),
    })
}

pub(in crate::serve) fn council(reader: &Reader, visit: &Visit) -> Outcome {
    let name = visit.name.as_deref().unwrap_or_default();
    match reader.casebook.council(name)? {
        Meant::One(council) => Answer::json(&council),
        Meant::None => Err(Problem::missing("No document here is about such a body.")
            .advise("The facets of a search name the bodies that there are.")),
        Meant::Several(names) => {
            let quoted: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
            let names = list(quoted.iter().map(String::as_str), "or");
            Err(Problem::new(300, "The name fits several bodies", format!("It may be {names}."))
                .advise("Name one of them in full."))
        }
    }
}

fn question(visit: &Visit) -> Result<Question, Problem> {
    Asked::of(visit)?.whole().map_err(Problem::misread)
}

fn records(reader: &Reader, visit: &Visit) -> Result<Vec<Record>, Problem> {
    let reference = visit.reference()?;
    let records = reader.casebook.by_reference(&reference)?;
    if records.is_empty() {
        return Err(Problem::missing(format!("There is no decision {reference} here.")));
    }
    Ok(records)
}

fn limit(visit: &Visit) -> Result<usize, Problem> {
    let Some(typed) = visit.value("limit") else { return Ok(PER_PAGE) };
    let limit = typed.parse().ok().filter(|limit| (1..=MOST).contains(limit));
    limit.ok_or_else(|| Problem::unreadable(format!("limit is a number from 1 to {MOST}.")))
}

fn grouping(visit: &Visit, usual: &[By]) -> Result<Vec<By>, Problem> {
    let mut chosen = Vec::new();
    for typed in visit.values("by") {
        let Some(by) = By::parse(typed) else {
            let names = list(By::ALL.iter().map(|(name, _)| *name), "or");
            return Err(Problem::unreadable(format!("by is {names}.")));
        };
        if !chosen.contains(&by) {
            chosen.push(by);
        }
    }
    Ok(if chosen.is_empty() { usual.to_vec() } else { chosen })
}
