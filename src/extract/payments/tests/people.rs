//! Who pays, who is paid, for whom, and for what.

use super::{check, read};
use crate::model::words::Purpose;

#[test]
fn pronouns_mean_the_person_named_nearby() {
    check(&[
        (
            "# action Action\n9. To recognise Mrs B’s distress the Council will pay her £100.",
            &["£100 agreed Mrs B"],
        ),
        (
            "# action Action\n9. Mr and Mrs N were left uncertain. The Council will pay them £150.",
            &["£150 agreed Mr and Mrs N"],
        ),
        (
            "# complaint The complaint\n1. Miss Q complains about her rent.\n# action Action\n9. The Council will apologise to her and pay her £80.",
            &["£80 agreed Miss Q"],
        ),
        (
            "# action Action\n9. Mrs P complained for Mr S. The Council will pay him £80.",
            &["£80 agreed Mr S"],
        ),
    ]);
}

#[test]
fn no_name_no_payee() {
    check(&[(
        "# action Action\n9. The Council has agreed to pay £250 for the delay.",
        &["£250 agreed -"],
    )]);
}

#[test]
fn payees_that_are_no_surnames() {
    check(&[
        (
            "# action Action\n9. The Council will pay the aunt and uncle £850 and the grandparents £400.",
            &["£850 agreed the aunt and uncle", "£400 agreed the grandparents"],
        ),
        (
            "# action Action\n9. The Council will pay £6179 to the estate of Mr D.",
            &["£6,179 agreed the estate of Mr D"],
        ),
        ("# action Action\n9. The Council will pay Child Y £1,000.", &["£1,000 agreed Child Y"]),
        (
            "# action Action\n9. The Council will pay Mr X’s mother £100.",
            &["£100 agreed Mr X’s mother"],
        ),
    ]);
}

#[test]
fn each_is_one_payment_for_each() {
    check(&[
        (
            "# action Action\n9. The Council will pay Mr G and Mrs G £600 each.",
            &["£600 agreed Mr G", "£600 agreed Mrs G"],
        ),
        (
            "# action Action\n9. It will pay £500 each to Mr O and Mrs O.",
            &["£500 agreed Mr O", "£500 agreed Mrs O"],
        ),
        (
            "# action Action\n9. The Council will pay Mr and Mrs R £250 each for their distress.",
            &["£250 agreed Mr R", "£250 agreed Mrs R"],
        ),
        (
            "# action Action\n9. The Council and the ICB will each pay Mr B £200.\n10. The Trust will pay Mrs B £350.",
            &[
                "£200 agreed Mr B by the Council",
                "£200 agreed Mr B by the ICB",
                "£350 agreed Mrs B by the Trust",
            ],
        ),
    ]);
}

#[test]
fn for_whose_benefit() {
    check(&[
        (
            "# action Action\n9. The Council will pay Mrs B £900 for C’s benefit.",
            &["£900 agreed Mrs B for C"],
        ),
        (
            "# action Action\n9. The Council will pay Ms E £1,400 to be spent on H’s education.",
            &["£1,400 agreed Ms E for H"],
        ),
        (
            "# action Action\n9. The Council will pay Mrs K £1,800 for the education D lost, to be used for his benefit.",
            &["£1,800 agreed Mrs K for D"],
        ),
    ]);
}

#[test]
fn purposes_come_from_the_words_of_each_sum() {
    use Purpose::{Distress, LossOfEducation, TimeAndTrouble, Uncertainty};
    let ledger = read(
        "# action Action\n9. The Council will pay Mrs K:\n- £300 for the distress and uncertainty caused by the delay;\n- £900 for the education D missed;\n- £100 to recognise her time and trouble.",
    );
    let purposes: Vec<_> = ledger.payments.iter().map(|p| p.purposes.clone()).collect();
    assert_eq!(
        purposes,
        [vec![Distress, Uncertainty], vec![LossOfEducation], vec![TimeAndTrouble]]
    );
}

#[test]
fn awards_have_a_time_limit() {
    let ledger = read(
        "# action Action\n9. Within four weeks of this decision the Council will:\n- pay Mrs K £300.",
    );
    let due = ledger.payments[0].due.clone().unwrap();
    assert_eq!(due.date, jiff::civil::Date::new(2025, 7, 29).ok());
}

#[test]
fn two_bodies_two_sums() {
    check(&[
        (
            "# action Action\n9. The Council should pay Mr X £300 and the Trust should pay him £200.",
            &["£300 recommended Mr X by the Council", "£200 recommended Mr X by the Trust"],
        ),
        (
            "# action Action\n9. The Council and the Trust will pay Mr X £250 each.",
            &["£250 agreed Mr X by the Council", "£250 agreed Mr X by the Trust"],
        ),
        (
            "# action Action\n9. The Council will pay £150 to each of Q and R, and £350 to P.",
            &["£150 agreed Q", "£150 agreed R", "£350 agreed P"],
        ),
        (
            "# action Action\n9. The Council will refund fees of £75 and £235 to Ms P.",
            &["£75 agreed Ms P (refund)", "£235 agreed Ms P (refund)"],
        ),
    ]);
}
