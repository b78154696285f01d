//! Whom a clause is for: the one person, or others like them.

use crate::text::pattern::Pattern;

use super::clause::{Clause, Verb};
use super::kinds::SORRY;
use super::personal::MEETING;
use super::places::Stretch;
use crate::extract::nearby::last_of;

crate::pattern!(
    /// The body's own work, or people in general, as what a verb acts on.
    OWN_WORK,
    concat!(
        r"(?i)(?-u:\b)(?:staff|officers?|employees|workers|teams?|managers|caseworkers|clerks|panel members|committee members|contractors?|drivers|crews?|training|polic(?:y|ies)|procedures?|process(?:es)?|practices?|protocols?|guidance|guidelines|guides?|templates?|standard|leaflets?|factsheets?|website|web ?pages?|letters|notices|signs|forms?|systems?|software|arrangements|check ?lists?|trackers?|logs?|registers?|record[- ]keeping|records|",
        r"others|other (?:people|famil|children|cases|complain|residents|tenants|applicants|service|users|parents|carers|[a-z]+s(?-u:\b))|any other|anyone else|all (?:other |its |of its |similar )?[a-z]+s(?-u:\b)|every|future|similar|action plan|plan to (?:end|reduce|clear|improve|recruit|increase|address|deal with|prevent|tackle)|improvement|audits?|samples?|spot checks|oversight|monitor|capacity|vacanc|recruit|contracts?|lessons|learning|quality|performance|committee|scrutiny|cabinet|portfolio holder|how it|how the|how its|how (?:[a-z]+ ){1,6}(?:will|should|are) be|the way|whether it|the number|timescales?|targets?|backlogs?|agreements?|calculator|strategy|how (?:many|caseworkers|officers|staff)",
        r"|measures|online|(?:a|an|new|central|shared|single) (?:[a-z]+ ){0,2}?(?:record|register|log|list|tracker|database|spreadsheet|rota|timetable) (?:of|for|that|to|which)|schemes?|scripts?|inventor(?:y|ies)|cabinet member|governing body|full council|recurrence|happen again|went wrong|information (?:it|for|given|about)|replies|responses|reminded|retrained|in future)|(?i)(?-u:\b)(?:clauses?|terms?) (?:about|on|in|of)(?-u:\b)")
);
crate::pattern!(
    /// One person, or something that belongs to the one case, as what a verb acts on.
    THE_PERSON,
    r"(?-u:\b)(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr)(?-u:\b)|(?:[B-HJ-Z])(?:[’']s)?(?-u:\b)|(?i:her|him|his|hers|them|the complainants?|the famil(?:y|ies)|the (?:first|second|third|fourth|two|three|four) [a-z]+|the (?:woman|man|teenager|young (?:man|woman|person)|parents?|mother|father|child|couple|neighbours?|tenant|resident|appellant|applicant|brother|sister|son|daughter|aunt|uncle|grandparents)|both (?:neighbours|famil|parents)|its decision(?-u:\b)|the decision(?-u:\b)|the (?:application|appeal|complaint|request|claim|account|band|priority|debt|bill|invoice|fence|property|flat|house|works|repairs|side door|matter)|(?:fresh|new) (?:assessment|appeal|panel|decision|hearing|review|audit|investigation|enquiry|consideration|calculation)|in a form we agree|a statement explaining|(?:stage (?:one|two|three|[123])))(?-u:\b))");
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
        Verb::Either if person.is_some() && BY_INSTALMENTS.is_match(clause.words) => Aim::Person,
        Verb::Pay if IN_THE_QUEUE.is_match(clause.words) => Aim::Person,
        Verb::Pay => Aim::Nothing,
        // "Monitor collections from Mr B's home" is for Mr B.
        Verb::Improve if of_one_case(clause.words) => Aim::Person,
        Verb::Improve => Aim::Improvement,
        Verb::Either if SORRY.is_match(clause.words) => Aim::Person,
        Verb::Either if person.is_some() && is_a_meeting(clause.words) => Aim::Person,
        Verb::Either if for_many(clause.words) || SHARES.is_match(clause.words) => Aim::Improvement,
        Verb::Either if since(clause.words, person) => Aim::Improvement,
        Verb::Either
            if money_in(clause.words).is_some_and(|at| work.is_none_or(|work| at < work)) =>
        {
            Aim::Nothing
        }
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
        let place = is_a_place(words, found.end());
        let lettered = found.as_str().len() == 1 && among(LETTERED, &before);
        (!lettered && !place && !among(WAYS_OF_WORKING, next)).then_some(found.start())
    })
}

