//! Whom a clause is for: the one person, or others like them.

use super::clause::{Clause, Verb};
use super::kinds::SORRY;
use super::places::Stretch;

crate::pattern!(
    /// The body's own work, or people in general, as what a verb acts on.
    OWN_WORK,
    concat!(
        r"(?i)(?-u:\b)(?:staff|officers?|employees|workers|teams?|managers|caseworkers|clerks|panel members|committee members|contractors?|drivers|crews?|training|polic(?:y|ies)|procedures?|process(?:es)?|practices?|protocols?|guidance|guidelines|guides?|templates?|standard|leaflets?|factsheets?|website|web ?pages?|letters|notices|signs|forms?|systems?|software|arrangements|check ?lists?|trackers?|logs?|registers?|record[- ]keeping|records|",
        r"others|other (?:people|famil|children|cases|complain|residents|tenants|applicants|service|users|parents|carers|[a-z]+s(?-u:\b))|any other|anyone else|all (?:other |its |of its |similar )?[a-z]+s(?-u:\b)|every|future|similar|action plan|improvement|audits?|samples?|spot checks|oversight|monitor|capacity|vacanc|recruit|contracts?|lessons|learning|quality|performance|committee|scrutiny|cabinet|portfolio holder|how it|how the|how its|the way|whether it|the number|timescales?|targets?|backlogs?|agreements?|calculator|strategy|how (?:many|caseworkers|officers|staff))")
);
crate::pattern!(
    /// One person, or something that belongs to the one case, as what a verb acts on.
    THE_PERSON,
    r"(?-u:\b)(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr)(?-u:\b)|(?:[B-HJ-Z])(?:[’']s)?(?-u:\b)|(?i:her|him|his|hers|them|the complainants?|the famil(?:y|ies)|the (?:first|second|third|fourth|two|three|four) [a-z]+|the (?:woman|man|teenager|young (?:man|woman|person)|parents?|mother|father|child|couple|neighbours?|tenant|resident|appellant|applicant|brother|sister|son|daughter|aunt|uncle|grandparents)|both (?:neighbours|famil|parents)|its decision(?-u:\b)|the decision(?-u:\b)|the (?:application|appeal|complaint|request|claim|account|band|priority|debt|bill|invoice|fence|property|flat|house|works|repairs|side door|matter)|(?:fresh|new) (?:assessment|appeal|panel|decision|hearing|review)|(?:stage (?:one|two|three|[123])))(?-u:\b))");
crate::pattern!(
    /// Words in front of a list that say whom it is for.
    FOR_OTHERS,
    r"(?i)(?-u:\b)(?:service improvements?|improve (?:its|their|the) (?:services?|practice)|improvements?|others|prevent|in (?:the )?future|similar (?:fault|problem|failing)|recurrence|happen(?:s|ing)? again|wider|other people|other families)(?-u:\b)");

/// Whom a clause is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    Improvement,
    Person,
    Nothing,
}

/// Whom a clause is for. `improved`: an earlier clause of the same promise is an improvement;
/// `for_others`: the words around it say that it is for others.
pub(super) fn aim(clause: &Clause<'_>, improved: bool, for_others: bool) -> Aim {
    let person = person_in(clause.words);
    let work = works_on(clause.words);
    match clause.verb {
        Verb::Apologise => Aim::Person,
        Verb::Pay => Aim::Nothing,
        Verb::Improve => Aim::Improvement,
        Verb::Either if SORRY.is_match(clause.words) => Aim::Person,
        Verb::Either if MANY.is_match(clause.words) => Aim::Improvement,
        Verb::Either if is_about_money(clause.words) => Aim::Nothing,
        Verb::Either => match (person, work) {
            (Some(person), Some(work)) if work < person => Aim::Improvement,
            (None, Some(_)) => Aim::Improvement,
            (None, None) if improved => Aim::Nothing,
            (None, None) if for_others => Aim::Improvement,
            _ => Aim::Person,
        },
    }
}

