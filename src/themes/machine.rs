//! All rules of a theme file as one machine that reads a text once.
//!
//! The words of the rules are one [`Vocabulary`]; the rules are a graph over its atoms. A sentence is
//! spelt once, word by word, into sets of atoms; while these are read, the machine keeps the places
//! of the graph it may have reached, each at most twice: the work is linear in the text, whatever
//! the rules are. The rules of themes are read first; the lists that go with them, which begin with
//! far commoner words, only where a theme was met.

use std::collections::BTreeMap;

use super::key;
use super::pattern::{Step, Word};
use super::vocabulary::{Atom, Collected, SetId, Vocabulary};
use super::words::Words;

/// The place of a rule in its file.
pub(super) type RuleId = u32;

/// Rules that are read together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Round {
    /// The phrases and patterns of themes.
    Themes,
    /// The lists that themes refer to.
    Lists,
}

const ROUNDS: [Round; 2] = [Round::Themes, Round::Lists];

type Node = u32;

/// A key that rules share.
type KeyId = u16;

/// Words that end a clause: what follows "but" is judged by itself.
const TURNS: &[&str] = &["but", "however"];

/// Builds a [`Machine`].
pub(super) struct Builder {
    words: Collected,
    graph: Graph,
    keys: BTreeMap<Vec<Atom>, KeyId>,
    start: Atom,
    turns: Vec<Atom>,
}

/// The theme file has more words than a machine can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooLarge;

impl Builder {
    pub(super) fn new() -> Self {
        let mut words = Collected::default();
        let mut atom = |text: &str| {
            let word = super::words::words(text).into_iter().next().unwrap_or_default();
            words.atom(&word, false).unwrap_or_default()
        };
        // No text has the word without letters: it stands for the start of a clause.
        let start = atom("");
        let turns = TURNS.iter().map(|word| atom(word)).collect();
        Self { words, graph: Graph::default(), keys: BTreeMap::new(), start, turns }
    }

    /// Adds the steps of a rule.
    pub(super) fn add(
        &mut self,
        round: Round,
        rule: RuleId,
        steps: &[Step],
    ) -> Result<(), TooLarge> {
        let end = self.graph.node(Place { accepts: Some(rule), ..Place::default() });
        let begin = self.steps(steps, end)?;
        let mut key = Vec::new();
        for word in key::key(steps) {
            key.push(self.words.atom(&word.letters, word.open).ok_or(TooLarge)?);
        }
        let new = KeyId::try_from(self.keys.len()).map_err(|_| TooLarge)?;
        let key = *self.keys.entry(key).or_insert(new);
        self.graph.begins.push(Begin { round, node: begin, key });
        Ok(())
    }

    /// Builds steps from the last to the first, each leading into what follows it. Groups in groups
    /// are as deep as the pattern language allows.
    fn steps(&mut self, steps: &[Step], mut next: Node) -> Result<Node, TooLarge> {
        for step in steps.iter().rev() {
            let mut place = Place::default();
            match step {
                Step::Start => place.edges.push((self.start, next)),
                Step::Word(Word { letters, open }) => {
                    let atom = self.words.atom(letters, *open).ok_or(TooLarge)?;
                    place.edges.push((atom, next));
                }
                Step::Gap(width) => {
                    place.clone_from(self.graph.at(next));
                    place.waits = *width;
                }
                Step::Group { alternatives, optional } => {
                    if *optional {
                        place.clone_from(self.graph.at(next));
                    }
                    for steps in alternatives {
                        let begin = self.steps(steps, next)?;
                        place.edges.extend_from_slice(&self.graph.at(begin).edges);
                    }
                }
            }
            next = self.graph.node(place);
        }
        Ok(next)
    }

