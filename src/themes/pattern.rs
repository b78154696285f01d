//! The pattern language: what a phrase and a word pattern of a theme file say.
//!
//! ```text
//! annual review          these words, one after the other
//! delay*                 any word that begins so: delay, delays, delayed
//! (issu*|send a copy)    one of these; an alternative is a pattern of its own
//! the?  (final|new)?     may be there or not
//! delay* … plan          up to four other words between
//! delay* …8 plan         up to eight
//! ^ (mr|mrs)             at the start of a sentence
//! ```

use super::words::words;

/// The other words that a plain gap allows.
const USUAL_GAP: u8 = 4;

/// The most words that a gap may allow.
const WIDEST_GAP: u8 = 20;

/// How deep groups may stand in groups.
const DEEPEST: u8 = 4;

/// What is no part of a word.
const SIGNS: &str = "*|()?…^";

/// One step of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// This word.
    Word(Word),
    /// One of these; may be left out if `optional`.
    Group { alternatives: Vec<Vec<Step>>, optional: bool },
    /// Up to this many other words.
    Gap(u8),
    /// The start of a sentence.
    Start,
}

/// A word, folded; `open` if any ending may follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) letters: Vec<u8>,
    pub(super) open: bool,
}

/// Why a pattern cannot be read: what is wrong, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) what: String,
    pub(super) advice: &'static str,
}

fn trouble<T>(what: impl Into<String>, advice: &'static str) -> Result<T, Trouble> {
    Err(Trouble { what: what.into(), advice })
}

/// Reads a phrase: plain words only.
pub(super) fn phrase(text: &str) -> Result<Vec<Step>, Trouble> {
    if let Some(sign) = text.chars().find(|sign| SIGNS.contains(*sign)) {
        return trouble(
            format!("a phrase is plain words, but {text:?} has {sign:?}"),
            "move it to `patterns`, which know * ( | ) ? … and ^",
        );
    }
    let steps = plain(text, false);
    if steps.is_empty() {
        return trouble("a phrase without words", "write words, or take the line out");
    }
    Ok(steps)
}

/// Reads a word pattern.
pub(super) fn pattern(text: &str) -> Result<Vec<Step>, Trouble> {
    let spaced = text.replace("...", "…");
    let mut reader = Reader { rest: spaced.trim(), depth: 0 };
    let steps = reader.sequence()?;
    match reader.rest.chars().next() {
        Some(')') => trouble("a ) without its (", "write ( before the first alternative"),
        Some(_) => trouble("a | outside of brackets", "put the alternatives in brackets: (a|b)"),
        None if !steps.iter().any(is_needed) => trouble(
            "a pattern without a word that must be there",
            "write at least one word without ? after it",
        ),
        None => Ok(steps),
    }
}

/// Whether a step cannot be passed over.
pub(super) fn is_needed(step: &Step) -> bool {
    match step {
        Step::Word(_) => true,
        Step::Group { alternatives, optional } => {
            !optional && alternatives.iter().all(|steps| steps.iter().any(is_needed))
        }
        Step::Gap(_) | Step::Start => false,
    }
}

/// The words of a piece without signs; the last one is open if a `*` follows.
fn plain(text: &str, open: bool) -> Vec<Step> {
    let mut words: Vec<Word> =
        words(text).into_iter().map(|letters| Word { letters, open: false }).collect();
    if let Some(last) = words.last_mut() {
        last.open = open;
    }
    words.into_iter().map(Step::Word).collect()
}

struct Reader<'t> {
    rest: &'t str,
    depth: u8,
}

