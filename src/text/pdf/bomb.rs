//! A PDF of a few kilobytes can unpack to gigabytes. Every reader unpacks first and asks later, so
//! its streams are measured before any reader sees them.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use memchr::memmem;

use super::{BOMB, Unreadable};

/// The most that all streams of a document may come to, in bytes.
const LIMIT: u64 = 256 * 1024 * 1024;

/// How often one stream may be packed into another.
const DEPTH: usize = 3;

/// Refuses a document whose streams unpack to too much.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Unreadable> {
    refuse_beyond(bytes, LIMIT)
}

/// Refuses a document whose streams unpack to more than `limit` bytes.
pub(super) fn refuse_beyond(bytes: &[u8], limit: u64) -> Result<(), Unreadable> {
    let mut left = limit;
    let mut from = 0;
    while let Some(at) = memmem::find(bytes.get(from..).unwrap_or_default(), b"stream") {
        let start = from + at + b"stream".len();
        from = start;
        let rest = bytes.get(start..).unwrap_or_default();
        let body = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).unwrap_or_default();
        let unpacked = unpacked(body, DEPTH, left);
        // A stream is measured only as far as it unpacks, so the work is bounded by the limit.
        left = left.checked_sub(unpacked).ok_or(BOMB)?;
    }
    Ok(())
}

/// How many bytes a packed stream gives, and what is packed in it; 0 where it is not packed.
fn unpacked(packed: &[u8], depth: usize, limit: u64) -> u64 {
    // 0x78 begins every stream that Deflate packs with its usual window.
    if depth == 0 || packed.first() != Some(&0x78) {
        return 0;
    }
    let mut stream = ZlibDecoder::new(packed).take(limit + 1);
    let mut head = vec![0; 64 * 1024];
    let mut size = 0_u64;
    let mut first: Option<Vec<u8>> = None;
    while let Ok(read @ 1..) = stream.read(&mut head) {
        size += read as u64;
        first.get_or_insert_with(|| head.get(..read).unwrap_or_default().to_vec());
    }
    let inner = first.map_or(0, |first| unpacked(&first, depth - 1, limit));
    size.saturating_add(inner)
}
