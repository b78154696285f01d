//! Addresses of documents.

use form_urlencoded::byte_serialize;

use crate::index::Card;
use crate::model::CaseRef;
use crate::serve::Asked;

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
    let safe: String = byte_serialize(key.as_bytes()).collect();
    // A path has no plus sign for a blank.
    format!("/document/{}", safe.replace('+', "%20"))
}

/// A paragraph of a page.
pub(in crate::serve) fn paragraph(page: &str, number: Option<u32>) -> String {
    number.map_or_else(|| page.to_owned(), |number| format!("{page}#p{number}"))
}
