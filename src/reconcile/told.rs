//! Sentences that repeat the figures of a table.
//!
//! "50 cases were upheld and 4 were not upheld" is held against the row that it speaks of: the one
//! in which 50 stands under "Upheld" and in which more of the paragraph's numbers stand.

use std::collections::BTreeMap;

use super::figure::{Figure, Seen, Unit, number};
use super::grid::{Grid, View};
use super::passage::{Passage, level};
use super::role::Role;
use crate::layout::headings::fold;
use crate::model::check::{Check, Place};
use crate::text::{Page, Span};

crate::pattern!(
    /// A number and the words after it.
    NUMBER,
    r"(?:^|[^a-z0-9.,£/%-])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?))(?: +\([0-9.]+ ?%\))? +"
);

/// Words between a number and what it counts.
const FILLERS: &[&str] = &[
    "cases",
    "case",
    "complaints",
    "complaint",
    "decisions",
    "decision",
    "enquiries",
    "were",
    "was",
    "have",
    "has",
    "had",
    "been",
    "being",
    "of",
    "these",
    "those",
    "them",
    "which",
    "that",
    "the",
    "recorded",
    "as",
    "investigations",
    "found",
    "to",
    "be",
    "went",
    "on",
    "outcomes",
    "or",
];

/// The words of a head that may be counted in a sentence. Other heads are too free.
const OUTCOMES: &[&str] = &[
    "upheld",
    "not upheld",
    "partly upheld",
    "partially upheld",
    "part upheld",
    "premature",
    "advice given",
    "closed after initial enquiries",
    "referred back",
    "referred back for local resolution",
    "invalid",
    "incomplete",
    "withdrawn",
    "resolved",
    "resolved upon receipt",
    "discontinued",
    "received",
    "investigated",
];

/// The smallest number that tells one row from others.
const TELLING: u32 = 10;

/// The most rows in which a figure is looked for: a figure that stands everywhere tells nothing.
const MOST_ROWS: usize = 64;

/// A number of a sentence, with what it counts.
struct Claim {
    outcome: &'static str,
    number: u32,
    sentence: Span,
}

/// A line of a table under which outcomes stand.
struct Target<'v> {
    view: &'v View<'v>,
    line: usize,
    /// Where each outcome stands on it.
    outcomes: BTreeMap<&'static str, (usize, u32)>,
    figures: Vec<u32>,
}

