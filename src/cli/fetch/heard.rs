//! How a fetch is heard of while it goes on: a bar on a terminal, lines in a log.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::civil::Date;

use crate::cli::log::{Event, Level};
use crate::cli::screen::Screen;
use crate::fetch::{Missed, Watch};

/// How the bar looks.
const LOOK: &str = "{bar:30} {pos} of {len} decisions, {eta} left {msg}";

/// How many decisions a line of the log is about.
const LINE: u64 = 50;

/// A fetch that is heard of.
pub(super) struct Heard<'s, 'screen> {
    bar: ProgressBar,
    screen: &'s mut Screen<'screen>,
    stop: Arc<AtomicBool>,
}

impl<'s, 'screen> Heard<'s, 'screen> {
    /// A fetch that is heard of on this screen, and ends in order once it is told to stop.
    pub(super) fn new(screen: &'s mut Screen<'screen>, stop: Arc<AtomicBool>) -> Self {
        let shown = screen.is_terminal() && !screen.logs_json();
        let target =
            if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template(LOOK) {
            bar.set_style(style);
        }
        Self { bar, screen, stop }
    }

    /// Takes the bar away.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Watch for Heard<'_, '_> {
    fn listed(&mut self, from: Date, to: Date, results: u64) {
        self.bar.set_length(results);
        self.bar.set_position(0);
        self.bar.reset_eta();
        self.bar.set_message(format!("({from} to {to})"));
        let event = Event::new(Level::Info, "listed").with("from", from.to_string());
        self.screen.log(&event.with("to", to.to_string()).with("results", results));
    }

    fn page(&mut self, done: u64, of: u64) {
        self.bar.set_length(of);
        self.bar.set_position(done);
        if done.is_multiple_of(LINE) || done == of {
            let event = Event::new(Level::Info, "progress");
            self.screen.log(&event.with("done", done).with("of", of));
        }
    }

    fn waiting(&mut self, seconds: f64, url: &str, why: &str) {
        self.bar.set_message(format!("(waiting {seconds:.0} s: {why})"));
        let event = Event::new(Level::Warning, "waiting").with("seconds", seconds);
        self.screen.log(&event.with("url", url).with("why", why));
    }

    fn missed(&mut self, missed: &Missed) {
        self.screen.log(&Event::new(Level::Warning, "missed").with_all(missed));
    }

    fn stop(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}