/// What is counted with letters without being a person.
const LETTERED: &str = "section|sections|part|parts|band|appendix|category|form|schedule|annex|group|class|\
     grade|type|option|points|point";

/// Where a clause first speaks of the body's own work, or of people and cases in general.
pub(super) fn works_on(words: &str) -> Option<usize> {
    let own = OWN_WORK.find_iter(words).find(|found| {
        let rest = words.get(found.start()..).unwrap_or_default();
        if OF_THE_OMBUDSMAN.is_match(last_of(words.get(..found.start()).unwrap_or_default(), 40)) {
            return false;
        }
        let all =
            ["every", "all "].iter().any(|all| found.as_str().to_lowercase().starts_with(all));
        let his_alone = all && NAMED.is_match(words);
        !his_alone && !HOW_IT_DID.is_match(rest) && !IN_THE_CASE.is_match(rest)
    });
    let its = ITS.captures_iter(words).find_map(|its| {
        let head = its.name("head")?.as_str().to_lowercase();
        // "a review of their means and needs" is of the family's.
        let theirs = its.get(0)?.as_str().to_lowercase().starts_with("their");
        (!(among(ITS_IN_THE_CASE, &head) || theirs && among(THEIR_OWN, &head)))
            .then_some(its.get(0)?.start())
    });
    let told = REPORTS.find(words).map(|found| found.start());
    let people = bare(&PEOPLE, words);
    let things = || bare(&CASES, words).filter(|_| person_in(words).is_none());
    [own.map(|own| own.start()), its, told, people.or_else(things)].into_iter().flatten().min()
}

crate::pattern!(
    /// "our guidance on remedies", "the Ombudsman’s guidance": not the body's own.
    OF_THE_OMBUDSMAN,
    r"(?i)(?:^|(?-u:\b)(?:in|of|by|to|with|see|from|under|consider|considering|and)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,4}?)(?:our|my|(?:the )?ombudsm[ae]n[’']?s?)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,2}$");

