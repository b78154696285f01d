//! Periods of the law, the fault, the staff and the person, beside those of the remedy.

use super::{due, own_due};

#[test]
fn a_remedy_may_speak_of_procedures_and_faults() {
    for sentence in [
        "Review its procedure for council tax complaints within three months.",
        "Review its policy and how it is applied within six months.",
        "Apologise to Mr B for its failings within one month.",
        "Pay Mr B and Mrs B £100 each within one month.",
        "Apologise for its delay within four weeks.",
        "Remind relevant staff of its duties within two months.",
        "Train every officer in the team within three months.",
        "Respond to her outstanding complaint within two weeks.",
        "The Council will answer his questions within 10 working days.",
        "It has agreed to visit her and check the repair within one month.",
        "Explain to Mr B what it will do about the noise within a month.",
    ] {
        assert!(own_due(sentence).is_some(), "{sentence}");
    }
}

#[test]
fn staff_keep_to_periods_that_are_no_limits() {
    for sentence in [
        "Remind staff of the need to reply within one month.",
        "Remind managers that reviews must be finished within eight weeks.",
        "Put in place a system so that plans are issued within 20 weeks.",
        "Review how it came to miss the statutory timescale of 20 weeks, so that staff act within it.",
        "Introduce a process for acknowledging complaints within five working days.",
        "Pay her £5 for its failure to decide the claim within two months.",
        "Make sure that officers visit within 24 hours or within one week.",
        "Amend its letters to say that it answers within four weeks.",
        "Change its procedure for replying within 20 days.",
        "Draw up a procedure with which staff return calls within two days of each request.",
    ] {
        assert_eq!(own_due(sentence), None, "{sentence}");
    }
}

#[test]
fn the_time_of_a_person_is_none_of_the_body() {
    for sentence in [
        "If Mrs B sends her receipts within two weeks, the Council will refund them.",
        "Mr B should provide his bank details within four weeks of this decision.",
        "The Council will pay what she asks for if she submits it within one month of my decision.",
        "It will pay the cost where the family produces invoices by 30 September 2025.",
    ] {
        assert_eq!(own_due(sentence), None, "{sentence}");
    }
    let both = "If Mrs B sends her receipts within two weeks, the Council will refund them within one month of this decision.";
    assert!(own_due(both).is_some_and(|due| due.ends_with("2025-08-01")));
    let after = "# action Action\n1. Mr B should send his invoice within four weeks of this decision. The Council will pay it.";
    assert_eq!(due(after, "will pay it"), None);
}

#[test]
fn evidence_has_its_own_time_however_it_is_asked_for() {
    for sentence in [
        "It should show us that it has done this within two months.",
        "Within two months it should send us proof of these actions.",
        "The Council should demonstrate compliance with these recommendations within two months.",
        "We will ask the Council for an update on these actions within two months.",
        "It will provide the Ombudsman with copies of its letters about these actions within two months.",
    ] {
        let text = format!("# action Action\n1. The Council will pay Mrs B £5.\n2. {sentence}");
        assert_eq!(due(&text, "pay Mrs B"), None, "{sentence}");
    }
    for sentence in [
        "It should complete these actions and send us evidence within two months.",
        "The Council should carry out the above actions and provide evidence within two months.",
        "It has agreed to implement the recommendations, and confirm that it has, within two months.",
        "It should do this within two months and tell us when it has.",
    ] {
        let text = format!("# action Action\n1. The Council will pay Mrs B £5.\n2. {sentence}");
        assert!(due(&text, "pay Mrs B").is_some(), "{sentence}");
    }
    let apart = "# action Action\n1. The Council will pay Mrs B £5.\n2. It should complete this within one month and send us evidence within two months.";
    assert!(due(apart, "pay Mrs B").is_some_and(|due| due.ends_with("2025-08-01")));
}
