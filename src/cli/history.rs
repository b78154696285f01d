//! `casebook history`: the texts of a decision, and what changed between them.

use std::path::Path;

use super::args::history::History as Typed;
use super::exit::Exit;
use super::form::Form;
use super::prose::Prose;
use super::screen::Screen;
use super::show::find::{self, Found};
use super::words::{count, day, money, sentence};
use crate::Casebook;
use crate::casebook::{Changes, Edition, History, Line};
use crate::error::Result;

/// Shows what was taken in under a reference, text by text.
///
/// # Errors
///
/// Where the casebook cannot be read.
pub fn run(args: &Typed, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let casebook = Casebook::open(data)?;
    let records = match find::find(&args.reference.join(" "), &casebook)? {
        Found::One(record) => vec![*record],
        Found::Several(records) => records,
        Found::Named(reference, _) => {
            screen.complain(format_args!("{reference} is not in {}", data.display()));
            return Ok(Exit::NothingFound);
        }
        Found::Nothing(line) => {
            screen.complain(line);
            return Ok(Exit::NothingFound);
        }
    };
    let told = records.iter().map(|record| casebook.history(record));
    let told: Vec<History> = told.collect::<Result<_>>()?;
    match (form, told.as_slice()) {
        (Form::Text, told) => {
            let mut prose = screen.prose();
            for history in told {
                in_words(history, &mut prose);
            }
            screen.show(prose)?;
        }
        (Form::Json, [one]) => screen.json(one)?,
        (Form::Json, all) => screen.json(&all)?,
        (Form::Ndjson, all) => all.iter().try_for_each(|one| screen.json_line(one))?,
    }
    Ok(Exit::Done)
}

fn in_words(history: &History, prose: &mut Prose) {
    let name = history.reference.as_ref().unwrap_or(&history.key);
    let body = history.organisation.iter().map(|body| format!(" · {body}"));
    let title = format!("{name}{}", body.collect::<String>());
    prose.line(prose.paint().strong(title));
    if let Some(gone) = history.gone_as_of {
        prose.paragraph(2, &format!("No longer published as of {}.", day(gone)));
    }
    if let [only] = history.versions.as_slice() {
        let said = if history.beside.is_empty() {
            "One text; nothing has changed since it was taken in."
        } else {
            "One text counts; what else came under this name is kept beside it."
        };
        prose.paragraph(2, said);
        source(only, prose);
    } else {
        for edition in &history.versions {
            prose.gap();
            prose.line(format!("  {}", head(edition)));
            source(edition, prose);
            changes(edition.changes.as_ref(), prose);
        }
    }
    if !history.beside.is_empty() {
        prose.heading("Kept beside it");
    }
    for edition in &history.beside {
        prose.line(format!("  {}", beside(edition)));
        source(edition, prose);
        if let Some(changes) = &edition.changes {
            prose.paragraph(4, &format!("{} from the current text.", tally(changes)));
        }
    }
    prose.gap();
}

/// "Version 2, current, taken in on 1 March 2026".
fn head(edition: &Edition) -> String {
    let mut parts = vec![format!("Version {}", edition.version)];
    if edition.retired_at.is_none() {
        parts.push("current".to_owned());
    }
    let taken_in = edition.taken_in.as_deref().map(moment);
    parts.extend(taken_in.map(|day| format!("taken in on {day}")));
    let retired = edition.retired_at.as_deref().map(moment);
    parts.extend(retired.map(|day| format!("until {day}")));
    parts.join(", ")
}

fn beside(edition: &Edition) -> String {
    let at = edition.retired_at.as_deref().map(moment).unwrap_or_default();
    match edition.reason.as_str() {
        "renamed" => format!("Read under this name by earlier rules, until {at}"),
        _ => format!("Another form, or a text that is not known to be later; kept since {at}"),
    }
}

fn source(edition: &Edition, prose: &mut Prose) {
    let member = edition.member.as_ref().map(|member| format!(" ({member})"));
    let mut lines = vec![("Read from", format!("{}{}", edition.path, member.unwrap_or_default()))];
    lines.extend(edition.retrieved.as_deref().map(|at| ("Fetched", moment(at))));
    lines.extend(edition.date.map(|date| ("Dated", day(date))));
    lines.extend(edition.awarded_total.map(|sum| ("Awards", money(sum))));
    for (label, value) in lines {
        prose.hanging(&format!("    {label:<10}"), &value);
    }
}

/// "1 March 2026" of a day or an instant; the hour is in the JSON.
fn moment(at: &str) -> String {
    let date = at.get(..10).and_then(|day| day.parse().ok());
    date.map_or_else(|| at.to_owned(), day)
}

fn changes(changes: Option<&Changes>, prose: &mut Prose) {
    let Some(changes) = changes else { return };
    prose.paragraph(4, &format!("{} from the text before:", sentence(&tally(changes))));
    for line in &changes.lines {
        prose.hanging(&format!("    {} ", line.sign), &marked(line));
    }
}

fn tally(changes: &Changes) -> String {
    if changes.lines.is_empty() {
        return "no line differs".to_owned();
    }
    let gone = count(changes.removed, "line", "lines");
    format!("{gone} gone and {} new", changes.added)
}

/// A line with the words that differ between ‹ ›; a line that differs as a whole has no marks.
fn marked(line: &Line) -> String {
    let some = line.pieces.iter().any(|(differs, words)| !differs && !words.trim().is_empty());
    let piece = |(differs, words): &(bool, String)| {
        let (bare, after) = words.split_at(words.trim_end().len());
        if *differs && some && !bare.is_empty() {
            format!("‹{bare}›{after}")
        } else {
            words.clone()
        }
    };
    line.pieces.iter().map(piece).collect()
}
