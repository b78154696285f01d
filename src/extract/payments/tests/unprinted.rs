//! Payments beside a sum whose own sum is not printed.

use super::{lines, read};

#[test]
fn something_is_paid_on_top_of_a_sum() {
    for (item, more) in [
        (
            "reimburse Miss J the £429 she paid for a laptop, plus the credit charges she can show",
            "not_stated agreed Miss J (reimbursement)",
        ),
        (
            "refund Miss J the £60 fee together with any interest on it",
            "to_be_calculated agreed Miss J (refund)",
        ),
        (
            "reimburse Miss J £85 for the report, plus her postage",
            "not_stated agreed Miss J (reimbursement)",
        ),
        ("refund Miss J £1,200, plus interest", "to_be_calculated agreed Miss J (refund)"),
    ] {
        let ledger = read(&format!("# action Action\n6. The Council will:\n- {item}."));
        assert_eq!(lines(&ledger).len(), 2, "{item}: {:?}", lines(&ledger));
        assert_eq!(lines(&ledger)[1], more, "{item}");
    }
    for item in [
        "pay Miss J £300 for her distress, together with an apology",
        "pay Miss J £300 for the trouble she had with the costs of her move",
        "refund Miss J the £60 fee, plus £5 for postage",
        "pay Miss J £300 in recognition of her loss, as well as the fees she faced",
        "pay Miss J £300; and explain the charges, plus the costs, in writing",
    ] {
        let ledger = read(&format!("# action Action\n6. The Council will:\n- {item}."));
        assert!(
            ledger.payments.iter().all(|it| it.amount.is_some()),
            "{item}: {:?}",
            lines(&ledger)
        );
    }
}

#[test]
fn a_further_sum_can_be_left_to_be_worked_out() {
    for item in [
        "pay Mrs H a further sum, at the same monthly rate, from 1 December 2024",
        "pay Mrs H an additional amount for each month until the plan is in place",
        "pay Mrs H a proportionate sum for the weeks since then",
        "pay Mrs H at the same weekly rate until the care starts",
    ] {
        let ledger = read(&format!("# action Action\n6. The Council will:\n- {item}."));
        assert_eq!(lines(&ledger), ["to_be_calculated agreed Mrs H"], "{item}");
    }
}

#[test]
fn what_staff_do_and_what_is_not_asked_for_is_no_payment() {
    for text in [
        "# action Action\n6. The Council will remind its finance team to return contributions when it refuses.",
        "# action Action\n6. It will instruct its officers to refund fees that were paid twice.",
        "# action Action\n6. The Council will train its staff that they must waive charges in such cases.",
        "# action Action\n6. It will ask its managers to backdate benefit from the claim.",
        "# analysis Analysis\n6. What is left is not so serious that we would ask for a further payment.",
        "# analysis Analysis\n6. I do not recommend a further payment.",
        "# analysis Analysis\n6. There is no loss for which I would seek a financial remedy.",
        "# action Action\n6. I have not asked the Council for a symbolic payment.",
    ] {
        assert!(lines(&read(text)).is_empty(), "{text}: {:?}", lines(&read(text)));
    }
    for text in [
        "# action Action\n6. The Council will refund what she overpaid and remind staff of its policy.",
        "# action Action\n6. It will make her a symbolic payment. It was not asked for more.",
    ] {
        assert_eq!(lines(&read(text)).len(), 1, "{text}");
    }
}

#[test]
fn the_next_sentence_gives_the_sum() {
    for (text, sum) in [
        (
            "Backdate her allowance to May and pay Mrs R the arrears. To the end of May 2021 these are £2,140.",
            "£2,140",
        ),
        ("Pay Mrs R the arrears of her allowance. Up to March this is £300.", "£300"),
        ("Refund what Mrs R overpaid. At 1 May 2021 this was £45.60.", "£45.60"),
        (
            "The Council will not charge Mrs R for 2023. This means a subscription of £50 is waived.",
            "£50",
        ),
        (
            "The Council will not charge Mrs R for the visit. It means a fee of £75 is cancelled.",
            "£75",
        ),
    ] {
        let ledger = read(&format!("# action Action\n6. {text}"));
        assert_eq!(lines(&ledger).len(), 1, "{text}: {:?}", lines(&ledger));
        assert!(lines(&ledger)[0].starts_with(sum), "{text}: {:?}", lines(&ledger));
    }
    let other = read(
        "# action Action\n6. The Council will refund what Mrs R overpaid. This means officers must check £50 notes.",
    );
    assert!(lines(&other).iter().all(|line| !line.contains("£50")));
}
