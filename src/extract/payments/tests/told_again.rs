//! Offers, payments and refusals in running stories.

use super::check;

#[test]
fn what_bodies_did_before() {
    check(&[
        (
            "# events What happened\n5. The Council reviewed the complaint at stage two. It partly upheld it and agreed to pay Mrs B £100 for the delay. Mrs B remained unhappy.",
            &["£100 offered Mrs B"],
        ),
        (
            "# events What happened\n5. In May the Council wrote to Mrs B. It acknowledged her frustration and offered a payment of £100. Mrs B asked us to consider her complaint.",
            &["£100 offered Mrs B"],
        ),
        (
            "# events What happened\n5. The Council upheld the complaint, apologised and said a payment of £100 would be made to Mrs B.",
            &["£100 offered Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £100. She said it was an insult and would not take it.",
            &["£100 declined Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered Mrs B £100. It later withdrew this.",
            &["£100 offered Mrs B"],
        ),
        (
            "# events What happened\n5. As a gesture of goodwill the Council gave Mrs B £100.",
            &["£100 paid Mrs B"],
        ),
        (
            "# events What happened\n5. As a gesture of goodwill the Council wrote off £100 of what Mrs B owed.",
            &["£100 paid Mrs B (write_off)"],
        ),
        (
            "# events What happened\n5. The Care Provider apologised and reduced Mrs B’s bill by £100 to reflect the poor care.",
            &["£100 paid Mrs B (waiver)"],
        ),
        (
            "# events What happened\n5. The Council has since paid Mrs B the £100 it promised.",
            &["£100 paid Mrs B"],
        ),
        (
            "# events What happened\n5. The Council offered £100 to Mrs B and £50 to Mr T in its response. They declined both offers.",
            &["£100 declined Mrs B", "£50 declined Mr T"],
        ),
        (
            "# events What happened\n5. The Council raised its offer from £100 to £150, which Mrs B accepted.",
            &["£100 offered Mrs B", "£150 offered Mrs B"],
        ),
        (
            "# events What happened\n5. Mrs B’s solicitor asked for £2,000. The Council offered £500 in full and final settlement, which she turned down.",
            &["£500 declined Mrs B"],
        ),
        (
            "# events What happened\n5. The Council told Mrs B it would refund the £64 fee and did so in July.",
            &["£64 paid Mrs B (refund)"],
        ),
        (
            "# events What happened\n5. The manager apologised. She offered Mrs B £80 towards the cost of the glasses.",
            &["£80 offered Mrs B"],
        ),
        (
            "# events What happened\n5. The Council paid the contractor £3,400. It sent Mrs B an invoice for £900 and a reminder for £930.",
            &[],
        ),
        (
            "# events What happened\n5. The Council awarded Mrs B a grant of £5,000. It paid her housing benefit of £90 a week and gave her a loan of £400.",
            &[],
        ),
        ("# events What happened\n5. Mrs B paid the Council £300 and then £50 a month.", &[]),
        ("# events What happened\n5. The court ordered Mrs B to pay £250 in costs.", &[]),
    ]);
}

#[test]
fn the_findings_look_back() {
    check(&[
        (
            "# complaint The complaint\n1. Mrs B complains.\n# analysis Findings\n7. The Council recognised its fault and offered £100, which I consider proportionate. It should now pay this to Mrs B.",
            &["£100 agreed Mrs B"],
        ),
        (
            "# complaint The complaint\n1. Mrs B complains.\n# analysis Findings\n7. The Council has offered £100. I do not consider this enough. I have recommended £300.\n# action Agreed action\n9. The Council will pay Mrs B £300.",
            &["£100 offered Mrs B", "£300 agreed Mrs B"],
        ),
        (
            "# complaint The complaint\n1. Mrs B complains.\n# events What happened\n5. The Council offered Mrs B £100.\n# analysis Findings\n7. The £100 offered does not reflect the injustice.\n# action Agreed action\n9. The Council will pay Mrs B £300. This includes the £100 already offered.",
            &["£100 offered Mrs B", "£300 agreed Mrs B"],
        ),
        (
            "# complaint The complaint\n1. Mrs B complains.\n# events What happened\n5. The Council offered Mrs B £100.\n# action Agreed action\n9. The Council will pay Mrs B the £100 already offered, plus a further £200.",
            &["£100 agreed Mrs B", "£200 agreed Mrs B"],
        ),
        (
            "# complaint The complaint\n1. Mrs B complains.\n# events What happened\n5. The Council paid Mrs B £100 to apologise.\n# analysis Findings\n7. I am satisfied the £100 the Council paid is a suitable remedy.",
            &["£100 paid Mrs B"],
        ),
        (
            "# complaint The complaint\n1. Mrs B complains.\n# events What happened\n5. The Council offered Mrs B £100, which she did not accept.\n# action Agreed action\n9. The Council will pay Mrs B £100.",
            &["£100 agreed Mrs B"],
        ),
        (
            "# complaint The complaint\n1. Mrs B complains.\n# action Agreed action\n9. The Council will pay Mrs B £400, less the £150 it paid her in June.",
            &["£400 agreed Mrs B", "£150 paid Mrs B"],
        ),
        (
            "# complaint The complaint\n1. Mrs B complains.\n# action Agreed action\n9. The Council will pay Mrs B £400. It may deduct from this the £150 it has already paid.",
            &["£400 agreed Mrs B", "£150 paid Mrs B"],
        ),
        (
            "# complaint The complaint\n1. Mrs B complains.\n# action Agreed action\n9. Within a month the Council will pay Mrs B £400, which replaces its earlier offer of £150.",
            &["£400 agreed Mrs B", "£150 offered Mrs B"],
        ),
    ]);
}
