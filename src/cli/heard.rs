//! How long work is heard of while it goes on: a bar on a terminal, lines in a log, and nothing
//! anywhere else.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::log::{Event, Level};
use super::screen::Screen;
use super::words::{count, size};
use crate::casebook::Progress;
use crate::intake::SetAside;

/// How the bar looks.
const LOOK: &str = "{bar:30} {bytes} of {total_bytes}, {eta} left {msg}";

/// Work that is heard of.
pub struct Heard<'s, 'screen> {
    bar: ProgressBar,
    screen: &'s mut Screen<'screen>,
    /// How many files are done, of how many.
    files: (u64, u64),
    stop: Option<Arc<AtomicBool>>,
}

impl<'s, 'screen> Heard<'s, 'screen> {
    /// Work that is heard of on this screen.
    pub fn new(screen: &'s mut Screen<'screen>) -> Self {
        let shown = screen.is_terminal() && !screen.logs_json();
        let target =
            if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template(LOOK) {
            bar.set_style(style);
        }
        Self { bar, screen, files: (0, 0), stop: None }
    }

    /// Ends the work early, and in order, once this says so.
    #[must_use]
    pub fn until(mut self, stop: &Arc<AtomicBool>) -> Self {
        self.stop = Some(Arc::clone(stop));
        self
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Heard<'_, '_> {
    fn found(&mut self, files: u64, bytes: u64) {
        self.bar.set_length(bytes);
        self.files.1 = files;
        let event = Event::new(Level::Info, "found");
        self.screen.log(&event.with("files", files).with("bytes", bytes));
    }

    fn done(&mut self, files: u64, bytes: u64) {
        self.files.0 += files;
        self.bar.inc(bytes);
        self.bar.set_message(count(size(self.files.0), "file", "files"));
        let (done, all) = self.files;
        self.screen.log(&Event::new(Level::Info, "progress").with("done", done).with("of", all));
    }

    fn set_aside(&mut self, aside: &SetAside) {
        self.screen.log(&Event::set_aside(aside));
    }

    fn indexing(&mut self) {
        self.bar.set_message("finishing the index");
        self.screen.log(&Event::new(Level::Info, "indexing"));
    }

    fn stop(&self) -> bool {
        self.stop.as_ref().is_some_and(|stop| stop.load(Ordering::Relaxed))
    }
}
