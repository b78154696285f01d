//! All rules of a theme file as one machine that reads a text once.
//!
//! The words of the rules are one [`Vocabulary`]; the rules are a graph over its atoms. While a
//! sentence is read, the machine keeps the places of the graph it may have reached, each at most
//! once: the work is linear in the text, whatever the rules are.

use super::pattern::{Step, Word};
use super::vocabulary::{Atom, Collected, Vocabulary};
use super::words::Words;

/// The place of a rule in its file.
pub(super) type RuleId = u32;

type Node = u32;

/// Words that end a clause: what follows "but" is judged by itself.
const TURNS: &[&str] = &["but", "however"];

/// Builds a [`Machine`].
pub(super) struct Builder {
    words: Collected,
    graph: Graph,
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
        Self { words, graph: Graph::default(), start, turns }
    }

    /// Adds the steps of a rule.
    pub(super) fn add(&mut self, rule: RuleId, steps: &[Step]) -> Result<(), TooLarge> {
        let end = self.graph.node(Place { accepts: Some(rule), ..Place::default() });
        let begin = self.steps(steps, end)?;
        self.graph.begins.push(begin);
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
        let mut roots = vec![Vec::new(); self.words.len()];
        for &begin in &self.graph.begins {
            for &(atom, to) in &self.graph.at(begin).edges {
                roots[usize::from(atom)].push(to);
            }
        }
        let vocabulary = self.words.build().ok_or(TooLarge)?;
        let Self { graph, start, turns, .. } = self;
        Ok(Machine { vocabulary, places: graph.places, roots, start, turns })
    }
}

#[derive(Default)]
struct Graph {
    places: Vec<Place>,
    begins: Vec<Node>,
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
}

/// A place between two words of a rule.
#[derive(Debug, Clone, Default)]
struct Place {
    edges: Vec<(Atom, Node)>,
    /// How many other words may go by here.
    waits: u8,
    accepts: Option<RuleId>,
}

/// A compiled theme file.
#[derive(Debug, Default)]
pub(super) struct Machine {
    vocabulary: Vocabulary,
    places: Vec<Place>,
    roots: Vec<Vec<Node>>,
    start: Atom,
    turns: Vec<Atom>,
}

/// What a reader of many sentences keeps between them.
#[derive(Debug, Default)]
pub(super) struct Desk {
    reached: Vec<(Node, u8)>,
    coming: Vec<(Node, u8)>,
    /// For each node, the word at which it was last reached and its place in `coming`.
    seen: Vec<(u32, u32)>,
    word: u32,
    /// The rules met in this clause.
    met: Vec<RuleId>,
}

impl Machine {
    /// Reads a sentence; gives each of its clauses' rules, sorted, to `clause`.
    pub(super) fn read(&self, sentence: &str, desk: &mut Desk, mut clause: impl FnMut(&[RuleId])) {
        desk.seen.resize(self.places.len(), (0, 0));
        self.begin(desk);
        let mut words = Words::of(sentence);
        loop {
            let mut walk = self.vocabulary.walk();
            if !words.next(|letter| walk.letter(letter)) {
                break;
            }
            let atoms = walk.atoms();
            if atoms.is_empty() && desk.reached.is_empty() {
                continue;
            }
            if atoms.iter().any(|atom| self.turns.contains(atom)) {
                desk.close(&mut clause);
                self.begin(desk);
            } else {
                self.step(atoms, desk);
            }
        }
        desk.close(&mut clause);
    }

    fn begin(&self, desk: &mut Desk) {
        desk.reached.clear();
        self.step(&[self.start], desk);
    }

    fn step(&self, atoms: &[Atom], desk: &mut Desk) {
        desk.word = desk.word.wrapping_add(1);
        desk.coming.clear();
        let reached = std::mem::take(&mut desk.reached);
        for &(node, left) in &reached {
            for &(edge, to) in &self.places[node as usize].edges {
                if atoms.contains(&edge) {
                    self.reach(to, desk);
                }
            }
            if left > 0 {
                desk.stay(node, left - 1);
            }
        }
        for &atom in atoms {
            for &to in &self.roots[usize::from(atom)] {
                self.reach(to, desk);
            }
        }
        desk.reached = reached;
        std::mem::swap(&mut desk.reached, &mut desk.coming);
    }

    fn reach(&self, node: Node, desk: &mut Desk) {
        let place = &self.places[node as usize];
        desk.met.extend(place.accepts);
        if !place.edges.is_empty() {
            desk.stay(node, place.waits);
        }
    }
}

impl Desk {
    /// Keeps a place for the next word, once, with the most words that may still go by.
    #[allow(clippy::cast_possible_truncation)] // there are fewer places than 2³²
    fn stay(&mut self, node: Node, left: u8) {
        let seen = &mut self.seen[node as usize];
        if seen.0 == self.word {
            if let Some(kept) = self.coming.get_mut(seen.1 as usize) {
                kept.1 = kept.1.max(left);
            }
        } else {
            *seen = (self.word, self.coming.len() as u32);
            self.coming.push((node, left));
        }
    }

    fn close(&mut self, clause: &mut impl FnMut(&[RuleId])) {
        self.met.sort_unstable();
        self.met.dedup();
        if !self.met.is_empty() {
            clause(&self.met);
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
        builder.add(7, &pattern(rule).unwrap()).unwrap();
        let machine = builder.build().unwrap();
        let mut met = false;
        machine.read(text, &mut Desk::default(), |rules| met |= rules == [7]);
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
