//! Payments without a printed sum: "a symbolic payment", "refund the difference", "backdate it".

use super::clause::{Actor, Governor, governor_at};
use super::cues::{Hit, Mood, Shape, Verb, verbs};
use super::place::{LONGEST, Trust};
use super::signs::{LESS_PAID, PUT_OFF, SPENT_ELSEWHERE, WHOLE_OF_PART};
use super::verdict::Promise;
use crate::extract::Unit;
use crate::extract::nearby::last_of;
use crate::grammar::amount::amounts;
use crate::model::words::{AmountStatus, PaymentForm};

/// A payment whose sum the sentence does not print.
#[derive(Debug, Clone)]
pub(super) struct Vague<'a> {
    pub(super) at: usize,
    pub(super) form: PaymentForm,
    pub(super) amount_status: AmountStatus,
    pub(super) promise: Promise,
    pub(super) governor: Governor<'a>,
    /// The sentence up to the verb with its object, and the rest.
    pub(super) before: &'a str,
    pub(super) tail: &'a str,
    /// Whether it only says that an earlier offer will be paid.
    pub(super) honours_offer: bool,
    /// "make payments", "the payments below": speaks of several at once.
    pub(super) sweeping: bool,
    /// "£429 for the laptop, plus the charges she can show": on top of a sum that is printed.
    pub(super) on_top: bool,
}

crate::pattern!(
    /// What a bare "payment" must follow to be a remedy.
    PAYMENT_OPENS,
    r"(?i)(?-u:\b)(?:an?|further|additional|symbolic|financial|token|small|modest|goodwill|distress|compensation|compensatory|suitable|appropriate|proportionate|single|one-off|make|makes|making|offer|extra|acknowledgement|monetary|increased|of) $");
crate::pattern!(
    /// "so that a payment can only be stopped after notice": payments in general.
    CAN_BE, r"(?i)^ (?:can|cannot|may|could|might|is only|stops)(?-u:\b)|^ (?:[a-z]+ )?(?:(?:is|are|was|were|has|have|should|will|must|to)(?-u:\b) ?)+(?:be(?:en|ing)? )?(?:(?:only|not|now) )?(?:suspended|stopped|ended|withheld|reduced|late|due|missed|recovered|reclaimed|reviewed|delayed)(?-u:\b)");
crate::pattern!(
    HONOURED,
    r"(?i)(?-u:\b)(?:pays?|paying|makes?|making|honours?|reinstates?)(?-u:\b)[^.;£]{0,30}?(?:(?:the|this|that|its|what) (?:[a-z]+ )?(?:offer|sum|amount|payment)?[^.;£]{0,30}?(?:offered|offer|proposed)|(?:that|this) (?:payment|sum|amount|offer)|(?-u:\b)(?:this|that|it)(?: (?:now|within|to)(?-u:\b)|[.,]|$))|honour (?:its|the|this|that) "
);
crate::pattern!(
    MONEY,
    r"(?i)(?-u:\b)(?:fees?|charges?|charged|costs?|invoices?|bills?|debts?|arrears|money|monies|amounts?|sums?|contributions?|payments?|benefits?|allowances?|penalty|penalties|fines?|PCNs?|overpayments?|rent|tax|expens(?:e|es)|expenditure|difference|shortfall|top-ups?|deposit|premium|mileage|support|reduction|claim|award|rebate|discount|what (?:she|he|they|it)|top-up|paid|balance|account|interest)(?-u:\b)"
);
crate::pattern!(
    /// What "pay" without a sum must take to be a payment that can be worked out.
    WORKED_OUT,
    r"(?i)(?-u:\b)(?:equivalent|equal to|per ?cent|percent|difference|shortfall|arrears|cost of|costs of|costs|direct payments?|allowances?|half|underpa|backdated|back-dated|interest|invoices?|mileage|outstanding|credit|(?:she|he|they|it) (?:would|should|ought|was|were|had been)(?-u:\b)|due(?-u:\b)|calculat|fees?|full amount|owed|(?:further|additional|corresponding|proportionate) (?:sum|amount)|same (?:[a-z]+ )?rate|pro rata)(?-u:\b)|%|underpa|calculat");
