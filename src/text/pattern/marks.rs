//! Which patterns' needs stand where in a text: noted in one pass, asked many times.
//!
//! The text is cut into blocks of a few words. Each has one bit for every enrolled pattern, set
//! where a word that the pattern needs ends in the block. A slice of the text is looked up by its
//! address, so nothing has to be handed from extractor to extractor.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use super::automaton::{Automaton, ENDS};
use super::needs::Need;

/// Letters that are ASCII ones in any case: a text that holds one is read without marks.
pub(super) const FOLDED: [char; 2] = ['\u{17f}', '\u{212a}'];

/// The bytes of one block: small, so that the words around a slice say little about it.
const BLOCK: usize = 16;

/// So many stretches of a text are read side by side: a step of the automaton waits for the one before
/// it, and meanwhile the processor does those of the others.
const LANES: usize = 4;

/// The words of bits of a block come in such groups, which the processor joins at once.
const GROUP: usize = 4;

/// The needs of every pattern compiled so far, by its number.
static ENROLLED: Mutex<Vec<Need>> = Mutex::new(Vec::new());

/// The automaton over the needs of the patterns that were enrolled when it was built.
static FINDER: RwLock<Option<Arc<Finder>>> = RwLock::new(None);

thread_local! {
    /// The texts that are open on this thread, with their marks.
    static OPEN: RefCell<Vec<Marks>> = const { RefCell::new(Vec::new()) };
}

/// Gives a pattern its number.
pub(super) fn enrol(need: Need) -> usize {
    let mut enrolled = ENROLLED.lock().unwrap_or_else(PoisonError::into_inner);
    enrolled.push(need);
    enrolled.len() - 1
}

/// A text that stays open for quick reading until this is dropped.
#[derive(Debug)]
#[must_use = "the marks are forgotten when this is dropped"]
pub struct Marked<'t> {
    text: PhantomData<&'t str>,
    /// Marks belong to one thread.
    thread: PhantomData<*const ()>,
}

impl Drop for Marked<'_> {
    fn drop(&mut self) {
        OPEN.with_borrow_mut(Vec::pop);
    }
}

/// Opens a text: until the answer is dropped, patterns pass quickly over slices of it that they
/// cannot match. Texts are closed in the reverse order of their opening.
pub fn marked(text: &str) -> Marked<'_> {
    let marks = Marks::of(text, Finder::current().as_deref());
    OPEN.with_borrow_mut(|open| open.push(marks));
    Marked { text: PhantomData, thread: PhantomData }
}

/// Whether a slice can hold a word that the pattern of this number needs.
pub(super) fn may_hold(number: usize, slice: &str) -> bool {
    OPEN.with_borrow(|open| {
        let answer = open.iter().rev().find_map(|marks| marks.may_hold(number, slice));
        answer.unwrap_or(true)
    })
}

/// What a slice can hold, for whoever asks about many patterns at once.
pub(super) struct Held {
    /// The patterns that are known: of the others nothing is.
    known: usize,
    bits: Vec<u64>,
}

impl Held {
    /// Gathers the marks of a slice.
    pub(super) fn by(slice: &str) -> Self {
        OPEN.with_borrow(|open| {
            let held = open.iter().rev().find_map(|marks| marks.held(slice));
            held.unwrap_or(Self { known: 0, bits: Vec::new() })
        })
    }

    /// As [`may_hold`].
    pub(super) fn may_hold(&self, number: usize) -> bool {
        let bits = self.bits.get(number / 64).copied().unwrap_or(0);
        number >= self.known || bits >> (number % 64) & 1 == 1
    }
}

/// Makes sure that the marks of the next text know every pattern compiled so far.
#[cfg(test)]
pub(super) fn know_all() {
    let enrolled = ENROLLED.lock().unwrap();
    *FINDER.write().unwrap() = Finder::over(&enrolled).map(Arc::new);
}

