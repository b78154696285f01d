//! Exact counts of what was found, by kind, category, body, outcome and year.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column as Values, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::index::Column;
use crate::index::analyzer::folded;

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

/// The columns counted, in the order of [`Facets`]; years apart.
const COUNTED: [Column; 6] = [
    Column::Kind,
    Column::Category,
    Column::Subcategory,
    Column::Organisation,
    Column::Outcome,
    Column::Finding,
];

/// Counts every document found, and the values it has.
pub(super) struct Counting;

/// What was counted.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) total: u64,
    names: [BTreeMap<String, u64>; COUNTED.len()],
    years: BTreeMap<i64, u64>,
}

pub(super) struct SegmentCounting {
    total: u64,
    names: Vec<Option<(StrColumn, Vec<u64>)>>,
    years: Option<Values<i64>>,
    by_year: BTreeMap<i64, u64>,
}

impl Collector for Counting {
    type Fruit = Counts;
    type Child = SegmentCounting;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<SegmentCounting> {
        let fast = segment.fast_fields();
        let mut names = Vec::with_capacity(COUNTED.len());
        for column in COUNTED {
            let values = fast.str(column.name())?;
            names.push(values.map(|values| {
                let counts = vec![0; values.num_terms()];
                (values, counts)
            }));
        }
        let years = fast.column_opt(Column::Year.name())?;
        Ok(SegmentCounting { total: 0, names, years, by_year: BTreeMap::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<tantivy::Result<Counts>>) -> tantivy::Result<Counts> {
        let mut all = Counts::default();
        for segment in segments {
            let segment = segment?;
            all.total += segment.total;
            for (all, names) in all.names.iter_mut().zip(segment.names) {
                for (name, count) in names {
                    *all.entry(name).or_default() += count;
                }
            }
            for (year, count) in segment.years {
                *all.years.entry(year).or_default() += count;
            }
        }
        Ok(all)
    }
}

impl SegmentCollector for SegmentCounting {
    type Fruit = tantivy::Result<Counts>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.total += 1;
        for (values, counts) in self.names.iter_mut().flatten() {
            // Every counted column has at most one value a document.
            let Some(name) = values.ords().first(doc) else { continue };
            if let Some(count) = usize::try_from(name).ok().and_then(|name| counts.get_mut(name)) {
                *count += 1;
            }
        }
        if let Some(year) = self.years.as_ref().and_then(|years| years.first(doc)) {
            *self.by_year.entry(year).or_default() += 1;
        }
    }

    fn harvest(self) -> tantivy::Result<Counts> {
        let mut counts = Counts { total: self.total, years: self.by_year, ..Counts::default() };
        for (names, counted) in counts.names.iter_mut().zip(self.names) {
            let Some((values, counted)) = counted else { continue };
            for (name, count) in (0_u64..).zip(counted).filter(|(_, count)| *count > 0) {
                let mut text = String::new();
                values.ord_to_str(name, &mut text)?;
                names.insert(text, count);
            }
        }
        Ok(counts)
    }
}

impl Counts {
    /// The counts for people.
    pub(super) fn facets(self) -> Facets {
        let [kind, category, subcategory, organisation, outcome, finding] =
            self.names.map(|names| ordered(&names));
        let years = self.years.into_iter().rev().map(|(year, count)| (year.to_string(), count));
        let year = years.collect();
        Facets { kind, category, subcategory, organisation, outcome, finding, year }
    }
}

/// Most frequent first; spellings that differ in case or apostrophes are one name, under the most
/// frequent of them.
fn ordered(names: &BTreeMap<String, u64>) -> Vec<(String, u64)> {
    let mut same: BTreeMap<String, (&str, u64, u64)> = BTreeMap::new();
    for (name, &count) in names {
        let (spelling, most, total) = same.entry(folded(name)).or_insert((name, 0, 0));
        *total += count;
        if count > *most {
            (*spelling, *most) = (name, count);
        }
    }
    let mut ordered: Vec<(String, u64)> =
        same.into_values().map(|(name, _, total)| (name.to_owned(), total)).collect();
    ordered.sort_by(|(a, most), (b, least)| least.cmp(most).then_with(|| a.cmp(b)));
    ordered
}
