//! Themes: how many of the decisions asked about have each, and which rise and fall.

use askama::Template;

use crate::casebook::listed::{KINDS, Line, Listed};
use crate::search::{Misread, Question};
use crate::serve::view::filters::Form;
use crate::serve::view::frame::Frame;
use crate::serve::view::link::theme as address;
use crate::serve::view::tags::{Tag, tags};
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::themes::trend::{Direction, Step, ThemeTrend, Trends};
use crate::words::{chance, count, number, percent, points, size};

/// Where this page is.
const PATH: &str = "/themes";

#[derive(Template)]
#[template(path = "themes.html")]
struct Page {
    frame: Frame,
    path: &'static str,
    asked: Asked,
    kept: Vec<(&'static str, String)>,
    form: Form,
    tags: Vec<Tag>,
    misread: Vec<Misread>,
    found: Option<Found>,
}

/// The themes of what was found.
#[derive(Debug, PartialEq)]
struct Found {
    answer: String,
    /// "2019-20 to 2025-26".
    years: Option<String>,
    groups: Vec<Group>,
    /// The user's own theme file.
    file: Option<String>,
    stale: Option<String>,
    undated: Option<String>,
    test: &'static str,
}

/// The themes of one kind.
#[derive(Debug, PartialEq)]
struct Group {
    id: &'static str,
    heading: &'static str,
    rows: Vec<Row>,
}

/// A theme.
#[derive(Debug, PartialEq)]
struct Row {
    title: String,
    link: String,
    /// How far down it is below another.
    depth: usize,
    decisions: String,
    cases: String,
    share: String,
    first: String,
    last: String,
    trend: String,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let asked = Asked::of(visit)?;
    if visit.has_blanks() {
        return Ok(Answer::elsewhere(asked.at(PATH)));
    }
    let tags = tags(&asked, PATH, reader.themes.file());
    let page = match asked.whole() {
        Ok(question) => {
            let found = found(reader, &question, &asked)?;
            let counting = Question { limit: 0, ..question };
            let facets = reader.casebook.search(&counting)?.facets;
            Page {
                frame: Frame::of(reader, visit, "Themes: counts and trends"),
                path: PATH,
                kept: Vec::new(),
                form: Form::of(reader, &asked, &facets)?,
                tags,
                misread: Vec::new(),
                found: Some(found),
                asked,
            }
        }
        Err(misread) => Page {
            frame: Frame::of(reader, visit, "Problem: Themes"),
            path: PATH,
            kept: Vec::new(),
            form: Form::wrong(reader, &asked, &misread),
            tags,
            misread,
            found: None,
            asked,
        },
    };
    let status = if page.misread.is_empty() { 200 } else { 400 };
    Answer::page(&page).map(|answer| answer.status(status))
}

fn found(reader: &Reader, question: &Question, asked: &Asked) -> Result<Found, Problem> {
    let file = reader.themes.file();
    let counts = reader.casebook.theme_counts(question)?;
    let trends = reader.casebook.theme_trends(question, Step::FinancialYear)?;
    let listed = Listed::of(file, &counts, false);
    let groups = KINDS.iter().filter_map(|(kind, heading)| {
        let families = listed.in_families(*kind);
        let rows: Vec<Row> =
            families.into_iter().map(|(depth, line)| row(depth, line, &trends, asked)).collect();
        let id = kind.map_or("none", crate::themes::ThemeKind::as_str);
        (!rows.is_empty()).then_some(Group { id, heading, rows })
    });
    let years = trends.periods.first().zip(trends.periods.last());
    Ok(Found {
        answer: answer(&listed),
        years: years.map(|(first, last)| format!("{} to {}", first.name, last.name)),
        groups: groups.collect(),
        file: (listed.theme_file != crate::themes::ThemeFile::builtin().name())
            .then(|| listed.theme_file.to_owned()),
        stale: reader.casebook.stale_themes()?,
        undated: (trends.undated > 0)
            .then(|| count(size(trends.undated), "decision has", "decisions have")),
        test: trends.test,
    })
}

/// "63 themes in 268 decisions; 12 have none."
fn answer(listed: &Listed<'_>) -> String {
    let themes = listed.themes.iter().filter(|line| line.decisions > 0).count();
    let without = match listed.without {
        0 => String::new(),
        1 => "; 1 has none".to_owned(),
        some => format!("; {} have none", number(some)),
    };
    let decisions = count(size(listed.decisions), "decision", "decisions");
    format!(
        "{} in {decisions}{without}.",
        crate::words::sentence(&count(themes, "theme", "themes"))
    )
}

fn row(depth: usize, line: &Line<'_>, trends: &Trends, asked: &Asked) -> Row {
    let trend = trends.themes.iter().find(|it| it.theme == line.theme);
    let known = || trend.into_iter().flat_map(|it| it.shares.iter().flatten());
    let share = |share: Option<&f64>| share.map_or_else(String::new, |share| percent(*share));
    Row {
        title: line.title.to_owned(),
        link: address(line.theme, asked),
        depth: depth.min(2),
        decisions: number(line.decisions),
        cases: within(asked, line.theme),
        share: line.share.map_or_else(String::new, percent),
        first: share(known().next()),
        last: share(known().last()),
        trend: trend.map_or_else(String::new, course),
    }
}

/// The search for the decisions that have a theme, within what was asked.
pub(super) fn within(asked: &Asked, theme: &str) -> String {
    let cases = if asked.value("theme").is_some_and(|chosen| chosen != theme) {
        // Themes are chosen as alternatives: this one alone.
        let others = asked.filters.iter().filter(|(name, _)| *name == "theme");
        others.fold(asked.on_page(1), |asked, (name, value)| asked.without(name, value))
    } else {
        asked.on_page(1)
    };
    let cases = if cases.value("kind").is_none() { cases.with("kind", "decision") } else { cases };
    cases.with("theme", theme).at("/search")
}

/// "Rises: +3.2 points a year (p 0.003)".
pub(super) fn course(trend: &ThemeTrend) -> String {
    let way = match trend.direction {
        Direction::Rises => "Rises",
        Direction::Falls => "Falls",
        Direction::Unclear => return "No more than chance".to_owned(),
    };
    let change = trend.change_per_year.map(|change| format!(": {} a year", points(change)));
    let sure = trend.p_corrected.map(|p| format!(" ({})", chance(p)));
    format!("{way}{}{}", change.unwrap_or_default(), sure.unwrap_or_default())
}
