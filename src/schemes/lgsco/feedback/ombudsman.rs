//! A council's own figures about the Ombudsman's cases, from its tables and its sentences.

use super::passage::{Passage, is_total, words, year_in};
use crate::grammar::words::number;
use crate::layout::headings::fold;
use crate::layout::tables::whole;
use crate::model::papers::{Cell, OmbudsmanFigures, Table, YearFigure};

/// Heads of columns that only the Ombudsman's decisions have.
const DECISIONS: &[&str] = &[
    "advice given",
    "closed after",
    "referred back",
    "incomplete",
    "invalid",
    "premature",
    "jurisdiction",
];

/// Heads of columns about what the Ombudsman looked into.
const INVESTIGATED: &[&str] = &["investigation", "investigated", "uphold rate", "upheld rate"];

/// Heads of the Ombudsman's own categories, of which a table has several.
const CATEGORIES: &[&str] = &[
    "adult",
    "benefits",
    "corporate",
    "education",
    "environment",
    "highways",
    "housing",
    "planning",
];

/// Reads the figures, if there are any.
pub(super) fn figures(
    passages: &[Passage<'_>],
    tables: &[Table],
    year: Option<&str>,
) -> Option<OmbudsmanFigures> {
    let mut found = OmbudsmanFigures::default();
    for table in tables {
        let year = year.unwrap_or_default();
        let _ = received(table, &mut found)
            || decided(table, &mut found)
            || decided_by_column(table, &mut found)
            || measured(table, &mut found)
            || by_category(table, year, &mut found)
            || by_directorate(table, year, &mut found);
    }
    for table in tables {
        overview(table, &mut found);
    }
    if let Some(year) = year {
        in_sentences(passages, year, &mut found);
    }
    (found != OmbudsmanFigures::default()).then_some(found)
}

fn column(table: &Table, name: &str) -> Option<usize> {
    table.columns.iter().position(|head| fold(head) == name || fold(head).starts_with(name))
}

fn has_any(table: &Table, heads: &[&str]) -> usize {
    let folded: Vec<String> = table.columns.iter().map(|head| fold(head)).collect();
    heads.iter().filter(|head| folded.iter().any(|column| column.contains(**head))).count()
}

fn figure(year: &str, name: Option<&str>, count: u32) -> YearFigure {
    YearFigure { year: year.to_owned(), name: name.map(str::to_owned), count }
}

/// The rows that are years, with the years.
fn year_rows(table: &Table) -> Vec<(String, &Vec<Cell>)> {
    let rows = table.rows.iter();
    rows.filter_map(|row| {
        // An older table has the body's name first; its year is in the caption, so it has none here.
        let year = row.first().map(words).and_then(year_in)?;
        Some((year, row))
    })
    .collect()
}

/// "Complaints and enquiries received": years by category.
fn received(table: &Table, found: &mut OmbudsmanFigures) -> bool {
    let rows = year_rows(table);
    if rows.is_empty()
        || has_any(table, CATEGORIES) < 4
        || has_any(table, &["benefits", "planning"]) == 0
    {
        return false;
    }
    for (year, row) in rows {
        for (head, cell) in table.columns.iter().zip(row).skip(1) {
            let Some(count) = whole(cell) else { continue };
            if fold(head) == "total" {
                found.received.push(figure(&year, None, count));
            } else {
                found.by_category.push(figure(&year, Some(head), count));
            }
        }
    }
    true
}

/// "Decisions made": years by decision.
fn decided(table: &Table, found: &mut OmbudsmanFigures) -> bool {
    let (Some(upheld), Some(not_upheld)) = (column(table, "upheld"), column(table, "not upheld"))
    else {
        return false;
    };
    let rows = year_rows(table);
    if rows.is_empty() || has_any(table, DECISIONS) + has_any(table, INVESTIGATED) == 0 {
        return false;
    }
    let got = column(table, "complaints received").or_else(|| column(table, "received"));
    for (year, row) in rows {
        let count = |column: usize| row.get(column).and_then(whole);
        let received = got.and_then(count);
        found.received.extend(received.map(|count| figure(&year, None, count)));
        found.upheld.extend(count(upheld).map(|count| figure(&year, None, count)));
        found.not_upheld.extend(count(not_upheld).map(|count| figure(&year, None, count)));
        let decisions = table.columns.iter().zip(row).skip(1).filter(|(head, cell)| {
            // What was received, and how many were looked into, are no decisions; nor is a rate.
            let head = fold(head);
            !matches!(cell, Cell::Percent(_))
                && !["received", "investigat", "rate"].iter().any(|word| head.contains(word))
        });
        for (head, cell) in decisions {
            found.decisions.extend(whole(cell).map(|count| figure(&year, Some(head), count)));
        }
    }
    true
}

/// Decisions by year: one decision a row, one year a column.
fn decided_by_column(table: &Table, found: &mut OmbudsmanFigures) -> bool {
    let years: Vec<(usize, String)> = table
        .columns
        .iter()
        .enumerate()
        .skip(1)
        .filter_map(|(at, head)| Some((at, year_in(head)?)))
        .collect();
    let names: Vec<String> =
        table.rows.iter().map(|row| fold(row.first().map(words).unwrap_or_default())).collect();
    let lists = |name: &str| names.iter().any(|found| found == name);
    let ombudsman = names.iter().any(|name| DECISIONS.iter().any(|head| name.contains(head)));
    if years.is_empty() || !lists("upheld") || !lists("not upheld") || !ombudsman {
        return false;
    }
    for (row, name) in table.rows.iter().zip(&names) {
        let printed = row.first().map(words);
        for (at, year) in &years {
            let Some(count) = row.get(*at).and_then(whole) else { continue };
            match name.as_str() {
                "upheld" => found.upheld.push(figure(year, None, count)),
                "not upheld" => found.not_upheld.push(figure(year, None, count)),
                _ => {}
            }
            found.decisions.push(figure(year, printed, count));
        }
    }
    true
}

/// A table of measures by year, some of them the Ombudsman's: "Ombudsman complaints upheld".
fn measured(table: &Table, found: &mut OmbudsmanFigures) -> bool {
    let years: Vec<(usize, String)> = table
        .columns
        .iter()
        .enumerate()
        .skip(1)
        .filter_map(|(at, head)| Some((at, year_in(head)?)))
        .collect();
    let mut any = false;
    for row in &table.rows {
        let name = fold(row.first().map(words).unwrap_or_default());
        let about = ["ombudsman", "lgsco", "lgo"].iter().any(|word| name.contains(word));
        if !about || name.contains("housing ombudsman") || name.contains("rate") {
            continue;
        }
        let place = match () {
            () if name.contains("not upheld") => &mut found.not_upheld,
            () if name.contains("upheld") => &mut found.upheld,
            () if name.contains("received") => &mut found.received,
            () => continue,
        };
        for (at, year) in &years {
            let cell = row.get(*at).filter(|cell| !matches!(cell, Cell::Percent(_)));
            let count = cell.and_then(whole);
            any |= count.is_some();
            place.extend(count.map(|count| figure(year, None, count)));
        }
    }
    any
}

/// Received, upheld and not upheld by category, for one year.
fn by_category(table: &Table, year: &str, found: &mut OmbudsmanFigures) -> bool {
    let (Some(got), Some(upheld)) = (column(table, "received"), column(table, "upheld")) else {
        return false;
    };
    for row in &table.rows {
        let count = |column: usize| row.get(column).and_then(whole);
        if is_total(row) {
            found.received.extend(count(got).map(|count| figure(year, None, count)));
            found.upheld.extend(count(upheld).map(|count| figure(year, None, count)));
            let not_upheld = column(table, "not upheld").and_then(count);
            found.not_upheld.extend(not_upheld.map(|count| figure(year, None, count)));
        } else {
            let name = row.first().map(words);
            found.by_category.extend(count(got).map(|count| figure(year, name, count)));
        }
    }
    true
}

/// Decisions by directorate: a row each, or a table each with the directorate in its caption.
fn by_directorate(table: &Table, year: &str, found: &mut OmbudsmanFigures) -> bool {
    if column(table, "upheld").is_none() || column(table, "not upheld").is_none() {
        return false;
    }
    if has_any(table, DECISIONS) == 0 && has_any(table, &["closed"]) == 0 {
        return false;
    }
    let caption = table.caption.as_deref().unwrap_or_default();
    let listed = ["directorate", "department", "service area"]
        .iter()
        .any(|word| fold(caption).contains(word) || column(table, word).is_some());
    let unnamed = |row: &Vec<Cell>| row.first().is_some_and(|cell| whole(cell).is_some());
    let each_row = listed && !table.rows.iter().any(unnamed);
    for row in &table.rows {
        let name = if each_row { row.first().map(words).unwrap_or_default() } else { caption };
        let tells = if each_row { !is_total(row) } else { is_total(row) || unnamed(row) };
        if !tells || name.is_empty() {
            continue;
        }
        for (head, cell) in table.columns.iter().zip(row).skip(usize::from(!unnamed(row))) {
            let name = format!("{name}: {head}");
            found.by_directorate.extend(whole(cell).map(|count| figure(year, Some(&name), count)));
        }
    }
    true
}

/// The column about the Ombudsman in a table of all feedback by year.
fn overview(table: &Table, found: &mut OmbudsmanFigures) {
    let about = |head: &String| {
        let folded = fold(head);
        folded.contains("ombudsman") && !folded.contains("resolved")
    };
    let Some(column) = table.columns.iter().position(about) else { return };
    for (year, row) in year_rows(table) {
        // The table of the Ombudsman's own figures speaks first.
        let known = found.received.iter().any(|figure| figure.year == year);
        let count = row.get(column).and_then(whole).filter(|_| !known);
        found.received.extend(count.map(|count| figure(&year, None, count)));
    }
}

crate::pattern!(
    RECEIVED,
    r"(?:received|considered) (?:a total of )?([a-z]+(?:-[a-z]+)?|[0-9,]+) (?:complaints|decisions|enquiries|cases)|(?:^|[ ,(])([a-z]+(?:-[a-z]+)?|[0-9,]+) (?:complaints|enquiries|cases)(?: and enquiries)? (?:were|was) received"
);
crate::pattern!(
    UPHELD,
    r"(?:^|[ ,(])(?:and|it|he|she|they|ombudsman|lgsco) upheld ([a-z]+(?:-[a-z]+)?|[0-9,]+)(?-u:\b)|(?:^|[ ,(])upheld ([a-z]+(?:-[a-z]+)?|[0-9,]+) of|(?:^|[ ,(])([a-z]+(?:-[a-z]+)?|[0-9,]+) (?:complaints |cases |of these |of them )?(?:were|was) upheld"
);

/// Figures in sentences, where no table gives them.
fn in_sentences(passages: &[Passage<'_>], year: &str, found: &mut OmbudsmanFigures) {
    let mut about = false;
    for passage in passages {
        // A paragraph that speaks of the Ombudsman goes on about it.
        let named = passage.has(&["ombudsman", "lgsco", "lgo "]);
        about = named || (about && !passage.opens);
        if !about {
            continue;
        }
        let read = |pattern: &crate::text::pattern::Pattern| {
            let words = pattern.captures(&passage.folded)?;
            let words = words.iter().skip(1).flatten().next()?.as_str().replace(',', "");
            number(&words).filter(|(_, rest)| rest.is_empty()).map(|(number, _)| number)
        };
        if found.received.is_empty() {
            found.received.extend(read(&RECEIVED).map(|count| figure(year, None, count)));
        }
        if found.upheld.is_empty() {
            found.upheld.extend(read(&UPHELD).map(|count| figure(year, None, count)));
        }
    }
}
