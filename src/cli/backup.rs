//! `casebook backup`: all that cannot be made again, in one file.

use std::path::Path;

use serde_json::{Value, json};

use super::args::unattended::Backup;
use super::exit::Exit;
use super::form::Form;
use super::metrics::Began;
use super::screen::Screen;
use super::words::{bytes, number};
use crate::Casebook;
use crate::casebook::Backup as Made;
use crate::error::Result;

/// Writes a backup.
///
/// # Errors
///
/// Where the casebook is damaged, or the file cannot be written.
pub fn run(args: &Backup, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let began = Began::now();
    let done = back_up(args, data, screen).map(|exit| (exit, None));
    began.ended("backup", &args.metrics, data, done)
}

fn back_up(args: &Backup, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let made = Casebook::open(data)?.back_up(&args.file)?;
    match form {
        Form::Json => screen.json(&for_programs(args, made))?,
        Form::Ndjson => screen.json_line(&for_programs(args, made))?,
        Form::Text => {
            let mut prose = screen.prose();
            prose.line(format!(
                "{}: {} documents of {} in {}, verified.",
                args.file.display(),
                number(made.documents),
                data.display(),
                bytes(made.bytes)
            ));
            screen.show(prose)?;
        }
    }
    Ok(Exit::Done)
}

fn for_programs(args: &Backup, made: Made) -> Value {
    json!({
        "file": args.file,
        "documents": made.documents,
        "generation": made.generation,
        "bytes": made.bytes,
    })
}
