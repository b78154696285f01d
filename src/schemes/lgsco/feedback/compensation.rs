//! What a council paid out: the total, its parts, what followed the Ombudsman, the year before.

use super::passage::{Passage, is_total, sums, words, year_in, years};
use crate::layout::headings::fold;
use crate::layout::tables::whole;
use crate::model::Pence;
use crate::model::papers::{Cell, Compensation, CompensationPart, CompensationReason, Table};

/// Headings and captions about money.
const MONEY_HEADINGS: &[&str] = &[
    "compensation",
    "payment",
    "redress",
    "financial remed",
    "sums paid",
    "settlement",
    "financial settlement",
];

/// Words of a sentence that gives the total.
const PAID: &[&str] = &["paid", "payments", "amount", "total", "waived", "spent"];
const PAID_FOR: &[&str] = &[
    "compensation",
    "settlement",
    "waived",
    "refunded",
    "written off",
    "complaint",
    "payments",
    "redress",
];

/// Words before, and after, the sum that is a part of another.
const PART_AFTER: &[&str] = &[
    "of which",
    "of this",
    "of these",
    "of that",
    "including",
    "of the total, £",
    "of the total £",
];
const PART_BEFORE: &[&str] =
    &["of the total", "of the payments", "of the above", "of this total", "of the sum"];

const OMBUDSMAN: &[&str] = &["ombudsman", "lgsco", "lgo"];

/// Words before the difference between two years.
const DIFFERENCES: &[&str] = &[
    "increase of",
    "decrease of",
    "reduction of",
    "rise of",
    "fall of",
    "difference of",
    "by",
    "up",
    "down",
];