/// Where a clause first speaks of the one person or case: not in "section F", not in "the
/// application form".
pub(super) fn person_in(words: &str) -> Option<usize> {
    THE_PERSON.find_iter(words).find_map(|found| {
        let next = words.get(found.end()..).unwrap_or_default().trim_start();
        let next = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let before = words.get(..found.start()).unwrap_or_default().trim_end();
        let before = before.rsplit([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
        let lettered = found.as_str().len() == 1 && among(LETTERED, &before);
        (!lettered && !among(WAYS_OF_WORKING, next)).then_some(found.start())
    })
}

/// What is counted with letters without being a person.
const LETTERED: &str = "section|sections|part|parts|band|appendix|category|form|schedule|annex|group|class|\
     grade|type|option|points|point";

/// Where a clause first speaks of the body's own work.
pub(super) fn works_on(words: &str) -> Option<usize> {
    let own = OWN_WORK.find(words).map(|found| found.start());
    let its = ITS.captures_iter(words).find_map(|its| {
        let (start, thing) = (its.get(0)?.start(), its.get(1)?.as_str().to_lowercase());
        let general = its.get(2).is_some_and(|next| among(WAYS_OF_WORKING, next.as_str()));
        (general || !among(ITS_IN_THE_CASE, &thing)).then_some(start)
    });
    let told = REPORTS.find(words).map(|found| found.start());
    [own, its, told].into_iter().flatten().min()
}

crate::pattern!(ITS, r"(?i)(?-u:\b)(?:its|their)[ \u{a0}]([a-z-]+)(?:[ \u{a0}]([a-z-]+))?");

/// "Its complaint" is of the case, "its complaint replies" is not.
const WAYS_OF_WORKING: &str = "replies|responses|handling|procedure|procedures|process|processes|policy|letters|\
     forms|form|team|staff|officers|system|templates|records|panel|panels|reports|notices|\
     service|practice|arrangements|website";

/// What a body has in the one case: "its decision", "its records" of the person.
const ITS_IN_THE_CASE: &str = "decision|offer|apology|calculation|reasons|view|response|reply|refusal|findings|\
     conclusion|conclusions|file|own|letter|assessment|request|support|original|earlier|\
     previous|final|investigation|report|action|actions|duty|consideration|enforcement|\
     claim|home|complaint|application|child|needs|faults|failings|failure|delay|mistake|\
     errors|behalf|case|circumstances";

crate::pattern!(
    /// Telling the Ombudsman or members of the outcome.
    REPORTS,
    r"(?i)(?-u:\b)(?:report|write|update|tell|let|inform)[a-z]*[ \u{a0}](?:back[ \u{a0}]|[^.;]{0,30}?[ \u{a0}])?(?:to[ \u{a0}])?(?:us|me|the Ombudsm[ae]n)(?-u:\b)");
crate::pattern!(
/// Many people: what is done for them is done for others.
pub(super) MANY,
concat!(
    r"(?i)(?-u:\b)(?:other (?:[a-z]+ ){0,2}?(?:people|families|family|children|pupils|cases|complaints|complainants|residents|tenants|applicants|users|parents|carers|placements|appeals|reviews|decisions|accounts|claimants|customers|households|landlords|homes)|anyone else|any(?:one)? other|",
    r"(?:all|every|each|any) (?:of )?(?:the |its |other |those |similar )*(?:[a-z-]+ ){0,3}?(?:people|families|children|pupils|cases|complaints|residents|tenants|applicants|users|parents|carers|placements|appeals|reviews|decisions|accounts|claimants|households|notice|person|family|child|case|complaint|resident|tenant|applicant|claims|collections|those who)(?-u:\b)|how many|others (?:who|affected|may)|next of kin of|[0-9]+ other|additional (?:[a-z]+ )?(?:appeals|cases|families|people|children|complaints)|decisions it (?:has )?made)"
));

/// Whether a stretch, its lead or its heading says that it is for others.
pub(super) fn for_others(stretch: &Stretch<'_, '_>) -> bool {
    FOR_OTHERS.is_match(stretch.heading)
        || FOR_OTHERS.is_match(stretch.text)
        || stretch.unit.lead.iter().any(|lead| FOR_OTHERS.is_match(lead))
}

crate::pattern!(
    /// Sums, debts and benefits as what a verb acts on: the ledger's business.
    MONEY,
    r"(?i)(?:£[0-9]|(?-u:\b)(?:payments?|refunds?|reimbursement|compensation|sums? of|arrears|invoices?|charges|fees|debts?|costs?|liability orders?|overpayments?|housing benefit|council tax (?:support|reduction)|CTS|discount|exemption|allowance)(?-u:\b))");
crate::pattern!(
    /// Verbs that deal with money where money is what they act on.
    DEALS, r"(?i)^(?:make|meet|cancel|reduce|remove|clear|offer|increase|give|credit|apply|award|correct|reinstate|withdraw|restore|provide|arrange|complete|consider|calculate|work out|send|confirm|agree|let|put)");
crate::pattern!(
    /// What a sum is spent on makes the clause more than money.
    MORE_THAN_MONEY, r"(?i)(?-u:\b)(?:review|reconsider|assess|letter|polic|procedure|explain|training|staff|plan)");

fn is_about_money(words: &str) -> bool {
    MONEY.find(words).is_some_and(|money| money.start() < 60)
        && DEALS.is_match(words)
        && !MORE_THAN_MONEY.is_match(words)
}

/// Whether `word` is one of a list between bars.
fn among(list: &str, word: &str) -> bool {
    list.split('|').any(|known| known == word)
}
