//! Sentences of the remedy and the findings that promise nothing.

use super::read;

/// Sentences in a section; the role is the first word.
const NOTHING: &[&str] = &[
    // Wishes.
    "complaint Mr X would like the Council to train its officers and change its policy.",
    "analysis She wants the Council to review how it deals with complaints.",
    "analysis Mr B said the Council should remind staff to answer emails.",
    "analysis Mrs C asked us to make the Council retrain its social workers.",
    "action Mr D wanted the Council to dismiss the officer. I have not recommended this.",
    "analysis Ms F thinks the Council should publish its reports.",
    "analysis The family hope the Council will improve its service.",
    // Rejected and conditional.
    "action I considered whether the Council should review its policy but decided this was not needed.",
    "action I have made no recommendation about training because the Council has dealt with this.",
    "action I do not consider it necessary to recommend service improvements.",
    "action We have already made service improvement recommendations to the Council in another case, so I have not repeated them here.",
    "action If the Council does not agree I will consider issuing a public report.",
    // The law and the Ombudsman's own ways.
    "action We publish guidance on remedies which sets out how organisations should apologise.",
    "action The Council should consider this guidance in making the apology I have recommended.",
    "action Our guidance says that a moderate payment should reflect the loss.",
    "analysis The statutory guidance says councils should review care plans at least once a year.",
    "analysis The Council’s enforcement plan says it will carry out a first visit within ten days.",
    "analysis The Council should monitor how direct payments are used, the guidance says.",
    "action We will check that the Council has done what it agreed.",
    "action If Mr X remains unhappy he should complain to us again.",
    "action Mr and Mrs H should tell us if the work is not done.",
    "action Mrs B should provide receipts to the Council.",
    // Stories.
    "analysis In May 2022 the Council reviewed his care plan and agreed to provide more hours.",
    "analysis The officer said he would arrange a meeting, but he did not.",
    "analysis The Council was at fault because it did not train its staff.",
    "analysis It should have reviewed the plan in June.",
    "analysis The panel recommended that the Council should apologise. It did so in July 2021.",
    // Only in general.
    "action The Council has agreed to take the following actions within one month:",
    "action The Council has agreed to my recommendations.",
    "analysis I asked the Council to consider remedying the complaint early. It agreed.",
    "action To put things right, the Council has agreed to carry out the actions below.",
    "action The Council has agreed to remedy the injustice by taking the following action.",
];

#[test]
fn wishes_law_stories_and_refusals_promise_nothing() {
    let mut wrong = Vec::new();
    for text in NOTHING {
        let (role, text) = text.split_once(' ').unwrap();
        let found = read(&format!("# {role} Heading\n1. {text}"));
        if !found.is_empty() {
            wrong.push(format!("{role}: {text}\n     found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), NOTHING.len(), wrong.join("\n"));
}
