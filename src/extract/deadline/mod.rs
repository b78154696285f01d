//! By when: the time limit that applies to one sentence of the remedy.
//!
//! A limit is said in the sentence itself, in the words that introduce its list, or in a sentence
//! before or after that speaks of "these actions". The nearest of them holds.

mod limit;

use jiff::civil::Date;

use super::parts::{LAST, picked, place_in_list};
use super::reading::{Reading, Unit, Zone};
use crate::model::decision::Due;
use crate::model::words::Role;
use limit::{Limit, limits};

crate::pattern!(
    /// A sentence that sets the limit of other sentences' actions: "It should do this by 3 March".
    POINTS_AT_OTHERS,
    concat!(
        r"(?xi)(?-u:\b)(?:do\ (?:this|so|these|both|all)|(?:pay|complete|make|take|carry\ out|finish|implement)\ (?:this|these|those|them|it|both)",
        r"|(?:this|these)\ (?:should|must|will|is\ to|are\ to|needs?)|these\ (?:actions?|recommendations?|remed(?:y|ies)|steps?|payments?|things)|the\ (?:above|following)",
        r"|all\ (?:of\ )?(?:the|its|our|these)|(?:the|its|our|my)\ (?:(?:agreed|recommended|remaining)\ )?(?:actions?|recommendations?|remed(?:y|ies)|steps?|payments?|apology|measures)",
        r"|(?:parts?|items?|actions?|points?|bullets?|steps?|recommendations?)\ \(?(?:[a-hj-z]|[0-9]{1,2})(?-u:\b)\)?)"
    )
);
crate::pattern!(
    /// Showing that the remedy was carried out has a limit of its own.
    ABOUT_EVIDENCE,
    r"(?i)(?-u:\b)(?:evidence|confirm|proof|report back|write to us|tell us|inform us|notify us|update us|let us know|satisfy us|respond|reply|consider (?:the|this) report|tell the Ombudsm[ae]n|inform the Ombudsm[ae]n)(?-u:\b)");
crate::pattern!(
    /// Sentences that open a list of actions.
    OPENS, r"(?i)(?::|(?-u:\b)(?:the following|as follows|agreed to|should|will|that it))[ \u{a0}]*$");
crate::pattern!(
    /// A sentence that sets the limit of what was said before it, and of nothing after it.
    LOOKS_BACK,
    r"(?i)(?-u:\b)(?:do|done|doing|complete|completed|pay|make|take|carry out|finish)(?:es)?[ \u{a0}](?:this|so|these|those|that|them|it|both)(?-u:\b)");
crate::pattern!(
    /// What goes on for a while is not done by the limit of something else: "watch it for a month".
    RUNS_ON,
    r"(?i)(?-u:\b)(?:watch|monitor|continue|keep|hold|suspend)(?-u:\b)[^.;]{0,100}(?-u:\b)for (?:the next |a period of |at least )?[a-z0-9]+ (?:days|weeks|months|years?)(?-u:\b)");
crate::pattern!(
    /// The bodies that a sentence begins with: "The Trust will", "Within a month the Council and the
    /// ICB will".
    DOER,
    r"(?i)^(?:(?:also |and )?(?:within|by|in|over|no later than)(?-u:\b)[^,.;]{0,60}?,? )?(?P<doer>the (?:[a-z]+ )?(?:council|trust|icb|ccg|provider|home|school|practice|board|company|agency)(?:(?:,| and)(?: the)? [a-z]+(?: [a-z]+)?)*?) (?:will|should|has|have|must|agreed|also)(?-u:\b)");

/// How many paragraphs a saved list may run on past the words that introduce it, where the page
/// has lost its indents.
const LONGEST_LIST: usize = 16;

/// How many sentences around one are looked at for its limit; remedies are shorter.
const MOST_NEIGHBOURS: usize = 80;

