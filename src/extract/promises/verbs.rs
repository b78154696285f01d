//! The verbs with which a remedy says what is to be done.

use std::collections::BTreeMap;
use std::sync::LazyLock;

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

/// The verbs in their first form, between bars.
const VERBS: &[(Verb, &str)] = &[
    (Verb::Apologise, "apologise|apologize|say sorry"),
    (
        Verb::Pay,
        "pay|refund|reimburse|repay|waive|write off|backdate|make a payment|make payments|\
     make a symbolic payment|make a further payment|credit|compensate|pay back|recalculate|\
     work out|works out|calculate|meet the cost|meet the costs|meet the bill|meet the fees|meet half|meet her costs|meet his costs|meet their costs|cover the cost|cover the costs|bear the cost|bear the costs|increase its offer|increase the payment|clear the arrears",
    ),
    (
        Verb::Improve,
        "remind|train|retrain|brief|audit|monitor|publish|recruit|circulate|introduce|devise|implement|\
     strengthen|disseminate|improve|roll out|raise awareness|develop|adopt|dip-sample|dip sample|\
     spot-check|signpost|streamline|embed|cascade|re-train|upskill",
    ),
    (
        Verb::Either,
        "review|check|consider|reconsider|look|ensure|make sure|provide|write|carry out|complete|\
     arrange|identify|contact|amend|revise|update|change|issue|set up|put|hold|discuss|\
     explain|give|send|offer|ask|report|tell|keep|stop|start|use|work|agree|decide|make|\
     produce|draw up|create|prepare|share|assess|reassess|meet|visit|inspect|repair|install|\
     find|find out|invite|appoint|employ|take|undertake|conduct|commission|add|remove|cancel|\
     delete|correct|record|place|show|confirm|let|allow|allocate|rehouse|restore|reinstate|\
     deliver|secure|refer|collect|replace|clean|clear|clarify|convene|rehear|liaise|obtain|\
     support|help|finalise|finish|reduce|include|establish|evaluate|analyse|examine|\
     investigate|learn|redo|re-do|repeat|re-run|rerun|revisit|re-assess|re-consider|\
     re-examine|reopen|re-open|re-hear|retake|rethink|resolve|organise|fund|enrol|admit|move|\
     transfer|register|return|fix|fit|speak|telephone|disclose|attend|facilitate|\
     withdraw|lift|end|cease|pause|suspend|extend|grant|approve|authorise|progress|determine|\
     source|mark|close|open|redesign|restructure|digitise|reflect on|address|tackle|empty|prune|\
     resurface|mediate|set out|copy|copies|apply|award|rewrite|redraft|increase|resume|\
     continue|begin|treat|respond|reply|answer|supply|submit|notify|inform|bring|urge|\
     demolish|relocate|rectify|settle|negotiate|design|recover|trace|engage|consult|accept|fill|present|display|watch|speak to|refresh|standardise|\
     simplify|formalise|track|log|minute|document|search|scrutinise|escalate|table|\
     have a|have an|have the|have its|have all|have his|have her|have their|have every|have each|\
     have someone|have mr|get the|lease|procure|purchase|buy|bring together|roll|ring-fence|\
     choose|hire|schedule|look at|put up|hand|pass|assign|nominate|name|dedicate|\
     publicise|advertise|translate|test|pilot|compile|collate|quality assure|oversee|bring in",
    ),
];

/// Verbs that are nouns as often: after "and" or a comma they need an object to be verbs.
const NOUNS_TOO: &str = "support|help|work|plan|place|report|record|contact|use|visit|repair|update|\
     offer|end|fund|copy|mark|address|transfer|return|move|register|reply|answer|show|start|award|\
     grant|source|open|close|progress|brief|train|review|change|check|audit|stop|share|credit|\
     log|track|minute|document|display|schedule|name|search|test|pilot|table|hand|pass|watch|copy|\
     monitor|present";

