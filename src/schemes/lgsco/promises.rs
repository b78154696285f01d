//! What a service improvement on a performance page consists of.

use crate::model::words::ImprovementAction as Action;

/// An action, words that must occur (any of them; none where empty), and words that tell it.
struct Cue(Action, &'static [&'static str], &'static [&'static str]);

const CHANGE: &[&str] = &[
    "review",
    "amend",
    "revise",
    "updat",
    "change",
    "rewrite",
    "introduce",
    "create",
    "develop",
    "improve",
    "put in place",
    "set up",
    "ensure",
];

const CUES: &[Cue] = &[
    Cue(Action::Training, &[], &["train", "workshop", "e-learning", "learning session"]),
    Cue(
        Action::StaffReminder,
        &[],
        &[
            "emind",
            "brief",
            "share this decision",
            "share the decision",
            "share a copy",
            "share the learning",
            "share learning",
            "make staff aware",
            "are aware of",
            "fully aware",
            "review with staff",
            "discuss with staff",
            "circulate",
        ],
    ),
    Cue(
        Action::Guidance,
        &[
            "issue",
            "produce",
            "provide",
            "updat",
            "amend",
            "review its guidance",
            "creat",
            "develop",
            "write",
            "put",
            "new",
        ],
        &[
            "guidance to",
            "guidance for",
            "its guidance",
            "guidance on",
            "practice note",
            "factsheet",
            "fact sheet",
            "leaflet",
            "template",
            "standard letter",
            "checklist",
            "information sheet",
        ],
    ),
    Cue(Action::PolicyReview, CHANGE, &["policy", "policies"]),
    Cue(
        Action::ProcedureReview,
        CHANGE,
        &[
            "procedure",
            "process",
            "protocol",
            "system",
            " form ",
            " form,",
            "arrangement",
            "review how",
            "practices",
        ],
    ),
    Cue(Action::Audit, &[], &["audit", "dip sample", "sample of"]),
    Cue(
        Action::CaseReview,
        &[],
        &[
            "others affected",
            "other people affected",
            "others who",
            "other people who",
            "other cases",
            "similar cases",
            "similarly affected",
            "identify if",
            "identify whether",
            "check the records",
            "families who",
            "people who have",
            "residents who have",
            "those people",
            "those affected",
            "anyone else",
            "other children",
        ],
    ),
    Cue(
        Action::Monitoring,
        &[],
        &["monitor", "oversight", "each quarter", "quarterly", "every quarter", "track "],
    ),
    Cue(
        Action::ActionPlan,
        &[],
        &[
            "action plan",
            "a plan for",
            "a plan of",
            "a plan to",
            "a plan setting",
            "improvement plan",
        ],
    ),
    Cue(
        Action::ReportBack,
        &[],
        &[
            "report back",
            "tell us",
            "inform us",
            "send us",
            "provide us",
            "provide the ombudsman",
            "update the ombudsman",
            "tell the ombudsman",
            "an update on",
            "outline ",
            "report to its",
            "report to the",
        ],
    ),
    Cue(
        Action::RecordKeeping,
        &[],
        &[
            "record keeping",
            "record-keeping",
            "keep a record",
            "keep records",
            "keeps a record",
            "document their",
            "properly record",
            "clear record",
            "accurate record",
        ],
    ),
    Cue(
        Action::Communication,
        &[],
        &[
            "communicat",
            "write to",
            "keeping family",
            "keep people informed",
            "informed of progress",
            "respond to correspondence",
            "explain how",
        ],
    ),
    Cue(
        Action::Recruitment,
        &[],
        &[
            "recruit",
            "employ",
            "staffing",
            "additional staff",
            "more staff",
            "shortage of",
            "vacanc",
            "further occupational",
        ],
    ),
    Cue(Action::Publish, &[], &["publish"]),
];

/// Verbs of a change to how things are done that names no procedure.
const CHANGES: &[&str] =
    &["amend", "stop ", "change", "introduce", "set a", "set up", "put in place", "review"];

/// The actions that an improvement names, in the order of the vocabulary.
///
/// ```
/// use casebook::model::words::ImprovementAction as Action;
/// use casebook::schemes::lgsco::promises::actions;
/// assert_eq!(actions("The Council will train its panel members."), [Action::Training]);
/// assert_eq!(actions("The Council will stop charging before a review."), [Action::ProcedureReview]);
/// ```
#[must_use]
pub fn actions(text: &str) -> Vec<Action> {
    let folded = text.to_lowercase().replace('’', "'");
    let any = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let told = |Cue(_, needed, words): &&Cue| (needed.is_empty() || any(needed)) && any(words);
    let mut found: Vec<Action> = CUES.iter().filter(told).map(|Cue(action, ..)| *action).collect();
    if found.is_empty() {
        found.push(if any(CHANGES) { Action::ProcedureReview } else { Action::Other });
    }
    found
}
