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
