//! What a promise is: an improvement, an action for the person, both, or only money.

use super::clause::{Clause, Verb, clauses};
use super::cues::{DONE, STAFF};
use super::personal::action_kind;
use super::places::Stretch;
use super::tags::improvements;
use crate::model::words::{ActionKind, ImprovementAction, PromiseStatus};

/// What a promise holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Kinds {
    pub(super) improves: Vec<ImprovementAction>,
    pub(super) does: Vec<ActionKind>,
}

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
    /// Showing that the remedy was carried out.
    EVIDENCE,
    concat!(
        r"(?i)(?-u:\b)(?:(?:evidence|proof)(?-u:\b)[^.;]{0,50}(?-u:\b)(?:complied|compliance|(?:it|they) (?:has|have) (?:now )?[a-z]+(?:ed|ne|de|id|nt)|carried out|actions?|actioned|remed(?:y|ies)|recommendations?|implement[a-z]*|steps)(?-u:\b)|(?:evidence|proof) (?:of|that|for) (?:this|these|the above|what|each|everything|all|payment)",
        r"|(?:provide|send|give|show|supply)[a-z]*[ \u{a0}](?:to )?(?:us|me|the Ombudsm[ae]n|this office)(?-u:\b)[^.;]{0,40}(?-u:\b)(?:evidence|proof|details|confirmation|documents|that it has|it has done|cop(?:y|ies))|(?:provide|send|give|show|supply)[a-z]*[ \u{a0}](?:[a-z]+[ \u{a0}]){0,3}?(?:evidence|proof)[ \u{a0}](?:to|for)[ \u{a0}](?:us|me|the Ombudsm[ae]n)",
        r"|(?:we|i|the Ombudsm[ae]n) (?:will|would|shall) (?:[a-z]+ )?(?:need|want|ask|require|expect|look|seek)[^.;]{0,40}(?:evidence|proof)|confirm(?:ation|s)?(?-u:\b)[^.;]{0,40}(?:has|have) (?:complied|completed|carried out|done|taken|made)|(?:tell|write to|report to|let|satisfy) (?:us|me|the Ombudsm[ae]n)(?-u:\b)[^.;]{0,60}(?:what it has done|has done|it has taken|it has complied|it proposes|when it has|has completed))")
);
crate::pattern!(
    /// What the Ombudsman is told of an improvement's outcome, not of carrying out the remedy.
    OUTCOME, r"(?i)(?-u:\b)(?:outcomes?|results?|findings|conclusions|how many|whether (?:it|any|others)|progress|lessons|sample)(?-u:\b)");
crate::pattern!(
    SORRY,
    r"(?i)(?-u:\b)(?:apolog(?:y|ies|ise|ises|ize|izes|ising)|say(?:s|ing)? (?:that it is )?sorry)(?-u:\b)"
);
crate::pattern!(
    /// Words in front of a list that say whom it is for.
    FOR_OTHERS,
    r"(?i)(?-u:\b)(?:service improvements?|improve (?:its|their|the) (?:services?|practice)|improvements?|others|prevent|in (?:the )?future|similar (?:fault|problem|failing)|recurrence|happen(?:s|ing)? again|wider|other people|other families)(?-u:\b)");

crate::pattern!(
/// Agreeing to "the action below" or to "put this right" is no promise of its own.
    IN_GENERAL,
    concat!(
        r"(?i)^(?:take|carry out|complete|implement|make|do|follow|provide|agree|offer)[a-z]*[ \u{a0}](?:to |all |both |some |the |these |this |those |a |my |our |its |any |further |appropriate |suitable |necessary |agreed |following |above |recommended |proposed |remaining |satisfactory |proportionate |fair |number of |financial |personal |extra |additional )*",
        r"(?:(?:remed(?:y|ies)|recommendations?)(?-u:\b)|(?:actions?|steps|changes|improvements?|measures|following|above|so|suggestions?|points?)(?-u:\b)[^,;]{0,60}$)",
        r"|^(?:put|puts)[ \u{a0}](?:that|it|things|matters|this)[ \u{a0}]right|^remed(?:y|ies)(?-u:\b)"
    )
);

/// Whether a sentence is about showing that the remedy was carried out.
pub(super) fn is_evidence(words: &str) -> bool {
    EVIDENCE.is_match(words) && !OUTCOME.is_match(words)
}

