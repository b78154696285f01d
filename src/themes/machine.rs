//! All rules of a theme file as one machine that reads a text once.
//!
//! A sentence is spelt word by word into sets of atoms of the rules' [`Vocabulary`]. Where a word is
//! the [key](super::key) of a rule, the rule is tried from there, forwards and backwards, unless the
//! words beside the key already forbid it. A try looks no further than the rule is long, and reaches
//! each place of the rule's graph once a word: the work is linear in the text.

use std::ops::Range;

use super::compile::{Node, Round, RuleId};
use super::vocabulary::{Atom, SetId, Vocabulary};
use super::words::Words;

/// Bits for atoms: two masks without a bit in common have no atom in common.
pub(super) type Mask = u64;

/// A compiled theme file.
#[derive(Debug, Default)]
pub(super) struct Machine {
    pub(super) vocabulary: Vocabulary,
    /// For each set of atoms (the meaning of a word) its mask.
    pub(super) masks: Vec<Mask>,
    /// What stands before the first word of a clause.
    pub(super) start: SetId,
    /// The sets that end a clause.
    pub(super) turns: Vec<SetId>,
    /// For each round and set, the rules to try.
    pub(super) tries: [Rows<Try>; 2],
    pub(super) places: Vec<Place>,
    pub(super) edges: Vec<(Atom, Node)>,
}

/// A rule to try where its key stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Try {
    /// The masks of what may stand right before and right after the word.
    pub(super) before: Mask,
    pub(super) after: Mask,
    pub(super) rule: RuleId,
    /// Where the rule goes on, the key included.
    pub(super) ahead: Node,
    /// Where it goes back, from the word before the key.
    pub(super) back: Node,
}

/// A place between two words of a rule.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) edges: Range<u32>,
    /// The mask of the edges' atoms.
    pub(super) mask: Mask,
    /// How many other words may go by here.
    pub(super) waits: u8,
    /// Whether the rule ends here.
    pub(super) accepts: bool,
}

/// Rows of different lengths in one table.
#[derive(Debug)]
pub(super) struct Rows<T> {
    ends: Vec<u32>,
    all: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { ends: vec![0], all: Vec::new() }
    }
}

impl<T> Rows<T> {
    /// Adds a row.
    #[allow(clippy::cast_possible_truncation)] // the words of a file are fewer than 2³²
    pub(super) fn push(&mut self, row: impl IntoIterator<Item = T>) {
        self.all.extend(row);
        self.ends.push(self.all.len() as u32);
    }

    #[inline]
    fn row(&self, row: SetId) -> &[T] {
        let row = usize::from(row);
        self.all.get(self.ends[row] as usize..self.ends[row + 1] as usize).unwrap_or_default()
    }
}

/// What a reader of many sentences keeps between them.
#[derive(Debug, Default)]
pub(super) struct Desk {
    /// The places reached in a try, and how many other words may still go by at each.
    reached: Vec<(Node, u8)>,
    coming: Vec<(Node, u8)>,
    /// The rules met in this clause.
    met: Vec<RuleId>,
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
        for (number, words) in spelt.split(|id| self.turns.contains(id)).enumerate() {
            desk.met.clear();
            self.meet(&self.tries[round as usize], words, desk);
            if !desk.met.is_empty() {
                desk.met.sort_unstable();
                clause(number, &desk.met);
            }
        }
    }

    /// Meets the rules of a clause.
    fn meet(&self, tries: &Rows<Try>, words: &[SetId], desk: &mut Desk) {
        let mask = |id: &SetId| self.masks[usize::from(*id)];
        for (at, &id) in words.iter().enumerate() {
            let tries = tries.row(id);
            if tries.is_empty() {
                continue;
            }
            let (past, rest) = words.split_at(at);
            let before = past.last().map_or(self.masks[usize::from(self.start)], mask);
            let after = rest.get(1).map_or(0, mask);
            for one in tries {
                let open = |given: Mask, wanted: Mask| given & wanted != 0 || wanted == Mask::MAX;
                if open(before, one.before)
                    && open(after, one.after)
                    && !desk.met.contains(&one.rule)
                    && self.fits(one.ahead, rest.iter().copied(), desk).is_some()
                    && self.fits(one.back, self.backwards(past), desk).is_some()
                {
                    desk.met.push(one.rule);
                }
            }
        }
    }

    /// Where a rule is first met in a sentence as spelt: the words from its first to its last.
    pub(super) fn locate(
        &self,
        round: Round,
        rule: RuleId,
        spelt: &[SetId],
        desk: &mut Desk,
    ) -> Option<Range<usize>> {
        let mut begins = 0;
        for clause in spelt.split(|id| self.turns.contains(id)) {
            for (at, &id) in clause.iter().enumerate() {
                let (past, rest) = clause.split_at(at);
                for one in self.tries[round as usize].row(id).iter().filter(|it| it.rule == rule) {
                    let ahead = self.fits(one.ahead, rest.iter().copied(), desk);
                    let back = self.fits(one.back, self.backwards(past), desk);
                    if let (Some(ahead), Some(back)) = (ahead, back) {
                        // The start of a clause is a step of the rule and no word of the text.
                        return Some(begins + at.saturating_sub(back)..begins + at + ahead);
                    }
                }
            }
            begins += clause.len() + 1;
        }
        None
    }

    fn backwards(&self, past: &[SetId]) -> impl Iterator<Item = SetId> {
        past.iter().rev().copied().chain([self.start])
    }

    /// How many words lead from a place to the end of its rule, where they do.
    fn fits(
        &self,
        from: Node,
        words: impl Iterator<Item = SetId>,
        desk: &mut Desk,
    ) -> Option<usize> {
        let first = &self.places[from as usize];
        if first.accepts {
            return Some(0);
        }
        desk.reached.clear();
        desk.reached.push((from, first.waits));
        for (at, id) in words.enumerate() {
            if self.step(id, desk) {
                return Some(at + 1);
            }
            if desk.reached.is_empty() {
                return None;
            }
        }
        None
    }

    /// Goes on with a word from the places that are reached; true at the end of the rule.
    fn step(&self, id: SetId, desk: &mut Desk) -> bool {
        let mask = self.masks[usize::from(id)];
        let Desk { reached, coming, .. } = desk;
        coming.clear();
        for &(node, left) in reached.iter() {
            if left > 0 {
                reach(coming, node, left - 1);
            }
            let place = &self.places[node as usize];
            if place.mask & mask == 0 {
                continue;
            }
            let edges = place.edges.start as usize..place.edges.end as usize;
            let edges = self.edges.get(edges).unwrap_or_default();
            for &atom in &self.vocabulary.sets()[usize::from(id)] {
                let first = edges.partition_point(|(edge, _)| *edge < atom);
                let fitting = edges.iter().skip(first).take_while(|(edge, _)| *edge == atom);
                for &(_, to) in fitting {
                    let place = &self.places[to as usize];
                    if place.accepts {
                        return true;
                    }
                    reach(coming, to, place.waits);
                }
            }
        }
        std::mem::swap(reached, coming);
        false
    }
}

/// Reaches a place, once, with the most words that may still go by. A rule has few places.
fn reach(coming: &mut Vec<(Node, u8)>, node: Node, left: u8) {
    match coming.iter_mut().find(|known| known.0 == node) {
        Some(known) => known.1 = known.1.max(left),
        None => coming.push((node, left)),
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
        let rule = "a* …20 a* …20 a* …20 a* …20 b c";
        assert!(!meets(rule, &"a b ".repeat(20_000)));
    }
}
