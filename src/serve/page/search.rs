//! What a question finds.

use askama::Template;

use crate::search::{Answer as Found, Misread, Sort};
use crate::serve::limits::PER_PAGE;
use crate::serve::view::filters::Form;
use crate::serve::view::frame::Frame;
use crate::serve::view::hit::{Shown, shown};
use crate::serve::view::mistake::{Mistake, mistakes};
use crate::serve::view::pager::{self, Pager};
use crate::serve::view::tags::{Tag, tags};
use crate::serve::view::take::{self, Taken};
use crate::serve::view::why::{self, Try};
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::words::{count, list, number, size};

/// Where this page is.
const PATH: &str = "/search";

/// The orders, and what they are called.
const ORDERS: &[(Sort, &str)] = &[
    (Sort::Relevance, "Best match"),
    (Sort::Newest, "Newest"),
    (Sort::Oldest, "Oldest"),
    (Sort::Award, "Largest award"),
];

#[derive(Template)]
#[template(path = "search.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    form: Form,
    tags: Vec<Tag>,
    mistakes: Vec<Mistake>,
    results: Option<Results>,
}

/// What was found.
struct Results {
    /// "268 documents".
    found: String,
    /// "numbers 21 to 40".
    part: Option<String>,
    /// Whether not every word was asked for.
    relaxed: bool,
    remarks: Vec<String>,
    /// The question with a word in the place of the filter that it was read as.
    instead: Vec<Try>,
    orders: Vec<Order>,
    /// The rows of all pages as files, as a feed, and what was paid.
    files: Vec<Taken>,
    feed: String,
    money: String,
    hits: Vec<Shown>,
    /// Those that only have some of the words.
    loose: Vec<Shown>,
    /// How to see them, where they are not listed.
    also: Option<Try>,
    pager: Option<Pager>,
    ran_out: Option<String>,
    tries: Vec<Try>,
}

struct Order {
    called: &'static str,
    link: String,
    here: bool,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let asked = Asked::of(visit)?;
    if visit.has_blanks() {
        // A form sends every box, also the empty ones: the address to keep has what was said.
        return Ok(Answer::elsewhere(asked.at(PATH)));
    }
    let question = match asked.question() {
        Ok(question) => question,
        Err(misread) => return wrong(reader, visit, asked, &misread),
    };
    let found = reader.casebook.search(&question)?;
    let pages = pager::pages(found.total);
    if asked.page > pages {
        let what = format!("There is no page {}: the last one is {pages}.", asked.page);
        return Err(Problem::missing(what).advise("Go back to the first page."));
    }
    let page = Page {
        frame: Frame::of(reader, visit, title(&asked, found.total)),
        form: Form::of(reader, &asked, &found.facets)?,
        tags: tags(&asked, PATH, reader.themes.file()),
        mistakes: Vec::new(),
        results: Some(results(reader, visit, &found, &asked)?),
        asked,
    };
    Answer::page(&page)
}

/// The page where filters cannot be read: nothing is searched for, what was typed stays.
fn wrong(reader: &Reader, visit: &Visit, asked: Asked, misread: &[Misread]) -> Outcome {
    let form = Form::wrong(reader, &asked, misread);
    let page = Page {
        frame: Frame::of(reader, visit, "Problem: Search"),
        mistakes: mistakes(misread, &form),
        form,
        tags: tags(&asked, PATH, reader.themes.file()),
        asked,
        results: None,
    };
    Answer::page(&page).map(|answer| answer.status(400))
}

/// "late plan: page 2 of 14, 268 documents".
fn title(asked: &Asked, total: u64) -> String {
    let place = pager::place(asked.page, total);
    let found = count(size(total), "document", "documents");
    if asked.words.is_empty() {
        format!("Search: {place}, {found}")
    } else {
        format!("{}: {place}, {found}", asked.words)
    }
}

/// What an address says that no filter is called: a slip must not look like an answer.
fn passed_over(visit: &Visit) -> Option<String> {
    let unknown = Asked::unknown(visit, &[]);
    (!unknown.is_empty()).then(|| {
        let names = list(unknown.iter().map(String::as_str), "and");
        format!("No filter is called {names}: the address was read without it.")
    })
}

fn results(
    reader: &Reader,
    visit: &Visit,
    found: &Found,
    asked: &Asked,
) -> Result<Results, Problem> {
    let first = found.question.offset + 1;
    let last = found.question.offset + found.hits.len();
    let several = size(found.total) > PER_PAGE;
    let numbers = || format!("numbers {} to {}", number(first as u64), number(last as u64));
    let close = found.hits.partition_point(|hit| !hit.loose);
    let (close, loose) = found.hits.split_at_checked(close).unwrap_or((&found.hits, &[]));
    Ok(Results {
        found: count(size(found.total), "document", "documents"),
        part: several.then(numbers),
        relaxed: found.relaxed,
        remarks: found.remarks.iter().cloned().chain(passed_over(visit)).collect(),
        orders: orders(asked, found),
        files: take::files(asked, &found.facets.kind),
        feed: take::feed(asked),
        money: asked.on_page(1).at("/money"),
        hits: shown(reader, close, asked)?,
        loose: shown(reader, loose, asked)?,
        also: why::also(found, asked, PATH),
        instead: why::instead(found, asked, PATH),
        pager: pager::pager(asked, PATH, found.total),
        ran_out: why::ran_out(found),
        tries: why::tries(found, asked, PATH),
    })
}

fn orders(asked: &Asked, found: &Found) -> Vec<Order> {
    let words = found.question.has_words();
    let chosen = match found.question.sort {
        // Without words there is nothing to match: the newest come first.
        Sort::Relevance if !words => Sort::Newest,
        sort => sort,
    };
    let offered = ORDERS.iter().filter(|(sort, _)| words || *sort != Sort::Relevance);
    let order = |(sort, called): &(Sort, &'static str)| Order {
        called,
        link: asked.sorted(sort.as_str()).at(PATH),
        here: *sort == chosen,
    };
    offered.map(order).collect()
}
