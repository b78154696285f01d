//! What a document can be worth at most to a question, from the index alone: in which order
//! documents are weighed, and when none is left that can answer.

use std::collections::BTreeSet;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::postings::Postings as _;
use tantivy::query::Query;
use tantivy::schema::IndexRecordOption;
use tantivy::{
    DocAddress, DocId, DocSet as _, Score, Searcher, SegmentOrdinal, SegmentReader, TERMINATED,
    Term,
};

use super::highlight::weight;
use super::plan::{NEARLY, WEIGHTS};
use super::relevance::{PAIR, TOGETHER, spread};
use super::units::{Spelling, Unit};
use crate::index::{Column, field_of};
use crate::model::words::Role;

/// A document that a plan finds, and what it can be worth.
pub(super) struct Bound {
    pub(super) address: DocAddress,
    /// Its score is no higher.
    pub(super) score: f32,
    /// No paragraph of it has more of the question.
    pub(super) passage: f32,
}

/// All documents that a query finds with what they can be worth, the best first.
pub(super) fn bounds(
    searcher: &Searcher,
    query: &dyn Query,
    units: &[Unit],
    worth: &[f32],
) -> tantivy::Result<Vec<Bound>> {
    let all: f32 = worth.iter().sum();
    let mut bounds = Vec::new();
    for (segment, found) in searcher.search(query, &Documents)? {
        let reader = searcher.segment_reader(segment);
        let most = Most::of(reader, &found, units, worth)?;
        bounds.extend(most.iter().zip(found).map(|(most, doc)| {
            let (score, passage) = most.worth(all);
            Bound { address: DocAddress::new(segment, doc), score, passage }
        }));
    }
    bounds.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.address.cmp(&b.address)));
    Ok(bounds)
}

/// Where the documents are that a query finds.
pub(super) fn documents(
    searcher: &Searcher,
    query: &dyn Query,
) -> tantivy::Result<BTreeSet<DocAddress>> {
    let found = searcher.search(query, &Documents)?.into_iter();
    let places = found.flat_map(|(segment, found)| {
        found.into_iter().map(move |doc| DocAddress::new(segment, doc))
    });
    Ok(places.collect())
}

const COLUMNS: usize = WEIGHTS.len();

/// How often something stands in each column.
type Often = [f32; COLUMNS];

/// The most that one document can have of a question.
#[derive(Clone, Default)]
struct Most {
    /// What its words count by where they stand.
    words: f32,
    /// What a paragraph of each column has at most, and what neighbours in it count.
    passages: Often,
    pairs: Often,
    /// The columns that the unit before stands in.
    before: [bool; COLUMNS],
}

impl Most {
    /// Of each of the documents `found` in a segment, which are in order.
    fn of(
        reader: &SegmentReader,
        found: &[DocId],
        units: &[Unit],
        worth: &[f32],
    ) -> tantivy::Result<Vec<Self>> {
        let mut most = vec![Self::default(); found.len()];
        let mut last = 0.0;
        for (unit, worth) in units.iter().zip(worth) {
            let near = unit.near.iter().map(|spelling| (spelling, NEARLY));
            let mut often: Vec<(Often, Often)> = vec![Default::default(); found.len()];
            for (spelling, share) in unit.any.iter().map(|it| (it, 1.0)).chain(near) {
                for (place, (column, _)) in WEIGHTS.iter().enumerate() {
                    times(reader, *column, spelling, found, |at, times| {
                        let Some((often, shares)) = often.get_mut(at) else { return };
                        if let (Some(often), Some(own)) =
                            (often.get_mut(place), shares.get_mut(place))
                        {
                            *often += times * share;
                            *own = own.max(share);
                        }
                    })?;
                }
            }
            for (most, (often, shares)) in most.iter_mut().zip(&often) {
                most.add(*worth, worth.min(last), often, shares);
            }
            last = *worth;
        }
        Ok(most)
    }

