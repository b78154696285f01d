//! What is kept beside each document, packed: its card, and the leaves that passages are cut from.
//!
//! The card is a line of JSON, and so is the shape of the leaves: headings, roles, paragraph numbers
//! and lengths. The words themselves follow as they are, so that a hit is read without copying
//! them. All of it is one frame of zstd: the words of a decision are two thirds of its index.

use std::borrow::Cow;
use std::io;

use memchr::memmem;
use serde::{Deserialize, Serialize};
use tantivy::DocAddress;
use zstd::bulk::{Compressor, Decompressor};

use super::card::{Card, Leaf};
use super::opened::AllOpened;
use crate::model::words::Role;

/// How hard: half as fast again as the next level, and hardly larger.
const LEVEL: i32 = 3;

/// More than what is kept of the largest page: what claims to be larger is damaged.
const LARGEST: usize = 1 << 30;

/// A section without its words.
#[derive(Serialize, Deserialize)]
struct Shape<'a>(
    #[serde(borrow)] Cow<'a, str>,
    Option<Role>,
    /// Number and length of each paragraph.
    Vec<(Option<u32>, usize)>,
);

impl<'a> Shape<'a> {
    fn of(leaf: &'a Leaf<'_>) -> Self {
        let lengths = leaf.paragraphs.iter().map(|(number, text)| (*number, text.len()));
        Self(Cow::Borrowed(&leaf.heading), leaf.role, lengths.collect())
    }
}

/// Packs what is kept of documents.
pub(super) struct Packer(Compressor<'static>);

impl Packer {
    pub(super) fn new() -> io::Result<Self> {
        Compressor::new(LEVEL).map(Self)
    }

    pub(super) fn pack(&mut self, card: &Card, leaves: &[Leaf<'_>]) -> io::Result<Vec<u8>> {
        let shapes: Vec<Shape<'_>> = leaves.iter().map(Shape::of).collect();
        let mut bytes = serde_json::to_vec(card)?;
        bytes.push(b'\n');
        serde_json::to_writer(&mut bytes, &shapes)?;
        bytes.push(b'\n');
        for (_, text) in leaves.iter().flat_map(|leaf| &leaf.paragraphs) {
            bytes.extend_from_slice(text.as_bytes());
        }
        self.0.compress(&bytes)
    }
}

/// Reads what is kept of documents.
pub(crate) struct Keeper(Decompressor<'static>);

/// What is kept of one document.
pub(crate) struct Kept(String);

impl Keeper {
    pub(crate) fn new() -> io::Result<Self> {
        Decompressor::new().map(Self)
    }

    /// What is kept of a document that was found.
    pub(crate) fn read(&mut self, opened: &AllOpened, at: DocAddress) -> tantivy::Result<Kept> {
        let document = opened.stored(at)?;
        Ok(self.unpack(frame(&document))?)
    }

    fn unpack(&mut self, packed: &[u8]) -> io::Result<Kept> {
        let length = Decompressor::upper_bound(packed).filter(|length| *length <= LARGEST);
        let length = length.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        let bytes = self.0.decompress(packed, length)?;
        String::from_utf8(bytes).map(Kept).map_err(io::Error::other)
    }
}

/// The frame in a stored document: the one value that is stored of it, and the end of its bytes.
/// tantivy gives a value of bytes as a copy that it makes byte by byte, which takes half as long as
/// unpacking them.
fn frame(document: &[u8]) -> &[u8] {
    /// A frame begins with these (RFC 8878, section 3.1.1).
    const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
    let start = memmem::find(document, &MAGIC).unwrap_or(document.len());
    document.get(start..).unwrap_or_default()
}

impl Kept {
    /// The card, and the leaves with their words.
    pub(crate) fn parts(&self) -> serde_json::Result<(Card, Vec<Leaf<'_>>)> {
        let (card, rest) = self.0.split_once('\n').unwrap_or_default();
        let (shapes, mut words) = rest.split_once('\n').unwrap_or_default();
        let shapes: Vec<Shape<'_>> = serde_json::from_str(shapes)?;
        let mut take = |length: usize| {
            let (text, after) = words.split_at_checked(length).unwrap_or_default();
            words = after;
            Cow::Borrowed(text)
        };
        let leaf = |Shape(heading, role, lengths): Shape<'_>| Leaf {
            heading: heading.into_owned(),
            role,
            paragraphs: lengths
                .into_iter()
                .map(|(number, length)| (number, take(length)))
                .collect(),
        };
        Ok((serde_json::from_str(card)?, shapes.into_iter().map(leaf).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::card::leaves;
    use super::super::sample::Sample;
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let record = Sample::new("21 001 002", "Marlow Borough Council", "2021-05-04")
            .section(Role::Analysis, &["The “first” line\nand a second.", "", "Ends with £5"])
            .section(Role::Action, &["Pay."])
            .record();
        let (card, leaves) = (Card::of("a key", &record), leaves(&record));
        let packed = Packer::new().unwrap().pack(&card, &leaves).unwrap();
        let kept = Keeper::new().unwrap().unpack(&packed).unwrap();
        assert_eq!(kept.parts().unwrap(), (card, leaves));
    }

    #[test]
    fn what_is_damaged_is_an_error() {
        let mut keeper = Keeper::new().unwrap();
        assert!(keeper.unpack(b"no frame at all").is_err());
        assert!(keeper.unpack(b"").is_ok_and(|nothing| nothing.parts().is_err()));
        assert!(Kept("{}\n[]\n".to_owned()).parts().is_err());
    }
}
