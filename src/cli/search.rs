//! `casebook search`: what a question finds, for a person to go on from.

use std::path::Path;

use super::args::Search;
use super::asked;
use super::exit::Exit;
use super::form::Form;
use super::marked::marked;
use super::prose::Prose;
use super::screen::Screen;
use super::words::card::{facts, hinted, meant, name, place};
use super::words::{list, number, thousands};
use crate::Casebook;
use crate::error::{Error, ErrorKind, Result};
use crate::model::words::Kind;
use crate::search::{Answer, Facets, Hit, Question, Synonyms, search_with};

/// Over what does not answer a sentence, where that is listed too.
const ALSO: &str = "These have only some of the words";

/// How many values of a count are printed.
const VALUES: usize = 6;

/// Answers a question.
///
/// # Errors
///
/// Where a flag has a value that it cannot have, or the casebook cannot be read.
pub fn run(args: &Search, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let form = Form::typed(args.format.as_deref(), Form::Text)?;
    let question = question(args)?;
    let casebook = Casebook::open(data)?;
    let answer = match &args.synonyms {
        None => casebook.search(&question)?,
        Some(path) => {
            let synonyms = Synonyms::with(&Synonyms::read(path)?);
            search_with(&casebook.index()?, &question, &synonyms)?
        }
    };
    for remark in &answer.remarks {
        screen.complain(remark);
    }
    match form {
        Form::Json => screen.json(&answer)?,
        Form::Ndjson => answer.hits.iter().try_for_each(|hit| screen.json_line(hit))?,
        Form::Text => {
            let mut prose = screen.prose();
            print(&answer, &mut prose);
            screen.show(prose)?;
        }
    }
    Ok(Exit::found(!answer.hits.is_empty()))
}

fn question(args: &Search) -> Result<Question> {
    let mut question = asked::question(&args.question, &args.filters)?;
    if let Some(sort) = &args.sort {
        asked::narrow(&mut question, "sort", sort)?;
    }
    if let Some(limit) = args.limit {
        question.limit = limit;
    }
    if let Some(offset) = args.offset {
        question.offset = offset;
    }
    if let Some(page) = args.page {
        let before = page.checked_sub(1).ok_or_else(|| {
            Error::new(ErrorKind::Usage, "--page cannot be 0").advise("the first page is 1")
        })?;
        question.offset = before.saturating_mul(question.limit);
    }
    Ok(question)
}

fn print(answer: &Answer, prose: &mut Prose) {
    prose.line(prose.paint().strong(found(answer)));
    let mut close = true;
    for (place, hit) in answer.hits.iter().enumerate() {
        if std::mem::replace(&mut close, !hit.loose) && hit.loose {
            prose.heading(ALSO);
        }
        prose.gap();
        print_hit(answer.question.offset + place + 1, hit, prose);
    }
    hints(answer, prose);
    facets(&answer.facets, answer.total, prose);
    further(answer, prose);
}

/// "12 documents found; 1 to 10 shown, best first".
fn found(answer: &Answer) -> String {
    let total = usize::try_from(answer.total).unwrap_or(usize::MAX);
    let documents = match total {
        0 => return nothing(answer.also),
        1 => "1 document found".to_owned(),
        more => format!("{} documents found", thousands(more)),
    };
    let first = answer.question.offset.saturating_add(1);
    let last = answer.question.offset + answer.hits.len();
    let part = match answer.hits.len() {
        0 if answer.question.limit == 0 => "; none is shown, because the limit is 0".to_owned(),
        0 => format!("; there is no number {}", thousands(first)),
        all if all == total => String::new(),
        _ => format!("; numbers {} to {}", thousands(first), thousands(last)),
    };
    let some_words = match answer.also {
        _ if !answer.relaxed => String::new(),
        0 => ", those with the most telling of the words asked for".to_owned(),
        some if answer.question.filters.loose => {
            format!("; {} of them only by some of the words", number(some))
        }
        1 => "; 1 more has only some of the words".to_owned(),
        more => format!("; {} more have only some of the words", number(more)),
    };
    format!("{documents}{some_words}{part}")
}

