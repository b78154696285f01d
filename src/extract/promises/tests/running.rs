//! Promises in running text, and what was done already.

use super::read;

/// Sentences in a section (the role is the first word) with what they promise.
const TOLD: &[(&str, &[&str])] = &[
    // Running text of the remedy.
    (
        "action The Council has also agreed to review its lettings policy.",
        &["/ policy_review (agreed)"],
    ),
    ("action Within three months the Council will train its officers.", &["/ training (agreed)"]),
    (
        "action The Council should also remind staff of the duty.",
        &["/ staff_reminder (recommended)"],
    ),
    (
        "action I recommend the Council apologises to Mr X and pays him £100.",
        &["apology / (recommended)"],
    ),
    (
        "action I recommended that the Council review its procedure, which it has agreed to do.",
        &["/ procedure_review (agreed)"],
    ),
    ("action Officers will be reminded to reply to emails.", &["/ staff_reminder (agreed)"]),
    ("action Training will be given to all panel members.", &["/ training (agreed)"]),
    ("action The policy will be amended to make this clear.", &["/ policy_review (agreed)"]),
    ("action It is also going to audit ten cases.", &["/ audit (agreed)"]),
    (
        "action The Care Provider will apologise to Mrs T. It will review its medication procedure.",
        &["apology / (agreed)", "/ procedure_review (agreed)"],
    ),
    (
        "action The school has agreed to arrange a fresh appeal and to train its panel members.",
        &["reconsideration / training (agreed)"],
    ),
    (
        "action The Trust should, within three months, produce an action plan to address the faults.",
        &["/ action_plan (recommended)"],
    ),
    (
        "action The Council agreed to apologise to Ms B within four weeks and to review its policy within three months.",
        &["apology / policy_review (agreed)"],
    ),
    (
        "action It should not resume recovery until the Tribunal has decided the appeal.",
        &["other / (recommended)"],
    ),
    (
        "action The Council will make sure Mr F has a named social worker.",
        &["provide_service / (agreed)"],
    ),
    (
        "action If Ms Y is not made an offer within a month, the Council will consider a direct let.",
        &["reconsideration / (agreed)"],
    ),
    // Without a remedy section.
    (
        "analysis To its credit, the Council has agreed to resolve the complaint and will complete the assessment.",
        &["reassessment / (agreed)"],
    ),
    (
        "analysis We asked the Council to apologise to Mrs E and it agreed to do so.",
        &["apology / (agreed)"],
    ),
    (
        "analysis The Council offered to meet Mr G and I consider this is a suitable remedy.",
        &["meeting / (agreed)"],
    ),
    (
        "analysis The admission authority agreed without hesitation to arrange a new appeal.",
        &["reconsideration / (agreed)"],
    ),
    // Mixed, and with the body as the one who is asked.
    (
        "action The Council has agreed to apologise, pay Mr X £200, reassess his needs and review its procedure.",
        &["apology reassessment / procedure_review (agreed)"],
    ),
    (
        "action I asked the Council to review its policy. It has agreed.",
        &["/ policy_review (agreed)"],
    ),
    (
        "action The Trust and the Council will each remind their staff of the duty.",
        &["/ staff_reminder (agreed)"],
    ),
    ("action By 3 March 2026, the Care Provider should have trained its staff.", &[]),
    (
        "action The panel should be reminded of the need to give reasons.",
        &["/ staff_reminder (recommended)"],
    ),
    (
        "action I recommend that, within three months, the Council carries out an audit of its files.",
        &["/ audit (recommended)"],
    ),
    (
        "action We recommended the Council should produce an action plan. The Council accepted this.",
        &["/ action_plan (agreed)"],
    ),
    (
        "action In addition, it will ensure that all new staff receive training on complaints.",
        &["/ training (agreed)"],
    ),
    ("action The Council has said it will also update its website.", &["/ publish (agreed)"]),
    // Done already.
    (
        "analysis The Council has since reviewed its procedure for lost payments.",
        &["/ procedure_review (already_done)"],
    ),
    (
        "analysis Since the complaint, the Council has doubled the number of caseworkers.",
        &["/ recruitment (already_done)"],
    ),
    (
        "analysis The Council told me it has now appointed to the vacant posts in its planning team.",
        &["/ recruitment (already_done)"],
    ),
    (
        "analysis The Council says it has put in place weekly checks of late plans.",
        &["/ monitoring (already_done)"],
    ),
    (
        "analysis It has already reminded staff of the time limits.",
        &["/ staff_reminder (already_done)"],
    ),
    (
        "analysis The Council explained it has changed its template letters as a result of this complaint.",
        &["/ communication (already_done)"],
    ),
    (
        "analysis Following this complaint, the Care Provider introduced a new medication policy.",
        &["/ policy_review (already_done)"],
    ),
    (
        "analysis The Council told us that it introduced a new system in January 2023 for logging reports.",
        &["/ procedure_review (already_done)"],
    ),
    (
        "analysis It says three new officers have started since June.",
        &["/ recruitment (already_done)"],
    ),
    (
        "analysis As a result of my enquiries the Council has checked every award made that year.",
        &["/ case_review (already_done)"],
    ),
    ("action The Council has already updated its website.", &["/ publish (already_done)"]),
    (
        "action It has taken out clause 9 of its standard contract.",
        &["/ policy_review (already_done)"],
    ),
    (
        "analysis Learning from this case has been shared with the team.",
        &["/ staff_reminder (already_done)"],
    ),
    (
        "analysis All staff have now been trained on the new procedure.",
        &["/ training (already_done)"],
    ),
    (
        "analysis The school has changed its procedure so that a deputy checks each notice.",
        &["/ procedure_review (already_done)"],
    ),
    (
        "analysis The Council tells me it has written new guidance for its officers on this.",
        &["/ guidance (already_done)"],
    ),
];

#[test]
fn sentences_of_running_text_promise_what_they_say() {
    let mut wrong = Vec::new();
    for (text, expected) in TOLD {
        let (role, text) = text.split_once(' ').unwrap();
        let found = read(&format!("# {role} Heading\n1. {text}"));
        let found: Vec<String> = found.iter().map(|f| f.trim().replace("/  (", "/ (")).collect();
        if found != *expected {
            wrong.push(format!("{role}: {text}\n     found {found:?}\n    wanted {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), TOLD.len(), wrong.join("\n"));
}
