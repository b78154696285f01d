//! Totals: a sum that adds up awards which are in the ledger part by part.

use super::entry::Entry;
use super::parts::WHOLE;
use super::place::{Trust, trust};
use super::sums::Sum;
use crate::extract::Reading;
use crate::model::Pence;

crate::pattern!(
    /// Before a total.
    ADDS_UP,
    r"(?i)(?-u:\b)(?:total(?:s|ling|ing|led)?(?: payments?| sum| amount| remedy| award)?(?: of)?|altogether|in all|comes? to|amounts? to|amounting to|adds? up to|overall|combined|sum of)(?: an?)?(?: [a-z]+){0,3} ?$");
crate::pattern!(
    /// After a total: what it is made of.
    MADE_UP,
    r"(?i)^[^.;£]{0,60}?(?:in total|altogether|in all|made up|made of|compris|consist|broken down|split|divided|as follows|:|(?:this|which) (?:includes|is)|of which|being)|^,? £[0-9][0-9,.]* of (?:which|it|this|that)(?-u:\b)");
crate::pattern!(
    /// "making a total of", "This comes to … altogether": always a total.
    SURELY,
    r"(?i)(?:(?:making|giving|bringing|brings|makes|gives)(?: [a-z]+){0,4}? total|^(?:this|these|that|together|in total|in all|the total|altogether|so the total)(?-u:\b)[^£]{0,60}(?:total|comes? to|amounts? to|adds? up))[^£]*$");

crate::pattern!(
    /// "bringing the total payment to £400".
    BRINGS_TOTAL,
    r"(?i)(?-u:\b)(?:making|giving|bringing|brings|makes|gives|taking|takes)(?: [a-z]+){0,4}? total(?-u:\b)[^£]*$"
);

/// How many of the awards may be searched for a subset that adds up.
const PARTS: usize = 14;

/// A page with more awards than this is no decision, and its totals are left alone.
pub(super) const MANY: usize = 200;

/// Whether two or more of these amounts add up to `total`.
pub(super) fn adds_up(total: Pence, parts: &[Pence]) -> bool {
    let parts = parts.get(..parts.len().min(PARTS)).unwrap_or(parts);
    (1_u32..1 << parts.len()).any(|chosen| {
        chosen.count_ones() > 1
            && parts
                .iter()
                .enumerate()
                .filter(|(place, _)| chosen & (1 << place) != 0)
                .map(|(_, part)| *part)
                .sum::<Pence>()
                == total
    })
}

/// Whether the words around a sum call it a total.
pub(super) fn says_total(sum: &Sum<'_>) -> bool {
    ADDS_UP.is_match(sum.before) || MADE_UP.is_match(sum.after) || SURELY.is_match(sum.before)
}

/// Whether `award`, at the place `at` of `awards`, is the total of others among them.
pub(super) fn is_total(
    reading: &Reading<'_>,
    sums: &[Sum<'_>],
    awards: &[Entry<'_>],
    told: &[(usize, Pence)],
    at: usize,
) -> bool {
    let Some(award) = awards.get(at).filter(|_| awards.len() <= MANY) else { return false };
    let (Some(amount), Some(sum)) = (award.amount, award.sum.and_then(|sum| sums.get(sum))) else {
        return false;
    };
    let near = |other: &Entry<'_>| {
        let (Some(here), Some(there)) =
            (reading.units.get(award.unit), reading.units.get(other.unit))
        else {
            return false;
        };
        trust(here) == trust(there)
            && (here.block == there.block
                || trust(here) == Trust::Remedy && here.section == there.section)
    };
    let same_block = |other: &Entry<'_>| {
        let block = |unit: usize| reading.units.get(unit).map(|unit| unit.block);
        block(award.unit) == block(other.unit)
    };
    let parts = |wanted: &dyn Fn(&Entry<'_>) -> bool| -> Vec<Pence> {
        awards
            .iter()
            .enumerate()
            .filter(|(place, other)| *place != at && wanted(other))
            .flat_map(|(_, other)| std::iter::repeat_n(other.amount, other.copies()))
            .flatten()
            .collect()
    };
    if matches!(award.rule, "part_of_a_sum" | WHOLE) {
        return award.rule == WHOLE;
    }
    let (block_parts, near_parts) = (parts(&same_block), parts(&near));
    if block_parts.is_empty() && near_parts.is_empty() {
        return false;
    }
    let all_of_block =
        block_parts.len() > 1 && block_parts.iter().copied().sum::<Pence>() == amount;
    if BRINGS_TOTAL.is_match(sum.before) && !block_parts.is_empty() {
        return true;
    }
    if SURELY.is_match(sum.before) && award.rule != "sum_given_in_the_next_sentence" {
        return near_parts.len() > 1
            || ADDS_UP.is_match(sum.before) && !near_parts.is_empty() && award.basis.is_none();
    }
    let said = says_total(sum);
    let block = |unit: usize| reading.units.get(unit).map(|unit| unit.block);
    let in_block = |unit: usize| block(unit) == block(award.unit);
    // "£500 to Mr X and £250 each to Mrs X and Mr Y": somebody else's.
    let others_only = awards
        .iter()
        .enumerate()
        .filter(|(place, other)| *place != at && in_block(other.unit))
        .all(|(_, other)| !award.same_payee(other));
    let before: Vec<Pence> =
        told.iter().filter(|(unit, _)| in_block(*unit)).map(|(_, sum)| *sum).collect();
    let with_before: Vec<Pence> = block_parts.iter().chain(&before).copied().collect();
    if said && !before.is_empty() && !block_parts.is_empty() && adds_up(amount, &with_before) {
        return true;
    }
    // "£250 each for …; and £500 for the lost respite": an item with a reason of its own is a part.
    let part = |unit: usize| reading.units.get(unit).map(|unit| unit.part);
    let own_item = awards
        .iter()
        .enumerate()
        .all(|(place, other)| place == at || part(other.unit) != part(award.unit));
    let own_reason =
        (own_item || sum.tail.starts_with(" for ")) && !award.purposes.is_empty() || award.further;
    all_of_block && !own_reason && (said || !others_only)
        || said && (adds_up(amount, &block_parts) || adds_up(amount, &near_parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subsets_add_up() {
        let pounds = |sums: &[i64]| sums.iter().map(|sum| Pence::pounds(*sum)).collect::<Vec<_>>();
        assert!(adds_up(Pence::pounds(450), &pounds(&[300, 100, 150])));
        assert!(!adds_up(Pence::pounds(300), &pounds(&[300, 100])), "one part is no sum of parts");
        assert!(!adds_up(Pence::pounds(500), &pounds(&[300, 100])));
    }
}
