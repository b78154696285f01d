//! Addresses of documents.

use form_urlencoded::byte_serialize;

use crate::index::Card;
use crate::model::CaseRef;
use crate::serve::{Asked, Problem, Visit};

/// The page of a decision; with a question, whose words are marked there and whose results can be
/// gone back to.
pub(in crate::serve) fn decision(reference: &CaseRef, asked: &Asked) -> String {
    asked.at(&format!("/decision/{}", reference.slug()))
}

/// The page of a document: a decision by its reference, anything else by its key.
pub(in crate::serve) fn document(card: &Card, asked: &Asked) -> String {
    match card.reference.as_deref().and_then(CaseRef::parse) {
        Some(reference) => decision(&reference, asked),
        None => asked.at(&key(&card.key)),
    }
}

/// The page of a document that goes by its key.
pub(in crate::serve) fn key(key: &str) -> String {
    format!("/document/{}", segment(key))
}

/// A paragraph of a page.
pub(in crate::serve) fn paragraph(page: &str, number: Option<u32>) -> String {
    number.map_or_else(|| page.to_owned(), |number| format!("{page}#p{number}"))
}

/// The page of a theme, among the decisions of a question.
pub(in crate::serve) fn theme(name: &str, asked: &Asked) -> String {
    asked.on_page(1).at(&format!("/themes/{}", segment(name)))
}

/// The page of a council, with what goes along.
pub(in crate::serve) fn council(name: &str, along: &Asked) -> String {
    along.at(&format!("/council/{}", segment(name)))
}

/// What goes along from page to page whatever is asked: the pack.
///
/// # Errors
///
/// Where it cannot be read.
pub(in crate::serve) fn along(visit: &Visit) -> Result<Asked, Problem> {
    Ok(Asked { page: 1, pack: Asked::of(visit)?.pack, ..Asked::default() })
}

/// A name as a part of a path.
fn segment(name: &str) -> String {
    let safe: String = byte_serialize(name.as_bytes()).collect();
    // A path has no plus sign for a blank.
    safe.replace('+', "%20")
}
