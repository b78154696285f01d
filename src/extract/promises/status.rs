//! Whether a promise is agreed, only recommended, or told as done already.

use super::super::reading::{Reading, Unit, Zone};
use super::clause::{begins_with_a_verb, clauses};
use super::cues::{
    ACCEPTS_RECOMMENDATIONS, AGREED, AGREED_ONLY, AGREES_TO_IT, ALL_AGREED, ASKED_BY_US, ASKS,
    BODY, CHANGED_SINCE, DATED, DONE, NOT_AGREED, OF_LAW, OURS, PERSON_SHOULD, PROMISED, REACHES,
    RECOMMENDED, SHOULD_HAVE, STAFF, STANDING, STILL, TOLD, TOLD_DEED, TOLD_THE_PERSON, WANTS,
};
use super::kinds::is_evidence;
use super::partly::Partly;
use super::places::{Place, Stretch};
use crate::model::words::{PromiseStatus, Role};

/// What the decision as a whole says of the body's agreement.
pub(super) struct Standing {
    agreed: bool,
    partly: Partly,
}

impl Standing {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let closing =
            |unit: &Unit<'_>| matches!(unit.zone, Zone::Section(Role::Action | Role::Decision));
        let told =
            |unit: &&Unit<'_>| !unit.boilerplate && (closing(unit) || unit.zone == Zone::Summary);
        // Who refuses at first may agree in the end, and the other way round: the last word counts.
        let last = reading.units.iter().filter(told).rev().find_map(|unit| {
            let of_remedy = closing(unit) || unit.text.to_lowercase().contains("recommend");
            let refused = of_remedy && NOT_AGREED.is_match(unit.text) && !said_by_us(unit.text);
            match (refused, ALL_AGREED.is_match(unit.text)) {
                (true, _) => Some(false),
                (false, true) => Some(true),
                (false, false) => None,
            }
        });
        let accepts =
            || reading.units.iter().any(|unit| ACCEPTS_RECOMMENDATIONS.is_match(unit.text));
        let heading = reading.sections.iter().any(|section| {
            section.role == Role::Action && section.heading.to_lowercase().starts_with("agreed")
        });
        Self { agreed: last.unwrap_or_else(|| heading || accepts()), partly: Partly::of(reading) }
    }

    /// The status of a stretch, `None` where it promises nothing.
    pub(super) fn of_stretch(
        &self,
        reading: &Reading<'_>,
        stretch: &Stretch<'_, '_>,
    ) -> Option<PromiseStatus> {
        let head = stretch.head;
        // Most stretches are story, and few of them tell of a change: that is asked first.
        if (stretch.place != Place::Story || told_as_changed(head)) && tells_as_done(head) {
            return Some(PromiseStatus::AlreadyDone);
        }
        let promised = match stretch.place {
            Place::Item | Place::ItemElsewhere => !told_not_promised(head),
            Place::Remedy => promises_here(stretch),
            Place::Elsewhere => promises_elsewhere(stretch),
            Place::Story => false,
        };
        promised.then(|| self.promised(reading, stretch))
    }

    /// The nearest words that tell: those before the verb, then those that introduce the list.
    fn promised(&self, reading: &Reading<'_>, stretch: &Stretch<'_, '_>) -> PromiseStatus {
        if let Some(agrees) = self.partly.agrees(reading, stretch.unit) {
            return if agrees { PromiseStatus::Agreed } else { PromiseStatus::Recommended };
        }
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
        if agreed_behind(stretch.head) {
            return PromiseStatus::Agreed;
        }
        if self.agreed { PromiseStatus::Agreed } else { PromiseStatus::Recommended }
    }
}

/// "We do not agree, and our recommendation stands" is no refusal by the body.
fn said_by_us(text: &str) -> bool {
    ["We do not", "I do not", "We did not", "I did not"].iter().any(|ours| text.starts_with(ours))
}

/// "I asked it to apologise and it agreed to do so": the agreement stands behind the promise.
fn agreed_behind(head: &str) -> bool {
    if !AGREES_TO_IT.may_match(head) {
        return false;
    }
    let first = clauses(head).first().map_or(0, |first| first.at);
    let behind = head.get(first..).unwrap_or_default();
    AGREES_TO_IT.is_match(behind) && !NOT_AGREED.is_match(behind)
}

/// Whether words that introduce a list promise what the list holds.
pub(super) fn promises(lead: &str) -> bool {
    let said = AGREED.is_match(lead) || recommends(lead);
    said && BODY.is_match(lead) && !OF_LAW.is_match(lead) && !WANTS.is_match(lead)
}

/// "The Council should", of a whole sentence; nothing of an item that begins with its verb.
fn before_the_verb(head: &str) -> &str {
    let first = clauses(head).into_iter().next();
    first.and_then(|first| head.get(..first.at)).unwrap_or(head)
}

/// In the story of what happened only what the Ombudsman was told counts, or what was changed since.
fn told_as_changed(head: &str) -> bool {
    CHANGED_SINCE.is_match(head)
        || (TOLD.is_match(head) && told_deed(head).is_some() && TO_US.is_match(head))
}

crate::pattern!(TO_US, r"(?i)(?-u:\b)(?:me|us)(?-u:\b)");