/// Checks every paragraph against the tables.
pub(super) fn check(
    page: &Page,
    passages: &[Passage<'_>],
    grids: &[Grid<'_>],
    checks: &mut Vec<Check>,
) {
    let views: Vec<View<'_>> = grids.iter().flat_map(|grid| [grid.across(), grid.down()]).collect();
    let targets: Vec<Target<'_>> = views.iter().flat_map(targets).collect();
    let mut at: BTreeMap<(&str, u32), Vec<usize>> = BTreeMap::new();
    for (place, target) in targets.iter().enumerate() {
        for (outcome, (_, number)) in &target.outcomes {
            at.entry((*outcome, *number)).or_default().push(place);
        }
    }
    for passage in passages {
        let claims = claims(page, passage);
        if claims.len() < 2 {
            continue;
        }
        let numbers = numbers(passage);
        let candidates = claims
            .iter()
            .filter_map(|claim| at.get(&(claim.outcome, claim.number)))
            .filter(|rows| rows.len() <= MOST_ROWS)
            .flatten();
        let best = candidates
            .map(|&row| (evidence(&targets[row], &claims, &numbers), std::cmp::Reverse(row)))
            .max();
        let Some((evidence, std::cmp::Reverse(row))) = best else { continue };
        if evidence >= ENOUGH {
            compare(page, passage, &claims, &targets[row], checks);
        }
    }
}

/// The least evidence that a paragraph speaks of a row.
const ENOUGH: u32 = 4;

fn targets<'v>(view: &'v View<'v>) -> Vec<Target<'v>> {
    let heads: Vec<(usize, &'static str)> = view
        .across
        .iter()
        .enumerate()
        .filter_map(|(place, label)| {
            let folded = fold(&label.words);
            let outcome = OUTCOMES.iter().find(|outcome| **outcome == folded)?;
            Some((place, *outcome))
        })
        .collect();
    if heads.len() < 2 {
        return Vec::new();
    }
    let figure = |line: usize, place: usize| match view.seen(line, place) {
        Seen::Figure(Figure { unit: Unit::Count, hundredths }) if hundredths % 100 == 0 => {
            u32::try_from(hundredths / 100).ok()
        }
        _ => None,
    };
    let counts = |role: Role| matches!(role, Role::Plain | Role::Year | Role::Total);
    let lines = view.lines.iter().enumerate().filter(|(_, label)| counts(label.role));
    lines
        .map(|(line, _)| Target {
            view,
            line,
            outcomes: heads
                .iter()
                .filter_map(|(place, outcome)| Some((*outcome, (*place, figure(line, *place)?))))
                .collect(),
            figures: (0..view.across.len()).filter_map(|place| figure(line, place)).collect(),
        })
        .collect()
}

/// What a paragraph counts by outcome.
fn claims(page: &Page, passage: &Passage<'_>) -> Vec<Claim> {
    let mut found = Vec::new();
    for sentence in passage.sentences(page) {
        let words = level(page.slice(sentence));
        for capture in NUMBER.captures_iter(&words) {
            let (Some(all), Some(digits)) = (capture.get(0), capture.get(1)) else { continue };
            let rest = words.get(all.end()..).unwrap_or_default();
            if is_label(words.get(..digits.start()).unwrap_or_default()) {
                continue;
            }
            if let (Some(outcome), Some(number)) = (counted(rest), number(digits.as_str())) {
                found.push(Claim { outcome, number, sentence });
            }
        }
    }
    found
}

/// The outcome that the words after a number count.
fn counted(rest: &str) -> Option<&'static str> {
    let mut rest = rest.trim_start();
    for _ in 0..4 {
        let named = OUTCOMES.iter().filter(|outcome| {
            rest.strip_prefix(**outcome)
                .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        });
        if let Some(outcome) = named.max_by_key(|outcome| outcome.len()) {
            return Some(outcome);
        }
        let word = rest.split([' ', ',']).next().unwrap_or_default();
        if !FILLERS.contains(&word) {
            return None;
        }
        rest = rest.get(word.len()..).unwrap_or_default().trim_start();
    }
    None
}

/// Every number of a paragraph.
fn numbers(passage: &Passage<'_>) -> Vec<u32> {
    let words = level(passage.text);
    // A number may end one match and begin the next, so the blanks after it do not count.
    let found = NUMBER.captures_iter(&words).filter_map(|capture| {
        let digits = capture.get(1)?;
        let own = !is_label(words.get(..digits.start()).unwrap_or_default());
        number(digits.as_str()).filter(|_| own)
    });
    found.collect()
}

/// Words whose number is their name: "Stage 1", "Table 2".
const LABELS: &[&str] = &[
    "stage",
    "stages",
    "table",
    "tables",
    "figure",
    "fig",
    "chart",
    "graph",
    "appendix",
    "annex",
    "paragraph",
    "para",
    "section",
    "page",
    "part",
    "step",
    "level",
    "tier",
    "phase",
    "quarter",
    "band",
    "category",
    "item",
    "no",
    "number",
];

/// Whether these words end with one whose number is its name.
fn is_label(before: &str) -> bool {
    let word = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next();
    word.is_some_and(|word| LABELS.contains(&word))
}

/// How much speaks for a row: outcomes that agree, and further numbers of the paragraph on it.
fn evidence(target: &Target<'_>, claims: &[Claim], numbers: &[u32]) -> u32 {
    let weight = |number: u32| if number >= TELLING { 2 } else { 1 };
    let mut sum = 0;
    let mut spent = Vec::new();
    for claim in claims {
        if target.outcomes.get(claim.outcome).is_some_and(|(_, found)| *found == claim.number) {
            sum += weight(claim.number);
            spent.push(claim.number);
        }
    }
    for number in numbers {
        if *number >= TELLING && !spent.contains(number) && target.figures.contains(number) {
            sum += 2;
            spent.push(*number);
        }
    }
    sum
}

fn compare(
    page: &Page,
    passage: &Passage<'_>,
    claims: &[Claim],
    target: &Target<'_>,
    checks: &mut Vec<Check>,
) {
    for claim in claims {
        let Some((place, found)) = target.outcomes.get(claim.outcome) else { continue };
        let (said, printed) = (claim.number.to_string(), found.to_string());
        let row = target.view.span(target.line, *place);
        let check = Check::new("sentence_and_table")
            .expecting(printed.clone(), said.clone())
            .at(passage.place.clone(), Some(claim.sentence))
            .because(format!(
                "\"{said} … {}\", {} has {printed}",
                claim.outcome,
                target.view.place(target.line, *place)
            ));
        if claim.number == *found {
            checks.push(check);
            continue;
        }
        // Of two years told in one paragraph, the other one is another row's.
        if claims.iter().filter(|other| other.outcome == claim.outcome).count() > 1 {
            continue;
        }
        let mut check = check.failed();
        check.quote = Some(page.slice(claim.sentence).to_owned());
        checks.push(check.beside(Place {
            document: None,
            place: target.view.place(target.line, *place),
            quote: page.slice(row).to_owned(),
            span: Some(row),
        }));
    }
}
