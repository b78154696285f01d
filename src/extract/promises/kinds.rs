//! What a promise is: an improvement, an action for the person, both, or only money.

use super::aims::{Aim, MANY, MONEY, aim, for_others, person_in, works_on};
use super::clause::{Clause, Verb, clauses, noun_item};
use super::cues::STAFF;
use super::personal::action_kind;
use super::places::Stretch;
use super::status::{deed, told_deed};
use super::tags::improvements;
use crate::model::words::{ActionKind, ImprovementAction, PromiseStatus};

/// What a promise holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Kinds {
    pub(super) improves: Vec<ImprovementAction>,
    pub(super) does: Vec<ActionKind>,
    /// Where in the head the first deed of each begins.
    pub(super) improves_at: usize,
    pub(super) does_at: usize,
}

impl Kinds {
    fn of(improves: Vec<ImprovementAction>, does: Vec<ActionKind>) -> Self {
        Self { improves, does, ..Self::default() }
    }
}

crate::pattern!(
    /// Showing that the remedy was carried out.
    EVIDENCE,
    concat!(
        r"(?i)(?-u:\b)(?:(?:evidence|proof)(?-u:\b)[^.;]{0,50}(?-u:\b)(?:complied|compliance|(?:it|they) (?:has|have) (?:now )?[a-z]+(?:ed|ne|de|id|nt)|carried out|actions?|actioned|remed(?:y|ies)|recommendations?|improvements|implement[a-z]*|steps)(?-u:\b)|(?:evidence|proof) (?:of|that|for) (?:this|these|the above|what|each|everything|all|payment)",
        r"|(?:provide|send|give|show|supply)[a-z]*[ \u{a0}](?:to )?(?:us|me|the Ombudsm[ae]n|this office)(?-u:\b)[^.;]{0,40}(?-u:\b)(?:evidence|proof|details|confirmation|documents|that it has|it has done|cop(?:y|ies))|(?:provide|send|give|show|supply)[a-z]*[ \u{a0}](?:[a-z]+[ \u{a0}]){0,3}?(?:evidence|proof)[ \u{a0}](?:to|for)[ \u{a0}](?:us|me|the Ombudsm[ae]n)",
        r"|(?:we|i|the Ombudsm[ae]n) (?:will|would|shall) (?:[a-z]+ )?(?:need|want|ask|require|expect|look|seek)[^.;]{0,40}(?:evidence|proof)|confirm(?:ation|s)?(?-u:\b)[^.;]{0,40}(?:has|have) (?:complied|completed|carried out|done|taken|made)|(?:tell|write to|report to|let|satisfy) (?:us|me|the Ombudsm[ae]n)(?-u:\b)[^.;]{0,60}(?:what it has done|has done|it has taken|it has complied|it proposes|when (?:it has|they have)|has completed))|(?:tell|write to|update|notify|inform) (?:us|me|the Ombudsm[ae]n)(?-u:\b)[^.;]{0,60}(?-u:\b)with (?:proof|evidence)(?-u:\b)")
);
crate::pattern!(
    /// What the Ombudsman is told of an improvement's outcome, not of carrying out the remedy.
    OUTCOME, r"(?i)(?-u:\b)(?:outcomes?|results?|findings|conclusions|how many|whether (?:it|any|others)|progress|lessons|sample)(?-u:\b)");
crate::pattern!(
    pub(super) SORRY,
    r"(?i)(?-u:\b)(?:apolog(?:y|ies|ise|ises|ize|izes|ising)|say(?:s|ing)? (?:(?:that )?(?:it|they) (?:is|are) (?:[a-z]+ )?)?sorry)(?-u:\b)"
);
crate::pattern!(
/// Agreeing to "the action below" or to "put this right" is no promise of its own.
    IN_GENERAL,
    concat!(
        r"(?i)^(?:tak(?:e|es|ing)|carry(?:ing)? out|carries out|complet|implement|mak(?:e|es|ing)|do|follow|provid|agree|offer)[a-z]*[ \u{a0}](?:to |all |both |some |the |these |this |those |a |my |our |its |any |further |appropriate |suitable |necessary |agreed |following |above |recommended |proposed |remaining |satisfactory |proportionate |fair |number of |financial |personal |extra |additional )*",
        r"(?:(?:remed(?:y|ies)|recommendations?)(?-u:\b)|(?:actions?|steps|changes|improvements?|measures|following|above|so|suggestions?|points?)(?-u:\b)(?:[^,;]{0,60}$|[ \u{a0}](?:in|at|under) paragraphs?(?-u:\b)))",
        r"|^(?:look|consider|think|reflect|reconsider|review|improv|increas)[a-z]*[ \u{a0}][^.;]{0,70}(?-u:\b)(?:remed(?:y|ies|ying)|its offer|the offer|our (?:published )?guidance|what it (?:has )?offered)(?-u:\b)",
        r"|^(?:take|takes|taking|carry out|carries out|complete|completes|do)[ \u{a0}](?:all |both |each of )?(?:the )?following[ \u{a0}](?:actions?|steps|things)(?-u:\b)",
        r"|^(?:put|puts)[ \u{a0}](?:that|it|things|matters|this)[ \u{a0}]right|^(?:remedy|remedies|remedying)(?-u:\b)",
        r"|^(?:consider|resolv|settl)[a-z]*[ \u{a0}](?:(?:remedying|resolving|settling)(?-u:\b)|(?:the|this|that|her|his|their)[ \u{a0}](?:complaint|matter|case)(?:[ \u{a0}](?:early|now|informally|in this way|without|by)|[ \u{a0}]?(?:and|,|\.|$)))"
    )
);

