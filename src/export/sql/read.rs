//! The rows of a script, read back to be checked.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Lines};
use std::path::{Path, PathBuf};

use super::SCHEMA;
use super::cells::NO_NUL;
use super::definition::RECORD;
use crate::error::{Error, Result};
use crate::export::columns::column;
use crate::export::read::{Reader, altered};
use crate::export::sheets::Sheet;

/// What ends the rows.
const END: &str = "\\.";

/// The rows of one table.
struct Rows {
    path: PathBuf,
    lines: Lines<BufReader<File>>,
    header: Vec<String>,
}

/// Opens the rows of a sheet.
///
/// # Errors
///
/// Where there is no such file, or it does not have the sheet.
pub(crate) fn open(path: &Path, sheet: &Sheet) -> Result<Box<dyn Reader>> {
    let lost = |error| Error::io(path, error);
    let mut lines = BufReader::new(File::open(path).map_err(lost)?).lines();
    let begins = format!("COPY {SCHEMA}.{} (", sheet.name);
    while let Some(line) = lines.next().transpose().map_err(lost)? {
        let columns = line.strip_prefix(&begins).and_then(|it| it.strip_suffix(") FROM stdin;"));
        if let Some(columns) = columns {
            let header = columns.split(", ").map(|name| name.trim_matches('"').to_owned());
            let header = header.collect();
            return Ok(Box::new(Rows { path: path.to_owned(), lines, header }));
        }
    }
    Err(altered(path, &format!("there is no table {}", sheet.name)))
}

/// How a script came to be, as its last line says.
pub(crate) fn carried(path: &Path) -> Option<String> {
    let lines = BufReader::new(File::open(path).ok()?).lines();
    let last = lines.map_while(std::io::Result::ok).last()?;
    last.strip_prefix(RECORD).map(str::to_owned)
}

impl Reader for Rows {
    fn header(&self) -> &[String] {
        &self.header
    }

    fn keeps<'c>(&self, _: &str, cell: &'c str) -> Cow<'c, str> {
        if cell.contains('\0') { cell.replace('\0', NO_NUL).into() } else { cell.into() }
    }

    fn each(&mut self, with: &mut dyn FnMut(Vec<String>) -> Result<()>) -> Result<()> {
        loop {
            let line = self.lines.next().ok_or_else(|| altered(&self.path, "it breaks off"))?;
            let line = line.map_err(|error| Error::io(&self.path, error))?;
            if line == END {
                return Ok(());
            }
            let cells = line.split('\t').zip(&self.header);
            let cells: Vec<String> = cells.map(|(cell, name)| plain(cell, name)).collect();
            if cells.len() != self.header.len() {
                return Err(altered(&self.path, "a row has too few cells"));
            }
            with(cells)?;
        }
    }
}

/// A cell as every other form spells it.
fn plain(cell: &str, name: &str) -> String {
    if cell == "\\N" {
        return String::new();
    }
    let words = unescaped(cell);
    match column(name).and_then(|column| column.holds.separator()) {
        Some(separator) => members(&words).join(separator),
        None => words,
    }
}

/// Words without the escapes of a row.
fn unescaped(cell: &str) -> String {
    let mut words = String::with_capacity(cell.len());
    let mut signs = cell.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => words.extend(signs.next().map(|sign| match sign {
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                other => other,
            })),
            other => words.push(other),
        }
    }
    words
}

/// The members of a list in braces.
fn members(list: &str) -> Vec<String> {
    let mut members: Vec<String> = Vec::new();
    let mut member = String::new();
    let (mut quoted, mut any) = (false, false);
    let inner = list.strip_prefix('{').and_then(|list| list.strip_suffix('}')).unwrap_or(list);
    let mut signs = inner.chars();
    while let Some(sign) = signs.next() {
        any = true;
        match sign {
            '"' => quoted = !quoted,
            '\\' => member.extend(signs.next()),
            ',' if !quoted => members.push(std::mem::take(&mut member)),
            other => member.push(other),
        }
    }
    if any {
        members.push(member);
    }
    members
}