    /// Adds a unit of this worth, which with the one before it counts `pair`.
    fn add(&mut self, worth: f32, pair: f32, often: &Often, shares: &Often) {
        self.words += worth * spread(often);
        for (place, share) in shares.iter().enumerate() {
            let (Some(passage), Some(pairs), Some(before)) = (
                self.passages.get_mut(place),
                self.pairs.get_mut(place),
                self.before.get_mut(place),
            ) else {
                continue;
            };
            *passage += worth * share;
            let stands = *share > 0.0;
            if stands && *before {
                *pairs += pair;
            }
            *before = stands;
        }
    }

    /// Score and passage, at most.
    fn worth(&self, all: f32) -> (f32, f32) {
        let (mut best, mut paragraph) = (0.0_f32, 0.0_f32);
        for (((column, _), passage), pairs) in WEIGHTS.iter().zip(&self.passages).zip(&self.pairs) {
            if *column == Column::Title {
                continue;
            }
            best = best.max(*passage);
            let close = passage * (1.0 + TOGETHER) + PAIR * pairs;
            paragraph = paragraph.max(close * heaviest(*column));
        }
        let share = if all > 0.0 { best / all } else { 0.0 };
        ((self.words + paragraph) * share.sqrt().sqrt(), best)
    }
}

/// The most that a paragraph counts by its section, of those whose words are in a column.
fn heaviest(column: Column) -> f32 {
    let roles = Role::ALL.iter().map(|role| Some(*role)).chain([None]);
    roles.filter(|role| field_of(*role) == column).map(weight).fold(0.0, f32::max)
}

/// How often a spelling can stand in a column of each document at most: as often as its rarest term.
fn times(
    reader: &SegmentReader,
    column: Column,
    spelling: &Spelling,
    found: &[DocId],
    mut each: impl FnMut(usize, f32),
) -> tantivy::Result<()> {
    let index = reader.inverted_index(column.field())?;
    let mut postings = Vec::with_capacity(spelling.terms.len());
    for (_, term) in &spelling.terms {
        let term = Term::from_field_text(column.field(), term);
        let Some(own) = index.read_postings(&term, IndexRecordOption::WithFreqs)? else {
            return Ok(());
        };
        postings.push(own);
    }
    let Some((first, others)) = postings.split_first_mut() else { return Ok(()) };
    let mut place = 0;
    while first.doc() != TERMINATED {
        let doc = first.doc();
        place += found.get(place..).unwrap_or_default().partition_point(|own| *own < doc);
        let Some(next) = found.get(place).copied() else { break };
        if next > doc {
            first.seek(next);
            continue;
        }
        let mut least = first.term_freq();
        for other in &mut *others {
            let at = if other.doc() < doc { other.seek(doc) } else { other.doc() };
            least = if at == doc { least.min(other.term_freq()) } else { 0 };
        }
        if least > 0 {
            // No word stands so often in a decision that a float would not have the number.
            each(place, f32::from(u16::try_from(least).unwrap_or(u16::MAX)));
        }
        first.advance();
    }
    Ok(())
}

/// The documents found, by segment and in their order.
struct Documents;

struct SegmentDocuments(SegmentOrdinal, Vec<DocId>);

impl Collector for Documents {
    type Fruit = Vec<(SegmentOrdinal, Vec<DocId>)>;
    type Child = SegmentDocuments;

    fn for_segment(
        &self,
        segment: SegmentOrdinal,
        _: &SegmentReader,
    ) -> tantivy::Result<SegmentDocuments> {
        Ok(SegmentDocuments(segment, Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(
        &self,
        segments: Vec<(SegmentOrdinal, Vec<DocId>)>,
    ) -> tantivy::Result<Self::Fruit> {
        Ok(segments)
    }
}

impl SegmentCollector for SegmentDocuments {
    type Fruit = (SegmentOrdinal, Vec<DocId>);

    fn collect(&mut self, doc: DocId, _: Score) {
        self.1.push(doc);
    }

    fn harvest(self) -> Self::Fruit {
        (self.0, self.1)
    }
}
