//! The clauses of a promise: each begins with the verb that says what is done.

use super::super::nearby::last_of;
use super::verbs::{Form, is_a_noun_here, verb_at};

pub(super) use super::verbs::Verb;

crate::pattern!(
    /// What can stand before the verb of a clause.
    OPENER,
    concat!(
        r"(?i)(?:^|(?:,|;|:|(?-u:\b)(?:and|or|then|also|will|would|should|must|shall|by|to both|(?:agreed?|agrees|offered|offer|offers|undertaken|undertook|committed|willing|happy|prepared|content|going|agreement|proposal|proposes|undertaking|promised|intends|plans|asked|invited|recommended|council|provider|trust|authority|school|home|company|board|icb|ccg|panel|it|them)(?: not)? to|agreed[ \u{a0}](?:[a-z]+[ \u{a0}]){1,3}?to",
        r"|council|provider|trust|authority|school|home|company|board|icb|ccg|panel|organisations?|bodies|it|they))[ \u{a0}\n]+)(?:(?:also|then|now|again|either|together|each|both|not|[a-z]+ly)[ \u{a0}]+)*"
    )
);
crate::pattern!(
    /// "I recommend the Council reviews its policy": after such a word a body is followed by its verb.
    ASKED_OF, r"(?i)(?-u:\b)(?:recommend(?:s|ed)?|suggest(?:s|ed)?|propos(?:e|es|ed)|ask(?:s|ed)?)(?-u:\b)[^.;]*$");
crate::pattern!(
    /// "Training will be given": a noun in the form of a verb, at the head of a sentence.
    IS_THE_SUBJECT, r"(?i)^[a-z]+ing[ \u{a0}](?:[a-z]+[ \u{a0}]){0,4}?(?:will|should|must|has been|have been|is to|are to|would)(?-u:\b)");

crate::pattern!(
    /// "(for its failure to plan) and review": the verbs of a cause go on in it.
    OF_A_CAUSE,
    r"(?i)(?-u:\b)(?:fail(?:ure|ures|ed|ing)|inability|opportunity|chance|right|need|unable|refusal) to (?:[a-z]+ )?[a-z]+$");

crate::pattern!(
    /// "(explain) why it (will not act)": what is explained is not promised.
    SUBORDINATE,
    r"(?i)(?-u:\b)(?:why|how|whether|what|where|who|because) (?:(?:it|they|he|she|staff|officers|the [a-z]+) )?$");

/// The bodies of [`OPENER`] that stand before their verb.
const SUBJECTS: &str = "council|provider|trust|authority|school|home|company|board|icb|ccg|panel|organisation|\
     organisations|bodies|it|they";

/// One clause: its verb and its words from the verb on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause<'a> {
    /// What the verb leads to.
    pub(super) verb: Verb,
    /// From the verb to the next clause.
    pub(super) words: &'a str,
    /// Where it begins.
    pub(super) at: usize,
}

/// The most places in one sentence that are tried as the start of a clause.
const MOST_OPENERS: usize = 60;

/// The clauses of a promise, in order. Without a known verb there is none.
pub(super) fn clauses(text: &str) -> Vec<Clause<'_>> {
    let mut starts: Vec<(usize, Verb)> = Vec::new();
    let mut form = Form::WithGerund;
    for opener in OPENER.find_iter(text).take(MOST_OPENERS) {
        let rest = text.get(opener.end()..).unwrap_or_default();
        let bare = rest.strip_prefix("to ").unwrap_or(rest);
        let at = opener.end() + (rest.len() - bare.len());
        let word = opener.as_str().split_whitespace().next().unwrap_or_default().to_lowercase();
        let joined = matches!(word.as_str(), "," | "and" | "or");
        let before = text.get(..opener.start()).unwrap_or_default();
        let subject =
            !opener.as_str().contains(" to") && SUBJECTS.split('|').any(|subject| subject == word);
        if (joined && is_a_noun_here(bare))
            || (word.is_empty() && IS_THE_SUBJECT.is_match(bare))
            || (subject && !ASKED_OF.is_match(before))
            || (!joined && SUBORDINATE.is_match(last_of(before, 60)))
            || (joined
                && OF_A_CAUSE.is_match(last_of(before, 60))
                && verb_at(bare, form) == Some(Verb::Either))
        {
            continue;
        }
        // "by reviewing …, and training …": gerunds go on where they began.
        form = match word.as_str() {
            "" | "by" | ":" => Form::WithGerund,
            "," | "and" | "or" | ";" => form,
            _ => Form::Plain,
        };
        if let Some(verb) = verb_at(bare, form) {
            starts.push((at, verb));
            // "have training on recording reasons and writing letters": there they are taught.
            if form == Form::WithGerund && verb_at(bare, Form::Plain).is_some() {
                form = Form::Plain;
            }
        } else if let Some((further, verb)) = past_a_limit(bare) {
            starts.push((at + further, verb));
        }
    }
    starts.dedup_by_key(|(at, _)| *at);
    keep_objects_together(text, &mut starts);
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&(at, verb), end)| Clause { verb, words: text.get(at..end).unwrap_or_default(), at })
        .collect()
}

