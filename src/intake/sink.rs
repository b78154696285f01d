//! Documents on their way to whoever takes them, in chunks of bounded size.

use std::cell::Cell;
use std::rc::Rc;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::aside::SetAside;
use super::load::Loaded;
use crate::error::Result;
use crate::text::Origin;
use crate::text::page::hex;

/// The most documents that are in memory at once.
pub(super) const CHUNK_FILES: usize = 256;

/// The most bytes of documents that are in memory at once, but for a single one that is larger.
pub(super) const CHUNK_BYTES: u64 = 32 * 1024 * 1024;

/// One thing that was found in the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// The bytes of a document.
    Document(Loaded),
    /// A crawler saw the page of this address again and it had not changed.
    Revisit(Origin),
    /// Something that is no document.
    Aside(SetAside),
    /// A crawler asked for a decision, or for a page that leads to decisions, and got something else:
    /// an error, a redirect. Nothing has to be done about it, but the crawl lacks what it asked for.
    Unanswered(SetAside),
}

/// What is worked on together, in the order of the input.
#[derive(Debug, Default)]
pub struct Chunk {
    /// What was found.
    pub items: Vec<Item>,
    /// How many files came to their end.
    pub files: u64,
    /// How many bytes of the files were read for it.
    pub bytes: u64,
    /// How many parts of archives are nothing that could be a document: requests, redirects,
    /// pictures of a crawl.
    pub passed_over: u64,
}

/// Collects what is found, and hands it on when it is enough.
pub(super) struct Sink<'a> {
    with: &'a mut dyn FnMut(Chunk) -> Result<()>,
    chunk: Chunk,
    /// Members that still need their digest, by their place in the chunk.
    fresh: Vec<usize>,
    held: u64,
    /// How many bytes were read of the file under way, its size, and how many of them were told.
    under_way: Option<(Rc<Cell<u64>>, u64, u64)>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(with: &'a mut dyn FnMut(Chunk) -> Result<()>) -> Self {
        Self { with, chunk: Chunk::default(), fresh: Vec::new(), held: 0, under_way: None }
    }

    /// A file that was read, with its digest.
    pub(super) fn loaded(&mut self, loaded: Loaded) -> Result<()> {
        self.make_room(loaded.bytes.len())?;
        self.chunk.items.push(Item::Document(loaded));
        Ok(())
    }

    /// A document out of an archive.
    pub(super) fn document(&mut self, origin: Origin, bytes: Vec<u8>) -> Result<()> {
        self.make_room(bytes.len())?;
        self.fresh.push(self.chunk.items.len());
        self.chunk.items.push(Item::Document(Loaded { origin, bytes, sha256: String::new() }));
        Ok(())
    }

    /// A page that was seen again.
    pub(super) fn revisit(&mut self, origin: Origin) -> Result<()> {
        self.make_room(0)?;
        self.chunk.items.push(Item::Revisit(origin));
        Ok(())
    }

    /// Something that is no document.
    pub(super) fn aside(&mut self, aside: SetAside) -> Result<()> {
        self.make_room(0)?;
        self.chunk.items.push(Item::Aside(aside));
        Ok(())
    }

    /// A page that a crawler asked for and did not get.
    pub(super) fn unanswered(&mut self, what: SetAside) -> Result<()> {
        self.make_room(0)?;
        self.chunk.items.push(Item::Unanswered(what));
        Ok(())
    }

    /// Part of an archive that could not be a document.
    pub(super) fn pass_over(&mut self) {
        self.chunk.passed_over += 1;
    }

    /// An archive of this size is being read; `read` says how far.
    pub(super) fn follow(&mut self, read: Rc<Cell<u64>>, size: u64) {
        self.under_way = Some((read, size, 0));
    }

    /// A file came to its end.
    pub(super) fn end_of_file(&mut self, bytes: u64) {
        let told = self.under_way.take().map_or(0, |(.., told)| told);
        self.chunk.files += 1;
        self.chunk.bytes += bytes.saturating_sub(told);
    }

    /// What was read of the file under way since that was last told.
    fn read_on(&mut self) -> u64 {
        let Some((read, size, told)) = &mut self.under_way else { return 0 };
        let more = read.get().min(*size).saturating_sub(*told);
        *told += more;
        more
    }

    fn make_room(&mut self, bytes: usize) -> Result<()> {
        let full = self.held + bytes as u64 > CHUNK_BYTES || self.chunk.items.len() >= CHUNK_FILES;
        if full {
            self.flush()?;
        }
        self.held += bytes as u64;
        Ok(())
    }

    /// Hands on what there is.
    pub(super) fn flush(&mut self) -> Result<()> {
        let read_on = self.read_on();
        let mut chunk = std::mem::take(&mut self.chunk);
        chunk.bytes += read_on;
        let fresh = std::mem::take(&mut self.fresh);
        self.held = 0;
        let digest = |at: &usize| match chunk.items.get(*at) {
            Some(Item::Document(loaded)) => Some((*at, hex(&Sha256::digest(&loaded.bytes)))),
            _ => None,
        };
        let digests: Vec<_> = fresh.par_iter().filter_map(digest).collect();
        for (at, sha256) in digests {
            if let Some(Item::Document(loaded)) = chunk.items.get_mut(at) {
                loaded.sha256 = sha256;
            }
        }
        let nothing = chunk.items.is_empty() && chunk.files == 0 && chunk.passed_over == 0;
        if nothing { Ok(()) } else { (self.with)(chunk) }
    }
}
