//! Whether a file still holds what its question gives, and what has changed.
//!
//! The file is read twice: first only a digest of each row is kept under the row's name, which is
//! compared with the rows as they are now; then what changed is looked up. So memory grows with the
//! names, and not with the quotations.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::job::{CELL_ENDS, Count, ROW_ENDS, Selection, each_row};
use super::provenance::Table;
use super::read::Reader;
use super::sheets::Sheet;
use super::value::Value;
use crate::error::{Error, ErrorKind, Result};
use crate::store::Snapshot;

/// What has changed in the rows of a sheet since a file was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// How many rows the file has.
    pub before: u64,
    /// How many there are now.
    pub now: u64,
    /// The names of rows that the file does not have.
    pub added: Vec<String>,
    /// The names of rows that only the file has.
    pub gone: Vec<String>,
    /// Cells that are otherwise.
    pub changed: Vec<Changed>,
    /// Columns that only one of the two has: another version of casebook has written it, or somebody
    /// has added them.
    pub columns: Vec<String>,
    /// Columns that the file was written with and no longer has.
    pub missing: Vec<String>,
    /// Whether the file itself is no longer as it was written.
    pub altered: bool,
}

/// A cell that is otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The name of the row.
    pub id: String,
    /// The column.
    pub column: String,
    /// What the file says.
    pub before: String,
    /// What it is now.
    pub now: String,
}

impl Changes {
    /// Whether the rows are the same, and all that was written of them is there to show it.
    #[must_use]
    pub fn is_none(&self) -> bool {
        let rows = self.added.is_empty() && self.gone.is_empty() && self.changed.is_empty();
        rows && self.missing.is_empty()
    }
}

/// Compares a file with what its question gives now. `open` opens the file from its beginning.
///
/// # Errors
///
/// Where the file or the store cannot be read.
pub fn changes(
    sheet: &Sheet,
    written: &Table,
    open: &dyn Fn() -> Result<Box<dyn Reader>>,
    snapshot: &Snapshot<'_>,
    selection: Selection<'_>,
) -> Result<Changes> {
    let mut file = open()?;
    let shared = Shared::of(sheet, file.header());
    let missing = missing(written, file.header());
    let odd = shared.odd.iter().filter(|name| !missing.contains(name));
    let mut changes = Changes { columns: odd.cloned().collect(), missing, ..Changes::default() };
    let (mut kept, digest) = shared.digests(file.as_mut(), &mut changes)?;
    // Where a cell had no room, the digest of all that was exported is not to be had from the file.
    changes.altered = digest != written.rows_sha256 && !file.lost_some();
    let mut otherwise: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut names = Names::default();
    each_row(sheet, snapshot, selection, &mut |_, values| {
        changes.now += 1;
        let cells: Vec<String> = shared
            .pairs
            .iter()
            .zip(&shared.names)
            .map(|((_, now), name)| {
                let cell = values.get(*now).map(Value::plain).unwrap_or_default();
                file.keeps(name, &cell).into_owned()
            })
            .collect();
        let id = names.of(values.get(shared.id.1).map_or_else(String::new, |it| it.plain().into()));
        match kept.remove(&id) {
            None => changes.added.push(id),
            Some(before) if before != digest_of(&cells) => {
                otherwise.insert(id, cells);
            }
            Some(_) => {}
        }
        Ok(())
    })?;
    changes.gone = kept.into_keys().collect();
    if !otherwise.is_empty() {
        shared.look_up(open()?.as_mut(), &otherwise, &mut changes)?;
    }
    Ok(changes)
}

/// Columns that the file was written with and no longer has. A table without rows has no header in
/// JSON lines.
fn missing(written: &Table, header: &[String]) -> Vec<String> {
    let gone = |name: &&String| !header.is_empty() && !header.contains(name);
    written.columns.iter().filter(gone).cloned().collect()
}

