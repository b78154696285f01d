//! Offers and awards of one sum: one payment, or two.

use super::entry::Entry;
use super::merge::Book;
use crate::extract::nearby::{first_of, last_of};

crate::pattern!(
    /// "(£250,) which includes the (£150 already offered)".
    TAKES_IN,
    r"(?i)(?-u:\b)(?:includ(?:es|ing)|inclusive of|instead of|in place of|rather than|in addition to|on top of|over and above|increased? from|up from)(?: (?:the|its|an?|that))?(?: (?:earlier|original|first|previous))?(?: (?:offer|sum|payment) of)? $");
crate::pattern!(OF_AN_OFFER, r"(?i)^[^.;£]{0,40}?(?-u:\b)offer(?:ed)?(?-u:\b)");
crate::pattern!(
    /// The offer was thought too little.
    NOT_ENOUGH,
    r"(?i)(?-u:\b)(?:(?:not|never)(?: [a-z]+){0,4}? (?:far enough|enough|sufficient|adequate|acceptable|good enough)|insufficient|inadequate|too (?:low|little|small)|rejected|refused|turned (?:it|this|that|them) down|declined)(?-u:\b)");

impl<'a> Book<'_, 'a> {
    /// Whether an offer and an award of one sum are two: another award takes the offer up ("£250, which
    /// includes the £150 it offered"), or the offer was not enough and the award is for something else.
    pub(super) fn stays_an_offer(&self, offer: &Entry<'a>, award: &Entry<'a>) -> bool {
        let awards = || self.known().filter(|known| known.is_award());
        let taken_up = self.sums.iter().any(|sum| {
            Some(sum.amount) == offer.amount
                && awards().any(|other| other.unit == sum.unit && other.amount != offer.amount)
                && TAKES_IN.is_match(last_of(sum.before, 60))
                && OF_AN_OFFER.is_match(first_of(sum.tail, 60))
        });
        if taken_up {
            return !award.definite;
        }
        let units = &self.reading.units;
        let told = units.get(offer.unit..).unwrap_or_default().iter().take(2);
        let block = units.get(offer.unit).map(|unit| unit.block);
        let unlike = !award.purposes.is_empty()
            && !offer.purposes.iter().any(|purpose| award.purposes.contains(purpose));
        unlike
            && !award.definite
            && awards().filter(|known| known.amount > offer.amount).count() > 0
            && !awards()
                .any(|known| units.get(known.unit).is_some_and(|u| u.text.contains("offer")))
            && told
                .filter(|unit| Some(unit.block) == block)
                .any(|unit| NOT_ENOUGH.is_match(unit.text))
    }
}
