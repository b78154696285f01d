//! Exact counts of what was found, by kind, category, body, outcome and year.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader, TantivyError};

use crate::index::{AllCounted, COUNTED, Counted, Index, Named};

/// How many of the documents found have each value; most frequent first, years newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Facets {
    /// By kind of document.
    pub kind: Vec<(String, u64)>,
    /// By category.
    pub category: Vec<(String, u64)>,
    /// By subcategory.
    pub subcategory: Vec<(String, u64)>,
    /// By the body complained about.
    pub organisation: Vec<(String, u64)>,
    /// By outcome.
    pub outcome: Vec<(String, u64)>,
    /// By finding.
    pub finding: Vec<(String, u64)>,
    /// By calendar year.
    pub year: Vec<(String, u64)>,
}

/// Counts every document found, and the values it has.
pub(super) struct Counting(Arc<AllCounted>);

impl Counting {
    /// Counts in what `searcher` looks into.
    pub(super) fn of(index: &Index, searcher: &Searcher) -> tantivy::Result<Self> {
        index.counted(searcher).map(Self)
    }
}

/// What was counted.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) total: u64,
    pub(super) facets: Facets,
}

/// So many documents are counted together: column by column, which is several times as quick as
/// document by document.
const TOGETHER: usize = 512;

pub(super) struct SegmentCounting {
    columns: Arc<Counted>,
    found: SegmentCounts,
    /// Found and not yet counted.
    waiting: Vec<DocId>,
    /// The values of those, in one column.
    name_of: Vec<Option<u64>>,
    year_of: Vec<Option<i64>>,
}

/// What was counted in one segment.
pub(super) struct SegmentCounts {
    total: u64,
    /// Of each column, how many have each of its names.
    names: [Vec<u64>; COUNTED.len()],
    /// How many are of each year, from the first that the segment has.
    years: Vec<u64>,
}

impl Collector for Counting {
    type Fruit = Counts;
    type Child = SegmentCounting;

    fn for_segment(
        &self,
        ordinal: SegmentOrdinal,
        _: &SegmentReader,
    ) -> tantivy::Result<SegmentCounting> {
        let columns = self.0.segments.get(ordinal as usize).cloned().ok_or_else(|| {
            TantivyError::InternalError("a segment that was not there before".to_owned())
        })?;
        let places = |named: &Option<Named>| named.as_ref().map_or(0, |named| named.names.len());
        let names = columns.names.each_ref().map(|named| vec![0; places(named)]);
        let years = columns.years.as_ref();
        let years = years.map_or(0, |years| years_between(years.min_value(), years.max_value()));
        let found = SegmentCounts { total: 0, names, years: vec![0; years] };
        let waiting = Vec::with_capacity(TOGETHER);
        let (name_of, year_of) = (Vec::new(), Vec::new());
        Ok(SegmentCounting { columns, found, waiting, name_of, year_of })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<SegmentCounts>) -> tantivy::Result<Counts> {
        let total = segments.iter().map(|segment| segment.total).sum();
        Ok(Counts { total, facets: self.facets(&segments) })
    }
}

impl Counting {
    /// The counts for people.
    fn facets(&self, segments: &[SegmentCounts]) -> Facets {
        let column = |at: usize| {
            let counts =
                segments.iter().map(|segment| segment.names.get(at).map_or(&[][..], Vec::as_slice));
            self.0.names.get(at).map(|names| names.ordered(counts)).unwrap_or_default()
        };
        let mut by_year: BTreeMap<i64, u64> = BTreeMap::new();
        for (columns, segment) in self.0.segments.iter().zip(segments) {
            let Some(years) = &columns.years else { continue };
            for (year, count) in (years.min_value()..).zip(&segment.years) {
                *by_year.entry(year).or_default() += count;
            }
        }
        let years = by_year.into_iter().rev().filter(|(_, count)| *count > 0);
        Facets {
            kind: column(0),
            category: column(1),
            subcategory: column(2),
            organisation: column(3),
            outcome: column(4),
            finding: column(5),
            year: years.map(|(year, count)| (year.to_string(), count)).collect(),
        }
    }
}

/// How many years there are from the first to the last; a column without values has none.
fn years_between(first: i64, last: i64) -> usize {
    /// Years have four digits, so there are no more than these.
    const MOST: usize = 10_000;
    usize::try_from(last.saturating_sub(first)).map_or(0, |years| years + 1).min(MOST)
}

impl SegmentCollector for SegmentCounting {
    type Fruit = SegmentCounts;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.waiting.push(doc);
        if self.waiting.len() == TOGETHER {
            self.count();
        }
    }

    fn harvest(mut self) -> SegmentCounts {
        self.count();
        self.found
    }
}

impl SegmentCounting {
    /// Counts the documents that wait. Every counted column has at most one value a document.
    fn count(&mut self) {
        self.found.total += self.waiting.len() as u64;
        for (named, counts) in self.columns.names.iter().zip(&mut self.found.names) {
            let Some(Named { values, .. }) = named else { continue };
            self.name_of.clear();
            self.name_of.resize(self.waiting.len(), None);
            values.ords().first_vals(&self.waiting, &mut self.name_of);
            for name in self.name_of.iter().flatten() {
                let name = usize::try_from(*name).ok().and_then(|name| counts.get_mut(name));
                if let Some(count) = name {
                    *count += 1;
                }
            }
        }
        if let Some(years) = &self.columns.years {
            let first = years.min_value();
            self.year_of.clear();
            self.year_of.resize(self.waiting.len(), None);
            years.first_vals(&self.waiting, &mut self.year_of);
            for year in self.year_of.iter().flatten() {
                let at = usize::try_from(year.saturating_sub(first)).ok();
                if let Some(count) = at.and_then(|at| self.found.years.get_mut(at)) {
                    *count += 1;
                }
            }
        }
        self.waiting.clear();
    }
}