/// Reads what was paid out, if anything says so.
pub(super) fn compensation(
    passages: &[Passage<'_>],
    tables: &[Table],
    year: Option<&str>,
) -> Option<Compensation> {
    let mut found = Compensation { reasons: reasons(tables), ..Compensation::default() };
    let total = passages.iter().position(|passage| states_total(passage, year));
    if let Some(at) = total {
        let passage = passages.get(at)?;
        found.total = sums(passage.text).first().map(|(_, sum)| *sum);
        let after = passages.get(at..).unwrap_or_default();
        let near = || after.iter().take_while(|other| other.section <= passage.section + 1);
        found.ombudsman_total = near().find_map(ombudsman_total);
        found.previous_total = near().find_map(|other| previous_total(other, year));
        found.by_part = near().skip(1).filter_map(part).collect();
    }
    if found.ombudsman_total.is_none() {
        let under = |passage: &&Passage<'_>| about_money(&passage.heading);
        found.ombudsman_total = passages.iter().filter(under).find_map(of_ombudsman_alone);
    }
    if found.by_part.is_empty() {
        found.by_part = parts_of_table(tables, &mut found.total, year);
    }
    (found != Compensation::default()).then_some(found)
}

fn about_money(words: &str) -> bool {
    let folded = fold(words);
    MONEY_HEADINGS.iter().any(|heading| folded.contains(heading))
}

/// Whether a sentence gives the total of the year: its first sum is one of thousands or more, or
/// stands under a heading about money.
fn states_total(passage: &Passage<'_>, year: Option<&str>) -> bool {
    let Some((at, sum)) = sums(passage.text).first().copied() else { return false };
    let said = passage.has(PAID) && passage.has(PAID_FOR);
    let under = about_money(&passage.heading);
    let in_all =
        passage.has(&["in total", "a total of", "totalling", "in compensation", "was paid in"]);
    let other_year = years(passage.text).first().is_some_and(|first| Some(first.as_str()) != year);
    // "£114.72 agreed in one case" opens no paragraph and is one payment.
    let one = passage.has(&[
        "one payment",
        "one case",
        "in this case",
        "in one ",
        "the ombudsman recommended",
    ]) || !crate::grammar::case_ref::references(passage.text).is_empty();
    let item = at == 0 && !passage.has(&["was paid in", "in total"]);
    said && of_ombudsman_alone(passage).is_none()
        && (under || in_all)
        && !one
        && !item
        && !other_year
        && sum > Pence(0)
}

crate::pattern!(
    AFTER_OMBUDSMAN,
    r"(?:as a result of|following|followed|recommended by|required by|ordered by|agreed with|in line with|after) (?:decisions (?:of|by) |recommendations (?:of|by|from) |findings (?:of|by) )?(?:the )?(?:local government (?:and social care )?)?(?:ombudsman|lgsco|lgo)"
);

/// The sum of a sentence that adds up what was paid in the Ombudsman's cases and nothing else.
fn of_ombudsman_alone(passage: &Passage<'_>) -> Option<Pence> {
    let (_, sum) = sums(passage.text).first().copied()?;
    let added = passage.has(&["in total", "a total of", "totalled", "came to", "amounted to"]);
    (added && AFTER_OMBUDSMAN.is_match(&passage.folded)).then_some(sum)
}

fn ombudsman_total(passage: &Passage<'_>) -> Option<Pence> {
    if !passage.has(OMBUDSMAN) {
        return None;
    }
    let sums = sums(passage.text);
    let lower = passage.text.to_lowercase();
    let after = PART_AFTER.iter().filter_map(|words| lower.find(words)).min();
    if let Some(from) = after
        && let Some((_, sum)) = sums.iter().find(|(at, _)| *at > from)
    {
        return Some(*sum);
    }
    let before = PART_BEFORE.iter().filter_map(|words| lower.find(words)).min()?;
    sums.iter().rev().find(|(at, _)| *at < before).map(|(_, sum)| *sum)
}

/// Words before the sum of the year before.
const COMPARED: &[&str] = &["up from £", "down from £", "rise from £", "fall from £"];

/// The sum that stands right after one of these words.
fn after_words(passage: &Passage<'_>, cues: &[&str]) -> Option<Pence> {
    let lower = passage.text.to_lowercase();
    let end = cues.iter().filter_map(|cue| lower.find(cue).map(|at| at + cue.len())).min()?;
    let sums = sums(passage.text);
    sums.iter().find(|(at, _)| *at + '£'.len_utf8() == end).map(|(_, sum)| *sum)
}

fn previous_total(passage: &Passage<'_>, year: Option<&str>) -> Option<Pence> {
    // "paid £500, up from £300": the year before needs no name.
    if let Some(sum) = after_words(passage, COMPARED) {
        return Some(sum);
    }
    let earlier = years(passage.text).iter().any(|other| Some(other.as_str()) != year);
    if !earlier && !passage.has(&["previous year", "last year", "year before"]) {
        return None;
    }
    let difference = |at: usize| {
        let before = passage.text.get(..at).unwrap_or_default().trim_end().to_lowercase();
        DIFFERENCES.iter().any(|words| {
            before.strip_suffix(words).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        })
    };
    let found: Vec<Pence> = sums(passage.text)
        .into_iter()
        .filter(|(at, _)| !difference(*at))
        .map(|(_, sum)| sum)
        .collect();
    // "£500 was paid, against £300 the year before": the sum of this year comes first.
    match found.as_slice() {
        [only] => Some(*only),
        [_, previous, ..] => Some(*previous),
        [] => None,
    }
}

/// A part: a paragraph or an item that begins with its sum.
fn part(passage: &Passage<'_>) -> Option<CompensationPart> {
    let (at, amount) = sums(passage.text).first().copied()?;
    let partitive = PART_BEFORE.iter().any(|words| passage.folded.contains(words))
        || (passage.has(OMBUDSMAN) && passage.has(&["following", "followed", "as a result of"]));
    if !passage.opens || at > 4 || partitive {
        return None;
    }
    let rest = passage.text.get(at..)?;
    let name = [" in ", " for ", " under ", " by ", " – ", " - "].iter().filter_map(|word| {
        let found = rest.find(word)?;
        let name = rest.get(found + word.len()..)?;
        name.starts_with(char::is_uppercase).then_some((found, name))
    });
    let (_, name) = name.min_by_key(|(found, _)| *found)?;
    let ends = [". ", ", and ", " including", ", of which", ";", " ("];
    let end = ends.iter().filter_map(|end| name.find(end)).min().unwrap_or(name.len());
    let name = name.get(..end)?.trim().trim_end_matches('.').to_owned();
    Some(CompensationPart { name, amount })
}

/// The parts in a table of sums by service, with its total where the text gives none.
fn parts_of_table(
    tables: &[Table],
    total: &mut Option<Pence>,
    year: Option<&str>,
) -> Vec<CompensationPart> {
    for table in tables {
        let money = |column: usize| {
            table.rows.iter().any(|row| matches!(row.get(column), Some(Cell::Money(_))))
        };
        let columns: Vec<usize> =
            (1..table.columns.len()).filter(|&column| money(column)).collect();
        let of_year = columns.iter().copied().find(|&column| {
            let head = table.columns.get(column).and_then(|head| year_in(head));
            head.is_some() && head.as_deref() == year
        });
        let Some(column) = of_year.or(columns.first().copied()) else { continue };
        let sum = |row: &Vec<Cell>| match row.get(column) {
            Some(Cell::Money(sum)) => Some(*sum),
            _ => None,
        };
        let printed = table.rows.iter().find(|row| is_total(row)).and_then(sum);
        let about = table.caption.as_deref().is_some_and(about_money);
        if !(about || printed.is_some() && printed == *total) {
            continue;
        }
        *total = total.or(printed);
        let parts = table.rows.iter().filter(|row| !is_total(row)).filter_map(|row| {
            let name = row.first().map(words).filter(|name| !name.is_empty())?;
            Some(CompensationPart { name: name.to_owned(), amount: sum(row)? })
        });
        return parts.collect();
    }
    Vec::new()
}

/// The table of reasons for payments.
fn reasons(tables: &[Table]) -> Vec<CompensationReason> {
    let table = tables.iter().find(|table| {
        let head = table.columns.first().map(|head| fold(head)).unwrap_or_default();
        head.contains("reason") && table.caption.as_deref().is_some_and(about_money)
    });
    let Some(table) = table else { return Vec::new() };
    let rows = table.rows.iter().filter(|row| !is_total(row));
    let reason = |row: &Vec<Cell>| {
        let reason = row.first().map(words).filter(|reason| !reason.is_empty())?.to_owned();
        let volume = row.iter().skip(1).find_map(|cell| match cell {
            Cell::Number(_) => whole(cell),
            _ => None,
        })?;
        let percent = row.iter().skip(1).find_map(|cell| match cell {
            Cell::Percent(_) => whole(cell),
            _ => None,
        });
        Some(CompensationReason { reason, volume, percent })
    };
    rows.filter_map(reason).collect()
}
