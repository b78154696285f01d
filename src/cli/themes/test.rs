//! `casebook themes test`: which themes would apply to a page, and why.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::super::args::themes::Test;
use super::super::exit::Exit;
use super::super::form::Form;
use super::super::prose::Prose;
use super::super::screen::Screen;
use super::super::words::{count, sentence};
use super::own;
use crate::casebook::Themes;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{CaseRef, Record};
use crate::themes::{Evidence, Reason, ThemeFile};
use crate::{Casebook, intake};

/// The most sentences that are shown of a theme.
const SENTENCES: usize = 4;

/// What programs get of a page.
#[derive(Debug, Serialize)]
struct Tested<'a> {
    page: &'a str,
    reference: Option<String>,
    theme_file: &'a str,
    themes: Vec<Reason>,
}

/// Prints the themes of pages and keeps nothing.
///
/// # Errors
///
/// Where a page or a theme file cannot be read.
pub(super) fn run(args: &Test, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let themes = match &args.themes {
        Some(path) => Themes::Own(Box::new(own(path, screen)?.0)),
        // Without a casebook a page can still be tried.
        None => Casebook::open(data).map_or(Ok(Themes::Program), |casebook| casebook.themes())?,
    };
    let (file, mut all) = (themes.file(), Vec::new());
    let mut exit = Exit::Done;
    for (name, record) in records(&args.page, data)? {
        let Some(decision) = record.decision() else {
            let kind = record.kind().label();
            screen.complain(format_args!("{name}: themes are of decisions, and this is a {kind}"));
            exit = Exit::SetAside;
            continue;
        };
        let mut reasons = file.explain(decision);
        reasons.retain(|reason| reason.applies || args.all);
        // What applies stands first.
        reasons.sort_by_key(|reason| !reason.applies);
        all.push((name, decision.reference.as_ref().map(ToString::to_string), reasons));
    }
    let any = all.iter().any(|(_, _, reasons)| reasons.iter().any(|reason| reason.applies));
    let tested: Vec<Tested<'_>> = all
        .iter_mut()
        .map(|(page, reference, themes)| Tested {
            page,
            reference: reference.take(),
            theme_file: file.name(),
            themes: std::mem::take(themes),
        })
        .collect();
    match (form, tested.as_slice()) {
        (Form::Json, [only]) => screen.json(only)?,
        (Form::Json, all) => screen.json(&all)?,
        (Form::Ndjson, all) => all.iter().try_for_each(|one| screen.json_line(one))?,
        (Form::Text, all) => {
            let mut prose = screen.prose();
            for one in all {
                print(one, file, &mut prose);
            }
            screen.show(prose)?;
        }
    }
    Ok(match exit {
        Exit::Done => Exit::found(any),
        other => other,
    })
}

/// The records meant: files, or decisions of the casebook by their references.
fn records(pages: &[PathBuf], data: &Path) -> Result<Vec<(String, Record)>> {
    let joined = pages.iter().map(|page| page.to_string_lossy()).collect::<Vec<_>>().join(" ");
    if let Some(reference) = CaseRef::parse(&joined).filter(|_| pages.iter().all(|it| !it.exists()))
    {
        let held = Casebook::open(data)?.by_reference(&reference)?;
        if held.is_empty() {
            let what = format!("{reference} is not in this casebook");
            return Err(Error::new(ErrorKind::Usage, what).advise("name a file, or ingest it"));
        }
        return Ok(held.into_iter().map(|record| (reference.to_string(), record)).collect());
    }
    intake::expect_some(pages)?;
    let mut records = Vec::new();
    intake::each(pages, &mut |read| {
        match read {
            Ok((_, record)) => records.push((record.source.path.clone(), record)),
            Err(aside) => return Err(Error::new(ErrorKind::Usage, aside.to_string())),
        }
        Ok(())
    })?;
    Ok(records)
}

fn print(tested: &Tested<'_>, file: &ThemeFile, prose: &mut Prose) {
    prose.gap();
    let paint = prose.paint();
    let applying = tested.themes.iter().filter(|reason| reason.applies).count();
    let name = tested.reference.as_deref().unwrap_or(tested.page);
    prose.line(paint.strong(format!("{name}: {}", count(applying, "theme", "themes"))));
    for reason in &tested.themes {
        let title = file.theme(&reason.theme).map_or(reason.theme.as_str(), |theme| &theme.title);
        let (name, because) = (&reason.theme, &reason.because);
        let line = if reason.applies {
            format!("{} ({name}): {because}", paint.strong(title))
        } else {
            format!("{title} ({name}) does not apply: {because}")
        };
        prose.gap();
        prose.paragraph(2, &line);
        for evidence in reason.evidence.iter().take(SENTENCES) {
            print_evidence(evidence, prose);
        }
        if reason.evidence.len() > SENTENCES {
            let more = count(reason.evidence.len() - SENTENCES, "more sentence", "more sentences");
            prose.paragraph(4, &paint.quiet(more));
        }
    }
}

fn print_evidence(evidence: &Evidence, prose: &mut Prose) {
    let paint = prose.paint();
    let place = sentence(evidence.place);
    let place = match evidence.paragraph {
        Some(number) => format!("Paragraph {number}, {}", evidence.place),
        None => place,
    };
    prose.paragraph(4, &paint.quiet(format!("{place}: {}", evidence.rule)));
    prose.paragraph(6, &marked(&evidence.quote, &evidence.words));
}

/// The sentence with the words that the rule met between ‹ ›.
fn marked(quote: &str, words: &str) -> String {
    match quote.split_once(words).filter(|_| !words.is_empty()) {
        Some((before, after)) => format!("{before}‹{words}›{after}"),
        None => quote.to_owned(),
    }
}
