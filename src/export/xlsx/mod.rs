//! Workbooks for spreadsheets.
//!
//! Numbers, sums and days are what they are; words are words, whatever they look like. Each table is
//! a sheet with a header that stays and a filter; the first sheet tells how the workbook came to be
//! and what its columns mean. Rows wait in scratch files beside the workbook, so that memory does
//! not grow with them.

mod cover;
mod guard;
mod leaf;
mod limits;
mod looks;
mod read;
mod told;

use std::io::{self, Write};
use std::path::Path;

use rust_xlsxwriter::{DocProperties, IntoCustomDateTime, Workbook};

use super::provenance::{ACKNOWLEDGEMENT, Provenance};
use super::sheets::Sheet;
use super::value::Value;
use super::write::Writer;
use cover::Listed;
use guard::{UntilError, guarded};
use leaf::Leaf;
use limits::{EXCEL, Limits};
use looks::Looks;
pub(super) use read::{carried, open};

/// A workbook larger than this, unpacked, needs the long form of ZIP, which old programs cannot
/// read.
const LARGE: u64 = 1 << 30;

/// A workbook: a first sheet about the others, and one for each table, or several where it has more
/// rows than a sheet can hold.
pub struct Xlsx<W: Write + Send> {
    to: W,
    workbook: Workbook,
    looks: Looks,
    limits: Limits,
    tables: Vec<Listed>,
    /// The sheet that rows go to.
    leaf: Option<Leaf>,
    large: bool,
}

impl<W: Write + Send> Xlsx<W> {
    /// Writes to `to`; until all is there, rows are kept in files without names in the folder
    /// `scratch`.
    ///
    /// # Errors
    ///
    /// Where nothing can be written there.
    pub fn new(to: W, scratch: &Path) -> io::Result<Self> {
        Self::within(EXCEL, to, scratch)
    }

    fn within(limits: Limits, to: W, scratch: &Path) -> io::Result<Self> {
        let mut workbook = Workbook::new();
        guarded(|| {
            workbook.set_tempdir(scratch)?;
            workbook.add_worksheet().set_name(cover::NAME)?;
            Ok(())
        })?;
        let (looks, tables) = (Looks::new(), Vec::new());
        Ok(Self { to, workbook, looks, limits, tables, leaf: None, large: false })
    }

    /// Begins a sheet of the last table.
    fn begin_leaf(&mut self) -> io::Result<()> {
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let name = match table.leaves.len() {
            0 => table.sheet.name.to_owned(),
            before => format!("{} ({})", table.sheet.name, before + 1),
        };
        let (workbook, looks, limits) = (&mut self.workbook, &self.looks, self.limits);
        let leaf = guarded(|| Leaf::begin(workbook, looks, limits, &name, table.sheet.columns))?;
        table.leaves.push(name);
        self.leaf = Some(leaf);
        Ok(())
    }

    fn end_leaf(&mut self) -> io::Result<()> {
        let Some(leaf) = self.leaf.take() else { return Ok(()) };
        self.large |= leaf.bytes() > LARGE;
        if let Some(table) = self.tables.last_mut() {
            table.told += leaf.told();
        }
        let workbook = &mut self.workbook;
        guarded(|| {
            workbook.push_worksheet(leaf.end()?);
            Ok(())
        })
    }
}

impl<W: Write + Send> Writer for Xlsx<W> {
    fn begin(&mut self, sheet: &'static Sheet) -> io::Result<()> {
        self.tables.push(Listed::of(sheet));
        self.begin_leaf()
    }

    fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        if self.leaf.as_ref().is_some_and(Leaf::is_full) {
            self.end_leaf()?;
            self.begin_leaf()?;
        }
        let Some(leaf) = &mut self.leaf else {
            return Err(io::Error::other("a row without its table"));
        };
        guarded(|| leaf.row(&self.looks, values))
    }

    fn end(&mut self) -> io::Result<()> {
        self.end_leaf()
    }

    fn finish(self: Box<Self>, provenance: &Provenance) -> io::Result<()> {
        let Self { to, mut workbook, looks, limits, tables, large, .. } = *self;
        let properties = DocProperties::new()
            .set_title(cover::TITLE)
            .set_comment(ACKNOWLEDGEMENT)
            .set_creation_datetime(WrittenAt(&provenance.written_at));
        let mut to = UntilError::new(to);
        let done = guarded(|| {
            cover::write(workbook.worksheet_from_index(0)?, &looks, limits, provenance, &tables)?;
            workbook.set_properties(&properties).use_zip_large_file(large);
            workbook.save_to_writer(&mut to)
        });
        to.end().and(done)
    }
}

/// When a workbook was made, as its properties say it.
struct WrittenAt<'a>(&'a str);

impl IntoCustomDateTime for WrittenAt<'_> {
    fn utc_datetime(self) -> String {
        self.0.to_owned()
    }
}

#[cfg(test)]
mod tests;
