//! One sheet from the store to a writer, row by row.

use std::io;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::ahead::ahead;
use super::provenance::Table;
use super::sheets::Sheet;
use super::stop::go_on;
use super::value::Value;
use super::write::Writer;
use crate::error::{Error, Result};
use crate::store::{Cell, Snapshot};

/// Ends a cell, and a row, in what [`Table::rows_sha256`] is the digest of.
pub(super) const CELL_ENDS: [u8; 1] = [0x1f];
pub(super) const ROW_ENDS: [u8; 1] = [0x1e];

/// Which rows of which documents.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'a> {
    /// The documents, each once. Their rows come in the order of their keys.
    pub documents: &'a [i64],
    /// Also rows that do not count: payments that are no part of the remedy, whatever a person has
    /// rejected.
    pub all_statuses: bool,
}

/// Every row of a sheet of the selected documents.
///
/// # Errors
///
/// Where the store cannot be read, and what `with` gives.
pub fn each_row(
    sheet: &Sheet,
    snapshot: &Snapshot<'_>,
    selection: Selection<'_>,
    with: &mut dyn FnMut(i64, &[Value<'_>]) -> Result<()>,
) -> Result<()> {
    each_kept(sheet, snapshot, selection, &mut |document, cells| {
        with(document, &values(sheet, cells))
    })
}

/// As [`each_row`], with the cells as they are kept.
fn each_kept(
    sheet: &Sheet,
    snapshot: &Snapshot<'_>,
    selection: Selection<'_>,
    with: &mut dyn FnMut(i64, &[Cell<'_>]) -> Result<()>,
) -> Result<()> {
    let kept: Vec<String> = sheet.columns.iter().map(|column| column.kept_as()).collect();
    let view = format!("v_{}", sheet.name);
    let Selection { documents, all_statuses } = selection;
    snapshot.rows(&view, &kept, all_statuses, documents, with)
}

fn values<'a>(sheet: &Sheet, cells: &[Cell<'a>]) -> Vec<Value<'a>> {
    let columns = sheet.columns.iter();
    columns.zip(cells).map(|(column, cell)| Value::kept(column.holds, *cell)).collect()
}

/// Writes a sheet and tells what was written. `place` is what an error names.
///
/// The store is read here and the rows are written by a thread of their own: each takes about half of
/// the time.
///
/// # Errors
///
/// Where the store cannot be read or the rows not be written.
pub fn write_sheet(
    sheet: &'static Sheet,
    snapshot: &Snapshot<'_>,
    selection: Selection<'_>,
    writer: &mut dyn Writer,
    place: &Path,
) -> Result<Table> {
    let lost = |error: io::Error| Error::io(place, error);
    writer.begin(sheet).map_err(lost)?;
    let count = ahead(
        |with| each_kept(sheet, snapshot, selection, with),
        |waiting| {
            let mut count = Count::of(sheet);
            for rows in waiting {
                rows.each(&mut |document, cells| {
                    go_on().map_err(lost)?;
                    let values = values(sheet, cells);
                    count.add(document, &values);
                    writer.row(&values).map_err(lost)
                })?;
            }
            Ok(count)
        },
    )?;
    writer.end().map_err(lost)?;
    Ok(count.table())
}

/// What is counted while rows go by.
#[derive(Debug, Clone)]
pub struct Count {
    table: Table,
    last: Option<i64>,
    digest: Sha256,
    /// The row that is being digested: one call for all its cells.
    row: Vec<u8>,
    /// Where `awarded`, `awarded_amount` and `counted_under` stand in a row of payments.
    sums: Option<[usize; 3]>,
}

impl Count {
    /// Nothing as yet.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let at = |header| sheet.columns.iter().position(|column| column.header == header);
        Self {
            table: Table::of(sheet),
            last: None,
            digest: Sha256::new(),
            row: Vec::new(),
            sums: at("awarded")
                .zip(at("awarded_amount"))
                .zip(at("counted_under"))
                .map(|((awarded, amount), under)| [awarded, amount, under]),
        }
    }

    /// One more row.
    pub fn add(&mut self, document: i64, values: &[Value<'_>]) {
        self.table.rows += 1;
        self.table.documents += u64::from(self.last != Some(document));
        self.last = Some(document);
        self.row.clear();
        for value in values {
            value.spell(&mut self.row);
            self.row.extend(CELL_ENDS);
        }
        self.row.extend(ROW_ENDS);
        self.digest.update(&self.row);
        let Some(sums) = self.sums else { return };
        match sums.map(|at| values.get(at)) {
            [_, Some(Value::Money(sum)), _] => {
                self.table.awarded_pence = self.table.awarded_pence.map(|all| all + sum.0);
            }
            [Some(Value::Boolean(true)), _, Some(Value::Text(_))] => {
                self.table.awards_elsewhere = self.table.awards_elsewhere.map(|all| all + 1);
            }
            [Some(Value::Boolean(true)), _, _] => {
                self.table.awards_without_sum = self.table.awards_without_sum.map(|all| all + 1);
            }
            _ => {}
        }
    }

    /// What was counted.
    #[must_use]
    pub fn table(mut self) -> Table {
        self.table.rows_sha256 = Self::hex(self.digest);
        self.table
    }

    pub(super) fn hex(digest: Sha256) -> String {
        crate::text::page::hex(&digest.finalize())
    }
}
