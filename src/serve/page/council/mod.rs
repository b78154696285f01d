//! One council: over the years, beside its peers, what it paid, what it promised and promised again.

mod promises;
mod years;

use askama::Template;

use crate::casebook::Meant;
use crate::council::Council;
use crate::serve::limits::VALUE;
use crate::serve::view::drawn::{Drawn, drawn};
use crate::serve::view::frame::Frame;
use crate::serve::view::link;
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::words::charts::{awarded, upheld_rates};
use crate::words::council::held;
use crate::words::{list, sentence};
use promises::{Again, Promised};
use years::{Decided, Paid, Rated};

#[derive(Template)]
#[template(path = "council.html")]
struct Page {
    frame: Frame,
    name: String,
    all: String,
    held: String,
    spellings: Option<String>,
    cases: String,
    money: String,
    reconcile: String,
    decided: Vec<Decided>,
    rated: Vec<Rated>,
    paid: Vec<Paid>,
    rates: Option<Drawn>,
    awards: Option<Drawn>,
    again: Vec<Again>,
    promised: Vec<Promised>,
    promises: Option<String>,
    concerns: Vec<(String, String)>,
    papers: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "which.html")]
struct Which {
    frame: Frame,
    typed: String,
    several: bool,
    names: Vec<(String, String)>,
    all: String,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let typed = visit.name.as_deref().unwrap_or_default();
    if typed.chars().count() > VALUE {
        return Err(Problem::missing("No council has so long a name."));
    }
    match reader.casebook.council(typed)? {
        Meant::One(council) => Answer::page(&of(reader, visit, &council)?),
        Meant::Several(names) => which(reader, visit, typed, &names, true),
        Meant::None => which(reader, visit, typed, &reader.casebook.near_names(typed)?, false),
    }
}

/// Where a name is none, or that of several.
fn which(reader: &Reader, visit: &Visit, typed: &str, names: &[String], several: bool) -> Outcome {
    let along = link::along(visit)?;
    let page = Which {
        frame: Frame::of(reader, visit, "Which council?"),
        typed: typed.to_owned(),
        several,
        names: names.iter().map(|name| (name.clone(), link::council(name, &along))).collect(),
        all: along.at("/councils"),
    };
    Answer::page(&page).map(|answer| if several { answer } else { answer.status(404) })
}

fn of(reader: &Reader, visit: &Visit, council: &Council) -> Result<Page, Problem> {
    let along = link::along(visit)?;
    let asked = along.with("organisation", &council.organisation);
    let others = council.spellings.iter().filter(|name| **name != council.organisation);
    let others: Vec<&str> = others.map(String::as_str).collect();
    let plain = |bars: Vec<crate::chart::Bar>| bars.into_iter().map(|bar| (bar, None)).collect();
    let by_year = |bars: Vec<crate::chart::Bar>| {
        let linked = bars.into_iter().map(|bar| {
            let link = years::cases(&asked, &bar.name);
            (bar, link)
        });
        linked.collect()
    };
    Ok(Page {
        frame: Frame::of(reader, visit, council.organisation.clone()),
        all: along.at("/councils"),
        name: council.organisation.clone(),
        held: held(council),
        spellings: (!others.is_empty()).then(|| list(others, "and")),
        cases: asked.with("kind", "decision").at("/search"),
        money: asked.at("/money"),
        reconcile: asked.at("/reconcile"),
        decided: years::decided(&council.years, &asked),
        rated: years::rated(&council.years, &along),
        paid: years::paid(&council.years),
        rates: drawn(
            "Complaints upheld, of those investigated",
            "The upright line is the average of similar bodies",
            Some(100.0),
            plain(upheld_rates(&council.years)),
        ),
        awards: drawn(
            "Awarded by the decisions held, by financial year",
            "",
            None,
            by_year(awarded(&council.years)),
        ),
        again: promises::again(council, reader.themes.file(), &along),
        promised: promises::promised(council, &along),
        promises: promises::counted(council),
        concerns: concerns(council),
        papers: council.papers.iter().map(|it| paper(it, &along)).collect(),
    })
}

fn concerns(council: &Council) -> Vec<(String, String)> {
    let told = council.years.iter().flat_map(|year| {
        let concerns = year.published.iter().flat_map(|paper| &paper.concerns);
        // A page break may stand in it.
        let plain = |it: &String| it.split_whitespace().collect::<Vec<_>>().join(" ");
        concerns.map(move |concern| (year.year.clone(), plain(concern)))
    });
    told.collect()
}

fn paper(paper: &crate::council::Paper, along: &Asked) -> (String, String) {
    let year = paper.year.as_ref().map_or_else(String::new, |year| format!(", {year}"));
    (format!("{}{year}", sentence(&paper.kind.label())), along.at(&link::key(&paper.key)))
}
