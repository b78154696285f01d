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

/// Closing sentences by era and outcome.
const CLOSINGS: &[(&str, Finding)] = &[
    // Fault and injustice.
    (
        "I have completed my investigation and uphold Mrs X’s complaint. Mrs X was caused an injustice by the actions of the Council.",
        Finding::FaultAndInjustice,
    ),
    (
        "I find fault causing injustice. The Council has agreed actions to remedy injustice.",
        Finding::FaultAndInjustice,
    ),
    (
        "There was fault by the Council. The Council agreed to my recommendations and I have completed my investigation.",
        Finding::FaultAndInjustice,
    ),
    (
        "I have found evidence of fault leading to injustice, which the Council will remedy.",
        Finding::FaultAndInjustice,
    ),
    (
        "I found the Council at fault for the delay. This caused avoidable distress and uncertainty.",
        Finding::FaultAndInjustice,
    ),
    (
        "The Care Provider’s actions caused injustice to Mrs T and I have closed the complaint as it has agreed a remedy.",
        Finding::FaultAndInjustice,
    ),
    (
        "I uphold part of the complaint. The Council was at fault in how it told Mr B about charges, which caused him injustice. I find no fault in the rest.",
        Finding::FaultAndInjustice,
    ),
    (
        "The Ombudsman finds there was maladministration leading to injustice and recommends a payment.",
        Finding::FaultAndInjustice,
    ),
    (
        "There was fault by the Council which it has remedied. I have completed my investigation.",
        Finding::FaultAndInjustice,
    ),
    (
        "The Council did not follow the statutory guidance. This was fault and led to injustice.",
        Finding::FaultAndInjustice,
    ),
    (
        "I have completed my investigation. I have found fault by the Council, which caused an injustice to Ms L.",
        Finding::FaultAndInjustice,
    ),
    (
        "The Council was at fault. I consider the agreed action above is sufficient to remedy the injustice this caused Mr A.",
        Finding::FaultAndInjustice,
    ),
    (
        "The complaint is upheld as there was poor communication which caused Miss K frustration. The action the Council will take puts that right.",
        Finding::FaultAndInjustice,
    ),
    // Fault without injustice.
    ("I have found fault by the Council but no injustice to Mr Y.", Finding::FaultNoInjustice),
    (
        "There was some fault but I do not consider it caused Ms C a significant injustice.",
        Finding::FaultNoInjustice,
    ),
    (
        "The Council was at fault, but this did not lead to any injustice which needs a remedy.",
        Finding::FaultNoInjustice,
    ),
    (
        "Although there was fault in the records, I cannot say it caused Mrs E an injustice.",
        Finding::FaultNoInjustice,
    ),
    ("I find fault not causing injustice.", Finding::FaultNoInjustice),
    ("There was maladministration without injustice.", Finding::FaultNoInjustice),
    (
        "I have upheld the complaint because there was fault. But Mr F did not suffer significant injustice because of it.",
        Finding::FaultNoInjustice,
    ),
    // No fault.
    (
        "I have completed my investigation because I have found no fault by the Council.",
        Finding::NoFault,
    ),
    ("The Council was not at fault in how it decided Mr B’s application.", Finding::NoFault),
    (
        "I have not found fault with the way the Council considered the matter. I have completed my investigation.",
        Finding::NoFault,
    ),
    ("I do not find the Council at fault.", Finding::NoFault),
    (
        "There is no evidence of fault in the actions of the Council. I have therefore ended my investigation.",
        Finding::NoFault,
    ),
    ("I have found no maladministration by the Council.", Finding::NoFault),
    ("My decision is not to uphold this complaint.", Finding::NoFault),
    ("I have completed my investigation without a finding of fault.", Finding::NoFault),
    (
        "The evidence I have seen does not show fault in the Council’s handling of the matter, so I do not uphold the complaint.",
        Finding::NoFault,
    ),
    // Early resolution.
    (
        "We will not investigate this complaint further because the Council has agreed to provide a satisfactory remedy.",
        Finding::EarlyResolution,
    ),
    (
        "We have upheld this complaint because the Council has agreed to resolve the complaint early by providing a proportionate remedy for the injustice caused.",
        Finding::EarlyResolution,
    ),
    (
        "We will not investigate because the Council’s offer is a suitable remedy.",
        Finding::EarlyResolution,
    ),
    (
        "I will not pursue this complaint. The Council has offered to settle it in a way I consider fair.",
        Finding::EarlyResolution,
    ),
    (
        "The Council has agreed to a local settlement of the complaint and I have ended my enquiries.",
        Finding::EarlyResolution,
    ),
    (
        "We upheld the complaint. The Council accepted fault and has already put things right, so there is no need for us to investigate.",
        Finding::EarlyResolution,
    ),
    (
        "We will not investigate Mr T’s complaint about refuse collections. The Council has apologised and put the matter right, which is a suitable remedy.",
        Finding::EarlyResolution,
    ),
    (
        "We will not investigate Ms T’s complaint because the apology and the offer the Council has made are a fair response.",
        Finding::EarlyResolution,
    ),
    // Not investigated.
    (
        "We will not investigate Ms T’s complaint because the offer of a place was not fair or unfair to her.",
        Finding::NotInvestigated,
    ),
    (
        "We will not investigate Ms D’s complaint because there is not enough evidence of fault to warrant an investigation.",
        Finding::NotInvestigated,
    ),
    (
        "We will not investigate this complaint because Mr C could have appealed to the Tribunal.",
        Finding::NotInvestigated,
    ),
    (
        "We will not investigate because the complaint is late and there are no good reasons to look at it now.",
        Finding::NotInvestigated,
    ),
    (
        "We will not investigate because any remaining injustice is not significant enough.",
        Finding::NotInvestigated,
    ),
    (
        "We will not investigate Mr H’s complaint because the Council has given a fair remedy and there is not enough remaining injustice.",
        Finding::NotInvestigated,
    ),
    (
        "We will not investigate. She can appeal to a tribunal, there is not enough evidence of fault in part of it, and the Council has already remedied the rest.",
        Finding::NotInvestigated,
    ),
    (
        "The Ombudsman will not investigate this complaint as the Information Commissioner is better placed to consider it.",
        Finding::NotInvestigated,
    ),
    (
        "The Ombudsman should not investigate this complaint about a parking ticket, as there is a right of appeal.",
        Finding::NotInvestigated,
    ),
    (
        "My view is that the Ombudsman should exercise discretion not to investigate.",
        Finding::NotInvestigated,
    ),
    (
        "I do not intend to start an investigation, because it would be unlikely to find fault.",
        Finding::NotInvestigated,
    ),
    (
        "We will not investigate this premature complaint until the Council has had the chance to reply.",
        Finding::NotInvestigated,
    ),
    // Outside the law.
    (
        "We cannot investigate Mrs B’s complaint because she has appealed to the Tribunal about the same matter.",
        Finding::OutsideJurisdiction,
    ),
    (
        "The complaint is outside the Ombudsman’s jurisdiction because it is about employment.",
        Finding::OutsideJurisdiction,
    ),
    (
        "We have no power to consider complaints about what happened in court.",
        Finding::OutsideJurisdiction,
    ),
    ("The law prevents us from looking at this complaint.", Finding::OutsideJurisdiction),
    (
        "The Ombudsman has no jurisdiction to investigate what a school does inside its walls.",
        Finding::OutsideJurisdiction,
    ),
    // Discontinued.
    (
        "I have discontinued my investigation because Mr G has started court action.",
        Finding::Discontinued,
    ),
    (
        "I have decided to end this investigation, because further work would not lead to a different outcome.",
        Finding::Discontinued,
    ),
    (
        "We have ended our investigation into the complaint as we cannot achieve more for Ms J.",
        Finding::Discontinued,
    ),
    (
        "I have decided not to continue with the investigation. There is nothing more I could achieve.",
        Finding::Discontinued,
    ),
    ("Mr M asked to withdraw his complaint and I have closed the case.", Finding::Discontinued),
];

#[test]
fn closing_sentences_of_every_era_and_outcome() {
    let mut wrong = Vec::new();
    for (sentence, expected) in CLOSINGS {
        let found = closing(sentence);
        if found != *expected {
            wrong.push(format!("{sentence}\n    found {found:?}, wanted {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), CLOSINGS.len(), wrong.join("\n"));
}