crate::pattern!(
    /// "consider what else it owes and pay these": a sum that is still to be found.
    SPOKEN_OF,
    r"(?i)^(?: to)?(?: (?:her|him|them|M[a-z]+ [A-Z][a-z]*))? (?:these|whatever|any (?:such )?(?:amounts?|sums?|difference|shortfall|money|balance|underpayment|arrears))(?-u:\b)"
);
crate::pattern!(
    /// "work out the allowance that was due, and" pay it.
    CALCULATED,
    r"(?i)(?-u:\b)(?:work(?:s|ing)? out|(?:re-?)?calculat(?:e|es|ing)|(?:re-?)?assess(?:es|ing)?|establish(?:es|ing)?|determin(?:e|es|ing)|identif(?:y|ies|ying)|find(?:s|ing)? out)(?-u:\b)[^.;]{3,250}(?-u:\b)(?:and|then)(?: (?:to|then|will))* $"
);
crate::pattern!(
    THAT_SUM,
    r"(?i)^(?: to)?(?: (?:her|him|them|M[a-z]+ [A-Z][a-z]*))? (?:this|that|it|them|these|the (?:difference|amount|result|sum|total|balance|shortfall|arrears|underpayment))(?-u:\b)"
);
crate::pattern!(
    NO_MONEY,
    r"(?i)(?-u:\b)(?:apolog|attention|evidence|letter|training|regard|copy|information|advice)|free of charge|(?-u:\b)(?:furniture|belongings|possessions)(?-u:\b)"
);
crate::pattern!(
    /// "The Council will pay for the assessment": the body buys something, which is no payment to a person.
    UNTIL, r"[;]|, (?:and )?(?:then|who|which|so)|(?-u:\b)(?:and|but) (?:will|should|it|then|to)(?-u:\b)");

crate::pattern!(
    /// What is done for other people is no remedy for this one.
    FOR_OTHERS,
    r"(?i)(?-u:\b)(?:all (?:those|others)|others? (?:affected|who|in)|other (?:people|residents|families|tenants|customers|complainants|parents|service users|claimants)|(?:if|whether) others|anyone|everyone|any other|those affected|similarly affected)(?-u:\b)");

crate::pattern!(
    /// "remind its team to (return fees)", "not so bad that we would ask for (a further payment)": what
    /// staff do for anyone, and what we do not ask for.
    NOT_PROMISED,
    concat!(
        r"(?i)(?-u:\b)(?:remind|train|instruct|brief|tell|advise|ask)[a-z]* (?:[a-z-]+ ){0,5}?(?:staff|officers?|teams?|managers|crews?|workers|caseworkers|department|clerks)(?: [a-z-]+){0,4}? (?:to|that (?:it|they) (?:must|should|need to)) (?:[a-z]+ ){0,2}$",
        r"|(?-u:\b)(?:polic(?:y|ies)|procedures?|guidance|guides?|leaflets?|letters|forms?|templates?|website|scripts?) (?:[a-z]+ ){0,3}?(?:to (?:say|state|make (?:it )?clear|explain|show|require|set out)|so that|saying|stating|explaining|on (?:how|when|what)|about (?:how|when|what))(?-u:\b)[^.;£]{0,100}$",
        r"|(?-u:\b)(?:guidance|guides?|training|advice|polic(?:y|ies)|procedures?|leaflets?|briefings?|notes?|instructions?) (?:on|about|for|over|regarding|concerning|covering) (?:[a-z]+ ){0,2}$",
        r"|(?-u:\b)(?:not|no|nor|never|without)(?-u:\b)[^.;£]{0,60}(?-u:\b)(?:we|I) would(?: [a-z]+){0,4}? (?:ask|recommend|seek|suggest|propose|investigate)(?-u:\b)[^.;£]{0,40}$",
        r"|(?-u:\b)(?:we|I) (?:would|do|did|will|have|am|are) not(?: [a-z]+){0,3}? (?:ask|asked|asking|recommend|recommended|recommending|seek|seeking|propose|proposed)(?-u:\b)[^.;£]{0,40}$"
    )
);
crate::pattern!(
    /// "backdate the allowance, less £170 already paid": what is taken off is not the sum.
    DEDUCTED, r"(?i),? (?:less|minus|after deducting)(?: the| any)? $");

/// As far back as a cue before a sum may stand.
const NEAR: usize = 300;

