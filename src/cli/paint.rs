//! Emphasis on a terminal. It is never the only sign of anything: whatever is painted also reads
//! without paint.

use std::borrow::Cow;
use std::fmt::Display;

/// The escape sequences of ECMA-48 that every terminal knows.
const STRONG: &str = "\u{1b}[1m";
const QUIET: &str = "\u{1b}[2m";
const ALARM: &str = "\u{1b}[1;31m";
const PLAIN: &str = "\u{1b}[0m";

/// Every sequence that is printed here.
const STYLES: &[&str] = &[STRONG, QUIET, ALARM, PLAIN];

/// Paints words, or leaves them as they are where nobody would see it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Paint {
    on: bool,
}

impl Paint {
    /// Paint that shows.
    #[must_use]
    pub const fn on() -> Self {
        Self { on: true }
    }

    /// Paint that leaves words alone.
    #[must_use]
    pub const fn off() -> Self {
        Self { on: false }
    }

    /// Whether words are painted at all.
    #[must_use]
    pub const fn is_on(self) -> bool {
        self.on
    }

    /// Names, headings and found words.
    #[must_use]
    pub fn strong(self, words: impl Display) -> String {
        self.with(STRONG, words)
    }

    /// What is there for those who look for it.
    #[must_use]
    pub fn quiet(self, words: impl Display) -> String {
        self.with(QUIET, words)
    }

    /// What went wrong.
    #[must_use]
    pub fn alarm(self, words: impl Display) -> String {
        self.with(ALARM, words)
    }

    /// The words without control characters but line breaks, tabs and this paint's own: a terminal
    /// obeys what a page or the name of a file holds.
    ///
    /// ```
    /// use casebook::cli::paint::Paint;
    /// assert_eq!(Paint::off().harmless("late\u{1b}[2J\u{7}\tfault"), "late[2J\tfault");
    /// ```
    #[must_use]
    pub fn harmless(self, words: &str) -> Cow<'_, str> {
        if !words.contains(is_obeyed) {
            return Cow::Borrowed(words);
        }
        let mut kept = String::with_capacity(words.len());
        let mut rest = words;
        while let Some(c) = rest.chars().next() {
            let style = STYLES.iter().find(|style| self.on && rest.starts_with(**style));
            let length = style.map_or(c.len_utf8(), |style| style.len());
            let (head, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            match c {
                _ if style.is_some() || !is_obeyed(c) => kept.push_str(head),
                // What parted words goes on parting them.
                c if c.is_whitespace() => kept.push(' '),
                _ => {}
            }
            rest = after;
        }
        Cow::Owned(kept)
    }

    fn with(self, style: &str, words: impl Display) -> String {
        if self.on { format!("{style}{words}{PLAIN}") } else { words.to_string() }
    }
}

/// Whether a terminal may do something other than show this character.
fn is_obeyed(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        // What turns the direction of a line round shows it otherwise than it is.
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_paint_reaches_a_terminal() {
        let painted = Paint::on().alarm("a\u{1b}[2Jb");
        assert_eq!(Paint::on().harmless(&painted), "\u{1b}[1;31ma[2Jb\u{1b}[0m");
        assert_eq!(Paint::off().harmless(&painted), "[1;31ma[2Jb[0m");
        for (words, kept) in [
            ("\u{1b}]0;title\u{7}x", "]0;titlex"),
            ("a\u{9b}2Jb\u{7f}", "a2Jb"),
            ("a\rb\u{c}c\u{85}d", "a b c d"),
            ("a\n\tb", "a\n\tb"),
        ] {
            assert_eq!(Paint::on().harmless(words), kept, "{words:?}");
        }
    }

    #[test]
    fn without_paint_there_are_only_the_words() {
        assert_eq!(Paint::off().strong("Kent"), "Kent");
        assert_eq!(Paint::on().strong("Kent"), "\u{1b}[1mKent\u{1b}[0m");
    }
}