impl<'t> Reader<'t> {
    /// Steps up to a `|`, a `)` or the end.
    fn sequence(&mut self) -> Result<Vec<Step>, Trouble> {
        let mut steps = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            match self.rest.chars().next() {
                None | Some('|' | ')') => break,
                Some('^') if self.depth == 0 && steps.is_empty() => {
                    self.skip('^');
                    steps.push(Step::Start);
                }
                Some('^') => {
                    return trouble(
                        "^ inside a pattern",
                        "^ is the start of the sentence: write it first",
                    );
                }
                Some('…') => steps.push(self.gap()?),
                Some('(') => steps.push(self.group()?),
                Some('?' | '*') => {
                    return trouble(
                        "a ? or * with nothing before it",
                        "* follows the letters of a word at once, ? a word or a group",
                    );
                }
                Some(_) => steps.extend(self.words()?),
            }
        }
        let is_gap = |step: Option<&Step>| matches!(step, Some(Step::Gap(_)));
        if is_gap(steps.first()) || is_gap(steps.last()) {
            return trouble("a gap with nothing on one side", "a gap … stands between two words");
        }
        if steps.windows(2).any(|pair| is_gap(pair.first()) && is_gap(pair.last())) {
            return trouble("two gaps side by side", "write one gap with a number, such as …8");
        }
        Ok(steps)
    }

    fn gap(&mut self) -> Result<Step, Trouble> {
        self.skip('…');
        let digits = self.take(|c| c.is_ascii_digit());
        let width = if digits.is_empty() { USUAL_GAP } else { digits.parse().unwrap_or(u8::MAX) };
        if width == 0 || width > WIDEST_GAP {
            return trouble(
                format!("a gap of {digits} words"),
                "a gap is 1 to 20 words wide; … alone is 4",
            );
        }
        Ok(Step::Gap(width))
    }

    fn group(&mut self) -> Result<Step, Trouble> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return trouble("groups in groups too deep", "write two patterns instead");
        }
        let mut alternatives = Vec::new();
        while self.skip('(') || self.skip('|') {
            let steps = self.sequence()?;
            if steps.is_empty() {
                return trouble(
                    "an empty alternative",
                    "write (a|b)? where a word may be left out",
                );
            }
            alternatives.push(steps);
        }
        if !self.skip(')') {
            return trouble("a bracket that is not closed", "a group ends with )");
        }
        self.depth -= 1;
        if self.rest.starts_with('*') {
            return trouble("a * after a bracket", "* follows a word; (a|b)? may be left out");
        }
        Ok(Step::Group { alternatives, optional: self.skip('?') })
    }

    /// Words up to the next sign or blank.
    fn words(&mut self) -> Result<Vec<Step>, Trouble> {
        let piece = self.take(|c| !c.is_whitespace() && !SIGNS.contains(c));
        let open = self.skip('*');
        let steps = plain(piece, open);
        if open && self.rest.starts_with(char::is_alphanumeric) {
            return trouble(
                format!("letters after the * of {piece}*"),
                "* stands at the end of a word",
            );
        }
        let optional = self.skip('?');
        if steps.is_empty() && (open || optional) {
            return trouble(format!("no letters in {piece:?}"), "* and ? follow a word");
        }
        if optional {
            return Ok(vec![Step::Group { alternatives: vec![steps], optional }]);
        }
        Ok(steps)
    }

    fn skip(&mut self, sign: char) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn take(&mut self, is_in: impl Fn(char) -> bool) -> &'t str {
        let end = self.rest.find(|c| !is_in(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said() {
        for (text, what) in [
            ("(a|b", "not closed"),
            ("(a|)", "empty alternative"),
            ("(a|b)* c", "after a bracket"),
            ("((((((a))))))", "too deep"),
            ("(a …|b) c", "nothing on one side"),
            ("((a|b)", "not closed"),
            ("(a?|b)", "must be there"),
            ("a | b", "outside of brackets"),
            ("a) b", "without its ("),
            ("… plan", "nothing on one side"),
            ("plan …", "nothing on one side"),
            ("a …99 b", "gap of 99"),
            ("a …0 b", "gap of 0"),
            ("a … …6 b", "side by side"),
            ("a ^ b", "inside a pattern"),
            ("de*lay", "letters after the *"),
            ("* plan", "nothing before"),
            ("-* plan", "no letters in"),
            ("the? (a|b)?", "must be there"),
            ("^", "must be there"),
            ("", "must be there"),
        ] {
            let trouble = pattern(text).expect_err(text);
            assert!(trouble.what.contains(what), "{text}: {}", trouble.what);
        }
        assert!(phrase("delay* in").unwrap_err().advice.contains("patterns"));
        assert!(phrase(" – ").is_err());
    }

    #[test]
    fn steps_are_read() {
        let steps = pattern("^ the? delay* ...6 (top-up|care plan*)?").unwrap();
        assert_eq!(steps.len(), 5);
        assert_eq!(steps[0], Step::Start);
        assert_eq!(steps[3], Step::Gap(6));
        let Step::Group { alternatives, optional } = &steps[4] else { panic!("{steps:?}") };
        assert!(*optional && alternatives.iter().all(|steps| steps.len() == 2));
        let open = |step: &Step| matches!(step, Step::Word(word) if word.open);
        assert!(open(&alternatives[1][1]) && !open(&alternatives[1][0]));
    }
}
