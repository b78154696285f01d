//! From the rules of a theme file to a [`Machine`]: a graph over the words of the rules.

use std::collections::BTreeMap;
use std::ops::Range;

use super::key::key;
use super::machine::{Machine, Mask, Place, Reached, Set, Start};
use super::pattern::{Step, Word};
use super::vocabulary::{Atom, Collected};
use super::words::words;

/// The place of a rule in its file.
pub(super) type RuleId = u32;

/// A place of the graph.
pub(super) type Node = u32;

/// A key that rules share.
pub(super) type KeyId = u16;

/// Rules that are read together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Round {
    /// The phrases and patterns of themes.
    Themes,
    /// The lists that themes refer to.
    Lists,
}

const ROUNDS: [Round; 2] = [Round::Themes, Round::Lists];

/// Words that end a clause: what follows "but" is judged by itself.
const TURNS: &[&str] = &["but", "however"];

/// The theme file has more words than a machine can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooLarge;

/// Builds a [`Machine`].
pub(super) struct Builder {
    words: Collected,
    knots: Vec<Knot>,
    begins: Vec<Begin>,
    keys: [BTreeMap<Vec<Atom>, KeyId>; 2],
    start: Atom,
    turns: Vec<Atom>,
}

/// A place of the graph while it is built.
#[derive(Debug, Clone, Default)]
struct Knot {
    edges: Vec<(Atom, Node)>,
    /// How many other words may go by here.
    waits: u8,
    accepts: Option<RuleId>,
}

/// Where a rule begins.
struct Begin {
    round: Round,
    node: Node,
    key: KeyId,
}

impl Builder {
    pub(super) fn new() -> Self {
        let mut collected = Collected::default();
        let mut atom = |text: &str| {
            let word = words(text).into_iter().next().unwrap_or_default();
            collected.atom(&word, false).unwrap_or_default()
        };
        // No text has the word without letters: it stands for the start of a clause.
        let start = atom("");
        let turns = TURNS.iter().map(|word| atom(word)).collect();
        let (knots, begins, keys) = (Vec::new(), Vec::new(), Default::default());
        Self { words: collected, knots, begins, keys, start, turns }
    }

    /// Adds the steps of a rule.
    pub(super) fn add(
        &mut self,
        round: Round,
        rule: RuleId,
        steps: &[Step],
    ) -> Result<(), TooLarge> {
        let end = self.knot(Knot { accepts: Some(rule), ..Knot::default() });
        let node = self.steps(steps, end)?;
        let mut atoms = Vec::new();
        for word in key(steps) {
            atoms.push(self.atom(word)?);
        }
        let keys = &mut self.keys[round as usize];
        let new = KeyId::try_from(keys.len()).map_err(|_| TooLarge)?;
        let key = *keys.entry(atoms).or_insert(new);
        self.begins.push(Begin { round, node, key });
        Ok(())
    }

    /// Builds steps from the last to the first, each leading into what follows it. Groups in groups
    /// are as deep as the pattern language allows.
    fn steps(&mut self, steps: &[Step], mut next: Node) -> Result<Node, TooLarge> {
        for step in steps.iter().rev() {
            let mut knot = Knot::default();
            match step {
                Step::Start => knot.edges.push((self.start, next)),
                Step::Word(word) => knot.edges.push((self.atom(word)?, next)),
                Step::Gap(width) => {
                    knot.clone_from(self.at(next));
                    knot.waits = *width;
                }
                Step::Group { alternatives, optional } => {
                    if *optional {
                        knot.clone_from(self.at(next));
                    }
                    for steps in alternatives {
                        let begin = self.steps(steps, next)?;
                        knot.edges.extend_from_slice(&self.at(begin).edges);
                    }
                }
            }
            next = self.knot(knot);
        }
        Ok(next)
    }

    fn atom(&mut self, word: &Word) -> Result<Atom, TooLarge> {
        self.words.atom(&word.letters, word.open).ok_or(TooLarge)
    }

