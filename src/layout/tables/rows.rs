//! Rows and columns, as converted documents leave them.

use super::caption::caption;
use super::cells::{cell, is_figure, is_year};
use crate::layout::outline::plain;
use crate::model::papers::Cell;

/// The longest cell of an aligned table, in characters.
const ALIGNED_CELL: usize = 70;

/// Whether a line is a row of a table by its own marks: tabs or pipes.
#[must_use]
pub fn is_row(line: &str) -> bool {
    is_piped(line) || is_tabbed(line)
}

fn is_piped(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|') && line.len() > 2 && line.matches('|').count() > 1
}

/// Tabs between cells; not the tab after the number of a paragraph, or around a bare word.
fn is_tabbed(line: &str) -> bool {
    let Some((first, rest)) = line.split_once('\t') else { return false };
    let number = first.trim().chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '•'));
    let paragraph = number && !first.trim().is_empty() && !rest.contains('\t') && rest.len() > 30;
    !paragraph && !line.trim().is_empty() && line.len() < 4_000
}

/// A block of rows: cells as printed, the heads apart.
#[derive(Debug)]
pub(super) struct Rows {
    /// How many lines the block takes.
    pub(super) height: usize,
    heads: Vec<Vec<String>>,
    data: Vec<Vec<String>>,
}

/// How many lines at `at` look like rows, and the block of rows that they are, if they are one.
pub(super) fn rows_at(lines: &[&str], at: usize) -> (usize, Option<Rows>) {
    let rest = lines.get(at..).unwrap_or_default();
    let Some(first) = rest.first() else { return (0, None) };
    let run = |belongs: fn(&str) -> bool| rest.iter().take_while(|line| belongs(line)).count();
    let (height, cells) = if is_piped(first) {
        let height = run(is_piped);
        (height, rest.iter().take(height).filter_map(|line| piped(line)).collect::<Vec<_>>())
    } else if is_tabbed(first) {
        let height = run(is_tabbed);
        let tabbed = |line: &&str| line.split('\t').map(tidy).collect::<Vec<_>>();
        (height, rest.iter().take(height).map(tabbed).collect())
    } else {
        let height = run(is_aligned);
        match aligned(rest.get(..height).unwrap_or_default()) {
            Some(cells) => (height, cells),
            None => return (height, None),
        }
    };
    let (heads, data) = parted(cells);
    let wide = data.iter().any(|row| row.len() > 1);
    let found = wide && heads.len() + data.len() > 1;
    (height, found.then_some(Rows { height, heads, data }))
}

fn tidy(cell: &str) -> String {
    plain(cell)
}

/// The cells of a Markdown row; `None` for the rule under the heads.
fn piped(line: &str) -> Option<Vec<String>> {
    let inner = line.trim().trim_start_matches('|');
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let rule = inner.chars().all(|c| matches!(c, '-' | ':' | '|' | ' ' | '\t'));
    (!rule).then(|| inner.split('|').map(tidy).collect())
}

/// Where the cells of an aligned line begin and end, in characters, and their words.
fn stretches(line: &str) -> Vec<(usize, usize, String)> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    let mut blanks = 2;
    for (column, c) in line.chars().enumerate() {
        if c.is_whitespace() {
            blanks += 1;
            continue;
        }
        match found.last_mut() {
            Some((_, end, words)) if blanks < 2 => {
                if blanks == 1 {
                    words.push(' ');
                }
                words.push(c);
                *end = column + 1;
            }
            _ => found.push((column, column + 1, c.to_string())),
        }
        blanks = 0;
    }
    found
}

/// Whether a line could be a row of aligned columns.
fn is_aligned(line: &str) -> bool {
    if line.len() > 400 || !line.contains("  ") {
        return false;
    }
    let cells = stretches(line);
    let numbered = cells.first().is_some_and(|(_, _, words)| {
        words.contains('.') && words.chars().all(|c| c.is_ascii_digit() || c == '.')
            || crate::model::CaseRef::parse(words).is_some()
    });
    cells.len() > 1
        && !numbered
        && cells.iter().all(|(_, _, words)| words.len() <= ALIGNED_CELL)
        && caption(line).is_none()
}

