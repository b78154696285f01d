//! Where words begin and end, and which spellings are one word.
//!
//! Saved pages write the same thing in many ways. Everything that is one thing to a reader is made
//! one term here, for documents and questions alike: `£1,800.00` and `£1800`, `24-014-093` and
//! `24 014 093`, `s.17`, `s17` and `section 17`, `co-ordinate` and `coordinate`, `’` and `'`.

/// A run of characters that gives one or more terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lexeme<'a> {
    /// A word: letters and digits with inner apostrophes.
    Word(&'a str),
    /// Words joined by hyphens, as a whole.
    Hyphenated(&'a str),
    /// A number with its separators: `1,800`, `12.5`.
    Number(&'a str),
    /// A sum of money, from its pound sign on.
    Money(&'a str),
    /// A case reference in groups, or with the letter of a joint case.
    Reference(&'a str),
    /// A section of an Act: the word as printed, and the provision's number.
    Section {
        /// From the word to the end of the number.
        whole: &'a str,
        /// `s`, `ss`, `section`; empty where word and number are printed as one.
        word: &'a str,
        /// `17`, `26A`.
        number: &'a str,
    },
}

impl<'a> Lexeme<'a> {
    /// The characters it was read from.
    pub(super) fn source(self) -> &'a str {
        match self {
            Self::Word(text)
            | Self::Hyphenated(text)
            | Self::Number(text)
            | Self::Money(text)
            | Self::Reference(text)
            | Self::Section { whole: text, .. } => text,
        }
    }
}

/// The next lexeme of `text` at or after byte `from`, with its place.
pub(super) fn next(text: &str, from: usize) -> Option<(usize, Lexeme<'_>)> {
    let mut at = from;
    loop {
        if let Some((start, word)) = plain_word(text, at) {
            return Some((start, Lexeme::Word(word)));
        }
        let rest = text.get(at..)?;
        let skipped = rest.find(|c: char| c.is_alphanumeric() || c == '£')?;
        at += skipped;
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        let lexeme = match first {
            '£' => money(rest),
            '0'..='9' => Some(numeric(rest)),
            _ => Some(wordlike(rest)),
        };
        match lexeme {
            Some(lexeme) => return Some((at, lexeme)),
            None => at += first.len_utf8(),
        }
    }
}

/// The next lexeme, where it is the commonest kind: ASCII letters and digits after a letter, with
/// nothing around them that could make more of them. What is not sure is left to the rest.
fn plain_word(text: &str, from: usize) -> Option<(usize, &str)> {
    let rest = text.as_bytes().get(from..)?;
    let skipped = rest.iter().position(|byte| !matches!(sort(*byte), Sort::Gap | Sort::Joint))?;
    let rest = rest.get(skipped..)?;
    rest.first().filter(|byte| sort(**byte) == Sort::Letter)?;
    let len = rest.iter().position(|byte| !matches!(sort(*byte), Sort::Letter | Sort::Digit));
    let len = len.unwrap_or(rest.len());
    let ends = rest.get(len).is_none_or(|byte| sort(*byte) == Sort::Gap);
    let start = from + skipped;
    let word = text.get(start..start + len)?;
    (ends && !begins_with_section_word(word)).then_some((start, word))
}

/// What a byte is to a plain word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Between words.
    Gap,
    Letter,
    Digit,
    /// It may join two words to one.
    Joint,
    /// Part of a character beyond ASCII.
    Beyond,
}

/// Told once for all bytes: this is asked of each byte of every text.
const SORTS: [Sort; 256] = {
    let mut sorts = [Sort::Gap; 256];
    let mut byte = 0_u8;
    loop {
        sorts[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Sort::Letter,
            b'0'..=b'9' => Sort::Digit,
            b'\'' | b'`' | b'-' => Sort::Joint,
            128.. => Sort::Beyond,
            _ => Sort::Gap,
        };
        if byte == u8::MAX {
            break sorts;
        }
        byte += 1;
    }
};

fn sort(byte: u8) -> Sort {
    SORTS.get(usize::from(byte)).copied().unwrap_or(Sort::Beyond)
}

/// Whether a character is an apostrophe, or what saved pages have in its place.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

/// Characters without width that some pages leave inside words.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\u{a0}' | '\u{202f}')
}

/// The part of `text` before byte `len`.
fn head(text: &str, len: usize) -> &str {
    text.get(..len).unwrap_or(text)
}

fn tail(text: &str, len: usize) -> &str {
    text.get(len..).unwrap_or_default()
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn starts_alphanumeric(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

/// The word at the start: letters and digits, with single apostrophes between letters.
fn word(rest: &str) -> &str {
    let mut len = 0;
    let mut joined = false;
    for (at, c) in rest.char_indices() {
        if c.is_alphanumeric() {
            len = at + c.len_utf8();
            joined = false;
        } else if is_apostrophe(c) && !joined && at == len {
            joined = true;
        } else if !is_invisible(c) {
            break;
        }
    }
    head(rest, len)
}

fn numeric(rest: &str) -> Lexeme<'_> {
    if let Some(reference) = reference(rest) {
        return Lexeme::Reference(reference);
    }
    let number = number(rest);
    if !starts_alphanumeric(tail(rest, number.len())) {
        return Lexeme::Number(number);
    }
    Lexeme::Word(word(rest))
}

/// Digits with thousands separators and decimals.
fn number(rest: &str) -> &str {
    let mut len = digits(rest);
    if len <= 3 {
        while let Some(group) = tail(rest, len).strip_prefix(',')
            && digits(group) == 3
        {
            len += 4;
        }
    }
    if let Some(decimals) = tail(rest, len).strip_prefix('.')
        && digits(decimals) > 0
    {
        len += 1 + digits(decimals);
    }
    head(rest, len)
}

fn money(rest: &str) -> Option<Lexeme<'_>> {
    let sum = rest.strip_prefix('£')?;
    let sum = sum.trim_start_matches(is_blank);
    let gap = rest.len() - sum.len();
    let number = number(sum);
    if number.is_empty() || gap > '£'.len_utf8() + 2 {
        return None;
    }
    let after = tail(sum, number.len());
    let thousands = after.starts_with(['k', 'K']) && !starts_alphanumeric(tail(after, 1));
    Some(Lexeme::Money(head(rest, gap + number.len() + usize::from(thousands))))
}

/// A reference in groups of 2, 3 and 3 digits, or eight digits with a letter.
fn reference(rest: &str) -> Option<&str> {
    let mut len = match digits(rest) {
        2 => {
            let mut len = 2;
            for _ in 0..2 {
                let after = tail(rest, len);
                let separator = after.chars().next().filter(|c| {
                    matches!(c, ' ' | '-' | '\u{a0}' | '\u{2011}' | '\u{2013}' | '/')
                })?;
                if digits(tail(after, separator.len_utf8())) != 3 {
                    return None;
                }
                len += separator.len_utf8() + 3;
            }
            len
        }
        8 => 8,
        _ => return None,
    };
    if tail(rest, len).starts_with(|c: char| c.is_ascii_alphabetic()) {
        len += 1;
    } else if digits(rest) == 8 {
        // Eight digits alone are the same term as a plain number.
        return None;
    }
    let after = tail(rest, len);
    let goes_on = after
        .strip_prefix([' ', '-', '\u{a0}'])
        .is_some_and(|more| digits(more) == 3 && digits(rest) == 2);
    (!starts_alphanumeric(after) && !goes_on).then(|| head(rest, len))
}

fn wordlike(rest: &str) -> Lexeme<'_> {
    let first = word(rest);
    if let Some(section) = section(rest, first) {
        return section;
    }
    let mut len = first.len();
    while let Some(after) = tail(rest, len).strip_prefix(is_hyphen)
        && starts_alphanumeric(after)
    {
        len += (tail(rest, len).len() - after.len()) + word(after).len();
    }
    if len > first.len() { Lexeme::Hyphenated(head(rest, len)) } else { Lexeme::Word(first) }
}

