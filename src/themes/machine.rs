//! All rules of a theme file as one machine that reads a text once.
//!
//! A sentence is spelt word by word into sets of atoms of the rules' [`Vocabulary`]. Reading these,
//! the machine keeps the places of the rules' graph that may have been reached, each at most twice:
//! the work is linear in the text, whatever the rules are. Three things make it fast: a rule is only
//! begun in a sentence that has its [key](super::key); a place that waits for one word is dropped
//! when that word is not the next; and the lists that go with themes, which begin with far commoner
//! words, are only read where a theme was met.

use std::ops::Range;

use super::compile::{KeyId, Node, Round, RuleId};
use super::vocabulary::{Atom, SetId, Vocabulary};
use super::words::Words;

/// Bits for atoms: two masks without a bit in common have no atom in common.
pub(super) type Mask = u64;

/// A compiled theme file. Pairs are for the two rounds; ranges are of the vectors that follow.
#[derive(Debug, Default)]
pub(super) struct Machine {
    pub(super) vocabulary: Vocabulary,
    /// What each set of atoms, the meaning of a word, does.
    pub(super) sets: Vec<Set>,
    /// Where the start of a clause leads.
    pub(super) begun: [Range<u32>; 2],
    /// How many keys there are.
    pub(super) key_count: [usize; 2],
    pub(super) places: Vec<Place>,
    pub(super) edges: Vec<(Atom, Node)>,
    pub(super) keys: Vec<KeyId>,
    pub(super) starts: Vec<Start>,
}

/// A set of atoms.
#[derive(Debug)]
pub(super) struct Set {
    pub(super) mask: Mask,
    /// The keys that have one of its atoms.
    pub(super) keys: [Range<u32>; 2],
    /// Where rules that begin with it lead.
    pub(super) starts: [Range<u32>; 2],
    /// Whether it ends a clause.
    pub(super) turns: bool,
}

/// The place after the first word of a rule.
#[derive(Debug)]
pub(super) struct Start {
    pub(super) place: Reached,
    pub(super) key: KeyId,
    pub(super) accepts: Option<RuleId>,
}

/// A place between two words of a rule.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) edges: Range<u32>,
    /// The mask of the edges' atoms.
    pub(super) mask: Mask,
    /// How many other words may go by here.
    pub(super) waits: u8,
    pub(super) accepts: Option<RuleId>,
}

/// A place that the text has reached, and how many other words may still go by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reached {
    pub(super) mask: Mask,
    pub(super) node: Node,
    pub(super) left: u8,
}

impl Reached {
    /// Whether the place can matter before a word with the mask `next`.
    fn lasts(&self, next: Mask) -> bool {
        self.left > 0 || self.mask & next != 0
    }
}

fn slice<'v, T>(all: &'v [T], range: &Range<u32>) -> &'v [T] {
    all.get(range.start as usize..range.end as usize).unwrap_or_default()
}

impl Machine {
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
        let round = round as usize;
        let set = |id: SetId| self.sets.get(usize::from(id));
        desk.seen.resize(self.places.len(), (0, 0));
        desk.keys.clear(self.key_count[round]);
        for set in spelt.iter().filter_map(|&id| set(id)) {
            slice(&self.keys, &set.keys[round]).iter().for_each(|&key| desk.keys.insert(key));
        }
        if desk.keys.is_empty() {
            return;
        }
        let begun = slice(&self.starts, &self.begun[round]);
        desk.begin(begun);
        let mut number = 0;
        for (at, &id) in spelt.iter().enumerate() {
            let Some(this) = set(id) else { break };
            if this.turns {
                desk.close(number, &mut clause);
                desk.begin(begun);
                number += 1;
                continue;
            }
            let next = spelt.get(at + 1).and_then(|&id| set(id)).map_or(0, |set| set.mask);
            if !desk.reached.is_empty() {
                self.step(id, this.mask, next, desk);
            }
            desk.enter(slice(&self.starts, &this.starts[round]), next);
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
        let edges = slice(&self.edges, &self.places[node as usize].edges);
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
    fn begin(&mut self, starts: &[Start]) {
        self.reached.clear();
        self.enter(starts, Mask::MAX);
    }

    /// Begins rules. A place where one begins may be reached already: it is then there twice, never
    /// more.
    fn enter(&mut self, starts: &[Start], next: Mask) {
        for start in starts {
            if self.keys.contains(start.key) {
                self.met.extend(start.accepts);
                if start.place.lasts(next) {
                    self.reached.push(start.place);
                }
            }
        }
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
    use crate::themes::compile::Builder;
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
