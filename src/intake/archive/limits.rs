//! How much an archive may hold: limits that no honest one meets and every bomb does.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Read};
use std::rc::Rc;

/// Archives inside archives, with each compression counted as one: a page in `.html.gz` in `.tar`
/// in `.gz` in `.zip` is the deepest that is read.
pub(super) const DEPTH: usize = 4;

/// The most members of one archive: ten times all the decisions that are published.
pub(super) const MEMBERS: usize = 500_000;

/// The most bytes that one input may unpack to: all published decisions as saved pages are 6 GB.
const UNPACKED: u64 = 64 * 1024 * 1024 * 1024;

/// How many times its own size an input may unpack to. Pages shrink to a tenth, crawls of like pages
/// to a fortieth; the bombs that gzip allows grow a thousandfold.
const RATIO: u64 = 250;

/// Up to here the ratio says nothing: a few like pages shrink very well. Tests, which are not
/// optimised, have bombs of a size that they can make.
const ALWAYS_ALLOWED: u64 = if cfg!(test) { 2 } else { 64 } * 1024 * 1024;

/// The largest zip that is read out of another archive: reading a zip needs all of it at hand.
pub(super) const INNER_ZIP: u64 = 64 * 1024 * 1024;

/// The most members of one archive that are named one by one when they are set aside.
pub(super) const NAMED_ASIDE: usize = 1_000;

/// What one input has cost until now, over all its layers.
#[derive(Debug, Default)]
pub(super) struct Budget {
    /// The size of the input, where it is known.
    size: Option<u64>,
    read: Rc<Cell<u64>>,
    unpacked: Cell<u64>,
    burst: Cell<bool>,
}

impl Budget {
    pub(super) fn of(size: Option<u64>) -> Self {
        Self { size, ..Self::default() }
    }

    /// Where the number of bytes stands that were read of the input.
    pub(super) fn read(&self) -> Rc<Cell<u64>> {
        Rc::clone(&self.read)
    }

    /// Whether the input has turned out to be a bomb.
    pub(super) fn is_burst(&self) -> bool {
        self.burst.get()
    }

    fn spend(&self, bytes: usize) -> io::Result<()> {
        let unpacked = self.unpacked.get().saturating_add(bytes as u64);
        self.unpacked.set(unpacked);
        let size = self.size.unwrap_or_else(|| self.read.get());
        let allowed = size.saturating_mul(RATIO).clamp(ALWAYS_ALLOWED, UNPACKED);
        if unpacked > allowed {
            self.burst.set(true);
            return Err(io::Error::other(Burst));
        }
        Ok(())
    }
}

/// The error of a read that went beyond the limits.
#[derive(Debug)]
struct Burst;

impl fmt::Display for Burst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it unpacks to far more than pages would")
    }
}

impl std::error::Error for Burst {}

/// Counts what is read of the input itself.
pub(super) struct Counted<'a, R> {
    pub(super) inner: R,
    pub(super) budget: &'a Budget,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.budget.read.set(self.budget.read.get() + read as u64);
        Ok(read)
    }
}

impl<R: io::Seek> io::Seek for Counted<'_, R> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

/// Counts what comes out of a layer, and ends it where it is too much.
pub(super) struct Unpacked<'a, R> {
    pub(super) inner: R,
    pub(super) budget: &'a Budget,
}

impl<R: Read> Read for Unpacked<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.budget.is_burst() {
            return Err(io::Error::other(Burst));
        }
        let read = self.inner.read(buffer)?;
        self.budget.spend(read)?;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_unpacks_to_far_more_than_its_size_is_ended() {
        for (size, fits) in [(1, ALWAYS_ALLOWED), (1 << 20, RATIO << 20), (1 << 40, UNPACKED)] {
            let budget = Budget::of(Some(size));
            budget.unpacked.set(fits - 10);
            assert!(budget.spend(10).is_ok(), "{size}");
            assert!(!budget.is_burst());
            assert!(budget.spend(1).is_err() && budget.is_burst(), "{size}");
            let mut rest = Unpacked { inner: io::repeat(0), budget: &budget };
            assert!(rest.read(&mut [0]).is_err(), "nothing more is read");
        }
    }

    #[test]
    fn a_stream_of_unknown_size_is_held_against_what_was_read() {
        let budget = Budget::of(None);
        let mut input = Counted { inner: io::repeat(1).take(1 << 20), budget: &budget };
        io::copy(&mut input, &mut io::sink()).unwrap();
        budget.unpacked.set(ALWAYS_ALLOWED);
        assert!(budget.spend(1).is_ok());
    }
}
