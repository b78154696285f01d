//! A PDF of a few kilobytes can unpack to gigabytes. Every reader unpacks first and asks later, so
//! the streams that Deflate packed are measured before any reader sees them, up to three layers deep.
//! Other packings (LZW, run lengths, Deflate behind hexadecimal digits) are not measured here.

use std::io::{BufRead, BufReader, Read as _};

use flate2::read::ZlibDecoder;
use memchr::memmem;

use super::{BOMB, Unreadable};

/// The most that all streams of a document may come to, in bytes.
const LIMIT: u64 = 256 * 1024 * 1024;

/// How many layers of a stream that is packed again and again are measured.
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
        // No packed stream begins with a blank.
        let unpacked = unpacked(rest.trim_ascii_start(), left);
        // A stream is measured only as far as it unpacks, so the work is bounded by the limit.
        left = left.checked_sub(unpacked).ok_or(BOMB)?;
    }
    Ok(())
}

/// How many bytes a packed stream gives, and what is packed in it; 0 where it is not packed. Each
/// layer is read through those around it to its end, so none hides behind the head of another.
fn unpacked(packed: &[u8], limit: u64) -> u64 {
    let mut size = 0_u64;
    for depth in 1..=DEPTH {
        let Some(mut layer) = layer(packed, depth, limit) else { break };
        // What is damaged counts as far as it can be read.
        let mut piece = [0; 16 * 1024];
        while let Ok(read @ 1..) = layer.read(&mut piece) {
            size = size.saturating_add(read as u64);
        }
        if size > limit {
            break;
        }
    }
    size
}

/// What stands so many layers deep in a packed stream; `None` where it is not packed so often.
fn layer(packed: &[u8], depth: usize, limit: u64) -> Option<Box<dyn BufRead + '_>> {
    let mut layer: Box<dyn BufRead + '_> = Box::new(packed);
    for _ in 0..depth {
        if !is_packed(layer.fill_buf().ok()?) {
            return None;
        }
        layer = Box::new(BufReader::new(ZlibDecoder::new(layer).take(limit.saturating_add(1))));
    }
    Some(layer)
}

/// Whether bytes begin as Deflate's do, whatever its window and level: the method in the low half
/// of the first byte, and both bytes a multiple of 31.
fn is_packed(bytes: &[u8]) -> bool {
    match bytes {
        [method, check, ..] => {
            method & 15 == 8 && (u16::from(*method) * 256 + u16::from(*check)) % 31 == 0
        }
        _ => false,
    }
}
