//! Whether a promise is agreed, only recommended, or told as done already.

use super::super::reading::{Reading, Unit, Zone};
use super::places::{Place, Stretch};
use crate::model::words::{PromiseStatus, Role};

crate::pattern!(
    /// The body has agreed, or the decision says that it will.
    AGREED,
    r"(?i)(?-u:\b)(?:(?:has|have|had)?[ \u{a0}]*(?:also |now |already |therefore |since |kindly |rightly |both |all )*(?:agreed?|agrees|accept(?:ed|s)|undertaken|committed|offered|promised)|will|shall|to its credit|is going to|are going to|intends to|plans to)(?-u:\b)");
crate::pattern!(
    /// The decision says that it should.
    RECOMMENDED,
    r"(?i)(?-u:\b)(?:should|must|ought to|recommend(?:s|ed|ations?)?|suggest(?:s|ed)?|ask(?:s|ed)?|propos(?:e|es|ed)|needs? to|invited?|expects?)(?-u:\b)");
crate::pattern!(
    /// "should have" tells of the fault.
    SHOULD_HAVE, r"(?i)(?-u:\b)(?:should|must|ought to|would|could)(?: not)? have(?-u:\b)");
crate::pattern!(
/// Told as done.
DONE,
concat!(
    r"(?i)(?-u:\b)(?:",
    r"(?:has|have|had|it[’']s|they[’']ve)[ \u{a0}](?:(?:already|since|now|also|recently|therefore|subsequently|itself|both|told (?:me|us) it has)[ \u{a0}])*",
    r"(?:reminded|trained|briefed|held|delivered|arranged|provided|given|introduced|implemented|changed|amended|updated|reviewed|revised|improved|corrected|created|developed|drawn up|produced|published|recruited|appointed|employed|taken on|increased|strengthened|put in place|put|set up|started|begun|carried out|completed|issued|circulated|shared|made|taken|built|rewritten|redesigned|restructured|replaced|adopted|launched|established|written|moved|brought|stopped|tightened|learned|learnt|ensured|audited|asked|instructed|added|opened|hired|merged|commissioned)",
    r"|(?:it|council|provider|trust|team|service|authority|school|home|company|they)[ \u{a0}](?:now|already)[ \u{a0}][a-z]+",
    r"|(?:is|are)[ \u{a0}]now[ \u{a0}][a-z]+",
    r"|before (?:we|i) became involved|since (?:the|these|this|then|our|my|mr|mrs|ms|miss)(?-u:\b)[^.;]{0,60}(?-u:\b)(?:has|have)",
    r")(?-u:\b)"
));
crate::pattern!(
    /// Having agreed is not having done.
    AGREED_ONLY, r"(?i)(?-u:\b)(?:has|have|had)[ \u{a0}](?:also |now |already |since )*(?:agreed|accepted|offered|undertaken)(?-u:\b)");
crate::pattern!(
    /// The remedy as a whole is agreed.
    ALL_AGREED,
    concat!(
        r"(?i)(?-u:\b)(?:(?:has|have)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,3}?(?:agreed|accepted)|(?:council|provider|trust|authority|school|home|company|icb|ccg|board|service|panel|organisations?|bodies|councils|agency|it|they|both)[ \u{a0}](?:[a-z]+[ \u{a0}])?(?:agree[sd]?|accept(?:s|ed)?)",
        r"|agreed[ \u{a0}](?:actions?|remed(?:y|ies)|recommendations?)|(?:recommendations?|remed(?:y|ies)|actions?)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,4}?(?:agreed|accepted)|agreement to|to its credit)(?-u:\b)"));
crate::pattern!(
    /// The body does not agree with what is recommended, or has not answered yet.
    NOT_AGREED,
    r"(?i)(?-u:\b)(?:(?:has|have|had|does|do|did|is|was)[ \u{a0}]not[ \u{a0}](?:yet[ \u{a0}]|currently[ \u{a0}])?(?:agree[sd]?|accept(?:s|ed)?|told us|said whether|responded to (?:my|our)|replied|willing)|disagree[sd]?|(?:refuse[sd]?|declines?d?|reject(?:s|ed)?)[ \u{a0}](?:to[ \u{a0}](?:accept|agree|carry out|take|follow|implement)|(?:my|our|the|this|these)[ \u{a0}](?:recommend|remed|propos))|unwilling)(?-u:\b)");
