//! What a printed sum is: an award, an offer, a payment made, a claim, a rate, or only mentioned.

use super::basis::rate_after;
use super::clause::{Actor, Governor, STEP_TO, actor, governor};
use super::cues::{Mood, Shape, Verb, last_mood, verbs};
use super::place::{LONGEST, Trust, trust};
use super::purposes::injustices;
use super::signs::{
    AGREED_TO_PAY, ALREADY, AND_PAID, ANOTHER_WANTS, ANSWERING, ANSWERING_AT_ONCE, ASKED_NEXT,
    BARE_ITEM, DELIBERATES, EARLIER, FROM_BODY, FROM_TO, GUIDANCE, HONOURS, KNOWN_SUM, LISTS_SUMS,
    LOSS, LOWERS, MAKES_UP, MEASURED_AGAINST, NAMED_PAYMENT, NARRATES, NEEDLESS, NEGATED_OPINION,
    NO_BILL, NO_REMEDY, OFF_A_BILL, OFFER_BEFORE, ON_CONDITION, OPINION, OTHER_CASE, PART_OF_BILL,
    PUT_OFF, REMEDIAL, SAID_CLAIMED, SAID_MADE, SAID_OFFERED, SAID_PAID, SAID_RECEIVED,
    SHALL_BE_PAID, SOMEONES, SPEAKS_ANEW, SPENT, SUITABLE, SUITABLE_AT_ONCE, TAKES_UP, THIRD_PARTY,
    WAS_PAID, WEIGHED, WOULD_BE_PAID, WOULD_TAKE,
};
use super::sums::{Extent, Sum};
use crate::extract::{Unit, Zone};
use crate::model::words::{PaymentForm, Role};

/// What a sum is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Part of the remedy.
    Award(Promise),
    /// Held out by the body before.
    Offer,
    /// Paid, refunded or waived before.
    Paid,
    /// Wanted by the person, or said to be lost.
    Claimed,
    /// So much per unit.
    Rate,
    /// Speaks of a sum that may be told elsewhere.
    Echo,
    /// Anything else.
    Mention,
}

/// How an award is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Promise {
    /// The body has agreed or will.
    Agreed,
    /// The body agreed, then.
    AgreedThen,
    /// It should.
    Recommended,
    /// The section says, not the sentence.
    Unsaid,
}

/// A verdict with the rule that spoke.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged<'a> {
    pub(super) verdict: Verdict,
    pub(super) form: PaymentForm,
    pub(super) rule: &'static str,
    pub(super) confidence: f32,
    pub(super) governor: Option<Governor<'a>>,
}

/// Judges one sum. `context` is the text of its paragraph before its sentence.
pub(super) fn judge<'a>(
    sum: &Sum<'a>,
    unit: &Unit<'a>,
    trust: Trust,
    leads: &[&'a str],
    context: &str,
) -> Judged<'a> {
    if unit.text.len() > LONGEST {
        let form = PaymentForm::Payment;
        let (verdict, rule) = (Verdict::Mention, "sentence_too_long");
        return Judged { verdict, form, rule, confidence: 0.3, governor: None };
    }
    // A whole sentence after the first of an item has its own subject.
    let leads = if SPEAKS_ANEW.is_match(unit.text) { &[] } else { leads };
    let governor = governor(sum.before, leads);
    let form = form_of(governor.as_ref(), sum, context);
    let judged = |verdict, rule, confidence| Judged { verdict, form, rule, confidence, governor };
    if unit.boilerplate {
        return judged(Verdict::Mention, "standing_text", 1.0);
    }
    if rate_after(sum).is_some() {
        let complaint = unit.zone == Zone::Section(Role::Complaint);
        return judged(rate_verdict(complaint, governor.as_ref(), sum), "rate", 0.9);
    }
    if SAID_CLAIMED.is_match(sum.tail) && !ON_CONDITION.is_match(sum.tail) {
        return judged(Verdict::Claimed, "sum_the_person_claims", 0.9);
    }
    if trust == Trust::Never {
        let complaint = unit.zone == Zone::Section(Role::Complaint);
        let verdict = outside_the_remedy(sum, governor.as_ref(), leads, complaint);
        return judged(verdict, "no_remedy_section", 0.9);
    }
    if MEASURED_AGAINST.is_match(sum.gap) {
        return judged(measured_against(sum), "measured_against", 0.85);
    }
    let told_elsewhere = OTHER_CASE.is_match(unit.text) || GUIDANCE.is_match(sum.before);
    let of_guidance = GUIDANCE
        .find_iter(sum.before)
        .last()
        .is_some_and(|said| verbs(sum.before.get(said.end()..).unwrap_or_default()).is_empty());
    if trust != Trust::Remedy && told_elsewhere || of_guidance {
        return judged(Verdict::Mention, "guidance_or_other_case", 0.9);
    }
    if sum.rank > 0 && PART_OF_BILL.is_match(sum.gap) {
        return judged(Verdict::Mention, "whole_of_a_bill", 0.8);
    }
    let Some(governor) = governor else {
        let (verdict, rule) = ungoverned(sum, unit, trust, leads);
        return judged(verdict, rule, 0.8);
    };
    let (verdict, rule, confidence) = governed(sum, unit, trust, &governor, context);
    if matches!(verdict, Verdict::Mention | Verdict::Echo) {
        let (after, rule_after) = by_what_follows(sum, unit, trust);
        if after != Verdict::Mention {
            return judged(after, rule_after, 0.8);
        }
    }
    judged(verdict, rule, confidence)
}

