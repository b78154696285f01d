//! Each shape of a payment in the wordings of all the years.

use super::check;

/// Checks sentences of a remedy section, each with one payment more or less.
fn check_remedy(table: &[(&str, &[&str])]) {
    let texts: Vec<String> = table
        .iter()
        .map(|(sentence, _)| {
            format!(
                "# complaint The complaint\n1. Mrs B complains about the Council.\n# action Agreed action\n9. {sentence}"
            )
        })
        .collect();
    let rows: Vec<(&str, &[&str])> =
        texts.iter().zip(table).map(|(text, (_, expected))| (text.as_str(), *expected)).collect();
    check(&rows);
}

#[test]
fn money_goes_to_a_person() {
    check_remedy(&[
        ("The Council will pay Mrs B £250.", &["£250 agreed Mrs B"]),
        ("The Council will pay £250 to Mrs B.", &["£250 agreed Mrs B"]),
        ("The Council will make a payment of £250 to Mrs B.", &["£250 agreed Mrs B"]),
        ("The Council will make Mrs B a payment of £250.", &["£250 agreed Mrs B"]),
        ("The Council will make a £250 payment to Mrs B.", &["£250 agreed Mrs B"]),
        ("The Council will provide Mrs B with a payment of £250.", &["£250 agreed Mrs B"]),
        ("The Council will provide a financial remedy of £250 to Mrs B.", &["£250 agreed Mrs B"]),
        ("The Council will give Mrs B £250.", &["£250 agreed Mrs B"]),
        ("The Council will award Mrs B the sum of £250.", &["£250 agreed Mrs B"]),
        ("The Council will send Mrs B a cheque for £250.", &["£250 agreed Mrs B"]),
        ("The Council will issue Mrs B with a payment of £250.", &["£250 agreed Mrs B"]),
        ("The Council will pay Mrs B a total of £250.", &["£250 agreed Mrs B"]),
        ("The Council will pay Mrs B the sum of £250.", &["£250 agreed Mrs B"]),
        ("The Council will pay a sum of £250 to Mrs B.", &["£250 agreed Mrs B"]),
        ("The Council will compensate Mrs B £250 for her distress.", &["£250 agreed Mrs B"]),
        (
            "The Council will compensate Mrs B with £250 for the worry it caused.",
            &["£250 agreed Mrs B"],
        ),
        ("£250 should be paid to Mrs B.", &["£250 agreed Mrs B"]),
        ("A payment of £250 should be made to Mrs B.", &["£250 agreed Mrs B"]),
        ("A payment of £250 will be made to Mrs B within a month.", &["£250 agreed Mrs B"]),
        ("Mrs B should be paid £250.", &["£250 agreed Mrs B"]),
        ("Mrs B will be paid £250 by the Council.", &["£250 agreed Mrs B"]),
        ("Mrs B will receive £250 from the Council.", &["£250 agreed Mrs B"]),
        ("Mrs B should receive a payment of £250.", &["£250 agreed Mrs B"]),
        ("We agreed £250 to be paid to Mrs B.", &["£250 agreed Mrs B"]),
        ("A payment of £250 is appropriate.", &["£250 agreed Mrs B"]),
        ("I consider £250 to Mrs B to be an appropriate remedy.", &["£250 agreed Mrs B"]),
        (
            "The Council has agreed to remedy this by paying Mrs B £250 for the distress.",
            &["£250 agreed Mrs B"],
        ),
        (
            "The Council has agreed to a payment of £250 to Mrs B for the distress.",
            &["£250 agreed Mrs B"],
        ),
        ("The Council has accepted our proposal that it pays Mrs B £250.", &["£250 agreed Mrs B"]),
        (
            "We asked the Council to make Mrs B a symbolic payment of £250, which it has agreed to do.",
            &["£250 agreed Mrs B"],
        ),
        ("The Council should offer Mrs B £250.", &["£250 agreed Mrs B"]),
        ("The Council should offer to pay Mrs B £250.", &["£250 agreed Mrs B"]),
        ("Apologise to Mrs B and pay her £250.", &["£250 agreed Mrs B"]),
        (
            "The Council has agreed to make a payment to Mrs B of £250 in recognition of her frustration.",
            &["£250 agreed Mrs B"],
        ),
    ]);
}

