//! Exact counts of what was found, by kind, category, body, outcome and year.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

use crate::index::{AllOpened, COUNTED, Index, Opened, unknown};

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
pub(super) struct Counting(pub(super) Arc<AllOpened>);

impl Counting {
    /// Counts in what `searcher` looks into.
    pub(super) fn of(index: &Index, searcher: &Searcher) -> tantivy::Result<Self> {
        index.opened(searcher).map(Self)
    }
}

/// What was counted.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) total: u64,
    pub(super) facets: Facets,
}

pub(super) struct SegmentCounting {
    segment: Arc<Opened>,
    found: SegmentCounts,
}

/// What was counted in one segment.
pub(super) struct SegmentCounts {
    total: u64,
    /// Of each column, how many have no name, and how many each of its names.
    names: [Vec<u64>; COUNTED.len()],
}

impl Collector for Counting {
    type Fruit = Counts;
    type Child = SegmentCounting;

    fn for_segment(
        &self,
        ordinal: SegmentOrdinal,
        _: &SegmentReader,
    ) -> tantivy::Result<SegmentCounting> {
        let segment = self.0.segments.get(ordinal as usize).cloned().ok_or_else(unknown)?;
        let names = segment.counted.names.each_ref().map(|names| vec![0; names.len() + 1]);
        Ok(SegmentCounting { segment, found: SegmentCounts { total: 0, names } })
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
        let mut year = column(6);
        year.sort_unstable_by(|(a, _), (b, _)| b.cmp(a));
        Facets {
            kind: column(0),
            category: column(1),
            subcategory: column(2),
            organisation: column(3),
            outcome: column(4),
            finding: column(5),
            year,
        }
    }
}

impl SegmentCollector for SegmentCounting {
    type Fruit = SegmentCounts;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.found.total += 1;
        let Some(places) = self.segment.counted.places.get(doc as usize) else { return };
        for (counts, place) in self.found.names.iter_mut().zip(places) {
            if let Some(count) = counts.get_mut(*place as usize) {
                *count += 1;
            }
        }
    }

    fn harvest(self) -> SegmentCounts {
        self.found
    }
}
