//! One theme: what falls under it, the words of its rule, how often it applies year by year.

use askama::Template;

use super::themes::{course, within};
use crate::chart::Bar;
use crate::search::Question;
use crate::serve::view::cases::between;
use crate::serve::view::drawn::{Drawn, drawn};
use crate::serve::view::frame::Frame;
use crate::serve::view::link::theme as address;
use crate::serve::{Answer, Asked, Outcome, Problem, Reader, Visit};
use crate::themes::trend::{Step, Trends};
use crate::themes::{Theme, ThemeFile, ThemeKind, Wording};
use crate::words::{count, number, percent, size};

#[derive(Template)]
#[template(path = "theme.html")]
struct Page {
    frame: Frame,
    title: String,
    back: String,
    facts: Vec<(&'static str, String)>,
    /// Wider and narrower themes: words before them, title, address.
    kin: Vec<(&'static str, Vec<(String, String)>)>,
    cases: String,
    decisions: String,
    course: String,
    chart: Option<Drawn>,
    years: Vec<Year>,
    wording: Vec<Words>,
    rule: Vec<(&'static str, String)>,
    test: &'static str,
    tags: Vec<String>,
}

/// A financial year.
#[derive(Debug, PartialEq)]
struct Year {
    name: String,
    all: String,
    with: String,
    share: String,
    link: Option<String>,
}

/// A list of the rule's words.
#[derive(Debug, PartialEq)]
struct Words {
    heading: &'static str,
    what: &'static str,
    list: Vec<String>,
}

pub(in crate::serve) fn page(reader: &Reader, visit: &Visit) -> Outcome {
    let file = reader.themes.file();
    let asked = Asked::of(visit)?;
    let name = visit.name.as_deref().unwrap_or_default();
    let Some(theme) = file.theme(name) else {
        let what = format!("There is no theme “{name}” here.");
        return Err(Problem::missing(what).advise("The list of themes has all there are."));
    };
    let question = asked.whole().map_err(Problem::misread)?;
    let trends = reader.casebook.theme_trends(&of_any_theme(&question), Step::FinancialYear)?;
    let counted = reader.casebook.theme_counts(&of_any_theme(&question))?;
    let with = counted.with.get(name).copied().unwrap_or_default();
    let years = years(&trends, name, &asked);
    let wording = file.wording(name).unwrap_or_default();
    let own = trends.themes.iter().find(|it| it.theme == name);
    let title = theme.title.clone();
    let page = Page {
        frame: Frame::of(reader, visit, format!("Theme: {title}")),
        back: asked.at("/themes"),
        facts: facts(theme),
        kin: kin(theme, file, &asked),
        cases: within(&asked, name),
        decisions: format!(
            "{} of {}",
            number(with),
            count(size(counted.decisions), "decision", "decisions")
        ),
        course: own.map_or_else(|| "No decision with a date has it".to_owned(), course),
        chart: chart(&trends, name, &title, &asked),
        years,
        rule: rule(&wording, theme.kind),
        wording: words(wording),
        test: trends.test,
        tags: asked.filters.iter().map(|(name, value)| format!("{name}: {value}")).collect(),
        title,
    };
    Answer::page(&page)
}

/// A share of a theme is one of decisions whatever their themes.
fn of_any_theme(question: &Question) -> Question {
    let mut question = question.clone();
    question.filters.themes.clear();
    question
}

fn facts(theme: &Theme) -> Vec<(&'static str, String)> {
    let kind = match theme.kind {
        ThemeKind::Subject => {
            "A subject: what the case is about, whether or not anything went wrong"
        }
        ThemeKind::Fault => {
            "A fault: only where the Ombudsman finds it, never where it is merely alleged"
        }
        ThemeKind::Remedy => "A remedy: what has to change",
    };
    vec![
        ("What it is", theme.description.clone()),
        ("Kind", kind.to_owned()),
        ("In a question", format!("theme:{}", theme.name)),
    ]
}

fn kin(
    theme: &Theme,
    file: &ThemeFile,
    asked: &Asked,
) -> Vec<(&'static str, Vec<(String, String)>)> {
    let linked = |it: &Theme| (it.title.clone(), address(&it.name, asked));
    let parent = theme.parent.as_deref().and_then(|name| file.theme(name)).map(linked);
    let under = file.themes().iter().filter(|it| it.parent.as_deref() == Some(&theme.name));
    let kin = [
        ("It counts for a wider theme too", parent.into_iter().collect::<Vec<_>>()),
        ("What counts for it too", under.map(linked).collect()),
    ];
    kin.into_iter().filter(|(_, all)| !all.is_empty()).collect()
}

fn years(trends: &Trends, name: &str, asked: &Asked) -> Vec<Year> {
    let own = trends.themes.iter().find(|it| it.theme == name);
    let periods = trends.periods.iter().enumerate().rev();
    let year = |(at, period): (usize, &crate::themes::trend::Period)| {
        let with = own.and_then(|it| it.counts.get(at)).copied().unwrap_or_default();
        let share = own.and_then(|it| it.shares.get(at).copied().flatten());
        let link = (with > 0).then(|| between(&themed(asked, name), period.from, period.to));
        Year {
            name: period.name.clone(),
            all: number(period.decisions),
            with: number(with),
            share: share.map_or_else(String::new, percent),
            link,
        }
    };
    periods.map(year).collect()
}

fn themed(asked: &Asked, name: &str) -> Asked {
    let chosen = asked.filters.iter().filter(|(known, _)| *known == "theme");
    let open = chosen.fold(asked.on_page(1), |asked, (name, value)| asked.without(name, value));
    open.with("theme", name)
}

fn chart(trends: &Trends, name: &str, title: &str, asked: &Asked) -> Option<Drawn> {
    let own = trends.themes.iter().find(|it| it.theme == name)?;
    let bars = trends.periods.iter().zip(&own.counts).zip(&own.shares).filter_map(
        |((period, count), share)| {
            let bar = Bar {
                name: period.name.clone(),
                value: (*share)?,
                label: format!(
                    "{} ({} of {})",
                    percent((*share)?),
                    number(*count),
                    number(period.decisions)
                ),
                ..Bar::default()
            };
            let link = between(&themed(asked, name), period.from, period.to);
            Some((bar, (*count > 0).then_some(link)))
        },
    );
    let title = format!("{title}: share of the decisions of each financial year");
    drawn(title, "", None, bars.collect())
}

fn words(wording: Wording) -> Vec<Words> {
    let lists = [
        ("Phrases", "Plain words, one after the other", wording.phrases),
        (
            "Patterns",
            "* any ending; … up to four other words between; (a|b) one of these; ? may be left out; ^ the start of a sentence",
            wording.patterns,
        ),
        (
            "Categories that are enough by themselves",
            "What the Ombudsman files the case under",
            wording.categories,
        ),
        ("Categories in which one sentence is enough", "", wording.likely),
        ("The only categories in which it applies", "", wording.only),
        ("Not counted: a clause that has one of these", "", wording.exclude),
        ("The same paragraph must have one of these", "", wording.beside),
    ];
    let lists = lists.into_iter().filter(|(_, _, list)| !list.is_empty());
    lists.map(|(heading, what, list)| Words { heading, what, list }).collect()
}

fn rule(wording: &Wording, kind: ThemeKind) -> Vec<(&'static str, String)> {
    let plain = |words: &[&str]| words.join(", ").replace('_', " ");
    let mut rule = vec![
        ("Looked for in", plain(&wording.sections)),
        ("One sentence is enough in", plain(&wording.strong)),
        ("Elsewhere it takes", count(wording.enough, "sentence", "sentences")),
    ];
    if !wording.findings.is_empty() {
        rule.push(("Only with the finding", plain(&wording.findings)));
    }
    if wording.excludes_of_its_kind {
        let what = format!("Clauses in which a {kind} is denied, alleged or only asked about");
        rule.push(("Never counted", what));
    }
    rule.retain(|(_, what)| !what.is_empty());
    rule
}
