//! The decisions that were chosen for a briefing pack. They stand in the address of every page and are
//! kept nowhere else, so that a pack can be bookmarked and sent.

use askama::Template;

use crate::model::{CaseRef, Record};
use crate::serve::view::frame::Frame;
use crate::serve::view::link;
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::words::count;
use crate::words::decision::{name, outcome};

#[derive(Template)]
#[template(path = "pack.html")]
struct Page {
    frame: Frame,
    title: String,
    rows: Vec<Row>,
    /// References of which there is nothing here.
    missing: Vec<Row>,
    print: String,
    back: String,
    empty: String,
}

/// A chosen decision.
struct Row {
    reference: String,
    name: String,
    facts: String,
    link: String,
    without: String,
    earlier: Option<String>,
}

/// Where this page is.
const PATH: &str = "/pack";

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let asked = Asked::of(visit)?;
    let (mut rows, mut missing) = (Vec::new(), Vec::new());
    for (at, reference) in asked.pack.iter().enumerate() {
        let found = reader.casebook.by_reference(reference)?;
        let row = row(&asked, at, reference, found.first());
        if found.is_empty() { missing.push(row) } else { rows.push(row) }
    }
    let title = if rows.is_empty() {
        "The pack is empty".to_owned()
    } else {
        format!("Pack of {}", count(rows.len(), "decision", "decisions"))
    };
    let bare = Asked { pack: asked.pack.clone(), ..Asked::of(&Visit::of(PATH, None, ""))? };
    let page = Page {
        frame: Frame::of(reader, visit, title.clone()),
        title,
        rows,
        missing,
        print: bare.at("/pack.html"),
        back: asked.at("/search"),
        empty: Asked { pack: Vec::new(), ..asked.clone() }.at(PATH),
    };
    Answer::page(&page)
}

fn row(asked: &Asked, at: usize, reference: &CaseRef, found: Option<&Record>) -> Row {
    let decision = found.and_then(Record::decision);
    Row {
        reference: reference.to_string(),
        name: found.map_or_else(|| reference.to_string(), name),
        facts: decision.map(outcome).unwrap_or_default(),
        link: link::decision(reference, asked),
        without: asked.unpacking(reference).at(PATH),
        earlier: (at > 0).then(|| earlier(asked, at).at(PATH)),
    }
}

/// With one decision moved before the one that stands before it.
fn earlier(asked: &Asked, at: usize) -> Asked {
    let mut asked = asked.clone();
    asked.pack.swap(at - 1, at);
    asked
}

/// The decisions of a pack, in its order, and those of it that are not held.
///
/// # Errors
///
/// Where the store cannot be read.
pub(super) fn chosen<'p>(
    reader: &Reader,
    pack: &'p [CaseRef],
) -> Result<(Vec<Record>, Vec<&'p CaseRef>), Problem> {
    let (mut records, mut missing) = (Vec::new(), Vec::new());
    for reference in pack {
        let found = reader.casebook.by_reference(reference)?;
        if found.is_empty() {
            missing.push(reference);
        }
        records.extend(found);
    }
    Ok((records, missing))
}
