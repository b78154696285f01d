//! From a name that a person types to the fact, or to the names that there are.

use super::facts::{Fact, facts};
use super::id::FactId;
use crate::model::Record;
use crate::model::review::FactKind;

/// The fact of this name.
#[must_use]
pub fn find<'a>(record: &'a Record, id: &FactId) -> Option<Fact<'a>> {
    facts(record).into_iter().find(|fact| fact.id == *id)
}

/// The names that were perhaps meant: of the same kind in the same paragraph, or of the same kind, or
/// whatever there is.
#[must_use]
pub fn near(record: &Record, id: &FactId) -> Vec<String> {
    let all = facts(record);
    let paragraph = |place: &str| place.split('.').next().unwrap_or_default().to_owned();
    let tests: [&dyn Fn(&FactId) -> bool; 4] = [
        &|other| other.kind == id.kind && paragraph(&other.place) == paragraph(&id.place),
        &|other| other.kind == id.kind,
        &|other| other.kind == FactKind::Payment,
        &|_| true,
    ];
    let names = |test: &dyn Fn(&FactId) -> bool| -> Vec<String> {
        let named = all.iter().map(|fact| &fact.id).filter(|other| test(other));
        named.map(ToString::to_string).collect()
    };
    tests.iter().map(|test| names(*test)).find(|names| !names.is_empty()).unwrap_or_default()
}
