//! The councils and other bodies that documents are held of.

use std::collections::BTreeMap;

use askama::Template;

use crate::council::telling;
use crate::model::words::Kind;
use crate::search::Question;
use crate::serve::limits::VALUE;
use crate::serve::view::frame::Frame;
use crate::serve::view::link;
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::words::{count, number};

/// Where this page is.
const PATH: &str = "/councils";

/// How many are shown; more have to be asked for by name.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "councils.html")]
struct Page {
    frame: Frame,
    path: &'static str,
    typed: String,
    along: Asked,
    answer: String,
    more: Option<String>,
    rows: Vec<Row>,
}

/// A body.
struct Row {
    name: String,
    link: String,
    decisions: String,
    cases: Option<String>,
    papers: String,
}

/// What is held of a body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Body {
    name: String,
    /// How many documents have this name.
    most: u64,
    decisions: u64,
    papers: u64,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let typed = visit.value("name").unwrap_or_default();
    if typed.chars().count() > VALUE {
        return Err(Problem::unreadable(format!("A name can have up to {VALUE} characters.")));
    }
    let along = link::along(visit)?;
    if visit.has_blanks() {
        return Ok(Answer::elsewhere(along.at(PATH)));
    }
    let bodies = bodies(&names(reader, true)?, &names(reader, false)?);
    let all = bodies.len();
    let found: Vec<Body> = bodies.into_iter().filter(|it| fits(&it.name, typed)).collect();
    let answer = count(found.len(), "council or other body", "councils and other bodies");
    let answer = if typed.is_empty() || found.len() == all {
        crate::words::sentence(&answer)
    } else {
        format!("{} of {}", crate::words::thousands(found.len()), count(all, "body", "bodies"))
    };
    let left = found.len().saturating_sub(SHOWN);
    let page = Page {
        frame: Frame::of(reader, visit, "Councils and other bodies"),
        path: PATH,
        typed: typed.to_owned(),
        answer,
        more: (left > 0).then(|| count(left, "more", "more")),
        rows: found.iter().take(SHOWN).map(|body| row(body, &along)).collect(),
        along,
    };
    Answer::page(&page)
}

fn row(body: &Body, along: &Asked) -> Row {
    let cases = along.with("kind", Kind::Decision.as_str()).with("organisation", &body.name);
    Row {
        name: body.name.clone(),
        link: link::council(&body.name, along),
        decisions: number(body.decisions),
        cases: (body.decisions > 0).then(|| cases.at("/search")),
        papers: number(body.papers),
    }
}

/// The names that documents print, each with how many do: of decisions, or of papers.
fn names(reader: &Reader, decisions: bool) -> Result<Vec<(String, u64)>, Problem> {
    let mut question = Question { limit: 0, ..Question::default() };
    let filters = &mut question.filters;
    filters.kinds = if decisions {
        vec![Kind::Decision]
    } else {
        vec![Kind::PerformancePage, Kind::AnnualLetter, Kind::FeedbackReport]
    };
    let found = reader.casebook.search(&question)?;
    Ok(found.facets.organisation)
}

/// Names of one body together, under the one that most documents print; those with most decisions
/// first.
fn bodies(decisions: &[(String, u64)], papers: &[(String, u64)]) -> Vec<Body> {
    let mut bodies: BTreeMap<Vec<String>, Body> = BTreeMap::new();
    let named = decisions.iter().map(|it| (it, true)).chain(papers.iter().map(|it| (it, false)));
    for ((name, count), decided) in named {
        let body = bodies.entry(telling(name)).or_default();
        if *count > body.most {
            (body.name, body.most) = (name.clone(), *count);
        }
        *(if decided { &mut body.decisions } else { &mut body.papers }) += count;
    }
    let mut bodies: Vec<Body> = bodies.into_values().collect();
    bodies.sort_by(|a, b| {
        (b.decisions, b.papers).cmp(&(a.decisions, a.papers)).then_with(|| a.name.cmp(&b.name))
    });
    bodies
}

/// Whether a name has all that was typed, word by word.
fn fits(name: &str, typed: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace(['’', '\''], "");
    let name = plain(name);
    plain(typed).split_whitespace().all(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_body_are_one_line() {
        let name = |name: &str, count| (name.to_owned(), count);
        let decisions = [name("Kent County Council", 5), name("The Kent County Council", 1)];
        let papers = [name("Ashby Council", 1), name("Kent County Council", 2)];
        let bodies = bodies(&decisions, &papers);
        let told: Vec<_> =
            bodies.iter().map(|it| (it.name.as_str(), it.decisions, it.papers)).collect();
        assert_eq!(told, [("Kent County Council", 6, 2), ("Ashby Council", 0, 1)]);
    }

    #[test]
    fn part_of_a_name_is_enough() {
        for (typed, fits_it) in [("", true), ("LYNN king's", true), ("norf", true), ("kent", false)]
        {
            assert_eq!(fits("King’s Lynn & West Norfolk", typed), fits_it, "{typed}");
        }
    }
}