/// The vague payments that a sentence promises, in order.
pub(super) fn vague<'a>(unit: &Unit<'a>, trust: Trust, leads: &[&'a str]) -> Vec<Vague<'a>> {
    let text = unit.text;
    if trust > Trust::Summary || text.len() > LONGEST || text.trim_end().ends_with(':') {
        return Vec::new();
    }
    let hits = verbs(text);
    if hits.is_empty() || FOR_OTHERS.is_match(text) {
        return Vec::new();
    }
    let whole = |at: usize| {
        let before = last_of(text.get(..at).unwrap_or_default(), NEAR);
        WHOLE_OF_PART.is_match(before) || DEDUCTED.is_match(before)
    };
    let sums: Vec<usize> =
        amounts(text).iter().map(|(_, span)| span.start()).filter(|at| !whole(*at)).collect();
    let mut found: Vec<Vague<'a>> = Vec::new();
    for (nth, hit) in hits.iter().enumerate() {
        if hit.means.1 == Shape::Noun && names_a_sum(text, hit.start)
            || names_another(text, hit)
            || text.get(..hit.start).is_some_and(|before| NOT_PROMISED.is_match(before))
        {
            continue;
        }
        let end = hits
            .iter()
            .skip(nth + 1)
            .find(|next| next.means.1 != Shape::Past)
            .map_or(text.len(), |next| next.start);
        if let Some(last) = sums.iter().rfind(|sum| (hit.end..end).contains(*sum)) {
            found.extend(worked_out_first(text, hit, &sums, trust, leads));
            found.extend(on_top(text, hit, (*last, end), trust, leads));
            continue;
        }
        // "the £300 she borrowed to clear the arrears": what she did.
        let clause =
            sums.iter().rfind(|sum| **sum < hit.start).and_then(|sum| text.get(*sum..hit.start));
        if clause
            .is_some_and(|clause| DONE_BY_A_PERSON.is_match(clause) || SUBJECT.is_match(clause))
        {
            continue;
        }
        let vague = vague_at(text, hit, end, trust, leads);
        let Some(new) = vague else { continue };
        // "payments" at large give way to the one that the sentence promises.
        found.retain(|other| !other.sweeping || other.form != new.form);
        if found.iter().all(|other| !says_already(other.form, new.form)) {
            found.push(new);
        }
    }
    found
}

/// "Backdate her benefit and pay what is owed" is one payment.
fn says_already(known: PaymentForm, new: PaymentForm) -> bool {
    known == new || known == PaymentForm::BackdatedBenefit && new == PaymentForm::Payment
}

crate::pattern!(
    /// Between a sum and a verb: the sum is what a person spent on it.
    DONE_BY_A_PERSON,
    r"^£[0-9][0-9,.]*(?: [a-z]+)? (?:that |which )?(?:she|he|they|(?:Mr|Mrs|Miss|Ms|Mx) [A-Z][A-Za-z]*) (?:has |had |have )?[a-z]+(?: [a-z]+){0,2} to $"
);

crate::pattern!(
    /// "The fee of £42 should be refunded": the sum is what the verb is about.
    SUBJECT,
    r"(?i)^£[0-9][0-9,.]*[^.;£]{0,80}? (?:should|will|to|must|would) (?:now )?be $"
);

crate::pattern!(
    CREDITED_BACK,
    r"(?i)(?-u:\b)(?:overcharged|overpaid|overpayment|wrongly (?:charged|taken|paid)|difference)(?-u:\b)"
);

crate::pattern!(
    SUM_BEFORE,
    r"£[0-9][0-9,.]*[a-z]* (?:[a-z]+ )?$|£[0-9][0-9,.]*,? (?:being|as|in) (?:an? |the )?(?:[a-z]+ )?$"
);

/// "£100 compensation", "a £50 goodwill payment": the noun only names the sum before it.
fn names_a_sum(text: &str, noun: usize) -> bool {
    text.get(..noun).is_some_and(|before| SUM_BEFORE.is_match(before))
}

crate::pattern!(
    ON_THAT,
    r"(?i)(?-u:\b)(?:on|of|from|to|with|beyond|besides) (?:that|the|this|these|its|her|his|their) $"
);

/// "interest on that refund": a refund that is promised elsewhere.
fn names_another(text: &str, hit: &Hit<(Verb, Shape)>) -> bool {
    let word = text.get(hit.start..hit.end).unwrap_or_default();
    matches!(word, "refund" | "refunds" | "waiver")
        && text.get(..hit.start).is_some_and(|before| ON_THAT.is_match(before))
}

fn vague_at<'a>(
    text: &'a str,
    hit: &Hit<(Verb, Shape)>,
    end: usize,
    trust: Trust,
    leads: &[&'a str],
) -> Option<Vague<'a>> {
    // The verb's own words are asked first: who acts and how real it is takes longer to tell.
    let (verb, shape) = hit.means;
    let object = text.get(hit.end..end)?;
    let object = UNTIL.find(object).and_then(|stop| object.get(..stop.start())).unwrap_or(object);
    let word = text.get(hit.start..hit.end)?.to_lowercase();
    let before = text.get(..hit.start)?;
    let calculated = CALCULATED.is_match(before) && THAT_SUM.is_match(object);
    let honours_offer = !calculated
        && HONOURED
            .find(text)
            .is_some_and(|found| found.start() <= hit.start && hit.start < found.end());
    let (form, amount_status) = match verb {
        Verb::Move(form) if shape == Shape::Noun => {
            (!CAN_BE.is_match(object)).then_some(())?;
            let opens =
                PAYMENT_OPENS.is_match(before) || word.contains(' ') || word == "compensation";
            (opens || honours_offer).then_some(())?;
            (form, worked_out(object))
        }
        Verb::Move(PaymentForm::Payment) if honours_offer => {
            (PaymentForm::Payment, AmountStatus::NotStated)
        }
        // "credit her account with any amount it overcharged": it goes back.
        Verb::Move(PaymentForm::Payment) if word == "credit" => {
            CREDITED_BACK.is_match(object).then_some(())?;
            (PaymentForm::Refund, AmountStatus::ToBeCalculated)
        }
        Verb::Move(PaymentForm::Payment) => {
            let pays = word.starts_with("pay")
                || word.starts_with("meet")
                || word.starts_with("cover")
                || word.starts_with("fund");
            let due = calculated || WORKED_OUT.is_match(object) || SPOKEN_OF.is_match(object);
            (pays && due && !object.trim_start().starts_with("for ")).then_some(())?;
            (PaymentForm::Payment, AmountStatus::ToBeCalculated)
        }
        Verb::Move(form @ (PaymentForm::Refund | PaymentForm::Reimbursement))
            if !word.starts_with("return") =>
        {
            (!NO_MONEY.is_match(object)).then_some(())?;
            // "Repay the cost of her journeys": made good, as the body never had it.
            let spent = !word.starts_with("refund") && SPENT_ELSEWHERE.is_match(object);
            let form = if spent { PaymentForm::Reimbursement } else { form };
            (form, AmountStatus::ToBeCalculated)
        }
        Verb::Move(PaymentForm::Waiver)
            if PUT_OFF.is_match(text) || LESS_PAID.is_match(text.get(..end)?) =>
        {
            return None;
        }
        Verb::Move(form) => {
            let spared = word.starts_with("not ");
            (spared || (MONEY.is_match(object) && !NO_MONEY.is_match(object))).then_some(())?;
            (form, AmountStatus::ToBeCalculated)
        }
        Verb::Offer | Verb::Suggest | Verb::Increase | Verb::Receive => return None,
    };
    let governor = governor_at(text, hit.start, hit.end, hit.means, leads, false);
    let promise = promised(&governor, trust)?;
    let sweeping = word == "payments";
    Some(Vague {
        at: hit.start,
        form,
        amount_status,
        promise,
        governor: Governor { object, ..governor },
        before: text.get(..hit.end)?,
        tail: object,
        honours_offer,
        sweeping,
        on_top: false,
    })
}

