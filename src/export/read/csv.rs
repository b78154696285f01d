//! CSV read back.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::{Reader, altered};
use crate::error::{Error, Result};
use crate::export::columns::column;
use crate::export::shield::unshield;

struct Csv {
    path: PathBuf,
    header: Vec<String>,
    /// Which columns hold words that may have been made harmless.
    words: Vec<bool>,
    rows: csv::StringRecordsIntoIter<File>,
}

pub(super) fn open(path: &Path) -> Result<Box<dyn Reader>> {
    let file = File::open(path).map_err(|error| Error::io(path, error))?;
    let mut reader = csv::Reader::from_reader(file);
    let lost = |error: csv::Error| altered(path, "it is no CSV in UTF-8").because(error);
    let header: Vec<String> = reader
        .headers()
        .map_err(lost)?
        .iter()
        .map(|name| name.trim_start_matches('\u{feff}').to_owned())
        .collect();
    let holds_words = |name: &String| column(name).is_some_and(|it| it.holds.holds_words());
    let words = header.iter().map(holds_words).collect();
    Ok(Box::new(Csv { path: path.to_owned(), header, words, rows: reader.into_records() }))
}

impl Reader for Csv {
    fn header(&self) -> &[String] {
        &self.header
    }

    fn each(&mut self, with: &mut dyn FnMut(Vec<String>) -> Result<()>) -> Result<()> {
        let plain =
            |(cell, words): (&str, &bool)| if *words { unshield(cell) } else { cell }.to_owned();
        for row in &mut self.rows {
            let odd = |error: csv::Error| {
                let line = error.position().map(|it| format!("line {}: ", it.line()));
                let what = format!("{}a row does not read", line.unwrap_or_default());
                altered(&self.path, &what).because(error)
            };
            with(row.map_err(odd)?.iter().zip(&self.words).map(plain).collect())?;
        }
        Ok(())
    }
}
