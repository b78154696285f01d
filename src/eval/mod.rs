//! How well casebook reads: its records held against what a careful reader found in the same pages.
//!
//! A labelled folder has `pages/` and `labels.jsonl` ([`label`] says what a label is). Every field
//! that is labelled is compared; what a label leaves out is not. Precision is how much of what
//! casebook found is right, recall how much of what is there was found, each with its interval
//! ([`Share`]), for each set of pages apart: what rules were fitted to proves little.
//!
//! ```
//! use casebook::eval::{Labelled, evaluate};
//! let folder = tempfile::tempdir()?;
//! std::fs::create_dir(folder.path().join("pages"))?;
//! std::fs::write(folder.path().join("pages/a.txt"), "Ashby Council (24 101 202)\n\n\
//!     Decision : Upheld\n\nThe Ombudsman's final decision:\n\nSummary: There was fault.\n")?;
//! std::fs::write(folder.path().join("labels.jsonl"),
//!     r#"{"page": "a.txt", "kind": "decision", "outcome": "upheld", "category": "Education"}"#)?;
//! let evaluation = evaluate(&Labelled::open(folder.path())?);
//! let tally = |name| evaluation.field(name).unwrap().tallies[0];
//! assert_eq!((tally("outcome").right, tally("category").missing), (1, 1));
//! assert!(evaluation.field("finding").is_none(), "the label does not speak of it");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod difference;
mod fields;
mod folder;
mod interval;
mod item;
mod judged;
pub mod label;
mod reliability;
pub mod report;
mod tally;

use crate::model::Record;

pub use difference::Difference;
pub use fields::names;
pub use folder::Labelled;
pub use interval::Share;
pub use judged::Judged;
pub use reliability::{Band, Calibration, FamilyCalibration, Reliability, fitted};
pub use tally::{Counted, Tally};

use label::Label;

/// How well a labelled folder is read.
#[derive(Debug, Clone, Default)]
pub struct Evaluation {
    /// The sets of pages that the labels name.
    pub sets: Vec<Set>,
    /// The fields that are labelled, in the order of [`names`].
    pub fields: Vec<Scored>,
    /// Every difference, in the order of the labels.
    pub differences: Vec<Difference>,
    /// Every fact that the labels tell the truth about, by the place of its set in `sets`.
    pub judged: Vec<(usize, Judged)>,
}

/// Pages that are scored together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// As the labels name it.
    pub name: String,
    /// How many pages it has.
    pub pages: usize,
}

/// One field's score.
#[derive(Debug, Clone)]
pub struct Scored {
    /// The field.
    pub field: &'static str,
    /// Its tally in each set, in their order.
    pub tallies: Vec<Tally>,
}

impl Evaluation {
    /// The facts of a set that the labels tell the truth about.
    #[must_use]
    pub fn judged_in(&self, set: usize) -> Vec<&Judged> {
        self.judged.iter().filter(|(of, _)| *of == set).map(|(_, judged)| judged).collect()
    }

    /// The score of a field, if it is labelled.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Scored> {
        self.fields.iter().find(|scored| scored.field == name)
    }
}

/// Scores every labelled page of a folder.
#[must_use]
pub fn evaluate(labelled: &Labelled) -> Evaluation {
    of_pages(labelled.labels.iter().zip(&labelled.records))
}

/// Scores labels beside the records of their pages.
#[must_use]
pub fn of_pages<'a>(pages: impl IntoIterator<Item = (&'a Label, &'a Record)>) -> Evaluation {
    let pages: Vec<(&Label, &Record)> = pages.into_iter().collect();
    let sets = sets(pages.iter().map(|(label, _)| label.set.as_str()));
    let mut evaluation = Evaluation { sets, ..Evaluation::default() };
    for (label, record) in pages {
        evaluation.add(label, record);
    }
    let order: Vec<&str> = names().collect();
    let place = |scored: &Scored| order.iter().position(|name| *name == scored.field);
    evaluation.fields.sort_by_key(place);
    evaluation
}

impl Evaluation {
    fn add(&mut self, label: &Label, record: &Record) {
        let Some(at) = self.sets.iter().position(|set| set.name == label.set) else { return };
        self.judged.extend(judged::judged(label, record).into_iter().map(|it| (at, it)));
        for compared in fields::compare(label, record) {
            let field = compared.field;
            let held = tally::held(compared.found, compared.wanted);
            if let Some(tally) = self.scored(field).tallies.get_mut(at) {
                tally.add(held.tally);
            }
            self.differences.extend(difference::differences(label, record, field, held));
        }
    }

    fn scored(&mut self, field: &'static str) -> &mut Scored {
        let known = self.fields.iter().position(|scored| scored.field == field);
        let at = known.unwrap_or(self.fields.len());
        if known.is_none() {
            let tallies = vec![Tally::default(); self.sets.len()];
            self.fields.push(Scored { field, tallies });
        }
        &mut self.fields[at]
    }
}

/// The set that rules are fitted to stands before what it is to be compared with.
const FIRST: &str = "tuned";

fn sets<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Set> {
    let mut sets: Vec<Set> = Vec::new();
    for name in names {
        match sets.iter_mut().find(|set| set.name == name) {
            Some(set) => set.pages += 1,
            None => sets.push(Set { name: name.to_owned(), pages: 1 }),
        }
    }
    sets.sort_by_key(|set| set.name != FIRST);
    sets
}

#[cfg(test)]
mod tests;
