//! The words that tell what a sum is: verbs that move money, and what stands before them.
//!
//! Knowledge only: how the words are put together is in [`super::clause`].

use std::sync::LazyLock;

use crate::model::words::PaymentForm;
use crate::text::pattern::{Pattern, compile, that_may_match};

/// What a verb does with a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    /// Money goes to a person, is given back, or is not asked for, in this form.
    Move(PaymentForm),
    /// A sum is held out.
    Offer,
    /// A sum is held out, or recommended: who acts tells.
    Suggest,
    /// A sum is made larger.
    Increase,
    /// A person takes a sum in.
    Receive,
}

/// The shape a verb has in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// "pay", "pays", "paying": governed by what stands before it.
    Open,
    /// "paid", "offered": told as done, unless "be" stands before it.
    Past,
    /// "a payment of": a noun, governed like an open verb.
    Noun,
}

/// What stands before a verb and says how real it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// The body has agreed, or will.
    Agreed,
    /// The body agreed, at a time the tense does not tell.
    AgreedThen,
    /// It should; the Ombudsman asked or recommends.
    Recommended,
    /// The body offered, was willing, said it would.
    Offered,
    /// The person wants it.
    Wanted,
    /// Someone else than the Ombudsman recommended it.
    Reported,
    /// It was refused, or is not recommended.
    Denied,
    /// Could, might, had to: says nothing.
    Open,
    /// "What she should have had": no word on this verb.
    Aside,
}

const MOVES: &[(&str, Verb, Shape)] = {
    use PaymentForm::{BackdatedBenefit, Payment, Refund, Reimbursement, Waiver, WriteOff};
    use Shape::{Noun, Open, Past};
    use Verb::{Increase, Move, Offer, Receive, Suggest};
    &[
        (
            r"pay|pays|paying|give|gives|giving|award|awards|credit|send|provide|compensate|contribute|transfer|remit|grant",
            Move(Payment),
            Open,
        ),
        (
            r"(?:meet|cover|fund) (?:the|half|all|any|up|her|his|their|(?:Mr|Mrs|Ms|Miss|Mx) [A-Z][a-z]*’s|[0-9]+)",
            Move(Payment),
            Open,
        ),
        (
            r"(?:sent|enclosed|enclosing|issued) (?:[A-Za-z]+ ){0,3}(?:an?|the) cheques?(?: for| of)?|sent|paid|gave|given|awarded|credited|compensated",
            Move(Payment),
            Past,
        ),
        (
            r"payments?|credits? of|(?:financial|monetary|symbolic) (?:remedy|redress)|compensation|honorarium",
            Move(Payment),
            Noun,
        ),
        (
            r"refund|refunds|refunding|repay|repays|repaying|return|returns|(?:pay|pays|give|gives) back|(?:pay|give) (?:her|him|them) back",
            Move(Refund),
            Open,
        ),
        (r"refunded|repaid|returned|paid back|gave back", Move(Refund), Past),
        (r"refunds? (?:of|totalling)|repayments? of", Move(Refund), Noun),
        (r"reimburse|reimburses|reimbursing", Move(Reimbursement), Open),
        (r"reimbursed", Move(Reimbursement), Past),
        (r"reimbursements? of", Move(Reimbursement), Noun),
        (
            r"waive|waives|waiving|cancel|cancels|cancelling|deduct|deducts|not (?:charge|pursue|collect|recover|seek)|withdraw|withdraws|reduce|reduces|remove|removes",
            Move(Waiver),
            Open,
        ),
        (r"waived|cancelled|withdrew|withdrawn|reduced|removed|deducted", Move(Waiver), Past),
        (r"(?:waiver|reduction|deduction) of", Move(Waiver), Noun),
        (
            r"write(?:s)?[ -]off|writing[ -]off|clear (?:the|her|his|their|part|Mr|Mrs|Ms|Miss)|write (?:the|this|that|these) (?:debt|arrears|sum|amount|balance|charges?|fees?) off",
            Move(WriteOff),
            Open,
        ),
        (r"wrote off|written[ -]off", Move(WriteOff), Past),
        (r"write-off of", Move(WriteOff), Noun),
        (r"backdate|backdates|backdating", Move(BackdatedBenefit), Open),
        (r"backdated", Move(BackdatedBenefit), Past),
        (r"offer|offers|propose|proposes|offering", Offer, Open),
        (
            r"offered|proposed|put forward|made an offer of|invited (?:her|him|them|(?:Mr|Mrs|Ms|Miss|Mx) [A-Z][A-Za-z-]*) to accept",
            Offer,
            Past,
        ),
        (
            r"offers? of|offers? to (?:pay|refund)|(?:goodwill|original|initial|earlier|previous|first|final) offer|its offer",
            Offer,
            Noun,
        ),
        (r"suggested", Suggest, Past),
        (
            r"increase|increases|increasing|raise|raises|double|doubles|up its|improve|improves",
            Increase,
            Open,
        ),
        (r"increased|raised|doubled|improved|revised its offer|upped|went up", Increase, Past),
        (r"receive|receives", Receive, Open),
        (r"received|receiving", Receive, Past),
    ]
};