crate::pattern!(
    /// Who wants something is not who has promised it.
    WANTS,
    r"(?i)(?-u:\b)(?:would like|wants?|wanted|wishes|wished|hopes?|hoped|seeks|sought|complain(?:s|ed)?|asks? for|asked for|has asked to|is asking|thinks|feels|believes|considers it|requested)(?-u:\b)");
crate::pattern!(
    /// Rules for all bodies, and what was said to have happened.
    OF_LAW, r"(?i)(?-u:\b)(?:councils|providers|authorities|trusts|schools|landlords|(?:law|code|guidance|act|regulations|policy|procedure)(?-u:\b)[^.;]{0,60}(?-u:\b)(?:says?|states?|requires?|expects?|provides)|it says|guidance says|statutory|legislation|we (?:normally|usually|would)|we have not|i have not|i (?:do|did) not|not (?:made|asked|recommended|recommend)|no (?:service improvement|further) recommendations?|earlier (?:decision|case|complaint)|if it (?:has|does) not)(?-u:\b)");
crate::pattern!(
    /// The body as the doer.
    BODY,
    r"(?i)(?-u:\b)(?:council|provider|trust|authority|school|home|company|icb|ccg|board|service|panel|organisations?|agency|corporation|partnership|practice|association|it|they|both|all three|each)(?-u:\b)");

crate::pattern!(
    /// The Ombudsman as the doer: "I will consider whether to issue a report".
    OURS,
    r"(?i)^(?:and )?(?:(?:if|so|then|once)(?-u:\b)[^,;]{0,60},? )?(?:we|I|the Ombudsm[ae]n) (?:will|would|shall|should|may|am|are|have)(?-u:\b)");

/// What the decision as a whole says of the body's agreement.
pub(super) struct Standing {
    agreed: bool,
}

impl Standing {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let closing =
            |unit: &Unit<'_>| matches!(unit.zone, Zone::Section(Role::Action | Role::Decision));
        let summary = |unit: &Unit<'_>| unit.zone == Zone::Summary;
        let told = |unit: &&Unit<'_>| !unit.boilerplate && (closing(unit) || summary(unit));
        let agrees = reading.units.iter().filter(told).any(|unit| ALL_AGREED.is_match(unit.text));
        let refuses = reading.units.iter().filter(told).any(|unit| {
            let of_remedy = closing(unit) || unit.text.to_lowercase().contains("recommend");
            of_remedy && NOT_AGREED.is_match(unit.text)
        });
        let heading = reading.sections.iter().any(|section| {
            section.role == Role::Action && section.heading.to_lowercase().starts_with("agreed")
        });
        Self { agreed: (heading || agrees) && !refuses }
    }

    /// The status of a stretch, `None` where it promises nothing.
    pub(super) fn of_stretch(&self, stretch: &Stretch<'_, '_>) -> Option<PromiseStatus> {
        let head = stretch.head;
        if tells_as_done(head) {
            return Some(PromiseStatus::AlreadyDone);
        }
        let promised = match stretch.place {
            Place::Item | Place::ItemElsewhere => !told_not_promised(head),
            Place::Remedy => promises_here(stretch),
            Place::Elsewhere => promises_elsewhere(stretch),
        };
        promised.then(|| self.promised(stretch))
    }

    /// The nearest words that tell: those before the verb, then those that introduce the list.
    fn promised(&self, stretch: &Stretch<'_, '_>) -> PromiseStatus {
        let own = before_the_verb(stretch.head);
        let leads = stretch.unit.lead.iter().rev().copied();
        for words in [own, stretch.opening].into_iter().chain(leads) {
            if AGREED.is_match(words) && !NOT_AGREED.is_match(words) {
                return PromiseStatus::Agreed;
            }
            if recommends(words) {
                break;
            }
        }
        if self.agreed { PromiseStatus::Agreed } else { PromiseStatus::Recommended }
    }
}

