//! The Ombudsman's cases that a report names, and what was done about complaints.

use std::collections::BTreeSet;

use super::passage::{Passage, is_total, sums, words};
use crate::grammar::case_ref::references;
use crate::layout::headings::fold;
use crate::layout::tables::{is_row, whole};
use crate::model::CaseRef;
use crate::model::decision::Section;
use crate::model::papers::{Cell, NamedCase, RemedyAction, Table};
use crate::text::sentence::sentences;
use crate::text::{Page, Span};

/// The longest sentence about a case, in bytes; a longer one is no sentence but a lost table.
const SENTENCE: usize = 3_000;

/// Every case named in the paragraphs of a report, with the words about it and the first sum there.
pub(super) fn cases(page: &Page, sections: &[Section]) -> Vec<NamedCase> {
    let mut found: Vec<NamedCase> = Vec::new();
    for paragraph in sections.iter().flat_map(|section| &section.paragraphs) {
        in_block(page, paragraph.span, &mut found);
        for item in &paragraph.items {
            in_block(page, item.span, &mut found);
            for inner in &item.items {
                in_block(page, inner.span, &mut found);
            }
        }
    }
    found
}

/// The cases of one paragraph: one that opens it has all of it up to the next case; another has
/// its sentence, and the one before where only the reference stands in brackets.
fn in_block(page: &Page, block: Span, found: &mut Vec<NamedCase>) {
    let text = page.slice(block);
    let named = references(text);
    if named.is_empty() {
        return;
    }
    let rows = rows(page, block, &named);
    if !rows.is_empty() {
        for (reference, about) in rows {
            let text = page.slice(about).to_owned();
            let amount = sums(&text).first().map(|(_, sum)| *sum);
            found.push(NamedCase { reference, amount, text, span: about });
        }
        return;
    }
    let cut = sentences(page.text(), block);
    let mut told = BTreeSet::new();
    for (at, (reference, place)) in named.iter().enumerate() {
        let span = Span::new(block.start() + place.start(), block.start() + place.end());
        let opens = at == 0
            && !text.get(..place.start()).unwrap_or_default().chars().any(char::is_alphanumeric);
        let about = if opens {
            let next = named.get(1).map_or(block.end(), |(_, next)| block.start() + next.start());
            after_reference(page, Span::new(span.end(), next))
        } else {
            sentence_around(page, &cut, span)
        };
        let text = page.slice(about).to_owned();
        let amount = sums(&text).first().map(|(_, sum)| *sum);
        if about.is_empty() || !told.insert((about, reference)) {
            continue;
        }
        found.push(NamedCase { reference: reference.clone(), amount, text, span: about });
    }
}

/// The cases of a table or of a list without marks: each has its own line, and what follows up to
/// the next. None where the references stand in running text.
fn rows(page: &Page, block: Span, named: &[(CaseRef, Span)]) -> Vec<(CaseRef, Span)> {
    let text = page.slice(block);
    let place = |at: &Span| {
        let before = text.get(..at.start()).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let rest = text.get(line..).unwrap_or_default();
        let end = line + rest.find('\n').unwrap_or(rest.len());
        (line, end)
    };
    let opens = |at: &Span| {
        let (line, _) = place(at);
        !text.get(line..at.start()).unwrap_or_default().chars().any(char::is_alphanumeric)
    };
    let row = |at: &Span| {
        let (line, end) = place(at);
        is_row(text.get(line..end).unwrap_or_default())
    };
    let tabled = named.iter().all(|(_, at)| row(at));
    let listed = named.len() > 1 && named.iter().all(|(_, at)| opens(at));
    if !(tabled || listed) {
        return Vec::new();
    }
    let mut rows: Vec<(CaseRef, Span)> = Vec::new();
    for (at, (reference, own)) in named.iter().enumerate() {
        let (line, end) = place(own);
        // A row of a table is one line; a line that opens with a case goes on to the next of these.
        let end = if tabled {
            end
        } else {
            named.get(at + 1).map_or(text.len(), |(_, next)| place(next).0)
        };
        let begin = if opens(own) { own.end() } else { line };
        let about = Span::new(block.start() + begin, block.start() + end).trim(page.text());
        let about = if opens(own) { after_reference(page, about) } else { about };
        if !about.is_empty() {
            rows.push((reference.clone(), about));
        }
    }
    rows
}

/// What follows a reference that opens its paragraph, without the signs between.
fn after_reference(page: &Page, span: Span) -> Span {
    let words = page.slice(span);
    let past = words.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | ')' | ':' | '–' | '-' | '—' | '.' | ',')
    });
    // "(Housing). A tenant complained": the service in brackets goes with the reference.
    let past = match past.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
        Some((service, rest)) if service.len() < 60 => {
            rest.trim_start_matches([' ', '.', ':', '–'])
        }
        _ => past,
    };
    Span::new(span.end() - past.len(), span.end()).trim(page.text())
}

/// The sentence of a reference, among the sentences of its paragraph.
fn sentence_around(page: &Page, cut: &[Span], reference: Span) -> Span {
    let at = cut.partition_point(|sentence| sentence.end() < reference.end());
    let Some(&sentence) = cut.get(at).filter(|sentence| sentence.len() < SENTENCE) else {
        return reference;
    };
    let alone = page.slice(sentence).chars().filter(char::is_ascii_alphabetic).count() < 3;
    match at.checked_sub(1).and_then(|before| cut.get(before)) {
        Some(before) if alone => before.join(sentence),
        _ => sentence,
    }
}

crate::pattern!(COUNTED, r"^([0-9][0-9,]*) ([A-Za-z][^(]{2,80}?) \(([0-9]+)%");

/// How often each kind of remedy was given: from a table of actions, else from a counted list.
pub(super) fn remedy_actions(passages: &[Passage<'_>], tables: &[Table]) -> Vec<RemedyAction> {
    let table = tables.iter().find(|table| {
        let head = table.columns.first().map(|head| fold(head)).unwrap_or_default();
        let caption = table.caption.as_deref().map(fold).unwrap_or_default();
        let actions =
            head.contains("action") || head.contains("remed") || caption.contains("remedy action");
        actions && table.rows.len() > 1
    });
    if let Some(table) = table {
        return table
            .rows
            .iter()
            .filter(|row| !is_total(row))
            .filter_map(|row| of_row(row))
            .collect();
    }
    let counted: Vec<RemedyAction> = passages.iter().filter_map(of_list).collect();
    if counted.len() > 2 { counted } else { Vec::new() }
}

fn of_row(row: &[Cell]) -> Option<RemedyAction> {
    let action = row.first().map(words).filter(|action| !action.is_empty())?.to_owned();
    let total = row.iter().skip(1).find_map(|cell| match cell {
        Cell::Number(_) => whole(cell),
        _ => None,
    })?;
    let percent = row.iter().skip(1).find_map(|cell| match cell {
        Cell::Percent(_) => whole(cell),
        _ => None,
    });
    Some(RemedyAction { action, total, percent })
}

/// "417 apologies (56% of remedies)".
fn of_list(passage: &Passage<'_>) -> Option<RemedyAction> {
    let found = passage.opens.then(|| COUNTED.captures(passage.text)).flatten()?;
    let total = found.get(1)?.as_str().replace(',', "").parse().ok()?;
    let action = found.get(2)?.as_str().trim().to_owned();
    Some(RemedyAction { action, total, percent: found.get(3)?.as_str().parse().ok() })
}
