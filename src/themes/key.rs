//! The key of a rule: words of which a sentence must have one before the rule is worth trying.
//!
//! "the Council did not keep records" begins with words that every sentence has; "records" is rare.
//! Most sentences have no key of most rules, and are read in no time.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::pattern::{Step, Word};
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

/// The key of a rule: the step that it needs and that the fewest sentences have. Empty if it needs
/// no word at all, which no rule does.
pub(super) fn key(steps: &[Step]) -> Vec<&Word> {
    steps.iter().filter_map(needed).min_by_key(|words| cost(words)).unwrap_or_default()
}

/// The words of which a step needs one; `None` if it can be passed over.
fn needed(step: &Step) -> Option<Vec<&Word>> {
    match step {
        Step::Word(word) => Some(vec![word]),
        Step::Group { alternatives, optional: false } => {
            let keys: Vec<Vec<&Word>> = alternatives.iter().map(|steps| key(steps)).collect();
            keys.iter().all(|key| !key.is_empty()).then(|| keys.concat())
        }
        Step::Group { .. } | Step::Gap(_) | Step::Start => None,
    }
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
        for (rule, expected) in [
            ("the council did not keep record*", "keep"),
            ("delay* … plan", "delay"),
            ("not (bees|the wasps) it", "bees wasps"),
            ("the (bees|of)? council", "the"),
            ("the (bees|(of)?) council", "the"),
            ("^ (mr|mrs) … alleged", "alleged"),
        ] {
            let steps = pattern(rule).unwrap();
            let key: Vec<&Vec<u8>> = key(&steps).iter().map(|word| &word.letters).collect();
            let expected = words(expected);
            assert_eq!(key, expected.iter().collect::<Vec<_>>(), "{rule}");
        }
    }
}