/// Whether a sentence is about showing that the remedy was carried out.
pub(super) fn is_evidence(words: &str) -> bool {
    EVIDENCE.is_match(words) && (!OUTCOME.is_match(words) || OF_SEVERAL.is_match(words))
}

crate::pattern!(
    /// "evidence of the letter, of both payments and of the result": an outcome is only one of them.
    OF_SEVERAL,
    r"(?i)(?-u:\b)(?:evidence|proof|copies) of (?:the |its |this |that |both |each |these )?(?:[a-z]+ ){0,2}?(?:letters?|apolog(?:y|ies)|payments?|refunds?|reminders?|training|waiver)(?:,| and)");

/// What a stretch promises.
pub(super) fn kinds(stretch: &Stretch<'_, '_>, status: PromiseStatus) -> Kinds {
    if status == PromiseStatus::AlreadyDone {
        return done(stretch);
    }
    let mut clauses = clauses(stretch.head);
    if clauses.is_empty() && stretch.is_item() {
        clauses.extend(noun_item(stretch.head));
    }
    if introduces_a_list(stretch) || only_in_general(&clauses) {
        return Kinds::default();
    }
    if leaves_off(stretch, &clauses) {
        return Kinds::of(Vec::new(), vec![ActionKind::Other]);
    }
    if shows_evidence_only(stretch, &clauses) {
        return Kinds::of(Vec::new(), vec![ActionKind::EvidenceOfCompliance]);
    }
    if clauses.is_empty() {
        return without_verb(stretch);
    }
    let others = for_others(stretch);
    let mut improves = false;
    let mut improves_at = 0;
    let mut deeds: Vec<Deed<'_>> = Vec::new();
    let promises = |clause: &&Clause<'_>| {
        !is_evidence(clause.words) && !IN_GENERAL.is_match(clause.words.trim())
    };
    for clause in clauses.iter().filter(promises) {
        match aim(clause, improves, others) {
            Aim::Improvement if !deeds.is_empty() && tells(clause) => {}
            Aim::Improvement => {
                if !improves {
                    improves_at = clause.at;
                }
                improves = true;
            }
            Aim::Person if improves && clause.verb != Verb::Apologise => {}
            Aim::Person => deeds.push(Deed { kind: action_kind(clause.words), clause: *clause }),
            Aim::Nothing => {}
        }
    }
    if improves {
        // "Withdraw it and train staff": what names nobody goes along with the improvement.
        deeds.retain(|deed| {
            (deed.clause.verb == Verb::Apologise && !TO_OTHERS.is_match(deed.clause.words))
                || (deed.clause.verb != Verb::Apologise && person_in(deed.clause.words).is_some())
        });
    }
    let pays = clauses.iter().any(|clause| aim(clause, false, others) == Aim::Nothing);
    let mut does = telling(&deeds, pays);
    let apologises = SORRY.is_match(stretch.head)
        && !does.contains(&ActionKind::Apology)
        && !(improves && TO_OTHERS.is_match(stretch.head));
    if apologises && !clauses.iter().any(|c| c.verb == Verb::Improve) {
        does.retain(|kind| !matches!(kind, ActionKind::Explanation | ActionKind::Other));
        does.insert(0, ActionKind::Apology);
    }
    let improves = if improves { improvements(stretch.text) } else { Vec::new() };
    let does_at = deeds.first().map_or(0, |deed| deed.clause.at);
    Kinds { improves, does, improves_at, does_at }
}

crate::pattern!(
    /// "(contact the other families and) apologise to them".
    TO_OTHERS, r"(?i)apologi[sz]e[sd]?(?: in writing)? to (?:them|each|those|any|anyone|others)(?-u:\b)");

/// What one clause does for the person.
struct Deed<'a> {
    kind: ActionKind,
    clause: Clause<'a>,
}

