//! Equal hits in the order of their keys, which are looked up where two are in fact compared.

use std::cmp::Ordering;
use std::sync::{Arc, OnceLock};

use tantivy::collector::sort_key::ReverseComparator;
use tantivy::collector::{SegmentSortKeyComputer, SortKeyComputer};
use tantivy::columnar::StrColumn;
use tantivy::{DocId, Score, SegmentReader};

use crate::index::Column;

/// The order of keys, the first first. tantivy's own order of strings looks up the key of every hit of
/// every segment, each from a block that it unpacks, and scores are seldom equal.
#[derive(Debug, Clone, Copy)]
pub(super) struct ByKey;

/// Where the keys of a segment are.
#[derive(Debug, Clone)]
pub(super) struct Keys(Option<Arc<StrColumn>>);

/// A key, as its number among those of its segment.
#[derive(Debug, Clone)]
pub(super) struct Key {
    keys: Keys,
    number: Option<u64>,
    /// Its letters, once they were asked for: a key is compared with several.
    letters: OnceLock<Option<Vec<u8>>>,
}

impl SortKeyComputer for ByKey {
    type SortKey = Key;
    type Child = Keys;
    type Comparator = ReverseComparator;

    fn segment_sort_key_computer(&self, segment: &SegmentReader) -> tantivy::Result<Keys> {
        Ok(Keys(segment.fast_fields().str(Column::Key.name())?.map(Arc::new)))
    }
}

impl SegmentSortKeyComputer for Keys {
    type SortKey = Key;
    type SegmentSortKey = Option<u64>;
    type SegmentComparator = ReverseComparator;

    fn segment_sort_key(&mut self, document: DocId, _: Score) -> Option<u64> {
        self.0.as_ref()?.ords().first(document)
    }

    fn convert_segment_sort_key(&self, number: Option<u64>) -> Key {
        Key { keys: self.clone(), number, letters: OnceLock::new() }
    }
}

impl Key {
    /// Its letters; `None` where they cannot be read.
    fn letters(&self) -> Option<&[u8]> {
        self.letters.get_or_init(|| self.looked_up()).as_deref()
    }

    fn looked_up(&self) -> Option<Vec<u8>> {
        let mut letters = Vec::new();
        self.keys.0.as_ref()?.dictionary().ord_to_term(self.number?, &mut letters).ok()?;
        Some(letters)
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
