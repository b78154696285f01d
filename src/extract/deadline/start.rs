//! What a period runs from.

use jiff::civil::Date;

use crate::grammar::date::date;

crate::pattern!(
    /// The decision itself, however it is called: "of my final decision", "from the date we issue
    /// this statement", "of today’s date".
    FROM_DECISION,
    concat!(
        r"(?i)^[’']?(?:[ \u{a0}](?:time|period|window))?,?[ \u{a0}\n]+(?:of|from|after|following|since)[ \u{a0}\n]+",
        r"(?:(?:(?:the )?(?:date|issue|issuing|publication|publishing|receipt|receiving|day|making|finali[sz]ing|point)(?: (?:of|on|at))?(?: (?:which|when|that))?|when|the council receiving|(?:it|they) receiv(?:es?|ing))[ \u{a0}\n]+){0,3}?",
        r"(?:(?:we|us|I|me|the Ombudsm[ae]n)[ \u{a0}\n]+(?:issu|mak|mad|send|sent|publish|finali[sz])[a-z]*[ \u{a0}\n]+)?",
        r"(?:(?:this|our|my|the(?: Ombudsm[ae]n[’']?s?)?|the LGS?C?O[’']s|her|his)[ \u{a0}\n]+)?",
        r"(?:(?:Ombudsm[ae]n[’']?s?|final|joint|formal|written|finali[sz]ed|version of (?:this|my|our|the)|investigation)[ \u{a0}\n]+)*",
        r"(?:decision|statement|report|today|publication|now)(?-u:\b)(?:[’']s date)?(?: (?:statement|date|letter|notice|report|(?:being|is|has been|was) (?:issued|made|published|finali[sz]ed|sent|final)|becoming final))?",
        r"|^[ \u{a0}\n]+(?:of|from|after|following)[ \u{a0}\n]+(?:the|that|this)[ \u{a0}\n]+(?:same[ \u{a0}\n]+)(?:final )?(?:date|day|decision|point)",
        r"|^[’']?[ \u{a0}\n]+(?:of|from|after|following)[ \u{a0}\n]+(?:the )?(?:end|conclusion|completion|closure|close|closing)[ \u{a0}\n]+(?:of[ \u{a0}\n]+)?(?:my|our|this|the Ombudsm[ae]n[’']?s?)[ \u{a0}\n]+(?:investigation|involvement|enquiries|consideration|case|complaint)"
    )
);
crate::pattern!(
    /// Words that make a decision ours, whatever is said of it behind.
    OURS, r"(?i)(?-u:\b)(?:my|our|this|we|I|us|Ombudsm[ae]n)(?-u:\b)");
crate::pattern!(
    /// A start that only looks like the Ombudsman's decision.
    OF_OTHERS, r"(?i)^[ \u{a0}\n]+(?:of|by|from|on|about|to|in respect of|regarding|letter to)[ \u{a0}\n]+(?:the|its|a|an|his|her|their|any|whether|Mr|Ms|Mrs|Miss)(?-u:\b)");
crate::pattern!(
    /// Anything that is named, and "thereafter".
    FROM_OTHER,
    r"(?i)^[’']?(?:[ \u{a0}](?:time|period|window))?,?[ \u{a0}\n]+(?:(?:of|from|after|following|once|when|starting (?:from|on|with))(?-u:\b)[^,.;:]*|thereafter|afterwards|later)");
crate::pattern!(
    /// The words of such a start before what it names.
    NAMING, r"(?i)^[’']?(?:[ \u{a0}](?:time|period|window))?,?[ \u{a0}\n]+(?:of|from|after|following|once|when|starting (?:from|on|with))[ \u{a0}\n]+(?:the )?");
crate::pattern!(
    /// A sentence that sets its period running by what has to happen first: "Once it has her
    /// receipts, it should refund her within two weeks".
    AFTER_AN_EVENT,
    concat!(
        r"(?i)^(?:(?:and|but|then|also) )?(?:once(?-u:\b)|as soon as (?:it|he|she|they|we|M[a-z]+ [A-Z]|the|its|her|his)(?-u:\b)|(?:up)?on (?:receipt|receiving|completion|completing)(?-u:\b)|following receipt(?-u:\b)|after (?:receiving|receipt|completing|completion)(?-u:\b)",
        r"|(?:when|after) (?:it|he|she|they|(?:Mr|Mrs|Ms|Miss|Mx|Dr) [A-Z][a-z]*|the [a-z]+)(?: and (?:Mr|Mrs|Ms|Miss|Mx|Dr) [A-Z])? (?:has|have|gets?|receives?|provides?|sends?|gives?|supplies|submits?|completes?|confirms?|produces?|responds?|replies|agrees?|accepts?|is|are)(?-u:\b))[^;:]*?, ?")
);

/// How a period runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// From the decision, and it says so.
    Decision,
    /// From this day.
    Day(Date),
    /// From something whose day is not known.
    Unknown,
    /// It does not say.
    Unsaid,
}

/// What the words behind a period say it runs from, and how many of their bytes say it.
pub(super) fn start(after: &str) -> (Start, usize) {
    if let Some(known) = FROM_DECISION.find(after) {
        let tail = after.get(known.end()..).unwrap_or_default();
        if OURS.is_match(known.as_str()) || !OF_OTHERS.is_match(tail) {
            return (Start::Decision, known.end());
        }
    }
    let Some(other) = FROM_OTHER.find(after) else { return (Start::Unsaid, 0) };
    let named_at = NAMING.find(other.as_str()).map_or(0, |naming| naming.end());
    let named = other.as_str().get(named_at..).unwrap_or_default();
    match date(named) {
        Ok((rest, day)) => (Start::Day(day), named_at + named.len() - rest.len()),
        Err(_) => (Start::Unknown, few_words(other.as_str())),
    }
}

/// Whether the period at `at` runs from what the beginning of its sentence says must happen first.
pub(super) fn waits_for_an_event(sentence: &str, at: usize) -> bool {
    AFTER_AN_EVENT.find(sentence).is_some_and(|event| event.end() <= at)
}

/// The length of the first words of a start that is only described: "of receiving her bank details".
fn few_words(words: &str) -> usize {
    const MOST: usize = 7;
    let mut ends = words.match_indices(char::is_whitespace).map(|(at, _)| at).filter(|at| *at > 0);
    ends.nth(MOST).unwrap_or(words.len())
}
