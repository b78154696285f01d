//! Saved questions, and what came since they were run.

use jiff::civil::Date;

use super::Casebook;
use crate::error::{Error, ErrorKind, Result};
use crate::search::{self, Question};
use crate::store::{Arrival, Saved};
use crate::watch::{self, Item, News, Report};

/// So many documents at a time are asked whether a question finds them.
const AT_ONCE: usize = 2_000;

impl Casebook {
    /// Every saved question, by name.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn watches(&self) -> Result<Vec<Saved>> {
        self.store.watches()
    }

    /// Saves a question. Its first run reports everything it finds or, `from_now`, only what comes
    /// after this.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Usage`] where the name cannot be used or is taken, and where the casebook cannot
    /// be written.
    pub fn add_watch(&mut self, name: &str, question: &Question, from_now: bool) -> Result<()> {
        let name = watch::name(name)?;
        let mark = if from_now { self.store.generation()? } else { 0 };
        let question = Question { limit: search::question::LIMIT, offset: 0, ..question.clone() };
        if self.store.add_watch(&name, &question.to_string(), mark)? {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Usage, format!("there is a saved question {name:?} already"))
            .advise(format!("take another name, or first `casebook watch remove \"{name}\"`")))
    }

    /// Forgets a saved question.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Usage`] where there is none of this name.
    pub fn remove_watch(&mut self, name: &str) -> Result<()> {
        for saved in self.named_watches(&[name])? {
            self.store.remove_watch(&saved.name)?;
        }
        Ok(())
    }

    /// What saved questions find among the documents that came since they were last run, or on
    /// `since` or later. All questions are asked where none is named. No mark is moved.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Usage`] where a name is not known, and where the casebook cannot be read.
    pub fn news(&self, names: &[&str], since: Option<Date>) -> Result<Report> {
        let saved = self.named_watches(names)?;
        let index = self.index()?;
        // What the index does not hold yet is reported when it does.
        let generation = index.generation()?;
        let mut report = Report { store: self.store.id()?, generation, watches: Vec::new() };
        for mut saved in saved {
            if let Some(day) = since {
                saved.mark = self.store.generation_before(day)?;
                saved.ran_at = Some(day.to_string());
            }
            let arrivals = self.store.arrivals(saved.mark, generation)?;
            let keys: Vec<String> = arrivals.iter().map(|arrival| arrival.key.clone()).collect();
            let question = Question::parse(&saved.question);
            let hits =
                if keys.is_empty() { Vec::new() } else { search::among(&index, &question, &keys)? };
            report.watches.push(News::of(&saved, hits, &arrivals));
        }
        Ok(report)
    }

    /// What a question finds of what came last, at most so many documents, the latest first.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read.
    pub fn latest(&self, question: &Question, most: usize) -> Result<Vec<Item>> {
        let index = self.index()?;
        let by_key = self.store.arrivals(0, index.generation()?)?;
        let mut by_time: Vec<&Arrival> = by_key.iter().collect();
        by_time.sort_by(|one, other| other.at.cmp(&one.at).then_with(|| one.key.cmp(&other.key)));
        let mut found = Vec::new();
        for some in by_time.chunks(AT_ONCE) {
            let keys: Vec<String> = some.iter().map(|arrival| arrival.key.clone()).collect();
            found.extend(watch::items(search::among(&index, question, &keys)?, &by_key));
            if found.len() >= most {
                break;
            }
        }
        found.sort_by(|one, other| {
            other.at.cmp(&one.at).then_with(|| one.hit.key.cmp(&other.hit.key))
        });
        found.truncate(most);
        Ok(found)
    }

    /// Notes that a report has reached its readers: from now on, what comes later is new.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be written; the same is then reported again.
    pub fn reported(&mut self, report: &Report) -> Result<()> {
        let names: Vec<&str> = report.watches.iter().map(|news| news.name.as_str()).collect();
        self.store.mark_watches(&names, report.generation)
    }

    /// The saved questions of these names, each once; all where none is named.
    fn named_watches(&self, names: &[&str]) -> Result<Vec<Saved>> {
        let all = self.store.watches()?;
        if names.is_empty() {
            return Ok(all);
        }
        let mut found: Vec<Saved> = Vec::new();
        for typed in names {
            let name = watch::name(typed)?;
            let same = |saved: &&Saved| saved.name == name;
            let folded = |saved: &&Saved| saved.name.to_lowercase() == name.to_lowercase();
            let saved = all.iter().find(same).or_else(|| all.iter().find(folded));
            let saved = saved.ok_or_else(|| unknown(&name, &all))?;
            if !found.contains(saved) {
                found.push(saved.clone());
            }
        }
        Ok(found)
    }
}

fn unknown(name: &str, all: &[Saved]) -> Error {
    let known: Vec<String> = all.iter().map(|saved| format!("{:?}", saved.name)).collect();
    let error = Error::new(ErrorKind::Usage, format!("there is no saved question {name:?}"));
    if known.is_empty() {
        return error.advise("save one: casebook watch add NAME QUESTION");
    }
    error.advise(format!("there is {}", known.join(", ")))
}
