//! By when: the time limit that applies to one sentence of the remedy.
//!
//! A limit is said in the sentence itself, in the words that introduce its list, or in a sentence
//! before or after that speaks of "these actions". The nearest of them holds.

mod limit;

use jiff::civil::Date;

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
        r"|(?:parts?|items?|actions?|points?|bullets?|steps?|recommendations?)\ \(?[a-z0-9]{1,2}[).,]?)(?-u:\b)?"
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
    /// Items picked out by their letters: "a) to c)", "parts (a) and (b)", "a-d".
    LETTERS,
    r"(?-u:\b)(?:(?i:parts?|items?|actions?|points?|steps?|recommendations?|paragraphs?) )?\(?([a-z])\)?(?:,? (to|and|or)|-|–|, ?| ?&) ?\(?([a-z])\)|(?i:parts?|items?|actions?|points?|steps?|recommendations?) \(?([a-z])\)? ?(?:(to|and)|-|–) ?\(?([a-z])(?-u:\b)|(?i:parts?|items?|actions?|points?|steps?|recommendations?) \(?([a-z])(?-u:\b)\)?");

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
    own(unit, reading.decided)
        .or_else(|| of_same_limit(reading, unit))
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
        !ABOUT_EVIDENCE.is_match(other.text) && applies_to_label(other.text, unit)
    };
    let first = |other: &Unit<'_>| limits(other.text, reading.decided).into_iter().next();
    let after = later(reading, unit).take_while(same).filter(about_actions);
    let after = after.filter(|other| POINTS_AT_OTHERS.is_match(other.text)).find_map(first);
    after.or_else(|| {
        let before = earlier(reading, unit).take_while(same).filter(about_actions);
        before.filter_map(first).find(|limit| limit.from_decision || in_remedy(unit))
    })
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
        let mut leads = unit.lead.iter().rev().filter(|lead| applies_to_label(lead, unit));
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
        let points = POINTS_AT_OTHERS.is_match(other.text) && !ABOUT_EVIDENCE.is_match(other.text);
        (points && other.depth == 0 && applies_to_label(other.text, unit))
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

/// Whether a limit said in `text` is for the item `unit`: always, unless it picks items by letter.
fn applies_to_label(text: &str, unit: &Unit<'_>) -> bool {
    let mut picked = LETTERS.captures_iter(text).peekable();
    if picked.peek().is_none() {
        return true;
    }
    let Some(label) = unit.label.and_then(letter_of) else { return true };
    picked.any(|letters| {
        let letter =
            |group: usize| letters.get(group).and_then(|found| found.as_str().chars().next());
        let first = letter(1).or_else(|| letter(4)).or_else(|| letter(7));
        let last = letter(3).or_else(|| letter(6)).or(first);
        let through = letters.get(2).is_none_or(|word| word.as_str() == "to")
            && letters.get(5).is_none_or(|word| word.as_str() == "to");
        match (first, last) {
            (Some(first), Some(last)) if through => (first..=last).contains(&label),
            (Some(first), Some(last)) => first == label || last == label,
            _ => false,
        }
    })
}

/// The letter of an item: saved pages turn "a)" into "1.".
fn letter_of(label: &str) -> Option<char> {
    match label.parse::<u8>() {
        Ok(number @ 1..=26) => Some(char::from(b'a' + number - 1)),
        Ok(_) => None,
        Err(_) => label.chars().next().map(|letter| letter.to_ascii_lowercase()),
    }
}

#[cfg(test)]
mod tests;
