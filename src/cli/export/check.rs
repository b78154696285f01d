//! `casebook export --check`: whether the question of a file still gives the same rows.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::Casebook;
use crate::cli::exit::Exit;
use crate::cli::screen::Screen;
use crate::cli::words::count;
use crate::error::{Error, ErrorKind, Result};
use crate::export::{
    BULK, Changes, Format, Provenance, Selection, Table, bulk, bulk_digest, changes, open,
    provenance_of, sheet,
};
use crate::search::Question;

/// How many rows of a kind are named; of the others the number is told.
const MOST: usize = 20;

/// What is said of a file that is not as it was written.
const ALTERED: &str = "  The file itself has been altered since it was written.\n";

/// So many signs of a cell are shown.
const WIDEST: usize = 60;

/// Compares a file, or each file of a folder, with what the casebook gives now.
///
/// # Errors
///
/// Where the file does not say how it came to be, or it or the casebook cannot be read.
pub(super) fn run(path: &Path, data: &Path, screen: &mut Screen<'_>) -> Result<Exit> {
    let made = provenance_of(path)?;
    let casebook = Casebook::open(data)?;
    let (snapshot, documents) = casebook.found_in_store(&Question::parse(&made.question))?;
    let selection = Selection { documents: &documents, all_statuses: made.all_statuses };
    screen.put(origin(&made, casebook.store().id()? == made.casebook, snapshot.generation()?))?;
    let format = Format::named(&made.format).ok_or_else(|| {
        Error::new(ErrorKind::Usage, format!("there is no form {}", made.format)).at(path)
    })?;
    let mut same = true;
    for table in &made.tables {
        if table.sheet == BULK {
            let now = bulk(&snapshot, selection, &mut std::io::sink(), path)?;
            let file = bulk_digest(path)?;
            same &= file == now.rows_sha256;
            screen.put(told_whole(path, table, &now, &file))?;
            continue;
        }
        let file = file_of(path, table, &made);
        let sheet = sheet(&table.sheet).ok_or_else(|| {
            Error::new(ErrorKind::Usage, format!("there is no sheet {}", table.sheet)).at(path)
        })?;
        let again = || open(&file, format, sheet);
        let found = changes(sheet, table, &again, &snapshot, selection)?;
        same &= found.is_none();
        screen.put(told(&file, table, &found))?;
    }
    Ok(if same { Exit::Done } else { Exit::Disagrees })
}

/// The file of a table: in a folder each has its own.
fn file_of(path: &Path, table: &Table, made: &Provenance) -> PathBuf {
    if path.is_dir() {
        path.join(format!("{}.{}", table.sheet, made.format))
    } else {
        path.to_owned()
    }
}

/// What was asked, when, and of which state of which casebook.
fn origin(made: &Provenance, own: bool, generation: u64) -> String {
    let question = if made.question.is_empty() { "everything" } else { &made.question };
    let statuses = if made.all_statuses { ", --all-statuses" } else { "" };
    let of = match (own, made.generation == generation) {
        (false, _) => "written from another casebook than this one".to_owned(),
        (true, true) => format!("generation {generation}, as now"),
        (true, false) => format!("generation {}, now {generation}", made.generation),
    };
    format!("{}: {question}{statuses}; {} by {}; {of}\n", made.sheet, made.written_at, made.program)
}

/// Whole decisions are the same byte for byte, or they are not.
fn told_whole(path: &Path, before: &Table, now: &Table, file: &str) -> String {
    let number = |of: u64| usize::try_from(of).unwrap_or(usize::MAX);
    let decisions = count(number(before.rows), "decision", "decisions");
    let name = format!("{} ({BULK})", path.display());
    let mut text = if file == now.rows_sha256 {
        format!("{name}: the same, {decisions}\n")
    } else {
        format!("{name}: not the same ({decisions} in the file, {} now)\n", now.rows)
    };
    if file != before.rows_sha256 {
        text.push_str(ALTERED);
    }
    text
}

fn told(file: &Path, table: &Table, found: &Changes) -> String {
    let number = |of: u64| usize::try_from(of).unwrap_or(usize::MAX);
    let rows = count(number(found.before), "row", "rows");
    let name = format!("{} ({})", file.display(), table.sheet);
    let mut text = if found.is_none() {
        format!("{name}: the same, {rows}\n")
    } else {
        let rows_changed =
            found.changed.iter().map(|it| &it.id).collect::<std::collections::BTreeSet<_>>().len();
        format!(
            "{name}: not the same: {} added, {} gone, {rows_changed} changed ({rows} in the file, {} now)\n",
            found.added.len(),
            found.gone.len(),
            found.now
        )
    };
    if found.altered {
        text.push_str(ALTERED);
    }
    if !found.missing.is_empty() {
        let missing = found.missing.join(", ");
        _ = writeln!(text, "  Columns that it was written with are missing: {missing}.");
    }
    for column in &found.columns {
        _ = writeln!(text, "  column only in one of the two: {column}");
    }
    list(&mut text, "added", found.added.iter().cloned());
    list(&mut text, "gone", found.gone.iter().cloned());
    let mut by_column: BTreeMap<&str, usize> = BTreeMap::new();
    for it in &found.changed {
        *by_column.entry(&it.column).or_default() += 1;
    }
    for (column, cells) in &by_column {
        _ = writeln!(text, "  {} changed in {column}", count(*cells, "cell", "cells"));
    }
    let cells = found
        .changed
        .iter()
        .map(|it| format!("{}, {}: {} → {}", it.id, it.column, short(&it.before), short(&it.now)));
    list(&mut text, "changed", cells);
    text
}

fn list(text: &mut String, what: &str, all: impl Iterator<Item = String>) {
    let mut more = 0;
    for (at, line) in all.enumerate() {
        if at < MOST {
            _ = writeln!(text, "  {what}: {line}");
        } else {
            more += 1;
        }
    }
    if more > 0 {
        _ = writeln!(text, "  {what}: and {more} more");
    }
}

/// A cell on one line, not too long.
fn short(cell: &str) -> String {
    let line: String = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(WIDEST) {
        None if line.is_empty() => "(empty)".to_owned(),
        None => line,
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
    }
}
