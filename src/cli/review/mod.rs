//! `casebook review`: what needs a person, and what people have decided.

mod add;
mod decide;
mod list;

use std::path::Path;

use super::args::review::{List, Review, Show, Signed, Verb};
use super::exit::Exit;
use super::explain;
use super::form::Form;
use super::screen::Screen;
use crate::Casebook;
use crate::error::{Error, ErrorKind, Result};
use crate::review::FactId;

/// Lists, shows, or keeps a decision.
///
/// # Errors
///
/// Where the casebook cannot be read or written, or what was typed cannot be said.
pub fn run(args: &Review, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    // Not left to clap, which would refuse `--data` there as well.
    if args.verb.is_some() && args.list != List::default() {
        let said = "options of the list stand before another verb";
        return Err(Error::new(ErrorKind::Usage, said)
            .advise("write the verb first: casebook review list --done"));
    }
    match &args.verb {
        None => list::run(&args.list, data, screen),
        Some(Verb::List(typed)) => list::run(typed, data, screen),
        Some(Verb::Show(typed)) => show(typed, data, screen),
        Some(Verb::Accept(typed)) => decide::accept(typed, data, screen),
        Some(Verb::Correct(typed)) => decide::correct(typed, data, screen),
        Some(Verb::Reject(typed)) => decide::reject(typed, data, screen),
        Some(Verb::Add(typed)) => add::run(typed, data, screen),
        Some(Verb::Undo(typed)) => decide::undo(typed, data, screen),
    }
}

fn show(args: &Show, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let ids = ids(&args.id)?;
    let casebook = Casebook::open(data)?;
    let mut exit = Exit::Done;
    for id in &ids {
        match explain::lookup(&casebook, id)? {
            Ok(kept) => {
                if explain::one(&kept, id, form, screen)? != Exit::Done {
                    exit = Exit::NothingFound;
                }
            }
            Err(missing) => {
                screen.complain(missing);
                exit = Exit::NothingFound;
            }
        }
    }
    Ok(exit)
}

/// The names of facts that were typed.
fn ids(typed: &[String]) -> Result<Vec<FactId>> {
    let ids = explain::names(typed);
    if ids.is_empty() {
        let typed = typed.join(" ");
        return Err(Error::new(ErrorKind::Usage, format!("{typed:?} is not the name of a fact"))
            .advise(
                "write it like 24-014-093/payment/57.1; `casebook explain REF` names all facts of a decision",
            ));
    }
    Ok(ids)
}

/// Who decides: as typed, else the name of who is logged in. A decision without a name is none.
fn by(signed: &Signed) -> Result<String> {
    let named = |name: String| Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    let logged_in = || LOGGED_IN.iter().find_map(|name| named(std::env::var(name).ok()?));
    signed.by.clone().and_then(named).or_else(logged_in).ok_or_else(|| {
        Error::new(ErrorKind::Usage, "nobody is named as the one who decides")
            .advise("say who, such as --by ann")
    })
}

/// Where systems keep the name of who is logged in, beside `USER`.
const LOGGED_IN: &[&str] = &["LOGNAME", "USERNAME"];

/// A casebook to decide in: one that is there.
fn open(data: &Path) -> Result<Casebook> {
    drop(Casebook::open(data)?);
    Casebook::open_to_write(data)
}
