//! Which patterns' needs stand where in a text: noted in one pass, asked many times.
//!
//! The text is cut into blocks of a few words. Each has one bit for every enrolled pattern, set
//! where a word that the pattern needs ends in the block. A slice of the text is looked up by its
//! address, so nothing has to be handed from extractor to extractor.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use aho_corasick::Anchored;
use aho_corasick::automaton::{Automaton as _, StateID};
use aho_corasick::dfa::DFA;

use super::needs::Need;

/// Letters that are ASCII ones in any case: a text that holds one is read without marks.
pub(super) const FOLDED: [char; 2] = ['\u{17f}', '\u{212a}'];

/// The bytes of one block.
const BLOCK: usize = 64;

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
        OPEN.with_borrow_mut(|open| open.pop());
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

    /// `None` where the slice is not of this text, or the pattern is newer than the marks.
    fn may_hold(&self, number: usize, slice: &str) -> Option<bool> {
        let start = slice.as_ptr().addr().checked_sub(self.from)?;
        let end = start + slice.len();
        if self.from + end > self.to || number >= self.known {
            return None;
        }
        let (word, bit) = (number / 64, number % 64);
        let last = end.saturating_sub(1) / BLOCK;
        let blocks = (start / BLOCK..=last).map(|block| block * self.width + word);
        let mut words = blocks.filter_map(|at| self.bits.get(at));
        Some(words.any(|bits| bits >> bit & 1 == 1))
    }
}

/// Finds the needs of all patterns at once.
struct Finder {
    automaton: DFA,
    start: StateID,
    known: usize,
    width: usize,
    /// For each word of the automaton, the bits of the patterns that need it.
    bits: Vec<u64>,
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
        let width = needs.len().div_ceil(64);
        let each = needs.iter().enumerate();
        let each =
            each.flat_map(|(number, need)| need.words().iter().map(move |word| (word, number)));
        let mut pairs: Vec<(&Vec<u8>, usize)> = each.collect();
        pairs.sort_unstable();
        let mut words: Vec<&Vec<u8>> = Vec::new();
        let mut bits: Vec<u64> = Vec::new();
        for (word, number) in pairs {
            if words.last() != Some(&word) {
                words.push(word);
                bits.resize(words.len() * width, 0);
            }
            let at = (words.len() - 1) * width + number / 64;
            if let Some(bits) = bits.get_mut(at) {
                *bits |= 1 << (number % 64);
            }
        }
        let automaton =
            DFA::builder().ascii_case_insensitive(true).prefilter(false).build(&words).ok()?;
        let start = automaton.start_state(Anchored::No).ok()?;
        Some(Self { automaton, start, known: needs.len(), width, bits })
    }

    /// The bits of every block of a text.
    fn bits(&self, text: &str) -> Vec<u64> {
        let mut found = vec![0; (text.len() / BLOCK + 1) * self.width];
        let mut state = self.start;
        for (block, bytes) in text.as_bytes().chunks(BLOCK).enumerate() {
            let from = block * self.width;
            for &byte in bytes {
                state = self.automaton.next_state(Anchored::No, state, byte);
                if self.automaton.is_special(state) && self.automaton.is_match(state) {
                    let marked = found.get_mut(from..from + self.width).unwrap_or_default();
                    self.mark(state, marked);
                }
            }
        }
        found
    }

    /// Sets the bits of all patterns that need a word ending here.
    fn mark(&self, state: StateID, marked: &mut [u64]) {
        for nth in 0..self.automaton.match_len(state) {
            let word = self.automaton.match_pattern(state, nth).as_usize() * self.width;
            let bits = self.bits.get(word..word + self.width).unwrap_or_default();
            marked.iter_mut().zip(bits).for_each(|(marked, bits)| *marked |= bits);
        }
    }
}
