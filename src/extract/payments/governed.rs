//! What a sum is by the verb that governs it, and who acts.

use super::clause::{Actor, Governor, STEP_TO};
use super::cues::{Mood, Shape, Verb};
use super::place::{Trust, trust};
use super::purposes::injustices;
use super::signs::{
    ALREADY, ANSWERING, ANSWERING_AT_ONCE, BODYS_OWN, EARLIER, FOR_SERVICES, FROM_BODY, FROM_TO,
    HONOURS, ITS_OWN, MADE_UP_FOR, MAKES_UP, MAKES_UP_WITH, NEGATED_OPINION, NO_BILL, NO_REMEDY,
    ON_RECEIPT, OPINION, PAID_OTHERS, PERSON_OFFERS, PUT_OFF, REMEDIAL, SAID_MADE, SAID_PAID,
    SENT_BACK, SOMEONES, SUGGESTED, SUITABLE, THIRD_PARTY, TOLD_OTHERS, WAS_MADE, WHOLE_OF_PART,
    WOULD_GET, WOULD_LIKE_TO, WOULD_TAKE,
};
use super::sums::Sum;
use super::verdict::{Promise, Verdict, promise};
use crate::extract::Unit;
use crate::extract::nearby::last_of;
use crate::model::words::PaymentForm;

crate::pattern!(
    /// "The Council suggested a payment of".
    SUGGESTED_A_SUM,
    r"(?i)(?-u:\b)(?:council|trust|provider|home|authority|school|company|it) (?:[a-z]+ )?(?:suggested|proposed|put forward) (?:making |paying )?(?:an? |the )?(?:[a-z]+ ){0,2}?(?:payment|sum|remedy|figure) of $");

pub(super) fn governed(
    sum: &Sum<'_>,
    unit: &Unit<'_>,
    trust: Trust,
    governor: &Governor<'_>,
    context: &str,
) -> (Verdict, &'static str, f32) {
    if SUGGESTED_A_SUM.is_match(last_of(sum.before, 120)) {
        return (Verdict::Offer, "offered", 0.75);
    }
    match governor.verb {
        Verb::Offer => offered(trust, governor),
        Verb::Suggest => match governor.actor {
            Actor::Body | Actor::Ombudsman if governor.object.split_whitespace().count() < 3 => {
                offered(trust, governor)
            }
            _ => (Verdict::Mention, "suggested", 0.7),
        },
        Verb::Increase => increased(sum, trust, governor, context),
        Verb::Receive => received(sum, unit, trust, governor),
        Verb::Move(form) if governor.shape == Shape::Past => {
            told_as_done(sum, unit, governor, form, context)
        }
        Verb::Move(_) if NO_BILL.is_match(governor.object) && by_hand(governor) => {
            (Verdict::Mention, "paper_sent", 0.8)
        }
        Verb::Move(_) if governor.shape == Shape::Noun && SAID_MADE.is_match(sum.tail) => {
            (Verdict::Paid, "payment_that_was_made", 0.8)
        }
        Verb::Move(form)
            if governor.shape == Shape::Noun
                && governor.mood.is_none()
                && matches!(trust, Trust::Story | Trust::Findings)
                && WAS_MADE.is_match(sum.tail)
                && (form != PaymentForm::Payment || REMEDIAL.is_match(unit.text)) =>
        {
            (Verdict::Paid, "payment_was_made", 0.8)
        }
        Verb::Move(_) if governor.shape == Shape::Noun && EARLIER.is_match(governor.before) => {
            (Verdict::Paid, "earlier_payment", 0.75)
        }
        Verb::Move(_)
            if governor.shape == Shape::Noun
                && trust != Trust::Remedy
                && governor.mood.is_none()
                && ITS_OWN.is_match(governor.before) =>
        {
            (Verdict::Paid, "payment_of_the_body", 0.7)
        }
        Verb::Move(PaymentForm::Waiver) if SAID_PAID.is_match(sum.tail) => {
            (Verdict::Paid, "earlier_payment_deducted", 0.8)
        }
        Verb::Move(PaymentForm::Waiver) if PUT_OFF.is_match(unit.text) => {
            (Verdict::Mention, "bill_put_off", 0.8)
        }
        Verb::Move(_) if WHOLE_OF_PART.is_match(sum.before) && trust <= Trust::Summary => {
            (Verdict::Mention, "part_of_it", 0.8)
        }
        Verb::Move(PaymentForm::Waiver) if FROM_TO.is_match(sum.gap) => {
            (Verdict::Mention, "bill_reduced", 0.8)
        }
        Verb::Move(_) => moved(sum, unit, trust, governor, context),
    }
}

