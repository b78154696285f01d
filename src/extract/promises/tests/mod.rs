use super::*;
use crate::extract::fixture::Draft;
use crate::model::words::ActionKind::*;
use crate::model::words::ImprovementAction as Improves;

/// What each promise of a decision is, as "does / improves (status)".
fn read(decision: &str) -> Vec<String> {
    let draft = Draft::of(decision);
    let reading = draft.reading();
    let words = |promise: &Promise<'_>| {
        let does: Vec<&str> = promise.does.iter().map(|kind| kind.as_str()).collect();
        let improves: Vec<&str> = promise.improves.iter().map(|kind| kind.as_str()).collect();
        format!("{} / {} ({})", does.join(" "), improves.join(" "), promise.status)
    };
    promises(&reading).iter().map(words).collect()
}

fn item(text: &str) -> (Vec<ActionKind>, Vec<Improves>) {
    let decision = format!(
        "# action Agreed action\n1. Within one month the Council will:\n- {text}\n- pay £5."
    );
    let draft = Draft::of(&decision);
    let reading = draft.reading();
    promises(&reading).into_iter().next().map(|p| (p.does, p.improves)).unwrap_or_default()
}

#[test]
fn items_for_the_person() {
    for (text, expected) in [
        ("apologise to Mrs X for the injustice its faults caused;", &[Apology][..]),
        ("provide a written apology to Mr and Mrs T;", &[Apology]),
        ("send Miss C a letter of apology and pay her £250;", &[Apology]),
        ("issue Y’s final EHC plan without more delay;", &[ProvideService]),
        ("put in place the speech therapy in section F of D’s plan;", &[ProvideService]),
        ("complete the outstanding repairs to her bathroom;", &[ProvideService]),
        ("arrange and carry out a carer’s assessment for Ms X;", &[Reassessment]),
        (
            "carry out a fresh financial assessment of Mrs B, and tell her the outcome;",
            &[Reassessment],
        ),
        ("review Mr X’s care package;", &[Reassessment]),
        ("reconsider Miss L’s application for a discretionary payment;", &[Reconsideration]),
        ("review its decision about his priority banding;", &[Reconsideration]),
        (
            "arrange a new school admission appeal with a different panel and clerk;",
            &[Reconsideration],
        ),
        ("hold a fresh hearing for the family;", &[Reconsideration]),
        ("write to Mr K explaining how it worked out his contribution;", &[Explanation]),
        ("offer to meet Mr and Mrs G;", &[Meeting]),
        ("backdate her priority to 3 May 2024;", &[Other]),
        ("waive the remaining arrears of £300;", &[]),
        ("refund the charges Mr P has paid;", &[]),
        ("place a note on Mr D’s file;", &[Other]),
        ("provide us with evidence that it has done so.", &[EvidenceOfCompliance]),
    ] {
        assert_eq!(item(text), (expected.to_vec(), vec![]), "{text}");
    }
}

#[test]
fn items_for_others() {
    use Improves::*;
    for (text, expected) in [
        (
            "remind relevant staff of the importance of keeping to time limits;",
            &[StaffReminder][..],
        ),
        (
            "by training or other means, make officers aware of the duty;",
            &[Training, StaffReminder],
        ),
        ("provide training to its social workers on mental capacity;", &[Training]),
        ("review its procedures so that complaints are answered in time;", &[ProcedureReview]),
        ("review how it deals with requests for reviews;", &[ProcedureReview]),
        ("review its policy on direct payments;", &[PolicyReview]),
        ("share this decision with staff in its housing team;", &[StaffReminder]),
        ("produce an action plan to reduce its backlog of assessments;", &[ActionPlan]),
        ("identify any other children who have missed education for this reason;", &[CaseReview]),
        (
            "review the cases of all families in bed and breakfast for over six weeks;",
            &[CaseReview],
        ),
        ("issue guidance to officers about when to visit;", &[Guidance]),
        ("ensure it keeps proper records of its decisions;", &[RecordKeeping]),
        ("publish its allocations policy on its website;", &[Publish]),
        ("recruit two more educational psychologists;", &[Recruitment]),
        ("report the results of its review to its scrutiny committee;", &[ReportBack]),
    ] {
        let (does, improves) = item(text);
        assert_eq!(does, [], "{text}");
        for tag in expected {
            assert!(improves.contains(tag), "{text}: {improves:?}");
        }
    }
}

