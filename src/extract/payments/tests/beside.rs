//! Sums that are no payment.

use super::{beside, read};

#[test]
fn what_the_person_wants_is_claimed() {
    for (text, expected) in [
        (
            "# complaint The complaint\n1. Mr J wants the Council to pay him £5,000.",
            "£5,000 claimed",
        ),
        (
            "# complaint The complaint\n1. She would like the Council to:\n- pay her £750 for the stress.",
            "£750 claimed",
        ),
        ("# complaint The complaint\n1. Mr E says he lost £6,050 in earnings.", "£6,050 claimed"),
        (
            "# events What happened\n1. Mr E asked the Council for £300 in compensation.",
            "£300 claimed",
        ),
        (
            "# analysis Analysis\n1. He makes about £310 a week, not the £550 he claims.",
            "£550 claimed",
        ),
    ] {
        let ledger = read(text);
        assert!(ledger.payments.is_empty(), "{text}: {:?}", ledger.payments);
        assert!(beside(&ledger).contains(&expected.to_owned()), "{text}: {:?}", beside(&ledger));
    }
}

#[test]
fn a_bill_is_mentioned_and_its_waiver_is_the_award() {
    let ledger = read(
        "# events What happened\n5. The Council sent Mrs Y an invoice for £640.\n# action Action\n9. The Council will waive the £640.",
    );
    assert_eq!(beside(&ledger), ["£640"]);
    assert_eq!(ledger.payments.len(), 1);
}

#[test]
fn every_printing_is_one_entry() {
    let ledger = read(
        "# complaint The complaint\n1. He was billed £900.\n# events What happened\n5. The bill of £900 was for two years, and £75 of it for a visit.",
    );
    assert_eq!(beside(&ledger), ["£900", "£900", "£75"]);
    assert_eq!(ledger.other_amounts[0].paragraph, Some(1));
}
