//! The sentences around one that say when it is to be done.

use super::limit::{Limit, limits};
use super::limits_of;
use super::pointing::{
    about_evidence, limit_ahead, limit_for, looks_back, points_at_others, points_that_way,
};
use super::reach::Front;
use crate::extract::reading::{Reading, Unit, Zone};
use crate::model::words::Role;

crate::pattern!(
    /// Sentences that open a list of actions.
    OPENS, r"(?i)(?::|(?-u:\b)(?:the following|as follows|agreed to|should|will|that it))[ \u{a0}]*$");
crate::pattern!(
    /// A limit that is another's: "within the same month", "by then".
    SAME_LIMIT,
    r"(?i)(?-u:\b)(?:(?:in|within|by|over|to|at)[ \u{a0}](?:the|that|this)[ \u{a0}]same[ \u{a0}](?:[a-z]+[ \u{a0}])?(?:periods?|time|timescales?|timeframe|month|months|date|deadline|weeks|day)|(?:by|before)[ \u{a0}]then|(?:by|before|no later than|not later than)[ \u{a0}]that[ \u{a0}](?:date|day|time|point|deadline)|to the same (?:deadline|timetable)|within[ \u{a0}](?:that|this)[ \u{a0}](?:time|period|timescale|timeframe|month|window|deadline)|within (?:these|those|the same) (?:[a-z0-9]+ )?(?:days|weeks|months))(?-u:\b)|(?:^(?:and |also )?|[;,] |(?-u:\b)(?:and|will|should|must|also)[ \u{a0}])(?:in|over|during)[ \u{a0}](?:that|this)[ \u{a0}](?:time|period|month)(?:,|[ \u{a0}](?:it|the|they|also|and|will|should)(?-u:\b))");
crate::pattern!(
    /// The bodies that a sentence begins with: "The Trust will", "Within a month the Council and the
    /// ICB will".
    DOER,
    r"(?i)^(?:(?:also |and )?(?:within|by|in|over|no later than)(?-u:\b)[^,.;]{0,60}?,? )?(?P<doer>the (?:[a-z]+ )?(?:council|trust|icb|ccg|provider|home|school|practice|board|company|agency)(?:(?:,| and)(?: the)? [a-z]+(?: [a-z]+)?)*?) (?:will|should|has|have|must|agreed|also)(?-u:\b)");
crate::pattern!(
    /// What may stand beside a limit that is a caption: "Within one month, the Council will".
    BESIDE_A_CAPTION,
    r"(?i)^(?:actions?|to be done|to be completed|(?:and )?(?:the )?(?:[a-z]+ )?(?:council|trust|provider|school|home|company|it|they) (?:will|should|must|has agreed to|agreed to|agrees to)|due|[^a-z0-9])*$");

crate::pattern!(
    /// A sentence about what the one before it promised: "This training should be complete by May",
    /// "The Council has agreed, and will pay within 28 days".
    SPEAKS_OF_IT,
    r"(?i)^(?:and )?(?:this|these|that|both|all)[ \u{a0}](?:[a-z-]+[ \u{a0}]){0,3}?(?:should|must|will|is to|are to|needs? to|has to|have to)(?-u:\b)|(?-u:\b)(?:will|to|should|must)[ \u{a0}](?:pay|act|comply|do so|do this|do it|finish|make it|make them)(?:,| up)?[ \u{a0}](?:within|by|no later|not later|before|on or before|in the next)(?-u:\b)");

/// How many paragraphs a saved list may run on past the words that introduce it, where the page
/// has lost its indents.
const LONGEST_LIST: usize = 16;

/// How many sentences around one are looked at for its limit; remedies are shorter.
const MOST_NEIGHBOURS: usize = 80;

/// The place of a sentence in reading order. It is not the order of the page: the summary is read
/// first wherever it stands.
fn place(unit: &Unit<'_>) -> (usize, usize) {
    (unit.part, unit.span.start())
}