#[test]
fn money_comes_back() {
    check_remedy(&[
        ("The Council will refund Mrs B £42.60.", &["£42.60 agreed Mrs B (refund)"]),
        ("The Council will refund £42.60 to Mrs B.", &["£42.60 agreed Mrs B (refund)"]),
        (
            "The Council will refund the £42.60 Mrs B paid for the permit.",
            &["£42.60 agreed Mrs B (refund)"],
        ),
        ("The Council will give Mrs B a refund of £42.60.", &["£42.60 agreed Mrs B (refund)"]),
        ("The Council will issue a refund of £42.60.", &["£42.60 agreed Mrs B (refund)"]),
        ("The Council will repay the fee of £42.60.", &["£42.60 agreed Mrs B (refund)"]),
        ("The fee of £42.60 should be refunded to Mrs B.", &["£42.60 agreed Mrs B (refund)"]),
        ("Mrs B should be refunded £42.60.", &["£42.60 agreed Mrs B (refund)"]),
        (
            "The Council will reimburse Mrs B £42.60 for the taxi.",
            &["£42.60 agreed Mrs B (reimbursement)"],
        ),
        (
            "The Council will reimburse £429 plus delivery charges to Mrs B for the cooker she bought.",
            &["£429 agreed Mrs B (reimbursement)"],
        ),
        (
            "The Council will reimburse Mrs B’s travel costs of £42.60.",
            &["£42.60 agreed Mrs B (reimbursement)"],
        ),
        (
            "The Council will meet the cost of Mrs B’s private assessment up to £900.",
            &["up to £900 agreed Mrs B (reimbursement)"],
        ),
        (
            "The Council will cover Mrs B’s storage costs, up to a maximum of £900, on production of receipts.",
            &["up to £900 agreed Mrs B (reimbursement)"],
        ),
        (
            "The Council will refund Mrs B the £318 she spent on a hotel.",
            &["£318 agreed Mrs B (refund)"],
        ),
        (
            "The Council will repay Mrs B the £318 she spent on a hotel.",
            &["£318 agreed Mrs B (reimbursement)"],
        ),
    ]);
}

#[test]
fn money_is_not_asked_for() {
    check_remedy(&[
        (
            "The Council will waive the outstanding charge of £612 on Mrs B’s account.",
            &["£612 agreed Mrs B (waiver)"],
        ),
        ("The Council will cancel the invoice of £612.", &["£612 agreed Mrs B (waiver)"]),
        ("The Council will cancel the invoice for £612.", &["£612 agreed Mrs B (waiver)"]),
        ("The Council will cancel Mrs B’s debt of £612.", &["£612 agreed Mrs B (waiver)"]),
        ("The Council will reduce Mrs B’s invoice by £612.", &["£612 agreed Mrs B (waiver)"]),
        ("The Council will take £612 off what Mrs B owes.", &["£612 agreed Mrs B (waiver)"]),
        ("The Council will deduct £612 from Mrs B’s bill.", &["£612 agreed Mrs B (waiver)"]),
        (
            "The Council will write off Mrs B’s rent arrears of £612.",
            &["£612 agreed Mrs B (write_off)"],
        ),
        ("The Council will write off arrears of £612.", &["£612 agreed Mrs B (write_off)"]),
        ("The Council will write £612 off the arrears.", &["£612 agreed Mrs B (write_off)"]),
        ("The debt of £612 should be written off.", &["£612 agreed Mrs B (write_off)"]),
        ("The Council will not pursue the debt of £612.", &["£612 agreed Mrs B (waiver)"]),
        (
            "The Council will remove the summons costs of £112.50.",
            &["£112.50 agreed Mrs B (waiver)"],
        ),
    ]);
}

