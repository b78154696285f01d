//! Lines between the thread that reads them and the one that has them parsed: never more than a few
//! megabytes, and none held back while someone waits.

use std::collections::VecDeque;
use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The most bytes of lines that wait, but for a single line that is longer.
const WAITING: usize = 8 * 1024 * 1024;

/// What a line costs beside its bytes, so that millions of empty objects have a bound too.
const OVERHEAD: usize = 128;

/// A line as it was read, with its number, counted from 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) number: usize,
    /// The bytes; none where there were more of them than a document may have.
    pub(super) bytes: Option<Vec<u8>>,
}

impl Line {
    fn cost(&self) -> usize {
        self.bytes.as_ref().map_or(0, Vec::len) + OVERHEAD
    }
}

/// Lines on their way.
#[derive(Debug, Default)]
pub(super) struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    lines: VecDeque<Line>,
    bytes: usize,
    /// Whether nothing comes after what is here; and why, where that was an error.
    ended: Option<io::Result<()>>,
    /// Whether nobody takes lines any more.
    left: bool,
}

impl Queue {
    /// Adds a line as soon as there is room. Gives `false` where nobody takes it any more.
    pub(super) fn put(&self, line: Line) -> bool {
        let mut state = self.state();
        while !state.left && !state.lines.is_empty() && state.bytes + line.cost() > WAITING {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.left {
            return false;
        }
        state.bytes += line.cost();
        state.lines.push_back(line);
        self.changed.notify_all();
        true
    }

    /// Nothing comes after what is here.
    pub(super) fn end(&self, how: io::Result<()>) {
        self.state().ended = Some(how);
        self.changed.notify_all();
    }

    /// Every line that waits; at least one, for which it waits itself. `None` at the end.
    ///
    /// # Errors
    ///
    /// Where reading ended with one, once every line before it was taken.
    pub(super) fn take(&self) -> io::Result<Option<Vec<Line>>> {
        let mut state = self.state();
        loop {
            if !state.lines.is_empty() {
                state.bytes = 0;
                let lines = std::mem::take(&mut state.lines).into();
                self.changed.notify_all();
                return Ok(Some(lines));
            }
            if let Some(how) = state.ended.take() {
                state.ended = Some(Ok(()));
                return how.map(|()| None);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Nobody takes lines any more.
    pub(super) fn leave(&self) {
        self.state().left = true;
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::{Duration, Instant};

    use super::*;

    fn line(number: usize, bytes: usize) -> Line {
        Line { number, bytes: Some(vec![b' '; bytes]) }
    }

    #[test]
    fn whoever_reads_ahead_waits_when_enough_is_waiting() {
        let queue = Arc::new(Queue::default());
        let put = Arc::new(AtomicUsize::new(0));
        let reader = std::thread::spawn({
            let (queue, put) = (Arc::clone(&queue), Arc::clone(&put));
            move || {
                for number in 1..=40 {
                    queue.put(line(number, 1024 * 1024));
                    put.store(number, Ordering::SeqCst);
                }
                queue.end(Ok(()));
            }
        });
        let until = Instant::now() + Duration::from_secs(10);
        while put.load(Ordering::SeqCst) < 7 && Instant::now() < until {
            std::thread::yield_now();
        }
        std::thread::sleep(Duration::from_millis(50));
        assert_eq!(put.load(Ordering::SeqCst), 7, "8 MB hold seven lines of a megabyte and a bit");
        let mut numbers = Vec::new();
        while let Some(lines) = queue.take().unwrap() {
            assert!(lines.len() <= 7, "{} lines at once", lines.len());
            numbers.extend(lines.into_iter().map(|line| line.number));
        }
        reader.join().unwrap();
        assert_eq!(numbers, (1..=40).collect::<Vec<_>>());
    }

    #[test]
    fn a_line_longer_than_the_room_passes_alone() {
        let queue = Queue::default();
        assert!(queue.put(line(1, WAITING * 2)));
        assert_eq!(queue.take().unwrap().unwrap().len(), 1);
    }

    #[test]
    fn what_was_read_before_an_error_is_taken_first() {
        let queue = Queue::default();
        queue.put(line(1, 3));
        queue.end(Err(io::ErrorKind::UnexpectedEof.into()));
        assert_eq!(queue.take().unwrap().unwrap(), [line(1, 3)]);
        assert!(queue.take().is_err());
        assert!(queue.take().unwrap().is_none());
    }

    #[test]
    fn a_reader_whose_taker_has_left_stops() {
        let queue = Queue::default();
        assert!(queue.put(line(1, WAITING)));
        queue.leave();
        assert!(!queue.put(line(2, WAITING)));
    }
}