/// Whether the letters that an ASCII word begins with may stand before the number of a section.
fn begins_with_section_word(word: &str) -> bool {
    if !word.starts_with(['s', 'S']) {
        return false;
    }
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    SECTION_WORDS.iter().any(|known| head(word, letters).eq_ignore_ascii_case(known))
}

/// Words that stand before the number of a section.
const SECTION_WORDS: &[&str] = &["s", "ss", "sec", "section", "sections"];

fn section<'a>(rest: &'a str, first: &'a str) -> Option<Lexeme<'a>> {
    let letters = first.len() - first.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let word = head(first, letters);
    if !SECTION_WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)) {
        return None;
    }
    if letters < first.len() {
        // Written as one: s17, S117A.
        let number =
            provision(tail(first, letters)).filter(|n| letters + n.len() == first.len())?;
        return Some(Lexeme::Section { whole: first, word: "", number });
    }
    let after = tail(rest, letters);
    let past_stop = after.strip_prefix('.').unwrap_or(after);
    let past_blank = past_stop.strip_prefix(is_blank).unwrap_or(past_stop);
    if past_blank.len() == after.len() {
        return None;
    }
    let number = provision(past_blank)?;
    let whole = head(rest, rest.len() - past_blank.len() + number.len());
    Some(Lexeme::Section { whole, word, number })
}

