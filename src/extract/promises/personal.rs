//! What kind of action for one person a clause promises, by its verb and by what it acts on.

use std::sync::LazyLock;

use crate::text::pattern::Pattern;

use crate::model::words::ActionKind;

crate::pattern!(APOLOGY, r"(?i)(?-u:\b)(?:apolog|(?:say|says|saying) (?:that it is )?sorry)");
crate::pattern!(
    pub(super) MEETING,
    r"(?i)(?:^(?:meet|mediate)s?(?-u:\b)|^(?:offer|arrange|hold|attend|convene|set up|organise|invite|ask|have|facilitate|agree)[a-z]*(?-u:\b)[^.;]{0,60}(?-u:\b)(?:meet|meetings?|mediation)(?-u:\b))"
);
crate::pattern!(
    /// A new look at needs or at a plan for them.
    REASSESSMENT,
    r"(?i)(?:^re-?assess[a-z]*(?-u:\b)|^assess(?:es)?(?-u:\b)|(?-u:\b)(?:re-?assessments?|assessments?)(?-u:\b)|(?-u:\b)to (?:re-?)?assess(?-u:\b)|(?-u:\b)reviews?(?: of)? (?:and [a-z]+ )?(?:[^ ]+ ){0,5}?(?:needs|care|support plan|support|EHC plan|ehcp|plan|plans|package|personal budget|provision)(?-u:\b)|(?-u:\b)(?:annual|early|interim|care|plan) reviews?(?-u:\b)|^(?:agree|draw up|produce|prepare|complete|develop|write)[a-z]*(?-u:\b)[^.;]{0,30}(?-u:\b)(?:new|fresh|updated|revised) (?:[a-z]+ ){0,3}?plan(?-u:\b))");
crate::pattern!(
    /// A decision taken again, or taken at last.
    RECONSIDERATION,
    r"(?i)(?:^(?:re-?consider|re-?view|look|consider|decide|re-?hear|re-?determine|determine|re-?investigate|investigate|re-?make|re-?visit|re-?run|re-?take|re-?open|re-?examine|re-?think|progress|rehear)[a-z]*(?-u:\b)|(?-u:\b)(?:(?:fresh|new|further|another) (?:[a-z0-9]+ ){0,3}?(?:appeal|decision|panel|hearing|consideration|investigation|review)|(?:make|take|issue)s? (?:(?:[a-z]+ )?(?:a|its) )(?:[a-z]+ )?decision|re-?consider[a-z]*|decides? whether|^(?:carry out|complete|conduct|undertake|arrange|hold)s? (?:[a-z]+ ){0,3}?(?:review|reconsideration) of|^(?:start|begin|commence)[a-z]* (?:(?:the|a|its|at) )*stage (?:one|two|three|[123])|^appoint[a-z]* (?:[a-z]+ ){0,3}?(?:investigating officer|independent (?:person|investigator))|stage (?:one|two|three|[123]) (?:[a-z]+ )?(?:review|investigation|panel|response)))");
crate::pattern!(
    /// "refer his complaint to stage three".
    NEXT_STAGE,
    r"(?i)^(?:refer|escalate|move|progress|take|pass|start|begin|accept|allow)[a-z]*(?-u:\b)[^.;]{0,60}(?-u:\b)(?:stage (?:one|two|three|[123])|review panel|next stage)(?-u:\b)");
crate::pattern!(
    EXPLANATION,
    r"(?i)(?:^(?:explain|clarify|set out)[a-z]*(?-u:\b)|^(?:write|tell|inform|send|confirm|notify|advise|let|contact)[a-z]*(?-u:\b)[^.;]{0,90}(?-u:\b)(?:explain[a-z]*|explanation|clarif[a-z]+|sett?(?:ing)? out|reasons|response|reply|breakdown|calculations?|know|confirm[a-z]*|questions|update|information|what|why|how|whether|about)(?-u:\b)|^(?:provide|give|offer|issue|share|send)[a-z]*(?-u:\b)[^.;]{0,90}(?-u:\b)(?:explanation|clarification|reasons|response|reply|breakdown|calculations?|information|update|account of|statement of)(?-u:\b)|^(?:respond|reply|answer)s?(?-u:\b))"
);
crate::pattern!(
    /// Verbs that are always of a service, a repair or a plan.
    SERVES,
    r"(?i)^(?:repair|install|rehouse|re-?house|allocate|refer|deliver|collect|clean|clear|replace|secure|fit|fix|mend|restore|resume|finalise|fund|enrol|admit|transfer|source|commission|empty|resurface|prune|fell|house|have [^.;]{0,60}(?:relaid|repaired|replaced|fixed|installed|fitted|cleared|cleaned|redone|re-done|made good|removed|cut back|delivered|decorated|redecorated|treated|resurfaced|completed|done|put right|made safe)|place (?:mr|mrs|ms|miss|mx|her|him|them|the (?:family|child)) (?:in|at|with))[a-z]*(?-u:\b)");
