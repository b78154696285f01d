//! Paragraphs by their numbers: one with what surrounds it, or all of them.

use serde::Serialize;

use super::super::exit::Exit;
use super::super::form::Form;
use super::super::marked::marked;
use super::super::prose::Prose;
use super::super::screen::Screen;
use super::super::words::{day, list};
use super::name;
use crate::error::Result;
use crate::index::card::whole_text;
use crate::model::Record;
use crate::model::decision::{CrossReference, Paragraph, Section};
use crate::model::words::Role;
use crate::search::Highlighter;
use crate::text::Span;

/// A paragraph as programs get it.
#[derive(Debug, Serialize)]
struct Pinpoint<'a> {
    key: String,
    reference: Option<String>,
    organisation: Option<&'a str>,
    heading: &'a str,
    role: Role,
    paragraph: &'a Paragraph,
    previous: Option<u32>,
    next: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    marked: Option<Marked<'a>>,
}

/// A paragraph with its list items, and where the words of a question stand in it.
#[derive(Debug, Serialize)]
pub(super) struct Marked<'a> {
    paragraph: Option<u32>,
    heading: &'a str,
    role: Option<Role>,
    text: String,
    marks: Vec<Span>,
}

/// Prints the paragraph of this number.
pub(super) fn run(
    record: &Record,
    number: u32,
    marks: Option<&Highlighter>,
    form: Form,
    screen: &mut Screen<'_>,
) -> Result<Exit> {
    let numbers = numbers(record);
    let Some((section, paragraph)) = find(record, number) else {
        let has = match (numbers.first(), numbers.last()) {
            (Some(first), Some(last)) => format!("it has paragraphs {first} to {last}"),
            _ => "its paragraphs carry no numbers; `--full` prints them all".to_owned(),
        };
        screen.complain(format_args!("{}: no paragraph {number} ({has})", name(record)));
        return Ok(Exit::NothingFound);
    };
    let previous = numbers.iter().copied().filter(|other| *other < number).max();
    let next = numbers.iter().copied().filter(|other| *other > number).min();
    if form == Form::Text {
        let mut prose = screen.prose();
        title(record, section, &mut prose);
        print(paragraph, marks, &mut prose);
        prose.gap();
        surroundings(record, number, previous, next, &mut prose);
        screen.show(prose)?;
        return Ok(Exit::Done);
    }
    let pinpoint = Pinpoint {
        key: record.key(),
        reference: record.decision().and_then(|it| it.reference.as_ref()).map(ToString::to_string),
        organisation: record.organisation(),
        heading: &section.heading,
        role: section.role,
        paragraph,
        previous,
        next,
        marked: marks.map(|marks| marked_paragraph(section, paragraph, marks)),
    };
    match form {
        Form::Json => screen.json(&pinpoint)?,
        _ => screen.json_line(&pinpoint)?,
    }
    Ok(Exit::Done)
}

/// The whole document, paragraph by paragraph, with the words of a question marked in it.
pub(super) fn all(record: &Record, marks: Option<&Highlighter>, prose: &mut Prose) {
    if let Some(summary) = record.decision().and_then(|decision| decision.summary.as_ref()) {
        prose.heading("Summary");
        let summary = painted(summary, marks, prose);
        prose.paragraph(6, &summary);
    }
    for section in record.sections() {
        if !section.heading.is_empty() {
            prose.heading(&section.heading);
        }
        for paragraph in &section.paragraphs {
            prose.gap();
            print(paragraph, marks, prose);
        }
    }
}

/// Every paragraph that has words of a question.
pub(super) fn with_marks<'a>(record: &'a Record, marks: &Highlighter) -> Vec<Marked<'a>> {
    let summary = record.decision().and_then(|decision| decision.summary.clone());
    let summary = summary.map(|text| Marked {
        paragraph: None,
        heading: "Summary",
        role: None,
        marks: marks.marks(&text),
        text,
    });
    let sections = record.sections().iter();
    let paragraphs = sections.flat_map(|section| {
        let marked = |paragraph| marked_paragraph(section, paragraph, marks);
        section.paragraphs.iter().map(marked)
    });
    summary.into_iter().chain(paragraphs).filter(|it| !it.marks.is_empty()).collect()
}

fn marked_paragraph<'a>(
    section: &'a Section,
    paragraph: &Paragraph,
    marks: &Highlighter,
) -> Marked<'a> {
    let text = whole_text(paragraph);
    let (paragraph, marks) = (paragraph.number, marks.marks(&text));
    Marked { paragraph, heading: &section.heading, role: Some(section.role), text, marks }
}

/// A text with the words of a question marked.
fn painted(text: &str, marks: Option<&Highlighter>, prose: &Prose) -> String {
    marks.map_or_else(|| text.to_owned(), |it| marked(text, &it.marks(text), prose.paint()))
}

fn title(record: &Record, section: &Section, prose: &mut Prose) {
    let date = record.date().map_or_else(String::new, |date| format!(" · {}", day(date)));
    prose.line(prose.paint().strong(format!("{}{date}", name(record))));
    if !section.heading.is_empty() {
        prose.line(&section.heading);
    }
    prose.gap();
}

fn print(paragraph: &Paragraph, marks: Option<&Highlighter>, prose: &mut Prose) {
    let text = painted(&whole_text(paragraph), marks, prose);
    let number = paragraph.number.map_or_else(String::new, |number| format!("{number}."));
    prose.hanging(&format!("{number:>5} "), &text);
}

fn surroundings(
    record: &Record,
    number: u32,
    previous: Option<u32>,
    next: Option<u32>,
    prose: &mut Prose,
) {
    let mut near = Vec::new();
    near.extend(previous.map(|number| format!("Before it: paragraph {number}.")));
    near.extend(next.map(|number| format!("After it: paragraph {number}.")));
    prose.paragraph(0, &near.join(" "));
    let links = record.decision().map(|it| it.cross_references.as_slice()).unwrap_or_default();
    let to = pointing(links, |link| link.from == Some(number), |link| Some(link.to));
    if let Some(to) = to {
        prose.paragraph(0, &format!("It refers to {to}."));
    }
    let from = pointing(links, |link| link.to == number, |link| link.from);
    if let Some(from) = from {
        prose.paragraph(0, &format!("It is referred to in {from}."));
    }
}

/// "paragraph 19", "paragraphs 19 and 52", of the links that `is_meant`.
fn pointing(
    links: &[CrossReference],
    is_meant: impl Fn(&CrossReference) -> bool,
    end: impl Fn(&CrossReference) -> Option<u32>,
) -> Option<String> {
    let mut numbers: Vec<u32> =
        links.iter().filter(|link| is_meant(link)).filter_map(end).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    let noun = if words.len() == 1 { "paragraph" } else { "paragraphs" };
    let words = list(words.iter().map(String::as_str), "and");
    (!words.is_empty()).then(|| format!("{noun} {words}"))
}

fn numbers(record: &Record) -> Vec<u32> {
    let paragraphs = record.sections().iter().flat_map(|section| &section.paragraphs);
    let mut numbers: Vec<u32> = paragraphs.filter_map(|paragraph| paragraph.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn find(record: &Record, number: u32) -> Option<(&Section, &Paragraph)> {
    record.sections().iter().find_map(|section| {
        let is_it = |paragraph: &&Paragraph| paragraph.number == Some(number);
        section.paragraphs.iter().find(is_it).map(|paragraph| (section, paragraph))
    })
}
