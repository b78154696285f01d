//! How an award is worded.

use super::{beside, check, lines, read};

#[test]
fn one_sum_in_the_remedy() {
    check(&[
        (
            "# action Agreed action\n9. The Council has agreed to apologise to Mrs B and pay her £350 for her distress.",
            &["£350 agreed Mrs B"],
        ),
        (
            "# action Action\n9. Within four weeks of my decision the Council will:\n- write to Mr T to apologise; and\n- pay him £200 for his time and trouble.",
            &["£200 agreed Mr T"],
        ),
        (
            "# action Recommended action\n9. The Council should make a payment of £150 to Miss D in recognition of the inconvenience.",
            &["£150 recommended Miss D"],
        ),
        (
            "# action Agreed action\n9. I recommended the Council pay Ms F £500. The Council has agreed to my recommendation.",
            &["£500 agreed Ms F"],
        ),
        (
            "# action Recommendations\n9. To put things right the Council should:\n- pay the complainant £1,000 to acknowledge the lost chance of a move.",
            &["£1,000 recommended the complainant"],
        ),
        (
            "# action Agreed action\n9. To remedy the injustice caused to Mr and Mrs L, the Care Provider has agreed to pay them £250.",
            &["£250 agreed Mr and Mrs L"],
        ),
        (
            "# action Action\n9. The Council will pay Mrs H a symbolic payment of £300 to recognise the uncertainty its faults left her with.",
            &["£300 agreed Mrs H"],
        ),
        (
            "# action Agreed action\n9. A sum of £75 should be paid to Mr K for his trouble.",
            &["£75 agreed Mr K"],
        ),
    ]);
}

#[test]
fn no_remedy_section_of_its_own() {
    check(&[
        (
            "# analysis My assessment\n7. I asked the Council to apologise and to pay Mrs X £150 for the distress its delay caused. To its credit, the Council agreed.",
            &["£150 agreed Mrs X"],
        ),
        (
            "= The Council was at fault. It has agreed to make a payment of £225 to Ms C.\n# complaint The complaint\n1. Ms C complains about a bill.",
            &["£225 agreed Ms C"],
        ),
        (
            "# analysis My findings\n7. The Council has offered to pay Mr P £100, and I consider this a suitable remedy.",
            &["£100 offered Mr P"],
        ),
        (
            "# analysis Assessment\n7. I consider a payment of £200 to Mr R would be appropriate. The Council has accepted my recommendation.",
            &["£200 agreed Mr R"],
        ),
        (
            "# decision Final decision\n8. I have ended my investigation because the Council will now refund Mrs T £64.20.",
            &["£64.20 agreed Mrs T (refund)"],
        ),
    ]);
}

#[test]
fn recommended_and_refused_stays_recommended() {
    check(&[
        (
            "= The Council does not accept our recommendation.\n# action Recommendations\n9. The Council should pay Mr E £400 for the work he lost.",
            &["£400 recommended Mr E"],
        ),
        (
            "# action Recommended action\n9. I recommended the Council pay Miss V £800. It has refused to agree to this remedy.",
            &["£800 recommended Miss V"],
        ),
    ]);
}

