//! What saved questions report: the documents that came, or whose text did, since they were last run.
//!
//! What is new is told by when a text came (`Arrival` of the store), not by what was found
//! before: a decision that is read again by newer rules, decided about, or taken in from another file
//! is not news, whatever it now answers.

pub mod atom;
mod marked;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind, Result};
use crate::search::{Hit, Question};
use crate::store::{Arrival, Saved};

pub use marked::{is_web, marked};

/// The longest name of a saved question, in characters.
const LONGEST_NAME: usize = 80;

/// What saved questions report.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct Report {
    /// Which store this is of: a name that a copy of it keeps.
    pub store: String,
    /// The state of the store up to which it reports.
    pub generation: u64,
    /// The questions, by name.
    pub watches: Vec<News>,
}

/// What one saved question reports.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct News {
    /// What the question is called.
    pub name: String,
    /// The question.
    pub question: Question,
    /// Since when, in UTC: when it was last run or, where only what came later was asked for, saved;
    /// null where this is the first time, and everything is new.
    pub since: Option<String>,
    /// What it found, in the order of the question.
    pub items: Vec<Item>,
}

/// A document that came, or whose text did.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Item {
    /// Which of the two.
    pub change: Change,
    /// When it came, in UTC.
    pub at: String,
    /// The document with the paragraph that answers.
    #[serde(flatten)]
    pub hit: Hit,
}

/// What happened to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It was not there before.
    New,
    /// It has another text than before.
    Changed,
}

impl Change {
    /// "New" or "Changed".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Changed => "Changed",
        }
    }
}

impl Report {
    /// Whether there is anything to report.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.watches.iter().all(|news| news.items.is_empty())
    }
}

impl News {
    /// What a saved question reports of `hits`, which came as `arrivals` tell.
    #[must_use]
    pub fn of(saved: &Saved, hits: Vec<Hit>, arrivals: &[Arrival]) -> Self {
        Self {
            name: saved.name.clone(),
            question: Question::parse(&saved.question),
            since: saved
                .ran_at
                .clone()
                .or_else(|| (saved.mark > 0).then(|| saved.added_at.clone())),
            items: items(hits, arrivals),
        }
    }

    /// How many are new, and how many are changed.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let new = self.items.iter().filter(|item| item.change == Change::New).count();
        (new, self.items.len() - new)
    }
}

/// Hits with what `arrivals`, which are in the order of their keys, tell of them.
#[must_use]
pub fn items(hits: Vec<Hit>, arrivals: &[Arrival]) -> Vec<Item> {
    let item = |hit: Hit| {
        let place = arrivals.binary_search_by(|it| it.key.as_str().cmp(&hit.key)).ok()?;
        let arrival = arrivals.get(place)?;
        let change = if arrival.is_new { Change::New } else { Change::Changed };
        Some(Item { change, at: arrival.at.clone(), hit })
    };
    hits.into_iter().filter_map(item).collect()
}

/// A name for a saved question: any words, on one line.
///
/// ```
/// use casebook::watch::name;
/// assert_eq!(name("  late   plans ").unwrap(), "late plans");
/// assert!(name(" ").is_err() && name("a\u{7}b").is_err() && name("-x").is_err());
/// ```
///
/// # Errors
///
/// [`ErrorKind::Usage`] where it is empty, too long, or nothing that can be typed again.
pub fn name(typed: &str) -> Result<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let fault = match () {
        () if name.is_empty() => "is empty",
        () if name.chars().count() > LONGEST_NAME => "is too long",
        () if name.starts_with('-') => "begins with a hyphen",
        () if name.chars().any(char::is_control) => "has characters that cannot be typed",
        () => return Ok(name),
    };
    Err(Error::new(ErrorKind::Usage, format!("the name {name:?} {fault}"))
        .advise("say a few words, such as late-plans"))
}
