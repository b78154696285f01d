//! The tables of letters up to 2019: complaints received, decisions made, compliance.

use crate::layout::headings::fold;
use crate::layout::tables::{cell, tables, whole};
use crate::model::papers::{Cell, Counts, Rate, Rates, Table};
use crate::text::Span;

/// Fills in what the tables say. On what was upheld they say more than the letter does.
pub(super) fn fill(text: &str, counts: &mut Counts, rates: &mut Rates) {
    for table in tables(text).into_iter().chain(columns_of_lines(text)) {
        decisions(&table, counts, rates);
        remedies(&table, counts, rates);
        compliance(&table, counts, rates);
    }
    if counts.satisfactory_remedies.is_none() {
        counts.satisfactory_remedies = beside_notes(text);
    }
}

/// The most heads, or figures, that stand one below the other.
const COLUMN: usize = 12;

/// Tables whose cells a conversion has set one below the other: the heads, an empty line, and as
/// many figures.
fn columns_of_lines(text: &str) -> Vec<Table> {
    let mut found = Vec::new();
    let mut heads: Vec<&str> = Vec::new();
    for block in text.split("\n\n") {
        let lines: Vec<&str> =
            block.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let cells: Vec<Cell> = lines.iter().map(|line| cell(line)).collect();
        let figures = cells.iter().all(|cell| !matches!(cell, Cell::Text(_)));
        if figures && (2..=COLUMN).contains(&cells.len()) && heads.len() >= cells.len() {
            let own = heads.iter().skip(heads.len() - cells.len());
            let columns = own.map(|head| (*head).to_owned()).collect();
            let span = Span::of(text, block).trim(text);
            found.push(Table { number: None, caption: None, columns, rows: vec![cells], span });
        }
        heads = if figures { Vec::new() } else { lines };
    }
    found
}

crate::pattern!(
    /// The two figures of "Complaints Remedied", which letters of 2016 to 2018 print beside notes:
    /// what was remedied by the Ombudsman, and by the authority itself.
    REMEDIED,
    r"(?is)by lgs?c?o.{0,40}satisfactorily by.{0,600}?[ \t]{2,}([0-9]{1,4})[ \t]{2,}([0-9]{1,4})[ \t]*(?:\n|$)"
);

fn beside_notes(text: &str) -> Option<u32> {
    REMEDIED.captures(text)?.get(2)?.as_str().parse().ok()
}

/// The first row's figure under the first head that begins with `name`.
fn under<'t>(table: &'t Table, name: &str) -> Option<&'t Cell> {
    let column = table.columns.iter().position(|head| fold(head).starts_with(name))?;
    table.rows.first()?.get(column)
}

fn count(table: &Table, name: &str) -> Option<u32> {
    under(table, name).and_then(whole)
}

fn decisions(table: &Table, counts: &mut Counts, rates: &mut Rates) {
    let (Some(upheld), Some(not_upheld)) = (count(table, "upheld"), count(table, "not upheld"))
    else {
        return;
    };
    counts.upheld = Some(upheld);
    counts.investigated = counts.investigated.or(Some(upheld + not_upheld));
    counts.dealt_with = counts.dealt_with.or(count(table, "total"));
    let rate = under(table, "uphold rate").and_then(number);
    if let Some(value) = rate {
        let upheld = rates.upheld.get_or_insert_with(Rate::default);
        upheld.value = upheld.value.or(Some(value));
    }
}

fn remedies(table: &Table, counts: &mut Counts, rates: &mut Rates) {
    let about = |head: &String| {
        let head = fold(head);
        head.contains("satisfactory remedy") || head.contains("satisfactorily by")
    };
    let Some(column) = table.columns.iter().position(about) else { return };
    let Some(row) = table.rows.first() else { return };
    counts.satisfactory_remedies = counts.satisfactory_remedies.or(row.get(column).and_then(whole));
    let share = row.iter().find_map(|cell| match cell {
        Cell::Percent(value) => Some(*value),
        _ => None,
    });
    if share.is_some() {
        rates.satisfactory_remedy.get_or_insert_with(Rate::default).value = share;
    }
}

fn compliance(table: &Table, counts: &mut Counts, rates: &mut Rates) {
    let find = |word: &str| table.columns.iter().position(|head| fold(head).contains(word));
    let (Some(recorded), Some(row)) = (find("was recorded"), table.rows.first()) else { return };
    counts.compliance_outcomes = counts.compliance_outcomes.or(row.get(recorded).and_then(whole));
    let at = |word: &str| find(word).and_then(|column| row.get(column)).and_then(whole);
    let in_time = at("on-time").or_else(|| at("on time"));
    if let Some(in_time) = in_time {
        let late = at("recommendations late").or_else(|| at(" late")).unwrap_or(0);
        counts.compliance_satisfied = counts.compliance_satisfied.or(Some(in_time + late));
    }
    let share = table.rows.iter().flatten().find_map(|cell| match cell {
        Cell::Percent(value) => Some(*value),
        _ => None,
    });
    if share.is_some() {
        rates.compliance.get_or_insert_with(Rate::default).value = share;
    }
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(value) | Cell::Percent(value) => Some(*value),
        _ => None,
    }
}
