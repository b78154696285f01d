//! Which sentences set the limit of others' actions, and of which.

use super::limit::Limit;
use super::limits_of;
use super::reach::territories;
use crate::extract::parts::{LAST, Picked, picked, place_in_list};
use crate::extract::reading::{Reading, Unit};
use crate::text::Span;

crate::pattern!(
    /// A sentence that sets the limit of other sentences' actions: "It should do this by 3 March".
    POINTS_AT_OTHERS,
    concat!(
        r"(?xi)(?-u:\b)(?:(?:do|does|doing|done)\ (?:this|so|these|both|all)|(?:pay|complete|make|take|carry\ out|finish|implement|action)s?\ (?:this|these|those|them|it|both|all|its|an?\ number)|carry\ (?:this|these|those|them|it|that|all)\ out",
        r"|(?:this|these|both|all|each)\ (?:should|must|will|is\ to|are\ to|needs?|to\ be)",
        r"|(?:(?:these|those|both|each\ of\ the)\ (?:[a-z]+\ ){0,2}?|(?:all\ (?:of\ )?)?(?:the|its|our|my|above|following|agreed|recommended)\ (?:(?:above|following|agreed|recommended|remaining|other|first|second|personal|financial|symbolic|full|total|same|two|three|four|five|written)\ ){0,2}?|all\ )(?:actions?|recommendations?|remed(?:y|ies)|steps?|payments?|things|measures|points|parts|sums?|refunds?|apolog(?:y|ies)|service\ improvements|improvements)",
        r"|the\ (?:above|following)(?:[\ \u{a0}]*[.,;:]|\ (?:within|by|no\ later|to|in|and|before|is|are|should|must|will)(?-u:\b)|$)|all\ of\ (?:this|these|the\ above|them)",
        r"|(?:parts?|items?|actions?|points?|bullets?|steps?|recommendations?)\ \(?(?:[a-hj-z]|[0-9]{1,2})(?-u:\b)\)?|(?:do|complete|carry\ out|take)\ (?:\(?[a-h]\)|the\ (?:first|second|third|last)(?-u:\b))|(?:put|sett?ing|set|puts)\ (?:this|that|things|matters|it)\ right)"
    )
);
crate::pattern!(
    /// Showing that the remedy was carried out has a limit of its own.
    ABOUT_EVIDENCE,
    r"(?i)(?-u:\b)(?:evidence|confirm|proof|demonstrate|report back|write to us|tell us|inform us|notify us|update us|show us|send us|send me|provide us|provide me|copy us|copies|let us (?:know|have)|satisfy us|respond|reply|consider (?:the|this) report|(?:tell|inform|show|update|provide) the Ombudsm[ae]n|(?:we|I|the Ombudsm[ae]n) (?:will|shall|would) (?:[a-z]+ )?(?:check|ask|contact|seek|expect|write|review|monitor|follow|consider|look))(?-u:\b)");
crate::pattern!(
    /// A sentence that sets the limit of what was said before it, and of nothing after it.
    LOOKS_BACK,
    r"(?i)(?-u:\b)(?:do|done|doing|complete|completed|pay|make|take|carry out|finish|implement|action)(?:e?s)?[ \u{a0}](?:this|so|these|those|that|them|it|both|all|the above)(?-u:\b)|(?-u:\b)carry (?:this|these|those|them|it|that) out(?-u:\b)");
crate::pattern!(
    /// Doing the actions, said before showing that they were done.
    DOES_THEM,
    r"(?i)(?-u:\b)(?:carry(?:ing)? out|carried out|complet(?:e|ed|ing)|tak(?:e|en|ing)|implement(?:ed|ing)?|action(?:ed|ing)?|comply(?:ing)? with|do)[ \u{a0}](?:all |both |each )?(?:of )?(?:the|these|those|this|its|our|my)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,2}?(?:above|actions?|recommendations?|remed(?:y|ies)|steps?|things|measures)(?-u:\b)");
crate::pattern!(
    ABOVE,
    r"(?i)(?-u:\b)(?:the above|above (?:actions?|recommendations?|steps?|remed|payments?|points))(?-u:\b)"
);
crate::pattern!(BELOW, r"(?i)(?-u:\b)(?:(?:the )?following|as follows|below)(?-u:\b)");

crate::pattern!(
    /// Behind "following", where that means "after".
    AFTER_THIS, r"(?i)^[ \u{a0}](?:this|my|our|its|receipt|the (?:date|issue|issuing|publication|final|decision|end|completion|receipt))(?-u:\b)");

