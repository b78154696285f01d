//! Without `pdftotext`: a library finds the glyphs, and [`super::layout`] sets them.
//!
//! The library panics on some odd files and may be slow on others, so it works in a thread of its
//! own, whose end is waited for as long as the other reader may take. A thread cannot be ended from
//! outside, so one that is late works on for nobody; after [`MOST_LATE`] no PDF is begun.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc};

use super::layout::{Glyph, Setter};
use super::{BUSY, DAMAGED, LOCKED, SLOW, THREAD, Unreadable};

/// How long it may take.
const TIME: Duration = Duration::from_secs(30);

/// Room for nested objects, which the library follows by recursion.
const STACK: usize = 64 * 1024 * 1024;

/// How many late threads a run may leave behind before it refuses further PDFs.
const MOST_LATE: usize = 2;

/// How many threads nobody waits for any more.
static LATE: AtomicUsize = AtomicUsize::new(0);

/// The text of a PDF.
pub(super) fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    if LATE.load(Ordering::Relaxed) >= MOST_LATE {
        return Err(BUSY);
    }
    let (tell, told) = mpsc::channel();
    let bytes = bytes.to_vec();
    let reader = std::thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK);
    reader
        .spawn(move || {
            // Nobody hears it where the time is up.
            let _ = tell.send(read(&bytes));
        })
        .map_err(|_| DAMAGED)?;
    match told.recv_timeout(TIME) {
        Ok(read) => read,
        Err(mpsc::RecvTimeoutError::Timeout) => {
            // A late thread is never taken off the count: its end cannot be told from a panic's.
            LATE.fetch_add(1, Ordering::Relaxed);
            Err(SLOW)
        }
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(DAMAGED),
    }
}

fn read(bytes: &[u8]) -> Result<String, Unreadable> {
    let mut document = Document::load_mem(bytes).map_err(|_| DAMAGED)?;
    // Most locked files open with no password at all: only printing is forbidden.
    if document.is_encrypted() {
        document.decrypt("").map_err(|_| LOCKED)?;
    }
    let mut pages = Pages::default();
    output_doc(&document, &mut pages).map_err(|_| DAMAGED)?;
    Ok(pages.text)
}

/// Takes the glyphs of each page.
#[derive(Default)]
struct Pages {
    text: String,
    page: Setter,
}

impl OutputDev for Pages {
    fn begin_page(
        &mut self,
        _number: u32,
        _media: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.page = Setter::default();
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        std::mem::take(&mut self.page).set(&mut self.text);
        self.text.push('\u{c}');
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        letters: &str,
    ) -> Result<(), OutputError> {
        let size = font_size * (place.m11.abs() * place.m22.abs()).sqrt();
        let (x, y) = (place.m31, place.m32);
        self.page.add(Glyph { x, y, width: width * size, size, letters: letters.to_owned() });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