/// The time limit of `unit`: its own, else that of its paragraph or item, of the words that
/// introduce its list, of a paragraph before that does so, or of a sentence about "these actions".
///
/// The date is the last day, counted from the decision where no other start is named. It is null
/// where the period runs from something that has no known date.
///
/// ```
/// use casebook::Page;
/// use casebook::extract::{Reading, deadline::due_for};
/// use casebook::text::Span;
/// use jiff::civil::date;
/// let page = Page::of_text("Within four weeks of this decision the Council will pay Mrs B £100.");
/// let summary = Some(Span::new(0, page.text().len()));
/// let reading = Reading::new(&page, None, Some(date(2025, 7, 1)), summary, &[]);
/// let due = due_for(&reading, &reading.units[0]).unwrap();
/// assert_eq!(due.text, "Within four weeks of this decision");
/// assert_eq!(due.date, Some(date(2025, 7, 29)));
/// ```
#[must_use]
pub fn due_for(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Due> {
    let own = own(unit, reading.decided);
    if own.is_none() && unit.depth == 0 && RUNS_ON.is_match(unit.text) {
        return None;
    }
    own.or_else(|| of_same_limit(reading, unit))
        .or_else(|| of_siblings(reading, unit))
        .or_else(|| of_leads(reading, unit))
        .or_else(|| of_earlier_paragraph(reading, unit))
        .or_else(|| of_neighbours(reading, unit))
        .map(Limit::into_due)
}

/// The time limit that the sentence itself gives, without looking around it.
pub(super) fn own_due(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Due> {
    own(unit, reading.decided).map(Limit::into_due)
}

/// The first limit of the sentence that is one of the remedy.
fn own(unit: &Unit<'_>, decided: Option<Date>) -> Option<Limit> {
    limits(unit.text, decided).into_iter().next()
}

/// "In the same period it will also …": the limit said last before it.
fn of_same_limit(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Limit> {
    let leads = unit.lead.iter().rev().take_while(|lead| limits(lead, None).is_empty());
    if !SAME_LIMIT.is_match(unit.text) && !leads.clone().any(|lead| SAME_LIMIT.is_match(lead)) {
        return None;
    }
    earlier(reading, unit)
        .take_while(|other| other.section == unit.section)
        .filter(|other| !ABOUT_EVIDENCE.is_match(other.text))
        .find_map(|other| limits(other.text, reading.decided).into_iter().next())
}

crate::pattern!(
    /// A limit that is another's: "within the same month", "by then".
    SAME_LIMIT,
    r"(?i)(?-u:\b)(?:(?:in|within|by|over|to|at)[ \u{a0}](?:the|that|this)[ \u{a0}]same[ \u{a0}](?:[a-z]+[ \u{a0}])?(?:periods?|time|timescales?|timeframe|month|months|date|deadline|weeks|day)|by then|by that date|within that (?:time|period|month))(?-u:\b)");

/// A limit in another sentence of the same paragraph or item. One that follows must speak of "this";
/// one that went before goes on holding in the remedy.
fn of_siblings(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Limit> {
    let same = |other: &&Unit<'_>| other.part == unit.part;
    let about_actions = |other: &&Unit<'_>| {
        !about_evidence(other.text)
            && applies_to_item(reading, other, unit)
            && pays_what_it_limits(other.text, unit.text)
    };
    let first = |other: &Unit<'_>| said_in(reading, other);
    let after = later(reading, unit).take_while(same).filter(about_actions);
    let after = after.filter(|other| POINTS_AT_OTHERS.is_match(other.text)).find_map(first);
    after.or_else(|| {
        let before = earlier(reading, unit).take_while(same).filter(about_actions);
        let before = before
            .filter(|other| !LOOKS_BACK.is_match(other.text) && same_doer(other.text, unit.text));
        before.filter_map(first).find(|limit| limit.from_decision || in_remedy(unit))
    })
}

/// The limit that a sentence gives, or repeats: "It will make this payment by the same date".
fn said_in(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Limit> {
    let own = limits(unit.text, reading.decided).into_iter().next();
    own.or_else(|| of_same_limit(reading, unit))
}

/// "It should make the payments by 30 May" says nothing of when a procedure is changed.
fn pays_what_it_limits(limiting: &str, limited: &str) -> bool {
    !PAYMENTS_ONLY.is_match(limiting)
        || MORE_THAN_PAYMENTS.is_match(limiting)
        || MOVES_MONEY.is_match(limited)
}

crate::pattern!(
    /// A sentence that sets the limit of payments.
    PAYMENTS_ONLY,
    r"(?i)(?-u:\b)(?:make|pay|send|issue|arrange|process)s?[ \u{a0}](?:the|these|this|both|all|its|those|any)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,2}?(?:payments?|sums?|refunds?|amounts?|money|monies|cheques?)(?-u:\b)|^(?:the|these|this|both|all)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,2}?(?:payments?|sums?|refunds?|amounts?)[ \u{a0}](?:should|will|must|is to|are to)(?-u:\b)");
crate::pattern!(
    /// What else such a sentence may set the limit of.
    MORE_THAN_PAYMENTS,
    r"(?i)(?-u:\b)(?:apolog[a-z]+|actions?|steps|recommendations?|remed(?:y|ies)|these things|do this|review|training)(?-u:\b)");
crate::pattern!(
    MOVES_MONEY,
    r"(?i)(?:£|(?-u:\b)(?:pay|pays|payments?|refunds?|reimburse|compensation|repay|waive|write off|credit|interest|allowance|sum)(?-u:\b))"
);

/// Whether a sentence is about showing evidence, and not first of all about doing "this".
fn about_evidence(text: &str) -> bool {
    let looks_back = LOOKS_BACK.find(text).map(|found| found.start());
    ABOUT_EVIDENCE
        .find(text)
        .is_some_and(|evidence| looks_back.is_none_or(|back| evidence.start() < back))
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

/// A limit in the words that introduce the list: the nearest heading item first, then the
/// paragraph's own words.
fn of_leads(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Limit> {
    let heading_item = earlier(reading, unit)
        .take_while(|other| other.block == unit.block)
        .filter(|other| other.part != unit.part && other.depth > 0 && other.depth <= unit.depth)
        .filter(|other| other.text.trim_end().ends_with(':'))
        .find_map(|other| limits(other.text, reading.decided).into_iter().next());
    let lead = || {
        let mut leads = unit.lead.iter().rev().filter(|lead| picks(lead, reading, unit));
        leads.find_map(|lead| limits(lead, reading.decided).into_iter().next())
    };
    heading_item.or_else(lead)
}

/// A limit in a paragraph before that introduces a list of which the page has lost the indents.
fn of_earlier_paragraph(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Limit> {
    if unit.depth > 0 || !reads_like_an_item(first_words(reading, unit)) {
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
                return limits(other.text, reading.decided).into_iter().next();
            }
        }
    }
    None
}

/// The words that the unit's paragraph or item begins with.
fn first_words<'r>(reading: &Reading<'r>, unit: &Unit<'_>) -> &'r str {
    reading.page.slice(unit.whole)
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
fn of_neighbours(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<Limit> {
    let here = |other: &&Unit<'_>| {
        other.section == unit.section && (in_remedy(unit) || near(unit.block, other.block))
    };
    let sets = |other: &Unit<'_>| {
        let points = POINTS_AT_OTHERS.is_match(other.text) && !about_evidence(other.text);
        (points
            && other.depth == 0
            && applies_to_item(reading, other, unit)
            && pays_what_it_limits(other.text, unit.text))
        .then(|| limits(other.text, reading.decided).into_iter().next())
        .flatten()
    };
    let other_paragraph = |other: &&Unit<'_>| other.block != unit.block;
    let after = later(reading, unit).take_while(here).find_map(sets);
    after.or_else(|| earlier(reading, unit).take_while(here).filter(other_paragraph).find_map(sets))
}

/// Outside the remedy section, a sentence speaks for its own paragraph and the next two.
fn near(block: usize, other: usize) -> bool {
    block.abs_diff(other) <= 2
}

/// Whether a limit said in `other` is for the item `unit`: always, unless it picks other items.
fn applies_to_item(reading: &Reading<'_>, other: &Unit<'_>, unit: &Unit<'_>) -> bool {
    picks(other.text, reading, unit)
}

/// Whether a sentence that picks items of a list picks this one; one that picks none is for all.
fn picks(text: &str, reading: &Reading<'_>, unit: &Unit<'_>) -> bool {
    // "Parts a) and b) within one month and c) in due course": the limit is of those before it.
    let limit = limits(text, None).first().and_then(|limit| text.find(&limit.text));
    let before = limit.and_then(|at| picked(text.get(..at).unwrap_or_default()));
    let Some(picked) = before.or_else(|| picked(text)) else { return true };
    if picked.paragraph.is_some_and(|paragraph| unit.paragraph != Some(paragraph)) {
        return false;
    }
    let Some((place, length)) = place_in_list(reading, unit) else { return true };
    picked.places.iter().any(|named| *named == place || (*named == LAST && place + 1 == length))
}

#[cfg(test)]
mod tests;
