//! The one place where regular expressions are compiled.
//!
//! Patterns are written for speed on real text (full of `£` and `’`): ASCII classes (`[0-9]`,
//! `[A-Za-z]`), explicit spaces including U+00A0, `(?-u:\b)` for word boundaries, `(?i:…)` only
//! around the words that need it.

use regex::Regex;

/// Declares a static regular expression that is compiled on first use.
///
/// `pattern!(MONTHS, r"(?-u:\b)[0-9]+ months?(?-u:\b)");` gives a `MONTHS` with the methods of
/// [`Regex`].
macro_rules! pattern {
    ($(#[$doc:meta])* $vis:vis $name:ident, $source:expr) => {
        $(#[$doc])*
        $vis static $name: std::sync::LazyLock<regex::Regex> =
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
pub fn compile(source: &str) -> Regex {
    match Regex::new(source) {
        Ok(regex) => regex,
        Err(error) => panic!("pattern {source:?} does not compile: {error}"),
    }
}
