//! Rows on their way from the thread that reads the store to the one that writes the file.

use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use crate::error::{Error, ErrorKind, Result};
use crate::store::Cell;

/// Rows are handed on together once they are so many bytes: each handing on wakes a thread.
const TOGETHER: usize = 64 * 1024;

/// So many of these wait at most, so that memory does not grow where the file is slower than the store.
const AHEAD: usize = 4;

/// Rows of one width, each with the number of its document.
#[derive(Debug, Default)]
pub(super) struct Rows {
    documents: Vec<i64>,
    cells: Vec<Kept>,
    /// The words of all cells, one after the other.
    words: String,
}

/// A cell, its words elsewhere.
#[derive(Debug, Clone, Copy)]
enum Kept {
    Empty,
    Integer(i64),
    Real(f64),
    /// Where its words end; they begin where those of the cell before end.
    Text(usize),
}

impl Rows {
    fn add(&mut self, document: i64, cells: &[Cell<'_>]) {
        self.documents.push(document);
        self.cells.extend(cells.iter().map(|cell| match cell {
            Cell::Empty => Kept::Empty,
            Cell::Integer(number) => Kept::Integer(*number),
            Cell::Real(number) => Kept::Real(*number),
            Cell::Text(words) => {
                self.words.push_str(words);
                Kept::Text(self.words.len())
            }
        }));
    }

    fn bytes(&self) -> usize {
        self.words.len() + size_of_val(self.cells.as_slice())
    }

    /// Each row, as it was added.
    pub(super) fn each(&self, with: &mut dyn FnMut(i64, &[Cell<'_>]) -> Result<()>) -> Result<()> {
        let columns = self.cells.len().checked_div(self.documents.len()).unwrap_or_default();
        let mut rest = self.words.as_str();
        let mut begins = 0;
        let mut cell = |kept: &Kept| match *kept {
            Kept::Empty => Cell::Empty,
            Kept::Integer(number) => Cell::Integer(number),
            Kept::Real(number) => Cell::Real(number),
            Kept::Text(ends) => {
                let (words, after) = rest.split_at(ends - begins);
                (rest, begins) = (after, ends);
                Cell::Text(words)
            }
        };
        let mut row = Vec::with_capacity(columns);
        let mut cells = self.cells.iter();
        for document in &self.documents {
            row.clear();
            row.extend(cells.by_ref().take(columns).map(&mut cell));
            with(*document, &row)?;
        }
        Ok(())
    }
}

/// Does `write` on a thread of its own with the rows that `read` gives, while `read` reads on.
///
/// # Errors
///
/// What `write` gives, which then ends `read` too; else what `read` gives.
pub(super) fn ahead<T: Send>(
    read: impl FnOnce(&mut dyn FnMut(i64, &[Cell<'_>]) -> Result<()>) -> Result<()>,
    write: impl FnOnce(Receiver<Rows>) -> Result<T> + Send,
) -> Result<T> {
    thread::scope(|scope| {
        let (full, waiting) = sync_channel(AHEAD);
        let done = scope.spawn(move || write(waiting));
        let mut rows = Rows::default();
        let hand_on = |rows: &mut Rows| {
            let gone = || Error::new(ErrorKind::Io, "rows are no longer written");
            full.send(std::mem::take(rows)).map_err(|_| gone())
        };
        let mut read = read(&mut |document, cells| {
            rows.add(document, cells);
            if rows.bytes() < TOGETHER { Ok(()) } else { hand_on(&mut rows) }
        });
        if read.is_ok() {
            read = hand_on(&mut rows);
        }
        drop(full);
        // Where writing failed it is the cause; the rows that could not be handed on are what followed.
        let written = done.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        read.map(|()| written)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "The Council agreed to pay £250.";

    /// Enough for many handings on; gives how many rows were read.
    fn read(rows: i64, with: &mut dyn FnMut(i64, &[Cell<'_>]) -> Result<()>) -> (i64, Result<()>) {
        for document in 0..rows {
            let cells = [
                Cell::Text(WORDS),
                Cell::Empty,
                Cell::Text(""),
                Cell::Integer(document),
                Cell::Real(0.5),
                Cell::Text("é"),
            ];
            if let Err(error) = with(document, &cells) {
                return (document, Err(error));
            }
        }
        (rows, Ok(()))
    }

    fn lost() -> Error {
        Error::new(ErrorKind::Io, "the disk is full")
    }

    #[test]
    fn rows_arrive_as_they_were_read_and_in_order() {
        for rows in [0, 1, 20_000] {
            let written = ahead(
                |with| read(rows, with).1,
                |waiting| {
                    let mut next = 0;
                    for rows in waiting {
                        rows.each(&mut |document, cells| {
                            assert_eq!(document, next);
                            let [words, empty, nothing, number, real, last] = cells else {
                                panic!("{cells:?}")
                            };
                            assert_eq!(*words, Cell::Text(WORDS));
                            assert_eq!([*empty, *nothing], [Cell::Empty, Cell::Text("")]);
                            assert_eq!([*number, *real], [Cell::Integer(next), Cell::Real(0.5)]);
                            assert_eq!(*last, Cell::Text("é"));
                            next += 1;
                            Ok(())
                        })?;
                    }
                    Ok(next)
                },
            );
            assert_eq!(written.unwrap(), rows);
        }
    }

    #[test]
    fn what_ends_the_writing_ends_the_reading_and_is_told() {
        let mut last = 0;
        let done = ahead(
            |with| {
                let (read, done) = read(1_000_000, with);
                last = read;
                done
            },
            |waiting| -> Result<()> {
                waiting.recv().unwrap();
                Err(lost())
            },
        );
        assert_eq!(done.unwrap_err().to_string(), lost().to_string());
        assert!(last < 100_000, "{last} rows were read for nobody");
    }

    #[test]
    fn what_ends_the_reading_is_told_after_what_was_read_is_written() {
        let mut written = 0;
        let done = ahead(
            |with| read(5_000, with).1.and(Err(lost())),
            |waiting| {
                for rows in waiting {
                    rows.each(&mut |_, _| {
                        written += 1;
                        Ok(())
                    })?;
                }
                Ok(())
            },
        );
        assert_eq!(done.unwrap_err().to_string(), lost().to_string());
        assert!((1..=5_000).contains(&written), "{written}");
    }
}