crate::pattern!(
    /// What is to be paid on top of a printed sum, without a sum of its own.
    ON_TOP,
    r"(?i)(?-u:\b)(?:plus|together with|along with|as well as|with) (?:interest|(?:the |any |all |her |his |their |its |other |further |reasonable |additional |associated |related )+(?:[a-z]+ ){0,2}?(?:interest|charges|costs?|fees|expenses|postage|mileage|fares))(?-u:\b)|,? (?:and|plus) (?:an? )?(?:further |additional |extra )?(?:sum|amount|payment) (?:which is )?(?:equal|equivalent) to(?-u:\b)");
crate::pattern!(
    /// Interest and costs as what the sum is for, and as what others bear.
    TOLD_OF_THEM, r"(?i)(?-u:\b)(?:with|as well as|along with) (?:the |her |his |their )?(?:[a-z]+ ){0,2}?(?:costs?|charges|fees|expenses)(?-u:\b)");

crate::pattern!(
    /// Between a sum that is still to be worked out and a printed one that is paid with it.
    PAID_WITH,
    r"(?i)(?:,|(?-u:\b)(?:and|plus|together with|as well as|along with|in addition to))(?: (?:an?|further|additional|extra|another|also|sum|payment|of))* $"
);

/// "calculate what she missed and pay her this sum within two months, together with £150": the first of
/// two payments.
fn worked_out_first<'a>(
    text: &'a str,
    hit: &Hit<(Verb, Shape)>,
    sums: &[usize],
    trust: Trust,
    leads: &[&'a str],
) -> Option<Vague<'a>> {
    let first = sums.iter().find(|sum| **sum >= hit.end)?;
    let object = text.get(hit.end..*first)?;
    let calculated = CALCULATED.is_match(text.get(..hit.start)?)
        && THAT_SUM.is_match(object)
        && PAID_WITH.is_match(object);
    let found = calculated.then(|| vague_at(text, hit, *first, trust, leads)).flatten()?;
    Some(Vague { on_top: true, ..found })
}

