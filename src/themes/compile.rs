//! From the rules of a theme file to a [`Machine`]: a graph over the words of the rules.

use std::collections::BTreeMap;

use super::key::key;
use super::machine::{Course, Machine, Mask, Place, Reached, Start};
use super::pattern::{Step, Word};
use super::vocabulary::{Atom, Collected, SetId};
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
        let Self { words, knots, keys, start, turns, .. } = self;
        let vocabulary = words.build().ok_or(TooLarge)?;
        let mut machine = Machine { vocabulary, ..Machine::default() };
        for knot in knots {
            machine.add_place(knot);
        }
        let sets = machine.vocabulary.sets();
        let turning = |atoms: &[Atom]| atoms.iter().any(|atom| turns.contains(atom));
        machine.turns =
            (0..).zip(sets).filter(|(_, atoms)| turning(atoms)).map(|set| set.0).collect();
        machine.masks = sets.iter().map(|atoms| mask(atoms)).collect();
        let [themes, lists] = &begins;
        let [theme_keys, list_keys] = &keys;
        machine.rounds =
            [machine.course(themes, theme_keys, start)?, machine.course(lists, list_keys, start)?];
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

    fn course(
        &self,
        begins: &BTreeMap<Atom, Vec<(Node, KeyId)>>,
        keys: &BTreeMap<Vec<Atom>, KeyId>,
        start: Atom,
    ) -> Result<Course, TooLarge> {
        let opens = opens(keys);
        let sets = self.vocabulary.sets();
        let begun = SetId::try_from(sets.len()).map_err(|_| TooLarge)?;
        let mut course = Course { keys: keys.len(), begun, ..Course::default() };
        for atoms in sets.iter().map(AsRef::as_ref).chain([[start].as_slice()]) {
            course.opens.push(atoms.iter().filter_map(|atom| opens.get(atom)).flatten().copied());
            let mut starts: Vec<(Node, KeyId)> =
                atoms.iter().filter_map(|atom| begins.get(atom)).flatten().copied().collect();
            starts.sort_unstable();
            starts.dedup();
            course.start_keys.push(starts.iter().map(|start| start.1));
            course.starts.extend(starts.iter().map(|&(node, _)| self.start(node)));
        }
        Ok(course)
    }

    fn start(&self, node: Node) -> Start {
        let place = &self.places[node as usize];
        let reached = Reached { mask: place.mask, node, left: place.waits };
        Start { place: reached, accepts: place.accepts }
    }
}
