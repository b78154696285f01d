//! Themes in a casebook: the user's own theme file, counts, and trends.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Casebook, VerifyReport};
use crate::error::Result;
use crate::model::record::PARSER_VERSION;
use crate::model::words::Kind;
use crate::model::{Body, Record};
use crate::search::{self, Question};
use crate::store::{OwnThemes, Store};
use crate::text::page::hex;
use crate::themes::ThemeFile;
use crate::themes::trend::{Step, Trends};

/// How many decisions have each theme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ThemeCounts {
    /// All decisions that were asked about.
    pub decisions: u64,
    /// How many of them have a theme, by its name.
    pub with: BTreeMap<String, u64>,
    /// How many have none.
    pub without: u64,
}

/// A theme file in use.
#[derive(Debug)]
pub enum Themes {
    /// The program's.
    Program,
    /// The user's.
    Own(Box<ThemeFile>),
}

impl Themes {
    /// The file itself.
    #[must_use]
    pub fn file(&self) -> &ThemeFile {
        match self {
            Self::Program => ThemeFile::builtin(),
            Self::Own(own) => own,
        }
    }
}

impl Casebook {
    /// The theme file by which the themes here were assigned: the user's own, or the program's.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read, or a rule of the user's file is none for this version.
    pub fn themes(&self) -> Result<Themes> {
        Ok(self.own_theme_file()?.map_or(Themes::Program, |own| Themes::Own(Box::new(own))))
    }

    pub(super) fn own_theme_file(&self) -> Result<Option<ThemeFile>> {
        own(&self.store)
    }

    /// Assigns the themes of all decisions anew by a theme file of the user's (its path and its
    /// text), which then holds for all that is taken in later; without one, by the program's. Gives
    /// how many decisions have other themes now.
    ///
    /// ```
    /// use casebook::Casebook;
    /// let folder = tempfile::tempdir()?;
    /// std::fs::write(folder.path().join("a.txt"), "Ashby Council (24 101 202)\n\nDecision : Upheld\n\n\
    ///     The Ombudsman's final decision:\n\nSummary: The Council lost a parrot.\n\n\
    ///     The complaint\n\n  1. Mr X complains.\n")?;
    /// let mut casebook = Casebook::open_to_write(folder.path().join("data"))?;
    /// casebook.ingest(&[folder.path().join("a.txt")], &mut ())?;
    /// let ours = "[[theme]]\nname = \"parrots\"\ntitle = \"Parrots\"\ndescription = \"Birds.\"\n\
    ///     phrases = [\"parrot\"]\n";
    /// assert_eq!(casebook.use_themes(Some(("ours.toml".as_ref(), ours)))?, 1);
    /// let question = casebook::search::Question::parse("theme:parrots");
    /// assert_eq!(casebook.search(&question)?.total, 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with the file; or where the casebook cannot be written, which
    /// then is as it was.
    pub fn use_themes(&mut self, own: Option<(&Path, &str)>) -> Result<u64> {
        self.must_write()?;
        let own = own.map(|(path, text)| OwnThemes {
            path: path.display().to_string(),
            sha256: digest(text),
            text: text.to_owned(),
            program: program(),
        });
        if self.store.own_themes()? == own {
            return Ok(0);
        }
        let parsed = own.as_ref().map(|own| ThemeFile::parse(&own.path, &own.text)).transpose()?;
        let file = parsed.as_ref().unwrap_or_else(|| ThemeFile::builtin());
        let mut batch = self.store.batch()?;
        let changed = batch.assign_themes(own.as_ref(), &|decision| file.marks(decision))?;
        batch.commit()?;
        self.store.finish_run()?;
        self.bring_index_up()?;
        Ok(changed)
    }

    /// Why the themes here may not be those that the theme file gives now, and what to do: the file
    /// has changed since it was taken in, or the program's own has, which it may extend. `None`
    /// where they are.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn stale_themes(&self) -> Result<Option<String>> {
        let Some(own) = self.store.own_themes()? else { return Ok(None) };
        let path = &own.path;
        let says = |what: String| {
            Some(format!("{what}: `casebook rebuild --themes {path}` assigns them anew"))
        };
        let now = std::fs::read_to_string(path).ok().map(|text| digest(&text));
        Ok(if now.is_some_and(|now| now != own.sha256) {
            says(format!("{path} has changed since the themes here were assigned by it"))
        } else if own.program != program() {
            says("the themes here were assigned by another version of casebook".to_owned())
        } else {
            None
        })
    }

    pub(super) fn verify_themes(&self, report: &mut VerifyReport) -> Result<()> {
        if let Some(own) = self.store.own_themes()?
            && own.program != program()
        {
            let what = "themes were assigned by another version of casebook";
            report.add(own.path, what, "run `casebook rebuild --themes FILE`");
        }
        Ok(())
    }

    /// How many of the decisions that a question finds have each theme.
    ///
    /// # Errors
    ///
    /// Where the index cannot be read.
    pub fn theme_counts(&self, question: &Question) -> Result<ThemeCounts> {
        let survey = search::survey(&self.index()?, &of_decisions(question))?;
        let mut counts = vec![0_u64; survey.names.len()];
        let mut without = 0;
        for (_, themes) in &survey.found {
            without += u64::from(themes.is_empty());
            for &theme in themes {
                if let Some(count) = usize::try_from(theme).ok().and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
            }
        }
        let decisions = survey.found.len() as u64;
        let with = survey.names.into_iter().zip(counts).filter(|(_, count)| *count > 0).collect();
        Ok(ThemeCounts { decisions, with, without })
    }

    /// The themes of the decisions that a question finds, over time.
    ///
    /// # Errors
    ///
    /// Where the casebook cannot be read.
    pub fn theme_trends(&self, question: &Question, step: Step) -> Result<Trends> {
        let survey = search::survey(&self.index()?, &of_decisions(question))?;
        Ok(Trends::of(&survey.found, &survey.names, step, self.themes()?.file()))
    }
}

/// The user's own theme file, where a store has one.
pub(super) fn own(store: &Store) -> Result<Option<ThemeFile>> {
    let own = store.own_themes()?;
    own.map(|own| ThemeFile::parse(&own.path, &own.text)).transpose()
}

/// Themes are assigned to decisions only.
pub(super) fn of_decisions(question: &Question) -> Question {
    let mut question = question.clone();
    question.filters.kinds = vec![Kind::Decision];
    question
}

/// Gives a decision the themes of the user's own file.
pub(super) fn mark(record: &mut Record, own: Option<&ThemeFile>) {
    if let (Some(own), Body::Decision(decision)) = (own, &mut record.body) {
        decision.themes = own.marks(decision);
    }
}

/// What the program itself brings to themes: its file and its rules.
fn program() -> String {
    digest(&format!("{PARSER_VERSION}\n{}", ThemeFile::builtin_text()))
}

fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}
