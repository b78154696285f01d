//! Offers, refusals, and payments made before the decision.

use super::{beside, check, lines, read};

#[test]
fn offers_made_before() {
    check(&[
        (
            "# events What happened\n5. The Council apologised and offered Ms A £100 for the delay.",
            &["£100 offered Ms A"],
        ),
        (
            "# events What happened\n5. It offered Mr and Mrs O £300 as a token.",
            &["£300 offered Mr and Mrs O"],
        ),
        (
            "# events What happened\n5. The home offered Mrs W £100 as a gesture of goodwill, which she refused.",
            &["£100 declined Mrs W"],
        ),
        (
            "# events What happened\n5. In its final response the Council offered Ms T £500. She did not accept this.",
            &["£500 declined Ms T"],
        ),
        (
            "# events What happened\n5. The Council said it would pay Mr J £75. Mr J turned this down.",
            &["£75 declined Mr J"],
        ),
        (
            "# events What happened\n5. The Council at first proposed £50 to Mr F. It refused to pay more.",
            &["£50 offered Mr F"],
        ),
        ("# events What happened\n5. Mr G offered to pay £60 a month towards his arrears.", &[]),
        (
            "# analysis Analysis\n7. The Council is willing to pay Mr E £250, and no more.",
            &["£250 offered Mr E"],
        ),
    ]);
}

#[test]
fn one_offer_told_three_times() {
    let ledger = read(
        "# events What happened\n5. The Council apologised to Mrs B and offered her £250.\n6. She was not in agreement with its findings and its offer of £250.\n# analysis Analysis\n7. The Council offered Mrs B £250, which she declined.",
    );
    assert_eq!(lines(&ledger), ["£250 declined Mrs B"]);
    assert_eq!(ledger.payments[0].also_at.len(), 2);
    assert!(beside(&ledger).is_empty());
}

#[test]
fn payments_made_before() {
    check(&[
        (
            "# events What happened\n5. At stage two the Council upheld the complaint and paid Miss R £200 for her distress.",
            &["£200 paid Miss R"],
        ),
        (
            "# events What happened\n5. The Council refunded the £120 to him in January. Mr Y was pleased.",
            &["£120 paid Mr Y (refund)"],
        ),
        (
            "# events What happened\n5. In its answer to Mr H’s complaint it told him it had cancelled the £72.50 costs.",
            &["£72.50 paid Mr H (waiver)"],
        ),
        (
            "# events What happened\n5. Mr H paid £55 a week. He was charged £120 by his bank, and paid £96 for a report.",
            &[],
        ),
        (
            "# events What happened\n5. In 2015 the Council wrote off arrears of £4366 from earlier years.",
            &[],
        ),
        ("# events What happened\n5. The Council paid £412 a month in direct payments.", &[]),
    ]);
}

#[test]
fn an_offer_that_will_now_be_paid_is_one_agreed_payment() {
    check(&[
        (
            "# events What happened\n5. The Council offered Mr Y £350. Mr Y did not accept.\n# action Agreed action\n9. The Council will pay Mr Y the £350 it previously offered.",
            &["£350 agreed Mr Y"],
        ),
        (
            "# events What happened\n5. The Council offered Mr Y £350.\n# analysis Analysis\n7. The offer is fair and I have asked the Council to make that payment now. It has agreed to do so.",
            &["£350 agreed Mr Y"],
        ),
    ]);
}

#[test]
fn increased_offers() {
    check(&[
        (
            "# analysis Analysis\n7. The Council has agreed to increase its offer to Mr Z from £50 to £175.",
            &["£50 offered Mr Z", "£175 agreed Mr Z"],
        ),
        (
            "# events What happened\n5. The Council offered Mr Z £50.\n# analysis Analysis\n7. It has now agreed to increase its payment to Mr Z to £175.",
            &["£50 offered Mr Z", "£175 agreed Mr Z"],
        ),
        (
            "# action Agreed action\n9. The Council will pay Miss K £200 instead of the £100 it offered.",
            &["£200 agreed Miss K", "£100 offered Miss K"],
        ),
    ]);
}

#[test]
fn a_further_sum_comes_on_top() {
    check(&[
        (
            "# events What happened\n5. After her complaint the Council paid Ms V £100 to say sorry.\n# action Agreed action\n9. In addition to the £100 it has already given her, the Council will pay Ms V a further £450.",
            &["£100 paid Ms V", "£450 agreed Ms V"],
        ),
        (
            "# events What happened\n5. The Council offered Mr D £250 for the delay.\n# action Agreed action\n9. The Council will pay Mr D a further £250 for his distress.",
            &["£250 offered Mr D", "£250 agreed Mr D"],
        ),
    ]);
}