fn form_of(governor: Option<&Governor<'_>>, sum: &Sum<'_>, context: &str) -> PaymentForm {
    let refunds = |text: &str| text.to_lowercase().contains("refund");
    if governor.is_some_and(|g| g.verb == Verb::Move(PaymentForm::Waiver))
        && SAID_PAID.is_match(sum.tail)
    {
        return PaymentForm::Payment;
    }
    if OFF_A_BILL.is_match(sum.tail) {
        return PaymentForm::Waiver;
    }
    let received = SAID_RECEIVED.is_match(sum.tail) && refunds(context);
    let Some(governor) = governor.filter(|_| !received) else {
        return if received { PaymentForm::Refund } else { PaymentForm::Payment };
    };
    match governor.verb {
        // What a person spent with others is made good, not given back.
        Verb::Move(PaymentForm::Refund)
            if SPENT.is_match(governor.object) || SPENT.is_match(sum.tail) =>
        {
            PaymentForm::Reimbursement
        }
        Verb::Move(form) => form,
        _ => PaymentForm::Payment,
    }
}

fn rate_verdict(complaint: bool, governor: Option<&Governor<'_>>, sum: &Sum<'_>) -> Verdict {
    let wanted = complaint
        && (last_mood(sum.before).is_some_and(|hit| hit.means == Mood::Wanted)
            || LOSS.is_match(sum.before)
            || NEEDLESS.is_match(sum.tail)
            || sum.after.contains("want")
            || governor.is_some_and(|g| g.mood == Some(Mood::Wanted)));
    if wanted { Verdict::Claimed } else { Verdict::Rate }
}

/// Complaint, law, powers, method: a sum there is wanted, or told of elsewhere.
fn outside_the_remedy(
    sum: &Sum<'_>,
    governor: Option<&Governor<'_>>,
    leads: &[&str],
    complaint: bool,
) -> Verdict {
    let own = governor.is_some_and(|g| g.actor == Actor::Person);
    let mood = last_mood(sum.before).or_else(|| leads.iter().rev().find_map(|l| last_mood(l)));
    let wanted =
        mood.is_some_and(|hit| hit.means == Mood::Wanted) && !wanted_by_another(sum.before);
    if wanted && own {
        return Verdict::Claimed;
    }
    if !complaint {
        return Verdict::Mention;
    }
    let told = governor.is_some_and(|g| {
        g.verb == Verb::Offer || g.shape == Shape::Past && g.actor != Actor::Person
    });
    if wanted && (!told || leads.is_empty()) {
        Verdict::Claimed
    } else if told {
        if LOWERS.is_match(sum.gap) { Verdict::Claimed } else { Verdict::Echo }
    } else if LOSS.is_match(sum.gap) || NEEDLESS.is_match(sum.tail) {
        Verdict::Claimed
    } else {
        Verdict::Mention
    }
}