const MOODS: &[(&str, Mood)] = &[
    (
        r"(?:has|have|had) (?:[a-z]+ ){0,2}(?:agreed|accepted|undertaken|committed)(?: (?:that )?(?:it|they|the [A-Z][a-z]+) (?:would|should|will))?",
        Mood::Agreed,
    ),
    (r"agrees|undertakes|accepts|commits", Mood::Agreed),
    (r"will|shall|’ll", Mood::Agreed),
    (r"(?:is|are) (?:now )?(?:also )?to", Mood::Agreed),
    (
        r"no (?:grounds?|basis|reason|need|power|case|cause)(?-u:\b)[^.;£]{0,50}(?:I|we) (?:can|could|would|should|might) (?:now |properly |reasonably )?(?:ask|recommend|suggest|invite)",
        Mood::Denied,
    ),
    (
        r"(?:I|we) (?:can|could|would|will|do|did|have) ?not (?:now |also |therefore )?(?:ask|asked|asking|recommend|recommended|suggest|suggested|propose|proposed)",
        Mood::Denied,
    ),
    (
        r"(?:has|have) (?:[a-z]+ ){0,2}(?:said|told|confirmed|advised)[^.;]{0,60}(?:will|would)",
        Mood::Agreed,
    ),
    (
        r"agreed(?: (?:that )?(?:it|they|the [A-Z][a-z]+) (?:would|should|will))?|undertook|accepted (?:my|our|the)",
        Mood::AgreedThen,
    ),
    (r"agreed actions?|agreed remedy", Mood::Agreed),
    (
        r"(?:(?:it|they|he|she|the [A-Z][a-z]+) )?(?:should|would|could|must|will|may|might|ought to) (?:not )?have",
        Mood::Aside,
    ),
    (r"should|ought to|must|needs? to", Mood::Recommended),
    (r"recommend|recommends|recommended|recommending|recommendations?", Mood::Recommended),
    (
        r"(?:I|we|ombudsm[ae]n) (?:[a-z]+ ){0,3}(?:ask|asked|invite|invited|suggest|suggested|propose|proposed|put it to)(?: (?:that )?(?:the )?(?:[A-Za-z]+ ){1,3}?(?:to|should|consider))?",
        Mood::Recommended,
    ),
    (
        r"have (?:also |therefore |now )?asked (?:it|them|the [A-Za-z]+(?: [A-Z][a-z]+)?)(?: to)?",
        Mood::Recommended,
    ),
    (r"suggest|suggests|suggested|asking (?:it|the [A-Za-z]+) to", Mood::Recommended),
    (r"offered(?: to)?|offers to|proposed(?: to)?", Mood::Offered),
    (r"(?:asked|ask) (?:if|whether) (?:it|they|the [A-Za-z]+) would", Mood::Recommended),
    (r"(?:it|they|the [A-Z][a-z]+) would(?: (?:now|also))?", Mood::Offered),
    (r"(?:is|was|were|are|been) (?:[a-z]+ )?(?:willing|prepared|ready|happy) to", Mood::Offered),
    (
        r"(?:said|told|confirmed|stated|explained|replied|wrote|decided|advised|promised)[^.;]{0,50} (?:it|they|council|trust|provider) (?:would|will|could|had)(?: agreed)?(?: to)?",
        Mood::Offered,
    ),
    (
        r"wants?|wanted|(?:(?:has|have) (?:said|told (?:me|us)) )?(?:(?:it|she|he|they) )?would (?:also )?(?:like|expect)|wish(?:es|ed)?|seeks?|sought|seeking|claims?|claimed|asks? for|asked for|looking for|hopes?|hoped|requested|requests (?:that|a|the)|(?:content|satisfied|happy) (?:with|to (?:accept|settle|take))|(?:would|will) (?:accept|settle for|be content)",
        Mood::Wanted,
    ),
    (r"(?:asks?|asked) (?:that )?(?:the |us |for |if )", Mood::Wanted),
    (
        r"(?:says?|said|thinks?|thought|believes?|believed|feels?|felt|considers|suggest(?:s|ed)|argue[sd]|maintain(?:s|ed)|insist(?:s|ed)|expect(?:s|ed)) (?:that )?(?:(?:the|it|they|there|someone|somebody|she|he|his|her|their|M(?:r|rs|s|iss) [A-Z][a-z]*) )[A-Za-z’ ]{0,20}(?:should|ought to|must)",
        Mood::Wanted,
    ),
    (
        r"(?:investigators?|investigating officer|IO|independent person|panel|adjudicat[a-z]+|reviewing officer|review officer|reviewer|tribunal|court|judge|inspector|investigation|report|officer) (?:(?:at|stage|one|two|three|has|had|have|also|then|later|therefore|further|again|who|and|upheld|report|initially|did|not|it|that|they|found|fault|partly|fully|in|favour|agreed|concluded) ){0,4}(?:recommend(?:ed|s)?|suggested|proposed|ordered|directed|should|may direct that [a-z ]+)",
        Mood::Reported,
    ),
    (
        r"(?:will|did|does|do|would|could|can|has|have|had|was|were|is|are|should|must|need) (?:[a-z]+ )?not(?: [a-z]+)?(?: to)?|cannot|won’t|didn’t|doesn’t|never",
        Mood::Denied,
    ),
    (
        r"refus(?:es|ed|al|ing)(?: to)?|declin(?:ed|es)(?: to)?|not recommend(?:ed|ing)?|no need to|unable to|not agree(?:d)?(?: to)?|not required to|failed to|failure to|fails? to",
        Mood::Denied,
    ),
    (
        r"would|could|(?-i:may)|might|can|had to|has to|have to|able to|asked to|required to|liable to|entitled to|need not",
        Mood::Open,
    ),
    (
        r"(?:usually|normally|typically|generally|often|sometimes|ordinarily|commonly|may|can|could|might) (?:[a-z]+ )?(?:recommend|ask|suggest|propose|award|look|expect|consider)",
        Mood::Open,
    ),
];

