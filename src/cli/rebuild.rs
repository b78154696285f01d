//! `casebook rebuild`: the index made anew.

use std::path::Path;

use serde::Serialize;

use super::args::Rebuild;
use super::exit::Exit;
use super::form::Form;
use super::screen::Screen;
use super::words::thousands;
use crate::Casebook;
use crate::error::Result;

/// What programs get.
#[derive(Debug, Serialize)]
struct Report {
    documents: u64,
}

/// Makes the index anew from the stored records.
///
/// # Errors
///
/// Where there is no casebook, or it cannot be written.
pub fn run(args: &Rebuild, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let documents = Casebook::open_to_rebuild(data)?.rebuild()?;
    match form {
        Form::Json => screen.json(&Report { documents })?,
        Form::Ndjson => screen.json_line(&Report { documents })?,
        Form::Text => {
            let number = thousands(usize::try_from(documents).unwrap_or(usize::MAX));
            let mut prose = screen.prose();
            prose.line(format!("{}: the index now holds {number} documents.", data.display()));
            screen.show(prose)?;
        }
    }
    Ok(Exit::Done)
}
