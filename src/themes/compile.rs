//! From the rules of a theme file to a [`Machine`]: a graph over the words of the rules.

use std::collections::BTreeMap;

use super::key::key;
use super::machine::{Machine, Mask, Place, Rows, Try};
use super::pattern::{Step, Word};
use super::vocabulary::{Atom, Collected, SetId};
use super::words::words;

/// The place of a rule in its file.
pub(super) type RuleId = u32;

/// A place of the graph.
pub(super) type Node = u32;

/// Rules that are read together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    rules: Vec<Rule>,
    start: Atom,
    turns: Vec<Atom>,
}

/// A place of the graph while it is built.
#[derive(Debug, Clone, Default)]
struct Knot {
    edges: Vec<(Atom, Node)>,
    /// How many other words may go by here.
    waits: u8,
    accepts: bool,
}

/// A rule, cut before its key.
struct Rule {
    id: RuleId,
    round: Round,
    /// The words that the key can begin with.
    keys: Vec<Atom>,
    /// From the key to the end.
    ahead: Node,
    /// From before the key back to the beginning.
    back: Node,
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
        Self { words: collected, knots: Vec::new(), rules: Vec::new(), start, turns }
    }

    /// Adds the steps of a rule.
    pub(super) fn add(&mut self, round: Round, id: RuleId, steps: &[Step]) -> Result<(), TooLarge> {
        let Some((at, words)) = key(steps) else { return Ok(()) };
        let keys = words.into_iter().map(|word| self.atom(word)).collect::<Result<_, _>>()?;
        let (before, from) = steps.split_at(at);
        let end = self.knot(Knot { accepts: true, ..Knot::default() });
        let ahead = self.steps(from, end)?;
        let back = self.steps(&reversed(before), end)?;
        self.rules.push(Rule { id, round, keys, ahead, back });
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

    #[allow(clippy::cast_possible_truncation)] // the words of a file are fewer than 2³²
    fn knot(&mut self, knot: Knot) -> Node {
        self.knots.push(knot);
        (self.knots.len() - 1) as Node
    }

    fn at(&self, node: Node) -> &Knot {
        &self.knots[node as usize]
    }

    pub(super) fn build(self) -> Result<Machine, TooLarge> {
        let tries = ROUNDS.map(|round| self.tries(round));
        let Self { words, knots, start, turns, .. } = self;
        let vocabulary = words.build().ok_or(TooLarge)?;
        let sets = vocabulary.sets();
        let of_one = |atom: Atom| sets.iter().position(|atoms| atoms.as_ref() == [atom]);
        let start = of_one(start).and_then(|at| SetId::try_from(at).ok()).unwrap_or_default();
        let turning = |atoms: &[Atom]| atoms.iter().any(|atom| turns.contains(atom));
        let turns = (0..).zip(sets).filter(|(_, atoms)| turning(atoms)).map(|set| set.0).collect();
        let masks = sets.iter().map(|atoms| mask(atoms.iter())).collect();
        let tries = tries.map(|tries| {
            let mut rows = Rows::default();
            for atoms in sets {
                rows.push(atoms.iter().filter_map(|atom| tries.get(atom)).flatten().copied());
            }
            rows
        });
        let mut machine = Machine { masks, start, turns, tries, ..Machine::default() };
        machine.vocabulary = vocabulary;
        for knot in knots {
            machine.add_place(knot);
        }
        Ok(machine)
    }

    /// The rules of a round by the words of their keys.
    fn tries(&self, round: Round) -> BTreeMap<Atom, Vec<Try>> {
        let mut tries: BTreeMap<Atom, Vec<Try>> = BTreeMap::new();
        for rule in self.rules.iter().filter(|rule| rule.round == round) {
            for &key in &rule.keys {
                let after = self.at(rule.ahead).edges.iter().filter(|(atom, _)| *atom == key);
                let after = after.fold(0, |mask, &(_, node)| mask | self.next(node));
                let (before, ahead, back) = (self.next(rule.back), rule.ahead, rule.back);
                let row = tries.entry(key).or_default();
                row.push(Try { before, after, rule: rule.id, ahead, back });
            }
        }
        tries
    }

    /// The mask of the words one of which must come next; all bits where any may.
    fn next(&self, node: Node) -> Mask {
        let knot = self.at(node);
        let any = knot.accepts || knot.waits > 0;
        if any { Mask::MAX } else { mask(knot.edges.iter().map(|(atom, _)| atom)) }
    }
}

/// Steps that meet the same words from the last to the first.
fn reversed(steps: &[Step]) -> Vec<Step> {
    let turned = steps.iter().rev().map(|step| match step {
        Step::Group { alternatives, optional } => Step::Group {
            alternatives: alternatives.iter().map(|steps| reversed(steps)).collect(),
            optional: *optional,
        },
        step => step.clone(),
    });
    turned.collect()
}

fn mask<'a>(atoms: impl IntoIterator<Item = &'a Atom>) -> Mask {
    atoms.into_iter().fold(0, |mask, atom| mask | 1 << (atom % 64))
}

impl Machine {
    #[allow(clippy::cast_possible_truncation)] // the words of a file are fewer than 2³²
    fn add_place(&mut self, mut knot: Knot) {
        knot.edges.sort_unstable();
        knot.edges.dedup();
        let from = self.edges.len() as u32;
        self.edges.extend_from_slice(&knot.edges);
        self.places.push(Place {
            edges: from..self.edges.len() as u32,
            mask: mask(knot.edges.iter().map(|(atom, _)| atom)),
            waits: knot.waits,
            accepts: knot.accepts,
        });
    }
}
