//! Which of the words that the patterns know a word of the text is: one table walk per letter.

use std::collections::BTreeMap;

use super::words::LETTERS;

/// A word of a pattern: "plan", or a beginning such as "delay*".
pub(super) type Atom = u16;

/// Atoms are collected first, since the table can only be built when all are known.
#[derive(Default)]
pub(super) struct Collected {
    atoms: BTreeMap<(Vec<u8>, bool), Atom>,
}

impl Collected {
    /// The atom of a word (folded letters); `open` if any ending may follow. `None` if there are
    /// more words than the table can hold.
    pub(super) fn atom(&mut self, word: &[u8], open: bool) -> Option<Atom> {
        let new = Atom::try_from(self.atoms.len()).ok()?;
        Some(*self.atoms.entry((word.to_vec(), open)).or_insert(new))
    }

    /// How many atoms there are.
    pub(super) fn len(&self) -> usize {
        self.atoms.len()
    }

    /// The finished table; `None` if the words have more letters than it can hold.
    pub(super) fn build(self) -> Option<Vocabulary> {
        let mut vocabulary = Vocabulary {
            next: vec![[DEAD; LETTERS], [DEAD; LETTERS]],
            ends: Vec::new(),
            opens: Vec::new(),
            sets: vec![Box::default()],
        };
        let (mut whole, mut open) = (BTreeMap::new(), BTreeMap::new());
        for ((word, is_open), atom) in self.atoms {
            let node = vocabulary.grow(&word)?;
            if is_open { &mut open } else { &mut whole }.insert(node, atom);
        }
        vocabulary.settle(&whole, &open);
        Some(vocabulary)
    }
}

const DEAD: u16 = 0;
const ROOT: u16 = 1;

/// A tree of letters. Each node knows the atoms of a word that ends there, and of one that goes on
/// with letters no pattern has.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    next: Vec<[u16; LETTERS]>,
    ends: Vec<u16>,
    opens: Vec<u16>,
    sets: Vec<Box<[Atom]>>,
}

impl Vocabulary {
    fn grow(&mut self, word: &[u8]) -> Option<u16> {
        let mut node = ROOT;
        for &letter in word {
            let slot = self.next[usize::from(node)][usize::from(letter)];
            node = if slot == DEAD {
                let new = u16::try_from(self.next.len()).ok()?;
                self.next.push([DEAD; LETTERS]);
                self.next[usize::from(node)][usize::from(letter)] = new;
                new
            } else {
                slot
            };
        }
        Some(node)
    }

    /// Works out every node's sets of atoms. A child is always younger than its parent.
    fn settle(&mut self, whole: &BTreeMap<u16, Atom>, open: &BTreeMap<u16, Atom>) {
        let mut known: BTreeMap<Vec<Atom>, u16> = BTreeMap::from([(Vec::new(), 0)]);
        let mut begun: Vec<Vec<Atom>> = vec![Vec::new(); self.next.len()];
        for node in 0..self.next.len() {
            let at = u16::try_from(node).unwrap_or_default();
            let mut opens = std::mem::take(&mut begun[node]);
            opens.extend(open.get(&at));
            for &child in self.next[node].iter().filter(|&&child| child != DEAD) {
                begun[usize::from(child)].clone_from(&opens);
            }
            let mut ends = opens.clone();
            ends.extend(whole.get(&at));
            for (atoms, sets) in [(opens, &mut self.opens), (ends, &mut self.ends)] {
                let new = u16::try_from(self.sets.len()).unwrap_or_default();
                let set = *known.entry(atoms).or_insert_with_key(|atoms| {
                    self.sets.push(atoms.clone().into_boxed_slice());
                    new
                });
                sets.push(set);
            }
        }
    }

    /// Begins a word.
    pub(super) fn walk(&self) -> Walk<'_> {
        Walk { vocabulary: self, node: ROOT, over: false }
    }
}

/// A word being read.
pub(super) struct Walk<'v> {
    vocabulary: &'v Vocabulary,
    node: u16,
    over: bool,
}

impl<'v> Walk<'v> {
    /// Takes the next letter.
    pub(super) fn letter(&mut self, letter: u8) {
        if self.over {
            return;
        }
        let next = self.vocabulary.next[usize::from(self.node)][usize::from(letter)];
        if next == DEAD {
            self.over = true;
        } else {
            self.node = next;
        }
    }

    /// The atoms that the word is.
    pub(super) fn atoms(&self) -> &'v [Atom] {
        let sets = if self.over { &self.vocabulary.opens } else { &self.vocabulary.ends };
        &self.vocabulary.sets[usize::from(sets[usize::from(self.node)])]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::themes::words::words;

    #[test]
    fn a_word_is_every_atom_that_fits_it() {
        let mut collected = Collected::default();
        let mut atom = |word: &str, open| collected.atom(&words(word)[0], open).unwrap();
        let (delay, delays, de, plan) =
            (atom("delay", false), atom("delay", true), atom("de", true), atom("plan", false));
        assert_eq!(atom("plan", false), plan, "one word is one atom");
        let vocabulary = collected.build().unwrap();
        for (word, expected) in [
            ("delay", vec![de, delays, delay]),
            ("delayed", vec![de, delays]),
            ("dela", vec![de]),
            ("decide", vec![de]),
            ("plan", vec![plan]),
            ("plans", vec![]),
            ("xyz", vec![]),
        ] {
            let mut walk = vocabulary.walk();
            words(word)[0].iter().for_each(|&letter| walk.letter(letter));
            assert_eq!(walk.atoms(), expected, "{word}");
        }
    }
}
