//! Some thousand short words found in one pass, in any case: an Aho-Corasick automaton made small.
//!
//! Every byte of every page goes through it, so that what counts is how much memory it walks
//! through. The states stand in order of their depth in a table of 16-bit numbers with a column for
//! each letter that the words have: the busy ones lie side by side in a few pages of memory, where
//! the automaton of the `aho-corasick` crate (several times as large) was slowed by every miss.

use std::collections::{BTreeMap, VecDeque};

/// Marks a state at which words end, so that the next state tells it without another look.
pub(super) const ENDS: u16 = 1 << 15;

/// The automaton. A state is a number, and 0 is the first.
#[derive(Debug)]
pub(super) struct Automaton {
    /// The column of each byte; those that no word has share one.
    columns: Box<[u8; 256]>,
    width: usize,
    /// For each state and column, the next state, with [`ENDS`] where words end there.
    table: Vec<u16>,
    /// For each state, the place in `ends` of the words that end there, counted from one.
    ending: Vec<u16>,
    /// The sets of words that end at one state.
    ends: Vec<Vec<usize>>,
}

impl Automaton {
    /// The automaton for these words, which are in lower-case ASCII as far as they are ASCII; `None`
    /// where they are too many.
    pub(super) fn over(words: &[&[u8]]) -> Option<Self> {
        let mut columns = Box::new([0_u8; 256]);
        let mut width = 1_u8;
        for &byte in words.iter().copied().flatten() {
            if columns[usize::from(byte)] == 0 {
                columns[usize::from(byte)] = width;
                columns[usize::from(byte.to_ascii_uppercase())] = width;
                width = width.checked_add(1)?;
            }
        }
        let mut made = Self {
            columns,
            width: usize::from(width),
            table: Vec::new(),
            ending: Vec::new(),
            ends: Vec::new(),
        };
        made.fill(words)?;
        let Self { table, ending, .. } = &mut made;
        for state in table {
            if ending.get(usize::from(*state)).is_some_and(|end| *end > 0) {
                *state |= ENDS;
            }
        }
        Some(made)
    }

    /// The state after a byte.
    #[inline]
    pub(super) fn next(&self, state: u16, byte: u8) -> u16 {
        let column = usize::from(self.columns[usize::from(byte)]);
        self.table.get(usize::from(state & !ENDS) * self.width + column).copied().unwrap_or(0)
    }

    /// The place in [`Self::ends`] of the words that end at a state.
    #[inline]
    pub(super) fn end(&self, state: u16) -> Option<usize> {
        usize::from(self.ending.get(usize::from(state & !ENDS)).copied()?).checked_sub(1)
    }

    /// The sets of words, by number, that end at one place.
    pub(super) fn ends(&self) -> &[Vec<usize>] {
        &self.ends
    }

    /// Makes the states in order of their depth. A state goes on as the one does that it falls back
    /// to (the longest end of what was read that begins a word as well), but where its own words do.
    fn fill(&mut self, words: &[&[u8]]) -> Option<()> {
        let mut open =
            VecDeque::from([Open { words: (0..words.len()).collect(), back: 0, depth: 0 }]);
        let mut states = 1_u16;
        self.ending.push(0);
        while let Some(here) = open.pop_front() {
            let row = self.table.len();
            if row == 0 {
                self.table.resize(self.width, 0);
            } else {
                let back = usize::from(here.back) * self.width;
                self.table.extend_from_within(back..back + self.width);
            }
            let mut onward: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
            for &word in &here.words {
                if let Some(&byte) = words.get(word)?.get(here.depth) {
                    onward.entry(byte).or_default().push(word);
                }
            }
            for (byte, further) in onward {
                let next =
                    self.table.get_mut(row + usize::from(self.columns[usize::from(byte)]))?;
                let back = if row == 0 { 0 } else { *next };
                *next = states;
                states = states.checked_add(1).filter(|states| *states < ENDS)?;
                let depth = here.depth + 1;
                let done = further.iter().copied();
                let done = done.filter(|&at| words.get(at).is_some_and(|word| word.len() == depth));
                self.end_here(done.collect(), back)?;
                open.push_back(Open { words: further, back, depth });
            }
        }
        Some(())
    }

    /// Notes which words end at a new state, beside those that end where it falls back to.
    fn end_here(&mut self, mut done: Vec<usize>, back: u16) -> Option<()> {
        if done.is_empty() {
            self.ending.push(*self.ending.get(usize::from(back))?);
            return Some(());
        }
        done.extend(self.end(back).and_then(|end| self.ends.get(end)).into_iter().flatten());
        self.ends.push(done);
        self.ending.push(u16::try_from(self.ends.len()).ok()?);
        Some(())
    }
}

/// A state whose row is still to be made: the words that go through it.
struct Open {
    words: Vec<usize>,
    /// The state that it falls back to.
    back: u16,
    depth: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every word with where it ends.
    fn found<'w>(words: &[&'w str], text: &str) -> Vec<(&'w str, usize)> {
        let bytes: Vec<&[u8]> = words.iter().map(|word| word.as_bytes()).collect();
        let automaton = Automaton::over(&bytes).unwrap();
        let mut found = Vec::new();
        let mut state = 0;
        for (at, byte) in text.bytes().enumerate() {
            state = automaton.next(state, byte);
            let ends = automaton.end(state).map(|end| &automaton.ends()[end]);
            found.extend(ends.into_iter().flatten().map(|&word| (words[word], at + 1)));
        }
        found.sort_unstable();
        found
    }

    #[test]
    fn every_word_is_found_wherever_it_stands() {
        let words = ["he", "hers", "his", "she", "£", "a b", "b", "aab", "’s", "ers"];
        for text in ["ushers", "SHE’S his", "aaab aab", "a ba b£", "hishehers", "", "ab £ a  b"]
        {
            let mut expected: Vec<(&str, usize)> = Vec::new();
            let folded = text.to_ascii_lowercase();
            for word in words {
                let ends = (1..=folded.len())
                    .filter(|end| folded.as_bytes()[..*end].ends_with(word.as_bytes()));
                expected.extend(ends.map(|end| (word, end)));
            }
            expected.sort_unstable();
            assert_eq!(found(&words, text), expected, "{text:?}");
        }
    }
}
