//! What every match of a pattern must hold: words read off its syntax tree.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Words, in lower-case ASCII, of which every match of a pattern holds at least one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Need {
    words: Vec<Vec<u8>>,
}

/// The most ways that a run of a pattern may be spelt to be followed further.
const MOST_SPELLINGS: usize = 64;

/// The most words of one need.
const MOST_WORDS: usize = 400;

/// The most characters of a class that count as spellings of one letter.
const MOST_LETTERS: usize = 4;

/// Longer words give way to their rarest part of this length, which is needed as well. With the
/// words short the automaton over all of them stays small.
const LONGEST: usize = 6;

/// A need is worth knowing where less than one byte in this many begins one of its words.
const WORTH: f64 = 1.0 / 100.0;

impl Need {
    /// What the matches of a pattern need; `None` where nothing worth knowing is common to them.
    pub(super) fn of(source: &str) -> Option<Self> {
        let hir = regex_syntax::parse(source).ok()?;
        let need = Part::of(&hir).need?;
        (need.frequency() < WORTH).then_some(need)
    }

    /// The words.
    pub(super) fn words(&self) -> &[Vec<u8>] {
        &self.words
    }

    /// The length of the shortest word.
    pub(super) fn shortest(&self) -> usize {
        self.words.iter().map(Vec::len).min().unwrap_or(0)
    }

    /// A need made of spellings, if each of them is a word.
    fn of_spellings(spellings: &[Vec<u8>]) -> Option<Self> {
        if spellings.is_empty() || spellings.iter().any(Vec::is_empty) {
            return None;
        }
        let mut words: Vec<Vec<u8>> = spellings.iter().map(|word| rarest(word).to_vec()).collect();
        words.sort_unstable_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
        words.dedup();
        // A word that holds another one says nothing more.
        let mut kept: Vec<Vec<u8>> = Vec::new();
        for word in words {
            let told = |known: &Vec<u8>| memchr::memmem::find(&word, known).is_some();
            if !kept.iter().any(told) {
                kept.push(word);
            }
        }
        (kept.len() <= MOST_WORDS).then_some(Self { words: kept })
    }

    /// How often its words begin in ordinary prose, as a share of all bytes: a rough guess by which
    /// one need is preferred to another.
    fn frequency(&self) -> f64 {
        self.words.iter().map(|word| frequency(word)).sum()
    }
}

/// How often some frequent words stand in decisions, in a million bytes; words that begin or hold
/// them are guessed from their letters instead.
const FREQUENT: &[(&[u8], f64)] = &[
    (b"the", 18_000.0),
    (b"and", 4_500.0),
    (b"council", 6_000.0),
    (b"complain", 2_500.0),
    (b"that", 2_500.0),
    (b"was", 2_500.0),
    (b"not", 2_500.0),
    (b"for", 3_000.0),
    (b"has", 1_500.0),
    (b"had", 1_500.0),
    (b"have", 1_500.0),
    (b"with", 1_500.0),
    (b"said", 1_000.0),
    (b"ing", 6_000.0),
    (b"decision", 1_500.0),
    (b"fault", 1_500.0),
    (b"will", 1_000.0),
    (b"should", 1_000.0),
    (b"mr", 2_500.0),
    (b"mrs", 1_500.0),
    (b"ms", 1_500.0),
    (b"to", 12_000.0),
    (b"of", 8_000.0),
    (b"in", 16_000.0),
    (b"it", 8_000.0),
    (b"ombuds", 1_500.0),
    (b"at", 4_500.0),
    (b"on", 4_000.0),
    (b"by", 2_000.0),
    (b"ask", 700.0),
    (b"counci", 3_600.0),
    (b"ouncil", 3_600.0),
    (b"my", 900.0),
    (b"all", 900.0),
    (b"her", 1_500.0),
    (b"his", 900.0),
    (b"from", 1_200.0),
    (b"may", 900.0),
    (b"day", 1_200.0),
    (b"use", 1_300.0),
    (b"act", 1_400.0),
    (b"men", 1_700.0),
    (b"what", 1_000.0),
    (b"week", 1_300.0),
    (b"say", 1_500.0),
    (b"which", 800.0),
    (b"would", 700.0),
    (b"a", 30_000.0),
    (b"is", 4_000.0),
    (b"are", 1_500.0),
    (b"as", 3_000.0),
    (b"an", 8_000.0),
    (b"or", 4_000.0),
    (b"be", 3_000.0),
    (b"he", 10_000.0),
    (b"she", 1_500.0),
    (b"they", 900.0),
];