/// The columns that the file and the sheet share, by their places in both.
struct Shared {
    pairs: Vec<(usize, usize)>,
    id: (usize, usize),
    names: Vec<String>,
    odd: Vec<String>,
}

impl Shared {
    fn of(sheet: &Sheet, header: &[String]) -> Self {
        let place = |name: &str| header.iter().position(|known| known == name);
        let now: Vec<&str> = sheet.columns.iter().map(|column| column.header).collect();
        let both = now.iter().enumerate().filter_map(|(at, name)| Some((place(name)?, at, *name)));
        let both: Vec<(usize, usize, &str)> = both.collect();
        let only_now = now.iter().filter(|name| place(name).is_none()).map(|name| (*name).into());
        let only_before = header.iter().filter(|name| !now.contains(&name.as_str())).cloned();
        let id = both.iter().find(|(_, _, name)| *name == "id");
        Self {
            pairs: both.iter().map(|(before, now, _)| (*before, *now)).collect(),
            id: id.map_or((usize::MAX, 0), |(before, now, _)| (*before, *now)),
            names: both.iter().map(|(_, _, name)| (*name).to_owned()).collect(),
            // A table without rows has no header in JSON lines.
            odd: if header.is_empty() { Vec::new() } else { only_now.chain(only_before).collect() },
        }
    }

    /// The digest of each row's shared cells by its name, and that of all cells together.
    fn digests(
        &self,
        file: &mut dyn Reader,
        changes: &mut Changes,
    ) -> Result<(BTreeMap<String, [u8; 16]>, String)> {
        let (mut rows, mut all, mut names) = (BTreeMap::new(), Sha256::new(), Names::default());
        file.each(&mut |row| {
            changes.before += 1;
            for cell in &row {
                all.update(cell.as_bytes());
                all.update(CELL_ENDS);
            }
            all.update(ROW_ENDS);
            let Some(id) = row.get(self.id.0) else {
                return Err(Error::new(ErrorKind::Usage, "the file has no column id")
                    .advise("only a file that still has the names of its rows can be checked"));
            };
            rows.insert(names.of(id.clone()), digest_of(&self.cells(&row)));
            Ok(())
        })?;
        Ok((rows, Count::hex(all)))
    }

    fn cells(&self, row: &[String]) -> Vec<String> {
        let cell = |(before, _): &(usize, usize)| row.get(*before).cloned().unwrap_or_default();
        self.pairs.iter().map(cell).collect()
    }

    /// What the file says where it is otherwise now.
    fn look_up(
        &self,
        file: &mut dyn Reader,
        otherwise: &BTreeMap<String, Vec<String>>,
        changes: &mut Changes,
    ) -> Result<()> {
        let mut names = Names::default();
        file.each(&mut |row| {
            let id = names.of(row.get(self.id.0).cloned().unwrap_or_default());
            let Some(now) = otherwise.get(&id) else { return Ok(()) };
            for ((column, before), now) in self.names.iter().zip(self.cells(&row)).zip(now) {
                if before != *now {
                    changes.changed.push(Changed {
                        id: id.clone(),
                        column: column.clone(),
                        before,
                        now: now.clone(),
                    });
                }
            }
            Ok(())
        })
    }
}

/// Names of rows; should one be there twice, the second is told from the first.
#[derive(Default)]
struct Names {
    seen: BTreeMap<String, u32>,
}

impl Names {
    fn of(&mut self, id: String) -> String {
        let nth = self.seen.entry(id.clone()).or_default();
        *nth += 1;
        if *nth == 1 { id } else { format!("{id} ({nth})") }
    }
}

/// Half of a SHA-256: enough to tell rows apart.
fn digest_of(cells: &[String]) -> [u8; 16] {
    let mut digest = Sha256::new();
    for cell in cells {
        digest.update(cell.as_bytes());
        digest.update(CELL_ENDS);
    }
    let whole: [u8; 32] = digest.finalize().into();
    let mut half = [0; 16];
    half.copy_from_slice(whole.get(..16).unwrap_or(&[0; 16]));
    half
}
