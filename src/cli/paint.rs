//! Emphasis on a terminal. It is never the only sign of anything: whatever is painted also reads
//! without paint.

use std::fmt::Display;

/// The escape sequences of ECMA-48 that every terminal knows.
const STRONG: &str = "\u{1b}[1m";
const QUIET: &str = "\u{1b}[2m";
const ALARM: &str = "\u{1b}[1;31m";
const PLAIN: &str = "\u{1b}[0m";

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

    fn with(self, style: &str, words: impl Display) -> String {
        if self.on { format!("{style}{words}{PLAIN}") } else { words.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_paint_there_are_only_the_words() {
        assert_eq!(Paint::off().strong("Kent"), "Kent");
        assert_eq!(Paint::on().strong("Kent"), "\u{1b}[1mKent\u{1b}[0m");
    }
}