/// What a stretch promises.
pub(super) fn kinds(stretch: &Stretch<'_, '_>, status: PromiseStatus) -> Kinds {
    if status == PromiseStatus::AlreadyDone {
        return done(stretch);
    }
    let clauses = clauses(stretch.head);
    if introduces_a_list(stretch) || only_in_general(&clauses) {
        return Kinds::default();
    }
    if is_evidence(stretch.head) && !clauses.iter().any(|c| c.verb == Verb::Apologise) {
        return Kinds { improves: Vec::new(), does: vec![ActionKind::EvidenceOfCompliance] };
    }
    if clauses.is_empty() {
        return without_verb(stretch);
    }
    let mut kinds = Kinds::default();
    let mut improves = false;
    for clause in &clauses {
        match aim(stretch, clause, improves) {
            Aim::Improvement if !kinds.does.is_empty() && tells(clause) => {}
            Aim::Improvement => improves = true,
            Aim::Person if improves && clause.verb != Verb::Apologise => {}
            Aim::Person => kinds.does.push(action_kind(clause.words)),
            Aim::Nothing => {}
        }
    }
    if SORRY.is_match(stretch.head) && !clauses.iter().any(|c| c.verb == Verb::Improve) {
        kinds.does.insert(0, ActionKind::Apology);
    }
    let pays = clauses.iter().any(|clause| aim(stretch, clause, false) == Aim::Nothing);
    kinds.does = telling(&kinds.does, pays);
    if improves {
        kinds.improves = improvements(stretch.text);
    }
    kinds
}

/// "make new decisions, and explain how it came to them": the telling belongs to the deed.
fn tells(clause: &Clause<'_>) -> bool {
    TELLS.is_match(clause.words) && !MANY.is_match(clause.words)
}

crate::pattern!(
    TELLS,
    r"(?i)^(?:properly |fully |clearly )?(?:explain|tell|write|inform|give|show|confirm|send|set out|record)(?:s)?(?-u:\b)"
);

/// "Its order form will say so": an improvement told without a verb of the remedy.
fn without_verb(stretch: &Stretch<'_, '_>) -> Kinds {
    let improves = PASSIVE.is_match(stretch.head) && works_on(stretch.head).is_some();
    let improves = if improves { improvements(stretch.text) } else { Vec::new() };
    let sorry = SORRY.is_match(stretch.head).then_some(ActionKind::Apology);
    Kinds { improves, does: sorry.into_iter().collect() }
}

crate::pattern!(PASSIVE, r"(?i)(?-u:\b)(?:will|should|must|is to|are to)(?-u:\b)");

/// Each kind once; what only goes along with a payment, an apology or another action is left out.
fn telling(does: &[ActionKind], pays: bool) -> Vec<ActionKind> {
    let minor = |kind: &ActionKind| matches!(kind, ActionKind::Explanation | ActionKind::Other);
    let major = does.iter().any(|kind| !minor(kind));
    let mut told: Vec<ActionKind> = Vec::new();
    for kind in does.iter().filter(|kind| !minor(kind) || !(major || pays)) {
        if !told.contains(kind) {
            told.push(*kind);
        }
    }
    told
}

fn only_in_general(clauses: &[Clause<'_>]) -> bool {
    !clauses.is_empty() && clauses.iter().all(|clause| IN_GENERAL.is_match(clause.words.trim()))
}

/// What was done already: only improvements are told of.
fn done(stretch: &Stretch<'_, '_>) -> Kinds {
    // "Since the complaint it has changed its procedure": what counts follows what was done.
    let told = DONE.find(stretch.head).map_or(0, |done| done.start());
    let told = stretch.head.get(told..).unwrap_or(stretch.head);
    let person = person_in(told);
    let work = works_on(told).or_else(|| STAFF.is_match(stretch.head).then_some(0));
    let tags = improvements(stretch.head);
    let general = match (person, work) {
        (Some(person), Some(work)) => work < person,
        (Some(_), None) => false,
        (None, Some(_)) => tags != [ImprovementAction::Other] || TOLD_AS_NEW.is_match(stretch.head),
        (None, None) => TOLD_AS_NEW.is_match(stretch.head),
    };
    Kinds { improves: if general { tags } else { Vec::new() }, does: Vec::new() }
}

crate::pattern!(
    /// "told me that it has since": said of what is new, where no word tells what is improved.
    TOLD_AS_NEW,
    r"(?i)(?-u:\b)(?:told (?:me|us)|says|said|explained|highlighted|confirmed)(?-u:\b)[^.;]{0,60}(?-u:\b)(?:(?:has|have)[ \u{a0}](?:already|since|now)|it[ \u{a0}]now)(?-u:\b)");

/// Whether these words only introduce the items that follow.
fn introduces_a_list(stretch: &Stretch<'_, '_>) -> bool {
    let head = stretch.head.trim_end();
    head.ends_with(':') && !SORRY.is_match(head) && !holds_its_items(head)
}

/// Whether the words before a list are a promise of which the items are only the contents: "train
/// its staff on:".
pub(super) fn holds_its_items(lead: &str) -> bool {
    let lead = lead.trim_end().trim_end_matches(':').trim_end();
    let clauses = clauses(lead);
    let Some(last) = clauses.last() else {
        return is_evidence(lead) || (LEADS_TO_CONTENT.is_match(lead) && works_on(lead).is_some());
    };
    let open = OPEN_ENDED.is_match(last.words) || IN_GENERAL.is_match(last.words.trim());
    last.verb == Verb::Improve || is_evidence(lead) || (!open && works_on(last.words).is_some())
}

crate::pattern!(
    /// "… will have training on": what follows is what is taught.
    LEADS_TO_CONTENT, r"(?i)(?-u:\b)(?:on|about|of|in|that|including|covering|regarding|to ensure)$");
crate::pattern!(
    /// Words before a list that leave everything to its items.
    OPEN_ENDED, r"(?i)(?-u:\b)(?:agreed to|agrees to|will|should|must|that it|and|also|following|as follows|actions?|steps|by|weeks|months?)$");

/// Whom a clause is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aim {
    Improvement,
    Person,
    Nothing,
}

