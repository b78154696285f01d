//! Several deeds in one sentence: each sum by the verb that is its own.

use super::{check, read};

#[test]
fn a_further_verb_is_not_of_the_offer_before_it() {
    let remedy = "# action Agreed action\n9. The Council will:\n- ";
    for (item, expected) in [
        (
            "raise the £60 it had offered Mr C to £180, and pay Ms D £90;",
            &["£180 agreed Mr C", "£90 agreed Ms D"][..],
        ),
        (
            "increase what it offered to £400, apologise, and pay Mrs F £120;",
            &["£400 agreed Mrs F", "£120 agreed Mrs F"],
        ),
        (
            "increase the sum it has offered Miss H to £500 and give her son £50;",
            &["£500 agreed Miss H", "£50 agreed her son"],
        ),
    ] {
        let found = super::lines(&read(&format!("{remedy}{item}\n- apologise.")));
        let awards: Vec<_> = found.iter().filter(|line| line.contains("agreed")).collect();
        assert_eq!(awards, expected.iter().collect::<Vec<_>>(), "{item}: {found:?}");
    }
}

#[test]
fn parts_offers_and_rates_are_no_further_awards() {
    check(&[
        (
            "# action Agreed action\n9. The Council will pay Mrs B £640, £400 of which is for her distress and £240 for her trouble.",
            &["£400 agreed Mrs B", "£240 agreed Mrs B"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mrs B £260, £110 of it for her trouble.",
            &["£260 agreed Mrs B"],
        ),
        (
            "# action Agreed action\n9. The Council agreed to pay Mrs B £210, which I recommend it increases to £330.",
            &["£210 offered Mrs B", "£330 agreed Mrs B"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mrs B £168, being £14 for each of 12 spoilt parcels.",
            &["£168 agreed Mrs B [£14/parcel x 12]"],
        ),
        (
            "# action Agreed action\n9. The Council should remove £130 from the bill, so that Mrs B owes £70, and should pay her £45.",
            &["£130 agreed Mrs B (waiver)", "£45 agreed Mrs B"],
        ),
        (
            "# action Agreed action\n9. The Council should pay Mrs B £420 for the sessions that D did not receive, and £160 for her worry.",
            &["£420 agreed Mrs B", "£160 agreed Mrs B"],
        ),
    ]);
}

#[test]
fn rates_of_things_and_sums_on_top_are_told_apart() {
    check(&[
        (
            "# action Agreed action\n9. The Council will pay Mrs B sixty pounds for the visits it missed, at £20 for each of the three.",
            &["£60 agreed Mrs B [£20/one x 3]"],
        ),
        (
            "# action Agreed action\n9. The Council will refund the four penalties Mrs B paid at £35 apiece, that is £140.",
            &["£140 agreed Mrs B (refund) [£35/penalty x 4]"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mrs B £410 for her distress and on top of this £120 for her time and trouble.",
            &["£410 agreed Mrs B", "£120 agreed Mrs B"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mrs B £410, and in addition to that £120 for her daughter D.",
            &["£410 agreed Mrs B", "£120 agreed Mrs B"],
        ),
        // The same words with a sum that is known.
        (
            "# events What happened\n5. The Council offered Mrs B £150.\n# action Agreed action\n9. The Council will pay Mrs B £400 on top of the £150 it offered.",
            &["£150 offered Mrs B", "£400 agreed Mrs B"],
        ),
        // "Each" of two people is no rate.
        (
            "# action Agreed action\n9. The Council will pay Mr and Mrs B £100 each, £200 in total.",
            &["£100 agreed Mr B", "£100 agreed Mrs B"],
        ),
    ]);
}

#[test]
fn how_long_it_lasted_is_no_reason() {
    for (reason, expected) in [
        (
            "for the nine weeks in bed and breakfast, for the inconvenience of eating out",
            "inconvenience",
        ),
        ("over seven months in a cramped flat, to recognise their distress", "distress"),
        ("to acknowledge the lessons she missed", "loss_of_education"),
        ("to reflect the teaching he should have had", "loss_of_education"),
        ("for the provision her son did not receive", "loss_of_education"),
        ("for the loss of the counselling", "loss_of_service"),
    ] {
        let text = format!("# action Agreed action\n9. The Council will pay Mrs B £250 {reason}.");
        let ledger = read(&text);
        let found: Vec<String> =
            ledger.payments.iter().flat_map(|p| &p.purposes).map(ToString::to_string).collect();
        assert_eq!(found, [expected], "{reason}");
    }
}

#[test]
fn a_benefit_that_was_too_low_is_backdated() {
    check(&[
        (
            "# action Agreed action\n9. The Council will pay Mrs B £390, being the shortfall in her allowance for a year.",
            &["£390 agreed Mrs B (backdated_benefit)"],
        ),
        (
            "# action Agreed action\n9. The Council should repay the cost of her journeys to the clinic.",
            &["to_be_calculated agreed - (reimbursement)"],
        ),
        (
            "# action Agreed action\n9. The Council will calculate the respite payments Mrs B missed and pay her this sum, together with £80 for the worry.",
            &["to_be_calculated agreed Mrs B", "£80 agreed Mrs B"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mrs B £75. It will change its policy to say when a payment is to be stopped.",
            &["£75 agreed Mrs B"],
        ),
    ]);
}
