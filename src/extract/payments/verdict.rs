//! What a printed sum is: an award, an offer, a payment made, a claim, a rate, or only mentioned.

use super::basis::rate_after;
use super::clause::{Actor, Governor, governor};
use super::cues::{Mood, Shape, Verb, last_mood, verbs};
use super::governed::governed;
use super::overtaken::agreed_instead;
use super::place::{LONGEST, MOST, Trust};
use super::signs::{
    BEING, GUIDANCE, HAD_DONE, HAVE_DONE, IN_BRACKETS, IS_ABOUT, LEAVES, LOSS, MEASURED_AGAINST,
    MEETS_COST, NEEDLESS, NEW_TOTAL, NOW_TO_PAY, OFF_A_BILL, ON_CONDITION, ON_RECEIPT, OTHER_CASE,
    OWN_EXPENSE, PART_OF_BILL, SAID_CLAIMED, SAID_PAID, SAID_RECEIVED, SAYS_LOST, SENT_BACK,
    SHALL_BE_PAID, SPEAKS_ANEW, SPENT_ELSEWHERE, TIME_SPENT, VOUCHER, VOUCHER_WORTH,
};
use super::sums::Sum;
use super::ungoverned::{
    bought_elsewhere, by_what_follows, measured_against, outside_the_remedy, ungoverned,
};
use crate::extract::nearby::last_of;
use crate::extract::{Unit, Zone};
use crate::grammar::amount::amounts;
use crate::model::Pence;
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
    if unit.text.len() > LONGEST || sum.rank > MOST {
        let form = PaymentForm::Payment;
        let (verdict, rule) = (Verdict::Mention, "sentence_too_long");
        return Judged { verdict, form, rule, confidence: 0.3, governor: None };
    }
    // A whole sentence after the first of an item has its own subject.
    let leads = if SPEAKS_ANEW.is_match(unit.text) { &[] } else { leads };
    let governor = governor(sum.before, leads);
    let governor = governor.map(|governor| of_an_official(governor, unit.text, context));
    let form = form_of(governor.as_ref(), sum, context);
    let judged = |verdict, rule, confidence| Judged { verdict, form, rule, confidence, governor };
    if unit.boilerplate {
        return judged(Verdict::Mention, "standing_text", 1.0);
    }
    if rate_after(sum).is_some() {
        let complaint = unit.zone == Zone::Section(Role::Complaint);
        if SAYS_LOST.is_match(sum.before) {
            return judged(Verdict::Claimed, "said_to_be_lost", 0.7);
        }
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
    if let Some(found) = NOW_TO_PAY.captures(sum.tail).filter(|_| trust <= Trust::Summary) {
        let agreed = found.get(1).is_some_and(|word| {
            matches!(word.as_str().to_lowercase().as_str(), "will" | "has agreed to")
        });
        let promise = if agreed { Promise::Agreed } else { Promise::Recommended };
        return judged(Verdict::Award(promise), "earlier_offer_to_be_paid", 0.85);
    }
    if IS_ABOUT.is_match(sum.gap) {
        return judged(Verdict::Mention, "what_a_paper_is_about", 0.85);
    }
    if LEAVES.is_match(sum.gap) {
        return judged(Verdict::Mention, "what_is_left", 0.8);
    }
    if trust <= Trust::Summary && HAVE_DONE.is_match(sum.before) && HAD_DONE.is_match(sum.tail) {
        let promise = promise(last_mood(sum.before).map(|hit| hit.means));
        return judged(Verdict::Award(promise), "sum_to_be_dealt_with", 0.85);
    }
    if form == PaymentForm::BackdatedBenefit
        && !sum.is_on_top()
        && MEASURED_AGAINST.is_match(sum.gap)
    {
        return judged(Verdict::Mention, "already_had", 0.8);
    }
    if !sum.is_on_top() && MEASURED_AGAINST.is_match(sum.gap) {
        return judged(measured_against(sum), "measured_against", 0.85);
    }
    let told_elsewhere = OTHER_CASE.is_match(unit.text)
        || GUIDANCE.is_match(sum.before)
        || GOES_ON_ABOUT_IT.is_match(unit.text) && OTHER_CASE.is_match(last_of(context, 160));
    let of_guidance = GUIDANCE
        .find_iter(sum.before)
        .last()
        .is_some_and(|said| verbs(sum.before.get(said.end()..).unwrap_or_default()).is_empty());
    if trust != Trust::Remedy && told_elsewhere || of_guidance {
        return judged(Verdict::Mention, "guidance_or_other_case", 0.9);
    }
    if IN_BRACKETS.is_match(sum.before) || NEW_TOTAL.is_match(sum.before) {
        return judged(Verdict::Mention, "beside_the_sentence", 0.8);
    }
    if sum.rank > 0 && PART_OF_IT.is_match(sum.tail) && !makes_up_the_sum_before(sum) {
        return judged(Verdict::Mention, "part_of_it", 0.8);
    }
    if trust <= Trust::Summary && RAISED_NEXT.is_match(sum.tail) {
        return judged(Verdict::Offer, "offer_increased_before", 0.8);
    }
    if sum.rank > 0 && PART_OF_BILL.is_match(sum.gap) {
        return judged(Verdict::Mention, "whole_of_a_bill", 0.8);
    }
    if trust <= Trust::Closing && agreed_instead(sum, context) {
        let verdict = Verdict::Award(Promise::Agreed);
        return Judged { governor: None, ..judged(verdict, "agreed_sum", 0.8) };
    }
    let (verdict, rule, confidence) = match &governor {
        None => {
            let (verdict, rule) = ungoverned(sum, unit, trust, leads);
            (verdict, rule, 0.8)
        }
        Some(governor) => by_verb(sum, unit, trust, governor, context),
    };
    if verdict == Verdict::Mention && SAYS_LOST.is_match(sum.before) {
        return judged(Verdict::Claimed, "said_to_be_lost", 0.7);
    }
    if matches!(verdict, Verdict::Mention | Verdict::Echo) && ALREADY_PAID.is_match(sum.tail) {
        return judged(Verdict::Paid, "earlier_payment", 0.75);
    }
    judged(verdict, rule, confidence)
}

