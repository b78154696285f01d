//! What a sum is that no verb before it governs, or that stands outside the remedy.

use super::clause::{Actor, Governor, actor};
use super::cues::{Mood, Shape, Verb, last_mood, last_wish};
use super::place::Trust;
use super::signs::{
    AGREED_TO_PAY, ANOTHER_WANTS, BARE_ITEM, CHARGED, COSTS_SO_MUCH, HAD_TO_BUY, LISTS_SUMS, LOSS,
    LOWERS, NAMED_PAYMENT, NEEDLESS, NEGATED_OPINION, OFF_A_BILL, OFFER_BEFORE, ONTO_ACCOUNT,
    OPINION, PUT_OR_ADDED, PUT_RIGHT_WITH, REMEDIAL, SAID_OFFERED, SAID_PAID, SAID_RECEIVED, SENT,
    SHALL_BE_PAID, SUITABLE, SUITABLE_AT_ONCE, THINKS_IT, VOUCHER, WOULD_BE_PAID,
};
use super::sums::Sum;
use super::verdict::{Promise, Verdict, promise};
use crate::extract::Unit;
use crate::extract::nearby::first_of;

/// Complaint, law, powers, method: a sum there is wanted, or told of elsewhere.
pub(super) fn outside_the_remedy(
    sum: &Sum<'_>,
    governor: Option<&Governor<'_>>,
    leads: &[&str],
    complaint: bool,
) -> Verdict {
    let own = governor.is_some_and(|g| g.actor == Actor::Person);
    if !own && !complaint {
        return Verdict::Mention;
    }
    let wished = |lead: &&str| last_mood(lead).is_some_and(|hit| hit.means == Mood::Wanted);
    let wanted = last_wish(sum.before).is_some()
        || last_mood(sum.before).is_none() && leads.iter().rev().take(1).any(wished);
    let wanted = wanted && !wanted_by_another(sum.before);
    if wanted && own {
        return Verdict::Claimed;
    }
    if !complaint {
        return Verdict::Mention;
    }
    let told = governor.is_some_and(|g| {
        g.verb == Verb::Offer
            || g.shape == Shape::Past
                && g.actor != Actor::Person
                && !(bought_elsewhere(sum) && may_be_the_makers(g))
    });
    if wanted && (!told || leads.is_empty()) {
        Verdict::Claimed
    } else if told {
        if LOWERS.is_match(sum.gap) { Verdict::Claimed } else { Verdict::Echo }
    } else if LOSS.is_match(sum.gap)
        || NEEDLESS.is_match(sum.tail)
        || COSTS_SO_MUCH.is_match(sum.tail)
        || FAIR_TO_THEM.is_match(sum.tail)
        || bought_elsewhere(sum)
    {
        Verdict::Claimed
    } else {
        Verdict::Mention
    }
}

crate::pattern!(
    /// In a complaint: "(he thinks £1,000) would be a fair sum".
    FAIR_TO_THEM,
    r"(?i)^(?: [a-z]+){0,3}? (?:would|might|could|should) be (?:an? |the )?(?:[a-z]+ )?(?:fair|reasonable|right|appropriate|suitable|proper|adequate|enough|proportionate)(?-u:\b)");

/// "She paid £480 for maths tuition": a cost that the person says the fault has brought them.
pub(super) fn bought_elsewhere(sum: &Sum<'_>) -> bool {
    const AROUND: usize = 60;
    let Some(bought) = HAD_TO_BUY.find(sum.gap) else { return false };
    let (subject, object) = sum.gap.split_at_checked(bought.start()).unwrap_or_default();
    let what = first_of(sum.tail, AROUND);
    let what = what.split(['.', ';', ',']).next().unwrap_or_default();
    let what = what.split(" and ").next().unwrap_or_default();
    let a_job = ["which ", "that ", "job "].iter().any(|word| subject.ends_with(word));
    !a_job && !CHARGED.is_match(object) && !CHARGED.is_match(what)
}

crate::pattern!(
    /// "Mr and Mrs B say they paid": in a complaint, "they" are mostly its makers.
    THEY_DID, r"(?-u:\b)[Tt]hey(?-u:\b)[^.;£]{0,80}$");

/// Whether the body is the doer only as far as "they" may be one.
fn may_be_the_makers(governor: &Governor<'_>) -> bool {
    THEY_DID.find(governor.before).is_some_and(|they| {
        let said = they.as_str();
        !["Council", "Trust", "Provider", " it ", "Home", "School"]
            .iter()
            .any(|body| said.contains(body))
    })
}

/// "The landlord claimed £875", "the Council now wants her to pay £425".
fn wanted_by_another(before: &str) -> bool {
    last_wish(before)
        .is_some_and(|hit| ANOTHER_WANTS.is_match(before.get(..hit.start).unwrap_or_default()))
}

pub(super) fn measured_against(sum: &Sum<'_>) -> Verdict {
    let gap = sum.gap.to_lowercase();
    if SAID_PAID.is_match(sum.tail) {
        Verdict::Paid
    } else if SAID_OFFERED.is_match(sum.tail) {
        Verdict::Offer
    } else if gap.contains("paid") || gap.contains("given") {
        Verdict::Paid
    } else if OFFER_BEFORE.is_match(sum.gap) {
        Verdict::Offer
    } else {
        Verdict::Echo
    }
}

