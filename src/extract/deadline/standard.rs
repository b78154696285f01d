//! Periods that are no limits of the remedy: of the law, of what went wrong, of what staff must
//! keep to from now on, and of what the person has to do.

use crate::extract::nearby::last_of;
use crate::grammar::duration::{Duration, PeriodUnit};

crate::pattern!(
    /// Before a bare period: what went wrong, or what is to be kept to.
    KEPT_TO,
    concat!(
        r"(?i)(?-u:\b)(?:remind\w*(?-u:\b)[^,;:]*?(?-u:\b)(?:to|that|how|when|must|should|needs?)|ensur\w*|mak(?:e|es|ing) sure|so that|such that",
        r"|fail(?:s|ed|ing|ures?)? to|failed|did not|do(?:es)? not|was not|were not|has not|have not|had not|not being|unable to|inability to|should have|ought to have|requires|requiring|requirements?|required to",
        r"|dut(?:y|ies) to|timescales?|time limits?|target\w*|deadlines?|expect\w*|(?:are|is|being|gets?) (?:completed|issued|dealt|answered|held|sent|made|decided|heard|visited|repaired|resolved)|councils|who|which|statutory (?:timescales?|limits?|periods?))(?-u:\b)[^,;:]*$"
    )
);
crate::pattern!(
    /// "(the payments,) which will be made by May".
    STILL_TO_BE_DONE, r"(?i)^which (?:will|should|must|is to|are to) be (?:made|paid|sent|issued|done|completed|finished|carried out)(?-u:\b)");
crate::pattern!(
    /// What staff do within a time, unless it is what the remedy asks the body to do itself.
    DONE_BY_STAFF,
    r"(?i)(?-u:\b)(?:responds?|responded|responding|repl(?:y|ies|ied|ying)|acknowledg\w*|answer(?:s|ed|ing)?|visit(?:s|ed|ing)?|check(?:s|ing)?)(?-u:\b)");
crate::pattern!(
    /// What stands before the verb of the remedy itself.
    BODY_WILL,
    r"(?i)(?:^|[:;]|(?-u:\b)(?:will|should|must|shall|agreed to|agrees to|and|also|now|then|both|recommend(?:ed)?(?: that)? the [a-z]+))[ \u{a0}\n]*$");
crate::pattern!(
    /// Words that leave open whether the period is the remedy's.
    UNSURE,
    r"(?i)(?-u:\b)(?:delay\w*|fail(?:ings?|ures?)|dut(?:y|ies)|statutory|procedures?|process(?:es)?|polic(?:y|ies)|systems?|each|every|how|what|when|where|whether|remind\w*|required)(?-u:\b)[^,;:]*$");
crate::pattern!(
    /// A share for each person: "£100 each".
    A_SHARE, r"(?i)£[0-9,.]+(?:[ \u{a0}][a-z]+){0,3}?[ \u{a0}]each[ \u{a0}]*$");
crate::pattern!(
    /// What a short period at the end of a whole sentence limits after all.
    FOLLOWS_AGREEMENT, r"(?i)(?-u:\b)(?:will|should|must|agreed(?: that| to)?|recommend(?:ed)?(?: that| the \w+)?|to|and),?[ \u{a0}\n]*(?:,[ \u{a0}\n]*)?$");
crate::pattern!(
    /// After "within": what comes up again and again, so that staff must keep to the period and nothing is done by it.
    RECURS,
    r"(?i)^[^,.;:]{0,30}?(?-u:\b)(?:of|from|after|following)[ \u{a0}\n]+(?:(?:the )?(?:receipt|receiving|completion|date|end|start)[ \u{a0}\n]+(?:of[ \u{a0}\n]+)?)?(?:each|every|any|all|(?:an?|the)[ \u{a0}\n]+(?:[a-z]+[ \u{a0}\n]+)?(?:requests?|complaints?|referrals?|applications?|discharges?|moves?|reports? of|enquir(?:y|ies)|contacts?))(?-u:\b)"
);
crate::pattern!(
    /// The person as the one who has that time: "if Mrs B sends receipts within a month".
    PERSON_HAS_TO,
    r"(?-u:\b)(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr)[ \u{a0}][A-Z][a-z]*|[Ss]he|[Hh]e|[Tt]he (?:complainant|family|parents|woman|man|couple|tenant|resident))[ \u{a0}](?:[a-z]+[ \u{a0}])?(?:should|must|can|could|may|might|needs? to|wishes|would like|has to|will need to|will have to|will have|chooses?|decides?|sends?|provides?|supplies|gives?|asks?|accepts?|rejects?|tells?|confirms?|submits?|produces?|responds?|replies|agrees?)(?-u:\b)[^,;:]*$");
crate::pattern!(
    /// The end of what a limit is said of.
    ENDS_HERE, r"^[ \u{a0}\n]*(?:$|[.,;:)]|(?:and|or|to)(?-u:\b))");

/// Whether what stands around a period without a start leaves it to the remedy.
pub(super) fn of_the_remedy(before: &str, after: &str, period: Option<Duration>) -> bool {
    if FOLLOWS_AGREEMENT.is_match(before) || A_SHARE.is_match(before) {
        return true;
    }
    if KEPT_TO.find(before).is_some_and(|kept| !STILL_TO_BE_DONE.is_match(kept.as_str()))
        || staff_do_it(before)
    {
        return false;
    }
    !UNSURE.is_match(before) || ENDS_HERE.is_match(after) && period.is_none_or(usual_for_a_remedy)
}

/// Whether it is a period with which staff must keep again and again.
pub(super) fn recurs(rest: &str) -> bool {
    RECURS.is_match(rest)
}

/// Whether the time is given to the person.
pub(super) fn given_to_the_person(before: &str) -> bool {
    PERSON_HAS_TO.is_match(before)
}

/// Months and a few weeks are given to a body to put something right; days and long rows of weeks
/// are what a service promises or the law sets.
fn usual_for_a_remedy(period: Duration) -> bool {
    match period.unit {
        PeriodUnit::Month => true,
        PeriodUnit::Week => period.count <= 12,
        _ => false,
    }
}

/// Whether the last verb of serving people before the period is not the body's own promise.
fn staff_do_it(before: &str) -> bool {
    let clause = before.rsplit([',', ';', ':']).next().unwrap_or(before);
    let from = before.len() - clause.len();
    DONE_BY_STAFF.find_iter(clause).any(|verb| {
        let ahead = before.get(..from + verb.start()).unwrap_or_default();
        !BODY_WILL.is_match(last_of(ahead, 40))
    })
}
