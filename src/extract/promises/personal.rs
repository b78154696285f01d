//! What kind of action for one person a clause promises.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::words::ActionKind;

crate::pattern!(APOLOGY, r"(?i)(?-u:\b)(?:apolog|(?:say|says|saying) (?:that it is )?sorry)");
crate::pattern!(MEETING, r"(?i)(?-u:\b)(?:meets?|meetings?|mediation|face to face)(?-u:\b)");
crate::pattern!(
    EXPLANATION,
    r"(?i)(?-u:\b)(?:explain|explains|explaining|explanation|clarif[a-z]+|set(?:ting)? out (?:its|the|why|how)|(?:full |written |clear )?reasons|response to|respond to|reply to|breakdown|its calculation|tell (?:mr|mrs|ms|miss|mx|her|him|them)|inform (?:mr|mrs|ms|miss|mx|her|him|them))"
);
crate::pattern!(
    REASSESSMENT,
    r"(?i)(?-u:\b)(?:re-?assess[a-z]*|assess(?:es|ment|ments)?(?-u:\b)|review(?:s)? (?:[^ ]+ ){0,4}?(?:needs|care|support plan|ehc plan|plan|package)(?-u:\b)|annual review|(?:review|reviews) of (?:[^ ]+ ){0,4}?(?:needs|care|plan))"
);
crate::pattern!(
    RECONSIDERATION,
    r"(?i)(?:^(?:re-?consider|re-?view|look|consider|decide|re-?hear|re-?determine|re-?investigate|investigate|re-?make|re-?visit|re-?run|re-?take)[a-z]*(?-u:\b)|(?-u:\b)(?:(?:fresh|new|further|another) (?:[a-z0-9]+ ){0,3}?(?:appeal|decision|panel|hearing|consideration|investigation|review)|(?:make|take) (?:a|its) (?:[a-z]+ )?decision|re-?consider[a-z]*|decides? whether))"
);
crate::pattern!(
    SERVICE,
    r"(?i)^(?:provide|provides|arrange|arranges|put|puts|repair|repairs|install|installs|complete|completes|carry out|carries out|deliver|delivers|secure|secures|issue|issues|finalise|finalises|refer|refers|collect|collects|allocate|allocates|rehouse|restore|restores|reinstate|reinstates|find|finds|offer|offers|clean|clear|replace|replaces|support|help|visit|inspect|inspects|resume|continue|start|begin|undertake|ensure|ensures|make sure|identify|make)(?-u:\b)"
);

/// The kinds in the order in which they are tried.
const KINDS: &[(ActionKind, &LazyLock<Regex>)] = &[
    (ActionKind::Apology, &APOLOGY),
    (ActionKind::Meeting, &MEETING),
    (ActionKind::Explanation, &EXPLANATION),
    (ActionKind::Reassessment, &REASSESSMENT),
    (ActionKind::Reconsideration, &RECONSIDERATION),
    (ActionKind::ProvideService, &SERVICE),
];

/// The kind of action that a clause, from its verb on, promises one person.
pub(super) fn action_kind(clause: &str) -> ActionKind {
    KINDS
        .iter()
        .find(|(_, pattern)| pattern.is_match(clause))
        .map_or(ActionKind::Other, |(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_have_their_kind() {
        use ActionKind::*;
        for (clause, expected) in [
            ("write to Mrs B to say sorry", Apology),
            ("offer her a meeting with a manager", Meeting),
            ("explain in writing why it refused", Explanation),
            ("carry out a new assessment of his needs", Reassessment),
            ("review Mr P’s care and support plan", Reassessment),
            ("look again at her application", Reconsideration),
            ("hold a fresh stage two appeal", Reconsideration),
            ("repair the fence", ProvideService),
            ("change the date on her file", Other),
        ] {
            assert_eq!(action_kind(clause), expected, "{clause}");
        }
    }
}
