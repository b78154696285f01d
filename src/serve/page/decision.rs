//! One decision.

use askama::Template;

use crate::model::CaseRef;
use crate::serve::view::frame::Frame;
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::words::decision::name;

#[derive(Template)]
#[template(path = "decision.html")]
struct Page {
    frame: Frame,
    name: String,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let typed = visit.name.as_deref().unwrap_or_default();
    let reference = CaseRef::parse(typed)
        .ok_or_else(|| Problem::missing("A case reference is written like 24 014 093."))?;
    let _asked = Asked::of(visit)?;
    let found = reader.casebook.by_reference(&reference)?;
    let Some(record) = found.first() else {
        return Err(Problem::missing(format!("{reference} is not in this casebook.")));
    };
    let name = name(record);
    let page = Page { frame: Frame::of(reader, visit, name.clone()), name };
    Answer::page(&page)
}
