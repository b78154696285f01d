//! The clauses of a promise: each begins with the verb that says what is done.

/// What a verb of the remedy leads to, before its object is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    /// Saying sorry.
    Apologise,
    /// Money: neither improvement nor action.
    Pay,
    /// Always aimed at the body's own work: remind, train, audit.
    Improve,
    /// Aimed at one person or at the body's work: review, write, provide.
    Either,
}

/// Verbs that begin what a body is to do. The endings of "reviews", "reviewing" are allowed.
const VERBS: &[(Verb, &[&str])] = &[
    (Verb::Apologise, &["apologise", "apologize", "say sorry"]),
    (
        Verb::Pay,
        &[
            "pay",
            "refund",
            "reimburse",
            "repay",
            "waive",
            "write off",
            "backdate",
            "make a payment",
            "make payments",
            "make a symbolic payment",
            "make a further payment",
            "credit",
            "compensate",
            "pay back",
            "recalculate",
            "work out",
            "works out",
            "calculate",
            "increase its offer",
            "increase the payment",
            "clear the arrears",
        ],
    ),
    (
        Verb::Improve,
        &[
            "remind",
            "train",
            "brief",
            "audit",
            "monitor",
            "publish",
            "recruit",
            "circulate",
            "introduce",
            "devise",
            "implement",
            "strengthen",
            "disseminate",
            "improve",
            "roll out",
            "raise awareness",
            "develop",
            "adopt",
        ],
    ),
    (
        Verb::Either,
        &[
            "review",
            "check",
            "consider",
            "reconsider",
            "look",
            "ensure",
            "make sure",
            "provide",
            "write",
            "carry out",
            "complete",
            "arrange",
            "identify",
            "contact",
            "amend",
            "revise",
            "update",
            "change",
            "issue",
            "set up",
            "put",
            "hold",
            "discuss",
            "explain",
            "give",
            "send",
            "offer",
            "ask",
            "report",
            "tell",
            "keep",
            "stop",
            "start",
            "use",
            "work",
            "agree",
            "decide",
            "make",
            "produce",
            "draw up",
            "create",
            "prepare",
            "share",
            "assess",
            "reassess",
            "meet",
            "visit",
            "inspect",
            "repair",
            "install",
            "find",
            "find out",
            "invite",
            "appoint",
            "employ",
            "take",
            "undertake",
            "conduct",
            "commission",
            "add",
            "remove",
            "cancel",
            "delete",
            "correct",
            "record",
            "place",
            "show",
            "confirm",
            "let",
            "allow",
            "allocate",
            "rehouse",
            "restore",
            "reinstate",
            "deliver",
            "secure",
            "refer",
            "collect",
            "replace",
            "clean",
            "clear",
            "clarify",
            "convene",
            "rehear",
            "liaise",
            "obtain",
            "support",
            "help",
            "finalise",
            "finish",
            "reduce",
            "include",
            "establish",
            "evaluate",
            "analyse",
            "examine",
            "investigate",
            "learn",
            "redo",
            "re-do",
            "repeat",
            "re-run",
            "rerun",
            "revisit",
            "re-assess",
            "re-consider",
            "re-examine",
            "reopen",
            "re-open",
            "rehear",
            "re-hear",
            "retake",
            "rethink",
            "resolve",
            "organise",
            "fund",
            "enrol",
            "admit",
            "move",
            "transfer",
            "register",
            "return",
            "fix",
            "fit",
            "speak",
            "telephone",
            "acknowledge",
            "disclose",
            "attend",
            "facilitate",
            "withdraw",
            "lift",
            "end",
            "cease",
            "pause",
            "suspend",
            "extend",
            "grant",
            "approve",
            "authorise",
            "progress",
            "determine",
            "source",
            "mark",
            "close",
            "open",
            "redesign",
            "restructure",
            "digitise",
            "reflect",
            "address",
            "tackle",
            "empty",
            "prune",
            "resurface",
            "mediate",
            "set out",
            "copy",
            "copies",
            "apply",
            "award",
            "rewrite",
            "redraft",
            "increase",
            "resume",
            "continue",
            "begin",
            "treat",
            "respond",
            "reply",
            "answer",
            "supply",
            "submit",
            "notify",
            "inform",
            "bring",
        ],
    ),
];

