//! `casebook watch`: saved questions, and what is new to them.

mod html;
mod text;

use std::io::Write as _;
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::args::watch::{Add, List, Remove, Run, Verb, Watch};
use super::asked;
use super::exit::Exit;
use super::form::Form;
use super::screen::Screen;
use super::table::{Align, Table};
use super::words::count;
use crate::Casebook;
use crate::casebook::Saved;
use crate::error::{Error, ErrorKind, Result};
use crate::export::Target;
use crate::search::Question;
use crate::watch::Report;

/// Saves, lists, forgets or runs questions.
///
/// # Errors
///
/// Where the casebook cannot be read or written, or what was typed cannot be meant.
pub fn run(args: &Watch, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    match &args.verb {
        None => show(&List::default(), data, screen),
        Some(Verb::List(typed)) => show(typed, data, screen),
        Some(Verb::Add(typed)) => add(typed, data, screen),
        Some(Verb::Remove(typed)) => remove(typed, data, screen),
        Some(Verb::Run(typed)) => report(typed, data, screen),
    }
}

fn add(args: &Add, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let question = asked::question(&args.question, &args.filters)?;
    for remark in question.remarks() {
        screen.complain(remark);
    }
    let mut casebook = open_to_write(data)?;
    casebook.add_watch(&args.name, &question, args.from_now)?;
    let asked = Question { limit: 0, ..question };
    let now = usize::try_from(casebook.search(&asked)?.total).unwrap_or(usize::MAX);
    let now = count(now, "document answers it now", "documents answer it now");
    let first = if args.from_now { "what comes from now on" } else { "all that is there" };
    screen
        .say(format_args!("{} is saved: {now}; its first run reports {first}.", args.name.trim()));
    Ok(Exit::Done)
}

fn remove(args: &Remove, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let mut casebook = open_to_write(data)?;
    for name in &args.names {
        casebook.remove_watch(name)?;
        screen.say(format_args!("{} is forgotten.", name.trim()));
    }
    Ok(Exit::Done)
}

/// A saved question as programs read it.
#[derive(Serialize)]
struct Line<'a> {
    name: &'a str,
    question: &'a str,
    added_at: &'a str,
    ran_at: Option<&'a str>,
}

impl<'a> Line<'a> {
    fn of(saved: &'a Saved) -> Self {
        Self {
            name: &saved.name,
            question: &saved.question,
            added_at: &saved.added_at,
            ran_at: saved.ran_at.as_deref(),
        }
    }
}

fn show(args: &List, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let saved = Casebook::open(data)?.watches()?;
    let rows: Vec<Line<'_>> = saved.iter().map(Line::of).collect();
    match form {
        Form::Json => screen.json(&rows)?,
        Form::Ndjson => rows.iter().try_for_each(|row| screen.json_line(row))?,
        Form::Text if saved.is_empty() => {
            screen.complain("no question is saved: casebook watch add NAME QUESTION");
        }
        Form::Text => {
            let mut table = Table::new(&[
                ("Name", Align::Left),
                ("Question", Align::Left),
                ("Last run", Align::Whole),
            ]);
            for it in &saved {
                let question = if it.question.is_empty() { "everything" } else { &it.question };
                let ran = it.ran_at.as_deref().map_or_else(|| "never".to_owned(), text::moment);
                table.row([it.name.clone(), question.to_owned(), ran]);
            }
            let mut prose = screen.prose();
            prose.table(&table);
            screen.show(prose)?;
        }
    }
    Ok(Exit::found(!saved.is_empty()))
}

/// Prints and writes the report, and only then notes that it was made: what is stopped on the way is
/// reported again rather than lost.
fn report(args: &Run, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let since = args.since.as_deref().map(day).transpose()?;
    let notes = !args.peek && since.is_none();
    let mut casebook = if notes { open_to_write(data)? } else { Casebook::open(data)? };
    let names: Vec<&str> = args.names.iter().map(String::as_str).collect();
    let report = casebook.news(&names, since)?;
    if report.watches.is_empty() {
        screen.complain("no question is saved: casebook watch add NAME QUESTION");
        return Ok(Exit::NothingFound);
    }
    match form {
        Form::Json => screen.json(&report)?,
        Form::Ndjson => rows(&report, screen)?,
        Form::Text => {
            let mut prose = screen.prose();
            text::report(&report, &mut prose);
            screen.show(prose)?;
        }
    }
    if let Some(path) = &args.html {
        write(path, html::page(&report).as_bytes())?;
        screen.say(format_args!("{}: written", path.display()));
    }
    if let Some(path) = &args.atom {
        write(path, &crate::watch::atom::feed(path, &report)?)?;
        screen.say(format_args!("{}: written", path.display()));
    }
    // Where the readers are gone before they have it all, nothing is noted.
    screen.finish()?;
    if notes {
        casebook.reported(&report)?;
    } else if !report.is_empty() {
        screen.say("Nothing was noted: the next run reports what it would have reported.");
    }
    Ok(Exit::found(!report.is_empty()))
}

/// Every document on a line, with the name of the question that it is new to.
fn rows(report: &Report, screen: &mut Screen<'_>) -> Result<()> {
    #[derive(Serialize)]
    struct Row<'a> {
        watch: &'a str,
        #[serde(flatten)]
        item: &'a crate::watch::Item,
    }
    for news in &report.watches {
        for item in &news.items {
            screen.json_line(&Row { watch: &news.name, item })?;
        }
    }
    Ok(())
}

/// A file that is there whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut target = Target::new(path)?;
    target.write_all(bytes).map_err(|error| Error::io(path, error))?;
    target.finish()
}

fn day(typed: &str) -> Result<Date> {
    typed.trim().parse().map_err(|_| {
        Error::new(ErrorKind::Usage, format!("--since cannot be {typed:?}"))
            .advise("say a day, such as 2025-11-01")
    })
}

/// Opens a casebook that is there, to write.
fn open_to_write(data: &Path) -> Result<Casebook> {
    drop(Casebook::open(data)?);
    Casebook::open_to_write(data).map_err(|error| {
        if error.kind() != ErrorKind::Io {
            return error;
        }
        Error::new(
            ErrorKind::Io,
            "this casebook cannot be written, and saved questions are kept in it",
        )
        .at(data)
        .advise("`casebook watch run --peek` reports without noting it")
        .because(error)
    })
}
