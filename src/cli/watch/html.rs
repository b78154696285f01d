//! What saved questions report, as one page to read or print: no script, no other file, no address
//! that is fetched.

use std::fmt::Write as _;

use super::super::words::card::{facts, name, place};
use super::text::{asked, counted, since};
use crate::chart::svg::escaped;
use crate::index::Card;
use crate::watch::{Change, Item, News, Report, is_web, marked};

const STYLE: &str = "\
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-bottom: 1px solid #888 }
h3 { font-size: 1rem; margin: 1.5rem 0 0 }
p { margin: .25rem 0 } .quiet { opacity: .75 } .changed { font-weight: normal; font-style: italic }
blockquote { margin: .5rem 0 .5rem 1rem; white-space: pre-line }
mark { background: #ffe58a; color: inherit } @media (prefers-color-scheme: dark) { mark { background: #5c4a00 } }
@media print { body { margin: 0; max-width: none } article { break-inside: avoid } mark { background: none; font-weight: bold } }
";

/// The page.
pub(super) fn page(report: &Report) -> String {
    let mut body = String::new();
    for news in &report.watches {
        section(news, &mut body);
    }
    let title = "New in the casebook";
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}\
         <p class=\"quiet\">Made by casebook. Decisions are published by the Local Government and \
         Social Care Ombudsman.</p>\n</body>\n</html>\n"
    )
}

fn section(news: &News, out: &mut String) {
    let (name, question, since) = (escaped(&news.name), escaped(&asked(news)), since(news));
    let _ = writeln!(out, "<section>\n<h2>{name}</h2>\n<p class=\"quiet\">{question}</p>");
    if news.items.is_empty() {
        let _ = writeln!(out, "<p>Nothing new {since}.</p>");
    } else {
        let _ = writeln!(out, "<p>{} {since}.</p>", counted(news));
    }
    for item in &news.items {
        article(item, out);
    }
    out.push_str("</section>\n");
}

fn article(item: &Item, out: &mut String) {
    let card = &item.hit.card;
    let changed = match item.change {
        Change::New => "",
        Change::Changed => " <span class=\"changed\">(its text has changed)</span>",
    };
    let _ = writeln!(out, "<article>\n<h3>{}{changed}</h3>", linked(card));
    let _ = writeln!(out, "<p class=\"quiet\">{}</p>", escaped(&facts(card)));
    if let Some(passage) = &item.hit.passage {
        let _ = writeln!(
            out,
            "<blockquote><p class=\"quiet\">{}</p>\n<p>{}</p></blockquote>",
            escaped(&place(passage)),
            marked(passage)
        );
    }
    out.push_str("</article>\n");
}

/// The name of a document, which leads to where it was published.
pub(super) fn linked(card: &Card) -> String {
    let name = escaped(&name(card));
    match card.url.as_deref().filter(|url| is_web(url)) {
        Some(url) => format!("<a href=\"{}\">{name}</a>", escaped(url)),
        None => name,
    }
}
