//! What of its sentence a time limit holds for: "apologise within a month and review its policy
//! within three", "Within a month it will apologise and, within three, review its policy".

use super::limit::Limit;
use crate::extract::nearby::{first_of, last_of};
use crate::extract::promises::begins_with_a_deed;
use crate::text::Span;

/// Where a limit stands beside what it limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Front {
    /// Behind it: "apologise within a month".
    Behind,
    /// Before it, at the head of the sentence or of what the body will do: "Within a month it will",
    /// "It will, within a month,".
    Ahead,
    /// Before it, behind something else: "and, within a month, pay".
    Joined,
}

crate::pattern!(
    /// What stands before a limit that leads.
    LEADS_ON,
    r"(?i)(?:^|[,:(–—-]|(?-u:\b)(?:will|should|must|shall|would|to|that|also|either|[0-9a-z]\)))[ \u{a0}\n]*$");
crate::pattern!(
    /// What joins a limit that leads to something said before it.
    JOINS, r"(?i)(?:;|(?-u:\b)(?:and|but|then))[ \u{a0}\n]*(?:also[ \u{a0}\n]*)?,?[ \u{a0}\n]*$");
crate::pattern!(
    /// "As soon as possible, and (by 1 May)": nothing stands before it that could be done.
    NO_DEED, r"(?i)^(?:as soon as [a-z]+|without delay|promptly|immediately),? and (?:in any (?:case|event),? )?$");
crate::pattern!(
    /// How words go on that belong to what went before, or to nothing.
    GOES_NOWHERE,
    r"(?i)^(?:$|[^a-z‘“(£]|(?:and|or|but|at|in|for|as|so|to|from|of|because|since|with|unless|which|that|if|where|by|on|whichever|subject|until|when)(?-u:\b))");
crate::pattern!(
    /// Where one deed ends and the next begins.
    JOINT, r"(?i);|,?[ \u{a0}\n](?:and|then)[ \u{a0}\n]");

/// How much around a limit tells on which side of it what it limits stands.
const AROUND: usize = 60;

/// On which side of what it limits the limit at `place` stands.
pub(super) fn front(sentence: &str, place: Span) -> Front {
    let before = last_of(sentence.get(..place.start()).unwrap_or_default(), AROUND);
    let after = first_of(sentence.get(place.end()..).unwrap_or_default(), AROUND);
    let after = after.trim_start();
    let on = after.strip_prefix([',', ':']).unwrap_or(after).trim_start();
    let ends = after.starts_with(':') && on.is_empty();
    // "by 1 October, to review its policy", but "within a month, to recognise her distress".
    let deed = on.strip_prefix("to ").is_some_and(begins_with_a_deed);
    if !ends && !deed && GOES_NOWHERE.is_match(on) {
        return Front::Behind;
    }
    if JOINS.is_match(before) && !NO_DEED.is_match(before) {
        Front::Joined
    } else if before.trim().is_empty() || LEADS_ON.is_match(before) {
        Front::Ahead
    } else {
        Front::Behind
    }
}

/// The part of the sentence that each limit holds for; they follow each other. Words before the
/// first are in none if it is joined to them.
pub(super) fn territories(sentence: &str, limits: &[Limit]) -> Vec<Span> {
    let mut found = Vec::with_capacity(limits.len());
    let mut from = match limits.first() {
        Some(first) if first.front == Front::Joined => first.place.start(),
        Some(first) if first.front == Front::Behind => evidence_before(sentence, first),
        _ => 0,
    };
    for (at, limit) in limits.iter().enumerate() {
        let to = limits.get(at + 1).map_or(sentence.len(), |next| border(sentence, limit, next));
        let to = to.max(from);
        found.push(Span::new(from, to));
        from = to;
    }
    found
}

/// Where the part of a limit begins that is only for showing what was done: "train its team, and send
/// us the dates by 31 March".
fn evidence_before(sentence: &str, limit: &Limit) -> usize {
    let before = sentence.get(..limit.place.start()).unwrap_or_default();
    let last = JOINT.find_iter(before).last().map_or(0, |joint| joint.end());
    let words = before.get(last..).unwrap_or_default();
    if last > 0 && TO_US.is_match(words) { last } else { 0 }
}

crate::pattern!(
    TO_US,
    r"(?i)^(?:to |then |also |will |should )*(?:send|give|provide|tell|show|write to|report to|update|copy|let|confirm to|notify|inform)[ \u{a0}](?:us|me|the Ombudsm[ae]n)(?-u:\b)"
);

/// Where the part of one limit ends and the next one's begins.
fn border(sentence: &str, limit: &Limit, next: &Limit) -> usize {
    if next.front != Front::Behind {
        return next.place.start();
    }
    if limit.front == Front::Behind {
        return limit.place.end();
    }
    let between = sentence.get(limit.place.end()..next.place.start()).unwrap_or_default();
    let deeds = JOINT.find_iter(between).map(|joint| joint.end());
    let deeds = deeds.filter(|at| begins_with_a_deed(between.get(*at..).unwrap_or_default()));
    limit.place.end() + deeds.last().unwrap_or(0)
}

/// The limit that holds for what stands at `at`.
pub(super) fn reaching<'l>(sentence: &str, limits: &'l [Limit], at: usize) -> Option<&'l Limit> {
    let territories = territories(sentence, limits);
    let here = territories.iter().position(|part| part.start() <= at && at < part.end());
    match here {
        Some(here) => limits.get(here),
        None => limits.last().filter(|last| at >= last.place.end()),
    }
}