/// Where a sentence tells of something that the body did.
pub(super) fn deed(head: &str) -> Option<usize> {
    let ours = |at| OURS_BEFORE.is_match(head.get(..at).unwrap_or_default());
    let done = DONE.find_iter(head).find(|done| !ours(done.start()));
    done.map(|done| done.start()).or_else(|| told_deed(head))
}

/// A deed that the body tells the Ombudsman of, in whatever tense.
pub(super) fn told_deed(head: &str) -> Option<usize> {
    let deed = TOLD_DEED.captures(head)?.name("deed")?;
    let words = head.get(deed.start()..)?;
    let general = REACHES.is_match(words) && !AGREED.is_match(deed.as_str());
    // What is so now, and was not, has been changed; else it is how the body has always worked.
    let changed = !PRESENT.is_match(deed.as_str()) || NEW_NOW.is_match(deed.as_str());
    (general && changed).then_some(deed.start())
}

crate::pattern!(
    PRESENT,
    r"(?i)(?-u:\b)(?:reviews|checks|monitors|sends|uses|holds|keeps|requires|meets|audits|records|tracks|runs|offers|logs|alerts)$"
);
crate::pattern!(NEW_NOW, r"(?i)(?-u:\b)(?:since|now|from|following|after|as a result)(?-u:\b)");

/// Whether the sentence tells of something done before the decision.
fn tells_as_done(head: &str) -> bool {
    deed(head).is_some()
        && !TOLD_THE_PERSON.is_match(head)
        && (BODY.is_match(head) || STAFF.is_match(head))
        && !AGREED_ONLY.is_match(head)
        && !WANTS.is_match(head)
        && !SHOULD_HAVE.is_match(head)
        && told_before_any_verb(head)
        && !promises_later(head)
        && !begins_with_a_verb(head)
}

/// "audit cases, to check that each has been reviewed" tells of nothing done.
fn told_before_any_verb(head: &str) -> bool {
    deed(head).is_some_and(|done| {
        let first = clauses(head).first().map_or(head.len(), |first| first.at);
        done <= first && !ASKS.is_match(head.get(..done).unwrap_or_default())
    })
}

crate::pattern!(
    /// "I have completed my investigation" is done by the Ombudsman.
    OURS_BEFORE, r"(?:^|[ \u{a0},])(?:I|[Ww]e|(?:[Tt]he )?Ombudsm[ae]n)(?:[ \u{a0}][a-z]+)?[ \u{a0}]?$");

/// Whether the sentence, beside telling what was done, says what the body is still to do. "It has
/// reminded staff that they must …" leaves nothing to be done.
fn promises_later(head: &str) -> bool {
    let before = before_the_verb(head);
    let told = DONE.find(before).map_or(before.len(), |done| done.start());
    let asked = recommends(before.get(..told).unwrap_or_default()) && !TOLD.is_match(head);
    asked || STILL_TO_DO.is_match(head)
}

crate::pattern!(
    /// The body, with what it has not done yet.
    STILL_TO_DO,
    r"(?i)(?:(?-u:\b)(?:council|provider|trust|authority|school|home|company|icb|ccg|board|and|but|also)|(?:^|[,;] |and |but )it)[ \u{a0}](?:(?:also|now|then)[ \u{a0}])*(?:will|should|shall|must|intends|plans|(?:has |have )?agreed to)(?-u:\b)");

/// An item that is a sentence about something else.
fn told_not_promised(head: &str) -> bool {
    OURS.is_match(head) || (NOT_AGREED.is_match(head) && !begins_with_a_verb(head))
}

fn promises_here(stretch: &Stretch<'_, '_>) -> bool {
    let head = stretch.head;
    let said = AGREED.is_match(head)
        || recommends(head)
        || CONDITION.is_match(head) && recommends(main_clause(before_the_verb(head)));
    let borrowed = AGREED.is_match(stretch.opening) || recommends(stretch.opening);
    let evidence = is_evidence(head);
    (said || borrowed || begins_with_a_verb(head) || evidence) && (evidence || is_the_bodys(head))
}

fn recommends(words: &str) -> bool {
    RECOMMENDED.is_match(words) && !SHOULD_HAVE.is_match(words)
}

/// "If Mrs B would have had a place, the Council should": she is only in the condition.
fn main_clause(before: &str) -> &str {
    let condition = CONDITION.find(before).map_or(0, |condition| condition.end());
    before.get(condition..).unwrap_or_default()
}

crate::pattern!(CONDITION, r"^(?:If|Where|When|Should|Unless|Once)(?-u:\b)[^,;]*, ");

/// Whether a sentence is about what the body will do, not about the law, the Ombudsman's own next
/// step, a refusal, or somebody's wish.
fn is_the_bodys(head: &str) -> bool {
    let before = main_clause(before_the_verb(head));
    // "I have asked the Council to" is the Ombudsman's doing, and the Council's promise.
    (!OURS.is_match(before) || ASKED_BY_US.is_match(before))
        && !NOT_AGREED.is_match(before)
        && !OF_LAW.is_match(before)
        && !WANTS.is_match(before)
        && !PERSON_SHOULD.is_match(before)
        && !STANDING.is_match(head)
}

fn promises_elsewhere(stretch: &Stretch<'_, '_>) -> bool {
    let head = stretch.head;
    let promised = PROMISED.is_match(head) || PROMISED.is_match(stretch.opening);
    let story = DATED.is_match(head) && !STILL.is_match(head);
    promised && !story && is_the_bodys(head) && !SHOULD_HAVE.is_match(head)
}