/// Whether showing that the remedy was carried out is all that is promised: "produce a plan and
/// send us a copy" is a plan.
fn shows_evidence_only(stretch: &Stretch<'_, '_>, clauses: &[Clause<'_>]) -> bool {
    let more = |clause: &&Clause<'_>| {
        !is_evidence(clause.words) && matches!(clause.verb, Verb::Apologise | Verb::Improve)
            || MAKES.is_match(clause.words)
            || FINDS_A_WAY.is_match(clause.words)
    };
    is_evidence(stretch.head) && !clauses.iter().any(|clause| more(&clause))
}

crate::pattern!(
    /// What is made before it is shown.
    MAKES,
    r"(?i)^(?:produce|draw up|prepare|create|write|review|revise|amend|update|carry out|complete|undertake|put in place|set up)s?[ \u{a0}](?:a|an|its|the|up)[ \u{a0}](?:[a-z-]+[ \u{a0}]){0,3}?(?:plan|review|audit|policy|procedure|guidance|guide|protocol|checklist|system|process|letter|leaflet)(?-u:\b)");

crate::pattern!(
    /// "consider how it can prevent this, and tell us what it proposes".
    FINDS_A_WAY,
    r"(?i)^(?:consider|review|look|examine|identify|decide|set out|think)[a-z]*[ \u{a0}](?:at[ \u{a0}]|about[ \u{a0}])?(?:how|what|whether|ways|steps|the way)(?-u:\b)[^.;]{0,80}(?-u:\b)(?:prevent|avoid|improve|ensure|better|future|again|learn|change|reduce)(?-u:\b)");

