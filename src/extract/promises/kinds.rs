//! What a promise is: an improvement, an action for the person, both, or only money.

use super::clause::{Clause, Verb, clauses};
use super::personal::action_kind;
use super::places::{Place, Stretch};
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
        r"(?i)(?-u:\b)(?:staff|officers?|employees|workers|teams?|managers|caseworkers|clerks|panel members|members|contractors?|drivers|crews?|training|polic(?:y|ies)|procedures?|process(?:es)?|practices?|protocols?|guidance|guidelines|guides?|templates?|standard|leaflets?|factsheets?|website|web ?pages?|letters|notices|signs|forms?|systems?|software|arrangements|check ?lists?|trackers?|logs?|registers?|record[- ]keeping|records|",
        r"others|other (?:people|famil|children|cases|complain|residents|tenants|applicants|service|users|parents|carers|[a-z]+s(?-u:\b))|any other|anyone else|all (?:other |its |of its |similar )?[a-z]+s(?-u:\b)|every|future|similar|action plan|improvement|audits?|samples?|spot checks|oversight|monitor|capacity|vacanc|recruit|contracts?|lessons|learning|quality|performance|committee|scrutiny|cabinet|portfolio holder|how it|how the|how its|the way|whether it|the number|timescales?|targets?|backlogs?|agreements?|calculator|strategy|how (?:many|caseworkers|officers|staff))")
);
crate::pattern!(
    /// One person, or something that belongs to the one case, as what a verb acts on.
    THE_PERSON,
    concat!(
        r"(?-u:\b)(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr)(?-u:\b)|(?:[B-HJ-Z])(?:[’']s)?(?-u:\b)|(?i:her|him|his|hers|them|the complainants?|the famil(?:y|ies)|the (?:first|second|third|fourth|two|three|four) [a-z]+|the (?:woman|man|teenager|young (?:man|woman|person)|parents?|mother|father|child|couple|neighbours?|tenant|resident|appellant|applicant|brother|sister|son|daughter|aunt|uncle|grandparents)|both (?:neighbours|famil|parents)|its decision(?-u:\b)|the decision(?-u:\b)|the (?:application|appeal|complaint|request|claim|account|band|priority|debt|bill|invoice|fence|property|flat|house|works|repairs|side door|matter)|(?:fresh|new) (?:assessment|appeal|panel|decision|hearing|review)|(?:stage (?:one|two|three|[123])))(?-u:\b))")
);
crate::pattern!(
    /// Showing that the remedy was carried out.
    EVIDENCE,
    concat!(
        r"(?i)(?-u:\b)(?:(?:evidence|proof)(?-u:\b)[^.;]{0,60}(?-u:\b)(?:complied|compliance|complet|carried out|done|taken|actions?|actioned|remed(?:y|ies)|recommendations?|implement|these|this|each|payments?|steps|things)",
        r"|(?:provide|send|give|show|supply)[a-z]*[ \u{a0}](?:to )?(?:us|me|the Ombudsm[ae]n|this office)(?-u:\b)[^.;]{0,40}(?-u:\b)(?:evidence|proof|details|confirmation|documents)|(?:provide|send|give|show|supply)[a-z]*[ \u{a0}](?:[a-z]+[ \u{a0}]){0,3}?(?:evidence|proof)[ \u{a0}](?:to|for)[ \u{a0}](?:us|me|the Ombudsm[ae]n)",
        r"|(?:we|i|the Ombudsm[ae]n) (?:will|would|shall) (?:need|want|ask|require|expect|look)[^.;]{0,40}(?:evidence|proof)|confirm(?:ation|s)?(?-u:\b)[^.;]{0,40}(?:has|have) (?:complied|completed|carried out|done|taken|made)|(?:tell|write to|report to|let) (?:us|me|the Ombudsm[ae]n)(?-u:\b)[^.;]{0,60}(?:what it has done|has done|it has taken|it has complied|it proposes|when it has|has completed))")
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

/// What a stretch promises.
pub(super) fn kinds(stretch: &Stretch<'_, '_>, status: PromiseStatus) -> Kinds {
    if status == PromiseStatus::AlreadyDone {
        return done(stretch);
    }
    if introduces_a_list(stretch) {
        return Kinds::default();
    }
    let mut kinds = Kinds::default();
    let (mut improves, mut personal) = (false, false);
    if EVIDENCE.is_match(stretch.text) && !OUTCOME.is_match(stretch.text) {
        kinds.does.push(ActionKind::EvidenceOfCompliance);
    }
    let about_evidence = |words: &str| !kinds.does.is_empty() && EVIDENCE.is_match(words);
    let clauses = clauses(stretch.head);
    let mut actions = Vec::new();
    for clause in &clauses {
        match aim(stretch, clause, improves || personal) {
            _ if about_evidence(clause.words) => {}
            Aim::Nothing => {}
            Aim::Improvement => improves = true,
            Aim::Person => {
                personal = true;
                actions.push(action_kind(clause.words));
            }
        }
    }
    if SORRY.is_match(stretch.head) && !clauses.iter().any(|c| c.verb == Verb::Improve) {
        actions.insert(0, ActionKind::Apology);
    }
    if actions.contains(&ActionKind::Apology) {
        // The letter that says sorry also explains; that is one action.
        actions.retain(|action| !matches!(action, ActionKind::Explanation | ActionKind::Other));
    }
    kinds.does.splice(0..0, actions);
    let mut seen = Vec::new();
    kinds.does.retain(|action| {
        !seen.contains(action) && {
            seen.push(*action);
            true
        }
    });
    if improves {
        kinds.improves = improvements(stretch.text);
    }
    kinds
}

/// What was done already: only improvements are told of.
fn done(stretch: &Stretch<'_, '_>) -> Kinds {
    let tags = improvements(stretch.head);
    let told = OWN_WORK.is_match(stretch.head) && tags != [ImprovementAction::Other];
    let person_first = match (THE_PERSON.find(stretch.head), OWN_WORK.find(stretch.head)) {
        (Some(person), Some(work)) => person.start() < work.start(),
        _ => false,
    };
    let improves = if told && !person_first { tags } else { Vec::new() };
    Kinds { improves, does: Vec::new() }
}

/// Whether these words only introduce the items that follow.
fn introduces_a_list(stretch: &Stretch<'_, '_>) -> bool {
    let head = stretch.head.trim_end();
    stretch.place != Place::Item && head.ends_with([':', ';']) && !SORRY.is_match(head)
}

/// Whom a clause is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aim {
    Improvement,
    Person,
    Nothing,
}

