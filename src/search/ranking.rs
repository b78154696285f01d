//! The order of hits, the same on every machine and after every rebuild.

use tantivy::collector::sort_key::SortByStaticFastValue;
use tantivy::collector::{
    SegmentSortKeyComputer, SortKeyComputer, TopDocs, sort_key::NaturalComparator,
    sort_key::SortByString,
};
use tantivy::query::Query;
use tantivy::{DocAddress, DocId, Order, Score, Searcher, SegmentReader};

use super::by_key::ByKey;
use super::facets::{Counting, Counts};
use super::question::Sort;
use crate::index::{Column, Index};

/// The score in steps of a thousandth. The sum of a score depends on the order of its parts in the
/// last bits of a float; steps make equal what is equal, and the key decides.
#[derive(Debug, Clone, Copy)]
struct Steps;

impl SortKeyComputer for Steps {
    type SortKey = i64;
    type Child = Self;
    type Comparator = NaturalComparator;

    fn requires_scoring(&self) -> bool {
        true
    }

    fn segment_sort_key_computer(&self, _: &SegmentReader) -> tantivy::Result<Self> {
        Ok(Self)
    }
}

impl SegmentSortKeyComputer for Steps {
    type SortKey = i64;
    type SegmentSortKey = i64;
    type SegmentComparator = NaturalComparator;

    #[allow(clippy::cast_possible_truncation)]
    fn segment_sort_key(&mut self, _: DocId, score: Score) -> i64 {
        // To the nearest: no score is below zero, and `round` is a call for every document found.
        (f64::from(score) * 1000.0 + 0.5) as i64
    }

    fn convert_segment_sort_key(&self, steps: i64) -> i64 {
        steps
    }
}

/// Documents in order with their scores, and the counts of all that were found.
pub(super) type Ranked = (Vec<(f32, DocAddress)>, Counts);

/// The documents from `offset` on, at most `limit` of them.
pub(super) fn ranked(
    index: &Index,
    searcher: &Searcher,
    query: &dyn Query,
    sort: Sort,
    limit: usize,
    offset: usize,
) -> tantivy::Result<Ranked> {
    // No list is longer than the index; room is set aside for what is asked.
    let most = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX);
    let limit = limit.min(most.saturating_sub(offset));
    if limit == 0 {
        return Ok((Vec::new(), searcher.search(query, &Counting::of(index, searcher)?)?));
    }
    let top = TopDocs::with_limit(limit).and_offset(offset);
    let counting = Counting::of(index, searcher)?;
    let number =
        |column: Column, order| (SortByStaticFastValue::<i64>::for_field(column.name()), order);
    match sort {
        Sort::Relevance => {
            let (found, counts) =
                searcher.search(query, &(top.order_by((Steps, ByKey)), counting))?;
            let score = |steps: i64| i32::try_from(steps).unwrap_or(i32::MAX);
            #[allow(clippy::cast_possible_truncation)]
            let scored = found
                .into_iter()
                .map(|((steps, _), address)| ((f64::from(score(steps)) / 1000.0) as f32, address));
            Ok((scored.collect(), counts))
        }
        Sort::Newest => unscored(searcher.search(
            query,
            &(top.order_by((number(Column::Decided, Order::Desc), ByKey)), counting),
        )?),
        Sort::Oldest => unscored(searcher.search(
            query,
            &(top.order_by((number(Column::Decided, Order::Asc), ByKey)), counting),
        )?),
        Sort::Award => unscored(searcher.search(
            query,
            &(top.order_by((number(Column::Total, Order::Desc), ByKey)), counting),
        )?),
    }
}

/// The keys of all documents found, in their order.
pub(super) fn keys(searcher: &Searcher, query: &dyn Query) -> tantivy::Result<Vec<String>> {
    let most = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX);
    if most == 0 {
        return Ok(Vec::new());
    }
    let key = (SortByString::for_field(Column::Key.name()), Order::Asc);
    let found = searcher.search(query, &TopDocs::with_limit(most).order_by(key))?;
    Ok(found.into_iter().filter_map(|(key, _)| key).collect())
}

#[allow(clippy::unnecessary_wraps)]
fn unscored<K>((found, counts): (Vec<(K, DocAddress)>, Counts)) -> tantivy::Result<Ranked> {
    Ok((found.into_iter().map(|(_, address)| (0.0, address)).collect(), counts))
}
