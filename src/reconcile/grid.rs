//! A table as lines of figures that can be read across and down.

use std::fmt::Write as _;

use super::figure::{Seen, Unit, seen};
use super::role::{Role, role, year};
use crate::layout::headings::fold;
use crate::model::papers::{Cell, Table};
use crate::text::Span;

/// A table with its labels and the place of every row.
#[derive(Debug)]
pub(super) struct Grid<'t> {
    pub(super) table: &'t Table,
    text: &'t str,
    rows: Vec<Span>,
    /// The column of the labels, if there is one.
    labels: Option<usize>,
}

/// A label and what its line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) words: String,
    pub(super) role: Role,
    pub(super) year: Option<u32>,
    /// The row or column of the table.
    pub(super) at: usize,
}

/// A table read in one direction: `lines` of figures, each with a figure at every place `across`.
#[derive(Debug)]
pub(super) struct View<'g> {
    pub(super) grid: &'g Grid<'g>,
    pub(super) lines: Vec<Label>,
    pub(super) across: Vec<Label>,
    cells: Vec<Vec<Seen>>,
    /// Whether the lines are the table's columns.
    pub(super) turned: bool,
}

/// The most cells of a table that is checked: no council prints more on a page.
const MOST_CELLS: usize = 20_000;

/// The most columns of such a table.
const MOST_COLUMNS: usize = 60;

impl<'t> Grid<'t> {
    /// The table as a grid; `None` where there is nothing to check.
    pub(super) fn of(table: &'t Table, text: &'t str) -> Option<Self> {
        let cells = table.rows.len() * table.columns.len();
        if table.rows.is_empty() || cells > MOST_CELLS || table.columns.len() > MOST_COLUMNS {
            return None;
        }
        let labels = (0..table.columns.len()).find(|&column| is_label_column(table, column));
        Some(Self { table, text, rows: rows(table, text), labels })
    }

    /// Where a row stands.
    pub(super) fn row(&self, at: usize) -> Span {
        self.rows.get(at).copied().unwrap_or(self.table.span)
    }

    /// The printed words of a place.
    pub(super) fn quote(&self, span: Span) -> &'t str {
        span.slice(self.text)
    }

    /// The table by its number, else by its caption, else by its first row.
    pub(super) fn name(&self) -> String {
        let caption = self.table.caption.as_deref().map(str::trim).filter(|it| !it.is_empty());
        match (&self.table.number, caption) {
            (Some(number), None) => format!("Table {number}"),
            // Several tables may stand under one number.
            (Some(number), Some(caption)) => match caption.split_once(": ") {
                Some((_, own)) => format!("Table {number} ({own})"),
                None => format!("Table {number}"),
            },
            (None, Some(caption)) => format!("the table \"{caption}\""),
            (None, None) => {
                let row = self.table.rows.first().and_then(|row| self.label_of(row));
                let heads = self.table.columns.iter().find(|head| !head.is_empty());
                match row.or(heads.cloned()) {
                    Some(words) => format!("the table that begins with \"{words}\""),
                    None => "a table".to_owned(),
                }
            }
        }
    }

    fn label_of(&self, row: &[Cell]) -> Option<String> {
        match row.get(self.labels?)? {
            Cell::Text(text) => Some(text.clone()).filter(|text| !text.is_empty()),
            Cell::Number(year) => Some(format!("{year:.0}")),
            _ => None,
        }
    }

    /// The columns that hold figures.
    fn columns(&self) -> Vec<usize> {
        let figures =
            |&column: &usize| {
                Some(column) != self.labels
                    && self.table.rows.iter().any(|row| {
                        row.get(column).is_some_and(|cell| !matches!(cell, Cell::Text(_)))
                    })
            };
        (0..self.table.columns.len()).filter(figures).collect()
    }

    /// The table row by row.
    pub(super) fn across(&self) -> View<'_> {
        let columns = self.columns();
        let seen_in = |row: &Vec<Cell>, column: usize| row.get(column).map_or(Seen::Nothing, seen);
        let cells: Vec<Vec<Seen>> = self
            .table
            .rows
            .iter()
            .map(|row| columns.iter().map(|&column| seen_in(row, column)).collect())
            .collect();
        let lines = self.table.rows.iter().enumerate();
        let lines = lines.map(|(at, row)| label(self.label_of(row).unwrap_or_default(), at));
        let head = |column: usize| self.table.columns.get(column).cloned().unwrap_or_default();
        let across = columns.iter().map(|&at| label(head(at), at));
        let (lines, across) = (lines.collect(), across.collect());
        let mut view = View { grid: self, lines, across, cells, turned: false };
        view.know_shares();
        view
    }

    /// The table column by column.
    pub(super) fn down(&self) -> View<'_> {
        let View { grid, lines, across, cells, .. } = self.across();
        let turned = (0..across.len())
            .map(|at| cells.iter().filter_map(|line| line.get(at)).copied().collect())
            .collect();
        View { grid, lines: across, across: lines, cells: turned, turned: true }
    }
}