/// Compiles a table of patterns: words in any case, bounded on both sides.
pub(super) fn table<T: Copy>(
    rows: impl IntoIterator<Item = (&'static str, T)>,
) -> Vec<(Pattern, T)> {
    let bounded = |words: &str| compile(&format!(r"(?i)(?-u:\b)(?:{words})(?-u:\b)"));
    rows.into_iter().map(|(words, means)| (bounded(words), means)).collect()
}

static VERBS: LazyLock<Vec<(Pattern, (Verb, Shape))>> =
    LazyLock::new(|| table(MOVES.iter().map(|&(words, verb, shape)| (words, (verb, shape)))));

static MARKERS: LazyLock<Vec<(Pattern, Mood)>> = LazyLock::new(|| table(MOODS.iter().copied()));

crate::pattern!(
    /// Before the noun "claim": someone’s claim wants nothing of the sum that follows.
    NOUN_BEFORE,
    r"(?i)(?:’s?|(?-u:\b)(?:a|an|the|this|that|any|his|her|their|its|my|our|your|for|of|insurance|small|such|each|no|new|court|benefit|make|made|making)) $"
);

crate::pattern!(
    /// "She has been asked for £2,970": someone else asks.
    IS_ASKED, r"(?i)(?-u:\b)(?:is|are|was|were|be|been|being)(?: [a-z]+)? $");
crate::pattern!(
    /// "asked the panel about a bid for £40,000": a question, not a wish.
    ASKS_ABOUT, r"(?i)^(?:[a-z]+ ){0,3}?(?:about|why|how|what|when|where|whether it had|who)(?-u:\b)");

/// Whether "asked" is no wish of the person for money.
fn only_asked(text: &str, hit: &Hit<Mood>) -> bool {
    let asked = text.get(hit.start..hit.end).is_some_and(|words| words.starts_with("ask"));
    asked
        && hit.means == Mood::Wanted
        && (IS_ASKED.is_match(text.get(..hit.start).unwrap_or_default())
            || ASKS_ABOUT.is_match(text.get(hit.end..).unwrap_or_default().trim_start()))
}

fn is_a_noun(text: &str, hit: &Hit<Mood>) -> bool {
    if only_asked(text, hit) {
        return true;
    }
    let word = text.get(hit.start..hit.end).unwrap_or_default().to_lowercase();
    let nouns = ["claim", "claims", "wish", "wishes", "requests", "accepts"];
    nouns.contains(&word.as_str())
        && NOUN_BEFORE.is_match(text.get(..hit.start).unwrap_or_default())
}

/// A cue found in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit<T> {
    pub(super) means: T,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Every hit of a table, in order of place; where two overlap the longer one stays.
fn hits<T: Copy>(table: &[(Pattern, T)], text: &str) -> Vec<Hit<T>> {
    let mut found: Vec<Hit<T>> = Vec::new();
    for (pattern, means) in that_may_match(table, text) {
        let hit = |hit: regex::Match<'_>| Hit { means: *means, start: hit.start(), end: hit.end() };
        found.extend(pattern.find_iter(text).map(hit));
    }
    found.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
    let mut kept: Vec<Hit<T>> = Vec::new();
    for hit in found {
        if kept.last().is_none_or(|last| hit.start >= last.end) {
            kept.push(hit);
        }
    }
    kept
}

/// The verbs of a text that can govern a sum.
pub(super) fn verbs(text: &str) -> Vec<Hit<(Verb, Shape)>> {
    let mut found = hits(&VERBS, text);
    found.retain(|hit| !is_another_payment(text, hit));
    found
}

crate::pattern!(
    /// Payments that are no remedy: "direct payments", "housing payments".
    OTHER_PAYMENTS_BEFORE,
    r"(?i)(?-u:\b)(?:direct|housing|top-up|benefit|rent|rental|tax|missed|late|monthly|weekly|mortgage|care|pension|independence|universal credit|discretionary|hardship|redundancy|allowance|fee|as an?|of|all|for|outstanding|their|his|her|my|your)[ -]$");

crate::pattern!(
    /// Payments that are no remedy: "payment plan".
    OTHER_PAYMENTS_AFTER,
    r"(?i)^ (?:plan|plans|arrangement|arrangements|card|system|scheme|schedule|method|terms|history|account|holiday|date|dates|run|process|by)(?-u:\b)");

crate::pattern!(
    /// Wages: "redundancy pay".
    WAGES, r"(?i)(?-u:\b)(?:redundancy|sick|holiday|gross|net|take-home|maternity|her|his|their|’s|low) $");

crate::pattern!(
    /// "To its credit", "universal credit".
    NOUN_CREDIT,
    r"(?i)(?-u:\b)(?:in|universal|tax|pension|that|this|a|an|the|its|their|of|on|working|any) $"
);

crate::pattern!(
    /// "sent Mrs B a further £300": money, and no paper, is what the body sent.
    SENT_MONEY,
    r"(?x)^(?:\ to)?(?:\ (?:her|him|them|both|back|the\ [a-z]+|(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr)(?:\ and\ (?:Mr|Mrs|Miss|Ms|Mx|Dr))?\ [A-Z][A-Za-z-]*)))?(?:\ (?:both|back|a|an|the|another|second|further|extra|additional|total|sum|of))*\ ?$");

fn is_another_payment(text: &str, hit: &Hit<(Verb, Shape)>) -> bool {
    let word = text.get(hit.start..hit.end).unwrap_or_default().to_lowercase();
    if word == "sent" {
        return !SENT_MONEY.is_match(text.get(hit.end..).unwrap_or_default());
    }
    if word == "credit" || word == "grant" {
        return NOUN_CREDIT.is_match(text.get(..hit.start).unwrap_or_default());
    }
    if word == "pay" {
        return WAGES.is_match(text.get(..hit.start).unwrap_or_default());
    }
    if !word.starts_with("payment") {
        return false;
    }
    OTHER_PAYMENTS_BEFORE.is_match(text.get(..hit.start).unwrap_or_default())
        || OTHER_PAYMENTS_AFTER.is_match(text.get(hit.end..).unwrap_or_default())
}

crate::pattern!(
    /// "it would" alone: as real as the word that it follows.
    REPORTED_WOULD, r"(?i)^(?:(?:it|they|the [a-z]+) )?would(?: (?:now|also))?$"
);

crate::pattern!(
    /// "the £75 it has", "what it": before "offered", where that only says which sum is meant.
    NAMES_A_SUM,
    r"(?i)(?:£[0-9][0-9,.]*[0-9]|(?-u:\b)(?:sums?|amounts?|payments?|refund|remedy|redress|money|what|that|which))(?: [a-z]+)?,? (?:(?:which|that) )?(?:it|they|the [A-Za-z]+)(?: (?:has|have|had))?(?: (?:already|previously|now|since|originally|earlier|also|first|at first))* $"
);
crate::pattern!(
    /// Behind such words, where a further deed is told: "the £75 it has offered to £250, and".
    FURTHER_DEED, r"(?i)(?:,|;|(?-u:\b)(?:and|then))(?: (?:also|then|to|it|and))* $"
);

/// "increase the £75 it has offered to £250, and pay": the offer is that of the sum, and the further
/// verb is as real as the first.
fn only_names_a_sum(text: &str, hit: &Hit<Mood>) -> bool {
    hit.means == Mood::Offered
        && NAMES_A_SUM.is_match(text.get(..hit.start).unwrap_or_default())
        && text.get(hit.end..).is_some_and(|after| after.len() > 4 && FURTHER_DEED.is_match(after))
}

/// The last words in `text` with which somebody wants something.
pub(super) fn last_wish(text: &str) -> Option<Hit<Mood>> {
    let wish = |hit: &Hit<Mood>| hit.means == Mood::Wanted && !is_a_noun(text, hit);
    hits(&MARKERS, text).into_iter().rfind(wish)
}

/// The last word in `text` that says how real the following verb is: in "agreed that by May it
/// would" that is the agreement.
pub(super) fn last_mood(text: &str) -> Option<Hit<Mood>> {
    let mut said = hits(&MARKERS, text);
    said.retain(|hit| {
        hit.means != Mood::Aside && !is_a_noun(text, hit) && !only_names_a_sum(text, hit)
    });
    let last = said.pop()?;
    let words = text.get(last.start..last.end).unwrap_or_default();
    let promise = said.pop().filter(|before| {
        REPORTED_WOULD.is_match(words)
            && matches!(before.means, Mood::Agreed | Mood::AgreedThen | Mood::Recommended)
    });
    if last.means == Mood::Recommended && words.contains(" not ") {
        return Some(Hit { means: Mood::Denied, ..last });
    }
    promise.map(|promise| Hit { end: last.end, ..promise }).or(Some(last))
}
