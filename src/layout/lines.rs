//! Lines, their indent and their list marks.

use crate::grammar::words::is_blank;
use crate::text::Span;

/// A list mark at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// `12. ` or `12) `.
    Number(String),
    /// `a) `, `(a) `, `iv. `.
    Letter(String),
    /// `- `.
    Dash,
    /// `• ` and its relatives.
    Bullet,
}

/// One line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The mark, if the line begins with one.
    pub mark: Option<Mark>,
    /// The words after the mark, without white space around them; empty for a mark alone.
    pub body: Span,
    /// How many blanks stand before the mark or the words.
    pub indent: usize,
    /// Whether a blank line (or the start of the text) stands before this one.
    pub after_blank: bool,
}

/// The non-blank lines of `within`.
///
/// ```
/// use casebook::layout::lines::{lines, Mark};
/// use casebook::text::Span;
/// let text = "Action\n\n  1. The Council will:\n    • pay £100\n";
/// let found = lines(text, Span::new(0, text.len()));
/// assert_eq!(found[1].mark, Some(Mark::Number("1".into())));
/// assert_eq!(found[2].body.slice(text), "pay £100");
/// assert_eq!((found[2].indent, found[1].after_blank, found[2].after_blank), (4, true, false));
/// ```
#[must_use]
pub fn lines(text: &str, within: Span) -> Vec<Line> {
    let mut found = Vec::new();
    let mut after_blank = true;
    for raw in within.slice(text).split('\n') {
        let words = raw.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if words.is_empty() {
            after_blank = true;
            continue;
        }
        let indent = raw.chars().count() - words.chars().count();
        let (mark, rest) = mark(words);
        let body = Span::of(text, rest).trim(text);
        found.push(Line { mark, body, indent, after_blank });
        after_blank = false;
    }
    found
}

/// Splits a list mark off the start of a line.
fn mark(words: &str) -> (Option<Mark>, &str) {
    let Some(first) = words.chars().next() else { return (None, words) };
    let rest = words.get(first.len_utf8()..).unwrap_or_default();
    let spaced = rest.is_empty() || rest.starts_with(is_blank);
    match first {
        '•' | '●' | '▪' | '◦' | '‣' | '·' | '\u{f0b7}' => (Some(Mark::Bullet), rest),
        '*' | '–' if spaced => (Some(Mark::Bullet), rest),
        '-' if spaced => (Some(Mark::Dash), rest),
        '0'..='9' => labelled(words, 3, |c| c.is_ascii_digit(), Mark::Number),
        'a'..='z' => labelled(words, 4, |c| c.is_ascii_lowercase(), Mark::Letter),
        '(' => match labelled(rest, 4, |c| c.is_ascii_lowercase(), Mark::Letter) {
            (None, _) => (None, words),
            marked => marked,
        },
        _ => (None, words),
    }
}

/// A label of at most `longest` characters, then `.` or `)`, then a blank.
fn labelled(
    words: &str,
    longest: usize,
    belongs: impl Fn(char) -> bool,
    mark: impl Fn(String) -> Mark,
) -> (Option<Mark>, &str) {
    let len = words.find(|c: char| !belongs(c)).unwrap_or(words.len());
    let (label, rest) = words.split_at_checked(len).unwrap_or((words, ""));
    let after = rest.strip_prefix([')', '.']);
    let roman = label.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let digits = label.starts_with(|c: char| c.is_ascii_digit());
    match after {
        Some(after)
            if (1..=longest).contains(&len)
                && (digits || len == 1 || roman)
                && after.starts_with(is_blank) =>
        {
            (Some(mark(label.to_owned())), after)
        }
        _ => (None, words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_saved_pages() {
        let number = |n: &str| Some(Mark::Number(n.to_owned()));
        let letter = |n: &str| Some(Mark::Letter(n.to_owned()));
        for (line, expected, body) in [
            ("  12. Mrs B says", number("12"), "Mrs B says"),
            ("      1) pay", number("1"), "pay"),
            ("a) pay", letter("a"), "pay"),
            ("(iv) pay", letter("iv"), "pay"),
            ("- pay", Some(Mark::Dash), "pay"),
            ("-", Some(Mark::Dash), ""),
            ("•pay", Some(Mark::Bullet), "pay"),
            ("1.1 is no list item", None, "1.1 is no list item"),
            ("2024. A year", None, "2024. A year"),
            ("i.e. not a label", None, "i.e. not a label"),
            ("(see the law) no", None, "(see the law) no"),
            ("-18 degrees", None, "-18 degrees"),
            ("was. not", None, "was. not"),
        ] {
            let found = lines(line, Span::new(0, line.len()));
            assert_eq!(found[0].mark, expected, "{line}");
            assert_eq!(found[0].body.slice(line), body, "{line}");
        }
    }
}
