//! What governs a place in a sentence: the nearest verb that moves money, who acts, and how real it is.

use super::cues::{Mood, Shape, Verb, last_mood, verbs};

/// Who does what the verb says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Actor {
    /// A body: the Council, the Trust, it.
    Body,
    /// A person: the complainant, he, she.
    Person,
    /// The Ombudsman or the investigator.
    Ombudsman,
    /// The clause does not tell.
    Unknown,
}

/// The verb that governs a sum, with its setting.
#[derive(Debug, Clone, Copy)]
pub(super) struct Governor<'a> {
    pub(super) verb: Verb,
    pub(super) shape: Shape,
    /// `None` where nothing before the verb says how real it is.
    pub(super) mood: Option<Mood>,
    pub(super) actor: Actor,
    /// The verb as it is printed.
    pub(super) word: &'a str,
    /// The words before the verb, in its sentence or in the lead-in.
    pub(super) before: &'a str,
    /// The words between the verb and the sum (in a lead-in: to its end).
    pub(super) object: &'a str,
    /// Whether the verb stands in the lead-in of a list.
    pub(super) in_lead: bool,
}

crate::pattern!(
    /// Someone who can be the subject of a verb: a body, the Ombudsman, or a person.
    SUBJECT,
    r"(?x)(?-u:\b)(?:
      (?:(?:[Tt]he|[Ii]ts|[Oo]ur|[Aa]|[Bb]oth|[Tt]hese|[Tt]wo)\ (?:[A-Za-z’'&-]+\ ){0,5}?(?:[Cc]ouncils?|Trusts?|NHS|ICB|CCG|Board|Group|Authority|authority|[Pp]rovider|Home|home|School|school|Academy|academy|Panel|panel|Service|Corporation|Company|company|Agency|agency|[Oo]rganisations|[Bb]odies|Practice|Hospital|Association|officer|manager)|It|it|its|Council|They|they)
    | (?:I|We|we|(?:[Tt]he\ )?Ombudsm[ae]n|[Ii]nvestigator)
    | (?:(?:Mr|Mrs|Miss|Ms|Mx|Dr)\.?(?:\ and\ (?:Mr|Mrs|Miss|Ms|Mx|Dr))?\ [A-Z][A-Za-z’'-]*|[Hh]e|[Ss]he|[Tt]he\ (?:complainants?|woman|man|couple|family|residents?|tenants?|mother|father|parents|daughter|son|landlord|contractor|firm|insurers?|employer|developer|neighbours?|solicitors?|owners?|agents?|supplier|builder|garage|bank|surveyor))
    )(?-u:\b)");

crate::pattern!(
    /// After these words a person is an object, not the subject of what follows.
    OBJECT_AFTER,
    r"(?i)(?-u:\b)(?:to|told|for|with|of|by|from|asked|ask|gave|give|offered|offer|paid|pay|against|about|on|sent|send|between|at|than|invited|owes|owed|caused|made|make|making|awarded|award|credited|credit|owe|sending|paying|offering|giving|refunded|reimbursed|returned|advised|informed|apologised to|provide|reimburse|refund|charged|rang|phoned|telephoned|called|emailed|wrote to|contacted|visited|met|thanked|and) $");

/// Who acts by the words of a [`SUBJECT`]. Groups would tell it too, but finding them takes several
/// times as long as finding the subject.
fn acts(subject: &str) -> Actor {
    if starts_with_title(subject) {
        return Actor::Person;
    }
    let last = subject.rsplit(' ').next().unwrap_or_default();
    match last {
        "I" | "We" | "we" | "Ombudsman" | "Ombudsmen" | "Investigator" | "investigator" => {
            Actor::Ombudsman
        }
        "He" | "he" | "She" | "she" => Actor::Person,
        _ if PERSONS.contains(&last) => Actor::Person,
        _ => Actor::Body,
    }
}

/// Whether a name begins with a title: "Mr B", "Dr. C".
pub(super) fn starts_with_title(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    matches!(first.trim_end_matches('.'), "Mr" | "Mrs" | "Miss" | "Ms" | "Mx" | "Dr")
}

/// The people of [`SUBJECT`] that have no name.
#[rustfmt::skip]
const PERSONS: &[&str] = &[
    "complainant", "complainants", "woman", "man", "couple", "family", "resident", "residents",
    "tenant", "tenants", "mother", "father", "parents", "daughter", "son", "landlord", "contractor",
    "firm", "insurer", "insurers", "employer", "developer", "neighbour", "neighbours", "solicitor",
    "solicitors", "owner", "owners", "agent", "agents", "supplier", "builder", "garage", "bank",
    "surveyor",
];

/// Who acts at the end of `text`: the last subject in it.
pub(super) fn actor(text: &str) -> Actor {
    let mut found = Actor::Unknown;
    let mut several = false;
    for whole in SUBJECT.find_iter(text) {
        let acts = acts(whole.as_str());
        // "Mr and Mrs A told us they hoped": the two of them.
        if several && found == Actor::Person && whole.as_str().eq_ignore_ascii_case("they") {
            continue;
        }
        let before = text.get(..whole.start()).unwrap_or_default();
        // "upheld Mrs B’s complaint and paid": what is hers does nothing.
        let owner = acts == Actor::Person
            && (whole.as_str().ends_with("’s")
                || text.get(whole.end()..).is_some_and(|t| t.starts_with('’')));
        // "its agents visited and Mr H" (paid): a name right before the verb is its subject.
        let own_verb = before.ends_with(" and ")
            && text.get(whole.end()..).is_some_and(|t| t.trim().is_empty());
        let coordinated = own_verb || after_a_coordination(before);
        let object = || owner || !coordinated && OBJECT_AFTER.is_match(before);
        if acts == Actor::Ombudsman {
            found = Actor::Ombudsman;
        } else if acts == Actor::Body {
            if found == Actor::Unknown || !object() {
                found = Actor::Body;
            }
        } else if !object() {
            found = Actor::Person;
            let name = whole.as_str();
            several = name.contains(" and ")
                || ["couple", "family", "parents", "complainants"]
                    .iter()
                    .any(|n| name.ends_with(n));
        }
    }
    found
}

crate::pattern!(
    /// Before the subject of what somebody said or accepted: "the Council accepted (that)". What follows it is no
    /// main clause.
    CONTENT_OF,
    r"(?i)(?-u:\b)(?:accept(?:ed|s)|agree[ds]|acknowledge[ds]|admit(?:ted|s)|recogni[sz]e[ds]|found|finds|said|says|explain(?:ed|s)|confirm(?:ed|s)|conced(?:ed|es)|conclud(?:ed|es)|consider(?:ed|s)|decided|noted|notes|thought|regretted|understood|realised|replied|wrote|apologised)(?: (?:that|how|why|because|for how))? $"
);
crate::pattern!(
    /// Before a verb that goes on with an earlier subject: ", and", "and then".
    GOES_ON, r"(?i)(?:,|;| and| but)(?: (?:and|but))?(?: (?:then|so|also|later|therefore|has|had))* $");

/// Who does a verb at the end of `text`: of "the Council accepted she had waited, and", the Council.
fn doer(text: &str) -> Actor {
    let nearest = actor(text);
    if nearest != Actor::Person || !GOES_ON.is_match(text) {
        return nearest;
    }
    let content = SUBJECT
        .find_iter(text)
        .filter_map(|subject| text.get(..subject.start()))
        .find(|before| CONTENT_OF.is_match(before));
    match content.map(actor) {
        Some(Actor::Body) => Actor::Body,
        _ => nearest,
    }
}

/// "…, and Mr X will": here "and" opens a new clause.
fn after_a_coordination(before: &str) -> bool {
    before.ends_with(", and ") || before.ends_with("; and ")
}

/// The verb that governs what follows `before`: the nearest in the sentence, else in the lead-ins
/// (outermost first in `leads`, searched from the innermost).
pub(super) fn governor<'a>(before: &'a str, leads: &[&'a str]) -> Option<Governor<'a>> {
    let mut told_by_person = None;
    let found = verbs(before);
    for (at, hit) in found.iter().enumerate().rev() {
        // "increase its offer to £250": the sum is where the increase leads.
        let earlier = at.checked_sub(1).and_then(|at| found.get(at));
        let hit = match earlier {
            Some(step)
                if step.means.0 == Verb::Increase
                    && hit.means.1 != Shape::Open
                    && STEP_TO.is_match(before) =>
            {
                step
            }
            // "Mrs B should receive a payment of £250": she gets it.
            Some(step)
                if step.means.0 == Verb::Receive
                    && hit.means.1 == Shape::Noun
                    && before.get(step.end..hit.start).is_some_and(|words| words.len() < 25) =>
            {
                step
            }
            _ => hit,
        };
        let ahead = before.get(..hit.start).unwrap_or_default();
        if hit.means.1 != Shape::Noun
            && at > 0
            && OF_ANOTHER_SUM.is_match(ahead)
            && !OF_WHICH.is_match(ahead)
        {
            // "pay the £600 it had offered, plus £125": the offer is that of the sum before.
            continue;
        }
        let governor = governor_at(before, hit.start, hit.end, hit.means, leads, false);
        let past = governor.shape == Shape::Past;
        if past && (governor.actor == Actor::Person || is_participle(before, hit.start, hit.end)) {
            // "reimburse what she paid, £40": an earlier verb may govern the sum.
            told_by_person = told_by_person.or(Some(governor));
            continue;
        }
        // "the two terms of provision that D did not receive, and £200": so does one before it.
        let missed = governor.verb == Verb::Receive && NOT_RECEIVED.is_match(governor.before);
        if missed && at > 0 {
            told_by_person = told_by_person.or(Some(governor));
            continue;
        }
        if told_by_person.is_some() && !governor.is_promise() {
            continue;
        }
        return Some(governor);
    }
    if told_by_person.is_some() {
        return told_by_person;
    }
    leads.iter().enumerate().rev().find_map(|(at, lead)| {
        let hit = verbs(lead).into_iter().next_back()?;
        let outer = leads.get(..at).unwrap_or_default();
        Some(governor_at(lead, hit.start, hit.end, hit.means, outer, true))
    })
}

crate::pattern!(
    /// "the care fees paid by Mr D", "charges wrongly paid".
    PAID_THINGS,
    r"(?i)(?-u:\b)(?:fees?|charges?|money|monies|costs?|contributions?|sums?|amounts?|rent|tax|rates|benefit) (?:already |wrongly |previously )?$"
);

crate::pattern!(
    /// Before a verb that only says which sum is meant: "the £600 it had already".
    OF_ANOTHER_SUM,
    r"(?i)£[0-9][0-9,.]*(?: [a-z]+)?,? (?:(?:which|that) )?(?:it|they|we|I|the [A-Za-z]+)(?: (?:has|have|had))?(?: (?:already|previously|now|since|originally|earlier|also))* $|£[0-9][0-9,.]* (?:already |previously |originally |earlier )?$"
);

crate::pattern!(
    /// "£200, of which it has" paid £50: the verb is of the part.
    OF_WHICH, r"(?i)(?-u:\b)of (?:which|that),? [^£,;]{1,40}$");
crate::pattern!(
    /// "provision that D did not" receive: told of what was missed, whatever sum follows.
    NOT_RECEIVED,
    r"(?-u:\b)(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z](?-u:\b)|M(?:r|rs|s|iss|x) [A-Z][A-Za-z-]*|the [a-z]+|(?:her|his|their) [a-z]+) (?:did|has|had|have|was|were|could)(?: not|n’t)(?: [a-z]+)? $");

fn is_participle(text: &str, start: usize, end: usize) -> bool {
    PAID_THINGS.is_match(text.get(..start).unwrap_or_default())
        || text.get(end..).is_some_and(|after| after.starts_with(" by "))
}

crate::pattern!(
    /// The sum that an increase leads to, or adds.
    pub(super) STEP_TO, r"(?i)(?-u:\b)(?:to|by)(?: an?| the)?(?: further| total| additional| sum| amount)*(?: of)? $");

pub(super) fn governor_at<'a>(
    text: &'a str,
    start: usize,
    end: usize,
    (verb, shape): (Verb, Shape),
    leads: &[&str],
    in_lead: bool,
) -> Governor<'a> {
    let before = text.get(..start).unwrap_or_default();
    let object = text.get(end..).unwrap_or_default();
    let mut shape = shape;
    let passive = shape == Shape::Past && PASSIVE.is_match(before);
    if passive {
        shape = Shape::Open;
    }
    if shape == Shape::Noun && MADE.is_match(before) {
        shape = Shape::Past;
    }
    let found = last_mood(before);
    let word = text.get(start..end).unwrap_or_default();
    if found.is_none() && word.ends_with("ing") && BY_DOING.is_match(before) {
        shape = Shape::Past;
    }
    let (mood, clause) = match found {
        Some(hit) => (Some(hit.means), before.get(..hit.start).unwrap_or_default()),
        None => (leads.iter().rev().find_map(|lead| last_mood(lead)).map(|hit| hit.means), before),
    };
    let clause = if shape == Shape::Past { before } else { clause };
    let mut actor = if shape == Shape::Past { doer(clause) } else { actor(clause) };
    if CAUSES.is_match(before) {
        actor = Actor::Person;
    }
    // "Mr A should be refunded £90": he is paid, and does not pay.
    if actor == Actor::Person && passive && BE.is_match(before) {
        actor = Actor::Unknown;
    }
    if actor == Actor::Person && found.is_none() && is_told_to_do(text, before, start, end, shape) {
        actor = Actor::Unknown;
    }
    // "so that Mrs V owes £90, and should pay her £60": she does not pay herself.
    if actor == Actor::Person
        && shape == Shape::Open
        && matches!(mood, Some(Mood::Agreed | Mood::Recommended))
        && found.is_some()
        && GOES_ON.is_match(clause)
        && TO_THE_PERSON.is_match(object)
    {
        actor = Actor::Unknown;
    }
    if actor == Actor::Unknown {
        actor = leads
            .iter()
            .rev()
            .map(|lead| self::actor(lead))
            .find(|a| *a != Actor::Unknown)
            .unwrap_or(Actor::Unknown);
    }
    Governor { verb, shape, mood, actor, word, before, object, in_lead }
}

crate::pattern!(
    /// "let Mr H", "arrange for her to": the person pays, whoever makes it possible.
    CAUSES,
    r"(?-u:\b)(?:[Ll]et|[Aa]llow|[Ee]nable|[Pp]ermit|[Hh]elp|[Ii]nvite|[Rr]equire|[Ee]xpect|[Aa]rrange (?:for|with)|[Aa]gree (?:with|a plan for|terms for)|[Aa]sk)(?:s|ed|ing)? (?:her|him|them|(?:both )?(?:Mr|Mrs|Miss|Ms|Mx|Dr)(?: and (?:Mr|Mrs|Miss|Ms|Mx|Dr))? [A-Z][A-Za-z’-]*|the (?:complainants?|family|couple|tenants?|residents?))(?: to)?(?: (?:re|only|also|instead))? $"
);

crate::pattern!(TO_THE_PERSON, r"(?i)^ (?:her|him|them|back)(?-u:\b) ?(?:an?|the|another|£|$)");

crate::pattern!(
    /// Where a further verb of a command begins: "and refund", "; pay".
    FURTHER_VERB,
    r"(?i)(?:^|[,;:.] |(?-u:\b)(?:and|or|then|also|either) )(?:also |then |to |now )*$"
);

/// "Recalculate what he owes, and refund him": a bare "refund" is never what he does.
fn is_told_to_do(text: &str, before: &str, start: usize, end: usize, shape: Shape) -> bool {
    let word = text.get(start..end).unwrap_or_default();
    shape == Shape::Open && !word.ends_with(['s', 'g']) && FURTHER_VERB.is_match(before)
}

crate::pattern!(
    /// "should be paid", "to be refunded": not told as done.
    PASSIVE, r"(?i)(?-u:\b)(?:be|being|get|have) (?:[a-z]+ )?$|(?-u:\b)be (?:paid|refunded|reimbursed|given|repaid|offered)(?-u:\b)[^.;]* and (?:also )?$");
crate::pattern!(BE, r"(?i)(?-u:\b)be(?-u:\b)[^.;]*$");
crate::pattern!(
    /// "It has remedied this by paying": told as done.
    BY_DOING,
    r"(?i)(?-u:\b)(?:has|have|had|already|was|were|[a-z]+ed)(?-u:\b)[^.;£]* (?:by|and) $"
);
crate::pattern!(
    /// "made a payment of".
    MADE, r"(?i)(?-u:\b)(?:made|issued|received|sent|arranged|processed)(?-u:\b)[^.;£]{0,50}$|(?-u:\b)(?:paid|gave|provided|awarded)(?: [a-z]+){0,3} $");

impl Governor<'_> {
    /// Whether the verb promises or recommends, rather than tells.
    pub(super) fn is_promise(&self) -> bool {
        self.shape != Shape::Past
            && matches!(self.mood, None | Some(Mood::Agreed | Mood::AgreedThen | Mood::Recommended))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_known_by_its_words() {
        let body = Actor::Body;
        for (text, who) in [
            ("the Council", body),
            ("Its housing repairs manager", body),
            ("they", body),
            ("Mr I", Actor::Person),
            ("Dr. We", Actor::Person),
            ("Mr and Mrs Home", Actor::Person),
            ("The neighbours", Actor::Person),
            ("she", Actor::Person),
            ("I", Actor::Ombudsman),
            ("the Ombudsman", Actor::Ombudsman),
            ("a table", Actor::Unknown),
        ] {
            assert_eq!(actor(text), who, "{text}");
        }
    }
}
