//! What a question finds, as an Atom feed: the documents that came last.

use form_urlencoded::byte_serialize;

use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::watch::atom;

/// So many entries; whoever reads the feed less often can ask the page.
const MOST: usize = 100;

const ATOM: &str = "application/atom+xml; charset=utf-8";

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let asked = Asked::of(visit)?;
    let question = asked.whole().map_err(Problem::misread)?;
    let items = reader.casebook.latest(&question, MOST)?;
    let store = reader.casebook.store().id()?;
    // Under which name the server was called is nothing to rely on: the address is relative.
    let words: String = byte_serialize(question.to_string().as_bytes()).collect();
    let own = format!("/feed.atom?q={words}");
    Ok(Answer::of(ATOM, atom::found(&store, &question.to_string(), &own, &items)?))
}