/// The sentences before `unit`, nearest first, as far as they are looked at.
fn earlier<'r, 'a>(
    reading: &'r Reading<'a>,
    unit: &Unit<'_>,
) -> impl Iterator<Item = &'r Unit<'a>> + use<'r, 'a> {
    let at = reading.units.partition_point(|other| place(other) < place(unit));
    reading.units.get(..at).unwrap_or_default().iter().rev().take(MOST_NEIGHBOURS)
}

/// The sentences after `unit`, nearest first, as far as they are looked at.
fn later<'r, 'a>(
    reading: &'r Reading<'a>,
    unit: &Unit<'_>,
) -> impl Iterator<Item = &'r Unit<'a>> + use<'r, 'a> {
    let at = reading.units.partition_point(|other| place(other) <= place(unit));
    reading.units.get(at..).unwrap_or_default().iter().take(MOST_NEIGHBOURS)
}

fn in_remedy(unit: &Unit<'_>) -> bool {
    unit.zone == Zone::Section(Role::Action)
}

/// "In the same period it will also …": the limit said last before it.
pub(super) fn of_same_limit(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Limit> {
    // The words are asked first: reading the limits of lead-ins takes longer.
    let spoken = |lead: &&str| SAME_LIMIT.is_match(lead);
    let leads = || unit.lead.iter().rev().take_while(|lead| limits(lead, None).is_empty());
    let in_leads = || unit.lead.iter().any(spoken) && leads().any(spoken);
    if !SAME_LIMIT.is_match(unit.text) && !in_leads() {
        return None;
    }
    // What a paragraph repeats is said by paragraphs; its items may have times of their own.
    let said = |deepest: u8| {
        earlier(reading, unit)
            .take_while(|other| other.section == unit.section)
            .filter(|other| other.depth <= deepest)
            .filter_map(|other| Some((other, limits_of(reading, other).first()?)))
            .find(|(other, _)| !about_evidence(other.text))
            .map(|(_, limit)| limit.clone())
    };
    said(unit.depth).or_else(|| said(u8::MAX))
}

/// A limit in another sentence of the same paragraph or item. One that follows must speak of "this";
/// one that went before goes on holding in the remedy, if it stood before what it was said of.
pub(super) fn of_siblings(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Limit> {
    let same = |other: &&Unit<'_>| other.part == unit.part;
    // Most sentences say no time: that is asked first, and known.
    let about_actions =
        |other: &&Unit<'_>| speaks_of_time(reading, other) && !about_evidence(other.text);
    let after = later(reading, unit).take_while(same).filter(about_actions);
    let after = after
        .filter(|other| {
            (points_at_others(other.text) || SPEAKS_OF_IT.is_match(other.text))
                && points_that_way(other.text, false)
                && !follows_evidence(reading, other, unit)
                || is_a_caption(reading, other)
        })
        .find_map(|other| said_in(reading, other, unit));
    after.or_else(|| {
        let before = earlier(reading, unit).take_while(same).filter(about_actions);
        let before =
            before.filter(|other| !looks_back(other.text) && same_doer(other.text, unit.text));
        before
            .filter_map(|other| held_on(reading, other, unit))
            .find(|limit| limit.from_decision || in_remedy(unit))
    })
}

/// Whether a sentence has a limit, or says that it is another's.
fn speaks_of_time(reading: &Reading<'_>, other: &Unit<'_>) -> bool {
    !limits_of(reading, other).is_empty() || SAME_LIMIT.is_match(other.text)
}

/// The limit of a sentence that goes on holding after it: it stood first, is the same as another, or
/// is one of "the following".
fn held_on(reading: &Reading<'_>, other: &Unit<'_>, unit: &Unit<'_>) -> Option<Limit> {
    let limits = limits_of(reading, other);
    if limits.is_empty() {
        return of_same_limit(reading, other);
    }
    if points_at_others(other.text) && points_that_way(other.text, true) {
        return limit_for(reading, other, unit);
    }
    limits.last().filter(|last| last.front != Front::Behind).cloned()
}

/// The limit that a sentence gives for another, or repeats: "It will make this payment by the same date".
fn said_in(reading: &Reading<'_>, other: &Unit<'_>, unit: &Unit<'_>) -> Option<Limit> {
    if limits_of(reading, other).is_empty() {
        return of_same_limit(reading, other);
    }
    limit_for(reading, other, unit)
}

/// Whether two sentences are about what the same body does: "The Trust will" sets aside what the
/// Council has to do before it.
fn same_doer(first: &str, second: &str) -> bool {
    let doer = |text| Some(DOER.captures(text)?.name("doer")?.as_str().to_lowercase());
    match (doer(first), doer(second)) {
        (Some(first), Some(second)) => first.contains(second.trim_start_matches("the ")),
        _ => true,
    }
}

/// A limit in the words that introduce the list: the nearest heading item first, then the
/// paragraph's own words.
pub(super) fn of_leads(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Limit> {
    let heading_item = earlier(reading, unit)
        .take_while(|other| other.block == unit.block)
        .filter(|other| other.part != unit.part && other.depth > 0 && other.depth <= unit.depth)
        .filter(|other| other.text.trim_end().ends_with(':') || heads(reading, other))
        .find_map(|other| limits_of(reading, other).first().cloned());
    let lead = || unit.lead.iter().rev().find_map(|lead| said_by(reading, unit, lead));
    heading_item.or_else(lead).or_else(|| of_lead_paragraph(reading, unit))
}

/// The limit in one of the words that lead to `unit`: a sentence of its paragraph.
fn said_by(reading: &Reading<'_>, unit: &Unit<'_>, lead: &str) -> Option<Limit> {
    let here = |other: &&Unit<'_>| std::ptr::eq(other.text, lead);
    match earlier(reading, unit).take_while(|other| other.block == unit.block).find(here) {
        Some(other) => limit_ahead(lead, limits_of(reading, other), reading, unit),
        None => limit_ahead(lead, &limits(lead, reading.decided), reading, unit),
    }
}

/// "I recommended that it take these steps within a month. The Council has agreed to:" a limit in the
/// paragraph of a list, before its last sentence.
fn of_lead_paragraph(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Limit> {
    if unit.depth == 0 {
        return None;
    }
    earlier(reading, unit)
        .take_while(|other| other.block == unit.block)
        .filter(|other| other.depth == 0 && speaks_of_time(reading, other))
        .filter(|other| !about_evidence(other.text) && !looks_back(other.text))
        .find_map(|other| held_on(reading, other, unit))
}

/// Whether a sentence goes on about evidence: "It should send us proof. It should do so by May."
fn follows_evidence(reading: &Reading<'_>, other: &Unit<'_>, unit: &Unit<'_>) -> bool {
    let before = earlier(reading, other).next().filter(|before| before.part == other.part);
    let evidence = before.filter(|before| about_evidence(before.text) && before.span != unit.span);
    evidence.is_some() && looks_back(other.text)
}

/// When evidence is to be shown: the sentence says it, or the next one that speaks of "this".
pub(super) fn of_evidence(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Limit> {
    let own = limits_of(reading, unit).last().cloned();
    own.or_else(|| {
        let next = later(reading, unit).next().filter(|next| next.part == unit.part)?;
        let speaks = looks_back(next.text) || SPEAKS_OF_IT.is_match(next.text);
        speaks.then(|| limits_of(reading, next).first().cloned()).flatten()
    })
}

/// Whether a sentence is nothing but a limit: the caption of what follows.
fn is_a_caption(reading: &Reading<'_>, unit: &Unit<'_>) -> bool {
    const LONGEST: usize = 120;
    let limits = limits_of(reading, unit);
    let [limit] = limits else { return false };
    unit.text.len() <= LONGEST
        && [unit.text.get(..limit.place.start()), unit.text.get(limit.place.end()..)]
            .into_iter()
            .flatten()
            .all(|beside| BESIDE_A_CAPTION.is_match(beside))
}

/// Whether a paragraph or item is nothing but a limit, for those that follow.
fn heads(reading: &Reading<'_>, unit: &Unit<'_>) -> bool {
    unit.whole.trim(reading.page.text()) == unit.span && is_a_caption(reading, unit)
}

/// Whether the paragraph has a list of its own.
fn has_items(reading: &Reading<'_>, unit: &Unit<'_>) -> bool {
    later(reading, unit).take_while(|other| other.block == unit.block).any(|other| other.depth > 0)
}

/// A limit that the heading gives, or a caption that stands before a run of paragraphs.
pub(super) fn of_heading(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Limit> {
    let caption = earlier(reading, unit)
        .take_while(|other| other.section == unit.section)
        .filter(|other| other.depth == 0 && other.block != unit.block)
        .find(|other| heads(reading, other) && !has_items(reading, other));
    let of_caption = caption.and_then(|other| limits_of(reading, other).first().cloned());
    of_caption.or_else(|| {
        let heading = &reading.sections.get(unit.section?)?.heading;
        limits(heading, reading.decided).into_iter().next()
    })
}

/// A limit in a paragraph before that introduces a list of which the page has lost the indents.
pub(super) fn of_earlier_paragraph(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Limit> {
    if unit.depth > 0 || !reads_like_an_item(reading.page.slice(unit.whole)) {
        return None;
    }
    let mut blocks = 0;
    let mut block = unit.block;
    for other in earlier(reading, unit) {
        if other.section != unit.section || blocks > LONGEST_LIST {
            return None;
        }
        if other.block == unit.block {
            continue;
        }
        if other.block != block {
            block = other.block;
            blocks += 1;
            if other.depth > 0 {
                return None;
            }
            if OPENS.is_match(other.text) {
                return limit_ahead(other.text, limits_of(reading, other), reading, unit);
            }
        }
    }
    None
}

/// Whether a paragraph reads like one item of a list: "apologise to …", "Pay Mrs B …", not "The
/// Council …".
fn reads_like_an_item(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "the", "we", "i", "it", "this", "these", "in", "to", "when", "if", "as", "there", "our",
        "my", "mr", "mrs", "ms", "miss", "mx", "after", "because", "where", "at", "on",
    ];
    let first = text.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    first.is_some_and(|word| !STARTS.contains(&word.to_lowercase().as_str()))
}

/// A sentence about "these actions" elsewhere in the same section, the following ones first.
pub(super) fn of_neighbours(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Limit> {
    let here = |other: &&Unit<'_>| {
        other.section == unit.section && (in_remedy(unit) || near(unit.block, other.block))
    };
    let sets = |other: &Unit<'_>, behind: bool| {
        let points = !limits_of(reading, other).is_empty()
            && points_at_others(other.text)
            && !about_evidence(other.text)
            && !follows_evidence(reading, other, unit);
        (points && other.depth == 0 && points_that_way(other.text, behind))
            .then(|| limit_for(reading, other, unit))
            .flatten()
    };
    let other_paragraph = |other: &&Unit<'_>| other.block != unit.block;
    let after = later(reading, unit).take_while(here).find_map(|other| sets(other, false));
    let before = || {
        // What introduces a list of its own speaks of that list.
        let of_its_list =
            |other: &&Unit<'_>| other.text.trim_end().ends_with(':') && has_items(reading, other);
        let before = earlier(reading, unit).take_while(here).filter(other_paragraph);
        before.filter(|other| !of_its_list(other)).find_map(|other| sets(other, true))
    };
    after.or_else(before)
}

/// Outside the remedy section, a sentence speaks for its own paragraph and the next two.
fn near(block: usize, other: usize) -> bool {
    block.abs_diff(other) <= 2
}
