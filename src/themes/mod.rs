//! Themes: what a council's learning panel would file a decision under.
//!
//! The knowledge is a file ([`corpus/themes.toml`](ThemeFile::builtin)) that people can read and
//! replace; this folder only knows how to read such a file and how to hold it against a decision.
//!
//! A theme has a kind. A **subject** says what the case is about: it may come from the category or
//! from the complaint. A **fault** says what went wrong: it comes from the summary, the analysis,
//! the remedy and the closing decision, only where the finding allows a fault, only from a
//! paragraph that speaks of fault, and never from what the person merely alleges. A **remedy** says
//! what must change. Standard wording, the law told and the Ombudsman's powers never count. A theme
//! brings its parent with it.
//!
//! `source` reads TOML with line numbers, `file` makes themes of it, `pattern` is the language of
//! phrases and patterns, `compile` turns all of them into one graph that `machine` reads a sentence
//! with, `judge` decides.

pub mod chance;
mod compile;
#[cfg(test)]
mod examples;
mod file;
mod judge;
mod key;
mod machine;
mod passages;
mod pattern;
mod reason;
mod source;
#[cfg(test)]
mod tests;
mod theme;
pub mod trend;
mod vocabulary;
mod wording;
mod words;

use std::sync::{LazyLock, Mutex};

pub use reason::{Because, Evidence, Reason};
pub use theme::{Theme, ThemeKind};
pub use wording::Wording;

use crate::error::{Error, Result};
use crate::model::decision::{Decision, ThemeMark};

/// A theme file, ready to be held against decisions.
#[derive(Debug)]
pub struct ThemeFile {
    name: String,
    themes: Vec<Theme>,
    rules: Vec<theme::Rule>,
    machine: machine::Machine,
    /// Tables that decisions were read at, one for each thread that reads.
    tables: Mutex<Vec<judge::Table>>,
}

/// The themes of the program's own file that apply to a decision, whose other facts are known.
///
/// ```
/// use casebook::{Page, schemes};
/// let page = Page::of_text("Ashby Council (24 101 202)\n\nCategory : Education > School transport\n\nDecision : Upheld\n\nThe Ombudsman's final decision:\n\nSummary: The Council was at fault for its delay in answering the appeal.\n\nThe complaint\n\n  1. Mr X complains of delay.\n");
/// let record = schemes::read(&page);
/// let themes: Vec<&str> =
///     record.decision().unwrap().themes.iter().map(|mark| mark.theme.as_str()).collect();
/// assert_eq!(themes, ["delay", "school_transport"]);
/// ```
#[must_use]
pub fn themes(decision: &Decision) -> Vec<ThemeMark> {
    ThemeFile::builtin().marks(decision)
}

impl ThemeFile {
    /// The file that is part of the program.
    ///
    /// ```
    /// use casebook::themes::ThemeFile;
    /// let theme = ThemeFile::builtin().theme("school_transport").unwrap();
    /// assert_eq!(theme.title, "School transport");
    /// ```
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<ThemeFile> = LazyLock::new(builtin);
        &BUILTIN
    }

    /// Reads a user's file; `name` is what messages call it.
    ///
    /// ```
    /// use casebook::themes::ThemeFile;
    /// let text = "[[theme]]\nname = \"bins\"\ntitle = \"Bins\"\ndescription = \"Missed bins\"\nphrase = [\"missed bin\"]\n";
    /// let error = ThemeFile::parse("our.toml", text).unwrap_err();
    /// assert!(error.to_string().starts_with("our.toml:2: "));
    /// ```
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with it; [`ThemeFile::check`] gives all.
    pub fn parse(name: &str, text: &str) -> Result<Self> {
        let first = |errors: Vec<Error>| errors.into_iter().next();
        file::read(name, text).map_err(|errors| {
            let unread = || Error::new(crate::ErrorKind::Usage, "not a theme file").at(name);
            first(errors).unwrap_or_else(unread)
        })
    }

    /// Everything that is wrong with a user's file, in its order; nothing if it is fine.
    ///
    /// ```
    /// use casebook::themes::ThemeFile;
    /// let wrong = ThemeFile::check("our.toml", "[[theme]]\nnme = \"bins\"\n\n[[theme]]\nname = \"Bins\"\n");
    /// let first = wrong.iter().map(|error| error.to_string()).find(|text| text.contains("nme"));
    /// assert_eq!(first.unwrap(), "our.toml:2: a theme has no `nme` (did you mean `name`?)");
    /// ```
    #[must_use]
    pub fn check(name: &str, text: &str) -> Vec<Error> {
        file::read(name, text).err().unwrap_or_default()
    }

    /// What the file is called in messages.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The themes in the order of the file.
    #[must_use]
    pub fn themes(&self) -> &[Theme] {
        &self.themes
    }

    /// The theme called `name`.
    #[must_use]
    pub fn theme(&self, name: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.name == name)
    }

    /// The text of the file that is part of the program.
    #[must_use]
    pub fn builtin_text() -> &'static str {
        file::BUILTIN
    }

    /// The themes that apply to a decision, in the order of the file.
    ///
    /// The decision's own `themes` are not looked at; its category, finding, summary and sections
    /// are.
    #[must_use]
    pub fn marks(&self, decision: &Decision) -> Vec<ThemeMark> {
        judge::marks(self, decision)
    }

    /// The themes that a text in plain words speaks of, with those above them, in the order of the
    /// file: what a draft complaint alleges, whether or not anybody finds it to be so.
    ///
    /// ```
    /// use casebook::themes::ThemeFile;
    /// let draft = "They turned my son down for school transport and took far too long over it.";
    /// let names: Vec<&str> =
    ///     ThemeFile::builtin().mentioned(draft).iter().map(|theme| theme.name.as_str()).collect();
    /// assert_eq!(names, ["delay", "school_transport"]);
    /// ```
    #[must_use]
    pub fn mentioned(&self, text: &str) -> Vec<&Theme> {
        judge::mentioned(self, text)
    }

    /// Every theme that the decision speaks of: which apply, which do not, and why.
    #[must_use]
    pub fn explain(&self, decision: &Decision) -> Vec<Reason> {
        judge::reasons(self, decision)
    }
}

/// Reads the program's own file. A fault in it is a bug that every test run meets at once, so it
/// panics with the line named.
#[allow(clippy::panic)]
fn builtin() -> ThemeFile {
    match ThemeFile::parse(file::BUILTIN_NAME, file::BUILTIN) {
        Ok(file) => file,
        Err(error) => panic!("{error}"),
    }
}