/// "The landlord claimed £875", "the Council now wants her to pay £425".
fn wanted_by_another(before: &str) -> bool {
    last_mood(before).is_some_and(|hit| {
        hit.means == Mood::Wanted
            && ANOTHER_WANTS.is_match(before.get(..hit.start).unwrap_or_default())
    })
}

fn measured_against(sum: &Sum<'_>) -> Verdict {
    let gap = sum.gap.to_lowercase();
    if SAID_PAID.is_match(sum.tail) || gap.contains("paid") || gap.contains("given") {
        Verdict::Paid
    } else if SAID_OFFERED.is_match(sum.tail) || OFFER_BEFORE.is_match(sum.gap) {
        Verdict::Offer
    } else {
        Verdict::Echo
    }
}

/// A sum that no verb before it governs.
fn ungoverned(
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
    let asked = said.filter(|hit| hit.means == Mood::Wanted);
    let near = asked.is_some_and(|hit| sum.before.len() - hit.end < 60);
    let after = by_what_follows(sum, unit, trust);
    let another = actor(sum.before) == Actor::Body || wanted_by_another(sum.before);
    if near && after.0 == Verdict::Mention && !another {
        return (Verdict::Claimed, "wanted");
    }
    after
}

fn by_what_follows(sum: &Sum<'_>, unit: &Unit<'_>, trust: Trust) -> (Verdict, &'static str) {
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
    if SAID_RECEIVED.is_match(sum.tail) {
        return (Verdict::Paid, "sum_received");
    }
    if SAID_PAID.is_match(sum.tail) && REMEDIAL.is_match(unit.text) {
        return (Verdict::Paid, "sum_the_body_paid");
    }
    if SAID_OFFERED.is_match(sum.tail) {
        return (Verdict::Offer, "sum_the_body_offered");
    }
    let opinion = (OPINION.is_match(sum.before) || SUITABLE_AT_ONCE.is_match(sum.after))
        && SUITABLE.is_match(sum.after);
    if trust <= Trust::Closing && opinion && !NEGATED_OPINION.is_match(unit.text) {
        return (Verdict::Award(Promise::Recommended), "sum_thought_suitable");
    }
    (Verdict::Mention, "mentioned")
}

fn promise(mood: Option<Mood>) -> Promise {
    match mood {
        Some(Mood::Agreed) => Promise::Agreed,
        Some(Mood::AgreedThen) => Promise::AgreedThen,
        Some(Mood::Recommended) => Promise::Recommended,
        _ => Promise::Unsaid,
    }
}