#[test]
fn what_happened_is_full_of_other_money() {
    check(&[
        (
            "# events What happened\n5. The Council awarded Mr X housing benefit of £85.20 a week. In May it paid him a lump sum of £1,240.",
            &[],
        ),
        (
            "# events What happened\n5. The Council paid the home £450 of this and Mrs X paid a top-up of £250.",
            &[],
        ),
        (
            "# events What happened\n5. The landlord offered Miss X £1,500 to leave. The Council offered her a loan of £900.",
            &[],
        ),
        ("# events What happened\n5. The landlord’s insurer offered £850 for the damage.", &[]),
        (
            "# events What happened\n5. The Council offered to waive £400 of the outstanding charge of £1,600. Mr B declined the offer.",
            &["£400 declined Mr B (waiver)"],
        ),
        (
            "# events What happened\n5. The Council apologised and sent Mrs G a cheque for £75, which she returned.",
            &["£75 declined Mrs G"],
        ),
        (
            "# events What happened\n5. The Council said it would make Mrs X a payment of £150 for its delay. It made this payment in June.",
            &["£150 paid Mrs X"],
        ),
        (
            "# events What happened\n5. Stage one offered Ms X £100. At stage two the Council increased its offer to £250. Ms X did not accept either offer.",
            &["£100 declined Ms X", "£250 declined Ms X"],
        ),
    ]);
}

#[test]
fn an_offer_overtaken_by_a_larger_sum() {
    check(&[
        (
            "# action Agreed action\n9. The Council has already agreed to pay Mr S £500. It has agreed to increase this to £750.",
            &["£500 offered Mr S", "£750 agreed Mr S"],
        ),
        (
            "# action Agreed action\n9. In addition to the £250 the Council has offered, it has agreed to pay Mr S a further £200 (a total of £450).",
            &["£250 offered Mr S", "£200 agreed Mr S"],
        ),
    ]);
}

#[test]
fn an_offer_that_another_award_takes_up_is_no_award_of_its_sum() {
    let told = "# events What happened\n5. The Council offered Miss O £150 for missing her request.\n# action Action\n6. The Council will:\n";
    for list in [
        "- pay Miss O £250 for the lost review, which includes the £150 already offered; and\n- pay Miss O £150 for the distress of the letter.",
        "- pay Miss O £250 for the lost review, instead of the £150 it offered; and\n- pay Miss O £150 for the distress of the letter.",
        "- pay Miss O £250 for the lost review, increased from its earlier offer of £150 it offered; and\n- pay Miss O £150 for the distress of the letter.",
        "- pay Miss O £250 for the lost review, rather than the £150 offered before; and\n- pay Miss O £150 for the distress of the letter.",
    ] {
        let ledger = read(&format!("{told}{list}"));
        let expected = ["£150 offered Miss O", "£250 agreed Miss O", "£150 agreed Miss O"];
        assert_eq!(lines(&ledger), expected, "{list}");
    }
}

#[test]
fn an_offer_that_was_not_enough_stays_beside_an_equal_award_for_something_else() {
    let list = "\n# action Action\n6. The Council will:\n- pay Ms R £900 for the lessons that F missed;\n- pay Ms R £300 for the frustration caused by the late Plan.";
    for told in [
        "It admitted some delay and offered £300. Ms R did not think this went far enough.",
        "It offered Ms R £300 for its late reply. She said this was not enough.",
        "It offered Ms R £300, which she thought inadequate.",
        "The Council offered £300. Ms R told it the sum was too low.",
    ] {
        let text = format!("# events What happened\n5. {told}{list}");
        let ledger = read(&text);
        assert_eq!(ledger.payments.len(), 3, "{told}: {:?}", lines(&ledger));
        assert!(!ledger.payments[0].awarded, "{told}");
    }
    for told in [
        "The Council offered Ms R £300 for its late Plan.",
        "It offered £300. Ms R came to us.",
        "It offered Ms R £300 for her frustration. She did not think this enough.",
        "In its reply the Council offered Ms R £300 to put this right.",
    ] {
        let ledger = read(&format!("# events What happened\n5. {told}{list}"));
        assert_eq!(lines(&ledger), ["£900 agreed Ms R", "£300 agreed Ms R"], "{told}");
    }
}