/// The cells of aligned lines, each in the column it stands under.
fn aligned(lines: &[&str]) -> Option<Vec<Vec<String>>> {
    let rows: Vec<_> = lines.iter().map(|line| stretches(line)).collect();
    let figures = |row: &Vec<(usize, usize, String)>| {
        row.iter().skip(1).any(|(_, _, words)| is_figure(words))
    };
    // Two rows of figures under heads: a letterhead has none, a form with one number is no table.
    if rows.iter().filter(|row| figures(row)).count() < 2 {
        return None;
    }
    let width = common_width(rows.iter().map(Vec::len));
    let mut columns: Vec<(usize, usize)> = vec![(usize::MAX, 0); width];
    for row in rows.iter().filter(|row| row.len() == width) {
        for (column, (start, end, _)) in columns.iter_mut().zip(row) {
            *column = (column.0.min(*start), column.1.max(*end));
        }
    }
    let place = |start: usize, end: usize| {
        let centre = usize::midpoint(start, end);
        let distance = |(from, to): (usize, usize)| {
            // Inside a column is no distance at all.
            from.saturating_sub(end).max(start.saturating_sub(to)) * 1000
                + centre.abs_diff(usize::midpoint(from, to))
        };
        (0..width).min_by_key(|&at| columns.get(at).map_or(usize::MAX, |&column| distance(column)))
    };
    let placed = rows.into_iter().map(|row| {
        let full = row.len() == width;
        let mut cells = vec![String::new(); width];
        for (at, (start, end, words)) in row.into_iter().enumerate() {
            let column = if full { Some(at) } else { place(start, end) };
            if let Some(cell) = column.and_then(|column| cells.get_mut(column)) {
                if !cell.is_empty() {
                    cell.push(' ');
                }
                cell.push_str(&words);
            }
        }
        cells
    });
    Some(placed.collect())
}

/// Heads before data: a row of data has figures beside its name; years are heads.
fn parted(rows: Vec<Vec<String>>) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let is_data = |row: &Vec<String>| {
        let named = row.first().is_some_and(|cell| !cell.is_empty());
        let mut figures = row.iter().skip(1).filter(|cell| is_figure(cell)).peekable();
        named && figures.peek().is_some() && !figures.all(|cell| is_year(cell))
    };
    let heads = rows.iter().position(is_data);
    // Without figures the first row is the head.
    let heads = heads.unwrap_or_else(|| usize::from(rows.len() > 1));
    let mut rows = rows;
    let data = rows.split_off(heads.min(rows.len()));
    (rows, data)
}

/// The width that at least a tenth of the rows reach: one endless line makes no wide table.
fn common_width(widths: impl Iterator<Item = usize>) -> usize {
    let mut widths: Vec<usize> = widths.collect();
    widths.sort_unstable_by(|a, b| b.cmp(a));
    widths.get(widths.len() / 10).copied().unwrap_or_default()
}

impl Rows {
    /// Column heads and typed cells, every row as wide as the table.
    pub(super) fn typed(&self) -> (Vec<String>, Vec<Vec<Cell>>) {
        let width = self.heads.iter().chain(&self.data).map(Vec::len).max().unwrap_or_default();
        let common = common_width(self.heads.iter().chain(&self.data).map(Vec::len));
        let mut columns = vec![String::new(); width];
        if let Some((last, above)) = self.heads.split_last() {
            for (at, column) in columns.iter_mut().enumerate() {
                let here = last.get(at).filter(|head| !head.is_empty());
                let over =
                    above.iter().rev().filter_map(|row| row.get(at)).find(|head| !head.is_empty());
                *column = here.or(over).cloned().unwrap_or_default();
            }
        }
        unglue(&mut columns, |part| {
            part.contains('/') && part.starts_with(|c: char| c.is_ascii_digit())
        });
        let typed = self.data.iter().map(|row| {
            let mut row = row.clone();
            row.resize(row.len().max(common), String::new());
            unglue(&mut row, is_figure);
            row.iter().map(|text| cell(text)).collect()
        });
        (columns, typed.collect())
    }
}

/// Parts cells that ran together ("28 45 6" before an empty cell): the figures move into the empty
/// cells after them. The last one may be printed a second time in its own place.
fn unglue(row: &mut [String], is_part: impl Fn(&str) -> bool) {
    for at in 0..row.len() {
        let Some(text) = row.get(at) else { return };
        let parts: Vec<String> = text.split(' ').map(str::to_owned).collect();
        if parts.len() < 2 || !parts.iter().all(|part| is_part(part)) {
            continue;
        }
        let empty = row.iter().skip(at + 1).take_while(|cell| cell.is_empty()).count();
        let repeated = row.get(at + 1 + empty) == parts.last();
        if parts.len() == empty + 1 || (repeated && parts.len() == empty + 2) {
            for (cell, part) in row.iter_mut().skip(at).zip(parts) {
                *cell = part;
            }
        }
    }
}
