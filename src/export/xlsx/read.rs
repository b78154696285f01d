//! Workbooks read back, row by row, also those that a spreadsheet has saved again.

use std::borrow::Cow;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use calamine::{DataRef, Reader as _, XlsxError};
use jiff::civil::date;

use super::cover;
use super::limits::{CUT, EXCEL, fitted};
use crate::error::{Error, Result};
use crate::export::columns::{ColumnType, column};
use crate::export::read::{Reader, altered};
use crate::export::sheets::Sheet;
use crate::model::Pence;
use crate::pattern;

pattern!(ESCAPED, "_x([0-9A-Fa-f]{4})_");

/// A table of a workbook: one sheet, or several where it had more rows than a sheet can hold.
struct Book {
    path: PathBuf,
    header: Vec<String>,
    holds: Vec<Option<ColumnType>>,
    leaves: Vec<String>,
    workbook: calamine::Xlsx<BufReader<File>>,
    /// Whether a text was cut.
    cut: bool,
}

/// Opens the table of a sheet.
pub(in crate::export) fn open(path: &Path, sheet: &Sheet) -> Result<Box<dyn Reader>> {
    let file = File::open(path).map_err(|error| Error::io(path, error))?;
    let mut workbook = calamine::Xlsx::new(BufReader::new(file))
        .map_err(|error| altered(path, "no workbook").because(error))?;
    let more = format!("{} (", sheet.name);
    let of_sheet = |name: &String| name == sheet.name || name.starts_with(&more);
    let leaves: Vec<String> = workbook.sheet_names().into_iter().filter(of_sheet).collect();
    let Some(first) = leaves.first() else {
        return Err(altered(path, &format!("there is no sheet {}", sheet.name)));
    };
    let header = header(&mut workbook, first).map_err(|error| odd(path, error))?;
    let holds = header.iter().map(|name| column(name).map(|it| it.holds)).collect();
    Ok(Box::new(Book { path: path.to_owned(), header, holds, leaves, workbook, cut: false }))
}

/// How a workbook came to be, as its first sheet says.
pub(in crate::export) fn carried(path: &Path) -> Option<String> {
    let mut workbook = calamine::Xlsx::new(BufReader::new(File::open(path).ok()?)).ok()?;
    let mut cells = workbook.worksheet_cells_reader(cover::NAME).ok()?;
    while let Some(cell) = cells.next_cell().ok()? {
        if plain(None, cell.get_value()) == cover::RECORD {
            return cells.next_cell().ok()?.map(|cell| plain(None, cell.get_value()));
        }
    }
    None
}

fn header(
    book: &mut calamine::Xlsx<BufReader<File>>,
    leaf: &str,
) -> std::result::Result<Vec<String>, XlsxError> {
    let mut cells = book.worksheet_cells_reader(leaf)?;
    let mut header = Vec::new();
    while let Some(cell) = cells.next_cell()?
        && cell.get_position().0 == 0
    {
        header.push(plain(None, cell.get_value()));
    }
    Ok(header)
}

fn odd(path: &Path, error: XlsxError) -> Error {
    altered(path, "a row does not read").because(error)
}

impl Reader for Book {
    fn header(&self) -> &[String] {
        &self.header
    }

    fn each(&mut self, with: &mut dyn FnMut(Vec<String>) -> Result<()>) -> Result<()> {
        let Self { path, header, holds, leaves, workbook, cut } = self;
        let lost = |error| odd(path, error);
        for leaf in leaves {
            let mut cells = workbook.worksheet_cells_reader(leaf).map_err(lost)?;
            let (mut row, mut place) = (Vec::new(), 0);
            while let Some(cell) = cells.next_cell().map_err(lost)? {
                let (below, at) = cell.get_position();
                if below != place {
                    hand(&mut row, with)?;
                    place = below;
                }
                let at = usize::try_from(at).unwrap_or(usize::MAX);
                if below == 0 || at >= header.len() {
                    continue;
                }
                row.resize(header.len(), String::new());
                if let Some(kept) = row.get_mut(at) {
                    *kept = plain(holds.get(at).copied().flatten(), cell.get_value());
                    *cut |= kept.ends_with(CUT);
                }
            }
            hand(&mut row, with)?;
        }
        Ok(())
    }

    fn keeps<'c>(&self, _: &str, cell: &'c str) -> Cow<'c, str> {
        fitted(cell, EXCEL.text)
    }

    fn lost_some(&self) -> bool {
        self.cut
    }
}

/// Hands a row on, unless nothing stands in it.
fn hand(row: &mut Vec<String>, with: &mut dyn FnMut(Vec<String>) -> Result<()>) -> Result<()> {
    if row.is_empty() { Ok(()) } else { with(std::mem::take(row)) }
}

/// A cell as it stands in CSV.
fn plain(holds: Option<ColumnType>, cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::String(words) => unescaped(words),
        DataRef::SharedString(words) => unescaped(words),
        DataRef::Bool(is) => is.to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => spelled(holds, *number),
        DataRef::DateTime(day) => spelled(holds, day.as_f64()),
        DataRef::DateTimeIso(moment) => moment.chars().take_while(|c| *c != 'T').collect(),
        DataRef::DurationIso(time) => time.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A number as its column spells it: a sum, a day, or a number.
fn spelled(holds: Option<ColumnType>, number: f64) -> String {
    // A workbook has no more than fifteen digits, and its numbers were whole pence and days.
    #[allow(clippy::cast_possible_truncation, reason = "what is out of range ends at its end")]
    let whole = |number: f64| number.round() as i64;
    match holds {
        Some(ColumnType::Money) => Pence(whole(number * 100.0)).to_string(),
        Some(ColumnType::Date) => {
            let days = jiff::Span::new().try_days(whole(number)).ok();
            let day = days.and_then(|days| date(1899, 12, 30).checked_add(days).ok());
            day.map_or_else(|| number.to_string(), |day| day.to_string())
        }
        _ => number.to_string(),
    }
}

/// A carriage return stands in a workbook as `_x000D_`, and what looks like that with its `_`
/// spelled so.
fn unescaped(words: &str) -> String {
    if !words.contains("_x") {
        return words.to_owned();
    }
    let (mut plain, mut last) = (String::with_capacity(words.len()), 0);
    for found in ESCAPED.captures_iter(words) {
        let (Some(whole), Some(code)) = (found.get(0), found.get(1)) else { continue };
        let sign = u32::from_str_radix(code.as_str(), 16).ok().and_then(char::from_u32);
        let Some(sign) = sign else { continue };
        plain.push_str(words.get(last..whole.start()).unwrap_or_default());
        plain.push(sign);
        last = whole.end();
    }
    plain.push_str(words.get(last..).unwrap_or_default());
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_workbook_escapes_comes_back() {
        for (kept, words) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x005F__x000d_", "_\r"),
            ("_xD800_ is no sign", "_xD800_ is no sign"),
            ("max_x", "max_x"),
        ] {
            assert_eq!(unescaped(kept), words, "{kept}");
        }
    }

    #[test]
    fn a_number_is_spelled_as_its_column_spells_it() {
        for (holds, number, words) in [
            (ColumnType::Money, 350.05, "350.05"),
            (ColumnType::Money, -0.29, "-0.29"),
            (ColumnType::Date, 45839.0, "2025-07-01"),
            (ColumnType::Integer, 7.0, "7"),
            (ColumnType::Number, 0.95, "0.95"),
        ] {
            assert_eq!(spelled(Some(holds), number), words);
        }
    }
}
