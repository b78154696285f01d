//! What questions need of each segment beside its postings: read once for each commit and not for each
//! question.

use std::sync::{Arc, Mutex, PoisonError};

use tantivy::directory::OwnedBytes;
use tantivy::index::SegmentId;
use tantivy::store::StoreReader;
use tantivy::{DocAddress, Searcher, SegmentReader, TantivyError};

use super::counted::{COUNTED, Counted};
use super::joined::Joined;
use super::keys::Keys;
use super::reader::Index;

/// So many blocks of what is stored of a segment are remembered: they are copied from the mapped
/// file and not unpacked.
const BLOCKS: usize = 8;

/// What is opened of one segment.
pub(crate) struct Opened {
    pub(crate) counted: Counted,
    pub(crate) keys: Keys,
    store: StoreReader,
}

/// What is opened of all segments that are looked into.
pub(crate) struct AllOpened {
    ids: Vec<SegmentId>,
    /// In the order of the segments.
    pub(crate) segments: Vec<Arc<Opened>>,
    /// Of the columns in [`COUNTED`].
    pub(crate) names: [Joined; COUNTED.len()],
}

/// What was last opened.
pub(super) type LastOpened = Arc<Mutex<Option<Arc<AllOpened>>>>;

impl Opened {
    fn of(segment: &SegmentReader) -> tantivy::Result<Self> {
        let store = segment.get_store_reader(BLOCKS)?;
        Ok(Self { counted: Counted::of(segment)?, keys: Keys::of(segment)?, store })
    }
}

impl AllOpened {
    fn over(ids: Vec<SegmentId>, segments: Vec<Arc<Opened>>) -> Self {
        let names = std::array::from_fn(|at| {
            let own = segments.iter().map(|segment| segment.counted.names_of(at));
            Joined::of(&own.collect::<Vec<_>>())
        });
        Self { ids, segments, names }
    }

    /// What is opened of a segment; `None` where it is not among these.
    pub(crate) fn of(&self, segment: SegmentId) -> Option<&Arc<Opened>> {
        let at = self.ids.iter().position(|id| *id == segment)?;
        self.segments.get(at)
    }

    /// What is stored of a document, as tantivy wrote it.
    pub(super) fn stored(&self, at: DocAddress) -> tantivy::Result<OwnedBytes> {
        let segment = self.segments.get(at.segment_ord as usize).ok_or_else(unknown)?;
        segment.store.get_document_bytes(at.doc_id)
    }
}

impl Index {
    /// What is opened of the segments that `searcher` looks into. Segments that it does not know are
    /// let go: their files may be deleted.
    ///
    /// # Errors
    ///
    /// Where a segment cannot be read.
    pub(crate) fn opened(&self, searcher: &Searcher) -> tantivy::Result<Arc<AllOpened>> {
        let segments = searcher.segment_readers();
        let ids: Vec<SegmentId> = segments.iter().map(SegmentReader::segment_id).collect();
        let mut opened = self.last_opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(all) = opened.as_ref().filter(|last| last.ids == ids) {
            return Ok(all.clone());
        }
        let last = opened.take();
        let open = |segment: &SegmentReader| {
            let known = last.as_ref().and_then(|last| last.of(segment.segment_id()).cloned());
            known.map_or_else(|| Opened::of(segment).map(Arc::new), Ok)
        };
        let segments = self.inner.search_executor().map(open, segments.iter())?;
        let all = Arc::new(AllOpened::over(ids, segments));
        *opened = Some(all.clone());
        Ok(all)
    }
}

/// That a document was found in a segment which was not there when it was looked for.
pub(crate) fn unknown() -> TantivyError {
    TantivyError::InternalError("a segment that was not there before".to_owned())
}
