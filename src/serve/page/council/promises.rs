//! What a council has promised to change, each with the paragraph that says so, and what it has
//! promised again.

use std::collections::BTreeSet;

use crate::council::{Council, Promise, Repeated, Sameness};
use crate::model::CaseRef;
use crate::serve::Asked;
use crate::serve::view::link;
use crate::themes::ThemeFile;
use crate::words::{count, list, sentence};

/// The promises of a year.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Promised {
    pub(super) year: String,
    pub(super) count: String,
    pub(super) promises: Vec<Line>,
}

/// A promise.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) actions: String,
    /// The case or paper, and where it says so.
    pub(super) from: String,
    pub(super) link: String,
    pub(super) subject: String,
}

/// A sort of promise that was made in several cases.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Again {
    pub(super) name: String,
    pub(super) action: String,
    pub(super) years: String,
    pub(super) cases: usize,
    /// Case and address of the paragraph.
    pub(super) links: Vec<(String, String)>,
}

/// "41 improvements promised in 19 cases."
pub(super) fn counted(council: &Council) -> Option<String> {
    let cases: BTreeSet<&CaseRef> =
        council.promises.iter().filter_map(|it| it.reference.as_ref()).collect();
    let improvements = count(council.promises.len(), "improvement", "improvements");
    let cases = count(cases.len(), "case", "cases");
    (!council.promises.is_empty())
        .then(|| sentence(&format!("{improvements} promised in {cases}.")))
}

/// The promises by year, in the council's order: the newest first.
pub(super) fn promised(council: &Council, along: &Asked) -> Vec<Promised> {
    let named = |promise: &Promise| match (&promise.year, &promise.listed_year) {
        (Some(year), _) => year.clone(),
        (None, Some(year)) => format!("Listed on the page of {year}, decision not held"),
        (None, None) => "Without a year".to_owned(),
    };
    let mut years: Vec<Promised> = Vec::new();
    for promise in &council.promises {
        let year = named(promise);
        match years.iter_mut().find(|it| it.year == year) {
            Some(own) => own.promises.push(line(promise, along)),
            None => years.push(Promised {
                year,
                count: String::new(),
                promises: vec![line(promise, along)],
            }),
        }
    }
    for year in &mut years {
        year.count = count(year.promises.len(), "promise", "promises");
    }
    years
}

fn line(promise: &Promise, along: &Asked) -> Line {
    let actions: Vec<String> = promise.actions.iter().map(|it| it.label()).collect();
    let subject = [&promise.category, &promise.subcategory].into_iter().flatten();
    Line {
        text: promise.text.clone(),
        actions: actions.join(", "),
        from: place(promise),
        link: address(promise, along),
        subject: subject.cloned().collect::<Vec<_>>().join(" > "),
    }
}

/// "24 014 093, paragraph 52"; "24 014 093, on a performance page".
fn place(promise: &Promise) -> String {
    let case =
        promise.reference.as_ref().map_or_else(|| "No reference".to_owned(), CaseRef::to_string);
    match promise.paragraph {
        Some(number) => format!("{case}, paragraph {number}"),
        None if promise.is_of_a_decision() => case,
        None => format!("{case}, on a performance page"),
    }
}

/// The paragraph of the decision; else the paper that lists it.
fn address(promise: &Promise, along: &Asked) -> String {
    match &promise.reference {
        Some(reference) if promise.is_of_a_decision() => {
            link::paragraph(&link::decision(reference, along), promise.paragraph)
        }
        _ => along.at(&link::key(&promise.document)),
    }
}

/// What was promised in two cases or more, that in most cases first.
pub(super) fn again(council: &Council, themes: &ThemeFile, along: &Asked) -> Vec<Again> {
    council.repeated.iter().map(|sort| one(sort, council, themes, along)).collect()
}

fn one(sort: &Repeated, council: &Council, themes: &ThemeFile, along: &Asked) -> Again {
    let name = match sort.by {
        Sameness::Subject => sort.name.clone(),
        Sameness::Theme => {
            let title = themes.theme(&sort.name).map(|theme| theme.title.clone());
            format!("Theme: {}", title.unwrap_or_else(|| sort.name.clone()))
        }
    };
    let of = sort.promises.iter().filter_map(|&at| council.promises.get(at));
    let links = of.map(|promise| (place(promise), address(promise, along)));
    let mut years: Vec<&str> =
        sort.years.iter().chain(&sort.listed_years).map(String::as_str).collect();
    years.sort_unstable();
    years.dedup();
    Again {
        name,
        action: sentence(&sort.action.label()),
        years: list(years, "and"),
        cases: sort.cases.len(),
        links: links.collect(),
    }
}