/// What follows a verb, not a noun.
const OBJECTS: &str = "its|the|a|an|any|all|other|whether|how|if|that|this|these|those|what|each|\
     every|with|mr|mrs|miss|ms|mx|her|him|them|his|their|us|me|back|staff|officers|relevant|to|for|\
     more|further|new|on|our|up|social|out|it|why|where|when|similar|people|families|both";

/// Which form of a verb may stand in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "review", "reviews".
    Plain,
    /// "reviewing" as well: after "by", and at the start of an item.
    WithGerund,
}

/// One form of a verb: "carries", "carry out", "issuing".
struct Spelling {
    text: String,
    gerund: bool,
    verb: Verb,
    /// The length of the verb's first form: of several that fit, the longest is meant.
    rank: usize,
}

/// Every form of every verb, by the letters that it begins with.
static SPELLINGS: LazyLock<BTreeMap<String, Vec<Spelling>>> = LazyLock::new(|| {
    let mut found: BTreeMap<String, Vec<Spelling>> = BTreeMap::new();
    for (verb, words) in VERBS {
        for word in words.split('|') {
            for spelling in spellings(*verb, word) {
                found.entry(letters(&spelling.text).to_owned()).or_default().push(spelling);
            }
        }
    }
    found
});

/// A verb with its forms in -s and -ing.
fn spellings(verb: Verb, word: &str) -> impl Iterator<Item = Spelling> {
    let (first, more) = word
        .split_once(' ')
        .map_or((word, ""), |(first, _)| (first, word.get(first.len()..).unwrap_or_default()));
    let stem = first.strip_suffix('e').unwrap_or(first);
    [(first, "", false), (first, "es", false), (first, "s", false), (stem, "ing", true)]
        .into_iter()
        .map(move |(stem, end, gerund)| Spelling {
            text: format!("{stem}{end}{more}"),
            gerund,
            verb,
            rank: word.len(),
        })
}

/// The letters at the start of a text.
fn letters(text: &str) -> &str {
    let end = text.bytes().position(|byte| !byte.is_ascii_lowercase()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The verb at the start of `text`; the longest that fits.
pub(super) fn verb_at(text: &str, form: Form) -> Option<Verb> {
    const LONGEST: usize = 28;
    if !text.starts_with(|c: char| c.is_alphabetic()) {
        return None;
    }
    let start = (LONGEST..text.len()).find_map(|at| text.get(..at)).unwrap_or(text);
    let folded = start.to_lowercase();
    let fits = |spelling: &&Spelling| {
        let rest = folded.strip_prefix(&*spelling.text);
        (form == Form::WithGerund || !spelling.gerund)
            && rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    let known = SPELLINGS.get(letters(&folded))?;
    known.iter().filter(fits).max_by_key(|spelling| spelling.rank).map(|spelling| spelling.verb)
}

/// Whether the first word of `text` is a noun where a list of nouns could go on: "respite and support".
pub(super) fn is_a_noun_here(text: &str) -> bool {
    let among = |list: &str, word: &str| list.split('|').any(|known| known == word);
    let mut words = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let first = words.next().unwrap_or_default();
    among(NOUNS_TOO, &first) && !words.next().is_some_and(|next| among(OBJECTS, &next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_their_forms() {
        for text in
            ["review it", "reviews it", "carries out a check", "carry out a check", "Apologise;"]
        {
            let known = verb_at(text, Form::Plain).is_some();
            assert_eq!(known, text != "carries out a check", "{text}");
        }
        assert!(verb_at("issuing the plan", Form::WithGerund).is_some());
        assert!(verb_at("issuing the plan", Form::Plain).is_none());
        assert!(verb_at("payment of £5", Form::WithGerund).is_none());
    }

    #[test]
    fn nouns_go_on_a_list_of_nouns() {
        assert!(is_a_noun_here("support between May and June"));
        assert!(!is_a_noun_here("support her through it"));
    }
}