/// The number of a provision: `17`, `26A`, `33ZA`; no year, and nothing longer.
fn provision(text: &str) -> Option<&str> {
    let count = digits(text);
    let letters = tail(text, count).bytes().take_while(u8::is_ascii_alphabetic).count();
    let len = count + letters;
    let bounded = !starts_alphanumeric(tail(text, len));
    ((1..=3).contains(&count) && letters <= 2 && bounded).then(|| head(text, len))
}

/// The parts of a word with hyphens.
pub(super) fn parts(hyphenated: &str) -> impl Iterator<Item = &str> {
    hyphenated.split(is_hyphen)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexemes(text: &str) -> Vec<Lexeme<'_>> {
        let (mut at, mut found) = (0, Vec::new());
        while let Some((start, lexeme)) = next(text, at) {
            at = start + lexeme.source().len();
            found.push(lexeme);
        }
        found
    }

    #[test]
    fn a_word_is_read_the_same_whatever_stands_before_it() {
        // A dash is no ASCII character: the word after it is not read as a plain one.
        for word in [
            "word",
            "s",
            "s17",
            "S117A",
            "section",
            "sections",
            "Sec",
            "sect",
            "a1",
            "co-op",
            "it's",
            "its’",
            "re\u{ad}view",
            "naïve",
            "s.17",
            "section 17",
            "x_y",
            "ss26",
        ] {
            let plain = lexemes(word);
            let after_dash = format!("—{word}");
            assert_eq!(plain, lexemes(&after_dash), "{word}");
        }
    }

    #[test]
    fn what_is_one_thing_to_a_reader_is_one_lexeme() {
        use Lexeme::*;
        for (text, expected) in [
            ("the Council’s", vec![Word("the"), Word("Council’s")]),
            ("councils’ ‘own’", vec![Word("councils"), Word("own")]),
            ("£1,800.00, £ 50k.", vec![Money("£1,800.00"), Money("£ 50k")]),
            ("£ and 12.5%", vec![Word("and"), Number("12.5")]),
            ("24-014-093 (19 018 519c)", vec![Reference("24-014-093"), Reference("19 018 519c")]),
            ("12 345 678 901", ["12", "345", "678", "901"].map(Number).to_vec()),
            ("s.17", vec![Section { whole: "s.17", word: "s", number: "17" }]),
            ("S117A", vec![Section { whole: "S117A", word: "", number: "117A" }]),
            ("section 1989", vec![Word("section"), Number("1989")]),
            ("co-ordinate - now", vec![Hyphenated("co-ordinate"), Word("now")]),
            ("2023-24", vec![Number("2023"), Number("24")]),
            ("26A(1)", vec![Word("26A"), Number("1")]),
        ] {
            assert_eq!(lexemes(text), expected, "{text}");
        }
    }
}