    pub(super) fn build(self) -> Result<Machine, TooLarge> {
        let Self { graph, keys, start, turns, words } = self;
        let vocabulary = words.build().ok_or(TooLarge)?;
        let mut machine = Machine { vocabulary, ..Machine::default() };
        machine.flatten(&graph);
        let begins = ROUNDS.map(|round| graph.begins_with(round));
        let entries = |atoms: &[Atom]| {
            begins.each_ref().map(|begins| {
                let nodes = atoms.iter().filter_map(|atom| begins.get(atom)).flatten();
                machine.entries(nodes.copied())
            })
        };
        let mut opened: BTreeMap<Atom, Vec<KeyId>> = BTreeMap::new();
        for (atoms, &key) in &keys {
            atoms.iter().for_each(|&atom| opened.entry(atom).or_default().push(key));
        }
        let set = |atoms: &[Atom]| Set {
            mask: mask(atoms),
            keys: atoms.iter().filter_map(|atom| opened.get(atom)).flatten().copied().collect(),
            turns: atoms.iter().any(|atom| turns.contains(atom)),
            begun: entries(atoms),
        };
        let sets = machine.vocabulary.sets().iter().map(|atoms| set(atoms)).collect();
        let begun = entries(&[start]);
        Ok(Machine { sets, begun, keys: keys.len(), ..machine })
    }
}

#[derive(Default)]
struct Graph {
    places: Vec<Place>,
    begins: Vec<Begin>,
}

impl Graph {
    #[allow(clippy::cast_possible_truncation)] // a file has fewer rules than 2³² words
    fn node(&mut self, place: Place) -> Node {
        self.places.push(place);
        (self.places.len() - 1) as Node
    }

    fn at(&self, node: Node) -> &Place {
        &self.places[node as usize]
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

/// Where a rule begins.
struct Begin {
    round: Round,
    node: Node,
    key: KeyId,
}

/// A place between two words of a rule.
#[derive(Debug, Clone, Default)]
struct Place {
    edges: Vec<(Atom, Node)>,
    /// How many other words may go by here.
    waits: u8,
    accepts: Option<RuleId>,
}

/// Bits for atoms: two masks without a bit in common have no atom in common.
type Mask = u64;

fn mask<'a>(atoms: impl IntoIterator<Item = &'a Atom>) -> Mask {
    atoms.into_iter().fold(0, |mask, atom| mask | 1 << (atom % 64))
}

/// A compiled theme file.
#[derive(Debug, Default)]
pub(super) struct Machine {
    vocabulary: Vocabulary,
    /// What each set of atoms, the meaning of a word, does.
    sets: Vec<Set>,
    /// Where the start of a clause leads.
    begun: [Entries; 2],
    /// How many keys there are.
    keys: usize,
    places: Vec<Flat>,
    edges: Vec<(Atom, Node)>,
}

/// A set of atoms.
#[derive(Debug)]
struct Set {
    mask: Mask,
    /// The keys that have one of its atoms.
    keys: Vec<KeyId>,
    /// Whether it ends a clause.
    turns: bool,
    /// Where rules that begin with it lead.
    begun: [Entries; 2],
}

/// Places entered together: those to stay at if the sentence has their key, and the rules that are
/// met at once.
#[derive(Debug, Default)]
struct Entries {
    stay: Vec<(KeyId, Reached)>,
    met: Vec<RuleId>,
}

/// A place whose edges lie side by side with all others.
#[derive(Debug)]
struct Flat {
    edges: std::ops::Range<u32>,
    mask: Mask,
    waits: u8,
    accepts: Option<RuleId>,
}

/// A place that the text has reached, and how many other words may still go by.
#[derive(Debug, Clone, Copy)]
struct Reached {
    mask: Mask,
    node: Node,
    left: u8,
}

/// What a reader of many sentences keeps between them.
#[derive(Debug, Default)]
pub(super) struct Desk {
    reached: Vec<Reached>,
    /// The places that the word at hand leads on from.
    leaving: Vec<Node>,
    /// For each place, the word at which it was last reached and where in `reached` it is.
    seen: Vec<(u32, u32)>,
    word: u32,
    /// Which keys the sentence has.
    keys: Keys,
    /// The rules met in this clause.
    met: Vec<RuleId>,
}

impl Machine {
    #[allow(clippy::cast_possible_truncation)] // a file has fewer words than 2³²
    fn flatten(&mut self, graph: &Graph) {
        for place in &graph.places {
            let from = self.edges.len() as u32;
            let mut edges = place.edges.clone();
            edges.sort_unstable();
            edges.dedup();
            self.edges.extend(edges);
            self.places.push(Flat {
                edges: from..self.edges.len() as u32,
                mask: mask(place.edges.iter().map(|(atom, _)| atom)),
                waits: place.waits,
                accepts: place.accepts,
            });
        }
    }

