//! What a question finds.

use askama::Template;

use crate::search::search_with;
use crate::serve::limits::PER_PAGE;
use crate::serve::view::frame::Frame;
use crate::serve::view::hit::{Shown, shown};
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::words::count;

#[derive(Template)]
#[template(path = "search.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    found: String,
    hits: Vec<Shown>,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let asked = Asked::of(visit)?;
    let question = asked.question().map_err(Problem::misread)?;
    let answer = search_with(&reader.casebook.index()?, &question, &reader.synonyms)?;
    let total = usize::try_from(answer.total).unwrap_or(usize::MAX);
    let pages = total.div_ceil(PER_PAGE).max(1);
    let title = format!("Search (page {} of {pages})", asked.page);
    let page = Page {
        frame: Frame::of(reader, visit, title),
        found: count(total, "document", "documents"),
        hits: answer.hits.iter().map(|hit| shown(hit, &asked)).collect(),
        asked,
    };
    Answer::page(&page)
}
