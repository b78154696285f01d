//! Names of facts: the document, the kind of fact, and where it stands.

use std::fmt;

use crate::model::CaseRef;
use crate::model::review::FactKind;

/// The name of a fact.
///
/// The place is the number of the paragraph, `s` in the summary, `u` where paragraphs bear no
/// number; then which of its kind the fact is there. What a person has added is counted apart, so
/// that it never changes the name of what is read: `57.a1`. The finding has no place, and of a
/// remark the code is its place.
///
/// ```
/// use casebook::review::FactId;
/// let id = FactId::parse("24-014-093/payment/57.1").unwrap();
/// assert_eq!(id.to_string(), "24 014 093/payment/57.1");
/// assert_eq!(FactId::parse("24014093/finding").unwrap().to_string(), "24 014 093/finding");
/// assert_eq!(FactId::parse("24 014 093"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactId {
    /// The case reference, or the key of a document without one.
    pub document: String,
    /// What kind of fact it is.
    pub kind: FactKind,
    /// Where it stands, and which one it is there; empty for the finding.
    pub place: String,
}

impl FactId {
    /// Reads a name, its reference in any spelling.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        if let Some(document) = typed.strip_suffix("/finding") {
            return Some(Self::new(document, FactKind::Finding, String::new()));
        }
        let (rest, place) = typed.rsplit_once('/')?;
        let (document, kind) = rest.rsplit_once('/')?;
        let kind = FactKind::parse(kind)?;
        Some(Self::new(document, kind, place.trim().to_lowercase()))
    }

    fn new(document: &str, kind: FactKind, place: String) -> Self {
        let document = document.trim();
        let reference = CaseRef::parse(document).map(|reference| reference.to_string());
        Self { document: reference.unwrap_or_else(|| document.to_owned()), kind, place }
    }
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.document, self.kind)?;
        if self.place.is_empty() { Ok(()) } else { write!(f, "/{}", self.place) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for name in [
            "24 014 093/payment/57.1",
            "19 018 519c/improvement/s.2",
            "lgsco/decision:0123456789abcdef/action/u.1",
            "lgsco/performance_page:Kent County Council, 2024-03-31/improvement/u.12",
            "24 014 093/remark/amount-unplaced.1",
            "24 014 093/finding",
        ] {
            assert_eq!(FactId::parse(name).map(|id| id.to_string()).as_deref(), Some(name));
        }
    }

    #[test]
    fn what_names_no_fact_is_none() {
        for typed in ["", "header/no-date", "24 014 093/recipe/1.1", "payment/arithmetic"] {
            assert_eq!(FactId::parse(typed), None, "{typed}");
        }
    }
}
