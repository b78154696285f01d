//! The order of hits, the same on every machine and after every rebuild.

use std::cmp::Ordering;

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

    fn segment_sort_key(&mut self, _: DocId, score: Score) -> i64 {
        whole(exact(score))
    }

    /// Most documents found are below the least of the best by then: that is told without a step.
    #[allow(clippy::cast_precision_loss)]
    fn accept_sort_key_lazy(
        &mut self,
        _: DocId,
        score: Score,
        least: &i64,
    ) -> Option<(Ordering, i64)> {
        let exact = exact(score);
        if exact < *least as f64 {
            return None;
        }
        let steps = whole(exact);
        Some((steps.cmp(least), steps))
    }

    fn convert_segment_sort_key(&self, steps: i64) -> i64 {
        steps
    }
}

/// A score in steps and their parts; its whole part is the nearest step.
fn exact(score: Score) -> f64 {
    f64::from(score) * 1000.0 + 0.5
}

/// No score is below zero, and `round` is a call for every document found.
#[allow(clippy::cast_possible_truncation)]
fn whole(exact: f64) -> i64 {
    exact as i64
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
    let opened = index.opened(searcher)?;
    let counting = Counting(opened.clone());
    let by_key = ByKey(opened);
    let number =
        |column: Column, order| (SortByStaticFastValue::<i64>::for_field(column.name()), order);
    match sort {
        Sort::Relevance => {
            let (found, counts) =
                searcher.search(query, &(top.order_by((Steps, by_key)), counting))?;
            let score = |steps: i64| i32::try_from(steps).unwrap_or(i32::MAX);
            #[allow(clippy::cast_possible_truncation)]
            let scored = found
                .into_iter()
                .map(|((steps, _), address)| ((f64::from(score(steps)) / 1000.0) as f32, address));
            Ok((scored.collect(), counts))
        }
        Sort::Newest => unscored(searcher.search(
            query,
            &(top.order_by((number(Column::Decided, Order::Desc), by_key)), counting),
        )?),
        Sort::Oldest => unscored(searcher.search(
            query,
            &(top.order_by((number(Column::Decided, Order::Asc), by_key)), counting),
        )?),
        Sort::Award => unscored(searcher.search(
            query,
            &(top.order_by((number(Column::Total, Order::Desc), by_key)), counting),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_turned_away_only_where_its_step_is_below_the_least() {
        let scores =
            (0_u8..250).map(|n| f32::from(n) * 0.000_25).chain([0.0005, 12.3455, 999.9995]);
        for score in scores {
            let steps = Steps.segment_sort_key(0, score);
            for least in steps - 2..=steps + 2 {
                let accepted = Steps.accept_sort_key_lazy(0, score, &least);
                let expected = (steps >= least).then(|| (steps.cmp(&least), steps));
                assert_eq!(accepted, expected, "{score} beside {least}");
            }
        }
    }
}
