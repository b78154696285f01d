//! The first sheet: how the workbook came to be, what is in it, what its columns mean.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::limits::{EXCEL, Limits, fitted, is_address, whole};
use super::looks::Looks;
use super::told::Told;
use crate::export::columns::{ALL, ColumnType};
use crate::export::provenance::{Provenance, Table};
use crate::export::sheets::Sheet;
use crate::model::Pence;

/// The name of the first sheet.
pub(super) const NAME: &str = "About";

/// Beside this stands, for programs, how the workbook came to be.
pub(super) const RECORD: &str = "For casebook export --check";

/// What stands at its top.
pub(super) const TITLE: &str = "Export of a casebook";

/// Widths of its columns, in characters.
const WIDTHS: [u32; 4] = [24, 40, 90, 60];

/// How high a line is, in points.
const LINE: u32 = 15;

/// A table as the first sheet names it.
pub(super) struct Listed {
    pub(super) sheet: &'static Sheet,
    /// The names of the sheets that hold it.
    pub(super) leaves: Vec<String>,
    pub(super) told: Told,
}

impl Listed {
    pub(super) fn of(sheet: &'static Sheet) -> Self {
        Self { sheet, leaves: Vec::new(), told: Told::default() }
    }
}

/// Writes the first sheet.
pub(super) fn write(
    to: &mut Worksheet,
    looks: &Looks,
    limits: Limits,
    provenance: &Provenance,
    tables: &[Listed],
) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(WIDTHS) {
        to.set_column_width(column, width)?;
    }
    to.write_string_with_format(0, 0, TITLE, &looks.title)?;
    let mut cover = Cover { to, looks, row: 2, lines: 1 };
    for (label, words) in provenance.statements() {
        cover.line(label, &fitted(&words, EXCEL.text))?;
    }
    for remark in tables.iter().flat_map(|table| remarks(table, limits)) {
        cover.line("Note", &remark)?;
    }
    cover.row += 1;
    cover.tables(provenance, tables)?;
    cover.row += 1;
    cover.dictionary(tables)?;
    cover.row += 1;
    // Words that were cut could not be read back.
    match serde_json::to_string(provenance) {
        Ok(made) if made.len() <= limits.text => cover.line(RECORD, &made),
        _ => Ok(()),
    }
}

struct Cover<'a> {
    to: &'a mut Worksheet,
    looks: &'a Looks,
    row: u32,
    /// How many lines the words of the row take.
    lines: u32,
}

impl Cover<'_> {
    /// A name, and what it says over the width of the sheet.
    fn line(&mut self, label: &str, words: &str) -> Result<(), XlsxError> {
        self.to.write_string_with_format(self.row, 0, label, &self.looks.label)?;
        if is_address(words) {
            self.to.write_url_with_format(self.row, 1, Url::new(words), &self.looks.link)?;
        } else {
            self.to.write_string(self.row, 1, words)?;
        }
        self.row += 1;
        Ok(())
    }

    fn header(&mut self, names: &[&str]) -> Result<(), XlsxError> {
        for (at, name) in (0..).zip(names) {
            self.to.write_string_with_format(self.row, at, *name, &self.looks.header)?;
        }
        self.row += 1;
        Ok(())
    }

    /// The sheets, each a link, with their rows and what these are.
    fn tables(&mut self, provenance: &Provenance, tables: &[Listed]) -> Result<(), XlsxError> {
        self.header(&["Sheet", "Rows", "What it holds"])?;
        for (table, Listed { sheet, leaves, .. }) in provenance.tables.iter().zip(tables) {
            for (at, leaf) in leaves.iter().enumerate() {
                let link = Url::new(format!("internal:'{leaf}'!A1")).set_text(leaf);
                self.to.write_url_with_format(self.row, 0, link, &self.looks.link)?;
                if at == 0 {
                    let rows = i64::try_from(table.rows).ok().and_then(whole).unwrap_or_default();
                    self.to.write_number_with_format(self.row, 1, rows, &self.looks.count)?;
                    self.words(2, &in_words(sheet, table))?;
                } else {
                    self.words(2, "the rows that follow")?;
                }
                self.end_row()?;
            }
        }
        Ok(())
    }

    /// Each column once, since it means the same in every sheet.
    fn dictionary(&mut self, tables: &[Listed]) -> Result<(), XlsxError> {
        self.header(&[
            "Column",
            "Type",
            "Meaning; an empty cell: the text does not say",
            "Sheets",
        ])?;
        for column in ALL {
            let has = |table: &&Listed| table.sheet.columns.contains(column);
            let at: Vec<&str> = tables.iter().filter(has).map(|table| table.sheet.name).collect();
            if at.is_empty() {
                continue;
            }
            self.to.write_string_with_format(self.row, 0, column.header, &self.looks.label)?;
            self.words(1, type_in_words(column.holds))?;
            self.words(2, column.about)?;
            self.words(3, &at.join(", "))?;
            self.end_row()?;
        }
        Ok(())
    }

    /// Excel makes a row as high as its words; other programs are told.
    fn end_row(&mut self) -> Result<(), XlsxError> {
        if self.lines > 1 {
            self.to.set_row_height(self.row, self.lines * LINE)?;
        }
        self.lines = 1;
        self.row += 1;
        Ok(())
    }

    fn words(&mut self, column: u16, words: &str) -> Result<(), XlsxError> {
        let length = u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
        let width = WIDTHS.get(usize::from(column)).copied().unwrap_or(LINE);
        self.lines = self.lines.max(length.div_ceil(width));
        self.to.write_string_with_format(self.row, column, words, &self.looks.wrapped)?;
        Ok(())
    }
}

/// What a table holds; of payments also the sum.
fn in_words(sheet: &Sheet, table: &Table) -> String {
    let Some(sum) = table.awarded_pence else { return sheet.about.to_owned() };
    let without = table.awards_without_sum.unwrap_or_default();
    let more = if without == 0 {
        String::new()
    } else {
        format!(" ({without} more without a definite sum)")
    };
    format!("{} Awards of {} in all{more}.", sheet.about, Pence(sum).sterling())
}

fn type_in_words(holds: ColumnType) -> &'static str {
    match holds {
        ColumnType::Text => "text",
        ColumnType::Word => "word of a closed list",
        ColumnType::Words => "words of a closed list, with ; between",
        ColumnType::Texts => "texts with | between",
        ColumnType::Integers => "whole numbers with ; between",
        ColumnType::Link => "web address",
        ColumnType::Money => "pounds",
        ColumnType::Integer => "whole number",
        ColumnType::Number => "number",
        ColumnType::Date => "date",
        ColumnType::Boolean => "TRUE or FALSE",
    }
}

/// What a spreadsheet could not hold as it is, in words.
fn remarks(table: &Listed, limits: Limits) -> Vec<String> {
    let (name, told, mut remarks) = (table.sheet.name, table.told, Vec::new());
    if let Some(more) = table.leaves.get(1..).filter(|more| !more.is_empty()) {
        remarks.push(format!(
            "{name} has more rows than a sheet can hold ({}); they go on in {}.",
            limits.rows,
            more.join(", ")
        ));
    }
    if told.cut > 0 {
        remarks.push(format!(
            "{name}: texts longer than a cell can hold ({} characters) are cut ({}); CSV, NDJSON and \
             Parquet have them whole.",
            limits.text, told.cut
        ));
    }
    if told.unlinked > 0 {
        remarks.push(format!(
            "{name}: addresses after the first {} are text and no links, since a sheet can hold no \
             more ({}).",
            limits.links, told.unlinked
        ));
    }
    remarks
}
