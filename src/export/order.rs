//! An export as ordered: which sheets, in which form, and where they go. Files appear when they are
//! whole, all of a set together, or not at all.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::file::Target;
use super::job::{Selection, write_sheet};
use super::package;
use super::parquet::Parquet;
use super::provenance::{Provenance, Table};
use super::sheets::Sheet;
use super::sql::Sql;
use super::write::{Csv, Format, Ndjson, Writer};
use super::xlsx::Xlsx;
use crate::error::{Error, ErrorKind, Result};
use crate::store::Snapshot;

/// What is wanted of which state of the store.
#[derive(Debug)]
pub struct Order<'a> {
    /// The sheets, in their order.
    pub sheets: Vec<&'static Sheet>,
    /// The form of the files.
    pub format: Format,
    /// Whether CSV begins with the mark that tells Excel that it is UTF-8.
    pub excel: bool,
    /// Which rows.
    pub selection: Selection<'a>,
    /// The state of the store.
    pub snapshot: &'a Snapshot<'a>,
    /// How the files come to be, without their tables.
    pub provenance: Provenance,
}

impl Order<'_> {
    /// Writes the sheets to a stream and tells what was written.
    ///
    /// # Errors
    ///
    /// Where the form cannot be streamed, the store cannot be read or the rows not be written.
    pub fn to_stream(&self, to: &mut (dyn Write + Send)) -> Result<Provenance> {
        let place = Path::new("standard output");
        let lost = |error| Error::io(place, error);
        let mut writer: Box<dyn Writer + '_> = match self.format {
            Format::Csv => Box::new(Csv::new(to, self.excel).map_err(lost)?),
            Format::Ndjson => Box::new(Ndjson::new(to)),
            Format::Sql => Box::new(Sql::new(to)),
            Format::Xlsx | Format::Parquet => {
                return Err(Error::new(ErrorKind::Usage, "this form is written to a file")
                    .advise("name the place with --output"));
            }
        };
        let done = self.write(&self.sheets, writer.as_mut(), place)?;
        writer.finish(&done).map_err(lost)?;
        Ok(done)
    }

    /// Writes the sheets to one file, with its description beside it; to what is no file, as a pipe
    /// or a device, without one.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read or the file not be written; nothing is then left behind.
    pub fn to_file(&self, path: &Path) -> Result<Provenance> {
        if self.sheets.len() > 1 && !self.format.holds_several() {
            return Err(Error::new(ErrorKind::Usage, "one file holds one sheet of this form")
                .at(path)
                .advise("name a folder, or ask for --format xlsx"));
        }
        let mut target = Target::new(path)?;
        let done = self.fill(&self.sheets, &mut target, path)?;
        let beside = package::metadata(self.format, &done, path).filter(|_| target.is_file());
        let mut files = vec![target];
        if let Some(beside) = beside {
            files.push(beside.begun()?);
        }
        finish_all(files)?;
        Ok(done)
    }

    /// Writes each sheet to a file of its own in `folder`, which is made where it is not there, with
    /// a description of the whole set.
    ///
    /// # Errors
    ///
    /// As [`Order::to_file`].
    pub fn to_folder(&self, folder: &Path) -> Result<Provenance> {
        let new: Vec<&Path> = folder.ancestors().take_while(|it| !it.exists()).collect();
        let made = std::fs::create_dir_all(folder).map_err(|error| Error::io(folder, error));
        let done = made.and_then(|()| self.fill_folder(folder));
        if done.is_err() {
            // One that holds something by now is not removed.
            for folder in new.into_iter().filter(|it| !it.as_os_str().is_empty()) {
                _ = std::fs::remove_dir(folder);
            }
        }
        done
    }

    fn fill_folder(&self, folder: &Path) -> Result<Provenance> {
        let (mut files, mut tables, mut written) = (Vec::new(), Vec::new(), Vec::new());
        for sheet in &self.sheets {
            let path = folder.join(format!("{}.{}", sheet.name, self.format.name()));
            let mut target = Target::new(&path)?;
            let done = self.fill(&[sheet], &mut target, &path)?;
            files.push(target);
            if let Some(beside) = package::metadata(self.format, &done, &path) {
                files.push(beside.begun()?);
            }
            tables.extend(done.tables);
            written.push(path);
        }
        let all = self.with(tables);
        for beside in package::of_folder(self.format, &all, folder) {
            files.push(beside.begun()?);
        }
        finish_all(files)?;
        Ok(all)
    }

    fn fill(
        &self,
        sheets: &[&'static Sheet],
        target: &mut Target,
        path: &Path,
    ) -> Result<Provenance> {
        let lost = |error: io::Error| Error::io(path, error);
        let mut writer = self.format.writer(target, self.excel).map_err(lost)?;
        let done = self.write(sheets, writer.as_mut(), path)?;
        writer.finish(&done).map_err(lost)?;
        Ok(done)
    }

    /// Writes sheets one after the other. `place` is what an error names.
    fn write(
        &self,
        sheets: &[&'static Sheet],
        writer: &mut dyn Writer,
        place: &Path,
    ) -> Result<Provenance> {
        let mut tables = Vec::new();
        for sheet in sheets {
            tables.push(write_sheet(sheet, self.snapshot, self.selection, writer, place)?);
        }
        Ok(self.with(tables))
    }

    fn with(&self, tables: Vec<Table>) -> Provenance {
        Provenance { tables, ..self.provenance.clone() }
    }
}

impl Format {
    /// What writes this form into a file under way.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn writer(self, to: &mut Target, excel: bool) -> io::Result<Box<dyn Writer + '_>> {
        Ok(match self {
            Self::Csv => Box::new(Csv::new(to, excel)?),
            Self::Ndjson => Box::new(Ndjson::new(to)),
            Self::Xlsx => {
                let scratch = to.folder();
                Box::new(Xlsx::new(to, &scratch)?)
            }
            Self::Parquet => Box::new(Parquet::new(to)),
            Self::Sql => Box::new(Sql::new(to)),
        })
    }
}

/// A file that goes with an export, all of its bytes known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Where it goes.
    pub path: PathBuf,
    /// What it holds.
    pub text: String,
}

impl Beside {
    pub(super) fn begun(&self) -> Result<Target> {
        let mut target = Target::new(&self.path)?;
        target.write_all(self.text.as_bytes()).map_err(|error| Error::io(&self.path, error))?;
        Ok(target)
    }
}

/// Puts files in their places once all of them are whole on the disk.
pub(super) fn finish_all(files: Vec<Target>) -> Result<()> {
    let mut whole = Vec::with_capacity(files.len());
    for file in files {
        whole.push(file.sync()?);
    }
    whole.into_iter().try_for_each(super::file::Whole::put)
}
