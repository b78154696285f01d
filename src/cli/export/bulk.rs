//! `casebook export bulk` and `casebook export mapping`: decisions for a search engine.

use std::path::Path;

use crate::Casebook;
use crate::cli::args::export::Export;
use crate::cli::asked::question;
use crate::cli::exit::Exit;
use crate::cli::follow::told_to_stop;
use crate::cli::form::choose;
use crate::cli::screen::Screen;
use crate::cli::words::count;
use crate::error::{Error, ErrorKind, Result};
use crate::export::{
    self, BULK, Engine, Format, Names, Provenance, Selection, Target, format_for, stop_by,
    written_at,
};
use crate::model::record::PARSER_VERSION;
use crate::search::Synonyms;

/// Writes the decisions that a question finds as the stream that `_bulk` takes.
///
/// # Errors
///
/// Where the casebook cannot be read or the stream not be written; no half file is left behind.
pub(super) fn run(args: &Export, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    only_json(args)?;
    let question = question(&args.question, &args.filters)?;
    let casebook = Casebook::open(data)?;
    let (snapshot, documents) = casebook.found_in_store(&question)?;
    let selection = Selection { documents: &documents, all_statuses: args.all_statuses };
    let place = Path::new("standard output");
    let written = match &args.output {
        None => export::bulk(&snapshot, selection, screen.out(), place)?.rows,
        Some(path) => {
            let format = format_for(path, Some(Format::Ndjson), false)?;
            let made = Provenance {
                sheet: BULK.to_owned(),
                question: question.to_string(),
                all_statuses: args.all_statuses,
                format: format.name().to_owned(),
                casebook: casebook.store().id()?,
                generation: snapshot.generation()?,
                documents: documents.len() as u64,
                program: PARSER_VERSION.to_owned(),
                written_at: written_at(args.time.as_deref())?,
                tables: Vec::new(),
            };
            stop_by(told_to_stop()?);
            let written = export::bulk_to_file(&snapshot, selection, made, path)?.rows;
            let number = usize::try_from(written).unwrap_or(usize::MAX);
            screen.say(format_args!(
                "{}: {}",
                path.display(),
                count(number, "decision", "decisions")
            ));
            written
        }
    };
    if written == 0 {
        screen.complain("no decisions found");
    }
    Ok(Exit::found(written > 0))
}

/// Writes the definition of the index for an engine, with the names that questions go by here.
///
/// # Errors
///
/// Where no engine is named, or the definition cannot be written.
pub(super) fn mapping(args: &Export, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    only_json(args)?;
    let Some(engine) = &args.engine else {
        return Err(Error::new(ErrorKind::Usage, "which engine is the index for?")
            .advise("say --for elasticsearch, --for opensearch or --for quickwit"));
    };
    let engine = choose("--for", engine, Engine::ALL)?;
    let names: Vec<Names> = Synonyms::of_casebook(data)?
        .groups()
        .map(|(names, also_words)| Names { names, also_words })
        .collect();
    let definition = export::definition(engine, &names);
    match &args.output {
        None => screen.json(&definition)?,
        Some(path) => {
            let mut target = Target::new(path)?;
            serde_json::to_writer_pretty(&mut target, &definition)
                .map_err(|error| Error::io(path, error.into()))?;
            target.finish()?;
        }
    }
    Ok(Exit::Done)
}

/// Both are JSON and nothing else.
fn only_json(args: &Export) -> Result<()> {
    match &args.format {
        Some(typed) if !matches!(typed.as_str(), "json" | "ndjson") => {
            Err(Error::new(ErrorKind::Usage, format!("this is JSON, and cannot be {typed:?}")))
        }
        _ => Ok(()),
    }
}
