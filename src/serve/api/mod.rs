//! The interface for programs: the questions and records of the command line, as JSON.
//!
//! Every operation stands once in [`OPERATIONS`], with its fields and the type of its answer;
//! `openapi.rs` makes the document from it that the server gives to programs, and a test holds the
//! answers to that document. Problems are told after RFC 9457.

mod answers;
mod openapi;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use super::{Asked, Problem, Visit};

pub(super) use answers::{council, decision, outcomes, payments, search, similar, themes};
pub(super) use openapi::page as openapi;

/// What a program can ask.
#[derive(Debug)]
pub struct Operation {
    /// Its address.
    pub path: &'static str,
    /// A name for programs that are made from the document.
    pub id: &'static str,
    /// What it is for.
    pub what: &'static str,
    /// What the open part of its address is called, and what it is.
    pub part: Option<(&'static str, &'static str)>,
    /// Whether it takes a question: words and filters.
    pub asked: bool,
    /// Its other fields.
    pub fields: &'static [Field],
    /// The schema of its answer.
    pub answer: fn(&mut SchemaGenerator) -> Schema,
}

/// A field of an address.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub what: &'static str,
    /// Whether it is a whole number.
    pub number: bool,
}

/// How many hits an answer has at most.
pub(super) const MOST: usize = 100;

const LIMIT: Field =
    Field { name: "limit", what: "how many hits: 1 to 100, else 20", number: true };
const PAGE: Field =
    Field { name: "page", what: "which page of them, counted from 1", number: true };
const SORT: Field =
    Field { name: "sort", what: "relevance, newest, oldest or award", number: false };
const BY: Field = Field {
    name: "by",
    what: "what to group by, once for each: category, theme, purpose, year and others",
    number: false,
};
const PURPOSE: Field = Field {
    name: "purpose",
    what: "only payments for this, once for each: distress, loss_of_education and others",
    number: false,
};
const FORM: Field = Field {
    name: "form",
    what: "only payments of this form, once for each: payment, refund, waiver and others",
    number: false,
};

/// Everything that a program can ask.
pub const OPERATIONS: &[Operation] = &[
    Operation {
        path: "/api/v1/search",
        id: "search",
        what: "what a question finds: hits with their deciding paragraphs, the exact count, facets",
        part: None,
        asked: true,
        fields: &[SORT, LIMIT, PAGE],
        answer: schema::<crate::search::Answer>,
    },
    Operation {
        path: "/api/v1/decisions/{reference}",
        id: "decision",
        what: "the records of a reference; a joint case has one for each body",
        part: Some(("reference", "a case reference in any spelling")),
        asked: false,
        fields: &[],
        answer: schema::<answers::Decisions>,
    },
    Operation {
        path: "/api/v1/decisions/{reference}/similar",
        id: "similar",
        what: "decisions like one, and why",
        part: Some(("reference", "a case reference in any spelling")),
        asked: true,
        fields: &[LIMIT],
        answer: schema::<crate::casebook::Similar>,
    },
    Operation {
        path: "/api/v1/themes",
        id: "themes",
        what: "the themes, and how many of the decisions that a question finds have each",
        part: None,
        asked: true,
        fields: &[],
        answer: schema::<answers::Themes>,
    },
    Operation {
        path: "/api/v1/stats/payments",
        id: "payments",
        what: "what was awarded: totals, medians and quartiles in pence, in all and group by group",
        part: None,
        asked: true,
        fields: &[BY, PURPOSE, FORM],
        answer: schema::<answers::Awarded>,
    },
    Operation {
        path: "/api/v1/stats/outcomes",
        id: "outcomes",
        what: "how decisions ended, in all and group by group",
        part: None,
        asked: true,
        fields: &[BY],
        answer: schema::<answers::Ended>,
    },
    Operation {
        path: "/api/v1/councils/{name}",
        id: "council",
        what: "a body over its financial years: figures, payments, promises and their fate",
        part: Some(("name", "words of its name")),
        asked: false,
        fields: &[],
        answer: schema::<crate::council::Council>,
    },
];

/// Refuses a field that an operation does not have: a program that slips must not take what it gets for
/// an answer to what it meant.
///
/// # Errors
///
/// The fields that there are not.
pub(super) fn refuse_unknown(route: &str, visit: &Visit) -> Result<(), Problem> {
    let Some(operation) = OPERATIONS.iter().find(|it| it.path == route) else { return Ok(()) };
    let own: Vec<&str> = operation.fields.iter().map(|field| field.name).collect();
    let unknown: Vec<String> = if operation.asked {
        Asked::unknown(visit, &own)
    } else {
        let all = visit.fields.iter().map(|(name, _)| name.clone());
        all.filter(|name| !own.contains(&name.as_str())).collect()
    };
    let Some(first) = unknown.first() else { return Ok(()) };
    Err(Problem::unreadable(format!("No field of this address is called {first}."))
        .advise("/api/v1/openapi.json lists the fields that there are."))
}

fn schema<T: Serialize + JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::serve::router::ROUTES;

    #[test]
    fn every_operation_has_its_route_and_every_route_its_operation() {
        let described: BTreeSet<&str> = OPERATIONS.iter().map(|it| it.path).collect();
        let document = "/api/v1/openapi.json";
        let served: BTreeSet<&str> = ROUTES
            .iter()
            .map(|route| route.path)
            .filter(|path| path.starts_with("/api/") && *path != document)
            .collect();
        assert_eq!(described, served);
        assert!(ROUTES.iter().any(|route| route.path == document));
    }
}