    fn entries(&self, nodes: impl Iterator<Item = (Node, KeyId)>) -> Entries {
        let mut entries = Entries::default();
        let mut nodes: Vec<(Node, KeyId)> = nodes.collect();
        nodes.sort_unstable();
        nodes.dedup();
        for (node, key) in nodes {
            let place = &self.places[node as usize];
            entries.met.extend(place.accepts);
            if !place.edges.is_empty() {
                let place = Reached { mask: place.mask, node, left: place.waits };
                entries.stay.push((key, place));
            }
        }
        entries
    }

    /// Spells a sentence: adds the set of atoms of each of its words.
    pub(super) fn spell(&self, sentence: &str, spelt: &mut Vec<SetId>) {
        let mut words = Words::of(sentence);
        loop {
            let mut node = Vocabulary::begin();
            if !words.next(|letter| node = self.vocabulary.letter(node, letter)) {
                return;
            }
            spelt.push(self.vocabulary.set(node));
        }
    }

    /// Reads a sentence as spelt; gives the number of each clause that meets rules, and these,
    /// sorted, to `clause`.
    pub(super) fn read(
        &self,
        round: Round,
        spelt: &[SetId],
        desk: &mut Desk,
        mut clause: impl FnMut(usize, &[RuleId]),
    ) {
        desk.seen.resize(self.places.len(), (0, 0));
        let set = |id: SetId| self.sets.get(usize::from(id));
        desk.keys.clear(self.keys);
        for set in spelt.iter().filter_map(|&id| set(id)) {
            set.keys.iter().for_each(|&key| desk.keys.insert(key));
        }
        if desk.keys.is_empty() {
            return;
        }
        let mut number = 0;
        desk.begin(&self.begun[round as usize]);
        for (at, &id) in spelt.iter().enumerate() {
            let Some(this) = set(id) else { break };
            if this.turns {
                desk.close(number, &mut clause);
                desk.begin(&self.begun[round as usize]);
                number += 1;
                continue;
            }
            let next = spelt.get(at + 1).and_then(|&id| set(id)).map_or(0, |set| set.mask);
            if !desk.reached.is_empty() {
                self.step(id, this.mask, next, desk);
            }
            desk.enter(&this.begun[round as usize], next);
        }
        desk.close(number, &mut clause);
    }

    /// Goes on with a word from the places that are reached; `next` is the mask of the word after.
    fn step(&self, id: SetId, mask: Mask, next: Mask, desk: &mut Desk) {
        let mut leaving = std::mem::take(&mut desk.leaving);
        leaving.clear();
        desk.reached.retain_mut(|place| {
            if place.mask & mask != 0 {
                leaving.push(place.node);
            }
            let stays = place.left > 0;
            place.left = place.left.saturating_sub(1);
            stays
        });
        if !leaving.is_empty() {
            desk.look_round();
            for &node in &leaving {
                self.advance(id, node, next, desk);
            }
        }
        desk.leaving = leaving;
    }

    /// Follows the edges of a place that one of the set's atoms fits.
    fn advance(&self, id: SetId, node: Node, next: Mask, desk: &mut Desk) {
        let edges = &self.places[node as usize].edges;
        let edges = self.edges.get(edges.start as usize..edges.end as usize).unwrap_or_default();
        for &atom in &self.vocabulary.sets()[usize::from(id)] {
            let first = edges.partition_point(|(edge, _)| *edge < atom);
            let fitting = edges.iter().skip(first).take_while(|(edge, _)| *edge == atom);
            for &(_, to) in fitting {
                let place = &self.places[to as usize];
                desk.met.extend(place.accepts);
                let place = Reached { mask: place.mask, node: to, left: place.waits };
                if place.lasts(next) {
                    desk.reach(place);
                }
            }
        }
    }
}

impl Reached {
    /// Whether the place can matter after a word with the mask `next`: most places wait for one
    /// word only, and that is not it.
    fn lasts(&self, next: Mask) -> bool {
        self.left > 0 || self.mask & next != 0
    }
}

/// A set of keys, as bits.
#[derive(Debug, Default)]
struct Keys {
    bits: Vec<u64>,
    any: bool,
}

impl Keys {
    fn clear(&mut self, keys: usize) {
        self.bits.clear();
        self.bits.resize(keys / 64 + 1, 0);
        self.any = false;
    }

    fn insert(&mut self, key: KeyId) {
        if let Some(bits) = self.bits.get_mut(usize::from(key / 64)) {
            *bits |= 1 << (key % 64);
            self.any = true;
        }
    }