/// The marks of one text.
struct Marks {
    /// Where the text stands in memory: addresses tell whether a slice is part of it.
    from: usize,
    to: usize,
    /// The patterns that the marks know: those with a lower number.
    known: usize,
    /// How many words of bits a block has.
    width: usize,
    bits: Vec<u64>,
}

impl Marks {
    fn of(text: &str, finder: Option<&Finder>) -> Self {
        let from = text.as_ptr().addr();
        let odd = FOLDED.iter().any(|letter| text.contains(*letter));
        let Some(finder) = finder.filter(|_| !odd) else {
            return Self { from, to: from, known: 0, width: 0, bits: Vec::new() };
        };
        let bits = finder.bits(text);
        Self { from, to: from + text.len(), known: finder.known, width: finder.width, bits }
    }

    /// The blocks in which a slice stands; `None` where it is not of this text.
    fn blocks(&self, slice: &str) -> Option<RangeInclusive<usize>> {
        let start = slice.as_ptr().addr().checked_sub(self.from)?;
        let end = start + slice.len();
        (self.from + end <= self.to).then(|| start / BLOCK..=end.saturating_sub(1) / BLOCK)
    }

    /// All that a slice can hold; `None` where it is not of this text.
    fn held(&self, slice: &str) -> Option<Held> {
        let blocks = self.blocks(slice).filter(|_| self.known > 0)?;
        let mut bits = vec![0; self.width];
        let rows = blocks.start() * self.width..(blocks.end() + 1) * self.width;
        for row in self.bits.get(rows)?.chunks_exact(self.width) {
            for (all, one) in bits.iter_mut().zip(row) {
                *all |= one;
            }
        }
        Some(Held { known: self.known, bits })
    }

    /// `None` where the slice is not of this text, or the pattern is newer than the marks.
    fn may_hold(&self, number: usize, slice: &str) -> Option<bool> {
        let blocks = self.blocks(slice).filter(|_| number < self.known)?;
        let (word, bit) = (number / 64, number % 64);
        let mut words = blocks.filter_map(|block| self.bits.get(block * self.width + word));
        Some(words.any(|bits| bits >> bit & 1 == 1))
    }
}

/// Finds the needs of all patterns at once.
struct Finder {
    automaton: Automaton,
    known: usize,
    width: usize,
    /// For each set of words that can end at one place, the bits of the patterns that need one.
    bits: Vec<u64>,
    /// The length of the longest word.
    longest: usize,
}

impl Finder {
    /// The finder for the patterns that are known now. Patterns are compiled on first use, so it is
    /// built anew when a good share of new ones has come up since.
    fn current() -> Option<Arc<Self>> {
        let built = FINDER.read().unwrap_or_else(PoisonError::into_inner).clone();
        let known = built.as_ref().map_or(0, |built| built.known);
        let enrolled = ENROLLED.lock().unwrap_or_else(PoisonError::into_inner);
        if enrolled.len() <= known + known / 32 {
            return built;
        }
        let new = Self::over(&enrolled).map(Arc::new);
        FINDER.write().unwrap_or_else(PoisonError::into_inner).clone_from(&new);
        new
    }

    fn over(needs: &[Need]) -> Option<Self> {
        let mut needed: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
        for (number, need) in needs.iter().enumerate() {
            for word in need.words() {
                needed.entry(word).or_default().push(number);
            }
        }
        let words: Vec<&[u8]> = needed.keys().copied().collect();
        let numbers: Vec<&Vec<usize>> = needed.values().collect();
        let automaton = Automaton::over(&words)?;
        let width = needs.len().div_ceil(64 * GROUP) * GROUP;
        let mut bits = vec![0; automaton.ends().len() * width];
        for (row, ends) in bits.chunks_exact_mut(width).zip(automaton.ends()) {
            for number in ends.iter().filter_map(|word| numbers.get(*word)).copied().flatten() {
                if let Some(bits) = row.get_mut(number / 64) {
                    *bits |= 1 << (number % 64);
                }
            }
        }
        let longest = words.iter().map(|word| word.len()).max().unwrap_or(0);
        Some(Self { automaton, known: needs.len(), width, bits, longest })
    }