/// Whether the verb can hand over papers as well as money.
fn by_hand(governor: &Governor<'_>) -> bool {
    let object = governor.object;
    let pays_a_bill = governor.word.starts_with("pay") && SOMEONES.is_match(object);
    let money = object.contains("payment") || ON_RECEIPT.is_match(object) || pays_a_bill;
    governor.verb == Verb::Move(PaymentForm::Payment) && !money
}

crate::pattern!(
    /// Before "offer to pay" where it is a verb.
    MOOD_ENDS, r"(?i)(?-u:\b)(?:should|will|must|to|agreed to|would|and|also) $");

fn offered(trust: Trust, governor: &Governor<'_>) -> (Verdict, &'static str, f32) {
    let by_another = governor.actor == Actor::Person && governor.shape != Shape::Noun;
    let third_party = by_another || THIRD_PARTY.is_match(governor.before);
    if third_party && !BODYS_OWN.is_match(governor.before) {
        return (Verdict::Mention, "offered_by_another", 0.8);
    }
    if governor.actor == Actor::Ombudsman && governor.shape == Shape::Past {
        return if trust <= Trust::Closing {
            (Verdict::Award(Promise::Recommended), "proposed_by_us", 0.8)
        } else {
            (Verdict::Echo, "proposed_by_us", 0.7)
        };
    }
    if NO_REMEDY.is_match(governor.object) && trust != Trust::Remedy {
        return (Verdict::Mention, "offered_something_else", 0.7);
    }
    if governor.shape == Shape::Noun && HONOURS.is_match(governor.before) {
        match governor.mood {
            Some(Mood::Agreed | Mood::AgreedThen | Mood::Recommended)
                if trust <= Trust::Summary =>
            {
                return (Verdict::Award(promise(governor.mood)), "offer_honoured", 0.85);
            }
            None if trust == Trust::Remedy => {
                return (Verdict::Award(Promise::Unsaid), "offer_honoured", 0.8);
            }
            _ => {}
        }
    }
    // "should offer to pay", not "its offer to pay".
    let offers_to = governor.word.to_lowercase().starts_with("offer to")
        && governor.mood.is_some_and(|_| MOOD_ENDS.is_match(governor.before));
    let shape = if offers_to { Shape::Open } else { governor.shape };
    match (shape, governor.mood) {
        (Shape::Open, mood @ Some(Mood::Agreed | Mood::AgreedThen | Mood::Recommended))
            if trust <= Trust::Summary =>
        {
            (Verdict::Award(promise(mood)), "agreed_to_offer", 0.85)
        }
        (Shape::Open, None) if trust == Trust::Remedy => {
            (Verdict::Award(Promise::Unsaid), "told_to_offer", 0.8)
        }
        (Shape::Open, Some(Mood::Denied)) => (Verdict::Echo, "not_offered", 0.7),
        // "It would like to offer her £250": a body that wants to offer does offer.
        (Shape::Open, Some(Mood::Wanted)) if WOULD_LIKE_TO.is_match(governor.before) => {
            (Verdict::Offer, "would_like_to_offer", 0.85)
        }
        (Shape::Open, Some(Mood::Wanted)) => (Verdict::Claimed, "wanted", 0.8),
        (Shape::Open, Some(Mood::Reported)) => (Verdict::Echo, "recommended_by_another", 0.7),
        _ => (Verdict::Offer, "offered", 0.9),
    }
}

crate::pattern!(
    /// "raise its offer (by £50) to £150": what is added is in the sum that follows.
    STEP_BY, r"(?i)(?-u:\b)by(?: an?)?(?: further| additional| extra)? $");
crate::pattern!(AND_SO_TO, r"(?i)^,? (?:to|making|bringing it to)(?: an?| total| of| new)* $");

