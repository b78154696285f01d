//! `casebook status`: how the casebook stands, for a person or a monitor.

use std::path::Path;

use serde_json::{Value, json};

use super::args::unattended::Status as Typed;
use super::exit::Exit;
use super::form::Form;
use super::ingest::name;
use super::prose::Prose;
use super::screen::Screen;
use super::table::{Align, Table};
use super::words::{bytes, day, number, sentence};
use crate::Casebook;
use crate::casebook::Status;
use crate::error::Result;

/// Says how the casebook stands.
///
/// # Errors
///
/// Where there is none, or its store cannot be read.
pub fn run(args: &Typed, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let status = Casebook::open(data)?.status()?;
    match form {
        Form::Json => screen.json(&for_programs(&status))?,
        Form::Ndjson => screen.json_line(&for_programs(&status))?,
        Form::Text => {
            let mut prose = screen.prose();
            in_words(&status, data, &mut prose);
            screen.show(prose)?;
        }
    }
    Ok(Exit::Done)
}

fn for_programs(status: &Status) -> Value {
    let mut value = json!(status);
    value["in_step"] = status.in_step().into();
    value
}

fn in_words(status: &Status, data: &Path, prose: &mut Prose) {
    let store = &status.store;
    let all = store.documents.values().sum();
    prose.heading(&format!("{}: {} documents", data.display(), number(all)));
    prose.gap();
    let mut table = Table::new(&[("Kind", Align::Whole), ("Documents", Align::Right)]);
    for (kind, count) in &store.documents {
        table.row([sentence(&name(*kind)), number(*count)]);
    }
    if !table.is_empty() {
        prose.table(&table);
        prose.gap();
    }
    for (what, said) in lines(status) {
        prose.hanging(&format!("{what:<20}"), &said);
    }
    for (what, advice) in waiting(status) {
        prose.gap();
        prose.paragraph(0, &format!("{what}: {advice}."));
    }
}

fn lines(status: &Status) -> Vec<(&'static str, String)> {
    let store = &status.store;
    let newest = store
        .newest_decision
        .as_deref()
        .map_or("none".to_owned(), |date| date.parse().map_or_else(|_| date.to_owned(), day));
    let last = match (&store.last_run, &store.writer) {
        (_, Some(writer)) => format!("{writer} is writing now"),
        (None, None) => "none has written anything".to_owned(),
        (Some(run), None) => match &run.finished_at {
            Some(at) => format!("ended {at}"),
            None => format!("began {} and was stopped", run.started_at),
        },
    };
    let index = match (&status.index_documents, &status.index_generation) {
        (Some(documents), Some(generation)) => format!(
            "{}, {} documents, generation {generation}",
            bytes(status.index_bytes),
            number(*documents)
        ),
        _ => "cannot be used".to_owned(),
    };
    let crawl = match &store.last_complete_crawl {
        Some(day) => format!("{} as of {day}", number(store.gone)),
        None => "not known: no complete crawl was taken in".to_owned(),
    };
    vec![
        ("Newest decision", newest),
        ("No longer published", crawl),
        ("Last run", last),
        ("Store", format!("{}, generation {}", bytes(store.store_bytes), store.generation)),
        ("Index", index),
        ("Earlier texts", number(store.versions)),
        ("Reviews", number(store.reviews)),
        ("Rules", format!("{}; {} read by others", store.parser, number(store.stale))),
        ("Set aside", number(store.set_aside)),
    ]
}

/// What waits for someone, and what to do about it.
fn waiting(status: &Status) -> Vec<(String, &'static str)> {
    let mut waiting = Vec::new();
    if let Some(problem) = &status.index_problem {
        waiting.push((problem.clone(), "run `casebook rebuild`"));
    } else if !status.in_step() {
        let behind = "The index is behind the store".to_owned();
        waiting.push((behind, "any `casebook ingest` brings it up"));
    }
    if status.store.set_aside > 0 {
        let count = number(status.store.set_aside);
        waiting.push((format!("{count} set aside"), "see `casebook quarantine list`"));
    }
    waiting
}
