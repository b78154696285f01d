//! What the documents of a segment are counted by.

use std::collections::BTreeSet;
use std::fmt::Debug;

use tantivy::SegmentReader;
use tantivy::columnar::{Column as Values, StrColumn};

use super::Column;

/// The columns whose names are counted; the last holds years.
pub(crate) const COUNTED: [Column; 7] = [
    Column::Kind,
    Column::Category,
    Column::Subcategory,
    Column::Organisation,
    Column::Outcome,
    Column::Finding,
    Column::Year,
];

/// For each of [`COUNTED`], where the name of a document stands among those of its segment, from one
/// on; 0 where it has none.
pub(crate) type Places = [u32; COUNTED.len()];

/// What is counted of one segment. 28 bytes a document, so that counting one is a look at one place:
/// the columns themselves are packed to the bit.
pub(crate) struct Counted {
    /// Of each document.
    pub(crate) places: Vec<Places>,
    /// Of each column every name, as printed, in the order of their letters.
    pub(crate) names: [Vec<String>; COUNTED.len()],
}

impl Counted {
    pub(super) fn of(segment: &SegmentReader) -> tantivy::Result<Self> {
        let (fast, documents) = (segment.fast_fields(), segment.max_doc());
        let mut counted = Self {
            places: vec![Places::default(); documents as usize],
            names: std::array::from_fn(|_| Vec::new()),
        };
        for (at, column) in COUNTED.into_iter().enumerate() {
            let names = if column == Column::Year {
                fast.column_opt(column.name())?.map(|years| counted.put_years(at, &years))
            } else {
                fast.str(column.name())?.map(|column| counted.put(at, &column)).transpose()?
            };
            if let Some(own) = counted.names.get_mut(at) {
                *own = names.unwrap_or_default();
            }
        }
        Ok(counted)
    }

    /// Puts in which name each document has; gives the names.
    fn put(&mut self, at: usize, column: &StrColumn) -> tantivy::Result<Vec<String>> {
        let all: Vec<u64> = (0..column.num_terms() as u64).collect();
        let mut names = Vec::with_capacity(all.len());
        column.dictionary().sorted_ords_to_term_cb(&all, |name| {
            names.push(String::from_utf8_lossy(name).into_owned());
        })?;
        self.place(at, column.ords(), |number| usize::try_from(number).ok());
        Ok(names)
    }

    /// The same of years.
    fn put_years(&mut self, at: usize, column: &Values<i64>) -> Vec<String> {
        let years: BTreeSet<i64> = column.values.iter().collect();
        let years: Vec<i64> = years.into_iter().collect();
        self.place(at, column, |year| years.binary_search(&year).ok());
        years.iter().map(i64::to_string).collect()
    }

    fn place<V: Copy + PartialOrd + Debug + Send + Sync + 'static>(
        &mut self,
        at: usize,
        column: &Values<V>,
        place: impl Fn(V) -> Option<usize>,
    ) {
        for (document, places) in (0..).zip(&mut self.places) {
            let place = column.first(document).and_then(&place);
            let from_one = place.and_then(|place| u32::try_from(place + 1).ok());
            if let Some(own) = places.get_mut(at) {
                *own = from_one.unwrap_or_default();
            }
        }
    }

    /// The names in one column.
    pub(super) fn names_of(&self, at: usize) -> &[String] {
        self.names.get(at).map_or(&[], Vec::as_slice)
    }
}