/// What a governed sum is: where its verb leaves that open, what follows it may tell.
fn by_verb(
    sum: &Sum<'_>,
    unit: &Unit<'_>,
    trust: Trust,
    governor: &Governor<'_>,
    context: &str,
) -> (Verdict, &'static str, f32) {
    let found = governed(sum, unit, trust, governor, context);
    if !matches!(found.0, Verdict::Mention | Verdict::Echo) {
        return found;
    }
    match by_what_follows(sum, unit, trust) {
        (Verdict::Mention, _) => found,
        (after, rule) => (after, rule, 0.8),
    }
}

crate::pattern!(
    /// "£250, £100 of it for": a part of the sum before.
    PART_OF_IT, r"(?i)^ of (?:which|it|this|that|these)(?-u:\b)");
crate::pattern!(
    /// "£200, which I recommend it increases to": another sum takes its place.
    RAISED_NEXT,
    r"(?i)^,? which (?:(?:I|we|it|they|the [a-z]+|should|will|has|have|now|agreed|recommend(?:ed)?|asked|to|be|that) ){1,8}(?:increases?|raises?|increased|raised) to (?:a total of )?$");

/// Whether a sum and those that follow it in its sentence come to the one before it.
fn makes_up_the_sum_before(sum: &Sum<'_>) -> bool {
    let Some((whole, _)) = amounts(sum.before).into_iter().next_back() else { return false };
    let mut parts = sum.amount;
    amounts(sum.after).into_iter().any(|(part, _)| {
        parts = Pence(parts.0.saturating_add(part.0));
        parts == whole
    })
}

