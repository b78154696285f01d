//! Printed tables: rows with tabs, Markdown pipes or aligned columns, with their captions.

mod caption;
mod cells;
mod rows;

use crate::model::papers::{Cell, Table};
use crate::text::Span;

pub use cells::cell;
pub use rows::is_row;

use caption::Caption;
use rows::Rows;

/// How far above a table its caption may stand, in lines.
const CAPTION_REACH: usize = 8;
/// How far above a table its sub-heading may stand, in lines.
const HEADING_REACH: usize = 4;

/// The most lines that a page break takes.
const PAGE_BREAK: usize = 12;

/// Every table of `text`, in order. A caption whose table was a picture gives a table without rows.
///
/// ```
/// use casebook::layout::tables::tables;
/// use casebook::model::papers::Cell;
/// let found = tables("Table 2 - Complaints\n\nYear\tUpheld\tRate\n2023/24\t1,204\t31%\n");
/// assert_eq!(found[0].number.as_deref(), Some("2"));
/// assert_eq!(found[0].columns, ["Year", "Upheld", "Rate"]);
/// assert_eq!(found[0].rows[0][1..], [Cell::Number(1204.0), Cell::Percent(31.0)]);
/// ```
#[must_use]
pub fn tables(text: &str) -> Vec<Table> {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut found = Vec::new();
    let mut captions = Captions::default();
    let (mut at, mut end) = (0, 0);
    while let Some(&line) = lines.get(at) {
        let (height, rows) = rows::rows_at(&lines, at);
        if let Some(rows) = rows {
            let table = captions.name(text, &lines, at, &rows);
            let between = lines.get(end..at).unwrap_or_default();
            match found.last_mut() {
                Some(before) if rows.go_on(before) && only_page_break(between) => {
                    before.rows.extend(table.rows);
                    before.span = before.span.join(table.span);
                }
                _ => found.push(table),
            }
            end = at + height;
        }
        if height > 0 {
            at += height;
            continue;
        }
        if let Some(caption) = caption::caption(line) {
            found.extend(captions.announce(caption, Span::of(text, line.trim()), at));
        }
        at += 1;
    }
    found.extend(captions.unused());
    found
}

/// Which caption the next table gets.
#[derive(Default)]
struct Captions {
    /// The last caption that was read and found no table yet, and its line.
    waiting: Option<(Caption, Span, usize)>,
    /// The caption of the table before, and the line after that table.
    last: Option<(Caption, usize)>,
}

impl Captions {
    /// Takes note of a caption; gives a table without rows for the one before that found none.
    fn announce(&mut self, caption: Caption, span: Span, at: usize) -> Option<Table> {
        let unused = self.unused();
        self.waiting = Some((caption, span, at));
        unused
    }

    /// A table without rows for the caption that found none.
    fn unused(&mut self) -> Option<Table> {
        let (caption, span, _) = self.waiting.take()?;
        if caption.is_figure {
            return None;
        }
        let (number, caption) = (Some(caption.number), caption.title);
        Some(Table { number, caption, columns: Vec::new(), rows: Vec::new(), span })
    }

    /// The table whose rows begin at line `at`, with its caption.
    fn name(&mut self, text: &str, lines: &[&str], at: usize, rows: &Rows) -> Table {
        let above = heading_above(lines, at);
        let waiting = self.waiting.take_if(|(_, _, from)| at - *from <= CAPTION_REACH);
        let caption = match waiting {
            Some((caption, _, _)) => Some(caption),
            // Several tables under one caption, each with a heading of its own.
            None => self
                .last
                .take()
                .filter(|(_, end)| above.is_some() && only_notes(lines.get(*end..at)))
                .map(|(caption, _)| caption),
        };
        let title = caption.as_ref().and_then(|caption| caption.title.clone());
        let number = caption.as_ref().map(|caption| caption.number.clone());
        self.last = caption.map(|caption| (caption, at + rows.height));
        let caption = match (title, above) {
            (Some(title), Some(above)) => Some(format!("{title}: {above}")),
            (title, above) => title.or(above),
        };
        let (columns, rows_of_cells) = rows.typed();
        let first = lines.get(at).copied().unwrap_or_default();
        let last = lines.get(at + rows.height - 1).copied().unwrap_or_default();
        let span = Span::of(text, first).join(Span::of(text, last)).trim(text);
        Table { number, caption, columns, rows: rows_of_cells, span }
    }
}

/// Whether nothing but empty lines and the number of a page stands on these lines.
fn only_page_break(lines: &[&str]) -> bool {
    lines.len() <= PAGE_BREAK && lines.iter().all(|line| PAGE_NUMBER.is_match(line))
}

crate::pattern!(PAGE_NUMBER, r"(?i)^[ \t]*(?:(?:page )?[0-9]{1,3}(?: of [0-9]{1,3})?)?[ \t]*$");

/// Whether nothing but headings and footnotes stands on these lines.
fn only_notes(lines: Option<&[&str]>) -> bool {
    lines.is_some_and(|lines| {
        lines.iter().map(|line| line.trim()).all(|line| {
            line.is_empty() || caption::is_sub_heading(line) || caption::is_footnote(line)
        })
    })
}

/// The sub-heading that stands directly above line `at`, with the one above that.
fn heading_above(lines: &[&str], at: usize) -> Option<String> {
    let before = lines.get(at.saturating_sub(HEADING_REACH)..at)?;
    let mut above = before.iter().rev().map(|line| line.trim()).filter(|line| !line.is_empty());
    let heading = |line: &&str| caption::is_sub_heading(line) && caption::caption(line).is_none();
    let nearest = super::outline::plain(above.next().filter(heading)?);
    match above.next().filter(|line| line.starts_with(['#', '*']) && heading(line)) {
        Some(over) => Some(format!("{}: {nearest}", super::outline::plain(over))),
        None => Some(nearest),
    }
}

/// The whole number that a cell holds.
#[must_use]
pub fn whole(cell: &Cell) -> Option<u32> {
    match cell {
        Cell::Number(value) | Cell::Percent(value) if value.fract() == 0.0 && *value >= 0.0 => {
            format!("{value:.0}").parse().ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