fn increased(
    sum: &Sum<'_>,
    trust: Trust,
    governor: &Governor<'_>,
    context: &str,
) -> (Verdict, &'static str, f32) {
    if STEP_BY.is_match(sum.gap) && AND_SO_TO.is_match(sum.tail) {
        return (Verdict::Mention, "step_of_an_increase", 0.85);
    }
    if !STEP_TO.is_match(sum.before) {
        return (Verdict::Echo, "sum_increased", 0.6);
    }
    match governor.mood {
        Some(Mood::Agreed | Mood::AgreedThen | Mood::Recommended)
            if governor.shape == Shape::Open && trust <= Trust::Summary =>
        {
            (Verdict::Award(promise(governor.mood)), "offer_increased", 0.9)
        }
        None if governor.shape == Shape::Open && trust == Trust::Remedy => {
            (Verdict::Award(Promise::Unsaid), "offer_increased", 0.85)
        }
        _ if context.contains("offered")
            || governor.before.contains("offer")
            || governor.object.contains("offer")
            || governor.object.contains("payment")
            || governor.object.contains("remedy") =>
        {
            (Verdict::Offer, "offer_increased_before", 0.8)
        }
        _ => (Verdict::Mention, "increase", 0.7),
    }
}

fn received(
    sum: &Sum<'_>,
    unit: &Unit<'_>,
    trust: Trust,
    governor: &Governor<'_>,
) -> (Verdict, &'static str, f32) {
    let from_body = FROM_BODY.is_match(sum.tail) || FROM_BODY.is_match(governor.object);
    match governor.mood {
        _ if governor.shape == Shape::Past
            && from_body
            && (REMEDIAL.is_match(unit.text) || governor.object.contains("refund")) =>
        {
            (Verdict::Paid, "received_from_the_body", 0.75)
        }
        _ if governor.shape == Shape::Open
            && trust == Trust::Story
            && WOULD_GET.is_match(governor.before)
            && REMEDIAL.is_match(unit.text) =>
        {
            (Verdict::Offer, "would_receive", 0.75)
        }
        Some(Mood::Agreed | Mood::Recommended)
            if governor.shape == Shape::Open && trust <= Trust::Closing =>
        {
            (Verdict::Award(promise(governor.mood)), "should_receive", 0.7)
        }
        _ => (Verdict::Mention, "received", 0.7),
    }
}

fn told_as_done(
    sum: &Sum<'_>,
    unit: &Unit<'_>,
    governor: &Governor<'_>,
    form: PaymentForm,
    context: &str,
) -> (Verdict, &'static str, f32) {
    if trust(unit) != Trust::Remedy && PAID_OTHERS.is_match(governor.object) {
        return (Verdict::Mention, "paid_to_another", 0.8);
    }
    if governor.word.eq_ignore_ascii_case("sent")
        && governor.actor == Actor::Body
        && SENT_BACK.is_match(sum.tail)
    {
        return (Verdict::Paid, "sent_back", 0.8);
    }
    let denied = governor.mood == Some(Mood::Denied) && !governor.before.contains(", ");
    let passive_person =
        governor.before.trim_end().ends_with("was") || governor.before.trim_end().ends_with("were");
    if form == PaymentForm::Payment
        && (passive_person || governor.actor == Actor::Unknown)
        && MAKES_UP.is_match(unit.text)
        && !NO_BILL.is_match(governor.object)
    {
        return (Verdict::Paid, "paid_to_make_up", 0.75);
    }
    if governor.actor == Actor::Person || denied {
        return (Verdict::Mention, "paid_by_a_person", 0.85);
    }
    let answering = ANSWERING.is_match(unit.text) || ANSWERING.is_match(context);
    let made = match form {
        PaymentForm::Refund | PaymentForm::Reimbursement => true,
        PaymentForm::Payment => {
            governor.actor == Actor::Body
                && !passive_person
                && (trust(unit) == Trust::Remedy
                    || REMEDIAL.is_match(unit.text)
                    || MADE_UP_FOR.is_match(sum.tail)
                    || MAKES_UP_WITH.is_match(governor.object)
                    || governor.word.eq_ignore_ascii_case("credited")
                    || answers_just_before(sum, governor, context)
                    || !injustices(sum.tail).is_empty())
                && !NO_BILL.is_match(governor.object)
        }
        PaymentForm::WriteOff => {
            ANSWERING_AT_ONCE.is_match(unit.text) && governor.actor == Actor::Body
        }
        _ => {
            let since = ALREADY.is_match(governor.before) && trust(unit) == Trust::Findings;
            (answering || since) && governor.actor == Actor::Body
        }
    };
    let by_body = form == PaymentForm::Payment && governor.actor == Actor::Body;
    match (made, by_body) {
        (true, _) => (Verdict::Paid, "told_as_paid", 0.85),
        (false, true) => (Verdict::Echo, "told", 0.7),
        (false, false) => (Verdict::Mention, "told", 0.8),
    }
}