crate::pattern!(
    /// A limit of payments.
    OF_PAYMENTS,
    r"(?i)(?-u:\b)(?:make|pay|send|issue|arrange|process)s?[ \u{a0}](?:the|these|this|both|all|its|those|any)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,2}?(?:payments?|sums?|refunds?|amounts?|money|monies|cheques?)(?-u:\b)|(?:^(?:and )?|except(?: for)? |but |and )(?:the|these|this|both|all)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,2}?(?:payments?|sums?|refunds?|amounts?),?[ \u{a0}](?:which )?(?:should|will|must|is to|are to)(?-u:\b)|(?-u:\b)(?:financial remed(?:y|ies)|pay (?:her|him|them|it|(?:Mr|Mrs|Ms|Miss|Mx) [A-Z]))(?-u:\b)");
crate::pattern!(
    /// A limit of an apology.
    OF_AN_APOLOGY, r"(?i)(?-u:\b)(?:(?:the|its|this|these|both|an|written|letters? of) (?:[a-z]+ ){0,2}?apolog(?:y|ies)|apologi[sz]e)(?-u:\b)");
crate::pattern!(
    /// A limit of what is done so that the fault does not recur.
    OF_IMPROVEMENTS,
    r"(?i)(?-u:\b)(?:service improvements?|improvements|(?:the|its|this|these|all|any) (?:[a-z]+ ){0,2}?(?:training|reviews?|audit|reminders?|procedural changes|policy changes|briefings?)|wider (?:recommendations?|actions?|remed(?:y|ies)))(?-u:\b)");
crate::pattern!(
    /// A limit of whatever has to be done.
    OF_ALL,
    r"(?i)(?-u:\b)(?:actions?|steps|recommendations?|remed(?:y|ies)|these things|the above|the following|(?:do|done|doing|complete[ds]?|carry out|finish) (?:this|so|these|both|all|it)|measures|parts|points)(?-u:\b)");
crate::pattern!(
    /// What one kind of remedy alone is called: "the personal remedy", "the financial remedy".
    OF_ONE_KIND, r"(?i)(?-u:\b)(?:financial remed(?:y|ies)|wider (?:recommendations?|actions?|remed(?:y|ies)))(?-u:\b)");
crate::pattern!(
    /// A limit of whatever no other limit is for.
    OF_THE_REST, r"(?i)(?-u:\b)(?:remaining|the rest|the others?|all other|other (?:actions?|recommendations?|steps|parts|points))(?-u:\b)");
crate::pattern!(
    MOVES_MONEY,
    r"(?i)(?:£|(?-u:\b)(?:pay|pays|payments?|refunds?|reimburse|compensation|repay|waive|write off|credit|interest|allowance|sum)(?-u:\b))"
);
crate::pattern!(APOLOGISES, r"(?i)(?-u:\b)apolog(?:y|ies|i[sz]es?|i[sz]ing)(?-u:\b)");

/// Whether a sentence can set the limit of others.
pub(super) fn points_at_others(text: &str) -> bool {
    POINTS_AT_OTHERS.is_match(text)
}

/// Whether it speaks of what was said before it alone.
pub(super) fn looks_back(text: &str) -> bool {
    LOOKS_BACK.is_match(text) && !text.trim_end().ends_with(':')
}

/// Whether a sentence that points can mean what stands before it, or behind it.
pub(super) fn points_that_way(text: &str, behind: bool) -> bool {
    if behind {
        !looks_back(text) && !ABOVE.is_match(text)
    } else {
        !points_below(text) && !text.trim_end().ends_with(':')
    }
}

/// Whether it speaks of what is said below: "the following", but not "in the weeks following this decision".
fn points_below(text: &str) -> bool {
    BELOW
        .find_iter(text)
        .any(|found| !AFTER_THIS.is_match(text.get(found.end()..).unwrap_or_default()))
}

/// Whether a sentence is about showing evidence, and not first of all about doing "this".
pub(super) fn about_evidence(text: &str) -> bool {
    let Some(evidence) = ABOUT_EVIDENCE.find(text).map(|found| found.start()) else { return false };
    let first = [LOOKS_BACK.find(text), DOES_THEM.find(text)];
    !first.into_iter().flatten().any(|does| does.start() < evidence)
}

/// The limit that a sentence sets for what another one promises: by the items that it picks, by the
/// kind of what is promised, else for all.
pub(super) fn limit_for(reading: &Reading<'_>, other: &Unit<'_>, unit: &Unit<'_>) -> Option<Limit> {
    let of_kind = |words: &str| is_of_that_kind(words, unit.text);
    chosen(other.text, limits_of(reading, other), reading, unit, of_kind)
}

/// The limit of words that lead to what is promised, whatever else they promise.
pub(super) fn limit_ahead(
    text: &str,
    limits: &[Limit],
    reading: &Reading<'_>,
    unit: &Unit<'_>,
) -> Option<Limit> {
    chosen(text, limits, reading, unit, |_| true)
}

