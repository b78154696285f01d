//! `casebook show`: one document for a person to read.

mod decision;
pub(super) mod find;
mod linked;
mod papers;
mod paragraph;
mod remedy;

use std::path::Path;

use super::args::Show;
use super::exit::Exit;
use super::form::Form;
use super::prose::Prose;
use super::screen::Screen;
use super::words::day;
pub use super::words::decision::name;
use super::words::decision::same_text;
use crate::Casebook;
use crate::council::PaperFacts;
use crate::error::Result;
use crate::index::Card;
use crate::model::decision::Section;
use crate::model::{Body, CaseRef, Record};
use crate::search::{Highlighter, Question, Synonyms};
use find::Found;
use linked::{OnlyPapers, Shown};

/// Shows the document of a reference; where several share it, lists them.
///
/// # Errors
///
/// Where the casebook cannot be read.
pub fn run(args: &Show, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let casebook = Casebook::open(data)?;
    let asked = args.reference.join(" ");
    match find::find(&asked, &casebook)? {
        Found::One(found) => one(&found, &casebook, args, form, screen),
        Found::Several(found) if form == Form::Text => {
            let mut prose = screen.prose();
            find::list(&found, &mut prose);
            screen.show(prose)?;
            Ok(Exit::Done)
        }
        Found::Named(reference, papers) => named(&reference, &papers, &casebook, form, screen),
        Found::Several(found) => {
            let all: Vec<PaperFacts> =
                found.iter().map(|it| on_papers(it, &casebook)).collect::<Result<_>>()?;
            let shown = found.iter().zip(&all).map(|(record, papers)| Shown { record, papers });
            let shown: Vec<Shown<'_>> = shown.collect();
            match form {
                Form::Json => screen.json(&shown)?,
                _ => shown.iter().try_for_each(|one| screen.json_line(one))?,
            }
            Ok(Exit::Done)
        }
        Found::Nothing(line) => {
            screen.complain(line);
            Ok(Exit::NothingFound)
        }
    }
}

/// A case whose decision is not held: what papers say about it, and what else names it.
fn named(
    reference: &CaseRef,
    papers: &[Card],
    casebook: &Casebook,
    form: Form,
    screen: &mut Screen<'_>,
) -> Result<Exit> {
    let facts = casebook.papers_on(reference)?;
    if form == Form::Text {
        let mut prose = screen.prose();
        prose.line(format!("{reference} is not in this casebook; it is named in:"));
        prose.gap();
        find::papers(papers, &mut prose);
        linked::papers(&facts, reference, &mut prose);
        screen.show(prose)?;
        return Ok(Exit::Done);
    }
    if facts.is_empty() {
        let place = casebook.dir().display();
        screen.complain(format_args!("{reference} is not in {place}"));
        return Ok(Exit::NothingFound);
    }
    let shown = OnlyPapers { reference, held: false, papers: &facts };
    match form {
        Form::Json => screen.json(&shown)?,
        _ => screen.json_line(&shown)?,
    }
    Ok(Exit::Done)
}

/// What papers say about the case of a decision.
fn on_papers(found: &Record, casebook: &Casebook) -> Result<PaperFacts> {
    let reference = found.decision().and_then(|it| it.reference.as_ref());
    reference.map_or_else(|| Ok(PaperFacts::default()), |it| casebook.papers_on(it))
}

fn one(
    found: &Record,
    casebook: &Casebook,
    args: &Show,
    form: Form,
    screen: &mut Screen<'_>,
) -> Result<Exit> {
    let synonyms = Synonyms::of_casebook(casebook.dir())?;
    let question = args.question.as_deref().map(Question::parse);
    let marks = question.map(|question| Highlighter::new(&question, &synonyms));
    let marks = marks.as_ref();
    if let Some(number) = args.paragraph {
        return paragraph::run(found, number, marks, form, screen);
    }
    if form == Form::Text {
        let mut prose = screen.prose();
        if args.full || marks.is_some() {
            head(found, &mut prose);
            paragraph::all(found, marks, &mut prose);
        } else {
            record(found, &mut prose);
            further(found, casebook, &mut prose)?;
        }
        screen.show(prose)?;
        return Ok(Exit::Done);
    }
    if let Some(marks) = marks {
        let marked = paragraph::with_marks(found, marks);
        match form {
            Form::Json => screen.json(&marked)?,
            _ => marked.iter().try_for_each(|one| screen.json_line(one))?,
        }
        return Ok(Exit::found(!marked.is_empty()));
    }
    let papers = on_papers(found, casebook)?;
    let shown = Shown { record: found, papers: &papers };
    match form {
        Form::Json => screen.json(&shown)?,
        _ => screen.json_line(&shown)?,
    }
    Ok(Exit::Done)
}

