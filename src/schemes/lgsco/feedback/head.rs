//! Whose report it is, its title, its year and its date.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::passage::years;
use crate::grammar::date::dates;
use crate::layout::headings::fold;
use crate::layout::lines::lines;
use crate::layout::outline::plain;
use crate::model::papers::Period;
use crate::schemes::lgsco::{bodies, figures};
use crate::text::{Page, Span};

/// What the top of a report tells.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) organisation: Option<String>,
    pub(super) title: Option<String>,
    pub(super) year: Option<String>,
    pub(super) period: Option<Period>,
    pub(super) date: Option<Date>,
}

/// How many lines are the top.
const TOP: usize = 25;

/// Words that the title of such a report has.
const TITLE_WORDS: &[&str] =
    &["report", "review", "complaint", "feedback", "compliments", "ombudsman", "learning"];

/// Reads the top, and counts the names.
pub(super) fn head(page: &Page) -> Head {
    let text = page.text();
    let top: Vec<String> = lines(text, Span::new(0, text.len()))
        .iter()
        .take(TOP)
        .map(|line| labelled_line(page.slice(line.body)))
        .collect();
    let flat = figures::flat(text);
    let title = title(&top);
    let year = title.as_deref().and_then(|title| years(title).into_iter().next());
    let period = figures::period(&flat);
    let year = year
        .or_else(|| top.iter().find_map(|line| years(line).into_iter().next()))
        .or_else(|| period.map(figures::year_of));
    let period = year.as_deref().and_then(of_year).or(period);
    // A council's own site says "the Council", and its name around the text.
    let window = || Some(bodies::all_named(page.title()?).last()?.to_string());
    let organisation = organisation(text, &top).or_else(window);
    Head { organisation, title, year, period, date: dated(&top) }
}

/// A line of the top; a label that a table sets apart from its value gets its colon.
fn labelled_line(line: &str) -> String {
    match line.split_once('\t') {
        Some((label, value)) if !label.contains(':') && !value.contains('\t') => {
            plain(&format!("{}: {}", label.trim(), value.trim()))
        }
        _ => plain(line),
    }
}

/// The value of a label on the top lines: "Subject: ...".
fn labelled<'a>(top: &'a [String], labels: &[&str]) -> Option<&'a str> {
    let value = |line: &'a String| {
        let (label, value) = line.split_once(':')?;
        labels.contains(&fold(label).as_str()).then(|| value.trim())
    };
    let (at, value) = top.iter().enumerate().find_map(|(at, line)| Some((at, value(line)?)))?;
    let value = if value.is_empty() { top.get(at + 1)?.as_str() } else { value };
    (!value.is_empty()).then_some(value)
}

fn title(top: &[String]) -> Option<String> {
    if let Some(subject) = labelled(top, &["subject", "title", "report title", "title of report"]) {
        return Some(subject.to_owned());
    }
    let fits = |line: &&String| {
        let folded = fold(line);
        let words = line.split_whitespace().count();
        let labelled = line.split_once(':').is_some_and(|(label, _)| label.split(' ').count() < 4)
            && years(line).is_empty();
        (2..=18).contains(&words)
            && TITLE_WORDS.iter().any(|word| folded.contains(word))
            && !line.ends_with(['.', ':'])
            && !labelled
            && !folded.starts_with("issue -")
    };
    let dated = top.iter().filter(fits).find(|line| !years(line).is_empty());
    dated.or_else(|| top.iter().find(fits)).cloned()
}

/// The council that the report names most often; the first of those named equally often.
fn organisation(text: &str, top: &[String]) -> Option<String> {
    if let Some(name) = labelled(top, &["organisation", "council", "authority"]) {
        return Some(name.to_owned());
    }
    let mut counted: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (order, name) in bodies::all_named(text).into_iter().enumerate() {
        counted.entry(name).or_insert((0, order)).0 += 1;
    }
    let most = counted
        .into_iter()
        .max_by_key(|(_, (count, order))| (*count, std::cmp::Reverse(*order)))?;
    Some(most.0.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The date of the meeting or of the report: after its label, else the first on the top lines that
/// is no part of a period.
fn dated(top: &[String]) -> Option<Date> {
    let full = |text: &str| {
        let found = dates(text);
        found.into_iter().map(|(range, _)| range).find(|range| range.earliest == range.latest)
    };
    let labels = ["date", "meeting", "meeting date", "date of meeting", "date of report"];
    let day = labelled(top, &labels).and_then(full);
    let day = day.or_else(|| {
        let alone = |line: &&String| line.len() < 90 && !fold(line).contains(" to ");
        top.iter().filter(alone).find_map(|line| full(line))
    });
    day.map(|range| range.earliest)
}

/// The financial year "2024-25" in days.
fn of_year(year: &str) -> Option<Period> {
    let from: i16 = year.get(..4)?.parse().ok()?;
    let (from, to) = (Date::new(from, 4, 1).ok()?, Date::new(from + 1, 3, 31).ok()?);
    Some(Period { from, to })
}