fn label(words: String, at: usize) -> Label {
    Label { role: role(&words), year: year(&words), words, at }
}

/// A column of words, or of years, beside figures.
fn is_label_column(table: &Table, column: usize) -> bool {
    let cells = || table.rows.iter().filter_map(|row| row.get(column));
    let words = |cell: &&Cell| match cell {
        Cell::Text(text) => text.chars().any(char::is_alphabetic) || year(text).is_some(),
        Cell::Number(value) => column == 0 && (1990.0..=2100.0).contains(value),
        _ => false,
    };
    let some = cells().filter(words).count();
    some * 2 > cells().count() || (column == 0 && some > 0 && some * 3 >= cells().count())
}

/// The line of each row, by its words; the whole table where a row has no line of its own.
fn rows(table: &Table, text: &str) -> Vec<Span> {
    let printed = table.span.slice(text);
    // The first lines of a long label stand above the row; page numbers stand between.
    let alone = |line: &str| !printed.contains(['\t', '|']) && !line.trim().contains("  ");
    let lines: Vec<&str> =
        printed.split('\n').filter(|line| !line.trim().is_empty() && !alone(line)).collect();
    // The rows of data are the last lines, one each.
    let Some(heads) = lines.len().checked_sub(table.rows.len()) else {
        return vec![table.span; table.rows.len()];
    };
    let found = table.rows.iter().zip(lines.into_iter().skip(heads)).map(|(row, line)| {
        let folded = fold(line);
        let first = row.iter().find_map(|cell| match cell {
            Cell::Text(text) if text.chars().any(char::is_alphabetic) => Some(fold(text)),
            _ => None,
        });
        let own = first.is_none_or(|first| {
            let end = line.trim().split("  ").next().map(fold).unwrap_or_default();
            folded.contains(&first) || !end.is_empty() && first.ends_with(&end)
        });
        if own { Span::of(text, line.trim()) } else { table.span }
    });
    found.collect()
}

impl View<'_> {
    /// What stands at a place of a line.
    pub(super) fn seen(&self, line: usize, place: usize) -> Seen {
        self.cells.get(line).and_then(|line| line.get(place)).copied().unwrap_or(Seen::Nothing)
    }

    /// Lines of percentages without a word that says so are shares.
    fn know_shares(&mut self) {
        let percent = |seen: Seen| matches!(seen, Seen::Figure(it) if it.unit == Unit::Percent);
        let some = |seen: Seen| matches!(seen, Seen::Figure(_));
        for (line, label) in self.lines.iter_mut().enumerate() {
            let cells = || (0..self.across.len()).map(|at| self.cells[line][at]);
            let all = cells().filter(|seen| some(*seen)).all(percent) && cells().any(percent);
            if all && matches!(label.role, Role::Plain | Role::Year) {
                label.role = Role::Share;
            }
        }
        for (place, label) in self.across.iter_mut().enumerate() {
            let cells = || self.cells.iter().filter_map(|line| line.get(place)).copied();
            let all = cells().filter(|seen| some(*seen)).all(percent) && cells().any(percent);
            if all && matches!(label.role, Role::Plain | Role::Year) {
                label.role = Role::Share;
            }
        }
    }

    /// The line by its table and label: `Table 19, row "Total"`.
    pub(super) fn place_of(&self, line: usize) -> String {
        let name = self.grid.name();
        let what = if self.turned { "column" } else { "row" };
        match self.lines.get(line) {
            Some(label) if !label.words.is_empty() => {
                format!("{name}, {what} \"{}\"", label.words.replace('\n', " "))
            }
            _ => name,
        }
    }

    /// The cell by its table, row and column.
    pub(super) fn place(&self, line: usize, place: usize) -> String {
        let (row, column) = if self.turned {
            (self.across.get(place), self.lines.get(line))
        } else {
            (self.lines.get(line), self.across.get(place))
        };
        let mut words = self.grid.name();
        for (what, label) in [("row", row), ("column", column)] {
            if let Some(label) = label.filter(|label| !label.words.is_empty()) {
                let _ = write!(words, ", {what} \"{}\"", label.words.replace('\n', " "));
            }
        }
        words
    }

    /// The printed row that a cell stands in.
    pub(super) fn span(&self, line: usize, place: usize) -> Span {
        let row = if self.turned { self.across.get(place) } else { self.lines.get(line) };
        row.map_or(self.grid.table.span, |label| self.grid.row(label.at))
    }
}
