//! The one place where regular expressions are compiled, and where most of them are not run.
//!
//! Patterns are written for speed on real text (full of `£` and `’`): ASCII classes (`[0-9]`,
//! `[A-Za-z]`), explicit spaces including U+00A0, `(?-u:\b)` for word boundaries, `(?i:…)` only
//! around the words that need it.
//!
//! Hundreds of patterns are asked about every sentence and nearly all of them say no. So each
//! [`Pattern`] knows the [`needs`] of its matches: words of which every match holds at least one.
//! While a text is open for [`marked`] reading, one pass over it has noted which patterns' needs
//! stand where, and a pattern is run only on a slice in which one of its own stands. Whoever
//! writes a rule has nothing to do for it; a pattern without needs is simply always run.

mod marks;
mod needs;

use regex::{CaptureMatches, Captures, Match, Matches, Regex};

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
        if self.may_match(text) { self.regex.captures(text) } else { None }
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
    let need = Need::of(source);
    let shortest = need.as_ref().map_or(0, Need::shortest);
    Pattern { regex, number: need.map(marks::enrol), shortest }
}
