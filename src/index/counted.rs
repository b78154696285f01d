//! The columns that answers are counted by: opened, and their names read, once for each segment and
//! not for each question.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::columnar::{Column as Values, StrColumn};
use tantivy::index::SegmentId;
use tantivy::{Searcher, SegmentReader};

use super::Column;
use super::reader::Index;

/// The columns whose names are counted; years apart.
pub(crate) const COUNTED: [Column; 6] = [
    Column::Kind,
    Column::Category,
    Column::Subcategory,
    Column::Organisation,
    Column::Outcome,
    Column::Finding,
];

/// A column with the names in it.
pub(crate) struct Named {
    /// Which name each document has, by its place in `names`.
    pub(crate) values: StrColumn,
    /// Every name, as printed, in the order of their letters.
    pub(crate) names: Vec<String>,
}

/// What is counted of one segment.
pub(crate) struct Counted {
    /// In the order of [`COUNTED`]; `None` where no document of the segment has the column.
    pub(crate) names: [Option<Named>; COUNTED.len()],
    /// The year of each document.
    pub(crate) years: Option<Values<i64>>,
}

/// The columns of the segments that were last asked for.
pub(super) type Opened = Arc<Mutex<BTreeMap<SegmentId, Arc<Counted>>>>;

impl Counted {
    fn open(segment: &SegmentReader) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        let mut names = [const { None }; COUNTED.len()];
        for (named, column) in names.iter_mut().zip(COUNTED) {
            *named = fast.str(column.name())?.map(Named::read).transpose()?;
        }
        Ok(Self { names, years: fast.column_opt(Column::Year.name())? })
    }
}

impl Named {
    fn read(values: StrColumn) -> tantivy::Result<Self> {
        let all: Vec<u64> = (0..values.num_terms() as u64).collect();
        let mut names = Vec::with_capacity(all.len());
        values.dictionary().sorted_ords_to_term_cb(&all, |name| {
            names.push(String::from_utf8_lossy(name).into_owned());
        })?;
        Ok(Self { values, names })
    }
}

impl Index {
    /// What is counted of each segment that `searcher` looks into, in its order. Segments that it does
    /// not know are let go: their files may be deleted.
    ///
    /// # Errors
    ///
    /// Where a segment cannot be read.
    pub(crate) fn counted(&self, searcher: &Searcher) -> tantivy::Result<Vec<Arc<Counted>>> {
        let segments = searcher.segment_readers();
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        opened.retain(|known, _| segments.iter().any(|segment| segment.segment_id() == *known));
        let mut counted = Vec::with_capacity(segments.len());
        for segment in segments {
            let id = segment.segment_id();
            let known = match opened.get(&id) {
                Some(known) => known.clone(),
                None => Arc::new(Counted::open(segment)?),
            };
            opened.insert(id, known.clone());
            counted.push(known);
        }
        Ok(counted)
    }
}