/// "Nothing found; 3 documents have only some of the words: match:loose lists them".
fn nothing(also: u64) -> String {
    match also {
        0 => "Nothing found.".to_owned(),
        1 => {
            "Nothing found; 1 document has only some of the words: match:loose lists it".to_owned()
        }
        some => format!(
            "Nothing found; {} documents have only some of the words: match:loose lists them",
            number(some)
        ),
    }
}

fn print_hit(number: usize, hit: &Hit, prose: &mut Prose) {
    let title = prose.paint().strong(name(&hit.card));
    print_titled(number, &title, hit, prose);
}

/// A hit under a title of its own.
pub(super) fn print_titled(number: usize, title: &str, hit: &Hit, prose: &mut Prose) {
    let (card, paint) = (&hit.card, prose.paint());
    prose.hanging(&format!("{number:>3}. "), title);
    prose.paragraph(5, &facts(card));
    if let Some(passage) = &hit.passage {
        prose.paragraph(5, &paint.quiet(place(passage)));
        prose.paragraph(7, &marked(&passage.text, &passage.marks, paint));
    }
    if !hit.missing.is_empty() {
        let missing = list(hit.missing.iter().map(String::as_str), "and");
        prose.paragraph(5, &paint.quiet(format!("Without: {missing}")));
    }
    if card.reference.is_none() {
        prose.paragraph(5, &paint.quiet(format!("casebook show \"{}\"", card.key)));
    }
}

/// Why little or nothing was found, and what to ask instead.
fn hints(answer: &Answer, prose: &mut Prose) {
    if answer.suggestions.is_empty() && answer.hints.is_empty() {
        if answer.total == 0 {
            prose.line("Try fewer words, other words, or OR between them.");
        }
        return;
    }
    prose.gap();
    for near in &answer.suggestions {
        prose.hanging("  - ", &meant(near));
    }
    // The words in their order show where the answer ran out.
    if let Some(empty) = answer.words.iter().find(|word| word.so_far == 0) {
        let line = match answer.words.iter().take_while(|word| word.so_far > 0).last() {
            _ if empty.found == 0 => format!("“{}” is in no document that passes.", empty.word),
            Some(before) => format!(
                "“{}” left none of {}: it is in {}, but never with the words before it.",
                empty.word,
                number(before.so_far),
                number(empty.found)
            ),
            None => format!("“{}” is in {}.", empty.word, number(empty.found)),
        };
        prose.hanging("  - ", &line);
    }
    for hint in &answer.hints {
        prose.hanging("  - ", &hinted(hint));
    }
}

/// Counts over all that was found.
fn facets(facets: &Facets, total: u64, prose: &mut Prose) {
    if total < 2 {
        return;
    }
    prose.heading("Of all found");
    for (name, values) in [
        ("Kind", &facets.kind),
        ("Outcome", &facets.outcome),
        ("Finding", &facets.finding),
        ("Category", &facets.category),
        ("Body", &facets.organisation),
        ("Year", &facets.year),
    ] {
        if values.is_empty() {
            continue;
        }
        let mut counts: Vec<String> =
            values.iter().take(VALUES).map(|(value, count)| counted(value, *count)).collect();
        if values.len() > VALUES {
            counts.push(format!("{} more", values.len() - VALUES));
        }
        prose.hanging(&format!("  {name:<9} "), &counts.join(", "));
    }
}

fn counted(value: &str, count: u64) -> String {
    format!("{} ({})", value.replace('_', " "), number(count))
}

/// How to go on.
fn further(answer: &Answer, prose: &mut Prose) {
    let shown = answer.question.offset + answer.hits.len();
    let mut decisions = answer.hits.iter().filter(|hit| hit.card.kind == Kind::Decision);
    let first = decisions.find_map(|hit| hit.card.reference.as_ref());
    let mut lines = Vec::new();
    lines.extend(first.map(|reference| format!("Read one: casebook show {reference}")));
    if !answer.hits.is_empty() && (shown as u64) < answer.total {
        lines.push(format!("More: add --offset {shown}"));
    }
    if answer.also > 0 && !answer.question.filters.loose {
        lines.push("With some of the words: add match:loose".to_owned());
    }
    if !lines.is_empty() {
        prose.gap();
        prose.line(prose.paint().quiet(lines.join("    ")));
    }
}
