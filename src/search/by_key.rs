//! Equal hits in the order of their keys.

use std::cmp::Ordering;
use std::sync::Arc;

use tantivy::collector::sort_key::ReverseComparator;
use tantivy::collector::{SegmentSortKeyComputer, SortKeyComputer};
use tantivy::{DocId, Score, SegmentReader};

use crate::index::{AllOpened, Opened};

/// The order of keys, the first first. tantivy's own order of strings looks up the key of every hit of
/// every segment, each from a block that it unpacks, and scores are seldom equal.
#[derive(Clone)]
pub(super) struct ByKey(pub(super) Arc<AllOpened>);

/// The keys of a segment.
pub(super) struct Keys(Option<Arc<Opened>>);

/// A key, as its number among those of its segment.
#[derive(Clone)]
pub(super) struct Key {
    segment: Option<Arc<Opened>>,
    number: Option<u64>,
}

impl SortKeyComputer for ByKey {
    type SortKey = Key;
    type Child = Keys;
    type Comparator = ReverseComparator;

    fn segment_sort_key_computer(&self, segment: &SegmentReader) -> tantivy::Result<Keys> {
        Ok(Keys(self.0.of(segment.segment_id()).cloned()))
    }
}

impl SegmentSortKeyComputer for Keys {
    type SortKey = Key;
    type SegmentSortKey = Option<u64>;
    type SegmentComparator = ReverseComparator;

    fn segment_sort_key(&mut self, document: DocId, _: Score) -> Option<u64> {
        self.0.as_ref()?.keys.number(document)
    }

    fn convert_segment_sort_key(&self, number: Option<u64>) -> Key {
        Key { segment: self.0.clone(), number }
    }
}

impl Key {
    /// Its letters; `None` where they cannot be read.
    fn letters(&self) -> Option<&[u8]> {
        self.segment.as_ref()?.keys.key(self.number?)
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.letters() == other.letters()
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.letters().partial_cmp(&other.letters())
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Key").field(&self.letters().map(String::from_utf8_lossy)).finish()
    }
}