    /// The bits of every block of a text.
    fn bits(&self, text: &str) -> Vec<u64> {
        let bytes = text.as_bytes();
        let blocks = bytes.len() / BLOCK + 1;
        let mut found = vec![0; blocks * self.width];
        let stretch = blocks.div_ceil(LANES) * BLOCK;
        let mut states: [u16; LANES] =
            std::array::from_fn(|lane| self.state_before(bytes, lane * stretch));
        for at in 0..stretch {
            for (lane, state) in states.iter_mut().enumerate() {
                let place = lane * stretch + at;
                let Some(&byte) = bytes.get(place) else { break };
                *state = self.automaton.next(*state, byte);
                if *state & ENDS != 0 {
                    self.mark(&mut found, place / BLOCK, *state);
                }
            }
        }
        found
    }

    /// The state in which a place is reached: the longest word before it tells all of it.
    fn state_before(&self, bytes: &[u8], place: usize) -> u16 {
        let near = place.saturating_sub(self.longest)..place;
        let near = bytes.get(near).unwrap_or_default();
        near.iter().fold(0, |state, &byte| self.automaton.next(state, byte))
    }

    /// Sets the bits of the words that end at a state.
    #[inline]
    fn mark(&self, found: &mut [u64], block: usize, state: u16) {
        let Some(end) = self.automaton.end(state) else { return };
        let marked = found.get_mut(block * self.width..(block + 1) * self.width);
        let bits = self.bits.get(end * self.width..(end + 1) * self.width);
        let (Some(marked), Some(bits)) = (marked, bits) else { return };
        let (marked, _) = marked.as_chunks_mut::<GROUP>();
        let (bits, _) = bits.as_chunks::<GROUP>();
        for (marked, bits) in marked.iter_mut().zip(bits) {
            for (marked, bits) in marked.iter_mut().zip(bits) {
                *marked |= bits;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::compile;
    use super::*;

    /// Compiles some patterns and makes sure that the next text's marks know them.
    fn known(sources: &[&str]) -> Vec<super::super::Pattern> {
        let patterns = sources.iter().map(|source| compile(source)).collect();
        know_all();
        patterns
    }

    #[test]
    fn a_pattern_is_run_where_a_word_of_it_stands_and_nowhere_else() {
        let [pay, owed] = &known(&[r"(?i)agreed to (?:repay|refund)", r"overpaid|owed money"])[..]
        else {
            unreachable!()
        };
        let text = "It overpaid. Then, after more than a month, the Council AGREED TO refund it.";
        assert!(pay.may_match("closed texts are always read"));
        let open = marked(text);
        let (first, second) = text.split_at(12);
        assert!(pay.may_match(second) && pay.is_match(second) && pay.is_match(text));
        assert!(!pay.may_match(first) && owed.may_match(first));
        assert!(!owed.may_match(second.get(20..).unwrap()));
        for slice in [first, second, text] {
            for pattern in [pay, owed] {
                let held = Held::by(slice).may_hold(pattern.number.unwrap());
                assert_eq!(held, pattern.may_match(slice), "{slice:?}");
            }
        }
        assert!(Held::by("another text").may_hold(owed.number.unwrap()));
        assert!(pay.may_match("another text"));
        drop(open);
        assert!(pay.may_match(first));
    }

    #[test]
    fn letters_that_fold_to_ascii_are_never_overlooked() {
        let sorry = &known(&["(?i)sorry for this"])[0];
        let text = "It was ſorry for thiſ.";
        let _open = marked(text);
        assert!(sorry.is_match(text));
    }

    #[test]
    fn texts_are_closed_in_turn() {
        let late = &known(&["unreasonably late"])[0];
        let (outer, inner) = ("it was early", "it was unreasonably late");
        let _outer = marked(outer);
        {
            let _inner = marked(inner);
            assert!(!late.may_match(outer) && late.may_match(inner));
        }
        assert!(!late.may_match(outer));
    }
}
