//! Every payment that the decisions of a question award, with its sentence.

use askama::Template;

use super::money::Wanted;
use crate::model::CaseRef;
use crate::serve::view::frame::Frame;
use crate::serve::view::link;
use crate::serve::view::tags::Tag;
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::stats::{Line, Payments, payments};
use crate::words::{NOT_STATED, day, paid, sentence, stated, thousands};

/// Where this page is.
const PATH: &str = "/payments";

/// How many payments a page shows.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "payments.html")]
struct Page {
    frame: Frame,
    answer: String,
    few: Option<String>,
    tags: Vec<Tag>,
    back: String,
    place: String,
    rows: Vec<Row>,
    previous: Option<String>,
    next: Option<String>,
    note: &'static str,
}

/// A payment.
struct Row {
    sum: String,
    name: String,
    link: Option<String>,
    facts: String,
    /// "Paragraph 52", and where that is.
    paragraph: Option<(String, String)>,
    quote: String,
    also: Option<String>,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let (wanted, misread) = Wanted::of(visit)?;
    if let Some(address) = wanted.elsewhere(visit, PATH) {
        return Ok(Answer::elsewhere(address));
    }
    if !misread.is_empty() {
        return Err(Problem::misread(misread));
    }
    let question = wanted.asked.whole().map_err(Problem::misread)?;
    let selected = reader.casebook.cases(&question, true)?;
    let report = payments(selected.cases, &wanted.narrow, &[], usize::MAX);
    let pages = report.lines.len().div_ceil(SHOWN).max(1);
    let here = wanted.asked.page;
    if here > pages {
        let what = format!("There is no page {here}: the last one is {pages}.");
        return Err(Problem::missing(what).advise("Go back to the first page."));
    }
    let to = |page: usize| Wanted { asked: wanted.asked.on_page(page), ..wanted.clone() }.at(PATH);
    let first = Wanted { asked: wanted.asked.on_page(1), ..wanted.clone() };
    let place = format!("page {} of {}", thousands(here), thousands(pages));
    let page = Page {
        frame: Frame::of(reader, visit, format!("Payments: {place}")),
        answer: paid::answer(&report, !wanted.narrow.is_open()),
        few: paid::few(&report).filter(|_| report.all.awards > 0),
        tags: first.tags(PATH, reader.themes.file()),
        back: first.at("/money"),
        rows: rows(&report, &first.asked, here),
        previous: (here > 1).then(|| to(here - 1)),
        next: (here < pages).then(|| to(here + 1)),
        note: paid::COUNTED,
        place: sentence(&place),
    };
    Answer::page(&page)
}

fn rows(report: &Payments, asked: &Asked, page: usize) -> Vec<Row> {
    let shown = report.lines.iter().skip((page - 1) * SHOWN).take(SHOWN);
    shown.map(|line| row(line, asked)).collect()
}

fn row(line: &Line, asked: &Asked) -> Row {
    let reference = line.reference.as_deref().and_then(CaseRef::parse);
    let page = reference.as_ref().map(|it| link::decision(it, asked));
    let name = line.reference.clone().unwrap_or_else(|| line.key.clone());
    let purposes: Vec<String> = line.purposes.iter().map(|it| it.label()).collect();
    let facts = [
        line.organisation.clone(),
        line.date.map(day),
        Some(format!("to {}", line.payee.as_deref().unwrap_or(NOT_STATED))),
        (!purposes.is_empty()).then(|| format!("for {}", purposes.join(", "))),
        (!line.review.is_empty()).then(|| line.review.replace('_', " ")),
    ];
    Row {
        sum: sentence(&stated(line.amount_status, line.amount_min, line.amount)),
        facts: facts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        paragraph: line.paragraph.zip(page.as_deref()).map(|(number, page)| {
            (format!("Paragraph {number}"), link::paragraph(page, Some(number)))
        }),
        quote: line.quote.clone(),
        also: (!line.also.is_empty()).then(|| line.also.join(", ")),
        name,
        link: page,
    }
}
