//! What was recommended, where the body agreed to another sum instead.

use super::draft::Draft;
use super::entry::Entry;
use super::sums::Sum;
use super::verdict::Verdict;
use crate::extract::nearby::last_of;

crate::pattern!(
    /// Before a sum that the Ombudsman put forward, as something past.
    PUT_FORWARD,
    r"(?i)(?-u:\b)(?:I|we|ombudsm[ae]n|investigator) (?:(?:have|had|has|first|initially|originally) )*(?:recommended|suggested|proposed|asked|invited)(?-u:\b)");

crate::pattern!(
    /// Right before the sum that the body agreed to. "Agreed to do so, and to pay" takes up what was
    /// recommended and does not end so.
    AGREED_A_SUM,
    r"(?i)(?-u:\b)agreed(?: (?:instead|only|that|it|would|will|should|to|on|pay|make|give|her|him|them|an?|payment|sum|of|lower|smaller|(?:Mr|Mrs|Miss|Ms|Mx)(?: and (?:Mr|Mrs|Miss|Ms|Mx))? [A-Z][A-Za-z-]*))* $"
);

crate::pattern!(
    /// The sum stands beside another one.
    BESIDE,
    r"(?i)(?-u:\b)(?:also|further|additional|additionally|addition|as well|plus|another|both|extra|on top|too)(?-u:\b)"
);

/// "I suggested £500; the Council has agreed £400": the second sum is promised, though no verb that
/// moves money stands before it.
pub(super) fn agreed_instead(sum: &Sum<'_>, context: &str) -> bool {
    sum.before.to_lowercase().ends_with("agreed ")
        && (PUT_FORWARD.is_match(sum.before) || PUT_FORWARD.is_match(last_of(context, 160)))
}

impl<'a> Draft<'_, 'a> {
    /// "We recommended £500. It agreed to pay £400": only what was agreed is an award.
    pub(super) fn overtake_recommended(&mut self) {
        for at in 1..self.entries.len() {
            let pair = self.entries.get(at - 1).zip(self.entries.get(at));
            let overtaken = pair.is_some_and(|(asked, agreed)| self.overtakes(asked, agreed));
            if let Some(asked) = self.entries.get_mut(at - 1).filter(|_| overtaken) {
                asked.verdict = Verdict::Mention;
            }
        }
    }

    fn overtakes(&self, asked: &Entry<'a>, agreed: &Entry<'a>) -> bool {
        let units = &self.reading.units;
        let Some((first, then)) = units.get(asked.unit).zip(units.get(agreed.unit)) else {
            return false;
        };
        let near = asked.unit == agreed.unit || asked.unit + 1 == agreed.unit;
        let sums = if asked.unit == agreed.unit { 2 } else { 1 };
        let alone = [first, then].iter().all(|unit| unit.text.matches('£').count() == sums);
        let one_reason = agreed.purposes.is_empty()
            || asked.purposes.is_empty()
            || agreed.purposes.iter().all(|purpose| asked.purposes.contains(purpose));
        let before = |text: &'a str, entry: &Entry<'_>| text.get(..entry.at).unwrap_or_default();
        asked.is_award()
            && agreed.is_award()
            && near
            && first.part == then.part
            && alone
            && one_reason
            && asked.form == agreed.form
            && asked.amount != agreed.amount
            && asked.same_payee(agreed)
            && PUT_FORWARD.is_match(before(first.text, asked))
            && AGREED_A_SUM.is_match(before(then.text, agreed))
            && !BESIDE.is_match(then.text)
    }
}
