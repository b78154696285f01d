//! What an answer holds: bytes, or a file that is sent piece by piece.

use std::fs::File;
use std::io::{self, Read as _};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame, SizeHint};

/// What an answer holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// Bytes at hand.
    Bytes(Bytes),
    /// A file of so many bytes, sent from its beginning and never held in memory as a whole.
    File(Arc<File>, u64),
}

impl Content {
    /// The bytes at hand; of a file none.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::File(..) => &[],
        }
    }
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bytes(one), Self::Bytes(other)) => one == other,
            (Self::File(one, _), Self::File(other, _)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Eq for Content {}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes.into())
    }
}

/// A file on its way, in pieces. It was written a moment ago and lies in the system's memory, so that
/// reading a piece does not keep other visits waiting.
#[derive(Debug)]
pub(super) struct Pieces {
    file: Arc<File>,
    left: u64,
}

/// The size of a piece, in bytes.
const PIECE: u64 = 64 * 1024;

impl Pieces {
    pub(super) fn of(file: Arc<File>, length: u64) -> Self {
        Self { file, left: length }
    }

    fn next(&mut self) -> Option<io::Result<Bytes>> {
        if self.left == 0 {
            return None;
        }
        let mut piece = Vec::new();
        let read = (&*self.file).take(self.left.min(PIECE)).read_to_end(&mut piece);
        self.left = self.left.saturating_sub(piece.len() as u64);
        Some(match read {
            Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(_) => Ok(Bytes::from(piece)),
            Err(error) => Err(error),
        })
    }
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Poll::Ready(self.next().map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