crate::pattern!(
    /// "the £200 which the Council has already paid her".
    ALREADY_PAID,
    r"(?i)^,? (?:which|that) (?:the [a-z]+|it|they) (?:has|have|had) (?:already|since|previously) (?:paid|refunded|given|reimbursed|credited) (?:to )?(?:her|him|them|back|M[a-z]+ [A-Z])");
crate::pattern!(
    /// A sentence that goes on about another case.
    GOES_ON_ABOUT_IT, r"^(?:There|In (?:it|that one|both)|Then too)(?-u:\b)|(?-u:\b)(?:at that time|on that occasion|in that case)(?-u:\b)");
crate::pattern!(STANDS_FOR_SOMEONE, r"^(?:He|She) ");
crate::pattern!(
    /// A sentence about someone who speaks for the body.
    AN_OFFICIAL,
    r"(?:^|[.!?:] )(?:(?:In|At|On|After|Following|When)(?-u:\b)[^.!?]{0,80}? (?:[Tt]he|an?|its|one)|The|A|An|Its|One)(?: [A-Za-z’-]+){0,4} (?:officer|manager|director|adjudicator|owner|executive|head|principal|supervisor|proprietor|chief)(?-u:\b)[^.!?]*[.!?]?(?:[ ]+(?:She|He) [^.!?]*[.!?])*[ ]*$"
);

crate::pattern!(
    /// "He worked out that Mrs E should pay": what she pays is not his act.
    ANOTHER_SUBJECT,
    r"(?-u:\b)(?:that|if|whether|and|but|because|when|so) (?:Mr|Mrs|Miss|Ms|Mx|Dr) [A-Z]"
);

/// "The adjudicating officer agreed. She offered £600": the body's act.
fn of_an_official<'a>(governor: Governor<'a>, text: &str, context: &str) -> Governor<'a> {
    let own =
        governor.actor == Actor::Person && !governor.in_lead && STANDS_FOR_SOMEONE.is_match(text);
    let own = own && !ANOTHER_SUBJECT.is_match(governor.before);
    if own && AN_OFFICIAL.is_match(last_of(context, 300)) {
        return Governor { actor: Actor::Body, ..governor };
    }
    governor
}

fn form_of(governor: Option<&Governor<'_>>, sum: &Sum<'_>, context: &str) -> PaymentForm {
    let refunds = |text: &str| text.to_lowercase().contains("refund");
    if governor.is_some_and(|g| g.verb == Verb::Move(PaymentForm::Waiver))
        && SAID_PAID.is_match(sum.tail)
    {
        return PaymentForm::Payment;
    }
    let voucher = VOUCHER.is_match(sum.tail) && !sum.tail.contains("cheque");
    if voucher || VOUCHER_WORTH.is_match(sum.gap) {
        return PaymentForm::Other;
    }
    if OFF_A_BILL.is_match(sum.tail) {
        let written = sum.gap.trim_end().to_lowercase();
        if written.ends_with("write") || written.ends_with("writing") || written.ends_with("wrote")
        {
            return PaymentForm::WriteOff;
        }
        return PaymentForm::Waiver;
    }
    let done = HAD_DONE.captures(sum.tail).filter(|_| HAVE_DONE.is_match(sum.before));
    if let Some(word) = BEING.captures(sum.tail).or(done).and_then(|found| found.get(1)) {
        return form_of_word(word.as_str());
    }
    let received = SAID_RECEIVED.is_match(sum.tail) && refunds(context);
    if let Some(form) = form_of_passive(sum.tail) {
        return form;
    }
    let Some(governor) = governor.filter(|_| !received) else {
        return if received { PaymentForm::Refund } else { PaymentForm::Payment };
    };
    let said = || [sum.gap, sum.tail].iter().any(|said| BENEFIT_SHORT.is_match(said));
    let arrears = || {
        ARREARS_OF.is_match(sum.gap)
            && [sum.before, context].iter().any(|said| BENEFIT.is_match(last_of(said, 400)))
    };
    match governor.verb {
        // "£1,196, being the shortfall in the allowance".
        Verb::Move(PaymentForm::Payment) if said() || arrears() => PaymentForm::BackdatedBenefit,
        // "Repay what she spent on storage": made good. "Refund" says itself what it is.
        Verb::Move(PaymentForm::Refund)
            if !refunds(governor.word)
                && [governor.object, sum.tail]
                    .iter()
                    .any(|said| SPENT_ELSEWHERE.is_match(said)) =>
        {
            PaymentForm::Reimbursement
        }
        Verb::Move(PaymentForm::Payment)
            if governor.shape != Shape::Past
                && (OWN_EXPENSE.is_match(sum.tail) && !TIME_SPENT.is_match(sum.tail)
                    || ON_RECEIPT.is_match(governor.object)
                    || MEETS_COST.is_match(governor.word)) =>
        {
            PaymentForm::Reimbursement
        }
        Verb::Move(_)
            if governor.word.eq_ignore_ascii_case("sent") && SENT_BACK.is_match(sum.tail) =>
        {
            PaymentForm::Refund
        }
        Verb::Move(form) => form,
        Verb::Receive if governor.object.contains("refund") => PaymentForm::Refund,
        _ => PaymentForm::Payment,
    }
}

