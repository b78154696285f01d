//! `casebook text`: the canonical text of a document.

use super::args::Text;
use super::exit::Exit;
use super::screen::Screen;
use crate::error::{Error, ErrorKind, Result};
use crate::intake;

/// Prints the text byte for byte, with no line break added, so that the offsets of a record hold.
///
/// # Errors
///
/// Where the file cannot be read as a document.
pub fn run(args: &Text, screen: &mut Screen<'_>) -> Result<Exit> {
    let page = intake::page(&args.path).map_err(|aside| {
        Error::new(ErrorKind::Input, aside.what).at(aside.path).advise(aside.advice)
    })?;
    screen.put(page.text())?;
    Ok(Exit::Done)
}
