//! What an improvement consists of.

use std::sync::LazyLock;

use crate::text::pattern::Pattern;

use super::clause::{Verb, clauses};
use crate::model::words::ImprovementAction;

crate::pattern!(
    TRAINING,
    r"(?i)(?-u:\b)(?:trains?|trained|training|workshops?|refresher|e-learning|coaching|mentoring)(?-u:\b)"
);
crate::pattern!(
    REMINDER,
    r"(?i)(?-u:\b)(?:remind[a-z]*|brief(?:s|ed|ing|ings)?|circulat[a-z]*|(?:share|shares|shared|discuss|discusses|discussed)(?-u:\b)[^.;]{0,60}(?-u:\b)(?:staff|officers?|teams?|managers|employees|colleagues|[a-z]* ?workers|departments?)|(?:make|makes|made) (?:[^ ]+ ){0,3}?(?:staff|officers?|teams?) aware|(?:staff|officers?|teams?|managers) (?:[^ ]+ ){0,3}?(?:aware of|understand|know)|(?:bring|draw) (?:[^ ]+ ){0,6}?attention)(?-u:\b)"
);
crate::pattern!(
    GUIDANCE,
    r"(?i)(?-u:\b)(?:guidance|guidelines|guides?|leaflets?|fact ?sheets?|practice notes?|handbook|manual|templates?)(?-u:\b)"
);
crate::pattern!(
    POLICY,
    r"(?i)(?-u:\b)(?:polic(?:y|ies)|standard contract|contract terms|tariff|criteria|allocations? scheme|strategy)(?-u:\b)"
);
crate::pattern!(
    PROCEDURE,
    r"(?i)(?-u:\b)(?:procedures?|process(?:es)?|protocols?|systems?|practices?|arrangements|how (?:it|its|caseworkers|officers|staff|teams|they)|the way|check ?lists?|workflow|pathways?|triage|safeguards?|order form|(?:put|puts) in place|introduc[a-z]*|agreement with|service level|fast track|templates? for)(?-u:\b)"
);
crate::pattern!(
    AUDIT,
    r"(?i)(?-u:\b)(?:audit[a-z]*|dip[- ]?sampl[a-z]*|samples?|sampling|spot[- ]checks?)(?-u:\b)"
);
crate::pattern!(
    /// Verbs that look for other people affected.
    SEEKS, r"(?i)^(?:(?:check|look|find out|identify|establish|review|examine|consider|reconsider|contact|write|audit|inspect|cancel|refund|tell|carry out|conduct|undertake|invite|offer|work)[a-z]*)(?-u:\b)");
crate::pattern!(
    MANY,
    r"(?i)(?-u:\b)(?:other|others|all|every|each|any|anyone else|how many|similar|those|(?:[0-9]+|the) other|decisions it (?:has )?made)(?-u:\b)[^.;]{0,70}(?-u:\b)(?:affected|cases?|famil(?:y|ies)|people|person|child|children|pupils?|residents?|tenants?|applicants?|applications?|complaints?|complainants?|appeals?|claimants?|carers?|customers?|users?|parents?|reviews|forms?|placements?|decisions?|accounts?|households?|charged|lost|missed|received|notice|demand|collections|recordings|repairs|years?|homes)(?-u:\b)|(?-u:\b)(?:next of kin of|others were|anyone else|how many|decisions it (?:has )?made)"
);
crate::pattern!(
    MONITORING,
    r"(?i)(?-u:\b)(?:monitor[a-z]*|oversight|oversees?|track(?:s|er|ers|ing)?|quality assur[a-z]*|spot[- ]checks?|dashboards?|performance (?:reports?|data|information)|early warning|(?:weekly|monthly|fortnightly|quarterly|regular) (?:[a-z]+ )?(?:lists?|reviews?|reports?|meetings?|checks?|audits?)|duty officer|reviews all)(?-u:\b)"
);
crate::pattern!(
    PLAN,
    r"(?i)(?-u:\b)(?:(?:action|improvement|recovery|delivery) plan|(?:produce|draw up|prepare|develop|devise|agree|make)s? (?:a|an) (?:[a-z]+ ){0,2}?plan(?-u:\b)|plan (?:for how|of action|setting out|to (?:address|deal|clear|reduce)))"
);
crate::pattern!(
    REPORT,
    r"(?i)(?-u:\b)(?:(?:report|write|tell|update|let|provide|send|inform|show)s?(?-u:\b)[^.;]{0,25}(?-u:\b)(?:us|me|ombudsm[ae]n)(?-u:\b)|report(?:s)?(?-u:\b)[^.;]{0,50}(?-u:\b)(?:to|back)(?-u:\b)[^.;]{0,40}(?:committee|cabinet|council|members|panel|portfolio holder|board))"
);
crate::pattern!(
    RECORDS,
    r"(?i)(?-u:\b)(?:record[- ]keeping|(?:keep|maintain|make)s? (?:[^ ]+ ){0,5}?(?:records?|notes?|minutes|logs?|register)|case (?:notes|records)|how (?:it|they) records?|registers? of|logs? of|database|(?:a|shared|central) (?:[a-z]+ )?(?:register|log)|(?:properly|accurately|fully|clearly) recorded|recording of|records (?:all|its|their|the reasons|reasons|why|how))(?-u:\b)"
);
crate::pattern!(
    COMMUNICATION,
    r"(?i)(?-u:\b)(?:communicat[a-z]*|(?:its|the|all|standard|decision|appeal|overpayment|refusal|outcome|template|complaint) (?:[a-z]+ ){0,2}?(?:letters?|replies)|letters? (?:it sends|so that|to)|(?:write|writes|wrote|writing) to(?-u:\b)|leaflets?|information (?:for|it gives)|signpost[a-z]*|contact details|template (?:for )?(?:[a-z]+ )?letters?|(?:tell|inform|explain to)(?:s|ing)? (?:its |all |every |people|families|residents|parents|applicants|users|callers)|notices in|together with a note)(?-u:\b)"
);
crate::pattern!(
    RECRUITMENT,
    r"(?i)(?:^(?:recruit|appoint|employ|hire)[a-z]*(?-u:\b)|(?-u:\b)(?:(?:has|have|had|already|since|now) (?:appointed|recruited|employed|hired|taken on)|recruit[a-z]*|vacanc(?:y|ies)|staffing|(?:more|additional|extra) (?:staff|officers|posts?|psychologists|caseworkers|therapists|workers)|number of (?:staff|officers|posts|psychologists|caseworkers)|officers are enough|capacity)(?-u:\b))"
);
crate::pattern!(
    PUBLISH,
    r"(?i)(?-u:\b)(?:publish[a-z]*|website|web ?pages?|online|(?:put|place)s? notices)(?-u:\b)"
);

