//! From the names of facts that were typed to the documents that they are in.

use std::fmt;

use super::super::words::list;
use crate::Casebook;
use crate::casebook::Kept;
use crate::error::Result;
use crate::model::CaseRef;
use crate::model::review::FactKind;
use crate::review::{FactId, document_name};

/// How many names an error lists.
const NAMES: usize = 12;

/// What is not there, and what is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// No such document in the casebook of this folder.
    Document(FactId, String),
    /// No such fact; these are near.
    Fact(FactId, Vec<String>),
    /// What a person has added, which is taken back and not rejected.
    Addition(FactId),
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(id, folder) => write!(
                f,
                "{} is not in {folder} (`casebook search` finds decisions, `casebook explain REF` names their facts)",
                id.document
            ),
            Self::Addition(id) => {
                let typed = id.to_string().replace(' ', "-");
                write!(f, "a person has added {id} (`casebook review undo {typed}` takes it back)")
            }
            Self::Fact(id, near) if near.is_empty() => {
                write!(f, "there is no {id} (the document has no facts)")
            }
            Self::Fact(id, near) => {
                let names = list(near.iter().take(NAMES).map(String::as_str), "and");
                let more = near.len().saturating_sub(NAMES);
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                write!(
                    f,
                    "there is no {id} (there is {names}{more}; `casebook explain {}` shows all)",
                    id.document
                )
            }
        }
    }
}

/// The names of facts among words that were typed: a reference may be typed with blanks, so a name
/// ends with the word that has its place.
#[must_use]
pub fn names(typed: &[String]) -> Vec<FactId> {
    let (mut found, mut so_far) = (Vec::new(), String::new());
    for word in typed.iter().flat_map(|typed| typed.split_whitespace()) {
        if !so_far.is_empty() {
            // "24 014 093 payment/57.1" is meant as well.
            let kind = word.split('/').next().unwrap_or_default();
            let place = FactKind::parse(kind).is_some();
            so_far.push(if place { '/' } else { ' ' });
        }
        so_far.push_str(word);
        if let Some(id) = FactId::parse(&so_far) {
            found.push(id);
            so_far.clear();
        }
    }
    found
}

/// The document that a fact is in.
///
/// # Errors
///
/// Where the casebook cannot be read.
pub fn lookup(casebook: &Casebook, id: &FactId) -> Result<Result<Kept, Missing>> {
    let store = casebook.store();
    let mut found = match CaseRef::parse(&id.document) {
        Some(reference) => store.kept_by_reference(&reference)?,
        None => store.kept(&id.document)?.into_iter().collect(),
    };
    found.retain(|kept| document_name(&kept.read) == id.document || kept.read.key() == id.document);
    let missing = || Missing::Document(id.clone(), casebook.dir().display().to_string());
    Ok(found.into_iter().next().ok_or_else(missing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_among_words() {
        for (typed, found) in [
            (&["24-014-093/payment/57.1"][..], &["24 014 093/payment/57.1"][..]),
            (&["24", "014", "093/payment/57.1"], &["24 014 093/payment/57.1"]),
            (&["24 014 093", "payment/57.1"], &["24 014 093/payment/57.1"]),
            (
                &["24014093/payment/57.1", "24 014 093/finding"],
                &["24 014 093/payment/57.1", "24 014 093/finding"],
            ),
            (&["24 014 093"], &[]),
            (&["header/no-date"], &[]),
        ] {
            let typed: Vec<String> = typed.iter().map(|word| (*word).to_owned()).collect();
            let names: Vec<String> = names(&typed).iter().map(ToString::to_string).collect();
            assert_eq!(names, found, "{typed:?}");
        }
    }
}
