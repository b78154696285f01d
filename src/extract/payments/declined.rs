//! Whether an offer was refused.

use super::entry::Entry;
use super::verdict::Verdict;
use crate::extract::Reading;

crate::pattern!(
    /// A person refuses: "which she declined", "Mr X rejected the offer", "They did not take it up".
    REFUSED,
    r"(?ix)(?-u:\b)(?:he|she|they|both|family|complainants?|couple|woman|man|parents|(?:Mr|Mrs|Miss|Ms|Mx|Dr)\.?\ [A-Z][A-Za-z’-]*)
      (?:\ (?:and\ [A-Z][a-z]+\ [A-Z][a-z]*|has|have|had|also|then|again|therefore|both|was|were|is)){0,3}
      \ (?:declined|declines|refused|refuses|rejected|rejects|turned\ (?:it\ |this\ |that\ |the\ offer\ |the\ payment\ )?down
        |(?:did|does|do|had|would|was|were|is|are)\ not\ (?:accept|accepted|be\ accepting|take|taken|agree|want\ (?:it|this|that|the)|prepared\ to\ accept|willing\ to\ accept|in\ agreement\ with)
        |(?:did|does|do)\ not\ (?:think|consider|feel|believe)\ (?:it|this|that|the\ (?:offer|sum|payment|amount))(?:\ was|\ is|\ to\ be)?\ (?:[a-z]+\ )?(?:enough|sufficient|adequate|reasonable|acceptable)|not\ in\ agreement\ with|did\ not\ cash|(?:said|replied|felt|thought|considered)[^.;]{0,40}insult|(?:wrote|replied|responded|emailed|answered)[^.;£]{0,40}\ (?:declining|refusing|rejecting|turning\ (?:it|this|that)\ down)|unwilling\ to\ accept|not\ willing\ to\ accept|returned(?:\ (?:it|this|the\ (?:cheque|payment|money)))?(?:[.,;]|$|\ uncashed|\ unopened|\ to\ (?:it|the\ Council)(?-u:\b))|sent\ (?:it|the\ (?:[a-z]+\ )?(?:cheque|payment|money))\ back
        |(?:did|has|had|have)\ not\ (?:taken?\ (?:it|this|that|them)\ up|taken?\ up|accept(?:ed)?|cash(?:ed)?|bank(?:ed)?)|said\ no(?-u:\b)|was\ not\ interested|did\ not\ want\ (?:money|a\ payment))");
crate::pattern!(
    /// "which Mrs D sent back", "which he did not take up": what was offered stands before.
    REFUSED_THAT,
    r"(?i)^£[0-9][0-9,.]*[^.;£]{0,80}?,? (?:which|that|but) (?:he|she|they|(?:Mr|Mrs|Miss|Ms|Mx|Dr)(?: and (?:Mr|Mrs|Miss|Ms|Mx|Dr))? [A-Z][A-Za-z’-]*|the (?:complainants?|family|couple|woman|man))(?: (?:has|have|had|then|later|both|promptly|also))* (?:(?:sent|gave|handed|paid) (?:it |this |that )?back|(?:did|has|had|have) not (?:want|wish|taken? (?:it |this |that )?up|taken?|cash(?:ed)?|bank(?:ed)?|accept(?:ed)?)|never (?:took|cashed|banked|accepted)|(?:found|thought|considered|felt|called|took)(?: [a-z]+){1,6}? (?:and|so) (?:declined|refused|rejected|returned)|would not (?:take|accept|have))(?-u:\b)"
);
crate::pattern!(
    /// "took the refund but not the offer".
    BUT_NOT_THE_OFFER, r"(?i)(?-u:\b)but not the (?:[a-z]+ )?(?:offer|payment|money|sum)(?-u:\b)");
crate::pattern!(
    REFUSED_PASSIVE,
    r"(?i)(?:offer|payment|sum|this|which|that|it) (?:was|has been|had been|were) (?:declined|refused|rejected|turned down|not accepted)(?-u:\b)|^£[0-9][0-9,.]* (?:was|has been|had been) (?:declined|refused|rejected|turned down|not accepted)(?-u:\b)|(?-u:\b)neither (?:(?:offer|sum) )?was (?:accepted|acceptable|taken up)"
);
crate::pattern!(
    /// What was refused is something else than the sum.
    SOMETHING_ELSE, r"(?i)(?:complaint|findings|explanation|request|accommodation|property|application|decision|outcome|place|assessment)s? (?:was|because|and)|not agree with (?:the|its|this) (?:decision|finding|report|assessment|response)");

crate::pattern!(
    ONLY_THE_LAST,
    r"(?i)(?-u:\b)(?:second|latter|last|higher|increased|revised|larger)(?-u:\b)"
);

crate::pattern!(
    /// A further sum held out; a bill told in between is none.
    HELD_OUT, r"(?i)(?:offer|increas|rais|propos)[^.;]*£"
);

crate::pattern!(OFFERED_TOO, r"(?i)(?-u:\b)offered(?-u:\b)[^.;]*£");

crate::pattern!(
    EVERY_ONE,
    r"(?i)(?-u:\b)(?:either|both|neither|offers|these|those|any of|all|sums|amounts)(?-u:\b)"
);

/// Whether the sentences after an offer, or the offer's own words, say that it was refused.
pub(super) fn is_declined(reading: &Reading<'_>, offer: &Entry<'_>) -> bool {
    let Some(unit) = reading.units.get(offer.unit) else { return false };
    let after = unit.text.get(offer.at..).unwrap_or_default();
    if refuses(after) || REFUSED_THAT.is_match(after) || refuses_the_offer(unit.text) {
        return true;
    }
    // "It refunded £90 and offered £200. She refused": nobody refuses what is paid back.
    let mut another = offer.verdict == Verdict::Paid && OFFERED_TOO.is_match(after);
    let following = reading.units.iter().skip(offer.unit + 1).take(2);
    for next in following.take_while(|next| next.block == unit.block) {
        let only_last =
            ONLY_THE_LAST.is_match(next.text) && after.trim_start_matches('£').contains('£');
        if refuses(next.text) && only_last {
            return false;
        }
        // "It sent £90. It then offered £200, which she refused": the last sum is meant.
        let said = REFUSED.find(next.text).map_or(next.text.len(), |refused| refused.start());
        another |= next.text.get(..said).is_some_and(|before| HELD_OUT.is_match(before));
        if another && refuses(next.text) && !EVERY_ONE.is_match(next.text) {
            return false;
        }
        let this = offer.verdict == Verdict::Offer && BUT_NOT_THE_OFFER.is_match(next.text);
        if this || refuses(next.text) && !SOMETHING_ELSE.is_match(next.text) {
            return true;
        }
    }
    false
}

fn refuses(text: &str) -> bool {
    REFUSED.is_match(text) || REFUSED_PASSIVE.is_match(text)
}

/// "Mrs B rejected the Council’s offer of £250."
fn refuses_the_offer(text: &str) -> bool {
    REFUSED.find(text).is_some_and(|refused| {
        text.get(refused.end()..).is_some_and(|rest| {
            let head: String = rest.chars().take(70).collect();
            head.contains("offer")
        })
    })
}
