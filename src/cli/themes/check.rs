//! `casebook themes check`: a theme file of the user's, read with remarks that name their lines.

use std::path::Path;

use serde::Serialize;

use super::super::args::themes::Check;
use super::super::exit::Exit;
use super::super::form::Form;
use super::super::screen::Screen;
use super::super::words::count;
use super::text_of;
use crate::Casebook;
use crate::error::Result;
use crate::themes::ThemeFile;

/// What programs get.
#[derive(Debug, Serialize)]
struct Checked {
    file: String,
    themes: usize,
    mistakes: Vec<Mistake>,
}

/// One remark.
#[derive(Debug, Serialize)]
struct Mistake {
    /// File and line.
    at: String,
    what: String,
    advice: Option<String>,
}

/// Reads a theme file and keeps nothing.
///
/// # Errors
///
/// Where the file cannot be read.
pub(super) fn run(args: &Check, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let (name, text) = match &args.themes {
        Some(path) => (path.display().to_string(), text_of(path)?),
        None => in_use(data)?,
    };
    let wrong = ThemeFile::check(&name, &text);
    let themes = ThemeFile::parse(&name, &text).map_or(0, |file| file.themes().len());
    let mistakes: Vec<Mistake> = wrong
        .iter()
        .map(|error| Mistake {
            at: error.path().map_or_else(|| name.clone(), |path| path.display().to_string()),
            what: error.what().to_owned(),
            advice: error.advice().map(str::to_owned),
        })
        .collect();
    let checked = Checked { file: name, themes, mistakes };
    match form {
        Form::Json => screen.json(&checked)?,
        Form::Ndjson => screen.json_line(&checked)?,
        Form::Text => {
            for error in &wrong {
                screen.put(format!("{error}\n"))?;
            }
            let many = count(checked.themes, "theme", "themes");
            screen.put(match checked.mistakes.len() {
                0 => format!("{}: {many}, no mistakes.\n", checked.file),
                wrong => format!("{}: {}.\n", checked.file, count(wrong, "mistake", "mistakes")),
            })?;
        }
    }
    Ok(if wrong.is_empty() { Exit::Done } else { Exit::Failed })
}

/// The file in use: that of the casebook, or the program's own where there is no casebook.
fn in_use(data: &Path) -> Result<(String, String)> {
    let own = Casebook::open(data).ok().map(|casebook| casebook.store().own_themes());
    Ok(match own.transpose()?.flatten() {
        Some(own) => (own.path, own.text),
        None => (ThemeFile::builtin().name().to_owned(), ThemeFile::builtin_text().to_owned()),
    })
}
