//! What this is, what is in it, and how to ask.

use askama::Template;

use crate::error::Result;
use crate::export::{ACKNOWLEDGEMENT, TERMS};
use crate::model::record::PARSER_VERSION;
use crate::search::Question;
use crate::search::filters::FILTERS;
use crate::serve::view::frame::Frame;
use crate::serve::{Answer, Outcome, Reader, Visit};
use crate::words::{number, sentence};

#[derive(Template)]
#[template(path = "about.html")]
struct Page {
    frame: Frame,
    facts: Vec<(String, String)>,
    filters: Vec<(String, String)>,
    acknowledgement: &'static str,
    terms: &'static str,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let page = Page {
        frame: Frame::of(reader, visit, "About this service"),
        facts: facts(reader)?,
        filters: filters(),
        acknowledgement: ACKNOWLEDGEMENT,
        terms: TERMS,
    };
    Answer::page(&page)
}

/// How many documents there are of each kind, and of which years.
fn facts(reader: &Reader) -> Result<Vec<(String, String)>> {
    let question = Question { limit: 0, ..Question::default() };
    let all = reader.casebook.search(&question)?.facets;
    let kinds = all.kind.iter();
    let mut facts: Vec<(String, String)> =
        kinds.map(|(kind, count)| (sentence(&kind.replace('_', " ")), number(*count))).collect();
    if let (Some((last, _)), Some((first, _))) = (all.year.first(), all.year.last()) {
        facts.push(("Years".to_owned(), format!("{first} to {last}")));
    }
    facts.push(("Bodies".to_owned(), number(all.organisation.len() as u64)));
    facts.push(("Read by".to_owned(), PARSER_VERSION.to_owned()));
    Ok(facts)
}

fn filters() -> Vec<(String, String)> {
    let example = |value: &str, name: &str| format!("{name}:{value}");
    FILTERS.iter().map(|it| (example(it.example, it.name), sentence(it.meaning))).collect()
}
