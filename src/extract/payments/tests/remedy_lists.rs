//! Remedies as whole paragraphs, the way decisions set them out.

use super::check;

#[test]
fn lists_of_a_remedy() {
    check(&[
        (
            "= We found fault. The Council has agreed to apologise and pay Mrs X £500.\n# complaint The complaint\n1. Mrs X complained about delay.\n# action Agreed action\n9. Within four weeks of our final decision, the Council will:\na) apologise to Mrs X;\nb) pay her £300 to recognise the avoidable distress and frustration; and\nc) pay her a further £200 for her time and trouble.",
            &["£300 agreed Mrs X", "£200 agreed Mrs X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about housing.\n# action Agreed action\n9. The Council will pay Mr X £1,350, comprised of:\n- £1,050 (£350 x 3 months) for the time in unsuitable accommodation; and\n- £300 for distress.",
            &["£1,050 agreed Mr X [£350/month x 3]", "£300 agreed Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about housing.\n# action Agreed action\n9. The Council will pay Mr X £500 (£250 for distress and £250 for his time and trouble).",
            &["£250 agreed Mr X", "£250 agreed Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about housing.\n# action Agreed action\n9. To remedy the injustice, the Council agreed to:\n- a written apology to Mr X;\n- payment of £300 to Mr X to acknowledge his distress; and\n- £100 to recognise his time and trouble.",
            &["£300 agreed Mr X", "£100 agreed Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about housing.\n# action Agreed action\n9. The Council agreed to apologise, pay £300 and review its policy.",
            &["£300 agreed Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about housing.\n# action Agreed action\n9. The Council will pay the family £1,000: £500 to Mr X, £300 to Mrs X and £200 to their daughter.",
            &["£500 agreed Mr X", "£300 agreed Mrs X", "£200 agreed their daughter"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about housing.\n# action Agreed action\n9. The Council will make a payment of £500 to Mr X and £250 each to Mrs X and Mr Y.",
            &["£500 agreed Mr X", "£250 agreed Mrs X", "£250 agreed Mr Y"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about housing.\n# action Agreed action\n9. The Council has already paid Mr X £200. It will pay him a further £300, making £500 in total.",
            &["£200 paid Mr X", "£300 agreed Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about housing.\n# events What happened\n5. The Council offered Mr X £200 to apologise.\n# action Agreed action\n9. The Council will make an additional payment of £100, bringing the total to £300.",
            &["£200 offered Mr X", "£100 agreed Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about housing.\n# events What happened\n5. The Council offered Mr X £200 to apologise.\n# action Agreed action\n9. The Council will increase its offer by £100.",
            &["£200 offered Mr X", "£100 agreed Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about housing.\n# events What happened\n5. The Council offered Mr X £200 to apologise.\n# action Agreed action\n9. The Council will double its offer to £400.",
            &["£200 offered Mr X", "£400 agreed Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about care charges.\n# action Agreed action\n9. The Council will pay Mr X the amount he overpaid, which it has calculated as £3,215.20.",
            &["£3,215.20 agreed Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about care charges.\n# action Agreed action\n9. The Council will make a payment of £250 directly to Mr X. It should not set this off against any debt.",
            &["£250 agreed Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about care charges.\n# action Agreed action\n9. The Council will pay Mr X £250. It can offset this against his arrears of £900.",
            &["£250 agreed Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about care charges.\n# action Agreed action\n9. The Council will reduce Mr X’s bill from £900 to £450.",
            &["to_be_calculated agreed Mr X (waiver)"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about care charges.\n# action Agreed action\n9. The Council will reduce Mr X’s bill by £450, to £450.",
            &["£450 agreed Mr X (waiver)"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about care charges.\n# action Agreed action\n9. The Council will reduce Mr X’s bill of £900 by £450.",
            &["£450 agreed Mr X (waiver)"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about care charges.\n# action Agreed action\n9. The Council will waive half of the outstanding charge of £900.",
            &["to_be_calculated agreed Mr X (waiver)"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about care charges.\n# action Agreed action\n9. Pay Mr X (£300) and Mrs X (£200) for their distress.",
            &["£300 agreed Mr X", "£200 agreed Mrs X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about school transport for his son, Y.\n# action Agreed action\n9. The Council has agreed to pay Mr X:\n- 45p a mile for the journeys he made, which comes to £810; and\n- £150 for the inconvenience.",
            &["£810 agreed Mr X [£0.45/mile x 1800]", "£150 agreed Mr X"],
        ),
    ]);
}

#[test]
fn remedies_without_a_section() {
    check(&[
        (
            "# complaint The complaint\n1. Mr X complained about bins.\n# analysis My assessment\n7. We contacted the Council, which agreed to settle the complaint by paying Mr X £75.\n# decision Final decision\n8. We have upheld this complaint because the Council has agreed to resolve it.",
            &["£75 agreed Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about bins.\n# analysis My assessment\n7. In response to our enquiries the Council has offered to pay Mr X £75. I consider this a satisfactory way to resolve the complaint.",
            &["£75 offered Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about bins.\n# analysis My assessment\n7. During our investigation the Council offered to pay Mr X £75 and he accepted. I therefore recommended it makes this payment. The Council agreed.",
            &["£75 agreed Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about bins.\n# analysis My assessment\n7. The Council offered £75 for Mr X’s trouble. I do not think this is enough. I recommended it pays £150 instead and it has agreed.",
            &["£75 offered Mr X", "£150 agreed Mr X"],
        ),
        (
            "# complaint The complaint\n1. Mr X wants the Council to pay him £10,000.\n# analysis My assessment\n7. We would not recommend a payment of £10,000.",
            &[],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about bins.\n# analysis My assessment\n7. Our guidance on remedies says a payment of between £100 and £300 is usual for distress.",
            &[],
        ),
        (
            "# complaint The complaint\n1. Mr X complained about a grant.\n# events What happened\n5. The Council paid its contractor £4,000. It charged Mr X £600 and sent him a bill for £90.",
            &[],
        ),
    ]);
}
