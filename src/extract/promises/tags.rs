//! What an improvement consists of.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::words::ImprovementAction;

crate::pattern!(
    TRAINING,
    r"(?i)(?-u:\b)(?:train|trains|trained|training|workshops?|refresher|e-learning|coaching|mentoring)(?-u:\b)"
);
crate::pattern!(
    REMINDER,
    r"(?i)(?-u:\b)(?:remind[a-z]*|brief(?:s|ed|ing|ings)?|circulat[a-z]*|(?:share|shares|shared|discuss|discusses) (?:[^ ]+ ){0,8}?(?:with|among) (?:[^ ]+ ){0,4}?(?:staff|officers?|teams?|managers|employees|colleagues|workers|everyone)|(?:make|makes|made) (?:[^ ]+ ){0,3}?(?:staff|officers?|teams?) aware|(?:staff|officers?|teams?) (?:[^ ]+ ){0,3}?(?:aware of|understand|know)|bring (?:[^ ]+ ){0,6}?attention of)(?-u:\b)"
);
crate::pattern!(
    GUIDANCE,
    r"(?i)(?-u:\b)(?:guidance|guidelines|guides?|leaflets?|fact ?sheets?|templates?|practice notes?|handbook|manual|standard (?:letters?|wording|paragraphs?))(?-u:\b)"
);
crate::pattern!(
    POLICY,
    r"(?i)(?-u:\b)(?:polic(?:y|ies)|standard contract|contract terms|strategy|criteria|scheme)(?-u:\b)"
);
crate::pattern!(
    PROCEDURE,
    r"(?i)(?-u:\b)(?:procedures?|process(?:es)?|protocols?|systems?|practices?|arrangements|how (?:it|its|caseworkers|officers|staff|teams|they)|the way|check ?lists?|workflow|pathways?|work with|triage|safeguards?|order form|put in place|introduc[a-z]*|agreement with|service level)(?-u:\b)"
);
crate::pattern!(
    AUDIT,
    r"(?i)(?-u:\b)(?:audit[a-z]*|dip[- ]?sampl[a-z]*|samples?|sampling)(?-u:\b)"
);
crate::pattern!(
    CASES,
    r"(?i)(?-u:\b)(?:(?:other|others|all|every|any other|anyone else|similar)(?-u:\b)(?:[^.;]{0,80})(?-u:\b)(?:affected|cases?|famil(?:y|ies)|people|person|children|pupils|residents|tenants|applicants|applications|complaints|appeals?|claimants|carers|customers|users|parents|reviews|forms|placed|decisions|accounts|households|charged|lost|missed|received|next of kin)|how many|(?:check|checks|look|looks|find out|identify|identifies|establish|review|reviews|examine)(?-u:\b)[^.;]{0,60}(?-u:\b)(?:other|others|all|every|any|whether)(?-u:\b))"
);
crate::pattern!(
    MONITORING,
    r"(?i)(?-u:\b)(?:monitor[a-z]*|oversight|oversees?|supervis[a-z]*|track(?:s|er|ers|ing)?|quality assur[a-z]*|spot checks?|dashboards?|performance reports?|scrutiny committee|portfolio holder|every month|each month|monthly|weekly report|early warning)(?-u:\b)"
);
crate::pattern!(
    PLAN,
    r"(?i)(?-u:\b)(?:(?:action|improvement|recovery|delivery) plan|(?:produce|produces|draw up|draws up|prepare|prepares|develop|develops|devise) (?:a|an) (?:[a-z]+ ){0,2}?plan|plan (?:for how|of action|setting out|to (?:address|deal|clear|reduce)|, with))(?-u:\b)?"
);
crate::pattern!(
    REPORT,
    r"(?i)(?-u:\b)(?:(?:report|reports|write|tell|tells|update|let|provide|send|inform|share)(?:s)?(?-u:\b)[^.;]{0,25}(?-u:\b)(?:us|me|ombudsm[ae]n)(?-u:\b)|report (?:back|to (?:the |its )?(?:us|cabinet|committee|members|full council|council))|reports back)(?-u:\b)?"
);
crate::pattern!(
    RECORDS,
    r"(?i)(?-u:\b)(?:record[- ]keeping|(?:keep|keeps|keeping|make|maintain|maintains) (?:[^ ]+ ){0,4}?(?:records?|notes?|minutes|logs?|register)|case (?:notes|records)|records? (?:properly|accurately|clearly|fully|all|its|their|the|how|why|reasons|decisions)|(?:is|are|be) (?:[a-z]+ )?recorded|logs? (?:of|all|every)|how (?:it|they) records?|share (?:[^ ]+ ){0,3}?records)(?-u:\b)"
);
crate::pattern!(
    COMMUNICATION,
    r"(?i)(?-u:\b)(?:communicat[a-z]*|(?:its|the|all|standard|decision|appeal|overpayment|refusal|outcome|template) (?:[a-z]+ ){0,2}?letters?|letters? (?:it sends|so that|to)|write to (?:all|every|each|the (?:parents|families|next of kin|people|other)|other|those)|information (?:for|to|it gives|about)|signpost[a-z]*|contact (?:details|information)|in its (?:letters|emails|responses)|tell(?:s|ing)? (?:people|families|residents|parents|applicants|users|callers)|reference to this office|explain(?:s|ing)? to (?:people|families|residents|parents|applicants))(?-u:\b)"
);
crate::pattern!(
    RECRUITMENT,
    r"(?i)(?-u:\b)(?:recruit[a-z]*|appoint(?:s|ed|ing|ment)?|employ(?:s|ed|ing)?|hire[sd]?|vacanc(?:y|ies)|staffing|(?:more|additional|extra|new) (?:staff|officers|posts?|psychologists|caseworkers|therapists|workers)|number of (?:staff|officers|posts|psychologists|caseworkers)|two officers|capacity|taken on)(?-u:\b)"
);
crate::pattern!(
    PUBLISH,
    r"(?i)(?-u:\b)(?:publish[a-z]*|website|web ?pages?|online|(?:put|place)s? notices)(?-u:\b)"
);

