//! Items as the text speaks of them: "parts b) to d)", "complaint (c)", "points 1 and 3", "the second
//! and third points of paragraph 20".
//!
//! A saved page prints lettered items as numbers and begins again after an interruption; what is
//! meant is the place in the list.

use super::nearby::first_of;
use super::reading::{Reading, Unit};

crate::pattern!(
    /// "parts b) to d)", "part (c)", "recommendations a, c and d", "points 1 and 3".
    NAMED,
    concat!(
        r"(?-u:\b)(?i:parts?|items?|actions?|points?|bullet points?|bullets?|steps?|recommendations?|complaints?|sub-?paragraphs?|elements?|heads?|issues?|paragraph [0-9]{1,3})(?P<named>(?:[ \u{a0}]\(?|\()(?:[a-hj-z]|[0-9]{1,2})(?-u:\b)\)?",
        r"(?:(?:,? (?:to|and|or)|,|-|–| ?&) ?\(?(?:[a-z]|[0-9]{1,2})(?-u:\b)\)?)*)"
    )
);
crate::pattern!(
    /// "a) to c)", "(a) and (b)": letters that their brackets make plain.
    BRACKETED,
    r"(?:^|[ \u{a0}(])(?P<named>\(?[a-z]\)(?:(?:,? (?:to|and|or)|,|-|–| ?&) ?\(?[a-z]\))*)");
crate::pattern!(
    /// "the second and third points of paragraph 20", "apart from the fourth".
    ORDINALS,
    concat!(
        r"(?i)(?-u:\b)(?:the )(?P<named>(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last)",
        r"(?:(?:, ?| and | or | to |, and )(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last))*)",
        r"(?: (?:of (?:these|those|the|our|my)|(?:[a-z]+ )?(?:points?|parts?|recommendations?|actions?|items?|bullet points?|one))|(?P<bare>[.,;]|$))(?-u:\b)?"
    )
);
crate::pattern!(
    /// "of paragraph 20", after the items.
    OF_PARAGRAPH, r"^[^.;]{0,30}?(?-u:\b)(?:of|in|at) paragraph ([0-9]{1,3})(?-u:\b)");
crate::pattern!(
    /// One letter, number or ordinal, or the word that makes a range of its neighbours.
    STEP, r"(?i)(?-u:\b)(?:to|first|second|third|fourth|fifth|sixth|seventh|eighth|last|[a-z]|[0-9]{1,2})(?-u:\b)|-|–");

/// The ordinals of [`ORDINALS`] in order; "last" stands apart.
const COUNTED: &[&str] =
    &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

/// The place that "last" stands for until the list is known.
pub(super) const LAST: usize = usize::MAX;

/// Items that a sentence picks out of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Picked {
    /// Their places, counted from 0; [`LAST`] for the last one.
    pub(super) places: Vec<usize>,
    /// The paragraph of the list, where it is named.
    pub(super) paragraph: Option<u32>,
}

/// The items that a sentence picks out, `None` where it speaks of none.
pub(super) fn picked(sentence: &str) -> Option<Picked> {
    let mut found: Option<Picked> = None;
    for pattern in [&*NAMED, &*BRACKETED, &*ORDINALS] {
        for captures in pattern.captures_iter(sentence) {
            let (Some(whole), Some(named)) = (captures.get(0), captures.name("named")) else {
                continue;
            };
            let picked = found.get_or_insert_default();
            places(named.as_str(), &mut picked.places);
            let after = first_of(sentence.get(whole.end()..).unwrap_or_default(), 60);
            let of = OF_PARAGRAPH.captures(after).and_then(|of| of.get(1)?.as_str().parse().ok());
            picked.paragraph = picked.paragraph.or(of);
        }
    }
    found.filter(|picked| !picked.places.is_empty())
}

/// Adds the places of "b to d", "1 and 3", "second and third".
fn places(named: &str, found: &mut Vec<usize>) {
    const LONGEST: usize = 26;
    let mut range_from = None;
    for step in STEP.find_iter(named) {
        let word = step.as_str().to_lowercase();
        if matches!(word.as_str(), "to" | "-" | "–") {
            range_from = found.last().copied();
            continue;
        }
        let Some(place) = place(&word) else { continue };
        let from = range_from.take().filter(|from| *from < place && place < LONGEST);
        let new = from.map_or(place, |from| from + 1)..=place;
        found.extend(new.filter(|place| !found.contains(place)).collect::<Vec<_>>());
    }
}

fn place(word: &str) -> Option<usize> {
    if let Some(at) = COUNTED.iter().position(|counted| *counted == word) {
        return Some(at);
    }
    match (word, word.parse::<usize>(), word.bytes().next()) {
        ("last", ..) => Some(LAST),
        (_, Ok(number), _) => number.checked_sub(1),
        (_, _, Some(letter @ b'a'..=b'z')) if word.len() == 1 => Some(usize::from(letter - b'a')),
        _ => None,
    }
}

/// How many sentences of one list are counted; lists of decisions are far shorter.
const MOST_SENTENCES: usize = 200;

/// The place of a sentence's item in its list, counted from 0, and how long the list is. Lists that
/// an interruption splits count on: see [`crate::layout::paragraphs`].
pub(super) fn place_in_list(reading: &Reading<'_>, unit: &Unit<'_>) -> Option<(usize, usize)> {
    if unit.depth == 0 {
        return None;
    }
    if unit.depth == 1
        && let Some(place) = unit.letter.and_then(|letter| place(&letter.to_lowercase()))
    {
        return Some((place, place + 1));
    }
    let from = reading.units.partition_point(|other| other.block < unit.block);
    let block = reading.units.get(from..).unwrap_or_default().iter();
    let mut parts: Vec<usize> = block
        .take_while(|other| other.block == unit.block)
        .take(MOST_SENTENCES)
        .filter(|other| other.depth == unit.depth)
        .map(|other| other.part)
        .collect();
    parts.dedup();
    parts.iter().position(|part| *part == unit.part).map(|place| (place, parts.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_named_in_many_ways() {
        for (sentence, places, paragraph) in [
            ("Parts b) to d) are for Y’s benefit.", &[1, 2, 3][..], None),
            ("It does not agree with complaint (c).", &[2], None),
            ("The Council accepted points 1 and 3.", &[0, 2], None),
            ("It will do a), b) and d) within a month.", &[0, 1, 3], None),
            ("Recommendations a and c are agreed.", &[0, 2], None),
            ("It agreed with the second and third points of paragraph 20.", &[1, 2], Some(20)),
            ("It accepts these apart from the fourth.", &[3], None),
            ("It does not accept the last recommendation.", &[LAST], None),
            ("The payment at part b) of paragraph 12 is for C.", &[1], Some(12)),
        ] {
            let found = picked(sentence).unwrap_or_default();
            assert_eq!((&found.places[..], found.paragraph), (places, paragraph), "{sentence}");
        }
    }

    #[test]
    fn sentences_without_items_pick_none() {
        for sentence in [
            "The Council has agreed to a payment.",
            "This is part of the plan.",
            "It wrote in the first week of May.",
            "Mr B has a complaint about it.",
            "I recommend it pays him.",
        ] {
            assert_eq!(picked(sentence), None, "{sentence}");
        }
    }
}