/// Where a plural stands that nothing makes definite: "applicants", not "the applicants" or "her
/// complaints".
fn bare(plurals: &Pattern, words: &str) -> Option<usize> {
    plurals.find_iter(words).map(|found| found.start()).find(|&at| {
        let before = words.get(..at).unwrap_or_default().trim_end();
        let before = before.rsplit([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
        !among(DEFINITE, &before) && !before.ends_with("’s") && !before.ends_with("'s")
    })
}

/// What makes a plural definite.
const DEFINITE: &str = "the|both|his|her|their|these|those|two|three|four|missed|outstanding|remaining|my|our|your|\
     young|any";

crate::pattern!(
    PEOPLE,
    r"(?i)(?-u:\b)(?:people|persons|famil(?:ies)|parents|carers|residents|tenants|applicants|pupils|students|customers|claimants|complainants|service users|users|patients|landlords|leaseholders|homeowners|motorists|callers|clients|households|care leavers|recipients)(?-u:\b)(?:[^’']|$)"
);
crate::pattern!(
    CASES,
    r"(?i)(?-u:\b)(?:cases?|decisions|refusals|assessments|reviews|complaints|appeals|applications|requests|referrals|placements|files|case notes|care notes|inspections|hearings|claims|calls|emails|enquiries|plans|children|visits)(?-u:\b)"
);
crate::pattern!(
    /// How it came about in the one case: "how it worked out the charge".
    HOW_IT_DID,
    r"(?i)^how (?:it|they|the [a-z]+|its [a-z]+) (?:has |have |had |was |were )?(?:[a-z]+ed|came|made|got|took|was|were|did)(?-u:\b)");
crate::pattern!(
    /// People whom the complaints procedure of one case needs, and staff given to one person.
    IN_THE_CASE,
    r"(?i)^(?:officers? (?:and|who was|who is|not|to meet|to visit|to contact|to speak))");
crate::pattern!(
    /// Letting staff or members know of the decision and its lessons.
    SHARES,
    concat!(
        r"(?i)^(?:share|discuss|circulate|bring|cascade|raise|present|put|take|refer|report|table|send|give|pass)[a-z]*[ \u{a0}](?:[^ .;]+ ){0,3}?(?:decision|statement|report|findings?|lessons?|learning|outcomes?|case|complaint|faults?|copy|copies|matters?|issues?|conclusions?)(?-u:\b)[^.;]{0,80}?(?-u:\b)(?:staff|officers|teams?|managers|workers|departments?|across|service|colleagues|committees?|cabinet|full council|elected members|members|board|governors|supervision|practitioners|crews?)(?-u:\b)",
        r"|^(?:speak|talk|tell|instruct|email|write)s?[ \u{a0}](?:to[ \u{a0}]|with[ \u{a0}])?(?:the[ \u{a0}]|its[ \u{a0}]|all[ \u{a0}]|relevant[ \u{a0}])*(?:[a-z-]+[ \u{a0}]){0,3}?(?:staff|officers|team|teams|managers|workers|crews?)(?-u:\b)")
);

/// "Mr Z’s road": others live there too.
fn is_a_place(words: &str, end: usize) -> bool {
    SHARED_PLACE.is_match(words.get(end..).unwrap_or_default())
}

crate::pattern!(
    SHARED_PLACE,
    r"(?i)^(?:[a-z]*[’']s?)?(?: own| whole| entire| local)? (?:road|street|lane|avenue|close|area|estate|block|building|ward|neighbourhood|village|round|town|parish|district|postcode)(?-u:\b)"
);

/// Whether a verb of improving is said of one person's case.
fn of_one_case(words: &str) -> bool {
    let mut cases = ONE_CASE.find_iter(words).filter(|found| !is_a_place(words, found.end()));
    let person = cases.next().map(|found| found.start());
    OF_ONE_CASE.is_match(words) && before(person, work_beyond(words))
}

/// Where a clause speaks of the body's own work behind its verb.
fn work_beyond(words: &str) -> Option<usize> {
    let (verb, rest) = words.split_once(' ')?;
    works_on(rest).map(|at| at + verb.len() + 1)
}

/// Whether the person stands before any of the body's own work.
fn before(person: Option<usize>, work: Option<usize>) -> bool {
    person.is_some_and(|person| work.is_none_or(|work| person < work))
}

/// Whether many people are spoken of. "Every collection from Mr B's house" is his alone.
fn for_many(words: &str) -> bool {
    MANY.find(words).is_some_and(|many| {
        let folded = many.as_str().to_lowercase();
        let all = ["all ", "every ", "each ", "any "].iter().any(|all| folded.starts_with(all));
        let others = folded.contains("other") || folded.contains("similar");
        let his = person_in(words).is_some_and(|person| person < many.start());
        !(all && !others && NAMED.is_match(words)) && (!his || LOOKS.is_match(words))
    })
}

crate::pattern!(
    /// Verbs that may begin with the one person and go on to others.
    LOOKS, r"(?i)^(?:check|look|find|identif|review|examin|consider|establish|contact|writ|carr|undertak|conduct)");
crate::pattern!(
    /// A person by name or letter.
    NAMED, r"(?-u:\b)(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr)[ \u{a0}][A-Z]|[B-HJ-Z][’'](?:s(?-u:\b))?)");
crate::pattern!(
    /// One case, beyond doubt.
    ONE_CASE,
    r"(?-u:\b)(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr)[ \u{a0}][A-Z]|[B-HJ-Z][’']s(?-u:\b)|(?:her|his|a fresh|in a form we agree|a statement explaining)(?-u:\b))");
crate::pattern!(
    /// Verbs of improving that are as often said of one case.
    OF_ONE_CASE, r"(?i)^(?:monitor|audit|implement|develop|introduce|devise|improve|publish|track|log|oversee)");

/// "Review refusals since May": all of a kind over a time, before any one person is named.
fn since(words: &str, person: Option<usize>) -> bool {
    SINCE.find(words).is_some_and(|found| person.is_none_or(|person| found.start() < person))
}

crate::pattern!(
    SINCE,
    r"(?i)(?-u:\b)(?:refusals|decisions|cases|appeals|applications|claims|assessments|placements|awards|accounts|complaints|requests|referrals|reports|files)(?-u:\b)[^.;]{0,40}(?-u:\b)(?:since|between|from (?:the )?(?:last|past|[0-9]|[A-Z])|over the (?:last|past)|in the (?:last|past)|back to)(?-u:\b)|(?-u:\b)anyone (?:who|wrongly|affected)(?-u:\b)"
);

fn is_a_meeting(words: &str) -> bool {
    MEETING.is_match(words)
}

crate::pattern!(
    /// What a body calls its own, to the last word before what is said of it.
    ITS,
    r"(?i)(?-u:\b)(?:its|their)[ \u{a0}](?:[a-z-]+[ \u{a0}]){0,3}?(?P<head>[a-z-]+)(?:[,.;:]|[ \u{a0}](?:of|on|in|into|for|to|about|from|with|and|or|at|that|which|so|not|is|are|as|by|within|against|when|who|will|should|it|has|have|before|after|under|without|does|do|how|through|regarding|,)(?-u:\b)|$)");

/// "Its complaint" is of the case, "its complaint replies" is not.
const WAYS_OF_WORKING: &str = "replies|responses|investigations|complaints|reviews|appeals|hearings|requests|handling|procedure|procedures|process|processes|policy|letters|\
     forms|form|team|staff|officers|system|templates|records|panel|panels|reports|notices|\
     service|practice|arrangements|website";

/// What a body has in the one case: "its decision", "its records" of the person.
const ITS_IN_THE_CASE: &str = "payment|payments|charge|refund|award|amount|enquiry|enquiries|inquiry|appeal|plan|letter|notice|email|findings|decision|offer|apology|calculation|reasons|view|response|reply|refusal|findings|\
     conclusion|conclusions|file|own|letter|assessment|request|support|original|earlier|\
     previous|final|investigation|report|action|actions|duty|consideration|enforcement|\
     claim|home|complaint|application|child|cost|expense|son|daughter|house|property|flat|family|mother|father|account|tenancy|situation|wishes|concerns|questions|views|needs|faults|failings|failure|delay|mistake|\
     errors|behalf|case|circumstances";

/// What "their" makes the one family's: a body has none of these.
const THEIR_OWN: &str = "means|needs|income|finances|circumstances|care|support|grandchildren|tenancy|benefits|\
     rent|band|banding|priority|plan|package|room|grant|place|provision|transport|allowance";

crate::pattern!(
    /// Telling the Ombudsman or members of the outcome.
    REPORTS,
    r"(?i)(?-u:\b)(?:report|write|update|tell|let|inform)[a-z]*[ \u{a0}](?:back[ \u{a0}]|[^.;]{0,30}?[ \u{a0}])?(?:to[ \u{a0}])?(?:us|me|the Ombudsm[ae]n)(?-u:\b)");
crate::pattern!(
/// Many people: what is done for them is done for others.
pub(super) MANY,
concat!(
    r"(?i)(?-u:\b)(?:other (?:[a-z]+ ){0,2}?(?:people|families|family|children|pupils|cases|complaints|complainants|residents|tenants|applicants|users|parents|carers|placements|appeals|reviews|decisions|accounts|claimants|customers|households|landlords|homes|documents|errors|mistakes|records|forms|requests|reports|invoices|calculations)|anyone else|any(?:one)? other|",
    r"(?:all|every|each|any) (?:of )?(?:the |its |other |those |similar )*(?:[a-z-]+ ){0,3}?(?:people|families|children|pupils|cases|complaints|residents|tenants|applicants|users|parents|carers|placements|appeals|reviews|decisions|accounts|claimants|households|notice|person|family|child|case|complaint|resident|tenant|applicant|claims|collections|those who)(?-u:\b)|how many|others (?:who|affected|may)|next of kin of|[0-9]+ other|additional (?:[a-z]+ )?(?:appeals|cases|families|people|children|complaints)|decisions it (?:has )?made)"
));

/// Whether a stretch, its lead or its heading says that it is for others.
pub(super) fn for_others(stretch: &Stretch<'_, '_>) -> bool {
    FOR_OTHERS.is_match(stretch.heading)
        || FOR_OTHERS.is_match(stretch.text)
        || stretch.unit.lead.iter().any(|lead| FOR_OTHERS.is_match(lead))
}

crate::pattern!(
    /// What is put back or worked out without being money: a place in a queue.
    IN_THE_QUEUE, r"(?i)^(?:backdat|recalculat|calculat)[a-z]*(?-u:\b)[^.;]{0,60}(?-u:\b)(?:priority|band(?:ing)?|points|registration|housing application|place on)(?-u:\b)");
crate::pattern!(
    /// Letting a person pay over time moves no money to them.
    BY_INSTALMENTS,
    r"(?i)^(?:let|allow|arrange|agree|offer|accept|set up|give|invite|ask|discuss)[a-z]*(?-u:\b)[^.;]{0,80}(?-u:\b)(?:instalments?|(?:re)?payment plan|repayment arrangement|over (?:the next )?[0-9a-z]+ (?:weeks|months|years)|at a rate (?:(?:she|he|they|M[a-z]+ [A-Z][a-z]*) can|that is affordable))(?-u:\b)");
crate::pattern!(
    /// Sums, debts and benefits as what a verb acts on: the ledger's business.
    pub(super) MONEY,
    r"(?i)(?:£[0-9]|(?-u:\b)(?:payments?|refunds?|reimbursement|compensation|sums? of|arrears|invoices?|charges?|fees|debts?|costs?|liability orders?|overpayments?|housing benefit|council tax (?:support|reduction)|CTS|discount|exemption|allowance|balance|amounts?|PCNs?|penalty charges?(?: notices?)?|parking (?:fines?|tickets?)|fines?|deposit)(?-u:\b))");
crate::pattern!(
    /// Verbs that deal with money where money is what they act on.
    DEALS, r"(?i)^(?:mak(?:e|ing)|meet|cancel|reduc|remov|clear|offer|increas|giv|credit|apply|award|correct|reinstat|withdraw|restor|provid|arrang|complet|consider|calculat|work out|send|confirm|agree|let|put|return|adjust|deduct|treat|pass|settle|set|stop charging)");
crate::pattern!(
    /// What a sum is spent on makes the clause more than money.
    MORE_THAN_MONEY, r"(?i)(?-u:\b)(?:review|reconsider|assess|letter|polic|procedure|explain|training|staff|plan|(?:fresh|new|further) decision|liability order set|breakdown|explanation|account of|statement of|details of|information)");

/// Where a clause speaks of money, if money is what it is about.
fn money_in(words: &str) -> Option<usize> {
    let money = MONEY.find(words).filter(|money| money.start() < 60)?;
    (DEALS.is_match(words) && !MORE_THAN_MONEY.is_match(words)).then_some(money.start())
}

/// Whether `word` is one of a list between bars.
fn among(list: &str, word: &str) -> bool {
    list.split('|').any(|known| known == word)
}
