//! One state of store and index for a reader that answers question after question while others
//! write.

use super::{Casebook, INDEX, REBUILD, Step};
use crate::error::{Error, ErrorKind, Result};
use crate::index::{Index, Stamp};
use crate::search::Synonyms;

/// Which state is held. Two that are equal, seen one after the other by one reader, are one state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Held {
    /// The generation of the store.
    pub store: u64,
    /// The generation that can be searched: an older one while a job is writing, whose index follows
    /// when it is done.
    pub index: u64,
    /// What tells this reader that the store was written, if only a review.
    pub written: i64,
    /// What tells that the index was, if only with other words passed over as standing wording.
    pub committed: Option<Stamp>,
}

impl Casebook {
    /// From now on everything is read from the store and the index as they are now. Nothing is
    /// written to, also where the index is behind: its last commit is then what is searched.
    ///
    /// `opened` is the index as the same casebook gave it before, which saves opening it again.
    ///
    /// # Errors
    ///
    /// Where the store or the index cannot be read, or the index is of another store.
    pub fn hold_still(&mut self, opened: &mut Option<Index>) -> Result<Held> {
        self.let_go()?;
        let index = match opened.take() {
            Some(index) => index,
            None => self.open_index()?.with_names(Synonyms::own(&self.dir)?),
        };
        let still = index.still()?;
        *opened = Some(index);
        // The store is asked after the index, which therefore is never ahead of it.
        let (generation, committed) = (still.generation()?, still.committed());
        self.store.hold_still()?;
        if self.step_of(&still)? == Step::Foreign {
            self.let_go()?;
            return Err(Error::new(ErrorKind::Index, "the index is of another casebook")
                .at(self.dir.join(INDEX))
                .advise(REBUILD));
        }
        self.still = Some(still);
        let (store, written) = (self.store.generation()?, self.store.written()?);
        Ok(Held { store, index: generation, written, committed })
    }

    /// Sees again what is written.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn let_go(&mut self) -> Result<()> {
        self.still = None;
        self.store.let_go()
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use tempfile::TempDir;

    use super::*;
    use crate::search::Question;

    fn page(folder: &TempDir, number: u32) -> PathBuf {
        let path = folder.path().join(format!("{number}.txt"));
        let text = format!(
            "Ashby Council (24 101 {number})\n\nDecision : Upheld\n\nDecision date : 01 Jul 2025\n\n\
             The Ombudsman's final decision:\n\nSummary: A leaking roof.\n\nThe complaint\n\n  \
             1. Mr X complains about roof number {number}.\n"
        );
        std::fs::write(&path, text).unwrap();
        path
    }

    #[test]
    fn what_is_held_stays_as_it_is_until_it_is_let_go() {
        let folder = TempDir::new().unwrap();
        let data = folder.path().join("data");
        let mut writer = Casebook::open_to_write(&data).unwrap();
        writer.ingest(&[page(&folder, 201)], &mut ()).unwrap();
        let mut reader = Casebook::open(&data).unwrap();
        let seen = |reader: &Casebook| {
            let found = reader.search(&Question::parse("roof")).unwrap().total;
            (
                found,
                reader.store().documents().unwrap(),
                reader.cases(&Question::default(), true).unwrap().cases.len(),
            )
        };
        let mut opened = None;
        let before = reader.hold_still(&mut opened).unwrap();
        assert_eq!(seen(&reader), (1, 1, 1));
        writer.ingest(&[page(&folder, 202)], &mut ()).unwrap();
        assert_eq!(seen(&reader), (1, 1, 1), "one state, whatever is written");
        let after = reader.hold_still(&mut opened).unwrap();
        assert_eq!(seen(&reader), (2, 2, 2));
        assert!(after.store > before.store && after.index == after.store);
        reader.let_go().unwrap();
        writer.ingest(&[page(&folder, 203)], &mut ()).unwrap();
        assert_eq!(seen(&reader), (3, 3, 3), "let go, it sees what is written");
    }

    #[test]
    fn an_index_that_is_behind_is_searched_as_it_is_and_not_written() {
        let folder = TempDir::new().unwrap();
        let data = folder.path().join("data");
        let mut writer = Casebook::open_to_write(&data).unwrap();
        writer.ingest(&[page(&folder, 201)], &mut ()).unwrap();
        let index = data.join(INDEX);
        let copy = folder.path().join("index");
        std::fs::create_dir(&copy).unwrap();
        for file in std::fs::read_dir(&index).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), copy.join(file.file_name())).unwrap();
        }
        writer.ingest(&[page(&folder, 202)], &mut ()).unwrap();
        drop(writer);
        std::fs::remove_dir_all(&index).unwrap();
        std::fs::rename(&copy, &index).unwrap();
        let mut reader = Casebook::open(&data).unwrap();
        let held = reader.hold_still(&mut None).unwrap();
        assert!(held.index < held.store, "{held:?}");
        assert_eq!(reader.search(&Question::parse("roof")).unwrap().total, 1);
        assert_eq!(Index::open(&index).unwrap().generation().unwrap(), held.index);
    }
}