/// "reimburse the £429 for a laptop, plus the credit charges she can show": the second of two payments.
fn on_top<'a>(
    text: &'a str,
    hit: &Hit<(Verb, Shape)>,
    (last_sum, end): (usize, usize),
    trust: Trust,
    leads: &[&'a str],
) -> Option<Vague<'a>> {
    let (Verb::Move(form), shape) = hit.means else { return None };
    let behind = text.get(last_sum..end)?;
    let found = ON_TOP.find(behind).filter(|found| !TOLD_OF_THEM.is_match(found.as_str()))?;
    if shape == Shape::Past || behind.get(..found.start())?.contains(';') {
        return None;
    }
    let tail = behind.get(found.start()..)?;
    let governor = governor_at(text, hit.start, hit.end, hit.means, leads, false);
    let promise = promised(&governor, trust)?;
    Some(Vague {
        at: last_sum + found.start(),
        form,
        amount_status: if found.as_str().ends_with("interest") || found.as_str().ends_with(" to") {
            AmountStatus::ToBeCalculated
        } else {
            AmountStatus::NotStated
        },
        promise,
        governor: Governor { object: tail, ..governor },
        before: text.get(..hit.end)?,
        tail,
        honours_offer: false,
        sweeping: false,
        on_top: true,
    })
}

fn worked_out(object: &str) -> AmountStatus {
    if WORKED_OUT.is_match(object) { AmountStatus::ToBeCalculated } else { AmountStatus::NotStated }
}

fn promised(governor: &Governor<'_>, trust: Trust) -> Option<Promise> {
    if governor.shape == Shape::Past || governor.actor == Actor::Person && !governor.in_lead {
        return None;
    }
    match governor.mood {
        Some(Mood::Agreed) => Some(Promise::Agreed),
        Some(Mood::AgreedThen) => Some(Promise::AgreedThen),
        Some(Mood::Recommended) => Some(Promise::Recommended),
        None if trust == Trust::Remedy => Some(Promise::Unsaid),
        _ => None,
    }
}

crate::pattern!(
    /// A remedy that the body agreed to, in words that do not say what it is.
    SOME_REMEDY,
    r"(?i)(?-u:\b)(?:agreed|agrees|will)(?-u:\b)[^.;£]{0,40}(?-u:\b)(?:an?|extra|further|financial|additional|proportionate|increased|the) (?:[a-z]+ ){0,2}?remedy(?-u:\b)");
crate::pattern!(
    /// What shows that the remedy is money.
    MONEY_REMEDY, r"(?i)(?-u:\b)(?:financial|monetary) (?:remedy|remedies|redress|payment)|compensation payment");

/// Whether a sentence says that the body agreed to some remedy.
pub(super) fn agrees_to_some_remedy(text: &str) -> bool {
    SOME_REMEDY.is_match(text)
}

/// The payment that such a sentence promises.
pub(super) fn some_remedy<'a>(unit: &Unit<'a>) -> Option<Vague<'a>> {
    let found = SOME_REMEDY.find(unit.text)?;
    let before = unit.text.get(..found.start())?;
    let tail = unit.text.get(found.start()..)?;
    let verb = Verb::Move(PaymentForm::Payment);
    Some(Vague {
        at: found.start(),
        form: PaymentForm::Payment,
        amount_status: AmountStatus::NotStated,
        promise: Promise::Agreed,
        governor: governor_at(
            unit.text,
            found.start(),
            found.end(),
            (verb, Shape::Noun),
            &[],
            false,
        ),
        before,
        tail,
        honours_offer: false,
        sweeping: false,
        on_top: false,
    })
}

/// Whether a sentence speaks of a remedy in money.
pub(super) fn speaks_of_money(text: &str) -> bool {
    MONEY_REMEDY.is_match(text)
}