crate::pattern!(
    /// A benefit that was too low, as what is now paid.
    BENEFIT_SHORT,
    r"(?i)^[^.;£]{0,20}(?-u:\b)(?:shortfall|underpayment|arrears|difference)s? (?:in|of|from) (?:(?:the|her|his|their|its|allowance|housing|council|tax|special|guardianship|kinship|fostering|adoption|carer[’']?s?[’']?|benefit) ){0,4}(?:allowances?|benefits?|support|reduction|pension)(?-u:\b)"
);
crate::pattern!(ARREARS_OF, r"(?i)(?-u:\b)arrears (?:of|totalling) $");
crate::pattern!(
    BENEFIT,
    r"(?i)(?-u:\b)(?:allowances?|benefits?|council tax (?:support|reduction)|pension)(?-u:\b)"
);

/// The form that a word after a sum names.
fn form_of_word(word: &str) -> PaymentForm {
    match word.to_lowercase().as_str() {
        "written off" => PaymentForm::WriteOff,
        "cancelled" | "waived" | "removed" => PaymentForm::Waiver,
        "reimbursement" | "reimbursed" => PaymentForm::Reimbursement,
        _ => PaymentForm::Refund,
    }
}

/// "The debt of £612 should be written off": the form of the verb after the sum.
fn form_of_passive(tail: &str) -> Option<PaymentForm> {
    let said = SHALL_BE_PAID.find(tail)?.as_str();
    let forms = [
        ("refunded", PaymentForm::Refund),
        ("repaid", PaymentForm::Refund),
        ("returned", PaymentForm::Refund),
        ("reimbursed", PaymentForm::Reimbursement),
        ("waived", PaymentForm::Waiver),
        ("cancelled", PaymentForm::Waiver),
        ("removed", PaymentForm::Waiver),
        ("written off", PaymentForm::WriteOff),
    ];
    forms.into_iter().find(|(word, _)| said.ends_with(word)).map(|(_, form)| form)
}

fn rate_verdict(complaint: bool, governor: Option<&Governor<'_>>, sum: &Sum<'_>) -> Verdict {
    let wanted = complaint
        && (last_mood(sum.before).is_some_and(|hit| hit.means == Mood::Wanted)
            || LOSS.is_match(sum.before)
            || NEEDLESS.is_match(sum.tail)
            || bought_elsewhere(sum)
            || sum.after.contains("want")
            || governor.is_some_and(|g| g.mood == Some(Mood::Wanted)));
    if wanted { Verdict::Claimed } else { Verdict::Rate }
}

pub(super) fn promise(mood: Option<Mood>) -> Promise {
    match mood {
        Some(Mood::Agreed) => Promise::Agreed,
        Some(Mood::AgreedThen) => Promise::AgreedThen,
        Some(Mood::Recommended) => Promise::Recommended,
        _ => Promise::Unsaid,
    }
}