/// "Its letter upheld this. It paid £870 in April": the sentence before is about the remedy.
fn answers_just_before(sum: &Sum<'_>, governor: &Governor<'_>, context: &str) -> bool {
    let near = last_of(context, 250);
    governor.object.len() < 25
        && !FOR_SERVICES.is_match(sum.tail)
        && (REMEDIAL.is_match(near) || near.contains("agreed") || near.contains("refund"))
}

fn moved(
    sum: &Sum<'_>,
    unit: &Unit<'_>,
    trust: Trust,
    governor: &Governor<'_>,
    context: &str,
) -> (Verdict, &'static str, f32) {
    let by_person = governor.actor == Actor::Person && !governor.in_lead;
    if governor.word.to_lowercase().starts_with("clear") && NO_REMEDY.is_match(governor.before) {
        return (Verdict::Mention, "debt_to_be_paid_off", 0.8);
    }
    if TOLD_OTHERS.is_match(governor.object) {
        return (Verdict::Mention, "told_others_to_pay", 0.8);
    }
    match governor.mood {
        _ if by_person && WOULD_TAKE.is_match(governor.before) => {
            (Verdict::Claimed, "would_take", 0.8)
        }
        Some(Mood::Agreed | Mood::AgreedThen | Mood::Recommended) if by_person => {
            (Verdict::Mention, "person_pays", 0.8)
        }
        Some(Mood::Agreed) if trust <= Trust::Summary => {
            (Verdict::Award(Promise::Agreed), "agreed_or_will", 0.95)
        }
        Some(Mood::AgreedThen) if trust <= Trust::Summary => {
            (Verdict::Award(Promise::AgreedThen), "agreed", 0.9)
        }
        Some(Mood::Recommended) if trust <= Trust::Summary => {
            (Verdict::Award(Promise::Recommended), "should_or_recommended", 0.9)
        }
        Some(Mood::Recommended)
            if governor.actor == Actor::Body && SUGGESTED.is_match(governor.before) =>
        {
            (Verdict::Offer, "suggested_by_the_body", 0.75)
        }
        Some(Mood::Recommended) if governor.actor == Actor::Ombudsman => {
            (Verdict::Award(Promise::Recommended), "asked_in_the_story", 0.7)
        }
        Some(Mood::Agreed | Mood::AgreedThen)
            if REMEDIAL.is_match(unit.text) || REMEDIAL.is_match(context) =>
        {
            (Verdict::Offer, "agreed_in_the_story", 0.8)
        }
        Some(Mood::Agreed | Mood::AgreedThen) => (Verdict::Echo, "told", 0.6),
        Some(Mood::Offered) if by_person && PERSON_OFFERS.is_match(governor.before) => {
            (Verdict::Mention, "offered_by_a_person", 0.8)
        }
        Some(Mood::Offered) => (Verdict::Offer, "willing_to_pay", 0.85),
        Some(Mood::Wanted) if governor.actor == Actor::Body => {
            (Verdict::Mention, "asked_by_the_body", 0.7)
        }
        Some(Mood::Wanted) => (Verdict::Claimed, "wanted", 0.85),
        Some(Mood::Reported) => (Verdict::Echo, "recommended_by_another", 0.8),
        Some(Mood::Open) if by_person => (Verdict::Mention, "person_had_to_pay", 0.8),
        Some(Mood::Denied | Mood::Open | Mood::Aside | Mood::Recommended) => {
            (Verdict::Echo, "not_promised", 0.7)
        }
        None if trust == Trust::Remedy => {
            (Verdict::Award(Promise::Unsaid), "told_in_the_remedy", 0.85)
        }
        None => {
            let opinion = OPINION.is_match(unit.text) && SUITABLE.is_match(unit.text);
            let noun = governor.shape == Shape::Noun || sum.tail.starts_with(" payment");
            if noun && opinion && trust <= Trust::Closing && !NEGATED_OPINION.is_match(unit.text) {
                (Verdict::Award(Promise::Recommended), "sum_thought_suitable", 0.75)
            } else {
                (Verdict::Mention, "mentioned", 0.7)
            }
        }
    }
}
