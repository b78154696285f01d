//! Parts and totals, rates, ranges, and sums on one verb.

use super::{beside, check, lines, read};

#[test]
fn several_sums_on_one_verb() {
    check(&[
        (
            "# action Agreed action\n9. The Council agreed to pay Mr X £500, and Mr and Mrs L £3,000 for the strain.",
            &["£500 agreed Mr X", "£3,000 agreed Mr and Mrs L"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Ms D £400 for her distress and £150 for her time and trouble.",
            &["£400 agreed Ms D", "£150 agreed Ms D"],
        ),
        (
            "# action Agreed action\n9. The Council will pay the first family £300, the second £100 and the third £600 for the uncertainty.",
            &["£300 agreed the first family", "£100 agreed the second", "£600 agreed the third"],
        ),
        (
            "# action Agreed action\n9. The Council will pay £200 to Mrs S, £100 to her son and £50 to Mr V.",
            &["£200 agreed Mrs S", "£100 agreed her son", "£50 agreed Mr V"],
        ),
        (
            "# action Agreed action\n9. The Council will apologise; refund £310.00 to Mrs V; and pay Mrs V £350.",
            &["£310 agreed Mrs V (refund)", "£350 agreed Mrs V"],
        ),
    ]);
}

#[test]
fn a_total_stands_beside_its_parts() {
    let cases: &[(&str, &[&str], &[&str])] = &[
        (
            "# action Agreed action\n9. The Council will pay Mrs K £550, made up of:\n- £300 for distress; and\n- £250 for time and trouble.",
            &["£300 agreed Mrs K", "£250 agreed Mrs K"],
            &["£550 total"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mrs K £300 for distress and £250 for time and trouble, a total of £550.",
            &["£300 agreed Mrs K", "£250 agreed Mrs K"],
            &["£550 total"],
        ),
        (
            "# action Agreed action\n9. The Council will:\n- pay Mrs K £300; and\n- pay Mr K £250.\n10. This comes to £550 altogether.",
            &["£300 agreed Mrs K", "£250 agreed Mr K"],
            &["£550 total"],
        ),
        (
            "= The Council has agreed to pay £550.\n# action Agreed action\n9. The Council will:\n- pay Mrs K £300; and\n- pay Mr K £250.",
            &["£300 agreed Mrs K", "£250 agreed Mr K"],
            &["£550 total"],
        ),
        (
            "# action Agreed action\n9. It will pay a further £450 to Ms V: £300 of this is for frustration and £150 is for her trouble.",
            &["£300 agreed Ms V", "£150 agreed Ms V"],
            &["£450 total"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Mrs K a total of £550 for her distress.",
            &["£550 agreed Mrs K"],
            &[],
        ),
    ];
    for (text, payments, others) in cases {
        let ledger = read(text);
        assert_eq!(lines(&ledger), *payments, "{text}");
        assert_eq!(beside(&ledger), *others, "{text}");
    }
}

#[test]
fn a_rate_is_not_an_award() {
    check(&[
        (
            "# action Action\n9. The Council will pay Mrs B:\n- £350 to acknowledge her distress. This is calculated at £50 per month of delay, for the three-month delay at first and the four-month delay later.",
            &["£350 agreed Mrs B [£50/month x 7]"],
        ),
        (
            "# action Action\n9. The Council will pay Miss R £1,400 (£100 a month for 14 months).",
            &["£1,400 agreed Miss R [£100/month x 14]"],
        ),
        (
            "# action Action\n9. The Council will pay Miss R £2,250, worked out at £150 for each of the 15 weeks she waited.",
            &["£2,250 agreed Miss R [£150/week x 15]"],
        ),
        (
            "# action Action\n9. The Council will pay Ms T £2,750. This is ten months at £275 a month.",
            &["£2,750 agreed Ms T [£275/month x 10]"],
        ),
        (
            "# action Action\n9. The Council will pay Ms T £200 a month for each month until it issues the final Plan.",
            &["to_be_calculated agreed Ms T [£200/month x ?]"],
        ),
        (
            "# action Action\n9. The Council will pay Mr and Mrs D £900 a term for the two and a half terms C missed, a total of £2,250.",
            &["£2,250 agreed Mr and Mrs D [£900/term x 2.5]"],
        ),
        (
            "# action Action\n9. The Council has agreed to reimburse Mr P for mileage at 45p a mile.",
            &["to_be_calculated agreed Mr P (reimbursement) [£0.45/mile x ?]"],
        ),
    ]);
}

#[test]
fn wrong_arithmetic_is_noted() {
    let ledger = read(
        "# action Action\n9. The Council will pay Miss R £1,300 (£100 a month for 14 months).",
    );
    assert_eq!(lines(&ledger), ["£1,300 agreed Miss R [£100/month x 14]"]);
    assert_eq!(ledger.diagnostics.len(), 1);
    assert_eq!(ledger.diagnostics[0].code, "payment/arithmetic");
}

#[test]
fn limits_and_ranges() {
    check(&[
        (
            "# action Action\n9. The Council will reimburse Ms R for storage, up to a maximum of £480.",
            &["up to £480 agreed Ms R (reimbursement)"],
        ),
        (
            "# action Action\n9. The Council will pay Mr O between £500 and £750, depending on his receipts.",
            &["£500 to £750 agreed Mr O"],
        ),
        (
            "# action Action\n9. The Council will pay Mr O £200-300 for his trouble.",
            &["£200 to £300 agreed Mr O"],
        ),
    ]);
}

#[test]
fn sums_as_they_are_printed() {
    check(&[
        (
            "# action Action\n9. The Council will pay Miss X and her family £4350.",
            &["£4,350 agreed Miss X and her family"],
        ),
        (
            "# action Action\n9. The Council will pay Mr Z £1 250.50 for lost rent.",
            &["£1,250.50 agreed Mr Z"],
        ),
        (
            "# action Action\n9. The Council will pay Mr Z two hundred pounds.",
            &["£200 agreed Mr Z"],
        ),
        (
            "# action Action\n9. The Council will pay Mr Z £3k for the lost provision.",
            &["£3,000 agreed Mr Z"],
        ),
    ]);
}

#[test]
fn rates_with_their_totals_in_any_order() {
    check(&[
        (
            "# action Action\n9. The Council should pay Mr X £100 for each month from May to September 2023, a total of £500.",
            &["£500 recommended Mr X [£100/month x 5]"],
        ),
        (
            "# action Action\n9. The Council will pay Miss X £2400. This is calculated as £400 per month for 6 months.",
            &["£2,400 agreed Miss X [£400/month x 6]"],
        ),
        (
            "# action Action\n9. The Council will pay Miss X £600 (£200 x 3 months).",
            &["£600 agreed Miss X [£200/month x 3]"],
        ),
        (
            "# action Action\n9. The Council will pay Miss X £500 for the delay and then £100 a month until it issues the Plan.",
            &["£500 agreed Miss X", "to_be_calculated agreed Miss X [£100/month x ?]"],
        ),
        (
            "# action Action\n9. The Council will pay Miss X £1,100, which equates to £100 per month between March 2021 and January 2022.",
            &["£1,100 agreed Miss X [£100/month x 11]"],
        ),
        (
            "# action Action\n9. The Council will pay Mr T £20 a month for the 14 months of delay, which is £280.",
            &["£280 agreed Mr T [£20/month x 14]"],
        ),
    ]);
}

#[test]
fn totals_with_what_was_paid_before() {
    let ledger = read(
        "# action Action\n9. The Council will pay Mr P £500 for distress. It will also pay him £150 for his time and trouble, making a total payment of £650.",
    );
    assert_eq!(lines(&ledger), ["£500 agreed Mr P", "£150 agreed Mr P"]);
    assert_eq!(beside(&ledger), ["£650 total"]);
    let ledger = read(
        "# action Action\n9. The Council will pay Mr and Mrs X a total of £1,750: £1,000 for X, £500 for Y and £250 for Z.",
    );
    assert_eq!(beside(&ledger), ["£1,750 total"]);
}

#[test]
fn parts_and_totals_in_the_next_sentence() {
    check(&[
        (
            "# action Action\n9. The Council will pay Miss P £1,000. This is made up of £750 for the loss of a home and £250 for distress.",
            &["£750 agreed Miss P", "£250 agreed Miss P"],
        ),
        (
            "# action Action\n9. The Council will pay Mrs X £200 a month for a year (12 months). This totals £2,400.",
            &["£2,400 agreed Mrs X [£200/month x 12]"],
        ),
        (
            "# action Action\n9. The Council will make a payment to Mr D. This should be £50 a week for the 26 weeks he was without heating, a total of £1,300.",
            &["£1,300 agreed Mr D [£50/week x 26]"],
        ),
        (
            "# action Action\n9. The Council will pay Mrs G an extra £150, bringing the total payment to £400.",
            &["£150 agreed Mrs G"],
        ),
        (
            "# action Action\n9. The Council has agreed to reduce Mr Q’s invoice from £3,400 to £1,250.",
            &["to_be_calculated agreed Mr Q (waiver)"],
        ),
        (
            "# action Action\n9. The Council agreed that it would pay Miss A £250.",
            &["£250 agreed Miss A"],
        ),
    ]);
}