#[test]
fn money_goes_onto_an_account() {
    check_remedy(&[
        ("The Council will credit Mrs B’s rent account with £180.", &["£180 agreed Mrs B"]),
        ("The Council will credit her rent account with £180.", &["£180 agreed Mrs B"]),
        ("The Council will credit £180 to Mrs B’s council tax account.", &["£180 agreed Mrs B"]),
        ("The Council will apply a credit of £180 to Mrs B’s account.", &["£180 agreed Mrs B"]),
        (
            "The Council will pay £180 into Mrs B’s rent account, to acknowledge the delay.",
            &["£180 agreed Mrs B"],
        ),
        ("The Council will send Mrs B a gift voucher worth £30.", &["£30 agreed Mrs B (other)"]),
        ("The Council will give Mrs B £30 in shopping vouchers.", &["£30 agreed Mrs B (other)"]),
        ("The Council will send Mrs B a £30 gift card.", &["£30 agreed Mrs B (other)"]),
        (
            "The Council will backdate Mrs B’s housing benefit to 4 May 2020, which is worth £1,310.",
            &["£1,310 agreed Mrs B (backdated_benefit)"],
        ),
        (
            "The Council will backdate Mrs B’s housing benefit to 4 May 2020 (worth £1,310).",
            &["£1,310 agreed Mrs B (backdated_benefit)"],
        ),
        (
            "The Council will backdate Mrs B’s housing benefit to 4 May 2020.",
            &["to_be_calculated agreed Mrs B (backdated_benefit)"],
        ),
    ]);
}

#[test]
fn sums_stand_in_lists() {
    check_remedy(&[
        (
            "The Council will:\na) apologise to Mrs B;\nb) pay her £250; and\nc) refund the £40 fee.",
            &["£250 agreed Mrs B", "£40 agreed Mrs B (refund)"],
        ),
        (
            "Within one month the Council will pay Mrs B:\n- £100 for her time and trouble;\n- £250 for her distress; and\n- £600 for the care she went without.",
            &["£100 agreed Mrs B", "£250 agreed Mrs B", "£600 agreed Mrs B"],
        ),
        (
            "The Council has agreed to make the following payments to Mrs B:\n- £100 for time and trouble\n- £250 for distress",
            &["£100 agreed Mrs B", "£250 agreed Mrs B"],
        ),
        (
            "The Council should:\n- make the following payments:\n-- £100 to Mrs B for her time and trouble; and\n-- £250 to Mr B for his distress.",
            &["£100 agreed Mrs B", "£250 agreed Mr B"],
        ),
        (
            "The Council will pay:\n- Mrs B £100;\n- her son £250; and\n- Mr T £75.",
            &["£100 agreed Mrs B", "£250 agreed her son", "£75 agreed Mr T"],
        ),
        (
            "The Council will pay Mrs B a total of £700, made up of:\n- £300 for distress; and\n- £400 for the missed respite.",
            &["£300 agreed Mrs B", "£400 agreed Mrs B"],
        ),
        (
            "The Council will pay Mrs B £700. This comprises £300 for distress and £400 for the missed respite.",
            &["£300 agreed Mrs B", "£400 agreed Mrs B"],
        ),
        (
            "The Council will pay Mrs B £300 for distress and £400 for the missed respite, a total of £700.",
            &["£300 agreed Mrs B", "£400 agreed Mrs B"],
        ),
        (
            "The Council will pay Mrs B £300 for distress, £100 for her time and trouble and a further £400 for the missed respite.",
            &["£300 agreed Mrs B", "£100 agreed Mrs B", "£400 agreed Mrs B"],
        ),
    ]);
}

#[test]
fn sums_have_their_arithmetic() {
    check_remedy(&[
        (
            "The Council will pay Mrs B £1,200 (£200 a month for six months).",
            &["£1,200 agreed Mrs B [£200/month x 6]"],
        ),
        (
            "The Council will pay Mrs B £200 for each of the six months she waited, £1,200 in total.",
            &["£1,200 agreed Mrs B [£200/month x 6]"],
        ),
        (
            "The Council will pay Mrs B £200 a month from May to October 2023, totalling £1,200.",
            &["£1,200 agreed Mrs B [£200/month x 6]"],
        ),
        (
            "The Council will pay Mrs B £1,200. This is based on £200 per month for six months.",
            &["£1,200 agreed Mrs B [£200/month x 6]"],
        ),
        (
            "The Council will pay Mrs B £900 per term for the two terms of education her son missed, a total of £1,800.",
            &["£1,800 agreed Mrs B [£900/term x 2]"],
        ),
        (
            "The Council will pay Mrs B £150 for every month from May 2023 until it makes her an offer.",
            &["to_be_calculated agreed Mrs B [£150/month x ?]"],
        ),
        (
            "The Council will pay Mrs B between £100 and £300, depending on her receipts.",
            &["£100 to £300 agreed Mrs B"],
        ),
    ]);
}