    fn contains(&self, key: KeyId) -> bool {
        self.bits.get(usize::from(key / 64)).is_some_and(|bits| bits >> (key % 64) & 1 == 1)
    }

    fn is_empty(&self) -> bool {
        !self.any
    }
}

impl Desk {
    /// Begins a clause.
    fn begin(&mut self, entries: &Entries) {
        self.reached.clear();
        self.enter(entries, Mask::MAX);
    }

    /// Enters rules that begin with a word. A place where one begins may be reached already: it is
    /// then there twice, never more.
    fn enter(&mut self, entries: &Entries, next: Mask) {
        for &(key, place) in &entries.stay {
            if self.keys.contains(key) && place.lasts(next) {
                self.reached.push(place);
            }
        }
        self.met.extend_from_slice(&entries.met);
    }

    /// Notes which places are reached, so that none is reached again.
    #[allow(clippy::cast_possible_truncation)] // there are fewer places than 2³²
    fn look_round(&mut self) {
        self.word = self.word.wrapping_add(1);
        for (at, place) in self.reached.iter().enumerate() {
            self.seen[place.node as usize] = (self.word, at as u32);
        }
    }

    /// Reaches a place, once, with the most words that may still go by.
    #[allow(clippy::cast_possible_truncation)] // there are fewer places than 2³²
    fn reach(&mut self, place: Reached) {
        let seen = &mut self.seen[place.node as usize];
        if seen.0 == self.word {
            if let Some(kept) = self.reached.get_mut(seen.1 as usize) {
                kept.left = kept.left.max(place.left);
            }
        } else {
            *seen = (self.word, self.reached.len() as u32);
            self.reached.push(place);
        }
    }

    fn close(&mut self, number: usize, clause: &mut impl FnMut(usize, &[RuleId])) {
        self.met.sort_unstable();
        self.met.dedup();
        if !self.met.is_empty() {
            clause(number, &self.met);
        }
        self.met.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::themes::pattern::pattern;

    fn meets(rule: &str, text: &str) -> bool {
        let mut builder = Builder::new();
        builder.add(Round::Lists, 7, &pattern(rule).unwrap()).unwrap();
        let machine = builder.build().unwrap();
        let (mut met, mut spelt, mut desk) = (false, Vec::new(), Desk::default());
        machine.spell(text, &mut spelt);
        machine.read(Round::Themes, &spelt, &mut desk, |_, _| panic!("no rule of a theme"));
        machine.read(Round::Lists, &spelt, &mut desk, |_, rules| met |= rules == [7]);
        met
    }

    #[test]
    fn each_sign_means_what_it_says() {
        for (rule, yes, no) in [
            ("annual review", "the Annual\u{a0}Review’s notes", "annual reviews"),
            ("top-up fee*", "third party top up fees", "top fees up"),
            ("child plan", "the child’s plan", "the children's plan"),
            (
                "delay* … plan",
                "delayed the Council’s own final plan",
                "delay in giving her a new draft plan",
            ),
            ("delay* …6 plan", "delay in giving her a new draft plan", "delay. a b c d e f g plan"),
            ("delay* …2 plan", "delay, delay two words plan", "delay this two words plan"),
            ("(issu*|send a copy) of? plan", "send a copy of plan", "send copy of plan"),
            ("late (annual)? review", "a late review", "a late yearly review"),
            ("the? plan", "plan", "planner"),
            ("a b? c d", "a c d", "a b c c d"),
            ("^ (mr|mrs) … said", "Mrs B also said", "Then Mrs B said"),
            ("poor record*", "poor records", "poor, but records"),
            ("^ it delayed", "It replied, but it delayed", "and it delayed"),
            ("s117|x".split('|').next().unwrap(), "under s117.", "s1170"),
            ("a … a … a b", "a a a a a a a a a b", "a a b a"),
        ] {
            assert!(meets(rule, yes), "{rule} should meet {yes}");
            assert!(!meets(rule, no), "{rule} should not meet {no}");
        }
    }

    #[test]
    fn many_ways_to_match_cost_no_more_than_one() {
        let rule = "a* …20 a* …20 a* …20 a* …20 a* …20 b";
        assert!(!meets(rule, &"a ".repeat(200_000)));
    }
}
