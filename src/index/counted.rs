//! The columns that answers are counted by: opened, and their names read and joined, once for each
//! commit and not for each question.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::columnar::{Column as Values, StrColumn};
use tantivy::index::SegmentId;
use tantivy::{Searcher, SegmentReader};

use super::Column;
use super::analyzer::folded;
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

/// What is counted of all segments that are looked into.
pub(crate) struct AllCounted {
    ids: Vec<SegmentId>,
    /// In the order of the segments.
    pub(crate) segments: Vec<Arc<Counted>>,
    /// In the order of [`COUNTED`].
    pub(crate) names: [Joined; COUNTED.len()],
}

/// The names of a column in all segments.
pub(crate) struct Joined {
    /// Each once, in the order of their letters.
    names: Vec<String>,
    /// Which are one name but for case and apostrophes: these have one number.
    alike: Vec<usize>,
    /// For each segment, where in `names` each of its own stands.
    places: Vec<Vec<usize>>,
}

/// The columns of the segments that were last asked for.
pub(super) type Opened = Arc<Mutex<Option<Arc<AllCounted>>>>;

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

impl AllCounted {
    fn over(ids: Vec<SegmentId>, segments: Vec<Arc<Counted>>) -> Self {
        let names = std::array::from_fn(|at| {
            let own = |segment: &Arc<Counted>| {
                let named = segment.names.get(at).and_then(Option::as_ref);
                named.map(|named| named.names.clone()).unwrap_or_default()
            };
            Joined::of(&segments.iter().map(own).collect::<Vec<_>>())
        });
        Self { ids, segments, names }
    }
}

impl Joined {
    fn of(segments: &[Vec<String>]) -> Self {
        let mut names: Vec<String> = segments.iter().flatten().cloned().collect();
        names.sort_unstable();
        names.dedup();
        let mut numbers = BTreeMap::new();
        let mut number = |name: &String| {
            let next = numbers.len();
            *numbers.entry(folded(name)).or_insert(next)
        };
        let alike = names.iter().map(&mut number).collect();
        let place = |name: &String| names.binary_search(name).unwrap_or_default();
        let places = segments.iter().map(|own| own.iter().map(place).collect()).collect();
        Self { names, alike, places }
    }

    /// How many have each name, from how many have each of a segment's own names: most frequent first.
    /// Spellings that differ in case or apostrophes are one name, under the most frequent of them.
    pub(crate) fn ordered<'c>(
        &self,
        segments: impl Iterator<Item = &'c [u64]>,
    ) -> Vec<(String, u64)> {
        let mut counts = vec![0; self.names.len()];
        for (places, segment) in self.places.iter().zip(segments) {
            for (place, count) in places.iter().zip(segment) {
                if let Some(all) = counts.get_mut(*place) {
                    *all += count;
                }
            }
        }
        let mut same: Vec<(&str, u64, u64)> = vec![("", 0, 0); self.names.len()];
        for ((name, count), number) in self.names.iter().zip(counts).zip(&self.alike) {
            let Some((spelling, most, total)) = same.get_mut(*number) else { continue };
            *total += count;
            if count > *most {
                (*spelling, *most) = (name, count);
            }
        }
        same.retain(|(_, _, total)| *total > 0);
        same.sort_unstable_by(|(a, _, most), (b, _, least)| least.cmp(most).then_with(|| a.cmp(b)));
        same.into_iter().map(|(name, _, total)| (name.to_owned(), total)).collect()
    }
}

impl Index {
    /// What is counted of the segments that `searcher` looks into. Segments that it does not know are
    /// let go: their files may be deleted.
    ///
    /// # Errors
    ///
    /// Where a segment cannot be read.
    pub(crate) fn counted(&self, searcher: &Searcher) -> tantivy::Result<Arc<AllCounted>> {
        let segments = searcher.segment_readers();
        let ids: Vec<SegmentId> = segments.iter().map(SegmentReader::segment_id).collect();
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(all) = opened.as_ref().filter(|last| last.ids == ids) {
            return Ok(all.clone());
        }
        let last = opened.take();
        let open = |segment: &SegmentReader| {
            let at = |last: &Arc<AllCounted>| {
                let at = last.ids.iter().position(|id| *id == segment.segment_id())?;
                last.segments.get(at).cloned()
            };
            last.as_ref().and_then(at).map_or_else(|| Counted::open(segment).map(Arc::new), Ok)
        };
        let segments = segments.iter().map(open).collect::<tantivy::Result<_>>()?;
        let all = Arc::new(AllCounted::over(ids, segments));
        *opened = Some(all.clone());
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn names_of_several_segments_are_counted_as_one() {
        let segments = [
            owned(&["Barset Council", "St Mary\u{2019}s"]),
            owned(&["BARSET Council", "St Mary's"]),
            vec![],
        ];
        let joined = Joined::of(&segments);
        let counts: [&[u64]; 3] = [&[3, 1], &[4, 2], &[]];
        let of = |counts: [&'static [u64]; 3]| joined.ordered(counts.into_iter());
        let named = |name: &str, count| (name.to_owned(), count);
        assert_eq!(
            joined.ordered(counts.into_iter()),
            [named("BARSET Council", 7), named("St Mary's", 3)]
        );
        // The most frequent spelling stands for all, and of equals the first.
        assert_eq!(of([&[5, 0], &[4, 0], &[]]), [named("Barset Council", 9)]);
        assert_eq!(
            of([&[1, 1], &[1, 1], &[]]),
            [named("BARSET Council", 2), named("St Mary's", 2)]
        );
        assert_eq!(of([&[0, 0], &[0, 0], &[]]), []);
    }
}
