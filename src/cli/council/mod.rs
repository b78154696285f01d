//! `casebook council`: one council over the years.

mod chart;
mod words;

use std::path::Path;

use super::args::Council as Typed;
use super::exit::Exit;
use super::form::Form;
use super::screen::Screen;
use super::words::charts::{awarded, upheld_rates};
use super::words::{list, meant};
use crate::Casebook;
use crate::casebook::Meant;
use crate::chart::{Chart, svg};
use crate::council::Council;
use crate::error::{Error, ErrorKind, Result};

/// Shows a council; where a name fits several, names them.
///
/// # Errors
///
/// Where the casebook cannot be read, or the drawing cannot be written.
pub fn run(args: &Typed, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let name = args.name.join(" ");
    if name.trim().is_empty() {
        return Err(Error::new(ErrorKind::Usage, "no council was named")
            .advise("for example: casebook council Kent"));
    }
    let casebook = Casebook::open(data)?;
    match casebook.council(&name)? {
        Meant::One(council) => show(&council, args, form, screen),
        Meant::None => {
            let near = casebook.near_names(&name)?;
            if !near.is_empty() {
                screen.complain(format_args!("no document here is about {name:?}{}", meant(&near)));
                return Ok(Exit::NothingFound);
            }
            let line = format!(
                "no document here is about {name:?} (`casebook search --organisation NAME` takes \
                 words of a name)"
            );
            screen.complain(line);
            Ok(Exit::NothingFound)
        }
        Meant::Several(names) => {
            let quoted: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
            let names = list(quoted.iter().map(String::as_str), "or");
            screen.complain(format_args!("{name:?} may be {names} (name one of them)"));
            Ok(Exit::NothingFound)
        }
    }
}

fn show(council: &Council, args: &Typed, form: Form, screen: &mut Screen<'_>) -> Result<Exit> {
    if let Some(path) = &args.svg {
        let drawing = drawing(council);
        std::fs::write(path, drawing).map_err(|error| Error::io(path, error))?;
        screen.say(format_args!("{}: drawn", path.display()));
    }
    match form {
        Form::Json => screen.json(council)?,
        Form::Ndjson => screen.json_line(council)?,
        Form::Text => {
            let mut prose = screen.prose();
            words::council(council, &mut prose);
            screen.show(prose)?;
        }
    }
    Ok(Exit::Done)
}

/// The bars as a drawing, for a report.
fn drawing(council: &Council) -> String {
    let upheld = "Complaints upheld, of those investigated (line: similar bodies)";
    let charts = [
        Chart { title: upheld.to_owned(), most: Some(100.0), bars: upheld_rates(&council.years) },
        Chart {
            title: "Awarded by the decisions held".to_owned(),
            most: None,
            bars: awarded(&council.years),
        },
    ];
    let held = council.decisions_held;
    let below = format!("Decisions held: {held}. There may be more. Made by casebook.");
    svg::drawing(&council.organisation, &charts, &[&below])
}
