//! `casebook explain`: why a decision's figures were read so, and what remarks and rules mean.

mod codes;
pub mod fact;
mod lookup;

use std::path::Path;

use super::args::Explain;
use super::exit::Exit;
use super::form::Form;
use super::screen::Screen;
use super::show::find::{self, Found};
use crate::Casebook;
use crate::casebook::Kept;
use crate::error::Result;
use crate::intake;
use crate::model::Record;
use crate::review::FactId;
pub use lookup::{Missing, lookup, names};

/// Explains what was named: a fact, a decision, a file, a code.
///
/// # Errors
///
/// Where the casebook or the file cannot be read.
pub fn run(args: &Explain, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let asked = args.what.join(" ");
    if asked.trim().is_empty() {
        return codes::run(None, screen);
    }
    if codes::is_known(asked.trim()) {
        return codes::run(Some(&asked), screen);
    }
    if let [path, rest @ ..] = args.what.as_slice()
        && Path::new(path).exists()
    {
        return file(Path::new(path), &rest.join(" "), form, screen);
    }
    if let Some(id) = names(&args.what).into_iter().next() {
        return fact_of_casebook(&id, data, form, screen);
    }
    if codes::is_like_one(&asked) {
        return codes::run(Some(&asked), screen);
    }
    let casebook = Casebook::open(data)?;
    let records = match find::find(&asked, &casebook)? {
        Found::One(record) => vec![*record],
        Found::Several(records) => records,
        Found::Named(reference, _) => {
            screen.complain(format_args!(
                "{reference} is only named in {0}, not held there (`casebook show {reference} --data {0}` tells where)",
                data.display()
            ));
            return Ok(Exit::NothingFound);
        }
        Found::Nothing(line) => {
            screen.complain(line);
            return Ok(Exit::NothingFound);
        }
    };
    documents(&records, form, screen)
}

/// Every fact of some documents.
fn documents(records: &[Record], form: Form, screen: &mut Screen<'_>) -> Result<Exit> {
    match (form, records) {
        (Form::Text, _) => {
            let mut prose = screen.prose();
            for record in records {
                fact::document(record, &mut prose);
            }
            screen.show(prose)?;
        }
        (Form::Json, [record]) => screen.json(&fact::Document::of(record))?,
        (Form::Json, _) => {
            screen.json(&records.iter().map(fact::Document::of).collect::<Vec<_>>())?;
        }
        (Form::Ndjson, _) => {
            for record in records {
                screen.json_line(&fact::Document::of(record))?;
            }
        }
    }
    Ok(Exit::found(!records.is_empty()))
}

/// A file, or the documents of a folder, without keeping anything; `rest` may name one fact in it.
fn file(path: &Path, rest: &str, form: Form, screen: &mut Screen<'_>) -> Result<Exit> {
    let (mut records, mut aside) = (Vec::new(), false);
    intake::each(&[path], &mut |read| {
        match read {
            Ok((_, record)) => records.push(record),
            Err(set_aside) => {
                aside = true;
                screen.complain(set_aside);
            }
        }
        Ok(())
    })?;
    let exit = if let Some(id) = names(&[format!("x/{rest}")]).pop() {
        let Some(read) = records.pop() else { return Ok(Exit::SetAside) };
        let id = FactId { document: crate::review::document_name(&read), ..id };
        one(&Kept { read, judgements: Vec::new() }, &id, form, screen)?
    } else {
        documents(&records, form, screen)?
    };
    Ok(if aside { Exit::SetAside } else { exit })
}

fn fact_of_casebook(id: &FactId, data: &Path, form: Form, screen: &mut Screen<'_>) -> Result<Exit> {
    let casebook = Casebook::open(data)?;
    match lookup(&casebook, id)? {
        Ok(kept) => one(&kept, id, form, screen),
        Err(missing) => {
            screen.complain(missing);
            Ok(Exit::NothingFound)
        }
    }
}

/// One fact in full; where there is none of this name, what there is.
pub(super) fn one(kept: &Kept, id: &FactId, form: Form, screen: &mut Screen<'_>) -> Result<Exit> {
    let settled = kept.settled();
    let Some(full) = fact::Full::of(&settled, id) else {
        screen.complain(Missing::Fact(id.clone(), crate::review::near(&settled.record, id)));
        return Ok(Exit::NothingFound);
    };
    match form {
        Form::Json => screen.json(&full)?,
        Form::Ndjson => screen.json_line(&full)?,
        Form::Text => {
            let mut prose = screen.prose();
            full.print(&settled.record, &mut prose);
            screen.show(prose)?;
        }
    }
    Ok(Exit::Done)
}