/// What papers say about the case, other documents that name it, and how to read on.
fn further(found: &Record, casebook: &Casebook, prose: &mut Prose) -> Result<()> {
    let reference = found.decision().and_then(|it| it.reference.as_ref());
    let Some(reference) = reference else { return Ok(()) };
    let facts = casebook.papers_on(reference)?;
    linked::papers(&facts, reference, prose);
    let mut papers = casebook.naming(reference);
    papers.retain(|card| facts.papers().all(|key| key != card.key));
    if !papers.is_empty() {
        prose.heading("Also named in");
        find::papers(&papers, prose);
    }
    let payments = found.decision().into_iter().flat_map(|it| &it.payments);
    let mut awarded = payments.filter(|payment| payment.awarded);
    let place = awarded.find_map(|payment| payment.paragraph).unwrap_or(1);
    prose.gap();
    let how =
        format!("Read a paragraph: casebook show {reference} --paragraph {place}    all: --full");
    prose.line(prose.paint().quiet(how));
    let why = format!("Why these figures, and how sure: casebook explain {reference}");
    prose.line(prose.paint().quiet(why));
    Ok(())
}

/// A record in words: who, when, what was found, what has to be done.
pub fn record(record: &Record, prose: &mut Prose) {
    head(record, prose);
    match &record.body {
        Body::Decision(decision) => {
            let cut = record.diagnostics.iter().any(|remark| remark.code == "text/truncated");
            decision::body(decision, cut, prose);
        }
        Body::PerformancePage(page) => papers::performance_page(page, prose),
        Body::AnnualLetter(letter) => papers::annual_letter(letter, prose),
        Body::FeedbackReport(report) => papers::feedback_report(report, prose),
        Body::Listing(listing) => return papers::listing(listing, prose),
        Body::Other(page) => papers::other(page, prose),
    }
    outline(record, prose);
    remarks(record, prose);
}

/// Name and header lines.
fn head(record: &Record, prose: &mut Prose) {
    prose.line(prose.paint().strong(name(record)));
    prose.gap();
    for (label, value) in header(record) {
        prose.hanging(&format!("  {label:<11}"), &value);
    }
}

fn header(record: &Record) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    if let Some(decision) = record.decision() {
        lines.extend(decision::header(decision));
    } else {
        lines.extend(record.date().map(|date| ("Date", day(date))));
        let period = record.period();
        lines.extend(
            period.map(|days| ("Period", format!("{} to {}", day(days.from), day(days.to)))),
        );
    }
    lines.extend(record.source.url.as_ref().map(|url| ("Published", url.clone())));
    let standing = &record.source.standing;
    let gone = |it| format!("no longer published as of {}", day(it));
    lines.extend(standing.gone_as_of.map(|it| ("Site", gone(it))));
    lines.extend(same_text(standing).map(|words| ("Same text", words)));
    lines.push(("Read from", place(record)));
    lines
}

fn place(record: &Record) -> String {
    let member = record.source.member.as_ref().map(|member| format!(" ({member})"));
    format!("{}{}", record.source.path, member.unwrap_or_default())
}

/// Headings with the numbers of their paragraphs.
fn outline(record: &Record, prose: &mut Prose) {
    let with_text = |section: &&Section| !section.heading.is_empty();
    let sections: Vec<_> = record.sections().iter().filter(with_text).collect();
    if sections.is_empty() {
        return;
    }
    prose.heading("Sections");
    let numbered = |section: &&&Section| section.paragraphs.iter().any(|it| it.number.is_some());
    let room = if sections.iter().any(|section| numbered(&section)) { 10 } else { 0 };
    for section in sections {
        let numbers = section.paragraphs.iter().filter_map(|paragraph| paragraph.number);
        let (first, last) = (numbers.clone().min(), numbers.max());
        let range = match (first, last) {
            (Some(first), Some(last)) if first == last => format!("{first}"),
            (Some(first), Some(last)) => format!("{first} to {last}"),
            _ => String::new(),
        };
        let indent = "  ".repeat(usize::from(section.level.clamp(1, 4)) - 1);
        prose.hanging(&format!("  {range:<room$}{indent}"), &section.heading);
    }
}

/// What is odd about the document.
fn remarks(record: &Record, prose: &mut Prose) {
    if record.diagnostics.is_empty() {
        return;
    }
    prose.heading("Remarks on the reading");
    for remark in &record.diagnostics {
        prose.hanging("  - ", &format!("{} ({})", remark.message, remark.code));
    }
}