fn governed(
    sum: &Sum<'_>,
    unit: &Unit<'_>,
    trust: Trust,
    governor: &Governor<'_>,
    context: &str,
) -> (Verdict, &'static str, f32) {
    match governor.verb {
        Verb::Offer => offered(trust, governor),
        Verb::Suggest => match governor.actor {
            Actor::Body | Actor::Ombudsman => offered(trust, governor),
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
        Verb::Move(_) if governor.shape == Shape::Noun && EARLIER.is_match(governor.before) => {
            (Verdict::Paid, "earlier_payment", 0.75)
        }
        Verb::Move(PaymentForm::Waiver) if SAID_PAID.is_match(sum.tail) => {
            (Verdict::Paid, "earlier_payment_deducted", 0.8)
        }
        Verb::Move(PaymentForm::Waiver) if PUT_OFF.is_match(unit.text) => {
            (Verdict::Mention, "bill_put_off", 0.8)
        }
        Verb::Move(PaymentForm::Waiver) if FROM_TO.is_match(sum.gap) => {
            (Verdict::Mention, "bill_reduced", 0.8)
        }
        Verb::Move(_) => moved(sum, unit, trust, governor, context),
    }
}

/// Whether the verb can hand over papers as well as money.
fn by_hand(governor: &Governor<'_>) -> bool {
    governor.verb == Verb::Move(PaymentForm::Payment)
        && !governor.object.contains("payment")
        && !(governor.word.starts_with("pay") && SOMEONES.is_match(governor.object))
}

fn offered(trust: Trust, governor: &Governor<'_>) -> (Verdict, &'static str, f32) {
    let by_another = governor.actor == Actor::Person && governor.shape != Shape::Noun;
    if by_another || THIRD_PARTY.is_match(governor.before) {
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
    match (governor.shape, governor.mood) {
        (Shape::Open, mood @ Some(Mood::Agreed | Mood::AgreedThen | Mood::Recommended))
            if trust <= Trust::Summary =>
        {
            (Verdict::Award(promise(mood)), "agreed_to_offer", 0.85)
        }
        (Shape::Open, None) if trust == Trust::Remedy => {
            (Verdict::Award(Promise::Unsaid), "told_to_offer", 0.8)
        }
        (Shape::Open, Some(Mood::Denied)) => (Verdict::Echo, "not_offered", 0.7),
        (Shape::Open, Some(Mood::Wanted)) => (Verdict::Claimed, "wanted", 0.8),
        (Shape::Open, Some(Mood::Reported)) => (Verdict::Echo, "recommended_by_another", 0.7),
        _ => (Verdict::Offer, "offered", 0.9),
    }
}

fn increased(
    sum: &Sum<'_>,
    trust: Trust,
    governor: &Governor<'_>,
    context: &str,
) -> (Verdict, &'static str, f32) {
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
        _ if governor.shape == Shape::Past && from_body && REMEDIAL.is_match(unit.text) => {
            (Verdict::Paid, "received_from_the_body", 0.75)
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
                    || !injustices(sum.tail).is_empty())
                && !NO_BILL.is_match(governor.object)
                && !unit.text.contains("voucher")
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

fn moved(
    sum: &Sum<'_>,
    unit: &Unit<'_>,
    trust: Trust,
    governor: &Governor<'_>,
    context: &str,
) -> (Verdict, &'static str, f32) {
    let by_person = governor.actor == Actor::Person && !governor.in_lead;
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
        Some(Mood::Recommended) if governor.actor == Actor::Ombudsman => {
            (Verdict::Award(Promise::Recommended), "asked_in_the_story", 0.7)
        }
        Some(Mood::Agreed | Mood::AgreedThen)
            if REMEDIAL.is_match(unit.text) || REMEDIAL.is_match(context) =>
        {
            (Verdict::Offer, "agreed_in_the_story", 0.8)
        }
        Some(Mood::Agreed | Mood::AgreedThen) => (Verdict::Echo, "told", 0.6),
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

/// Whether the findings weigh a sum here that the remedy may then award.
pub(super) fn deliberates(text: &str, next: &str) -> bool {
    !NARRATES.is_match(text) && (DELIBERATES.is_match(text) || ASKED_NEXT.is_match(next))
}

/// Whether the sentence after a sum says that it was paid, by way of remedy.
pub(super) fn was_paid(sum: &Sum<'_>, text: &str, next: &str, offer: bool) -> bool {
    let paid = WAS_PAID.is_match(next);
    // What is an offer already needs no further word.
    if offer && AND_PAID.is_match(sum.tail) {
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

impl Sum<'_> {
    /// Whether the sum is spoken of as known: "the £100", "this £200".
    pub(super) fn is_definite(&self) -> bool {
        if KNOWN_SUM.is_match(self.gap) {
            return true;
        }
        let before = self.before.trim_end().to_lowercase();
        let word = before.rsplit([' ', '\n', '\u{a0}']).next().unwrap_or_default();
        matches!(word, "the" | "this" | "that" | "its" | "their" | "remaining")
            || word.ends_with("’s")
            || word.ends_with("'s")
    }

    /// Whether the sum comes on top of others: "a further £100".
    pub(super) fn is_further(&self) -> bool {
        let near: Vec<&str> = self.gap.split_whitespace().rev().take(6).collect();
        near.iter().any(|word| {
            matches!(
                word.to_lowercase().trim_matches(','),
                "further" | "additional" | "extra" | "another" | "more" | "second" | "separate"
            )
        }) || self.tail.starts_with(" more")
            || self.tail.starts_with(" extra")
    }

    pub(super) fn is_range(&self) -> bool {
        matches!(self.extent, Extent::From | Extent::Upto(_))
    }
}
