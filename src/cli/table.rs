//! Tables for a person: columns aligned, money to the right, no lines drawn.

use std::borrow::Cow;

use comfy_table::{Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, Width};

use super::paint::Paint;

/// How a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers and money, never folded.
    Right,
    /// Words that are never folded: dates, references.
    Whole,
}

/// The narrowest column of words that can still be read.
const NARROWEST: u16 = 10;

/// A table under way.
#[derive(Debug, Clone, Default)]
pub struct Table {
    columns: Vec<(Cow<'static, str>, Align)>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table of these columns. Where every header is empty, no header is printed.
    #[must_use]
    pub fn new(columns: &[(&'static str, Align)]) -> Self {
        let named = |(name, align): &(&'static str, Align)| (Cow::Borrowed(*name), *align);
        Self { columns: columns.iter().map(named).collect(), rows: Vec::new() }
    }

    /// Adds a column whose header is made; to be done before there are rows.
    pub fn column(&mut self, header: String, align: Align) {
        self.columns.push((Cow::Owned(header), align));
    }

    /// Adds a row of as many cells as there are columns.
    pub fn cells(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into());
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The lines of the table, folded into `width` characters. A column that is empty in every row
    /// is left out.
    #[must_use]
    pub fn lines(&self, width: usize, paint: Paint) -> Vec<String> {
        let kept: Vec<usize> =
            (0..self.columns.len()).filter(|&at| self.says_something(at)).collect();
        let mut table = comfy_table::Table::new();
        table.load_style(comfy_table::presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        if paint.is_on() {
            table.enforce_styling();
        } else {
            table.force_no_tty();
        }
        if kept.iter().any(|&at| !self.header(at).is_empty()) {
            let bold = |&at: &usize| Cell::new(self.header(at)).add_attribute(Attribute::Bold);
            table.set_header(kept.iter().map(bold));
        }
        for row in &self.rows {
            table.add_row(kept.iter().map(|&at| row.get(at).map_or("", String::as_str)));
        }
        for (place, &at) in kept.iter().enumerate() {
            let Some(column) = table.column_mut(place) else { continue };
            column.set_padding((0, 2));
            let align = self.columns.get(at).map_or(Align::Left, |column| column.1);
            if align == Align::Right {
                column.set_cell_alignment(CellAlignment::Right);
            }
            column.set_constraint(match align {
                Align::Left => ColumnConstraint::LowerBoundary(Width::Fixed(NARROWEST)),
                Align::Right | Align::Whole => ColumnConstraint::ContentWidth,
            });
        }
        table.lines().map(|line| line.trim_end().to_owned()).collect()
    }

    fn header(&self, at: usize) -> &str {
        self.columns.get(at).map_or("", |column| column.0.as_ref())
    }

    fn says_something(&self, at: usize) -> bool {
        self.rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Table {
        let mut table =
            Table::new(&[("To", Align::Left), ("Amount", Align::Right), ("By", Align::Whole)]);
        table.row(["Mrs B".into(), "£350.00".into(), String::new()]);
        table.row(["Mr and Mrs L".into(), "£1,350.00".into(), String::new()]);
        table
    }

    #[test]
    fn money_stands_to_the_right_and_empty_columns_are_left_out() {
        assert_eq!(
            sample().lines(60, Paint::off()),
            ["To               Amount", "Mrs B           £350.00", "Mr and Mrs L  £1,350.00"]
        );
    }

    #[test]
    fn paint_changes_no_word() {
        let lines = sample().lines(60, Paint::on());
        assert!(lines[0].contains("\u{1b}[1m"), "{lines:?}");
        assert_eq!(lines[1], "Mrs B           £350.00");
    }
}
