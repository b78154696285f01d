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

/// So many documents are counted together: column by column, which is several times as quick as
/// document by document.
const TOGETHER: usize = 512;

pub(super) struct SegmentCounting {
    total: u64,
    names: Vec<Option<(StrColumn, Vec<u64>)>>,
    years: Option<(Values<i64>, Vec<u64>)>,
    /// Found and not yet counted.
    waiting: Vec<DocId>,
    /// The values of those, in one column.
    name_of: Vec<Option<u64>>,
    year_of: Vec<Option<i64>>,
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
        let years = fast.column_opt(Column::Year.name())?.map(|years: Values<i64>| {
            let counts = vec![0; years_between(years.min_value(), years.max_value())];
            (years, counts)
        });
        let waiting = Vec::with_capacity(TOGETHER);
        let (name_of, year_of) = (Vec::new(), Vec::new());
        Ok(SegmentCounting { total: 0, names, years, waiting, name_of, year_of })
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

/// How many years there are from the first to the last; a column without values has none.
fn years_between(first: i64, last: i64) -> usize {
    /// Years have four digits, so there are no more than these.
    const MOST: usize = 10_000;
    usize::try_from(last.saturating_sub(first)).map_or(0, |years| years + 1).min(MOST)
}

impl SegmentCollector for SegmentCounting {
    type Fruit = tantivy::Result<Counts>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.waiting.push(doc);
        if self.waiting.len() == TOGETHER {
            self.count();
        }
    }

    fn harvest(mut self) -> tantivy::Result<Counts> {
        self.count();
        let mut counts = Counts { total: self.total, ..Counts::default() };
        for (names, counted) in counts.names.iter_mut().zip(self.names) {
            let Some((values, counted)) = counted else { continue };
            let found: Vec<(u64, u64)> =
                (0..).zip(counted).filter(|(_, count)| *count > 0).collect();
            let ordinals: Vec<u64> = found.iter().map(|(name, _)| *name).collect();
            let mut found = found.into_iter();
            values.dictionary().sorted_ords_to_term_cb(&ordinals, |name| {
                let count = found.next().map_or(0, |(_, count)| count);
                names.insert(String::from_utf8_lossy(name).into_owned(), count);
            })?;
        }
        if let Some((years, counted)) = self.years {
            let counted = (years.min_value()..).zip(counted);
            counts.years.extend(counted.filter(|(_, count)| *count > 0));
        }
        Ok(counts)
    }
}

impl SegmentCounting {
    /// Counts the documents that wait. Every counted column has at most one value a document.
    fn count(&mut self) {
        self.total += self.waiting.len() as u64;
        for (values, counts) in self.names.iter_mut().flatten() {
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
        if let Some((years, counts)) = &mut self.years {
            let first = years.min_value();
            self.year_of.clear();
            self.year_of.resize(self.waiting.len(), None);
            years.first_vals(&self.waiting, &mut self.year_of);
            for year in self.year_of.iter().flatten() {
                let at = usize::try_from(year.saturating_sub(first)).ok();
                if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
            }
        }
        self.waiting.clear();
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
