//! The one place where regular expressions are compiled, and where most of them are not run.
//!
//! Patterns are written for speed on real text (full of `£` and `’`): ASCII classes (`[0-9]`,
//! `[A-Za-z]`), explicit spaces including U+00A0, `(?-u:\b)` for word boundaries, `(?i:…)` only
//! around the words that need it.
//!
//! Hundreds of patterns are asked about every sentence and nearly all of them say no. So each
//! [`Pattern`] knows the `needs` of its matches: words of which every match holds at least one.
//! While a text is open for [`marked`] reading, one pass over it has noted which patterns' needs
//! stand where, and a pattern is run only on a slice in which one of its own stands. Whoever
//! writes a rule has nothing to do for it; a pattern without needs is simply always run.

mod automaton;
mod marks;
mod needs;

use regex::{CaptureMatches, Captures, Match, Matches, Regex};

use marks::Held;
pub use marks::{Marked, marked};
use needs::Need;

/// A regular expression that is run only where it can match.
///
/// ```
/// use casebook::text::pattern::{compile, marked};
/// let pattern = compile(r"(?i)agreed to (?:pay|refund)");
/// let text = "The Council agreed to pay.";
/// let open = marked(text);
/// assert!(pattern.is_match(text));
/// assert_eq!(pattern.find(text).map(|found| found.start()), Some(12));
/// drop(open);
/// ```
#[derive(Debug)]
pub struct Pattern {
    regex: Regex,
    /// The number under which the marks of a text know it; `None` where it needs no word.
    number: Option<usize>,
    /// The shortest word that it needs, in bytes.
    shortest: usize,
}

impl Pattern {
    /// Whether the text could hold a match, by the marks alone: never false where there is one.
    #[must_use]
    pub fn may_match(&self, text: &str) -> bool {
        self.number
            .is_none_or(|number| text.len() >= self.shortest && marks::may_hold(number, text))
    }

    /// As [`Regex::is_match`].
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.may_match(text) && self.regex.is_match(text)
    }

    /// As [`Regex::find`].
    #[must_use]
    pub fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        if self.may_match(text) { self.regex.find(text) } else { None }
    }

    /// As [`Regex::find_iter`].
    pub fn find_iter<'r, 't>(
        &'r self,
        text: &'t str,
    ) -> impl Iterator<Item = Match<'t>> + use<'r, 't> {
        let found: Option<Matches<'r, 't>> =
            self.may_match(text).then(|| self.regex.find_iter(text));
        found.into_iter().flatten()
    }

    /// As [`Regex::captures`].
    #[must_use]
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        // Room for groups is made before the search; most searches find nothing that needs it.
        let found = self.find(text)?;
        self.regex.captures_at(text, found.start())
    }

    /// As [`Regex::captures_at`]: the groups of a match that [`Self::find_iter`] found to begin here.
    #[must_use]
    pub fn captures_at<'t>(&self, text: &'t str, start: usize) -> Option<Captures<'t>> {
        self.regex.captures_at(text, start)
    }

    /// As [`Regex::captures_iter`].
    pub fn captures_iter<'r, 't>(
        &'r self,
        text: &'t str,
    ) -> impl Iterator<Item = Captures<'t>> + use<'r, 't> {
        let found: Option<CaptureMatches<'r, 't>> =
            self.may_match(text).then(|| self.regex.captures_iter(text));
        found.into_iter().flatten()
    }
}

/// The patterns of a table, in order, that may match a text, with what they mean: the marks of the
/// text are gathered once for all of them.
pub(crate) fn that_may_match<'p, T>(
    table: &'p [(Pattern, T)],
    text: &str,
) -> impl Iterator<Item = &'p (Pattern, T)> + use<'p, T> {
    let held = Held::by(text);
    table
        .iter()
        .filter(move |(pattern, _)| pattern.number.is_none_or(|number| held.may_hold(number)))
}

/// Declares a static [`Pattern`] that is compiled on first use.
///
/// `pattern!(MONTHS, r"(?-u:\b)[0-9]+ months?(?-u:\b)");` gives a `MONTHS` with the methods of a
/// regular expression.
macro_rules! pattern {
    ($(#[$doc:meta])* $vis:vis $name:ident, $source:expr) => {
        $(#[$doc])*
        $vis static $name: std::sync::LazyLock<$crate::text::pattern::Pattern> =
            std::sync::LazyLock::new(|| $crate::text::pattern::compile($source));
    };
}

pub(crate) use pattern;

/// Compiles a pattern of this crate.
///
/// # Panics
///
/// Where the pattern does not compile: a bug of this crate that every test run meets at once.
#[must_use]
#[allow(clippy::disallowed_methods, clippy::panic)]
pub fn compile(source: &str) -> Pattern {
    let regex = match Regex::new(source) {
        Ok(regex) => regex,
        Err(error) => panic!("pattern {source:?} does not compile: {error}"),
    };
    #[cfg(test)]
    tests::SOURCES.lock().unwrap().insert(source.to_owned());
    let need = Need::of(source);
    let shortest = need.as_ref().map_or(0, Need::shortest);
    Pattern { regex, number: need.map(marks::enrol), shortest }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Mutex;

    use super::*;
    use crate::{Page, schemes};

    /// Every pattern that was compiled so far.
    pub(super) static SOURCES: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

    /// The pages of the corpus that are text.
    fn texts() -> Vec<String> {
        let pages = walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/pages"));
        let files = pages.sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
        files.filter_map(|file| std::fs::read_to_string(file).ok()).collect()
    }

    #[test]
    fn no_match_in_any_line_of_the_corpus_is_hidden() {
        let texts = texts();
        for text in &texts {
            // Patterns are compiled when they are first asked.
            let _ = schemes::read(&Page::of_text(text));
        }
        let sources = SOURCES.lock().unwrap().clone();
        let patterns: Vec<Pattern> = sources.iter().map(|source| compile(source)).collect();
        assert!(patterns.len() > 250, "only {} patterns were met", patterns.len());
        marks::know_all();
        let mut hidden = 0_u32;
        for text in &texts {
            let _open = marked(text);
            for line in text.lines() {
                for pattern in patterns.iter().filter(|pattern| !pattern.may_match(line)) {
                    assert!(!pattern.regex.is_match(line), "{:?} in {line:?}", pattern.regex);
                    hidden += 1;
                }
            }
        }
        assert!(hidden > 1_000_000, "only {hidden} patterns were passed over");
    }
}
