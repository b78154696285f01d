//! What an improvement consists of: what is done, not what it is about. "Remind staff to follow the
//! procedure" is a reminder and no review of the procedure.

mod cues;

use super::clause::{Clause, Verb, clauses};
use crate::model::words::ImprovementAction;
use crate::model::words::ImprovementAction::{
    ActionPlan, Audit, CaseReview, Communication, Guidance, Monitoring, Other, PolicyReview,
    ProcedureReview, Publish, ReportBack, StaffReminder, Training,
};
use cues::{
    AGAIN_AND_AGAIN, AUDIT_COMMITTEE, BRIEFS_BY_NOTE, MADE_ANEW, MAKES_A_PROCESS, MAKES_PUBLIC,
    MANY, ONLY_TELLS, OTHERS, PROCEDURE, PROCEDURE_ABOUT, PURPOSE, REPORT, REPORT_OF_CHANGE,
    REPORT_OF_FIGURES, REPORT_OF_PLAN, SEEKS, TAGS, TEACHES,
};

/// What an improvement consists of; `Other` where no word tells.
pub(super) fn improvements(text: &str) -> Vec<ImprovementAction> {
    let parts = clauses(text);
    let mut tags = Vec::new();
    if let Some(first) = parts.first() {
        tags.extend(before_the_verb(text.get(..first.at).unwrap_or_default()));
    }
    for part in parts.iter().filter(|part| !matches!(part.verb, Verb::Apologise | Verb::Pay)) {
        tags.extend(of_clause(part.words));
    }
    if tags.is_empty() {
        tags.extend(of_whole(text));
    }
    if tags.contains(&Audit) && OTHERS.is_match(text) {
        tags.push(CaseReview);
    }
    if tags.is_empty() && parts.iter().any(changes_how_it_works) {
        tags.push(ProcedureReview);
    }
    let mut found: Vec<ImprovementAction> =
        ImprovementAction::ALL.iter().copied().filter(|tag| tags.contains(tag)).collect();
    if found.is_empty() {
        found.push(Other);
    }
    found
}

/// "By training or other means, ensure …": the means stand before the verb.
fn before_the_verb(words: &str) -> Option<ImprovementAction> {
    words.to_lowercase().contains("training").then_some(Training)
}

/// "Ensure that …" changes how the body works, whatever it is about.
fn changes_how_it_works(part: &Clause<'_>) -> bool {
    const WORKS: &[&str] = &[
        "ensur",
        "make sure",
        "tak",
        "improv",
        "chang",
        "revis",
        "amend",
        "agree how",
        "agree on",
    ];
    let words = part.words.to_lowercase();
    WORKS.iter().any(|verb| words.starts_with(verb))
}

/// Verbs that tell what is done only with all that follows.
const WHOLE: &[&str] = &["ensur", "make sure", "add", "includ", "insert", "remov", "delet"];

/// The kinds of a sentence without a verb of the remedy: "all officers will have training".
fn of_whole(text: &str) -> Vec<ImprovementAction> {
    let found = of_clause(text);
    if !found.is_empty() {
        return found;
    }
    let fits = TAGS.iter().filter(|(_, pattern)| pattern.is_match(text));
    fits.map(|(tag, _)| *tag).take(1).collect()
}

/// The kinds of one clause.
fn of_clause(words: &str) -> Vec<ImprovementAction> {
    let whole = WHOLE.iter().any(|verb| words.to_lowercase().starts_with(verb));
    let purpose = PURPOSE.find(words).filter(|_| !whole);
    let purpose = purpose.map_or(words.len(), |purpose| purpose.start());
    let core = words.get(..purpose).unwrap_or(words);
    let about = PROCEDURE_ABOUT.find(core).filter(|_| changes_what_is(core));
    let core = about.and_then(|about| core.get(..about.end())).unwrap_or(core);
    // "remind staff to follow the procedure" changes no procedure.
    let taught = TEACHES.find(core).filter(|verb| verb.start() < 60);
    let core = taught.and_then(|verb| core.get(..verb.end())).unwrap_or(core);
    let fits = TAGS.iter().filter(|(_, pattern)| pattern.is_match(core));
    let mut tags: Vec<ImprovementAction> = fits.map(|(tag, _)| *tag).collect();
    if taught.is_some() {
        tags.retain(|tag| matches!(tag, Training | StaffReminder));
        if MAKES_A_PROCESS.is_match(words) {
            tags = vec![ProcedureReview];
        }
        if BRIEFS_BY_NOTE.is_match(words) {
            tags.retain(|tag| *tag != Training);
            tags.push(StaffReminder);
        }
    } else {
        if SEEKS.is_match(words) && MANY.is_match(words) && !ONLY_TELLS.is_match(words) {
            tags.push(CaseReview);
        }
        if REPORT.is_match(words) {
            report(&mut tags, words);
        }
        if REPORT_OF_PLAN.is_match(words) {
            tags.push(ActionPlan);
        }
    }
    settle(&mut tags, words);
    tags
}

/// Whether a clause changes a procedure, and does not make one: what a new one is for tells what it is.
fn changes_what_is(core: &str) -> bool {
    ["review", "revis", "amend", "updat", "chang", "look at", "consider", "check", "improv"]
        .iter()
        .any(|verb| core.to_lowercase().starts_with(verb))
}

/// What is reported on is not done by reporting it.
fn report(tags: &mut Vec<ImprovementAction>, words: &str) {
    if !changes(&words.to_lowercase()) {
        tags.retain(|tag| matches!(tag, ActionPlan | CaseReview | Monitoring | Publish));
    }
    tags.push(ReportBack);
    let figures = REPORT_OF_FIGURES.is_match(words) && !words.contains("progress");
    tags.extend(figures.then_some(Monitoring));
    tags.extend(REPORT_OF_CHANGE.is_match(words).then_some(ProcedureReview));
}