/// The part of a word that is rarest in prose.
fn rarest(word: &[u8]) -> &[u8] {
    let parts = word.windows(LONGEST).map(|part| (frequency(part), part));
    parts.min_by(|(a, _), (b, _)| a.total_cmp(b)).map_or(word, |(_, part)| part)
}

fn frequency(word: &[u8]) -> f64 {
    let bare = word.trim_ascii();
    if let Some((_, often)) = FREQUENT.iter().find(|(known, _)| *known == bare) {
        return often / 1e6;
    }
    // Letters of real words lean on each other, so the product alone is far too small.
    word.iter().map(|byte| share(*byte)).product::<f64>().powf(0.8)
}

/// How much of ordinary prose is this byte, in either case.
fn share(byte: u8) -> f64 {
    match byte {
        b' ' => 0.17,
        b'e' => 0.10,
        b't' => 0.075,
        b'a' | b'o' | b'i' | b'n' => 0.06,
        b's' | b'r' | b'h' => 0.05,
        b'd' | b'l' | b'c' | b'u' => 0.03,
        b'm' | b'p' | b'f' | b'g' | b'w' => 0.018,
        b'y' | b'b' | b'.' | b',' | b'v' => 0.012,
        _ => 0.004,
    }
}

/// What is known of one part of a pattern.
#[derive(Default)]
struct Part {
    /// Every way in which the part can be spelt, if those are few.
    spellings: Option<Vec<Vec<u8>>>,
    /// What each of its matches needs.
    need: Option<Need>,
}

impl Part {
    fn spelt(spellings: Vec<Vec<u8>>) -> Self {
        let need = Need::of_spellings(&spellings);
        Self { spellings: Some(spellings), need }
    }

    fn of(hir: &Hir) -> Self {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => Self::spelt(vec![Vec::new()]),
            HirKind::Literal(literal) => Self::spelt(vec![literal.0.to_ascii_lowercase()]),
            HirKind::Class(class) => letters(class).map_or_else(Self::default, Self::spelt),
            HirKind::Capture(capture) => Self::of(&capture.sub),
            HirKind::Repetition(repetition) => {
                let once = Self::of(&repetition.sub);
                match (repetition.min, repetition.max, once.spellings) {
                    (0, Some(1), Some(mut spellings)) => {
                        spellings.push(Vec::new());
                        Self::spelt(spellings)
                    }
                    (0, ..) => Self::default(),
                    (1, Some(1), spellings) => Self { spellings, need: once.need },
                    _ => Self { spellings: None, need: once.need },
                }
            }
            HirKind::Concat(parts) => Self::of_run(parts),
            HirKind::Alternation(parts) => Self::of_choice(parts),
        }
    }

    /// One part after the other: the best need of any stretch of them.
    fn of_run(parts: &[Hir]) -> Self {
        let mut run = vec![Vec::new()];
        let mut whole = true;
        let mut best: Option<Need> = None;
        let mut offer = |need: Option<Need>| {
            if let Some(need) = need
                && best.as_ref().is_none_or(|best| need.frequency() < best.frequency())
            {
                best = Some(need);
            }
        };
        for part in parts {
            let part = Self::of(part);
            offer(part.need);
            let joined = part.spellings.as_ref().and_then(|next| joined(&run, next));
            if let Some(joined) = joined {
                run = joined;
            } else {
                offer(Need::of_spellings(&run));
                run = part.spellings.unwrap_or_else(|| vec![Vec::new()]);
                whole = false;
            }
        }
        offer(Need::of_spellings(&run));
        Self { spellings: whole.then_some(run), need: best }
    }

    /// One part or another: all their needs together.
    fn of_choice(parts: &[Hir]) -> Self {
        let parts: Vec<Self> = parts.iter().map(Self::of).collect();
        let needs: Option<Vec<&Need>> = parts.iter().map(|part| part.need.as_ref()).collect();
        let need = needs.and_then(|needs| {
            let words: Vec<Vec<u8>> = needs.iter().flat_map(|need| need.words.clone()).collect();
            Need::of_spellings(&words)
        });
        let spellings: Option<Vec<Vec<Vec<u8>>>> =
            parts.into_iter().map(|part| part.spellings).collect();
        let spellings = spellings.map(|all| all.concat()).filter(|all| all.len() <= MOST_WORDS);
        Self { spellings, need }
    }
}

