//! How much may wait to be indexed.
//!
//! tantivy's queue holds ten thousand documents however large they are: hundreds of megabytes. Here
//! a document waits outside until there is room for its words.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use tantivy::TantivyDocument;
use tantivy::schema::document::Document;

/// The bytes of words that may wait: more than a core indexes in a second.
const ROOM: usize = 32 * 1024 * 1024;

/// Nothing waits longer for room than this: where indexing has stopped, tantivy is to say why.
const PATIENCE: Duration = Duration::from_mins(1);

/// The room that is taken.
#[derive(Clone, Default)]
pub(super) struct Pace(Arc<(Mutex<usize>, Condvar)>);

/// Room taken by one document, given back when it is dropped.
struct Room {
    pace: Pace,
    bytes: usize,
}

/// A document in the queue.
pub(super) struct Waiting {
    document: TantivyDocument,
    _room: Room,
}

impl Pace {
    /// Waits until there is room for a document with so many bytes of words.
    pub(super) fn wait_for_room(&self, document: TantivyDocument, bytes: usize) -> Waiting {
        let (taken, freed) = &*self.0;
        let taken = taken.lock().unwrap_or_else(PoisonError::into_inner);
        // One that is larger than all the room goes in alone.
        let full = |taken: &mut usize| *taken > 0 && *taken + bytes > ROOM;
        let waited = freed.wait_timeout_while(taken, PATIENCE, full);
        let (mut taken, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *taken += bytes;
        drop(taken);
        Waiting { document, _room: Room { pace: self.clone(), bytes } }
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let (taken, freed) = &*self.pace.0;
        let mut taken = taken.lock().unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_sub(self.bytes);
        freed.notify_all();
    }
}

impl Document for Waiting {
    type Value<'a> = <TantivyDocument as Document>::Value<'a>;
    type FieldsValuesIter<'a> = <TantivyDocument as Document>::FieldsValuesIter<'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.document.iter_fields_and_values()
    }

    /// Where an indexing thread takes the document: it waits no longer.
    fn into_tantivy_document(self) -> TantivyDocument {
        self.document
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    #[test]
    fn a_document_waits_until_there_is_room() {
        let pace = Pace::default();
        let first = pace.wait_for_room(TantivyDocument::default(), ROOM - 1);
        let small = pace.wait_for_room(TantivyDocument::default(), 1);
        let through = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                drop(pace.wait_for_room(TantivyDocument::default(), 2 * ROOM));
                through.store(true, Ordering::SeqCst);
            });
            drop(small);
            std::thread::sleep(Duration::from_millis(30));
            assert!(!through.load(Ordering::SeqCst), "there is no room yet");
            drop(first.into_tantivy_document());
        });
        assert!(through.load(Ordering::SeqCst));
    }
}