#[test]
fn other_forms_than_payment() {
    check(&[
        (
            "# action Agreed action\n9. The Council has agreed to:\n- apologise to Mr F;\n- refund his parking charges of £46.80;\n- waive the £10 fee for a new badge; and\n- write off the £618.20 he owes.",
            &[
                "£46.80 agreed Mr F (refund)",
                "£10 agreed Mr F (waiver)",
                "£618.20 agreed Mr F (write_off)",
            ],
        ),
        (
            "# action Agreed action\n9. The Council will reimburse Mrs J the £1,046 she spent on a private report.",
            &["£1,046 agreed Mrs J (reimbursement)"],
        ),
        (
            "# action Action\n9. The Council will waive the charges of £6,318.90 it has invoiced to the estate of Mr F.",
            &["£6,318.90 agreed the estate of Mr F (waiver)"],
        ),
        (
            "# action Agreed action\n9. The Council will repay Ms N the £95 clamping fee within a month.",
            &["£95 agreed Ms N (refund)"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to cancel the invoice for £1,204.12 sent to Mrs Y.",
            &["£1,204.12 agreed Mrs Y (waiver)"],
        ),
        (
            "# action Agreed action\n9. The Council will backdate Mrs G’s council tax support to April 2021.",
            &["to_be_calculated agreed Mrs G (backdated_benefit)"],
        ),
        (
            "# action Agreed action\n9. The Council will deduct £500 from what Mr W owes for his care.",
            &["£500 agreed Mr W (waiver)"],
        ),
    ]);
}

#[test]
fn payments_without_a_sum() {
    check(&[
        (
            "# action Agreed action\n9. The Council will pay Ms T a sum equivalent to the cost of six hours of support a week.",
            &["to_be_calculated agreed Ms T"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to refund Mr S the difference between what he paid and what he should have paid.",
            &["to_be_calculated agreed Mr S (refund)"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to meet 50% of the cost of the survey Mrs M commissioned.",
            &["to_be_calculated agreed Mrs M"],
        ),
        (
            "# action Agreed action\n9. The Council will make a symbolic payment to Miss L for her distress.",
            &["not_stated agreed Miss L"],
        ),
        (
            "= The Council has agreed to make payments to Ms T.\n# action Agreed action\n9. The Council will pay Ms T £100.",
            &["£100 agreed Ms T"],
        ),
        (
            "# analysis My assessment\n7. At stage two the Council offered Mr X a financial remedy. The panel recommended a further financial remedy.\n8. The Council has agreed to an extra remedy, so we need not investigate.",
            &["not_stated agreed Mr X"],
        ),
        (
            "# action Action\n9. The Council will reimburse Mr N for his fares. This amounts to £84.",
            &["£84 agreed Mr N (reimbursement)"],
        ),
    ]);
}

#[test]
fn ordinary_business_is_no_remedy() {
    check(&[
        (
            "# action Agreed action\n9. The Council will:\n- review how it sets up direct payments;\n- remind staff about payment plans; and\n- send us evidence that it has paid its staff’s training fees.",
            &[],
        ),
        (
            "# analysis Analysis\n7. Mrs B will have to pay £55 a week towards her care. The Council will send her a new invoice for £220.",
            &[],
        ),
        ("# analysis Analysis\n7. The Council should have told him the fee was £258.", &[]),
        (
            "# analysis Analysis\n7. The Council’s policy says it will pay up to £500 for a removal.",
            &[],
        ),
        (
            "# analysis Analysis\n7. In an earlier case the Ombudsman recommended another council pay £750.",
            &[],
        ),
        (
            "# analysis Analysis\n7. I have not recommended that the Council pay Mr H £900 for his lost earnings.",
            &[],
        ),
        (
            "# law Guidance\n5. We usually recommend the council pays between £900 and £2,400 a term.",
            &[],
        ),
    ]);
}

#[test]
fn repeats_are_places_and_not_sums() {
    let ledger = read(
        "= The Council will pay Mrs B £350.\n# analysis Analysis\n7. The Council has agreed to pay £350 to Mrs B.\n# action Agreed action\n9. The Council will pay Mrs B £350 for her distress.\n# decision Final decision\n10. The Council has agreed to pay £350 and I have ended my investigation.",
    );
    assert_eq!(lines(&ledger), ["£350 agreed Mrs B"]);
    assert_eq!(ledger.payments[0].paragraph, Some(9));
    assert_eq!(ledger.payments[0].also_at.len(), 3);
    assert!(beside(&ledger).is_empty());
}

#[test]
fn equal_sums_in_the_remedy_are_distinct() {
    let ledger = read(
        "= It has agreed to pay Mr A £500 and Mrs A £500.\n# action Agreed action\n9. The Council will:\n- pay Mr A £500 for distress;\n- pay Mrs A £500 for distress.",
    );
    assert_eq!(lines(&ledger), ["£500 agreed Mr A", "£500 agreed Mrs A"]);
    assert!(beside(&ledger).is_empty());
    let ledger = read(
        "# action Agreed action\n9. The Council will pay Mr A:\n- £200 for the delay; and\n- £200 for his time and trouble.",
    );
    assert_eq!(lines(&ledger), ["£200 agreed Mr A", "£200 agreed Mr A"]);
}

#[test]
fn standing_text_awards_nothing() {
    let ledger = read("# action Action\n9. ! We may ask a body to pay £100 to £300.");
    assert!(ledger.payments.is_empty());
    assert_eq!(beside(&ledger), ["£100", "£300"]);
}

#[test]
fn more_ways_to_word_an_award() {
    check(&[
        (
            "# action Agreed action\n9. The Council agreed to my recommendation that it pay Mr X £250.",
            &["£250 agreed Mr X"],
        ),
        (
            "# action Agreed action\n9. Within one month the Council has agreed to:\na) apologise to Miss X;\nb) pay Miss X £1,500 to reflect the education her son missed; and\nc) pay Miss X a further £300 for her own distress.",
            &["£1,500 agreed Miss X", "£300 agreed Miss X"],
        ),
        (
            "# action Recommended action\n9. I have recommended:\n- a payment of £300 to Mrs O to acknowledge her distress; and\n- a payment of £100 for her time and trouble.",
            &["£300 recommended Mrs O", "£100 recommended Mrs O"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to credit £250 to Mr R’s rent account.",
            &["£250 agreed Mr R"],
        ),
        (
            "# action Agreed action\n9. The Care Provider will reduce Mrs X’s outstanding bill by £1,000.",
            &["£1,000 agreed Mrs X (waiver)"],
        ),
        (
            "# action Agreed action\n9. The Council will not seek to recover the £2,014.30 from Mr U.",
            &["£2,014.30 agreed Mr U (waiver)"],
        ),
        (
            "# action Agreed action\n9. Mrs X should receive £300 from the Council for her distress.",
            &["£300 agreed Mrs X"],
        ),
        (
            "# action Action\n9. The Council will pay Mrs X the outstanding direct payments of £3,456.78.",
            &["£3,456.78 agreed Mrs X"],
        ),
        (
            "# action Agreed action\n9. The Council will make Ms Y an ex gratia payment of £100.",
            &["£100 agreed Ms Y"],
        ),
        (
            "# action Agreed action\n9. The Council will pay £100 compensation to Ms Y.",
            &["£100 agreed Ms Y"],
        ),
        (
            "# action Agreed action\n9. The Council has agreed to my recommendation to recalculate Ms K’s benefit from 4 May 2018 and pay her any arrears.",
            &["to_be_calculated agreed Ms K"],
        ),
        (
            "# action Agreed action\n9. It was agreed £400 should be paid to Mr D for the loss of his goods.",
            &["£400 agreed Mr D"],
        ),
    ]);
}

#[test]
fn offers_during_the_investigation() {
    check(&[
        (
            "# analysis Analysis\n7. In response to my enquiries the Council has offered to pay Mrs X £300 for her distress. I consider this a suitable remedy and have asked it to pay this within a month.",
            &["£300 agreed Mrs X"],
        ),
        (
            "# analysis Analysis\n7. The Council apologised and offered Mr X £150. I consider this is a proportionate remedy for the injustice.",
            &["£150 offered Mr X"],
        ),
    ]);
}
