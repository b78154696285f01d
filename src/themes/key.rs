//! The key of a rule: the step that the fewest sentences have, from which the rule is tried.
//!
//! "the Council did not keep records" begins with words that every sentence has; "keep" is rare. A
//! rule is tried from its key forwards to its end and backwards to its beginning, so common words
//! cost nothing.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::pattern::{Step, Word, is_needed};
use super::words::words;

/// Words that most sentences of a decision have. A word that is missing here costs only time.
const COMMON: &str = "a about action after agreed all also an and any application applied apply are \
    as at be because been before between but by can care case change child children complaint \
    complaints consider considered contact council could decision did do does evidence failed \
    family fault find for from gave give given had has have he her his home housing i if in \
    information injustice is it its made make may me month months mr mrs ms my need needs no not \
    of offer on one or order other our out own panel pay payment plan policy provide received \
    record remedy review said say says school section send sent she should so social some staff \
    stage statutory support take than that the their them then there they this time to told took \
    two until up upheld was we were what when where whether which who will with within without \
    would wrong year you";

/// How many rare words a common one outweighs.
const COST: usize = 50;

static KNOWN: LazyLock<BTreeSet<Vec<u8>>> = LazyLock::new(|| words(COMMON).into_iter().collect());

/// The place of the key among a rule's steps, and the words with which it can begin. `None` for
/// steps that can be met without any word, which no rule's are.
pub(super) fn key(steps: &[Step]) -> Option<(usize, Vec<&Word>)> {
    let needed = steps.iter().enumerate().filter(|(_, step)| is_needed(step));
    let keys = needed.map(|(at, step)| (at, first_words(std::slice::from_ref(step))));
    keys.filter(|(_, words)| !words.is_empty()).min_by_key(|(_, words)| cost(words))
}

/// The words with which steps can begin.
fn first_words(steps: &[Step]) -> Vec<&Word> {
    let mut words = Vec::new();
    for step in steps {
        match step {
            Step::Word(word) => words.push(word),
            Step::Group { alternatives, .. } => {
                words.extend(alternatives.iter().flat_map(|steps| first_words(steps)));
            }
            Step::Gap(_) | Step::Start => {}
        }
        if is_needed(step) {
            break;
        }
    }
    words
}

fn cost(words: &[&Word]) -> usize {
    let common = words.iter().filter(|word| KNOWN.contains(&word.letters)).count();
    words.len() + common * COST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::themes::pattern::pattern;

    #[test]
    fn the_rarest_step_that_is_needed_is_the_key() {
        for (rule, at, expected) in [
            ("the council did not keep record*", 4, "keep"),
            ("delay* … plan", 0, "delay"),
            ("not (bees|far? wasps) the", 1, "bees far wasps"),
            ("the (bees|wasps)? council", 0, "the"),
            ("the (bees|(of)?) council", 0, "the"),
            ("^ (mr|mrs) … alleged", 3, "alleged"),
        ] {
            let steps = pattern(rule).unwrap();
            let (place, words) = key(&steps).unwrap();
            let letters: Vec<&Vec<u8>> = words.iter().map(|word| &word.letters).collect();
            let expected = super::words(expected);
            assert_eq!(place, at, "{rule}");
            assert_eq!(letters, expected.iter().collect::<Vec<_>>(), "{rule}");
        }
    }
}
