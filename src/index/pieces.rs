//! A file of the index that is read where it is asked for, and not mapped into memory.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::sync::Arc;

use tantivy::HasLen;
use tantivy::directory::error::OpenReadError;
use tantivy::directory::{FileHandle, OwnedBytes};

/// A file that is read where it is asked for.
#[derive(Debug)]
pub(super) struct Pieces {
    file: File,
    length: usize,
}

impl Pieces {
    /// The file `path` in the folder `dir`.
    pub(super) fn of(dir: &Path, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let opened = || {
            let file = File::open(dir.join(path))?;
            let length = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
            Ok(Self { file, length })
        };
        match opened() {
            Ok(pieces) => Ok(Arc::new(pieces)),
            Err(error) if io::Error::kind(&error) == io::ErrorKind::NotFound => {
                Err(OpenReadError::FileDoesNotExist(path.to_owned()))
            }
            Err(error) => Err(OpenReadError::wrap_io_error(error, path.to_owned())),
        }
    }
}

impl HasLen for Pieces {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for Pieces {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        let mut bytes = vec![0; range.len()];
        self.file.read_exact_at(&mut bytes, range.start as u64)?;
        Ok(OwnedBytes::new(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_what_stands_there_and_a_file_that_is_not_there_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.idx"), "0123456789").unwrap();
        let pieces = Pieces::of(folder.path(), Path::new("a.idx")).unwrap();
        assert_eq!(pieces.len(), 10);
        assert_eq!(pieces.read_bytes(3..6).unwrap().as_slice(), b"345");
        assert!(pieces.read_bytes(10..10).unwrap().is_empty(), "nothing is a piece, too");
        assert!(pieces.read_bytes(8..12).is_err(), "what was cut off is no piece");
        let missing = Pieces::of(folder.path(), Path::new("b.idx"));
        assert!(matches!(missing, Err(OpenReadError::FileDoesNotExist(_))));
    }
}
