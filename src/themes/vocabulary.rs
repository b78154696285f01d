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

    /// The finished table; `None` if the words have more letters than it can hold.
    pub(super) fn build(self) -> Option<Vocabulary> {
        let mut vocabulary = Vocabulary {
            next: vec![[LOST; LETTERS], [LOST; LETTERS]],
            ends: Vec::new(),
            sets: vec![Box::default()],
        };
        let (mut whole, mut open) = (BTreeMap::new(), BTreeMap::new());
        for ((word, is_open), atom) in self.atoms {
            let node = vocabulary.grow(&word)?;
            if is_open { &mut open } else { &mut whole }.insert(node, atom);
        }
        vocabulary.settle(&whole, &open)?;
        Some(vocabulary)
    }
}

/// The node of words that are no atom's beginning.
const LOST: u16 = 0;
const ROOT: u16 = 1;

/// A set of atoms; the first is the empty one.
pub(super) type SetId = u16;

/// A tree of letters as a table: from every node every letter leads to a node, and every node knows
/// the atoms of a word that ends there.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    next: Vec<[u16; LETTERS]>,
    ends: Vec<SetId>,
    sets: Vec<Box<[Atom]>>,
}

impl Vocabulary {
    fn grow(&mut self, word: &[u8]) -> Option<u16> {
        let mut node = ROOT;
        for &letter in word {
            let slot = self.next[usize::from(node)][usize::from(letter)];
            node = if slot == LOST {
                let new = self.add([LOST; LETTERS])?;
                self.next[usize::from(node)][usize::from(letter)] = new;
                new
            } else {
                slot
            };
        }
        Some(node)
    }

    fn add(&mut self, row: [u16; LETTERS]) -> Option<u16> {
        let new = u16::try_from(self.next.len()).ok()?;
        self.next.push(row);
        Some(new)
    }

    /// Works out every node's atoms, and where a word goes on that leaves the tree: to a node that
    /// keeps the open words it began with. A child is always younger than its parent.
    fn settle(&mut self, whole: &BTreeMap<u16, Atom>, open: &BTreeMap<u16, Atom>) -> Option<()> {
        let mut sets = Sets::default();
        let mut beyond: BTreeMap<SetId, u16> = BTreeMap::from([(0, LOST)]);
        let tree = self.next.len();
        let mut begun: Vec<Vec<Atom>> = vec![Vec::new(); tree];
        let mut extra = Vec::new();
        for node in 0..tree {
            let at = u16::try_from(node).ok()?;
            let mut atoms = std::mem::take(&mut begun[node]);
            atoms.extend(open.get(&at));
            for &child in self.next[node].iter().filter(|&&child| child != LOST) {
                begun[usize::from(child)].clone_from(&atoms);
            }
            let kept = sets.id(&atoms)?;
            let beyond = if let Some(&known) = beyond.get(&kept) {
                known
            } else {
                let new = self.add([LOST; LETTERS])?;
                self.next[usize::from(new)] = [new; LETTERS];
                beyond.insert(kept, new);
                extra.push(kept);
                new
            };
            for next in self.next[node].iter_mut().filter(|next| **next == LOST) {
                *next = beyond;
            }
            atoms.extend(whole.get(&at));
            self.ends.push(sets.id(&atoms)?);
        }
        self.ends.extend(extra);
        self.sets = sets.all;
        Some(())
    }

    /// Where a word begins.
    pub(super) fn begin() -> u16 {
        ROOT
    }

    /// Where a letter leads.
    #[inline]
    pub(super) fn letter(&self, node: u16, letter: u8) -> u16 {
        self.next[usize::from(node)][usize::from(letter)]
    }

    /// The atoms that a word is which ends here.
    #[inline]
    pub(super) fn set(&self, node: u16) -> SetId {
        self.ends[usize::from(node)]
    }

    /// All sets of atoms.
    pub(super) fn sets(&self) -> &[Box<[Atom]>] {
        &self.sets
    }
}

/// Sets of atoms, each kept once.
struct Sets {
    all: Vec<Box<[Atom]>>,
    known: BTreeMap<Vec<Atom>, SetId>,
}

impl Default for Sets {
    fn default() -> Self {
        Self { all: vec![Box::default()], known: BTreeMap::from([(Vec::new(), 0)]) }
    }
}

impl Sets {
    fn id(&mut self, atoms: &[Atom]) -> Option<SetId> {
        if let Some(&id) = self.known.get(atoms) {
            return Some(id);
        }
        let id = SetId::try_from(self.all.len()).ok()?;
        self.all.push(atoms.into());
        self.known.insert(atoms.to_vec(), id);
        Some(id)
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
            let begin = Vocabulary::begin();
            let end = words(word)[0].iter().fold(begin, |node, &l| vocabulary.letter(node, l));
            let set = usize::from(vocabulary.set(end));
            assert_eq!(vocabulary.sets()[set].as_ref(), expected, "{word}");
        }
    }
}