/// The kinds with their words. All that fit a clause apply.
const TAGS: &[(ImprovementAction, &LazyLock<Pattern>)] = &[
    (ImprovementAction::Training, &TRAINING),
    (ImprovementAction::StaffReminder, &REMINDER),
    (ImprovementAction::Guidance, &GUIDANCE),
    (ImprovementAction::PolicyReview, &POLICY),
    (ImprovementAction::ProcedureReview, &PROCEDURE),
    (ImprovementAction::Audit, &AUDIT),
    (ImprovementAction::Monitoring, &MONITORING),
    (ImprovementAction::ActionPlan, &PLAN),
    (ImprovementAction::ReportBack, &REPORT),
    (ImprovementAction::RecordKeeping, &RECORDS),
    (ImprovementAction::Communication, &COMMUNICATION),
    (ImprovementAction::Recruitment, &RECRUITMENT),
    (ImprovementAction::Publish, &PUBLISH),
];

crate::pattern!(
    /// What staff are taught or reminded of is no improvement of its own.
    TEACHES,
    r"(?i)(?-u:\b)(?:remind(?:s|ed|ing|ers?)?|train(?:s|ed|ing)?|brief(?:s|ed|ing|ings)?)(?-u:\b)");
crate::pattern!(
    /// Where a clause turns from what is done to why, for whom or about what.
    PURPOSE,
    r"(?i)[, ](?:so (?:that|as to|there|it|applicants|people|the)|to (?:ensure|make sure|make plain|say|explain|check|prevent|avoid|reflect|include|see|identify)|in order to|inviting|because|following|in line with|against|which says|who|that were|for whom|about|on how|and how|once)(?-u:\b)");

/// What an improvement consists of; `Other` where no word tells.
pub(super) fn improvements(text: &str) -> Vec<ImprovementAction> {
    let parts = clauses(text);
    let mut tags = Vec::new();
    if parts.is_empty() {
        tags.extend(of_clause(text, text));
    }
    let before = parts.first().and_then(|first| text.get(..first.at)).unwrap_or_default();
    if TRAINING.is_match(before) {
        // "By training or other means, ensure …".
        tags.push(ImprovementAction::Training);
    }
    for part in &parts {
        let core = PURPOSE
            .find(part.words)
            .map_or(part.words, |purpose| part.words.get(..purpose.start()).unwrap_or(part.words));
        if part.verb != Verb::Apologise && part.verb != Verb::Pay {
            tags.extend(of_clause(part.words, core));
        }
    }
    if tags.is_empty() {
        tags.extend(of_clause(text, text));
    }
    let mut found: Vec<ImprovementAction> =
        ImprovementAction::ALL.iter().copied().filter(|tag| tags.contains(tag)).collect();
    if found.is_empty() {
        found.push(ImprovementAction::Other);
    }
    found
}

/// The kinds of one clause, of which `core` tells what is done.
fn of_clause(words: &str, core: &str) -> Vec<ImprovementAction> {
    // "remind staff to follow the procedure" changes no procedure.
    let taught = TEACHES.find(core).filter(|verb| verb.start() < 60);
    let core = taught.and_then(|verb| core.get(..verb.end())).unwrap_or(core);
    let tags = TAGS.iter().filter(|(_, pattern)| pattern.is_match(core)).map(|(tag, _)| *tag);
    let mut tags: Vec<ImprovementAction> = tags.collect();
    if taught.is_none() && SEEKS.is_match(words) && MANY.is_match(words) {
        tags.push(ImprovementAction::CaseReview);
    }
    if tags.contains(&ImprovementAction::Communication) && core.contains("template") {
        tags.retain(|tag| *tag != ImprovementAction::Guidance);
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn improvements_have_their_kinds() {
        use ImprovementAction::*;
        for (text, expected) in [
            ("train its officers in the policy", &[Training][..]),
            ("remind staff to keep notes", &[StaffReminder]),
            ("share this decision with staff in its planning team", &[StaffReminder]),
            ("review its complaints procedure to ensure letters are clear", &[ProcedureReview]),
            ("review its allocations policy", &[PolicyReview]),
            ("audit a sample of its cases", &[Audit]),
            ("draw up an action plan", &[ActionPlan]),
            ("check whether other families were affected", &[CaseReview]),
            ("report the outcome to its scrutiny committee", &[ReportBack]),
            ("publish its criteria on its website", &[PolicyReview, Publish]),
            ("recruit more educational psychologists", &[Recruitment]),
            ("monitor response times every month", &[Monitoring]),
            ("issue guidance to officers on visits", &[Guidance]),
            ("change the wording of its refusal letters", &[Communication]),
            ("be kinder", &[Other]),
        ] {
            assert_eq!(improvements(text), expected, "{text}");
        }
    }
}
