//! A labelled folder, read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::label::{Label, labels};
use crate::error::{Error, ErrorKind, Result};
use crate::intake::{self, SetAside};
use crate::model::Record;

/// Where the labels lie in a labelled folder.
const LABELS: &str = "labels.jsonl";

/// Where its pages lie.
const PAGES: &str = "pages";

/// What a labelled folder is, for those who named another.
const SHAPE: &str = "a labelled folder has pages/ and labels.jsonl, a JSON object a line";

/// Labels with the records of their pages.
#[derive(Debug, Clone, Default)]
pub struct Labelled {
    /// The labels, in the order of their file.
    pub labels: Vec<Label>,
    /// The record of each label's page, in the same order.
    pub records: Vec<Record>,
    /// How many pages of the folder have no label.
    pub unlabelled: usize,
}

impl Labelled {
    /// Reads the labels and the pages of a folder.
    ///
    /// # Errors
    ///
    /// Where the folder, its pages or its labels are not there, where a label cannot be read or
    /// names a page that cannot: with the line of the label.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self> {
        let folder = folder.as_ref();
        intake::expect_some(&[folder])?;
        let (pages, file) = (folder.join(PAGES), folder.join(LABELS));
        let missing = [(pages.is_dir(), PAGES), (file.is_file(), LABELS)];
        if let Some((_, name)) = missing.iter().find(|(there, _)| !there) {
            let what = format!("there is no {name} in it");
            return Err(Error::new(ErrorKind::Usage, what).at(folder).advise(SHAPE));
        }
        let text = std::fs::read(&file).map_err(|error| Error::io(&file, error))?;
        let labels = labels(&file.display().to_string(), &String::from_utf8_lossy(&text))?;
        if labels.is_empty() {
            return Err(Error::new(ErrorKind::Usage, "there is no label in it")
                .at(&file)
                .advise(SHAPE));
        }
        let mut read = read(&pages)?;
        let mut records = Vec::with_capacity(labels.len());
        for label in &labels {
            let wrong = |what: String| {
                let place = format!("{}:{}", file.display(), label.line);
                Err(Error::new(ErrorKind::Usage, what).at(place))
            };
            match read.remove(&pages.join(&label.page)) {
                Some(Ok(record)) => records.push(record),
                Some(Err(aside)) => return wrong(format!("its page cannot be read: {aside}")),
                None => return wrong(format!("there is no page {PAGES}/{}", label.page)),
            }
        }
        Ok(Self { labels, records, unlabelled: read.len() })
    }

    /// Keeps one set of pages.
    ///
    /// # Errors
    ///
    /// Where no label is of this set; the error names the sets there are.
    pub fn keep(&mut self, set: &str) -> Result<()> {
        let mut known: Vec<String> = self.labels.iter().map(|label| label.set.clone()).collect();
        known.sort_unstable();
        known.dedup();
        if !known.iter().any(|name| name == set) {
            let what = format!("no page is of the set {set:?}");
            let there = format!("there is {}", known.join(", "));
            return Err(Error::new(ErrorKind::Usage, what).advise(there));
        }
        let labels = std::mem::take(&mut self.labels).into_iter();
        let pairs = labels.zip(std::mem::take(&mut self.records));
        (self.labels, self.records) = pairs.filter(|(label, _)| label.set == set).unzip();
        Ok(())
    }
}

/// Every page below a folder, by its path.
fn read(pages: &Path) -> Result<BTreeMap<PathBuf, Result<Record, SetAside>>> {
    let mut all = BTreeMap::new();
    intake::each(&[pages], &mut |read| {
        match read {
            Ok((page, record)) => all.insert(page.origin().path.clone(), Ok(record)),
            Err(aside) => all.insert(aside.path.clone(), Err(aside)),
        };
        Ok(())
    })?;
    Ok(all)
}
