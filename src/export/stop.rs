//! Whether this process was told to stop: an export then ends as where a disk is full, and leaves
//! nothing.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// Signals are sent to a process, so there is one flag for it.
static STOP: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// Exports into files end with an error soon after `flag` is set. The first flag stays.
pub fn stop_by(flag: Arc<AtomicBool>) {
    _ = STOP.set(flag);
}

/// An error once the process was told to stop.
pub(super) fn go_on() -> io::Result<()> {
    match STOP.get() {
        Some(flag) if flag.load(Ordering::Relaxed) => {
            Err(io::Error::other("stopped before all was written; nothing is left behind"))
        }
        _ => Ok(()),
    }
}