/// `improved`: an earlier clause of the same promise is an improvement.
fn aim(stretch: &Stretch<'_, '_>, clause: &Clause<'_>, improved: bool) -> Aim {
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
            (None, None) if for_others(stretch) => Aim::Improvement,
            _ => Aim::Person,
        },
    }
}

/// Where a clause first speaks of the one person or case: not in "section F", not in "the
/// application form".
fn person_in(words: &str) -> Option<usize> {
    THE_PERSON.find_iter(words).find_map(|found| {
        let next = words.get(found.end()..).unwrap_or_default().trim_start();
        let next = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let before = words.get(..found.start()).unwrap_or_default().trim_end();
        let before = before.rsplit([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
        let lettered = found.as_str().len() == 1 && LETTERED.contains(&before.as_str());
        (!lettered && !WAYS_OF_WORKING.contains(&next)).then_some(found.start())
    })
}

/// What is counted with letters without being a person.
const LETTERED: &[&str] = &[
    "section", "sections", "part", "parts", "band", "appendix", "category", "form", "schedule",
    "annex", "group", "class", "grade", "type", "option", "points", "point",
];

/// Where a clause first speaks of the body's own work.
fn works_on(words: &str) -> Option<usize> {
    let own = OWN_WORK.find(words).map(|found| found.start());
    let its = ITS.captures_iter(words).find_map(|its| {
        let (start, thing) = (its.get(0)?.start(), its.get(1)?.as_str().to_lowercase());
        let general = its.get(2).is_some_and(|next| WAYS_OF_WORKING.contains(&next.as_str()));
        (general || !ITS_IN_THE_CASE.contains(&thing.as_str())).then_some(start)
    });
    let told = REPORTS.find(words).map(|found| found.start());
    [own, its, told].into_iter().flatten().min()
}

crate::pattern!(ITS, r"(?i)(?-u:\b)(?:its|their)[ \u{a0}]([a-z-]+)(?:[ \u{a0}]([a-z-]+))?");

/// "Its complaint" is of the case, "its complaint replies" is not.
const WAYS_OF_WORKING: &[&str] = &[
    "replies",
    "responses",
    "handling",
    "procedure",
    "procedures",
    "process",
    "processes",
    "policy",
    "letters",
    "forms",
    "form",
    "team",
    "staff",
    "officers",
    "system",
    "templates",
    "records",
    "panel",
    "panels",
    "reports",
    "notices",
    "service",
    "practice",
    "arrangements",
    "website",
];

/// What a body has in the one case: "its decision", "its records" of the person.
const ITS_IN_THE_CASE: &[&str] = &[
    "decision",
    "offer",
    "apology",
    "calculation",
    "reasons",
    "view",
    "response",
    "reply",
    "refusal",
    "findings",
    "conclusion",
    "conclusions",
    "file",
    "own",
    "letter",
    "assessment",
    "request",
    "support",
    "original",
    "earlier",
    "previous",
    "final",
    "investigation",
    "report",
    "action",
    "actions",
    "duty",
    "consideration",
    "enforcement",
    "claim",
    "home",
    "complaint",
    "application",
    "child",
    "needs",
    "faults",
    "failings",
    "failure",
    "delay",
    "mistake",
    "errors",
    "behalf",
    "case",
    "circumstances",
];

crate::pattern!(
    /// Telling the Ombudsman or members of the outcome.
    REPORTS,
    r"(?i)(?-u:\b)(?:report|write|update|tell|let|inform)[a-z]*[ \u{a0}](?:back[ \u{a0}]|[^.;]{0,30}?[ \u{a0}])?(?:to[ \u{a0}])?(?:us|me|the Ombudsm[ae]n)(?-u:\b)");
crate::pattern!(
/// Many people: what is done for them is done for others.
MANY,
concat!(
    r"(?i)(?-u:\b)(?:other (?:[a-z]+ ){0,2}?(?:people|families|family|children|pupils|cases|complaints|complainants|residents|tenants|applicants|users|parents|carers|placements|appeals|reviews|decisions|accounts|claimants|customers|households|landlords|homes)|anyone else|any(?:one)? other|",
    r"(?:all|every|each|any) (?:of )?(?:the |its |other |those |similar )*(?:[a-z-]+ ){0,3}?(?:people|families|children|pupils|cases|complaints|residents|tenants|applicants|users|parents|carers|placements|appeals|reviews|decisions|accounts|claimants|households|notice|person|family|child|case|complaint|resident|tenant|applicant|claims|collections|those who)(?-u:\b)|how many|others (?:who|affected|may)|next of kin of|[0-9]+ other|additional (?:[a-z]+ )?(?:appeals|cases|families|people|children|complaints)|decisions it (?:has )?made)"
));

fn for_others(stretch: &Stretch<'_, '_>) -> bool {
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