/// Whether words that introduce a list promise what the list holds.
pub(super) fn promises(lead: &str) -> bool {
    let said = AGREED.is_match(lead) || recommends(lead);
    said && BODY.is_match(lead) && !OF_LAW.is_match(lead) && !WANTS.is_match(lead)
}

/// "The Council should", of a whole sentence; nothing of an item that begins with its verb.
fn before_the_verb(head: &str) -> &str {
    let first = super::clause::clauses(head).into_iter().next();
    let Some(first) = first else { return head };
    head.get(..head.len() - head.find(first.words).map_or(0, |at| head.len() - at)).unwrap_or(head)
}

/// Whether the sentence tells of something done before the decision.
fn tells_as_done(head: &str) -> bool {
    DONE.is_match(head)
        && BODY.is_match(head)
        && !AGREED_ONLY.is_match(head)
        && !WANTS.is_match(head)
        && !SHOULD_HAVE.is_match(head)
        && !promises_later(head)
        && !super::clause::begins_with_a_verb(head)
}

/// Whether the sentence, beside telling what was done, says what is still to be done.
fn promises_later(head: &str) -> bool {
    let will =
        AGREED.find_iter(head).any(|found| found.as_str().trim().eq_ignore_ascii_case("will"));
    will || recommends(before_the_verb(head)) && !TOLD.is_match(head)
}

crate::pattern!(
    TOLD,
    r"(?i)(?-u:\b)(?:told (?:me|us)|says?|said|explained|advised|confirmed|highlighted)(?-u:\b)"
);

/// An item that is a sentence about something else.
fn told_not_promised(head: &str) -> bool {
    OURS.is_match(head) || (NOT_AGREED.is_match(head) && !super::clause::begins_with_a_verb(head))
}

fn promises_here(stretch: &Stretch<'_, '_>) -> bool {
    let head = stretch.head;
    let imperative = super::clause::begins_with_a_verb(head);
    let said = AGREED.is_match(head) || recommends(head);
    let borrowed = AGREED.is_match(stretch.opening) || recommends(stretch.opening);
    let evidence = super::kinds::is_evidence(head);
    (said || borrowed || imperative || evidence) && (evidence || is_the_bodys(head))
}

fn recommends(words: &str) -> bool {
    RECOMMENDED.is_match(words) && !SHOULD_HAVE.is_match(words)
}

/// Whether a sentence is about what the body will do, not about the law, the Ombudsman's own next
/// step, a refusal, or somebody's wish.
fn is_the_bodys(head: &str) -> bool {
    let before = before_the_verb(head);
    !OURS.is_match(before)
        && !NOT_AGREED.is_match(before)
        && !OF_LAW.is_match(before)
        && !WANTS.is_match(before)
}

fn promises_elsewhere(stretch: &Stretch<'_, '_>) -> bool {
    let promised = PROMISED.is_match(stretch.head) || PROMISED.is_match(stretch.opening);
    promised && is_the_bodys(stretch.head) && !SHOULD_HAVE.is_match(stretch.head)
}

crate::pattern!(
    /// A promise in running text: the body has agreed, will, or was asked by the Ombudsman.
    PROMISED,
    concat!(
        r"(?i)(?-u:\b)(?:(?:council|provider|trust|authority|school|home|company|icb|ccg|board|service|panel|organisations?|agency|it|they|both|all three|each)[ \u{a0}](?:(?:has|have|had|also|now|therefore|rightly|since|already|kindly)[ \u{a0}])*(?:agreed (?:to|that)|agrees to|accepted (?:my|our)|undertaken to|committed to|will|should)(?-u:\b)",
        r"|(?:we|i|the Ombudsm[ae]n|has|have)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,2}?(?:asked|invited|recommend(?:ed)?|suggested|proposed)(?-u:\b)[^.;]{0,60}(?-u:\b)(?:to|should)(?-u:\b)|to its credit)"));
