//! What happened when, and which themes apply and why.

use super::places::Places;
use crate::model::decision::{Decision, Event, ThemeMark};
use crate::serve::Asked;
use crate::serve::view::named;
use crate::themes::{Evidence, Reason, ThemeFile};
use crate::words::day;

/// The most sentences that are shown of a theme.
const SENTENCES: usize = 3;

/// A dated event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated {
    /// As printed.
    pub(super) when: String,
    /// "1 April 2023 to 30 April 2023", where it is no single day.
    pub(super) days: Option<String>,
    /// The first day, for programs.
    pub(super) first: String,
    pub(super) text: String,
    pub(super) link: Option<String>,
    pub(super) paragraph: Option<u32>,
}

/// The events in the order in which they happened.
pub(super) fn events(decision: &Decision, places: &Places) -> Vec<Dated> {
    let mut events: Vec<&Event> = decision.events.iter().collect();
    events.sort_by_key(|event| (event.date.earliest, event.date.latest));
    let dated = |event: &&Event| {
        let date = &event.date;
        let several = date.earliest != date.latest;
        Dated {
            when: date.text.clone(),
            days: several.then(|| format!("{} to {}", day(date.earliest), day(date.latest))),
            first: date.earliest.to_string(),
            text: event.text.clone(),
            link: places.link(event.span, event.paragraph),
            paragraph: event.paragraph,
        }
    };
    events.iter().map(dated).collect()
}

/// A theme that applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Theme {
    pub(super) title: String,
    /// Decisions with it.
    pub(super) link: String,
    /// Why it applies.
    pub(super) because: String,
    pub(super) evidence: Vec<Sentence>,
    /// How many sentences more there are.
    pub(super) more: usize,
}

/// A sentence that a theme was told by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) quote: String,
    pub(super) place: String,
    pub(super) link: Option<String>,
}

/// The themes that the casebook gives the decision, with their reasons.
pub(super) fn themes(decision: &Decision, file: &ThemeFile, places: &Places) -> Vec<Theme> {
    let reasons = file.explain(decision);
    let theme = |mark: &ThemeMark| {
        let reason = reasons.iter().find(|reason| reason.theme == mark.theme && reason.applies);
        one(mark, reason, file, places)
    };
    decision.themes.iter().map(theme).collect()
}

fn one(mark: &ThemeMark, reason: Option<&Reason>, file: &ThemeFile, places: &Places) -> Theme {
    let evidence = reason.map(|reason| reason.evidence.as_slice()).unwrap_or_default();
    Theme {
        title: named::value("theme", &mark.theme, file),
        link: Asked::default().with("theme", &mark.theme).at("/search"),
        because: reason.map_or_else(|| mark.rule.clone(), |reason| reason.because.to_string()),
        evidence: evidence.iter().take(SENTENCES).map(|it| sentence(it, places)).collect(),
        more: evidence.len().saturating_sub(SENTENCES),
    }
}

fn sentence(evidence: &Evidence, places: &Places) -> Sentence {
    Sentence {
        quote: evidence.quote.clone(),
        place: match evidence.paragraph {
            Some(number) => format!("Paragraph {number}"),
            None => crate::words::sentence(evidence.place),
        },
        link: places.link(evidence.span, evidence.paragraph),
    }
}
