//! `casebook themes`: what decisions are filed under, why, and how that changes.

mod check;
mod discover;
mod list;
mod test;
mod trend;

use std::path::{Path, PathBuf};

use super::args::themes::{List, Themes, Verb};
use super::exit::Exit;
use super::screen::Screen;
use crate::Casebook;
use crate::error::{Error, ErrorKind, Result};
use crate::themes::ThemeFile;

/// Lists themes, or does one of the other things.
///
/// # Errors
///
/// Where the casebook cannot be read, or what was typed cannot be said.
pub fn run(args: &Themes, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    // Not left to clap, which would refuse `--data` there as well.
    if args.verb.is_some() && args.list != List::default() {
        let said = "options of the list stand before another verb";
        return Err(Error::new(ErrorKind::Usage, said)
            .advise("write the verb first: casebook themes list --council Kent"));
    }
    match &args.verb {
        None => list::run(&args.list, data, screen),
        Some(Verb::List(typed)) => list::run(typed, data, screen),
        Some(Verb::Test(typed)) => test::run(typed, data, screen),
        Some(Verb::Check(typed)) => check::run(typed, data, screen),
        Some(Verb::Trend(typed)) => trend::run(typed, data, screen),
        Some(Verb::Discover(typed)) => discover::run(typed, data, screen),
    }
}

/// The text of a user's theme file.
///
/// # Errors
///
/// Where it cannot be read.
pub(super) fn text_of(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).map_err(|error| Error::io(path, error))?;
    String::from_utf8(bytes).map_err(|error| {
        Error::new(ErrorKind::Usage, "not UTF-8 text")
            .at(path)
            .advise("save it as UTF-8")
            .because(error)
    })
}

/// A user's theme file; what is wrong with it is complained about, line by line.
///
/// # Errors
///
/// Where it cannot be read or something is wrong with it.
pub(super) fn own(path: &Path, screen: &mut Screen<'_>) -> Result<(ThemeFile, String)> {
    let text = text_of(path)?;
    let name = path.display().to_string();
    let mut wrong = ThemeFile::check(&name, &text);
    // The last stands in the error itself.
    let last = wrong.pop();
    for remark in wrong {
        screen.complain(remark);
    }
    match last {
        Some(remark) => Err(remark),
        None => Ok((ThemeFile::parse(&name, &text)?, text)),
    }
}

/// Which theme file a casebook is to use.
pub(super) enum Meant {
    /// The program's.
    Builtin,
    /// A file of the user's, and its text, in which nothing is wrong.
    Own(PathBuf, String),
}

/// What was typed after `--themes`.
///
/// # Errors
///
/// As [`own`].
pub(super) fn meant(path: &Path, screen: &mut Screen<'_>) -> Result<Meant> {
    if path.as_os_str() == "builtin" && !path.exists() {
        return Ok(Meant::Builtin);
    }
    let (_, text) = own(path, screen)?;
    Ok(Meant::Own(path.to_owned(), text))
}

impl Meant {
    /// Assigns the themes of a casebook by it.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be written.
    pub(super) fn assign(&self, casebook: &mut Casebook) -> Result<u64> {
        match self {
            Self::Builtin => casebook.use_themes(None),
            Self::Own(path, text) => casebook.use_themes(Some((path, text))),
        }
    }
}
