//! Where to begin.

use askama::Template;

use crate::search::{Facets, Question};
use crate::serve::view::frame::Frame;
use crate::serve::{Answer, Outcome, Reader, Visit};
use crate::words::number;

/// How many subjects are offered.
const SUBJECTS: usize = 12;

#[derive(Template)]
#[template(path = "start.html")]
struct Page {
    frame: Frame,
    decisions: String,
    papers: String,
    subjects: Vec<Subject>,
    years: Option<(String, String)>,
}

struct Subject {
    name: String,
    count: String,
    link: String,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let question = Question { limit: 0, ..Question::default() };
    let answer = reader.casebook.search(&question)?;
    let decisions = decisions(&answer.facets);
    let page = Page {
        frame: Frame::of(reader, visit, "Search the Ombudsman’s decisions"),
        decisions: number(decisions),
        papers: number(answer.total.saturating_sub(decisions)),
        subjects: subjects(&answer.facets),
        years: years(&answer.facets),
    };
    Answer::page(&page)
}

fn decisions(facets: &Facets) -> u64 {
    facets.kind.iter().find(|(kind, _)| kind == "decision").map_or(0, |(_, count)| *count)
}

fn subjects(facets: &Facets) -> Vec<Subject> {
    let subject = |(name, count): &(String, u64)| Subject {
        link: crate::serve::Asked { page: 1, ..Default::default() }
            .with("category", name)
            .at("/search"),
        name: name.clone(),
        count: number(*count),
    };
    facets.category.iter().take(SUBJECTS).map(subject).collect()
}

/// The first year and the last.
fn years(facets: &Facets) -> Option<(String, String)> {
    let (last, _) = facets.year.first()?;
    let (first, _) = facets.year.last()?;
    Some((first.clone(), last.clone()))
}