crate::pattern!(
    /// Verbs that serve where what they act on is a service.
    MAY_SERVE,
    r"(?i)^(?:provide|arrange|put|complete|carry|carries|issue|find|offer|support|help|inspect|visit|continue|start|begin|undertake|ensure|make sure|make|give|set up|organise|finish|deal|amend|produce|draw up|implement|reinstate|work|take|purchase|obtain|ask|agree|draw up|develop|secure)[a-z]*(?-u:\b)");
crate::pattern!(
    SERVICE,
    r"(?i)(?-u:\b)(?:service|services|care|support|respite|repairs?|works?|adaptations?|tuition|tutor[a-z]*|education|school(?:ing)?|therap[a-z]+|place|placement|accommodation|home|property|housing|provision|equipment|transport|taxi|carer|assistant|social worker|EHC plan|ehcp|plan|plans|sessions?|hours|package|bins?|collections?|bathroom|shower|ramp|fence|drain[a-z]*|road|pavement|tree|badge|permit|licence|grant|garden|roof|damp|heating|windows?|doors?|treatment|counselling|advocate|advocacy|mentor|catch-up|lessons|laptop|nursery|day centre|direct payments)(?-u:\b)"
);
crate::pattern!(
    /// Papers and information are no service.
    PAPER, r"(?i)^[a-z]+(?: [^ ]+){0,5}? (?:copy|copies|information|details|contact|name|number|address|statement|records?|documents?|list|letter|update|note|file|minutes|receipt|data)(?-u:\b)");

crate::pattern!(
    /// A plan for paying back is no plan of care.
    REPAYING, r"(?i)(?-u:\b)(?:affordable|repay[a-z]*|paying back|pay back|instalments?|payment plan)(?-u:\b)");

/// The kind of action that a clause, from its verb on, promises one person.
pub(super) fn action_kind(clause: &str) -> ActionKind {
    const KINDS: &[(ActionKind, &LazyLock<Pattern>)] = &[
        (ActionKind::Apology, &APOLOGY),
        (ActionKind::Meeting, &MEETING),
        (ActionKind::Reconsideration, &NEXT_STAGE),
        (ActionKind::ProvideService, &SERVES),
        (ActionKind::Reassessment, &REASSESSMENT),
        (ActionKind::Reconsideration, &RECONSIDERATION),
        (ActionKind::Explanation, &EXPLANATION),
    ];
    let known = KINDS.iter().find(|(_, pattern)| pattern.is_match(clause)).map(|(kind, _)| *kind);
    let serves = || {
        MAY_SERVE.is_match(clause)
            && SERVICE.is_match(clause)
            && !PAPER.is_match(clause)
            && !REPAYING.is_match(clause)
    };
    known.unwrap_or_else(|| if serves() { ActionKind::ProvideService } else { ActionKind::Other })
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
            ("write to Mr B setting out its reasons", Explanation),
            ("carry out a new assessment of his needs", Reassessment),
            ("arrange for another therapist to assess Mr F", Reassessment),
            ("review Mr P’s care and support plan", Reassessment),
            ("look again at her application", Reconsideration),
            ("hold a fresh stage two appeal", Reconsideration),
            ("decide whether there is a nuisance", Reconsideration),
            ("repair the fence", ProvideService),
            ("issue the final EHC plan", ProvideService),
            ("provide the tuition that C has missed", ProvideService),
            ("refer L for therapy", ProvideService),
            ("change the date on her file", Other),
            ("place a copy of this decision on his file", Other),
            ("stop deductions from her benefit", Other),
        ] {
            assert_eq!(action_kind(clause), expected, "{clause}");
        }
    }
}
