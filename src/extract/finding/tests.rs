use super::*;
use crate::extract::fixture::Draft;

fn found(decision: &str) -> Finding {
    found_of(decision, "Anytown Council", None)
}

fn found_of(decision: &str, organisation: &str, outcome: Option<Outcome>) -> Finding {
    let draft = Draft::of(decision);
    finding(&draft.reading_of(organisation), outcome, DocumentType::Statement).finding
}

fn closing(sentence: &str) -> Finding {
    found(&format!("# decision Decision\n1. {sentence}"))
}

#[test]
fn the_closing_words_decide() {
    use Finding::*;
    for (sentence, expected) in [
        ("I uphold this complaint and find fault causing injustice.", FaultAndInjustice),
        (
            "I have completed my investigation. The Council was at fault. It has agreed to pay.",
            FaultAndInjustice,
        ),
        ("There was maladministration causing injustice.", FaultAndInjustice),
        ("I found fault, but it did not cause Mrs Z significant injustice.", FaultNoInjustice),
        (
            "There was fault which caused no injustice. I have ended my investigation.",
            FaultNoInjustice,
        ),
        ("I have completed my investigation and found no fault.", NoFault),
        ("I do not uphold the complaint.", NoFault),
        ("The Council was not at fault, so I have ended my investigation.", NoFault),
        (
            "There was no fault in one decision. There was fault in the other, and this caused injustice.",
            FaultAndInjustice,
        ),
        ("We will not investigate because there is not enough evidence of fault.", NotInvestigated),
        ("We will not start an investigation as we could not add anything.", NotInvestigated),
        (
            "The Ombudsman cannot investigate this complaint, which is about the start of court action.",
            OutsideJurisdiction,
        ),
        ("The complaint is outside our jurisdiction.", OutsideJurisdiction),
        ("We have no power to investigate it.", OutsideJurisdiction),
        (
            "We cannot investigate the court action. We will not investigate the letter.",
            OutsideJurisdiction,
        ),
        (
            "We will not investigate the letter. We cannot investigate the court action.",
            NotInvestigated,
        ),
        (
            "We will not investigate because the Council has agreed to a suitable remedy.",
            EarlyResolution,
        ),
        ("I have discontinued my investigation, as Mr P no longer wants it.", Discontinued),
        (
            "I have stopped my investigation. I cannot add to what the Council has said.",
            Discontinued,
        ),
        (
            "We have upheld the complaint. The Council has agreed to resolve it early by apologising.",
            EarlyResolution,
        ),
    ] {
        assert_eq!(closing(sentence), expected, "{sentence}");
    }
}

#[test]
fn others_uphold_things_too() {
    assert_eq!(
        found(
            "# analysis A\n1. The tribunal upheld her appeal. The Council was not at fault.\n# decision D\n2. My reasons are above."
        ),
        Finding::NoFault
    );
}

#[test]
fn where_the_decision_is_silent_the_summary_speaks() {
    assert_eq!(
        found(
            "= The Council was at fault, but this caused no injustice.\n# decision D\n1. I uphold this complaint."
        ),
        Finding::FaultNoInjustice
    );
    assert_eq!(
        found("= We cannot look into this. It is out of jurisdiction."),
        Finding::OutsideJurisdiction
    );
    assert_eq!(
        found("= Poor notes caused confusion. The Council agreed to our recommendations."),
        Finding::FaultAndInjustice
    );
    assert_eq!(found("# complaint C\n1. He says the Council was at fault."), Finding::Unclear);
}

#[test]
fn an_upheld_assessment_is_an_early_resolution() {
    let early = "# analysis My assessment\n1. It has agreed to pay.\n# decision Final decision\n2. We have upheld this complaint. The Council has agreed to remedy it.";
    assert_eq!(found(early), Finding::EarlyResolution);
    let full = "# analysis What I found\n1. It has agreed to pay.\n# decision Final decision\n2. We have upheld this complaint. The Council has agreed to remedy it.";
    assert_eq!(found(full), Finding::FaultAndInjustice);
}

#[test]
fn a_joint_page_is_about_its_own_body() {
    let joint = "= We found fault by the Council but not by the Trust.\n# decision D\n1. I found fault by the Council, which caused injustice. I found no fault by the Trust.";
    let trust = |outcome| found_of(joint, "Downs NHS Foundation Trust", outcome);
    assert_eq!(trust(Some(Outcome::NotUpheld)), Finding::NoFault);
    assert_eq!(trust(None), Finding::NoFault);
    assert_eq!(found_of(joint, "Downs Council", None), Finding::FaultAndInjustice);
    let told = "= The Ombudsmen found fault with a Council for delay, which caused injustice. They found no fault by an NHS Trust.";
    assert_eq!(found_of(told, "Downs NHS Foundation Trust", None), Finding::NoFault);
    let label = Some(Outcome::NotUpheld);
    let cleared = "= We found failings in the care in a Home. We did not find fault in how the Council dealt with it.";
    assert_eq!(found_of(cleared, "Downs Council", label), Finding::NoFault);
}

#[test]
fn a_label_that_contradicts_is_remarked_on() {
    let draft = Draft::of("# decision D\n1. There was no fault.");
    let reading = draft.reading();
    let remarks = |outcome| finding(&reading, Some(outcome), DocumentType::Statement).remarks.len();
    assert_eq!(remarks(Outcome::Upheld), 1);
    assert_eq!(remarks(Outcome::NotUpheld), 0);
}