/// `joined`: an earlier clause of the same promise has been placed already.
fn aim(stretch: &Stretch<'_, '_>, clause: &Clause<'_>, joined: bool) -> Aim {
    let person = THE_PERSON.find(clause.words).map(|found| found.start());
    let work = OWN_WORK.find(clause.words).map(|found| found.start());
    match clause.verb {
        Verb::Apologise => Aim::Person,
        Verb::Pay => Aim::Nothing,
        Verb::Improve => Aim::Improvement,
        Verb::Either if SORRY.is_match(clause.words) => Aim::Person,
        Verb::Either if is_about_money(clause.words) => Aim::Nothing,
        Verb::Either => match (person, work) {
            (Some(person), Some(work)) if work < person => Aim::Improvement,
            (Some(_), _) => Aim::Person,
            (None, Some(_)) => Aim::Improvement,
            (None, None) if joined => Aim::Nothing,
            (None, None) if for_others(stretch) => Aim::Improvement,
            (None, None) => Aim::Person,
        },
    }
}

fn for_others(stretch: &Stretch<'_, '_>) -> bool {
    FOR_OTHERS.is_match(stretch.heading)
        || FOR_OTHERS.is_match(stretch.text)
        || stretch.unit.lead.iter().any(|lead| FOR_OTHERS.is_match(lead))
}

crate::pattern!(
    /// Sums and debts as what a verb acts on: the ledger's business.
    MONEY,
    r"(?i)(?:£[0-9]|(?-u:\b)(?:payments?|refunds?|reimbursement|compensation|sums? of|arrears|invoices?|charges|fees|debts?|costs|liability orders?|overpayments?)(?-u:\b))");
crate::pattern!(
    /// What a sum is spent on makes the clause more than money.
    MORE_THAN_MONEY, r"(?i)(?-u:\b)(?:review|reconsider|assess|letter|polic|procedure|explain|training|staff)");

fn is_about_money(words: &str) -> bool {
    MONEY.find(words).is_some_and(|money| money.start() < 60) && !MORE_THAN_MONEY.is_match(words)
}
