//! `casebook similar`: have we done this before?

use std::io::Read as _;
use std::path::Path;

use super::args::similar::Similar as Typed;
use super::asked;
use super::exit::Exit;
use super::form::Form;
use super::marked::marked;
use super::prose::Prose;
use super::screen::Screen;
use super::words::card::{facts, name, place};
use super::words::decision::finding;
use super::words::{count, list};
use crate::Casebook;
use crate::casebook::{Case, Similar, SimilarHit};
use crate::error::{Error, ErrorKind, Result};
use crate::model::CaseRef;
use crate::themes::ThemeFile;

/// More of standard input is not read: no document may be so large.
const MOST: u64 = 64 * 1024 * 1024;

/// Prints past decisions like a decision, a file, or a draft.
///
/// # Errors
///
/// Where what is meant cannot be read, or the casebook cannot.
pub fn run(args: &Typed, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let among = asked::question(&[], &args.filters)?;
    let casebook = Casebook::open(data)?;
    let case = case(&args.like, &casebook)?;
    let similar = casebook.similar(&case, &among, args.limit)?;
    match form {
        Form::Json => screen.json(&similar)?,
        Form::Ndjson => similar.hits.iter().try_for_each(|hit| screen.json_line(hit))?,
        Form::Text => {
            let mut prose = screen.prose();
            print(&similar, casebook.themes()?.file(), &mut prose);
            screen.show(prose)?;
        }
    }
    Ok(Exit::found(!similar.hits.is_empty()))
}

/// What was meant: a file, standard input, or the reference of a decision that is held.
fn case(like: &[String], casebook: &Casebook) -> Result<Case> {
    match like {
        [dash] if dash == "-" => return Case::read("standard input", &read_input()?),
        [path] if Path::new(path).is_file() => {
            let bytes = std::fs::read(path).map_err(|error| Error::io(path, error))?;
            return Case::read(path, &bytes);
        }
        _ => {}
    }
    let typed = like.join(" ");
    let Some(reference) = CaseRef::parse(&typed) else {
        let what = format!("{typed:?} is no case reference and no file");
        return Err(Error::new(ErrorKind::Usage, what)
            .advise("for a draft in plain words: echo \"...\" | casebook similar -"));
    };
    let mut held = casebook.by_reference(&reference)?;
    if held.is_empty() {
        let what = format!("{reference} is not in this casebook");
        return Err(Error::new(ErrorKind::Usage, what)
            .advise("take it in with `casebook ingest`, or name its file"));
    }
    Ok(Case::Decision(Box::new(held.swap_remove(0))))
}

fn read_input() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(MOST).read_to_end(&mut bytes);
    read.map_err(|error| Error::io("standard input", error))?;
    Ok(bytes)
}

fn print(similar: &Similar, themes: &ThemeFile, prose: &mut Prose) {
    let paint = prose.paint();
    let like = similar.like.as_deref().unwrap_or("this draft");
    if similar.hits.is_empty() {
        prose.line(paint.strong(format!("Nothing in this casebook is like {like}.")));
        if similar.words.is_empty() {
            prose.paragraph(0, "It has no words that tell one case from another: say what went wrong, and with what.");
        } else {
            let words = list(similar.words.iter().take(6).map(String::as_str), "and");
            prose.paragraph(0, &format!("It was looked for by: {words}."));
        }
        return;
    }
    let many = count(similar.hits.len(), "decision", "decisions");
    prose.line(paint.strong(format!("{many} like {like}, the most alike first")));
    for (at, hit) in similar.hits.iter().enumerate() {
        prose.gap();
        print_hit(at + 1, hit, themes, prose);
    }
    if let Some(reference) = similar.hits.first().and_then(|hit| hit.card.reference.as_ref()) {
        prose.gap();
        prose.line(paint.quiet(format!("Read one: casebook show {reference}")));
    }
}

fn print_hit(number: usize, hit: &SimilarHit, themes: &ThemeFile, prose: &mut Prose) {
    let paint = prose.paint();
    let score = format!("{:.0}% alike", hit.score * 100.0);
    prose.hanging(
        &format!("{number:>3}. "),
        &format!("{} · {score}", paint.strong(name(&hit.card))),
    );
    prose.paragraph(5, &facts(&hit.card));
    let titled = |names: &[String]| {
        let title = |name: &String| {
            themes.theme(name).map_or_else(|| name.clone(), |theme| theme.title.clone())
        };
        names.iter().map(title).collect::<Vec<_>>().join("; ")
    };
    let shared = &hit.shared;
    for (what, said) in [
        ("Both about", titled(&shared.subjects)),
        ("Both found", titled(&shared.faults)),
        ("Both have to change", titled(&shared.remedies)),
        ("Same category", shared.category.clone().unwrap_or_default()),
        ("Shared words", shared.words.join(", ")),
        ("Shared law", shared.law.join("; ")),
        ("Same finding", shared.finding.map(finding).unwrap_or_default().to_owned()),
    ] {
        if !said.is_empty() {
            prose.hanging(&format!("     {what}: "), &said);
        }
    }
    if let Some(passage) = &hit.passage {
        prose.paragraph(5, &paint.quiet(place(passage)));
        prose.paragraph(7, &marked(&passage.text, &passage.marks, paint));
    }
}
