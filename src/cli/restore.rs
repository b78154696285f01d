//! `casebook restore`: a casebook out of a backup.

use std::path::Path;

use serde_json::json;

use super::args::unattended::Restore;
use super::exit::Exit;
use super::form::Form;
use super::screen::Screen;
use super::words::number;
use crate::Casebook;
use crate::error::Result;

/// Puts a backup in the place of the casebook, or makes one of it where there is none.
///
/// # Errors
///
/// Where the backup is damaged, or a casebook is there and is not to be replaced.
pub fn run(args: &Restore, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let casebook = Casebook::restore(&args.file, data, args.replace)?;
    let (documents, generation) = (casebook.store().documents()?, casebook.store().generation()?);
    let report = json!({ "documents": documents, "generation": generation });
    match form {
        Form::Json => screen.json(&report)?,
        Form::Ndjson => screen.json_line(&report)?,
        Form::Text => {
            let mut prose = screen.prose();
            prose.line(format!(
                "{}: {} documents restored from {}; the index was made anew.",
                data.display(),
                number(documents),
                args.file.display()
            ));
            screen.show(prose)?;
        }
    }
    Ok(Exit::Done)
}
