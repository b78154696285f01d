//! Filters as queries.

use std::collections::BTreeSet;
use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{BooleanQuery, EmptyQuery, Query, RangeQuery, TermQuery};
use tantivy::schema::IndexRecordOption;

use super::filters::{Filters, Sums};
use super::plan::Planner;
use super::why::names;
use crate::index::analyzer::{folded, tokens};
use crate::index::{Column, day_number};

/// Filters over closed vocabularies, and the columns they look in.
const VOCABULARIES: &[(&str, Column)] = &[
    ("kind", Column::Kind),
    ("scheme", Column::Scheme),
    ("document_type", Column::DocumentType),
    ("outcome", Column::Outcome),
    ("finding", Column::Finding),
    ("published", Column::Published),
    ("organisation_type", Column::OrganisationType),
];

/// Words in the names of bodies that tell no two of them apart.
const GENERIC: &[&str] = &["council", "the", "of", "and"];

impl Planner<'_> {
    /// One query for each filter but the one of the name `left`.
    ///
    /// The first and the last day are one query, so that leaving out `year:2024` leaves out that year
    /// alone. Days the wrong way round are no range: to leave out both is to keep what is between.
    pub(super) fn filters(
        &self,
        filters: &Filters,
        left: Option<&str>,
    ) -> tantivy::Result<Vec<(&'static str, Box<dyn Query>)>> {
        let mut all: Vec<(&'static str, Box<dyn Query>)> = Vec::new();
        for (name, column) in VOCABULARIES {
            let words = filters.written().into_iter().filter(|(written, _)| written == name);
            let terms: Vec<Term> =
                words.map(|(_, word)| Term::from_field_text(column.field(), &word)).collect();
            if !terms.is_empty() {
                all.push((name, any_of(terms)));
            }
        }
        for (name, column, wanted) in names(filters) {
            if !wanted.is_empty() {
                all.push((name, any_of(self.named(column, wanted)?)));
            }
        }
        if let Some(number) = filters.paragraph {
            all.push(("para", at_least(Column::Paragraphs, i64::from(number))));
        }
        // A whole year is written as one filter, and left out as one.
        let year = filters.written().iter().any(|(name, _)| *name == "year");
        let (from, to) = if year { ("year", "year") } else { ("from", "to") };
        let first = filters.from.filter(|_| left != Some(from)).map(day_number);
        let last = filters.to.filter(|_| left != Some(to)).map(day_number);
        match (first, last) {
            (None, None) => {}
            (Some(first), Some(last)) if first > last => {
                all.push((from, between(Column::Decided, Some(first), None)));
                all.push((to, between(Column::Decided, None, Some(last))));
            }
            (first, last) => {
                let name = if first.is_some() { from } else { to };
                all.push((name, between(Column::Decided, first, last)));
            }
        }
        if !filters.award.is_open() {
            let (single, total) =
                (sums(Column::Payments, filters.award), sums(Column::Total, filters.award));
            all.push(("award", Box::new(BooleanQuery::union(vec![single, total]))));
        }
        if !filters.total.is_open() {
            all.push(("total", sums(Column::Total, filters.total)));
        }
        all.retain(|(name, _)| left != Some(*name));
        Ok(all)
    }

    /// Every name in the index, in small letters.
    pub(super) fn known(&self, column: Column) -> tantivy::Result<BTreeSet<String>> {
        let mut known: BTreeSet<String> = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(column.field())?;
            let mut names = index.terms().stream()?;
            while names.advance() {
                known.extend(std::str::from_utf8(names.key()).ok().map(str::to_owned));
            }
        }
        Ok(known)
    }

    /// The names in the index that are meant: those that are the same, or else those that have all
    /// the words.
    pub(super) fn named(&self, column: Column, wanted: &[String]) -> tantivy::Result<Vec<Term>> {
        let known = self.known(column)?;
        let mut meant: BTreeSet<&String> = BTreeSet::new();
        for wanted in wanted {
            let same = telling(wanted);
            let (exact, partly): (Vec<_>, Vec<_>) = known
                .iter()
                .map(|name| (name, telling(name)))
                .filter(|(name, words)| {
                    **name == folded(wanted) || same.iter().all(|word| words.contains(word))
                })
                .partition(|(name, words)| **name == folded(wanted) || *words == same);
            let best = if exact.is_empty() { partly } else { exact };
            meant.extend(best.into_iter().map(|(name, _)| name));
        }
        Ok(meant.into_iter().map(|name| Term::from_field_text(column.field(), name)).collect())
    }
}

/// The words of a name that tell it from others; all of them where none does.
fn telling(name: &str) -> Vec<String> {
    let words: Vec<String> = tokens(name).into_iter().map(|token| token.text).collect();
    let telling: Vec<String> =
        words.iter().filter(|word| !GENERIC.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { words } else { telling }
}

fn any_of(terms: Vec<Term>) -> Box<dyn Query> {
    let query =
        |term| -> Box<dyn Query> { Box::new(TermQuery::new(term, IndexRecordOption::Basic)) };
    if terms.is_empty() {
        return Box::new(EmptyQuery);
    }
    Box::new(BooleanQuery::union(terms.into_iter().map(query).collect()))
}

fn at_least(column: Column, least: i64) -> Box<dyn Query> {
    between(column, Some(least), None)
}

fn sums(column: Column, sums: Sums) -> Box<dyn Query> {
    between(column, sums.min.map(|sum| sum.0), sums.max.map(|sum| sum.0))
}

pub(super) fn between(column: Column, min: Option<i64>, max: Option<i64>) -> Box<dyn Query> {
    let bound = |value: Option<i64>| {
        value.map_or(Bound::Unbounded, |value| {
            Bound::Included(Term::from_field_i64(column.field(), value))
        })
    };
    // A range without any bound does not know its field.
    let (min, max) =
        if min.is_none() && max.is_none() { (Some(i64::MIN), max) } else { (min, max) };
    Box::new(RangeQuery::new(bound(min), bound(max)))
}