#[test]
fn running_text_and_evidence() {
    assert_eq!(
        read(
            "# action Action\n1. Within a month the Council will apologise to Mr X and pay him £100. It will also remind its officers of the policy.\n2. The Council should send us evidence that it has done this."
        ),
        ["apology /  (agreed)", " / staff_reminder (agreed)", "evidence_of_compliance /  (agreed)"]
    );
}

#[test]
fn should_is_recommended_until_somebody_agrees() {
    let should = "# action Recommendations\n1. The Council should:\n- apologise to Mr X; and\n- train its staff.";
    assert_eq!(read(should), ["apology /  (recommended)", " / training (recommended)"]);
    let agreed =
        format!("{should}\n# decision Decision\n2. The Council has accepted my recommendations.");
    assert_eq!(read(&agreed), ["apology /  (agreed)", " / training (agreed)"]);
    let refused = format!("{should}\n# decision Decision\n2. The Council has not agreed to this.");
    assert_eq!(read(&refused), ["apology /  (recommended)", " / training (recommended)"]);
}

#[test]
fn what_was_done_before_is_told_as_done() {
    for told in [
        "The Council told me it has since trained its duty team and changed its procedure.",
        "It has also reminded staff to check the register.",
        "Since the complaint it has introduced a new system for logging reports.",
        "Staff have already been reminded of the policy.",
    ] {
        let found = read(&format!(
            "# analysis Analysis\n1. {told}\n# action Action\n2. It will pay Mr X £50."
        ));
        assert_eq!(found.len(), 1, "{told}: {found:?}");
        assert!(found[0].ends_with("(already_done)"), "{told}: {found:?}");
    }
}

#[test]
fn stories_wishes_and_law_promise_nothing() {
    for text in [
        "# complaint C\n1. Mr X wants the Council to train its staff.",
        "# analysis A\n1. The Council reviewed his application in May 2023 and refused it.",
        "# analysis A\n1. Councils should review plans every year.",
        "# analysis A\n1. The Council should have reviewed its decision.",
        "# analysis A\n1. Mrs B would like the Council to review its policy.",
        "# analysis A\n1. In May 2021 the Council agreed to review her care plan, but it did not.",
        "# action A\n1. I have not recommended that the Council review its procedures.",
        "# action A\n1. The Council has agreed to take the following action:",
        "# action A\n1. Our guidance on remedies says that apologies should be sincere.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn without_a_remedy_section_the_findings_tell() {
    let asked = "= The Council has agreed to apologise.\n# analysis My assessment\n1. I asked the Council to apologise to Mrs X, to issue the plan within one month and to pay her £150. To its credit, the Council agreed.\n# decision D\n2. The Council has agreed a remedy.";
    assert_eq!(read(asked), ["apology provide_service /  (agreed)"]);
    let summary = "= The Council has agreed to apologise and to review its procedure.";
    assert_eq!(read(summary), ["apology / procedure_review (agreed)"]);
}

#[test]
fn what_an_item_contains_is_no_promise_of_its_own() {
    let list = "# action Action\n1. The Council will:\n- train its officers on:\n-- providing reasons; and\n-- reviewing plans;\n- apologise to Mr X.";
    assert_eq!(read(list), [" / training (agreed)", "apology /  (agreed)"]);
}

#[test]
fn lists_that_lost_their_marks_are_lists() {
    let flat = "# action Recommendations\nThe council has agreed to:\napologise to the woman;\nreview its procedure; and\npay her £300.";
    assert_eq!(read(flat), ["apology /  (agreed)", " / procedure_review (agreed)"]);
    let joined = "# action Action\nThe Council will: apologise to Ms F; remind staff of the policy; and pay her £50.";
    assert_eq!(read(joined), ["apology /  (agreed)", " / staff_reminder (agreed)"]);
}

mod done;
mod excluded;
mod improving;
mod personal;
mod running;

#[test]
fn a_body_may_agree_to_some_of_it() {
    let list = "# action Recommended action\n1. The Council should:\n- apologise to Mr X;\n- train its staff; and\n- review its policy.";
    let read_with = |said: &str| {
        let found = read(&format!("{list}\n2. {said}"));
        found.iter().map(|f| f.contains("(agreed)")).collect::<Vec<_>>()
    };
    for (said, expected) in [
        ("The Council accepts these apart from the second.", [true, false, true]),
        ("The Council has agreed to the first and third points.", [true, false, true]),
        ("The Council does not agree to the last recommendation.", [false, false, false]),
        (
            "The Council has agreed to points 1 and 2. It has not replied on the third.",
            [true, true, false],
        ),
        ("The Council has agreed to all of this.", [true, true, true]),
    ] {
        assert_eq!(read_with(said), expected, "{said}");
    }
}
