//! A page that makes casebook itself stumble costs that page and nothing else.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use super::aside::SetAside;
use crate::error::Result;
use crate::text::{Origin, PDF_THREAD};

thread_local! {
    /// Whether this thread is reading a page: a panic is then told as a line about the page, and
    /// not by the hook too.
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// Does what reads one page, and sets the page aside where that panics.
pub(super) fn guarded<T>(
    origin: &Origin,
    read: impl FnOnce() -> Result<T, SetAside>,
) -> Result<T, SetAside> {
    quiet_hook();
    let outer = READING.replace(true);
    // What is read belongs to this page alone, so nothing half-done outlives it.
    let done = panic::catch_unwind(AssertUnwindSafe(read));
    READING.set(outer);
    done.unwrap_or_else(|panic| {
        let what = format!("casebook could not read this page (a bug: {})", words(&*panic));
        Err(SetAside::of(origin, what, "please report it, with the page"))
    })
}

/// What the panic said, in one line.
fn words(panic: &(dyn Any + Send)) -> String {
    let said = panic.downcast_ref::<&str>().copied();
    let said = said.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    said.and_then(|said| said.lines().next()).unwrap_or("it did not say why").to_owned()
}

fn quiet_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // A PDF is read in a thread of its own.
            let pdf = std::thread::current().name() == Some(PDF_THREAD);
            if !READING.get() && !pdf {
                loud(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_sets_one_page_aside_and_the_next_is_read() {
        let aside =
            guarded(&Origin::file("a.txt"), || -> Result<(), _> { panic!("one too {}", "far") })
                .unwrap_err();
        assert_eq!(
            aside.to_string(),
            "a.txt: casebook could not read this page (a bug: one too far) \
             (please report it, with the page)"
        );
        assert_eq!(guarded(&Origin::file("b.txt"), || Ok(7)), Ok(7));
    }
}