crate::pattern!(
    /// What can stand before the verb of a clause.
    OPENER,
    r"(?i)(?:^|(?:,|;|:|(?-u:\b)and|(?-u:\b)or|(?-u:\b)then|(?-u:\b)also|(?-u:\b)will|(?-u:\b)should|(?-u:\b)must|(?-u:\b)shall|agreed? to|agrees to|offered to|undertaken to|committed to|(?:council|provider|trust|authority|school|home|it|them) to|(?-u:\b)to both)[ \u{a0}\n]+)(?:(?:also|then|now|again|formally|fully|properly|promptly|immediately|either|jointly|together|each|both)[ \u{a0}]+)*");

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

/// The clauses of a promise, in order. Without a known verb there is none.
pub(super) fn clauses(text: &str) -> Vec<Clause<'_>> {
    let mut starts: Vec<(usize, Verb)> = Vec::new();
    for opener in OPENER.find_iter(text) {
        let rest = text.get(opener.end()..).unwrap_or_default();
        let bare = rest.strip_prefix("to ").unwrap_or(rest);
        let at = opener.end() + (rest.len() - bare.len());
        if let Some(verb) = verb_at(bare) {
            starts.push((at, verb));
        } else if let Some((further, verb)) = past_a_limit(bare) {
            starts.push((at + further, verb));
        }
    }
    starts.dedup_by_key(|(at, _)| *at);
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&(at, verb), end)| Clause { verb, words: text.get(at..end).unwrap_or_default(), at })
        .collect()
}

/// The verb behind a time limit: "(will) within two weeks of its letter reimburse".
fn past_a_limit(rest: &str) -> Option<(usize, Verb)> {
    const MOST_WORDS: usize = 12;
    let limit = ["within ", "by ", "no later than ", "in the next ", "before ", "after "];
    if !limit.iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    let mut at = 0;
    for word in rest.split(' ').take(MOST_WORDS) {
        let after = at + word.len() + 1;
        if word.ends_with(['.', ';', ':']) {
            return None;
        }
        let here = rest.get(at..).unwrap_or_default();
        if let Some(verb) = verb_at(here).filter(|_| at > 0) {
            return Some((at, verb));
        }
        at = after;
    }
    None
}

/// Whether the text begins with a verb of the remedy, as list items do.
pub(super) fn begins_with_a_verb(text: &str) -> bool {
    verb_at(text.trim_start()).is_some()
}

/// The verb at the start of `text`; the longest that fits.
fn verb_at(text: &str) -> Option<Verb> {
    let longest = (24..text.len()).find_map(|at| text.get(..at)).unwrap_or(text);
    let folded = longest.to_lowercase();
    VERBS
        .iter()
        .flat_map(|(verb, words)| words.iter().map(move |word| (*verb, *word)))
        .filter(|(_, word)| is_word(&folded, word))
        .max_by_key(|(_, word)| word.len())
        .map(|(verb, _)| verb)
}

/// Whether `text` begins with `word`, or with its form in -s.
fn is_word(text: &str, word: &str) -> bool {
    let Some(rest) = text.strip_prefix(word) else { return false };
    let rest = rest.strip_prefix("es").or_else(|| rest.strip_prefix('s')).unwrap_or(rest);
    !rest.starts_with(|c: char| c.is_alphanumeric())
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
    fn third_persons_are_verbs_too() {
        assert!(begins_with_a_verb("reviews how it works"));
        assert!(!begins_with_a_verb("The Council"));
        assert!(!begins_with_a_verb("payment of £5"));
    }
}
