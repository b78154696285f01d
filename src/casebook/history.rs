//! The texts that were taken in under one key, and what changed between them.

use std::time::Duration;

use jiff::civil::Date;
use serde::Serialize;
use similar::{ChangeTag, TextDiff};

use super::Casebook;
use crate::error::Result;
use crate::intake;
use crate::model::{Pence, Record};

/// How long the differences of two texts are looked for; what comes after is told more coarsely.
/// Pages of the site take a thousandth of it.
const PATIENCE: Duration = Duration::from_secs(5);

/// The history of one document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct History {
    /// Its key.
    pub key: String,
    /// The case reference, where it has one.
    pub reference: Option<String>,
    /// The body that it is about.
    pub organisation: Option<String>,
    /// The day as of which it was no longer published.
    pub gone_as_of: Option<Date>,
    /// Its texts, the oldest first; the last one is what the casebook now holds.
    pub versions: Vec<Edition>,
    /// Other texts under the same reference, of which none was ever the current one: forms of the
    /// same text, and texts that were fetched earlier.
    pub beside: Vec<Edition>,
}

/// One text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Edition {
    /// Its number; 0 where it was never the current one.
    pub version: u64,
    /// When it was taken in, where that is known, in UTC.
    pub taken_in: Option<String>,
    /// When another took its place, in UTC; null where it is the current one.
    pub retired_at: Option<String>,
    /// `current`, `changed`, `other_form`, or `renamed` where it was read under this key only by earlier rules.
    pub reason: String,
    /// The document's own date.
    pub date: Option<Date>,
    /// When it was fetched.
    pub retrieved: Option<String>,
    /// The file.
    pub path: String,
    /// The member of an archive.
    pub member: Option<String>,
    /// The web address.
    pub url: Option<String>,
    /// SHA-256 of the original bytes, which are kept.
    pub sha256: String,
    /// The rules that it was read by.
    pub parser: String,
    /// What it awards, where that is stated.
    pub awarded_total: Option<Pence>,
    /// What is different from the text before; of a text beside the current one, from that. Null for
    /// the first, and where an original does not read.
    pub changes: Option<Changes>,
}

/// What is different between two texts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// How many lines went.
    pub removed: usize,
    /// How many lines came.
    pub added: usize,
    /// The lines that went or came, in the order of the text.
    pub lines: Vec<Line>,
}

/// A line that is in one of two texts only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// `-` where it went, `+` where it came.
    pub sign: char,
    /// Its words.
    pub text: String,
    /// The same in pieces; true marks those that differ from the line in its place.
    pub pieces: Vec<(bool, String)>,
}

impl Changes {
    /// Compares two texts line by line. Blank lines and blanks at the ends of lines say nothing.
    ///
    /// ```
    /// use casebook::casebook::Changes;
    /// let changes = Changes::between("One.\n\n  Pay Mrs X £100.\n", "One.\nPay Mrs X £200.\nTwo.\n");
    /// assert_eq!((changes.removed, changes.added), (1, 2));
    /// assert_eq!(changes.lines[0].text, "Pay Mrs X £100.");
    /// ```
    #[must_use]
    pub fn between(old: &str, new: &str) -> Self {
        let [old, new] = [old, new].map(lines);
        let diff =
            TextDiff::configure().timeout(PATIENCE).diff_slices(old.as_slice(), new.as_slice());
        let mut changes = Self::default();
        for op in diff.ops() {
            for change in diff.iter_inline_changes(op) {
                let sign = match change.tag() {
                    ChangeTag::Equal => continue,
                    ChangeTag::Delete => '-',
                    ChangeTag::Insert => '+',
                };
                let pieces = change.iter_strings_lossy();
                let pieces: Vec<(bool, String)> =
                    pieces.map(|(differs, words)| (differs, words.into_owned())).collect();
                let text = pieces.iter().map(|(_, words)| words.as_str()).collect();
                changes.lines.push(Line { sign, text, pieces });
            }
        }
        changes.removed = changes.lines.iter().filter(|line| line.sign == '-').count();
        changes.added = changes.lines.len() - changes.removed;
        changes
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

impl Casebook {
    /// The texts that were taken in under the key of a record, and what changed between them.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn history(&self, record: &Record) -> Result<History> {
        let key = record.key();
        let (number, taken_in) = self.store.stamp(&key)?;
        let text = self.text_of(record);
        let mut history = History {
            reference: record.decision().and_then(|it| Some(it.reference.as_ref()?.to_string())),
            organisation: record.organisation().map(str::to_owned),
            gone_as_of: record.source.standing.gone_as_of,
            versions: Vec::new(),
            beside: Vec::new(),
            key,
        };
        let mut before: Option<String> = None;
        for version in self.store.versions(&history.key)? {
            let own = self.text_of(&version.record);
            let line = version.reason == "changed";
            let other = if line { &before } else { &text };
            let mut edition = edition(&version.record);
            edition.version = if version.reason == "other_form" { 0 } else { version.version };
            edition.changes = other
                .as_deref()
                .zip(own.as_deref())
                .map(|(other, own)| Changes::between(other, own));
            edition.reason = version.reason;
            edition.retired_at = Some(version.retired_at);
            if line {
                before = own;
                history.versions.push(edition);
            } else {
                history.beside.push(edition);
            }
        }
        let changes = before.as_deref().zip(text.as_deref());
        let changes = changes.map(|(before, now)| Changes::between(before, now));
        history.versions.push(Edition {
            version: number,
            taken_in: Some(taken_in),
            changes,
            ..edition(record)
        });
        Ok(history)
    }

    /// None where the original is damaged: no reason to tell nothing of the others.
    fn text_of(&self, record: &Record) -> Option<String> {
        let bytes = self.store.original(&record.source.sha256).ok()??;
        let page = intake::page_again(&intake::origin(record), &bytes).ok()?;
        Some(page.text().to_owned())
    }
}

fn edition(record: &Record) -> Edition {
    let source = &record.source;
    Edition {
        version: 0,
        taken_in: None,
        retired_at: None,
        reason: "current".to_owned(),
        date: record.date(),
        retrieved: source.retrieved.clone(),
        path: source.path.clone(),
        member: source.member.clone(),
        url: source.url.clone(),
        sha256: source.sha256.clone(),
        parser: source.parser.clone(),
        awarded_total: record.decision().and_then(|it| it.awarded_total),
        changes: None,
    }
}
