//! What was offered or paid before, and what became of it.

use super::check;

#[test]
fn offers_of_the_complaint_response() {
    check(&[
        (
            "# events What happened\n5. In its stage two response the Council apologised and offered Mrs B £150.",
            &["£150 offered Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £150 in its final response. She accepted the offer and the Council paid it in June.",
            &["£150 paid Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £150 in its final response. Mrs B did not accept this.",
            &["£150 declined Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £150 for her time and trouble, which she refused.",
            &["£150 declined Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £150. Mrs B rejected the offer and came to us.",
            &["£150 declined Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £150. Mrs B has not replied to the offer.",
            &["£150 offered Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £150, and later increased this to £300.",
            &["£150 offered Mrs B", "£300 offered Mrs B"],
        ),
        (
            "# events What happened\n5. The Council’s stage one response apologised for the delay and enclosed a cheque for £50 for Mrs B.",
            &["£50 paid Mrs B"],
        ),
        (
            "# events What happened\n5. The Council upheld Mrs B’s complaint and made her a goodwill payment of £75.",
            &["£75 paid Mrs B"],
        ),
        (
            "# events What happened\n5. The Council said it would pay Mrs B £75 to apologise for the inconvenience.",
            &["£75 offered Mrs B"],
        ),
        (
            "# events What happened\n5. The Council proposed a payment of £75 to Mrs B to recognise its delay.",
            &["£75 offered Mrs B"],
        ),
        (
            "# events What happened\n5. The Council refunded Mrs B £75 and apologised.",
            &["£75 paid Mrs B (refund)"],
        ),
        (
            "# events What happened\n5. The Council waived £75 of Mrs B’s bill in response to her complaint.",
            &["£75 paid Mrs B (waiver)"],
        ),
        (
            "# events What happened\n5. The independent reviewer recommended the Council pay Mrs B £400. The Council accepted this and offered her £400.",
            &["£400 offered Mrs B"],
        ),
    ]);
}

#[test]
fn offers_that_are_taken_over() {
    check(&[
        (
            "# analysis Analysis\n7. The Council offered Mrs B £100. We consider this suitable.\n# action Agreed action\n9. The Council has agreed to pay Mrs B the £100 it offered.",
            &["£100 agreed Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £100 in June.\n# action Agreed action\n9. The Council has agreed to pay Mrs B £250, in addition to the £100 it has already offered.",
            &["£100 offered Mrs B", "£250 agreed Mrs B"],
        ),
        (
            "# events What happened\n5. The Council paid Mrs B £100 in June to apologise for its delay.\n# action Agreed action\n9. The Council has agreed to pay Mrs B a further £250, on top of the £100 it has already paid.",
            &["£100 paid Mrs B", "£250 agreed Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £100.\n# action Agreed action\n9. The Council has agreed to increase its offer to £250.",
            &["£100 offered Mrs B", "£250 agreed Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £100.\n# action Agreed action\n9. The Council has agreed to increase its offer from £100 to £250.",
            &["£100 offered Mrs B", "£250 agreed Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £100.\n# action Agreed action\n9. The Council has agreed to pay Mrs B £250 instead of the £100 it offered.",
            &["£100 offered Mrs B", "£250 agreed Mrs B"],
        ),
        (
            "# events What happened\n5. The Council paid Mrs B £150 to say sorry for the error.\n# action Agreed action\n9. The Council has agreed to pay Mrs B £500, minus the £150 already paid.",
            &["£150 paid Mrs B", "£500 agreed Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £200 for the delay.\n# action Agreed action\n9. The Council will pay Mrs B the £200 it offered, if it has not already done so.",
            &["£200 agreed Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £200 for the delay.\n# action Agreed action\n9. The Council should honour its offer of £200 and pay Mrs B a further £100.",
            &["£200 agreed Mrs B", "£100 agreed Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £200 for the delay.\n# action Agreed action\n9. The Council will pay Mrs B £300. This includes the £200 it offered before.",
            &["£200 offered Mrs B", "£300 agreed Mrs B"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mrs B £300 if it has not already done so.",
            &["£300 agreed Mrs B"],
        ),
    ]);
}

#[test]
fn remedies_that_are_enough_already() {
    check(&[
        (
            "# analysis Analysis\n7. The Council has already apologised and paid Mrs B £200. I consider that a suitable remedy.",
            &["£200 paid Mrs B"],
        ),
        (
            "# analysis Analysis\n7. The Council has offered Mrs B £200 and I would not recommend more.",
            &["£200 offered Mrs B"],
        ),
        (
            "# analysis Analysis\n7. The £200 Mrs B has received is in line with what we would recommend.",
            &["£200 paid Mrs B"],
        ),
        (
            "# analysis Analysis\n7. I consider the Council’s payment of £200 to Mrs B remedies the injustice.",
            &["£200 paid Mrs B"],
        ),
    ]);
}
