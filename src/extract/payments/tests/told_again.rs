//! Offers, payments and refusals in running stories.

use super::{beside, check, lines, read};

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

#[test]
fn sums_of_the_complaint_that_are_wanted_or_lost() {
    for (sentence, wanted) in [
        ("He thinks £1,000 would be a fair sum for what he went through.", true),
        ("She considers that £6,000 would be a fair settlement.", true),
        ("Mrs B says £250 might be reasonable.", true),
        ("They say they had to borrow £4,000 from a relative.", true),
        ("Mr O says that he borrowed £310 from his brother.", false),
        ("They say the garage has taken £30,000 off the value of their home.", true),
        ("Mr O says the Council sent him a bill for £310.", false),
        ("The house was sold for £90,000, and a fair price would be more.", false),
        ("The charge was £60, reduced to £30.", false),
    ] {
        let found = beside(&read(&format!("# complaint The complaint\n1. {sentence}")));
        assert_eq!(
            found.iter().any(|line| line.contains("claimed")),
            wanted,
            "{sentence}: {found:?}"
        );
    }
}

#[test]
fn a_sum_that_is_suggested_is_offered() {
    for sentence in [
        "The Council suggested a payment of £500 to Miss T in reply to my enquiries.",
        "It proposed a payment of £500 to Miss T, which I thought too little.",
        "The Council also suggested a symbolic payment of £500 to Miss T.",
        "The Trust put forward a sum of £500 for Miss T.",
    ] {
        let found = lines(&read(&format!("# analysis Analysis\n7. {sentence}")));
        assert!(found.len() == 1 && found[0].starts_with("£500 offered"), "{sentence}: {found:?}");
    }
    for sentence in [
        "Miss T suggested a payment of £500.",
        "The Council suggested she spend the payment of £500 on a bed.",
        "Our guidance suggests a payment of £500.",
    ] {
        let found = lines(&read(&format!("# analysis Analysis\n7. {sentence}")));
        assert!(found.iter().all(|line| !line.contains("offered")), "{sentence}: {found:?}");
    }
}

#[test]
fn another_case_goes_on_in_the_next_sentence() {
    let read_as = |text: &str| lines(&read(&format!("# analysis Analysis\n7. {text}")));
    for text in [
        "A previous decision about the team dealt with a similar failure. There the Council paid £250.",
        "We looked at another complaint last year. In it the Council paid £250.",
        "An earlier case (22 011 804) was much the same. There the Council paid the family £250.",
        "Two other decisions are like this. In both the Council paid £250.",
    ] {
        assert!(read_as(text).is_empty(), "{text}: {:?}", read_as(text));
    }
    assert!(
        !read_as("The Council upheld Mrs B’s complaint. It then paid her £250 for her distress.")
            .is_empty()
    );
}

#[test]
fn payments_on_someones_behalf_are_for_them() {
    for (item, expected) in [
        (
            "pay Mr and Mrs H £2,000, on T’s behalf, for his distress",
            vec!["£2,000 agreed Mr and Mrs H for T"],
        ),
        (
            "pay Mrs W, for K’s benefit, £600 for the autumn and a further £3,200 for the spring",
            vec!["£600 agreed Mrs W for K", "£3,200 agreed Mrs W for K"],
        ),
        ("pay Mrs W £90 on K’s behalf", vec!["£90 agreed Mrs W for K"]),
        ("pay Mrs W £90 for the letters she wrote on K’s behalf", vec!["£90 agreed Mrs W"]),
    ] {
        let found = lines(&read(&format!("# action Action\n6. The Council will:\n- {item}.")));
        assert_eq!(found, expected, "{item}");
    }
}

#[test]
fn what_was_paid_before_is_told_in_the_remedy() {
    for sentence in [
        "I do not ask for the £200 which the Council has already paid Miss T for the cot again.",
        "This does not replace the £200 that it has already paid her.",
        "She keeps the £200 which the Trust has since refunded her.",
        "This leaves aside the £200 which the Council had previously given him.",
    ] {
        let found = lines(&read(&format!("# action Action\n7. {sentence}")));
        assert!(found.len() == 1 && found[0].starts_with("£200 paid"), "{sentence}: {found:?}");
    }
    for sentence in [
        "The Council will refund the £200 which Mrs B has already paid.",
        "It should repay the £200 that she paid it.",
    ] {
        let found = lines(&read(&format!("# action Action\n7. {sentence}")));
        assert!(
            found.len() == 1 && found[0].starts_with("£200 agreed")
                || found[0].starts_with("£200 recommended"),
            "{sentence}: {found:?}"
        );
    }
}
