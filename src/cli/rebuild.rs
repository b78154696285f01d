//! `casebook rebuild`: the index made anew.

use std::path::Path;

use serde::Serialize;

use super::args::Rebuild;
use super::exit::Exit;
use super::form::Form;
use super::screen::Screen;
use super::themes::meant;
use super::words::{count, thousands};
use crate::Casebook;
use crate::error::Result;

/// What programs get.
#[derive(Debug, Serialize)]
struct Report {
    documents: u64,
    /// Decisions with other themes than before, where these were assigned anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    themes_changed: Option<u64>,
}

/// Makes the index anew from the stored records.
///
/// # Errors
///
/// Where there is no casebook, or it cannot be written.
pub fn run(args: &Rebuild, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let themes = args.themes.as_deref().map(|path| meant(path, screen)).transpose()?;
    let mut casebook = Casebook::open_to_rebuild(data)?;
    let themes_changed = themes.map(|themes| themes.assign(&mut casebook)).transpose()?;
    let documents = casebook.rebuild()?;
    let report = Report { documents, themes_changed };
    match form {
        Form::Json => screen.json(&report)?,
        Form::Ndjson => screen.json_line(&report)?,
        Form::Text => {
            let number = thousands(usize::try_from(documents).unwrap_or(usize::MAX));
            let mut prose = screen.prose();
            if let Some(changed) = report.themes_changed {
                let many = usize::try_from(changed).unwrap_or(usize::MAX);
                prose.line(format!(
                    "{} now have other themes.",
                    count(many, "decision", "decisions")
                ));
            }
            prose.line(format!("{}: the index now holds {number} documents.", data.display()));
            screen.show(prose)?;
        }
    }
    Ok(Exit::Done)
}