/// Where two kinds are read from one word, the one that the word means.
fn settle(tags: &mut Vec<ImprovementAction>, words: &str) {
    let has = |tags: &[ImprovementAction], tag| tags.contains(&tag);
    let folded = words.to_lowercase();
    if AUDIT_COMMITTEE.is_match(words) {
        tags.retain(|tag| *tag != Audit);
    }
    // Circulating guidance is giving guidance; a practice note is no practice.
    if has(tags, Guidance) {
        tags.retain(|tag| {
            !matches!(tag, StaffReminder | ProcedureReview) || folded.contains("review")
        });
    }
    // Checklists that are gone through are papers of cases.
    let goes_through = ["audit", "check", "review", "sampl", "dip", "examin"];
    if goes_through.iter().any(|verb| folded.starts_with(verb))
        && folded.contains("checklists")
        && !folded.contains("guid")
    {
        tags.retain(|tag| *tag != Guidance);
    }
    // A checklist that is brought in changes how the work is done; one that is handed out is guidance.
    if folded.starts_with("introduc") && folded.contains("checklist") {
        tags.retain(|tag| *tag != Guidance);
        tags.push(ProcedureReview);
    }
    if folded.contains("letter") && has(tags, Communication) {
        tags.retain(|tag| *tag != Guidance);
        let procedural = folded.contains("procedure") || folded.contains("template for");
        tags.retain(|tag| *tag != ProcedureReview || procedural);
        let contract = ["policy", "scheme", "contract"].iter().any(|word| folded.contains(word));
        tags.retain(|tag| *tag != PolicyReview || contract);
    }
    // A check of things is an audit, a check on people one of their cases.
    let plain_check = ["audit", "sampl", "against"].iter().all(|word| !folded.contains(word));
    if has(tags, CaseReview) && (plain_check || !OTHERS.is_match(words)) {
        let not = if plain_check { Audit } else { CaseReview };
        tags.retain(|tag| *tag != not);
    }
    // "Check each month that someone has acted on each report" goes on for good.
    if has(tags, CaseReview) && AGAIN_AND_AGAIN.is_match(words) && !OTHERS.is_match(words) {
        tags.retain(|tag| *tag != CaseReview);
    }
    if folded.contains("spot") && has(tags, Monitoring) {
        tags.retain(|tag| *tag != Audit);
    }
    // "Review how it records the savings of all children" is about how; "review every case since
    // it changed its system" is about the cases.
    if has(tags, CaseReview) && has(tags, ProcedureReview) {
        let how = PROCEDURE.find(words).map(|found| found.start());
        let cases = MANY.find(words).map(|found| found.start());
        let not = if how < cases { CaseReview } else { ProcedureReview };
        tags.retain(|tag| *tag != not);
    }
    if has(tags, PolicyReview) && folded.contains("wording of its") && !folded.contains("letter") {
        tags.retain(|tag| *tag != Communication);
    }
    if has(tags, StaffReminder) {
        let procedure = changes(&folded) || names_a_procedure(&folded);
        tags.retain(|tag| *tag != Communication && (*tag != ProcedureReview || procedure));
    }
    if has(tags, ActionPlan) && !changes(&folded) && !names_a_procedure(&folded) {
        tags.retain(|tag| *tag != ProcedureReview);
    }
    // What is made public as it stands is not reviewed.
    if has(tags, Publish) && MAKES_PUBLIC.is_match(words) && !MADE_ANEW.is_match(words) {
        tags.retain(|tag| !matches!(tag, PolicyReview | ProcedureReview));
    }
    if has(tags, Publish) && TELLS_THE_PUBLIC.iter().any(|told| folded.contains(told)) {
        tags.push(Communication);
    }
    let specific = |tag: &ImprovementAction| !matches!(tag, ProcedureReview | Publish);
    if (folded.contains("introduc") || folded.contains("in place"))
        && !names_a_procedure(&folded)
        && tags.iter().any(specific)
    {
        tags.retain(|tag| *tag != ProcedureReview);
    }
}

/// What makes words on a website a message to people.
const TELLS_THE_PUBLIC: &[&str] =
    &["clear", "explain", "explanation", "information", "tell", "to say"];

fn changes(folded: &str) -> bool {
    ["review", "revise", "amend", "change"].iter().any(|verb| folded.starts_with(verb))
}

fn names_a_procedure(folded: &str) -> bool {
    ["procedure", "process", "system", "protocol"].iter().any(|word| folded.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn improvements_have_their_kinds() {
        use ImprovementAction::*;
        for (text, expected) in [
            ("train its officers in the policy", &[Training][..]),
            ("remind staff to answer letters", &[StaffReminder]),
            ("share this decision with staff in its planning team", &[StaffReminder]),
            ("review its complaints procedure to ensure letters are clear", &[ProcedureReview]),
            ("review its allocations policy", &[PolicyReview]),
            ("audit a sample of its cases", &[Audit]),
            ("draw up an action plan", &[ActionPlan]),
            ("check whether other families were affected", &[CaseReview]),
            ("report the outcome to its scrutiny committee", &[ReportBack]),
            ("publish its criteria on its website", &[Publish]),
            ("place on its website its policy on late fees", &[Publish]),
            ("publish online the tariff that it uses", &[Publish]),
            ("review the criteria and publish them on its website", &[PolicyReview, Publish]),
            ("publish a new policy on lettings", &[PolicyReview, Publish]),
            ("brief its officers, in a memo, on when to ask for proof", &[StaffReminder]),
            ("brief social workers by email not to guess at charges", &[StaffReminder]),
            ("brief all its wardens in writing about the scheme", &[StaffReminder]),
            ("brief its officers on the code of practice", &[Training]),
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