/// The kinds with their words. All that fit apply.
const TAGS: &[(ImprovementAction, &LazyLock<Regex>)] = &[
    (ImprovementAction::Training, &TRAINING),
    (ImprovementAction::StaffReminder, &REMINDER),
    (ImprovementAction::Guidance, &GUIDANCE),
    (ImprovementAction::PolicyReview, &POLICY),
    (ImprovementAction::ProcedureReview, &PROCEDURE),
    (ImprovementAction::Audit, &AUDIT),
    (ImprovementAction::CaseReview, &CASES),
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
    CONTENT, r"(?i)(?-u:\b)(?:remind[a-z]*|train(?:s|ed|ing)?|brief[a-z]*)(?-u:\b)");

/// What an improvement consists of; `Other` where no word tells.
pub(super) fn improvements(text: &str) -> Vec<ImprovementAction> {
    let told = CONTENT.find(text).filter(|verb| verb.start() < 40).map(|verb| verb.end());
    // "remind staff to follow the procedure" changes no procedure.
    let text = told.and_then(|end| text.get(..end)).unwrap_or(text);
    let tags: Vec<ImprovementAction> =
        TAGS.iter().filter(|(_, words)| words.is_match(text)).map(|(tag, _)| *tag).collect();
    if tags.is_empty() { vec![ImprovementAction::Other] } else { tags }
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
            ("review its complaints procedure", &[ProcedureReview]),
            ("audit a sample of its cases", &[Audit]),
            ("draw up an action plan", &[ActionPlan]),
            ("be kinder", &[Other]),
        ] {
            assert_eq!(improvements(text), expected, "{text}");
        }
    }
}
