//! The keys of the documents of a segment, which say what comes first of what counts the same.

use std::sync::OnceLock;

use tantivy::columnar::StrColumn;
use tantivy::{DocId, SegmentReader};

use super::Column;

/// The keys of one segment. They are read together when first two of them are compared: one alone
/// is as far as half a block of them away, and many a question has a hundred documents to compare.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    /// `None` where no document has a key.
    column: Option<StrColumn>,
    letters: OnceLock<Letters>,
}

/// The letters of all keys, one after another in their order.
#[derive(Debug, Default)]
struct Letters {
    all: Vec<u8>,
    /// Where each ends in `all`.
    ends: Vec<usize>,
}

impl Keys {
    pub(super) fn of(segment: &SegmentReader) -> tantivy::Result<Self> {
        let column = segment.fast_fields().str(Column::Key.name())?;
        Ok(Self { column, letters: OnceLock::new() })
    }

    /// Which of the segment's keys a document has.
    pub(crate) fn number(&self, document: DocId) -> Option<u64> {
        self.column.as_ref()?.ords().first(document)
    }

    /// A key by its number; `None` where it cannot be read.
    pub(crate) fn key(&self, number: u64) -> Option<&[u8]> {
        let letters = self.letters.get_or_init(|| {
            self.column.as_ref().and_then(|column| Letters::read(column).ok()).unwrap_or_default()
        });
        let number = usize::try_from(number).ok()?;
        let end = *letters.ends.get(number)?;
        let start =
            number.checked_sub(1).map_or(Some(0), |last| letters.ends.get(last).copied())?;
        letters.all.get(start..end)
    }
}

impl Letters {
    fn read(column: &StrColumn) -> std::io::Result<Self> {
        let mut letters = Self::default();
        let mut keys = column.dictionary().stream()?;
        while keys.advance() {
            letters.all.extend_from_slice(keys.key());
            letters.ends.push(letters.all.len());
        }
        Ok(letters)
    }
}

#[cfg(test)]
mod tests {
    use super::super::reader::Index;
    use super::super::sample::Sample;
    use super::*;

    #[test]
    fn every_document_has_its_key() {
        let dir = tempfile::TempDir::new().unwrap();
        let index = Index::open_or_create(dir.path()).unwrap();
        let mut writer = index.writer().unwrap();
        let references = ["21 001 009", "21 001 002", "19 018 519"];
        for reference in references {
            let record = Sample::new(reference, "Marlow Borough Council", "2021-05-04").record();
            writer.put(reference, &record).unwrap();
        }
        writer.commit(1).unwrap();
        let searcher = index.searcher().unwrap();
        let mut found = Vec::new();
        for segment in searcher.segment_readers() {
            let keys = Keys::of(segment).unwrap();
            for document in 0..segment.max_doc() {
                let key = keys.key(keys.number(document).unwrap()).unwrap();
                found.push(String::from_utf8(key.to_vec()).unwrap());
            }
            assert_eq!(keys.key(u64::from(segment.max_doc())), None);
        }
        found.sort_unstable();
        assert_eq!(found, ["19 018 519", "21 001 002", "21 001 009"]);
        assert_eq!(Keys::default().key(0), None);
    }
}