/// A sum that no verb before it governs.
pub(super) fn ungoverned(
    sum: &Sum<'_>,
    unit: &Unit<'_>,
    trust: Trust,
    leads: &[&str],
) -> (Verdict, &'static str) {
    let mood = leads.iter().rev().find_map(|lead| last_mood(lead)).map(|hit| hit.means);
    let promised = matches!(mood, Some(Mood::Agreed | Mood::AgreedThen | Mood::Recommended));
    let listed = trust == Trust::Remedy && leads.iter().any(|lead| LISTS_SUMS.is_match(lead));
    if (promised || listed)
        && trust <= Trust::Summary
        && BARE_ITEM.is_match(sum.before)
        && sum.rank == 0
    {
        return (Verdict::Award(promise(mood)), "bare_sum_in_remedy_list");
    }
    let said = last_mood(sum.before);
    let named = NAMED_PAYMENT.is_match(sum.tail);
    if let Some(hit) = said.filter(|hit| named || sum.before.len() - hit.end < 25) {
        let ours = actor(sum.before.get(..hit.start).unwrap_or_default()) == Actor::Ombudsman
            || sum.before.get(hit.start..).is_some_and(|words| words.starts_with(['I', 'W', 'w']));
        match hit.means {
            Mood::Recommended if trust <= Trust::Closing && (ours || named) => {
                return (Verdict::Award(Promise::Recommended), "recommended_sum");
            }
            Mood::Agreed | Mood::AgreedThen if trust <= Trust::Summary && named => {
                return (Verdict::Award(promise(Some(hit.means))), "agreed_payment");
            }
            _ => {}
        }
    }
    if OFF_A_BILL.is_match(sum.tail) && trust <= Trust::Summary {
        let mood = said.map(|hit| hit.means).or(mood);
        match mood {
            Some(Mood::Agreed | Mood::AgreedThen | Mood::Recommended) => {
                return (Verdict::Award(promise(mood)), "taken_off_a_bill");
            }
            None if trust == Trust::Remedy => {
                return (Verdict::Award(Promise::Unsaid), "taken_off_a_bill");
            }
            _ => {}
        }
    }
    let asked = said.filter(|hit| hit.means == Mood::Wanted);
    let near = asked.is_some_and(|hit| sum.before.len() - hit.end < 60);
    let after = by_what_follows(sum, unit, trust);
    let another = || actor(sum.before) == Actor::Body || wanted_by_another(sum.before);
    if near && after.0 == Verdict::Mention && !another() {
        return (Verdict::Claimed, "wanted");
    }
    after
}

crate::pattern!(
    /// "would cost £40,000 and offered him": the offer is the next thing told.
    AND_ON, r"(?i)^,? (?:and|but|then) (?:[a-z]+ )?(?:offered|proposed)(?-u:\b)");

pub(super) fn by_what_follows(
    sum: &Sum<'_>,
    unit: &Unit<'_>,
    trust: Trust,
) -> (Verdict, &'static str) {
    if trust <= Trust::Summary && AGREED_TO_PAY.is_match(sum.tail) {
        return (Verdict::Award(Promise::Agreed), "sum_the_body_has_agreed");
    }
    if trust <= Trust::Summary && SHALL_BE_PAID.is_match(sum.tail) {
        let mood = if sum.tail.contains("will") { Promise::Agreed } else { Promise::Recommended };
        return (Verdict::Award(mood), "sum_to_be_paid");
    }
    if trust == Trust::Story && WOULD_BE_PAID.is_match(sum.tail) && REMEDIAL.is_match(unit.text) {
        return (Verdict::Offer, "sum_that_would_be_paid");
    }
    // Who acts takes longer to tell than the rest.
    let by_body = || actor(sum.before) == Actor::Body;
    if PUT_RIGHT_WITH.is_match(sum.before) && by_body() {
        return (Verdict::Paid, "put_right_with_arrears");
    }
    let onto = PUT_OR_ADDED.is_match(sum.before) && ONTO_ACCOUNT.is_match(sum.tail);
    let voucher =
        SENT.is_match(sum.before) && VOUCHER.is_match(sum.tail) && REMEDIAL.is_match(unit.text);
    if (onto || voucher) && by_body() && last_mood(sum.before).is_none() {
        return (Verdict::Paid, "given_by_way_of_an_account");
    }
    if SAID_RECEIVED.is_match(sum.tail) {
        return (Verdict::Paid, "sum_received");
    }
    if SAID_PAID.is_match(sum.tail) && REMEDIAL.is_match(unit.text) {
        return (Verdict::Paid, "sum_the_body_paid");
    }
    if SAID_OFFERED.is_match(sum.tail) && !AND_ON.is_match(sum.tail) {
        return (Verdict::Offer, "sum_the_body_offered");
    }
    let opinion = (OPINION.is_match(sum.before) || SUITABLE_AT_ONCE.is_match(sum.after))
        && SUITABLE.is_match(sum.after);
    if opinion && THINKS_IT.is_match(sum.before) {
        return (Verdict::Offer, "sum_the_body_thinks_suitable");
    }
    if trust <= Trust::Closing && opinion && !NEGATED_OPINION.is_match(unit.text) {
        return (Verdict::Award(Promise::Recommended), "sum_thought_suitable");
    }
    (Verdict::Mention, "mentioned")
}