/// The limit whose part of the words is for this paragraph, item or kind.
fn chosen(
    text: &str,
    limits: &[Limit],
    reading: &Reading<'_>,
    unit: &Unit<'_>,
    of_kind: impl Fn(&str) -> bool,
) -> Option<Limit> {
    let parts = territories(text, limits);
    // "All this within six months, except for the payments, which will be made by May."
    let kind = limits
        .iter()
        .zip(&parts)
        .find(|(_, part)| limits.len() > 1 && is_of_the_very_kind(part.slice(text), unit.text));
    if let Some((limit, _)) = kind {
        return Some(limit.clone());
    }
    let mut rest = None;
    for (limit, part) in limits.iter().zip(&parts) {
        let part = if limits.len() == 1 { Span::new(0, text.len()) } else { *part };
        let words = part.slice(text);
        if limits.len() > 1 && about_evidence(words) {
            continue;
        }
        let ahead = text.get(part.start()..limit.place.start()).unwrap_or_default();
        match picks(ahead, words, reading, unit) {
            Some(true) => return Some(limit.clone()),
            Some(false) => {}
            None if OF_THE_REST.is_match(words) => rest = rest.or(Some(limit)),
            None => {
                if of_kind(words) {
                    return Some(limit.clone());
                }
            }
        }
    }
    rest.cloned()
}

/// Whether words pick this paragraph or item out of others; `None` where they pick none. "Parts a) and
/// b) within one month and c) in due course": the limit is of those ahead of it.
fn picks(ahead: &str, words: &str, reading: &Reading<'_>, unit: &Unit<'_>) -> Option<bool> {
    names_paragraph(words, unit.paragraph).or_else(|| {
        let items = picked(ahead).or_else(|| picked(words))?;
        Some(is_among(&items, reading, unit))
    })
}

crate::pattern!(
    /// "the actions in paragraphs 17 and 18", "those in paragraph 19".
    IN_PARAGRAPHS,
    r"(?i)(?-u:\b)(?:actions?|those|steps|recommendations?|remed(?:y|ies)|things|payments?|measures|everything|what is)[ \u{a0}](?:[a-z]+[ \u{a0}]){0,3}?(?:in|at|under|from|of)[ \u{a0}]paragraphs?[ \u{a0}](?P<numbers>[0-9]{1,3}(?:(?:, | and |, and | to | ?[–-] ?)[0-9]{1,3})*)(?-u:\b)(?P<item>[ \u{a0}]?\()?");

/// Whether the paragraphs that words name are those of a promise; `None` where they name none.
fn names_paragraph(words: &str, paragraph: Option<u32>) -> Option<bool> {
    const LONGEST: usize = 30;
    let named = IN_PARAGRAPHS.captures(words).filter(|named| named.name("item").is_none())?;
    let mut last = None;
    let mut found = false;
    let numbers = named.name("numbers")?.as_str();
    for word in numbers.split_inclusive(|c: char| !c.is_ascii_digit()).take(LONGEST) {
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let Ok(number) = digits.parse::<u32>() else { continue };
        let range = last.filter(|_| numbers.contains(" to ") || numbers.contains(['–', '-']));
        found |= paragraph == Some(number)
            || range.is_some_and(|from| paragraph.is_some_and(|it| from < it && it < number));
        last = Some(number);
    }
    Some(found)
}

/// "It should make the payments by 30 May" says nothing of when a procedure is changed.
fn is_of_that_kind(limiting: &str, limited: &str) -> bool {
    let (payments, apology) = (OF_PAYMENTS.is_match(limiting), OF_AN_APOLOGY.is_match(limiting));
    let improvements = OF_IMPROVEMENTS.is_match(limiting);
    if !(payments || apology || improvements)
        || OF_ALL.is_match(limiting) && !OF_ONE_KIND.is_match(limiting)
    {
        return true;
    }
    let (pays, apologises) = (MOVES_MONEY.is_match(limited), APOLOGISES.is_match(limited));
    payments && pays || apology && apologises || improvements && !pays && !apologises
}

/// Whether a part of a sentence is about payments alone, and so is what is promised.
fn is_of_the_very_kind(limiting: &str, limited: &str) -> bool {
    OF_PAYMENTS.is_match(limiting) && !OF_ALL.is_match(limiting) && MOVES_MONEY.is_match(limited)
}

/// Whether items that are picked out of a list are those of this one.
fn is_among(items: &Picked, reading: &Reading<'_>, unit: &Unit<'_>) -> bool {
    if items.paragraph.is_some_and(|paragraph| unit.paragraph != Some(paragraph)) {
        return false;
    }
    let Some((place, length)) = place_in_list(reading, unit) else { return true };
    items.places.iter().any(|named| *named == place || (*named == LAST && place + 1 == length))
}