    fn knot(&mut self, knot: Knot) -> Node {
        self.knots.push(knot);
        index(self.knots.len() - 1)
    }

    fn at(&self, node: Node) -> &Knot {
        &self.knots[node as usize]
    }

    pub(super) fn build(self) -> Result<Machine, TooLarge> {
        let begins = ROUNDS.map(|round| self.begins_with(round));
        let opens = self.keys.each_ref().map(opens);
        let Self { words, knots, keys, start, turns, .. } = self;
        let mut machine = Machine {
            vocabulary: words.build().ok_or(TooLarge)?,
            key_count: keys.each_ref().map(BTreeMap::len),
            ..Machine::default()
        };
        for knot in knots {
            machine.add_place(knot);
        }
        let sets = machine.vocabulary.sets().to_vec();
        for atoms in &sets {
            let set = Set {
                mask: mask(atoms),
                turns: atoms.iter().any(|atom| turns.contains(atom)),
                keys: opens.each_ref().map(|opens| machine.add_keys(atoms, opens)),
                starts: begins.each_ref().map(|begins| machine.add_starts(atoms, begins)),
            };
            machine.sets.push(set);
        }
        machine.begun = begins.each_ref().map(|begins| machine.add_starts(&[start], begins));
        Ok(machine)
    }

    /// Where the rules of a round go with their first word.
    fn begins_with(&self, wanted: Round) -> BTreeMap<Atom, Vec<(Node, KeyId)>> {
        let mut begins: BTreeMap<Atom, Vec<(Node, KeyId)>> = BTreeMap::new();
        for begin in self.begins.iter().filter(|begin| begin.round == wanted) {
            for &(atom, to) in &self.at(begin.node).edges {
                begins.entry(atom).or_default().push((to, begin.key));
            }
        }
        begins
    }
}

/// The keys that each atom is one of.
fn opens(keys: &BTreeMap<Vec<Atom>, KeyId>) -> BTreeMap<Atom, Vec<KeyId>> {
    let mut opens: BTreeMap<Atom, Vec<KeyId>> = BTreeMap::new();
    for (atoms, &key) in keys {
        atoms.iter().for_each(|&atom| opens.entry(atom).or_default().push(key));
    }
    opens
}

fn mask<'a>(atoms: impl IntoIterator<Item = &'a Atom>) -> Mask {
    atoms.into_iter().fold(0, |mask, atom| mask | 1 << (atom % 64))
}

#[allow(clippy::cast_possible_truncation)] // the words of a file are fewer than 2³²
fn index(len: usize) -> u32 {
    len as u32
}

impl Machine {
    fn add_place(&mut self, mut knot: Knot) {
        knot.edges.sort_unstable();
        knot.edges.dedup();
        let from = index(self.edges.len());
        self.edges.extend_from_slice(&knot.edges);
        self.places.push(Place {
            edges: from..index(self.edges.len()),
            mask: mask(knot.edges.iter().map(|(atom, _)| atom)),
            waits: knot.waits,
            accepts: knot.accepts,
        });
    }

    fn add_keys(&mut self, atoms: &[Atom], opens: &BTreeMap<Atom, Vec<KeyId>>) -> Range<u32> {
        let from = index(self.keys.len());
        self.keys.extend(atoms.iter().filter_map(|atom| opens.get(atom)).flatten());
        from..index(self.keys.len())
    }

    fn add_starts(
        &mut self,
        atoms: &[Atom],
        begins: &BTreeMap<Atom, Vec<(Node, KeyId)>>,
    ) -> Range<u32> {
        let from = index(self.starts.len());
        let mut starts: Vec<(Node, KeyId)> =
            atoms.iter().filter_map(|atom| begins.get(atom)).flatten().copied().collect();
        starts.sort_unstable();
        starts.dedup();
        for (node, key) in starts {
            let Place { mask, waits: left, accepts, .. } = &self.places[node as usize];
            let (mask, left, accepts) = (*mask, *left, *accepts);
            self.starts.push(Start { place: Reached { mask, node, left }, key, accepts });
        }
        from..index(self.starts.len())
    }
}
