//! The library that writes workbooks panics where its scratch files cannot be written. Here that
//! becomes the error it is.

use std::cell::Cell;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use rust_xlsxwriter::XlsxError;

thread_local! {
    /// Whether this thread is in the library: a panic is then an error of ours, and not told by the
    /// hook too.
    static WRITING: Cell<bool> = const { Cell::new(false) };
}

/// Does work with a workbook; what goes wrong is an I/O error, since rows and names are checked
/// before they get there.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, XlsxError>) -> io::Result<T> {
    quiet_hook();
    let outer = WRITING.replace(true);
    // A workbook that panicked is dropped by whoever sees the error, and never written on.
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    WRITING.set(outer);
    match done {
        Ok(result) => result.map_err(as_io),
        Err(_) => Err(io::Error::new(
            io::ErrorKind::StorageFull,
            "the rows of a workbook could not be kept beside it: is the disk full?",
        )),
    }
}

fn as_io(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => error,
        XlsxError::ZipError(error) => error.into(),
        other => io::Error::other(other),
    }
}

fn quiet_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !WRITING.get() {
                loud(info);
            }
        }));
    });
}

/// Hands bytes on until the first error, keeps that, and lets the rest pass: a writer of ZIP files
/// that fails tries again when it is dropped, and complains on the terminal.
#[derive(Debug)]
pub(super) struct UntilError<W> {
    to: W,
    error: Option<io::Error>,
}

impl<W: Write> UntilError<W> {
    pub(super) fn new(to: W) -> Self {
        Self { to, error: None }
    }

    /// The error that ended it.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.error.take().map_or_else(|| self.to.flush(), Err)
    }
}

impl<W: Write> Write for UntilError<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.error.is_none() {
            self.error = self.to.write_all(bytes).err();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::Full;

    #[test]
    fn a_panic_of_the_library_is_an_error_and_quiet() {
        let error = guarded(|| -> Result<(), XlsxError> { panic!("no room") }).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        assert_eq!(guarded(|| Ok(7)).unwrap(), 7);
    }

    #[test]
    fn the_first_error_is_kept_and_what_follows_passes() {
        let mut to = UntilError::new(Full);
        assert_eq!(to.write(b"abc").unwrap(), 3);
        assert_eq!(to.write(b"d").unwrap(), 1);
        assert_eq!(to.end().unwrap_err().kind(), io::ErrorKind::StorageFull);
        let mut whole = UntilError::new(Vec::new());
        whole.write_all(b"abc").unwrap();
        assert_eq!(whole.to, b"abc");
        whole.end().unwrap();
    }
}