/// Every spelling of one run followed by every spelling of another, if those are few.
fn joined(run: &[Vec<u8>], next: &[Vec<u8>]) -> Option<Vec<Vec<u8>>> {
    if run.len() * next.len() > MOST_SPELLINGS.max(next.len()) {
        return None;
    }
    let each = run.iter().flat_map(|first| next.iter().map(move |then| [&**first, then].concat()));
    Some(each.collect())
}

/// The characters of a class as spellings, in lower-case ASCII, if they are few. "ſ" and the Kelvin
/// sign, which are "s" and "k" in any case, are left to [`super::marks`].
fn letters(class: &Class) -> Option<Vec<Vec<u8>>> {
    let mut found: Vec<Vec<u8>> = Vec::new();
    let mut take = |letter: char| {
        if !super::marks::FOLDED.contains(&letter) {
            found.push(letter.to_ascii_lowercase().to_string().into_bytes());
        }
    };
    let few = MOST_LETTERS * 3;
    match class {
        Class::Unicode(class) => {
            let ranges = class.ranges();
            if ranges.iter().map(regex_syntax::hir::ClassUnicodeRange::len).sum::<usize>() > few {
                return None;
            }
            ranges.iter().flat_map(|range| range.start()..=range.end()).for_each(&mut take);
        }
        Class::Bytes(class) => {
            let ranges = class.ranges();
            if ranges.iter().map(regex_syntax::hir::ClassBytesRange::len).sum::<usize>() > few {
                return None;
            }
            let ascii = ranges.iter().flat_map(|range| range.start()..=range.end());
            for byte in ascii {
                take(char::from(byte).is_ascii().then_some(char::from(byte))?);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    (!found.is_empty() && found.len() <= MOST_LETTERS).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a need, between bars.
    fn needed(source: &str) -> String {
        let need = Need::of(source).map_or_else(Vec::new, |need| need.words);
        let words = need.into_iter().map(|word| String::from_utf8_lossy(&word).into_owned());
        words.collect::<Vec<String>>().join("|")
    }

    #[test]
    fn the_rarest_words_of_a_pattern_are_its_need() {
        for (source, need) in [
            (r"(?i)(?-u:\b)quash(?:es|ed)?(?-u:\b)", "quash"),
            (r"the (?:refund|waiver) of", "refund|waiver"),
            (r"(?:has |had )?waived", "waived"),
            (r"[0-9]+ weeks? [^.;]{0,40}deadline", "deadli"),
            (r"(?:£|GBP)[0-9]+ [a-z]+ invoice", "invoic"),
            (r"it[’']s kept|quashed", "'s kep|quashe|’s k"),
            (r"(?:a|b)+kept", "kept"),
            (r"(?:quashed)?", ""),
            (r"[a-z]+ [0-9]*", ""),
            (r"refund|[0-9]+", ""),
            (r"the|of", ""),
        ] {
            assert_eq!(needed(source), need, "{source}");
        }
    }
}
