//! An address taken apart.

use super::problem::Problem;
use crate::model::CaseRef;

/// A question that asks for more than this, in bytes, does not take its turn among the quick ones.
const HUGE: usize = 400;

/// What is asked of the server.
///
/// ```
/// use casebook::serve::Visit;
/// let visit = Visit::of("/decision/24-014-093", Some("24-014-093"), "q=late+plan&kind=");
/// assert_eq!(visit.value("q"), Some("late plan"));
/// assert_eq!(visit.value("kind"), None, "an empty field says nothing");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visit {
    /// The path, as it was typed.
    pub path: String,
    /// The part of the path that a route leaves open.
    pub name: Option<String>,
    /// The fields of the query, in order.
    pub fields: Vec<(String, String)>,
}

impl Visit {
    /// Takes an address apart.
    #[must_use]
    pub fn of(path: &str, name: Option<&str>, query: &str) -> Self {
        let fields = form_urlencoded::parse(query.as_bytes());
        Self {
            path: path.to_owned(),
            name: name.map(str::to_owned),
            fields: fields.map(|(name, value)| (name.into_owned(), value.into_owned())).collect(),
        }
    }

    /// The address itself, which is the same for all spellings of one visit.
    #[must_use]
    pub fn address(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(self.path.clone() + "?");
        query.extend_pairs(&self.fields);
        query.finish()
    }

    /// What stands in a field; none where it is missing or blank.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        let filled =
            |(field, value): &'_ (String, String)| field == name && !value.trim().is_empty();
        self.fields.iter().find(|field| filled(field)).map(|(_, value)| value.trim())
    }

    /// All that stands in fields of one name, without blank ones.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.fields.iter().filter(move |(field, _)| field == name);
        named.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The case reference that the address names.
    ///
    /// # Errors
    ///
    /// Where it names something else.
    pub fn reference(&self) -> Result<CaseRef, Problem> {
        CaseRef::parse(self.name.as_deref().unwrap_or_default()).ok_or_else(|| {
            Problem::missing("This is no case reference.")
                .advise("A reference is written like 24 014 093.")
        })
    }

    /// Whether fields stand there that say nothing, as a form sends them.
    #[must_use]
    pub fn has_blanks(&self) -> bool {
        self.fields.iter().any(|(_, value)| value.trim().is_empty())
    }

    /// Whether so much is asked that it may take long.
    #[must_use]
    pub fn is_huge(&self) -> bool {
        self.fields.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() > HUGE
    }

    /// Whether a program is asking.
    #[must_use]
    pub fn is_for_programs(&self) -> bool {
        self.path.starts_with("/api/")
    }
}