/// "It should not resume recovery until the appeal is heard": a promise to leave something off.
fn leaves_off(stretch: &Stretch<'_, '_>, clauses: &[Clause<'_>]) -> bool {
    let before = clauses.first().and_then(|first| stretch.head.get(..first.at));
    before.is_some_and(|before| before.trim_end().ends_with(" not"))
        && !MONEY.is_match(stretch.head)
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
    Kinds::of(improves, sorry.into_iter().collect())
}

crate::pattern!(PASSIVE, r"(?i)(?-u:\b)(?:will|should|must|is to|are to)(?-u:\b)");

/// Each kind once; what only goes along with a payment, an apology or another action is left out.
fn telling(deeds: &[Deed<'_>], pays: bool) -> Vec<ActionKind> {
    let minor = |kind: ActionKind| matches!(kind, ActionKind::Explanation | ActionKind::Other);
    let major = deeds.iter().any(|deed| !minor(deed.kind));
    let mut told: Vec<ActionKind> = Vec::new();
    for deed in deeds {
        let stands = !minor(deed.kind)
            || !(major || pays)
            || (!major
                && deed.kind == ActionKind::Other
                && STANDS_ALONE.is_match(deed.clause.words));
        if stands && !told.contains(&deed.kind) {
            told.push(deed.kind);
        }
    }
    told
}

crate::pattern!(
    /// Deeds of their own beside a payment, not words that go along with it.
    STANDS_ALONE,
    r"(?i)^(?:grant|stop|hold|suspend|pause|award|admit|place|delete|remove|withdraw|monitor|watch|keep|register|reinstate|restore|backdat)[a-z]*(?-u:\b)|^(?:give|provide|offer)[a-z]*(?-u:\b)[^.;]{0,40}(?-u:\b)(?:advice|advocate|officer|point of contact)(?-u:\b)");

fn only_in_general(clauses: &[Clause<'_>]) -> bool {
    !clauses.is_empty() && clauses.iter().all(|clause| IN_GENERAL.is_match(clause.words.trim()))
}

/// What was done already: only improvements are told of.
fn done(stretch: &Stretch<'_, '_>) -> Kinds {
    // "Since the complaint it has changed its procedure": what counts follows what was done, but
    // "Training has been given to all officers".
    let told = deed(stretch.head).unwrap_or(0);
    let (before, told) = stretch.head.split_at_checked(told).unwrap_or(("", stretch.head));
    let person = person_in(told);
    let work = works_on(told).or_else(|| STAFF.is_match(stretch.head).then_some(0));
    let of_told = improvements(told);
    let passive = told.contains(" been ") && !before.is_empty();
    let vague = of_told == [ImprovementAction::Other] || (passive && STAFF.is_match(before));
    let tags = if vague { improvements(stretch.head) } else { of_told };
    let told_us = || told_deed(stretch.head).is_some() || MADE_NEW.is_match(told);
    let named = tags != [ImprovementAction::Other];
    let general = match (person, work) {
        (Some(person), Some(work)) => work < person && !OF_ONE_FILE.is_match(told),
        (Some(_), None) => false,
        (None, Some(_)) => named || TOLD_AS_NEW.is_match(stretch.head) || told_us(),
        // "It has introduced charges": something new, but nothing of how it works.
        (None, None) if tags == [ImprovementAction::ProcedureReview] => false,
        (None, None) => named || TOLD_AS_NEW.is_match(stretch.head),
    };
    Kinds::of(if general { tags } else { Vec::new() }, Vec::new())
}

crate::pattern!(
    /// "changed its records to show Mr B as the tenant".
    OF_ONE_FILE,
    r"(?i)(?-u:\b)(?:records?|files?|account|notes?)(?-u:\b)[^.;]{0,20}(?-u:\b)(?:to show|to say|to reflect|to include|about|of|for|so that)[ \u{a0}]");
crate::pattern!(
    /// "set up a dedicated team": made anew.
    MADE_NEW,
    r"(?i)(?-u:\b)(?:set up|put in place|created|established|launched|appointed|employed|introduced|brought in|dedicated)(?-u:\b)");

crate::pattern!(
    /// "told me that it has since", "as a result": said of what is new, where no word tells what is
    /// improved.
    TOLD_AS_NEW,
    concat!(
        r"(?i)(?-u:\b)(?:t(?:old|ells?) (?:me|us)|says|said|explained|highlighted|confirmed)(?-u:\b)[^.;]{0,60}(?-u:\b)(?:(?:has|have)[ \u{a0}](?:already|since|now)|it[ \u{a0}]now)(?-u:\b)",
        r"|(?-u:\b)(?:since (?:the|this|then|these|her|his|my|our|(?:[A-Z][a-z]+ )?20[0-9]{2})|(?:has|have) since|as a result|following (?:the|this|these) (?:complaint|events|incident|case|review|investigation))(?-u:\b)"
    )
);

/// Whether these words only introduce the items that follow.
fn introduces_a_list(stretch: &Stretch<'_, '_>) -> bool {
    let head = stretch.head.trim_end();
    // "improve how it handles reports. It will:" leaves what it says to its items.
    let left_to_items = stretch.is_item() && LEAVES_IT.is_match(stretch.text);
    left_to_items
        || head.ends_with(':')
            && !GOES_ON_AND.is_match(head)
            && !SORRY.is_match(head)
            && !holds_its_items(head)
}

/// Whether the words before a list are a promise of which the items are only the contents: "train
/// its staff on:".
pub(super) fn holds_its_items(lead: &str) -> bool {
    let lead = lead.trim_end().trim_end_matches(':').trim_end();
    if GOES_ON_AND.is_match(lead) {
        return false;
    }
    let clauses = clauses(lead);
    let Some(last) = clauses.last() else {
        return is_evidence(lead) || (LEADS_TO_CONTENT.is_match(lead) && works_on(lead).is_some());
    };
    if GOES_ON_TO_CONTENT.is_match(last.words) {
        return true;
    }
    let open = OPEN_ENDED.is_match(last.words) || IN_GENERAL.is_match(last.words.trim());
    last.verb == Verb::Improve || is_evidence(lead) || (!open && works_on(last.words).is_some())
}

crate::pattern!(
    /// "carry out an audit and:": a promise, and its items are others.
    GOES_ON_AND, r"(?i)[a-z]+,?[ \u{a0}](?:and|then)(?:[ \u{a0}](?:then|also|will|to))?:?$");
crate::pattern!(
    LEAVES_IT,
    r"(?i)^(?:improve|change|review|look at|consider|strengthen)[a-z]*[ \u{a0}][^.;:£]+\. (?:it|they|the [a-z]+|this|these)[ \u{a0}](?:will|should|must|has agreed to|will include|should include|includes)[ \u{a0}]*:\s*$"
);

crate::pattern!(
    /// "… will have training on": what follows is what is taught.
    LEADS_TO_CONTENT, r"(?i)(?-u:\b)(?:on|about|of|in|that|including|covering|regarding|to ensure)$");
crate::pattern!(
    /// "set up a record of missed lessons, so that": what follows says what it is for or holds.
    GOES_ON_TO_CONTENT,
    r"(?i)[a-z]+,? (?:so that|so|such that|so as to|in order to|which|in which|where|including|setting out|explaining|showing|stating|covering|saying|to ensure(?: that)?|to make sure(?: that)?|to make clear(?: that)?|to see (?:that|whether)|to check(?: that| whether)?|who|whose)$");

crate::pattern!(
    /// Words before a list that leave everything to its items.
    OPEN_ENDED, r"(?i)(?-u:\b)(?:agreed to|agrees to|will|should|must|that it|and|also|following|as follows|actions?|steps|by|weeks|months?)$");
