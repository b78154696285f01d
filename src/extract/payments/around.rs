//! What the sentences around a sum say of it.

use super::signs::{
    AND_BANKED, AND_PAID, ASKED_NEXT, DELIBERATES, NARRATES, REMEDIAL, TAKES_UP, WAS_PAID, WEIGHED,
};
use super::sums::Sum;

/// Whether the findings weigh a sum here that the remedy may then award.
pub(super) fn deliberates(text: &str, next: &str) -> bool {
    !NARRATES.is_match(text) && (DELIBERATES.is_match(text) || ASKED_NEXT.is_match(next))
}

/// Whether the sentence after a sum says that it was paid, by way of remedy.
pub(super) fn was_paid(sum: &Sum<'_>, text: &str, next: &str, offer: bool, body: bool) -> bool {
    let paid = WAS_PAID.is_match(next);
    if body && AND_BANKED.is_match(sum.tail) {
        return true;
    }
    // What is an offer already needs no further word.
    if offer && (paid || AND_PAID.is_match(sum.tail)) {
        return true;
    }
    (paid || AND_PAID.is_match(sum.tail)) && (REMEDIAL.is_match(next) || REMEDIAL.is_match(text))
}

/// Whether the body takes up what someone else than us recommended in the sentence before.
pub(super) fn takes_up(next: &str) -> bool {
    TAKES_UP.is_match(next)
}

/// Whether a sentence speaks of what the person wants, or answers it.
pub(super) fn weighs_a_claim(text: &str) -> bool {
    WEIGHED.is_match(text)
}