/// "Review and update his plan" is one clause: the first verb has no object of its own.
fn keep_objects_together(text: &str, starts: &mut Vec<(usize, Verb)>) {
    let mut at = 0;
    while let (Some(&(first, verb)), Some(&(second, next))) = (starts.get(at), starts.get(at + 1)) {
        let words = text.get(first..second).unwrap_or_default();
        let bare = words.split_whitespace().filter(|word| !matches!(*word, "and" | "or")).count();
        if bare <= 1 && verb == Verb::Either && next == Verb::Either && !words.contains(',') {
            starts.remove(at + 1);
        } else {
            at += 1;
        }
    }
}

/// What a list item without a verb promises: "a written apology", "training for all staff".
pub(super) fn noun_item(text: &str) -> Option<Clause<'_>> {
    const NOUNS: &[(Verb, &str)] = &[
        (Verb::Apologise, "apology|apologies"),
        (Verb::Pay, "payment|payments|refund|reimbursement|compensation|sum|waiver"),
        (
            Verb::Improve,
            "training|reminder|reminders|audit|briefing|workshop|workshops|recruitment",
        ),
        (
            Verb::Either,
            "review|reviews|reassessment|assessment|meeting|explanation|letter|plan|report|guidance|\
             changes|change|amendment|appeal|hearing|response|decision|policy|procedure|checklist|\
             reconsideration|offer|confirmation|evidence|update|improvements",
        ),
    ];
    const MOST_BEFORE: usize = 4;
    let words = text.split_whitespace().take(MOST_BEFORE);
    words
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .find_map(|word| NOUNS.iter().find(|(_, nouns)| nouns.split('|').any(|noun| noun == word)))
        .map(|&(verb, _)| Clause { verb, words: text, at: 0 })
}

/// The verb behind a time limit: "(will) within two weeks of its letter reimburse".
fn past_a_limit(rest: &str) -> Option<(usize, Verb)> {
    const MOST_WORDS: usize = 12;
    const LIMITS: &[&str] =
        &["within ", "by ", "no later than ", "in the next ", "before ", "after "];
    if !LIMITS.iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    let mut at = 0;
    for word in rest.split(' ').take(MOST_WORDS) {
        if word.ends_with(['.', ';', ':']) {
            return None;
        }
        let here = rest.get(at..).unwrap_or_default();
        if let Some(verb) = verb_at(here, Form::Plain).filter(|_| at > 0) {
            return Some((at, verb));
        }
        at += word.len() + 1;
    }
    None
}

/// Whether the text begins with a verb of the remedy, as list items do.
pub(super) fn begins_with_a_verb(text: &str) -> bool {
    let text = text.trim_start();
    verb_at(text, Form::WithGerund).is_some() && !IS_THE_SUBJECT.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_begin_with_their_verbs() {
        let found =
            clauses("The Council will apologise to Mrs B, pay her £50 and remind staff to reply.");
        let words: Vec<&str> = found.iter().map(|clause| clause.words).collect();
        assert_eq!(words, ["apologise to Mrs B, ", "pay her £50 and ", "remind staff to reply."]);
        assert_eq!(found[2].verb, Verb::Improve);
    }

    #[test]
    fn verbs_stand_behind_limits_and_in_gerunds() {
        let starts = |text| clauses(text).into_iter().map(|c| c.words).collect::<Vec<&str>>();
        assert_eq!(starts("It will within two weeks of this letter refund him."), ["refund him."]);
        assert_eq!(
            starts("It will resolve this by reviewing the plan and paying £5."),
            ["resolve this by ", "reviewing the plan and ", "paying £5."]
        );
    }

    #[test]
    fn third_persons_are_verbs_too() {
        assert!(begins_with_a_verb("reviews how it works"));
        assert!(!begins_with_a_verb("The Council"));
        assert!(!begins_with_a_verb("payment of £5"));
    }
}
