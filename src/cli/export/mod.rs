//! `casebook export`: facts as tables.

mod bulk;
mod check;

use std::path::Path;

use super::args::export::Export;
use super::asked::question;
use super::exit::Exit;
use super::follow::told_to_stop;
use super::form::choose;
use super::screen::Screen;
use super::words::{count, money};
use crate::Casebook;
use crate::casebook::{ALL, Wanted};
use crate::error::{Error, ErrorKind, Result};
use crate::export::{
    BULK, Format, Order, SHEETS, Sheet, Table, format_for, sheet, stop_by, written_at,
};
use crate::model::Pence;
use crate::search::Question;

/// What is typed for all sheets as one script for PostgreSQL.
const SQL: &str = "sql";

/// What is typed for the definition of whole decisions ([`BULK`]) for a search engine.
const MAPPING: &str = "mapping";

fn is(typed: &str, name: &str) -> bool {
    typed.trim().eq_ignore_ascii_case(name)
}

/// Writes the rows of a sheet or of all, of everything or of what a question finds.
///
/// # Errors
///
/// Where the casebook cannot be read or the rows cannot be written; no half file is left behind.
pub fn run(args: &Export, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    if let Some(file) = &args.check {
        return check::run(file, data, screen);
    }
    let typed = args.sheet.as_deref().unwrap_or_default();
    if is(typed, BULK) {
        return bulk::run(args, data, screen);
    }
    if is(typed, MAPPING) {
        return bulk::mapping(args, data, screen);
    }
    let script = is(typed, SQL);
    let sheets = sheets(if script { ALL } else { typed })?;
    let format = format(args, script, sheets.len() > 1)?;
    let question = question(&args.question, &args.filters)?;
    let wanted = Wanted {
        question: &question,
        sheets,
        format,
        excel: args.excel,
        all_statuses: args.all_statuses,
        written_at: written_at(args.time.as_deref())?,
    };
    if args.output.is_some() {
        stop_by(told_to_stop()?);
    }
    let casebook = Casebook::open(data)?;
    // How the question was understood, and whether more could answer than were weighed.
    if !question.to_string().is_empty() {
        let answer = casebook.search(&Question { limit: 0, offset: 0, ..question.clone() })?;
        answer.remarks.iter().for_each(|remark| screen.complain(remark));
    }
    casebook.export(wanted, |order| write(order, args, screen))
}

/// The sheets of a name.
fn sheets(name: &str) -> Result<Vec<&'static Sheet>> {
    if is(name, ALL) {
        return Ok(SHEETS.iter().collect());
    }
    if let Some(found) = sheet(name) {
        return Ok(vec![found]);
    }
    let names: Vec<(&str, ())> = SHEETS
        .iter()
        .map(|sheet| sheet.name)
        .chain([ALL, SQL, BULK, MAPPING])
        .map(|it| (it, ()))
        .collect();
    choose("a sheet", name, &names).map(|()| Vec::new())
}

/// The form that was typed, or else the one that the file to write ends in.
fn format(args: &Export, script: bool, several: bool) -> Result<Format> {
    let typed = args.format.as_deref();
    let typed = typed.map(|typed| choose("--format", typed, Format::ALL)).transpose()?;
    let asked = if script { Some(Format::Sql) } else { typed };
    match &args.output {
        Some(path) => format_for(path, asked, several),
        None => Ok(asked.unwrap_or(Format::Csv)),
    }
}

fn write(order: &Order<'_>, args: &Export, screen: &mut Screen<'_>) -> Result<Exit> {
    let several = order.sheets.len() > 1;
    let done = match (&args.output, order.sheets.as_slice()) {
        (None, _) if order.format.streams() && (!several || order.format.holds_several()) => {
            let done = order.to_stream(screen.out())?;
            let any = done.tables.iter().any(|table| table.rows > 0);
            if !any {
                let what =
                    if several { "rows" } else { order.sheets.first().map_or("", |it| it.plural) };
                screen.complain(format_args!("no {what} found"));
            }
            return Ok(Exit::found(any));
        }
        (None, _) => {
            let what = if several {
                "all sheets are written to files"
            } else {
                "this form is written to a file"
            };
            return Err(Error::new(ErrorKind::Usage, what).advise("name the place with --output"));
        }
        (Some(path), _) if several && !order.format.holds_several() => order.to_folder(path)?,
        (Some(path), _) => order.to_file(path)?,
    };
    if let Some(path) = &args.output {
        for table in &done.tables {
            let place = if several { format!("{}: ", path.display()) } else { String::new() };
            let name = if several { table.sheet.clone() } else { path.display().to_string() };
            screen.say(format_args!("{place}{name}: {}", in_words(table)));
        }
    }
    Ok(Exit::found(done.tables.iter().any(|table| table.rows > 0)))
}

/// "3 payments from 2 documents; awards of £450.00 in all, and 1 without a definite sum".
fn in_words(table: &Table) -> String {
    let (row, plural) = sheet(&table.sheet).map_or(("row", "rows"), |it| (it.row, it.plural));
    let number = |of: u64| usize::try_from(of).unwrap_or(usize::MAX);
    let rows = count(number(table.rows), row, plural);
    let documents = count(number(table.documents), "document", "documents");
    let sums = match (table.awarded_pence, table.awards_without_sum) {
        (Some(sum), Some(0)) => format!("; awards of {} in all", money(Pence(sum))),
        (Some(sum), Some(some)) => {
            format!("; awards of {} in all, and {some} without a definite sum", money(Pence(sum)))
        }
        _ => String::new(),
    };
    // One text under several references is paid once.
    let elsewhere = match table.awards_elsewhere {
        Some(some @ 1..) => format!(
            "; {} counted under another reference (column counted_under)",
            count(number(some), "award", "awards")
        ),
        _ => String::new(),
    };
    format!("{rows} from {documents}{sums}{elsewhere}")
}
