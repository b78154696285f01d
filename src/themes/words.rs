//! Words as themes see them: folded, so that a pattern written plainly meets every spelling.
//!
//! Lower case; hyphens, slashes and dots part words ("top-up" is two, "s.19" is two); a possessive
//! `'s` or `'` at the end is dropped; `&` is the word "and"; curly apostrophes are straight.

/// How many different letters there are: a to z, 0 to 9, the inner apostrophe, any other letter.
pub(super) const LETTERS: usize = 38;

const APOSTROPHE: u8 = 36;
const OTHER: u8 = 37;
const AND: [u8; 3] = [0, 13, 3];

/// What a byte is, beside a letter below [`LETTERS`].
const SEPARATOR: u8 = 0xff;
const MARK: u8 = 0xfe;
const AMPERSAND: u8 = 0xfd;
const WIDE: u8 = 0xfc;

static KINDS: [u8; 256] = kinds();

#[allow(clippy::cast_possible_truncation)] // the index of a table of 256 fits a byte
const fn kinds() -> [u8; 256] {
    let mut kinds = [SEPARATOR; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            letter @ b'a'..=b'z' => letter - b'a',
            letter @ b'A'..=b'Z' => letter - b'A',
            digit @ b'0'..=b'9' => digit - b'0' + 26,
            b'\'' => MARK,
            b'&' => AMPERSAND,
            0x80..=0xff => WIDE,
            _ => SEPARATOR,
        };
        byte += 1;
    }
    kinds
}

/// Walks over a text word by word.
pub(super) struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Goes over the next word, giving each of its folded letters to `letter`; false at the end.
    #[inline]
    pub(super) fn next(&mut self, mut letter: impl FnMut(u8)) -> bool {
        let mut inside = false;
        loop {
            // Most of a text is plain letters.
            for &byte in self.text.as_bytes().get(self.at..).unwrap_or_default() {
                let kind = KINDS[usize::from(byte)];
                if usize::from(kind) >= LETTERS {
                    break;
                }
                letter(kind);
                inside = true;
                self.at += 1;
            }
            let Some((kind, width)) = self.look(self.at) else { return inside };
            match kind {
                SEPARATOR | AMPERSAND if inside => return true,
                AMPERSAND => {
                    AND.into_iter().for_each(letter);
                    self.at += width;
                    return true;
                }
                MARK if inside => {
                    if let Some(past) = self.past_possessive(self.at + width) {
                        self.at = past;
                        return true;
                    }
                    letter(APOSTROPHE);
                }
                SEPARATOR | MARK => {}
                folded => {
                    letter(folded);
                    inside = true;
                }
            }
            self.at += width;
        }
    }

    /// Where the next word begins, if nothing but separators stands before it.
    pub(super) fn begin(&self) -> usize {
        let mut at = self.at;
        while let Some((SEPARATOR | MARK, width)) = self.look(at) {
            at += width;
        }
        at
    }

    /// Where the last word ended.
    pub(super) fn end(&self) -> usize {
        self.at
    }

    /// What stands at `at` and how many bytes it takes.
    fn look(&self, at: usize) -> Option<(u8, usize)> {
        let byte = *self.text.as_bytes().get(at)?;
        let kind = KINDS[usize::from(byte)];
        if kind == WIDE { Some(self.look_wide(at)) } else { Some((kind, 1)) }
    }

    fn look_wide(&self, at: usize) -> (u8, usize) {
        let Some(wide) = self.text.get(at..).and_then(|rest| rest.chars().next()) else {
            return (SEPARATOR, 1);
        };
        let kind = match wide {
            '’' | 'ʼ' => MARK,
            letter if letter.is_alphanumeric() => OTHER,
            _ => SEPARATOR,
        };
        (kind, wide.len_utf8())
    }

    /// Where the word's possessive ending stops, if what follows the apostrophe before `at` is one.
    fn past_possessive(&self, at: usize) -> Option<usize> {
        let is_letter =
            |look: Option<(u8, usize)>| look.is_some_and(|(kind, _)| usize::from(kind) < LETTERS);
        match self.look(at) {
            Some((kind, width)) if kind == b's' - b'a' => {
                (!is_letter(self.look(at + width))).then_some(at + width)
            }
            next => (!is_letter(next)).then_some(at),
        }
    }
}

/// The words of `text`, each as its folded letters.
pub(super) fn words(text: &str) -> Vec<Vec<u8>> {
    let mut words = Words::of(text);
    let mut all = Vec::new();
    loop {
        let mut word = Vec::new();
        if !words.next(|letter| word.push(letter)) {
            return all;
        }
        all.push(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let letter = |&folded: &u8| match folded {
            0..26 => char::from(b'a' + folded),
            26..36 => char::from(b'0' + folded - 26),
            APOSTROPHE => '\'',
            _ => '?',
        };
        words(text).iter().map(|word| word.iter().map(letter).collect()).collect()
    }

    #[test]
    fn spellings_of_one_word_fold_to_one() {
        for (text, words) in [
            ("Council’s Councils' COUNCIL's", vec!["council", "councils", "council"]),
            ("top-up/top\u{a0}up", vec!["top", "up", "top", "up"]),
            ("s.19 (s117)", vec!["s", "19", "s117"]),
            ("didn’t ‘won't’ 'quoted'", vec!["didn't", "won't", "quoted"]),
            ("B&B, Housing & Care", vec!["b", "and", "b", "housing", "and", "care"]),
            ("café £350", vec!["caf?", "350"]),
            ("’’ ' – …", vec![]),
        ] {
            assert_eq!(read(text), words, "{text}");
        }
    }
}
